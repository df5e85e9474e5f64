/*
 * Tables that are drawn with characters, as pandoc writes those of Word: a
 * grid, whose cells may take several lines,
 *
 *	+---------+------------+
 *	| Project | Planning   |
 *	+=========+============+
 *	| Pont    | uiterlijk  |
 *	|         | 1 mei 2025 |
 *	+---------+------------+
 *
 * and columns below dashes, with a header above these or without one:
 *
 *	  Wanneer     Wat
 *	  ----------- -----------
 *	  1 mei 2025  Overleg
 *
 * Both become rows as of a table with tabs.  The place of a cell is that of its
 * first line.  Columns are counted in characters, not in bytes.
 */
#include "import/drawn.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "import/clean.h"

enum {
	COLUMNS_MAX = 64,
	DASHES_MIN = 3,
	ROWS_MAX = 2000,
	TALL_MAX = 400 /* lines of one row: no cell is longer */
};

struct edges {
	size_t at[COLUMNS_MAX +
		  1]; /* where each column begins, in characters */
	size_t n;
};

static str line_of(const struct importing *im, unsigned i)
{
	str line = source_line(im->paper, i);

	return str_ends(line, S("\r")) ? str_slice(line, 0, line.len - 1)
				       : line;
}

/* The part of a line from character `from` up to `to`. */
static str part_of(str line, size_t from, size_t to)
{
	size_t at = 0, i = 0, len, start;

	for (; i < line.len && at < from; at++) {
		utf8_decode(str_skip(line, i), &len);
		i += len;
	}
	start = i;
	for (; i < line.len && at < to; at++) {
		utf8_decode(str_skip(line, i), &len);
		i += len;
	}
	return str_trim(str_slice(line, start, i));
}

/* ------------------------------------------------------------ rows */

static struct paper_row *new_row(struct importing *im, struct paper_rows *rows,
				 size_t columns, str line)
{
	struct paper_row *row = PUSH(im->a, rows);

	*row = (struct paper_row){.cell = NEWN(im->a, columns, struct cell),
				  .wide = columns,
				  .span = paper_span(im, str_trim(line))};
	return row;
}

static void add_part(struct importing *im, struct paper_row *row, size_t column,
		     str part)
{
	struct cell *c = &row->cell[column];

	if (part.len == 0)
		return;
	if (c->text.len == 0) {
		c->text = part;
		c->span = paper_span(im, part);
	} else {
		c->text = str_fmt(im->a, "%.*s %.*s", STR(c->text), STR(part));
	}
}

static void end_row(struct importing *im, struct paper_row *row)
{
	row->n = row->filled = 0;
	for (size_t i = 0; i < row->wide; i++) {
		row->cell[i].text = clean_cell(im->a, row->cell[i].text);
		if (row->cell[i].span.to == 0)
			row->cell[i].span =
				(struct span){row->span.to, row->span.to};
		if (row->cell[i].text.len == 0)
			continue;
		row->n = i + 1;
		row->filled++;
	}
}

static void end_rows(struct importing *im, struct paper_rows *rows)
{
	size_t to = 0;

	for (size_t i = 0; i < rows->n; i++) {
		end_row(im, &rows->at[i]);
		if (rows->at[i].filled > 0)
			rows->at[to++] = rows->at[i];
	}
	rows->n = to;
}

/* ------------------------------------------------------------ grids */

static bool is_rule(str line)
{
	line = str_trim(line);
	if (line.len < 3 || line.ptr[0] != '+' || line.ptr[line.len - 1] != '+')
		return false;
	for (size_t i = 0; i < line.len; i++)
		if (strchr("+-=:", line.ptr[i]) == NULL)
			return false;
	return true;
}

static bool is_grid_line(str line)
{
	line = str_trim(line);
	return line.len > 1 && line.ptr[0] == '|' &&
	       line.ptr[line.len - 1] == '|';
}

static bool rule_edges(str line, struct edges *e)
{
	size_t before = 0;

	e->n = 0;
	while (before < line.len && line.ptr[before] == ' ')
		before++;
	for (size_t i = before; i < line.len; i++) {
		if (line.ptr[i] != '+')
			continue;
		if (e->n > COLUMNS_MAX)
			return false;
		e->at[e->n++] = i;
	}
	return e->n >= 2;
}

static struct paper_rows read_grid(struct importing *im, unsigned first,
				   unsigned *next)
{
	struct paper_rows rows = {0};
	struct paper_row *row = NULL;
	struct edges e;
	unsigned i = first, lines = (unsigned)im->paper->n_lines, tall = 0;

	*next = first;
	if (!rule_edges(line_of(im, first), &e))
		return rows;
	for (; i <= lines && rows.n < ROWS_MAX; i++) {
		str line = line_of(im, i);

		if (is_rule(line)) {
			row = NULL;
			continue;
		}
		if (!is_grid_line(line))
			break;
		if (row == NULL || ++tall == TALL_MAX) {
			row = new_row(im, &rows, e.n - 1, line);
			tall = 0;
		}
		for (size_t k = 0; k + 1 < e.n; k++)
			add_part(im, row, k,
				 part_of(line, e.at[k] + 1, e.at[k + 1]));
	}
	*next = i;
	return rows;
}

/* ------------------------------------------------------------ dashes */

/* Two groups of dashes or more with blanks between them. */
static bool dash_edges(str line, struct edges *e)
{
	size_t dashes = DASHES_MIN;

	e->n = 0;
	for (size_t i = 0; i < line.len; i++) {
		bool begins = line.ptr[i] == '-' &&
			      (i == 0 || line.ptr[i - 1] == ' ');

		if (line.ptr[i] != '-' && line.ptr[i] != ' ')
			return false;
		if (begins) {
			if (dashes < DASHES_MIN || e->n == COLUMNS_MAX)
				return false;
			e->at[e->n++] = i;
			dashes = 0;
		}
		dashes += line.ptr[i] == '-';
	}
	return e->n >= 2 && dashes >= DASHES_MIN;
}

static bool is_blank(const struct importing *im, unsigned i)
{
	return i < 1 || i > im->paper->n_lines ||
	       str_trim(line_of(im, i)).len == 0;
}

static void add_line(struct importing *im, struct paper_rows *rows, str line,
		     const struct edges *e)
{
	struct paper_row *row = new_row(im, rows, e->n, line);

	for (size_t k = 0; k < e->n; k++)
		add_part(im, row, k,
			 part_of(line, e->at[k],
				 k + 1 < e->n ? e->at[k + 1] : line.len));
}

/* Without a header there are dashes above and below; with one the rows end at
 * an empty line. */
static struct paper_rows read_columns(struct importing *im, unsigned first,
				      unsigned *next)
{
	struct paper_rows rows = {0};
	struct edges e, other;
	unsigned i = first + 1;
	bool header = !is_blank(im, first - 1), closed = false;

	*next = first;
	if (!dash_edges(line_of(im, first), &e))
		return rows;
	if (header)
		add_line(im, &rows, line_of(im, first - 1), &e);
	for (; !is_blank(im, i) && !closed && rows.n < ROWS_MAX; i++) {
		closed = dash_edges(line_of(im, i), &other);
		if (!closed)
			add_line(im, &rows, line_of(im, i), &e);
	}
	if (rows.n < 2 || (!header && !closed))
		return (struct paper_rows){0};
	*next = i;
	return rows;
}

struct paper_rows drawn_read(struct importing *im, unsigned line,
			     unsigned *first, unsigned *next)
{
	struct paper_rows rows = {0};
	str text = line_of(im, line);
	struct edges e;

	*first = line;
	*next = line;
	if (is_rule(text)) {
		rows = read_grid(im, line, next);
	} else if (dash_edges(text, &e)) {
		rows = read_columns(im, line, next);
		if (rows.n > 0 && !is_blank(im, line - 1))
			*first = line - 1;
	}
	end_rows(im, &rows);
	return rows;
}
