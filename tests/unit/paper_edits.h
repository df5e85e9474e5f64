/*
 * paper_edits.h -- edits of invented papers, each with what it is.
 *
 * An edit takes a node that no other edit of this paper touched, does its work
 * and records it; it does nothing when the node does not lend itself to it.
 */
#ifndef TESTS_UNIT_PAPER_EDITS_H
#define TESTS_UNIT_PAPER_EDITS_H

#include "papers.h"

struct editor {
	struct writer *w;
	struct paper *root;
	struct edits made;
	struct paper *found[MOST_NODES];
	size_t n;
};

static inline bool any_touched(const struct paper *p)
{
	if (p->touched || p->scarred)
		return true;
	for (size_t i = 0; i < p->n; i++)
		if (any_touched(p->at[i]))
			return true;
	return false;
}

static inline void touch(struct paper *p)
{
	p->touched = true;
	for (size_t i = 0; i < p->n; i++)
		touch(p->at[i]);
}

static inline bool above_touched(const struct paper *p)
{
	for (p = p->parent; p != NULL; p = p->parent)
		if (p->touched)
			return true;
	return false;
}

static inline void find(struct editor *e, struct paper *p, enum paper_kind kind)
{
	if (p->kind == kind && !any_touched(p) && !above_touched(p))
		e->found[e->n++] = p;
	for (size_t i = 0; i < p->n; i++)
		find(e, p->at[i], kind);
}

/* An untouched node of a kind, or NULL. */
static inline struct paper *choose(struct editor *e, enum paper_kind kind)
{
	e->n = 0;
	find(e, e->root, kind);
	return e->n > 0 ? e->found[pick(e->w, (unsigned)e->n)] : NULL;
}

static inline struct edit *record(struct editor *e, enum change_kind kind)
{
	struct edit *r = PUSH(e->w->a, &e->made);

	r->kind = kind;
	return r;
}

static inline void was(struct edit *e, const struct paper *p)
{
	e->before[e->n_before++] = p->id;
}

static inline void is(struct edit *e, const struct paper *p)
{
	e->after[e->n_after++] = p->id;
}

static inline void same(struct editor *e, enum change_kind kind,
			struct paper *p)
{
	struct edit *r = record(e, kind);

	was(r, p);
	is(r, p);
	touch(p);
}

static inline unsigned level_of(const struct paper *p)
{
	unsigned n = 0;

	for (; p->parent != NULL; p = p->parent)
		n++;
	return n;
}

/* Puts `n` fresh words in place of as many in the middle of a text. */
static inline str reworded(struct editor *e, str s, unsigned n)
{
	struct buf b = {.a = e->w->a};
	unsigned words = 1;
	unsigned from;

	for (size_t i = 0; i < s.len; i++)
		words += s.ptr[i] == ' ';
	if (n > (words + 1) / 2)
		n = (words + 1) / 2;
	from = words > n ? pick(e->w, words - n + 1) : 0;
	for (unsigned i = 0; s.ptr != NULL; i++) {
		str w = str_cut(&s, ' ');

		if (b.n > 0)
			buf_char(&b, ' ');
		buf_add(&b, i >= from && i < from + n ? fresh_word(e->w) : w);
	}
	return buf_str(&b);
}

/* ---- the edits ---- */

static inline void edit_add(struct editor *e, enum paper_kind kind)
{
	struct paper *near = choose(e, kind);
	struct paper *p;

	if (near == NULL)
		return;
	p = kind == SEC ? section_new(e->w, level_of(near))
			: paper_new(e->w, kind);
	insert(e->w, near->parent, place_of(near) + (kind != PARA), p);
	is(record(e, CHANGE_ADDED), p);
	touch(p);
}

static inline void edit_remove(struct editor *e, enum paper_kind kind)
{
	struct paper *p = choose(e, kind);

	if (p == NULL || p->parent->n < 2)
		return;
	was(record(e, CHANGE_REMOVED), p);
	cut(p);
}

static inline void edit_words(struct editor *e, enum paper_kind kind)
{
	struct paper *p = choose(e, kind);

	if (p == NULL)
		return;
	p->text = reworded(e, p->text, 1 + pick(e->w, kind == PARA ? 4 : 2));
	same(e, kind == SEC ? CHANGE_RENAMED : CHANGE_CHANGED, p);
}

/* One sentence of a paragraph becomes another. */
static inline void edit_sentence(struct editor *e)
{
	struct paper *p = choose(e, PARA);
	size_t stop;

	if (p == NULL)
		return;
	stop = str_find(p->text, S(". "));
	if (stop + 20 > p->text.len)
		return;
	p->text = str_fmt(e->w->a, "%.*s %.*s", STR(sentences(e->w, 1)),
			  STR(str_skip(p->text, stop + 2)));
	same(e, CHANGE_CHANGED, p);
}

static inline void edit_title(struct editor *e)
{
	e->n = 0;
	find(e, e->root, SEC);
	for (size_t i = 0; i < 20 && e->n > 0; i++) {
		struct paper *p = e->found[pick(e->w, (unsigned)e->n)];

		if (level_of(p) > 1) {
			p->text = pick(e->w, 3) == 0 ? title(e->w)
						     : reworded(e, p->text, 1);
			same(e, CHANGE_RENAMED, p);
			return;
		}
	}
}

static inline void edit_cell(struct editor *e)
{
	struct paper *p = choose(e, ROW);
	unsigned which = pick(e->w, CELLS);

	if (p == NULL)
		return;
	p->cell[which] = which == 2 ? date(e->w)
				    : reworded(e, p->cell[which], 1);
	same(e, CHANGE_CHANGED, p);
}

/* To another holder of the same kind of things, at the same level. */
static inline void edit_move(struct editor *e, enum paper_kind kind)
{
	struct paper *p = choose(e, kind);
	struct paper *to;

	if (p == NULL || p->parent->n < 2)
		return;
	to = choose(e, kind);
	if (to == NULL || to->parent == p->parent ||
	    level_of(to) != level_of(p))
		return;
	cut(p);
	insert(e->w, to->parent, place_of(to), p);
	if (kind == PARA && pick(e->w, 2) == 0) {
		p->text = reworded(e, p->text, 2);
		same(e, CHANGE_CHANGED, p);
	}
	same(e, CHANGE_MOVED, p);
}

/* Two or more places on among its brothers: clear who moved. */
static inline void edit_order(struct editor *e, enum paper_kind kind)
{
	struct paper *p = choose(e, kind);
	struct paper *up;

	if (p == NULL || p->parent->n < 5 || any_touched(p->parent))
		return;
	up = p->parent;
	if (place_of(p) > 1)
		return;
	cut(p);
	insert(e->w, up, place_of(up->at[up->n - 1]), p);
	same(e, CHANGE_MOVED, p);
}

static inline void edit_merge(struct editor *e)
{
	struct paper *p = choose(e, SEC);
	struct paper *next;
	struct paper *one;
	struct edit *r;
	size_t at;

	if (p == NULL || level_of(p) < 2 || place_of(p) + 1 >= p->parent->n)
		return;
	next = p->parent->at[place_of(p) + 1];
	if (next->kind != SEC || any_touched(next))
		return;
	at = place_of(p);
	one = paper_new(e->w, SEC);
	one->text =
		str_fmt(e->w->a, "%.*s en %.*s", STR(p->text), STR(next->text));
	r = record(e, CHANGE_MERGED);
	was(r, p);
	was(r, next);
	is(r, one);
	for (int pass = 0; pass < 4; pass++)
		for (size_t i = 0; i < (pass % 2 == 0 ? p : next)->n; i++) {
			struct paper *c = (pass % 2 == 0 ? p : next)->at[i];

			if ((c->kind == SEC) == (pass > 1))
				append(e->w, one, c);
		}
	insert(e->w, p->parent, at, one);
	cut(p);
	cut(next);
	touch(one);
}

static inline void edit_split(struct editor *e)
{
	struct paper *p = choose(e, SEC);
	struct paper *rest;
	struct edit *r;
	size_t half = 0;

	if (p == NULL || level_of(p) < 2)
		return;
	for (size_t i = 0; i < p->n; i++)
		half += p->at[i]->kind == PARA;
	half = half > 1 ? half / 2 : 1;
	if (p->n < half + 1 || p->at[half]->kind == SEC)
		return;
	rest = paper_new(e->w, SEC);
	while (p->n > half) {
		struct paper *c = p->at[half];

		cut(c);
		append(e->w, rest, c);
	}
	insert(e->w, p->parent, place_of(p) + 1, rest);
	r = record(e, CHANGE_SPLIT);
	was(r, p);
	is(r, p);
	is(r, rest);
	touch(p);
	touch(rest);
}

static inline void edit_merge_text(struct editor *e)
{
	struct paper *p = choose(e, PARA);
	struct paper *next;
	struct edit *r;

	if (p == NULL || place_of(p) + 1 >= p->parent->n)
		return;
	next = p->parent->at[place_of(p) + 1];
	if (next->kind != PARA || next->touched)
		return;
	r = record(e, CHANGE_MERGED);
	was(r, p);
	was(r, next);
	is(r, p);
	p->text = str_fmt(e->w->a, "%.*s %.*s", STR(p->text), STR(next->text));
	cut(next);
	touch(p);
}

static inline void edit_split_text(struct editor *e)
{
	struct paper *p = choose(e, PARA);
	struct paper *rest;
	struct edit *r;
	size_t stop;

	if (p == NULL)
		return;
	stop = str_find(p->text, S(". "));
	if (stop + 2 >= p->text.len)
		return;
	rest = paper_new(e->w, PARA);
	rest->text = str_skip(p->text, stop + 2);
	p->text = str_slice(p->text, 0, stop + 1);
	insert(e->w, p->parent, place_of(p) + 1, rest);
	r = record(e, CHANGE_SPLIT);
	was(r, p);
	is(r, p);
	is(r, rest);
	touch(p);
	touch(rest);
}

static inline void edit_any(struct editor *e)
{
	switch (pick(e->w, 24)) {
	case 0: edit_add(e, PARA); break;
	case 1: edit_add(e, ITEM); break;
	case 2: edit_add(e, ROW); break;
	case 3: edit_add(e, SEC); break;
	case 4: edit_remove(e, PARA); break;
	case 5: edit_remove(e, ITEM); break;
	case 6: edit_remove(e, ROW); break;
	case 7: edit_remove(e, SEC); break;
	case 8: edit_words(e, PARA); break;
	case 9: edit_words(e, ITEM); break;
	case 10: edit_sentence(e); break;
	case 11: edit_cell(e); break;
	case 12:
	case 13: edit_title(e); break;
	case 14: edit_move(e, PARA); break;
	case 15: edit_move(e, SEC); break;
	case 16: edit_move(e, ROW); break;
	case 17: edit_order(e, ITEM); break;
	case 18: edit_merge(e); break;
	case 19: edit_split(e); break;
	case 20: edit_merge_text(e); break;
	case 21: edit_split_text(e); break;
	default: edit_merge_text(e); break;
	}
}

#endif
