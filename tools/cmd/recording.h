/*
 * recording.h -- a document changed and recorded by a command, or left as it
 * was.
 *
 * `agenda record` and `agenda release` edit one file of the work tree and have
 * git record that file alone, so that hooks, identity and signing are git's
 * own and other work that is prepared stays prepared.  Where anything stops it
 * (a hook, an interrupt), file, index and branch are as before, byte for byte.
 */
#ifndef CMD_RECORDING_H
#define CMD_RECORDING_H

#include "cmd/spawn.h"
#include "cmd/versions.h"

struct recording {
	struct load *l;
	struct versions *v;
	str agenda;
	str path;   /* of the document, as it can be opened */
	str inside; /* the same in the repository */
	str blob;   /* of the document as it was last recorded */
	str commit; /* the last one */
	const struct source *source;
	const struct profile *p;
	const struct agenda *d;
	struct date today;
	struct spawn_hold hold;
	str index_path, index; /* as it was; for putting back */
	bool changed;
	bool locked;
	int lock; /* descriptor of the file that is locked */
};

/* The document of an agenda, by name or file.  False with `why` when there is
 * none, several, or one that cannot be read, that was never recorded, or that
 * has changes which are not recorded; or when the profile has errors. */
bool recording_open(struct recording *r, const char *operand, struct fail *why);

/* Whether `text` is in order as the new document; prints what is wrong with
 * it when it is not. */
bool recording_is_valid(struct recording *r, str text, struct fail *why);

/* Shows the lines that `text` (empty: none) changes and `message`, and asks
 * whether to go on.  False with `why` when nobody can be asked, false alone
 * when the answer is no.  With `yes` nothing is shown or asked. */
bool recording_is_agreed(struct recording *r, str text, str message, bool yes,
			 struct fail *why);

/* Whether another of our commands records here at this moment; `why` says so.
 */
bool recording_is_busy(struct recording *r, struct fail *why);

/* From here on interrupts wait; recording_end() lets them through.  False with
 * `why` when another of our commands records here, or when the document is not
 * what it was at recording_open(): then nothing may be done. */
bool recording_begin(struct recording *r, struct fail *why);
void recording_end(struct recording *r);

/* Writes the document and has git commit it, with these paragraphs as its
 * message (the last is empty).  False with `why`, and everything as it was. */
bool recording_commit(struct recording *r, str text, const str *message,
		      struct fail *why);

/* Puts everything back as it was at recording_begin(). */
void recording_undo(struct recording *r);

/* The id of the last commit now. */
str recording_head(struct recording *r);

/* The name of the document in its folder. */
const char *recording_file(struct recording *r);

/* What git prints there, without line ends at the end; false when it fails. */
bool recording_ask(struct recording *r, const char *const *words, str *out);

/* Runs git in the folder of the document; the words end with NULL. */
int recording_git(struct recording *r, const char *const *words);

#endif
