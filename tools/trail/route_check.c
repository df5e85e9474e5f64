/*
 * Findings on the newest route as a whole: its order, and who may decide.
 */
#include "trail/tracks.h"

#include "base/lang.h"

/* The day of a step that was held, when it is one day. */
static struct date day_of(struct derivation *d, const struct track *t,
			  const struct claim *c)
{
	struct period p = tracks_held(d, t, c);

	if (p.text.len == 0)
		p = c->planned;
	if (!c->verdict.closed || p.precision != PRECISION_DAY ||
	    date_cmp(p.from, p.to) != 0 || c->verdict.status == STEP_CANCELLED)
		return (struct date){0};
	return p.from;
}

/* A step that stands before one that was held earlier: a slip of the pen, or
 * a route that was not followed. */
static void check_order(struct derivation *d, const struct scene *s)
{
	struct date last = {0};
	const struct track *by = NULL;

	for (size_t i = 0; i < s->snapshot->agenda->n_steps; i++) {
		const struct track *t = tracks_find(d, s->names[i], S(""));
		struct date day = day_of(d, t, track_at(t, d->newest));

		if (!date_is_set(day))
			continue;
		if (by != NULL && date_cmp(last, day) > 0)
			tracks_report(d, "order", LEVEL_WARNING, by, d->newest,
				      _("%.*s (%.*s) stands before %.*s "
					"(%.*s), which was held earlier"),
				      STR(by->step),
				      STR(date_write(d->a, last)), STR(t->step),
				      STR(date_write(d->a, day)));
		last = day;
		by = t;
	}
}

static bool decides(const struct profile *p, str purpose)
{
	const struct purpose *found = profile_purpose(p, purpose);

	return found != NULL && found->decides;
}

/* Whether a body may take decisions; a body that is not known, or whose
 * mandate is not stated, may. */
static bool may_decide(const struct profile *p, const struct gremium *g)
{
	if (g == NULL || g->n_mandate == 0)
		return true;
	for (size_t i = 0; i < g->n_mandate; i++)
		if (decides(p, g->mandate[i]))
			return true;
	return false;
}

static void check_mandate(struct derivation *d, const struct track *t)
{
	const struct claim *c = track_at(t, d->newest);
	const struct gremium *g;

	if (c == NULL || !c->verdict.closed ||
	    (c->verdict.status != STEP_ADOPTED &&
	     c->verdict.status != STEP_ADOPTED_CHANGED))
		return;
	g = profile_gremium(d->p, c->step->meeting);
	if (may_decide(d->p, g))
		return;
	tracks_report(d, "mandate", LEVEL_WARNING, t,
		      tracks_recorded(d, t, d->newest),
		      _("%.*s adopted the text in %.*s, but has no mandate to "
			"decide"),
		      STR(g->name), STR(t->step));
}

void route_check(struct derivation *d)
{
	check_order(d, &d->at[d->newest]);
	for (size_t i = 0; i < d->tracks.n; i++)
		check_mandate(d, d->tracks.at[i]);
}
