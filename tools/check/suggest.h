/*
 * suggest.h -- "did you mean": the nearest of a few words.
 */
#ifndef CHECK_SUGGEST_H
#define CHECK_SUGGEST_H

#include "base/str.h"

/* Letters that differ between x and y: a letter too many, too few, another, or
 * two swapped count 1 each; case counts nothing.  `most` + 1 when it is more
 * than `most`, or when a word is longer than 64 bytes. */
unsigned suggest_distance(str x, str y, unsigned most);

/* How far a word may be off and still be taken for a slip: a third of its
 * length, at most 3. */
unsigned suggest_limit(str word);

#endif
