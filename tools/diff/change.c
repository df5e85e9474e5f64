/*
 * From pairs to changes.  Walking the new document in order gives what was
 * added, moved, renamed, renumbered or changed; what is left of the old one was
 * removed, and goes where it stood.  The topmost part is the change: nothing
 * is said of the inside of what was added or removed, except what came from, or
 * went, elsewhere.  A list or table is only a holder: when things in it have
 * partners, it is not a change but they are.
 */
#include "diff/change.h"

#include "diff/answers.h"

#include "base/lang.h"
#include "base/vec.h"
#include "diff/match.h"
#include "diff/move.h"
#include "diff/order.h"
#include "diff/shift.h"
#include "diff/weight.h"

#include <stdlib.h>

struct ranked {
	struct change change;
	size_t rank; /* place in the output */
};

struct ranking {
	struct ranked *at;
	size_t n, cap;
};

struct telling {
	struct arena *a;
	const struct profile *p;
	struct match m;
	const struct weights *weights;
	bool *reordered; /* by order of the new part */
	const struct joint **joint_old, **joint_new; /* by order, or NULL */
	struct ranking all;
	size_t only_form;
	bool coarse;
	struct arena scratch; /* of words */
};

static const struct part *const *one(struct arena *a, const struct part *p)
{
	const struct part **r = NEW(a, const struct part *);

	*r = p;
	return r;
}

static struct change *tell(struct telling *t, enum change_kind kind,
			   size_t rank)
{
	struct ranked *r = PUSH(t->a, &t->all);

	r->rank = rank;
	r->change.kind = kind;
	r->change.certain = 100;
	return &r->change;
}

/* ---- words ---- */

struct runs {
	struct word_run *at;
	size_t n, cap;
};

/* The words of a subtree, down to what came from or went elsewhere: what is
 * new in that is a change of its own. */
static void words_of(struct telling *t, struct runs *r, const struct part *p,
		     enum word_op op)
{
	bool old = op == WORD_DELETED;
	struct part *const *partner = old ? t->m.to_new : t->m.to_old;
	const struct joint *const *joint = old ? t->joint_old : t->joint_new;

	if (partner[p->order] != NULL || joint[p->order] != NULL)
		return;
	if (p->title.len > 0)
		*PUSH(t->a, r) = (struct word_run){op, p->title};
	if (p->text.len > 0)
		*PUSH(t->a, r) = (struct word_run){op, p->text};
	for (size_t i = 0; i < p->n; i++)
		words_of(t, r, p->child[i], op);
}

static void set_words(struct change *c, const struct runs *r)
{
	c->words = r->at;
	c->n_words = r->n;
}

static void compare(struct telling *t, struct change *c, str old, str new)
{
	c->n_words =
		words_diff(t->a, &t->scratch, old, new, &c->words, &t->coarse);
}

static str own(const struct part *p)
{
	return p->kind == PART_SECTION ? p->title : p->text;
}

/* Titles or texts one after the other. */
static str joined(struct arena *a, struct part *const *p, size_t n)
{
	str s = own(p[0]);

	for (size_t i = 1; i < n; i++)
		s = str_fmt(a, "%.*s %.*s", STR(s), STR(own(p[i])));
	return s;
}

/* ---- added and removed ---- */

static bool has_partner(struct part *const *partner, const struct part *p)
{
	if (partner[p->order] != NULL)
		return true;
	for (size_t i = 0; i < p->n; i++)
		if (has_partner(partner, p->child[i]))
			return true;
	return false;
}

static bool is_holder(const struct part *p)
{
	return p->kind == PART_LIST || p->kind == PART_TABLE;
}

/* A cell below a column that came or went: the column is the change. */
static bool follows_column(struct part *const *partner, const struct part *p)
{
	const struct part *table = p->parent->parent;
	const struct part *header;

	if (p->kind != PART_CELL || p->header || table == NULL ||
	    table->kind != PART_TABLE || !table->child[0]->header)
		return false;
	header = table->child[0];
	return p->index >= header->n ||
	       partner[header->child[p->index]->order] == NULL;
}

/* A field of a section that was absorbed, which the whole has as well. */
static bool is_shared(struct part *const *side, size_t n, const struct part *p)
{
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < side[i]->n; k++)
			if (side[i]->child[k]->hash == p->hash)
				return true;
	return false;
}

static bool in_whole(const struct telling *t, const struct part *p, bool old)
{
	const struct joint *j = old ? t->joint_old[p->parent->order]
				    : t->joint_new[p->parent->order];

	if (j == NULL || p->kind != PART_FIELD)
		return false;
	return old ? is_shared(j->new, j->n_new, p)
		   : is_shared(j->old, j->n_old, p);
}

/* Whether a part without partner is a change of its own. */
static bool stands_out(const struct telling *t, const struct part *p, bool old)
{
	struct part *const *partner = old ? t->m.to_new : t->m.to_old;

	if (p->kind == PART_CELL && p->words == 0)
		return false;
	if (follows_column(partner, p) || in_whole(t, p, old))
		return false;
	return !is_holder(p) || !has_partner(partner, p);
}

static void tell_added(struct telling *t, const struct part *p)
{
	struct change *c = tell(t, CHANGE_ADDED, (size_t)p->order * 2);
	struct runs r = {0};

	c->after = one(t->a, p);
	c->n_after = 1;
	words_of(t, &r, p, WORD_INSERTED);
	set_words(c, &r);
}

static void tell_removed(struct telling *t, const struct part *p, size_t rank)
{
	struct change *c = tell(t, CHANGE_REMOVED, rank);
	struct runs r = {0};

	c->before = one(t->a, p);
	c->n_before = 1;
	words_of(t, &r, p, WORD_DELETED);
	set_words(c, &r);
}

/* ---- pairs ---- */

static bool same_form(const struct telling *t, const struct part *old,
		      const struct part *new)
{
	return str_eq(source_slice(t->m.old.source, old->text_span),
		      source_slice(t->m.new.source, new->text_span));
}

struct differences {
	bool moved, renamed, changed, renumbered;
	const char *detail;
	int days;
};

static struct differences differences(struct telling *t, const struct part *old,
				      const struct part *new)
{
	struct differences d = {0};

	d.moved = t->reordered[new->order];
	if (d.moved)
		d.detail = "reordered";
	else
		d.moved = move_found(&t->m, t->p, old, new, &d.detail);
	d.renumbered = !str_eq(old->number, new->number);
	if (!str_eq(own(old), own(new))) {
		bool title = new->kind == PART_SECTION || new->header;

		d.renamed = title;
		d.changed = !title;
	} else if (own(new).len > 0 && !same_form(t, old, new)) {
		t->only_form++;
	}
	if (d.changed && shift_days(old->text, new->text, &d.days) &&
	    d.detail == NULL)
		d.detail = "date-shifted";
	return d;
}

static void tell_pair(struct telling *t, const struct part *old,
		      const struct part *new)
{
	struct differences d = differences(t, old, new);
	const bool holds[CHANGE_KINDS] = {[CHANGE_CHANGED] = d.changed,
					  [CHANGE_MOVED] = d.moved,
					  [CHANGE_RENAMED] = d.renamed,
					  [CHANGE_RENUMBERED] = d.renumbered};
	static const enum change_kind rank[] = {CHANGE_MOVED, CHANGE_RENAMED,
						CHANGE_CHANGED,
						CHANGE_RENUMBERED};
	struct change *c = NULL;

	for (size_t i = 0; i < sizeof rank / sizeof rank[0]; i++)
		if (holds[rank[i]] && c == NULL)
			c = tell(t, rank[i], (size_t) new->order * 2);
		else if (holds[rank[i]])
			c->also |= 1u << rank[i];
	if (c == NULL)
		return;
	c->before = one(t->a, old);
	c->after = one(t->a, new);
	c->n_before = c->n_after = 1;
	c->detail = d.detail;
	c->days = d.days;
	c->certain = t->m.certain[old->order];
	if (d.renamed || d.changed)
		compare(t, c, own(old), own(new));
}

/* ---- joints ---- */

static const struct part *const *views(struct arena *a, struct part *const *p,
				       size_t n)
{
	const struct part **r = NEWN(a, n, const struct part *);

	for (size_t i = 0; i < n; i++)
		r[i] = p[i];
	return r;
}

static void tell_joint(struct telling *t, const struct joint *j)
{
	struct change *c = tell(t, j->split ? CHANGE_SPLIT : CHANGE_MERGED,
				(size_t)j->new[0]->order * 2);

	c->before = views(t->a, j->old, j->n_old);
	c->n_before = j->n_old;
	c->after = views(t->a, j->new, j->n_new);
	c->n_after = j->n_new;
	c->certain = 90;
	compare(t, c, joined(t->a, j->old, j->n_old),
		joined(t->a, j->new, j->n_new));
	for (size_t i = 0; i < j->n_old; i++)
		t->joint_old[j->old[i]->order] = j;
	for (size_t i = 0; i < j->n_new; i++)
		t->joint_new[j->new[i]->order] = j;
}

/* ---- the walks ---- */

static void walk_new(struct telling *t, const struct part *p, bool covered)
{
	const struct part *old = match_old(&t->m, p);

	if (old == NULL && t->joint_new[p->order] != NULL) {
		covered = false;
	} else if (old == NULL) {
		bool out = stands_out(t, p, false);

		if (!covered && out)
			tell_added(t, p);
		covered = covered || (out || !is_holder(p));
	} else {
		covered = false;
		if (t->joint_new[p->order] == NULL)
			tell_pair(t, old, p);
	}
	for (size_t i = 0; i < p->n; i++)
		walk_new(t, p->child[i], covered);
}

/* `rank` is where the last part before it that kept its place now stands. */
static void walk_old(struct telling *t, const struct part *p, bool covered,
		     size_t *rank)
{
	const struct part *new = match_new(&t->m, p);

	if (new == NULL && t->joint_old[p->order] != NULL) {
		covered = false;
	} else if (new == NULL) {
		bool out = stands_out(t, p, true);

		if (!covered && out)
			tell_removed(t, p, *rank);
		covered = covered || (out || !is_holder(p));
	} else {
		covered = false;
		if (p->parent == NULL ||
		    match_same_place(&t->m, p->parent, new->parent))
			*rank = (size_t) new->order * 2 + 1;
	}
	for (size_t i = 0; i < p->n; i++)
		walk_old(t, p->child[i], covered, rank);
}

static int by_rank(const void *p, const void *q)
{
	const struct ranked *x = p;
	const struct ranked *y = q;
	const struct change *c = &x->change;
	const struct change *d = &y->change;

	if (x->rank != y->rank)
		return x->rank < y->rank ? -1 : 1;
	if (c->n_before > 0 && d->n_before > 0 &&
	    c->before[0]->order != d->before[0]->order)
		return c->before[0]->order < d->before[0]->order ? -1 : 1;
	return c->kind < d->kind ? -1 : c->kind > d->kind;
}

/* What is form in an agenda and no number: nobody but the tools reads it. */
static bool is_for_tools(const struct change *c)
{
	return c->class == CLASS_FORM && c->kind != CHANGE_RENUMBERED;
}

struct changes changes_between(struct arena *a, const struct profile *p,
			       const struct agenda *old,
			       const struct agenda *new)
{
	struct telling t = {.a = a, .p = p};
	struct changes r = {0};
	size_t rank = 0;

	t.m = match_trees(a, part_tree(a, p, old), part_tree(a, p, new));
	t.weights = weights_read(a, p);
	t.reordered = NEWN(a, t.m.new.n, bool);
	t.joint_old = NEWN(a, t.m.old.n, const struct joint *);
	t.joint_new = NEWN(a, t.m.new.n, const struct joint *);
	order_changes(&t.m, t.reordered);
	for (size_t i = 0; i < t.m.joint.n; i++)
		tell_joint(&t, &t.m.joint.at[i]);
	walk_new(&t, t.m.new.root, false);
	walk_old(&t, t.m.old.root, false, &rank);
	arena_free(&t.scratch);
	if (t.all.n > 1)
		qsort(t.all.at, t.all.n, sizeof *t.all.at, by_rank);
	r.old = t.m.old;
	r.new = t.m.new;
	r.only_form = t.only_form;
	for (size_t i = 0; i < t.all.n; i++) {
		struct change *c = &t.all.at[i].change;

		c->class = weight_of(t.weights, c);
		if (is_for_tools(c) && agenda_is_one(new))
			r.only_form++;
		else
			*PUSH(a, &r) = *c;
	}
	if (t.coarse || t.m.coarse)
		r.note = str_from(_("The documents differ so much in one place "
				    "that it is shown more coarsely there"));
	answers_find(a, &r);
	return r;
}
