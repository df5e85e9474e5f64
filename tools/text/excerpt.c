#include "text/excerpt.h"

#include "base/buf.h"
#include "base/utf8.h"

enum { TAB = 8, ELLIPSIS_COLUMNS = 3 };

/* The line with tabs expanded and hostile code points replaced. */
static str shown(struct arena *a, str line)
{
	struct buf out = {.a = a};
	size_t column = 0;
	size_t len;

	for (; line.len > 0; line = str_skip(line, len)) {
		uint32_t cp = utf8_decode(line, &len);

		if (cp == '\t') {
			size_t fill = TAB - column % TAB;

			buf_chars(&out, ' ', fill);
			column += fill;
			continue;
		}
		if (utf8_is_hostile(cp))
			cp = 0xfffd;
		buf_code_point(&out, cp);
		column += utf8_width(str_slice(line, 0, len));
	}
	return buf_str(&out);
}

/* Keeps the carets in view when the line is wider than the terminal. */
static void cut(struct arena *a, struct excerpt *e, size_t width)
{
	size_t lead = width / 3;
	size_t skip = 0;

	if (width < 20 || utf8_width(e->text) <= width)
		return;
	if (e->indent > lead) {
		skip = utf8_fit(e->text, e->indent - lead);
		e->indent -= utf8_width(str_slice(e->text, 0, skip));
	}
	e->text = str_skip(e->text, skip);
	if (skip > 0) {
		e->text = str_cat(a, S("..."), e->text);
		e->indent += ELLIPSIS_COLUMNS;
	}
	if (utf8_width(e->text) > width) {
		size_t fit = utf8_fit(e->text, width - ELLIPSIS_COLUMNS);

		e->text = str_cat(a, str_slice(e->text, 0, fit), S("..."));
	}
	if (e->indent + e->carets > width)
		e->carets = width > e->indent ? width - e->indent : 1;
}

struct excerpt excerpt_of(struct arena *a, const struct source *s,
			  struct span span, size_t width)
{
	struct place from = source_place(s, span.from);
	str line = source_line(s, from.line);
	size_t start = (size_t)(s->text.ptr + span.from - line.ptr);
	size_t end = span.to > span.from ? start + (span.to - span.from)
					 : start;
	struct excerpt e = {.line = from.line, .text = shown(a, line)};

	e.indent = utf8_width(shown(a, str_slice(line, 0, start)));
	e.carets = utf8_width(shown(a, str_slice(line, 0, end)));
	e.carets = e.carets > e.indent ? e.carets - e.indent : 1;
	cut(a, &e, width);
	return e;
}
