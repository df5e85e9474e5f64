/*
 * The passes over all commits: which are compared with what.
 *
 * A document is followed by its name wherever it stands, so every folder would
 * have to be compared.  Where documents have a folder of their own ("home"),
 * that is much work for little: the folder of the news, which changes daily, is
 * read a hundred thousand times to find that no agenda ever stood in it.  What
 * counts of elsewhere are files that have gone from the tip, since a document
 * may have come from there.  So in a long history the other folders are looked
 * at now and then: at commits that lie a fixed number apart, and, for what was
 * there for a shorter time, over that same number of commits before each one
 * that brought a new file home.  Each look is against the one before it, from
 * the tip on; a file that stood anywhere on the way and not at the tip is then
 * one that went between two looks.  If it was a document, its path is followed
 * like those at home.
 *
 * A history that is not long is compared whole.
 */
#include "base/vec.h"
#include "repo/walk.h"

#include <stdlib.h>

enum { THOROUGH = 4096 };

struct passes {
	struct scan *s;
	struct walk w;
	uint32_t *order; /* newest commit date first */
	uint32_t stride; /* commits between two looks */
	struct scan_ids arrivals;
};

static bool compare_commit(struct passes *x)
{
	const struct scan *s = x->s;
	const struct commit *c = &s->commits.at[x->w.commit];
	const git_oid *few[2] = {NULL}, **tree = few;
	size_t n = 0;

	if (c->n_parents > 2)
		tree = NEWN(s->a, c->n_parents, const git_oid *);
	if (!walk_is_here(&x->w, &c->tree))
		return true;
	for (uint32_t i = 0; i < c->n_parents; i++) {
		uint32_t parent = s->parents.at[c->first_parent + i];

		if (!walk_is_here(&x->w, &s->commits.at[parent].tree))
			continue;
		tree[n] = &s->commits.at[parent].tree;
		if (id_equal(tree[n++], &c->tree))
			return true;
	}
	return walk_compare(&x->w, &c->tree, tree, n);
}

static bool compare_all(struct passes *x)
{
	struct scan *s = x->s;
	bool ok = true;

	for (size_t i = 0; ok && i < s->commits.n; i++) {
		x->w.commit = x->order[i];
		x->w.arrived = false;
		ok = s->commits.at[x->w.commit].outside || compare_commit(x);
		if (s->narrow && x->w.arrived)
			*PUSH(s->a, &x->arrivals) = x->w.commit;
	}
	return ok;
}

/* Notices what an older commit has elsewhere that a newer one has not. */
static bool look(struct passes *x, uint32_t newer, uint32_t older)
{
	const struct commit *c = &x->s->commits.at[newer];
	const git_oid *tree = &x->s->commits.at[older].tree;

	return id_equal(&c->tree, tree) || !walk_is_here(&x->w, &c->tree) ||
	       !walk_is_here(&x->w, tree) ||
	       walk_compare(&x->w, &c->tree, &tree, 1);
}

static bool look_around(struct passes *x)
{
	uint32_t newer = 0; /* the tip */

	for (size_t i = 0; i < x->s->commits.n; i += x->stride) {
		if (!look(x, newer, x->order[i]))
			return false;
		newer = x->order[i];
	}
	return true;
}

/* At what was elsewhere when new files came home, and shortly before. */
static bool look_at_arrivals(struct passes *x)
{
	const struct scan *s = x->s;
	bool *seen = NEWN(s->a, s->commits.n, bool);

	for (size_t i = 0; i < x->arrivals.n; i++) {
		uint32_t at = x->arrivals.at[i], last = 0;

		for (uint32_t k = 0; k <= x->stride && !seen[at]; k++) {
			if (!look(x, last, at))
				return false;
			seen[at] = true;
			if (s->commits.at[at].n_parents == 0)
				break;
			last = at;
			at = s->parents.at[s->commits.at[at].first_parent];
		}
	}
	return true;
}

static void follow(struct scan *s, struct scan_path *p)
{
	p->followed = true;
	for (size_t i = 0; i < p->name.len; i++)
		if (p->name.ptr[i] == '/')
			*map_slot(s->a, &s->folders,
				  str_slice(p->name, 0, i + 1)) = p;
}

/* Follows what was noticed and is a document; whether there was any. */
static bool follow_noticed(struct passes *x)
{
	struct scan *s = x->s;
	bool any = false;

	for (size_t i = 0; i < x->w.gone.n; i++) {
		struct walk_gone *g = &x->w.gone.at[i];
		str name;

		if (g->path->followed)
			continue;
		name = s->filter->name(s->filter->context, g->path->name,
				       git_id_write(s->a, &g->blob));
		if (name.len == 0 ||
		    (s->filter->only.len > 0 && !str_eq(name, s->filter->only)))
			continue;
		follow(s, g->path);
		any = true;
	}
	x->w.gone.n = 0;
	return any;
}

static bool compare_narrowly(struct passes *x)
{
	struct scan *s = x->s;
	bool ok;

	x->w.looking = true;
	ok = look_around(x);
	x->w.looking = false;
	follow_noticed(x);
	if (!ok || !compare_all(x))
		return false;
	x->w.looking = true;
	ok = look_at_arrivals(x);
	x->w.looking = false;
	if (!ok || !follow_noticed(x))
		return ok;
	s->touches.n = 0;
	for (size_t i = 0; i < s->commits.n; i++)
		s->commits.at[i].first_touch = NONE;
	return compare_all(x);
}

struct dated {
	int64_t when;
	uint32_t commit;
};

static int newest_first(const void *x, const void *y)
{
	const struct dated *p = x, *q = y;

	if (p->when != q->when)
		return p->when < q->when ? 1 : -1;
	return p->commit < q->commit ? -1 : p->commit > q->commit;
}

static uint32_t *in_order(struct scan *s)
{
	struct dated *dated = NEWN(s->a, s->commits.n, struct dated);
	uint32_t *order = NEWN(s->a, s->commits.n, uint32_t);

	for (size_t i = 0; i < s->commits.n; i++)
		dated[i] = (struct dated){s->commits.at[i].when, (uint32_t)i};
	qsort(dated, s->commits.n, sizeof *dated, newest_first);
	for (size_t i = 0; i < s->commits.n; i++)
		order[i] = dated[i].commit;
	return order;
}

bool scan_trees(struct scan *s)
{
	struct passes x = {.s = s, .w = walk_new(s), .order = in_order(s)};
	size_t most = s->filter->thorough > 0 ? s->filter->thorough : THOROUGH;
	bool ok;

	s->narrow = s->filter->home.len > 0 && s->commits.n > most;
	x.stride = (uint32_t)(s->commits.n / (most / 4 + 1) + 1);
	ok = s->narrow ? compare_narrowly(&x) : compare_all(&x);
	walk_close(&x.w);
	return ok;
}
