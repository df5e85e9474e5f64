/*
 * cures.h -- how to mend what undoes a decision.
 */
#ifndef CMD_CURES_H
#define CMD_CURES_H

#include "trail/guard.h"

/* One sentence in the user's language for a rule of trail/guard.h; NULL for
 * any other. */
const char *cure_of_fault(const char *rule);

#endif
