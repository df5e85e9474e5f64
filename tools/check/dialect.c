/*
 * Which keywords are in force.  The two dialects that schemas name in practice
 * are known by heart, so that no metaschema is read for them; any other $schema
 * must be among the documents, and its `$vocabulary` says.
 */
#include "check/compiler.h"

#include "base/lang.h"
#include "check/uri.h"

struct vocabulary_row {
	str uri;
	unsigned bit;
};

enum {
	DRAFT_2020 = VOCABULARY_CORE | VOCABULARY_APPLICATOR |
		     VOCABULARY_UNEVALUATED | VOCABULARY_VALIDATION |
		     VOCABULARY_NOTES,
	DRAFT_2019 = VOCABULARY_CORE | VOCABULARY_VALIDATION |
		     VOCABULARY_NOTES | VOCABULARY_OLD,
};

static const struct vocabulary_row dialects[] = {
	{S_INIT("https://json-schema.org/draft/2020-12/schema"), DRAFT_2020},
	{S_INIT("https://json-schema.org/draft/2019-09/schema"), DRAFT_2019},
	{{0}, 0},
};

#define DRAFT "https://json-schema.org/draft/2020-12/vocab/"
static const struct vocabulary_row vocabularies[] = {
	{S_INIT(DRAFT "core"), VOCABULARY_CORE},
	{S_INIT(DRAFT "applicator"), VOCABULARY_APPLICATOR},
	{S_INIT(DRAFT "unevaluated"), VOCABULARY_UNEVALUATED},
	{S_INIT(DRAFT "validation"), VOCABULARY_VALIDATION},
	{S_INIT(DRAFT "meta-data"), VOCABULARY_NOTES},
	{S_INIT(DRAFT "format-annotation"), VOCABULARY_NOTES},
	{S_INIT(DRAFT "content"), VOCABULARY_NOTES},
	{S_INIT(DRAFT "format-assertion"),
	 VOCABULARY_NOTES | VOCABULARY_FORMAT},
	{{0}, 0},
};

static unsigned find(const struct vocabulary_row *row, str uri)
{
	for (; row->uri.len > 0; row++)
		if (str_eq(row->uri, uri))
			return row->bit;
	return 0;
}

unsigned dialect_default(const struct schema_options *options)
{
	return DRAFT_2020 | (options->formats ? VOCABULARY_FORMAT : 0);
}

static unsigned listed(struct compiler *c, const struct resource *in,
		       const struct node *list, unsigned all)
{
	unsigned bits = VOCABULARY_CORE;

	if (list == NULL || list->kind != NODE_MAP)
		return all;
	for (size_t i = 0; i < list->n; i++) {
		const struct node *v = list->child[i];
		unsigned bit = find(vocabularies, v->key);

		if (bit == 0 && str_eq(node_text(v), S("true")))
			compile_fault(c, in, v,
				      _("the vocabulary `%.*s` is required but "
					"not known here"),
				      STR(v->key));
		bits |= bit;
	}
	return bits;
}

struct dialect dialect_of(struct compiler *c, const struct resource *in,
			  const struct node *map, struct dialect otherwise)
{
	const struct node *named = node_get(map, S("$schema"));
	unsigned always = dialect_default(c->options) & VOCABULARY_FORMAT;
	str fragment, uri;
	unsigned bits;
	const struct resource *meta;

	if (named == NULL || named->kind != NODE_STRING)
		return otherwise;
	uri = uri_cut_fragment(named->text, &fragment);
	bits = find(dialects, uri);
	if (bits != 0)
		return (struct dialect){.vocabularies = bits | always};
	if (str_eq(uri, in->uri))
		return (struct dialect){listed(c, in,
					       node_get(map, S("$vocabulary")),
					       otherwise.vocabularies)};
	meta = resolve_document(c, uri);
	if (meta == NULL || meta->root == NULL) {
		compile_fault(c, in, named,
			      _("the dialect `%.*s` is not known here; "
				"draft 2020-12 is"),
			      STR(named->text));
		return otherwise;
	}
	bits = listed(c, meta, node_get(meta->root->node, S("$vocabulary")),
		      otherwise.vocabularies);
	return (struct dialect){.vocabularies = bits | always};
}
