/*
 * Lines with tabs, cell by cell.  A table goes on over one or two empty lines
 * when another line with tabs follows: a page ended there.
 */
#include "import/paper.h"

#include "base/vec.h"
#include "import/clean.h"

enum { CELLS_MAX = 128, BLANKS_MAX = 2 };

bool rows_is_tabbed(str line)
{
	return str_find_char(line, '\t') < line.len && str_trim(line).len > 0;
}

static str line_of(const struct importing *im, unsigned i)
{
	str line = source_line(im->paper, i);

	return str_ends(line, S("\r")) ? str_slice(line, 0, line.len - 1)
				       : line;
}

static void read_row(struct importing *im, str line, struct paper_row *row)
{
	struct {
		struct cell *at;
		size_t n, cap;
	} cells = {0};
	str rest = line;
	struct span mended = {0};

	row->span = paper_span(im, line);
	while (rest.ptr != NULL) {
		str part = cells.n + 1 < CELLS_MAX ? str_cut(&rest, '\t')
						   : rest;
		struct cell *c = PUSH(im->a, &cells);

		if (cells.n == CELLS_MAX)
			rest = (str){0};
		c->span = paper_span(im, str_trim(part));
		c->text = clean_cell(im->a, str_trim(part));
		if (mended.to == 0 && !str_eq(c->text, str_trim(part)))
			mended = c->span;
		row->filled += c->text.len > 0;
		row->wide = cells.n;
		if (c->text.len > 0)
			row->n = cells.n;
	}
	row->cell = cells.at;
	if (mended.to > 0)
		paper_note(im, "import-residue", mended, NULL);
}

struct paper_rows rows_read(struct importing *im, unsigned first,
			    unsigned *next)
{
	struct paper_rows rows = {0};
	unsigned blanks = 0, lines = (unsigned)im->paper->n_lines;

	*next = first;
	for (unsigned i = first; i <= lines && blanks <= BLANKS_MAX; i++) {
		str line = line_of(im, i);

		if (str_trim(line).len == 0) {
			blanks++;
			continue;
		}
		if (!rows_is_tabbed(line))
			break;
		read_row(im, line, PUSH(im->a, &rows));
		rows.at[rows.n - 1].after_blank = blanks > 0 && rows.n > 1;
		if (blanks > 0 && rows.n > 1)
			seen_break(im, true, rows.at[rows.n - 1].span);
		blanks = 0;
		*next = i + 1;
	}
	return rows;
}
