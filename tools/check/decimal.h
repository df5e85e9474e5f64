/*
 * decimal.h -- numbers of JSON and YAML, exactly as written.
 *
 * A decimal is a sign, digits and a power of ten; it borrows its digits from
 * the text it was read from.  Nothing is rounded: 1e400 and 0.1 are what they
 * say, and 9007199254740993 is not 9007199254740992.
 */
#ifndef CHECK_DECIMAL_H
#define CHECK_DECIMAL_H

#include "base/str.h"

/* The value is digits * 10^exponent, where `digits` may hold one '.', which
 * does not count.  Normalised: no zero at either end; zero has no digits and
 * exponent 0.  `{0}` is 0. */
struct decimal {
	bool negative;
	bool finite; /* false for .inf and .nan: equal to nothing else */
	str digits;
	size_t n; /* digits, the point not counted */
	int64_t exponent;
};

/* Reads a number of JSON or of the YAML 1.2 core schema (0x1F, 0o17, .5).
 * Hexadecimal and octal digits are written out in `a`. */
struct decimal decimal_read(struct arena *a, str text);

/* <0, 0 or >0. */
int decimal_cmp(const struct decimal *x, const struct decimal *y);

bool decimal_is_integer(const struct decimal *x);

/* Whether x is a whole number of times `step`, which is above 0 and has at
 * most DECIMAL_STEP_DIGITS digits. */
bool decimal_is_multiple(const struct decimal *x, const struct decimal *step);

enum { DECIMAL_STEP_DIGITS = 100 };

/* The same for equal numbers, however written. */
uint64_t decimal_hash(const struct decimal *x);

/* The number as a count: false when it is no integer from 0 to 2^62. */
bool decimal_count(const struct decimal *x, uint64_t *out);

#endif
