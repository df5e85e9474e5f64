/*
 * What happened to one step between a snapshot and those it was made from.
 *
 * A merge is judged against all its sides.  When it holds what one side held,
 * the other side may still have been dropped; it was not when the chosen side
 * had passed through that state itself, since then the change was made there
 * and is reported there.
 */
#include "trail/tracks.h"

#include "base/lang.h"

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool events_same_words(str x, str y)
{
	size_t i = 0, k = 0;

	x = str_trim(x);
	y = str_trim(y);
	while (i < x.len && k < y.len) {
		bool gap = is_space(x.ptr[i]);

		if (gap != is_space(y.ptr[k]) || (!gap && x.ptr[i] != y.ptr[k]))
			return false;
		i++;
		k++;
		while (gap && is_space(x.ptr[i]))
			i++;
		while (gap && is_space(y.ptr[k]))
			k++;
	}
	return i == x.len && k == y.len;
}

static bool same_days(struct period x, struct period y)
{
	if (!period_resolved(x) || !period_resolved(y))
		return events_same_words(x.text, y.text);
	return date_cmp(x.from, y.from) == 0 && date_cmp(x.to, y.to) == 0;
}

/* Whether what `from` says still stands in `to`.  What was empty may be filled
 * in. */
static bool stands(str from, str to)
{
	return str_trim(from).len == 0 || events_same_words(from, to);
}

/* Whether `to` takes back or changes what `from` recorded. */
static bool is_rewritten(const struct claim *from, const struct claim *to)
{
	if (!from->verdict.closed)
		return false;
	return !tracks_agree(from, to) || !stands(from->outcome, to->outcome) ||
	       !stands(from->conclusion, to->conclusion) ||
	       (from->own_held && from->held.text.len > 0 &&
		!same_days(from->held, to->held));
}

bool events_same(const struct claim *x, const struct claim *y)
{
	if (x == NULL || y == NULL)
		return x == y;
	if (x->verdict.closed != y->verdict.closed)
		return false;
	return !is_rewritten(x, y) && !is_rewritten(y, x);
}

/* Whether scene `side` was made from one in which the words of `old` stood, as
 * they came down to it: not from one where the same was written by itself. */
static bool had_passed(struct derivation *d, const struct track *t, size_t side,
		       const struct claim *old)
{
	bool *run = NEWN(d->a, old->at + 1, bool);

	run[old->at] = true;
	for (size_t i = old->at + 1; i-- > 0;) {
		if (run[i] && scenes_descend(d, side, i))
			return true;
		for (size_t k = 0; run[i] && k < d->at[i].n_before; k++)
			run[d->at[i].before[k]] |= events_same(
				track_at(t, d->at[i].before[k]), old);
	}
	return false;
}

/* Whether scene `i`, a merge, has from another side what it says instead of
 * `old`, and that side had left `old` behind by itself. */
static bool was_left_behind(struct derivation *d, const struct track *t,
			    size_t i, const struct claim *old)
{
	const struct scene *s = &d->at[i];
	const struct claim *now = track_at(t, i);

	for (size_t k = 0; s->n_before > 1 && k < s->n_before; k++)
		if (s->before[k] != old->at &&
		    events_same(track_at(t, s->before[k]), now) &&
		    had_passed(d, t, s->before[k], old))
			return true;
	return false;
}

static str said(struct arena *a, const struct claim *c)
{
	str outcome = str_trim(c->outcome), text = str_trim(c->conclusion);

	if (outcome.len == 0 || text.len == 0)
		return outcome.len > 0 ? outcome : text;
	return str_fmt(a, "%.*s: %.*s", STR(outcome), STR(text));
}

/* A word on what was changed, and why when the recording says so.  Who corrects
 * openly is told of as well: what stood there before is not to be lost. */
static void report_change(struct derivation *d, const struct track *t,
			  const struct claim *to, enum level level, str what)
{
	str why = witness_correction(d->at[to->at].snapshot->at, t->step);

	if (why.len > 0)
		tracks_report(d, "rewritten", LEVEL_NOTE, t, to->at,
			      _("%.*s; as a correction: %.*s"), STR(what),
			      STR(why));
	else
		tracks_report(d, "rewritten", level, t, to->at, "%.*s",
			      STR(what));
}

static str redated(struct derivation *d, const struct track *t,
		   const struct claim *from, const struct claim *to)
{
	str now = to->held.text.len > 0 ? to->held.text : S("-");

	return str_fmt(d->a,
		       _("the day on which %.*s was held was changed "
			 "afterwards, from %.*s to %.*s"),
		       STR(tracks_name(d->a, t)), STR(from->held.text),
		       STR(now));
}

static void report_rewritten(struct derivation *d, const struct track *t,
			     const struct claim *from, const struct claim *to)
{
	str was = said(d->a, from), is = said(d->a, to);
	str name = tracks_name(d->a, t);

	if (!to->verdict.closed)
		report_change(d, t, to, LEVEL_ERROR,
			      str_fmt(d->a,
				      _("the outcome of %.*s was taken away: "
					"it said \"%.*s\""),
				      STR(name), STR(was)));
	else if (events_same_words(was, is))
		report_change(d, t, to, LEVEL_WARNING, redated(d, t, from, to));
	else
		report_change(
			d, t, to,
			tracks_agree(from, to) ? LEVEL_WARNING : LEVEL_ERROR,
			str_fmt(d->a,
				_("the conclusion of %.*s was rewritten "
				  "afterwards, from \"%.*s\" to \"%.*s\""),
				STR(name), STR(was), STR(is)));
}

static void check_rewritten(struct derivation *d, const struct track *t,
			    const struct claim *now)
{
	const struct scene *s = &d->at[now->at];

	for (size_t k = 0; k < s->n_before; k++) {
		const struct claim *old = track_at(t, s->before[k]);

		if (old == NULL || !is_rewritten(old, now) ||
		    was_left_behind(d, t, now->at, old))
			continue;
		report_rewritten(d, t, old, now);
		return;
	}
}

/* Whether the second date is another day, not the first one made precise. */
static bool is_shifted(struct period from, struct period to)
{
	if (!period_resolved(from) || same_days(from, to))
		return false;
	return !period_resolved(to) || from.recurring || to.recurring ||
	       from.open_from || from.open_to || to.open_from || to.open_to ||
	       date_cmp(to.from, from.from) < 0 || date_cmp(to.to, from.to) > 0;
}

/* The plan that a claim put off; NULL when a side had it already. */
static const struct claim *put_off(const struct derivation *d,
				   const struct track *t,
				   const struct claim *now)
{
	const struct scene *s = &d->at[now->at];
	const struct claim *old = NULL;

	for (size_t k = 0; k < s->n_before; k++) {
		const struct claim *c = track_at(t, s->before[k]);

		if (c == NULL)
			continue;
		if (!c->own_planned || !now->own_planned ||
		    !is_shifted(c->planned, now->planned))
			return NULL; /* as it was on this side */
		old = old == NULL ? c : old;
	}
	return old;
}

static str or_dash(str text)
{
	return text.len > 0 ? text : S("-");
}

static void tell_moved(struct derivation *d, struct track *t,
		       const struct claim *now, str was)
{
	str name = tracks_name(d->a, t);
	str is = or_dash(now->planned.text);
	str who = or_dash(d->at[now->at].snapshot->at->author);

	if (++t->moved == 1)
		tracks_report(d, "rescheduled", LEVEL_NOTE, t, now->at,
			      _("%.*s was moved from %.*s to %.*s by %.*s"),
			      STR(name), STR(was), STR(is), STR(who));
	else
		tracks_report(d, "rescheduled", LEVEL_NOTE, t, now->at,
			      _("%.*s was moved again, from %.*s to %.*s by "
				"%.*s: %u times now"),
			      STR(name), STR(was), STR(is), STR(who), t->moved);
}

static void check_rescheduled(struct derivation *d, struct track *t,
			      const struct claim *now)
{
	const struct claim *old = put_off(d, t, now);

	if (old != NULL)
		tell_moved(d, t, now, old->planned.text);
}

static void check_early(struct derivation *d, const struct track *t,
			const struct claim *now)
{
	struct period said = date_is_set(now->held.from)
				     ? now->held
				     : witness_held(d, t, now->at);
	bool held = date_is_set(said.from);
	struct period day = held ? said : now->planned;
	struct date recorded = d->at[now->at].day;

	if (!date_is_set(recorded) || !date_is_set(day.from) ||
	    date_cmp(recorded, day.from) >= 0 ||
	    !tracks_introduces(d, t, now->at) ||
	    (t->parent != NULL && tracks_introduces(d, t->parent, now->at)))
		return;
	if (!held && (now->verdict.status == STEP_DEFERRED ||
		      now->verdict.status == STEP_CANCELLED))
		return;
	tracks_report(d, "recorded-early", LEVEL_WARNING, t, now->at,
		      _("the outcome of %.*s was recorded on %.*s, before the "
			"day of the meeting (%.*s)"),
		      STR(tracks_name(d->a, t)),
		      STR(date_write(d->a, recorded)), STR(day.text));
}

static bool is_replaced(const struct agenda *agenda, str step)
{
	for (size_t i = 0; i < agenda->n_steps; i++)
		if (str_eq(agenda->steps[i].replaces, step))
			return true;
	return false;
}

static bool says_cancelled(struct derivation *d, const struct track *t,
			   size_t i)
{
	struct witness w = witness_of(d->at[i].snapshot->at, t, d->agenda);

	return w.speaks &&
	       tracks_judge(d, w.outcome, S("")).status == STEP_CANCELLED;
}

/* Whether scene `i` is the place to say that the step of `old` went away. */
static bool vanishes(struct derivation *d, const struct track *t,
		     const struct claim *old, size_t i)
{
	const struct scene *s = &d->at[i];

	if (track_at(t, i) != NULL || s->snapshot->at->beside ||
	    (t->parent != NULL && track_at(t->parent, i) == NULL))
		return false;
	for (size_t k = 0; k < s->n_before && s->before[k] != old->at; k++)
		if (track_at(t, s->before[k]) != NULL)
			return false; /* told for that side */
	for (size_t k = 0; s->n_before > 1 && k < s->n_before; k++) {
		size_t side = s->before[k];

		for (size_t e = 0; track_at(t, side) == NULL && e < t->n &&
				   t->at[e].at < side;
		     e++)
			if (scenes_descend(d, side, t->at[e].at))
				return false; /* it went on that side */
	}
	if (old->verdict.closed)
		return true;
	return !is_replaced(s->snapshot->agenda, t->step) &&
	       !says_cancelled(d, t, i);
}

static void check_vanished(struct derivation *d, const struct track *t,
			   const struct claim *old)
{
	const struct scene *s = &d->at[old->at];
	str name = tracks_name(d->a, t);

	for (size_t k = 0; k < s->n_after; k++) {
		if (!vanishes(d, t, old, s->after[k]))
			continue;
		if (old->verdict.closed)
			tracks_report(d, "vanished", LEVEL_ERROR, t,
				      s->after[k],
				      _("%.*s was removed from the route with "
					"its outcome \"%.*s\""),
				      STR(name), STR(said(d->a, old)));
		else
			tracks_report(d, "vanished", LEVEL_WARNING, t,
				      s->after[k],
				      _("%.*s was removed from the route "
					"without a decision"),
				      STR(name));
	}
}

static void check_again(struct derivation *d, const struct track *t)
{
	const struct route_step *row = t->at[0].step;

	tracks_report(d, "duplicate-step", LEVEL_ERROR, t, t->at[0].at,
		      _("the route has two rows with the id \"%.*s\"; the "
			"second is taken for another step (%.*s)"),
		      STR(row->id), STR(row->meeting));
}

void events_check(struct derivation *d)
{
	for (size_t i = 0; i < d->tracks.n; i++) {
		struct track *t = d->tracks.at[i];

		if (t->again)
			check_again(d, t);
		for (size_t e = 0; e < t->n; e++) {
			check_rewritten(d, t, &t->at[e]);
			check_rescheduled(d, t, &t->at[e]);
			check_early(d, t, &t->at[e]);
			check_vanished(d, t, &t->at[e]);
		}
	}
}
