/*
 * note.h -- the note with a recording (git's commit message), and the agendas
 * it is about: what the hooks for it share.
 */
#ifndef CMD_NOTE_H
#define CMD_NOTE_H

#include "cmd/past.h"
#include "repo/news.h"

enum { NOTE_BASES = 16 };

struct note {
	struct load *l;
	struct past past;
	struct repo_staging staging;
	str base[NOTE_BASES]; /* commits that the recording is made from */
	size_t n_bases;
};

/* What is about to be recorded, and from what.  False with `why`; when nothing
 * about agendas is, `past.p` stays NULL. */
bool note_open(struct note *n, struct load *l, struct fail *why);
void note_close(struct note *n);

/* The blob that held agenda `id` in a commit: under the path of a file that is
 * about to be recorded, else under one that is taken away.  Empty when it is
 * new. */
str note_before(struct note *n, str commit, str path, str id);

/* A message without what git will take off: comments, and all below the line
 * at which a shown change begins. */
str note_clean(struct note *n, str message);

/* The character that begins a comment. */
char note_comment(struct note *n);

#endif
