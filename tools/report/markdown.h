/*
 * markdown.h -- the one way in which text gets into Markdown, and the parts of
 * its renderer.
 */
#ifndef REPORT_MARKDOWN_H
#define REPORT_MARKDOWN_H

#include "report/report.h"

/* Text within a line as text: what could begin markup is escaped, line ends
 * become blanks, controls are replaced. */
void markdown_text(struct arena *a, struct buf *out, str text);

/* The steps of a route as a table, and what does not fit as an item. */
void markdown_trail(struct arena *a, struct buf *out, const struct trail *t);
void markdown_trail_finding(struct arena *a, struct buf *out,
			    const struct trail_finding *f);

#endif
