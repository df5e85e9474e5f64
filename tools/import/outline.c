/*
 * Which heading stands in which.
 *
 * Papers are not consistent: chapter 3 has two '#' fewer than chapter 2, or no
 * heading has any.  In order of trust: what a form of papier.yaml says a
 * heading stands for; a row of opmaak.yaml that knows the heading, wherever it
 * stands; its chapter number; its marks; and without any of these it is a
 * chapter of its own.
 *
 * A row that takes every heading (the parts of a group, "(?<titel>.+)") knows
 * none: it takes what stands in its group, and attracts nothing.
 */
#include "import/outline.h"

#include "base/vec.h"
#include "import/ids.h"
#include "tree/inline.h"

enum { DEEPEST = 6, LABEL_MAX = 60 };

static bool takes(const struct markup_row *row, str words, str bare)
{
	return row->as != MARKUP_DOCUMENT && row->as != MARKUP_LINE &&
	       row->pattern != NULL &&
	       (regex_matches(row->pattern, words) ||
		(bare.len > 0 && regex_matches(row->pattern, bare)));
}

static bool takes_all(const struct markup_row *row)
{
	return regex_matches(row->pattern, S("Xqz"));
}

const struct markup_row *outline_row(struct importing *im,
				     const struct markup_row *rows, str text,
				     bool known)
{
	str words = inline_words(im->a, text), number;
	unsigned depth;
	size_t skip = paper_number(words, &number, &depth);
	str bare = skip > 0 ? str_skip(words, skip) : (str){0};

	for (const struct markup_row *row = rows; row != NULL; row = row->next)
		if (takes(row, words, bare) && !(known && takes_all(row)))
			return row;
	return NULL;
}

const struct markup_row *outline_row_of(struct importing *im, str heading)
{
	return outline_row(im, im->profile->sections, heading, true);
}

/* Also without "2 " before a capital, which is a number in a heading only. */
static str without_number(str s)
{
	str number;
	unsigned depth;
	size_t skip = paper_number(s, &number, &depth);

	if (skip == 0 && number.len > 0 && number.len <= 2 &&
	    number.len + 1 < s.len && s.ptr[number.len] == ' ' &&
	    s.ptr[number.len + 1] >= 'A' && s.ptr[number.len + 1] <= 'Z')
		skip = number.len + 1;
	return str_skip(s, skip);
}

const struct form_heading *outline_form(struct importing *im, str text,
					struct regex_match *m)
{
	str words = without_number(inline_words(im->a, text));

	for (size_t i = 0; i < im->forms->n_headings; i++) {
		const struct form_heading *f = &im->forms->headings[i];

		if (f->pattern != NULL &&
		    regex_find(f->pattern, words, 0, m) == REGEX_YES)
			return f;
	}
	return NULL;
}

/* ------------------------------------------------------------ open sections */

static struct open *top(struct outline *o)
{
	return &o->at[o->n - 1];
}

/* Both and all between them. */
static struct span span_both(struct span x, struct span y)
{
	return (struct span){x.from < y.from ? x.from : y.from,
			     x.to > y.to ? x.to : y.to};
}

/* Rows of the tables that the section's row takes, and that need ids. */
static void number_rows(struct outline *o, const struct open *in)
{
	const struct markup_row *row = in->row;

	for (size_t i = 0; row != NULL && i < in->blocks.n; i++) {
		size_t *count = &o->numbered;

		if (row->as != MARKUP_TABLE ||
		    in->blocks.at[i]->kind != NODE_TABLE)
			continue;
		*count = ids_number_rows(o->im->a, o->im->forms, row,
					 in->blocks.at[i], *count);
	}
}

void outline_close(struct outline *o)
{
	struct open *last = top(o);
	struct node_list all = {0};
	struct node *n = last->section;

	paper_shape(o->im, n->text, last->row, &last->blocks);
	number_rows(o, last);
	for (size_t i = 0; i < last->blocks.n; i++)
		*PUSH(o->im->a, &all) = last->blocks.at[i];
	for (size_t i = 0; i < last->below.n; i++)
		*PUSH(o->im->a, &all) = last->below.at[i];
	node_adopt(n, &all);
	for (size_t i = 0; i < all.n; i++)
		n->span = span_both(n->span, all.at[i]->span);
	o->n--;
	/* all of it was moved, and its heading is the name of a field */
	if (all.n == 0 && o->n > 0 && last->moved && last->row != NULL &&
	    str_eq(n->text, last->row->heading))
		o->at[o->n - 1].below.n--;
}

static void close_to(struct outline *o, size_t n)
{
	while (o->n > n)
		outline_close(o);
}

static void open_below(struct outline *o, struct node *section,
		       const struct markup_row *row, const struct piece *p)
{
	struct open *new;

	while (o->n >= DEEPEST)
		outline_close(o);
	*PUSH(o->im->a, &top(o)->below) = section;
	section->level =
		(uint8_t)(o->im->as_is && p->marks > 0 ? p->marks : o->n + 1);
	new = &o->at[o->n++];
	*new = (struct open){
		.section = section,
		.row = row,
		.rows = row != NULL ? row->sections : NULL,
		.marks = p->marks,
		.caption = p->caption,
	};
	if (p->node != NULL)
		paper_number(p->node->text, &new->number, &new->depth);
}

/* ------------------------------------------------------------ a path */

static bool is_same(struct outline *o, size_t i, str text)
{
	return i < o->n && str_eq(paper_words(o->im, o->at[i].section->text),
				  paper_words(o->im, text));
}

/* Whether an open section is the group that the heading stands for, under
 * another name. */
static bool is_same_group(struct outline *o, size_t i, str text)
{
	return i < o->n && o->at[i].row != NULL &&
	       o->at[i].row->as == MARKUP_GROUP &&
	       o->at[i].row ==
		       outline_row(o->im, o->at[i - 1].rows, text, true);
}

/* Opens the headings of a path below the title; those that are open already
 * stay so. */
static void open_path(struct outline *o, const struct node *path,
		      const struct form_heading *f, const struct regex_match *m,
		      const struct piece *p)
{
	size_t kept = 1;
	bool same = true;

	for (size_t i = 0; i < path->n; i++) {
		str text = node_text(path->child[i]);
		struct node *section;

		if (f != NULL)
			text = forms_fill(o->im->a, text, f->pattern, m);
		if (text.len == 0)
			continue;
		same = same &&
		       (is_same(o, kept, text) || is_same_group(o, kept, text));
		if (same) {
			kept++;
			continue;
		}
		close_to(o, kept++);
		section = paper_section(o->im, text, p->node->text_span);
		section->key = i + 1 == path->n ? p->node->key : (str){0};
		open_below(o, section,
			   outline_row(o->im, top(o)->rows, text, false), p);
	}
	close_to(o, kept);
	if (f != NULL && f->keep)
		*PUSH(o->im->a, &top(o)->blocks) = paper_paragraph(
			o->im, p->node->text, p->node->text_span);
}

/* ------------------------------------------------------------ one heading */

static bool is_prefix(str of, str number)
{
	return of.len > 0 && of.len < number.len && str_starts(number, of) &&
	       number.ptr[of.len] == '.';
}

/* Closes what a heading with a number or marks ends. */
static void close_before(struct outline *o, const struct piece *p)
{
	unsigned depth;
	str number;

	if (p->caption) {
		while (o->n > 1 && top(o)->caption)
			outline_close(o);
		return;
	}
	if (paper_number(p->node->text, &number, &depth) > 0) {
		while (o->n > 1 && !is_prefix(top(o)->number, number))
			outline_close(o);
		return;
	}
	while (p->marks > 0 && o->n > 1 &&
	       (top(o)->marks == 0 || top(o)->marks >= p->marks))
		outline_close(o);
}

static size_t count_words(str s)
{
	size_t n = 0;

	for (s = str_trim(s); s.len > 0; s = str_trim(s)) {
		s = str_skip(s, str_find_char(s, ' '));
		n++;
	}
	return n;
}

/* Whether the heading of a group would be lost: it has two words more than how
 * the group is written. */
static bool says_more(struct importing *im, const struct markup_row *row,
		      str heading)
{
	str words = paper_words(im, heading);

	return row != NULL && row->as == MARKUP_GROUP && !im->as_is &&
	       row->heading.len > 0 &&
	       str_find_char(row->heading, '{') == row->heading.len &&
	       count_words(words) >= count_words(row->heading) + 2;
}

/* Whether a part that is open has a row for a heading. */
static bool is_below_open(struct outline *o, str text)
{
	for (size_t i = o->n; i > 1; i--)
		if (outline_row(o->im, o->at[i - 1].rows, text, true) != NULL)
			return true;
	return false;
}

/* Gives a heading the name that its form has for it, where that means
 * something. */
static void rename_here(struct outline *o, const struct form_heading *f,
			const struct regex_match *m, struct node *section)
{
	str name = forms_fill(o->im->a,
			      node_text(f->path->child[f->path->n - 1]),
			      f->pattern, m);

	if (is_below_open(o, name))
		section->text = name;
}

bool outline_label(struct outline *o, const struct node *text,
		   const struct node *list)
{
	str words = inline_words(o->im->a, text->text);
	const struct form_heading *f;
	struct regex_match m;
	struct piece p = {.kind = PIECE_HEADING};

	if (list->kind != NODE_BULLETS && list->kind != NODE_ORDERED)
		return false;
	if (!str_ends(words, S(":")) || words.len > LABEL_MAX)
		return false;
	words = str_trim(str_slice(words, 0, words.len - 1));
	p.node = paper_section(o->im, words, text->text_span);
	f = outline_form(o->im, words, &m);
	if (f != NULL && f->here)
		rename_here(o, f, &m, p.node);
	if (!is_below_open(o, p.node->text))
		return false;
	outline_heading(o, &p);
	return true;
}

void outline_heading(struct outline *o, const struct piece *p)
{
	struct regex_match m;
	const struct form_heading *f = outline_form(o->im, p->node->text, &m);
	const struct markup_row *row = NULL;
	str number;
	unsigned depth;

	if (p->path == NULL && f != NULL && f->here) {
		rename_here(o, f, &m, p->node);
		f = NULL;
	}
	if (p->path != NULL || f != NULL) {
		open_path(o, p->path != NULL ? p->path : f->path,
			  p->path != NULL ? NULL : f, &m, p);
		return;
	}
	if (p->caption && o->n > 1 && is_same(o, o->n - 1, p->node->text))
		return;
	close_before(o, p);
	for (size_t i = o->n; i > 0 && row == NULL; i--) {
		row = outline_row(o->im, o->at[i - 1].rows, p->node->text,
				  true);
		if (row != NULL)
			close_to(o, i);
	}
	if (row == NULL) {
		if (p->marks == 0 && !p->caption &&
		    paper_number(p->node->text, &number, &depth) == 0)
			close_to(o, 1);
		row = outline_row(o->im, top(o)->rows, p->node->text, false);
	}
	open_below(o, p->node, row, p);
	if (says_more(o->im, row, p->node->text))
		*PUSH(o->im->a, &top(o)->blocks) = paper_paragraph(
			o->im, p->node->text, p->node->text_span);
}

/* Opens the section that a table of these columns belongs in, when the one it
 * stands in does not know it. */
void outline_home(struct outline *o, const struct node *table)
{
	struct piece p = {.marks = top(o)->marks};
	const struct markup_row *in = top(o)->row, *row;
	struct open from = *top(o);
	struct node *group;

	if (o->n < 2 || in != NULL || table->child[0]->n < 3 ||
	    from.blocks.n > 0 || from.below.n > 0)
		return;
	for (row = o->at[0].rows; row != NULL; row = row->next) {
		if (row->as != MARKUP_GROUP || row->heading.len == 0 ||
		    row->sections == NULL ||
		    row->sections->as != MARKUP_TABLE ||
		    !outline_fits(o->im, row->sections, table))
			continue;
		close_to(o, 1);
		o->at[0].below.n--;
		group = paper_section(o->im, row->heading, from.section->span);
		open_below(o, group, row, &p);
		open_below(o, from.section, row->sections, &p);
		return;
	}
}

bool outline_fits(struct importing *im, const struct markup_row *row,
		  const struct node *table)
{
	const struct node *header = table->child[0];
	size_t keys = 0;

	for (size_t i = 0; i < row->n_columns; i++)
		keys += row->columns[i].key;
	for (size_t i = 0; i < header->n; i++) {
		const struct markup_column *c =
			markup_column(im->a, row, header->child[i]->text);

		if (c == NULL)
			return false;
		keys -= c->key;
	}
	return keys == 0;
}

void outline_block(struct outline *o, struct node *block)
{
	if (block->kind == NODE_TABLE) {
		outline_home(o, block);
		if (outline_move(o, block))
			return;
	}
	*PUSH(o->im->a, &top(o)->blocks) = block;
}

void outline_up(struct outline *o)
{
	if (o->n > 1 && top(o)->caption)
		outline_close(o);
}

struct outline outline_new(struct importing *im, struct node *title)
{
	struct outline o = {.im = im, .n = 1};

	title->level = 1;
	o.at[0] =
		(struct open){.section = title, .rows = im->profile->sections};
	return o;
}

struct node *outline_end(struct outline *o)
{
	struct node *document;
	struct node_list all = {0};

	close_to(o, 1);
	outline_place(o);
	document = o->at[0].section;
	outline_close(o);
	*PUSH(o->im->a, &all) = document;
	document = node_new(o->im->a, NODE_DOCUMENT, document->span);
	node_adopt(document, &all);
	return document;
}
