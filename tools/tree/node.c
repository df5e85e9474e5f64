#include "tree/node.h"

#include <stdlib.h>

const struct node *node_get(const struct node *map, str key)
{
	if (map == NULL || map->kind != NODE_MAP)
		return NULL;
	for (size_t i = 0; i < map->n; i++)
		if (str_eq(map->child[i]->key, key))
			return map->child[i];
	return NULL;
}

static const struct node *step(const struct node *n, str name)
{
	size_t index = 0;

	if (n == NULL || n->kind != NODE_LIST)
		return node_get(n, name);
	for (size_t i = 0; i < name.len; i++) {
		if (name.ptr[i] < '0' || name.ptr[i] > '9' || i > 8)
			return NULL;
		index = index * 10 + (size_t)(name.ptr[i] - '0');
	}
	return name.len > 0 && index < n->n ? n->child[index] : NULL;
}

const struct node *node_path(const struct node *n, const char *path)
{
	str rest = str_from(path);

	while (rest.ptr != NULL && n != NULL)
		n = step(n, str_cut(&rest, '/'));
	return n;
}

str node_text(const struct node *n)
{
	if (n == NULL)
		return (str){0};
	switch (n->kind) {
	case NODE_BOOL:
	case NODE_NUMBER:
	case NODE_STRING: return n->text;
	case NODE_NULL:
	case NODE_LIST:
	case NODE_MAP:
	case NODE_DOCUMENT:
	case NODE_SECTION:
	case NODE_PARAGRAPH:
	case NODE_BULLETS:
	case NODE_ORDERED:
	case NODE_ITEM:
	case NODE_TABLE:
	case NODE_ROW:
	case NODE_CELL:
	case NODE_QUOTE:
	case NODE_CODE:
	case NODE_HTML:
	case NODE_RULE:
	case NODE_FOOTNOTE: break;
	}
	return (str){0};
}

str node_text_of(const struct node *map, str key)
{
	return node_text(node_get(map, key));
}

static bool equal_numbers(str x, str y)
{
	char a[32], b[32];

	if (str_eq(x, y))
		return true;
	if (x.len > 15 || y.len > 15)
		return false;
	memcpy(a, x.ptr, x.len);
	a[x.len] = '\0';
	memcpy(b, y.ptr, y.len);
	b[y.len] = '\0';
	return strtod(a, NULL) == strtod(b, NULL);
}

static bool equal_children(const struct node *x, const struct node *y)
{
	if (x->n != y->n)
		return false;
	for (size_t i = 0; i < x->n; i++) {
		const struct node *other =
			x->kind == NODE_MAP ? node_get(y, x->child[i]->key)
					    : y->child[i];

		if (!node_equal(x->child[i], other))
			return false;
	}
	return true;
}

bool node_equal(const struct node *x, const struct node *y)
{
	if (x == NULL || y == NULL)
		return x == y;
	if (x == y)
		return true;
	if (x->kind != y->kind)
		return false;
	if (x->kind == NODE_NUMBER)
		return equal_numbers(x->text, y->text);
	if (!str_eq(x->text, y->text))
		return false;
	/* the blocks a string came from are its places, not its value */
	return x->kind == NODE_STRING || equal_children(x, y);
}

bool node_is_data(const struct node *n)
{
	return n != NULL && n->kind <= NODE_MAP;
}

const char *node_kind_name(enum node_kind kind)
{
	static const char *const names[] = {
		[NODE_NULL] = "null",		[NODE_BOOL] = "boolean",
		[NODE_NUMBER] = "number",	[NODE_STRING] = "string",
		[NODE_LIST] = "list",		[NODE_MAP] = "map",
		[NODE_DOCUMENT] = "document",	[NODE_SECTION] = "section",
		[NODE_PARAGRAPH] = "paragraph", [NODE_BULLETS] = "bullets",
		[NODE_ORDERED] = "ordered",	[NODE_ITEM] = "item",
		[NODE_TABLE] = "table",		[NODE_ROW] = "row",
		[NODE_CELL] = "cell",		[NODE_QUOTE] = "quote",
		[NODE_CODE] = "code",		[NODE_HTML] = "html",
		[NODE_RULE] = "rule",		[NODE_FOOTNOTE] = "footnote",
	};

	return names[kind];
}

struct node *node_new(struct arena *a, enum node_kind kind, struct span span)
{
	struct node *n = NEW(a, struct node);

	n->kind = kind;
	n->span = span;
	return n;
}

void node_adopt(struct node *n, const struct node_list *children)
{
	n->child = (struct node *const *)children->at;
	n->n = children->n;
}
