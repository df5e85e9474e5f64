/*
 * A short text in a section that went and an equal one in a section that came
 * are more likely chance than a move: agendas say "Jaarlijks evalueren" in many
 * places.  The whole sections went and came; nothing is said of this text.
 *
 * And a list did not move when part of what is in it stayed, or was there
 * already: then its items moved.
 */
#include "diff/matcher.h"

enum { SHORT = 12 };

static bool in_gone_section(const struct part *p, struct part *const *partner)
{
	return partner[match_section(p)->order] == NULL;
}

static void part_company(struct matcher *x, struct part *old)
{
	struct part *new = x->m.to_new[old->order];

	if (new == NULL)
		return;
	x->m.to_new[old->order] = NULL;
	x->m.to_old[new->order] = NULL;
	for (size_t i = 0; i < old->n; i++)
		part_company(x, old->child[i]);
}

static bool is_text(const struct part *p)
{
	return p->kind == PART_PARAGRAPH || p->kind == PART_ITEM ||
	       p->kind == PART_ROW;
}

/* Whether a child of one of two lists has its partner elsewhere in the section
 * that the child stands in: then nothing else says that it stayed. */
static bool leaves_some(const struct matcher *x, const struct part *list,
			const struct part *other, bool old)
{
	struct part *const *partner = old ? x->m.to_new : x->m.to_old;

	for (size_t i = 0; i < list->n; i++) {
		const struct part *p = partner[list->child[i]->order];

		if (p != NULL && p->parent != other &&
		    partner[match_section(list)->order] == match_section(p))
			return true;
	}
	return false;
}

static bool is_torn(const struct matcher *x, const struct part *old,
		    const struct part *new)
{
	if (old->kind != PART_LIST && old->kind != PART_TABLE)
		return false;
	return match_new(&x->m, old->parent) != new->parent &&
	       (leaves_some(x, old, new, true) ||
		leaves_some(x, new, old, false));
}

void match_doubt(struct matcher *x)
{
	for (size_t i = 1; i < x->m.old.n_block; i++) {
		struct part *old = x->m.old.block[i];
		struct part *new = match_new(&x->m, old);

		if (new != NULL && is_text(old) &&
		    old->words + new->words < 2 * SHORT && old->id.len == 0 &&
		    in_gone_section(old, x->m.to_new) &&
		    in_gone_section(new, x->m.to_old))
			part_company(x, old);
	}
	for (size_t i = 1; i < x->m.old.n_block; i++) {
		const struct part *old = x->m.old.block[i];
		const struct part *new = match_new(&x->m, old);

		if (new != NULL && is_torn(x, old, new))
			x->m.to_new[old->order] = x->m.to_old[new->order] =
				NULL;
	}
}
