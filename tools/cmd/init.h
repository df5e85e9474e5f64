/*
 * init.h -- making a repository ready, in parts: files, hooks, settings.
 *
 * Nothing that stands there is changed or moved out of sight.  Each step is
 * done whole or not at all, so that a second `agenda init` goes on where the
 * first was stopped.
 */
#ifndef CMD_INIT_H
#define CMD_INIT_H

#include "cmd/load.h"

struct lines {
	str *at;
	size_t n, cap;
};

struct init {
	struct load *l;
	struct arena *a;
	str dir;  /* as the user named it, without a final slash */
	str data; /* where start/, schema/ and hooks/ of the program are */
	bool server;
	bool fresh;	    /* the repository itself is new */
	bool new_folder;    /* and so is the folder */
	bool moved;	    /* `dir` is another than the user named */
	struct lines made;  /* what was made or set */
	struct lines stood; /* what was there already and is left alone */
	struct lines undo;  /* commands that take it back, in their order */
	struct fail why;
};

/* Notes a command that takes something back: with the name of a file or
 * two (`to` may be NULL), as a shell takes them; or one for git. */
void init_undo(struct init *in, const char *command, const char *path,
	       const char *to);
void init_undo_git(struct init *in, const char *command);

/* What git prints in the folder of `in`, without the line end; false when it
 * does not exit with 0.  `argv` begins behind "git". */
bool init_git(const struct init *in, const char *const *argv, str *out);

/* A setting of git, empty when there is none; and setting one, which is listed
 * as made. */
str init_git_setting(const struct init *in, const char *name);
bool init_git_set(struct init *in, const char *name, str value);

/* The profile, an example and the files for editors and CI. */
bool init_files(struct init *in);

/* The hooks, behind those that are there, and how git shows agendas. */
bool init_hooks(struct init *in);

/* What a server asks of git when it takes something in. */
struct init_setting {
	const char *name, *value;
	const char *other; /* a setting that does the same; or NULL */
	const char *lack;  /* MSG(): what is wrong without it */
};
extern const struct init_setting init_settings[]; /* ended by no name */
bool init_server(struct init *in);

#endif
