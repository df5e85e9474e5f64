/*
 * regex_plain.h -- patterns that are right beyond doubt: internal to base/.
 */
#ifndef BASE_REGEX_PLAIN_H
#define BASE_REGEX_PLAIN_H

#include "base/str.h"

/* Whether PCRE2 is sure to compile a UTF-8 pattern, so that it can be left
 * until the pattern is used.  False for all that is out of the ordinary, right
 * or wrong. */
bool regex_is_plain(str pattern);

#endif
