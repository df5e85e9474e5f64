/*
 * Members of a YAML map.  A value that stands there is replaced from its first
 * byte to its last.  A new member goes after the one that comes before it in
 * the order of the schema: on a line of its own in a block map, behind a comma
 * in a map between braces.
 */
#include "edit/splice.h"

#include "edit/write.h"

static bool is_flow(const struct splices *s, const struct node *n)
{
	str at = str_skip(s->source->text, n->span.from);

	return str_starts(at, S("{")) || str_starts(at, S("["));
}

/* The member of `map` that a new one named `key` goes behind. */
static const struct node *before(const struct edit *e, const struct node *map,
				 str key)
{
	size_t i = 0;

	while (i < e->n_order && !str_eq(e->order[i], key))
		i++;
	while (i-- > 0) {
		const struct node *n = node_get(map, e->order[i]);

		if (n != NULL)
			return n;
	}
	return map->n > 0 ? map->child[map->n - 1] : NULL;
}

static void put_member(struct buf *out, const struct edit_field *f, bool flow)
{
	write_yaml_line(out, f->key, flow);
	buf_add(out, S(": "));
	write_yaml_line(out, f->value, flow);
}

static bool add_member(const struct edit *e, struct splices *s,
		       const struct node *map, const struct edit_field *f)
{
	const struct node *last = before(e, map, f->key);
	bool flow = is_flow(s, map);
	struct buf out = {.a = s->a};

	if (last == NULL)
		return false;
	if (flow) {
		buf_add(&out, S(", "));
		put_member(&out, f, true);
		splice_add(s, last->span.to, last->span.to, buf_str(&out));
		return true;
	}
	buf_chars(&out, ' ',
		  map->span.from - splice_line_start(s, map->span.from));
	put_member(&out, f, false);
	splice_lines(s, last->span.to, buf_str(&out));
	return true;
}

bool edit_yaml_set(const struct edit *e, struct splices *s,
		   const struct node *map)
{
	for (size_t i = 0; i < e->n; i++) {
		const struct node *old = node_get(map, e->at[i].key);
		struct buf value = {.a = s->a};

		if (old == NULL) {
			if (!add_member(e, s, map, &e->at[i]))
				return false;
			continue;
		}
		if (old->kind == NODE_LIST || old->kind == NODE_MAP)
			return false;
		if (old->span.from == old->span.to)
			buf_char(&value, ' ');
		write_yaml_line(&value, e->at[i].value, is_flow(s, map));
		splice_add(s, old->span.from, old->span.to, buf_str(&value));
	}
	return true;
}

/* What stands before an element on its line, when that is its dash alone. */
static bool mark_of(const struct splices *s, const struct node *element,
		    str *mark)
{
	uint32_t from = splice_line_start(s, element->span.from);
	str trimmed;

	*mark = str_slice(s->source->text, from, element->span.from);
	trimmed = str_trim(*mark);
	return str_eq(trimmed, S("-")) &&
	       str_find_char(*mark, '\t') == mark->len;
}

static void put_element(const struct edit *e, struct buf *out, str mark)
{
	for (size_t i = 0; i < e->n; i++) {
		if (i == 0)
			buf_add(out, mark);
		else
			buf_chars(out, ' ', mark.len);
		put_member(out, &e->at[i], false);
		buf_char(out, '\n');
	}
}

bool edit_yaml_append(const struct edit *e, struct splices *s, str key,
		      str after)
{
	const struct node *top = e->d->tree.data;
	const struct node *list = node_get(top, key);
	struct buf out = {.a = s->a};
	const struct node *last;
	str mark;

	if (top == NULL || top->kind != NODE_MAP || top->n == 0 ||
	    is_flow(s, top))
		return false;
	if (list == NULL) {
		last = node_get(top, after);
		if (last == NULL)
			last = top->child[top->n - 1];
		buf_fmt(&out, "%.*s:\n", STR(key));
		put_element(e, &out, S("  - "));
		splice_lines(s, last->span.to, buf_str(&out));
		return true;
	}
	if (list->kind != NODE_LIST || list->n == 0 || is_flow(s, list))
		return false;
	last = list->child[list->n - 1];
	if (!mark_of(s, last, &mark))
		return false;
	put_element(e, &out, mark);
	splice_lines(s, last->span.to, buf_str(&out));
	return true;
}
