/*
 * spans.h -- what holds for every tree, whatever the document: spans lie in
 * the source and children in their parent, kinds nest as node.h promises, and
 * nothing is deeper than NODE_DEPTH.
 */
#ifndef UNIT_SPANS_H
#define UNIT_SPANS_H

#include "tree/node.h"

#include <stdio.h>
#include <stdlib.h>

static inline void spans_expect(bool holds, const char *what,
				const struct node *n)
{
	if (holds)
		return;
	fprintf(stderr, "%s: %s at %u..%u\n", what, node_kind_name(n->kind),
		n->span.from, n->span.to);
	abort();
}

static inline bool spans_within(struct span x, struct span y)
{
	return x.from >= y.from && x.to <= y.to;
}

static inline bool spans_is_block(enum node_kind k)
{
	return k >= NODE_PARAGRAPH && k != NODE_ITEM && k != NODE_ROW &&
	       k != NODE_CELL;
}

static inline bool spans_may_hold(enum node_kind parent, enum node_kind child)
{
	switch (parent) {
	case NODE_DOCUMENT:
	case NODE_SECTION:
		return child == NODE_SECTION || spans_is_block(child);
	case NODE_BULLETS:
	case NODE_ORDERED: return child == NODE_ITEM;
	case NODE_TABLE: return child == NODE_ROW;
	case NODE_ROW: return child == NODE_CELL;
	case NODE_ITEM:
	case NODE_QUOTE:
	case NODE_FOOTNOTE: return spans_is_block(child);
	case NODE_LIST:
	case NODE_MAP: return child <= NODE_MAP;
	case NODE_NULL:
	case NODE_BOOL:
	case NODE_NUMBER:
	case NODE_STRING:
	case NODE_PARAGRAPH:
	case NODE_CELL:
	case NODE_CODE:
	case NODE_HTML:
	case NODE_RULE: break;
	}
	return false;
}

static inline void spans_check_node(const struct source *s,
				    const struct node *n)
{
	struct span all = {0, (uint32_t)s->text.len};

	spans_expect(n->span.from <= n->span.to, "backward", n);
	spans_expect(spans_within(n->span, all), "outside", n);
	spans_expect(n->key_span.from <= n->key_span.to &&
			     spans_within(n->key_span, all),
		     "bad key", n);
	if (n->kind == NODE_SECTION)
		spans_expect(spans_within(n->key_span, n->span) &&
				     spans_within(n->text_span, n->key_span),
			     "bad heading", n);
	if (n->kind == NODE_PARAGRAPH || n->kind == NODE_CELL)
		spans_expect(n->text_span.from <= n->text_span.to &&
				     spans_within(n->text_span, n->span),
			     "bad text", n);
}

/* A YAML alias stands where `*` is; its children stand with the anchor. */
static inline bool spans_is_alias(const struct source *s, const struct node *n)
{
	return node_is_data(n) && n->span.from < n->span.to &&
	       s->text.ptr[n->span.from] == '*';
}

static inline void spans_check(const struct source *s, const struct node *n,
			       unsigned depth)
{
	if (n == NULL)
		return;
	spans_expect(depth < NODE_DEPTH, "too deep", n);
	spans_check_node(s, n);
	for (size_t i = 0; i < n->n; i++) {
		const struct node *c = n->child[i];

		spans_expect(spans_may_hold(n->kind, c->kind), "nesting", c);
		spans_expect(spans_is_alias(s, n) ||
				     spans_within(c->span, n->span),
			     "not in its parent", c);
		spans_expect(n->kind != NODE_TABLE || c->n == n->child[0]->n,
			     "uneven table", c);
		spans_check(s, c, depth + 1);
	}
}

#endif
