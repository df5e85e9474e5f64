/*
 * Compiling a pattern costs a hundred times what reading it does, and most
 * patterns of a profile are about words that a document does not hold.  So the
 * grammar that people use is read here, and nothing more: letters, classes,
 * the usual escapes, groups, looking around, counts.  What could be wrong for
 * another reason than grammar is kept small: names of groups, the size of what
 * is counted, the length of what is looked back at.
 */
#include "base/regex_plain.h"

#include "base/regex_count.h"
#include "base/utf8.h"

#include <limits.h>

enum {
	DEPTH_MAX = 20,
	NAMES_MAX = 8,
	NAME_LONGEST = 30,
	COUNT_MAX = 1000,
	RANGE_MAX = 8000, /* each may have a letter of another case */
	GROUPS_MAX = 200,
	/* what a pattern may take when it is compiled; PCRE2 has 64 KB */
	SIZE_MAX_BYTES = 50000,
	CHAR_SIZE = 6,
	CLASS_SIZE = 60,
	GROUP_SIZE = 24,
};

struct reader {
	str rest;
	unsigned depth, groups;
	bool looks_back;
	str names[NAMES_MAX];
	size_t n_names;
};

/* Bytes that a part takes when it is compiled; 0: it is not plain. */
typedef size_t size;

static size read_alternatives(struct reader *r);

static bool skip(struct reader *r, str s)
{
	if (!str_starts(r->rest, s))
		return false;
	r->rest = str_skip(r->rest, s.len);
	return true;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_word(char c)
{
	return is_digit(c) || c == '_' || str_lower(c) - 'a' < 26;
}

static bool one_of(char c, const char *chars)
{
	return c != '\0' && strchr(chars, c) != NULL;
}

static bool read_hex(struct reader *r, uint32_t *cp)
{
	static const char digits[] = "0123456789abcdef";
	size_t n = 0;

	for (*cp = 0; n < r->rest.len && n < 6; n++) {
		char c = (char)str_lower(r->rest.ptr[n]);

		if (!one_of(c, digits))
			break;
		*cp = *cp << 4 | (uint32_t)(strchr(digits, c) - digits);
	}
	r->rest = str_skip(r->rest, n);
	return n > 0 && skip(r, S("}")) && *cp < 0x110000 &&
	       (*cp < 0xd800 || *cp > 0xdfff);
}

static bool read_property(struct reader *r)
{
	static const str known[] = {
		S_INIT("{L}"),	S_INIT("{Ll}"), S_INIT("{Lu}"), S_INIT("{N}"),
		S_INIT("{Nd}"), S_INIT("{P}"),	S_INIT("{Zs}")};

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (skip(r, known[i]))
			return true;
	return false;
}

enum escape { ESCAPE_ODD, ESCAPE_CHAR, ESCAPE_CLASS, ESCAPE_PLACE };

/* After the backslash; the character in `*cp`. */
static enum escape read_escape(struct reader *r, uint32_t *cp)
{
	char c;

	if (r->rest.len == 0)
		return ESCAPE_ODD;
	c = r->rest.ptr[0];
	*cp = (unsigned char)c;
	r->rest = str_skip(r->rest, 1);
	if (one_of(c, "dDsSwW"))
		return ESCAPE_CLASS;
	if (one_of(c, "bBAzZ"))
		return ESCAPE_PLACE;
	if (c == 'p' || c == 'P')
		return read_property(r) ? ESCAPE_CLASS : ESCAPE_ODD;
	if (c == 'x')
		return skip(r, S("{")) && read_hex(r, cp) ? ESCAPE_CHAR
							  : ESCAPE_ODD;
	if (one_of(c, "nrt")) {
		*cp = c == 'n' ? '\n' : c == 'r' ? '\r' : '\t';
		return ESCAPE_CHAR;
	}
	return c > ' ' && c < 0x7f && !is_word(c) ? ESCAPE_CHAR : ESCAPE_ODD;
}

/* One character of a class, or a class within it, which begins no range. */
static enum escape read_member(struct reader *r, uint32_t *cp)
{
	size_t len;

	if (skip(r, S("\\")))
		return read_escape(r, cp);
	if (r->rest.len == 0 || one_of(r->rest.ptr[0], "[]"))
		return ESCAPE_ODD;
	*cp = utf8_decode(r->rest, &len);
	r->rest = str_skip(r->rest, len);
	return ESCAPE_CHAR;
}

static bool at_range(const struct reader *r)
{
	return str_starts(r->rest, S("-")) && !str_starts(r->rest, S("-]"));
}

/* After the opening bracket. */
static size read_class(struct reader *r)
{
	size n = CLASS_SIZE;

	skip(r, S("^"));
	do {
		uint32_t from, to;
		enum escape kind = read_member(r, &from);

		if (kind != ESCAPE_CHAR && kind != ESCAPE_CLASS)
			return 0;
		n += CHAR_SIZE;
		if (!at_range(r))
			continue;
		skip(r, S("-"));
		if (kind != ESCAPE_CHAR || read_member(r, &to) != ESCAPE_CHAR ||
		    to < from || to - from > RANGE_MAX)
			return 0;
		n += to < 0x80 ? 0 : (to - from) * CHAR_SIZE;
	} while (!skip(r, S("]")));
	return n;
}

/* After "(?<". */
static bool read_name(struct reader *r)
{
	size_t n = 0;
	str name;

	while (n < r->rest.len && is_word(r->rest.ptr[n]))
		n++;
	name = str_slice(r->rest, 0, n);
	r->rest = str_skip(r->rest, n);
	if (n == 0 || n > NAME_LONGEST || is_digit(name.ptr[0]) ||
	    r->n_names == NAMES_MAX || !skip(r, S(">")))
		return false;
	for (size_t i = 0; i < r->n_names; i++)
		if (str_eq(r->names[i], name))
			return false;
	r->names[r->n_names++] = name;
	return true;
}

/* After the opening parenthesis. */
static size read_group(struct reader *r)
{
	bool outer = r->looks_back;
	size n;

	if (outer || ++r->depth > DEPTH_MAX || ++r->groups > GROUPS_MAX)
		return 0;
	if (skip(r, S("?"))) {
		r->looks_back = skip(r, S("<=")) || skip(r, S("<!"));
		if (!r->looks_back && !skip(r, S(":")) && !skip(r, S("=")) &&
		    !skip(r, S("!")) && !skip(r, S("i:")) &&
		    !skip(r, S("-i:")) && !(skip(r, S("<")) && read_name(r)))
			return 0;
	} else if (str_starts(r->rest, S("*"))) {
		return 0;
	}
	n = read_alternatives(r);
	r->depth--;
	r->looks_back = outer;
	return n > 0 && skip(r, S(")")) ? n + GROUP_SIZE : 0;
}

/* How often the atom may have to be copied; 0: not plain. */
static size read_count(struct reader *r)
{
	struct regex_count c;
	unsigned copies;

	if (!regex_count_read(r->rest, &c) || c.most < c.least)
		return 0;
	r->rest = str_skip(r->rest, c.len);
	copies = c.most == UINT_MAX ? c.least : c.most;
	return copies <= COUNT_MAX ? copies + 1 : 0;
}

/* What stands behind an atom of size `n`. */
static size read_counts(struct reader *r, size n)
{
	size times = 1;

	if (r->rest.len == 0 || !one_of(r->rest.ptr[0], "*+?{"))
		return n;
	if (r->looks_back)
		return 0;
	if (str_starts(r->rest, S("{")))
		times = read_count(r);
	else
		r->rest = str_skip(r->rest, 1);
	if (!skip(r, S("?")))
		skip(r, S("+"));
	if (r->rest.len > 0 && one_of(r->rest.ptr[0], "*+?{"))
		return 0;
	return times < SIZE_MAX_BYTES / (n + CHAR_SIZE)
		       ? times * (n + CHAR_SIZE)
		       : 0;
}

/* A place takes no count. */
static size at_place(const struct reader *r)
{
	bool counted = r->rest.len > 0 && one_of(r->rest.ptr[0], "*+?{");

	return counted ? 0 : CHAR_SIZE;
}

static size read_atom(struct reader *r)
{
	char c = r->rest.ptr[0];
	uint32_t cp;
	size_t len;

	if (one_of(c, "*+?{"))
		return 0;
	utf8_decode(r->rest, &len);
	r->rest = str_skip(r->rest, len);
	if (c == '^' || c == '$')
		return at_place(r);
	if (c == '\\') {
		enum escape kind = read_escape(r, &cp);

		if (kind == ESCAPE_PLACE)
			return at_place(r);
		return kind == ESCAPE_ODD ? 0 : read_counts(r, CHAR_SIZE);
	}
	if (c == '[' || c == '(') {
		size n = c == '[' ? read_class(r) : read_group(r);

		return n > 0 ? read_counts(r, n) : 0;
	}
	return read_counts(r, CHAR_SIZE);
}

static size read_alternatives(struct reader *r)
{
	size total = CHAR_SIZE;

	while (r->rest.len > 0 && r->rest.ptr[0] != ')') {
		size n = skip(r, S("|")) ? CHAR_SIZE : read_atom(r);

		total += n;
		if (n == 0 || total > SIZE_MAX_BYTES)
			return 0;
	}
	return total;
}

bool regex_is_plain(str pattern)
{
	struct reader r = {.rest = pattern};

	return pattern.len > 0 && utf8_check(pattern) == pattern.len &&
	       read_alternatives(&r) > 0 && r.rest.len == 0;
}
