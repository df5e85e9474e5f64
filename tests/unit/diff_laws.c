/*
 * Laws that hold for any two documents, tried on papers that were edited
 * without mercy.
 *
 * TREES=6000 tries more of them than the check does, TREES_FROM=N begins at
 * another seed; a law that is broken says at which, and TREES=1 TREES_FROM=N
 * repeats it.
 */
#include "apply.h"
#include "wild.h"

#include "tree/read.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

enum { TREES = 200, MOST_EDITS = 12 };

struct pair {
	struct arena a;
	struct agenda old, new;
	struct changes there, back;
};

static void read_side(struct arena *a, struct agenda *d, str text)
{
	struct findings ignored = {.a = a};

	d->source = source_new(a, S("t.md"), text);
	d->tree = tree_read(a, d->source, &ignored);
}

static uint64_t number_of(const char *name, uint64_t otherwise)
{
	const char *s = getenv(name);

	return s != NULL ? strtoull(s, NULL, 10) : otherwise;
}

/* Small papers: chance meets itself more often in them. */
static struct paper *small_paper(struct writer *w)
{
	struct paper *p = paper_new(w, DOC);
	unsigned n = 1 + pick(w, 3);

	for (unsigned i = 0; i < n; i++)
		append(w, p, section_new(w, 1 + pick(w, 3)));
	return p;
}

static struct pair *pair_new(uint64_t seed)
{
	struct pair *p = calloc(1, sizeof *p);
	struct wild *x = calloc(1, sizeof *x);
	struct lines *lines = calloc(1, sizeof *lines);
	struct writer w = {&p->a, seed * 7919 + 1, 0, seed % 3 == 0};
	struct paper *old;
	unsigned edits;

	for (int i = 0; i < 8; i++)
		pick(&w, 2);
	old = small_paper(&w);
	x->w = &w;
	x->root = paper_copy(&w, old);
	edits = 1 + pick(&w, (unsigned)number_of("TREES_EDITS", MOST_EDITS));
	while (edits-- > 0)
		wild_edit(x);
	read_side(&p->a, &p->old, render(&w, old, 60 + pick(&w, 40), lines));
	read_side(&p->a, &p->new,
		  render(&w, x->root, 60 + pick(&w, 40), lines));
	assert_in_range(w.ids, 1, MOST_NODES - 1);
	p->there = changes_between(&p->a, NULL, &p->old, &p->new);
	p->back = changes_between(&p->a, NULL, &p->new, &p->old);
	free(x);
	free(lines);
	return p;
}

static void pair_free(struct pair *p)
{
	arena_free(&p->a);
	free(p);
}

static void say_side(const struct source *s, const struct part *const *p,
		     size_t n, char sign)
{
	for (size_t i = 0; i < n; i++)
		printf(" %c%u", sign, source_place(s, p[i]->span.from).line);
}

static void say_changes(const struct changes *c)
{
	for (size_t i = 0; i < c->n; i++) {
		const struct change *at = &c->at[i];

		printf("  %s %s %x", change_kind_name(at->kind),
		       part_hint(at->n_after > 0 ? at->after[0]
						 : at->before[0]),
		       at->also);
		say_side(c->old.source, at->before, at->n_before, '-');
		say_side(c->new.source, at->after, at->n_after, '+');
		printf("\n");
	}
}

/* With TREES_SAY the documents and changes of what is wrong are shown. */
static void wrong(const struct pair *p, uint64_t seed, const char *what)
{
	if (getenv("TREES_SAY") != NULL) {
		printf("%.*s\n=======\n%.*s\n", STR(p->old.source->text),
		       STR(p->new.source->text));
		say_changes(&p->there);
		printf("  back:\n");
		say_changes(&p->back);
	}
	fail_msg("seed %d: %s", (int)seed, what);
}

typedef const char *law(struct pair *p);

static void try_law(law *holds)
{
	uint64_t first = number_of("TREES_FROM", 1);
	uint64_t trees = number_of("TREES", TREES);

	for (uint64_t seed = first; seed < first + trees; seed++) {
		struct pair *p = pair_new(seed);
		const char *what = holds(p);

		if (what != NULL)
			wrong(p, seed, what);
		pair_free(p);
	}
}

/* ---- the laws ---- */

static const char *applies(struct pair *p)
{
	const char *what = apply_changes(&p->a, &p->there);

	return what != NULL ? what : apply_changes(&p->a, &p->back);
}

static const char *equals_itself(struct pair *p)
{
	struct changes old = changes_between(&p->a, NULL, &p->old, &p->old);
	struct changes new = changes_between(&p->a, NULL, &p->new, &p->new);

	return old.n + new.n + old.only_form + new.only_form > 0
		       ? "a document differs from itself"
		       : NULL;
}

static enum change_kind mirrored(enum change_kind kind)
{
	switch (kind) {
	case CHANGE_ADDED: return CHANGE_REMOVED;
	case CHANGE_REMOVED: return CHANGE_ADDED;
	case CHANGE_SPLIT: return CHANGE_MERGED;
	case CHANGE_MERGED: return CHANGE_SPLIT;
	case CHANGE_CHANGED:
	case CHANGE_MOVED:
	case CHANGE_RENAMED:
	case CHANGE_RENUMBERED: return kind;
	}
	return kind;
}

static bool same_parts(const struct part *const *x, size_t n,
		       const struct part *const *y, size_t m)
{
	if (n != m)
		return false;
	for (size_t i = 0; i < n; i++)
		if (x[i]->order != y[i]->order)
			return false;
	return true;
}

static bool has_mirror(const struct changes *back, const struct change *c)
{
	for (size_t i = 0; i < back->n; i++) {
		const struct change *b = &back->at[i];

		if (b->kind == mirrored(c->kind) && b->also == c->also &&
		    b->days == -c->days && b->certain == c->certain &&
		    b->class == c->class &&
		    same_parts(b->before, b->n_before, c->after, c->n_after) &&
		    same_parts(b->after, b->n_after, c->before, c->n_before))
			return true;
	}
	return false;
}

static const char *mirrors(struct pair *p)
{
	for (size_t i = 0; i < p->there.n; i++)
		if (!has_mirror(&p->back, &p->there.at[i]))
			return str_cstr(
				&p->a,
				str_fmt(&p->a, "change %zu has no mirror", i));
	return p->back.n != p->there.n ? "more changes back than there" : NULL;
}

/* ---- words ---- */

struct bag_word {
	uint64_t hash;
	int sign;
};

struct bag_words {
	struct bag_word *at;
	size_t n, cap;
};

static void add_text(struct arena *a, struct bag_words *to, str s, int sign)
{
	str w;

	while ((w = words_next(&s)).len > 0)
		*PUSH(a, to) = (struct bag_word){str_hash(w), sign};
}

static int by_hash(const void *p, const void *q)
{
	const struct bag_word *x = p;
	const struct bag_word *y = q;

	return x->hash < y->hash ? -1 : x->hash > y->hash;
}

/* Words of OLD without those that went are words of NEW without those that
 * came. */
static const char *keeps_words(struct pair *p)
{
	struct bag_words all = {0};
	const struct changes *c = &p->there;

	for (size_t i = 0; i < c->old.n; i++)
		add_text(&p->a, &all, own_of(c->old.at[i]), 1);
	for (size_t i = 0; i < c->new.n; i++)
		add_text(&p->a, &all, own_of(c->new.at[i]), -1);
	for (size_t i = 0; i < c->n; i++)
		for (size_t k = 0; k < c->at[i].n_words; k++) {
			const struct word_run *r = &c->at[i].words[k];

			if (r->op != WORD_SAME)
				add_text(&p->a, &all, r->text,
					 r->op == WORD_DELETED ? -1 : 1);
		}
	qsort(all.at, all.n, sizeof *all.at, by_hash);
	for (size_t i = 0; i < all.n;) {
		uint64_t hash = all.at[i].hash;
		int sum = 0;

		for (; i < all.n && all.at[i].hash == hash; i++)
			sum += all.at[i].sign;
		if (sum != 0)
			return "words are lost or made up";
	}
	return NULL;
}

static void changes_lead_from_old_to_new(void **state)
{
	(void)state;
	try_law(applies);
}

static void a_document_equals_itself(void **state)
{
	(void)state;
	try_law(equals_itself);
}

static void back_is_the_mirror(void **state)
{
	(void)state;
	try_law(mirrors);
}

static void words_are_conserved(void **state)
{
	(void)state;
	try_law(keeps_words);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(changes_lead_from_old_to_new),
		cmocka_unit_test(a_document_equals_itself),
		cmocka_unit_test(back_is_the_mirror),
		cmocka_unit_test(words_are_conserved),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
