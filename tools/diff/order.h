/*
 * order.h -- which parts changed place among their brothers.
 */
#ifndef DIFF_ORDER_H
#define DIFF_ORDER_H

#include "diff/match.h"

/* Sets moved[n] for each part of the new document, by its order, that stands in
 * the same place as before but in another order: the fewest words that must
 * move for the rest to be in order. */
void order_changes(const struct match *m, bool *moved);

/* Of `n` elements with distinct keys (at most `n` after ranking), marks in
 * `keep` an increasing subsequence of greatest weight. */
void order_keep(struct arena *scratch, const uint64_t *key,
		const uint64_t *weight, size_t n, bool *keep);

#endif
