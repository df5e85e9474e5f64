/*
 * move.h -- whether a part went to another place, and up or down with it.
 */
#ifndef DIFF_MOVE_H
#define DIFF_MOVE_H

#include "diff/match.h"

/* Whether partners stand in different places.  `*detail` becomes "promoted" or
 * "demoted" for a section that now stands higher or lower, by its depth or by
 * what the profile says of its role; else NULL.  A change of order within one
 * place is not seen here (diff/order.h). */
bool move_found(const struct match *m, const struct profile *p,
		const struct part *old, const struct part *new,
		const char **detail);

#endif
