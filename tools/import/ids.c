/*
 * Proposed ids: "r01" for the rows of a list, "sp-gelijke-kansen" where words
 * follow.  They are unique in the document, those that it has included.
 */
#include "import/ids.h"

#include "base/buf.h"
#include "base/map.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "tree/inline.h"

enum { SLUG_WORDS = 3, SLUG_MAX = 40 };

struct naming {
	struct arena *a;
	const struct forms *forms;
	size_t *count; /* for each form */
	struct map used;
	struct map last; /* the number given last to ids of the same words */
};

static void note_used(struct naming *g, const struct node *n)
{
	str id = node_text_of(n, S("id"));

	if (n->kind == NODE_MAP && id.len > 0)
		*map_slot(g->a, &g->used, id) = g;
	for (size_t i = 0;
	     (n->kind == NODE_MAP || n->kind == NODE_LIST) && i < n->n; i++)
		note_used(g, n->child[i]);
}

/* A Latin letter without its accent; 0 for what is none. */
static char plain_letter(uint32_t cp)
{
	static const char latin[] = "aaaaaaaceeeeiiiidnooooo/ouuuuyts"
				    "aaaaaaaceeeeiiiidnooooo/ouuuuyty";

	if ((cp >= 'a' && cp <= 'z') || (cp >= '0' && cp <= '9'))
		return (char)cp;
	if (cp >= 'A' && cp <= 'Z')
		return (char)(cp - 'A' + 'a');
	if (cp >= 0xc0 && cp <= 0xff && latin[cp - 0xc0] != '/')
		return latin[cp - 0xc0];
	return 0;
}

static str slug(struct arena *a, str text)
{
	struct buf b = {.a = a};
	size_t words = 0, len;
	bool apart = true;

	for (size_t i = 0; i < text.len && b.n < SLUG_MAX; i += len) {
		char c = plain_letter(utf8_decode(str_skip(text, i), &len));

		if (c == 0) {
			apart = true;
			continue;
		}
		if (apart && ++words > SLUG_WORDS)
			break;
		if (apart && b.n > 0)
			buf_char(&b, '-');
		apart = false;
		buf_char(&b, c);
	}
	return buf_str(&b);
}

/* An id with the first number, from 2 on, that is free.  A long paper has
 * thousands of parts of one name, so none is tried twice. */
static str numbered(struct naming *g, str id)
{
	void **slot = map_slot(g->a, &g->last, id);
	size_t *last = *slot;
	str with;

	if (last == NULL) {
		*slot = last = NEW(g->a, size_t);
		*last = 1;
	}
	do
		with = str_fmt(g->a, "%.*s-%zu", STR(id), ++*last);
	while (map_get(&g->used, with) != NULL);
	return with;
}

static str propose(struct naming *g, size_t form, const struct node *n)
{
	const struct form_id *f = &g->forms->ids[form];
	str words = f->slug.len > 0
			    ? slug(g->a,
				   inline_words(g->a, node_text_of(n, f->slug)))
			    : (str){0};
	str id = words.len > 0 ? str_fmt(g->a, "%.*s-%.*s", STR(f->prefix),
					 STR(words))
			       : (str){0};

	if (id.len > 0 && map_get(&g->used, id) != NULL)
		id = numbered(g, id);
	while (id.len == 0 || map_get(&g->used, id) != NULL)
		id = str_fmt(g->a, "%.*s%02zu", STR(f->prefix),
			     ++g->count[form]);
	*map_slot(g->a, &g->used, id) = g;
	return id;
}

static struct node *with_id(struct naming *g, size_t form, const struct node *n)
{
	struct node *copy = NEW(g->a, struct node);
	struct span none = {n->span.from, n->span.from};
	struct node *id = node_new(g->a, NODE_STRING, none);
	struct node_list members = {0};

	*copy = *n;
	id->key = S("id");
	id->key_span = id->text_span = none;
	id->text = propose(g, form, n);
	*PUSH(g->a, &members) = id;
	for (size_t i = 0; i < n->n; i++)
		*PUSH(g->a, &members) = n->child[i];
	node_adopt(copy, &members);
	return copy;
}

static struct node *name_below(struct naming *g, struct node *n);

static struct node *name_element(struct naming *g, size_t form, struct node *n)
{
	if (n->kind == NODE_MAP && form < g->forms->n_ids &&
	    node_get(n, S("id")) == NULL)
		n = with_id(g, form, n);
	return name_below(g, n);
}

/* Of a map or list: a copy. */
static struct node *name_members(struct naming *g, const struct node *n)
{
	size_t form = g->forms->n_ids;
	struct node_list children = {0};
	struct node *copy;

	if (n->kind == NODE_LIST)
		for (form = 0; form < g->forms->n_ids &&
			       !str_eq(g->forms->ids[form].field, n->key);)
			form++;
	for (size_t i = 0; i < n->n; i++)
		*PUSH(g->a, &children) = name_element(g, form, n->child[i]);
	copy = NEW(g->a, struct node);
	*copy = *n;
	node_adopt(copy, &children);
	return copy;
}

static struct node *name_below(struct naming *g, struct node *n)
{
	return n->kind == NODE_MAP || n->kind == NODE_LIST ? name_members(g, n)
							   : n;
}

const struct node *ids_propose(struct arena *a, const struct forms *f,
			       const struct node *data)
{
	struct naming g = {
		.a = a, .forms = f, .count = NEWN(a, f->n_ids, size_t)};

	note_used(&g, data);
	return name_members(&g, data);
}

/* ------------------------------------------------------------ tables */

static struct node *cell_of(struct arena *a, str text, struct span at)
{
	struct node *n = node_new(a, NODE_CELL, at);

	n->text = text;
	n->text_span = at;
	return n;
}

static void put_first(struct arena *a, struct node *row, struct node *cell)
{
	struct node_list cells = {0};

	*PUSH(a, &cells) = cell;
	for (size_t i = 0; i < row->n; i++)
		*PUSH(a, &cells) = row->child[i];
	node_adopt(row, &cells);
}

static str prefix_of(const struct forms *f, str field)
{
	for (size_t i = 0; i < f->n_ids; i++)
		if (str_eq(f->ids[i].field, field))
			return f->ids[i].prefix;
	return (str){0};
}

size_t ids_number_rows(struct arena *a, const struct forms *f,
		       const struct markup_row *row, struct node *table,
		       size_t from)
{
	str prefix = prefix_of(f, row->field);
	const struct markup_column *id = NULL;
	struct span at = table->child[0]->span;

	for (size_t i = 0; i < row->n_columns; i++)
		if (str_eq(row->columns[i].field, S("id")) &&
		    row->columns[i].key && row->columns[i].heading.len > 0)
			id = &row->columns[i];
	for (size_t i = 0; id != NULL && i < table->child[0]->n; i++)
		if (markup_column(a, row, table->child[0]->child[i]->text) ==
		    id)
			id = NULL;
	if (id == NULL || prefix.len == 0)
		return from;
	at.to = at.from;
	put_first(a, table->child[0], cell_of(a, id->heading, at));
	for (size_t i = 1; i < table->n; i++) {
		at.from = at.to = table->child[i]->span.from;
		put_first(a, table->child[i],
			  cell_of(a,
				  str_fmt(a, "%.*s%02zu", STR(prefix), ++from),
				  at));
	}
	return from;
}
