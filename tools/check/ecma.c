/*
 * A pattern in Unicode mode ("u") is read as ECMA-262 22.2.1 has it and written
 * anew for PCRE2, which takes more and means other things by some of it:
 *
 *	$	also before a last line end		\z
 *	.	all but \n				[^\n\r\x{2028}\x{2029}]
 *	\s	ASCII					the white space of ECMA
 *	\v	any vertical space			\x{b}
 *	\1	of a group not yet set: fails		(?(1)\g{1})
 *	[]	a literal ]				(?!)
 *	\p{L}	long names unknown			\p{L}
 *
 * What is not ECMA-262 (\Z, \a, (?i), possessive quantifiers, a lone brace) is
 * refused rather than given some meaning.
 */
#include "check/ecma.h"

#include "base/lang.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "check/ecma_parse.h"

enum { DEEPEST = 200, MOST_REPEATS = 65535 };

bool ecma_wrong(struct ecma *e, const char *what)
{
	if (e->wrong == NULL)
		e->wrong = what;
	return false;
}

char ecma_peek(const struct ecma *e, size_t ahead)
{
	size_t i = e->i + ahead;

	if (i >= e->pattern.len)
		return '\0';
	return e->pattern.ptr[i];
}

bool ecma_take(struct ecma *e, char c)
{
	if (e->i >= e->pattern.len || e->pattern.ptr[e->i] != c)
		return false;
	e->i++;
	return true;
}

uint32_t ecma_next(struct ecma *e)
{
	size_t len;
	uint32_t cp = utf8_decode(str_skip(e->pattern, e->i), &len);

	e->i += len;
	return cp;
}

void ecma_write(struct ecma *e, uint32_t cp)
{
	bool plain = (cp >= '0' && cp <= '9') || (cp >= 'A' && cp <= 'Z') ||
		     (cp >= 'a' && cp <= 'z');

	if (plain)
		buf_char(&e->out, (char)cp);
	else
		buf_fmt(&e->out, "\\x{%x}", (unsigned)cp);
}

/* The name of a group up to '>'; empty when it is none. */
static str group_name(struct ecma *e)
{
	str rest = str_skip(e->pattern, e->i);
	size_t n = str_find_char(rest, '>');
	str name = str_slice(rest, 0, n);

	if (n == rest.len ||
	    (n > 0 && name.ptr[0] >= '0' && name.ptr[0] <= '9'))
		return (str){0};
	for (size_t i = 0; i < n; i++) {
		char c = name.ptr[i];

		if (c != '_' && !(c >= '0' && c <= '9') &&
		    !((c | 32) >= 'a' && (c | 32) <= 'z'))
			return (str){0};
	}
	e->i += n + 1;
	return name;
}

/* How many groups capture, and their names: a reference may come first. */
static void find_groups(struct ecma *e)
{
	bool in_class = false;

	for (e->i = 0; e->i < e->pattern.len; e->i++) {
		char c = ecma_peek(e, 0);
		bool named = c == '(' && ecma_peek(e, 1) == '?' &&
			     ecma_peek(e, 2) == '<' && ecma_peek(e, 3) != '=' &&
			     ecma_peek(e, 3) != '!';

		if (c == '\\') {
			e->i++;
		} else if (c == '[' || c == ']') {
			in_class = c == '[';
		} else if (!in_class && c == '(') {
			e->groups += named || ecma_peek(e, 1) != '?';
		}
		if (in_class || !named)
			continue;
		e->i += 3;
		*PUSH(e->a, &e->names) = group_name(e);
		e->i--;
	}
	e->i = 0;
}

static bool has_name(const struct ecma *e, str name)
{
	for (size_t i = 0; i < e->names.n; i++)
		if (name.len > 0 && str_eq(e->names.at[i], name))
			return true;
	return false;
}

static bool names_are_fine(struct ecma *e)
{
	struct group_names all = e->names;

	for (size_t i = 0; i < all.n; i++) {
		e->names.n = i;
		if (all.at[i].len == 0 || has_name(e, all.at[i]))
			ecma_wrong(e, MSG("a group has a name that cannot be"));
	}
	e->names = all;
	return e->wrong == NULL;
}

static bool back_reference(struct ecma *e)
{
	unsigned long n = 0;
	str name;

	if (ecma_take(e, 'k')) {
		name = ecma_take(e, '<') ? group_name(e) : (str){0};
		if (!has_name(e, name))
			return ecma_wrong(e, MSG("it refers to a group that is "
						 "not there"));
		buf_fmt(&e->out, "(?(<%.*s>)\\k<%.*s>)", STR(name), STR(name));
		return true;
	}
	while (ecma_peek(e, 0) >= '0' && ecma_peek(e, 0) <= '9' && n < 100000)
		n = n * 10 + (unsigned long)(e->pattern.ptr[e->i++] - '0');
	if (n > e->groups)
		return ecma_wrong(e, MSG("it refers to a group that is not "
					 "there"));
	buf_fmt(&e->out, "(?(%lu)\\g{%lu})", n, n);
	return true;
}

/* What follows a backslash.  Sets *atom to whether it can be repeated. */
static bool escape(struct ecma *e, bool *atom)
{
	struct buf set = {.a = e->a};
	char c = ecma_peek(e, 0);
	uint32_t cp = 0;

	*atom = c != 'b' && c != 'B';
	if (!*atom) {
		buf_char(&e->out, '\\');
		buf_char(&e->out, c);
		e->i++;
		return true;
	}
	if ((c >= '1' && c <= '9') || c == 'k')
		return back_reference(e);
	switch (ecma_escape(e, false, &cp, &set)) {
	case ECMA_CHARACTER:
		if (cp >= 0xd800 && cp <= 0xdfff)
			buf_add(&e->out, S("(?!)"));
		else
			ecma_write(e, cp);
		break;
	case ECMA_SET:
		buf_char(&e->out, '[');
		buf_add(&e->out, buf_str(&set));
		buf_char(&e->out, ']');
		break;
	case ECMA_OTHER:
		return ecma_wrong(e, MSG("a backslash stands before something "
					 "it cannot stand before"));
	}
	return true;
}

/* A number of repeats; false when there is none. */
static bool repeats(struct ecma *e, unsigned long *n)
{
	size_t from = e->i;

	for (*n = 0; ecma_peek(e, 0) >= '0' && ecma_peek(e, 0) <= '9'; e->i++)
		if (*n <= MOST_REPEATS)
			*n = *n * 10 + (unsigned long)(ecma_peek(e, 0) - '0');
	return e->i > from;
}

static bool braces(struct ecma *e)
{
	unsigned long least, most = 0;
	bool comma, upper = false;

	if (!repeats(e, &least))
		return ecma_wrong(e, MSG("a brace stands alone"));
	comma = ecma_take(e, ',');
	if (comma)
		upper = repeats(e, &most);
	if (!ecma_take(e, '}'))
		return ecma_wrong(e, MSG("a brace stands alone"));
	if (upper && most < least)
		return ecma_wrong(e, MSG("a number of repeats is upside down"));
	if (least > MOST_REPEATS)
		return ecma_wrong(e, MSG("a number of repeats is too large"));
	buf_fmt(&e->out, "{%lu%s", least, comma ? "," : "");
	if (upper && most <= MOST_REPEATS)
		buf_fmt(&e->out, "%lu", most);
	buf_char(&e->out, '}');
	return true;
}

static bool quantifier(struct ecma *e, bool *atom)
{
	char c = ecma_peek(e, 0);

	if (!*atom)
		return ecma_wrong(e, MSG("there is nothing to repeat"));
	*atom = false;
	e->i++;
	if (c != '{')
		buf_char(&e->out, c);
	else if (!braces(e))
		return false;
	if (ecma_take(e, '?'))
		buf_char(&e->out, '?');
	return true;
}

/* Opens a group; *looks: it only looks, so it cannot be repeated. */
static bool open_group(struct ecma *e, bool *looks)
{
	static const struct {
		str text;
		bool looks;
	} kinds[] = {
		{S_INIT("?:"), false}, {S_INIT("?="), true},
		{S_INIT("?!"), true},  {S_INIT("?<="), true},
		{S_INIT("?<!"), true},
	};
	str rest = str_skip(e->pattern, e->i), name;

	*looks = false;
	buf_char(&e->out, '(');
	if (ecma_peek(e, 0) != '?')
		return true;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (str_starts(rest, kinds[i].text)) {
			*looks = kinds[i].looks;
			buf_add(&e->out, kinds[i].text);
			e->i += kinds[i].text.len;
			return true;
		}
	if (!str_starts(rest, S("?<")))
		return ecma_wrong(e, MSG("there is no such kind of group"));
	e->i += 2;
	name = group_name(e);
	buf_fmt(&e->out, "?<%.*s>", STR(name));
	return true;
}

struct state {
	bool looks[DEEPEST];
	size_t depth;
	bool atom; /* what was written last can be repeated */
};

static bool group(struct ecma *e, struct state *s, bool opens)
{
	s->atom = false;
	if (opens && s->depth == DEEPEST)
		return ecma_wrong(e, MSG("groups are nested too deeply"));
	if (opens)
		return open_group(e, &s->looks[s->depth++]);
	if (s->depth == 0)
		return ecma_wrong(e, MSG("a closing bracket stands alone"));
	buf_char(&e->out, ')');
	s->atom = !s->looks[--s->depth];
	return true;
}

static bool token(struct ecma *e, struct state *s)
{
	char c = ecma_peek(e, 0);

	switch (c) {
	case '*':
	case '+':
	case '?':
	case '{': return quantifier(e, &s->atom);
	case '(':
	case ')': e->i++; return group(e, s, c == '(');
	case '\\': e->i++; return escape(e, &s->atom);
	case ']':
	case '}': return ecma_wrong(e, MSG("a closing bracket stands alone"));
	case '|':
	case '^':
	case '$':
		e->i++;
		s->atom = false;
		buf_add(&e->out, c == '$'   ? S("\\z")
				 : c == '^' ? S("^")
					    : S("|"));
		return true;
	default: break;
	}
	s->atom = true;
	if (c == '[') {
		e->i++;
		return ecma_class(e);
	}
	if (ecma_take(e, '.'))
		buf_add(&e->out, S("[^\\n\\r\\x{2028}\\x{2029}]"));
	else
		ecma_write(e, ecma_next(e));
	return true;
}

bool ecma_translate(struct arena *a, str pattern, str *out, struct fail *why)
{
	struct ecma e = {.a = a, .pattern = pattern, .out = {.a = a}};
	struct state s = {.depth = 0};

	if (utf8_check(pattern) < pattern.len)
		ecma_wrong(&e, MSG("it is no UTF-8"));
	find_groups(&e);
	if (names_are_fine(&e))
		while (e.i < pattern.len && token(&e, &s))
			;
	if (s.depth > 0)
		ecma_wrong(&e, MSG("a group is not closed"));
	*out = buf_str(&e.out);
	return e.wrong == NULL || fail(a, why, NULL, "%s", _(e.wrong));
}

struct regex *ecma_regex(struct arena *a, str pattern, struct fail *why)
{
	str translated;

	if (!ecma_translate(a, pattern, &translated, why))
		return NULL;
	return regex_new(a, translated, 0, why, NULL);
}
