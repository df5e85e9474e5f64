/*
 * push.h -- the names that a push wants to set, as git tells a server hook: a
 * line `OLD NEW NAME` each, where an id of zeros says that there is none.
 */
#ifndef REPO_PUSH_H
#define REPO_PUSH_H

#include "repo/repo.h"

enum push_kind {
	PUSH_BRANCH,  /* refs/heads/ */
	PUSH_TAG,     /* refs/tags/ */
	PUSH_REPLACE, /* refs/replace/: shows one object in place of another */
	PUSH_OTHER,
};

struct push_ref {
	enum push_kind kind;
	str name;     /* "refs/heads/main" */
	str brief;    /* "main": without what the kind says */
	str old, new; /* ids; empty: none */
	str was, now; /* the commits they come to; empty: none */
};

struct push {
	struct push_ref *at;
	size_t n, cap;
};

/* Reads the lines; `was` and `now` stay empty.  False with `why` at a line that
 * git does not write, a name that stands twice, or more than `most` names. */
bool push_read(struct arena *a, str lines, size_t most, struct push *out,
	       struct fail *why);

/* Fills in `was` and `now`, and names each by what it is an alias of on the
 * server, if it is one.  False with `why` when an object is not there. */
bool push_resolve(struct arena *a, struct repo *r, struct push *p,
		  struct fail *why);

/* The name that HEAD stands for ("refs/heads/main") and the commit it comes to.
 * When there is no such branch, another that is there; `commit` is empty when
 * there is none at all. */
bool push_default(struct arena *a, struct repo *r, str *name, str *commit,
		  struct fail *why);

struct push_branches {
	struct push_ref *at; /* `name`, `brief` and `was` */
	size_t n, cap;
};

/* The branches that there are. */
bool push_branches(struct arena *a, struct repo *r, struct push_branches *out,
		   struct fail *why);

/* The commit that a name comes to now; empty: no such name, or no commit. */
str push_commit_of(struct arena *a, struct repo *r, str name);

#endif
