/*
 * trails.h -- the trail of an agenda in a repository: its recorded states, the
 * names they were given, what names were moved away from, and whose signature
 * is on what, brought together for trail_derive().
 *
 * For an overview of all agendas ask versions_history() for all ("") first;
 * history is then read once.
 */
#ifndef CMD_TRAILS_H
#define CMD_TRAILS_H

#include "cmd/versions.h"
#include "trail/trail.h"

struct trails_ask {
	str agenda;	      /* by its id */
	str version;	      /* as it stood when this was current; or empty */
	struct date as_of;    /* what held on this day; unset: today, or
				 `known_on` when that is given */
	struct date known_on; /* what was recorded by this day; unset: all */
	bool newest;   /* only documents as they stand are read: enough to know
			  where each step stands today, but not how it is known
			  nor what does not fit */
	bool overview; /* signatures are not checked, and a state that cannot be
			  read is left out without a word */
};

/* The trail of an agenda; all of it lives in `a`, which may be freed once it
 * was used.  False with `why`: nothing is recorded, no such version, or the
 * repository fails. */
bool trails_read(struct versions *v, struct arena *a, const struct profile *p,
		 const struct trails_ask *ask, struct trail *out,
		 struct fail *why);

#endif
