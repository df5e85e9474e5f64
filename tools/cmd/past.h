/*
 * past.h -- recorded documents, the last few kept: whoever compares each state
 * with the one before reads every content once.
 */
#ifndef CMD_PAST_H
#define CMD_PAST_H

#include "cmd/load.h"

enum { PAST_KEPT = 64 };

struct past_document {
	struct arena a;
	str blob;
	bool data;		     /* read as YAML or JSON */
	const struct agenda *agenda; /* NULL: it cannot be had */
	struct findings found;	     /* in reading it */
	struct fail absent;	     /* why it cannot be had */
	unsigned used;
};

struct past {
	struct load *l;
	const struct profile *p;
	struct past_document at[PAST_KEPT];
	unsigned clock;
	struct map labels; /* by key */
};

/* What a content is known by: the same bytes are another document under a name
 * of another syntax. */
str past_key(struct arena *a, str name, str blob);

/* The document in a blob, under a name that tells the syntax and is shown in
 * messages.  It holds until PAST_KEPT others were asked for. */
const struct past_document *past_read(struct past *past, str name, str blob);

/* The agenda in it; NULL when it cannot be read or is none. */
const struct agenda *past_agenda(struct past *past, str path, str blob);

/* Its label, for as long as the command runs; empty when it has none. */
struct agenda_label past_label(struct past *past, str path, str blob);

void past_close(struct past *past);

#endif
