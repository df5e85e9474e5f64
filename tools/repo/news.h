/*
 * news.h -- what a push brings that was not there: commits, and the files in
 * which each differs from every commit it was made from.
 *
 * The same comparison as repo_history(), over the new commits alone, so that
 * its cost is that of the push and not of the repository.
 */
#ifndef REPO_NEWS_H
#define REPO_NEWS_H

#include "repo/repo.h"

struct news_commit {
	struct version facts; /* without path and content */
	const str *parents;   /* ids */
	size_t n_parents;
	size_t first, n; /* its files in `files` */
};

struct news_file {
	str path;
	str blob;  /* of a file that went: what it last was */
	bool gone; /* it is not there any more */
	bool odd;  /* a symbolic link or a submodule */
};

struct news {
	struct news_commit *at; /* parents before children */
	size_t n, cap;
	struct {
		struct news_file *at;
		size_t n, cap;
	} files;
};

struct news_ask {
	const str *tips; /* ids of commits */
	size_t n;
	/* ids, ended by an empty one, of what is no news; NULL: whatever a name
	 * in the repository descends from */
	const str *known;
	size_t max_commits, max_files; /* 0: no limit */
};

/* The commits that the tips descend from and that are not known.  False with
 * `why` when a limit is passed or an object cannot be read. */
bool repo_news(struct arena *a, struct repo *r, const struct news_ask *ask,
	       struct news *out, struct fail *why);

/* Whether `old` is `young` or a commit that it descends from. */
bool repo_descends(struct repo *r, str young, str old);

/* Whether no branch of a server, as last fetched, descends from a commit; and
 * then the ids of its parents, at most `most`, and their number. */
bool repo_unsent(struct arena *a, struct repo *r, str commit, str *parents,
		 size_t most, size_t *n);

/* The blob under a path in a commit; empty when there is no regular file. */
str repo_blob_at(struct arena *a, struct repo *r, str commit, str path);

/* Bytes of a blob, without reading it; false when it cannot be found. */
bool repo_blob_size(struct repo *r, str blob, size_t *bytes);

#endif
