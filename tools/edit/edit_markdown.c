/*
 * The row of a table or the item of a list that an element was read from is
 * found again by its place; which row of the profile it was read by, by the
 * field and the columns.  A list that a document does not have yet becomes a
 * section of its own, as the profile writes it.
 */
#include "edit/body.h"
#include "edit/splice.h"

/* A block of the body and what it stands in. */
struct spot {
	const struct node *block; /* TABLE, or BULLETS or ORDERED */
	const struct node *part;  /* ROW or ITEM */
	const struct node *section;
};

static bool same_span(struct span x, struct span y)
{
	return x.from == y.from && x.to == y.to;
}

/* Finds the row or item at a place. */
static bool find(const struct node *n, const struct node *section,
		 struct span at, struct spot *out)
{
	bool holds = n->kind == NODE_TABLE || n->kind == NODE_BULLETS ||
		     n->kind == NODE_ORDERED;

	if (n->kind == NODE_SECTION)
		section = n;
	for (size_t i = 0; i < n->n; i++) {
		const struct node *child = n->child[i];

		if (holds && same_span(child->span, at)) {
			*out = (struct spot){n, child, section};
			return true;
		}
		if (child->span.from <= at.from && at.to <= child->span.to &&
		    find(child, section, at, out))
			return true;
	}
	return false;
}

static bool fits_table(struct arena *a, const struct markup_row *row,
		       const struct node *header)
{
	for (size_t i = 0; i < header->n; i++)
		if (markup_column(a, row, header->child[i]->text) == NULL)
			return false;
	return true;
}

/* The row of the profile that reads `key` in this form; `header`, of a table,
 * may be NULL. */
static const struct markup_row *row_of(struct arena *a,
				       const struct markup_row *rows,
				       enum markup_as as, str key,
				       const struct node *header)
{
	for (; rows != NULL; rows = rows->next) {
		const struct markup_row *below;

		if (rows->as == as && str_eq(rows->field, key) &&
		    (header == NULL || fits_table(a, rows, header)))
			return rows;
		below = row_of(a, rows->sections, as, key, header);
		if (below != NULL)
			return below;
	}
	return NULL;
}

static bool is_in(const struct node *list, const struct node *map)
{
	for (size_t i = 0; list->kind == NODE_LIST && i < list->n; i++)
		if (list->child[i] == map)
			return true;
	return false;
}

/* Whether `map` is in a list below an element of `list`. */
static bool is_below(const struct node *list, const struct node *map)
{
	for (size_t i = 0; list->kind == NODE_LIST && i < list->n; i++)
		for (size_t k = 0; k < list->child[i]->n; k++)
			if (is_in(list->child[i]->child[k], map))
				return true;
	return false;
}

/* The name of the list at the top that `map` is an element of, or stands below
 * an element of: in a table both are lines. */
static str list_of(const struct agenda *d, const struct node *map)
{
	for (size_t i = 0; i < d->data->n; i++)
		if (is_in(d->data->child[i], map) ||
		    is_below(d->data->child[i], map))
			return d->data->child[i]->key;
	return S("");
}

/* A map of the edit's fields, over those of `old` (may be NULL). */
static struct node *element(const struct edit *e, const struct node *old)
{
	struct node *map = node_new(e->a, NODE_MAP, (struct span){0});
	size_t n = old != NULL ? old->n : 0;
	struct node **at = NEWN(e->a, e->n + n, struct node *);
	size_t used = 0;

	for (size_t i = 0; i < e->n; i++) {
		at[used] = node_new(e->a, NODE_STRING, (struct span){0});
		at[used]->key = e->at[i].key;
		at[used++]->text = e->at[i].value;
	}
	map->child = (struct node *const *)at;
	map->n = used;
	for (size_t i = 0; i < n; i++)
		if (node_get(map, old->child[i]->key) == NULL)
			at[used++] = old->child[i];
	map->n = used;
	return map;
}

/* An item with its mark, without the line end. */
static bool write_item(const struct edit *e, const struct markup_row *row,
		       const struct node *map, str mark, str *out)
{
	struct buf item = {.a = e->a};
	struct body w = {.out = &item, .top = e->p->sections};
	str text;

	if (row == NULL || row->item == NULL ||
	    !markup_fill_lines(e->a, row->item_heading, map, &text))
		return false;
	body_item(&w, mark, text, node_text_of(map, S("id")));
	*out = str_trim(buf_str(&item));
	return true;
}

/* The mark of an item with the blanks behind it. */
static str mark_of(const struct splices *s, const struct node *item)
{
	str text = source_slice(s->source, item->span);
	size_t n = 0;

	while (n < text.len && text.ptr[n] != ' ')
		n++;
	while (n < text.len && text.ptr[n] == ' ')
		n++;
	return str_slice(text, 0, n);
}

static bool set_item(const struct edit *e, struct splices *s, str key,
		     const struct spot *at, const struct node *map)
{
	const struct markup_row *row =
		row_of(e->a, e->p->sections, MARKUP_LIST, key, NULL);
	str eol = splice_eol(s, at->part->span.from);
	str item, rest;
	struct buf out = {.a = e->a};

	if (!write_item(e, row, element(e, map), mark_of(s, at->part), &item))
		return false;
	rest = item;
	while (rest.ptr != NULL) {
		buf_add(&out, str_cut(&rest, '\n'));
		if (rest.ptr != NULL)
			buf_add(&out, eol);
	}
	splice_add(s, at->part->span.from, at->part->span.to, buf_str(&out));
	return true;
}

bool edit_markdown_set(const struct edit *e, struct splices *s,
		       const struct node *map)
{
	str key = list_of(e->d, map);
	const struct markup_row *row;
	struct spot at;

	if (key.len == 0 || !find(e->d->tree.body, NULL, map->span, &at))
		return false;
	if (at.block->kind != NODE_TABLE)
		return set_item(e, s, key, &at, map);
	row = row_of(e->a, e->p->sections, MARKUP_TABLE, key,
		     at.block->child[0]);
	return row != NULL && edit_table_set(e, s, row, at.block, at.part);
}

bool edit_markdown_has_place(const struct edit *e, const struct node *map,
			     str key)
{
	str list = list_of(e->d, map);
	const struct markup_row *row;
	const struct node *header;
	struct spot at;

	if (!find(e->d->tree.body, NULL, map->span, &at) ||
	    at.block->kind != NODE_TABLE)
		return false;
	header = at.block->child[0];
	row = row_of(e->a, e->p->sections, MARKUP_TABLE, list, header);
	for (size_t i = 0; row != NULL && i < header->n; i++)
		if (str_eq(markup_column(e->a, row, header->child[i]->text)
				   ->field,
			   key))
			return true;
	return false;
}

/* "2. " after "1. ", else the mark that the others have. */
static str next_mark(struct arena *a, str mark)
{
	unsigned n = 0;
	size_t i = 0;

	while (i < mark.len && i < 6 && mark.ptr[i] >= '0' &&
	       mark.ptr[i] <= '9')
		n = n * 10 + (unsigned)(mark.ptr[i++] - '0');
	return i > 0 ? str_fmt(a, "%u%.*s", n + 1, STR(str_skip(mark, i)))
		     : mark;
}

static bool append_item(const struct edit *e, struct splices *s, str key,
			const struct spot *at)
{
	const struct markup_row *row =
		row_of(e->a, e->p->sections, MARKUP_LIST, key, NULL);
	uint32_t from = at->part->span.from;
	str item;

	if (!write_item(e, row, element(e, NULL),
			next_mark(e->a, mark_of(s, at->part)), &item))
		return false;
	splice_lines(s, at->part->span.to,
		     str_cat(e->a,
			     str_slice(s->source->text,
				       splice_line_start(s, from), from),
			     item));
	return true;
}

/* A section with one element, behind the one that holds `beside`. */
static bool begin_section(const struct edit *e, struct splices *s, str key,
			  const struct spot *beside)
{
	struct buf out = {.a = e->a};
	struct body w = {.out = &out, .top = e->p->sections};
	const struct markup_row *row =
		row_of(e->a, e->p->sections, MARKUP_TABLE, key, NULL);
	struct node *one = element(e, NULL);
	struct node *const child[] = {one};
	struct node list = {.kind = NODE_LIST, .child = child, .n = 1};

	if (beside->section == NULL)
		return false;
	if (row == NULL)
		row = row_of(e->a, e->p->sections, MARKUP_LIST, key, NULL);
	if (row == NULL || row->heading.len == 0 ||
	    str_find_char(row->heading, '{') < row->heading.len)
		return false;
	buf_char(&out, '\n');
	buf_chars(&out, '#', beside->section->level);
	buf_fmt(&out, " %.*s\n", STR(row->heading));
	if (row->as == MARKUP_TABLE)
		body_table(&w, row, &list, 0, 1);
	else
		body_list(&w, row, &list, 0, 1);
	splice_lines(s, beside->section->span.to, buf_str(&out));
	return true;
}

/* Where the last element of a list of the data stands in the body. */
static bool place_of(const struct edit *e, str key, struct spot *at)
{
	const struct node *list = node_get(e->d->data, key);

	return list != NULL && list->kind == NODE_LIST && list->n > 0 &&
	       find(e->d->tree.body, NULL, list->child[list->n - 1]->span, at);
}

bool edit_markdown_append(const struct edit *e, struct splices *s, str key,
			  str after)
{
	const struct markup_row *row;
	struct spot at;

	if (!place_of(e, key, &at))
		return node_get(e->d->data, key) == NULL &&
		       place_of(e, after, &at) && begin_section(e, s, key, &at);
	if (at.block->kind != NODE_TABLE)
		return append_item(e, s, key, &at);
	row = row_of(e->a, e->p->sections, MARKUP_TABLE, key,
		     at.block->child[0]);
	return row != NULL && edit_table_append(e, s, row, at.block);
}
