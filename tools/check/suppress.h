/*
 * suppress.h -- findings that a document asks to leave alone (`onderdruk`):
 * internal to check/.
 */
#ifndef CHECK_SUPPRESS_H
#define CHECK_SUPPRESS_H

#include "doc/agenda.h"

/* Takes out of `found` what the document suppresses.  `waar` is the id of an
 * element, a JSON pointer, or empty for the whole document; a finding is meant
 * when it stands inside.  Adds suppression-unused for one that takes nothing
 * away and suppression-expired for one whose date is over (which then takes
 * nothing away).  Severity of these two as in regels.yaml, else a warning. */
void suppress(const struct agenda *d, const struct profile *p,
	      struct date today, struct findings *found);

#endif
