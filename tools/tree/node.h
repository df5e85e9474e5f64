/*
 * node.h -- one tree for all syntaxes.
 *
 * Two families of kinds.  Data (YAML, JSON, front matter) is made of null,
 * boolean, number, string, list and map.  Markup (Markdown) is made of
 * sections, paragraphs, lists, tables and so on.  doc/markup turns markup into
 * data by the profile, so that schema, rules, diff and trail see one family;
 * a data string that came from markup keeps the blocks it came from as
 * children, so that exact places survive.
 *
 * Every node has a span in the tree's source.  Trees are immutable once built,
 * acyclic, and at most NODE_DEPTH deep: readers refuse deeper documents, so
 * recursion over a tree is safe.  A YAML alias is a node of its own, where the
 * `*` stands, that shares the children of its anchor; cells that fill up a
 * short row are one node.
 *
 * Nesting, always guaranteed:
 *	DOCUMENT   holds blocks, then SECTIONs
 *	SECTION    holds blocks, then deeper SECTIONs
 *	BULLETS    holds ITEMs; ORDERED too
 *	ITEM       holds blocks
 *	TABLE      holds ROWs; the first is the header; every ROW holds as many
 *		   CELLs as the header
 *	QUOTE      holds blocks
 *	FOOTNOTE   holds blocks; stands in the section it was written in
 *	PARAGRAPH, CODE, HTML, RULE, CELL hold nothing
 */
#ifndef TREE_NODE_H
#define TREE_NODE_H

#include "text/source.h"

enum { NODE_DEPTH = 100 };

enum node_kind {
	NODE_NULL,
	NODE_BOOL,
	NODE_NUMBER,
	NODE_STRING,
	NODE_LIST,
	NODE_MAP,

	NODE_DOCUMENT,
	NODE_SECTION,
	NODE_PARAGRAPH,
	NODE_BULLETS,
	NODE_ORDERED,
	NODE_ITEM,
	NODE_TABLE,
	NODE_ROW,
	NODE_CELL,
	NODE_QUOTE,
	NODE_CODE,
	NODE_HTML,
	NODE_RULE,
	NODE_FOOTNOTE,
};

struct node {
	enum node_kind kind;
	bool plain;	  /* STRING: an unquoted YAML scalar */
	uint8_t level;	  /* SECTION: depth of its heading, 1..6 */
	struct span span; /* the whole: key excluded; a section to its end */
	struct span key_span; /* map member: its key; SECTION: heading line */

	str key; /* map member: its key.  SECTION, ITEM, PARAGRAPH: the id of a
		    trailing {#id}; an item takes that of its first paragraph.
		    FOOTNOTE: its label.  CODE: its info string */

	/* BOOL, NUMBER: as JSON writes it: as written where JSON allows that,
	 * else the same value ("True" is "true", 0x1F is "31").  STRING: the
	 * value.
	 * SECTION: the heading's inline Markdown without #'s and {#id}.
	 * PARAGRAPH, CELL: inline Markdown, line breaks folded to one space,
	 * trimmed, without {#id}; in a CELL `\\|` is a pipe.  CODE, HTML: the
	 * raw text. */
	str text;
	struct span text_span; /* where `text` is: SECTION, PARAGRAPH, CELL */

	struct node *const *child;
	size_t n;
};

/* The member of a map, or NULL: no such key, no map, or NULL given. */
const struct node *node_get(const struct node *map, str key);

/* Follows keys separated by '/': node_path(n, "versie/id"); list elements by
 * their index from 0.  NULL when any step is missing. */
const struct node *node_path(const struct node *n, const char *path);

/* The text of a string, number or bool; empty for all else and for NULL. */
str node_text(const struct node *n);

/* node_text() of a member. */
str node_text_of(const struct node *map, str key);

/* Whether two data trees are equal: maps regardless of order, numbers by their
 * mathematical value where both are short decimals, else by their text. */
bool node_equal(const struct node *x, const struct node *y);

/* Whether the kind is one of the data family. */
bool node_is_data(const struct node *n);

/* "string", "list", "section"...: English, for machines and schemas. */
const char *node_kind_name(enum node_kind kind);

/* How a reader builds children: collect in a vector, then hand it over. */
struct node_list {
	struct node **at;
	size_t n, cap;
};

/* A zeroed node of a kind, at a place. */
struct node *node_new(struct arena *a, enum node_kind kind, struct span span);

/* Gives `n` its children; the list must not be added to afterwards. */
void node_adopt(struct node *n, const struct node_list *children);

#endif
