/*
 * Merges of two sides that had both changed the route.
 *
 * What each side did is seen against the youngest snapshot that both were made
 * from: a row that came, went or says something else.
 */
#include "trail/tracks.h"

#include "base/buf.h"
#include "base/vec.h"

struct sides {
	size_t *left, *right; /* for each scene the round it was seen in */
	size_t round;
};

/* Marks `from` and all it was made from with a number. */
static void mark(struct derivation *d, size_t *marks, size_t from,
		 size_t number)
{
	marks[from] = number;
	for (size_t i = from + 1; i-- > 0;)
		for (size_t k = 0; marks[i] == number && k < d->at[i].n_before;
		     k++)
			marks[d->at[i].before[k]] = number;
}

/* The youngest scene that two others were both made from; d->n: none. */
static size_t base_of(struct derivation *d, struct sides *m, size_t x, size_t y)
{
	m->round++;
	mark(d, m->left, x, m->round);
	mark(d, m->right, y, m->round);
	for (size_t i = (x < y ? x : y) + 1; i-- > 0;)
		if (m->left[i] == m->round && m->right[i] == m->round)
			return i;
	return d->n;
}

static bool same_plan(const struct claim *x, const struct claim *y)
{
	return x == NULL || y == NULL ||
	       events_same_words(x->planned.text, y->planned.text);
}

/* The steps that differ between two scenes, "R1, R3". */
static str changed(struct derivation *d, size_t from, size_t to)
{
	struct buf out = {.a = d->a};
	const struct track *last = NULL;

	for (size_t i = 0; i < d->tracks.n; i++) {
		const struct track *t = d->tracks.at[i];
		const struct track *step = t->parent != NULL ? t->parent : t;
		const struct claim *x = track_at(t, from);
		const struct claim *y = track_at(t, to);

		if (step == last || (events_same(x, y) && same_plan(x, y)))
			continue;
		last = step;
		buf_fmt(&out, "%s%.*s", out.n > 0 ? ", " : "", STR(step->step));
	}
	return buf_str(&out);
}

static void find(struct derivation *d, struct sides *m, size_t i)
{
	const struct scene *s = &d->at[i];
	size_t base = base_of(d, m, s->before[0], s->before[1]);
	str left, right;

	if (base == d->n)
		return;
	left = changed(d, base, s->before[0]);
	right = changed(d, base, s->before[1]);
	if (left.len > 0 && right.len > 0)
		*PUSH(d->a, &d->joins) =
			(struct trail_join){s->snapshot->at, left, right};
}

void joins_find(struct derivation *d)
{
	struct sides m = {NEWN(d->a, d->n, size_t), NEWN(d->a, d->n, size_t),
			  0};

	for (size_t i = 0; i < d->n; i++)
		if (d->at[i].counts && d->at[i].n_before > 1)
			find(d, &m, i);
}
