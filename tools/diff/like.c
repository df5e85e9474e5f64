/*
 * What is left after all certain evidence: paragraphs, items and rows that
 * changed.  Two of them are as alike as the weight of the words they share.
 *
 * Candidates come from an inverted index of the rarest words, so the work
 * stays near linear.  Pairs are taken best first: those that are clearly alike
 * in one section, those that are very alike wherever they stand, then within
 * one parent on far less evidence (like_within.c), then elsewhere, where short
 * texts need more and a second best that comes close means that nothing is
 * known.
 */
#include "diff/like.h"

#include "base/vec.h"
#include "diff/join.h"

#include <stdlib.h>

enum {
	ALIKE_AT_ONCE = 800, /* of a thousand */
	ALIKE_SURELY_HERE = 600,
	ALIKE_LONG = 500,  /* elsewhere, from LONG words on */
	ALIKE_SHORT = 800, /* elsewhere, up to SHORT words */
	MARGIN = 40,	   /* to the second best, elsewhere */
	FEWEST_WORDS = 4,
	SHORT = 6,
	LONG = 30,
	MOST_HITS = 64, /* of a word that is used for looking up */
	MOST_CANDIDATES = 16,
	MOST_LOOKUPS = 48,
};

struct candidate {
	uint32_t old, new; /* leaves */
	unsigned score;
	bool clear; /* no other comes close */
};

struct candidates {
	struct candidate *at;
	size_t n, cap;
};

struct liking {
	struct matcher *x;
	struct vocabulary v;
	struct leaves old, new;
	uint32_t *first; /* per word: where its hits begin */
	uint32_t *hit;	 /* new leaves, word by word */
	struct candidates all;
};

static bool is_leaf(const struct part *p)
{
	return (p->kind == PART_PARAGRAPH || p->kind == PART_ITEM ||
		p->kind == PART_ROW) &&
	       !p->header;
}

static void collect(struct liking *l, struct leaves *to,
		    const struct part_tree *t, struct part *const *partner)
{
	to->of = NEWN(l->x->tmp, t->n, uint32_t);
	for (size_t i = 0; i < t->n_block; i++) {
		struct part *p = t->block[i];

		if (partner[p->order] != NULL || !is_leaf(p))
			continue;
		*PUSH(l->x->tmp, to) = (struct leaf){p, {0}};
		to->of[p->order] = (uint32_t)to->n;
	}
}

static void fill(struct liking *l, struct leaves *of)
{
	for (size_t i = 0; i < of->n; i++)
		of->at[i].bag = bag_of(&l->v, of->at[i].part);
}

static void weigh(struct liking *l, struct leaves *of)
{
	for (size_t i = 0; i < of->n; i++)
		bag_settle(&l->v, &of->at[i].bag);
}

/* ---- looking up ---- */

static void build_index(struct liking *l)
{
	uint32_t *next;
	size_t total = 0;

	l->first = NEWN(l->x->tmp, l->v.n + 1, uint32_t);
	next = NEWN(l->x->tmp, l->v.n + 1, uint32_t);
	for (size_t i = 0; i < l->new.n; i++)
		for (size_t k = 0; k < l->new.at[i].bag.n; k++)
			l->first[l->new.at[i].bag.at[k].word + 1]++;
	for (size_t w = 0; w < l->v.n; w++) {
		l->first[w + 1] += l->first[w];
		next[w] = l->first[w];
	}
	total = l->first[l->v.n];
	l->hit = NEWN(l->x->tmp, total, uint32_t);
	for (size_t i = 0; i < l->new.n; i++)
		for (size_t k = 0; k < l->new.at[i].bag.n; k++)
			l->hit[next[l->new.at[i].bag.at[k].word]++] =
				(uint32_t)i;
}

static size_t hits(const struct liking *l, uint32_t word)
{
	return l->first[word + 1] - l->first[word];
}

struct found {
	uint64_t *score; /* per new leaf, zero between look-ups */
	uint32_t *seen;
	size_t n;
};

static void look_up(const struct liking *l, const struct bag *b,
		    size_t most_hits, struct found *f)
{
	size_t lookups = 0;

	for (size_t k = 0; k < b->n && lookups < MOST_LOOKUPS; k++) {
		uint32_t w = b->at[k].word;

		if (hits(l, w) == 0 || hits(l, w) > most_hits)
			continue;
		lookups++;
		for (uint32_t h = l->first[w]; h < l->first[w + 1]; h++) {
			uint32_t i = l->hit[h];

			if (f->score[i] == 0)
				f->seen[f->n++] = i;
			f->score[i] += l->v.weight[w];
		}
	}
}

/* The best of what was found, by the weight of the looked-up words. */
static size_t keep_best(struct found *f)
{
	size_t kept = f->n < MOST_CANDIDATES ? f->n : MOST_CANDIDATES;

	for (size_t k = 0; k < kept; k++) {
		size_t best = k;
		uint32_t moved;

		for (size_t i = k + 1; i < f->n; i++)
			if (f->score[f->seen[i]] > f->score[f->seen[best]])
				best = i;
		moved = f->seen[k];
		f->seen[k] = f->seen[best];
		f->seen[best] = moved;
	}
	return kept;
}

static void find_for(struct liking *l, uint32_t old, struct found *f)
{
	const struct leaf *o = &l->old.at[old];
	size_t kept;

	f->n = 0;
	look_up(l, &o->bag, 8, f);
	if (f->n < MOST_CANDIDATES)
		look_up(l, &o->bag, MOST_HITS, f);
	kept = keep_best(f);
	for (size_t k = 0; k < kept; k++) {
		const struct leaf *n = &l->new.at[f->seen[k]];
		unsigned score;

		if (n->part->kind != o->part->kind)
			continue;
		score = bag_likeness(&l->v, &o->bag, &n->bag);
		*PUSH(l->x->tmp, &l->all) =
			(struct candidate){old, f->seen[k], score, false};
	}
	for (size_t k = 0; k < f->n; k++)
		f->score[f->seen[k]] = 0;
}

/* The two best candidates that a leaf has. */
struct rivals {
	unsigned best, second;
};

static void compete(struct rivals *r, unsigned score)
{
	if (score > r->best) {
		r->second = r->best;
		r->best = score;
	} else if (score > r->second) {
		r->second = score;
	}
}

static bool wins(const struct rivals *r, unsigned score)
{
	return score == r->best && score >= r->second + MARGIN;
}

/* A pair is clear when neither side has another that comes close. */
static void clear_pairs(struct liking *l)
{
	struct rivals *old = NEWN(l->x->tmp, l->old.n, struct rivals);
	struct rivals *new = NEWN(l->x->tmp, l->new.n, struct rivals);

	for (size_t i = 0; i < l->all.n; i++) {
		compete(&old[l->all.at[i].old], l->all.at[i].score);
		compete(&new[l->all.at[i].new], l->all.at[i].score);
	}
	for (size_t i = 0; i < l->all.n; i++) {
		struct candidate *c = &l->all.at[i];

		c->clear = wins(&old[c->old], c->score) &&
			   wins(&new[c->new], c->score);
	}
}

static int by_score(const void *p, const void *q)
{
	const struct candidate *x = p;
	const struct candidate *y = q;
	uint32_t px = x->old + x->new;
	uint32_t py = y->old + y->new;
	uint32_t dx = x->old > x->new ? x->old - x->new : x->new - x->old;
	uint32_t dy = y->old > y->new ? y->old - y->new : y->new - y->old;

	if (x->score != y->score)
		return x->score < y->score ? 1 : -1;
	if (px != py)
		return px < py ? -1 : 1;
	return dx < dy ? -1 : dx > dy;
}

static void find_all(struct liking *l)
{
	struct found f = {NEWN(l->x->tmp, l->new.n, uint64_t),
			  NEWN(l->x->tmp, l->new.n, uint32_t), 0};

	build_index(l);
	for (size_t i = 0; i < l->old.n; i++)
		find_for(l, (uint32_t)i, &f);
	clear_pairs(l);
	if (l->all.n > 1)
		qsort(l->all.at, l->all.n, sizeof *l->all.at, by_score);
}

/* ---- pairing ---- */

static bool is_free(const struct liking *l, const struct part *old,
		    const struct part *new)
{
	return l->x->m.to_new[old->order] == NULL &&
	       l->x->m.to_old[new->order] == NULL;
}

/* What two leaves that stand in different places need. */
static unsigned enough(const struct part *old, const struct part *new)
{
	unsigned words = old->words < new->words ? old->words : new->words;

	if (words >= LONG)
		return ALIKE_LONG;
	if (words <= SHORT)
		return ALIKE_SHORT;
	return ALIKE_SHORT -
	       (words - SHORT) * (ALIKE_SHORT - ALIKE_LONG) / (LONG - SHORT);
}

static bool same_section(const struct liking *l, const struct part *old,
			 const struct part *new)
{
	return match_new(&l->x->m, match_section(old)) == match_section(new);
}

static unsigned percent(unsigned score)
{
	return score / 10 < 99 ? score / 10 : 99;
}

enum stage { SURELY_HERE, AT_ONCE, ELSEWHERE };

static bool good(enum stage stage, const struct candidate *c,
		 const struct part *old, const struct part *new, bool here)
{
	bool elsewhere = c->clear && old->words >= FEWEST_WORDS &&
			 new->words >= FEWEST_WORDS;

	switch (stage) {
	case SURELY_HERE: return here && c->score >= ALIKE_SURELY_HERE;
	case AT_ONCE: return c->score >= ALIKE_AT_ONCE && (here || elsewhere);
	case ELSEWHERE:
		return c->score >= enough(old, new) && (here || elsewhere);
	}
	return false;
}

static void take(struct liking *l, enum stage stage)
{
	for (size_t i = 0; i < l->all.n; i++) {
		const struct candidate *c = &l->all.at[i];
		struct part *old = l->old.at[c->old].part;
		struct part *new = l->new.at[c->new].part;
		bool here = same_section(l, old, new);

		if (is_free(l, old, new) && good(stage, c, old, new, here))
			match_pair(l->x, old, new,
				   here ? 100 : percent(c->score));
	}
}

void match_alike(struct matcher *x)
{
	struct liking l = {.x = x, .v = {.a = x->tmp}};

	collect(&l, &l.old, &x->m.old, x->m.to_new);
	collect(&l, &l.new, &x->m.new, x->m.to_old);
	if (l.old.n == 0 || l.new.n == 0)
		return;
	fill(&l, &l.old);
	fill(&l, &l.new);
	bag_count(&l.v, &x->m.old);
	bag_count(&l.v, &x->m.new);
	bag_weigh(&l.v);
	weigh(&l, &l.old);
	weigh(&l, &l.new);
	find_all(&l);
	take(&l, SURELY_HERE);
	take(&l, AT_ONCE);
	like_within(x, &l.v, &l.old, &l.new);
	take(&l, ELSEWHERE);
}
