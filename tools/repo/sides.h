/*
 * sides.h -- a document through history while its states are being linked.
 * Only for scan_lineage.c and scan_sides.c.
 */
#ifndef REPO_SIDES_H
#define REPO_SIDES_H

#include "repo/scan.h"

struct state {
	struct scan_path *path;
	git_oid blob;
	uint32_t node; /* place in the order */
	uint32_t document;
	uint32_t *before; /* states */
	uint32_t n_before;
	bool continues; /* it replaces what it was made from */
	bool choice;	/* a merge that took over one of its sides */
	unsigned seen;	/* in which round */
	uint32_t place; /* among all states, in the end */
};

struct front {
	uint32_t *at; /* states, ascending */
	uint32_t n;
};

struct lineage {
	struct scan *s;
	const struct waypoint *nodes; /* in their order */
	size_t n_nodes;
	struct {
		struct state *at;
		size_t n, cap;
	} states;
	struct scan_ids stack;
	unsigned round;
	bool failed; /* the scan says why */
};

bool front_holds(struct front f, uint32_t state);

/* Whether the sides that a node joins differ. */
bool sides_split(const struct waypoint *node, const struct front *fronts,
		 struct front joined);

/* Adds to what a state of a merge was made from the states of the same line
 * whose file the merge does not have: the document moved on one side. */
void sides_fold(struct lineage *g, struct state *state, struct front old);

/* Fills in `state` for a file of the merge that is as on one side, while `f`,
 * the front of all sides, holds another state of its line.  False when there is
 * no such file. */
bool sides_choice(struct lineage *g, const struct front *fronts,
		  struct state *state, struct front f);

#endif
