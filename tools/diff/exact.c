/*
 * Identical subtrees by hash.  A subtree that occurs once on both sides is
 * matched wherever it stands; walking in preorder meets the largest first, and
 * pairing it pairs all that is in it.  One that occurs more often is told apart
 * by context, from the tightest to the widest: parent and neighbours, parent,
 * section.  Only words enough to be no coincidence are matched without any.
 */
#include "diff/matcher.h"

#include "diff/join.h"

enum { FEWEST_WORDS = 4, AMBIGUOUS = 80, MOST_FORMERS = 64 };

typedef uint64_t key_of(const struct matcher *x, const struct part *p,
			bool old);

static struct join join_by(struct matcher *x, key_of *key)
{
	for (size_t i = 0; i < x->m.old.n_block; i++) {
		const struct part *p = x->m.old.block[i];

		x->key_old[i] = x->m.to_new[p->order] == NULL ? key(x, p, true)
							      : 0;
	}
	for (size_t i = 0; i < x->m.new.n_block; i++) {
		const struct part *p = x->m.new.block[i];

		x->key_new[i] = x->m.to_old[p->order] == NULL ? key(x, p, false)
							      : 0;
	}
	return match_join(x);
}

/* Pairs the elements of a bucket first with first, as far as both go. */
static void pair_bucket(struct matcher *x, const struct join *j,
			const struct bucket *b, unsigned certain)
{
	uint32_t o = b->old;
	uint32_t n = b->new;

	while (o != JOIN_END && n != JOIN_END) {
		struct part *old = x->m.old.block[o];
		struct part *new = x->m.new.block[n];

		if (x->m.to_new[old->order] != NULL) {
			o = j->next_old[o];
		} else if (x->m.to_old[new->order] != NULL) {
			n = j->next_new[n];
		} else {
			match_subtree(x, old, new, certain);
			o = j->next_old[o];
			n = j->next_new[n];
		}
	}
}

static void pair_single(struct matcher *x, const struct join *j,
			unsigned certain)
{
	for (size_t i = 0; i < j->n; i++)
		if (j->at[i].n_old == 1 && j->at[i].n_new == 1)
			pair_bucket(x, j, &j->at[i], certain);
}

static void pair_all(struct matcher *x, const struct join *j, unsigned certain)
{
	for (size_t i = 0; i < j->n; i++)
		pair_bucket(x, j, &j->at[i], certain);
}

/* ---- ids ---- */

static uint64_t by_id(const struct matcher *x, const struct part *p, bool old)
{
	(void)x;
	(void)old;
	return p->id.len > 0 ? join_mix(str_hash(p->id), p->kind) : 0;
}

static void pair_one_kind(struct matcher *x, const struct join *j)
{
	for (size_t i = 0; i < j->n; i++) {
		const struct bucket *b = &j->at[i];

		if (b->n_old == 1 && b->n_new == 1 &&
		    x->m.old.block[b->old]->kind ==
			    x->m.new.block[b->new]->kind)
			match_pair(x, x->m.old.block[b->old],
				   x->m.new.block[b->new], 100);
	}
}

/* A section of the other side that goes by a name: its title or its id. */
static struct part *named(const struct part_tree *t, str name)
{
	struct part *found = NULL;

	for (size_t i = 0; i < t->n_block; i++) {
		struct part *p = t->block[i];

		if (p->kind != PART_SECTION ||
		    (!str_eq(p->title, name) && !str_eq(p->id, name)))
			continue;
		if (found != NULL)
			return NULL;
		found = p;
	}
	return found;
}

/* `voorheen` on the new side names an old section; comparing backwards, the
 * old side names the new one. */
static void match_former(struct matcher *x)
{
	const struct part_tree *old = &x->m.old;
	const struct part_tree *new = &x->m.new;

	for (size_t i = 0; i < new->n_former &&i < MOST_FORMERS; i++) {
		struct part *p = named(old, new->former[i].name);

		if (p != NULL)
			match_pair(x, p, new->at[new->former[i].part->order],
				   100);
	}
	for (size_t i = 0; i < old->n_former && i < MOST_FORMERS; i++) {
		struct part *p = named(new, old->former[i].name);

		if (p != NULL)
			match_pair(x, old->at[old->former[i].part->order], p,
				   100);
	}
}

void match_ids(struct matcher *x)
{
	struct join j = join_by(x, by_id);

	pair_one_kind(x, &j);
	match_former(x);
}

/* ---- identical subtrees ---- */

/* Cells and fields only mean something in their row or section. */
static bool stands_alone(const struct part *p)
{
	switch (p->kind) {
	case PART_SECTION:
	case PART_PARAGRAPH:
	case PART_LIST:
	case PART_ITEM:
	case PART_TABLE: return p->words >= FEWEST_WORDS;
	case PART_ROW: return p->words >= FEWEST_WORDS && !p->header;
	case PART_DOCUMENT:
	case PART_FIELD:
	case PART_CELL: return false;
	}
	return false;
}

static uint64_t by_hash(const struct matcher *x, const struct part *p, bool old)
{
	(void)x;
	(void)old;
	return stands_alone(p) ? p->hash : 0;
}

void match_unique(struct matcher *x)
{
	for (int round = 0; round < 2; round++) {
		struct join j = join_by(x, by_hash);

		pair_single(x, &j, 100);
	}
}

static uint64_t sibling(const struct part *p, int step)
{
	size_t i = p->index + (size_t)step;

	return p->parent != NULL && i < p->parent->n ? p->parent->child[i]->hash
						     : 1;
}

/* Equal for an old and a new part whose parents are partners. */
static uint64_t by_parent(const struct matcher *x, const struct part *p,
			  bool old)
{
	const struct part *at = old ? match_new(&x->m, p->parent) : p->parent;

	if (p->kind == PART_CELL || at == NULL)
		return 0;
	return join_mix(join_mix(p->hash, p->lane), at->order + 1);
}

static uint64_t by_both(const struct matcher *x, const struct part *p, bool old)
{
	uint64_t key = by_parent(x, p, old);

	return key != 0 ? join_mix(key, join_mix(sibling(p, -1), sibling(p, 1)))
			: 0;
}

static uint64_t by_previous(const struct matcher *x, const struct part *p,
			    bool old)
{
	uint64_t key = by_parent(x, p, old);

	return key != 0 ? join_mix(key, sibling(p, -1)) : 0;
}

static uint64_t by_next(const struct matcher *x, const struct part *p, bool old)
{
	uint64_t key = by_parent(x, p, old);

	return key != 0 ? join_mix(key, sibling(p, 1)) : 0;
}

static uint64_t by_section(const struct matcher *x, const struct part *p,
			   bool old)
{
	const struct part *at = match_section(p);

	if (!stands_alone(p))
		return 0;
	at = old ? match_new(&x->m, at) : at;
	return at != NULL ? join_mix(p->hash, at->order + 1) : 0;
}

/* ---- order among equals ---- */

static bool is_simple(const struct part *p)
{
	bool row = p->kind == PART_ROW && p->n > 0 && p->child[0]->lane == 0;

	return p->id.len == 0 && (p->n == 0 || row) && p->kind != PART_CELL;
}

static uint64_t by_equal_pair(const struct matcher *x, const struct part *p,
			      bool old)
{
	const struct part *other = old ? match_new(&x->m, p)
				       : match_old(&x->m, p);
	const struct part *at = old ? match_new(&x->m, p->parent) : p->parent;

	if (other == NULL || at == NULL || !is_simple(p) ||
	    other->hash != p->hash)
		return 0;
	if (match_new(&x->m, old ? p->parent : other->parent) !=
	    (old ? other->parent : p->parent))
		return 0;
	return join_mix(join_mix(p->hash, p->lane), at->order + 1);
}

static void repair(struct matcher *x, struct part *old, struct part *new)
{
	x->m.to_new[old->order] = new;
	x->m.to_old[new->order] = old;
	for (size_t i = 0; i < old->n; i++)
		repair(x, old->child[i], new->child[i]);
}

/* Equal brothers that context paired crosswise are paired in order: no reader
 * can tell that they moved. */
static void straighten(struct matcher *x)
{
	struct join j;

	for (size_t i = 0; i < x->m.old.n_block; i++)
		x->key_old[i] = by_equal_pair(x, x->m.old.block[i], true);
	for (size_t i = 0; i < x->m.new.n_block; i++)
		x->key_new[i] = by_equal_pair(x, x->m.new.block[i], false);
	j = match_join(x);
	for (size_t i = 0; i < j.n; i++) {
		uint32_t o = j.at[i].old;
		uint32_t n = j.at[i].new;

		for (; j.at[i].n_old > 1 && o != JOIN_END && n != JOIN_END;
		     o = j.next_old[o], n = j.next_new[n])
			repair(x, x->m.old.block[o], x->m.new.block[n]);
	}
}

void match_in_place(struct matcher *x)
{
	static key_of *const ways[] = {by_both, by_previous, by_next, by_parent,
				       by_section};

	for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
		struct join j = join_by(x, ways[i]);

		pair_all(x, &j, 100);
	}
	straighten(x);
}

static uint64_t by_neighbours(const struct matcher *x, const struct part *p,
			      bool old)
{
	(void)x;
	(void)old;
	return stands_alone(p) ? join_mix(p->hash, join_mix(sibling(p, -1),
							    sibling(p, 1)))
			       : 0;
}

void match_anywhere(struct matcher *x)
{
	struct join j;

	match_unique(x);
	j = join_by(x, by_neighbours);
	pair_single(x, &j, AMBIGUOUS);
	j = join_by(x, by_hash);
	pair_all(x, &j, AMBIGUOUS);
}
