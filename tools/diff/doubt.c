/*
 * A short text in a section that went and an equal one in a section that came
 * are more likely chance than a move: agendas say "Jaarlijks evalueren" in many
 * places.  The whole sections went and came; nothing is said of this text.
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

void match_doubt(struct matcher *x)
{
	for (size_t i = 1; i < x->m.old.n_block; i++) {
		struct part *old = x->m.old.block[i];
		struct part *new = match_new(&x->m, old);

		if (new != NULL && is_text(old) && old->words < SHORT &&
		    old->id.len == 0 && in_gone_section(old, x->m.to_new) &&
		    in_gone_section(new, x->m.to_old))
			part_company(x, old);
	}
}
