/*
 * The route in time: is it in order, does it agree with the planning, was it
 * filled in beforehand.
 */
#include "base/lang.h"
#include "base/map.h"
#include "base/vec.h"
#include "check/plan.h"
#include "check/rules.h"
#include "check/times.h"

static const struct node *field(const struct route_step *s, str key)
{
	const struct node *n = node_get(s->where, key);

	return n != NULL ? n : s->where;
}

static str outcome_of(const struct route_step *s)
{
	return s->outcome.len > 0 ? s->outcome : s->conclusion;
}

enum { ORDER_MAX = 400 }; /* rows of one list that are put in order */

struct ordered {
	str label, text;
	struct period when;
	const struct node *where;
	size_t conflicts, witness;
	bool blamed;
	bool silent; /* another rule speaks of this row */
};

struct order {
	struct ordered *at;
	size_t n, cap;
};

/* How many rows each row contradicts, and one of them. */
static void count_conflicts(struct order *o)
{
	for (size_t i = 0; i < o->n; i++)
		o->at[i].conflicts = 0;
	for (size_t i = 0; i < o->n; i++) {
		for (size_t j = i + 1; j < o->n; j++) {
			if (o->at[i].blamed || o->at[j].blamed ||
			    !times_after(o->at[i].when, o->at[j].when))
				continue;
			if (o->at[i].conflicts++ == 0)
				o->at[i].witness = j;
			if (o->at[j].conflicts++ == 0)
				o->at[j].witness = i;
		}
	}
}

/* Blames the row that contradicts most others, until the rest is in order: of
 * 6-11, 30-11, 13-11, 29-11 that is 30-11 alone.  Of two that contradict only
 * each other, the later row. */
static void report_order(const struct rule_run *run, struct order *o)
{
	for (size_t round = 0; round < o->n; round++) {
		struct ordered *worst = NULL, *other;
		struct finding *f;

		count_conflicts(o);
		for (size_t i = 0; i < o->n; i++)
			if (o->at[i].conflicts > 0 &&
			    (worst == NULL ||
			     o->at[i].conflicts >= worst->conflicts))
				worst = &o->at[i];
		if (worst == NULL)
			return;
		worst->blamed = true;
		if (worst->silent)
			continue;
		other = &o->at[worst->witness];
		f = rule_finding_in(
			run, worst->where, worst->text,
			other > worst
				? _("'%.*s' stands before '%.*s' (%.*s), but "
				    "is later")
				: _("'%.*s' stands after '%.*s' (%.*s), but "
				    "is earlier"),
			STR(rule_quote(run, worst->when.text)),
			STR(rule_quote(run, other->when.text)),
			STR(rule_quote(run, other->label)));
		f->help = str_from(_("correct the date, or move the row"));
	}
}

static bool is_cancelled(const struct rule_run *run, const struct route_step *s)
{
	const struct outcome *o = profile_outcome(run->profile, outcome_of(s));

	return o != NULL && str_eq(o->status, S("vervallen"));
}

/* Steps that wait while their time is past are left to route-concl-future,
 * where the route tells outcomes. */
static bool is_past(const struct rule_run *run, const struct route_step *s)
{
	struct period written = times_earliest(run);

	return times_is_waiting(run, s) && date_is_set(written.from) &&
	       period_before(s->planned, written.from);
}

static bool is_placed(const struct rule_run *run, const struct moment *m)
{
	return m->when.precision != PRECISION_NONE &&
	       (m->step == NULL ||
		(m->step->replaces.len == 0 && !is_cancelled(run, m->step)));
}

/* What a reader knows a step by; the ids of a paper are ours. */
static str name_of(const struct rule_run *run, const struct moment *m)
{
	return m->step != NULL && m->step->id.len > 0 &&
			       agenda_is_one(run->agenda)
		       ? m->step->id
		       : m->label;
}

static void order_of(const struct rule_run *run, const struct timetable *t)
{
	struct order o = {0};

	for (size_t i = 0; i < t->n && o.n < ORDER_MAX; i++) {
		const struct moment *m = &t->at[i];

		if (is_placed(run, m))
			*PUSH(run->a, &o) = (struct ordered){
				.label = name_of(run, m),
				.text = m->text,
				.when = m->when,
				.where = m->at,
				.silent = m->step != NULL &&
					  is_past(run, m->step)};
	}
	report_order(run, &o);
}

/* Whether a body has rows before `i` that another stands between. */
static bool comes_back(const struct timetable *t, size_t i)
{
	const struct gremium *body = t->at[i].body;

	if (i == 0 || t->at[i - 1].body == body)
		return false;
	for (size_t k = 0; k + 1 < i; k++)
		if (t->at[k].body == body)
			return true;
	return false;
}

/* Whether a list is put together by body: each has its rows in one place, and
 * one of them has more than one. */
static bool is_by_body(const struct timetable *t)
{
	bool run = false;

	for (size_t i = 0; i < t->n; i++) {
		if (t->at[i].body == NULL || comes_back(t, i))
			return false;
		run = run || (i > 0 && t->at[i - 1].body == t->at[i].body);
	}
	return run;
}

/* Whether a list was meant to be in order: nearly all of its rows are. */
static bool is_in_time(const struct timetable *t)
{
	const struct moment *before = NULL;
	size_t wrong = 0, dated = 0;

	for (size_t i = 0; i < t->n; i++) {
		const struct moment *m = &t->at[i];

		if (m->when.precision == PRECISION_NONE)
			continue;
		dated++;
		wrong += before != NULL && times_after(before->when, m->when);
		before = m;
	}
	return dated >= 3 && 4 * wrong <= dated + 1 && !is_by_body(t);
}

static void order(const struct rule_run *run)
{
	for (size_t i = 0; i < run->times->n; i++) {
		const struct timetable *t = &run->times->at[i];

		if (t->kind == TIMES_ROUTE || (t->process && is_in_time(t)))
			order_of(run, t);
	}
}

/* Whether a planning was put together from tables that stand apart: each of
 * these may have an order of its own. */
static bool is_gathered(const struct rule_run *run, const struct timetable *t)
{
	enum { APART = 3 }; /* lines */
	const struct source *s = run->agenda->source;

	for (size_t i = 0; i < t->n; i++) {
		unsigned line, before;

		if (i == 0 || run->agenda->written == NULL)
			continue;
		line = source_place(s, t->at[i].at->span.from).line;
		before = source_place(s, t->at[i - 1].at->span.from).line;
		if (line > before + APART)
			return true;
	}
	return false;
}

/* A planning in which rows carry no goal and no group is a list in time; one
 * of meetings is left to route-order. */
static void plan_order(const struct rule_run *run)
{
	for (size_t i = 0; i < run->times->n; i++) {
		const struct timetable *t = &run->times->at[i];

		if (t->kind == TIMES_PLANNING && !t->process &&
		    (plan_is_owned(t) ? plan_one_is_lost(t) : is_in_time(t)) &&
		    !is_gathered(run, t))
			order_of(run, t);
	}
	plan_goal_order(run);
}

/* What can be known before the meeting is no conclusion of it. */
static bool has_conclusion(const struct rule_run *run,
			   const struct route_step *s)
{
	str said = s->outcome.len > 0 ? s->outcome : s->conclusion;
	const struct outcome *o = profile_outcome(run->profile, said);

	return !profile_is_open(run->profile, said) &&
	       (o == NULL || !outcome_needs_no_meeting(o));
}

static str step_name(const struct rule_run *run, const struct route_step *s)
{
	struct moment m = {.label = s->meeting, .step = s};

	return rule_quote(run, name_of(run, &m));
}

static const char *help_early(void)
{
	return _("correct the date, or record with `agenda record` when the "
		 "meeting was held");
}

/* A conclusion while the calendar says that the meeting is still to come. */
static bool to_come(const struct rule_run *run, const struct route_step *s)
{
	struct period when = date_is_set(s->held.from) ? s->held : s->planned;
	struct finding *f;

	if (!date_is_set(run->today) || date_cmp(when.from, run->today) <= 0)
		return false;
	f = rule_finding(run, field(s, S("conclusie")),
			 _("step %.*s has a conclusion, but '%.*s' has yet to "
			   "come"),
			 STR(step_name(run, s)),
			 STR(rule_quote(run, when.text)));
	f->help = str_from(help_early());
	return true;
}

/* Once a day is recorded in `gehouden`, or an outcome, only the calendar can
 * contradict it: outcomes are recorded on the text that lay on the table, long
 * after its date. */
static bool is_early(const struct rule_run *run, const struct route_step *s,
		     struct period written)
{
	bool paper = !agenda_is_one(run->agenda); /* records nothing */

	return (paper || s->outcome.len == 0) && s->held.text.len == 0 &&
	       date_is_set(written.to) &&
	       date_cmp(s->planned.from, written.to) > 0;
}

/* Conclusions on meetings after the date of the document have one cause, a
 * date that was not renewed, and are one finding. */
static void report_early(const struct rule_run *run,
			 const struct route_step *first, size_t n)
{
	str written = rule_quote(run, times_latest(run).text);
	const struct node *at = field(first, S("conclusie"));
	struct finding *f;

	if (n == 1)
		f = rule_finding(run, at,
				 _("step %.*s of '%.*s' has a conclusion, but "
				   "the document is of %.*s"),
				 STR(step_name(run, first)),
				 STR(rule_quote(run, first->planned.text)),
				 STR(written));
	else
		f = rule_finding(run, at,
				 _("the document is of %.*s, but %zu steps, "
				   "from here on, have a conclusion of a later "
				   "day"),
				 STR(written), n);
	f->help = str_from(help_early());
}

static void early(const struct rule_run *run)
{
	const struct agenda *d = run->agenda;
	struct period written = times_latest(run);
	const struct route_step *first = NULL;
	size_t n = 0;

	for (size_t i = 0; i < d->n_steps; i++) {
		const struct route_step *s = &d->steps[i];

		if (!has_conclusion(run, s) || to_come(run, s) ||
		    !is_early(run, s, written))
			continue;
		if (n++ == 0)
			first = s;
	}
	if (n > 0)
		report_early(run, first, n);
}

static const void *read_columns(const struct rule_setup *setup)
{
	struct rule_patterns *p = NEW(setup->a, struct rule_patterns);

	*p = rule_patterns(setup, "kolom");
	return p;
}

/* Whether the route tells what came of steps at all: many a table only plans.
 * Cells that are empty are no data, so their column is sought in the text. */
static bool tells_outcomes(const struct rule_run *run)
{
	const struct rule_patterns *p = run->prepared;
	const struct agenda *d = run->agenda;

	for (size_t i = 0; i < d->n_steps; i++)
		if (d->steps[i].conclusion.len > 0 ||
		    d->steps[i].outcome.len > 0 ||
		    d->steps[i].held.text.len > 0)
			return true;
	return rule_patterns_find(p, d->source->text);
}

/* Steps that wait for an outcome although their time is over. */
static void late(const struct rule_run *run)
{
	const struct agenda *d = run->agenda;
	struct period written = times_earliest(run);

	for (size_t i = 0; i < d->n_steps; i++) {
		const struct route_step *s = &d->steps[i];
		struct finding *f;

		if (!is_past(run, s))
			continue;
		f = rule_finding(run, field(s, S("gepland")),
				 _("step %.*s still waits for an outcome, but "
				   "'%.*s' is past on %.*s, the date of the "
				   "document"),
				 STR(step_name(run, s)),
				 STR(rule_quote(run, s->planned.text)),
				 STR(rule_quote(run, written.text)));
		f->help = str_from(_("record the outcome, or correct the "
				     "period"));
	}
}

static bool any_past(const struct rule_run *run)
{
	for (size_t i = 0; i < run->agenda->n_steps; i++)
		if (is_past(run, &run->agenda->steps[i]))
			return true;
	return false;
}

static void conclusions(const struct rule_run *run)
{
	early(run);
	if (any_past(run) && tells_outcomes(run))
		late(run);
}

const struct rule order_rules[] = {
	{.id = "route-order",
	 .level = LEVEL_WARNING,
	 .looks = MSG("the planned days of the steps of the route, and of "
		      "lists of meetings elsewhere in the document"),
	 .why = MSG("A route is read from top to bottom; a step out of order "
		    "is a wrong date or a row in the wrong place."),
	 .check = order},
	{.id = "plan-order",
	 .level = LEVEL_NOTE,
	 .looks = MSG("the periods of a planning that is one list in time"),
	 .why = MSG("As for the route: a wrong period, or a row in the wrong "
		    "place."),
	 .check = plan_order},
	{.id = "route-concl-future",
	 .level = LEVEL_WARNING,
	 .looks = MSG("conclusions on meetings that had not been held when the "
		      "document was written, or that are still to come; and "
		      "steps that still wait although their time was over"),
	 .why = MSG("Nobody can record what has not been said yet, and what "
		    "was said must be recorded: the date is wrong, or the "
		    "conclusion."),
	 .check = conclusions,
	 .prepare = read_columns},
	{0},
};
