/*
 * The reader's rows, run the other way.  Where the reader offers sections to
 * rows, the writer offers members to rows: each takes what it can say, in the
 * order of the rows, and leaves the rest to the next; a list is taken from its
 * front, because elements must come back in their order.
 *
 * An element of `onderdelen` that carries the title of a section (prose between
 * a group's heading and its first part, say) is written in that section.
 */
#include "edit/body.h"

enum { HEADINGS = 6 };

/* A map that is being written: how far each of its members is. */
struct filling {
	const struct node *map;
	size_t *done; /* elements of a list; 1 for all else */
};

static void put_rows(struct body *w, struct filling *f,
		     const struct markup_row *rows, unsigned level);
static void put_others(struct body *w, struct filling *f, unsigned level);

static struct filling filling_of(struct arena *a, const struct node *map)
{
	return (struct filling){map, NEWN(a, map->n, size_t)};
}

/* The member that a row fills and has not been written; NULL when there is
 * none.  `*done` is where its progress is kept. */
static const struct node *filling_next(const struct filling *f, str key,
				       size_t **done)
{
	for (size_t i = 0; i < f->map->n; i++) {
		const struct node *n = f->map->child[i];

		if (!str_eq(n->key, key))
			continue;
		*done = &f->done[i];
		if (f->done[i] == 0 ||
		    (n->kind == NODE_LIST && f->done[i] < n->n))
			return n;
	}
	return NULL;
}

/* Whether an element has the constants of a row. */
static bool fits(const struct markup_row *row, const struct node *element)
{
	for (size_t i = 0; row->set != NULL && i < row->set->n; i++)
		if (!node_equal(row->set->child[i],
				node_get(element, row->set->child[i]->key)))
			return false;
	return true;
}

/* A heading of `level` with its id; nothing, and false, beyond the deepest. */
static bool put_heading(struct body *w, unsigned level, str text, str id)
{
	if (level > HEADINGS)
		return false;
	if (w->out->n > 0)
		buf_char(w->out, '\n');
	buf_chars(w->out, '#', level);
	if (text.len > 0)
		buf_fmt(w->out, " %.*s", STR(text));
	if (id.len > 0)
		buf_fmt(w->out, " {#%.*s}", STR(id));
	buf_char(w->out, '\n');
	return true;
}

static void put_prose(struct body *w, str text)
{
	if (text.len == 0)
		return;
	if (w->out->n > 0)
		buf_char(w->out, '\n');
	buf_add(w->out, text);
	buf_char(w->out, '\n');
}

static str heading_of(struct body *w, const struct markup_row *row,
		      const struct node *element)
{
	str text = {0};

	if (row->heading.len == 0 ||
	    !markup_fill(w->out->a, row->heading, row->heading_without, element,
			 &text))
		return (str){0};
	return text;
}

/* An element of `onderdelen` without a title can only come first. */
static void put_untitled(struct body *w, struct filling *f)
{
	size_t *done;
	const struct node *n = filling_next(f, S("onderdelen"), &done);

	if (n == NULL || n->kind != NODE_LIST || *done > 0 || n->n == 0 ||
	    n->child[0]->n != 1 || node_get(n->child[0], S("tekst")) == NULL)
		return;
	put_prose(w, node_text_of(n->child[0], S("tekst")));
	*done = 1;
}

/* The next element of `onderdelen` when it belongs under this heading. */
static const struct node *take_rest(struct filling *f, str heading)
{
	size_t *done;
	const struct node *list = filling_next(f, S("onderdelen"), &done), *n;

	if (list == NULL || list->kind != NODE_LIST || *done >= list->n)
		return NULL;
	n = list->child[*done];
	if (n->n < 2 || !str_eq(node_text_of(n, S("titel")), heading))
		return NULL;
	for (size_t i = 0; i < n->n; i++)
		if (!str_eq(n->child[i]->key, S("titel")) &&
		    !str_eq(n->child[i]->key, S("tekst")) &&
		    !str_eq(n->child[i]->key, S("onderdelen")))
			return NULL;
	++*done;
	return n;
}

static void put_lines(struct body *w, const struct markup_row *rows,
		      const struct node *map)
{
	for (const struct markup_row *row = rows; row != NULL;
	     row = row->next) {
		str text;

		if (row->as != MARKUP_LINE || row->heading.len == 0)
			continue;
		if (markup_fill(w->out->a, row->heading, row->heading_without,
				map, &text))
			put_prose(w, text);
	}
}

/* A section of a leaf, with what the document holds there besides. */
static bool open_leaf(struct body *w, struct filling *f, str heading,
		      unsigned level, const struct node **rest)
{
	if (heading.len == 0 || !put_heading(w, level, heading, (str){0}))
		return false;
	*rest = take_rest(f, heading);
	put_prose(w, node_text_of(*rest, S("tekst")));
	return true;
}

static void put_below(struct body *w, const struct node *n, unsigned level)
{
	struct filling below;

	if (n == NULL)
		return;
	below = filling_of(w->out->a, n);
	put_others(w, &below, level + 1);
}

static void put_text(struct body *w, struct filling *f,
		     const struct markup_row *row, unsigned level)
{
	size_t *done;
	const struct node *n = filling_next(f, row->field, &done);
	str heading = heading_of(w, row, f->map);

	if (n == NULL || n->kind != NODE_STRING || heading.len == 0 ||
	    !put_heading(w, level, heading, (str){0}))
		return;
	put_prose(w, n->text);
	*done = 1;
}

static bool is_item(const struct markup_row *row, const struct node *n)
{
	return row->item != NULL ? n->kind == NODE_MAP && fits(row, n)
				 : n->kind == NODE_STRING;
}

static void put_list(struct body *w, struct filling *f,
		     const struct markup_row *row, unsigned level)
{
	size_t *done;
	const struct node *n = filling_next(f, row->field, &done), *rest;
	size_t to;

	if (n == NULL || n->kind != NODE_LIST)
		return;
	for (to = *done; to < n->n && is_item(row, n->child[to]);)
		to++;
	if (to == *done ||
	    !open_leaf(w, f, heading_of(w, row, n->child[*done]), level, &rest))
		return;
	body_list(w, row, n, *done, to);
	put_below(w, rest, level);
	*done = to;
}

/* Elements from `from` on that stand under one heading (empty: under none). */
static size_t run(struct body *w, const struct markup_row *row,
		  const struct node *list, size_t from, str heading)
{
	size_t to = from;

	while (to < list->n && list->child[to]->kind == NODE_MAP &&
	       fits(row, list->child[to]) &&
	       str_eq(heading_of(w, row, list->child[to]), heading))
		to++;
	return to;
}

static void put_tables(struct body *w, struct filling *f,
		       const struct markup_row *row, unsigned level)
{
	size_t *done, to;
	const struct node *n = filling_next(f, row->field, &done), *rest;
	struct node nothing = {.kind = NODE_MAP};

	if (n == NULL || n->kind != NODE_LIST)
		return;
	if (n->n == 0 &&
	    open_leaf(w, f, heading_of(w, row, &nothing), level, &rest)) {
		body_table(w, row, n, 0, 0);
		put_below(w, rest, level);
		*done = 1;
	}
	for (; *done < n->n; *done = to) {
		str heading = heading_of(w, row, n->child[*done]);

		to = run(w, row, n, *done, heading);
		if (to == *done || !open_leaf(w, f, heading, level, &rest))
			return;
		body_table(w, row, n, *done, to);
		put_below(w, rest, level);
	}
}

/* Tables whose elements lack what their heading would say. */
static void put_bare_tables(struct body *w, struct filling *f,
			    const struct markup_row *rows)
{
	for (const struct markup_row *row = rows; row != NULL;
	     row = row->next) {
		size_t *done, to;
		const struct node *n = filling_next(f, row->field, &done);

		if (row->as != MARKUP_TABLE || row->heading.len == 0 ||
		    n == NULL || n->kind != NODE_LIST || *done == n->n)
			continue;
		to = run(w, row, n, *done, (str){0});
		if (to == *done)
			continue;
		body_table(w, row, n, *done, to);
		*done = to;
	}
}

static void put_part(struct body *w, const struct markup_row *row,
		     const struct node *n, str heading, unsigned level)
{
	struct filling f = filling_of(w->out->a, n);

	put_heading(w, level, heading, node_text_of(n, S("id")));
	put_lines(w, row->sections, n);
	if (row->text_field.len > 0)
		put_prose(w, node_text_of(n, row->text_field));
	else
		put_untitled(w, &f);
	put_bare_tables(w, &f, row->sections);
	put_rows(w, &f, row->sections, level + 1);
	put_others(w, &f, level + 1);
}

static void put_parts(struct body *w, struct filling *f,
		      const struct markup_row *row, unsigned level)
{
	size_t *done;
	const struct node *n = filling_next(f, row->field, &done);

	if (n == NULL || level > HEADINGS ||
	    n->kind != (row->many ? NODE_LIST : NODE_MAP))
		return;
	while (*done < (row->many ? n->n : 1)) {
		const struct node *part = row->many ? n->child[*done] : n;
		str heading = heading_of(w, row, part);

		if (part->kind != NODE_MAP || heading.len == 0 ||
		    !fits(row, part))
			return;
		put_part(w, row, part, heading, level);
		++*done;
	}
}

/* The parts are written first, apart: a group without any has no heading. */
static void put_group(struct body *w, struct filling *f,
		      const struct markup_row *row, unsigned level)
{
	struct buf inside = {.a = w->out->a}, *outside = w->out;
	str heading = heading_of(w, row, f->map);
	const struct node *rest = NULL;
	size_t *done;

	if (heading.len == 0 || level > HEADINGS)
		return;
	buf_char(&inside, '\n');
	w->out = &inside;
	put_bare_tables(w, f, row->sections);
	put_rows(w, f, row->sections, level + 1);
	w->out = outside;
	if (inside.n == 1)
		return;
	put_heading(w, level, heading, (str){0});
	if (row->text_field.len > 0 &&
	    filling_next(f, row->text_field, &done) != NULL) {
		put_prose(w, node_text_of(f->map, row->text_field));
		*done = 1;
	} else {
		rest = take_rest(f, heading);
		put_prose(w, node_text_of(rest, S("tekst")));
	}
	buf_add(w->out, str_skip(buf_str(&inside), 1));
	put_below(w, rest, level);
}

static void put_rows(struct body *w, struct filling *f,
		     const struct markup_row *rows, unsigned level)
{
	for (const struct markup_row *row = rows; row != NULL;
	     row = row->next) {
		switch (row->as) {
		case MARKUP_GROUP: put_group(w, f, row, level); break;
		case MARKUP_TEXT: put_text(w, f, row, level); break;
		case MARKUP_PART: put_parts(w, f, row, level); break;
		case MARKUP_LIST: put_list(w, f, row, level); break;
		case MARKUP_TABLE: put_tables(w, f, row, level); break;
		case MARKUP_DOCUMENT:
		case MARKUP_LINE: break;
		}
	}
}

/* "3. Inleiding", but "3.1 Inleiding". */
static str numbered(struct body *w, const struct node *n)
{
	str number = node_text_of(n, S("nummer"));
	str title = node_text_of(n, S("titel"));

	if (number.len == 0)
		return title;
	return str_fmt(w->out->a, "%.*s%s %.*s", STR(number),
		       str_find_char(number, '.') < number.len ? "" : ".",
		       STR(title));
}

static void put_other(struct body *w, const struct node *n, unsigned level)
{
	struct filling f;

	if (n->kind != NODE_MAP ||
	    !put_heading(w, level, numbered(w, n), node_text_of(n, S("id"))))
		return;
	f = filling_of(w->out->a, n);
	put_lines(w, w->top, n);
	put_prose(w, node_text_of(n, S("tekst")));
	put_others(w, &f, level + 1);
}

/* What is left of `onderdelen`. */
static void put_others(struct body *w, struct filling *f, unsigned level)
{
	size_t *done;
	const struct node *n = filling_next(f, S("onderdelen"), &done);

	for (; n != NULL && n->kind == NODE_LIST && *done < n->n; ++*done)
		put_other(w, n->child[*done], level);
}

void body_document(struct buf *out, const struct markup_row *top,
		   const struct node *map)
{
	struct body w = {.out = out, .top = top};
	struct filling f = filling_of(out->a, map);
	unsigned level = 2;

	for (const struct markup_row *row = top; row != NULL; row = row->next) {
		str title = row->as == MARKUP_DOCUMENT
				    ? heading_of(&w, row, map)
				    : (str){0};

		if (title.len == 0)
			continue;
		if (row->level > 0)
			level = row->level + 1;
		put_heading(&w, level - 1, title, (str){0});
		put_prose(&w, node_text_of(map, row->text_field));
		break;
	}
	put_lines(&w, top, map);
	put_untitled(&w, &f);
	put_bare_tables(&w, &f, top);
	put_rows(&w, &f, top, level);
	put_others(&w, &f, level);
}
