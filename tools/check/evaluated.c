/*
 * What has been looked at, for unevaluatedItems and unevaluatedProperties.
 *
 * Each subschema that asks, or that runs on behalf of one that asks, has a byte
 * for every child of its instance, on a stack of bytes.  SURE is what the
 * standard counts: a schema that held looked at it.  TOUCHED also counts
 * schemas that failed: once something has failed the verdict is known, and a
 * child that a failed schema did look at is not called unknown as well.
 */
#include "check/engine.h"

#include "base/vec.h"

enum { SURE = 1, TOUCHED = 2 };

void seen_open(struct run *r, struct at *at)
{
	size_t need = r->n_marks + at->instance->n;

	if (need > r->cap_marks) {
		size_t cap = need * 2 < 256 ? 256 : need * 2;
		unsigned char *marks = arena_alloc(&r->scratch, cap);

		if (r->n_marks > 0)
			memcpy(marks, r->marks, r->n_marks);
		r->marks = marks;
		r->cap_marks = cap;
	}
	if (at->instance->n > 0)
		memset(r->marks + r->n_marks, 0, at->instance->n);
	at->seen = r->n_marks + 1;
	r->n_marks = need;
}

void seen_mark(struct run *r, const struct at *at, size_t i)
{
	if (at->seen != 0)
		r->marks[at->seen - 1 + i] = SURE | TOUCHED;
}

void seen_close(struct run *r, const struct at *up, const struct at *at,
		bool valid)
{
	bool asked = up != NULL && up->seen != 0 && up->path == at->path;
	unsigned char keep = valid ? SURE | TOUCHED : TOUCHED;

	for (size_t i = 0; asked && i < at->instance->n; i++)
		r->marks[up->seen - 1 + i] |= r->marks[at->seen - 1 + i] & keep;
	r->n_marks = at->seen - 1;
}

bool compile_unevaluated(struct compiler *c, struct subschema *s, struct use *u)
{
	(void)c;
	(void)u;
	s->unevaluated = true;
	return true;
}

static bool check_rest(struct run *r, struct at *at, const struct use *u,
		       enum defect_kind kind)
{
	unsigned char looked = at->failed ? TOUCHED : SURE;
	bool valid = true;

	for (size_t i = 0; i < at->instance->n; i++) {
		if (r->marks[at->seen - 1 + i] & looked)
			continue;
		if (u->sub[0]->verdict == VERDICT_FALSE) {
			run_child_defect(r, at, u, kind, i);
			valid = false;
		} else {
			valid &= run_child(r, at, u->sub[0], i);
		}
		if (!valid && r->quiet > 0)
			return false;
		seen_mark(r, at, i);
	}
	return valid;
}

bool check_unevaluated_items(struct run *r, struct at *at, const struct use *u)
{
	return check_rest(r, at, u, DEFECT_EXTRA_ITEM);
}

bool check_unevaluated_properties(struct run *r, struct at *at,
				  const struct use *u)
{
	return check_rest(r, at, u, DEFECT_UNKNOWN);
}
