/*
 * schema.h -- JSON Schema draft 2020-12 over data trees.
 *
 * A schema (itself a data tree) is compiled once to a flat form and run over
 * any number of instances.  Every defect is found once, at the node it is
 * about; nothing that only follows from another defect is reported.
 */
#ifndef CHECK_SCHEMA_H
#define CHECK_SCHEMA_H

#include "text/finding.h"
#include "tree/node.h"

struct schema;

/* Compiles; NULL, with findings in `to`, when the schema is unusable. */
struct schema *schema_new(struct arena *a, const struct node *root,
			  const struct source *source, struct findings *to);

/* Validates `instance` (a data tree of `source`); true when valid.  With `to`
 * NULL only the verdict is computed. */
bool schema_check(const struct schema *s, struct arena *a,
		  const struct node *instance, const struct source *source,
		  struct findings *to);

#endif
