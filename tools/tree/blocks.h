/*
 * blocks.h -- makes the nodes of Markdown's blocks from what its parser
 * reports: frames for what is open, one leaf at a time.
 *
 * Only tree/markdown drives this.  The order of calls is the order of the
 * text; every blocks_open_x() is met by its blocks_close_x().
 */
#ifndef TREE_BLOCKS_H
#define TREE_BLOCKS_H

#include "base/buf.h"
#include "text/finding.h"
#include "tree/fold.h"
#include "tree/mask.h"
#include "tree/node.h"
#include "tree/scan.h"

struct frame {
	struct node *node;
	struct node_list children;
};

/* The leaf block that is open. */
struct leaf {
	enum leaf_state {
		LEAF_NONE,
		LEAF_OPEN,
		LEAF_IMPLIED, /* an item's text without a paragraph round it */
	} state;
	uint32_t from;
	struct lines lines; /* of its text */
	bool verbatim;	    /* CODE, HTML */
	struct buf raw;	    /* CODE, HTML: the text */
	unsigned breaks;    /* CODE, HTML: number of lines */
	unsigned rows;	    /* TABLE */
};

struct blocks {
	struct arena *a;
	const struct source *source;
	struct findings *to;
	struct scan scan;
	struct mask mask;
	size_t wide; /* of mask.wide: those before the cursor */

	struct frame frame[NODE_DEPTH]; /* document, sections, containers */
	unsigned depth;
	unsigned sections; /* frames that are the document or a section */
	unsigned skipped;  /* open containers that lie too deep */
	bool told_deep;
	struct leaf leaf;
};

/* ------------------------------------------------ frames and containers */

struct frame *blocks_innermost(struct blocks *r);
void blocks_add(struct blocks *r, struct node *n); /* a child of innermost */
void blocks_push(struct blocks *r, struct node *n);
void blocks_pop(struct blocks *r);

/* Whether a container that opens here lies too deep and is to be skipped: its
 * blocks then go to the innermost frame.  Said once, as a finding. */
bool blocks_too_deep(struct blocks *r);

void blocks_open_quote(struct blocks *r);
void blocks_close_quote(struct blocks *r);
void blocks_open_item(struct blocks *r);
void blocks_close_item(struct blocks *r);

/* ---------------------------------------------- leaves: open, then one of */

void blocks_open_leaf(struct blocks *r);
void blocks_paragraph(struct blocks *r); /* and footnotes */
void blocks_heading(struct blocks *r, unsigned level);
void blocks_verbatim(struct blocks *r, enum node_kind kind, bool fenced);
void blocks_rule(struct blocks *r);
void blocks_table(struct blocks *r); /* table.c */

#endif
