/*
 * A table with a column for each month or quarter, turned on its side: a row
 * for each cell that says something.
 *
 *	2020	  | Jan	    | Feb	| Maart		Activiteit | Q1 | Q2 |
 *Q3 Jeugd	  | Plan    |		| Vaststellen	Plan	   | x	| x  |
 *
 * On the left the cells hold what is done and the first column groups it; on
 *the right they are marks, and the first column says what is done: marks that
 *stand side by side are one period.  The year is that above the first column,
 *else that of the heading; without one the months stay without.
 */
#include "import/paper.h"

#include "base/vec.h"
#include "import/sentences.h"
#include "tree/inline.h"

enum {
	MONTHS_MIN = 4,
	HEADING_MAX = 100,
	LOOK_BACK = 20,
	LEADING_MAX = 4,
	COLUMNS_MAX = LEADING_MAX + 2
};

struct turning {
	struct importing *im;
	const struct node *table;
	size_t first; /* column with a month */
	str year;     /* as written; empty for none */
	str column[COLUMNS_MAX];
	size_t from[COLUMNS_MAX]; /* leading column */
	size_t n;
	size_t done; /* the column for what is done */
	const struct node
		*above[COLUMNS_MAX]; /* last cell that said something */
	struct node_list rows;
};

static bool is_time(str text, int year)
{
	struct period p = period_read(text, year);

	return (p.precision == PRECISION_MONTH ||
		p.precision == PRECISION_QUARTER) &&
	       !p.open_from && !p.open_to;
}

/* The first column from which on every one is a month or quarter; the number of
 * columns when there is none. */
static size_t first_time(const struct node *header)
{
	size_t first = header->n;

	while (first > 0 && is_time(header->child[first - 1]->text, 2000))
		first--;
	if (header->n < first + MONTHS_MIN || first == 0 || first > LEADING_MAX)
		return header->n;
	return first;
}

/* The line above that may be a heading; which ones are is not known yet. */
static str heading_before(const struct importing *im)
{
	for (size_t i = im->n; i > 0 && i + LOOK_BACK > im->n; i--) {
		const struct piece *p = &im->at[i - 1];

		if (p->path != NULL || p->kind == PIECE_UP)
			continue;
		if (p->kind == PIECE_BLOCK && p->node->kind == NODE_ORDERED &&
		    p->node->n == 1) /* "3. Planning 2024" */
			return source_slice(im->paper, p->node->span);
		if (p->kind == PIECE_HEADING ||
		    (p->node->kind == NODE_PARAGRAPH &&
		     p->node->text.len < HEADING_MAX))
			return p->node->text;
		if (p->node->kind == NODE_PARAGRAPH)
			break;
	}
	return (str){0};
}

/* A mark stands for "yes": x, a bullet, a tick. */
static bool is_mark(str s)
{
	s = str_trim(s);
	return str_eq_nocase(s, S("x")) || str_eq_nocase(s, S("v")) ||
	       str_eq(s, S("*")) || str_eq(s, S("\xc2\xb7")) ||
	       (s.len == 3 && (unsigned char)s.ptr[0] == 0xe2);
}

static bool are_marks(const struct turning *t)
{
	size_t marks = 0;

	for (size_t i = 1; i < t->table->n; i++) {
		const struct node *row = t->table->child[i];

		for (size_t j = t->first; j < row->n; j++) {
			if (str_trim(row->child[j]->text).len == 0)
				continue;
			if (!is_mark(row->child[j]->text))
				return false;
			marks++;
		}
	}
	return marks > 0;
}

static void find_year(struct turning *t)
{
	const struct node *head = t->table->child[0]->child[0];
	struct period p = period_read(head->text, 0);
	str above = heading_before(t->im);
	int year = 0;

	if (is_time(t->table->child[0]->child[t->first]->text, 0))
		return;
	if (p.precision == PRECISION_YEAR) {
		t->year = head->text;
		return;
	}
	year = sentences_year(head->text);
	if (year == 0) {
		year = sentences_year(inline_words(t->im->a, above));
		if (year > 0)
			paper_note(t->im, "import-year", head->span, NULL);
	}
	if (year > 0)
		t->year = str_fmt(t->im->a, "%d", year);
}

/* ------------------------------------------------------------ columns */

static bool has_column(const struct turning *t, str name)
{
	for (size_t i = 0; i < t->n; i++)
		if (str_eq(t->column[i], name))
			return true;
	return false;
}

static void add_column(struct turning *t, str name, size_t from)
{
	t->column[t->n] = name;
	t->from[t->n++] = from;
}

/* The names of the columns: period; those before the months, by the row of
 * opmaak.yaml when it knows them; and what is done. */
static void name_columns(struct turning *t, const struct markup_row *row,
			 bool marks)
{
	const str *names = t->im->forms->month_columns;
	const struct node *header = t->table->child[0];

	add_column(t, names[0], LEADING_MAX);
	for (size_t j = 0; j < t->first; j++) {
		const struct markup_column *c =
			row != NULL ? markup_column(t->im->a, row,
						    header->child[j]->text)
				    : NULL;
		str name = c != NULL ? c->heading : (str){0};

		if (name.len == 0 || has_column(t, name))
			name = marks && !has_column(t, names[2]) ? names[2]
								 : names[1];
		if (!has_column(t, name))
			add_column(t, name, j);
	}
	if (!has_column(t, names[2]))
		add_column(t, names[2], LEADING_MAX);
	for (t->done = 0; !str_eq(t->column[t->done], names[2]);)
		t->done++;
}

/* ------------------------------------------------------------ rows */

static str period_of(const struct turning *t, size_t j, size_t last)
{
	const struct node *header = t->table->child[0];
	str from = header->child[j]->text, to = header->child[last]->text;
	struct arena *a = t->im->a;
	str all = last > j ? str_fmt(a, "%.*s-%.*s", STR(from), STR(to)) : from;

	return t->year.len > 0 ? str_fmt(a, "%.*s %.*s", STR(all), STR(t->year))
			       : all;
}

/* The cells from `j` up to and including `last` of a row, as a row. */
static void put_row(struct turning *t, const struct node *row, size_t j,
		    size_t last)
{
	struct node *cells[COLUMNS_MAX];
	struct span none = {row->span.from, row->span.from};
	const struct node *header = t->table->child[0];

	for (size_t i = 0; i < t->n; i++) {
		const struct node *cell = t->from[i] < LEADING_MAX ? t->above[i]
								   : NULL;

		cells[i] = cell != NULL ? paper_cell(t->im, cell->text,
						     cell->text_span)
					: paper_cell(t->im, (str){0}, none);
	}
	cells[0] = paper_cell(t->im, period_of(t, j, last),
			      header->child[j]->text_span);
	if (t->from[t->done] == LEADING_MAX)
		cells[t->done] = row->child[j];
	*PUSH(t->im->a, &t->rows) = paper_row_of(t->im, cells, t->n, row->span);
}

/* The last of the marks that stand side by side, when they are one period. */
static size_t last_mark(const struct turning *t, const struct node *row,
			size_t j)
{
	size_t last = j;

	while (last + 1 < row->n && is_mark(row->child[last + 1]->text))
		last++;
	return period_resolved(period_read(period_of(t, j, last), 2000)) ? last
									 : j;
}

static void turn_row(struct turning *t, const struct node *row, bool marks)
{
	bool any = false;

	for (size_t i = 0; i < t->n; i++)
		if (t->from[i] < LEADING_MAX &&
		    (row->child[t->from[i]]->text.len > 0 || marks))
			t->above[i] = row->child[t->from[i]];
	for (size_t j = t->first; j < row->n; j++) {
		size_t last = marks ? last_mark(t, row, j) : j;

		if (str_trim(row->child[j]->text).len == 0)
			continue;
		put_row(t, row, j, last);
		any = true;
		j = last;
	}
	/* a row that says when nowhere is told all the same */
	if (!any && marks && row->child[0]->text.len > 0) {
		put_row(t, row, t->first, t->first);
		t->rows.at[t->rows.n - 1]->child[0]->text = (str){0};
	}
}

bool paper_months(struct importing *im, const struct node *table)
{
	struct turning t = {.im = im, .table = table};
	struct node *cells[COLUMNS_MAX];
	const struct node *header = table->child[0];
	const struct markup_row *row;
	bool marks;

	t.first = first_time(header);
	if (im->forms->months == NULL || table->n < 2 || t.first == header->n)
		return false;
	row = outline_row_of(im, node_text(im->forms->months->child[0]));
	marks = are_marks(&t);
	find_year(&t);
	name_columns(&t, row, marks);
	for (size_t i = 0; i < t.n; i++)
		cells[i] = paper_cell(im, t.column[i], header->span);
	*PUSH(im->a, &t.rows) = paper_row_of(im, cells, t.n, header->span);
	for (size_t i = 1; i < table->n; i++)
		turn_row(&t, table->child[i], marks);
	paper_heading(im, paper_section(im, header->child[0]->text,
					header->child[0]->text_span))
		->path = im->forms->months;
	paper_block(im, paper_table_of(im, &t.rows));
	return true;
}
