/*
 * yaml_scalar.h -- a YAML scalar into the tree, with what is to be said of it:
 * internal to tree/, shared by the two ways of reading.
 */
#ifndef TREE_YAML_SCALAR_H
#define TREE_YAML_SCALAR_H

#include "tree/gather.h"
#include "tree/scalar.h"

struct yaml_scalar {
	struct scalar value;
	str written; /* what it says as a key */
	str anchor;  /* its name, or empty */
	bool plain;  /* without quotes */
	struct span at;
};

/* As gather_scalar(). */
bool yaml_scalar_take(struct gather *g, const struct yaml_scalar *s);

/* A finding of level error; `help` (may be NULL) is translated already. */
void yaml_wrong(struct gather *g, const char *rule, struct span at,
		const char *message, const char *help);

#endif
