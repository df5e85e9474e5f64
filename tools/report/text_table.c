/*
 * A small table in columns as wide as their widest cell; the last column is
 * wrapped into what is left.
 */
#include "report/text.h"

#include "base/utf8.h"

enum { GAP = 2, WIDEST = 40 };

static size_t column_width(struct page *p, const struct table *t, size_t c)
{
	size_t width = utf8_width(t->header[c]);

	for (size_t row = 0; row < t->rows; row++) {
		str cell = utf8_safe(p->a, t->cells[row * t->columns + c]);
		size_t w = utf8_width(cell);

		if (w > width)
			width = w;
	}
	return width < WIDEST ? width : WIDEST;
}

static void line(struct page *p, const size_t *widths, const str *cells,
		 size_t n, enum style style)
{
	size_t column = 0;
	struct run last;

	for (size_t c = 0; c + 1 < n; c++) {
		str cell = utf8_safe(p->a, cells[c]);
		size_t w;

		cell = str_slice(cell, 0, utf8_fit(cell, widths[c]));
		w = utf8_width(cell);
		wrap_piece(p, style, cell);
		buf_chars(p->out, ' ', widths[c] - w + GAP);
		column += widths[c] + GAP;
	}
	last = (struct run){style, cells[n - 1]};
	wrap_runs(p, (struct indent){.rest = column, .column = column}, &last,
		  1);
}

void text_table(struct page *p, const struct table *t)
{
	size_t *widths = NEWN(p->a, t->columns, size_t);

	if (t->columns == 0)
		return;
	for (size_t c = 0; c < t->columns; c++)
		widths[c] = column_width(p, t, c);
	line(p, widths, t->header, t->columns, STYLE_STRONG);
	for (size_t row = 0; row < t->rows; row++)
		line(p, widths, t->cells + row * t->columns, t->columns,
		     STYLE_PLAIN);
}
