/*
 * The route in time: is it in order, does it agree with the planning, was it
 * filled in beforehand.
 */
#include "base/lang.h"
#include "base/map.h"
#include "base/vec.h"
#include "check/rules.h"

static const struct node *field(const struct route_step *s, str key)
{
	const struct node *n = node_get(s->where, key);

	return n != NULL ? n : s->where;
}

static str outcome_of(const struct route_step *s)
{
	return s->outcome.len > 0 ? s->outcome : s->conclusion;
}

static bool is_waiting(const struct rule_run *run, const struct route_step *s)
{
	return s->outcome.len == 0 && s->held.text.len == 0 &&
	       s->n_members == 0 &&
	       profile_is_open(run->profile, s->conclusion);
}

/* Whether all of `x` lies after all of `y`. */
static bool after(struct period x, struct period y)
{
	return date_is_set(x.from) && date_is_set(y.to) &&
	       date_cmp(x.from, y.to) > 0;
}

enum { ORDER_MAX = 400 }; /* rows of one list that are put in order */

struct ordered {
	str label;
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
			    !after(o->at[i].when, o->at[j].when))
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
		f = rule_finding(
			run, worst->where,
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

/* Steps that wait while their time is past are left to date-past. */
static bool is_past(const struct rule_run *run, const struct route_step *s)
{
	return is_waiting(run, s) && date_is_set(run->agenda->dated.from) &&
	       period_before(s->planned, run->agenda->dated.from);
}

static void order(const struct rule_run *run)
{
	const struct agenda *d = run->agenda;
	struct order o = {0};

	for (size_t i = 0; i < d->n_steps && o.n < ORDER_MAX; i++) {
		const struct route_step *s = &d->steps[i];

		if (s->planned.precision == PRECISION_NONE ||
		    s->replaces.len > 0 || is_cancelled(run, s))
			continue;
		*PUSH(run->a, &o) =
			(struct ordered){.label = s->id,
					 .when = s->planned,
					 .where = field(s, S("gepland")),
					 .silent = is_past(run, s)};
	}
	report_order(run, &o);
}

/* A planning in which rows carry no goal and no group is a list in time. */
static void plan_order(const struct rule_run *run)
{
	const struct node *plan = node_get(run->agenda->data, S("planning"));
	struct order o = {0};

	for (size_t i = 0; plan != NULL && i < plan->n; i++) {
		const struct node *row = plan->child[i];
		const struct node *when = node_get(row, S("periode"));
		struct period p = period_read(node_text(when), 0);

		if (node_get(row, S("doel")) != NULL ||
		    node_get(row, S("groep")) != NULL)
			return;
		if (p.precision != PRECISION_NONE && o.n < ORDER_MAX)
			*PUSH(run->a, &o) = (struct ordered){
				.label = node_text_of(row, S("activiteit")),
				.when = p,
				.where = when};
	}
	report_order(run, &o);
}

/* The later of the document's two dates. */
static struct period latest(const struct rule_run *run)
{
	struct period cover = rule_period(run, "voorblad/datum");
	struct period version = rule_period(run, "versie/datum");

	return date_cmp(cover.to, version.to) > 0 ? cover : version;
}

static bool has_conclusion(const struct rule_run *run,
			   const struct route_step *s)
{
	return s->outcome.len > 0 ||
	       !profile_is_open(run->profile, s->conclusion);
}

/* A conclusion on a meeting that had not been held.  Once a day is recorded in
 * `gehouden`, or an outcome, only the calendar can contradict it: outcomes are
 * recorded on the text that lay on the table, long after its date. */
static void check_early(const struct rule_run *run, const struct route_step *s,
			struct period written)
{
	bool recorded = s->outcome.len > 0 || s->held.text.len > 0;
	struct period when = date_is_set(s->held.from) ? s->held : s->planned;
	struct finding *f;

	if (date_is_set(run->today) && date_cmp(when.from, run->today) > 0)
		f = rule_finding(run, field(s, S("conclusie")),
				 _("step %.*s has a conclusion, but '%.*s' "
				   "has yet to come"),
				 STR(rule_quote(run, s->id)),
				 STR(rule_quote(run, when.text)));
	else if (!recorded && date_is_set(written.to) &&
		 date_cmp(when.from, written.to) > 0)
		f = rule_finding(run, field(s, S("conclusie")),
				 _("step %.*s of '%.*s' has a conclusion, but "
				   "the document is of %.*s"),
				 STR(rule_quote(run, s->id)),
				 STR(rule_quote(run, s->planned.text)),
				 STR(rule_quote(run, written.text)));
	else
		return;
	f->help = str_from(_("correct the date, or record with `agenda "
			     "record` when the meeting was held"));
}

static void early(const struct rule_run *run)
{
	const struct agenda *d = run->agenda;
	struct period written = latest(run);

	for (size_t i = 0; i < d->n_steps; i++)
		if (has_conclusion(run, &d->steps[i]))
			check_early(run, &d->steps[i], written);
}

/* The meetings of one body, in the route and in the planning. */
struct pair {
	const struct node *step[ORDER_MAX], *row[ORDER_MAX];
	size_t n_steps, n_rows;
};

static bool overlap(struct period x, struct period y)
{
	return !after(x, y) && !after(y, x);
}

/* Takes out what agrees; true when one step and one row are left. */
static bool one_left(struct pair *p)
{
	for (size_t i = 0; i < p->n_steps; i++) {
		struct period x = period_read(node_text(p->step[i]), 0);

		for (size_t j = 0; j < p->n_rows; j++) {
			if (!overlap(x, period_read(node_text(p->row[j]), 0)))
				continue;
			p->row[j] = p->row[--p->n_rows];
			p->step[i--] = p->step[--p->n_steps];
			break;
		}
	}
	return p->n_steps == 1 && p->n_rows == 1;
}

/* The body that a text is about: the one it names, or the longest name that
 * stands in it; the text itself when there is none. */
static str body_of(const struct profile *p, str text)
{
	const struct gremium *g = profile_gremium(p, text);
	size_t longest = 0;
	str id = text;

	if (g != NULL)
		return g->id;
	for (size_t i = 0; i < p->n_gremia; i++) {
		str name = p->gremia[i].name;

		if (name.len <= longest || rule_search(text, name) == text.len)
			continue;
		longest = name.len;
		id = p->gremia[i].id;
	}
	return id;
}

static struct pair *pair_of(const struct rule_run *run, struct map *pairs,
			    str text)
{
	void **slot = map_slot(run->a, pairs, body_of(run->profile, text));

	if (*slot == NULL)
		*slot = NEW(run->a, struct pair);
	return *slot;
}

/* The route and the planning may both list a meeting; then on one date.  Per
 * body, what agrees is taken out; if then one step and one row are left over,
 * they are the same meeting on two dates. */
static void mismatch(const struct rule_run *run)
{
	const struct agenda *d = run->agenda;
	const struct node *plan = node_get(d->data, S("planning"));
	struct map pairs = {0};

	for (size_t i = 0; i < d->n_steps && i < ORDER_MAX; i++) {
		struct pair *p = pair_of(run, &pairs, d->steps[i].meeting);
		const struct node *when =
			node_get(d->steps[i].where, S("gepland"));

		if (d->steps[i].planned.precision != PRECISION_NONE &&
		    when != NULL)
			p->step[p->n_steps++] = when;
	}
	for (size_t i = 0; plan != NULL && i < plan->n && i < ORDER_MAX; i++) {
		const struct node *row = plan->child[i];
		const struct node *when = node_get(row, S("periode"));
		struct pair *p = pair_of(run, &pairs,
					 node_text_of(row, S("activiteit")));

		if (period_read(node_text(when), 0).precision != PRECISION_NONE)
			p->row[p->n_rows++] = when;
	}
	for (size_t i = 0; i < pairs.n; i++) {
		struct pair *p = pairs.at[i].value;
		struct finding *f;

		if (!one_left(p))
			continue;
		f = rule_finding(run, p->step[0],
				 _("the planning dates this meeting '%.*s', "
				   "not '%.*s'"),
				 STR(rule_quote(run, node_text(p->row[0]))),
				 STR(rule_quote(run, node_text(p->step[0]))));
		f->help = str_from(_("give it one date in both places"));
	}
}

const struct rule order_rules[] = {
	{.id = "route-order",
	 .level = LEVEL_WARNING,
	 .looks = MSG("the planned days of the steps of the route"),
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
		      "document was written, or that are still to come"),
	 .why = MSG("Nobody can record what has not been said yet: the date is "
		    "wrong, or the conclusion was filled in beforehand."),
	 .check = early},
	{.id = "route-mismatch",
	 .level = LEVEL_WARNING,
	 .looks = MSG("meetings that stand both in the route and in the "
		      "planning"),
	 .why = MSG("People plan by either table; the same meeting needs the "
		    "same date in both."),
	 .check = mismatch},
	{0},
};
