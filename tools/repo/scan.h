/*
 * scan.h -- one pass over the commits of a repository: what changed where.
 * Only for repo/.
 *
 * Commits, paths and touches are known by their index in the vectors below.
 */
#ifndef REPO_SCAN_H
#define REPO_SCAN_H

#include "base/map.h"
#include "repo/commit_graph.h"

enum { NONE = UINT32_MAX };

/* How many contents under one path are asked for a name. */
enum { SCAN_ASK_MAX = 4 };

struct commit {
	git_oid id, tree;      /* the id comes first: scan_slot() */
	int64_t when;	       /* commit date */
	uint32_t first_parent; /* in `parents` */
	uint32_t n_parents;
	uint32_t first_touch; /* chain of touches by `next`, or NONE */
	bool outside; /* only compared with: its own files are no matter */
};

/* A file that differs from the file in every parent, or went away. */
struct touch {
	git_oid blob; /* of a file that went: what it last was */
	uint32_t commit;
	struct scan_path *path;
	uint32_t next; /* in the same commit */
	bool gone;
	bool odd;	   /* a symbolic link or a submodule */
	uint32_t document; /* filled in by history.c; NONE: not followed */
};

struct scan_path {
	str name;
	bool may;	   /* be a document, says the filter */
	uint32_t document; /* for history.c */
	unsigned asked, noticed;
	bool placed, elsewhere; /* whether it was asked if it stands elsewhere
				   than at home, and does */
	bool followed; /* though it does not stand at home: see scan_passes.c */
	bool mixed;    /* held several documents, one after the other */
};

struct scan_commits {
	struct commit *at;
	size_t n, cap;
};
struct scan_ids {
	uint32_t *at;
	size_t n, cap;
};
struct scan_touches {
	struct touch *at;
	size_t n, cap;
};

struct scan {
	struct arena *a; /* of the scan alone */
	struct repo *r;
	const struct history_filter *filter;
	struct arena *result;
	struct arena *states; /* `result`, or `a` when few of them are given */
	struct fail *why;     /* its message lives in `result` */

	struct commit_graph list;
	bool listless; /* it is damaged, and not used */
	struct scan_commits commits;
	struct scan_ids slots; /* commits by id: see scan_find() */
	struct scan_ids parents;
	struct scan_touches touches; /* newest commit date first */
	struct map paths;	     /* name to struct scan_path */
	bool complete;
	bool narrow;	    /* elsewhere than at home only some paths count */
	struct map folders; /* in which those stand, with a slash at the end */
	bool odd;	    /* links and submodules are told too */
	size_t touches_max; /* 0: as many as can be held */
};

/* As git_oid_equal(), which costs a call. */
static inline bool id_equal(const git_oid *x, const git_oid *y)
{
	return memcmp(x->id, y->id, sizeof x->id) == 0;
}

/* Where in a table of slots (a power of two long) the number of an id stands,
 * or an empty slot (NONE); `stride` is the distance of ids in memory. */
size_t scan_slot(const struct scan_ids *slots, const void *ids, size_t stride,
		 const git_oid *id);

/* Reads every commit that `tip` descends from, and itself: commits.at[0]. */
bool scan_commits(struct scan *s, const git_oid *tip);

/* Fills in the touches of all commits. */
bool scan_trees(struct scan *s);

/* A commit that touches a document, or joins sides that differ. */
struct waypoint {
	uint32_t commit;
	uint32_t *parent; /* nearest nodes on the way back */
	uint32_t n_parents;
};

/* The nodes, parents before children, then by date, then by id. */
const struct waypoint *scan_graph(struct scan *s, size_t *n);

struct origin {
	uint32_t commit, document;
};

/* For each touch of a document, and each merge that chose, a state in `out`,
 * oldest first, with path, content, what it was made from and whether it is a
 * merge.  Returns for each state the commit and the document; NULL when the
 * scan fails. */
struct origin *scan_lineage(struct scan *s, size_t n_documents,
			    struct history *out);

#endif
