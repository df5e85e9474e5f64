/*
 * Edit, read back, compare: the pieces that were put in are trusted only when
 * the document that comes out has the fields asked for and is otherwise equal.
 * So no writer here needs to know every corner of YAML and Markdown.
 */
#include "edit/edit.h"

#include "doc/markup.h"
#include "edit/splice.h"
#include "tree/markdown.h"

static const struct agenda *read_back(const struct edit *e, str text)
{
	struct findings f = {.a = e->a};
	const struct agenda *d = agenda_read(
		e->a, e->p, source_new(e->a, e->d->source->name, text), &f);

	return findings_count(&f, LEVEL_ERROR) == 0 ? d : NULL;
}

static const struct edit_field *field_of(const struct edit *e, str key)
{
	for (size_t i = 0; i < e->n; i++)
		if (str_eq(e->at[i].key, key))
			return &e->at[i];
	return NULL;
}

/* Whether `n` holds what was asked for; an empty value may be left out. */
static bool is_value(const struct edit *e, const struct edit_field *f,
		     const struct node *n)
{
	struct buf line = {.a = e->a};
	str asked = str_trim(f->value);

	for (size_t i = 0; i < asked.len; i++)
		buf_char(&line,
			 (char)(asked.ptr[i] == '\n' ? ' ' : asked.ptr[i]));
	return n == NULL ? asked.len == 0
			 : str_eq(node_text(n), markup_prose(e->a, asked)) ||
				   str_eq(node_text(n),
					  markup_prose(e->a, buf_str(&line)));
}

/* Whether `new` is `old` (may be NULL) with the fields of the edit. */
static bool is_edited(const struct edit *e, const struct node *old,
		      const struct node *new)
{
	if (new == NULL || new->kind != NODE_MAP)
		return false;
	for (size_t i = 0; i < e->n; i++)
		if (!is_value(e, &e->at[i], node_get(new, e->at[i].key)))
			return false;
	for (size_t i = 0; i < new->n; i++) {
		const struct node *n = new->child[i];

		if (field_of(e, n->key) == NULL &&
		    (node_get(old, n->key) == NULL ||
		     !node_equal(node_get(old, n->key), n)))
			return false;
	}
	for (size_t i = 0; old != NULL && i < old->n; i++)
		if (node_get(new, old->child[i]->key) == NULL &&
		    field_of(e, old->child[i]->key) == NULL)
			return false;
	return true;
}

/* Whether two trees are equal but for the map `target` of `old`. */
static bool only_there(const struct edit *e, const struct node *old,
		       const struct node *new, const struct node *target)
{
	if (old == target)
		return is_edited(e, old, new);
	if (new == NULL || old->kind != new->kind || old->n != new->n)
		return false;
	if (old->kind != NODE_MAP && old->kind != NODE_LIST)
		return node_equal(old, new);
	for (size_t i = 0; i < old->n; i++) {
		const struct node *other =
			old->kind == NODE_MAP
				? node_get(new, old->child[i]->key)
				: new->child[i];

		if (!only_there(e, old->child[i], other, target))
			return false;
	}
	return true;
}

/* Whether `new` is `old` with one element more in the list `key`. */
static bool only_more(const struct edit *e, const struct node *old,
		      const struct node *new, str key)
{
	const struct node *was = node_get(old, key);
	const struct node *is = node_get(new, key);
	size_t n = was != NULL ? was->n : 0;

	if (is == NULL || is->kind != NODE_LIST || is->n != n + 1 ||
	    new->n != old->n + (was == NULL) ||
	    !is_edited(e, NULL, is->child[n]))
		return false;
	for (size_t i = 0; i < n; i++)
		if (!node_equal(was->child[i], is->child[i]))
			return false;
	for (size_t i = 0; i < old->n; i++)
		if (old->child[i] != was &&
		    (node_get(new, old->child[i]->key) == NULL ||
		     !node_equal(old->child[i],
				 node_get(new, old->child[i]->key))))
			return false;
	return true;
}

/* Whether a node of the data stands in YAML: a whole file, or front matter. */
static bool in_yaml(const struct edit *e, struct span at)
{
	return e->d->tree.body == NULL ||
	       at.to <= markdown_front_matter(e->d->source).yaml.to;
}

bool edit_set(const struct edit *e, const struct node *map, str *out)
{
	struct splices s = {.a = e->a, .source = e->d->source};
	const struct agenda *back;

	if (!(in_yaml(e, map->span) ? edit_yaml_set(e, &s, map)
				    : edit_markdown_set(e, &s, map)))
		return false;
	*out = splice_apply(&s);
	back = read_back(e, *out);
	return back != NULL && back->data != NULL &&
	       only_there(e, e->d->data, back->data, map);
}

bool edit_has_place(const struct edit *e, const struct node *map, str key)
{
	return in_yaml(e, map->span) || edit_markdown_has_place(e, map, key);
}

bool edit_append(const struct edit *e, str key, str after, str *out)
{
	struct splices s = {.a = e->a, .source = e->d->source};
	const struct node *list = node_get(e->d->data, key);
	const struct agenda *back;
	bool yaml;

	if (list == NULL)
		list = node_get(e->d->data, after);
	yaml = list == NULL || in_yaml(e, list->span);
	if (!(yaml ? edit_yaml_append(e, &s, key, after)
		   : edit_markdown_append(e, &s, key, after)))
		return false;
	*out = splice_apply(&s);
	back = read_back(e, *out);
	return back != NULL && back->data != NULL &&
	       only_more(e, e->d->data, back->data, key);
}
