/*
 * The steps of the process, where the document tells it more than once: on the
 * same day everywhere, and the same steps; and who decides before whom.
 *
 * Two lists are laid side by side.  What is the same meeting (times_same) in
 * periods that overlap is taken out; when of one meeting one row is left on
 * either side, it has two dates; what is then left over stands in one list
 * only, which counts when the lists are otherwise the same.
 */
#include "base/lang.h"
#include "check/rules.h"
#include "check/said.h"
#include "check/times.h"

/* Which row of the other list a row was matched with. */
struct side {
	const struct timetable *t;
	const struct agenda *of;
	bool matched[TIMES_ROWS];
	size_t n_matched;
};

struct sides {
	struct side x, y; /* the route, and another list */
};

static bool is_dated(const struct moment *m)
{
	return m->when.precision != PRECISION_NONE;
}

static bool overlap(const struct moment *x, const struct moment *y)
{
	return !times_after(x->when, y->when) && !times_after(y->when, x->when);
}

static bool is_day(const struct moment *m)
{
	return m->when.precision == PRECISION_DAY &&
	       date_cmp(m->when.from, m->when.to) == 0;
}

/* The ways in which two rows are one meeting, the surest first. */
static bool same_words(const struct moment *x, const struct moment *y)
{
	return x->words.len > 0 && str_eq(x->words, y->words);
}

static bool same_words_then(const struct moment *x, const struct moment *y)
{
	return same_words(x, y) && overlap(x, y);
}

static bool same_then(const struct moment *x, const struct moment *y)
{
	return times_same(x, y) && overlap(x, y);
}

/* On one day, of one body, or of which one names no body. */
static bool same_day(const struct moment *x, const struct moment *y)
{
	return is_day(x) && is_day(y) &&
	       date_cmp(x->when.from, y->when.from) == 0 &&
	       (x->body == y->body || x->body == NULL || y->body == NULL);
}

static void match(struct sides *s, size_t i, size_t j)
{
	s->x.matched[i] = s->y.matched[j] = true;
	s->x.n_matched++;
	s->y.n_matched++;
}

/* Takes out what is one meeting; a row without a year agrees with any. */
static void match_by(struct sides *s,
		     bool (*same)(const struct moment *, const struct moment *))
{
	for (size_t i = 0; i < s->x.t->n; i++) {
		for (size_t j = 0; j < s->y.t->n && !s->x.matched[i]; j++)
			if (!s->y.matched[j] &&
			    same(&s->x.t->at[i], &s->y.t->at[j]))
				match(s, i, j);
	}
}

static void match_equal(struct sides *s)
{
	match_by(s, same_words_then);
	match_by(s, same_then);
	match_by(s, same_day);
}

/* The one row of the other side that may be the same meeting; its n when there
 * is none or more. */
static size_t only_other(const struct moment *m, const struct side *other,
			 bool (*same)(const struct moment *,
				      const struct moment *))
{
	size_t found = other->t->n;

	for (size_t j = 0; j < other->t->n; j++) {
		if (other->matched[j] || !same(m, &other->t->at[j]))
			continue;
		if (found < other->t->n)
			return other->t->n;
		found = j;
	}
	return found;
}

/* "line 12", and of a list in another document its name. */
static str place_of(const struct rule_run *run, const struct side *s,
		    const struct moment *m)
{
	unsigned line = source_place(s->of->source, m->at->span.from).line;

	if (s->of == run->agenda)
		return str_fmt(run->a, _("line %u"), line);
	return str_fmt(run->a, _("%.*s, line %u"),
		       STR(rule_quote(run, s->of->source->name)), line);
}

static void two_dates(const struct rule_run *run, const struct moment *x,
		      const struct side *other, const struct moment *y)
{
	struct finding *f;

	f = rule_finding_in(run, x->at, x->text,
			    _("this meeting is on '%.*s' here, but on '%.*s' "
			      "in another list (%.*s)"),
			    STR(rule_quote(run, x->text)),
			    STR(rule_quote(run, y->text)),
			    STR(place_of(run, other, y)));
	f->help = str_from(_("give it one date in both places"));
}

/* Rows that are left over, one on either side; they are matched, with two
 * dates. */
static void match_moved(const struct rule_run *run, struct sides *s,
			bool (*same)(const struct moment *,
				     const struct moment *),
			bool tell)
{
	for (size_t i = 0; i < s->x.t->n; i++) {
		const struct moment *x = &s->x.t->at[i];
		size_t j;

		if (s->x.matched[i])
			continue;
		j = only_other(x, &s->y, same);
		if (j == s->y.t->n ||
		    only_other(&s->y.t->at[j], &s->x, same) != i)
			continue;
		match(s, i, j);
		if (tell && is_dated(x) && is_dated(&s->y.t->at[j]))
			two_dates(run, x, &s->y, &s->y.t->at[j]);
	}
}

static void pairs_in(const struct rule_run *run, const struct agenda *of,
		     const struct timetables *all,
		     void (*see)(const struct rule_run *, struct sides *))
{
	for (size_t i = 0; i < all->n; i++) {
		struct sides s = {.x = {.t = run->times->at, .of = run->agenda},
				  .y = {.t = &all->at[i], .of = of}};

		if (all->at[i].kind != TIMES_ROUTE &&
		    (all->at[i].kind == TIMES_PLANNING || all->at[i].process))
			see(run, &s);
	}
}

/* Calls `see` with the route and every other list of the process; those of a
 * memo that goes with it, which has no route of its own, too. */
static void each_pair(const struct rule_run *run,
		      void (*see)(const struct rule_run *, struct sides *))
{
	const struct timetables *memo = run->older_times;

	if (run->times->n == 0 || run->times->at->kind != TIMES_ROUTE)
		return;
	pairs_in(run, run->agenda, run->times, see);
	if (memo != NULL && memo->n > 0 && memo->at->kind != TIMES_ROUTE)
		pairs_in(run, run->older, memo, see);
}

static void see_moved(const struct rule_run *run, struct sides *s)
{
	match_equal(s);
	match_moved(run, s, same_words, true);
	match_moved(run, s, times_same, true);
}

static void mismatch(const struct rule_run *run)
{
	each_pair(run, see_moved);
	said_check(run);
}

/* Rows of one list that the other, which has most of its rows, lacks. */
static void tell_missing(const struct rule_run *run, const struct side *has,
			 const struct side *lacks)
{
	struct rule_run on = *run;

	on.agenda = has->of;
	for (size_t i = 0; i < has->t->n; i++) {
		const struct moment *m = &has->t->at[i];
		struct finding *f;

		if (has->matched[i] || m->body == NULL || m->label.len == 0)
			continue;
		f = rule_finding_in(
			&on, m->at, m->text,
			_("'%.*s' is not in the other list (%.*s), which has "
			  "%zu of these steps"),
			STR(rule_quote(run, m->label)),
			STR(place_of(run, lacks, lacks->t->at)),
			lacks->n_matched);
		f->help = str_from(_("name the same steps in both lists"));
	}
}

static void see_missing(const struct rule_run *run, struct sides *s)
{
	size_t least = s->x.t->n < s->y.t->n ? s->x.t->n : s->y.t->n;

	match_equal(s);
	match_moved(run, s, same_words, false);
	match_moved(run, s, times_same, false);
	if (s->x.n_matched < 3 || 3 * s->x.n_matched < 2 * least)
		return;
	tell_missing(run, &s->x, &s->y);
	tell_missing(run, &s->y, &s->x);
}

static void missing(const struct rule_run *run)
{
	each_pair(run, see_missing);
}

/* ------------------------------------------------------------ levels */

struct levels {
	struct rule_patterns execution;
	struct rule_patterns adoption; /* which decisions are on the agenda */
	const struct node *order; /* ids of bodies, of which each comes later */
};

static const void *read_levels(const struct rule_setup *setup)
{
	struct levels *p = NEW(setup->a, struct levels);

	p->execution = rule_patterns(setup, "uitvoering");
	p->adoption = rule_patterns(setup, "vaststelling");
	p->order = node_get(setup->parameters, S("volgorde"));
	return p;
}

static bool decides(const struct moment *m)
{
	return m->purpose != NULL && m->purpose->decides && is_dated(m);
}

/* The place of a body in the order of the profile; 0 when it has none. */
static size_t rank(const struct node *order, const struct gremium *g)
{
	for (size_t i = 0; g != NULL && order != NULL && i < order->n; i++)
		if (str_eq(node_text(order->child[i]), g->id))
			return i + 1;
	return 0;
}

/* Whether the agenda itself is decided on: a list of all that a body does has
 * other decisions too. */
static bool adopts(const struct levels *p, const struct moment *m)
{
	return decides(m) && ((m->step != NULL && m->step->purpose.len > 0) ||
			      rule_patterns_find(&p->adoption, m->label));
}

/* What is carried out before it is adopted. */
static void too_soon(const struct rule_run *run, const struct timetable *t)
{
	const struct levels *p = run->prepared;
	const struct moment *last = NULL;

	for (size_t i = 0; i < t->n; i++)
		if (adopts(p, &t->at[i]) &&
		    (last == NULL ||
		     date_cmp(t->at[i].when.from, last->when.from) > 0))
			last = &t->at[i];
	for (size_t i = 0; last != NULL && i < t->n; i++) {
		const struct moment *m = &t->at[i];
		struct finding *f;

		if (!is_dated(m) || decides(m) ||
		    !rule_patterns_find(&p->execution, m->label) ||
		    !date_is_set(m->when.from) ||
		    date_cmp(m->when.from, last->when.from) >= 0)
			continue;
		f = rule_finding_in(run, m->at, m->text,
				    _("this is carried out from '%.*s' on, but "
				      "'%.*s' is only on '%.*s'"),
				    STR(rule_quote(run, m->text)),
				    STR(rule_quote(run, last->label)),
				    STR(rule_quote(run, last->text)));
		f->help = str_from(_("begin after the decision, or say why it "
				     "can begin before"));
	}
}

/* Decisions in the wrong order: the council before the executive. */
static void upside_down(const struct rule_run *run, const struct timetable *t)
{
	const struct levels *p = run->prepared;

	for (size_t i = 0; i < t->n; i++) {
		const struct moment *m = &t->at[i], *first = NULL;
		size_t mine = decides(m) ? rank(p->order, m->body) : 0;
		struct finding *f;

		for (size_t k = 0; mine > 0 && k < t->n && first == NULL; k++)
			if (decides(&t->at[k]) &&
			    rank(p->order, t->at[k].body) > mine &&
			    times_after(m->when, t->at[k].when))
				first = &t->at[k];
		if (first == NULL)
			continue;
		f = rule_finding_in(run, m->at, m->text,
				    _("%.*s decides on '%.*s', after %.*s "
				      "('%.*s')"),
				    STR(rule_quote(run, m->body->name)),
				    STR(rule_quote(run, m->text)),
				    STR(rule_quote(run, first->body->name)),
				    STR(rule_quote(run, first->text)));
		f->help = str_from(_("correct the dates, or say in the "
				     "conclusion why the order is another"));
	}
}

static void level(const struct rule_run *run)
{
	for (size_t i = 0; i < run->times->n; i++) {
		const struct timetable *t = &run->times->at[i];

		if (t->kind == TIMES_TEXT && !t->process)
			continue;
		too_soon(run, t);
		upside_down(run, t);
	}
}

const struct rule step_rules[] = {
	{.id = "route-mismatch",
	 .level = LEVEL_WARNING,
	 .looks = MSG("meetings that stand both in the route and in a planning "
		      "or list of meetings, in this document or (--against) in "
		      "the memo that goes with it; and what the text says of "
		      "them"),
	 .pair = true,
	 .prepare = said_prepare,
	 .why = MSG("People plan by either; the same meeting needs the same "
		    "date in both."),
	 .check = mismatch},
	{.id = "route-missing-step",
	 .level = LEVEL_WARNING,
	 .looks = MSG("meetings that stand in the route but not in the "
		      "planning or list of meetings that tells the same "
		      "process, and the other way round"),
	 .pair = true,
	 .why = MSG("Who plans by the list that lacks it does not come."),
	 .check = missing},
	{.id = "route-level",
	 .level = LEVEL_WARNING,
	 .looks = MSG("the order in which bodies decide, and work that begins "
		      "before the decision"),
	 .why = MSG("What is not adopted yet cannot be carried out, and a "
		    "council decides on what its executive proposes."),
	 .check = level,
	 .prepare = read_levels},
	{0},
};
