/*
 * suppress.h -- findings that a document asks to leave alone (`onderdruk`):
 * internal to check/.
 */
#ifndef CHECK_SUPPRESS_H
#define CHECK_SUPPRESS_H

#include "check/rule.h"

/* Takes out of `found` what the document of a run suppresses.  `waar` is the id
 * of an element, a JSON pointer, or empty for the whole document; a finding is
 * meant when it stands inside.  One in an older document is meant when `waar`
 * is empty or names the element there.  Adds suppression-unused for one that
 * takes nothing away (unless its rule needs an older document, and there is
 * none) and suppression-expired for one whose date is over (which then takes
 * nothing away).  Severity of these two as in regels.yaml, else a warning. */
void suppress(const struct rule_run *run, struct findings *found);

#endif
