/*
 * Two passes.  The first finds the marks and notes for every byte what becomes
 * of it; the second writes what is left.  Marks are found by CommonMark's rules
 * (spec 0.31, 6.1 to 6.9), so a star in `2*3` or an underscore in a file name
 * stays: an opening run is kept on a stack until its closing run comes.
 *
 * Where the rules would look ahead again and again, the answer is prepared:
 * parentheses are matched once, and a bracket, tick or `>` that is known not to
 * come is not looked for twice.  Both passes are linear.
 *
 * Reference links are left alone: their definitions are elsewhere.
 */
#include "tree/inline.h"

#include "base/buf.h"
#include "base/vec.h"
#include "tree/entity.h"
#include "tree/fold.h"

enum { TICKS_MAX = 32 };

enum role { KEEP, DROP, BLANK, ENTITY };

/* A run of stars, underscores or tildes that may open. */
struct run {
	size_t at, n;
};

struct runs {
	struct run *at;
	size_t n, cap;
};

struct places {
	size_t *at;
	size_t n, cap;
};

struct scan {
	struct arena *a;
	str s;
	unsigned char *role; /* enum role, for each byte */
	uint32_t *close;     /* for each '(' its ')'; NULL until asked for */
	struct places open;  /* of '[' */
	struct runs stars, lines, tildes;
	bool no_angle; /* no '>' is left */
	bool no_comment;
	uint32_t no_ticks; /* bit n: no closing run of n ticks is left */
};

/* NUL, which counts as blank, beyond both ends. */
static char byte(const struct scan *r, size_t at)
{
	if (at >= r->s.len)
		return '\0';
	return r->s.ptr[at];
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\0';
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_punctuation(char c)
{
	return c > ' ' && c < 0x7f && !is_letter(c) && !(c >= '0' && c <= '9');
}

static void drop(struct scan *r, size_t from, size_t to)
{
	memset(r->role + from, DROP, to - from);
}

/* Each of the functions below returns where to go on, past what it found. */

static size_t escape(struct scan *r, size_t at)
{
	char next = byte(r, at + 1);

	if (at + 1 == r->s.len || next == '\n' || next == '\r' ||
	    is_punctuation(next))
		r->role[at] = DROP;
	return is_punctuation(next) ? at + 2 : at + 1;
}

static size_t run_length(const struct scan *r, size_t at)
{
	size_t n = 1;

	while (at + n < r->s.len && r->s.ptr[at + n] == r->s.ptr[at])
		n++;
	return n;
}

static size_t code(struct scan *r, size_t at)
{
	size_t ticks = run_length(r, at);
	size_t i = at + ticks;

	if (ticks >= TICKS_MAX || r->no_ticks >> ticks & 1)
		return i;
	while (i < r->s.len) {
		size_t n = r->s.ptr[i] == '`' ? run_length(r, i) : 0;

		if (n == ticks) {
			drop(r, at, at + ticks);
			drop(r, i, i + n);
			return i + n;
		}
		i += n > 0 ? n : 1;
	}
	r->no_ticks |= 1U << ticks;
	return at + ticks;
}

/* <http://...> or <name@host>, without the brackets. */
static bool is_address(str s)
{
	size_t colon = str_find_char(s, ':');
	size_t at = str_find_char(s, '@');

	for (size_t i = 0; i < s.len; i++)
		if (is_blank(s.ptr[i]) || s.ptr[i] == '<')
			return false;
	for (size_t i = 0; i < colon && colon < s.len; i++)
		if (!is_letter(s.ptr[i]) && s.ptr[i] != '+' &&
		    s.ptr[i] != '-' && s.ptr[i] != '.')
			return at > 0 && at + 1 < s.len;
	return (colon > 1 && colon < s.len) || (at > 0 && at + 1 < s.len);
}

static size_t comment(struct scan *r, size_t at)
{
	str rest = str_skip(r->s, at);
	size_t end = r->no_comment ? rest.len : str_find(rest, S("-->"));

	r->no_comment = end == rest.len;
	if (r->no_comment)
		return at + 1;
	drop(r, at, at + end + 3);
	return at + end + 3;
}

static size_t angle(struct scan *r, size_t at)
{
	str rest = str_skip(r->s, at + 1);
	char first = byte(r, at + 1);
	size_t end;
	str inner;

	if (str_starts(rest, S("!--")))
		return comment(r, at);
	if (r->no_angle || (!is_letter(first) &&
			    (first != '/' || !is_letter(byte(r, at + 2)))))
		return at + 1;
	end = str_find_char(rest, '>');
	r->no_angle = end == rest.len;
	if (r->no_angle)
		return at + 1;
	inner = str_slice(rest, 0, end);
	if (is_address(inner)) {
		r->role[at] = DROP;
		r->role[at + end + 1] = DROP;
	} else if (str_find_char(inner, '<') == inner.len) {
		drop(r, at, at + end + 2);
		if (str_eq_nocase(str_slice(inner, 0, 2), S("br")) &&
		    !is_letter(byte(r, at + 3)))
			r->role[at] = BLANK;
	} else {
		return at + 1;
	}
	return at + end + 2;
}

static size_t reference(struct scan *r, size_t at)
{
	uint32_t cp;
	size_t n = entity_read(str_skip(r->s, at), &cp);

	if (n == 0)
		return at + 1;
	drop(r, at, at + n);
	r->role[at] = ENTITY;
	return at + n;
}

static void match_parentheses(struct scan *r)
{
	struct places open = {0};

	r->close = NEWN(r->a, r->s.len, uint32_t);
	for (size_t i = 0; i < r->s.len; i++) {
		if (r->s.ptr[i] == '\\')
			i++;
		else if (r->s.ptr[i] == '(')
			*PUSH(r->a, &open) = i;
		else if (r->s.ptr[i] == ')' && open.n > 0)
			r->close[open.at[--open.n]] = (uint32_t)i;
	}
}

/* Whether `(...)` after a label is an address, perhaps with a title. */
static bool is_target(str s)
{
	size_t i = 0;

	s = str_trim(s);
	if (str_starts(s, S("<")))
		i = str_find_char(s, '>') + 1;
	while (i < s.len && !is_blank(s.ptr[i]))
		i++;
	s = str_trim(str_skip(s, i < s.len ? i : s.len));
	return s.len == 0 || strchr("\"'(", s.ptr[0]) != NULL;
}

static size_t bracket(struct scan *r, size_t at)
{
	size_t open;
	size_t to;

	if (r->s.ptr[at] == '[') {
		*PUSH(r->a, &r->open) = at;
		return at + 1;
	}
	if (r->open.n == 0)
		return at + 1;
	open = r->open.at[--r->open.n];
	if (byte(r, at + 1) != '(')
		return at + 1;
	if (r->close == NULL)
		match_parentheses(r);
	to = r->close[at + 1];
	if (to == 0 || !is_target(str_slice(r->s, at + 2, to)))
		return at + 1;
	drop(r, at, to + 1);
	r->role[open] = DROP;
	if (open > 0 && r->s.ptr[open - 1] == '!' &&
	    (open == 1 || r->s.ptr[open - 2] != '\\'))
		r->role[open - 1] = DROP;
	return to + 1;
}

static struct runs *runs_of(struct scan *r, char c)
{
	return c == '*' ? &r->stars : c == '_' ? &r->lines : &r->tildes;
}

static size_t emphasis(struct scan *r, size_t at)
{
	char c = r->s.ptr[at];
	size_t n = run_length(r, at);
	size_t end = at + n;
	char before = byte(r, at - 1);
	char after = byte(r, end);
	bool left = !is_blank(after) &&
		    (!is_punctuation(after) || is_blank(before) ||
		     is_punctuation(before));
	bool right = !is_blank(before) &&
		     (!is_punctuation(before) || is_blank(after) ||
		      is_punctuation(after));
	bool opens = left && (c != '_' || !right || is_punctuation(before));
	bool closes = right && (c != '_' || !left || is_punctuation(after));
	struct runs *open = runs_of(r, c);

	if (c == '~' && n != 2)
		return end;
	while (closes && n > 0 && open->n > 0) {
		struct run *last = &open->at[open->n - 1];
		size_t use = last->n < n ? last->n : n;

		drop(r, end - n, end - n + use);
		drop(r, last->at + last->n - use, last->at + last->n);
		last->n -= use;
		n -= use;
		open->n -= last->n == 0;
	}
	if (opens && n > 0)
		*PUSH(r->a, open) = (struct run){end - n, n};
	return end;
}

static void find_marks(struct scan *r)
{
	size_t at = 0;

	while (at < r->s.len) {
		switch (r->s.ptr[at]) {
		case '\\': at = escape(r, at); break;
		case '`': at = code(r, at); break;
		case '<': at = angle(r, at); break;
		case '&': at = reference(r, at); break;
		case '[':
		case ']': at = bracket(r, at); break;
		case '*':
		case '_':
		case '~': at = emphasis(r, at); break;
		default: at++;
		}
	}
}

static str written(const struct scan *r)
{
	struct buf out = {.a = r->a};
	bool blank = false;

	for (size_t i = 0; i < r->s.len; i++) {
		enum role role = r->role[i];
		uint32_t cp = 0;

		if (role == DROP)
			continue;
		if (role == ENTITY)
			entity_read(str_skip(r->s, i), &cp);
		if (role == ENTITY && cp == 0)
			continue;
		if (role == BLANK || cp == 0xa0 ||
		    (role == KEEP && is_blank(r->s.ptr[i]))) {
			blank = true;
			continue;
		}
		if (blank && out.n > 0)
			buf_char(&out, ' ');
		blank = false;
		if (role == ENTITY)
			buf_code_point(&out, cp);
		else
			buf_char(&out, r->s.ptr[i]);
	}
	return buf_str(&out);
}

/* Bytes that may belong to a mark, and blanks other than a space. */
static const bool marks[256] = {
	['\0'] = true, ['\\'] = true, ['`'] = true, ['<'] = true, ['&'] = true,
	['['] = true,  ['*'] = true,  ['_'] = true, ['~'] = true, ['}'] = true,
	['\n'] = true, ['\r'] = true, ['\t'] = true};

static bool is_clean(str s)
{
	bool blank = true;

	for (size_t i = 0; i < s.len; i++) {
		char c = s.ptr[i];

		if (marks[(unsigned char)c] || (c == ' ' && blank))
			return false;
		blank = c == ' ';
	}
	return s.len == 0 || !blank;
}

str inline_words(struct arena *a, str text)
{
	struct scan r = {.a = a, .s = text};
	str id;

	if (is_clean(text))
		return text;
	r.s = str_trim(r.s);
	r.s.len -= fold_id(r.s, &id);
	r.role = arena_alloc(a, r.s.len + 1);
	find_marks(&r);
	return written(&r);
}
