/*
 * Rows as tables, the way a reader sees them on paper:
 *
 *	Samenwerking				caption: a heading
 *	Project	  Beschrijving	Doel		header
 *	Regionaal POVO	...			row
 *						(page)
 *		  ... rest of a cell		row that broke: goes on above
 *	Project	  Beschrijving	Doel		header again: left out
 *	Onderwijs & zorg			caption, because a header
 *follows
 *
 * Tables of two columns may be a map (a cover); months.c turns a table with a
 * column for each month on its side.
 */
#include "import/paper.h"

#include "base/lang.h"
#include "base/vec.h"

enum { HEADER_MAX = 80 };

struct tabling {
	struct importing *im;
	const struct paper_rows *rows;
	const struct paper_row *header;
	struct node_list out; /* ROWs of the table that is being made */
	size_t columns;
};

static bool same_text(struct importing *im, str x, str y)
{
	return str_eq(paper_words(im, x), paper_words(im, y));
}

/* How many cells say the same in both. */
static size_t same_cells(struct importing *im, const struct paper_row *x,
			 const struct paper_row *y)
{
	size_t same = 0;

	for (size_t i = 0; i < x->n && i < y->n; i++)
		same += x->cell[i].text.len > 0 &&
			same_text(im, x->cell[i].text, y->cell[i].text);
	return same;
}

/* A header that is like the one above: the same table goes on, or (one cell
 * differs) another begins. */
static bool is_header_again(struct importing *im, const struct paper_row *row,
			    const struct paper_row *header)
{
	return header != NULL && row->filled > 1 && row->n == header->n &&
	       same_cells(im, row, header) + 1 >= row->filled &&
	       same_cells(im, row, header) * 2 > row->filled;
}

static struct node *cell_node(struct importing *im, const struct cell *c)
{
	struct node *n = node_new(im->a, NODE_CELL, c->span);

	n->text = c->text;
	n->text_span = c->span;
	return n;
}

static struct node *row_node(struct importing *im, const struct paper_row *row,
			     size_t columns)
{
	struct node *n = node_new(im->a, NODE_ROW, row->span);
	struct node_list cells = {0};
	struct cell empty = {.span = {row->span.to, row->span.to}};

	for (size_t i = 0; i < columns; i++)
		*PUSH(im->a, &cells) =
			cell_node(im, i < row->n ? &row->cell[i] : &empty);
	node_adopt(n, &cells);
	return n;
}

static void append_text(struct importing *im, struct node *cell,
			const struct cell *more)
{
	if (more->text.len == 0)
		return;
	cell->text = cell->text.len == 0
			     ? more->text
			     : str_fmt(im->a, "%.*s %.*s", STR(cell->text),
				       STR(more->text));
	cell->span = cell->text_span = span_join(cell->span, more->span);
}

/* A row that broke over a page goes on in the row above. */
static void join_row(struct tabling *t, const struct paper_row *row)
{
	struct node *last = t->out.at[t->out.n - 1];

	for (size_t i = 0; i < row->n && i < last->n; i++)
		append_text(t->im, last->child[i], &row->cell[i]);
	last->span = span_join(last->span, row->span);
	paper_note(t->im, "import-split-row", row->span, NULL);
}

/* Cells beyond the header go to the last column. */
static void add_row(struct tabling *t, const struct paper_row *row)
{
	struct node *n = row_node(t->im, row, t->columns);

	for (size_t i = t->columns; i < row->n; i++)
		append_text(t->im, n->child[t->columns - 1], &row->cell[i]);
	if (row->n > t->columns)
		paper_note(t->im, "import-ragged-row", row->span, NULL);
	*PUSH(t->im->a, &t->out) = n;
}

static void rename_column(struct importing *im, const struct node *table,
			  size_t column)
{
	struct node *header = table->child[0]->child[column];
	str words = header->text;

	for (size_t i = 0; i < im->forms->n_columns; i++) {
		const struct form_column *f = &im->forms->columns[i];

		if (f->pattern == NULL || !regex_matches(f->pattern, words))
			continue;
		if (f->heading.len > 0)
			header->text = f->heading;
		for (size_t j = 1; f->part != NULL && j < table->n; j++) {
			struct node *cell = table->child[j]->child[column];
			struct regex_match m;

			if (regex_find(f->part, cell->text, 0, &m) !=
				    REGEX_YES ||
			    m.n_groups < 2 || m.group[1].len == 0)
				continue;
			cell->text = m.group[1];
		}
		return;
	}
}

/* A table, finished: by month, or with the names that columns have here. */
static void put_table(struct importing *im, struct node *table)
{
	if (paper_months(im, table))
		return;
	for (size_t i = 0; i < table->child[0]->n; i++)
		rename_column(im, table, i);
	paper_block(im, table);
}

static void finish(struct tabling *t)
{
	if (t->out.n > 0)
		put_table(t->im, paper_table_of(t->im, &t->out));
	t->out = (struct node_list){0};
}

/* A cell that no header would have: a period, a number, a whole sentence. */
static bool is_value(const struct cell *c)
{
	str t = c->text;

	if (t.len > HEADER_MAX || str_find_char(t, '@') < t.len)
		return true;
	if (t.len > 0 && t.ptr[t.len - 1] == '.' &&
	    str_find(t, S(". ")) < t.len)
		return true;
	return period_resolved(period_read(t, 0));
}

static bool is_header(const struct paper_row *row)
{
	for (size_t i = 0; i < row->n; i++)
		if (is_value(&row->cell[i]) && i > 0)
			return false;
	return row->filled > 1 || row->n == 0;
}

static void begin_table(struct tabling *t, const struct paper_row *row)
{
	struct paper_row none = {.span = {row->span.from, row->span.from}};

	finish(t);
	t->header = row;
	t->columns = row->n;
	if (is_header(row)) {
		*PUSH(t->im->a, &t->out) = row_node(t->im, row, t->columns);
		return;
	}
	t->header = NULL;
	*PUSH(t->im->a, &t->out) = row_node(t->im, &none, t->columns);
	add_row(t, row);
}

static void caption(struct tabling *t, const struct paper_row *row)
{
	finish(t);
	paper_heading(t->im, paper_section(t->im, row->cell[0].text,
					   row->cell[0].span))
		->caption = true;
}

/* A row with one cell is a heading when a header follows it, or when it is the
 * first of all. */
static bool is_caption(const struct tabling *t, size_t i)
{
	const struct paper_row *row = &t->rows->at[i];

	if (row->filled != 1 || row->n != 1 || i + 1 == t->rows->n)
		return false;
	return i == 0 ||
	       (t->header != NULL &&
		is_header_again(t->im, &t->rows->at[i + 1], t->header));
}

/* Above the header: a name and a text. */
static bool is_pair_row(const struct tabling *t, size_t i)
{
	const struct paper_row *row = &t->rows->at[i];

	return t->header == NULL && t->out.n == 0 && row->filled == 2 &&
	       row->n == 2 && i + 1 < t->rows->n && row->wide > 2 &&
	       t->rows->at[i + 1].n > 2;
}

static void pair_row(struct tabling *t, const struct paper_row *row)
{
	paper_heading(t->im, paper_section(t->im, row->cell[0].text,
					   row->cell[0].span))
		->caption = true;
	paper_block(t->im, paper_paragraph(t->im, row->cell[1].text,
					   row->cell[1].span));
	*PUSH(t->im->a, t->im) = (struct piece){.kind = PIECE_UP};
}

/* Whether another table begins with a row that is not marked as such. */
static bool is_other_table(const struct tabling *t, const struct paper_row *row)
{
	if (t->out.n == 0)
		return true;
	if (is_header_again(t->im, row, t->header))
		return same_cells(t->im, row, t->header) < row->filled;
	return row->after_blank && row->n > t->columns && row->filled == row->n;
}

static void put_row(struct tabling *t, size_t i)
{
	const struct paper_row *row = &t->rows->at[i];

	if (is_caption(t, i))
		caption(t, row);
	else if (is_pair_row(t, i))
		pair_row(t, row);
	else if (is_other_table(t, row))
		begin_table(t, row);
	else if (is_header_again(t->im, row, t->header))
		paper_note(t->im, "import-header-again", row->span, NULL);
	else if (row->after_blank && row->cell[0].text.len == 0 && t->out.n > 1)
		join_row(t, row);
	else
		add_row(t, row);
}

void paper_tables(struct importing *im, const struct paper_rows *rows)
{
	struct tabling t = {.im = im, .rows = rows};

	for (size_t i = 0; i < rows->n; i++)
		if (rows->at[i].filled > 0)
			put_row(&t, i);
	finish(&t);
}

void paper_markdown_table(struct importing *im, struct node *table)
{
	if (!paper_pair_table(im, table))
		put_table(im, table);
}
