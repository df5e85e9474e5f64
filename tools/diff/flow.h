/*
 * flow.h -- how many matched words went from which old place to which new one.
 *
 * The evidence for containers: sections by the matched blocks right in them
 * and the matched sections right below them, lists and tables by their items
 * and rows.
 */
#ifndef DIFF_FLOW_H
#define DIFF_FLOW_H

#include "diff/match.h"

struct flow {
	const struct part *old, *new;
	uint64_t words;
};

struct flows {
	struct flow *at; /* in order of the old document */
	size_t n, cap;
	uint32_t *slot;
	size_t n_slots;
};

/* The flow between two places, added when it is new. */
struct flow *flow_slot(struct arena *a, struct flows *f, const struct part *old,
		       const struct part *new);

/* All flows of the pairs so far. */
struct flows flows_of(struct arena *a, const struct match *m);

/* Adds the words of one pair to the flow between where its sides stand. */
void flow_add(struct arena *a, struct flows *f, const struct part *old,
	      const struct part *new);

#endif
