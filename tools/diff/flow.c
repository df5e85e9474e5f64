#include "diff/flow.h"

#include "base/vec.h"
#include "diff/join.h"

static uint64_t key_of(const struct part *old, const struct part *new)
{
	return join_mix(old->order + 1, new->order + 1);
}

static size_t probe(const struct flows *f, const struct part *old,
		    const struct part *new)
{
	size_t i = (size_t)key_of(old, new) & (f->n_slots - 1);

	while (f->slot[i] != 0) {
		const struct flow *at = &f->at[f->slot[i] - 1];

		if (at->old == old && at->new == new)
			break;
		i = (i + 1) & (f->n_slots - 1);
	}
	return i;
}

static void grow(struct arena *a, struct flows *f)
{
	f->n_slots = f->n_slots == 0 ? 64 : f->n_slots * 2;
	f->slot = NEWN(a, f->n_slots, uint32_t);
	for (size_t i = 0; i < f->n; i++)
		f->slot[probe(f, f->at[i].old, f->at[i].new)] = (uint32_t)i + 1;
}

struct flow *flow_slot(struct arena *a, struct flows *f, const struct part *old,
		       const struct part *new)
{
	size_t i;

	if (f->n * 2 >= f->n_slots)
		grow(a, f);
	i = probe(f, old, new);
	if (f->slot[i] == 0) {
		*PUSH(a, f) = (struct flow){old, new, 0};
		f->slot[i] = (uint32_t)f->n;
	}
	return &f->at[f->slot[i] - 1];
}

static bool is_holder(const struct part *p)
{
	return p->kind == PART_LIST || p->kind == PART_TABLE;
}

/* Whether a part counts for the section it stands in: a block, a field, or an
 * item of a list that is no part of another item. */
static bool counts(const struct part *p)
{
	const struct part *up = p->parent;

	if (p->kind == PART_CELL || is_holder(p) || up == NULL)
		return false;
	while (is_holder(up))
		up = up->parent;
	return up->kind == PART_SECTION || up->kind == PART_DOCUMENT;
}

static uint64_t shared(const struct part *old, const struct part *new)
{
	return old->words < new->words ? old->words : new->words;
}

void flow_add(struct arena *a, struct flows *f, const struct part *old,
	      const struct part *new)
{
	if (is_holder(old->parent) && is_holder(new->parent))
		flow_slot(a, f, old->parent, new->parent)->words +=
			shared(old, new);
	if (counts(old) && counts(new))
		flow_slot(a, f, match_section(old), match_section(new))
			->words += shared(old, new);
}

struct flows flows_of(struct arena *a, const struct match *m)
{
	struct flows f = {0};

	for (size_t i = 1; i < m->old.n_block; i++) {
		const struct part *old = m->old.block[i];
		const struct part *new = match_new(m, old);

		if (new != NULL &&new->parent != NULL)
			flow_add(a, &f, old, new);
	}
	return f;
}
