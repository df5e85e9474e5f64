/*
 * A list of blocks; the newest is filled from the front.  Blocks double up to
 * 1 MB, so a small run costs one malloc and a large one few.  A request that is
 * larger than the block size gets a block of its own.
 */
#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ALIGN = 16, FIRST = 16 * 1024, LARGEST = 1024 * 1024 };

struct arena_block {
	struct arena_block *next;
	size_t size;
	size_t used;
	size_t pad; /* keeps the payload 16-aligned */
};

struct arena_last {
	struct arena_last *next;
	void (*release)(void *);
	void *thing;
};

static void out_of_memory(void)
{
	fputs("agenda: out of memory\n", stderr);
	exit(2);
}

static struct arena_block *block_new(struct arena *a, size_t size)
{
	struct arena_block *b = calloc(1, sizeof *b + size);

	if (b == NULL) {
		out_of_memory();
		return NULL;
	}
	b->size = size;
	b->next = a->head;
	a->head = b;
	return b;
}

static size_t next_size(const struct arena *a, size_t need)
{
	size_t size = FIRST;

#ifdef ONE_BLOCK_EACH
	return need;
#endif
	if (a->head != NULL && a->head->size >= FIRST)
		size = a->head->size * 2;
	if (size > LARGEST)
		size = LARGEST;
	return need > size ? need : size;
}

static size_t rounded(size_t size)
{
	if (size > SIZE_MAX / 2)
		out_of_memory();
#ifdef ONE_BLOCK_EACH
	return size;
#endif
	return (size + ALIGN - 1) & ~(size_t)(ALIGN - 1);
}

void *arena_alloc(struct arena *a, size_t size)
{
	struct arena_block *b = a->head;
	size_t need = rounded(size);

	if (b == NULL || b->size - b->used < need)
		b = block_new(a, next_size(a, need));
	b->used += need;
	return (char *)(b + 1) + (b->used - need);
}

void *arena_array(struct arena *a, size_t n, size_t size)
{
	if (size != 0 && n > SIZE_MAX / 2 / size)
		out_of_memory();
	return arena_alloc(a, n * size);
}

/* Whether the `size` bytes at `at` are the newest in a block. */
static bool is_newest(const struct arena_block *b, const void *at, size_t size)
{
	return b != NULL && at != NULL && b->used >= size &&
	       (const char *)at == (const char *)(b + 1) + b->used - size;
}

/* What a block holds alone grows with the block, so that a large thing leaves
 * no copies behind. */
static void *grow_block(struct arena *a, size_t need)
{
	struct arena_block *b = realloc(a->head, sizeof *b + need);

	if (b == NULL) {
		out_of_memory();
		return NULL;
	}
	b->size = b->used = need;
	a->head = b;
	return b + 1;
}

void *arena_grow(struct arena *a, void *at, size_t size, size_t bigger)
{
	struct arena_block *b = a->head;
	size_t used = rounded(size);
	size_t need = rounded(bigger);
	void *moved;

	if (is_newest(b, at, used) && used == b->size)
		return grow_block(a, need);
	if (is_newest(b, at, used) && b->size - b->used >= need - used) {
		b->used += need - used;
		return at;
	}
	moved = arena_alloc(a, bigger);
	if (at != NULL && size > 0)
		memcpy(moved, at, size);
	return moved;
}

void arena_defer(struct arena *a, void (*release)(void *), void *thing)
{
	struct arena_last *last = NEW(a, struct arena_last);

	*last = (struct arena_last){a->last, release, thing};
	a->last = last;
}

static void release_all(struct arena *a)
{
	for (; a->last != NULL; a->last = a->last->next)
		a->last->release(a->last->thing);
}

/* The newest block is as large as they get, unless one thing was larger. */
void arena_reset(struct arena *a)
{
	struct arena_block *keep = a->head;

	release_all(a);
#ifdef ONE_BLOCK_EACH
	keep = NULL;
#endif
	if (keep == NULL || keep->size > LARGEST) {
		arena_free(a);
		return;
	}
	a->head = keep->next;
	arena_free(a);
	memset(keep + 1, 0, keep->used);
	keep->used = 0;
	keep->next = NULL;
	a->head = keep;
}

void arena_free(struct arena *a)
{
	release_all(a);
	while (a->head != NULL) {
		struct arena_block *b = a->head;

		a->head = b->next;
		free(b);
	}
}

size_t arena_size(const struct arena *a)
{
	size_t n = 0;

	for (const struct arena_block *b = a->head; b != NULL; b = b->next)
		n += sizeof *b + b->size;
	return n;
}
