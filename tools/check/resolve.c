/*
 * Names of schemas and what a reference leads to.  Resources are found by URI,
 * anchors by "URI#name".  A JSON pointer walks the tree from the root of its
 * resource; where it ends at a node that no pass has seen as a schema (under an
 * unknown keyword), that node becomes one there and then.
 */
#include "check/compiler.h"

#include "base/lang.h"
#include "check/metaschema.h"
#include "check/uri.h"
#include "tree/json.h"

struct resource *resource_new(struct compiler *c, str uri,
			      const struct source *source,
			      struct dialect dialect)
{
	struct resource *r = NEW(c->a, struct resource);
	str fragment;

	r->uri = uri_cut_fragment(uri, &fragment);
	r->source = source;
	r->dialect = dialect;
	*map_slot(c->a, &c->resources, r->uri) = r;
	return r;
}

static str anchor_key(struct compiler *c, const struct resource *r, str name)
{
	return str_fmt(c->a, "%.*s#%.*s", STR(r->uri), STR(name));
}

/* Two schemas of one text with one name.  It is no fault that a text which is
 * read under two names has every schema twice, nor that an alias repeats one.
 */
static void check_name(struct compiler *c, const struct subschema *s,
		       const struct subschema *first, const struct node *name)
{
	unsigned line;

	if (first == NULL || first->resource->source != s->resource->source ||
	    first->node->child[0] == s->node->child[0])
		return;
	line = source_place(s->resource->source, first->node->span.from).line;
	compile_fault(c, s->resource, name,
		      _("the schema on line %u has the name `%.*s` too"), line,
		      STR(name->text));
}

static void add_anchor(struct compiler *c, struct subschema *s,
		       const struct node *name)
{
	void **slot = map_slot(c->a, &c->anchors,
			       anchor_key(c, s->resource, name->text));

	check_name(c, s, *slot, name);
	if (*slot == NULL)
		*slot = s;
}

static void open_resource(struct compiler *c, struct subschema *s,
			  const struct node *id)
{
	const struct resource *outer = s->resource;
	str fragment, uri = uri_resolve(c->a, outer->uri, id->text);
	const struct resource *known =
		map_get(&c->resources, uri_cut_fragment(uri, &fragment));

	if (known != NULL)
		check_name(c, s, known->root, id);
	s->resource = resource_new(c, uri, outer->source, outer->dialect);
	s->resource->root = s;
}

void resolve_names(struct compiler *c, struct subschema *s)
{
	const struct node *id = node_get(s->node, S("$id"));
	const struct node *anchor = node_get(s->node, S("$anchor"));
	const struct node *dynamic = node_get(s->node, S("$dynamicAnchor"));
	bool is_root = s->parent == NULL;

	if (id != NULL && id->kind == NODE_STRING &&
	    !str_starts(id->text, S("#")))
		open_resource(c, s, id);
	if (is_root && s->resource->root == NULL)
		s->resource->root = s;
	if (s->resource->root == s)
		s->resource->dialect = dialect_of(c, s->resource, s->node,
						  s->resource->dialect);
	if (anchor != NULL && anchor->kind == NODE_STRING)
		add_anchor(c, s, anchor);
	if (dynamic == NULL || dynamic->kind != NODE_STRING)
		return;
	add_anchor(c, s, dynamic);
	*map_slot(c->a, &s->resource->dynamic, dynamic->text) = s;
}

static struct resource *add_document(struct compiler *c, str uri,
				     const struct node *root,
				     const struct source *source)
{
	struct dialect dialect = {.vocabularies = dialect_default(c->options)};
	struct resource *r = resource_new(c, uri, source, dialect);
	struct subschema *s = compile_node(
		c, &(struct subschema){.node = root, .resource = r});

	r->root = s;
	return r;
}

static struct resource *built_in(struct compiler *c, str uri)
{
	str text = metaschema_text(uri);
	const struct source *source;
	struct findings none = {.a = c->a};
	struct span all = {0, (uint32_t)text.len};

	if (text.len == 0)
		return NULL;
	source = source_new(c->a, uri, text);
	return add_document(c, uri, json_read(c->a, source, all, &none),
			    source);
}

struct resource *resolve_document(struct compiler *c, str uri)
{
	struct resource *r = map_get(&c->resources, uri);

	if (r != NULL)
		return r;
	for (size_t i = 0; i < c->options->n_documents; i++) {
		const struct schema_document *d = &c->options->documents[i];

		if (str_eq(d->uri, uri))
			return add_document(c, uri, d->root, d->source);
	}
	return built_in(c, uri);
}

/* ~1 is /, ~0 is ~. */
static str unescape(struct arena *a, str token)
{
	char *out;
	size_t n = 0;

	if (str_find_char(token, '~') == token.len)
		return token;
	out = NEWN(a, token.len, char);
	for (size_t i = 0; i < token.len; i++) {
		char next = '\0';

		if (i + 1 < token.len)
			next = token.ptr[i + 1];
		out[n++] = token.ptr[i];
		if (token.ptr[i] == '~' && (next == '0' || next == '1')) {
			out[n - 1] = next == '0' ? '~' : '/';
			i++;
		}
	}
	return (str){out, n};
}

static const struct node *step(const struct node *n, str token)
{
	size_t index = 0;

	if (n->kind != NODE_LIST)
		return node_get(n, token);
	if (token.len == 0 || token.len > 8)
		return NULL;
	for (size_t i = 0; i < token.len; i++) {
		if (token.ptr[i] < '0' || token.ptr[i] > '9')
			return NULL;
		index = index * 10 + (size_t)(token.ptr[i] - '0');
	}
	return index < n->n ? n->child[index] : NULL;
}

static struct subschema *known(struct compiler *c, const struct node *n)
{
	return map_get(&c->nodes, (str){(const char *)&n, sizeof n});
}

static struct subschema *walk(struct compiler *c, struct subschema *from,
			      str pointer)
{
	const struct node *n = from->node;
	struct subschema *nearest = from, *found = from;
	struct subschema like;
	str rest = str_skip(pointer, 1);

	while (rest.ptr != NULL && n != NULL) {
		n = step(n, unescape(c->a, str_cut(&rest, '/')));
		found = n != NULL ? known(c, n) : NULL;
		if (found != NULL)
			nearest = found;
	}
	if (n == NULL || found != NULL)
		return found;
	if (n->kind != NODE_MAP && n->kind != NODE_BOOL)
		return NULL;
	like = (struct subschema){.node = n,
				  .resource = nearest->resource,
				  .parent = from,
				  .keyword = pointer};
	return compile_node(c, &like);
}

struct subschema *resolve_reference(struct compiler *c,
				    const struct resource *in, str reference,
				    str *fragment)
{
	str uri = uri_resolve(c->a, in->uri, reference);
	struct resource *r;

	uri = uri_cut_fragment(uri, fragment);
	if (reference.len > 0 && reference.ptr[0] == '#')
		uri = in->uri;
	r = resolve_document(c, uri);
	*fragment = uri_decode(c->a, *fragment);
	if (r == NULL || fragment->len == 0)
		return r != NULL ? r->root : NULL;
	if (fragment->ptr[0] == '/')
		return walk(c, r->root, *fragment);
	return map_get(&c->anchors, anchor_key(c, r, *fragment));
}
