/*
 * excerpt.h -- the line a span begins on, with a caret under the range.
 *
 *	  14 |   datum: 31-2-2019
 *	     |          ^^^^^^^^^
 *
 * Tabs are expanded, hostile code points neutralised, long lines cut round the
 * range, wide characters counted as the terminal shows them.
 */
#ifndef TEXT_EXCERPT_H
#define TEXT_EXCERPT_H

#include "text/source.h"

struct excerpt {
	unsigned line; /* 1-based */
	str text;      /* the line as it can be shown */
	size_t indent; /* columns before the first caret */
	size_t carets; /* number of carets, at least 1 */
};

/* `width`: columns available for the text; 0 for no limit.  Of a line of more
 * than a thousand bytes only what is near the range is shown, whatever the
 * width: the cost is that of what is shown. */
struct excerpt excerpt_of(struct arena *a, const struct source *s,
			  struct span span, size_t width);

#endif
