/*
 * Markup is already shaped like parts.  Three things differ: the first
 * paragraph of an item is the item's own text, quotes and footnotes are only a
 * way of showing their blocks, and a section ends with its last block, not
 * where the next heading begins.
 */
#include "diff/build.h"

#include "base/vec.h"

static void build_block(struct builder *b, struct part_list *to,
			const struct node *n);

static void own_text(struct builder *b, struct part *p, const struct node *n)
{
	p->text = build_words(b, n->text, n->kind != NODE_CODE);
	p->text_span = b->fixed != NULL	     ? *b->fixed
		       : n->text_span.to > 0 ? n->text_span
					     : n->span;
}

static void build_section(struct builder *b, struct part_list *to,
			  const struct node *n)
{
	struct part *p = build_part(b, to, PART_SECTION, n);
	struct part_list inside = {0};

	p->id = n->key;
	build_title(p, build_words(b, n->text, true));
	build_blocks(b, &inside, n);
	build_close(b, p, &inside);
	if (b->fixed != NULL)
		return;
	p->text_span = n->text_span;
	p->span = n->key_span;
	if (p->n > 0)
		p->span.to = p->child[p->n - 1]->span.to;
}

static void build_item(struct builder *b, struct part_list *to,
		       const struct node *n)
{
	struct part *p = build_part(b, to, PART_ITEM, n);
	struct part_list inside = {0};
	size_t first = 0;

	p->id = n->key;
	if (n->n > 0 && n->child[0]->kind == NODE_PARAGRAPH) {
		own_text(b, p, n->child[0]);
		if (p->id.len == 0)
			p->id = n->child[0]->key;
		first = 1;
	}
	for (size_t i = first; i < n->n; i++)
		build_block(b, &inside, n->child[i]);
	build_close(b, p, &inside);
}

static void build_list(struct builder *b, struct part_list *to,
		       const struct node *n)
{
	struct part *p = build_part(b, to, PART_LIST, n);
	struct part_list inside = {0};

	for (size_t i = 0; i < n->n; i++)
		build_item(b, &inside, n->child[i]);
	build_close(b, p, &inside);
}

static void build_row(struct builder *b, struct part_list *to,
		      const struct node *n, const struct part *header)
{
	struct part *p = build_part(b, to, PART_ROW, n);
	struct part_list inside = {0};

	p->header = header == NULL;
	for (size_t i = 0; i < n->n; i++) {
		struct part *cell =
			build_part(b, &inside, PART_CELL, n->child[i]);

		own_text(b, cell, n->child[i]);
		cell->header = p->header;
		cell->key = cell->text;
		if (header != NULL && i < header->n)
			cell->key = header->child[i]->text;
	}
	build_close(b, p, &inside);
	if (p->n > 0)
		p->key = p->child[0]->text;
}

static void build_table(struct builder *b, struct part_list *to,
			const struct node *n)
{
	struct part *p = build_part(b, to, PART_TABLE, n);
	struct part_list inside = {0};

	for (size_t i = 0; i < n->n; i++)
		build_row(b, &inside, n->child[i], i > 0 ? inside.at[0] : NULL);
	build_close(b, p, &inside);
}

static void build_paragraph(struct builder *b, struct part_list *to,
			    const struct node *n)
{
	struct part *p = build_part(b, to, PART_PARAGRAPH, n);

	p->id = n->key;
	own_text(b, p, n);
}

static void build_block(struct builder *b, struct part_list *to,
			const struct node *n)
{
	switch (n->kind) {
	case NODE_SECTION: build_section(b, to, n); break;
	case NODE_BULLETS:
	case NODE_ORDERED: build_list(b, to, n); break;
	case NODE_ITEM: build_item(b, to, n); break;
	case NODE_TABLE: build_table(b, to, n); break;
	case NODE_PARAGRAPH:
	case NODE_CODE:
	case NODE_HTML: build_paragraph(b, to, n); break;
	case NODE_DOCUMENT:
	case NODE_QUOTE:
	case NODE_FOOTNOTE: build_blocks(b, to, n); break;
	case NODE_RULE:
	case NODE_ROW:
	case NODE_CELL:
	case NODE_NULL:
	case NODE_BOOL:
	case NODE_NUMBER:
	case NODE_STRING:
	case NODE_LIST:
	case NODE_MAP: break;
	}
}

void build_blocks(struct builder *b, struct part_list *to,
		  const struct node *holder)
{
	for (size_t i = 0; i < holder->n; i++)
		build_block(b, to, holder->child[i]);
}
