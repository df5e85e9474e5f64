/*
 * Which snapshots count, and what each was made from.
 *
 * A repository says from which states a state was made; a list of files does
 * not, and is then read as a line.  A snapshot that is not in the list, or
 * could not be read, is looked through to what it was made from.
 *
 * Versions may live side by side as files.  The newest document is, of the
 * files that still stand (of the ends of lines, when that is not known), the
 * one whose version appeared last; of versions that appeared in one commit the
 * highest on the ladder, then the one with the latest date.  Only what the
 * newest document descends from says something about the route: an old version
 * that is mended afterwards does not.
 *
 * What was known on a day is judged by the snapshots recorded by then.
 */
#include "base/vec.h"
#include "trail/tracks.h"

struct indexes {
	size_t *at;
	size_t n, cap;
};

static bool is_readable(const struct snapshot *s)
{
	return s->agenda != NULL &&
	       (s->agenda->data != NULL || s->agenda->n_steps > 0);
}

static str pointer_key(const struct version *const *v)
{
	return (str){(const char *)v, sizeof(const struct version *)};
}

static void add_once(struct arena *a, struct indexes *to, size_t i)
{
	for (size_t k = 0; k < to->n; k++)
		if (to->at[k] == i)
			return;
	*PUSH(a, to) = i;
}

/* The readable snapshots nearest before `v`. */
static void nearest(struct derivation *d, const struct map *index,
		    const struct version *v, size_t below, struct indexes *to)
{
	struct {
		const struct version **at;
		size_t n, cap;
	} todo = {0};
	struct map seen = {0};

	*PUSH(d->a, &todo) = v;
	while (todo.n > 0) {
		const struct version *at = todo.at[--todo.n];

		for (size_t k = 0; k < at->n_before; k++) {
			str key = pointer_key(&at->before[k]);
			const struct scene *known = map_get(index, key);
			size_t i = known != NULL ? (size_t)(known - d->at) : 0;
			void **visited;

			if (known != NULL && i < below &&
			    is_readable(known->snapshot)) {
				add_once(d->a, to, i);
				continue;
			}
			visited = map_slot(d->a, &seen, key);
			if (*visited == NULL)
				*PUSH(d->a, &todo) = at->before[k];
			*visited = d;
		}
	}
}

static bool is_linked(const struct snapshot *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (s[i].at->n_before > 0)
			return true;
	return false;
}

static void link_scenes(struct derivation *d, const struct snapshot *s)
{
	bool linked = is_linked(s, d->n);
	struct map index = {0};
	size_t last = d->n;

	for (size_t i = 0; i < d->n; i++)
		*map_slot(d->a, &index, pointer_key(&s[i].at)) = &d->at[i];
	for (size_t i = 0; i < d->n; i++) {
		struct indexes before = {0};

		if (!is_readable(&s[i]))
			continue;
		if (linked)
			nearest(d, &index, s[i].at, i, &before);
		else if (last < d->n)
			*PUSH(d->a, &before) = last;
		last = i;
		d->at[i].before = before.at;
		d->at[i].n_before = before.n;
	}
}

static void link_after(struct derivation *d)
{
	struct indexes *after = NEWN(d->a, d->n, struct indexes);

	for (size_t i = 0; i < d->n; i++)
		for (size_t k = 0; d->at[i].counts && k < d->at[i].n_before;
		     k++)
			*PUSH(d->a, &after[d->at[i].before[k]]) = i;
	for (size_t i = 0; i < d->n; i++) {
		d->at[i].after = after[i].at;
		d->at[i].n_after = after[i].n;
	}
}

static size_t rung(const struct profile *p, str status)
{
	size_t i = 0;

	while (i < p->n_ladder && !str_eq_nocase(p->ladder[i], status))
		i++;
	return i < p->n_ladder ? i + 1 : 0;
}

/* Where the version of scene `i` appeared first. */
static size_t appeared(const struct derivation *d, size_t i)
{
	str version = d->at[i].snapshot->agenda->version;

	for (size_t k = 0; k < i; k++)
		if (is_readable(d->at[k].snapshot) &&
		    str_eq(d->at[k].snapshot->agenda->version, version))
			return k;
	return i;
}

static bool is_newer(const struct derivation *d, size_t x, size_t y)
{
	size_t p = appeared(d, x), q = appeared(d, y);
	const struct snapshot *s = d->at[p].snapshot, *t = d->at[q].snapshot;
	size_t high, low;
	int c;

	if (p == q || s->at->commit.len == 0 ||
	    !str_eq(s->at->commit, t->at->commit))
		return p != q ? p > q : x > y;
	high = rung(d->p, s->agenda->version_status);
	low = rung(d->p, t->agenda->version_status);
	if (high != low)
		return high > low;
	c = period_cmp(s->agenda->dated, t->agenda->dated);
	return c != 0 ? c > 0 : x > y;
}

/* Marks what was recorded too late to be known on the day asked for.  A
 * snapshot was never known before what it was made from, whatever its own date
 * says.  Returns whether all are known. */
static bool find_known(struct derivation *d)
{
	struct date by = d->given->known_on;
	bool all = true;

	for (size_t i = 0; date_is_set(by) && i < d->n; i++) {
		struct scene *s = &d->at[i];

		s->unknown = date_is_set(s->day) && date_cmp(s->day, by) > 0;
		for (size_t k = 0; k < s->n_before; k++)
			s->unknown |= d->at[s->before[k]].unknown;
		all &= !s->unknown;
	}
	return all;
}

static bool find_newest(struct derivation *d)
{
	bool *continued = NEWN(d->a, d->n, bool), found = false;
	bool all = find_known(d), stands, known = false;

	for (size_t i = 0; i < d->n; i++)
		for (size_t k = 0; k < d->at[i].n_before; k++)
			continued[d->at[i].before[k]] |= !d->at[i].unknown;
	for (size_t i = 0; i < d->n; i++) {
		/* which files stand is known of today alone */
		stands = all && d->at[i].snapshot->at->current;
		if ((continued[i] && !stands) || d->at[i].unknown ||
		    !is_readable(d->at[i].snapshot))
			continue;
		if (!found || stands > known ||
		    (stands == known && is_newer(d, i, d->newest))) {
			d->newest = i;
			known = stands;
		}
		found = true;
	}
	return found;
}

bool scenes_order(struct derivation *d, const struct snapshot *s, size_t n)
{
	d->n = n;
	d->at = NEWN(d->a, n, struct scene);
	for (size_t i = 0; i < n; i++) {
		int64_t when = s[i].at->committed.seconds;

		d->at[i].snapshot = &s[i];
		if (when != 0)
			d->at[i].day = date_in_zone(when, d->p->timezone);
	}
	link_scenes(d, s);
	if (!find_newest(d))
		return false;
	d->agenda = s[d->newest].agenda->id;
	d->at[d->newest].counts = true;
	for (size_t i = d->newest + 1; i-- > 0;)
		for (size_t k = 0; d->at[i].counts && k < d->at[i].n_before;
		     k++)
			d->at[d->at[i].before[k]].counts = true;
	link_after(d);
	return true;
}

bool scenes_descend(struct derivation *d, size_t young, size_t old)
{
	struct indexes todo = {0};

	d->round++;
	*PUSH(d->a, &todo) = young;
	while (todo.n > 0) {
		const struct scene *s = &d->at[todo.at[--todo.n]];

		if (s == &d->at[old])
			return true;
		for (size_t k = 0; k < s->n_before; k++) {
			struct scene *b = &d->at[s->before[k]];

			if (s->before[k] < old || b->seen == d->round)
				continue;
			b->seen = d->round;
			*PUSH(d->a, &todo) = s->before[k];
		}
	}
	return false;
}

uint64_t scene_digest(struct derivation *d, size_t i)
{
	struct scene *s = &d->at[i];

	if (!s->digested)
		s->digest = agenda_decision_text(s->snapshot->agenda);
	s->digested = true;
	return s->digest;
}
