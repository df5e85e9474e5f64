#include "check/words.h"

#include "base/lang.h"
#include "base/utf8.h"
#include "tree/json.h"

enum { LONGEST_VALUE = 40, MOST_VALUES = 12 };

/* At most 40 characters of a value, in backticks. */
str quoted(struct arena *a, str s)
{
	size_t n = utf8_count(s), end = 0, len;

	if (n <= LONGEST_VALUE)
		return str_fmt(a, "`%.*s`", STR(s));
	for (size_t i = 0; i < LONGEST_VALUE; i++, end += len)
		utf8_decode(str_skip(s, end), &len);
	return str_fmt(a, "`%.*s...`", STR(str_slice(s, 0, end)));
}

str quoted_value(struct arena *a, const struct node *n)
{
	struct buf out = {.a = a};
	struct json j = {.out = &out, .compact = true};

	if (n->kind == NODE_STRING || n->kind == NODE_NUMBER ||
	    n->kind == NODE_BOOL)
		return quoted(a, n->text);
	json_node(&j, n);
	return quoted(a, buf_str(&out));
}

void add_listed(struct buf *b, str word, size_t i)
{
	if (i < MOST_VALUES)
		buf_add(b, i > 0 ? S(", ") : S(""));
	if (i < MOST_VALUES)
		buf_add(b, word);
	if (i == MOST_VALUES)
		buf_add(b, S(", ..."));
}

str subject_of(struct arena *a, const struct path *p)
{
	const struct path *up = p->up;

	if (up == NULL)
		return str_from(_("the document"));
	if (p->is_name)
		return str_fmt(a, _("the name %.*s"),
			       STR(quoted(a, p->node->text)));
	if (!p->is_item)
		return quoted(a, p->node->key);
	while (up->is_item && up->up != NULL)
		up = up->up;
	if (up->up == NULL)
		return str_fmt(a, _("item %zu"), p->index + 1);
	return str_fmt(a, _("item %zu of %.*s"), p->index + 1,
		       STR(quoted(a, up->node->key)));
}

/* What the schema itself says about a value: its description. */
str description_of(const struct subschema *s)
{
	str text = node_text_of(s->node, S("description"));
	const struct use *ref = use_of(s, S("$ref"));

	if (text.len == 0 && ref != NULL && ref->n == 1)
		text = node_text_of(ref->sub[0]->node, S("description"));
	return text;
}

static bool is_empty(struct span s)
{
	return s.from >= s.to;
}

struct span place_of(const struct node *n, const struct source *source)
{
	bool whole = n->kind == NODE_LIST || n->kind == NODE_MAP;
	struct span first = n->span;
	str text = source_slice(source, n->span);
	size_t end = str_find_char(text, '\n');

	if ((whole || is_empty(n->span)) && !is_empty(n->key_span))
		return n->key_span;
	if (!whole || end == text.len)
		return n->span;
	first.to = first.from + (uint32_t)end;
	while (first.to > first.from &&
	       strchr(" \r\t", source->text.ptr[first.to - 1]))
		first.to--;
	return first;
}
