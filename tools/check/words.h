/*
 * words.h -- pieces of the sentences that check/explain.c makes.
 */
#ifndef CHECK_WORDS_H
#define CHECK_WORDS_H

#include "base/buf.h"
#include "check/engine.h"

/* At most 40 characters of a text, in backticks. */
str quoted(struct arena *a, str s);
/* The same of any value; lists and maps as JSON. */
str quoted_value(struct arena *a, const struct node *n);

/* Adds the `i`-th of a row of words, from 0; after twelve only "...". */
void add_listed(struct buf *b, str word, size_t i);

/* What a sentence is about: "`titel`", "item 3 of `doelen`". */
str subject_of(struct arena *a, const struct path *p);

/* What a schema says of itself: its `description`, else that of what its $ref
 * leads to; empty when there is none. */
str description_of(const struct subschema *s);

/* The part of a node to point at: a value on one line as it is; a list or a
 * map by its key, or its first line when it has none. */
struct span place_of(const struct node *n, const struct source *source);

#endif
