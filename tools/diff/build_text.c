/*
 * Both surfaces of an agenda must give the same parts, so what a string is
 * depends on its text alone: one line is one paragraph, more lines are blocks.
 * The blocks that a Markdown string kept are used for their places; the string
 * of a YAML scalar is read as Markdown and its parts all stand at the value.
 */
#include "diff/build.h"

#include "base/vec.h"
#include "tree/markdown.h"

struct part *build_put(struct builder *b, const struct spot *s,
		       enum part_kind kind, const struct node *n)
{
	struct part *p = build_part(b, s->to, kind, n);

	p->pointer = s->pointer;
	p->role = s->key;
	p->lane = s->lane;
	build_names(b, p, n);
	return p;
}

void build_own_text(struct builder *b, struct part *p, const struct node *n)
{
	p->text = build_words(b, node_text(n), b->agenda);
	p->text_span = b->fixed != NULL ? *b->fixed : n->span;
}

struct span build_member_span(const struct builder *b, const struct node *n)
{
	size_t colon = n->key_span.to;

	if (b->fixed != NULL)
		return *b->fixed;
	if (n->key_span.to > n->key_span.from && colon < n->span.from &&
	    b->source->text.ptr[colon] == ':')
		return span_join(n->key_span, n->span);
	return n->span;
}

/* Parts of a string of several lines. */
static void blocks_of(struct builder *b, struct part_list *to,
		      const struct node *v)
{
	struct findings ignored = {.a = b->a};
	const struct source *text;
	struct span whole = {0, (uint32_t)v->text.len};
	struct span place = v->span;

	if (v->n > 0) {
		build_blocks(b, to, v);
		return;
	}
	text = source_new(b->a, b->source->name, v->text);
	b->fixed = &place;
	build_blocks(b, to, markdown_read(b->a, text, whole, &ignored));
	b->fixed = NULL;
}

bool build_one_line(const struct builder *b, const struct node *v)
{
	str s = node_text(v);

	return !b->agenda || str_find_char(s, '\n') == s.len;
}

void build_prose(struct builder *b, struct spot s, const struct node *v)
{
	struct part_list inside = {0};

	if (build_one_line(b, v)) {
		build_own_text(b, build_put(b, &s, PART_PARAGRAPH, v), v);
		return;
	}
	blocks_of(b, &inside, v);
	for (size_t i = 0; i < inside.n; i++) {
		inside.at[i]->lane = s.lane;
		inside.at[i]->pointer = s.pointer;
		*PUSH(b->tmp, s.to) = inside.at[i];
	}
}

void build_text_section(struct builder *b, struct spot s, const struct node *v,
			const struct markup_row *row)
{
	struct part *p = build_put(b, &s, PART_SECTION, v);
	struct part_list inside = {0};

	p->key = s.key;
	p->title = row->heading;
	p->span = build_member_span(b, v);
	s.to = &inside;
	build_prose(b, s, v);
	build_close(b, p, &inside);
}
