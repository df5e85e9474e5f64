/*
 * states.h -- one state of a document for each version that an agenda has had.
 *
 * The state under the tag of a version counts, and without a tag the last that
 * said it was that version.
 */
#ifndef CMD_STATES_H
#define CMD_STATES_H

#include "cmd/versions.h"

struct state {
	str id; /* of the version */
	const struct version *last;
	const struct repo_tag *tag; /* or NULL */
	struct found found;
};

struct states {
	struct state *at;
	size_t n, cap;
};

/* Oldest first.  Nothing recorded gives none.  Without `tagged` tags do not
 * count: the last state of each version, with all that was recorded since. */
bool states_read(struct versions *v, str agenda, bool tagged,
		 struct states *out, struct fail *why);

#endif
