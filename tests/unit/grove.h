/*
 * grove.h -- a part tree as a tree that can be cut and grafted, for tests.
 *
 * Lists and tables are left out, with the titles of columns: what is in them
 * stands in their section.  So are columns that are named.  The members of a
 * map are put in one order.
 */
#ifndef TESTS_UNIT_GROVE_H
#define TESTS_UNIT_GROVE_H

#include "base/buf.h"
#include "base/vec.h"
#include "diff/part.h"

#include <stdlib.h>

struct twig {
	const struct part *of;
	str number, own;
	uint32_t lane; /* of what stands in `up`: it, or what held it */
	size_t rank;   /* in reading order of the tree */
	bool placed;   /* some change says where it was, or is */
	struct twig *up, **at;
	size_t n, cap;
};

struct grove {
	struct twig *root, **of; /* by order of the part; NULL: left out */
	bool *placed; /* by order: some change says where it was, or is */
	const bool *dropped; /* by order: columns that are left out */
};

static inline bool holds_others(const struct part *p)
{
	return p->kind == PART_LIST || p->kind == PART_TABLE;
}

static inline str own_of(const struct part *p)
{
	return p->kind == PART_SECTION ? p->title : p->text;
}

/* ---- growing trees out of parts ---- */

static inline void hang(struct arena *a, struct twig *up, size_t at,
			struct twig *t)
{
	(void)*PUSH(a, up);
	memmove(&up->at[at + 1], &up->at[at],
		(up->n - 1 - at) * sizeof(struct twig *));
	up->at[at] = t;
	t->up = up;
}

static inline struct twig *twig_of(struct arena *a, const struct part *p)
{
	struct twig *t = NEW(a, struct twig);

	t->of = p;
	t->number = p->number;
	t->own = own_of(p);
	return t;
}

static inline bool is_dropped(const struct grove *g, const struct part *p)
{
	const struct part *table = p->parent != NULL ? p->parent->parent : NULL;

	if (p->kind == PART_ROW && p->header)
		return true;
	return p->kind == PART_CELL && table->kind == PART_TABLE &&
	       table->child[0]->header && p->index < table->child[0]->n &&
	       g->dropped[table->child[0]->child[p->index]->order];
}

static inline void grow_below(struct arena *a, struct grove *g, struct twig *up,
			      const struct part *p, uint32_t lane)
{
	for (size_t i = 0; i < p->n; i++) {
		const struct part *c = p->child[i];
		bool direct = !holds_others(p);
		struct twig *t;

		if (holds_others(c)) {
			grow_below(a, g, up, c, direct ? c->lane : lane);
			continue;
		}
		if (is_dropped(g, c))
			continue;
		t = twig_of(a, c);
		t->lane = direct ? c->lane : lane;
		g->of[c->order] = t;
		hang(a, up, up->n, t);
		grow_below(a, g, t, c, 0);
	}
}

/* Of members of a map only those under one key have an order. */
static inline int by_lane(const void *p, const void *q)
{
	const struct twig *x = *(struct twig *const *)p;
	const struct twig *y = *(struct twig *const *)q;

	if (x->lane != y->lane)
		return x->lane < y->lane ? -1 : 1;
	return x->of->order < y->of->order ? -1 : x->of->order > y->of->order;
}

static inline void sort_lanes(struct twig *t, size_t *rank)
{
	t->rank = (*rank)++;
	if (t->n > 1)
		qsort(t->at, t->n, sizeof(struct twig *), by_lane);
	for (size_t i = 0; i < t->n; i++)
		sort_lanes(t->at[i], rank);
}

static inline void grow_grove(struct arena *a, struct grove *g,
			      const struct part_tree *t)
{
	size_t rank = 0;

	g->of = NEWN(a, t->n, struct twig *);
	g->placed = NEWN(a, t->n, bool);
	g->root = twig_of(a, t->root);
	g->of[0] = g->root;
	grow_below(a, g, g->root, t->root, 0);
	sort_lanes(g->root, &rank);
}

/* ---- trees as text ---- */

/* Without what changes place, when `stayed`. */
static inline void write_twig(struct buf *b, const struct twig *t, bool stayed)
{
	if (stayed && t->placed)
		return;
	buf_fmt(b, "(%d|%.*s|%.*s", (int)t->of->kind, STR(t->number),
		STR(t->own));
	for (size_t i = 0; i < t->n; i++)
		write_twig(b, t->at[i], stayed);
	buf_char(b, ')');
}

static inline str twig_text(struct arena *a, const struct twig *t, bool stayed)
{
	struct buf b = {.a = a};

	write_twig(&b, t, stayed);
	return buf_str(&b);
}

#endif
