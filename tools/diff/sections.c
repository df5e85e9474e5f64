/*
 * Containers have few words of their own; what is in them says who they are.
 * Each matched block is a vote of its section for that of its partner, and a
 * pair of sections once made votes for the sections they stand in, so matching
 * climbs.  The best pairs go first: a section that gives most of its words to
 * one and a few to another must not be taken by the latter.  Titles are
 * evidence beside the words, and enough on their own below matched parents.
 */
#include "diff/matcher.h"

#include "base/vec.h"
#include "diff/flow.h"
#include "diff/join.h"
#include "diff/words.h"

#include <stdlib.h>

enum {
	HALF = 500,  /* of a thousand: dice that is enough by itself */
	THIRD = 333, /* with half of the title in common */
	SOME = 150,  /* with the same title elsewhere */
	MOST_ROUNDS = 12,
	MOST_TITLE_WORDS = 32,
};

struct candidate {
	const struct part *old, *new;
	unsigned score; /* of a thousand, for the order */
	uint64_t tie;	/* the same seen from either side */
};

struct candidates {
	struct candidate *at;
	size_t n, cap;
};

static bool is_free(const struct matcher *x, const struct part *old,
		    const struct part *new)
{
	return x->m.to_new[old->order] == NULL &&
	       x->m.to_old[new->order] == NULL && old->kind == new->kind;
}

static void pair(struct matcher *x, const struct part *old,
		 const struct part *new, unsigned certain)
{
	match_pair(x, x->m.old.at[old->order], x->m.new.at[new->order],
		   certain);
}

/* How much two titles share, of a thousand. */
static unsigned title_likeness(str old, str new)
{
	str seen[MOST_TITLE_WORDS];
	size_t n = 0;
	size_t m = 0;
	size_t shared = 0;
	str w;

	if (old.len == 0 || new.len == 0)
		return 0;
	if (str_eq(old, new))
		return 1000;
	while (n < MOST_TITLE_WORDS && (w = words_next(&old)).len > 0)
		seen[n++] = w;
	while (m < MOST_TITLE_WORDS && (w = words_next(&new)).len > 0) {
		m++;
		for (size_t i = 0; i < n; i++)
			if (str_eq_nocase(seen[i], w)) {
				seen[i] = (str){0};
				shared++;
				break;
			}
	}
	return n + m > 0 ? (unsigned)(shared * 2000 / (n + m)) : 0;
}

static unsigned dice(uint64_t shared, uint64_t x, uint64_t y)
{
	return x + y > 0 ? (unsigned)(shared * 2000 / (x + y)) : 0;
}

static bool parents_match(const struct matcher *x, const struct part *old,
			  const struct part *new)
{
	return old->parent != NULL &&
	       match_new(&x->m, old->parent) == new->parent;
}

static bool good(const struct matcher *x, const struct flow *f, unsigned words,
		 unsigned title)
{
	if (f->old->kind != PART_SECTION)
		return words >= HALF ||
		       match_new(&x->m, match_section(f->old)) ==
			       match_section(f->new);
	return words >= HALF || (words >= THIRD && title >= HALF) ||
	       (words >= SOME && title == 1000) ||
	       (title == 1000 && parents_match(x, f->old, f->new));
}

static void consider(struct matcher *x, struct candidates *to,
		     const struct flow *f)
{
	unsigned title = title_likeness(f->old->title, f->new->title);
	uint64_t shared = f->words;
	unsigned words;

	if (title == 1000)
		shared += words_count(f->old->title);
	words = dice(shared, f->old->words, f->new->words);
	if (words > 1000)
		words = 1000;
	if (good(x, f, words, title))
		*PUSH(x->tmp, to) = (struct candidate){
			f->old, f->new,
			words * 7 + title * 3 +
				(parents_match(x, f->old, f->new) ? 500 : 0),
			f->old->hash + f->new->hash};
}

static int by_score(const void *p, const void *q)
{
	const struct candidate *x = p;
	const struct candidate *y = q;
	size_t px = x->old->order + x->new->order;
	size_t py = y->old->order + y->new->order;

	if (x->score != y->score)
		return x->score < y->score ? 1 : -1;
	if (px != py)
		return px < py ? -1 : 1;
	return x->tie != y->tie ? (x->tie < y->tie ? -1 : 1) : 0;
}

static unsigned certainty(const struct candidate *c)
{
	unsigned percent = 50 + c->score / 200;

	return c->score >= 8000 || percent > 99 ? 100 : percent;
}

static bool round_of(struct matcher *x, struct flows *f)
{
	struct candidates c = {0};
	bool any = false;

	for (size_t i = 0; i < f->n; i++)
		if (is_free(x, f->at[i].old, f->at[i].new))
			consider(x, &c, &f->at[i]);
	if (c.n > 1)
		qsort(c.at, c.n, sizeof *c.at, by_score);
	for (size_t i = 0; i < c.n; i++) {
		if (!is_free(x, c.at[i].old, c.at[i].new))
			continue;
		pair(x, c.at[i].old, c.at[i].new, certainty(&c.at[i]));
		flow_add(x->tmp, f, c.at[i].old, c.at[i].new);
		any = true;
	}
	return any;
}

/* A title that one section on each side has is a candidate even when no block
 * of theirs is matched yet. */
static void add_titles(struct matcher *x, struct flows *f)
{
	struct join j;

	for (size_t i = 0; i < x->m.old.n_block; i++) {
		const struct part *p = x->m.old.block[i];

		x->key_old[i] = p->kind == PART_SECTION && p->title.len > 0
					? join_mix(str_hash(p->title), 1)
					: 0;
	}
	for (size_t i = 0; i < x->m.new.n_block; i++) {
		const struct part *p = x->m.new.block[i];

		x->key_new[i] = p->kind == PART_SECTION && p->title.len > 0
					? join_mix(str_hash(p->title), 1)
					: 0;
	}
	j = match_join(x);
	for (size_t i = 0; i < j.n; i++)
		if (j.at[i].n_old == 1 && j.at[i].n_new == 1)
			flow_slot(x->tmp, f, x->m.old.block[j.at[i].old],
				  x->m.new.block[j.at[i].new]);
}

void match_sections(struct matcher *x)
{
	struct flows f = flows_of(x->tmp, &x->m);

	add_titles(x, &f);
	for (int i = 0; i < MOST_ROUNDS; i++)
		if (!round_of(x, &f))
			break;
}

/* ---- below matched parents ---- */

/* What a child is called among its brothers; 0 when it has no name. */
static uint64_t name_of(const struct part *p, bool strict)
{
	uint64_t kind = (uint64_t)p->kind + 1;

	switch (p->kind) {
	case PART_FIELD: return join_mix(str_hash(p->key), kind);
	case PART_SECTION:
		if (p->key.len > 0)
			return join_mix(str_hash(p->key), kind);
		return p->title.len > 0 ? join_mix(str_hash(p->title), kind)
					: 0;
	case PART_TABLE:
		if (strict)
			return p->n > 0 && p->child[0]->header
				       ? join_mix(p->child[0]->hash, kind)
				       : 0;
		return join_mix(p->lane, kind);
	case PART_LIST: return strict ? 0 : join_mix(p->lane, kind);
	case PART_DOCUMENT:
	case PART_PARAGRAPH:
	case PART_ITEM:
	case PART_ROW:
	case PART_CELL: return 0;
	}
	return 0;
}

static uint64_t *names(struct matcher *x, const struct part *p, bool old,
		       bool strict)
{
	uint64_t *key = NEWN(x->tmp, p->n, uint64_t);
	struct part *const *partner = old ? x->m.to_new : x->m.to_old;

	for (size_t i = 0; i < p->n; i++)
		if (partner[p->child[i]->order] == NULL)
			key[i] = name_of(p->child[i], strict);
	return key;
}

static bool has_free_container(struct part *const *partner,
			       const struct part *p)
{
	for (size_t i = 0; i < p->n; i++)
		if (partner[p->child[i]->order] == NULL &&
		    name_of(p->child[i], false) != 0)
			return true;
	return false;
}

static void pair_names(struct matcher *x, const struct part *old,
		       const struct part *new, bool strict)
{
	struct join j = join_keys(x->tmp, names(x, old, true, strict), old->n,
				  names(x, new, false, strict), new->n);

	for (size_t i = 0; i < j.n; i++) {
		uint32_t o = j.at[i].old;
		uint32_t n = j.at[i].new;

		for (; o != JOIN_END && n != JOIN_END;
		     o = j.next_old[o], n = j.next_new[n])
			match_pair(x, old->child[o], new->child[n], 100);
	}
}

void match_below(struct matcher *x)
{
	for (size_t i = 0; i < x->m.old.n_block; i++) {
		const struct part *old = x->m.old.block[i];
		const struct part *new = match_new(&x->m, old);

		if (new == NULL || old->n == 0 || new->n == 0 ||
		    !has_free_container(x->m.to_new, old) ||
		    !has_free_container(x->m.to_old, new))
			continue;
		pair_names(x, old, new, true);
		pair_names(x, old, new, false);
	}
}
