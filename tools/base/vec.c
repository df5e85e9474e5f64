#include "base/vec.h"

#include <stdint.h>
#include <string.h>

/* An array that grew is zeroed one element at a time: zeroing all of it would
 * touch pages that are never used. */
void *vec_room(struct arena *a, void *at, size_t n, size_t *cap, size_t size)
{
	if (n >= *cap) {
		size_t bigger = *cap < 8 ? 8 : *cap * 2;

		if (bigger > SIZE_MAX / 2 / size)
			bigger = SIZE_MAX / size;
		at = arena_grow(a, at, *cap * size, bigger * size);
		*cap = bigger;
	}
	memset((char *)at + n * size, 0, size);
	return at;
}
