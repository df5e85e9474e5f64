/*
 * near.h -- "did you mean": the known word that was most likely meant.
 */
#ifndef BASE_NEAR_H
#define BASE_NEAR_H

#include "base/str.h"

/* Letters that differ between x and y: a letter too many, too few, another, or
 * two swapped count 1 each; ASCII case counts nothing.  `most` + 1 when it is
 * more than `most`, or when a word is longer than 64 bytes. */
unsigned near_distance(str x, str y, unsigned most);

/* How far a word may be off and still be taken for a slip: a third of its
 * length, at most 3; a word of two letters is no slip. */
unsigned near_limit(str word);

/* The one of `known` that is nearest to `word` within near_limit(); never
 * `word` itself.  Empty when none is near. */
str near_word(str word, const str *known, size_t n);

#endif
