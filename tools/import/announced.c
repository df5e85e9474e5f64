/*
 * A list that announces parts: "de volgende speerpunten: 1. ... 2. ...".
 *
 * In a paper without numbers or marks nothing says that the headings further on
 * are these parts, but that they have their titles, or nearly.  Each title
 * looks for its heading; when half of them find one the others take what stands
 * between their neighbours.  A heading that has a chapter number, or that a
 * form of papier.yaml knows, has its place already: of it only the name is
 * compared.  When no title has a heading, the list is all there is: its items
 * are the parts.
 */
#include "import/outline.h"

#include "base/vec.h"
#include "tree/inline.h"

enum {
	TITLES_MAX = 40,
	TITLE_LONG = 120,
	LIKE_MIN = 6,
	TEXT_MIN = 60,
	TRIES_MAX = 8
};

struct title {
	str text; /* words, without a stop */
	str folded;
	str rest; /* what the item says besides */
	const struct node *item;
	size_t piece; /* its heading; 0: none */
};

struct announcing {
	struct importing *im;
	const struct form_announced *form;
	size_t list; /* the piece */
	struct title title[TITLES_MAX];
	size_t n;
	bool ordered;
};

/* ------------------------------------------------------------ titles */

static str without_stop(str s)
{
	s = str_trim(s);
	while (s.len > 0 && strchr(";.,:", s.ptr[s.len - 1]) != NULL)
		s = str_trim(str_slice(s, 0, s.len - 1));
	return s;
}

/* "**Titel.** tekst" is a title and a text; "Titel: tekst" when the text is
 * long, else it is a title with a colon. */
static void read_title(struct announcing *x, const struct node *item)
{
	struct title *t = &x->title[x->n];
	str text = item->child[0]->text;
	bool strong = str_starts(text, S("**"));
	size_t end = strong ? 2 + str_find(str_skip(text, 2), S("**"))
			    : str_find(text, S(": "));

	*t = (struct title){.item = item};
	if (end + (strong ? 2 : TEXT_MIN) < text.len) {
		t->text = str_slice(text, 0, end + 2);
		t->rest = str_trim(str_skip(text, end + 2));
	} else {
		t->text = text;
	}
	t->text = without_stop(inline_words(x->im->a, t->text));
	t->folded = paper_words(x->im, t->text);
	if (t->text.len > 0 && t->text.len <= TITLE_LONG)
		x->n++;
}

static bool read_titles(struct announcing *x)
{
	const struct node *list = x->im->at[x->list].node;

	x->ordered = list->kind == NODE_ORDERED;
	for (size_t i = 0; i < list->n && list->n <= TITLES_MAX; i++)
		if (list->child[i]->n > 0 &&
		    list->child[i]->child[0]->kind == NODE_PARAGRAPH)
			read_title(x, list->child[i]);
	return x->n > 1 && x->n == list->n;
}

/* ------------------------------------------------------------ headings */

/* What a heading names: the title in its form, or its words. */
static str name_of(struct importing *im, const struct piece *p, bool *placed)
{
	struct regex_match m;
	const struct form_heading *f = outline_form(im, p->node->text, &m);
	str title = f != NULL ? regex_named(f->pattern, &m, S("titel"))
			      : (str){0};
	str number;
	unsigned depth;

	*placed = (f != NULL && !f->here) ||
		  paper_number(p->node->text, &number, &depth) > 0;
	return paper_words(im, title.len > 0 ? title : p->node->text);
}

static bool is_candidate(const struct piece *p)
{
	return p->kind == PIECE_HEADING && !p->caption && p->path == NULL;
}

/* One begins as the other does, to the end of a word. */
static bool begins(str x, str y)
{
	return x.len > y.len && y.len >= LIKE_MIN && str_starts(x, y) &&
	       strchr(" :,.(-", x.ptr[y.len]) != NULL;
}

static bool has_heading(const struct announcing *x, size_t piece)
{
	for (size_t i = 0; i < x->n; i++)
		if (x->title[i].piece == piece)
			return true;
	return false;
}

/* Gives titles the headings that are like them; returns how many have one. */
static size_t find_headings(struct announcing *x)
{
	size_t found = 0;

	for (size_t i = x->list + 1; i < x->im->n; i++) {
		bool placed;
		str name;

		if (!is_candidate(&x->im->at[i]))
			continue;
		name = name_of(x->im, &x->im->at[i], &placed);
		for (size_t k = 0; k < x->n; k++) {
			str title = x->title[k].folded;

			if (x->title[k].piece > 0 ||
			    (!str_eq(name, title) && !begins(name, title) &&
			     !begins(title, name)))
				continue;
			x->title[k].piece = i;
			found++;
			break;
		}
	}
	return found;
}

/* A title without a heading takes the only one between its neighbours. */
static void find_between(struct announcing *x)
{
	for (size_t k = 0; k < x->n; k++) {
		size_t from = k > 0 ? x->title[k - 1].piece : 0;
		size_t to = k + 1 < x->n ? x->title[k + 1].piece : 0;
		size_t only = 0, many = 0;

		if (x->title[k].piece > 0 || to == 0 || (k > 0 && from == 0))
			continue;
		if (k == 0)
			from = x->list;
		for (size_t i = from + 1; i < to; i++) {
			if (!is_candidate(&x->im->at[i]) || has_heading(x, i))
				continue;
			only = i;
			many++;
		}
		if (many == 1)
			x->title[k].piece = only;
	}
}

/* ------------------------------------------------------------ places */

static str part_heading(const struct announcing *x, size_t k)
{
	struct arena *a = x->im->a;
	struct span none = {0};
	struct node *map = node_new(a, NODE_MAP, none);
	struct node_list members = {0};
	str text = x->ordered || x->form->part_bare.len == 0
			   ? x->form->part
			   : x->form->part_bare;

	*PUSH(a, &members) = paper_string(x->im, S("nummer"),
					  str_fmt(a, "%zu", k + 1), none);
	*PUSH(a, &members) =
		paper_string(x->im, S("titel"), x->title[k].text, none);
	node_adopt(map, &members);
	return markup_fill(a, text, NULL, map, &text) ? text : x->title[k].text;
}

static const struct node *path_to(const struct announcing *x, str part,
				  str below)
{
	struct arena *a = x->im->a;
	struct node *path = node_new(a, NODE_LIST, (struct span){0});
	struct node_list all = {0};
	str last[] = {part, below};

	for (size_t i = 0; i < x->form->path->n; i++)
		*PUSH(a, &all) = x->form->path->child[i];
	for (size_t i = 0; i < 2 && last[i].len > 0; i++)
		*PUSH(a, &all) = paper_string(x->im, (str){0}, last[i],
					      (struct span){0});
	node_adopt(path, &all);
	return path;
}

static void put(struct pieces *out, struct importing *im, struct piece p)
{
	*PUSH(im->a, out) = p;
}

static void put_part(const struct announcing *x, struct pieces *out,
		     struct node *section, size_t k, str below)
{
	size_t at = x->title[k].piece;

	put(out, x->im,
	    (struct piece){.kind = PIECE_HEADING,
			   .node = section,
			   .marks = at > 0 ? x->im->at[at].marks : 0,
			   .path = path_to(x, part_heading(x, k), below)});
}

/* A title that has no heading is a part without a text, or with what its item
 * says. */
static void put_title(const struct announcing *x, struct pieces *out, size_t k)
{
	const struct title *t = &x->title[k];

	put_part(x, out,
		 paper_section(x->im, t->text,
			       paper_part(x->im, t->item->span, t->text)),
		 k, (str){0});
	if (t->rest.len > 0)
		put(out, x->im,
		    (struct piece){.kind = PIECE_BLOCK,
				   .node = paper_paragraph(x->im, t->rest,
							   t->item->span)});
	for (size_t i = 1; i < t->item->n; i++)
		put(out, x->im,
		    (struct piece){.kind = PIECE_BLOCK,
				   .node = t->item->child[i]});
}

static void see_name(const struct announcing *x, size_t k)
{
	const struct title *t = &x->title[k];
	const struct node *heading = x->im->at[t->piece].node;
	bool placed;
	str name = name_of(x->im, &x->im->at[t->piece], &placed);

	if (str_eq(name, t->folded))
		return;
	*PUSH(x->im->a, &x->im->seen.names) = (struct written_name){
		.name = inline_words(x->im->a, heading->text),
		.title = t->text,
		.span = heading->text_span,
		.meant = paper_part(x->im, t->item->span, t->text)};
}

/* The heading of a part, under the title that the list gives it.  A name that
 * differs stays as text. */
static void put_heading(const struct announcing *x, struct pieces *out,
			size_t k)
{
	const struct piece *p = &x->im->at[x->title[k].piece];
	const struct piece *next = p + 1;
	const struct piece *end = x->im->at + x->im->n;
	bool list = next < end && next->kind == PIECE_BLOCK &&
		    next->node->kind == NODE_BULLETS && x->form->list.len > 0;
	bool placed;

	put_part(x, out, p->node, k, (str){0});
	if (!str_eq(name_of(x->im, p, &placed), x->title[k].folded))
		put(out, x->im,
		    (struct piece){
			    .kind = PIECE_BLOCK,
			    .node = paper_paragraph(x->im, p->node->text,
						    p->node->text_span)});
	if (list)
		put_part(x, out, p->node, k, x->form->list);
}

static bool ends_list(const struct announcing *x, size_t i, size_t *k)
{
	for (*k = 0; *k < x->n; ++*k)
		if (x->title[*k].piece > 0 && x->title[*k].piece + 2 == i &&
		    x->im->at[i].kind == PIECE_BLOCK &&
		    x->im->at[i - 1].kind == PIECE_BLOCK &&
		    x->im->at[i - 1].node->kind == NODE_BULLETS)
			return x->form->list.len > 0;
	return false;
}

/* Titles from `*next` up to `end` that have no heading. */
static void put_titles(const struct announcing *x, struct pieces *out,
		       size_t *next, size_t end)
{
	for (; *next < end; ++*next)
		if (x->title[*next].piece == 0)
			put_title(x, out, *next);
}

/* The title whose heading is piece `i`; the number of titles when it is none.
 */
static size_t title_of(const struct announcing *x, size_t i)
{
	size_t k = 0;

	while (k < x->n && (i == 0 || x->title[k].piece != i))
		k++;
	return k;
}

static void take(struct importing *im, const struct pieces *out)
{
	im->at = out->at;
	im->n = out->n;
	im->cap = out->cap;
}

/* The pieces again, with the parts in their places. */
static void rebuild(struct announcing *x)
{
	struct importing *im = x->im;
	struct pieces out = {0};
	size_t next = 0, k;

	for (size_t i = 0; i < im->n; i++) {
		k = title_of(x, i);
		if (k < x->n) {
			put_titles(x, &out, &next, k);
			put_heading(x, &out, k);
			continue;
		}
		if (ends_list(x, i, &k))
			put_part(x, &out, im->at[x->title[k].piece].node, k,
				 (str){0});
		put(&out, im, im->at[i]);
	}
	put_titles(x, &out, &next, x->n);
	take(im, &out);
}

/* The items as parts, in the place of their list. */
static void rebuild_alone(struct announcing *x)
{
	struct importing *im = x->im;
	struct pieces out = {0};

	for (size_t i = 0; i < im->n; i++) {
		if (i != x->list) {
			put(&out, im, im->at[i]);
			continue;
		}
		for (size_t k = 0; k < x->n; k++)
			put_title(x, &out, k);
	}
	take(im, &out);
}

/* Whether a heading says already that it is such a part, or holds them. */
static bool is_known_elsewhere(const struct announcing *x)
{
	for (size_t i = 0; i < x->im->n; i++) {
		const struct piece *p = &x->im->at[i];
		const struct form_heading *f;
		struct regex_match m;

		if (!is_candidate(p))
			continue;
		f = outline_form(x->im, p->node->text, &m);
		if (f != NULL && f->path->n > 0 &&
		    str_eq(node_text(f->path->child[0]),
			   node_text(x->form->path->child[0])))
			return true;
	}
	return false;
}

/* Returns whether the list was one that announces. */
static bool place(struct announcing *x)
{
	size_t found = find_headings(x);
	bool placed = false;

	if (found == 0) {
		if (!x->form->alone || is_known_elsewhere(x))
			return false;
		rebuild_alone(x);
		return true;
	}
	if (found * 2 < x->n)
		return false;
	find_between(x);
	for (size_t k = 0; k < x->n; k++)
		if (x->title[k].piece > 0)
			see_name(x, k);
	for (size_t k = 0; k < x->n && !placed; k++)
		if (x->title[k].piece > 0)
			name_of(x->im, &x->im->at[x->title[k].piece], &placed);
	if (!placed)
		rebuild(x);
	return true;
}

void announced_place(struct importing *im)
{
	size_t tried = 0;

	for (size_t i = 1; i < im->n && tried < TRIES_MAX; i++) {
		struct announcing x = {
			.im = im, .form = announced_form(im, i), .list = i};

		if (x.form == NULL || !read_titles(&x))
			continue;
		if (place(&x))
			return;
		tried++;
	}
}
