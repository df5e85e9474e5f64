/*
 * yaml.h -- YAML 1.2 core schema over libyaml's events: its only user.
 *
 * `no` is text and so is a date; only null, true/false, numbers of the 1.2 core
 * schema and strings exist.  Every key and value has its exact span.  What is
 * wrong is a finding of level error: syntax, a duplicate key, a key that is no
 * scalar, more than NODE_DEPTH deep, an alias that stands inside its own
 * anchor, aliases that together stand for more than 100,000 nodes, a type that
 * is not of the core schema, .inf and .nan.  Reading goes on where that makes
 * sense.  `<<` is an ordinary key, with a warning; text that YAML 1.1 takes for
 * something else gets a note.
 */
#ifndef TREE_YAML_H
#define TREE_YAML_H

#include "text/finding.h"
#include "tree/node.h"

/* Reads the YAML that stands in `part` of `source` (the whole text, or front
 * matter); spans are in `source`.  NULL when nothing could be built: an empty
 * part, or a syntax error before the first node.  A second document in the
 * stream is a finding. */
struct node *yaml_read(struct arena *a, const struct source *source,
		       struct span part, struct findings *to);

/* Every document of a stream, in order; those that nothing could be built from
 * are left out.  After a syntax error nothing is read. */
void yaml_read_all(struct arena *a, const struct source *source,
		   struct span part, struct node_list *out,
		   struct findings *to);

#endif
