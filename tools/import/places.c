/*
 * Tables that are known by their columns, wherever they stand: a list of
 * meetings and moments below "Vervolg", a planning per goal below a chapter on
 * something else.  They go to the section that opmaak.yaml has for them; the
 * text around them stays where it is.
 */
#include "import/places.h"

#include "base/vec.h"
#include "import/sentences.h"
#include "tree/inline.h"

enum { COLUMNS_MAX = 12 };

struct placing {
	struct importing *im;
	const struct form_place *form;
	const struct node *table;
	str title;		 /* of the section it stands in */
	str column[COLUMNS_MAX]; /* of the new table */
	size_t from[COLUMNS_MAX];
	size_t n;
	size_t item, sentence, period; /* columns; `n` when there is none */
	int year;		       /* of the sentences */
	struct node_list rows;
};

/* ------------------------------------------------------------ recognising */

static const struct form_place_column *
column_of(struct importing *im, const struct form_place *f, str header)
{
	str words = inline_words(im->a, header);

	for (size_t i = 0; i < f->n; i++)
		if (f->columns[i].pattern != NULL &&
		    regex_matches(f->columns[i].pattern, words))
			return &f->columns[i];
	return NULL;
}

/* Every column has a name that no other has, and those that are needed are
 * there. */
static bool fits(struct importing *im, const struct form_place *f,
		 const struct node *table)
{
	const struct node *header = table->child[0];
	bool used[COLUMNS_MAX] = {false};

	if (f->path == NULL || f->n == 0 || f->n > COLUMNS_MAX ||
	    header->n < 2 || header->n > COLUMNS_MAX - 2)
		return false;
	for (size_t i = 0; i < header->n; i++) {
		const struct form_place_column *c =
			column_of(im, f, header->child[i]->text);

		if (c == NULL || used[c - f->columns])
			return false;
		for (size_t k = 0; k < f->n; k++)
			used[k] = used[k] ||
				  str_eq(f->columns[k].heading, c->heading);
	}
	for (size_t i = 0; i < f->n; i++)
		if (f->columns[i].needed && !used[i])
			return false;
	return true;
}

const struct form_place *places_find(struct importing *im,
				     const struct node *table)
{
	for (size_t i = 0; table->n > 1 && i < im->forms->n_places; i++)
		if (fits(im, &im->forms->places[i], table))
			return &im->forms->places[i];
	return NULL;
}

/* ------------------------------------------------------------ rows */

static size_t find_column(const struct placing *p, str name)
{
	size_t i = 0;

	while (i < p->n && !str_eq(p->column[i], name))
		i++;
	return i;
}

static size_t add_column(struct placing *p, str name)
{
	size_t at = find_column(p, name);

	if (at == p->n) {
		p->column[p->n] = name;
		p->from[p->n++] = COLUMNS_MAX;
	}
	return at;
}

static void name_columns(struct placing *p)
{
	const struct node *header = p->table->child[0];
	const struct form_place *f = p->form;

	for (size_t i = 0; i < header->n; i++) {
		const struct node *cell = header->child[i];

		p->column[p->n] = column_of(p->im, f, cell->text)->heading;
		p->from[p->n++] = i;
	}
	if (f->group.len > 0 && p->title.len > 0)
		add_column(p, f->group);
	p->item = p->sentence = p->period = COLUMNS_MAX;
	if (f->sentence.len == 0 || find_column(p, f->sentence) == p->n)
		return;
	p->sentence = find_column(p, f->sentence);
	p->item = add_column(p, f->item);
	p->period = add_column(p, f->period);
	p->year = sentences_year(header->child[p->from[p->sentence]]->text);
	if (p->year == 0)
		p->year = sentences_year(p->title);
}

static void put_row(struct placing *p, struct node *const *cells,
		    struct span at)
{
	*PUSH(p->im->a, &p->rows) = paper_row_of(p->im, cells, p->n, at);
}

/* The cells of a row under their new names. */
static void copy_row(struct placing *p, const struct node *row,
		     struct node **cells)
{
	struct span none = {row->span.from, row->span.from};

	for (size_t i = 0; i < p->n; i++) {
		bool titled = p->from[i] == COLUMNS_MAX &&
			      str_eq(p->column[i], p->form->group);

		cells[i] = p->from[i] < row->n
				   ? row->child[p->from[i]]
				   : paper_cell(p->im,
						titled ? p->title : (str){0},
						none);
	}
}

/* ------------------------------------------------------------ sentences */

static struct node *part_cell(struct placing *p, const struct node *in,
			      str part, str text)
{
	return paper_cell(p->im, text, paper_part(p->im, in->span, part));
}

/* A row for one sentence; without words of its own it is about the goal. */
static void put_sentence(struct placing *p, struct node *const *cells,
			 struct node *item, str goal, str sentence)
{
	const struct node *whole = cells[p->sentence];
	struct node *row[COLUMNS_MAX];
	str what, time = sentences_time(p->im, sentence, p->year, &what);
	str full = sentences_in_year(p->im->a, time, p->year);

	for (size_t i = 0; i < p->n; i++)
		row[i] = cells[i];
	row[p->item] = item;
	row[p->sentence] =
		part_cell(p, whole, sentence, what.len > 0 ? what : goal);
	row[p->period] = part_cell(p, whole, time, full);
	if (full.len > time.len)
		paper_note(p->im, "import-year", row[p->period]->span, NULL);
	put_row(p, row, row[p->sentence]->span);
}

static void put_sentences(struct placing *p, struct node *const *cells,
			  struct node *item, str goal, str text)
{
	size_t n = 0;

	while (text.ptr != NULL) {
		str sentence = sentences_next(&text);

		if (sentence.len == 0)
			continue;
		put_sentence(p, cells, item, goal, sentence);
		n++;
	}
	if (n == 0)
		put_sentence(p, cells, item, goal, goal);
}

static const struct part_of *part_with(const struct parts *parts,
				       unsigned number)
{
	for (size_t i = 0; i < parts->n; i++)
		if (parts->at[i].number == number)
			return &parts->at[i];
	return NULL;
}

/* What is done for each goal of a row, then what is for no goal. */
static void split_row(struct placing *p, struct node *const *cells)
{
	struct arena *a = p->im->a;
	struct node *goals = cells[p->item];
	struct parts items = sentences_numbered(a, goals->text);
	struct parts done = sentences_numbered(a, cells[p->sentence]->text);
	bool alone = items.n <= 1 && done.n <= 1;

	for (size_t i = 0; i < items.n; i++) {
		const struct part_of *x = &items.at[i];
		const struct part_of *y = alone ? done.at
						: part_with(&done, x->number);
		str text = x->number == 0 ? x->text
					  : str_fmt(a, "%u. %.*s", x->number,
						    STR(x->text));

		put_sentences(p, cells, part_cell(p, goals, x->text, text),
			      x->text, y != NULL ? y->text : (str){0});
	}
	for (size_t i = 0; i < done.n; i++)
		if (items.n == 0 ||
		    (!alone && part_with(&items, done.at[i].number) == NULL))
			put_sentences(p, cells,
				      part_cell(p, goals, S(""), S("")),
				      (str){0}, done.at[i].text);
}

/* "Maart" below "Jaarplanning 2025". */
static void add_years(struct placing *p, struct node **cells, int year)
{
	for (size_t i = 0; year > 0 && i < p->n; i++) {
		str text = cells[i]->text;
		str full = sentences_in_year(p->im->a, text, year);

		if (str_eq(full, text) || period_resolved(period_read(text, 0)))
			continue;
		cells[i] = paper_cell(p->im, full, cells[i]->span);
		paper_note(p->im, "import-year", cells[i]->span, NULL);
	}
}

struct node *places_table(struct importing *im, const struct form_place *f,
			  const struct node *table, str title, int year)
{
	struct placing p = {
		.im = im, .form = f, .table = table, .title = title};
	struct node *cells[COLUMNS_MAX];

	name_columns(&p);
	for (size_t i = 0; i < p.n; i++)
		cells[i] = paper_cell(im, p.column[i], table->child[0]->span);
	put_row(&p, cells, table->child[0]->span);
	for (size_t i = 1; i < table->n; i++) {
		copy_row(&p, table->child[i], cells);
		add_years(&p, cells, year);
		if (p.sentence < p.n)
			split_row(&p, cells);
		else
			put_row(&p, cells, table->child[i]->span);
	}
	return paper_table_of(im, &p.rows);
}
