/*
 * scan.h -- a cursor that follows through Markdown from block to block.
 */
#ifndef TREE_SCAN_H
#define TREE_SCAN_H

#include "text/source.h"

struct scan {
	const struct source *source;
	uint32_t end;	 /* of the part that is read */
	uint32_t cursor; /* all before it is dealt with */
	unsigned quotes; /* that are open at the cursor */
};

/* The byte at an offset; NUL from the end on. */
char scan_at(const struct scan *s, uint32_t i);

/* A blank, a tab or a CR. */
bool scan_is_space(char c);

/* The line feed that ends the line at `from`, or the end. */
uint32_t scan_line_end(const struct scan *s, uint32_t from);

/* The start of the line after the one at `from`, or the end. */
uint32_t scan_next_line(const struct scan *s, uint32_t from);

/* The end of the line at `from` without its trailing blanks. */
uint32_t scan_text_end(const struct scan *s, uint32_t from);

/* Past at most `*quotes` quote marks and the blanks round them; leaves in
 * `*quotes` how many were missing. */
uint32_t scan_skip_quotes(const struct scan *s, uint32_t i, unsigned *quotes);

/* Whether nothing but quote marks and blanks stands on the rest of the line. */
bool scan_only_quotes(const struct scan *s, uint32_t i);

/* Where the next block or list mark after the cursor begins; with `quote` it
 * may be a quote mark. */
uint32_t scan_seek(const struct scan *s, bool quote);

#endif
