/*
 * The whole document: front matter, the heading that carries the title, and
 * the sections.
 *
 * People write the title as the one heading above all, or as the first of many
 * equal ones, or not at all when the front matter has it.  The first heading
 * is the title when it stands alone; among others only when its fields are
 * missing and it is nobody else's.
 */
#include "doc/markup_parts.h"

#include "base/lang.h"
#include "base/vec.h"

static struct node *normal(struct arena *a, struct node *n);

static struct node *normal_text(struct arena *a, struct node *n)
{
	str text = markup_prose(a, n->text);
	struct node *copy;

	if (text.ptr == n->text.ptr && text.len == n->text.len)
		return n;
	copy = NEW(a, struct node);
	*copy = *n;
	copy->text = text;
	return copy;
}

/* A copy with normal children; NULL when they are normal already. */
static struct node *normal_children(struct arena *a, const struct node *n)
{
	struct node **at = NEWN(a, n->n, struct node *);
	bool changed = false;
	struct node *copy;

	for (size_t i = 0; i < n->n; i++) {
		at[i] = normal(a, n->child[i]);
		changed = changed || at[i] != n->child[i];
	}
	if (!changed)
		return NULL;
	copy = NEW(a, struct node);
	*copy = *n;
	copy->child = (struct node *const *)at;
	return copy;
}

static struct node *normal(struct arena *a, struct node *n)
{
	struct node *copy = NULL;

	if (n->kind == NODE_STRING)
		return normal_text(a, n);
	if (n->kind == NODE_MAP || n->kind == NODE_LIST)
		copy = normal_children(a, n);
	return copy != NULL ? copy : n;
}

const struct node *markup_normal(struct arena *a, const struct node *data)
{
	const struct node *copy;

	if (data == NULL || (data->kind != NODE_MAP && data->kind != NODE_LIST))
		return data;
	copy = normal_children(a, data);
	return copy != NULL ? copy : data;
}

static size_t count_sections(const struct node *body, const struct node **first)
{
	size_t n = 0;

	for (size_t i = 0; i < body->n; i++) {
		if (body->child[i]->kind != NODE_SECTION)
			continue;
		if (n++ == 0)
			*first = body->child[i];
	}
	return n;
}

static bool has_any(const struct mapping *m, const struct said *said)
{
	for (size_t i = 0; i < said->values.n; i++)
		if (mapping_get(m, said->values.at[i]->key) != NULL)
			return true;
	return false;
}

/* Whether a section is the one that carries the document. */
static bool is_document(struct reading *r, const struct mapping *m,
			const struct node *n, bool alone, struct said *said)
{
	struct said other;
	str number;
	bool found = false;

	for (const struct markup_row *row = r->top; row != NULL && !found;
	     row = row->next)
		found = row->as == MARKUP_DOCUMENT &&
			markup_says(r, row, n, said);
	if (!found)
		return false;
	if (alone && !has_any(m, said))
		return true;
	if (markup_find(r, r->top, n, &other))
		return false;
	return alone ||
	       (!has_any(m, said) && markup_chapter(n->text, &number) == 0);
}

/* The fields of the title; one that the front matter has may be said again,
 * not otherwise. */
static void put_title(struct reading *r, struct mapping *m,
		      const struct said *said, const struct node *n)
{
	for (size_t i = 0; i < said->values.n; i++) {
		struct node *value = said->values.at[i];
		const struct node *there = mapping_get(m, value->key);

		if (mapping_put(r, m, value) || node_equal(there, value))
			continue;
		findings_add(r->to, LEVEL_ERROR, "duplicate-field", r->source,
			     n->key_span,
			     _("`%.*s` says something else at the top: "
			       "\"%.*s\""),
			     STR(value->key), STR(node_text(there)))
			->help = str_from(_("make the two equal, or leave it "
					    "out at the top"));
	}
}

/* The heading that carries the document, its own blocks and sections. */
static void read_titled(struct reading *r, const struct scope *scope,
			const struct said *said, const struct node *n)
{
	struct node_list text = {0};
	str field = said->row->text_field;

	put_title(r, scope->map, said, n);
	markup_blocks(r, scope->map, r->top, n, &text);
	if (field.len > 0 && mapping_get(scope->map, field) == NULL)
		markup_put_prose(r, scope->map, field, n, &text);
	else
		markup_untitled(r, scope->map, n, &text);
	for (size_t i = 0; i < n->n; i++)
		if (n->child[i]->kind == NODE_SECTION)
			markup_section(r, scope, n->child[i]);
}

static void read_body(struct reading *r, struct mapping *m,
		      const struct node *body)
{
	struct scope scope = {r->top, m, m};
	struct node_list text = {0};
	struct said said;
	const struct node *first = NULL;
	bool alone = count_sections(body, &first) == 1;

	markup_blocks(r, m, r->top, body, &text);
	markup_untitled(r, m, body, &text);
	for (size_t i = 0; i < body->n; i++) {
		if (body->child[i]->kind != NODE_SECTION)
			continue;
		if (body->child[i] == first &&
		    is_document(r, m, first, alone, &said))
			read_titled(r, &scope, &said, first);
		else
			markup_section(r, &scope, body->child[i]);
	}
}

const struct node *markup_to_data(struct arena *a,
				  const struct markup_row *rows,
				  const struct source *source,
				  const struct node *front,
				  const struct node *body, struct findings *to)
{
	struct reading r = {.a = a, .source = source, .to = to, .top = rows};
	struct mapping m = {0};
	struct span all = {0, (uint32_t)source->text.len};

	front = markup_normal(a, front);
	if (body == NULL || (front != NULL && front->kind != NODE_MAP))
		return front;
	for (size_t i = 0; front != NULL && i < front->n; i++)
		*PUSH(a, &m.members) = front->child[i];
	m.n_front = m.members.n;
	read_body(&r, &m, body);
	return mapping_close(&r, &m, all);
}
