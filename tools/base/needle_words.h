/*
 * needle_words.h -- sets of words for needles.c: internal to base/.
 */
#ifndef BASE_NEEDLE_WORDS_H
#define BASE_NEEDLE_WORDS_H

#include "base/str.h"

enum {
	WORDS_EXACT = 32,  /* words that a part may match and no other */
	WORD_LONGEST = 32, /* bytes */
};

struct words {
	str *at;
	size_t n, cap;
};

bool ascii_is_alnum(char c);

/* How well the words sift: the letters of the shortest; 0 when one of them is
 * in nearly every text, or there is none. */
size_t words_worth(const struct words *w);

/* Those that sift better. */
struct words words_better(struct words x, struct words y);

/* Each word of x followed by each of y; false when they get too many or too
 * long. */
bool words_multiply(struct arena *a, const struct words *x,
		    const struct words *y, struct words *out);

/* A character beyond ASCII as its bytes, in both cases; none when it is not
 * known how it folds.  Known are letters of Latin-1 that come in two cases, and
 * marks that are no letters: dashes, quotes and dots, signs of money, and the
 * lost character. */
struct words words_of_code_point(struct arena *a, unsigned long c);

#endif
