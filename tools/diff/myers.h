/*
 * myers.h -- which elements differ between two sequences of numbers.
 *
 * The numbers are hashes or names of what is compared: words, rows, sentences.
 * The answer is a shortest edit (a longest common subsequence) as long as the
 * work stays below a cap; beyond it the answer is still right, only longer.
 */
#ifndef DIFF_MYERS_H
#define DIFF_MYERS_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

struct sequence {
	const uint64_t *at;
	size_t n;
	bool *differs; /* for each element: false on entry */
};

/* Sets differs[i] for each element that the other sequence lacks; what is left
 * unset on both sides is equal and in the same order.  Temporaries come from
 * `scratch`.  Returns whether the cap coarsened the answer. */
bool myers_diff(struct arena *scratch, struct sequence x, struct sequence y);

#endif
