/*
 * load.h -- what a command works on: the repository, the profile, documents.
 *
 * One `struct load` a command.  The repository is opened at its first use, so
 * that a command on plain files never touches git.  Profiles are read once for
 * each place they come from.
 */
#ifndef CMD_LOAD_H
#define CMD_LOAD_H

#include "base/map.h"
#include "cmd/cmd.h"
#include "doc/agenda.h"
#include "repo/repo.h"

struct load {
	struct context *c;
	struct arena *a;
	str base;	   /* folder that the repository is sought from */
	struct repo *repo; /* or NULL */
	bool tried;	   /* to open it */
	size_t max;	   /* bytes that a document may have */
	bool data;	   /* standard input is data, not an agenda */
	struct fail no_repo;
	struct map profiles;	  /* by where they come from */
	struct map folders;	  /* folder: the profile's place */
	struct findings findings; /* about the profiles */
};

/* Also selects the language of the profile near the working folder, so that
 * what goes wrong before a profile is read is said in it. */
struct load load_new(struct context *c);
void load_close(struct load *l);

/* Seeks the repository from the folder of a file that was named, instead of
 * the working folder; before its first use. */
void load_near(struct load *l, str file);

/* The repository; NULL with `why`. */
struct repo *load_repo(struct load *l, struct fail *why);

/* The way to the top of the repository: "" when that is the working folder or
 * there is none, else "../", "../../" and so on. */
str load_top(struct load *l);

/*
 * Profiles: --profile wins everywhere, and the one installed with the program
 * is used where none is found.  NULL with `why` when a file cannot be read;
 * what is wrong in one is in `findings`.
 */
/* The nearest schema/ at or above a document, up to the top of its
 * repository. */
const struct profile *load_profile_near(struct load *l, const char *path,
					struct fail *why);
/* The folder of that profile. */
str load_profile_folder(struct load *l, const char *path);
/* schema/ of a commit, or (commit empty) of the index. */
const struct profile *load_profile_of(struct load *l, str commit,
				      struct fail *why);
/* Today's: of the work tree, or in a bare repository of its last commit. */
const struct profile *load_profile(struct load *l, struct fail *why);

/* Where schema/, hooks/ and start/ of the program are; empty: they did not come
 * with it. */
str load_data_folder(struct load *l);

/* `taal` of the profile near the working folder; empty when it has none. */
str load_profile_language(struct load *l);

/* Prints the findings about schemas and profiles. */
void load_findings_print(struct load *l);

/* The same, and then `message`, as trouble; returns EXIT_TROUBLE. */
int load_findings_failed(struct load *l, str message);

/* When a profile has errors: prints them and returns true; the command is to
 * return EXIT_TROUBLE. */
bool load_profile_failed(struct load *l);

/* The day that --op-datum gives, else today in the profile's time zone. */
struct date load_today(const struct profile *p, struct date given);

/* A file, or standard input for "-". */
const struct source *load_file(struct load *l, const char *path,
			       struct fail *why);
/* The same, the text and all in an arena of its own. */
const struct source *load_file_to(struct load *l, struct arena *a,
				  const char *path, struct fail *why);
/* A blob of the repository, under a name for messages. */
const struct source *load_blob(struct load *l, str name, str blob,
			       struct fail *why);
/* The same, the text and all in an arena of its own. */
const struct source *load_blob_to(struct load *l, struct arena *a, str name,
				  str blob, struct fail *why);

/* Whether the findings from the one numbered `from` on say that a document
 * could not be read as a whole, so that nothing that follows from it can be
 * trusted.  A key that stands twice, for example, is not so bad. */
bool load_is_broken(const struct findings *f, size_t from);

/* Whether a name ends in .md, .yaml or .yml and is not README.md. */
bool load_is_document(str path);

/* Whether a path in a repository is where an agenda must stand. */
bool load_is_agenda_path(str path);

/* Puts FILE and VERSION apart at the last '@'; false when there is none, when
 * the whole names a file, or when FILE does not end as a document does. */
bool load_split(struct load *l, str operand, str *file, str *version);

#endif
