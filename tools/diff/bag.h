/*
 * bag.h -- texts as bags of weighted words, to say how alike they are.
 *
 * A word weighs more the rarer it is among the parts of both documents.  Fill
 * the bags first, then count and weigh; after that likeness may be asked.
 */
#ifndef DIFF_BAG_H
#define DIFF_BAG_H

#include "diff/part.h"

struct feature {
	uint32_t word; /* its number in the vocabulary */
	uint32_t times;
};

struct bag {
	const struct feature *at; /* by word, each once */
	size_t n;
	uint64_t weight;
};

struct vocabulary {
	struct arena *a;
	uint64_t *hash; /* open addressing */
	uint32_t *id;	/* of the slot: word number plus one */
	size_t mask;
	size_t n;	  /* words */
	uint32_t *times;  /* per word: parts that have it */
	uint32_t *weight; /* per word */
	size_t cap;
	size_t parts; /* counted */
};

/* The words of a part: its own text; of a row the text of its cells.  Case of
 * ASCII letters does not count; of a very long text only the start does. */
struct bag bag_of(struct vocabulary *v, const struct part *p);

/* Counts in how many parts of a tree each word occurs; of a very large tree
 * only every so many parts are looked at. */
void bag_count(struct vocabulary *v, const struct part_tree *t);

/* Gives each word its weight, after counting. */
void bag_weigh(struct vocabulary *v);

/* Gives a bag its weight, after the words have theirs. */
void bag_settle(const struct vocabulary *v, struct bag *b);

/* 0..1000: twice the shared weight by the weight of both. */
unsigned bag_likeness(const struct vocabulary *v, const struct bag *x,
		      const struct bag *y);

#endif
