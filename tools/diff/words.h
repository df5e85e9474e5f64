/*
 * words.h -- which words differ between two texts.
 *
 * Tokens are the words of UAX 29 (libunistring), tailored so that a date, a
 * percentage and an amount are one token.  White space never differs.  The
 * result is minimal up to a cost cap: Myers, "An O(ND) Difference Algorithm and
 * Its Variations" (1986), in linear space.
 */
#ifndef DIFF_WORDS_H
#define DIFF_WORDS_H

#include "diff/change.h"

/* The runs that lead from `old` to `new`: same and deleted runs together are
 * the words of `old`, same and inserted those of `new`.  Returns their number;
 * `*out` lives in `a`.  `*capped` is set when the cost cap coarsened it. */
size_t words_diff(struct arena *a, str old, str new,
		  const struct word_run **out, bool *capped);

/* Number of words (maximal runs of letters, digits, underscore). */
size_t words_count(str s);

#endif
