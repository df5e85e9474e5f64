/*
 * A part moved when the place it stood in is not the place it stands in.  Lists
 * and tables are no places of their own when they came or went: what is in them
 * stands in the section.
 */
#include "diff/move.h"

#include "doc/markup.h"

static bool is_holder(const struct part *p)
{
	return p->kind == PART_LIST || p->kind == PART_TABLE;
}

static size_t depth(const struct part *p)
{
	size_t n = 0;

	for (; p != NULL; p = p->parent)
		n += p->kind == PART_SECTION;
	return n;
}

static bool row_holds(const struct markup_row *row, str outer, str inner,
		      bool inside)
{
	for (; row != NULL; row = row->next) {
		bool in = inside || str_eq(row->field, outer);

		if (inside && str_eq(row->field, inner))
			return true;
		if (row_holds(row->sections, outer, inner, in))
			return true;
	}
	return false;
}

/* A role that can stand within another is the lower of the two. */
static const char *role_change(const struct profile *p, str old, str new)
{
	bool down = row_holds(p->sections, old, new, false);
	bool up = row_holds(p->sections, new, old, false);

	return down == up ? NULL : down ? "demoted" : "promoted";
}

static const char *move_detail(const struct profile *p, const struct part *old,
			       const struct part *new)
{
	size_t was = depth(old);
	size_t is = depth(new);
	const char *role = NULL;

	if (old->kind != PART_SECTION)
		return NULL;
	if (!str_eq(old->role, new->role) && p != NULL)
		role = role_change(p, old->role, new->role);
	if (role != NULL)
		return role;
	return is < was ? "promoted" : is > was ? "demoted" : NULL;
}

/* Items that are in the same section but in another list did not move when
 * that list came or went: it is only a holder. */
static bool in_loose_holder(const struct match *m, const struct part *old,
			    const struct part *new)
{
	if (!is_holder(old->parent) || !is_holder(new->parent) ||
	    !match_same_place(m, match_section(old), match_section(new)))
		return false;
	return m->home_old[old->parent->order] == 0 ||
	       m->home_new[new->parent->order] == 0;
}

bool move_found(const struct match *m, const struct profile *p,
		const struct part *old, const struct part *new,
		const char **detail)
{
	if (new->kind == PART_FIELD || new->kind == PART_CELL || new->header ||
	    new->parent == NULL)
		return false;
	if (match_same_place(m, old->parent, new->parent)) {
		if (new->kind != PART_SECTION || old->lane == new->lane)
			return false;
	} else if (in_loose_holder(m, old, new)) {
		return false;
	}
	*detail = move_detail(p, old, new);
	return true;
}
