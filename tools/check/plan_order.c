/*
 * The order of a planning that is put together by goal: that of the goals, and
 * in one goal that of time.  One in which a goal comes back is in order of
 * something else, and nothing is said of it.
 */
#include "check/plan.h"

#include "base/lang.h"

static const struct node *field(const struct node *where, str key)
{
	const struct node *n = node_get(where, key);

	return n != NULL ? n : where;
}

static struct period period_of(const struct plan_row *r)
{
	return period_read(node_text_of(r->where, S("periode")), 2000);
}

/* Whether the planning is by goal: none comes back after another. */
static bool is_by_goal(const struct plan *p, size_t *goals, size_t *wrong)
{
	size_t last = PLAN_NONE;

	*goals = *wrong = 0;
	for (size_t i = 0; i < p->n_rows; i++) {
		size_t g = p->rows[i].goal;

		if (g == PLAN_NONE || g == last)
			continue;
		for (size_t k = 0; k < i; k++)
			if (p->rows[k].goal == g)
				return false;
		++*goals;
		*wrong += last != PLAN_NONE && g < last;
		last = g;
	}
	return *goals >= 3 && 3 * *goals >= 2 * p->n_goals &&
	       3 * *wrong <= *goals;
}

/* The rows of one goal, in order of time. */
static void see_time(const struct rule_run *run, const struct plan_row *before,
		     const struct plan_row *r)
{
	struct period x = period_of(before), y = period_of(r);

	if (!date_is_set(x.from) || !date_is_set(y.to) ||
	    date_cmp(y.to, x.from) >= 0)
		return;
	rule_finding(run, field(r->where, S("periode")),
		     _("'%.*s' stands after '%.*s'"),
		     STR(rule_quote(run, y.text)), STR(rule_quote(run, x.text)))
		->help =
		str_from(_("put the activities of a goal in order of time"));
}

static void see_place(const struct rule_run *run, const struct plan_row *r)
{
	const struct node *name = field(r->where, S("doel"));

	rule_finding(run, name,
		     _("the planning has '%.*s' after a goal that comes later "
		       "in the agenda"),
		     STR(rule_quote(run, node_text(name))))
		->help = str_from(_("keep to the order of the goals"));
}

void plan_goal_order(const struct rule_run *run)
{
	struct plan p = *run->plan;
	size_t goals, wrong, last = PLAN_NONE;

	if (!is_by_goal(&p, &goals, &wrong))
		return;
	for (size_t i = 0; i < p.n_rows; i++) {
		const struct plan_row *r = &p.rows[i];

		if (r->goal == PLAN_NONE)
			continue;
		if (last != PLAN_NONE && r->goal < last)
			see_place(run, r);
		if (i > 0 && p.rows[i - 1].goal == r->goal)
			see_time(run, &p.rows[i - 1], r);
		last = r->goal;
	}
}

bool plan_is_owned(const struct timetable *t)
{
	for (size_t i = 0; i < t->n; i++)
		if (t->at[i].owned)
			return true;
	return false;
}

bool plan_one_is_lost(const struct timetable *t)
{
	enum { ENOUGH = 5 };
	size_t wrong = 0, at = 0;

	for (size_t i = 0; i < t->n; i++) {
		if (!date_is_set(t->at[i].when.from) ||
		    !date_is_set(t->at[i].when.to))
			return false;
		if (i > 0 && times_after(t->at[i - 1].when, t->at[i].when)) {
			wrong++;
			at = i;
		}
	}
	for (size_t i = 0; i < at; i++)
		if (!times_after(t->at[i].when, t->at[at].when))
			return false;
	return t->n >= ENOUGH && wrong == 1 &&
	       (at + 1 == t->n ||
		!times_after(t->at[at - 1].when, t->at[at + 1].when));
}
