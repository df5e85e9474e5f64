/*
 * A data tree as a reader wants it: what fits on a line behind its key, prose
 * below it, a list of entities as a section each.  This shows how the document
 * was understood, so both surfaces look the same.
 */
#include "report/text.h"

#include "tree/inline.h"

enum { STEP = 2, DEEPEST = 24 };

static bool is_scalar(const struct node *n)
{
	return n->kind != NODE_LIST && n->kind != NODE_MAP;
}

/* What stands beside the dash of an element: its title or name, else its
 * first short field. */
static const struct node *head_of(const struct node *map)
{
	static const str names[] = {S_INIT("titel"), S_INIT("naam")};

	for (size_t i = 0; i < 2; i++)
		if (node_get(map, names[i]) != NULL)
			return node_get(map, names[i]);
	return map->kind == NODE_MAP && map->n > 0 && is_scalar(map->child[0])
		       ? map->child[0]
		       : NULL;
}

static void field(struct page *p, size_t indent, str key, str value)
{
	struct run runs[] = {
		{STYLE_PLACE, str_fmt(p->a, "%.*s:", STR(key))},
		{STYLE_PLAIN, S(" ")},
		{STYLE_PLAIN, value},
	};

	wrap_runs(p, (struct indent){indent, indent + STEP, 0}, runs, 3);
}

static void prose(struct page *p, size_t indent, str key, str value)
{
	wrap_runs(p, (struct indent){indent, indent, 0},
		  &(struct run){STYLE_PLACE, str_fmt(p->a, "%.*s:", STR(key))},
		  1);
	wrap_lines(p, indent + STEP, value);
}

static void scalar(struct page *p, size_t indent, str key, const struct node *n)
{
	str text = node_text(n);

	if (str_find_char(text, '\n') < text.len) {
		if (indent == 0)
			wrap_end(p);
		prose(p, indent, key, text);
	} else {
		field(p, indent, key, inline_words(p->a, text));
	}
}

static void map(struct page *p, size_t indent, const struct node *n,
		const struct node *skip);

/* "- Inclusie" for what has a title, "- id: r01" for what has none. */
static void head(struct page *p, size_t indent, const struct node *n)
{
	bool title = n != NULL &&
		     (str_eq(n->key, S("titel")) || str_eq(n->key, S("naam")));
	struct run runs[] = {
		{STYLE_PLAIN, S("- ")},
		{STYLE_PLACE, n == NULL || title
				      ? S("")
				      : str_fmt(p->a, "%.*s:", STR(n->key))},
		{STYLE_PLAIN, S(" ")},
		{title ? STYLE_STRONG : STYLE_PLAIN,
		 inline_words(p->a, node_text(n))},
	};

	wrap_runs(p, (struct indent){indent, indent + STEP, 0}, runs, 4);
}

static void list(struct page *p, size_t indent, const struct node *n)
{
	for (size_t i = 0; i < n->n; i++) {
		const struct node *element = n->child[i];
		str words = inline_words(p->a, node_text(element));

		if (is_scalar(element)) {
			wrap_text(p, indent, indent + STEP,
				  str_fmt(p->a, "- %.*s", STR(words)));
			continue;
		}
		head(p, indent, head_of(element));
		if (element->kind == NODE_MAP)
			map(p, indent + STEP, element, head_of(element));
		else
			list(p, indent + STEP, element);
	}
}

static void map(struct page *p, size_t indent, const struct node *n,
		const struct node *skip)
{
	size_t at = indent > DEEPEST ? DEEPEST : indent;

	for (size_t i = 0; i < n->n; i++) {
		const struct node *m = n->child[i];

		if (m == skip)
			continue;
		if (is_scalar(m)) {
			scalar(p, at, m->key, m);
			continue;
		}
		if (indent == 0)
			wrap_end(p);
		wrap_runs(p, (struct indent){at, at, 0},
			  &(struct run){STYLE_PLACE,
					str_fmt(p->a, "%.*s:", STR(m->key))},
			  1);
		if (m->kind == NODE_MAP)
			map(p, indent + STEP, m, NULL);
		else
			list(p, indent + STEP, m);
	}
}

void text_node(struct page *p, const struct node *data)
{
	if (data == NULL)
		return;
	if (data->kind == NODE_MAP)
		map(p, 0, data, NULL);
	else if (data->kind == NODE_LIST)
		list(p, 0, data);
	else
		wrap_lines(p, 0, node_text(data));
}
