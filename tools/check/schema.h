/*
 * schema.h -- JSON Schema draft 2020-12 over data trees.
 *
 * A schema (itself a data tree) is compiled once to a flat form and run over
 * any number of instances.  Every defect is found once, at the node it is
 * about; nothing that only follows from another defect is reported.
 *
 * Places: what is missing is reported at the key of the map that should hold
 * it (its first line when it has no key), an unknown key at that key, a wrong
 * value at the value.
 *
 * Nothing is ever fetched: a $ref reaches the schema itself, the documents that
 * the caller hands over, and the metaschemas of draft 2020-12, which are built
 * in.  Vocabularies of a custom metaschema are honoured.  Patterns are those of
 * ECMA-262 and bounded; numbers are exact decimals.
 */
#ifndef CHECK_SCHEMA_H
#define CHECK_SCHEMA_H

#include "text/finding.h"
#include "tree/json.h"

struct schema;

/* Another schema that a $ref may name. */
struct schema_document {
	str uri; /* absolute; where it would be fetched from */
	const struct node *root;
	const struct source *source;
};

/* `{0}`: no other documents, `format` says nothing. */
struct schema_options {
	str uri; /* base of the schema when it has no $id; may be empty */
	const struct schema_document *documents;
	size_t n_documents;
	bool formats; /* `format` is checked, not only noted */
};

/* Compiles with formats checked and no other documents.  NULL, with findings
 * (`schema-broken`) at places in the schema in `to`, when it is unusable.  The
 * schema borrows the tree. */
struct schema *schema_new(struct arena *a, const struct node *root,
			  const struct source *source, struct findings *to);

struct schema *schema_new_with(struct arena *a, const struct node *root,
			       const struct source *source,
			       const struct schema_options *options,
			       struct findings *to);

/* Validates `instance` (a data tree of `source`); true when valid.  With `to`
 * NULL only the verdict is computed, and `source` may be NULL.  `a` is used
 * for the texts of findings alone. */
bool schema_check(const struct schema *s, struct arena *a,
		  const struct node *instance, const struct source *source,
		  struct findings *to);

/* What a schema says about a place without judging it: title, default,
 * deprecated, format, content..., unknown keywords. */
struct annotation {
	str pointer; /* JSON pointer into the instance */
	str keyword;
	str schema; /* where it says so: "#/items"; with the URI in front when
		       that is in another document */
	const struct node *value;
	str location; /* for schema_output() */
};

struct annotations {
	struct annotation *at;
	size_t n, cap;
};

/* Validates and adds every annotation of a valid instance; an invalid one has
 * none. */
bool schema_annotate(const struct schema *s, struct arena *a,
		     const struct node *instance, struct annotations *to);

/* The output formats of the standard (JSON Schema core, chapter 12). */
enum output { OUTPUT_FLAG, OUTPUT_BASIC, OUTPUT_DETAILED };

/* Validates and writes one output unit to `out`: what failed, or the
 * annotations of a valid instance.  Unlike schema_check() it leaves nothing
 * out: each branch of an anyOf tells what it missed. */
bool schema_output(const struct schema *s, const struct node *instance,
		   const struct source *source, enum output form,
		   struct json *out);

#endif
