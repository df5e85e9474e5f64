/*
 * compiler.h -- making the compiled form: what compile.c, resolve.c and
 * dialect.c share, and what the compile functions of keywords may use.
 */
#ifndef CHECK_COMPILER_H
#define CHECK_COMPILER_H

#include "check/engine.h"

/* A schema object to compile, `like` says where it stands; the one that is
 * there already when its node was compiled before. */
struct subschema *compile_node(struct compiler *c,
			       const struct subschema *like);

/* A fault of the schema at a node of it; NULL when nobody wants to know. */
struct finding *compile_fault(struct compiler *c, const struct resource *in,
			      const struct node *at, const char *fmt, ...)
	__attribute__((format(printf, 4, 5)));

/* Gives `u`, a use of $ref or $dynamicRef, its target once all is known. */
void compile_later(struct compiler *c, struct subschema *s, struct use *u);

/* Notes the $id, $anchor and $dynamicAnchor of a map; `s->resource` becomes
 * its own when it has an $id. */
void resolve_names(struct compiler *c, struct subschema *s);

/* What a reference in `in` leads to; NULL when to nothing.  `fragment` (may be
 * NULL) gets what stands after the '#'. */
struct subschema *resolve_reference(struct compiler *c,
				    const struct resource *in, str reference,
				    str *fragment);

/* The schema that is a whole document; NULL when there is no such. */
struct resource *resolve_document(struct compiler *c, str uri);

struct resource *resource_new(struct compiler *c, str uri,
			      const struct source *source,
			      struct dialect dialect);

/* The vocabularies where no $schema says otherwise. */
unsigned dialect_default(const struct schema_options *options);

/* The rules that `$schema` of a map asks for, else `otherwise`. */
struct dialect dialect_of(struct compiler *c, const struct resource *in,
			  const struct node *map, struct dialect otherwise);

struct compiler {
	struct arena *a;
	struct findings *to;
	const struct schema_options *options;
	struct map resources; /* by URI */
	struct map anchors;   /* by URI#name */
	struct map nodes;     /* subschemas by the bytes of `node` */
	struct pending {
		struct pending_ref {
			struct subschema *schema;
			struct use *use;
		} * at;
		size_t n, cap;
	} later;
	bool broken;
};

#endif
