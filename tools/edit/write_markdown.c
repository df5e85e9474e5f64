/*
 * Write, read back, compare: whatever does not come back as it was goes to the
 * front matter, and again, until all of it is equal.
 *
 * The body writer therefore needs no list of what cannot be said in Markdown
 * (a list inside a table row, a title that looks like another section's, a
 * number that is not text), and no such list can be incomplete.  Mostly two
 * rounds are enough: the first finds the members that have no section at all.
 * With everything in the front matter the document is YAML, and done.
 */
#include "base/lang.h"
#include "doc/markup.h"
#include "edit/body.h"
#include "edit/write.h"
#include "tree/read.h"

struct split {
	str *keys;   /* of the members in the front matter */
	size_t n;    /* how many */
	bool *front; /* for each member of the map */
};

static void put_front(const struct node *map, struct split *s, size_t i)
{
	if (s->front[i])
		return;
	s->front[i] = true;
	s->keys[s->n++] = map->child[i]->key;
}

static str write_split(struct arena *a, const struct profile *p,
		       const struct node *map, const struct split *s)
{
	struct buf out = {.a = a}, body = {.a = a};
	struct node rest = *map;
	struct node **at = NEWN(a, map->n, struct node *);

	rest.child = (struct node *const *)at;
	rest.n = 0;
	for (size_t i = 0; i < map->n; i++)
		if (!s->front[i])
			at[rest.n++] = map->child[i];
	if (s->n > 0) {
		buf_add(&out, S("---\n"));
		write_yaml_members(&out, p, map, s->keys, s->n);
		buf_add(&out, S("---\n"));
	}
	body_document(&body, p->sections, &rest);
	if (body.n > 0 && out.n > 0)
		buf_char(&out, '\n');
	buf_add(&out, buf_str(&body));
	return buf_str(&out);
}

static const struct node *read_back(struct arena *a, const struct profile *p,
				    str text)
{
	struct findings ignored = {.a = a};
	struct source *source = source_new(a, S("agenda.md"), text);
	struct tree t = tree_read(a, source, &ignored);

	return t.body == NULL ? t.data
			      : markup_to_data(a, p->sections, source, t.data,
					       t.body, &ignored);
}

/* Moves the members that did not come back to the front matter; false when
 * nothing had to be moved. */
static bool move_lost(const struct node *map, const struct node *back,
		      struct split *s)
{
	size_t before = s->n;

	for (size_t i = 0; i < map->n; i++)
		if (!node_equal(map->child[i],
				node_get(back, map->child[i]->key)))
			put_front(map, s, i);
	if (s->n == before && !node_equal(map, back))
		for (size_t i = 0; i < map->n; i++)
			put_front(map, s, i);
	return s->n > before;
}

str write_markdown(struct arena *a, const struct profile *p,
		   const struct node *data)
{
	struct split s = {0};
	bool again = true;
	str text = {0};

	if (data == NULL)
		return text;
	if (data->kind != NODE_MAP || data->n == 0)
		return str_fmt(a, "---\n%.*s---\n",
			       STR(write_yaml(a, p, data)));
	s.keys = NEWN(a, data->n, str);
	s.front = NEWN(a, data->n, bool);
	while (again) {
		struct arena scratch = {0};

		text = write_split(&scratch, p, data, &s);
		again = move_lost(data, read_back(&scratch, p, text), &s);
		text = again ? text : str_copy(a, text);
		arena_free(&scratch);
	}
	return text;
}
