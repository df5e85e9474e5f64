/*
 * What stands under a heading, in the form that opmaak.yaml reads there: items
 * and paragraphs as rows, rows as items, and a header for a table without one.
 * What does not fit a form stays as it is.
 */
#include "import/paper.h"

#include "base/vec.h"
#include "tree/inline.h"

static bool is_under(struct importing *im, const struct regex *re, str heading)
{
	str number, words = inline_words(im->a, heading);
	unsigned depth;

	words = str_skip(words, paper_number(words, &number, &depth));
	return re != NULL && regex_matches(re, words);
}

static struct node *cell_of(struct importing *im, str text, struct span at)
{
	struct node *n = node_new(im->a, NODE_CELL, at);

	n->text = text;
	n->text_span = at;
	return n;
}

/* ------------------------------------------------------------ text as rows */

/* The text of an item or paragraph that can be a row. */
static const struct node *text_of(const struct node *n)
{
	if (n->kind == NODE_PARAGRAPH)
		return n;
	if (n->kind == NODE_ITEM && n->n == 1 &&
	    n->child[0]->kind == NODE_PARAGRAPH)
		return n->child[0];
	return NULL;
}

static bool matches(struct importing *im, const struct form_list *f,
		    const struct node *n)
{
	n = text_of(n);
	return n != NULL && regex_find(f->item, inline_words(im->a, n->text), 0,
				       NULL) == REGEX_YES;
}

/* A row of what the groups match, with the marks of the text where these stand
 * inside one group. */
static struct node *row_by(struct importing *im, const struct form_list *f,
			   const struct node *n)
{
	const struct node *text = text_of(n);
	str words = inline_words(im->a, text->text), name;
	struct node *row = node_new(im->a, NODE_ROW, n->span);
	struct regex_match m, marked;
	struct node_list cells = {0};
	size_t number;
	bool both = regex_find(f->item, text->text, 0, &marked) == REGEX_YES;

	regex_find(f->item, words, 0, &m);
	for (size_t i = 0; regex_name(f->item, i, &name, &number); i++) {
		str value = str_trim(regex_named(f->item, &m, name));
		str with = both ? str_trim(regex_named(f->item, &marked, name))
				: (str){0};

		if (str_eq(inline_words(im->a, with), value))
			value = with;
		*PUSH(im->a, &cells) = cell_of(im, value, n->span);
	}
	node_adopt(row, &cells);
	return row;
}

static struct node *rows_by(struct importing *im, const struct form_list *f,
			    struct node *const *from, size_t n)
{
	struct node *header = node_new(im->a, NODE_ROW, from[0]->span);
	struct node *table;
	struct node_list cells = {0}, rows = {0};
	str name;
	size_t number;

	for (size_t i = 0; regex_name(f->item, i, &name, &number); i++)
		*PUSH(im->a, &cells) = cell_of(im, name, from[0]->span);
	node_adopt(header, &cells);
	*PUSH(im->a, &rows) = header;
	for (size_t i = 0; i < n; i++)
		*PUSH(im->a, &rows) = row_by(im, f, from[i]);
	table = node_new(im->a, NODE_TABLE,
			 span_join(from[0]->span, from[n - 1]->span));
	node_adopt(table, &rows);
	return table;
}

/* How many paragraphs from `i` on match. */
static size_t run_of(struct importing *im, const struct form_list *f,
		     const struct node_list *blocks, size_t i)
{
	size_t n = 0;

	while (i + n < blocks->n && blocks->at[i + n]->kind == NODE_PARAGRAPH &&
	       matches(im, f, blocks->at[i + n]))
		n++;
	return n;
}

static bool all_match(struct importing *im, const struct form_list *f,
		      const struct node *list)
{
	for (size_t i = 0; i < list->n; i++)
		if (!matches(im, f, list->child[i]))
			return false;
	return list->n > 0;
}

static void shape_lists(struct importing *im, const struct form_list *f,
			struct node_list *blocks)
{
	struct node_list out = {0};
	bool narrow = !regex_matches(f->item, S("Xqz"));

	for (size_t i = 0; i < blocks->n; i++) {
		struct node *n = blocks->at[i];
		bool list = n->kind == NODE_BULLETS || n->kind == NODE_ORDERED;
		size_t run = narrow ? run_of(im, f, blocks, i) : 0;

		if (list && all_match(im, f, n)) {
			*PUSH(im->a, &out) = rows_by(im, f, n->child, n->n);
		} else if (run > 1) {
			*PUSH(im->a, &out) =
				rows_by(im, f, &blocks->at[i], run);
			i += run - 1;
		} else {
			*PUSH(im->a, &out) = n;
		}
	}
	*blocks = out;
}

/* ------------------------------------------------------------ rows as items */

static bool is_number(str s)
{
	for (size_t i = 0; i < s.len; i++)
		if ((s.ptr[i] < '0' || s.ptr[i] > '9') && s.ptr[i] != '.')
			return false;
	return true;
}

/* The column that holds the items when the others only number them. */
static size_t item_column(const struct form_items *f, const struct node *table)
{
	const struct node *header = table->child[0];
	size_t column = header->n;

	for (size_t j = 0; j < header->n; j++)
		if (column == header->n &&
		    regex_matches(f->column, header->child[j]->text))
			column = j;
	for (size_t i = 1; column < header->n && i < table->n; i++)
		for (size_t j = 0; j < header->n; j++)
			if (j != column &&
			    !is_number(table->child[i]->child[j]->text))
				return header->n;
	return column;
}

static void shape_items(struct importing *im, const struct form_items *f,
			struct node_list *blocks)
{
	for (size_t i = 0; i < blocks->n; i++) {
		struct node *table = blocks->at[i];
		struct node_list items = {0};
		size_t column;

		if (table->kind != NODE_TABLE || table->n < 2)
			continue;
		column = item_column(f, table);
		if (column == table->child[0]->n)
			continue;
		for (size_t j = 1; j < table->n; j++) {
			const struct node *row = table->child[j];

			if (row->child[column]->text.len > 0)
				*PUSH(im->a, &items) =
					paper_item(im, row->child[column]->text,
						   row->span);
		}
		if (items.n > 0)
			blocks->at[i] = paper_list(im, NODE_ORDERED, &items);
	}
}

/* ------------------------------------------------------------ headers */

static bool has_header(const struct node *table)
{
	for (size_t i = 0; i < table->child[0]->n; i++)
		if (table->child[0]->child[i]->text.len > 0)
			return true;
	return false;
}

static void shape_headers(const struct form_table *f,
			  const struct node_list *blocks)
{
	for (size_t i = 0; i < blocks->n; i++) {
		const struct node *table = blocks->at[i];

		if (table->kind != NODE_TABLE || has_header(table) ||
		    table->child[0]->n != f->n)
			continue;
		for (size_t j = 0; j < f->n; j++)
			table->child[0]->child[j]->text = f->columns[j];
	}
}

void paper_shape(struct importing *im, str heading, struct node_list *blocks)
{
	const struct forms *f = im->forms;

	if (blocks->n == 0)
		return;
	for (size_t i = 0; i < f->n_tables; i++)
		if (is_under(im, f->tables[i].heading, heading))
			shape_headers(&f->tables[i], blocks);
	for (size_t i = 0; i < f->n_lists; i++)
		if (is_under(im, f->lists[i].heading, heading))
			shape_lists(im, &f->lists[i], blocks);
	for (size_t i = 0; i < f->n_items; i++)
		if (is_under(im, f->items[i].heading, heading))
			shape_items(im, &f->items[i], blocks);
}
