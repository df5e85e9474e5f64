/*
 * part.h -- what is compared: a document as parts with a role.
 *
 * A part tree is the common ground of both surfaces and of documents that are
 * no agenda: headings nest, tables have rows and cells, text is paragraphs.
 * For an agenda it is built from the data tree with the profile's roles; for
 * any other Markdown or YAML from its plain structure.  Building it strips the
 * leading number off titles, so that renumbering never hides a match.
 */
#ifndef DIFF_PART_H
#define DIFF_PART_H

#include "doc/agenda.h"

enum part_kind {
	PART_DOCUMENT,
	PART_FIELD,   /* key and value: front matter, cover */
	PART_SECTION, /* a heading and all below it; an entity with a title */
	PART_PARAGRAPH,
	PART_LIST,
	PART_ITEM,
	PART_TABLE,
	PART_ROW,
	PART_CELL,
};

struct part {
	enum part_kind kind;
	str role;   /* "speerpunt", "doel", "route", ...: key of the list it
		       stands in, or empty */
	str id;	    /* stable id, or empty */
	str key;    /* FIELD: its key; CELL: column title; ROW: key cell */
	str number; /* "3.1", stripped from the title; or empty */
	str title;  /* SECTION: without number; as words */
	str text;   /* own words: PARAGRAPH, ITEM, CELL, FIELD; normalised */
	struct span span;      /* whole, in source */
	struct span text_span; /* of the own text or title */
	str pointer; /* JSON pointer into the data; empty for markup */
	const struct node *node;
	const struct part *parent;
	struct part *const *child;
	size_t n;
	size_t index;	/* among the parent's children */
	size_t order;	/* preorder number, from 0 for the document */
	uint64_t hash;	/* of the subtree without numbers */
	uint32_t words; /* in the subtree */
};

struct part_tree {
	const struct agenda *agenda;
	const struct source *source;
	struct part *root;
	size_t n; /* parts in all */
};

struct part_tree part_tree(struct arena *a, const struct profile *p,
			   const struct agenda *d);

#endif
