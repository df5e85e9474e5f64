/*
 * explain.h -- what a finding's rule looks at, and why: --explain.
 *
 * Rules of check/ carry their own texts; what readers and schema report is
 * explained here, so that every id a user meets has an answer.
 */
#ifndef CMD_EXPLAIN_H
#define CMD_EXPLAIN_H

#include "cmd/load.h"

/* The level that the profile gives a rule, else `level`. */
enum level explain_level(const struct profile *p, str id, enum level level);

/* Adds the explanation of a rule to `r`; false with `why`, which names a
 * likely one, when there is no such rule. */
bool explain_rule(struct load *l, const struct profile *p, str id,
		  struct report *r, struct fail *why);

#endif
