/*
 * Which branch of an anyOf or oneOf was meant.
 *
 * Every branch has failed and left its defects.  A branch of another type than
 * the value was not meant; nor is one whose tag (a `const` or `enum` on the
 * value or on one of its members: `soort: motie`) says otherwise, as long as
 * another branch's tag fits.  A member is a tag only where another branch takes
 * its value: that no branch does is a mistake like any other, and so is a
 * wrong value where just one branch knows the key.  Of what is left the one
 * with the least wrong is told.  Where all that is left say the same kind of
 * thing once, they are told as one: "must be one of", "one of these is
 * missing", "must be a text or a list".
 */
#include "check/engine.h"

#include "base/vec.h"

enum {
	ANOTHER_TYPE = 1 << 20,
	ANOTHER_TAG = 1 << 12,
	ANOTHER_MEMBER = 64,
	STRUCTURE = 3,
	VALUE = 2,
	FAR = 4,
	MOST_VISITS = 200,
	MOST_TAGS = 64,
};

struct node_refs {
	const struct node **at;
	size_t n, cap;
};

/* The branches of one anyOf, all failed. */
struct choice {
	struct run *r;
	const struct at *at;
	const struct use *u;
	const struct branch *branches;
	struct map members; /* weight of a wrong tag, by node */
};

/* What a schema asks of a member, by its key. */
enum asks { ASKS_NOTHING, ASKS_SOMETHING, ASKS_A_VALUE };

static enum asks asks_value(const struct subschema *s, unsigned far,
			    unsigned *visits)
{
	if (use_of(s, S("const")) != NULL || use_of(s, S("enum")) != NULL)
		return ASKS_A_VALUE;
	for (size_t i = 0; i < s->n && far > 0; i++)
		for (size_t k = 0; k < s->use[i].n; k++)
			if (s->use[i].keyword->in_place &&
			    s->use[i].sub[k] != NULL &&
			    (*visits)++ < MOST_VISITS &&
			    asks_value(s->use[i].sub[k], far - 1, visits) ==
				    ASKS_A_VALUE)
				return ASKS_A_VALUE;
	return ASKS_SOMETHING;
}

static enum asks asks_of(const struct subschema *s, str key, unsigned far,
			 unsigned *visits)
{
	enum asks most = ASKS_NOTHING;

	for (size_t i = 0; i < s->n && (*visits)++ < MOST_VISITS; i++) {
		const struct use *u = &s->use[i];
		const struct subschema *named = NULL;
		enum asks asks = ASKS_NOTHING;

		if (str_eq(u->keyword->name, S("properties")))
			named = map_get(u->index, key);
		if (named != NULL)
			asks = asks_value(named, FAR, visits);
		for (size_t k = 0; far > 0 && k < u->n; k++)
			if (u->keyword->in_place && u->sub[k] != NULL &&
			    asks < ASKS_A_VALUE)
				asks = asks_of(u->sub[k], key, far - 1, visits);
		most = asks > most ? asks : most;
	}
	return most;
}

static bool is_tag(const struct defect *d)
{
	return d->kind == DEFECT_CONST || d->kind == DEFECT_ENUM;
}

static bool is_wrong_in(const struct run *r, struct branch b,
			const struct node *n)
{
	for (size_t i = b.from; i < b.to; i++)
		if (r->defects.at[i].path->node == n)
			return true;
	return false;
}

/* How much the value of a member speaks against a branch that does not take
 * it: more when another branch asks for that very value. */
static unsigned weigh_member(const struct choice *c, const struct node *member)
{
	static const unsigned weights[] = {
		[ASKS_NOTHING] = VALUE,
		[ASKS_SOMETHING] = ANOTHER_MEMBER,
		[ASKS_A_VALUE] = ANOTHER_TAG,
	};
	enum asks most = ASKS_NOTHING;

	for (size_t i = 0; i < c->u->n && most < ASKS_A_VALUE; i++) {
		unsigned visits = 0;
		enum asks asks;

		if (is_wrong_in(c->r, c->branches[i], member))
			continue;
		asks = asks_of(c->u->sub[i], member->key, FAR, &visits);
		most = asks > most ? asks : most;
	}
	return weights[most];
}

static unsigned weight_of_tag(struct choice *c, const struct path *member)
{
	str key = {(const char *)&member->node, sizeof member->node};
	unsigned *weight = map_get(&c->members, key);

	if (weight != NULL)
		return *weight;
	if (c->members.n == MOST_TAGS)
		return VALUE;
	weight = NEW(&c->r->scratch, unsigned);
	*weight = weigh_member(c, member->node);
	*map_slot(&c->r->scratch, &c->members, key) = weight;
	return *weight;
}

static unsigned weight(struct choice *c, const struct defect *d)
{
	unsigned below = d->path->depth - c->at->path->depth;

	if (below == 0 && (d->kind == DEFECT_TYPE || d->kind == DEFECT_NEVER))
		return ANOTHER_TYPE;
	if (below == 0 && is_tag(d))
		return ANOTHER_TAG;
	if (below == 1 && is_tag(d))
		return weight_of_tag(c, d->path);
	if (d->kind == DEFECT_REQUIRED || d->kind == DEFECT_UNKNOWN)
		return below <= 1 ? 2 * STRUCTURE : STRUCTURE;
	return VALUE;
}

static unsigned score(struct choice *c, struct branch b)
{
	unsigned sum = 0;

	for (size_t i = b.from; i < b.to && sum < ANOTHER_TYPE; i++)
		sum += weight(c, &c->r->defects.at[i]);
	return sum;
}

/* The defect of a branch that is about the tag `node`; NULL when it has none.
 */
static const struct defect *tag_of(const struct run *r, struct branch b,
				   const struct node *node)
{
	for (size_t i = b.from; i < b.to; i++)
		if (r->defects.at[i].path->node == node &&
		    is_tag(&r->defects.at[i]))
			return &r->defects.at[i];
	return NULL;
}

static unsigned class_of(unsigned points)
{
	return points >= ANOTHER_TYPE ? 2 : points >= ANOTHER_TAG ? 1 : 0;
}

/* All of them fail by the type of one node alone: one defect with all the
 * types. */
static bool merge_types(const struct run *r, const struct branch *b, size_t n,
			struct defect *out)
{
	const struct node *node = r->defects.at[b[0].from].path->node;
	unsigned types = 0;

	for (size_t i = 0; i < n; i++) {
		const struct defect *d = &r->defects.at[b[i].from];

		if (b[i].to - b[i].from != 1 || d->kind != DEFECT_TYPE ||
		    d->path->node != node)
			return false;
		types |= d->types;
	}
	*out = r->defects.at[b[0].from];
	out->types = types;
	return true;
}

/* All of them fail by the tag that `first`, of the first branch, is about. */
static bool merge_tag(struct run *r, const struct defect *first,
		      const struct branch *b, size_t n, struct defect *out)
{
	struct node_refs values = {0};

	for (size_t i = 0; i < n; i++) {
		const struct defect *d = tag_of(r, b[i], first->path->node);

		if (d == NULL)
			return false;
		for (size_t k = 0; k < d->n_values; k++)
			*PUSH(&r->scratch, &values) = d->values[k];
	}
	*out = *first;
	out->kind = DEFECT_ENUM;
	out->values = values.at;
	out->n_values = values.n;
	return true;
}

static bool merge_tags(struct run *r, const struct at *at,
		       const struct branch *b, size_t n, struct defect *out)
{
	for (size_t i = b[0].from, tried = 0; i < b[0].to; i++) {
		const struct defect *d = &r->defects.at[i];

		if (!is_tag(d) || d->path->depth - at->path->depth > 1 ||
		    tried++ == MOST_TAGS)
			continue;
		if (merge_tag(r, d, b, n, out))
			return true;
	}
	return false;
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
	struct choice c = {.r = r, .at = at, .u = u, .branches = branches};
	struct branch *left = NEWN(&r->scratch, u->n, struct branch);
	unsigned least = UINT32_MAX;
	size_t from = branches[0].from, n = 0, best = 0;
	struct defect one;
	bool unclear;

	for (size_t i = 0; i < u->n; i++) {
		unsigned points = score(&c, branches[i]);

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
