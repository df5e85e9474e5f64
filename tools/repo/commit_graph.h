/*
 * commit_graph.h -- git's own list of commits with their tree, parents and
 * date, which saves opening each of them (objects/info/commit-graph).
 *
 * git keeps it up by itself; it may be behind, so a commit that is not in it is
 * no surprise.  Only for repo/.
 */
#ifndef REPO_COMMIT_GRAPH_H
#define REPO_COMMIT_GRAPH_H

#include "repo/git.h"

/* Borrows the bytes of the file. */
struct commit_graph {
	uint32_t n;		    /* commits; 0: none can be found */
	const unsigned char *fan;   /* how many ids begin so or lower */
	const unsigned char *ids;   /* sorted */
	const unsigned char *facts; /* of each: tree, parents, date */
	const unsigned char *edges; /* parents beyond the second */
	uint32_t n_edges;
};

/* False when the bytes are damaged.  A file of a kind that is not read here
 * (several layers, ids of another length) is no damage and gives no commits.
 * After true every number that the other functions meet is in bounds, and no
 * commit is its own ancestor. */
bool commit_graph_parse(str file, struct commit_graph *out);

/* The place of a commit; false when it is not in the list. */
bool commit_graph_find(const struct commit_graph *g, const git_oid *id,
		       uint32_t *at);

struct graph_commit {
	const git_oid *tree;
	int64_t when; /* commit date */
	uint32_t n_parents;
};

struct graph_commit commit_graph_at(const struct commit_graph *g, uint32_t at);

/* The id of a parent by its number, which is less than `n_parents`. */
const git_oid *commit_graph_parent(const struct commit_graph *g, uint32_t at,
				   uint32_t number);

#endif
