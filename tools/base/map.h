/*
 * map.h -- a hash map from str to a pointer, in an arena.
 *
 * Keys are borrowed.  There is no removal.  Iteration is by insertion order,
 * so output that follows a map is deterministic.  `{0}` is an empty map.
 */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include "base/str.h"

struct map_entry {
	str key;
	void *value;
	uint64_t hash;
};

struct map {
	struct map_entry *at; /* in order of insertion: at[0] .. at[n-1] */
	size_t n, cap;
	uint32_t *slots;
	size_t n_slots;
};

/* The value stored under `key`, or NULL. */
void *map_get(const struct map *m, str key);

/* Where the value of `key` is stored; a new key gets NULL.  The pointer holds
 * until the next map_slot(). */
void **map_slot(struct arena *a, struct map *m, str key);

#endif
