/*
 * mend.h -- agenda-validate --fix: a file mended where there is one safe
 * answer.
 */
#ifndef CMD_MEND_H
#define CMD_MEND_H

#include "cmd/batch.h"

struct mend {
	bool on, dry;
	size_t n;     /* places that were, or would be, mended */
	size_t files; /* in so many files */
};

/* The document with what its findings say mends it, again and again until none
 * does; as it is on disk by then, or (dry) as it would be, after its changes
 * were printed.  The same source when there was nothing to mend.  NULL with
 * `why` when the file cannot be replaced, or is no longer what was read. */
const struct source *mend_file(struct mend *m, struct batch *b,
			       const struct profile *p,
			       const struct source *source, bool expected,
			       struct fail *why);

#endif
