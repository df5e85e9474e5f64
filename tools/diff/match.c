/*
 * The order of the steps is the design.  What is certain comes first and gives
 * context to what is not: identical unique subtrees tell which sections belong
 * together, sections tell which of several equal rows is meant, and only what
 * is left is compared by likeness.  (Cobena, Abiteboul, Marian, "Detecting
 * Changes in XML Documents", 2002, for the first half; Falleri et al.,
 * "Fine-grained and Accurate Source Code Differencing", 2014, for containers
 * from their descendants.)  Every step is a join by hash or bounded by a cap,
 * so the whole is near linear.
 */
#include "diff/matcher.h"

#include "diff/join.h"

#include <assert.h>

struct part *match_new(const struct match *m, const struct part *old)
{
	return old != NULL ? m->to_new[old->order] : NULL;
}

struct part *match_old(const struct match *m, const struct part *new)
{
	return new != NULL ? m->to_old[new->order] : NULL;
}

bool match_same_place(const struct match *m, const struct part *old,
		      const struct part *new)
{
	return old != NULL && new != NULL && m->home_old[old->order] != 0 &&
	       m->home_old[old->order] == m->home_new[new->order];
}

const struct part *match_section(const struct part *p)
{
	for (p = p->parent; p != NULL; p = p->parent)
		if (p->kind == PART_SECTION || p->kind == PART_DOCUMENT)
			return p;
	return NULL;
}

void match_pair(struct matcher *x, struct part *old, struct part *new,
		unsigned certain)
{
	assert(old->kind == new->kind);
	if (x->m.to_new[old->order] != NULL || x->m.to_old[new->order] != NULL)
		return;
	x->m.to_new[old->order] = new;
	x->m.to_old[new->order] = old;
	x->m.certain[old->order] = (uint8_t)certain;
}

struct join match_join(struct matcher *x)
{
	return join_keys(x->tmp, x->key_old, x->m.old.n_block, x->key_new,
			 x->m.new.n_block);
}

static bool same_order(const struct part *old, const struct part *new)
{
	for (size_t i = 0; i < old->n; i++)
		if (old->child[i]->hash != new->child[i]->hash ||
		    old->child[i]->lane != new->child[i]->lane)
			return false;
	return true;
}

static uint64_t *child_keys(struct matcher *x, const struct part *p)
{
	uint64_t *key = NEWN(x->tmp, p->n, uint64_t);

	for (size_t i = 0; i < p->n; i++)
		key[i] = join_mix(p->child[i]->hash, p->child[i]->lane);
	return key;
}

/* The children of two equal maps whose keys stand in another order. */
static void pair_shuffled(struct matcher *x, const struct part *old,
			  const struct part *new, unsigned certain)
{
	struct join j = join_keys(x->tmp, child_keys(x, old), old->n,
				  child_keys(x, new), new->n);

	for (size_t k = 0; k < j.n; k++) {
		uint32_t o = j.at[k].old;
		uint32_t n = j.at[k].new;

		while (o != JOIN_END && n != JOIN_END) {
			match_subtree(x, old->child[o], new->child[n], certain);
			o = j.next_old[o];
			n = j.next_new[n];
		}
	}
}

void match_subtree(struct matcher *x, struct part *old, struct part *new,
		   unsigned certain)
{
	if (old->kind != new->kind || old->n != new->n)
		return;
	match_pair(x, old, new, certain);
	if (!same_order(old, new)) {
		pair_shuffled(x, old, new, certain);
		return;
	}
	for (size_t i = 0; i < old->n; i++)
		match_subtree(x, old->child[i], new->child[i], certain);
}

static void match_root(struct matcher *x)
{
	struct part *old = x->m.old.root;
	struct part *new = x->m.new.root;

	if (old->hash == new->hash)
		match_subtree(x, old, new, 100);
	else
		match_pair(x, old, new, 100);
}

typedef void step(struct matcher *x);

/* Scratch lives for one step only. */
static void run(struct matcher *x, step *const *steps)
{
	for (; *steps != NULL; steps++) {
		struct arena tmp = {0};

		x->tmp = &tmp;
		(*steps)(x);
		arena_free(&tmp);
	}
}

static step *const first_step[] = {match_root, NULL};
static step *const all_steps[] = {
	match_ids,	match_unique, match_sections, match_below,
	match_in_place, match_rows,   match_anywhere, match_alike,
	match_sections, match_below,  match_in_place, match_rows,
	match_doubt,	NULL};
static step *const last_steps[] = {match_joints,   match_titles, match_below,
				   match_in_place, match_rows,	 match_cells,
				   match_homes,	   NULL};

struct match match_trees(struct arena *a, struct part_tree old,
			 struct part_tree new)
{
	struct arena keys = {0};
	struct matcher x = {.a = a};

	x.m.old = old;
	x.m.new = new;
	x.m.to_new = NEWN(a, old.n, struct part *);
	x.m.to_old = NEWN(a, new.n, struct part *);
	x.m.certain = NEWN(a, old.n, uint8_t);
	x.m.home_old = NEWN(a, old.n, uint32_t);
	x.m.home_new = NEWN(a, new.n, uint32_t);
	x.key_old = NEWN(&keys, old.n_block, uint64_t);
	x.key_new = NEWN(&keys, new.n_block, uint64_t);
	run(&x, first_step);
	if (old.root->hash != new.root->hash)
		run(&x, all_steps);
	run(&x, last_steps);
	arena_free(&keys);
	return x.m;
}
