/*
 * html.h -- the page that html.c fills: its head with the style, and the one
 * way in which text gets into it.
 */
#ifndef REPORT_HTML_H
#define REPORT_HTML_H

#include "base/buf.h"
#include "trail/trail.h"

/* From the doctype up to and with <main>: no script, nothing fetched. */
void html_begin(struct arena *a, struct buf *out, str title);
void html_end(struct buf *out);

/* Text as text: markup escaped, controls and bidi characters replaced. */
void html_text(struct arena *a, struct buf *out, str text);

/* The route: a picture and a table of the same facts; and a finding. */
void html_trail(struct arena *a, struct buf *out, const struct trail *t);
void html_trail_finding(struct arena *a, struct buf *out,
			const struct trail_finding *f);

#endif
