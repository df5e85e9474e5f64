/*
 * Lines that begin with a label, as papers have below each speerpunt:
 *
 *	Doel: werknemers begrijpen de regels.
 *	Trekker: coördinator taal
 *	Planning: 2025-2026
 *
 * on lines of their own, with or without empty lines between, bold or not, or
 * one after the other in a paragraph.  labels_split() gives each a piece; when
 * it is known which pieces are headings, labels_place() makes a table of those
 * in a row, which then goes where a table with these columns goes.  Labels that
 * stand alone stay the text they are.
 */
#include "import/labels.h"

#include "base/vec.h"
#include "import/clean.h"
#include "tree/inline.h"

enum { LABEL_MAX = 40, MARKS_MAX = 10, COLUMNS_MAX = FORM_LABELS_MAX };

/* ------------------------------------------------------------ splitting */

static bool is_mark(char c)
{
	return c == '*' || c == '_' || c == '\\' || c == ' ';
}

/* Without marks of emphasis and of a broken line at its ends. */
static str bare(str s)
{
	s = str_trim(s);
	while (s.len > 0 && is_mark(s.ptr[0]))
		s = str_skip(s, 1);
	while (s.len > 0 && is_mark(s.ptr[s.len - 1]))
		s.len--;
	return s;
}

static const struct form_label *label_of(const struct importing *im, str name)
{
	const struct form_labels *f = &im->forms->labels;

	name = bare(name);
	if (name.len == 0 || name.len > LABEL_MAX)
		return NULL;
	for (size_t i = 0; i < f->n; i++)
		if (f->at[i].pattern != NULL &&
		    regex_matches(f->at[i].pattern, name))
			return &f->at[i];
	return NULL;
}

/* Where a label may begin before a colon: at the start, or behind the end of a
 * sentence or part. */
static size_t begin_of(str line, size_t from, size_t colon)
{
	size_t i = colon;

	while (i > from && colon - i < LABEL_MAX + MARKS_MAX &&
	       strchr(".;|?!", line.ptr[i - 1]) == NULL)
		i--;
	while (i < colon && (line.ptr[i] == ' ' || line.ptr[i] == '\t'))
		i++;
	return i;
}

/* The next label of a line, from byte `from` on: `*at` where it begins,
 * `*value` where its value does.  NULL when there is none. */
static const struct form_label *next_label(const struct importing *im, str line,
					   size_t from, size_t *at,
					   size_t *value)
{
	for (size_t i = from; i < line.len; i++) {
		const struct form_label *f;

		if (line.ptr[i] != ':' && line.ptr[i] != '?')
			continue;
		*at = begin_of(line, from, i);
		*value = i + 1;
		if (line.ptr[i] == '?' &&
		    (i + 1 == line.len ||
		     (line.ptr[i + 1] != '*' && line.ptr[i + 1] != ' ')))
			continue;
		f = label_of(im, str_slice(line, *at,
					   line.ptr[i] == '?' ? i + 1 : i));
		if (f != NULL)
			return f;
	}
	return NULL;
}

static void put_text(struct importing *im, str text)
{
	text = str_trim(text);
	while (str_ends(text, S("\\")))
		text = str_trim(str_slice(text, 0, text.len - 1));
	if (text.len == 0)
		return;
	paper_block(im, paper_paragraph(im, clean_text(im->a, text),
					paper_span(im, text)));
	im->at[im->n - 1].strong = str_starts(text, S("**")) &&
				   str_ends(text, S("**")) &&
				   str_find(str_slice(text, 2, text.len - 2),
					    S("**")) == text.len - 4;
}

static void put_label(struct importing *im, const struct form_label *f,
		      str whole, str value)
{
	put_text(im, whole);
	im->at[im->n - 1].strong = false;
	im->at[im->n - 1].label = f;
	im->at[im->n - 1].value = bare(value);
}

/* The labels of one line, and the text before the first; false, with nothing
 * put, when it has none. */
static bool put_line(struct importing *im, str line)
{
	size_t at, value;
	const struct form_label *f = next_label(im, line, 0, &at, &value);

	if (f == NULL)
		return false;
	put_text(im, str_slice(line, 0, at));
	while (f != NULL) {
		size_t begin = at, text = value;
		const struct form_label *next =
			next_label(im, line, text, &at, &value);
		size_t end = next != NULL ? at : line.len;

		put_label(im, f, str_slice(line, begin, end),
			  str_slice(line, text, end));
		f = next;
	}
	return true;
}

static bool has_label(const struct importing *im, str text)
{
	size_t at, value;

	while (text.ptr != NULL)
		if (next_label(im, str_trim(str_cut(&text, '\n')), 0, &at,
			       &value) != NULL)
			return true;
	return false;
}

bool labels_split(struct importing *im, const struct node *paragraph)
{
	str rest = source_slice(im->paper, paragraph->span), before = {0};

	if (im->forms->labels.n == 0 || !has_label(im, rest))
		return false;
	while (rest.ptr != NULL) {
		str line = str_trim(str_cut(&rest, '\n'));
		size_t at, value;

		if (next_label(im, line, 0, &at, &value) == NULL) {
			if (before.ptr == NULL) /* lines of one text stay one */
				before.ptr = line.ptr;
			before.len = (size_t)(line.ptr + line.len - before.ptr);
			continue;
		}
		put_text(im, before);
		before = (str){0};
		put_line(im, line);
	}
	put_text(im, before);
	return true;
}

/* ------------------------------------------------------------ tables */

struct labelled {
	struct importing *im;
	struct node_list rows;
	str title;
};

static size_t column_at(const struct form_labels *f, str column)
{
	size_t i = 0;

	while (i < f->n_columns && !str_eq(f->columns[i], column))
		i++;
	return i;
}

/* Pieces from `i` on that are labels. */
static size_t run_at(const struct importing *im, size_t i)
{
	size_t n = 0;

	while (i + n < im->n && im->at[i + n].kind == PIECE_BLOCK &&
	       im->at[i + n].label != NULL)
		n++;
	return n;
}

/* Whether a run says enough to be a table: two columns or more, of which one
 * that is needed. */
static bool is_enough(const struct importing *im, size_t i, size_t n)
{
	const struct form_labels *f = &im->forms->labels;
	bool used[COLUMNS_MAX] = {false}, needed = false;
	size_t columns = 0;

	for (size_t k = i; k < i + n; k++) {
		const struct form_label *l = im->at[k].label;
		size_t at = l != NULL ? column_at(f, l->column) : f->n_columns;

		if (at == f->n_columns || at >= COLUMNS_MAX)
			continue;
		columns += !used[at];
		used[at] = true;
		needed = needed || l->needed;
	}
	return needed && columns > 1;
}

/* "2024 e.v.": the last word has a stop inside. */
static bool is_abbreviated(str s)
{
	for (size_t i = s.len - 1; i-- > 0 && s.ptr[i] != ' ';)
		if (s.ptr[i] == '.')
			return true;
	return false;
}

static str value_of(const struct importing *im, const struct piece *p)
{
	str value = clean_text(im->a, p->value);

	while (value.len > 0 &&
	       strchr(".;|", value.ptr[value.len - 1]) != NULL &&
	       !is_abbreviated(value))
		value = str_trim(str_slice(value, 0, value.len - 1));
	return value;
}

static void end_row(struct labelled *l, struct node **cells, struct span at)
{
	const struct form_labels *f = &l->im->forms->labels;
	size_t key = column_at(f, f->key);

	if (at.to == 0)
		return;
	for (size_t i = 0; i < f->n_columns; i++)
		if (cells[i] == NULL)
			cells[i] = paper_cell(l->im,
					      i == key ? l->title : (str){0},
					      (struct span){at.from, at.from});
	*PUSH(l->im->a, &l->rows) =
		paper_row_of(l->im, cells, f->n_columns, at);
	for (size_t i = 0; i < f->n_columns; i++)
		cells[i] = NULL;
}

/* A label that comes again begins another row. */
static struct node *table_of(struct labelled *l, size_t i, size_t n)
{
	struct importing *im = l->im;
	const struct form_labels *f = &im->forms->labels;
	struct node *cells[COLUMNS_MAX] = {NULL};
	struct span at = {0}, first = im->at[i].node->span;

	for (size_t k = 0; k < f->n_columns; k++)
		cells[k] = paper_cell(im, f->columns[k], first);
	end_row(l, cells, first);
	for (size_t k = i; k < i + n; k++) {
		const struct piece *p = &im->at[k];
		size_t column = column_at(f, p->label->column);

		if (column == f->n_columns)
			continue;
		if (cells[column] != NULL) {
			end_row(l, cells, at);
			at = (struct span){0};
		}
		cells[column] = paper_cell(im, value_of(im, p),
					   p->value.len > 0
						   ? paper_span(im, p->value)
						   : p->node->span);
		at = at.to == 0 ? p->node->span : span_join(at, p->node->span);
	}
	end_row(l, cells, at);
	return paper_table_of(im, &l->rows);
}

/* The words that the run is about: the heading above it. */
static str title_of(struct importing *im, size_t i)
{
	str number, words;
	unsigned depth;

	while (i-- > 0) {
		if (im->at[i].kind != PIECE_HEADING)
			continue;
		words = inline_words(im->a, im->at[i].node->text);
		return str_skip(words, paper_number(words, &number, &depth));
	}
	return (str){0};
}

/* Labels without a column stay text, before the table. */
static size_t put_run(struct importing *im, size_t i, size_t n, size_t to)
{
	struct labelled l = {.im = im, .title = title_of(im, to)};
	struct node *table = table_of(&l, i, n);

	for (size_t k = i; k < i + n; k++)
		if (column_at(&im->forms->labels, im->at[k].label->column) ==
		    im->forms->labels.n_columns)
			im->at[to++] = im->at[k];
	im->at[to++] = (struct piece){.kind = PIECE_BLOCK, .node = table};
	return to;
}

void labels_place(struct importing *im)
{
	size_t to = 0, n;

	for (size_t i = 0; i<im->n; i += n> 0 ? n : 1) {
		n = run_at(im, i);
		if (n > 0 && is_enough(im, i, n)) {
			to = put_run(im, i, n, to);
			continue;
		}
		n = 0;
		im->at[to++] = im->at[i];
	}
	im->n = to;
}
