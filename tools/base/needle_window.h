/*
 * needle_window.h -- bytes that stand next to each other in a match: internal
 * to base/.
 *
 * `(?<=\p{Ll}),(?=\p{Ll})` has no word to look for, but a match has a letter, a
 * comma and a letter in a row.
 */
#ifndef BASE_NEEDLE_WINDOW_H
#define BASE_NEEDLE_WINDOW_H

#include "base/str.h"

struct byte_set {
	uint64_t in[4];
};

static inline bool byte_set_has(const struct byte_set *s, unsigned char c)
{
	return (s->in[c / 64] >> c % 64 & 1) != 0;
}

/* Three bytes in a row, each in a set of its own; what is not known of the
 * first and the second is any byte, or none at the start of the text. */
struct needle_window {
	struct byte_set at[3];
};

/* The rarest bytes in a row that every match of a PCRE2 pattern holds, or
 * stands between; false when nothing rare is known.  Letters are in both cases;
 * the three letters beyond ASCII that fold to ASCII are not taken in. */
bool needle_window_of(str pattern, struct needle_window *out);

#endif
