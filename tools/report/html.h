/*
 * html.h -- the page that html.c fills: its head with the style, and the one
 * way in which text gets into it.
 */
#ifndef REPORT_HTML_H
#define REPORT_HTML_H

#include "base/buf.h"

/* From the doctype up to and with <main>: no script, nothing fetched. */
void html_begin(struct arena *a, struct buf *out, str title);
void html_end(struct buf *out);

/* Text as text: markup escaped, controls and bidi characters replaced. */
void html_text(struct arena *a, struct buf *out, str text);

#endif
