/*
 * walk.h -- comparing the trees of commits: what scan_trees.c does for the
 * passes of scan_passes.c.
 */
#ifndef REPO_WALK_H
#define REPO_WALK_H

#include "base/buf.h"
#include "repo/scan.h"

struct walk_tree;

struct walk_gone {
	struct scan_path *path;
	git_oid blob; /* what it last was */
};

struct walk {
	struct scan *s;
	struct walk_tree *cache;
	uint32_t commit; /* to which touches are put down */
	struct buf path;
	size_t trees; /* read for this commit */
	/* Only looking for what went elsewhere: fills `gone`, no touches. */
	bool looking;
	struct {
		struct walk_gone *at;
		size_t n, cap;
	} gone;
	bool arrived; /* a file was found that no parent has */
};

struct walk walk_new(struct scan *s);
void walk_close(struct walk *w);

/* What a tree has that differs from every one of `n` others. */
bool walk_compare(struct walk *w, const git_oid *child, const git_oid **parents,
		  size_t n);

/* Whether a commit's folder can be read.  A partial clone may lack it; such a
 * commit is passed over, and history is not complete. */
bool walk_is_here(struct walk *w, const git_oid *tree);

#endif
