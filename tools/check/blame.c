/*
 * Which branch of an anyOf or oneOf was meant.
 *
 * Every branch has failed and left its defects.  A branch of another type than
 * the value was not meant; nor is one whose tag (a `const` or `enum` on the
 * value or on one of its members: `soort: motie`) says otherwise, as long as
 * another branch's tag fits.  Of what is left the one with the least wrong is
 * told.  Where all that is left say the same kind of thing once, they are told
 * as one: "must be one of", "one of these is missing", "must be a text or a
 * list".
 */
#include "check/engine.h"

#include "base/vec.h"

enum { ANOTHER_TYPE = 1 << 20, ANOTHER_TAG = 1 << 12, STRUCTURE = 3 };

struct node_refs {
	const struct node **at;
	size_t n, cap;
};

static bool is_tag(const struct defect *d)
{
	return d->kind == DEFECT_CONST || d->kind == DEFECT_ENUM;
}

static unsigned weight(const struct at *at, const struct defect *d)
{
	unsigned below = d->path->depth - at->path->depth;

	if (below == 0 && (d->kind == DEFECT_TYPE || d->kind == DEFECT_NEVER))
		return ANOTHER_TYPE;
	if (below <= 1 && is_tag(d))
		return ANOTHER_TAG;
	if (d->kind == DEFECT_REQUIRED || d->kind == DEFECT_UNKNOWN)
		return below <= 1 ? 2 * STRUCTURE : STRUCTURE;
	return 2;
}

static unsigned score(const struct run *r, const struct at *at, struct branch b)
{
	unsigned sum = 0;

	for (size_t i = b.from; i < b.to && sum < ANOTHER_TYPE; i++)
		sum += weight(at, &r->defects.at[i]);
	return sum;
}

/* The first defect of a kind-of-tag in a branch; NULL when it has none. */
static const struct defect *tag_of(const struct run *r, const struct at *at,
				   struct branch b)
{
	for (size_t i = b.from; i < b.to; i++) {
		const struct defect *d = &r->defects.at[i];

		if (is_tag(d) && d->path->depth - at->path->depth <= 1)
			return d;
	}
	return NULL;
}

static unsigned class_of(unsigned points)
{
	return points >= ANOTHER_TYPE ? 2 : points >= ANOTHER_TAG ? 1 : 0;
}

/* All of them fail by type alone: one defect with all the types. */
static bool merge_types(const struct run *r, const struct branch *b, size_t n,
			struct defect *out)
{
	unsigned types = 0;

	for (size_t i = 0; i < n; i++) {
		const struct defect *d = &r->defects.at[b[i].from];

		if (b[i].to - b[i].from != 1 || d->kind != DEFECT_TYPE)
			return false;
		types |= d->types;
	}
	*out = r->defects.at[b[0].from];
	out->types = types;
	return true;
}

/* All of them fail by the tag of one and the same node. */
static bool merge_tags(struct run *r, const struct at *at,
		       const struct branch *b, size_t n, struct defect *out)
{
	struct node_refs values = {0};

	for (size_t i = 0; i < n; i++) {
		const struct defect *d = tag_of(r, at, b[i]);

		if (d == NULL || (i > 0 && d->path->node != out->path->node))
			return false;
		if (i == 0)
			*out = *d;
		for (size_t k = 0; k < d->n_values; k++)
			*PUSH(&r->scratch, &values) = d->values[k];
	}
	out->kind = DEFECT_ENUM;
	out->values = values.at;
	out->n_values = values.n;
	return true;
}

/* Each of them misses one key of the instance. */
static bool merge_missing(struct run *r, const struct at *at,
			  const struct branch *b, size_t n, struct defect *out)
{
	struct names *names = NEW(&r->scratch, struct names);

	for (size_t i = 0; i < n; i++) {
		const struct defect *d = &r->defects.at[b[i].from];

		if (b[i].to - b[i].from != 1 || d->kind != DEFECT_REQUIRED ||
		    d->path->depth != at->path->depth)
			return false;
		*PUSH(&r->scratch, names) = d->name;
	}
	*out = r->defects.at[b[0].from];
	out->names = names;
	return true;
}

static bool merges(struct run *r, const struct at *at, const struct branch *b,
		   size_t n, struct defect *out)
{
	return merge_types(r, b, n, out) || merge_tags(r, at, b, n, out) ||
	       merge_missing(r, at, b, n, out);
}

/* One value, several forms, none of which is nearer: patterns, formats. */
static bool is_toss_up(const struct run *r, const struct at *at,
		       const struct branch *b, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (b[i].to - b[i].from != 1 ||
		    r->defects.at[b[i].from].path->node != at->instance)
			return false;
	return n > 1;
}

static void replace(struct run *r, size_t from, const struct defect *d)
{
	r->defects.n = from;
	*PUSH(&r->scratch, &r->defects) = *d;
}

static void keep_branch(struct run *r, size_t from, struct branch b)
{
	memmove(r->defects.at + from, r->defects.at + b.from,
		(b.to - b.from) * sizeof *r->defects.at);
	r->defects.n = from + (b.to - b.from);
}

void blame(struct run *r, const struct at *at, const struct use *u,
	   const struct branch *branches)
{
	struct branch *left = NEWN(&r->scratch, u->n, struct branch);
	unsigned least = UINT32_MAX;
	size_t from = branches[0].from, n = 0, best = 0;
	struct defect one;
	bool unclear;

	for (size_t i = 0; i < u->n; i++) {
		unsigned points = score(r, at, branches[i]);

		if (class_of(points) < class_of(least))
			n = 0;
		if (n == 0 || class_of(points) == class_of(least))
			left[n++] = branches[i];
		if (points < least) {
			least = points;
			best = n - 1;
		}
	}
	unclear = r->stopped || left[best].from == left[best].to;
	if (!unclear && n > 1 && merges(r, at, left, n, &one)) {
		replace(r, from, &one);
	} else if (unclear || is_toss_up(r, at, left, n)) {
		r->defects.n = from;
		run_defect(r, at, u, DEFECT_CHOICE_NONE);
	} else {
		keep_branch(r, from, left[best]);
	}
}
