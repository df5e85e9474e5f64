/*
 * md4c tells where text is but not where blocks are, and says nothing of an
 * image, a link without label or an empty cell.  Where nothing but text is
 * left inside the lines, its callbacks give the place of every line, and its
 * inline parser, the only part that is not linear, has nothing to do.
 *
 * The copy is as long as the source, but for one case: md4c wants three dashes
 * in each column of a table's delimiter row, GFM one.  Missing dashes are put
 * in, and a list of shifts leads back.
 *
 * Escapes are taken from left to right as GFM does, so `\|` is no cell border
 * and in `\\|` the pipe is one.
 */
#include "tree/mask.h"

#include "base/buf.h"
#include "base/vec.h"

#include <strings.h>

struct line {
	const char *text;
	size_t at, end; /* `end`: before the line end */
};

static bool is_space(char c)
{
	return c == ' ' || c == '\t';
}

/* NUL beyond the end of the line. */
static char byte(const struct line *l, size_t at)
{
	if (at >= l->end)
		return '\0';
	return l->text[at];
}

static bool ends_marker(const struct line *l, size_t at)
{
	return at >= l->end || is_space(l->text[at]);
}

/* Length of a list marker at `at`; 0 when there is none. */
static size_t marker(const struct line *l, size_t at)
{
	size_t i = at;

	if (strchr("-+*", l->text[at]) != NULL && ends_marker(l, at + 1))
		return 1;
	while (i < l->end && i - at < 9 && l->text[i] >= '0' &&
	       l->text[i] <= '9')
		i++;
	if (i == at || i >= l->end ||
	    (l->text[i] != '.' && l->text[i] != ')') || !ends_marker(l, i + 1))
		return 0;
	return i + 1 - at;
}

/* Where the text of a line begins, after quote and list marks. */
static size_t skip_prefix(const struct line *l)
{
	size_t i = l->at;

	while (i < l->end) {
		if (is_space(l->text[i]) || l->text[i] == '>')
			i++;
		else if (l->text[i] != '\0' && marker(l, i) > 0)
			i += marker(l, i);
		else
			break;
	}
	return i;
}

static size_t run_of(const struct line *l, size_t at)
{
	size_t i = at;

	while (i < l->end && l->text[i] == l->text[at])
		i++;
	return i - at;
}

static bool is_rule(const struct line *l, size_t at)
{
	size_t n = 0;
	char c = byte(l, at);

	if (c != '*' && c != '_' && c != '-')
		return false;
	for (size_t i = at; i < l->end; i++) {
		if (l->text[i] == c)
			n++;
		else if (!is_space(l->text[i]))
			return false;
	}
	return n >= 3;
}

/* How many bytes at the beginning of a line's text make it a block and must
 * stay as they are. */
static size_t block_start(const struct line *l, size_t at)
{
	char c = byte(l, at);
	char next = byte(l, at + 1);
	size_t n;

	if (c == '`' || c == '~') {
		n = run_of(l, at);
		if (n < 3 || (c == '`' && memchr(l->text + at + n, '`',
						 l->end - at - n) != NULL))
			return 0;
		return n;
	}
	if (c == '<') {
		if (next == '!' || next == '?')
			return strlen("<![CDATA[");
		return next == '/' || (next | 0x20) >= 'a' ? 1 : 0;
	}
	return is_rule(l, at) ? l->end - at : 0;
}

/* Columns of a delimiter row (`--- | :-:`), 0 when the line is none. */
static size_t delimiter_columns(const struct line *l, size_t at)
{
	size_t pipes = 0;
	bool dash = false;
	size_t last = at;

	for (size_t i = at; i < l->end; i++) {
		if (l->text[i] == '|')
			pipes += i > at;
		else if (l->text[i] == '-')
			dash = true;
		else if (l->text[i] != ':' && !is_space(l->text[i]))
			return 0;
		if (!is_space(l->text[i]))
			last = i;
	}
	if (!dash || memchr(l->text + at, '|', l->end - at) == NULL)
		return 0;
	return pipes + 1 - (last > at && l->text[last] == '|');
}

/* A delimiter row with at least three marks in each column. */
static void widen(struct arena *a, struct mask *m, struct buf *out,
		  const struct line *l, size_t at)
{
	size_t marks = 0;
	uint32_t lag = m->shifts.n > 0 ? m->shifts.at[m->shifts.n - 1].by : 0;
	uint32_t before = lag;

	for (size_t i = at; i < l->end; i++) {
		char c = l->text[i];
		char next = byte(l, i + 1);

		buf_char(out, c);
		marks = c == '-' || c == ':' ? marks + 1 : 0;
		if (c != '-' || next == '-')
			continue;
		for (size_t n = marks + (next == ':'); n < 3; n++, lag++)
			buf_char(out, '-');
	}
	if (lag != before)
		*PUSH(a, &m->shifts) =
			(struct mask_shift){(uint32_t)out->n, lag};
}

/* The end tags that end an HTML block in the middle of a line. */
static bool ends_html(const struct line *l, size_t at)
{
	static const char *const tags[] = {"</script", "</style", "</pre",
					   "</textarea"};

	for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
		size_t n = strlen(tags[i]);

		if (l->end - at >= n &&
		    strncasecmp(l->text + at, tags[i], n) == 0)
			return true;
	}
	return false;
}

static bool is_punctuation(char c)
{
	return c != '\0' &&
	       strchr("|!\"#$%&'()*+,-./:;<=>?@[\\]^_`{}~", c) != NULL;
}

static char masked(char c)
{
	switch (c) {
	case '\r': return ' ';
	case '\0':
	case '*':
	case '_':
	case '`':
	case '[':
	case '&':
	case '\\':
	case '!':
	case '<':
	case '\v':
	case '\f': return 'x';
	default: return c;
	}
}

/* What mask_text() must look at; all else is copied. */
static const bool special[256] = {
	['\0'] = true, ['\r'] = true, ['\v'] = true, ['\f'] = true,
	['*'] = true,  ['_'] = true,  ['`'] = true,  ['['] = true,
	['&'] = true,  ['\\'] = true, ['!'] = true,  ['<'] = true};

static size_t copy_plain(struct buf *out, const struct line *l, size_t at)
{
	size_t i = at;

	while (i < l->end && !special[(unsigned char)l->text[i]])
		i++;
	buf_add(out, (str){l->text + at, i - at});
	return i;
}

static void mask_text(struct buf *out, const struct line *l, size_t at)
{
	size_t i;

	for (i = copy_plain(out, l, at); i < l->end;
	     i = copy_plain(out, l, i + 1)) {
		char c = l->text[i];

		if (c == '\\' && is_punctuation(byte(l, i + 1))) {
			buf_chars(out, 'x', 2);
			i++;
			continue;
		}
		if (c != '<' || !ends_html(l, i))
			c = masked(c);
		buf_char(out, c);
	}
}

static void mask_line(struct arena *a, struct mask *m, struct buf *out,
		      const struct line *l)
{
	size_t at = skip_prefix(l);
	size_t keep = block_start(l, at);
	size_t columns = delimiter_columns(l, at);

	if (keep > l->end - at)
		keep = l->end - at;
	buf_add(out, (str){l->text + l->at, at + keep - l->at});
	if (columns > TABLE_COLUMNS) {
		*PUSH(a, &m->wide) = (struct span){m->from + (uint32_t)at,
						   m->from + (uint32_t)l->end};
		buf_chars(out, 'x', l->end - at);
	} else if (columns > 0) {
		widen(a, m, out, l, at);
	} else {
		mask_text(out, l, at + keep);
	}
}

struct mask mask_make(struct arena *a, const struct source *source,
		      struct span part)
{
	str text = source_slice(source, part);
	struct mask m = {.from = part.from};
	struct buf out = {.a = a};
	struct line l = {.text = text.ptr};

	for (l.at = 0; l.at < text.len; l.at = l.end) {
		size_t next = l.at + str_find_char(str_skip(text, l.at), '\n');

		l.end = next;
		if (l.end > l.at && next < text.len &&
		    text.ptr[l.end - 1] == '\r')
			l.end--;
		mask_line(a, &m, &out, &l);
		if (next < text.len)
			next++;
		buf_add(&out, str_slice(text, l.end, next));
		l.end = next;
	}
	m.text = buf_str(&out);
	return m;
}

bool mask_offset(struct mask *m, const char *ptr, uint32_t *offset)
{
	uintptr_t at = (uintptr_t)ptr - (uintptr_t)m->text.ptr;
	uint32_t lag = 0;

	if ((uintptr_t)ptr < (uintptr_t)m->text.ptr || at > m->text.len)
		return false;
	if (m->shift > 0 && m->shifts.at[m->shift - 1].at > at)
		m->shift = 0;
	while (m->shift < m->shifts.n && m->shifts.at[m->shift].at <= at)
		m->shift++;
	if (m->shift > 0)
		lag = m->shifts.at[m->shift - 1].by;
	*offset = m->from + (uint32_t)at - lag;
	return true;
}
