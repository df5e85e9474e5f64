/*
 * like.h -- inside diff/: what both halves of matching by likeness share.
 */
#ifndef DIFF_LIKE_H
#define DIFF_LIKE_H

#include "diff/bag.h"
#include "diff/matcher.h"

/* An unmatched paragraph, item or row, and its words. */
struct leaf {
	struct part *part;
	struct bag bag;
};

struct leaves {
	struct leaf *at;
	size_t n, cap;
	uint32_t *of; /* by order of the part: index plus one */
};

/* Pairs the leaves below each pair of matched parents that are alike enough
 * for having the same place. */
void like_within(struct matcher *x, const struct vocabulary *v,
		 const struct leaves *old, const struct leaves *new);

#endif
