/*
 * Steps through time.
 *
 * A step is known by its id.  A row without one is known by its words (meeting
 * and purpose); when a row with those words has an id in any snapshot, both are
 * the same step, so that giving ids to an old document loses nothing.  The
 * second row with the same name in one document is another step.
 */
#include "trail/tracks.h"

#include "base/buf.h"
#include "base/vec.h"

#include <stdarg.h>

static str joined(struct arena *a, str x, str y)
{
	return str_fmt(a, "%.*s\x1f%.*s", STR(x), STR(y));
}

static str words_of(struct arena *a, const struct route_step *s)
{
	return str_fmt(a, "%.*s, %.*s", STR(s->meeting), STR(s->purpose));
}

static void learn_aliases(struct derivation *d, const struct agenda *agenda)
{
	for (size_t i = 0; i < agenda->n_steps; i++) {
		const struct route_step *s = &agenda->steps[i];
		void **slot;

		if (s->id.len == 0)
			continue;
		slot = map_slot(d->a, &d->aliases, words_of(d->a, s));
		if (*slot == NULL) {
			str *id = NEW(d->a, str);

			*id = s->id;
			*slot = id;
		}
	}
}

/* Names the rows of a document: by id, else by words, with a number when the
 * name was given before. */
static const str *name_rows(struct derivation *d, const struct agenda *agenda)
{
	str *names = NEWN(d->a, agenda->n_steps, str);
	struct map given = {0};

	for (size_t i = 0; i < agenda->n_steps; i++)
		if (agenda->steps[i].id.len > 0)
			map_slot(d->a, &given, agenda->steps[i].id);
	for (size_t i = 0; i < agenda->n_steps; i++) {
		const struct route_step *s = &agenda->steps[i];
		const str *id;
		size_t *times;
		void **slot;

		names[i] = s->id.len > 0 ? s->id : words_of(d->a, s);
		id = s->id.len > 0 ? NULL : map_get(&d->aliases, names[i]);
		if (id != NULL && map_get(&given, *id) == NULL)
			names[i] = *id;
		slot = map_slot(d->a, &given, names[i]);
		if (*slot == NULL)
			*slot = NEW(d->a, size_t);
		times = *slot;
		if (++*times > 1)
			names[i] = str_fmt(d->a, "%.*s#%zu", STR(names[i]),
					   *times);
	}
	return names;
}

static struct track *track_of(struct derivation *d, str step, str member,
			      struct track *parent)
{
	str key = parent == NULL ? step : joined(d->a, step, member);
	void **slot = map_slot(d->a, &d->index, key);
	struct track *t = *slot;

	if (t != NULL)
		return t;
	*slot = t = NEW(d->a, struct track);
	t->step = step;
	t->member = member;
	t->parent = parent;
	*PUSH(d->a, &d->tracks) = t;
	return t;
}

struct verdict tracks_judge(struct derivation *d, str outcome, str conclusion)
{
	str key = joined(d->a, outcome, conclusion);
	void **slot = map_slot(d->a, &d->verdicts, key);
	struct verdict *v = *slot;
	const struct outcome *o;

	if (v != NULL)
		return *v;
	*slot = v = NEW(d->a, struct verdict);
	if (profile_is_open(d->p, outcome))
		outcome = conclusion;
	if (profile_is_open(d->p, outcome))
		return *v;
	v->closed = true;
	v->status = STEP_DISCUSSED;
	o = profile_outcome(d->p, outcome);
	for (int s = STEP_DISCUSSED; o != NULL && s <= STEP_CANCELLED; s++)
		if (s != STEP_SKIPPED &&
		    str_eq_nocase(o->status, str_from(step_status_name(
						     (enum step_status)s))))
			v->status = (enum step_status)s;
	return *v;
}

static void add_member(struct derivation *d, struct track *parent,
		       const struct claim *step, const struct route_member *m)
{
	struct track *t = track_of(d, parent->step, m->name, parent);
	struct claim *c;

	if (t->n > 0 && t->at[t->n - 1].at == step->at)
		return; /* named twice in one row */
	c = PUSH(d->a, t);
	*c = *step;
	c->outcome = m->outcome;
	c->conclusion = m->conclusion;
	c->own_planned = m->planned.text.len > 0;
	c->own_held = m->held.text.len > 0;
	if (c->own_planned)
		c->planned = m->planned;
	if (c->own_held)
		c->held = m->held;
	c->verdict = tracks_judge(d, m->outcome, m->conclusion);
}

static void add_row(struct derivation *d, size_t i, size_t row)
{
	const struct agenda *agenda = d->at[i].snapshot->agenda;
	const struct route_step *s = &agenda->steps[row];
	struct track *t = track_of(d, d->at[i].names[row], S(""), NULL);
	struct claim c = {.at = i,
			  .step = s,
			  .row = row,
			  .outcome = s->outcome,
			  .conclusion = s->conclusion,
			  .planned = s->planned,
			  .held = s->held,
			  .own_planned = true,
			  .own_held = true};

	c.verdict = tracks_judge(d, s->outcome, s->conclusion);
	t->again = s->id.len > 0 && !str_eq(s->id, t->step);
	*PUSH(d->a, t) = c;
	for (size_t k = 0; k < s->n_members; k++)
		add_member(d, t, &c, &s->members[k]);
}

void tracks_read(struct derivation *d)
{
	for (size_t i = 0; i < d->n; i++)
		if (d->at[i].counts)
			learn_aliases(d, d->at[i].snapshot->agenda);
	for (size_t i = 0; i < d->n; i++) {
		const struct agenda *agenda = d->at[i].snapshot->agenda;

		if (!d->at[i].counts)
			continue;
		d->at[i].names = name_rows(d, agenda);
		for (size_t row = 0; row < agenda->n_steps; row++)
			add_row(d, i, row);
	}
}

struct track *tracks_find(const struct derivation *d, str step, str member)
{
	return map_get(&d->index,
		       member.len == 0 ? step : joined(d->a, step, member));
}

const struct track *tracks_of_row(struct derivation *d,
				  const struct route_step *row)
{
	str words = words_of(d->a, row);
	const str *id = map_get(&d->aliases, words);

	if (row->id.len > 0)
		return tracks_find(d, row->id, S(""));
	return tracks_find(d, id != NULL ? *id : words, S(""));
}

const struct claim *track_at(const struct track *t, size_t i)
{
	size_t low = 0, high = t->n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (t->at[mid].at < i)
			low = mid + 1;
		else
			high = mid;
	}
	return low < t->n && t->at[low].at == i ? &t->at[low] : NULL;
}

bool tracks_agree(const struct claim *x, const struct claim *y)
{
	return x != NULL && y != NULL && x->verdict.closed &&
	       y->verdict.closed && x->verdict.status == y->verdict.status;
}

bool tracks_introduces(const struct derivation *d, const struct track *t,
		       size_t i)
{
	const struct claim *now = track_at(t, i);

	if (now == NULL || !now->verdict.closed)
		return false;
	for (size_t k = 0; k < d->at[i].n_before; k++)
		if (tracks_agree(track_at(t, d->at[i].before[k]), now))
			return false;
	return true;
}

/* Whether a scene has a claim word for word from one it was made from: then
 * the same outcome in other words, on another side, is not its origin. */
static bool came_whole(const struct derivation *d, const struct track *t,
		       size_t i)
{
	for (size_t k = 0; k < d->at[i].n_before; k++)
		if (events_same(track_at(t, d->at[i].before[k]),
				track_at(t, i)))
			return true;
	return false;
}

size_t tracks_recorded(struct derivation *d, const struct track *t, size_t i)
{
	const struct claim *now = track_at(t, i);
	struct {
		size_t *at;
		size_t n, cap;
	} todo = {0};
	size_t first = i;

	d->round++;
	*PUSH(d->a, &todo) = i;
	while (todo.n > 0) {
		size_t at = todo.at[--todo.n];
		const struct scene *s = &d->at[at];
		bool exact = came_whole(d, t, at);

		for (size_t k = 0; k < s->n_before; k++) {
			size_t b = s->before[k];
			const struct claim *old = track_at(t, b);

			if (d->at[b].seen == d->round ||
			    !tracks_agree(old, now) ||
			    (exact && !events_same(old, track_at(t, at))))
				continue;
			d->at[b].seen = d->round;
			first = b < first ? b : first;
			*PUSH(d->a, &todo) = b;
		}
	}
	return first;
}

struct period tracks_held(struct derivation *d, const struct track *t,
			  const struct claim *c)
{
	if (c->held.text.len > 0 || !c->verdict.closed)
		return c->held;
	return witness_held(d, t, tracks_recorded(d, t, c->at));
}

struct date tracks_valid(struct derivation *d, const struct track *t,
			 const struct claim *c)
{
	struct period held = tracks_held(d, t, c);
	bool put_off = c->verdict.status == STEP_DEFERRED ||
		       c->verdict.status == STEP_CANCELLED;
	struct date recorded;

	if (date_is_set(held.from))
		return held.from;
	recorded = d->at[tracks_recorded(d, t, c->at)].day;
	if (!date_is_set(c->planned.from))
		return recorded;
	if (put_off && date_is_set(recorded) &&
	    date_cmp(recorded, c->planned.from) < 0)
		return recorded;
	return c->planned.from;
}

str tracks_name(struct arena *a, const struct track *t)
{
	const struct route_step *row = t->at[t->n - 1].step;
	str who = t->member.len > 0 ? t->member : row->meeting;

	if (row->id.len == 0 && t->member.len == 0)
		return t->step; /* it is named by its meeting */
	return str_fmt(a, "%.*s (%.*s)", STR(t->step), STR(who));
}

static void add(struct derivation *d, struct trail_finding f, size_t scene)
{
	size_t number = d->findings.n;

	*PUSH(d->a, &d->findings) = (struct ordered_finding){f, scene, number};
}

void tracks_report(struct derivation *d, const char *rule, enum level level,
		   const struct track *t, size_t i, const char *fmt, ...)
{
	struct trail_finding f = {.rule = rule,
				  .level = level,
				  .step = t != NULL ? t->step : S(""),
				  .at = d->at[i].snapshot->at};
	va_list args;

	va_start(args, fmt);
	f.message = str_vfmt(d->a, fmt, args);
	va_end(args);
	add(d, f, i);
}

void tracks_tell(struct derivation *d, const char *rule, enum level level,
		 str step, const struct version *at, const char *fmt, ...)
{
	struct trail_finding f = {
		.rule = rule, .level = level, .step = step, .at = at};
	va_list args;

	va_start(args, fmt);
	f.message = str_vfmt(d->a, fmt, args);
	va_end(args);
	add(d, f, d->n);
}
