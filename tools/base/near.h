/*
 * near.h -- "did you mean": the known word that was most likely meant.
 */
#ifndef BASE_NEAR_H
#define BASE_NEAR_H

#include "base/str.h"

/* The one of `known` that `word` is a slip of the pen away from: a letter
 * more, less, other or swapped, two in longer words; case ignored; never
 * `word` itself.  Empty when none is near.  Words over 64 bytes are near to
 * nothing. */
str near_word(str word, const str *known, size_t n);

#endif
