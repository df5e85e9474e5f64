/*
 * gather.h -- builds a data tree from values in the order of the text: what
 * the YAML and the JSON reader share.
 *
 * Findings of its own: a duplicate key, a key that is no scalar, too deep,
 * aliases that are unknown, cyclic or stand for too much.  A second value for
 * a key is read but not kept.
 */
#ifndef TREE_GATHER_H
#define TREE_GATHER_H

#include "base/map.h"
#include "text/finding.h"
#include "tree/node.h"

struct anchor;

/* A collection that is still open. */
struct gather_frame {
	struct node *node;
	struct anchor *anchor;
	size_t first;  /* of its children in gather.pending */
	size_t weight; /* nodes so far, itself included, aliases expanded */
	unsigned height;
	uint32_t end; /* of the last thing in it */
	bool has_key; /* a key waits for its value */
	bool drop;    /* that value is not kept */
	str key;
	struct span key_span;
	struct map seen; /* key to its place, once there are many */
};

/* Begin with `{.a = , .source = , .to = }`. */
struct gather {
	struct arena *a;
	const struct source *source;
	struct findings *to;
	struct map anchors;
	size_t aliased;
	struct node_list pending;
	struct gather_frame frame[NODE_DEPTH];
	unsigned depth;
	struct node *root; /* the result; NULL while there is nothing */
};

/* Whether the next value is a key of the innermost map. */
bool gather_wants_key(const struct gather *g);

/* A scalar; `written` is what it says as a key.  `anchor` is its name or
 * empty.  Like all below: false when reading must stop, with a finding. */
bool gather_scalar(struct gather *g, struct node *n, str written, str anchor);

/* An alias at a place: a node with the content of what `name` stands for. */
bool gather_alias(struct gather *g, str name, struct span at);

/* Opens a list or map; its span's end is set when it is closed. */
bool gather_open(struct gather *g, struct node *n, str anchor);

/* Closes the innermost collection.  It ends at `end`, or with its last child
 * where that is further: a block without bracket gives 0. */
void gather_close(struct gather *g, uint32_t end);

/* Closes whatever is open and returns the tree. */
struct node *gather_finish(struct gather *g);

#endif
