#include "diff/bag.h"

#include "base/vec.h"
#include "diff/words.h"

#include <stdlib.h>

enum { MOST_WORDS = 32 * 1024, SAMPLE = 64 * 1024 };

static uint64_t fold_hash(str w)
{
	uint64_t h = 0xcbf29ce484222325u;

	for (size_t i = 0; i < w.len; i++) {
		unsigned char c = (unsigned char)w.ptr[i];

		if (c >= 'A' && c <= 'Z')
			c |= 0x20;
		h = (h ^ c) * 0x100000001b3u;
	}
	return h != 0 ? h : 1;
}

static size_t probe(const struct vocabulary *v, uint64_t hash)
{
	size_t i = (size_t)(hash ^ hash >> 32) & v->mask;

	while (v->id[i] != 0 && v->hash[i] != hash)
		i = (i + 1) & v->mask;
	return i;
}

static void grow(struct vocabulary *v)
{
	struct vocabulary old = *v;

	v->cap = old.cap == 0 ? 1024 : old.cap * 2;
	v->mask = v->cap * 2 - 1;
	v->hash = NEWN(v->a, v->mask + 1, uint64_t);
	v->id = NEWN(v->a, v->mask + 1, uint32_t);
	v->times = NEWN(v->a, v->cap, uint32_t);
	v->weight = NEWN(v->a, v->cap, uint32_t);
	for (size_t i = 0; old.cap > 0 && i <= old.mask; i++)
		if (old.id[i] != 0) {
			size_t at = probe(v, old.hash[i]);

			v->hash[at] = old.hash[i];
			v->id[at] = old.id[i];
		}
}

static uint32_t word_number(struct vocabulary *v, uint64_t hash)
{
	size_t i;

	if (v->n >= v->cap)
		grow(v);
	i = probe(v, hash);
	if (v->id[i] == 0) {
		v->hash[i] = hash;
		v->id[i] = (uint32_t)++v->n;
	}
	return v->id[i] - 1;
}

struct numbers {
	uint32_t *at;
	size_t n, cap;
};

static void add_words(struct vocabulary *v, struct numbers *to, str s)
{
	str w;

	while (to->n < MOST_WORDS && (w = words_next(&s)).len > 0)
		*PUSH(v->a, to) = word_number(v, fold_hash(w));
}

static void add_part(struct vocabulary *v, struct numbers *to,
		     const struct part *p)
{
	add_words(v, to, p->text);
	for (size_t i = 0; i < p->n; i++)
		if (p->kind == PART_ROW || p->kind == PART_CELL)
			add_part(v, to, p->child[i]);
}

static int by_number(const void *p, const void *q)
{
	uint32_t x = *(const uint32_t *)p;
	uint32_t y = *(const uint32_t *)q;

	return x < y ? -1 : x > y;
}

struct bag bag_of(struct vocabulary *v, const struct part *p)
{
	struct numbers all = {0};
	struct feature *at;
	size_t n = 0;

	add_part(v, &all, p);
	if (all.n > 1)
		qsort(all.at, all.n, sizeof *all.at, by_number);
	at = NEWN(v->a, all.n, struct feature);
	for (size_t i = 0; i < all.n; i++)
		if (n > 0 && at[n - 1].word == all.at[i])
			at[n - 1].times++;
		else
			at[n++] = (struct feature){all.at[i], 1};
	return (struct bag){at, n, 0};
}

/* A word seen twice in one part counts twice; that is near enough, and needs
 * no memory of what was seen. */
static void count_words(struct vocabulary *v, str s)
{
	str w;

	while ((w = words_next(&s)).len > 0) {
		size_t i = probe(v, fold_hash(w));

		if (v->id[i] != 0)
			v->times[v->id[i] - 1]++;
	}
}

void bag_count(struct vocabulary *v, const struct part_tree *t)
{
	size_t step = t->root->words / SAMPLE + 1;

	for (size_t i = 0; v->cap > 0 && i < t->n; i += step) {
		str s = t->at[i]->text;

		if (s.len == 0)
			continue;
		v->parts++;
		count_words(v, str_slice(s, 0, (size_t)MOST_WORDS * 8));
	}
}

/* Sixteen times the logarithm to base 2, the fraction by its first bits. */
static uint32_t log16(uint64_t x)
{
	uint32_t whole = 0;

	while (x >> (whole + 1) != 0)
		whole++;
	return whole * 16 + (uint32_t)(((x << 4) >> whole) & 15);
}

void bag_weigh(struct vocabulary *v)
{
	for (size_t i = 0; i < v->n; i++) {
		uint64_t rare = (uint64_t)(v->parts + 2) * 4 /
				((uint64_t)v->times[i] + 1);

		v->weight[i] = 4 + log16(rare + 1);
	}
}

void bag_settle(const struct vocabulary *v, struct bag *b)
{
	b->weight = 0;
	for (size_t i = 0; i < b->n; i++)
		b->weight += (uint64_t)b->at[i].times *
			     v->weight[b->at[i].word];
}

unsigned bag_likeness(const struct vocabulary *v, const struct bag *x,
		      const struct bag *y)
{
	uint64_t shared = 0;
	size_t i = 0;
	size_t j = 0;

	while (i < x->n && j < y->n) {
		const struct feature *f = &x->at[i];
		const struct feature *g = &y->at[j];

		if (f->word == g->word)
			shared += (uint64_t)v->weight[f->word] *
				  (f->times < g->times ? f->times : g->times);
		i += f->word <= g->word;
		j += g->word <= f->word;
	}
	return x->weight + y->weight > 0
		       ? (unsigned)(shared * 2000 / (x->weight + y->weight))
		       : 0;
}
