#include "diff/join.h"

#include "base/vec.h"

uint64_t join_mix(uint64_t x, uint64_t y)
{
	uint64_t h = x ^ (y + 0x9e3779b97f4a7c15u + (x << 6) + (x >> 2));

	h ^= h >> 32;
	h *= 0xd6e8feb86659fd93u;
	h ^= h >> 32;
	h *= 0xd6e8feb86659fd93u;
	h ^= h >> 32;
	return h != 0 ? h : 1;
}

uint64_t join_text(str s)
{
	uint64_t h = s.len * 0x9e3779b97f4a7c15u;
	uint64_t piece = 0;
	size_t i = 0;

	for (; s.len - i >= sizeof piece; i += sizeof piece) {
		memcpy(&piece, s.ptr + i, sizeof piece);
		h = (h ^ piece) * 0xd6e8feb86659fd93u;
		h ^= h >> 32;
	}
	piece = 0;
	if (i < s.len)
		memcpy(&piece, s.ptr + i, s.len - i);
	h = (h ^ piece) * 0xa0761d6478bd642fu;
	return h ^ h >> 29;
}

struct table {
	uint32_t *slot; /* index of a bucket plus one */
	size_t mask;
};

static struct bucket *bucket_of(struct join *j, struct table *t, uint64_t key)
{
	size_t i = (size_t)join_mix(key, 0) & t->mask;

	while (t->slot[i] != 0 && j->at[t->slot[i] - 1].key != key)
		i = (i + 1) & t->mask;
	if (t->slot[i] == 0) {
		j->at[j->n] = (struct bucket){
			.key = key, .old = JOIN_END, .new = JOIN_END};
		t->slot[i] = (uint32_t)++j->n;
	}
	return &j->at[t->slot[i] - 1];
}

static void chain(uint32_t *first, uint32_t *last, uint32_t *next, uint32_t i)
{
	if (*first == JOIN_END)
		*first = i;
	else
		next[*last] = i;
	*last = i;
	next[i] = JOIN_END;
}

static size_t count(const uint64_t *key, size_t n)
{
	size_t used = 0;

	for (size_t i = 0; i < n; i++)
		used += key[i] != 0;
	return used;
}

struct join join_keys(struct arena *a, const uint64_t *old, size_t n_old,
		      const uint64_t *new, size_t n_new)
{
	struct join j = {0};
	struct table t = {0};
	size_t most = count(old, n_old) + count(new, n_new);
	size_t size = 16;

	while (size < most * 2)
		size *= 2;
	t.slot = NEWN(a, size, uint32_t);
	t.mask = size - 1;
	j.at = NEWN(a, most, struct bucket);
	j.next_old = NEWN(a, n_old, uint32_t);
	j.next_new = NEWN(a, n_new, uint32_t);
	for (size_t i = 0; i < n_old; i++) {
		struct bucket *b = old[i] != 0 ? bucket_of(&j, &t, old[i])
					       : NULL;

		if (b == NULL)
			continue;
		chain(&b->old, &b->last_old, j.next_old, (uint32_t)i);
		b->n_old++;
	}
	for (size_t i = 0; i < n_new; i++) {
		struct bucket *b = new[i] != 0 ? bucket_of(&j, &t, new[i])
					       : NULL;

		if (b == NULL)
			continue;
		chain(&b->new, &b->last_new, j.next_new, (uint32_t)i);
		b->n_new++;
	}
	return j;
}
