/*
 * What stands under a heading, in the form that opmaak.yaml reads there: items
 * and paragraphs as rows (lists.c), rows as items, and a header for a table
 * without one.  What does not fit a form stays as it is.
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

void paper_shape(struct importing *im, str heading,
		 const struct markup_row *row, struct node_list *blocks)
{
	const struct forms *f = im->forms;

	if (blocks->n == 0)
		return;
	for (size_t i = 0; i < f->n_tables; i++)
		if (is_under(im, f->tables[i].heading, heading))
			shape_headers(&f->tables[i], blocks);
	if (row == NULL || row->as == MARKUP_TABLE)
		paper_lists(im, heading, blocks);
	for (size_t i = 0; i < f->n_items; i++)
		if (is_under(im, f->items[i].heading, heading))
			shape_items(im, &f->items[i], blocks);
	for (size_t i = 0; i < f->n_mentions; i++)
		if (is_under(im, f->mentions[i].heading, heading))
			paper_mentions(im, &f->mentions[i], blocks);
}
