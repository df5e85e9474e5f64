/*
 * A small table: columns as wide as their widest cell where that fits; else the
 * widest give way, and what is too long for its column goes on below.
 */
#include "report/text.h"

#include "base/utf8.h"

enum { GAP = 2, NARROWEST = 8, WORD = 24 };

static size_t column_width(struct page *p, const struct table *t, size_t c)
{
	size_t width = utf8_width(t->header[c]);

	for (size_t row = 0; row < t->rows; row++) {
		str cell = utf8_safe_line(p->a, t->cells[row * t->columns + c]);
		size_t w = utf8_width(cell);

		if (w > width)
			width = w;
	}
	return width;
}

/* The longest word of a column, as far as a column should keep it whole. */
static size_t longest_word(struct page *p, const struct table *t, size_t c)
{
	size_t longest = NARROWEST;

	for (size_t row = 0; row <= t->rows; row++) {
		str rest = row == 0 ? t->header[c]
				    : t->cells[(row - 1) * t->columns + c];

		rest = utf8_safe_line(p->a, rest);
		while (rest.ptr != NULL) {
			size_t w = utf8_width(str_cut(&rest, ' '));

			if (w > longest && w <= WORD)
				longest = w;
		}
	}
	return longest;
}

/* The widest column that is wider than its least; n when none is. */
static size_t widest_of(const size_t *widths, const size_t *least, size_t n)
{
	size_t widest = n;

	for (size_t i = 0; i < n; i++)
		if (widths[i] > (least != NULL ? least[i] : NARROWEST) &&
		    (widest == n || widths[i] > widths[widest]))
			widest = i;
	return widest;
}

static void fit(struct page *p, const struct table *t, size_t *widths)
{
	size_t n = t->columns, total = GAP * (n - 1);
	size_t *least = NEWN(p->a, n, size_t);

	for (size_t i = 0; i < n; i++) {
		total += widths[i];
		least[i] = longest_word(p, t, i);
	}
	while (p->look.width > 0 && total > p->look.width) {
		size_t widest = widest_of(widths, least, n);

		if (widest == n)
			widest = widest_of(widths, NULL, n);
		if (widest == n)
			return;
		widths[widest]--;
		total--;
	}
}

/* The words that fit in a column, taken off the front of `rest`. */
static str take(str *rest, size_t width)
{
	str line = str_slice(*rest, 0, utf8_fit(*rest, width));
	size_t end = line.len;

	if (end < rest->len && rest->ptr[end] != ' ')
		while (end > 0 && rest->ptr[end - 1] != ' ')
			end--;
	if (end == 0)
		end = line.len > 0 ? line.len : rest->len;
	line = str_slice(*rest, 0, end);
	*rest = str_trim(str_skip(*rest, end));
	return str_trim(line);
}

static void line(struct page *p, const size_t *widths, const str *cells,
		 size_t n, enum style style)
{
	str *rest = NEWN(p->a, n, str);
	bool more = true;

	for (size_t c = 0; c < n; c++)
		rest[c] = str_trim(utf8_safe_line(p->a, cells[c]));
	while (more) {
		size_t blanks = 0;

		more = false;
		for (size_t c = 0; c < n; c++) {
			str part = take(&rest[c], widths[c]);

			if (part.len > 0) {
				buf_chars(p->out, ' ', blanks);
				wrap_piece(p, style, part);
				blanks = 0;
			}
			blanks += widths[c] + GAP - utf8_width(part);
			more = more || rest[c].len > 0;
		}
		wrap_end(p);
	}
}

void text_table(struct page *p, const struct table *t)
{
	size_t *widths = NEWN(p->a, t->columns, size_t);

	if (t->columns == 0)
		return;
	for (size_t c = 0; c < t->columns; c++)
		widths[c] = column_width(p, t, c);
	fit(p, t, widths);
	line(p, widths, t->header, t->columns, STYLE_STRONG);
	for (size_t row = 0; row < t->rows; row++)
		line(p, widths, t->cells + row * t->columns, t->columns,
		     STYLE_PLAIN);
}
