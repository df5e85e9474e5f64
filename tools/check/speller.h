/*
 * speller.h -- a dictionary that knows words, whoever has one.
 *
 * check/ runs no other program; cmd/ does, and hands in what answers.
 */
#ifndef CHECK_SPELLER_H
#define CHECK_SPELLER_H

#include "base/str.h"

struct speller {
	/* Sets `unknown` of each of the `n` words that the dictionary does not
	 * know.  A word that cannot be asked for counts as known. */
	void (*ask)(void *self, const str *words, size_t n, bool *unknown);
	void *self;
};

#endif
