/*
 * Keywords for lists.  uniqueItems sorts hashes, so that a long list costs no
 * pair by pair comparison.
 */
#include "check/engine.h"

#include <stdlib.h>

static bool run_from(struct run *r, struct at *at, const struct use *u,
		     size_t from)
{
	bool valid = true;

	for (size_t i = from; i < at->instance->n; i++) {
		seen_mark(r, at, i);
		if (u->sub[0]->verdict == VERDICT_FALSE) {
			run_child_defect(r, at, u, DEFECT_EXTRA_ITEM, i);
			valid = false;
		} else {
			valid &= run_child(r, at, u->sub[0], i);
		}
		if (!valid && r->quiet > 0)
			return false;
	}
	return valid;
}

bool check_prefix_items(struct run *r, struct at *at, const struct use *u)
{
	bool valid = true;

	for (size_t i = 0; i < u->n && i < at->instance->n; i++) {
		seen_mark(r, at, i);
		valid &= run_child(r, at, u->sub[i], i);
	}
	return valid;
}

bool compile_items(struct compiler *c, struct subschema *s, struct use *u)
{
	(void)c;
	u->with = use_of(s, S("prefixItems"));
	return true;
}

bool check_items(struct run *r, struct at *at, const struct use *u)
{
	return run_from(r, at, u, u->with != NULL ? u->with->n : 0);
}

bool check_old_items(struct run *r, struct at *at, const struct use *u)
{
	if (u->value->kind == NODE_LIST)
		return check_prefix_items(r, at, u);
	return run_from(r, at, u, 0);
}

bool compile_additional_items(struct compiler *c, struct subschema *s,
			      struct use *u)
{
	(void)c;
	u->with = use_of(s, S("items"));
	return true;
}

bool check_additional_items(struct run *r, struct at *at, const struct use *u)
{
	if (u->with == NULL || u->with->value->kind != NODE_LIST)
		return true;
	return run_from(r, at, u, u->with->n);
}

bool compile_contains(struct compiler *c, struct subschema *s, struct use *u)
{
	(void)c;
	u->with = use_of(s, S("minContains"));
	u->with2 = use_of(s, S("maxContains"));
	return true;
}

bool check_contains(struct run *r, struct at *at, const struct use *u)
{
	uint64_t least = u->with != NULL ? u->with->count : 1;
	uint64_t most = u->with2 != NULL ? u->with2->count : UINT64_MAX;
	uint64_t n = 0;
	struct defect *d;

	r->quiet++;
	for (size_t i = 0; i < at->instance->n; i++) {
		if (!run_child(r, at, u->sub[0], i))
			continue;
		seen_mark(r, at, i);
		n++;
	}
	r->quiet--;
	if (n >= least && n <= most)
		return true;
	d = run_defect(r, at, n < least ? u : u->with2,
		       n < least ? DEFECT_CONTAINS_FEW : DEFECT_CONTAINS_MANY);
	if (d != NULL)
		d->number = (size_t)n;
	return false;
}

struct hashed {
	uint64_t hash;
	size_t i;
};

static int by_hash(const void *x, const void *y)
{
	const struct hashed *a = x;
	const struct hashed *b = y;

	if (a->hash != b->hash)
		return a->hash < b->hash ? -1 : 1;
	return (a->i > b->i) - (a->i < b->i);
}

/* The first of a run of equal hashes that the `k`-th equals; k when none. */
static size_t twin(struct run *r, const struct node *list,
		   const struct hashed *h, size_t from, size_t k)
{
	enum { MOST = 64 };

	for (size_t i = from; i < k && i < from + MOST; i++)
		if (value_equal(&r->scratch, list->child[h[i].i],
				list->child[h[k].i]))
			return i;
	return k;
}

bool check_unique_items(struct run *r, struct at *at, const struct use *u)
{
	size_t n = at->instance->n, from = 0;
	struct hashed *h;
	bool valid = true;

	if (n < 2 || !str_eq(u->value->text, S("true")))
		return true;
	h = NEWN(&r->scratch, n, struct hashed);
	for (size_t i = 0; i < n; i++)
		h[i] = (struct hashed){
			value_hash(&r->scratch, at->instance->child[i]), i};
	qsort(h, n, sizeof *h, by_hash);
	for (size_t k = 1; k < n; k++) {
		size_t first;
		struct defect *d;

		if (h[k].hash != h[from].hash)
			from = k;
		first = twin(r, at->instance, h, from, k);
		if (first == k)
			continue;
		valid = false;
		d = run_child_defect(r, at, u, DEFECT_NOT_UNIQUE, h[k].i);
		if (d == NULL)
			return false;
		d->number = h[first].i;
	}
	return valid;
}
