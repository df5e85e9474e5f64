/*
 * baseline.h -- findings of old documents that are known and stay for now.
 *
 * Who begins to check documents that are years old wants to hear of what is
 * new.  The file has a line for each known finding; it begins with a
 * fingerprint of file, rule and the words that the finding is about, so it
 * stays known when lines are added above it, and comes back when its words
 * change.  The language of messages does not matter.
 */
#ifndef CMD_BASELINE_H
#define CMD_BASELINE_H

#include "cmd/load.h"

/* Takes the findings out of `f` (sorted) that the file knows; how many in
 * `*known`.  False with `why` when it cannot be read or is no such file. */
bool baseline_apply(struct load *l, str path, struct findings *f, size_t *known,
		    struct fail *why);

/* Writes the file anew, for all findings of `f` (sorted). */
bool baseline_write(struct load *l, str path, const struct findings *f,
		    struct fail *why);

#endif
