/*
 * Two versions side by side (--against): was what the older one planned done.
 *
 * What is missing in the document has no place there, so these findings stand
 * in the older one, at the row that made the promise.
 */
#include "base/lang.h"
#include "check/rules.h"
#include "check/times.h"

/* Whether the route says anything of a step of the older one. */
static bool is_answered(const struct timetable *route, const struct moment *old)
{
	bool by_id = !agenda_is_proposed(node_get(old->step->where, S("id")));

	for (size_t i = 0; i < route->n; i++) {
		const struct moment *m = &route->at[i];

		if (times_same(m, old) || (by_id && old->step->id.len > 0 &&
					   str_eq(m->step->id, old->step->id)))
			return true;
	}
	return false;
}

static bool is_past(const struct rule_run *run, const struct moment *m,
		    struct period written)
{
	return m->purpose != NULL && m->purpose->decides &&
	       times_is_waiting(run, m->step) &&
	       period_before(m->when, written.from);
}

static void slip(const struct rule_run *run)
{
	const struct timetables *new = run->times, *old = run->older_times;
	struct period written = times_earliest(run);
	struct rule_run on = *run;

	if (old == NULL || old->n == 0 || new->n == 0 ||
	    old->at->kind != TIMES_ROUTE || new->at->kind != TIMES_ROUTE ||
	    !date_is_set(written.from))
		return;
	on.agenda = run->older;
	for (size_t i = 0; i < old->at->n; i++) {
		const struct moment *m = &old->at->at[i];
		struct finding *f;

		if (!is_past(run, m, written) || is_answered(new->at, m))
			continue;
		f = rule_finding_in(
			&on, m->at, m->text,
			_("this decision was planned for '%.*s'; %.*s, of "
			  "%.*s, does not say what came of it"),
			STR(rule_quote(run, m->text)),
			STR(rule_quote(run, run->agenda->source->name)),
			STR(rule_quote(run, written.text)));
		f->help = str_from(_("keep the step in the route, with its "
				     "outcome or its new date"));
	}
}

const struct rule older_rules[] = {
	{.id = "route-slip",
	 .level = LEVEL_WARNING,
	 .looks = MSG("with --against: decisions that the older version "
		      "planned for a day that is past, and that the route of "
		      "this one does not name"),
	 .why = MSG("A decision that was put off without a word is asked about "
		    "in the next meeting."),
	 .pair = true,
	 .check = slip},
	{0},
};
