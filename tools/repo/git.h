/*
 * git.h -- what the files of repo/ share: the repository behind the handle, and
 * how libgit2's types and errors become ours.  Only for repo/.
 */
#ifndef REPO_GIT_H
#define REPO_GIT_H

#include "repo/git_functions.h"
#include "repo/repo.h"

struct repo {
	git_repository *git;
	git_odb *odb;
	str top;	    /* work tree without a final slash, or empty */
	const git_oid *cut; /* commits whose parents are not here, sorted */
	size_t n_cut;
	bool absent; /* a partial clone: objects may be missing */
};

/* A hex id; false when `s` is not a full one. */
bool git_id_read(str s, git_oid *id);
str git_id_write(struct arena *a, const git_oid *id);

/* Whether the parents of a commit were cut off (shallow clone). */
bool git_is_cut(const struct repo *r, const git_oid *id);

/* Records that `what` could not be read, with libgit2's reason; an object that
 * is not there says so in words when the clone is partial. */
bool git_trouble(struct arena *a, const struct repo *r, struct fail *why,
		 const char *what);

/* Whether the last error says this. */
bool git_says(const char *part);

/* Opening `folder` (NULL: the current one) ended in `rc`: says why, and what
 * mends it.  Returns false. */
bool git_refused(struct arena *a, struct fail *why, int rc, const char *folder);

/* Whether the last error is that git keeps its index in a form which libgit2
 * cannot read; then `why` says so, with the command that mends it. */
bool git_index_refused(struct arena *a, struct fail *why, const char *dir);

/* The index; NULL with `why`. */
git_index *git_open_index(struct arena *a, struct repo *r, struct fail *why);

/* Whether a mode is that of a regular file, and an entry of the index one that
 * is to be recorded as it is. */
bool git_is_file(unsigned mode);
bool git_is_ready(const git_index_entry *e);

/* The objects for which git shows another in their place (refs/replace/), or
 * other parents (info/grafts). */
struct git_replaced {
	git_oid *at; /* sorted */
	size_t n, cap;
};
void git_replaced(struct arena *a, struct repo *r, struct git_replaced *out);
bool git_is_replaced(const struct git_replaced *g, const git_oid *id);

/* Author, dates, subject and trailers of a commit as libgit2 parsed it. */
void git_version(struct arena *a, const git_commit *c, struct version *out);

#endif
