/*
 * drawn.h -- tables drawn with characters.  Internal to import/.
 */
#ifndef IMPORT_DRAWN_H
#define IMPORT_DRAWN_H

#include "import/paper.h"

/* The rows of a table whose line of dashes is `line`; `*first` is its first
 * line, `*next` the line behind it.  No rows when it is none. */
struct paper_rows drawn_read(struct importing *im, unsigned line,
			     unsigned *first, unsigned *next);

#endif
