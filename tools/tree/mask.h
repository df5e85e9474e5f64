/*
 * mask.h -- a copy of Markdown in which only the block structure is left.
 *
 * Whatever has a meaning inside a line (emphasis, links, code ticks, escapes)
 * is a plain letter in the copy, so that md4c reports every line of text whole
 * and in its place.  Marks that make blocks (lists, quotes, headings, fences,
 * HTML, tables) stay.
 */
#ifndef TREE_MASK_H
#define TREE_MASK_H

#include "text/source.h"

enum { TABLE_COLUMNS = 128 };

/* From byte `at` of the copy on, the source lags `by` bytes behind. */
struct mask_shift {
	uint32_t at, by;
};

struct mask {
	str text;      /* the copy */
	uint32_t from; /* where the part begins in the source */
	struct {
		struct mask_shift *at;
		size_t n, cap;
	} shifts;
	size_t shift; /* the last one that was used */

	/* Delimiter rows of tables too wide to be read, as places in the
	 * source.  In the copy they are text. */
	struct {
		struct span *at;
		size_t n, cap;
	} wide;
};

struct mask mask_make(struct arena *a, const struct source *source,
		      struct span part);

/* Whether `ptr` points into the copy; if so, `*offset` is that place in the
 * source. */
bool mask_offset(struct mask *m, const char *ptr, uint32_t *offset);

#endif
