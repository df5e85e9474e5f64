/*
 * Which field a part stands in says what it is to a meeting: the nearest part
 * upwards whose role or key the profile names.  Only one thing is decided from
 * words: when every word that went is the spelling of one that came (the same
 * but for case or a letter or two), nobody decided anything.  A changed verb,
 * number or "niet" is never wording.
 */
#include "diff/weight.h"

#include "base/map.h"
#include "base/utf8.h"

#include <stdlib.h>

enum { LONGEST_WORD = 40, MOST_PAIRS = 8 };

struct weights {
	struct arena *a;
	struct map of;	 /* folded name -> const enum change_class */
	struct map form; /* what only the tools read: the same for its keys */
};

static void read_list(struct weights *w, struct map *to,
		      const struct profile *p, const char *name,
		      enum change_class class)
{
	const struct node *list = node_path(p->roles, name);

	for (size_t i = 0; list != NULL && i < list->n; i++) {
		enum change_class *value = NEW(w->a, enum change_class);
		str key = utf8_fold(w->a, node_text(list->child[i]));

		*value = class;
		*map_slot(w->a, to, key) = value;
	}
}

const struct weights *weights_read(struct arena *a, const struct profile *p)
{
	struct weights *w = NEW(a, struct weights);

	w->a = a;
	if (p == NULL)
		return w;
	read_list(w, &w->of, p, "belofte", CLASS_PROMISE);
	read_list(w, &w->of, p, "besluit", CLASS_DECISION);
	read_list(w, &w->form, p, "vorm", CLASS_FORM);
	return w;
}

static const enum change_class *look_up(const struct weights *w, str name)
{
	return name.len > 0 && name.len <= LONGEST_WORD
		       ? map_get(&w->of, utf8_fold(w->a, name))
		       : NULL;
}

/* Only a member of the document itself: a chapter may be called as it likes. */
static bool is_form(const struct weights *w, const struct part *p)
{
	str key;

	while (p->parent != NULL && p->parent->parent != NULL)
		p = p->parent;
	key = p->role.len > 0 ? p->role : p->key;
	return p->pointer.len > 0 && key.len > 0 && key.len <= LONGEST_WORD &&
	       map_get(&w->form, utf8_fold(w->a, key)) != NULL;
}

static enum change_class by_field(const struct weights *w, const struct part *p)
{
	for (; p != NULL && w->of.n > 0; p = p->parent) {
		const enum change_class *c = look_up(w, p->role);

		if (c == NULL)
			c = look_up(w, p->key.len > 0 ? p->key : p->title);
		if (c != NULL)
			return *c;
	}
	return CLASS_CONTENT;
}

/* ---- spelling ---- */

static bool has_digit(str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.ptr[i] >= '0' && s.ptr[i] <= '9')
			return true;
	return false;
}

/* Edits of one letter between two words, by rows of the usual table. */
static size_t distance(str x, str y)
{
	size_t row[LONGEST_WORD + 1];

	for (size_t j = 0; j <= y.len; j++)
		row[j] = j;
	for (size_t i = 1; i <= x.len; i++) {
		size_t corner = row[0];

		row[0] = i;
		for (size_t j = 1; j <= y.len; j++) {
			size_t best = corner + (x.ptr[i - 1] != y.ptr[j - 1]);

			corner = row[j];
			if (row[j] + 1 < best)
				best = row[j] + 1;
			if (row[j - 1] + 1 < best)
				best = row[j - 1] + 1;
			row[j] = best;
		}
	}
	return row[y.len];
}

static bool same_but_spelling(str x, str y)
{
	size_t shorter = x.len < y.len ? x.len : y.len;

	if (x.len > LONGEST_WORD || y.len > LONGEST_WORD || has_digit(x) ||
	    has_digit(y))
		return false;
	if (str_eq_nocase(x, y))
		return true;
	return shorter >= 5 && distance(x, y) <= (shorter >= 8 ? 2 : 1);
}

/* Whether the words of two runs differ in spelling only; both empty, in
 * punctuation only. */
static bool spelling(str old, str new)
{
	for (size_t i = 0; i < MOST_PAIRS; i++) {
		str x = words_next(&old);
		str y = words_next(&new);

		if (x.len == 0 && y.len == 0)
			return true;
		if (x.len == 0 || y.len == 0 || !same_but_spelling(x, y))
			return false;
	}
	return false;
}

static bool only_wording(const struct change *c)
{
	for (size_t i = 0; i < c->n_words; i++) {
		str old = {0};
		str new = {0};

		if (c->words[i].op == WORD_SAME)
			continue;
		if (c->words[i].op == WORD_DELETED)
			old = c->words[i++].text;
		if (i < c->n_words && c->words[i].op == WORD_INSERTED)
			new = c->words[i].text;
		else if (i < c->n_words && c->words[i].op == WORD_DELETED)
			return false;
		if (!spelling(old, new))
			return false;
	}
	return c->n_words > 0;
}

enum change_class weight_of(const struct weights *w, const struct change *c)
{
	const struct part *p = c->n_after > 0 ? c->after[0] : c->before[0];
	bool text = c->kind == CHANGE_CHANGED || c->kind == CHANGE_RENAMED;

	if (c->kind == CHANGE_RENUMBERED || is_form(w, p))
		return CLASS_FORM;
	if (text && c->days == 0 && only_wording(c))
		return CLASS_WORDING;
	return by_field(w, p);
}
