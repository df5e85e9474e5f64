/*
 * tokens.h -- inside diff/: a text cut into what a reader takes as one word.
 */
#ifndef DIFF_TOKENS_H
#define DIFF_TOKENS_H

#include "base/str.h"

struct token {
	uint32_t from, to;
	uint32_t lead; /* where the blank before it begins, or `from` */
};

struct tokens {
	struct token *at;
	size_t n, cap;
};

/* The tokens of a text; blanks belong to none. */
struct tokens tokens_of(struct arena *a, str s);

str token_text(str s, const struct token *t);

#endif
