/*
 * join.h -- which elements of two arrays share a key, in one pass.
 *
 * Keys are hashes; 0 takes no part.  Each bucket lists the elements of both
 * sides that have one key, by ascending index.  Buckets stand in the order in
 * which their keys first occur, so what follows from them is deterministic.
 */
#ifndef DIFF_JOIN_H
#define DIFF_JOIN_H

#include "base/str.h"

#include <stdint.h>

enum { JOIN_END = UINT32_MAX };

struct bucket {
	uint64_t key;
	uint32_t n_old, n_new;
	uint32_t old, new; /* first of the chain, or JOIN_END */
	uint32_t last_old, last_new;
};

struct join {
	struct bucket *at;
	size_t n;
	uint32_t *next_old, *next_new; /* by index; JOIN_END at the end */
};

struct join join_keys(struct arena *a, const uint64_t *old, size_t n_old,
		      const uint64_t *new, size_t n_new);

/* A good hash of a text, eight bytes at a time. */
uint64_t join_text(str s);

/* A good hash of two numbers; never 0. */
uint64_t join_mix(uint64_t x, uint64_t y);

#endif
