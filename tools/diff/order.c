/*
 * What kept its place is an increasing subsequence of old places of greatest
 * weight; the rest moved.  (Fredman, "On computing the length of longest
 * increasing subsequences", 1975, with a tree of prefix maxima for weights: n
 * log n.)  Weights are words, made unique by a hash of both sides, so that of
 * two brothers of equal weight that changed places the same one moved whichever
 * way one looks.
 *
 * A list or table that came or went is no place of its own: what is in it
 * stands in the section, among the blocks there.  Where there is one, order is
 * looked at once more, as if lists had no bounds.
 */
#include "diff/order.h"

#include "base/vec.h"
#include "diff/join.h"

#include <stdlib.h>

struct best {
	uint64_t weight;
	size_t at; /* element plus one */
};

static int by_value(const void *p, const void *q)
{
	uint64_t x = *(const uint64_t *)p;
	uint64_t y = *(const uint64_t *)q;

	return x < y ? -1 : x > y;
}

static size_t rank_of(const uint64_t *sorted, size_t n, uint64_t key)
{
	size_t low = 0;

	while (n > 0) {
		size_t half = n / 2;

		if (sorted[low + half] < key) {
			low += half + 1;
			n -= half + 1;
		} else {
			n = half;
		}
	}
	return low + 1;
}

static struct best best_below(const struct best *tree, size_t rank)
{
	struct best b = {0};

	for (; rank > 0; rank -= rank & (~rank + 1))
		if (tree[rank].weight > b.weight)
			b = tree[rank];
	return b;
}

static void raise_best(struct best *tree, size_t n, size_t rank, struct best b)
{
	for (; rank <= n; rank += rank & (~rank + 1))
		if (b.weight > tree[rank].weight)
			tree[rank] = b;
}

void order_keep(struct arena *scratch, const uint64_t *key,
		const uint64_t *weight, size_t n, bool *keep)
{
	uint64_t *sorted = NEWN(scratch, n, uint64_t);
	struct best *tree = NEWN(scratch, n + 1, struct best);
	size_t *before = NEWN(scratch, n, size_t);
	struct best all;

	if (n == 0)
		return;
	memcpy(sorted, key, n * sizeof *key);
	qsort(sorted, n, sizeof *sorted, by_value);
	for (size_t i = 0; i < n; i++) {
		size_t rank = rank_of(sorted, n, key[i]);
		struct best b = best_below(tree, rank - 1);

		before[i] = b.at;
		raise_best(tree, n, rank,
			   (struct best){b.weight + weight[i], i + 1});
	}
	all = best_below(tree, n);
	for (size_t i = all.at; i > 0; i = before[i - 1])
		keep[i - 1] = true;
}

/* ---- lists that are no place ---- */

static bool is_holder(const struct part *p)
{
	return p->kind == PART_LIST || p->kind == PART_TABLE;
}

/* What a part stands in, lists left out; its lane there in `*lane`. */
static const struct part *standing(const struct part *p, uint32_t *lane)
{
	*lane = p->lane;
	for (p = p->parent; is_holder(p); p = p->parent)
		*lane = p->lane;
	return p;
}

/* Whether a child came from another list of the same section, or went to one;
 * then nothing is said of that, and the list has no place as a whole. */
static bool is_torn(const struct match *m, const struct part *list)
{
	const struct part *was = match_old(m, list);
	uint32_t lane;

	for (size_t i = 0; was != NULL && i < list->n; i++) {
		const struct part *old = match_old(m, list->child[i]);

		if (old != NULL && old->parent != was &&
		    match_same_place(m, standing(old, &lane),
				     standing(list->child[i], &lane)))
			return true;
	}
	for (size_t i = 0; was != NULL && i < was->n; i++) {
		const struct part *new = match_new(m, was->child[i]);

		if (new != NULL &&new->parent != list &&
		    match_same_place(m, standing(was->child[i], &lane),
				     standing(new, &lane)))
			return true;
	}
	return false;
}

/* ---- brothers ---- */

struct brother {
	uint64_t group; /* old parent and lane */
	uint64_t key;	/* old place */
	uint64_t weight;
	size_t at; /* place in the new parent */
};

struct brothers {
	struct brother *at;
	size_t n, cap;
};

/* Of the cells only the titles of columns have an order of their own. */
static bool has_order(const struct part *p)
{
	if (p->kind == PART_CELL)
		return p->header;
	return p->kind != PART_FIELD && p->kind != PART_DOCUMENT && !p->header;
}

static uint64_t weight_of(const struct part *old, const struct part *new)
{
	uint64_t words = (uint64_t)old->words + new->words + 1;

	return words << 20 | ((old->hash + new->hash) & 0xfffff);
}

static int by_group(const void *p, const void *q)
{
	const struct brother *x = p;
	const struct brother *y = q;

	if (x->group != y->group)
		return x->group < y->group ? -1 : 1;
	return x->at < y->at ? -1 : x->at > y->at;
}

/* `at` of a brother: its order. */
static void order_group(const struct brother *b, size_t n, bool *moved)
{
	struct arena tmp = {0};
	uint64_t *key;
	uint64_t *weight;
	bool *keep;
	size_t rises = 0;

	for (size_t i = 1; i < n; i++)
		rises += b[i].key > b[i - 1].key;
	if (rises + 1 >= n)
		return;
	key = NEWN(&tmp, n, uint64_t);
	weight = NEWN(&tmp, n, uint64_t);
	keep = NEWN(&tmp, n, bool);
	for (size_t i = 0; i < n; i++) {
		key[i] = b[i].key;
		weight[i] = b[i].weight;
	}
	order_keep(&tmp, key, weight, n, keep);
	for (size_t i = 0; i < n; i++)
		if (!keep[i])
			moved[b[i].at] = true;
	arena_free(&tmp);
}

static void order_groups(struct brothers *b, bool *moved)
{
	size_t to;

	if (b->n < 2)
		return;
	qsort(b->at, b->n, sizeof *b->at, by_group);
	for (size_t from = 0; from < b->n; from = to) {
		for (to = from + 1;
		     to < b->n && b->at[to].group == b->at[from].group;)
			to++;
		order_group(&b->at[from], to - from, moved);
	}
}

static void order_children(const struct match *m, const struct part *parent,
			   struct arena *tmp, bool *moved)
{
	struct brothers b = {0};

	for (size_t i = 0; i < parent->n; i++) {
		const struct part *new = parent->child[i];
		const struct part *old = match_old(m, new);

		if (old == NULL || !has_order(new) || old->lane != new->lane ||
		    !match_same_place(m, old->parent, parent) ||
		    (is_holder(new) && is_torn(m, new)))
			continue;
		*PUSH(tmp, &b) = (struct brother){
			join_mix(old->parent->order + 1, old->lane), old->index,
			weight_of(old, new), new->order};
	}
	order_groups(&b, moved);
}

/* ---- without the bounds of lists ---- */

/* Whether a part has a list right below it that is no place of its own. */
static bool has_loose(const struct match *m, const struct part *p, bool old)
{
	for (size_t i = 0; p != NULL && i < p->n; i++) {
		const struct part *c = p->child[i];

		if (!is_holder(c))
			continue;
		if ((old ? m->home_old : m->home_new)[c->order] == 0 ||
		    (!old && is_torn(m, c)) || has_loose(m, c, old))
			return true;
	}
	return false;
}

static void add_standing(const struct match *m, const struct part *in,
			 const struct part *place, struct arena *tmp,
			 const bool *moved, struct brothers *to)
{
	for (size_t i = 0; i < in->n; i++) {
		const struct part *new = in->child[i];
		const struct part *old = match_old(m, new);
		const struct part *was;
		uint32_t lane, now;

		if (moved[new->order] || !has_order(new))
			continue;
		if (is_holder(new)) {
			add_standing(m, new, place, tmp, moved, to);
			continue;
		}
		if (old == NULL)
			continue;
		was = standing(old, &lane);
		standing(new, &now);
		if (lane == now && match_same_place(m, was, place))
			*PUSH(tmp, to) = (struct brother){
				join_mix(was->order + 1, lane), old->order,
				weight_of(old, new), new->order};
	}
}

static void order_standing(const struct match *m, const struct part *place,
			   struct arena *tmp, bool *moved)
{
	struct brothers b = {0};

	if (!has_loose(m, place, false) &&
	    !has_loose(m, match_old(m, place), true))
		return;
	add_standing(m, place, place, tmp, moved, &b);
	order_groups(&b, moved);
}

void order_changes(const struct match *m, bool *moved)
{
	struct arena tmp = {0};

	for (size_t i = 0; i < m->new.n_block; i++) {
		const struct part *p = m->new.block[i];

		if (m->home_new[p->order] == 0 || p->n < 2 ||
		    (p->kind == PART_ROW && !p->header))
			continue;
		order_children(m, p, &tmp, moved);
		if (arena_size(&tmp) > (size_t)1024 * 1024)
			arena_free(&tmp);
	}
	for (size_t i = 0; i < m->new.n_block; i++) {
		const struct part *p = m->new.block[i];

		if (m->home_new[p->order] == 0 || is_holder(p) ||
		    p->kind == PART_ROW)
			continue;
		order_standing(m, p, &tmp, moved);
		if (arena_size(&tmp) > (size_t)1024 * 1024)
			arena_free(&tmp);
	}
	arena_free(&tmp);
}
