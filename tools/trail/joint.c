/*
 * What a step comes to that several bodies decide on.
 *
 * The statuses are laid in order of what keeps a step from being done: as long
 * as one body is late the step is late, and when all have spoken the least
 * favourable outcome counts.
 */
#include "trail/tracks.h"

static size_t count(const struct trail_step *s, enum step_status status)
{
	size_t n = 0;

	for (size_t k = 0; k < s->n_members; k++)
		n += s->members[k].status == status;
	return n;
}

/* Whether most of the bodies decide a step, and how. */
static bool is_carried(const struct trail_step *s, enum step_status *status)
{
	size_t changed = count(s, STEP_ADOPTED_CHANGED);
	size_t for_it = count(s, STEP_ADOPTED) + changed;
	size_t against = count(s, STEP_REJECTED);

	if (for_it * 2 > s->n_members)
		*status = changed > 0 ? STEP_ADOPTED_CHANGED : STEP_ADOPTED;
	else if (against * 2 >= s->n_members)
		*status = STEP_REJECTED;
	else
		return false;
	return true;
}

enum step_status joint_status(const struct profile *p,
			      const struct trail_step *s)
{
	enum step_status carried;
	static const enum step_status order[] = {
		STEP_LATE,     STEP_PLANNED,  STEP_SKIPPED,
		STEP_REJECTED, STEP_DEFERRED, STEP_ADOPTED_CHANGED,
		STEP_ADOPTED,  STEP_DISCUSSED};

	if (p->by_majority && is_carried(s, &carried))
		return carried;
	for (size_t i = 0; i < sizeof order / sizeof *order; i++)
		for (size_t k = 0; k < s->n_members; k++)
			if (s->members[k].status == order[i])
				return order[i];
	return STEP_CANCELLED;
}
