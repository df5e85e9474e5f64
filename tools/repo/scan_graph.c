/*
 * The commits that matter, in order.
 *
 * Of a hundred thousand commits a few hundred touch a document.  The others are
 * passed over: what remains are commits that touch and merges of what differs
 * ("nodes").  They are ordered so that parents come before children; among
 * those that are ready the one with the earliest date comes first, then the
 * smallest id.  Dates only break ties, so a wrong clock cannot turn history
 * around.
 */
#include "base/vec.h"
#include "repo/scan.h"

struct graph {
	struct scan *s;
	struct {
		struct waypoint *at;
		size_t n, cap;
	} nodes;
};

/* Commits with all parents before their children. */
static uint32_t *parents_first(struct scan *s)
{
	size_t n = s->commits.n, done = 0;
	uint32_t *first = NEWN(s->a, n + 1, uint32_t);
	uint32_t *child = NEWN(s->a, s->parents.n, uint32_t);
	uint32_t *fill = NEWN(s->a, n, uint32_t);
	uint32_t *waits = NEWN(s->a, n, uint32_t);
	uint32_t *order = NEWN(s->a, n, uint32_t);
	size_t ready = 0;

	for (size_t i = 0; i < s->parents.n; i++)
		first[s->parents.at[i] + 1]++;
	for (size_t i = 0; i < n; i++)
		first[i + 1] += first[i];
	for (size_t i = 0; i < n; i++) {
		const struct commit *c = &s->commits.at[i];

		waits[i] = c->n_parents;
		for (uint32_t k = 0; k < c->n_parents; k++) {
			uint32_t p = s->parents.at[c->first_parent + k];

			child[first[p] + fill[p]++] = (uint32_t)i;
		}
		if (c->n_parents == 0)
			order[ready++] = (uint32_t)i;
	}
	for (; done < ready; done++) {
		uint32_t p = order[done];

		for (uint32_t k = first[p]; k < first[p + 1]; k++)
			if (--waits[child[k]] == 0)
				order[ready++] = child[k];
	}
	return order;
}

static bool is_touched(const struct scan *s, const struct commit *c)
{
	for (uint32_t t = c->first_touch; t != NONE; t = s->touches.at[t].next)
		if (s->touches.at[t].document != NONE && !s->touches.at[t].gone)
			return true;
	return false;
}

/* The distinct nodes that stand for the parents of a commit. */
static uint32_t parent_nodes(const struct scan *s, const struct commit *c,
			     const uint32_t *node_of, uint32_t *out)
{
	uint32_t n = 0;

	for (uint32_t k = 0; k < c->n_parents; k++) {
		uint32_t node = node_of[s->parents.at[c->first_parent + k]];
		bool known = node == NONE;

		for (uint32_t i = 0; !known && i < n; i++)
			known = out[i] == node;
		if (!known)
			out[n++] = node;
	}
	return n;
}

static void make_nodes(struct graph *g)
{
	struct scan *s = g->s;
	uint32_t *order = parents_first(s);
	uint32_t *node_of = NEWN(s->a, s->commits.n, uint32_t);
	uint32_t most = 1, *parent;

	for (size_t i = 0; i < s->commits.n; i++)
		if (s->commits.at[i].n_parents > most)
			most = s->commits.at[i].n_parents;
	parent = NEWN(s->a, most, uint32_t);
	for (size_t i = 0; i < s->commits.n; i++) {
		const struct commit *c = &s->commits.at[order[i]];
		uint32_t n = parent_nodes(s, c, node_of, parent);
		bool touched = is_touched(s, c);
		struct waypoint *node;

		if (!touched && n < 2) {
			node_of[order[i]] = n == 0 ? NONE : parent[0];
			continue;
		}
		node_of[order[i]] = (uint32_t)g->nodes.n;
		node = PUSH(s->a, &g->nodes);
		*node = (struct waypoint){order[i], NEWN(s->a, n, uint32_t), n};
		for (uint32_t k = 0; k < n; k++)
			node->parent[k] = parent[k];
	}
}

static bool comes_first(const struct graph *g, uint32_t x, uint32_t y)
{
	const struct commit *c = &g->s->commits.at[g->nodes.at[x].commit];
	const struct commit *d = &g->s->commits.at[g->nodes.at[y].commit];

	if (c->when != d->when)
		return c->when < d->when;
	return memcmp(&c->id, &d->id, sizeof c->id) < 0;
}

/* A heap of nodes that are ready: the first one on top. */
static void heap_push(const struct graph *g, struct scan_ids *h, uint32_t node)
{
	size_t i = h->n;

	*PUSH(g->s->a, h) = node;
	for (; i > 0 && comes_first(g, node, h->at[(i - 1) / 2]);
	     i = (i - 1) / 2)
		h->at[i] = h->at[(i - 1) / 2];
	h->at[i] = node;
}

static uint32_t heap_pop(const struct graph *g, struct scan_ids *h)
{
	uint32_t top = h->at[0], last = h->at[--h->n];
	size_t i = 0;

	for (size_t kid = 1; kid < h->n; kid = 2 * i + 1) {
		if (kid + 1 < h->n &&
		    comes_first(g, h->at[kid + 1], h->at[kid]))
			kid++;
		if (!comes_first(g, h->at[kid], last))
			break;
		h->at[i] = h->at[kid];
		i = kid;
	}
	h->at[i] = last;
	return top;
}

struct edges {
	uint32_t *first, *child; /* children of node i: first[i]..first[i+1] */
};

static struct edges children(const struct graph *g)
{
	size_t n = g->nodes.n, total = 0;
	struct edges e = {NEWN(g->s->a, n + 2, uint32_t), NULL};

	/* Counted two places on, so that filling leaves first[] right. */
	for (size_t i = 0; i < n; i++)
		for (uint32_t k = 0; k < g->nodes.at[i].n_parents; k++, total++)
			e.first[g->nodes.at[i].parent[k] + 2]++;
	for (size_t i = 2; i < n + 2; i++)
		e.first[i] += e.first[i - 1];
	e.child = NEWN(g->s->a, total, uint32_t);
	for (size_t i = 0; i < n; i++)
		for (uint32_t k = 0; k < g->nodes.at[i].n_parents; k++)
			e.child[e.first[g->nodes.at[i].parent[k] + 1]++] =
				(uint32_t)i;
	return e;
}

static struct waypoint *ordered(const struct graph *g)
{
	struct arena *a = g->s->a;
	struct waypoint *out = NEWN(a, g->nodes.n, struct waypoint);
	size_t n = g->nodes.n, done = 0;
	struct edges e = children(g);
	uint32_t *waits = NEWN(a, n, uint32_t), *place = NEWN(a, n, uint32_t);
	struct scan_ids heap = {0};

	for (size_t i = 0; i < n; i++) {
		waits[i] = g->nodes.at[i].n_parents;
		if (waits[i] == 0)
			heap_push(g, &heap, (uint32_t)i);
	}
	while (heap.n > 0) {
		uint32_t at = heap_pop(g, &heap);
		struct waypoint *node = &out[done];

		*node = g->nodes.at[at];
		place[at] = (uint32_t)done++;
		for (uint32_t k = 0; k < node->n_parents; k++)
			node->parent[k] = place[node->parent[k]];
		for (uint32_t k = e.first[at]; k < e.first[at + 1]; k++)
			if (--waits[e.child[k]] == 0)
				heap_push(g, &heap, e.child[k]);
	}
	return out;
}

const struct waypoint *scan_graph(struct scan *s, size_t *n)
{
	struct graph g = {.s = s};

	make_nodes(&g);
	*n = g.nodes.n;
	return ordered(&g);
}
