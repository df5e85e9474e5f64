/*
 * Open addressing over 32-bit indexes into the array of entries; at most half
 * full.  Slot 0 means free, so an index is stored plus one.
 */
#include "base/map.h"

#include "base/vec.h"

static size_t probe(const struct map *m, str key, uint64_t hash)
{
	size_t mask = m->n_slots - 1;
	size_t i = (size_t)(hash ^ (hash >> 32)) & mask;

	while (m->slots[i] != 0) {
		const struct map_entry *e = &m->at[m->slots[i] - 1];

		if (e->hash == hash && str_eq(e->key, key))
			break;
		i = (i + 1) & mask;
	}
	return i;
}

static void grow(struct arena *a, struct map *m)
{
	m->n_slots = m->n_slots == 0 ? 16 : m->n_slots * 2;
	m->slots = NEWN(a, m->n_slots, uint32_t);
	for (size_t i = 0; i < m->n; i++)
		m->slots[probe(m, m->at[i].key, m->at[i].hash)] = (uint32_t)i +
								  1;
}

void *map_get(const struct map *m, str key)
{
	uint32_t slot;

	if (m->n == 0)
		return NULL;
	slot = m->slots[probe(m, key, str_hash(key))];
	return slot != 0 ? m->at[slot - 1].value : NULL;
}

void **map_slot(struct arena *a, struct map *m, str key)
{
	uint64_t hash = str_hash(key);
	size_t i;

	if (m->n * 2 >= m->n_slots)
		grow(a, m);
	i = probe(m, key, hash);
	if (m->slots[i] == 0) {
		*PUSH(a, m) = (struct map_entry){.key = key, .hash = hash};
		m->slots[i] = (uint32_t)m->n;
	}
	return &m->at[m->slots[i] - 1].value;
}
