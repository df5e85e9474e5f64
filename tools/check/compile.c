/*
 * Compiling in two passes.  The first walks every place where a schema can
 * stand (and no other: an $id inside a `const` is data), makes a subschema of
 * it and notes its names.  The second gives each $ref its target, which may be
 * another document, whose references then join the queue.
 *
 * A node is compiled once, however many ways lead to it, so a schema with
 * aliases does not multiply.
 */
#include "check/compiler.h"

#include "base/lang.h"
#include "base/vec.h"

#include <stdarg.h>

enum { LONGEST_CHAIN = 4000 };

struct finding *compile_fault(struct compiler *c, const struct resource *in,
			      const struct node *at, const char *fmt, ...)
{
	va_list args;
	str message;

	c->broken = true;
	if (c->to == NULL)
		return NULL;
	va_start(args, fmt);
	message = str_vfmt(c->to->a, fmt, args);
	va_end(args);
	return findings_put(c->to, LEVEL_ERROR, "schema-broken", in->source,
			    at->span, message);
}

void compile_later(struct compiler *c, struct subschema *s, struct use *u)
{
	*PUSH(c->a, &c->later) = (struct pending_ref){.schema = s, .use = u};
}

static bool is_schema(const struct node *n)
{
	return n->kind == NODE_MAP || n->kind == NODE_BOOL;
}

static bool all_strings(const struct node *n)
{
	for (size_t i = 0; i < n->n; i++)
		if (n->child[i]->kind != NODE_STRING)
			return false;
	return n->kind == NODE_LIST;
}

static bool all_schemas(const struct node *n, enum node_kind kind)
{
	for (size_t i = 0; i < n->n; i++)
		if (!is_schema(n->child[i]))
			return false;
	return n->kind == kind;
}

static bool all_names(const struct node *n, bool or_schemas)
{
	for (size_t i = 0; i < n->n; i++)
		if (!all_strings(n->child[i]) &&
		    !(or_schemas && is_schema(n->child[i])))
			return false;
	return n->kind == NODE_MAP;
}

static bool number_from(struct compiler *c, const struct node *n, bool above)
{
	struct decimal d = decimal_read(c->a, node_text(n));

	return n->kind == NODE_NUMBER && d.finite && !d.negative &&
	       (above ? d.n > 0 : decimal_is_integer(&d));
}

static bool has_shape(struct compiler *c, enum shape shape,
		      const struct node *n)
{
	switch (shape) {
	case SHAPE_ANY: return true;
	case SHAPE_STRING: return n->kind == NODE_STRING;
	case SHAPE_BOOL: return n->kind == NODE_BOOL;
	case SHAPE_COUNT: return number_from(c, n, false);
	case SHAPE_NUMBER: return n->kind == NODE_NUMBER;
	case SHAPE_POSITIVE: return number_from(c, n, true);
	case SHAPE_LIST: return n->kind == NODE_LIST;
	case SHAPE_NAMES: return all_strings(n);
	case SHAPE_NAMES_MAP: return all_names(n, false);
	case SHAPE_TYPES: return n->kind == NODE_STRING || all_strings(n);
	case SHAPE_SCHEMA: return is_schema(n);
	case SHAPE_SCHEMAS: return all_schemas(n, NODE_LIST) && n->n > 0;
	case SHAPE_SCHEMA_MAP: return all_schemas(n, NODE_MAP);
	case SHAPE_ITEMS: return is_schema(n) || all_schemas(n, NODE_LIST);
	case SHAPE_DEPENDENCIES: return all_names(n, true);
	}
	return false;
}

static const char *shape_words(enum shape shape)
{
	static const char *const words[] = {
		[SHAPE_ANY] = "",
		[SHAPE_STRING] = MSG("a text"),
		[SHAPE_BOOL] = MSG("true or false"),
		[SHAPE_COUNT] = MSG("a whole number from 0"),
		[SHAPE_NUMBER] = MSG("a number"),
		[SHAPE_POSITIVE] = MSG("a number above 0"),
		[SHAPE_LIST] = MSG("a list"),
		[SHAPE_NAMES] = MSG("a list of names"),
		[SHAPE_NAMES_MAP] = MSG("names, each with a list of names"),
		[SHAPE_TYPES] = MSG("a type or a list of types"),
		[SHAPE_SCHEMA] = MSG("a schema"),
		[SHAPE_SCHEMAS] = MSG("a list of schemas that is not empty"),
		[SHAPE_SCHEMA_MAP] = MSG("names, each with a schema"),
		[SHAPE_ITEMS] = MSG("a schema or a list of schemas"),
		[SHAPE_DEPENDENCIES] =
			MSG("names, each with a schema or a list"),
	};

	return _(words[shape]);
}

static void sub_add(struct compiler *c, struct subschema *s, struct use *u,
		    struct subschema **out, const struct node *node)
{
	struct subschema like = {.node = node,
				 .resource = s->resource,
				 .parent = s,
				 .keyword = u->value->key};

	if (node != u->value && u->value->kind == NODE_MAP)
		like.member = node;
	like.listed = u->value->kind == NODE_LIST;
	like.index = u->n;
	out[u->n++] = compile_node(c, &like);
}

/* The subschemas in the value of a keyword. */
static void add_subs(struct compiler *c, struct subschema *s, struct use *u)
{
	enum shape shape = u->keyword->shape;
	bool many = shape == SHAPE_SCHEMAS || shape == SHAPE_SCHEMA_MAP ||
		    shape == SHAPE_DEPENDENCIES ||
		    (shape == SHAPE_ITEMS && u->value->kind == NODE_LIST);
	struct subschema **out;

	if (!many && shape != SHAPE_SCHEMA && shape != SHAPE_ITEMS)
		return;
	out = NEWN(c->a, many ? u->value->n : 1, struct subschema *);
	u->sub = out;
	if (!many)
		sub_add(c, s, u, out, u->value);
	for (size_t i = 0; many && i < u->value->n; i++) {
		if (is_schema(u->value->child[i]))
			sub_add(c, s, u, out, u->value->child[i]);
		else
			out[u->n++] = NULL;
	}
}

const struct use *use_of(const struct subschema *s, str keyword)
{
	for (size_t i = 0; i < s->n_uses; i++)
		if (str_eq(s->use[i].keyword->name, keyword))
			return &s->use[i];
	return NULL;
}

static bool only_notes(const struct keyword *k)
{
	return k->check == check_note || k->check == NULL;
}

/* What judges runs before what does not; else the table decides. */
static bool is_later(const struct keyword *x, const struct keyword *y)
{
	if (only_notes(x) != only_notes(y))
		return only_notes(x);
	return x > y;
}

/* The uses of a map: those that judge first, in the order of the table. */
static void find_uses(struct compiler *c, struct subschema *s)
{
	unsigned in_force = s->resource->dialect.vocabularies;
	size_t n = 0;

	s->use = NEWN(c->a, s->node->n, struct use);
	for (size_t i = 0; i < s->node->n; i++) {
		const struct node *value = s->node->child[i];
		const struct keyword *k = keyword_find(value->key, in_force);
		size_t at = n++;

		for (; at > 0 && is_later(s->use[at - 1].keyword, k); at--)
			s->use[at] = s->use[at - 1];
		s->use[at] = (struct use){.keyword = k, .value = value};
	}
	s->n_uses = n;
	while (s->n < n && !only_notes(s->use[s->n].keyword))
		s->n++;
}

static void fill_use(struct compiler *c, struct subschema *s, struct use *u)
{
	const struct keyword *k = u->keyword;

	if (!has_shape(c, k->shape, u->value)) {
		compile_fault(c, s->resource, u->value,
			      _("`%.*s` of a schema must be %s"),
			      STR(u->value->key), shape_words(k->shape));
		return;
	}
	add_subs(c, s, u);
	if (k->compile != NULL)
		k->compile(c, s, u);
}

struct subschema *compile_node(struct compiler *c, const struct subschema *like)
{
	struct subschema *s;
	void **slot = map_slot(
		c->a, &c->nodes,
		(str){(const char *)&like->node, sizeof(const struct node *)});

	if (*slot != NULL)
		return *slot;
	s = NEW(c->a, struct subschema);
	*s = *like;
	*slot = s;
	c->nodes.at[c->nodes.n - 1].key.ptr = (const char *)&s->node;
	if (s->node->kind == NODE_BOOL) {
		s->verdict = str_eq(s->node->text, S("true")) ? VERDICT_TRUE
							      : VERDICT_FALSE;
		return s;
	}
	if (s->node->kind != NODE_MAP) {
		compile_fault(c, s->resource, s->node,
			      _("a schema is a map, or true or false"));
		s->verdict = VERDICT_TRUE;
		return s;
	}
	resolve_names(c, s);
	find_uses(c, s);
	for (size_t i = 0; i < s->n_uses; i++)
		fill_use(c, s, &s->use[i]);
	return s;
}

static void no_target(struct compiler *c, const struct pending_ref *p)
{
	str reference = p->use->value->text;
	struct finding *f = compile_fault(c, p->schema->resource, p->use->value,
					  _("`%.*s` leads to no schema"),
					  STR(reference));

	if (f != NULL && !str_starts(reference, S("#")))
		f->help = str_from(_("nothing is fetched: keep it in the "
				     "folder of the schema, or name its own "
				     "with --map URL=FOLDER"));
}

static void give_target(struct compiler *c, const struct pending_ref *p)
{
	struct use *u = p->use;
	struct subschema **out = NEW(c->a, struct subschema *);
	str fragment;

	out[0] = resolve_reference(c, p->schema->resource, u->value->text,
				   &fragment);
	if (out[0] == NULL) {
		no_target(c, p);
		return;
	}
	u->sub = out;
	u->n = 1;
	if (str_eq(u->keyword->name, S("$dynamicRef")) &&
	    str_eq(node_text_of(out[0]->node, S("$dynamicAnchor")), fragment))
		u->name = fragment;
}

/* A chain of schemas that all judge one instance and come back to the first
 * would run for ever. */
static bool find_loop(struct compiler *c, struct subschema *s, unsigned depth)
{
	if (s->colour == 2)
		return true;
	if (s->colour == 1 || depth > LONGEST_CHAIN)
		return false;
	s->colour = 1;
	for (size_t i = 0; i < s->n_uses; i++) {
		const struct use *u = &s->use[i];

		for (size_t k = 0; k < u->n && u->keyword->in_place; k++) {
			if (u->sub[k] == NULL ||
			    find_loop(c, u->sub[k], depth + 1))
				continue;
			s->colour = 2;
			if (u->keyword->shape != SHAPE_STRING)
				return false;
			compile_fault(c, s->resource, u->value,
				      _("`%.*s` leads back to itself without "
					"end"),
				      STR(u->value->text));
		}
	}
	s->colour = 2;
	return true;
}

struct schema *schema_new_with(struct arena *a, const struct node *root,
			       const struct source *source,
			       const struct schema_options *options,
			       struct findings *to)
{
	struct compiler c = {.a = a, .to = to, .options = options};
	struct schema *schema = NEW(a, struct schema);
	struct dialect dialect = {.vocabularies = dialect_default(options)};
	struct resource *r = resource_new(&c, options->uri, source, dialect);

	schema->root = compile_node(
		&c, &(struct subschema){.node = root, .resource = r});
	r->root = schema->root;
	for (size_t i = 0; i < c.later.n; i++) {
		struct pending_ref p = c.later.at[i];

		give_target(&c, &p);
	}
	for (size_t i = 0; i < c.nodes.n; i++)
		if (!find_loop(&c, c.nodes.at[i].value, 0))
			c.broken = true;
	return c.broken ? NULL : schema;
}

struct schema *schema_new(struct arena *a, const struct node *root,
			  const struct source *source, struct findings *to)
{
	static const struct schema_options with_formats = {.formats = true};

	return schema_new_with(a, root, source, &with_formats, to);
}
