/*
 * wild.h -- edits that respect nothing: to try laws on, not figures.
 *
 * Unlike paper_edits.h these overlap, repeat and undo each other, and texts
 * come from so small a stock that much of a paper occurs more than once.
 */
#ifndef TESTS_UNIT_WILD_H
#define TESTS_UNIT_WILD_H

#include "papers.h"

struct wild {
	struct writer *w;
	struct paper *root;
	struct paper *all[MOST_NODES];
	size_t n;
};

static inline void list_nodes(struct wild *x, struct paper *p)
{
	if (x->n < MOST_NODES)
		x->all[x->n++] = p;
	for (size_t i = 0; i < p->n; i++)
		list_nodes(x, p->at[i]);
}

/* Any node but the document, or NULL. */
static inline struct paper *any_node(struct wild *x)
{
	x->n = 0;
	list_nodes(x, x->root);
	return x->n > 1 ? x->all[1 + pick(x->w, (unsigned)x->n - 1)] : NULL;
}

static inline bool takes(const struct paper *up, enum paper_kind kind)
{
	switch (kind) {
	case SEC:
	case PARA:
	case LIST:
	case TABLE: return up->kind == SEC || up->kind == DOC;
	case ITEM: return up->kind == LIST;
	case ROW: return up->kind == TABLE;
	case DOC: return false;
	}
	return false;
}

/* A place for a node of a kind; sections stand behind all else. */
static inline bool any_place(struct wild *x, enum paper_kind kind,
			     struct paper **up, size_t *at)
{
	for (int tries = 0; tries < 40; tries++) {
		size_t blocks = 0;

		*up = any_node(x);
		if (*up == NULL || !takes(*up, kind))
			continue;
		while (blocks < (*up)->n && (*up)->at[blocks]->kind != SEC)
			blocks++;
		*at = kind == SEC
			      ? blocks + pick(x->w,
					      (unsigned)((*up)->n - blocks) + 1)
			      : pick(x->w, (unsigned)blocks + 1);
		return true;
	}
	return false;
}

static inline bool is_above(const struct paper *up, const struct paper *p)
{
	while (p != NULL && p != up)
		p = p->parent;
	return p == up;
}

static inline unsigned depth_of(const struct paper *p)
{
	unsigned n = 0;

	for (; p->parent != NULL; p = p->parent)
		n += p->kind == SEC;
	return n;
}

static inline unsigned height_of(const struct paper *p)
{
	unsigned most = 0;

	for (size_t i = 0; i < p->n; i++)
		if (height_of(p->at[i]) > most)
			most = height_of(p->at[i]);
	return most + (p->kind == SEC);
}

static inline void wild_move(struct wild *x)
{
	struct paper *p = any_node(x);
	struct paper *up;
	size_t at;

	if (p == NULL || !any_place(x, p->kind, &up, &at) || is_above(p, up) ||
	    depth_of(up) + height_of(p) > 5)
		return;
	if (up == p->parent && at > place_of(p))
		at--;
	cut(p);
	insert(x->w, up, at, p);
}

static inline void wild_copy(struct wild *x)
{
	struct paper *p = any_node(x);
	struct paper *up;
	size_t at;

	if (p != NULL && p->kind != DOC && any_place(x, p->kind, &up, &at) &&
	    depth_of(up) + height_of(p) <= 5)
		insert(x->w, up, at, paper_copy(x->w, p));
}

static inline void wild_swap(struct wild *x)
{
	struct paper *p = any_node(x);
	struct paper *next;
	size_t at;

	if (p == NULL || place_of(p) + 1 >= p->parent->n)
		return;
	at = place_of(p);
	next = p->parent->at[at + 1];
	if ((next->kind == SEC) != (p->kind == SEC))
		return;
	p->parent->at[at] = next;
	p->parent->at[at + 1] = p;
}

static inline str wild_text(struct wild *x, str s)
{
	size_t half = s.len / 2;

	while (half < s.len && s.ptr[half] != ' ')
		half++;
	switch (pick(x->w, 4)) {
	case 0: return str_trim(str_slice(s, 0, half));
	case 1: return str_trim(str_skip(s, half));
	case 2:
		return str_fmt(x->w->a, "%.*s %.*s", STR(s),
			       STR(sentences(x->w, 1)));
	default:
		return str_fmt(x->w->a, "%.*s %.*s", STR(point(x->w)),
			       STR(str_trim(str_skip(s, half))));
	}
}

static inline void wild_words(struct wild *x)
{
	struct paper *p = any_node(x);

	if (p == NULL)
		return;
	if (p->kind == ROW)
		p->cell[pick(x->w, CELLS)] = date(x->w);
	else if (p->text.len > 0)
		p->text = wild_text(x, p->text);
	if (p->kind != ROW && p->kind != LIST && p->kind != TABLE &&
	    p->text.len == 0)
		p->text = point(x->w);
}

/* What stands next goes into this one. */
static inline void wild_join(struct wild *x)
{
	struct paper *p = any_node(x);
	struct paper *next;

	if (p == NULL || place_of(p) + 1 >= p->parent->n)
		return;
	next = p->parent->at[place_of(p) + 1];
	if (next->kind != p->kind || p->kind == ROW)
		return;
	if (p->text.len > 0)
		p->text = str_fmt(x->w->a, "%.*s %.*s", STR(p->text),
				  STR(next->text));
	cut(next);
	for (size_t i = 0; i < next->n; i++)
		if (next->at[i]->kind == SEC)
			append(x->w, p, next->at[i]);
		else
			insert(x->w, p, 0, next->at[i]);
}

static inline void wild_cut(struct wild *x)
{
	struct paper *p = any_node(x);

	if (p != NULL)
		cut(p);
}

static inline void wild_add(struct wild *x)
{
	static const enum paper_kind kinds[] = {PARA, ITEM, ROW, SEC};
	enum paper_kind kind = kinds[pick(x->w, 4)];
	struct paper *up;
	size_t at;

	if (any_place(x, kind, &up, &at))
		insert(x->w, up, at,
		       kind == SEC ? section_new(x->w, 3)
				   : paper_new(x->w, kind));
}

static inline void wild_edit(struct wild *x)
{
	switch (pick(x->w, 8)) {
	case 0: wild_move(x); break;
	case 1: wild_copy(x); break;
	case 2: wild_swap(x); break;
	case 3: wild_words(x); break;
	case 4: wild_words(x); break;
	case 5: wild_join(x); break;
	case 6: wild_cut(x); break;
	default: wild_add(x); break;
	}
}

#endif
