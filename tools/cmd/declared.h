/*
 * declared.h -- the schema that a document names itself.
 *
 * Editors read `# yaml-language-server: $schema=NAME` and a field `$schema`.
 * Here a document may not choose its own judge: the schema counts when it lies
 * in the folder of the profile, or is a metaschema; any other is noted and left
 * alone.
 */
#ifndef CMD_DECLARED_H
#define CMD_DECLARED_H

#include "cmd/schema_files.h"
#include "tree/read.h"

/* Schemas by their path: each is compiled once. */
struct declared {
	struct load *l;
	struct map schemas;
};

/* The schema that a document names; NULL when it names none that counts, or
 * the profile's own.  `folder` is that of the profile.  What is wrong with the
 * schema is in d->l->findings. */
const struct schema *declared_schema(struct declared *d, str folder,
				     const struct tree *tree,
				     struct findings *to);

#endif
