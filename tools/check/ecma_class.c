/*
 * Escapes and classes.  PCRE2 10.42 has no class within a class, so a negated
 * set inside a class (\S, in `[\S\d]`) is written out as ranges.
 */
#include "base/lang.h"
#include "check/ecma_parse.h"

#define SPACE                                                                  \
	"\\x{9}-\\x{d}\\x{20}\\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}"     \
	"\\x{2029}\\x{202f}\\x{205f}\\x{3000}\\x{feff}"
#define NO_SPACE                                                               \
	"\\x{0}-\\x{8}\\x{e}-\\x{1f}\\x{21}-\\x{9f}\\x{a1}-\\x{167f}"          \
	"\\x{1681}-\\x{1fff}\\x{200b}-\\x{2027}\\x{202a}-\\x{202e}"            \
	"\\x{2030}-\\x{205e}\\x{2060}-\\x{2fff}\\x{3001}-\\x{fefe}"            \
	"\\x{ff00}-\\x{10ffff}"

static int hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c = (char)(c | 32);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* `n` hexadecimal digits; the place stays where it was when they are not
 * there. */
static bool hex_digits(struct ecma *e, size_t n, uint32_t *cp)
{
	*cp = 0;
	for (size_t i = 0; i < n; i++) {
		int digit = hex(ecma_peek(e, i));

		if (digit < 0)
			return false;
		*cp = *cp * 16 + (uint32_t)digit;
	}
	e->i += n;
	return true;
}

static bool braced(struct ecma *e, uint32_t *cp)
{
	size_t n = 0;

	for (*cp = 0; hex(ecma_peek(e, 0)) >= 0; e->i++, n++)
		if (*cp <= 0x10ffff)
			*cp = *cp * 16 + (uint32_t)hex(ecma_peek(e, 0));
	return n > 0 && *cp <= 0x10ffff && ecma_take(e, '}');
}

/* \uD83D\uDCA9 is one code point. */
static bool unicode(struct ecma *e, uint32_t *cp)
{
	size_t before;
	uint32_t low;

	if (ecma_take(e, '{'))
		return braced(e, cp);
	if (!hex_digits(e, 4, cp))
		return false;
	before = e->i;
	if (*cp >= 0xd800 && *cp <= 0xdbff && ecma_take(e, '\\') &&
	    ecma_take(e, 'u') && hex_digits(e, 4, &low) && low >= 0xdc00 &&
	    low <= 0xdfff)
		*cp = 0x10000 + ((*cp - 0xd800) << 10) + (low - 0xdc00);
	else
		e->i = before;
	return true;
}

static bool property(struct ecma *e, bool negated, struct buf *set)
{
	str rest = str_skip(e->pattern, e->i), name;
	size_t end = str_find_char(rest, '}');

	if (!ecma_take(e, '{') || end == rest.len)
		return false;
	name = ecma_property(e->a, str_slice(rest, 1, end));
	e->i += end;
	buf_fmt(set, "\\%c{%.*s}", negated ? 'P' : 'p', STR(name));
	return name.len > 0;
}

static bool is_set(struct ecma *e, char c, struct buf *set)
{
	switch (c) {
	case 'd':
	case 'D':
	case 'w':
	case 'W':
		buf_char(set, '\\');
		buf_char(set, c);
		return true;
	case 's': buf_add(set, S(SPACE)); return true;
	case 'S': buf_add(set, S(NO_SPACE)); return true;
	case 'p':
	case 'P':
		if (!property(e, c == 'P', set))
			ecma_wrong(e, MSG("there is no such property of "
					  "characters"));
		return true;
	default: return false;
	}
}

static bool is_syntax(char c, bool in_class)
{
	return c != '\0' && (strchr("^$\\.*+?()[]{}|/", c) != NULL ||
			     (in_class && c == '-'));
}

static bool control(struct ecma *e, uint32_t *cp)
{
	char c = (char)(ecma_peek(e, 0) | 32);

	*cp = (uint32_t)(c - 'a' + 1);
	if (c < 'a' || c > 'z')
		return false;
	e->i++;
	return true;
}

enum ecma_escape ecma_escape(struct ecma *e, bool in_class, uint32_t *cp,
			     struct buf *set)
{
	static const char letters[] = "tnvfr", means[] = "\t\n\v\f\r";
	char c = ecma_peek(e, 0);
	const char *letter = c != '\0' ? strchr(letters, c) : NULL;
	bool good = false;

	if (e->i >= e->pattern.len)
		return ECMA_OTHER;
	e->i++;
	if (is_set(e, c, set))
		return ECMA_SET;
	if (letter != NULL) {
		*cp = (uint32_t)means[letter - letters];
		good = true;
	} else if (is_syntax(c, in_class)) {
		*cp = (uint32_t)c;
		good = true;
	} else if (c == '0') {
		*cp = 0;
		good = ecma_peek(e, 0) < '0' || ecma_peek(e, 0) > '9';
	} else if (c == 'b' && in_class) {
		*cp = '\b';
		good = true;
	} else if (c == 'c') {
		good = control(e, cp);
	} else if (c == 'x') {
		good = hex_digits(e, 2, cp);
	} else if (c == 'u') {
		good = unicode(e, cp);
	}
	return good ? ECMA_CHARACTER : ECMA_OTHER;
}

/* One member of a class, in *cp; a set is written and *is_set. */
static bool member(struct ecma *e, uint32_t *cp, bool *set)
{
	struct buf written = {.a = e->a};

	*set = false;
	if (!ecma_take(e, '\\')) {
		*cp = ecma_next(e);
		return true;
	}
	switch (ecma_escape(e, true, cp, &written)) {
	case ECMA_CHARACTER: return true;
	case ECMA_SET:
		*set = true;
		buf_add(&e->out, buf_str(&written));
		return e->wrong == NULL;
	case ECMA_OTHER: break;
	}
	return ecma_wrong(e, MSG("a backslash stands before something it "
				 "cannot stand before"));
}

/* UTF-8 holds no surrogates, so a range loses them. */
static void write_range(struct ecma *e, uint32_t from, uint32_t to)
{
	if (from >= 0xd800 && from <= 0xdfff)
		from = 0xe000;
	if (to >= 0xd800 && to <= 0xdfff)
		to = 0xd7ff;
	if (from > to)
		return;
	ecma_write(e, from);
	if (from < to) {
		buf_char(&e->out, '-');
		ecma_write(e, to);
	}
}

static bool range(struct ecma *e)
{
	uint32_t from = 0, to;
	bool set, set_to;

	if (!member(e, &from, &set))
		return false;
	to = from;
	if (ecma_peek(e, 0) == '-' && ecma_peek(e, 1) != ']' &&
	    e->i + 1 < e->pattern.len) {
		e->i++;
		if (!member(e, &to, &set_to))
			return false;
		if (set || set_to || from > to)
			return ecma_wrong(e, MSG("a range is upside down"));
	}
	if (!set)
		write_range(e, from, to);
	return true;
}

bool ecma_class(struct ecma *e)
{
	bool negated = ecma_take(e, '^');
	size_t start = e->out.n, body;

	buf_add(&e->out, negated ? S("[^") : S("["));
	body = e->out.n;
	while (e->i < e->pattern.len && ecma_peek(e, 0) != ']')
		if (!range(e))
			return false;
	if (!ecma_take(e, ']'))
		return ecma_wrong(e, MSG("a class is not closed"));
	if (e->out.n > body) {
		buf_char(&e->out, ']');
		return true;
	}
	e->out.n = start;
	buf_add(&e->out, negated ? S("[\\x{0}-\\x{10ffff}]") : S("(?!)"));
	return true;
}
