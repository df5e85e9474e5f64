/*
 * ecma_parse.h -- shared by the parts of the pattern translator: a place in
 * the pattern, what was written so far, and the first thing that was wrong.
 */
#ifndef CHECK_ECMA_PARSE_H
#define CHECK_ECMA_PARSE_H

#include "base/buf.h"

struct group_names {
	str *at;
	size_t n, cap;
};

struct ecma {
	struct arena *a;
	str pattern;
	size_t i;
	struct buf out;
	const char *wrong; /* MSG(); NULL while all is well */
	size_t groups;	   /* in the whole pattern */
	struct group_names names;
};

/* Records what is wrong; always false. */
bool ecma_wrong(struct ecma *e, const char *what);

/* The byte at the place, '\0' at the end; or `ahead` bytes further. */
char ecma_peek(const struct ecma *e, size_t ahead);
bool ecma_take(struct ecma *e, char c);

/* The code point at the place, which is passed. */
uint32_t ecma_next(struct ecma *e);

void ecma_write(struct ecma *e, uint32_t cp);

enum ecma_escape {
	ECMA_CHARACTER, /* one code point, in *cp */
	ECMA_SET,	/* \d \s \p{..}: written already, as class members */
	ECMA_OTHER,	/* not an escape of a character or a set */
};

/* After a backslash: what stands there in or outside a class.  A set is
 * written to `set`.  Not well-formed: `e->wrong`. */
enum ecma_escape ecma_escape(struct ecma *e, bool in_class, uint32_t *cp,
			     struct buf *set);

/* A class, the place being behind its '['. */
bool ecma_class(struct ecma *e);

/* `\p{name}` in PCRE2's spelling without braces; empty when there is no such
 * property. */
str ecma_property(struct arena *a, str name);

#endif
