/*
 * One that became several, or several that became one.
 *
 * For sections the evidence is the flow of matched words between them, for
 * paragraphs and items that of equal sentences.  Several old ones were merged
 * into a new one when each gave it most of its words (GIVES) and together they
 * make up nearly all of it (TAKES); a split is the same with the sides swapped.
 * The test runs after matching: the strongest of them is a partner already, the
 * others have none.
 */
#include "diff/matcher.h"

#include "base/vec.h"
#include "diff/flow.h"
#include "diff/join.h"
#include "diff/words.h"

#include <stdlib.h>

enum { GIVES = 60, TAKES = 80, FEWEST = 4, MOST_SIDES = 64 };

/* One side of a possible joint: a flow into `one` from `many`. */
struct stream {
	const struct part *one, *many;
	uint64_t words;
};

struct streams {
	struct stream *at;
	size_t n, cap;
};

static uint64_t content(const struct part *p)
{
	return p->kind == PART_SECTION ? p->words - words_count(p->title)
				       : words_count(p->text);
}

static bool above(const struct part *up, const struct part *p)
{
	while (p != NULL && p != up)
		p = p->parent;
	return p == up;
}

static int by_one(const void *p, const void *q)
{
	const struct stream *x = p;
	const struct stream *y = q;

	if (x->one->order != y->one->order)
		return x->one->order < y->one->order ? -1 : 1;
	return x->many->order < y->many->order
		       ? -1
		       : x->many->order > y->many->order;
}

static bool belongs(const struct stream *s, const struct part *partner)
{
	return (partner == NULL || partner == s->one) &&
	       content(s->many) >= FEWEST &&
	       s->words * 100 >= content(s->many) * GIVES;
}

struct sides {
	const struct part *at[MOST_SIDES];
	size_t n;
	uint64_t words;
};

static bool nested(const struct sides *s, const struct part *p)
{
	for (size_t i = 0; i < s->n; i++)
		if (above(s->at[i], p) || above(p, s->at[i]))
			return true;
	return false;
}

static struct part **sides_of(struct matcher *x, const struct part_tree *t,
			      const struct part *const *at, size_t n)
{
	struct part **r = NEWN(x->a, n, struct part *);

	for (size_t i = 0; i < n; i++)
		r[i] = t->at[at[i]->order];
	return r;
}

static void add_joint(struct matcher *x, const struct part *one,
		      const struct sides *many, bool split)
{
	struct joint *j = PUSH(x->a, &x->m.joint);
	struct part **some =
		sides_of(x, split ? &x->m.new : &x->m.old, many->at, many->n);
	struct part **single =
		sides_of(x, split ? &x->m.old : &x->m.new, &one, 1);

	*j = split ? (struct joint){true, single, 1, some, many->n}
		   : (struct joint){false, some, many->n, single, 1};
	if (x->m.to_new[j->old[0]->order] == NULL &&
	    x->m.to_old[j->new[0]->order] == NULL)
		match_pair(x, j->old[0], j->new[0], 100);
}

/* The streams s[0..n) all flow into the same part. */
static void try_joint(struct matcher *x, const struct stream *s, size_t n,
		      bool split)
{
	const struct part *one = s[0].one;
	struct part *const *partner = split ? x->m.to_old : x->m.to_new;
	const struct part *own = split ? match_new(&x->m, one)
				       : match_old(&x->m, one);
	struct sides many = {.n = 0};
	bool has_own = own == NULL;

	for (size_t i = 0; i < n && many.n < MOST_SIDES; i++) {
		if (!belongs(&s[i], partner[s[i].many->order]) ||
		    nested(&many, s[i].many))
			continue;
		has_own = has_own || s[i].many == own;
		many.at[many.n++] = s[i].many;
		many.words += s[i].words;
	}
	if (many.n > 1 && has_own && many.words * 100 >= content(one) * TAKES)
		add_joint(x, one, &many, split);
}

static void find_joints(struct matcher *x, const struct flows *f, bool split)
{
	struct streams s = {0};
	size_t to;

	for (size_t i = 0; i < f->n; i++) {
		const struct flow *at = &f->at[i];

		if (at->words > 0 && at->old->kind == at->new->kind &&
		    at->old->kind != PART_DOCUMENT &&
		    at->old->kind != PART_LIST && at->old->kind != PART_TABLE)
			*PUSH(x->tmp, &s) =
				split ? (struct stream){at->old, at->new,
							at->words}
				      : (struct stream){at->new, at->old,
							at->words};
	}
	if (s.n > 1)
		qsort(s.at, s.n, sizeof *s.at, by_one);
	for (size_t from = 0; from < s.n; from = to) {
		for (to = from + 1; to < s.n && s.at[to].one == s.at[from].one;)
			to++;
		if (to - from > 1)
			try_joint(x, &s.at[from], to - from, split);
	}
}

/* ---- sentences ---- */

struct sentence {
	const struct part *owner;
	uint64_t hash, words;
};

struct sentences {
	struct sentence *at;
	size_t n, cap;
};

static bool ends_sentence(str s, size_t i)
{
	char c = s.ptr[i];

	return (c == '.' || c == '!' || c == '?' || c == ';') &&
	       (i + 1 == s.len || s.ptr[i + 1] == ' ');
}

static void cut_sentences(struct arena *a, struct sentences *to,
			  const struct part *p)
{
	size_t from = 0;

	for (size_t i = 0; i < p->text.len; i++) {
		str sentence;
		size_t words;

		if (!ends_sentence(p->text, i) && i + 1 < p->text.len)
			continue;
		sentence = str_trim(str_slice(p->text, from, i + 1));
		words = words_count(sentence);
		from = i + 1;
		if (words < FEWEST)
			continue;
		*PUSH(a, to) = (struct sentence){
			p, join_mix(join_text(sentence), p->kind), words};
	}
}

static bool may_join(const struct part *p, const struct part *partner)
{
	return (p->kind == PART_PARAGRAPH || p->kind == PART_ITEM) &&
	       (partner == NULL || !str_eq(p->text, partner->text));
}

static struct sentences sentences_of(struct arena *a, const struct part_tree *t,
				     struct part *const *partner)
{
	struct sentences s = {0};

	for (size_t i = 0; i < t->n_block; i++)
		if (may_join(t->block[i], partner[t->block[i]->order]))
			cut_sentences(a, &s, t->block[i]);
	return s;
}

static uint64_t *hashes(struct arena *a, const struct sentences *s)
{
	uint64_t *h = NEWN(a, s->n, uint64_t);

	for (size_t i = 0; i < s->n; i++)
		h[i] = s->at[i].hash;
	return h;
}

static struct flows sentence_flows(struct matcher *x)
{
	struct flows f = {0};
	struct sentences old = sentences_of(x->tmp, &x->m.old, x->m.to_new);
	struct sentences new = sentences_of(x->tmp, &x->m.new, x->m.to_old);
	struct join j;

	if (old.n == 0 || new.n == 0)
		return f;
	j = join_keys(x->tmp, hashes(x->tmp, &old), old.n, hashes(x->tmp, &new),
		      new.n);
	for (size_t i = 0; i < j.n; i++) {
		const struct bucket *b = &j.at[i];

		if (b->n_old == 1 && b->n_new == 1)
			flow_slot(x->tmp, &f, old.at[b->old].owner,
				  new.at[b->new].owner)
				->words += old.at[b->old].words;
	}
	return f;
}

void match_joints(struct matcher *x)
{
	struct flows sections = flows_of(x->tmp, &x->m);
	struct flows sentences = sentence_flows(x);

	find_joints(x, &sections, false);
	find_joints(x, &sections, true);
	find_joints(x, &sentences, false);
	find_joints(x, &sentences, true);
}

/* ---- homes ---- */

void match_homes(struct matcher *x)
{
	struct match *m = &x->m;

	for (size_t i = 0; i < m->old.n; i++)
		if (m->to_new[i] != NULL) {
			m->home_old[i] = (uint32_t)i + 1;
			m->home_new[m->to_new[i]->order] = (uint32_t)i + 1;
		}
	for (size_t k = 0; k < m->joint.n; k++) {
		const struct joint *j = &m->joint.at[k];
		uint32_t home = (uint32_t)j->old[0]->order + 1;

		for (size_t i = 0; i < j->n_old; i++)
			m->home_old[j->old[i]->order] = home;
		for (size_t i = 0; i < j->n_new; i++)
			m->home_new[j->new[i]->order] = home;
	}
}
