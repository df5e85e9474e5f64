/*
 * Filling a map member by member, and patterns on inline Markdown.
 *
 * A pattern sees words, for that is what its writer sees; the value must keep
 * its marks, for that is what the YAML form holds.  So the pattern is run on
 * both, and a group's text with marks counts when it stands for the same words:
 *
 *	words  Speerpunt 1: Het jonge kind     titel = Het jonge kind
 *	text   Speerpunt 1: Het *jonge* kind   titel = Het *jonge* kind
 *	text   **Speerpunt 1: Het jonge kind** no such group: words it is
 */
#include "doc/markup_parts.h"

#include "base/vec.h"
#include "tree/inline.h"

struct node *mapping_string(struct reading *r, str key, struct span key_span,
			    str text, struct span span)
{
	struct node *n = node_new(r->a, NODE_STRING, span);

	n->key = key;
	n->key_span = key_span;
	n->text = markup_prose(r->a, text);
	n->text_span = span;
	return n;
}

struct node *mapping_get(const struct mapping *m, str key)
{
	for (size_t i = 0; i < m->members.n; i++)
		if (str_eq(m->members.at[i]->key, key))
			return m->members.at[i];
	return NULL;
}

bool mapping_put(struct reading *r, struct mapping *m, struct node *member)
{
	if (mapping_get(m, member->key) != NULL)
		return false;
	*PUSH(r->a, &m->members) = member;
	r->made++;
	return true;
}

static bool is_list(const struct markup_row *row)
{
	return row->as == MARKUP_LIST || row->as == MARKUP_TABLE || row->many;
}

bool mapping_is_open(const struct mapping *m, const struct markup_row *row)
{
	for (size_t i = 0; i < m->members.n; i++)
		if (str_eq(m->members.at[i]->key, row->field))
			return i >= m->n_front && is_list(row) &&
			       m->members.at[i]->kind == NODE_LIST;
	return true;
}

static struct growing *growing(const struct mapping *m, str key)
{
	for (size_t i = 0; i < m->lists.n; i++)
		if (str_eq(m->lists.at[i].list->key, key))
			return &m->lists.at[i];
	return NULL;
}

/* A list that is there already, from the front matter, grows in a copy; what
 * is no list becomes its first element, so that nothing is lost. */
static void take_over(struct reading *r, struct mapping *m, struct growing *g)
{
	for (size_t i = 0; i < m->members.n; i++) {
		struct node *old = m->members.at[i];

		if (!str_eq(old->key, g->list->key))
			continue;
		m->members.at[i] = g->list;
		g->list->span = old->span;
		g->list->key_span = old->key_span;
		for (size_t j = 0; old->kind == NODE_LIST && j < old->n; j++)
			*PUSH(r->a, &g->items) = old->child[j];
		if (old->kind != NODE_LIST)
			*PUSH(r->a, &g->items) = old;
		return;
	}
	*PUSH(r->a, &m->members) = g->list;
}

void mapping_append(struct reading *r, struct mapping *m, str key,
		    struct span key_span, struct node *element)
{
	struct growing *g = growing(m, key);

	if (g == NULL) {
		g = PUSH(r->a, &m->lists);
		g->list = node_new(r->a, NODE_LIST,
				   element != NULL ? element->span : key_span);
		g->list->key = key;
		g->list->key_span = key_span;
		take_over(r, m, g);
	}
	r->made++;
	if (element == NULL)
		return;
	*PUSH(r->a, &g->items) = element;
	g->list->span = span_join(g->list->span, element->span);
}

struct node *mapping_close(struct reading *r, struct mapping *m,
			   struct span span)
{
	struct node *map = node_new(r->a, NODE_MAP, span);

	for (size_t i = 0; i < m->lists.n; i++)
		node_adopt(m->lists.at[i].list, &m->lists.at[i].items);
	node_adopt(map, &m->members);
	return map;
}

static struct node *copy_at(struct reading *r, const struct node *n,
			    struct span at)
{
	struct node *copy = NEW(r->a, struct node);

	*copy = *n;
	copy->span = copy->key_span = copy->text_span = at;
	return copy;
}

void mapping_say(struct reading *r, struct mapping *m, const struct said *said,
		 struct span at)
{
	const struct node *set = said->row->set;

	for (size_t i = 0; i < said->values.n; i++) {
		struct node *value = NEW(r->a, struct node);

		*value = *said->values.at[i];
		mapping_put(r, m, value);
	}
	for (size_t i = 0; set != NULL && i < set->n; i++)
		mapping_put(r, m, copy_at(r, set->child[i], at));
}

/* The place of a part of `text`, or all of it where the text is not in the
 * source as it is. */
static struct span place_of(const struct reading *r, str part, str text,
			    struct span at)
{
	if (part.ptr < text.ptr || part.ptr > text.ptr + text.len ||
	    !str_eq(source_slice(r->source, at), text))
		return at;
	at.from += (uint32_t)(part.ptr - text.ptr);
	at.to = at.from + (uint32_t)part.len;
	return at;
}

bool said_by(struct reading *r, struct regex *re, str text, struct span at,
	     struct node_list *values)
{
	str words = inline_words(r->a, text), name;
	struct regex_match in_words, in_text;
	size_t number;
	bool both;

	if (re == NULL || regex_find(re, words, 0, &in_words) != REGEX_YES)
		return false;
	both = regex_find(re, text, 0, &in_text) == REGEX_YES;
	for (size_t i = 0; regex_name(re, i, &name, &number); i++) {
		str value = regex_named(re, &in_words, name);
		str marked = both ? regex_named(re, &in_text, name) : (str){0};

		if (value.len == 0)
			continue;
		if (str_eq(inline_words(r->a, marked), value))
			value = marked;
		*PUSH(r->a, values) = mapping_string(
			r, name, at, value, place_of(r, value, text, at));
	}
	return true;
}
