/*
 * markdown.h -- CommonMark with GFM tables over md4c's callbacks: its only
 * user.
 *
 * Headings are nested into sections, `{#id}` at the end of a heading, item or
 * paragraph becomes its key, `[^label]: text` becomes a FOOTNOTE.  Text stays
 * inline Markdown: marks are not removed here (see tree/inline.h).  A table of
 * more than 128 columns or nesting beyond NODE_DEPTH is a finding and is kept
 * as a paragraph.
 */
#ifndef TREE_MARKDOWN_H
#define TREE_MARKDOWN_H

#include "text/finding.h"
#include "tree/node.h"

/* Rules: too-many-columns, too-deep (lists and quotes beyond the limit are left
 * out, their blocks stay), table-cells (a row longer than its header: a
 * warning).  Link definitions stay as paragraphs; a heading inside a list or a
 * quote is a paragraph. */

/* Where front matter stands: between a first line `---` and the next line
 * `---` or `...`. */
struct front_matter {
	bool present; /* the text begins with `---` */
	bool closed;
	struct span yaml; /* between the lines; empty unless closed */
	uint32_t body;	  /* where the Markdown begins */
};

struct front_matter markdown_front_matter(const struct source *source);

/* Reads the Markdown in `part` of `source`: always a DOCUMENT node. */
struct node *markdown_read(struct arena *a, const struct source *source,
			   struct span part, struct findings *to);

#endif
