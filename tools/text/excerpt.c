#include "text/excerpt.h"

#include "base/buf.h"
#include "base/utf8.h"

enum {
	TAB = 8,
	ELLIPSIS_COLUMNS = 3,
	LONG_LINE = 1024,
	AROUND = 2048,
	WIDEST = 4
};

/* A line, and the range in it. */
struct stretch {
	str line;
	size_t start, end;
	bool cut_before, cut_after;
};

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

static bool is_inside_character(str line, size_t at)
{
	return at < line.len && ((unsigned char)line.ptr[at] & 0xc0) == 0x80;
}

/* What is near the range; what is far from it in a long line is left out. */
static struct stretch near_range(struct stretch s, size_t width)
{
	size_t around = width > 0 ? width * WIDEST : AROUND;
	size_t from = s.start > around ? s.start - around : 0;
	size_t to = s.start + around;

	if (s.line.len <= LONG_LINE)
		return s;
	while (is_inside_character(s.line, from))
		from++;
	while (is_inside_character(s.line, to))
		to++;
	s.cut_before = from > 0;
	s.cut_after = to < s.line.len;
	s.line = str_slice(s.line, from, to);
	s.start -= from;
	s.end -= from;
	return s;
}

/* The line that a span begins on, without a byte order mark. */
static struct stretch line_of(const struct source *s, struct span span,
			      unsigned line)
{
	struct stretch at = {.line = source_line(s, line)};
	size_t bom = line == 1 && str_starts(at.line, S("\xef\xbb\xbf")) ? 3
									 : 0;

	at.start = (size_t)(s->text.ptr + span.from - at.line.ptr);
	at.end = span.to > span.from ? at.start + (span.to - span.from)
				     : at.start;
	at.line = str_skip(at.line, bom);
	at.start = at.start > bom ? at.start - bom : 0;
	at.end = at.end > bom ? at.end - bom : 0;
	return at;
}

struct excerpt excerpt_of(struct arena *a, const struct source *s,
			  struct span span, size_t width)
{
	struct excerpt e = {.line = source_place(s, span.from).line};
	struct stretch at = near_range(line_of(s, span, e.line), width);

	e.text = shown(a, at.line);
	e.indent = utf8_width(shown(a, str_slice(at.line, 0, at.start)));
	e.carets = utf8_width(shown(a, str_slice(at.line, 0, at.end)));
	e.carets = e.carets > e.indent ? e.carets - e.indent : 1;
	if (at.cut_before) {
		e.text = str_cat(a, S("..."), e.text);
		e.indent += ELLIPSIS_COLUMNS;
	}
	if (at.cut_after)
		e.text = str_cat(a, e.text, S("..."));
	cut(a, &e, width);
	return e;
}
