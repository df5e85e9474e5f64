/*
 * versions.h -- which document does "v70" mean?
 *
 * A version is found, in this order, as a tag <agenda>/<name>; a file whose
 * front matter says so; the last recorded state that said so (with a warning:
 * it has no tag); a git revision; a path.  The first that gives something
 * counts.  A name that is plainly a file (it exists and holds a slash or ends
 * as a document does) is a path at once.  What stays ambiguous is an error
 * that lists the candidates; nothing is guessed.
 */
#ifndef CMD_VERSIONS_H
#define CMD_VERSIONS_H

#include "cmd/load.h"

/* A document in a work tree (blob empty) or in the repository. */
struct found {
	struct agenda_label label;
	str path; /* as it can be opened, or in the repository */
	str blob, commit;
	const struct version *untagged; /* the state, when no tag named it */
};

struct founds {
	struct found *at;
	size_t n, cap;
};

struct names {
	str *at;
	size_t n, cap;
};

struct versions {
	struct load *l;
	struct arena *a;
	struct map labels; /* blob: its label */
	struct repo_tags tags;
	struct history history;
	str followed; /* the agenda whose history it is; empty: of all */
	str head;     /* the last commit */
	struct repo_moves moves; /* of names, against that history */
	bool tagged, walked, logged;
	struct fail absent; /* the first content that could not be had */
	bool standing;	    /* of history, only what still stands is wanted */
};

struct versions versions_new(struct load *l);

/* The agendas that are there now: documents of the work tree, or of the last
 * commit of a bare repository. */
bool versions_now(struct versions *v, struct founds *out, struct fail *why);

/* The states of an agenda ("": of all) on the way to the last commit, oldest
 * first; read once, unless another agenda is asked for.  No commits give none.
 * Tags are filled in. */
bool versions_history(struct versions *v, str agenda, struct history *out,
		      struct fail *why);

/* The label of the document in a blob; the path tells the syntax. */
struct agenda_label versions_label(struct versions *v, str path, str blob);

/* The documents of one agenda ("" for all) in a commit. */
bool versions_in_commit(struct versions *v, str commit, str agenda,
			struct founds *out, struct fail *why);

/* Every tag, read once.  False with `why`. */
bool versions_tags(struct versions *v, struct fail *why);

/* The moves of names, read once; versions_history() was asked before. */
const struct repo_moves *versions_moves(struct versions *v);

/* The names of the agendas that are there now. */
bool versions_agendas(struct versions *v, struct names *out, struct fail *why);

/* Every version name that is known of an agenda, oldest first. */
bool versions_names(struct versions *v, str agenda, struct names *out,
		    struct fail *why);

/* The document that a name means for one agenda.  False without `why` set when
 * there is none; with it when there are several, or the repository fails. */
bool versions_find(struct versions *v, str agenda, str name, struct found *out,
		   struct fail *why);

/* The same for FILE@VERSION: the version of the agenda that stands in FILE, or
 * FILE as it was at a git revision. */
bool versions_of_file(struct versions *v, str file, str version,
		      struct found *out, struct fail *why);

/* Its text; NULL with `why`.  A version without a tag is warned about.  The
 * source is called path@name, or by its path
 * when it is a file of the work tree. */
const struct source *versions_source(struct versions *v, const struct found *f,
				     str name, struct fail *why);

/* Sets `why` to: no such version, these there are. */
bool versions_unknown(struct versions *v, str agenda, str name,
		      struct fail *why);

/* The agenda a command is about: `name`, or the only one there is.  False with
 * `why`, which lists the agendas. */
bool versions_agenda(struct versions *v, str name, str *agenda,
		     struct fail *why);

/* The same for an operand that is the name of an agenda, or a file that holds
 * one; there must be a repository. */
bool versions_named(struct versions *v, const char *operand, str *agenda,
		    struct fail *why);

/* One operand of a command: a file, "-", FILE@VERSION, or a version of the
 * agenda `agenda` ("": of the only one that has it).  `*found` tells where it
 * came from; zero for a file. */
const struct source *versions_operand(struct versions *v, str agenda,
				      str operand, struct found *found,
				      struct fail *why);

/* Two operands, of one agenda. */
bool versions_pair(struct versions *v, str agenda, str old, str new,
		   const struct source *out[2], struct fail *why);

#endif
