/*
 * Maps and lists say less than headings do, so shape and the profile's roles
 * decide.  In an agenda the profile knows what a field is (a table gives rows,
 * a list items, a part sections); elsewhere a map with a title is a section, a
 * list of plain maps a table, a list of strings a list, and a map of one
 * member only names the kind of its value ("alinea: ...", "lijst: [...]").
 */
#include "diff/build.h"

#include "base/buf.h"
#include "base/vec.h"
#include "diff/words.h"

static void value(struct builder *b, struct spot s, const struct node *v);

static bool is_scalar(const struct node *n)
{
	return n->kind != NODE_MAP && n->kind != NODE_LIST;
}

static bool is_list_of_scalars(const struct node *n)
{
	for (size_t i = 0; i < n->n; i++)
		if (!is_scalar(n->child[i]))
			return false;
	return n->kind == NODE_LIST;
}

static const struct role *role_of(const struct builder *b, str key)
{
	return map_get(&b->roles, key);
}

static bool has_role(const struct builder *b, str key, enum role_kind kind)
{
	const struct role *r = role_of(b, key);

	return r != NULL && r->kind == kind;
}

static const struct markup_row *row_of(const struct builder *b, str key)
{
	return map_get(&b->fields, key);
}

static bool is_as(const struct markup_row *row, enum markup_as as)
{
	return row != NULL && row->as == as;
}

/* A member of a JSON pointer: ~ and / escaped. */
static str pointer_key(struct arena *a, str base, str key)
{
	struct buf out = {.a = a,
			  .at = NEWN(a, base.len + key.len + 1, char),
			  .cap = base.len + key.len + 1};

	buf_add(&out, base);
	buf_char(&out, '/');
	for (size_t i = 0; i < key.len; i++)
		if (key.ptr[i] == '~')
			buf_add(&out, S("~0"));
		else if (key.ptr[i] == '/')
			buf_add(&out, S("~1"));
		else
			buf_char(&out, key.ptr[i]);
	return buf_str(&out);
}

static str pointer_index(struct arena *a, str base, size_t i)
{
	char digits[24];
	size_t at = sizeof digits;

	do
		digits[--at] = (char)('0' + i % 10);
	while ((i /= 10) > 0);
	digits[--at] = '/';
	return str_cat(a, base, (str){digits + at, sizeof digits - at});
}

static uint32_t lane_of(str key)
{
	uint64_t h = str_hash(key);

	return (uint32_t)(h ^ h >> 32) | 1;
}

static void field(struct builder *b, struct spot s, const struct node *v)
{
	struct part *p = build_put(b, &s, PART_FIELD, v);

	p->key = s.key;
	p->role = (str){0};
	p->span = build_member_span(b, v);
	build_own_text(b, p, v);
}

static void list_of_scalars(struct builder *b, struct spot s,
			    const struct node *v, enum part_kind kind)
{
	struct part *p = build_put(b, &s, kind, v);
	struct part_list inside = {0};
	struct spot in = {&inside, p, {0}, s.key, 0};

	if (kind == PART_CELL)
		p->key = s.key;
	for (size_t i = 0; i < v->n; i++) {
		in.pointer = pointer_index(b->a, s.pointer, i);
		build_own_text(b, build_put(b, &in, PART_ITEM, v->child[i]),
			       v->child[i]);
	}
	build_close(b, p, &inside);
}

/* ---- entities ---- */

/* The member that names the entity: the title role of lowest rank. */
static const struct node *title_of(const struct builder *b,
				   const struct node *map)
{
	const struct node *best = NULL;
	unsigned rank = 0;

	for (size_t i = 0; i < map->n; i++) {
		const struct node *m = map->child[i];
		const struct role *r = role_of(b, m->key);

		if (r == NULL || r->kind != ROLE_TITLE || !is_scalar(m) ||
		    (best != NULL && r->rank >= rank))
			continue;
		best = m;
		rank = r->rank;
	}
	return best;
}

/* Id and number belong to the entity itself; true when the member did. */
static bool take(struct builder *b, struct part *p, const struct node *m)
{
	if (!is_scalar(m))
		return false;
	if (has_role(b, m->key, ROLE_ID))
		p->id = node_text(m);
	else if (has_role(b, m->key, ROLE_NUMBER))
		p->number = words_normal(b->a, node_text(m));
	else if (b->agenda && str_eq(m->key, S("voorheen")))
		*PUSH(b->a, &b->formers) =
			(struct former){p, words_normal(b->a, node_text(m))};
	else
		return false;
	return true;
}

static void section(struct builder *b, struct spot s, const struct node *map)
{
	struct part *p = build_put(b, &s, PART_SECTION, map);
	const struct node *title = title_of(b, map);
	struct part_list inside = {0};
	struct spot in = {&inside, p, {0}, {0}, 0};

	for (size_t i = 0; i < map->n; i++) {
		const struct node *m = map->child[i];

		if (m == title || take(b, p, m))
			continue;
		in.pointer = pointer_key(b->a, s.pointer, m->key);
		in.key = m->key;
		in.lane = lane_of(m->key);
		value(b, in, m);
	}
	if (title != NULL) {
		build_title(p, build_words(b, node_text(title), b->agenda));
		p->text_span = b->fixed != NULL ? *b->fixed : title->span;
	}
	build_close(b, p, &inside);
}

static str column_title(const struct builder *b, str list, str field)
{
	const struct markup_row *row = row_of(b, list);

	for (size_t i = 0; row != NULL && i < row->n_columns; i++)
		if (str_eq(row->columns[i].field, field) &&
		    row->columns[i].heading.len > 0)
			return row->columns[i].heading;
	return field;
}

static void cell(struct builder *b, struct spot s, const struct node *m,
		 str list)
{
	struct part_list inside = {0};
	struct spot in = s;
	struct part *p;

	if (is_list_of_scalars(m)) {
		list_of_scalars(b, s, m, PART_CELL);
		p = s.to->at[s.to->n - 1];
	} else {
		p = build_put(b, &s, PART_CELL, m);
		in.to = &inside;
		in.owner = p;
		if (is_scalar(m))
			build_own_text(b, p, m);
		else
			value(b, in, m);
		build_close(b, p, &inside);
	}
	p->key = column_title(b, list, m->key);
}

static void row(struct builder *b, struct spot s, const struct node *map)
{
	struct part *p = build_put(b, &s, PART_ROW, map);
	const struct node *title = title_of(b, map);
	struct part_list inside = {0};
	struct spot in = {&inside, p, {0}, {0}, 0};

	for (size_t i = 0; i < map->n; i++) {
		const struct node *m = map->child[i];

		if (take(b, p, m))
			continue;
		in.pointer = pointer_key(b->a, s.pointer, m->key);
		in.key = m->key;
		in.lane = lane_of(m->key);
		cell(b, in, m, s.key);
	}
	build_close(b, p, &inside);
	if (title != NULL)
		p->key = build_words(b, node_text(title), b->agenda);
	else if (p->n > 0)
		p->key = p->child[0]->text;
}

/* An element of a list of points: its text, and what else it says. */
static void item(struct builder *b, struct spot s, const struct node *map)
{
	struct part *p = build_put(b, &s, PART_ITEM, map);
	struct part_list inside = {0};
	struct spot in = {&inside, p, {0}, {0}, 0};

	for (size_t i = 0; i < map->n; i++) {
		const struct node *m = map->child[i];

		if (take(b, p, m))
			continue;
		in.pointer = pointer_key(b->a, s.pointer, m->key);
		in.key = m->key;
		in.lane = lane_of(m->key);
		if (p->text.len == 0 && has_role(b, m->key, ROLE_TEXT) &&
		    build_one_line(b, m))
			build_own_text(b, p, m);
		else
			value(b, in, m);
	}
	build_close(b, p, &inside);
}

/* ---- lists of maps ---- */

static bool looks_like_row(const struct builder *b, const struct node *n)
{
	if (n->kind != NODE_MAP || n->n == 0 || title_of(b, n) != NULL)
		return false;
	for (size_t i = 0; i < n->n; i++)
		if (!is_scalar(n->child[i]) && !is_list_of_scalars(n->child[i]))
			return false;
	return n->n > 1 || !has_role(b, n->child[0]->key, ROLE_TEXT);
}

static bool looks_like_table(const struct builder *b, str key,
			     const struct node *list)
{
	if (has_role(b, key, ROLE_CHILDREN))
		return false;
	for (size_t i = 0; i < list->n; i++)
		if (!looks_like_row(b, list->child[i]))
			return false;
	return list->n > 0;
}

/* An element of a list that holds all sorts. */
static void element(struct builder *b, struct spot s, const struct node *n)
{
	if (n->kind != NODE_MAP) {
		if (is_scalar(n))
			build_own_text(b, build_put(b, &s, PART_PARAGRAPH, n),
				       n);
		else
			value(b, s, n);
	} else if (n->n == 1 && title_of(b, n) == NULL) {
		s.pointer = pointer_key(b->a, s.pointer, n->child[0]->key);
		s.key = n->child[0]->key;
		value(b, s, n->child[0]);
	} else if (looks_like_row(b, n) && s.owner->kind == PART_TABLE) {
		row(b, s, n);
	} else {
		section(b, s, n);
	}
}

static void elements(struct builder *b, struct spot s, const struct node *list)
{
	const struct markup_row *as = row_of(b, s.key);
	bool table = as != NULL ? is_as(as, MARKUP_TABLE)
				: looks_like_table(b, s.key, list);
	bool items = is_as(as, MARKUP_LIST);
	struct part_list inside = {0};
	struct part *holder = NULL;
	struct spot in = s;

	if (table || items) {
		holder = build_put(b, &s, table ? PART_TABLE : PART_LIST, list);
		holder->key = as != NULL ? as->heading : s.key;
		in = (struct spot){&inside, holder, {0}, s.key, 0};
	}
	for (size_t i = 0; i < list->n; i++) {
		const struct node *n = list->child[i];

		in.pointer = pointer_index(b->a, s.pointer, i);
		if (table && n->kind == NODE_MAP)
			row(b, in, n);
		else if (items && n->kind == NODE_MAP)
			item(b, in, n);
		else
			element(b, in, n);
	}
	if (holder != NULL)
		build_close(b, holder, &inside);
}

static void value(struct builder *b, struct spot s, const struct node *v)
{
	struct part_list inside = {0};
	struct part *p;

	if (v->kind == NODE_LIST && is_list_of_scalars(v)) {
		list_of_scalars(b, s, v, PART_LIST);
	} else if (v->kind == NODE_LIST) {
		elements(b, s, v);
	} else if (v->kind == NODE_MAP) {
		p = build_put(b, &s, PART_FIELD, v);
		p->key = s.key;
		p->span = build_member_span(b, v);
		s.to = &inside;
		s.owner = p;
		build_members(b, p, &inside, v);
		build_close(b, p, &inside);
	} else if (is_as(row_of(b, s.key), MARKUP_TEXT)) {
		build_text_section(b, s, v, row_of(b, s.key));
	} else if (has_role(b, s.key, ROLE_TEXT) &&
		   s.owner->kind != PART_FIELD) {
		build_prose(b, s, v);
	} else {
		field(b, s, v);
	}
}

void build_members(struct builder *b, struct part *owner, struct part_list *to,
		   const struct node *map)
{
	struct spot s = {to, owner, owner->pointer, {0}, 0};

	if (map->kind == NODE_LIST) {
		elements(b, s, map);
		return;
	}
	for (size_t i = 0; map->kind == NODE_MAP && i < map->n; i++) {
		s.key = map->child[i]->key;
		s.pointer = pointer_key(b->a, owner->pointer, s.key);
		s.lane = lane_of(s.key);
		value(b, s, map->child[i]);
	}
}
