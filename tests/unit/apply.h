/*
 * apply.h -- carries a list of changes out on the old document.
 *
 * Written from the meaning of the list alone, and never asking which part was
 * matched with which: what a change says was there is taken away, texts are
 * rewritten by their words, and what it says came is put where it stands in the
 * new document, in reading order, so that at each step all that stands before
 * is final.  What the list does not mention must have stayed as it was; so the
 * outcome equals the new document only when the list is complete and right.
 *
 * Not in the list, and so left out on both sides: lists and tables as such
 * (what is in them counts as standing in their section), the order of the
 * members of a map, and the cells below a column that came, went or moved.  Of
 * a part that was split or merged the list does not say which of its children
 * went to which; there they are only compared as a bag.
 */
#ifndef TESTS_UNIT_APPLY_H
#define TESTS_UNIT_APPLY_H

#include "grove.h"

#include "diff/change.h"

struct applying {
	struct arena *a;
	const struct changes *c;
	struct grove old, new;
	const char *wrong; /* first thing that did not fit, or NULL */
};

static inline bool has_kind(const struct change *c, enum change_kind kind)
{
	return c->kind == kind || (c->also >> kind & 1) != 0;
}

static inline bool is_joint(const struct change *c)
{
	return c->kind == CHANGE_SPLIT || c->kind == CHANGE_MERGED;
}

/* Whether a change says where its parts were or are. */
static inline bool places(const struct change *c)
{
	return c->kind == CHANGE_ADDED || c->kind == CHANGE_REMOVED ||
	       has_kind(c, CHANGE_MOVED) || is_joint(c);
}

/* ---- words ---- */

/* What one side of the runs reads. */
static inline str said(struct arena *a, const struct change *c, enum word_op op)
{
	struct buf b = {.a = a};

	for (size_t i = 0; i < c->n_words; i++)
		if (c->words[i].op == WORD_SAME || c->words[i].op == op)
			buf_add(&b, c->words[i].text);
	return words_normal(a, buf_str(&b));
}

static inline void rewrite(struct applying *x, const struct change *c)
{
	struct twig *t = x->old.of[c->before[0]->order];

	if (t == NULL || is_joint(c) || c->n_before != 1 || c->n_after != 1)
		return;
	if (has_kind(c, CHANGE_RENUMBERED))
		t->number = c->after[0]->number;
	if (!has_kind(c, CHANGE_CHANGED) && !has_kind(c, CHANGE_RENAMED))
		return;
	if (!str_eq(said(x->a, c, WORD_DELETED), t->own))
		x->wrong = "kept and removed words are not what was";
	t->own = said(x->a, c, WORD_INSERTED);
}

/* ---- taking away ---- */

static inline void cut_twig(struct twig *t)
{
	struct twig *up = t->up;
	size_t i = 0;

	if (up == NULL)
		return;
	while (up->at[i] != t)
		i++;
	memmove(&up->at[i], &up->at[i + 1],
		(up->n - i - 1) * sizeof(struct twig *));
	up->n--;
	t->up = NULL;
}

struct twigs {
	struct twig **at;
	size_t n, cap;
};

/* A holder is what is in it, as far as no other change places that. */
static inline void twigs_of(struct applying *x, const struct grove *g,
			    const struct part *p, struct twigs *to)
{
	if (!holds_others(p)) {
		if (g->of[p->order] != NULL)
			*PUSH(x->a, to) = g->of[p->order];
		return;
	}
	for (size_t i = 0; i < p->n; i++)
		if (holds_others(p->child[i]) || !g->placed[p->child[i]->order])
			twigs_of(x, g, p->child[i], to);
}

static inline void take(struct applying *x, const struct part *p)
{
	struct twigs all = {0};

	twigs_of(x, &x->old, p, &all);
	for (size_t i = 0; i < all.n; i++)
		cut_twig(all.at[i]);
}

/* ---- putting in place ---- */

/* Where a twig of the new document stands, seen from its root. */
static inline void put_at(struct applying *x, const struct twig *model,
			  struct twig *t)
{
	size_t path[128];
	size_t n = 0;
	struct twig *to = x->old.root;

	for (const struct twig *m = model; m->up != NULL && n < 128;
	     m = m->up) {
		size_t i = 0;

		while (m->up->at[i] != m)
			i++;
		path[n++] = i;
	}
	while (n-- > 1) {
		if (path[n] >= to->n) {
			x->wrong = "what came has no place to stand";
			return;
		}
		to = to->at[path[n]];
	}
	if (path[0] > to->n)
		x->wrong = "what came stands too far on";
	else
		hang(x->a, to, path[0], t);
}

static inline struct twig *copy_new(struct applying *x, const struct twig *t)
{
	struct twig *r = twig_of(x->a, t->of);

	for (size_t i = 0; i < t->n; i++)
		if (!t->at[i]->placed)
			hang(x->a, r, r->n, copy_new(x, t->at[i]));
	return r;
}

/* A twig that comes, and which of the new document it becomes. */
struct landing {
	const struct twig *model;
	struct twig *twig;
};

struct landings {
	struct landing *at;
	size_t n, cap;
};

static inline void add_moved(struct applying *x, const struct change *c,
			     struct landings *to)
{
	struct twigs old = {0};
	struct twigs new = {0};

	twigs_of(x, &x->old, c->before[0], &old);
	twigs_of(x, &x->new, c->after[0], &new);
	if (old.n != new.n)
		x->wrong = "a list moved and is not as long as it was";
	for (size_t i = 0; i < old.n && i < new.n; i++)
		*PUSH(x->a, to) = (struct landing){new.at[i], old.at[i]};
}

static inline void add_copies(struct applying *x, const struct change *c,
			      struct landings *to)
{
	struct twigs new = {0};

	for (size_t k = 0; k < c->n_after; k++)
		twigs_of(x, &x->new, c->after[k], &new);
	for (size_t i = 0; i < new.n; i++)
		*PUSH(x->a, to) =
			(struct landing){new.at[i], copy_new(x, new.at[i])};
}

static inline int by_rank(const void *p, const void *q)
{
	const struct landing *x = p;
	const struct landing *y = q;

	return x->model->rank < y->model->rank	 ? -1
	       : x->model->rank > y->model->rank ? 1
						 : 0;
}

static inline void land(struct applying *x)
{
	struct landings all = {0};

	for (size_t i = 0; i < x->c->n; i++) {
		const struct change *c = &x->c->at[i];

		if (has_kind(c, CHANGE_MOVED))
			add_moved(x, c, &all);
		else if (places(c))
			add_copies(x, c, &all);
	}
	if (all.n > 1)
		qsort(all.at, all.n, sizeof *all.at, by_rank);
	for (size_t i = 0; i < all.n && x->wrong == NULL; i++)
		put_at(x, all.at[i].model, all.at[i].twig);
}

/* ---- split and merged ---- */

static inline int by_text(const void *p, const void *q)
{
	return str_cmp(*(const str *)p, *(const str *)q);
}

struct texts {
	str *at;
	size_t n, cap;
};

static inline void children_texts(struct applying *x, const struct grove *g,
				  const struct part *p, struct texts *to)
{
	const struct twig *t = g->of[p->order];

	for (size_t i = 0; i < t->n; i++)
		if (t->at[i]->of->kind != PART_FIELD && !t->at[i]->placed)
			*PUSH(x->a, to) = twig_text(x->a, t->at[i], true);
}

/* The same children, whichever of the sides they stand in. */
static inline void check_joint(struct applying *x, const struct change *c)
{
	struct texts was = {0};
	struct texts is = {0};

	for (size_t i = 0; i < c->n_before; i++)
		children_texts(x, &x->old, c->before[i], &was);
	for (size_t i = 0; i < c->n_after; i++)
		children_texts(x, &x->new, c->after[i], &is);
	if (was.n > 1)
		qsort(was.at, was.n, sizeof *was.at, by_text);
	if (is.n > 1)
		qsort(is.at, is.n, sizeof *is.at, by_text);
	if (was.n != is.n)
		x->wrong = "split or merged with another number of parts in it";
	for (size_t i = 0; i < was.n && i < is.n; i++)
		if (!str_eq(was.at[i], is.at[i]))
			x->wrong = "split or merged with other parts in it";
}

/* ---- all together ---- */

static inline bool *columns_out(struct applying *x, const struct part_tree *t,
				bool old)
{
	bool *out = NEWN(x->a, t->n, bool);

	for (size_t i = 0; i < x->c->n; i++) {
		const struct change *c = &x->c->at[i];
		size_t n = old ? c->n_before : c->n_after;
		const struct part *const *side = old ? c->before : c->after;

		for (size_t k = 0; k < n; k++)
			out[side[k]->order] = side[k]->kind == PART_CELL &&
					      side[k]->header && places(c);
	}
	return out;
}

static inline void note_side(struct applying *x, struct grove *g,
			     const struct part *const *p, size_t n)
{
	struct twigs all = {0};

	for (size_t i = 0; i < n; i++)
		twigs_of(x, g, p[i], &all);
	for (size_t i = 0; i < all.n; i++)
		all.at[i]->placed = true;
}

static inline void note_places(struct applying *x)
{
	for (size_t i = 0; i < x->c->n; i++) {
		const struct change *c = &x->c->at[i];

		for (size_t k = 0; places(c) && k < c->n_before; k++)
			x->old.placed[c->before[k]->order] = true;
		for (size_t k = 0; places(c) && k < c->n_after; k++)
			x->new.placed[c->after[k]->order] = true;
	}
	for (size_t i = 0; i < x->c->n; i++) {
		const struct change *c = &x->c->at[i];

		if (!places(c))
			continue;
		note_side(x, &x->old, c->before, c->n_before);
		note_side(x, &x->new, c->after, c->n_after);
	}
}

/* What goes wrong when the changes are carried out, or NULL. */
static inline const char *apply_changes(struct arena *a,
					const struct changes *c)
{
	struct applying x = {.a = a, .c = c};

	x.old.dropped = columns_out(&x, &c->old, true);
	x.new.dropped = columns_out(&x, &c->new, false);
	grow_grove(a, &x.old, &c->old);
	grow_grove(a, &x.new, &c->new);
	note_places(&x);
	for (size_t i = 0; i < c->n; i++)
		if (c->at[i].n_before > 0)
			rewrite(&x, &c->at[i]);
	for (size_t i = 0; i < c->n; i++)
		for (size_t k = 0; places(&c->at[i]) && k < c->at[i].n_before;
		     k++)
			take(&x, c->at[i].before[k]);
	for (size_t i = 0; i < c->n; i++)
		if (is_joint(&c->at[i]))
			check_joint(&x, &c->at[i]);
	if (x.wrong == NULL)
		land(&x);
	if (x.wrong == NULL && !str_eq(twig_text(a, x.old.root, false),
				       twig_text(a, x.new.root, false)))
		x.wrong = "the outcome is not the new document";
	return x.wrong;
}

#endif
