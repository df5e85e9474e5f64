/*
 * needles.h -- the words without which a pattern cannot match.
 *
 * `\bbijlage (?<nummer>\d+)` cannot match a text without "bijlage ".  Who has
 * many patterns to try on many short texts looks for such words first
 * (base/regex_set.h) and runs few patterns.
 */
#ifndef BASE_NEEDLES_H
#define BASE_NEEDLES_H

#include "base/str.h"

/* More words than that sift too little. */
enum { NEEDLES_MAX = 64 };

/* `n` 0: nothing is known, the pattern may match any text. */
struct needles {
	str *at; /* ASCII letters in lower case; short words only when rare */
	size_t n;
	str *also; /* a match holds one of these as well; n_also 0: not known */
	size_t n_also;
};

/* Words in `a` of which every text that the PCRE2 pattern matches holds at
 * least one, the case of ASCII letters apart.  What the analysis does not
 * understand gives `n` 0; it never gives a word that a match can do without.
 * (R. Cox, "Regular Expression Matching with a Trigram Index", 2012, has the
 * rules for sequences and alternatives.) */
struct needles needles_of(struct arena *a, str pattern);

#endif
