/*
 * match.h -- which part of the old document is which part of the new one.
 *
 * Identity goes by evidence, strongest first: stable ids, identical subtrees,
 * sections that share most of their words or their title, rows with the same
 * key, and likeness of words.  A part has at most one partner; where one
 * section or paragraph became several, or several one, a joint says so besides.
 * The answer for (new, old) is the mirror of that for (old, new).
 */
#ifndef DIFF_MATCH_H
#define DIFF_MATCH_H

#include "diff/part.h"

/* Parts that together are what one part was, or became. */
struct joint {
	bool split; /* one old, several new; else several old, one new */
	struct part **old;
	size_t n_old;
	struct part **new;
	size_t n_new;
};

struct joints {
	struct joint *at;
	size_t n, cap;
};

struct match {
	struct part_tree old, new;
	struct part **to_new; /* partner of each old part by its order, or
				 NULL */
	struct part **to_old;
	uint8_t *certain;    /* percent, by the old part's order */
	uint32_t *home_old;  /* parts with equal homes are the same place; 0 */
	uint32_t *home_new;  /* for a part that has no partner and no joint */
	struct joints joint; /* in order of the first old part */
	bool coarse;	     /* a cost cap was hit */
};

struct match match_trees(struct arena *a, struct part_tree old,
			 struct part_tree new);

/* The partner of a part of the old, or new, tree; NULL when it has none. */
struct part *match_new(const struct match *m, const struct part *old);
struct part *match_old(const struct match *m, const struct part *new);

/* Whether two parts are the same place: partners, or sides of one joint. */
bool match_same_place(const struct match *m, const struct part *old,
		      const struct part *new);

/* The nearest SECTION or DOCUMENT above a part. */
const struct part *match_section(const struct part *p);

#endif
