/*
 * mend.h -- what findings say mends them, put into the text.
 *
 * Bytes are replaced where the findings stand, and nothing else changes: no
 * document is written anew.  Pieces hold no line end, so the lines of the text
 * before and after belong to each other one by one.
 */
#ifndef EDIT_MEND_H
#define EDIT_MEND_H

#include "text/finding.h"

/* The text of `source` with the mendings of all findings about it; how many
 * places changed in `*n`.  A piece that overlaps one before it, or that holds a
 * line end, is left out.  Without any it is the text itself. */
str mend_text(struct arena *a, const struct source *source,
	      const struct findings *f, size_t *n);

/* Two texts with the same number of lines as `diff -u` shows them, with three
 * lines round each change; empty when they are equal. */
str mend_diff(struct arena *a, str name, str before, str after);

#endif
