/*
 * A section that was written anew has no words left to be known by, only its
 * title: "Het lerarentekort aanpakken" became "Lerarentekort".  So sections
 * that nothing else paired are paired when their titles are alike and neither
 * has another that comes close.  Words weigh more the fewer titles have them;
 * short ones ("en", "het", "van") tie everything to everything and do not
 * count.  It is an opinion, and told as one.
 *
 * Only brothers may meet this way, and the entities that a profile names,
 * wherever they stand: a speerpunt may have become an aandachtspunt.
 */
#include "diff/matcher.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "diff/bag.h"
#include "diff/words.h"

enum {
	ALIKE = 520, /* of a thousand: more than one word of two */
	MARGIN = 100,
	SHORT = 3, /* letters */
	CERTAIN = 60,
	MOST_PAIRS = 256 * 1024,
	MOST_ROUNDS = 16,
};

struct headed {
	struct part *part;
	struct bag bag;
	unsigned best, second;
};

struct headeds {
	struct headed *at;
	size_t n, cap;
};

struct candidate {
	uint32_t old, new;
	unsigned score;
};

struct candidates {
	struct candidate *at;
	size_t n, cap;
};

static struct bag title_bag(struct vocabulary *v, const struct part *p)
{
	struct buf words = {.a = v->a};
	struct part text = {.kind = PART_PARAGRAPH};
	str rest = p->title;
	str w;

	while ((w = words_next(&rest)).len > 0) {
		if (utf8_count(w) <= SHORT)
			continue;
		buf_add(&words, w);
		buf_char(&words, ' ');
	}
	text.text = buf_str(&words);
	return bag_of(v, &text);
}

static bool *joined(struct matcher *x, bool old)
{
	bool *is = NEWN(x->tmp, old ? x->m.old.n : x->m.new.n, bool);

	for (size_t k = 0; k < x->m.joint.n; k++) {
		const struct joint *j = &x->m.joint.at[k];
		struct part *const *side = old ? j->old : j->new;

		for (size_t i = 0; i < (old ? j->n_old : j->n_new); i++)
			is[side[i]->order] = true;
	}
	return is;
}

/* The sections that are free; the words of all titles are counted. */
static struct headeds collect(struct matcher *x, struct vocabulary *v, bool old)
{
	const struct part_tree *t = old ? &x->m.old : &x->m.new;
	struct part *const *partner = old ? x->m.to_new : x->m.to_old;
	const bool *taken = joined(x, old);
	struct headeds free = {0};

	for (size_t i = 0; i < t->n_block; i++) {
		struct part *p = t->block[i];
		struct bag b;

		if (p->kind != PART_SECTION || p->title.len == 0 ||
		    p->key.len > 0)
			continue;
		b = title_bag(v, p);
		v->parts++;
		for (size_t k = 0; k < b.n; k++)
			v->times[b.at[k].word]++;
		if (partner[p->order] == NULL && !taken[p->order])
			*PUSH(x->tmp, &free) =
				(struct headed){.part = p, .bag = b};
	}
	return free;
}

static bool may_meet(const struct matcher *x, const struct part *old,
		     const struct part *new)
{
	return match_new(&x->m, old->parent) == new->parent ||
	       (old->names->noun.len > 0 && new->names->noun.len > 0);
}

static void compete(struct headed *h, unsigned score)
{
	if (score > h->best) {
		h->second = h->best;
		h->best = score;
	} else if (score > h->second) {
		h->second = score;
	}
}

static bool wins(const struct headed *h, unsigned score)
{
	return score == h->best && score >= h->second + MARGIN;
}

static void weigh(const struct vocabulary *v, struct headeds *all)
{
	for (size_t i = 0; i < all->n; i++)
		bag_settle(v, &all->at[i].bag);
}

static bool is_free(const struct matcher *x, const struct headed *old,
		    const struct headed *new)
{
	return x->m.to_new[old->part->order] == NULL &&
	       x->m.to_old[new->part->order] == NULL;
}

static struct candidates score_all(struct matcher *x,
				   const struct vocabulary *v,
				   const struct headeds *old,
				   const struct headeds *new)
{
	struct candidates c = {0};

	for (size_t i = 0; i < old->n; i++)
		for (size_t j = 0; j < new->n; j++) {
			unsigned score;

			if (!may_meet(x, old->at[i].part, new->at[j].part))
				continue;
			score = bag_likeness(v, &old->at[i].bag,
					     &new->at[j].bag);
			if (score > ALIKE - MARGIN)
				*PUSH(x->tmp, &c) = (struct candidate){
					(uint32_t)i, (uint32_t)j, score};
		}
	return c;
}

static void forget(struct headeds *all)
{
	for (size_t i = 0; i < all->n; i++)
		all->at[i].best = all->at[i].second = 0;
}

/* What one round pairs is no rival in the next. */
static bool round_of(struct matcher *x, const struct candidates *c,
		     struct headeds *old, struct headeds *new)
{
	bool any = false;

	forget(old);
	forget(new);
	for (size_t k = 0; k < c->n; k++) {
		struct headed *o = &old->at[c->at[k].old];
		struct headed *n = &new->at[c->at[k].new];

		if (is_free(x, o, n)) {
			compete(o, c->at[k].score);
			compete(n, c->at[k].score);
		}
	}
	for (size_t k = 0; k < c->n; k++) {
		struct headed *o = &old->at[c->at[k].old];
		struct headed *n = &new->at[c->at[k].new];
		unsigned score = c->at[k].score;

		if (score <= ALIKE || !is_free(x, o, n) || !wins(o, score) ||
		    !wins(n, score))
			continue;
		match_pair(x, o->part, n->part, CERTAIN);
		any = true;
	}
	return any;
}

void match_titles(struct matcher *x)
{
	struct vocabulary v = {.a = x->tmp};
	struct headeds old = collect(x, &v, true);
	struct headeds new = collect(x, &v, false);
	struct candidates c;

	if (old.n == 0 || new.n > MOST_PAIRS / old.n)
		return;
	bag_weigh(&v);
	weigh(&v, &old);
	weigh(&v, &new);
	c = score_all(x, &v, &old, &new);
	for (int i = 0; i < MOST_ROUNDS && round_of(x, &c, &old, &new);)
		i++;
}
