/*
 * yaml_plain.h -- YAML as people write it: internal to tree/.
 *
 * Blocks by indentation, texts plain or between quotes on one line, `|` and
 * `>`, brackets on one line, comments.  The tree is the very one that libyaml's
 * events give.
 */
#ifndef TREE_YAML_PLAIN_H
#define TREE_YAML_PLAIN_H

#include "tree/gather.h"

/* Reads a whole part into a fresh `g`.  False when something stands there that
 * is not plain, or not right: the part is then to be read from the start in the
 * full way, with a `g` and findings as they were before. */
bool yaml_plain_read(struct gather *g, struct span part);

#endif
