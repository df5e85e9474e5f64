/*
 * texts.h -- the texts of a document and the patterns that may match them:
 * internal to check/.
 */
#ifndef CHECK_TEXTS_H
#define CHECK_TEXTS_H

#include "base/regex_set.h"
#include "tree/node.h"

struct text {
	const struct node *node; /* NODE_STRING */
	const uint64_t *bits;	 /* for regex_set_may() */
	bool valid;		 /* UTF-8 */
	bool digit;		 /* has one */
};

struct texts {
	struct text *at; /* in the order of the document */
	size_t n, cap;
	uint64_t *any;	 /* the bits of all of them; NULL: there are none */
	uint32_t *slots; /* by the address of the node: its place, plus one */
	size_t n_slots;
};

/* The text of a node; NULL when it is none of these. */
const struct text *texts_find(const struct texts *all, const struct node *n);

/* Every string of text below `root`: all but ids, addresses, suppressions. */
struct texts texts_of(struct arena *a, const struct regex_set *patterns,
		      const struct node *root);

/* Every line that is not blank, as a text of its own: of a paper, where what
 * import mends is to be judged too. */
struct texts texts_of_lines(struct arena *a, const struct regex_set *patterns,
			    const struct source *s);

#endif
