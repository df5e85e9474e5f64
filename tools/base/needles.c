/*
 * A part of a pattern is either exact (a few words are all that it can match)
 * or it is only known that a match holds one of some words, or nothing is.  A
 * sequence multiplies exact parts into longer words until they get too many;
 * the best words that it came by stand for the whole.  Whatever is rare in
 * rules (recursion, conditions, back references, free spacing) gives up.
 *
 * Letters beyond ASCII count as unknown, so folding is that of ASCII.
 */
#include "base/needles.h"

#include "base/needle_words.h"
#include "base/regex_count.h"
#include "base/vec.h"

#include <stdlib.h>

enum {
	DEPTH_MAX = 40,
	CLASS_MAX = 6, /* characters of a class that are words */
};

struct part {
	bool exact;	    /* the words are all that it matches */
	bool around;	    /* or all that it can begin, and end, with */
	struct words words; /* else a match holds one; none: unknown */
	struct words also;  /* and of these */
};

struct reader {
	struct arena *a;
	str rest;
	bool lost; /* met what it does not understand */
	unsigned depth;
};

static struct part read_alternatives(struct reader *r);

static const struct part unknown = {0};

static struct part one_word(struct reader *r, str word)
{
	struct part p = {.exact = true};

	*PUSH(r->a, &p.words) = word;
	return p;
}

static struct part nothing(struct reader *r)
{
	return one_word(r, S(""));
}

static struct part one_char(struct reader *r, char c)
{
	char folded = (char)str_lower(c);

	return one_word(r, str_copy(r->a, (str){&folded, 1}));
}

static struct part one_code_point(struct reader *r, unsigned long c)
{
	struct part p = {.exact = true, .words = words_of_code_point(r->a, c)};

	return p.words.n > 0 ? p : unknown;
}

static struct part give_up(struct reader *r)
{
	r->lost = true;
	r->rest = S("");
	return unknown;
}

/* The words of which a match must hold one; none when they say too little. */
static struct words needed(const struct part *p)
{
	if (words_worth(&p->words) == 0 || p->words.n > NEEDLES_MAX)
		return (struct words){0};
	return p->words;
}

static bool starts(const struct reader *r, str s)
{
	return str_starts(r->rest, s);
}

static bool skip(struct reader *r, str s)
{
	if (!starts(r, s))
		return false;
	r->rest = str_skip(r->rest, s.len);
	return true;
}

static bool one_of(char c, const char *chars)
{
	return c != '\0' && strchr(chars, c) != NULL;
}

/* Past the next `end`; lost when there is none. */
static void skip_to(struct reader *r, char end)
{
	size_t at = str_find_char(r->rest, end);

	if (at == r->rest.len)
		give_up(r);
	else
		r->rest = str_skip(r->rest, at + 1);
}

static unsigned long hex_value(str digits)
{
	char text[8] = "";

	if (digits.len < sizeof text)
		memcpy(text, digits.ptr, digits.len);
	return strtoul(text, NULL, 16);
}

/* After the backslash. */
static struct part read_escape(struct reader *r)
{
	char c;

	if (r->rest.len == 0)
		return give_up(r);
	c = r->rest.ptr[0];
	r->rest = str_skip(r->rest, 1);
	if (one_of(c, "bBAZzG"))
		return nothing(r);
	if (one_of(c, "dDwWsShHvVRX"))
		return unknown;
	if (one_of(c, "pPxN") && starts(r, S("{"))) {
		str hex = str_slice(r->rest, 1, str_find_char(r->rest, '}'));

		skip_to(r, '}');
		return c == 'x' ? one_code_point(r, hex_value(hex)) : unknown;
	}
	if (one_of(c, "nrt"))
		return one_char(r, (char)(c == 'n'   ? '\n'
					  : c == 'r' ? '\r'
						     : '\t'));
	if (c >= '1' && c <= '9')
		return unknown; /* what a group matched */
	if ((c & 0x80) != 0 || ascii_is_alnum(c))
		return give_up(r);
	return one_char(r, c);
}

/* One member of a class into `chars`; false when it is more than one plain
 * character. */
static bool read_member(struct reader *r, char *c)
{
	*c = r->rest.ptr[0];
	r->rest = str_skip(r->rest, 1);
	if (*c == '[' && r->rest.len > 0 && one_of(r->rest.ptr[0], ":.=")) {
		give_up(r);
		return false;
	}
	if (*c == '\\') {
		if (r->rest.len == 0)
			return false;
		*c = r->rest.ptr[0];
		r->rest = str_skip(r->rest, 1);
		if (*c == 'Q' || *c == 'E')
			give_up(r);
		if (ascii_is_alnum(*c))
			return false;
	}
	return (*c & 0x80) == 0;
}

/* After the opening bracket. */
static struct part read_class(struct reader *r)
{
	struct part p = {.exact = true};
	bool plain = !skip(r, S("^"));

	for (bool first = true; first || !starts(r, S("]")); first = false) {
		char c;

		if (r->rest.len == 0)
			return give_up(r);
		plain = read_member(r, &c) && plain;
		if (starts(r, S("-")) && !starts(r, S("-]")))
			plain = false;
		if (plain)
			*PUSH(r->a, &p.words) = one_char(r, c).words.at[0];
	}
	skip(r, S("]"));
	return plain && p.words.n <= CLASS_MAX ? p : unknown;
}

/* What stands behind "(?": a group that only looks around matches nothing
 * itself.  Returns false for what is no group of alternatives. */
static bool open_group(struct reader *r, bool *looks)
{
	static const char *const around[] = {"=", "!", "<=", "<!"};
	size_t flags = 0;

	for (size_t i = 0; i < sizeof around / sizeof *around; i++)
		if (skip(r, str_from(around[i])))
			return *looks = true;
	if (skip(r, S(":")) || skip(r, S(">")) || skip(r, S("|")))
		return true;
	if (skip(r, S("<")) || skip(r, S("P<"))) {
		skip_to(r, '>');
		return true;
	}
	while (flags < r->rest.len && one_of(r->rest.ptr[flags], "imsnUJ-^"))
		flags++;
	r->rest = str_skip(r->rest, flags);
	if (skip(r, S(":")))
		return true;
	if (!starts(r, S(")")) || flags == 0)
		give_up(r);
	return false;
}

/* After the opening parenthesis. */
static struct part read_group(struct reader *r)
{
	bool looks = false;
	struct part p = unknown;

	if (starts(r, S("*")) || ++r->depth > DEPTH_MAX)
		return give_up(r);
	if (skip(r, S("?")) && !open_group(r, &looks))
		p = nothing(r);
	else
		p = read_alternatives(r);
	r->depth--;
	if (!skip(r, S(")")))
		return give_up(r);
	return looks ? nothing(r) : p;
}

/* After the first byte of a character beyond ASCII. */
static struct part read_wide(struct reader *r, char first)
{
	unsigned long c = first & ((first & 0x20) != 0 ? 0x0f : 0x1f);
	size_t n = 0;

	for (; n < r->rest.len && (r->rest.ptr[n] & 0xc0) == 0x80; n++)
		c = c << 6 | (r->rest.ptr[n] & 0x3f);
	r->rest = str_skip(r->rest, n);
	return n <= 2 ? one_code_point(r, c) : unknown;
}

/* Digits, commas and blanks between braces: a count, or text that looks like
 * one; which of both depends on the version of PCRE2. */
static bool at_count(const struct reader *r)
{
	size_t i = 1;

	if (!starts(r, S("{")))
		return false;
	while (i < r->rest.len && one_of(r->rest.ptr[i], "0123456789, "))
		i++;
	return i < r->rest.len && r->rest.ptr[i] == '}';
}

/* After a plain character: the plain ones that follow are of the same word, up
 * to one that is counted. */
static struct part read_word(struct reader *r, char first)
{
	char word[WORD_LONGEST / 2] = {(char)str_lower(first)};
	size_t n = 0;

	while (n + 1 < r->rest.len && n + 1 < sizeof word) {
		char c = r->rest.ptr[n], after = r->rest.ptr[n + 1];

		if ((!ascii_is_alnum(c) && c != ' ') || one_of(after, "*+?{"))
			break;
		word[++n] = (char)str_lower(c);
	}
	r->rest = str_skip(r->rest, n);
	return one_word(r, str_copy(r->a, (str){word, n + 1}));
}

static struct part read_atom(struct reader *r)
{
	char c = r->rest.ptr[0];

	if (one_of(c, "*+?") || at_count(r))
		return give_up(r); /* a count of a count */
	r->rest = str_skip(r->rest, 1);
	if (c == '\\')
		return read_escape(r);
	if (c == '[')
		return read_class(r);
	if (c == '(')
		return read_group(r);
	if (c == '^' || c == '$')
		return nothing(r);
	if (c == '.')
		return unknown;
	if ((c & 0x80) != 0)
		return read_wide(r, c);
	if (ascii_is_alnum(c) || c == ' ')
		return read_word(r, c);
	return one_char(r, c);
}

/* How often the atom before stands there. */
struct count {
	unsigned long least;
	bool fixed; /* and no more than that */
	bool once;  /* or once, where it may lack */
};

/* False when the brace is just a brace. */
static bool read_braces(struct reader *r, struct count *c)
{
	struct regex_count in;

	if (!regex_count_read(r->rest, &in))
		return false;
	c->least = in.least;
	c->fixed = in.most == in.least;
	r->rest = str_skip(r->rest, in.len);
	return true;
}

static struct part perhaps(struct reader *r, const struct part *p)
{
	struct part more = nothing(r);

	for (size_t i = 0; i < p->words.n; i++)
		*PUSH(r->a, &more.words) = p->words.at[i];
	return more;
}

static struct part repeat(struct reader *r, struct part p)
{
	struct count c = {.least = 1};
	struct words all = p.words, longer;

	if (skip(r, S("?")))
		c = (struct count){.once = true};
	else if (skip(r, S("*")))
		c.least = 0;
	else if (!skip(r, S("+")) && !read_braces(r, &c))
		return p;
	if (!skip(r, S("?")))
		skip(r, S("+"));
	if (c.once && p.exact)
		return perhaps(r, &p);
	if (c.least == 0)
		return unknown;
	if (!p.exact)
		return (struct part){false, false, needed(&p), p.also};
	for (unsigned long i = 1; i < c.least; i++) {
		if (!words_multiply(r->a, &all, &p.words, &longer))
			return (struct part){false, true, all, {0}};
		all = longer;
	}
	return (struct part){c.fixed, !c.fixed, all, {0}};
}

/* Takes in words of which a match holds one: the two rows that sift best are
 * kept. */
static void sift(struct part *best, struct words w)
{
	struct words better = words_better(best->words, w);

	if (better.at == w.at) {
		best->also = best->words;
		best->words = w;
	} else {
		best->also = words_better(best->also, w);
	}
}

static struct part read_sequence(struct reader *r)
{
	struct part run = nothing(r), best = {0};
	struct words longer;
	bool exact = true;

	while (r->rest.len > 0 && !starts(r, S("|")) && !starts(r, S(")"))) {
		struct part p = repeat(r, read_atom(r));

		bool joined =
			(p.exact || p.around) &&
			words_multiply(r->a, &run.words, &p.words, &longer);

		if (joined)
			run.words = longer;
		if (joined && p.exact)
			continue;
		exact = false;
		sift(&best, needed(&run));
		sift(&best, p.also);
		run = nothing(r);
		if (p.exact || p.around)
			run.words = p.words;
		else
			sift(&best, needed(&p));
	}
	if (exact)
		return run;
	sift(&best, needed(&run));
	return best;
}

static struct part read_alternatives(struct reader *r)
{
	struct part all = {.exact = true};
	bool known = true, first = true;

	do {
		struct part p = read_sequence(r);
		struct words words = p.exact ? p.words : needed(&p);

		if (!p.exact && first && !starts(r, S("|")))
			return p;
		first = false;
		all.exact = all.exact && p.exact;
		known = known && words.n > 0;
		for (size_t i = 0; i < words.n; i++)
			*PUSH(r->a, &all.words) = words.at[i];
	} while (skip(r, S("|")));
	if (all.words.n > NEEDLES_MAX || !known)
		return unknown;
	if (all.words.n > WORDS_EXACT)
		all.exact = false;
	return all;
}

struct needles needles_of(struct arena *a, str pattern)
{
	struct reader r = {.a = a, .rest = pattern};
	struct part p = read_alternatives(&r);
	struct words words = needed(&p);

	if (r.lost || r.rest.len > 0)
		return (struct needles){0};
	return (struct needles){words.at, words.n, p.also.at, p.also.n};
}
