/*
 * The trail: where each step of the newest route stands.
 *
 * A row with an outcome has the status that the profile gives to the outcome.
 * A row without one is, in this order,
 *
 *	vervallen	taken out of the route
 *	aangehouden	another row says that it replaces this one
 *	overgeslagen	a later row has an outcome and this one's day is past
 *	te laat		its last planned day is before `as_of`
 *	gepland		else
 *
 * A step that fans out follows its bodies when its row names no outcome itself:
 * while one is late the step is late, while one waits it waits; when all have
 * spoken the least favourable outcome counts.  Where the profile lets the most
 * of them decide, it is adopted or rejected as soon as that is certain.
 *
 * With `as_of`, what came about later does not count: then the last outcome
 * that did is the one that held, or none.
 */
#include "trail/trail.h"

#include "base/lang.h"
#include "base/vec.h"
#include "trail/tracks.h"

#include <stdlib.h>

static const char *const status_names[] = {
	[STEP_PLANNED] = "gepland",
	[STEP_LATE] = "te laat",
	[STEP_DISCUSSED] = "besproken",
	[STEP_DEFERRED] = "aangehouden",
	[STEP_ADOPTED] = "vastgesteld",
	[STEP_ADOPTED_CHANGED] = "gewijzigd vastgesteld",
	[STEP_REJECTED] = "afgewezen",
	[STEP_SKIPPED] = "overgeslagen",
	[STEP_CANCELLED] = "vervallen",
};

static const char *const evidence_names[] = {
	[EVIDENCE_SEALED] = "sealed", [EVIDENCE_DECISION] = "decision",
	[EVIDENCE_TABLE] = "table",   [EVIDENCE_IMPORT] = "import",
	[EVIDENCE_NONE] = "none",
};

const char *step_status_name(enum step_status status)
{
	return status_names[status];
}

const char *evidence_name(enum evidence_kind kind)
{
	return evidence_names[kind];
}

/* What a track comes to in the end. */
struct standing {
	const struct claim *last; /* as last written */
	const struct claim *held; /* whose outcome counts; NULL: none */
	struct period day;	  /* of the meeting */
	bool vanished;
	bool earlier; /* in an older file, not taken over into the newest */
	enum step_status status;
	int days_late;
};

struct route {
	struct derivation *d;
	size_t last_closed;  /* the last row with an outcome, plus one */
	struct map replaced; /* id of a step to the step that replaces it */
};

/* The scene from which on a claim stands as it is. */
static size_t stands_since(const struct derivation *d, const struct track *t,
			   const struct claim *c)
{
	bool *run = NEWN(d->a, c->at + 1, bool);
	size_t first = c->at;

	run[c->at] = true;
	for (size_t i = c->at + 1; i-- > 0;)
		for (size_t k = 0; run[i] && k < d->at[i].n_before; k++) {
			size_t b = d->at[i].before[k];

			run[b] |= events_same(track_at(t, b), c);
			first = run[b] && b < first ? b : first;
		}
	return first;
}

/* Whether a side that knew what claim `e` says, said something else. */
static bool is_outdated(struct derivation *d, const struct track *t, size_t e)
{
	size_t since = stands_since(d, t, &t->at[e]);

	for (size_t k = e; k-- > 0 && t->at[k].at > since;)
		if (!events_same(&t->at[k], &t->at[e]) &&
		    scenes_descend(d, t->at[k].at, since) &&
		    !scenes_descend(d, t->at[e].at, t->at[k].at))
			return true;
	return false;
}

/* How many claims of a track count: up to the one that holds, or held when the
 * step went. */
static size_t last_claim(struct derivation *d, const struct track *t)
{
	size_t e = t->n;

	while (t->at[e - 1].at != d->newest && e > 1 &&
	       is_outdated(d, t, e - 1))
		e--;
	return e;
}

/* The claim whose outcome counts on `as_of`. */
static const struct claim *outcome_of(struct derivation *d,
				      const struct track *t)
{
	for (size_t e = last_claim(d, t); e-- > 0;) {
		const struct claim *c = &t->at[e];
		struct date valid;

		if (!c->verdict.closed)
			return NULL;
		if (!date_is_set(d->as_of))
			return c;
		valid = tracks_valid(d, t, c);
		if (!date_is_set(valid) || date_cmp(valid, d->as_of) <= 0)
			return c;
	}
	return NULL;
}

static enum step_status open_status(struct route *r, const struct track *t,
				    struct standing *s)
{
	struct date as_of = r->d->as_of;
	bool past = date_is_set(as_of) &&
		    period_before(s->last->planned, as_of);
	bool future = date_is_set(s->last->planned.to) && date_is_set(as_of) &&
		      !past;

	if (s->vanished)
		return STEP_CANCELLED;
	if (t->parent == NULL && map_get(&r->replaced, t->step) != NULL)
		return STEP_DEFERRED;
	if ((s->earlier ? 0 : s->last->row + 1) < r->last_closed && !future)
		return STEP_SKIPPED;
	if (!past || s->last->planned.recurring ||
	    !date_is_set(s->last->planned.to))
		return STEP_PLANNED;
	s->days_late =
		(int)(date_to_days(as_of) - date_to_days(s->last->planned.to));
	return STEP_LATE;
}

/* Whether a step only stayed behind in an older file that stands beside the
 * newer one. */
static bool stayed_behind(const struct derivation *d, const struct track *t,
			  const struct claim *last)
{
	const struct scene *s = &d->at[last->at];

	for (size_t k = 0; k < s->n_after; k++)
		if (!d->at[s->after[k]].snapshot->at->beside &&
		    track_at(t, s->after[k]) == NULL)
			return false;
	return true;
}

/* When the meeting was; one after `as_of` was not held yet. */
static struct period meeting_of(struct derivation *d, const struct track *t,
				const struct standing *s)
{
	struct period day = s->last->held;

	if (s->held != NULL)
		return tracks_held(d, t, s->held);
	if (date_is_set(d->as_of) && date_is_set(day.from) &&
	    date_cmp(day.from, d->as_of) > 0)
		return (struct period){0};
	return day;
}

static struct standing standing_of(struct route *r, const struct track *t)
{
	struct derivation *d = r->d;
	struct standing s = {.last = &t->at[t->n - 1]};

	s.earlier = s.last->at != d->newest && stayed_behind(d, t, s.last);
	s.vanished = s.last->at != d->newest && !s.earlier;
	s.held = outcome_of(d, t);
	s.day = meeting_of(d, t, &s);
	s.status = s.held != NULL ? s.held->verdict.status
				  : open_status(r, t, &s);
	return s;
}

struct record {
	const struct version *recorded;
	enum evidence_kind evidence;
	str version;
};

static struct record record_of(struct derivation *d, const struct track *t,
			       const struct claim *held)
{
	struct record r = {.evidence = EVIDENCE_NONE};
	size_t i;

	if (held == NULL)
		return r;
	i = tracks_recorded(d, t, held->at);
	r.recorded = d->at[i].snapshot->at;
	r.evidence = witness_evidence(d, t, i);
	r.version = witness_version(d, t, i);
	return r;
}

static struct trail_member member_of(struct route *r, const struct track *t)
{
	struct standing s = standing_of(r, t);
	struct record rec = record_of(r->d, t, s.held);
	struct trail_member m = {.name = t->member,
				 .planned = s.last->planned,
				 .held = s.day,
				 .status = s.status,
				 .days_late = s.days_late,
				 .version = rec.version,
				 .recorded = rec.recorded,
				 .evidence = rec.evidence};

	if (s.held != NULL) {
		m.outcome = s.held->outcome;
		m.conclusion = s.held->conclusion;
	}
	return m;
}

/* Fills in the members of a step, in the order of its row. */
static void add_members(struct route *r, const struct standing *st,
			const struct track *t, struct trail_step *s)
{
	const struct route_step *row = st->last->step;
	struct trail_member *m =
		NEWN(r->d->a, row->n_members, struct trail_member);
	bool joint = st->held == NULL && !st->vanished &&
		     st->status != STEP_DEFERRED;

	for (size_t i = 0; i < row->n_members; i++) {
		const struct track *one =
			tracks_find(r->d, t->step, row->members[i].name);

		if (one != NULL && one->parent == t)
			m[s->n_members++] = member_of(r, one);
	}
	s->members = m;
	if (!joint || s->n_members == 0)
		return;
	s->status = joint_status(r->d->p, s);
	s->days_late = 0;
	for (size_t i = 0; i < s->n_members; i++) {
		if (s->status == STEP_LATE && m[i].days_late > s->days_late)
			s->days_late = m[i].days_late;
		if (s->version.len == 0)
			s->version = m[i].version;
	}
}

static struct trail_step step_of(struct route *r, const struct track *t)
{
	struct standing st = standing_of(r, t);
	struct record rec = record_of(r->d, t, st.held);
	const str *successor = map_get(&r->replaced, t->step);
	struct trail_step s = {.id = t->step,
			       .meeting = st.last->step->meeting,
			       .purpose = st.last->step->purpose,
			       .planned = st.last->planned,
			       .held = st.day,
			       .status = st.status,
			       .days_late = st.days_late,
			       .version = rec.version,
			       .recorded = rec.recorded,
			       .evidence = rec.evidence,
			       .row = st.last->row,
			       .vanished = st.vanished};

	if (successor != NULL)
		s.successor = *successor;
	if (st.held != NULL) {
		s.outcome = st.held->outcome;
		s.conclusion = st.held->conclusion;
	}
	add_members(r, &st, t, &s);
	return s;
}

/* Learns which row is the last with an outcome, and which rows replace. */
static void survey(struct route *r)
{
	struct derivation *d = r->d;
	const struct scene *s = &d->at[d->newest];

	for (size_t i = 0; i < d->tracks.n; i++) {
		const struct track *t = d->tracks.at[i];
		const struct claim *c = track_at(t, d->newest);
		const struct claim *held = c != NULL ? outcome_of(d, t) : NULL;

		if (held != NULL && held->verdict.status != STEP_CANCELLED &&
		    c->row + 1 > r->last_closed)
			r->last_closed = c->row + 1;
	}
	for (size_t i = 0; i < s->snapshot->agenda->n_steps; i++) {
		str old = s->snapshot->agenda->steps[i].replaces;

		if (old.len > 0) {
			str *by = NEW(d->a, str);

			*by = s->names[i];
			*map_slot(d->a, &r->replaced, old) = by;
		}
	}
}

/* The steps that the newest document does not have. */
static void add_absent(struct route *r, bool vanished, struct trail_step *steps,
		       struct trail *out)
{
	const struct derivation *d = r->d;

	for (size_t i = 0; i < d->tracks.n; i++) {
		const struct track *t = d->tracks.at[i];

		if (t->parent == NULL && track_at(t, d->newest) == NULL &&
		    stayed_behind(d, t, &t->at[t->n - 1]) != vanished)
			steps[out->n++] = step_of(r, t);
	}
}

/* Steps that stayed behind in older files, the rows of the newest route, then
 * what went out of it. */
static void lay_steps(struct route *r, struct trail *out)
{
	struct derivation *d = r->d;
	const struct scene *s = &d->at[d->newest];
	struct trail_step *steps = NEWN(d->a, d->tracks.n, struct trail_step);
	size_t rows = s->snapshot->agenda->n_steps;

	add_absent(r, false, steps, out);
	for (size_t i = 0; i < rows; i++)
		steps[out->n++] =
			step_of(r, tracks_find(d, s->names[i], S("")));
	add_absent(r, true, steps, out);
	out->step = steps;
}

static int by_time(const void *x, const void *y)
{
	const struct ordered_finding *f = x, *g = y;

	if (f->scene != g->scene)
		return f->scene < g->scene ? -1 : 1;
	return f->number < g->number ? -1 : f->number > g->number;
}

/* Findings by the snapshot they are about, then as they were found. */
static void lay_findings(struct derivation *d, struct trail *out)
{
	struct trail_finding *f =
		NEWN(d->a, d->findings.n, struct trail_finding);

	if (d->findings.n > 0)
		qsort(d->findings.at, d->findings.n, sizeof *d->findings.at,
		      by_time);
	for (size_t i = 0; i < d->findings.n; i++)
		f[i] = d->findings.at[i].finding;
	out->finding = f;
	out->n_findings = d->findings.n;
}

struct trail trail_derive(struct arena *a, const struct profile *p,
			  const struct trail_case *c)
{
	struct derivation d = {.a = a, .p = p, .given = c, .as_of = c->as_of};
	struct trail out = {
		.as_of = c->as_of, .known_on = c->known_on, .complete = true};
	const struct version **versions = NEWN(a, c->n, const struct version *);
	struct route r = {.d = &d};

	for (size_t i = 0; i < c->n; i++)
		versions[i] = c->at[i].at;
	out.versions = versions;
	out.n_versions = c->n;
	if (c->n == 0 || !scenes_order(&d, c->at, c->n))
		return out;
	out.agenda = d.agenda;
	out.title = c->at[d.newest].agenda->title;
	tracks_read(&d);
	events_check(&d);
	adopted_check(&d);
	witness_check(&d);
	route_check(&d);
	names_check(&d);
	replaced_check(&d);
	if (c->gone)
		tracks_tell(&d, "vanished", LEVEL_WARNING, S(""),
			    c->at[d.newest].at,
			    _("the document itself was taken away after this "
			      "version"));
	joins_find(&d);
	survey(&r);
	lay_steps(&r, &out);
	lay_findings(&d, &out);
	out.join = d.joins.at;
	out.n_joins = d.joins.n;
	return out;
}

bool trail_is_adoption(enum step_status s)
{
	return s == STEP_ADOPTED || s == STEP_ADOPTED_CHANGED;
}
