/*
 * scalar.h -- what a plain YAML scalar means: the YAML 1.2 core schema.
 *
 * Only null, true/false and numbers have a meaning of their own; all else is
 * text.  Values are handed over in JSON's spelling, so that whoever computes
 * with a number needs to know one grammar only.
 */
#ifndef TREE_SCALAR_H
#define TREE_SCALAR_H

#include "tree/node.h"

enum scalar_trouble {
	SCALAR_FINE,
	SCALAR_NOT_FINITE, /* .inf, .nan: no JSON value */
	SCALAR_TOO_LARGE,  /* 0x and 0o beyond 64 bits */
};

struct scalar {
	enum node_kind kind; /* NULL, BOOL, NUMBER or STRING */
	str text; /* "true", "false"; a JSON number; for STRING as given */
	enum scalar_trouble trouble; /* kind is STRING unless FINE */
};

/* The meaning of an unquoted scalar.  `text` is the given string itself
 * wherever JSON would write it so. */
struct scalar scalar_plain(struct arena *a, str text);

/* Whether YAML 1.1, which many other programs still speak, reads this unquoted
 * text as something else than text: yes, off, 012, 1_000, 13:30. */
bool scalar_is_ambiguous(str text);

/* Length of the JSON number (RFC 8259) that `s` begins with; 0 for none. */
size_t scalar_json_number(str s);

#endif
