/*
 * explain.h -- what each rule looks at, and why.
 *
 * The consistency rules bring their own texts (check/rule.h).  What the readers
 * and the schema engine find has its texts here, in one table: the id of every
 * finding can be asked with --explain.
 */
#ifndef CMD_EXPLAIN_H
#define CMD_EXPLAIN_H

#include "cmd/load.h"

struct explain_text {
	const char *id;
	enum level level;
	const char *looks, *why; /* MSG() */
};

/* What has no row in check/rule.h; the last has no id. */
extern const struct explain_text explain_texts[];

/* The level that the profile gives a rule, else `level`. */
enum level explain_level(const struct profile *p, str id, enum level level);

/* Adds the explanation of a rule to `r`; false with `why` when there is no
 * such rule; it names a likely one. */
bool explain_rule(struct load *l, const struct profile *p, str id,
		  struct report *r, struct fail *why);

/* Gives `r` the texts of every rule, the pattern rules of `p` (may be NULL)
 * among them: for reports that carry them. */
void explain_all(struct load *l, const struct profile *p, struct report *r);

#endif
