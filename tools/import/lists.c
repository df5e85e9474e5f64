/*
 * Items of a list, or paragraphs in a row, as the rows of a table.  Of the
 * forms for a heading each item takes the first that it matches; a list is a
 * table when all of its items match one.  The columns are those of all forms
 * that were used.
 *
 * A form is tried on the words first, then on the text with its marks, so that
 * a title that only its bold face sets apart can be told: "**Titel** tekst".
 */
#include "import/paper.h"

#include "base/buf.h"
#include "base/vec.h"
#include "tree/inline.h"

enum { FORMS_MAX = 16, COLUMNS_MAX = 12 };

/* The forms for one heading. */
struct listing {
	struct importing *im;
	const struct form_list *form[FORMS_MAX];
	struct regex_match heading[FORMS_MAX];
	size_t n;
	str column[COLUMNS_MAX];
	size_t n_columns;
};

/* ------------------------------------------------------------ one item */

static str below_text(struct importing *im, const struct node *list)
{
	struct buf b = {.a = im->a};

	for (size_t i = 0; i < list->n; i++) {
		const struct node *item = list->child[i];

		if (item->kind != NODE_ITEM || item->n != 1 ||
		    item->child[0]->kind != NODE_PARAGRAPH)
			return (str){0};
		buf_add(&b, S("<br>"));
		buf_add(&b, item->child[0]->text);
	}
	return buf_str(&b);
}

/* The text of an item or paragraph that can be a row; with items below it these
 * follow, parted as in a cell. */
static bool text_of(struct importing *im, const struct node *n, str *text)
{
	const struct node *list = n->n == 2 ? n->child[1] : NULL;
	str below;

	if (n->kind == NODE_PARAGRAPH) {
		*text = n->text;
		return true;
	}
	if (n->kind != NODE_ITEM || n->n == 0 || n->n > 2 ||
	    n->child[0]->kind != NODE_PARAGRAPH)
		return false;
	*text = n->child[0]->text;
	if (list == NULL)
		return true;
	if (list->kind != NODE_BULLETS && list->kind != NODE_ORDERED)
		return false;
	below = below_text(im, list);
	*text = str_cat(im->a, *text, below);
	return below.len > 0;
}

static bool matches(const struct listing *l, size_t form, str text,
		    struct regex_match *m, bool *marked)
{
	const struct regex *item = l->form[form]->item;

	*marked = false;
	if (regex_find(item, inline_words(l->im->a, text), 0, m) == REGEX_YES)
		return true;
	*marked = regex_find(item, text, 0, m) == REGEX_YES;
	return *marked;
}

/* The first form that an item matches; `l->n` when there is none. */
static size_t form_of(const struct listing *l, const struct node *n)
{
	struct regex_match m;
	bool marked;
	size_t i = 0;
	str text;

	if (!text_of(l->im, n, &text))
		return l->n;
	while (i < l->n && !matches(l, i, text, &m, &marked))
		i++;
	return i;
}

/* ------------------------------------------------------------ rows */

static void need_column(struct listing *l, str name)
{
	for (size_t i = 0; i < l->n_columns; i++)
		if (str_eq(l->column[i], name))
			return;
	if (l->n_columns < COLUMNS_MAX)
		l->column[l->n_columns++] = name;
}

static void need_columns(struct listing *l, size_t form)
{
	const struct form_list *f = l->form[form];
	size_t number;
	str name;

	for (size_t i = 0; f->fixed != NULL && i < f->fixed->n; i++)
		need_column(l, f->fixed->child[i]->key);
	for (size_t i = 0; regex_name(f->item, i, &name, &number); i++)
		need_column(l, name);
}

/* What an item says in a column: a group of its form, with the marks of the
 * text where these stand inside the group; or what the form fixes. */
static str value_of(const struct listing *l, size_t form, str text, str column)
{
	const struct form_list *f = l->form[form];
	const struct node *fixed = node_get(f->fixed, column);
	struct regex_match m, with;
	bool marked, both;
	str value, raw;

	if (fixed != NULL)
		return forms_fill(l->im->a, node_text(fixed), f->heading,
				  &l->heading[form]);
	matches(l, form, text, &m, &marked);
	value = str_trim(regex_named(f->item, &m, column));
	both = !marked && regex_find(f->item, text, 0, &with) == REGEX_YES;
	raw = both ? str_trim(regex_named(f->item, &with, column)) : (str){0};
	return str_eq(inline_words(l->im->a, raw), value) ? raw : value;
}

static struct node *row_by(struct listing *l, const struct node *n)
{
	struct node *cells[COLUMNS_MAX];
	size_t form = form_of(l, n);
	str text = {0};

	text_of(l->im, n, &text);
	for (size_t i = 0; i < l->n_columns; i++)
		cells[i] = paper_cell(
			l->im, value_of(l, form, text, l->column[i]), n->span);
	return paper_row_of(l->im, cells, l->n_columns, n->span);
}

static struct node *rows_by(struct listing *l, struct node *const *from,
			    size_t n)
{
	struct node *cells[COLUMNS_MAX];
	struct node_list rows = {0};

	l->n_columns = 0;
	for (size_t i = 0; i < n; i++)
		need_columns(l, form_of(l, from[i]));
	for (size_t i = 0; i < l->n_columns; i++)
		cells[i] = paper_cell(l->im, l->column[i], from[0]->span);
	*PUSH(l->im->a, &rows) =
		paper_row_of(l->im, cells, l->n_columns, from[0]->span);
	for (size_t i = 0; i < n; i++)
		*PUSH(l->im->a, &rows) = row_by(l, from[i]);
	return paper_table_of(l->im, &rows);
}

/* ------------------------------------------------------------ lists */

static bool all_match(const struct listing *l, const struct node *list)
{
	for (size_t i = 0; i < list->n; i++)
		if (form_of(l, list->child[i]) == l->n)
			return false;
	return list->n > 0;
}

/* Whether a form takes any text: then paragraphs are no rows. */
static bool takes_all(const struct form_list *f)
{
	return regex_matches(f->item, S("Xqz"));
}

/* How many paragraphs from `i` on match a form that does not take any text. */
static size_t run_of(const struct listing *l, const struct node_list *blocks,
		     size_t i)
{
	size_t n = 0, form;

	for (; i + n < blocks->n; n++) {
		if (blocks->at[i + n]->kind != NODE_PARAGRAPH)
			break;
		form = form_of(l, blocks->at[i + n]);
		if (form == l->n || takes_all(l->form[form]))
			break;
	}
	return n;
}

static void shape(struct listing *l, struct node_list *blocks)
{
	struct node_list out = {0};

	for (size_t i = 0; i < blocks->n; i++) {
		struct node *n = blocks->at[i];
		bool list = n->kind == NODE_BULLETS || n->kind == NODE_ORDERED;
		size_t run = list ? 0 : run_of(l, blocks, i);

		if (list && all_match(l, n)) {
			*PUSH(l->im->a, &out) = rows_by(l, n->child, n->n);
		} else if (run > 1) {
			*PUSH(l->im->a, &out) = rows_by(l, &blocks->at[i], run);
			i += run - 1;
		} else {
			*PUSH(l->im->a, &out) = n;
		}
	}
	*blocks = out;
}

void paper_lists(struct importing *im, str heading, struct node_list *blocks)
{
	struct listing l = {.im = im};
	str number, words = inline_words(im->a, heading);
	unsigned depth;

	words = str_skip(words, paper_number(words, &number, &depth));
	for (size_t i = 0; i < im->forms->n_lists && l.n < FORMS_MAX; i++) {
		const struct form_list *f = &im->forms->lists[i];

		if (f->heading == NULL ||
		    regex_find(f->heading, words, 0, &l.heading[l.n]) !=
			    REGEX_YES)
			continue;
		l.form[l.n++] = f;
	}
	if (l.n > 0)
		shape(&l, blocks);
}
