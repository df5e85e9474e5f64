/*
 * Below matched parents little likeness is enough, and even less between
 * matched neighbours.  Which of several pairs with which is decided for all at
 * once, so that the sum is greatest; likeness is squared, for one good pair is
 * better than two poor ones.
 */
#include "diff/like.h"

#include "base/vec.h"
#include "diff/assign.h"

enum {
	ALIKE_HERE = 350, /* of a thousand */
	GAP_BONUS = 150,
	FARTHEST = 64, /* brothers to look for a matched neighbour */
	WINDOW = 32,
};

struct within {
	struct matcher *x;
	const struct vocabulary *v;
	const struct leaves *old, *new;
	struct arena *tmp; /* of one parent */
};

struct pointers {
	const struct leaf **at;
	size_t n, cap;
};

struct block {
	const struct leaf **old, **new;
	size_t n, m;
};

/* The partner of the nearest matched sibling before, or after, a part. */
static const struct part *neighbour(struct part *const *partner,
				    const struct part *p, bool before)
{
	const struct part *up = p->parent;

	for (size_t k = 1; k <= FARTHEST; k++) {
		size_t i = before ? p->index - k : p->index + k;

		if (i >= up->n)
			return NULL;
		if (partner[up->child[i]->order] != NULL)
			return up->child[i];
	}
	return NULL;
}

static bool bounded(const struct match *m, const struct part *old,
		    const struct part *new, bool before)
{
	const struct part *o = neighbour(m->to_new, old, before);
	const struct part *n = neighbour(m->to_old, new, before);

	return match_new(m, o) == n && (o != NULL) == (n != NULL);
}

static unsigned score_here(const struct within *w, const struct leaf *old,
			   const struct leaf *new)
{
	unsigned score = bag_likeness(w->v, &old->bag, &new->bag);

	if (old->part->kind != new->part->kind || score < GAP_BONUS)
		return 0;
	if (bounded(&w->x->m, old->part, new->part, true) &&
	    bounded(&w->x->m, old->part, new->part, false))
		score += GAP_BONUS;
	return score;
}

static void assign_block(struct within *w, const struct block *b)
{
	int64_t *gain = NEWN(w->tmp, b->n * b->m, int64_t);
	int chosen[ASSIGN_MOST];

	for (size_t i = 0; i < b->n; i++)
		for (size_t j = 0; j < b->m; j++) {
			unsigned s = score_here(w, b->old[i], b->new[j]);
			size_t far = i > j ? i - j : j - i;

			if (s >= ALIKE_HERE)
				gain[i * b->m + j] =
					(int64_t)s * s * ASSIGN_MOST +
					(int64_t)(ASSIGN_MOST - far);
		}
	assign(w->tmp, gain, b->n, b->m, chosen);
	for (size_t i = 0; i < b->n; i++)
		if (chosen[i] >= 0)
			match_pair(w->x, b->old[i]->part,
				   b->new[chosen[i]]->part, 100);
}

/* The unmatched leaves right below a part. */
static size_t loose(struct arena *a, const struct leaves *of,
		    struct part *const *partner, const struct part *parent,
		    const struct leaf ***out)
{
	struct pointers all = {0};

	for (size_t i = 0; i < parent->n; i++) {
		size_t order = parent->child[i]->order;

		if (partner[order] == NULL && of->of[order] != 0)
			*PUSH(a, &all) = &of->at[of->of[order] - 1];
	}
	*out = all.at;
	return all.n;
}

/* A block that is too large is cut into windows at the same relative places:
 * what moved far within it is then not seen, and that is said. */
static void assign_windows(struct within *w, const struct block *b)
{
	size_t most = b->n > b->m ? b->n : b->m;
	size_t windows = most <= ASSIGN_MOST ? 1 : most / WINDOW + 1;

	if (windows > 1)
		w->x->m.coarse = true;
	for (size_t k = 0; k < windows; k++) {
		size_t from = b->n * k / windows;
		size_t start = b->m * k / windows;
		struct block part = {b->old + from, b->new + start,
				     b->n *(k + 1) / windows - from,
				     b->m *(k + 1) / windows - start};

		if (part.n > 0 && part.m > 0)
			assign_block(w, &part);
	}
}

static void pair_below(struct within *w, const struct part *parent)
{
	struct match *m = &w->x->m;
	const struct part *other = match_new(m, parent);
	struct block b;

	b.n = loose(w->tmp, w->old, m->to_new, parent, &b.old);
	b.m = loose(w->tmp, w->new, m->to_old, other, &b.new);
	if (b.n > 0 && b.m > 0)
		assign_windows(w, &b);
	arena_reset(w->tmp);
}

void like_within(struct matcher *x, const struct vocabulary *v,
		 const struct leaves *old, const struct leaves *new)
{
	struct arena tmp = {0};
	struct within w = {x, v, old, new, &tmp};
	const struct part *last = NULL;

	for (size_t i = 0; i < old->n; i++) {
		const struct part *parent = old->at[i].part->parent;

		if (parent != last && match_new(&x->m, parent) != NULL)
			pair_below(&w, parent);
		last = parent;
	}
	arena_free(&tmp);
}
