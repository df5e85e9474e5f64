/*
 * words.h -- texts as words: normal form, counting, and which words differ.
 *
 * Tokens are the words of UAX 29 (libunistring), tailored so that a date, a
 * percentage and an amount are one token.  White space never differs.  The
 * result is minimal up to a cost cap (diff/myers.h), but for one thing: a short
 * word between two rewritten stretches counts as rewritten too.
 */
#ifndef DIFF_WORDS_H
#define DIFF_WORDS_H

#include "base/str.h"

enum word_op { WORD_SAME, WORD_DELETED, WORD_INSERTED };

/* A run of words.  The blank before its first word belongs to it, so runs
 * written one after the other give the text. */
struct word_run {
	enum word_op op;
	str text;
};

/* The runs that lead from `old` to `new`: same and deleted runs together are
 * the words of `old`, same and inserted those of `new`.  Returns their number,
 * 0 when both are empty; `*out` lives in `a`, temporaries in `scratch`, which
 * is reset.  `*capped` is set when the cost cap coarsened the result, and is
 * left alone otherwise. */
size_t words_diff(struct arena *a, struct arena *scratch, str old, str new,
		  const struct word_run **out, bool *capped);

/* Number of words (maximal runs of letters, digits, underscore). */
size_t words_count(str s);

/* The next word of `*rest`, which then begins behind it; empty at the end. */
str words_next(str *rest);

/* A text as it is compared: NFC, straight quotes and plain hyphens, white
 * space (also the no-break kinds) folded to single blanks and trimmed, soft
 * hyphens and zero-width characters gone.  Returns `s` itself when it is so
 * already. */
str words_normal(struct arena *a, str s);

#endif
