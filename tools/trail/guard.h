/*
 * guard.h -- what one recording does to decisions that stood: for whoever must
 * say yes or no before it is kept.
 *
 * The findings are those of trail_derive(), and what it has no word for, on no
 * more history than the states that the recording was made from; so the cost is
 * that of the recording.
 */
#ifndef TRAIL_GUARD_H
#define TRAIL_GUARD_H

#include "trail/trail.h"

struct guard_faults {
	struct trail_finding *at;
	size_t n, cap;
};

/* What is wrong with the state `now` that was made from `before` (each may be
 * NULL), of the kinds that no later recording can mend:
 *
 *	changed-after-adoption	the text of an adopted version is another
 *	rewritten, vanished	an outcome is another, or the body that decided
 *				or the version it was about is, or it went away,
 *				and the recording does not say `Rectificatie:
 *				STEP why`
 *	witness-conflict	its trailers do not say what its table says
 *
 * With several before, only what is wrong with regard to each of them counts:
 * to join two sides is no fault when one of them did it.  `at`: the recording;
 * only its trailers and path are looked at.  What is found lives in `a`. */
struct guard_faults guard_faults(struct arena *a, const struct profile *p,
				 const struct agenda *const *before, size_t n,
				 const struct agenda *now,
				 const struct version *at);

/* What is lost when a document goes away altogether: `vanished` for each
 * outcome that it holds and that the recording does not correct. */
struct guard_faults guard_losses(struct arena *a, const struct profile *p,
				 const struct agenda *before,
				 const struct version *at);

/* Whether a document holds a decision: a step that was adopted. */
bool guard_is_adopted(struct arena *a, const struct profile *p,
		      const struct agenda *d);

#endif
