/*
 * repo.h -- a git repository, translated to our plain data: the only folder
 * that knows libgit2.
 *
 * Objects are named by full hex ids, content is copied into the caller's arena.
 * Nothing here parses a document.  repo_open() reads the environment that git
 * sets for hooks (GIT_DIR, GIT_INDEX_FILE, quarantine), so a hook sees what git
 * sees.
 */
#ifndef REPO_REPO_H
#define REPO_REPO_H

#include "base/fail.h"
#include "text/version.h"

struct repo;

/* Opens the repository that holds `dir` (NULL: the working folder).  NULL with
 * `why`: not a repository, one of another owner, SHA-256, or an extension that
 * cannot be read; each says what to do. */
struct repo *repo_open(struct arena *a, const char *dir, struct fail *why);
void repo_close(struct repo *r);

/* Whether each object that is read from now on is hashed, to see that it is
 * what its id says; it is unless this was called. */
void repo_verify(bool verify);

/* The library that reads repositories and its version, "libgit2 1.5.1"; empty
 * when it cannot be loaded. */
const char *repo_library(void);

bool repo_is_bare(const struct repo *r);
/* Whether history is cut off (shallow clone) or objects may be absent. */
bool repo_is_partial(const struct repo *r);
/* Whether history is cut off. */
bool repo_is_shallow(const struct repo *r);
/* Absolute path of the work tree, without a final slash; empty when bare. */
str repo_top(const struct repo *r);
/* Absolute path of the folder that git keeps for it. */
str repo_folder(const struct repo *r);
/* `path`, as a user in the working folder means it, relative to the top.
 * False when it lies outside. */
bool repo_relative(struct arena *a, const struct repo *r, const char *path,
		   str *out);

/* A file in a tree or in the index: regular files only; symbolic links and
 * submodules are left out. */
struct repo_file {
	str path, blob;
};
struct repo_files {
	struct repo_file *at; /* sorted by path */
	size_t n, cap;
};

/* Files that the next commit would change against HEAD, with the index's blobs.
 * Intent-to-add is skipped; a conflict is `why` with false.  With `since` not
 * empty: against that commit instead of the last; and as the files of the work
 * tree are, new ones included, instead of the index (contents are then not
 * known: `blob` is empty). */
struct repo_staging {
	struct repo_files files; /* there, and other than they were */
	struct repo_files gone;	 /* there no more; `blob`: what it was */
	struct repo_files odd;	 /* now a symbolic link or a submodule */
};
bool repo_staging(struct arena *a, struct repo *r, str since,
		  struct repo_staging *out, struct fail *why);

/* The commits that a merge which is under way takes in; none: no merge. */
void repo_merging(struct arena *a, struct repo *r, struct repo_files *out);

/* The commit at which two lines of history parted; empty when they never were
 * one. */
str repo_parted(struct arena *a, struct repo *r, str x, str y);

/* A setting of git ("core.commentchar"); empty when it is not set. */
str repo_setting(struct arena *a, struct repo *r, const char *name);

/* The trailers of a message; returns their number. */
size_t repo_trailers(struct arena *a, str message, const struct trailer **out);

/* Every file of the index. */
bool repo_index(struct arena *a, struct repo *r, struct repo_files *out,
		struct fail *why);
/* Every file of a commit below `under` ("" for all). */
bool repo_tree(struct arena *a, struct repo *r, str commit, const char *under,
	       struct repo_files *out, struct fail *why);

/* Content of a blob, at most `max` bytes. */
bool repo_blob(struct arena *a, struct repo *r, str blob, size_t max, str *out,
	       struct fail *why);

/* The commit that a revision ("HEAD~2", a tag, a branch, an id) names.  False
 * without `why` set when there is no such revision; with it when the name can
 * mean two commits, or one that cannot be read. */
bool repo_commit(struct arena *a, struct repo *r, str revision, str *commit,
		 struct fail *why);

/* Whether nothing is recorded yet on the current branch while another holds
 * something; both by name. */
bool repo_is_astray(struct arena *a, struct repo *r, str *current, str *other);

/* Facts of one commit, without path and blob. */
bool repo_version(struct arena *a, struct repo *r, str commit,
		  struct version *out, struct fail *why);

struct repo_tag {
	str name;   /* "onderwijsagenda/v70" */
	str commit; /* what it points at, peeled; empty: no commit */
	str object; /* what the name holds: the tag object, or the commit */
	bool annotated;
	bool absent;	    /* what it names is not in this repository */
	bool has_signature; /* there is one; whether it is good is not said */
	struct moment tagged;
	str tagger, message; /* without the signature */
	const struct trailer *trailers;
	size_t n_trailers;
};
struct repo_tags {
	struct repo_tag *at; /* sorted by name */
	size_t n, cap;
};
bool repo_tags(struct arena *a, struct repo *r, struct repo_tags *out,
	       struct fail *why);

struct history;

/* A name that was moved to a commit that does not follow from what it held, as
 * the log of the name tells, and that was not moved back since. */
struct repo_move {
	str name;      /* "main", "origin/main", "onderwijsagenda/v70" */
	str from, now; /* commits: what it held, and what it holds today */
	struct moment when;
	str by;
	bool tag;
	bool shared; /* others had seen what it held */
};
struct repo_moves {
	struct repo_move *at;
	size_t n, cap;
};

/* Moves of tags, of the branch that is current, and of that branch as it is
 * known of other repositories.  `h` is the history of the current branch.  What
 * another branch still holds is not counted, nor what was undone in a work tree
 * before anybody else had it.  Names without a log give nothing. */
void repo_moves(struct arena *a, struct repo *r, const struct history *h,
		struct repo_moves *out);

/* Whether the history of any branch, here or as known of other repositories,
 * holds a commit. */
bool repo_on_branch(struct repo *r, str commit);

/* The states of documents on the way to a commit. */
struct history {
	struct version *at; /* oldest first: parents before children, then by
			       commit date, then by id */
	size_t n, cap;
	bool complete; /* false: the clone is cut off, older states unknown */
	bool replaced; /* git shows other commits in the place of some */
	bool listless; /* git's own list of commits is damaged, and not used */
	const struct history_reach *reach;
};

/* Whether a commit is the tip or one that it descends from. */
bool history_reaches(const struct history *h, str commit);

/* Which files are documents, and which files are one document.  A document
 * may move: its name says that it is the same. */
struct history_filter {
	/* Whether a path can be a document; of a folder ("agendas/") whether
	 * one can be in it.  Asked once for each path of a file. */
	bool (*may)(void *context, str path);
	/* The name of the document that a content is, "" for none.  Asked of
	 * the last content that stood under a path; older contents under that
	 * path are the same document. */
	str (*name)(void *context, str path, str blob);
	void *context;
	str only; /* give the states of this document alone; empty: of all */
	/* Give only the states that still stand, and not what they were made
	 * from: all that is needed to know where each document stands. */
	bool standing;
	/* The folder at the top in which all documents stand now ("agendas/");
	 * empty: they may stand anywhere.  Elsewhere only files that have gone
	 * since are documents.  In a history of more than `thorough` commits
	 * (0: 4096) they are looked for at a quarter of that number, and at
	 * those shortly before a new file came home: a document that stood
	 * elsewhere for a few commits only, long before it came back, is then
	 * not found.
	 */
	str home;
	size_t thorough;
};

/* Every commit from which `tip` descends in which a document differs from the
 * document in each parent, one entry for each file, and beside these the merges
 * that chose one of two sides (`choice`).  `document`, `path`, `before`,
 * `beside`, `current` and `merge` of a version are filled in; `tag`, `sealed`
 * and what a signature is worth are not.  A document that only moved is a state
 * too; a deletion is none.  Reads history once, however many documents there
 * are. */
bool repo_history(struct arena *a, struct repo *r, str tip,
		  struct history_filter filter, struct history *out,
		  struct fail *why);

#endif
