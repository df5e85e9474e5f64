/*
 * md4c says which blocks there are, in order, and where their text is; it does
 * not say where a block begins or ends.  What it parses is a masked copy
 * (tree/mask), in which every line of text is one callback; tree/scan finds
 * the marks in between, tree/blocks makes the nodes.
 */
#include "tree/markdown.h"

#include "base/vec.h"
#include "tree/blocks.h"

#include <md4c.h>

static int ignore_span(MD_SPANTYPE type, void *detail, void *data)
{
	(void)type;
	(void)detail;
	(void)data;
	return 0;
}

/* The items of a tight list hold text without a paragraph. */
static void end_implied(struct blocks *r)
{
	if (r->leaf.state == LEAF_IMPLIED) {
		r->leaf.state = LEAF_NONE;
		blocks_paragraph(r);
	}
}

static int enter(MD_BLOCKTYPE type, void *detail, void *data)
{
	struct blocks *r = data;
	uint32_t from;

	(void)detail;
	end_implied(r);
	switch (type) {
	case MD_BLOCK_QUOTE:
		if (!blocks_too_deep(r))
			blocks_open_quote(r);
		break;
	case MD_BLOCK_UL:
	case MD_BLOCK_OL:
		if (blocks_too_deep(r))
			break;
		from = scan_seek(&r->scan, false);
		blocks_push(r, node_new(r->a,
					type == MD_BLOCK_UL ? NODE_BULLETS
							    : NODE_ORDERED,
					(struct span){from, from}));
		break;
	case MD_BLOCK_LI:
		if (r->skipped > 0)
			r->skipped++;
		else
			blocks_open_item(r);
		break;
	case MD_BLOCK_HR:
	case MD_BLOCK_H:
	case MD_BLOCK_CODE:
	case MD_BLOCK_HTML:
	case MD_BLOCK_P:
	case MD_BLOCK_TABLE:
		blocks_open_leaf(r);
		r->leaf.state = LEAF_OPEN;
		r->leaf.verbatim = type == MD_BLOCK_CODE ||
				   type == MD_BLOCK_HTML;
		break;
	case MD_BLOCK_TR: r->leaf.rows++; break;
	case MD_BLOCK_DOC:
	case MD_BLOCK_THEAD:
	case MD_BLOCK_TBODY:
	case MD_BLOCK_TH:
	case MD_BLOCK_TD: break;
	}
	return 0;
}

static void leave_container(struct blocks *r, MD_BLOCKTYPE type)
{
	if (r->skipped > 0)
		r->skipped--;
	else if (type == MD_BLOCK_QUOTE)
		blocks_close_quote(r);
	else if (type == MD_BLOCK_LI)
		blocks_close_item(r);
	else
		blocks_pop(r);
}

static void leave_leaf(struct blocks *r, MD_BLOCKTYPE type, const void *detail)
{
	const MD_BLOCK_H_DETAIL *heading = detail;
	const MD_BLOCK_CODE_DETAIL *code = detail;

	r->leaf.state = LEAF_NONE;
	if (type == MD_BLOCK_HR)
		blocks_rule(r);
	else if (type == MD_BLOCK_H)
		blocks_heading(r, heading->level);
	else if (type == MD_BLOCK_CODE)
		blocks_verbatim(r, NODE_CODE, code->fence_char != 0);
	else if (type == MD_BLOCK_HTML)
		blocks_verbatim(r, NODE_HTML, false);
	else if (type == MD_BLOCK_P)
		blocks_paragraph(r);
	else
		blocks_table(r);
}

static int leave(MD_BLOCKTYPE type, void *detail, void *data)
{
	struct blocks *r = data;

	end_implied(r);
	switch (type) {
	case MD_BLOCK_QUOTE:
	case MD_BLOCK_UL:
	case MD_BLOCK_OL:
	case MD_BLOCK_LI: leave_container(r, type); break;
	case MD_BLOCK_HR:
	case MD_BLOCK_H:
	case MD_BLOCK_CODE:
	case MD_BLOCK_HTML:
	case MD_BLOCK_P:
	case MD_BLOCK_TABLE: leave_leaf(r, type, detail); break;
	case MD_BLOCK_TR:
	case MD_BLOCK_DOC:
	case MD_BLOCK_THEAD:
	case MD_BLOCK_TBODY:
	case MD_BLOCK_TH:
	case MD_BLOCK_TD: break;
	}
	return 0;
}

/* In the copy a line of text is one piece, but for a tag or an address between
 * angle brackets that it begins with. */
static void text_line(struct blocks *r, uint32_t from, uint32_t to)
{
	struct lines *l = &r->leaf.lines;

	if (l->n > 0 && from <= scan_line_end(&r->scan, l->at[l->n - 1].from)) {
		if (to > l->at[l->n - 1].to)
			l->at[l->n - 1].to = to;
		return;
	}
	while (from > r->leaf.from && scan_at(&r->scan, from - 1) == '<')
		from--;
	*PUSH(r->a, l) = (struct span){from, to};
}

static int text(MD_TEXTTYPE type, const MD_CHAR *ptr, MD_SIZE size, void *data)
{
	struct blocks *r = data;
	uint32_t from, to;
	bool placed = mask_offset(&r->mask, ptr, &from) &&
		      mask_offset(&r->mask, ptr + size, &to);

	if (r->leaf.state == LEAF_NONE) {
		blocks_open_leaf(r);
		r->leaf.state = LEAF_IMPLIED;
	}
	(void)type;
	if (r->leaf.verbatim)
		buf_add(&r->leaf.raw,
			placed ? source_slice(r->source,
					      (struct span){from, to})
			       : (str){ptr, size});
	if (placed)
		text_line(r, from, to);
	else
		r->leaf.breaks += size == 1 && *ptr == '\n';
	return 0;
}

/* From this size on the masked copy has an arena of its own: it is as long as
 * the text and of no use afterwards. */
enum { LARGE = 64 * 1024 };

struct node *markdown_read(struct arena *a, const struct source *source,
			   struct span part, struct findings *to)
{
	struct arena scratch = {0};
	struct arena *tmp = part.to - part.from >= LARGE ? &scratch : a;
	struct blocks *r = NEW(a, struct blocks);
	const MD_PARSER parser = {
		.flags = MD_FLAG_TABLES,
		.enter_block = enter,
		.leave_block = leave,
		.enter_span = ignore_span,
		.leave_span = ignore_span,
		.text = text,
	};
	struct node *document = node_new(a, NODE_DOCUMENT, part);

	*r = (struct blocks){
		.a = a,
		.source = source,
		.to = to,
		.scan = {.source = source, .end = part.to, .cursor = part.from},
		.mask = mask_make(tmp, source, part)};
	blocks_push(r, document);
	r->sections = 1;
	md_parse(r->mask.text.ptr, (MD_SIZE)r->mask.text.len, &parser, r);
	while (r->depth > 1)
		blocks_pop(r);
	node_adopt(document, &r->frame[0].children);
	arena_free(&scratch);
	return document;
}
