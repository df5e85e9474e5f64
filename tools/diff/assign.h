/*
 * assign.h -- the best pairing of two small sets.
 */
#ifndef DIFF_ASSIGN_H
#define DIFF_ASSIGN_H

#include "base/arena.h"

#include <stdint.h>

enum { ASSIGN_MOST = 64 };

/* Picks for each of `n` rows at most one of `m` columns, and each column at
 * most once, so that the sum of `gain` (row by row, 0 or more) is greatest.
 * chosen[i] is the column, or -1 where the gain would be 0.  `n` and `m` are at
 * most ASSIGN_MOST. */
void assign(struct arena *scratch, const int64_t *gain, size_t n, size_t m,
	    int *chosen);

#endif
