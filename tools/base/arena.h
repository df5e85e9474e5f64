/*
 * arena.h -- memory that is freed all at once.
 *
 * Everything that belongs to one document, one diff or one command lives in one
 * arena, which is passed first to whoever allocates.  Nothing is freed alone.
 * Memory is zeroed, and running out of it ends the program: no caller checks.
 * Built with ONE_BLOCK_EACH (the sanitizer flavor) every allocation is its own
 * malloc, so an overrun is caught where it happens.
 *
 * The arena knows nothing of what is in it.  One thread at a time.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena_block;
struct arena_last;

/* `{0}` is an empty arena, ready for use. */
struct arena {
	struct arena_block *head;
	struct arena_last *last; /* what to do before memory goes */
};

/* `size` zeroed bytes, aligned for any type.  Never NULL; size 0 gives a
 * valid pointer that must not be read. */
void *arena_alloc(struct arena *a, size_t size);

/* An array of `n` zeroed things of `size` bytes; overflow ends the program. */
void *arena_array(struct arena *a, size_t n, size_t size);

/* Makes the `size` bytes at `at` (NULL: none yet) a run of `bigger` bytes, in
 * place when they are the newest in the arena, else elsewhere; `at` is then no
 * longer to be used.  Only the old bytes have a value. */
void *arena_grow(struct arena *a, void *at, size_t size, size_t bigger);

/* Has `release(thing)` called when the arena is freed, the newest first: for
 * what a foreign library allocated. */
void arena_defer(struct arena *a, void (*release)(void *), void *thing);

/* Frees all memory; the arena is then empty and may be used again. */
void arena_free(struct arena *a);

/* The same, but memory that the next use will need stays with it. */
void arena_reset(struct arena *a);

/* Bytes asked from the system so far: for tests and --stats. */
size_t arena_size(const struct arena *a);

#define NEW(a, type)	 ((type *)arena_alloc((a), sizeof(type)))
#define NEWN(a, n, type) ((type *)arena_array((a), (n), sizeof(type)))

#endif
