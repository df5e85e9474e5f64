/*
 * regex_count.h -- how often something may stand in a pattern: internal to
 * base/.
 */
#ifndef BASE_REGEX_COUNT_H
#define BASE_REGEX_COUNT_H

#include "base/str.h"

struct regex_count {
	unsigned least, most; /* most: UINT_MAX when there is no end to it */
	size_t len;	      /* of the count with its braces, in bytes */
};

/* The count at the start of `s`: `{2}`, `{2,}` or `{2,5}`.  False for any other
 * brace: that is a character, or a count to some versions of PCRE2 only. */
bool regex_count_read(str s, struct regex_count *out);

#endif
