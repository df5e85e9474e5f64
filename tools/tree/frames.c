/*
 * A frame's span grows to hold its children when it is closed, so that a child
 * always lies within its parent, whatever the document looks like.
 */
#include "tree/blocks.h"

#include "base/lang.h"
#include "base/vec.h"

/* A list, its item, a table, its row and its cell may still come. */
enum { DEEPEST = NODE_DEPTH - 6 };

struct frame *blocks_innermost(struct blocks *r)
{
	return &r->frame[r->depth - 1];
}

void blocks_add(struct blocks *r, struct node *n)
{
	*PUSH(r->a, &blocks_innermost(r)->children) = n;
}

void blocks_push(struct blocks *r, struct node *n)
{
	r->frame[r->depth++] = (struct frame){.node = n};
}

void blocks_pop(struct blocks *r)
{
	const struct frame *f = blocks_innermost(r);
	struct node *n = f->node;

	node_adopt(n, &f->children);
	for (size_t i = 0; i < n->n; i++)
		n->span = span_join(n->span, n->child[i]->span);
	r->depth--;
	blocks_add(r, n);
}

/* Lists and quotes beyond the limit are left out; their blocks stay. */
bool blocks_too_deep(struct blocks *r)
{
	uint32_t from;

	if (r->skipped == 0 && r->depth < DEEPEST)
		return false;
	r->skipped++;
	if (r->told_deep)
		return true;
	r->told_deep = true;
	from = scan_seek(&r->scan, false);
	findings_add(r->to, LEVEL_ERROR, "too-deep", r->source,
		     (struct span){from, from}, "%s",
		     _("lists and quotes are nested too deep here"))
		->help = str_from(_("use headings instead"));
	return true;
}

void blocks_open_quote(struct blocks *r)
{
	uint32_t from = scan_seek(&r->scan, true);

	if (scan_at(&r->scan, from) == '>')
		r->scan.cursor = from + 1;
	else
		from = r->scan.cursor;
	r->scan.quotes++;
	blocks_push(r, node_new(r->a, NODE_QUOTE,
				(struct span){from, r->scan.cursor}));
}

/* Quote marks on lines of their own after the last block belong to it. */
void blocks_close_quote(struct blocks *r)
{
	for (;;) {
		uint32_t i = scan_next_line(&r->scan, r->scan.cursor);

		if (i >= r->scan.end ||
		    memchr(r->source->text.ptr + i, '>',
			   scan_line_end(&r->scan, i) - i) == NULL ||
		    !scan_only_quotes(&r->scan, i))
			break;
		r->scan.cursor = scan_line_end(&r->scan, i);
	}
	r->scan.quotes--;
	blocks_pop(r);
}

void blocks_open_item(struct blocks *r)
{
	uint32_t from = scan_seek(&r->scan, false);
	uint32_t i = from;

	while (scan_at(&r->scan, i) >= '0' && scan_at(&r->scan, i) <= '9')
		i++;
	if (i < scan_line_end(&r->scan, from))
		i++;
	r->scan.cursor = i;
	blocks_push(r, node_new(r->a, NODE_ITEM, (struct span){from, i}));
}

/* The id at the end of an item's first paragraph is the item's. */
void blocks_close_item(struct blocks *r)
{
	struct frame *f = blocks_innermost(r);
	struct node *first = f->children.n > 0 ? f->children.at[0] : NULL;

	if (first != NULL && first->kind == NODE_PARAGRAPH) {
		f->node->key = first->key;
		first->key = (str){0};
	}
	blocks_pop(r);
}
