#include "base/vec.h"

#include <string.h>

void *vec_room(struct arena *a, void *at, size_t n, size_t *cap, size_t size)
{
	size_t bigger = *cap < 8 ? 8 : *cap * 2;
	void *moved;

	if (n < *cap)
		return at;
	moved = arena_array(a, bigger, size);
	if (n > 0)
		memcpy(moved, at, n * size);
	*cap = bigger;
	return moved;
}
