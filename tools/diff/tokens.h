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

/* Adds the tokens of the bytes from..to of a text; blanks belong to none. */
void tokens_add(struct arena *a, struct tokens *to, str s, size_t from,
		size_t end);

str token_text(str s, const struct token *t);

#endif
