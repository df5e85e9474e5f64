/*
 * vec.h -- growing arrays in an arena.
 *
 * A vector is any struct that begins with the three members below, so each
 * element type has its own plain struct and code reads `v.at[i]`:
 *
 *	struct names {
 *		str *at;
 *		size_t n, cap;
 *	};
 *	*PUSH(a, &names) = S("Unita");
 *
 * `{0}` is an empty vector.  Growing copies to a new array in the arena, so a
 * pointer into a vector does not survive a PUSH.
 */
#ifndef BASE_VEC_H
#define BASE_VEC_H

#include "base/arena.h"

/* Room for one element more in an array of `*cap` elements of `size` bytes of
 * which `n` are used: the array, moved when it was full. */
void *vec_room(struct arena *a, void *at, size_t n, size_t *cap, size_t size);

/* A pointer to a new zeroed element at the end of `v`. */
#define PUSH(a, v)                                                             \
	((v)->at = vec_room((a), (v)->at, (v)->n, &(v)->cap, sizeof *(v)->at), \
	 &(v)->at[(v)->n++])

#endif
