/*
 * ecma.h -- patterns of ECMA-262, as JSON Schema has them, for PCRE2.
 */
#ifndef CHECK_ECMA_H
#define CHECK_ECMA_H

#include "base/regex.h"

/* The pattern in PCRE2's spelling.  False, with `why`, when it is none in
 * ECMA-262 (Unicode mode). */
bool ecma_translate(struct arena *a, str pattern, str *out, struct fail *why);

/* Compiles a pattern; NULL and `why` when it is none. */
struct regex *ecma_regex(struct arena *a, str pattern, struct fail *why);

#endif
