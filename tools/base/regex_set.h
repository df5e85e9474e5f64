/*
 * regex_set.h -- which of many patterns may match a text, in one pass over it.
 *
 * The answer is a row of bits, one for each pattern: 0 says that the pattern
 * does not match, 1 that it has to be tried.
 */
#ifndef BASE_REGEX_SET_H
#define BASE_REGEX_SET_H

#include "base/regex.h"

struct regex_set;

struct regex_set *regex_set_new(struct arena *a);

/* Adds a pattern.  A regex belongs to one set at most. */
void regex_set_add(struct regex_set *set, struct regex *re);

/* How many words the bits of a set take: there is one for each 64 patterns. */
size_t regex_set_words(const struct regex_set *set);

/* What the pass sees besides. */
struct regex_seen {
	bool ascii; /* no byte beyond it */
	bool digit; /* one of 0 to 9, at least */
};

/* Fills in the bits for a text. */
struct regex_seen regex_set_scan(const struct regex_set *set, str text,
				 uint64_t *bits);

/* Whether `re` may match the text of the bits; true when `re` is in no set. */
static inline bool regex_set_may(const uint64_t *bits, const struct regex *re)
{
	size_t member = regex_member(re);

	return member == REGEX_ALONE ||
	       (bits[member / 64] >> member % 64 & 1) != 0;
}

#endif
