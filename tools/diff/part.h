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

/* What a reader calls a part; each may be empty. */
struct part_names {
	str noun;    /* "speerpunt", "stap r07" */
	str heading; /* of the list of its role: "Behandeling" */
	str label;   /* ROW: what it is known by */
};

struct part {
	enum part_kind kind;
	bool header; /* ROW: the titles of the columns; its CELLs too */
	str role;    /* "speerpunten", "doelen", "route", ...: the key of the
			list it stands in; CELL: its field; or empty */
	str id;	     /* stable id, or empty */
	str key;     /* FIELD, or a SECTION that is one: its key; CELL: column
			title; ROW: its key cell */
	const struct part_names *names; /* never NULL */
	str number; /* "3.1", "Speerpunt 2", stripped from the title; or
		       empty */
	str title;  /* SECTION: without number; as words */
	str text;   /* own words: PARAGRAPH, ITEM, CELL, FIELD; normalised */
	struct span span;      /* whole, in source */
	struct span text_span; /* of the own text or title */
	str pointer; /* JSON pointer into the data; empty for markup */
	const struct node *node;
	const struct part *parent;
	struct part *const *child;
	uint32_t n;
	uint32_t index; /* among the parent's children */
	uint32_t order; /* preorder number, from 0 for the document */
	uint64_t hash;	/* of the subtree without numbers, ids and roles */
	uint32_t words; /* in the subtree, titles included */
	uint32_t lane;	/* children of one parent have an order only within
			   the same lane: members of a map have none */
};

/* What a part says it was (`voorheen`): the title or id it had. */
struct former {
	const struct part *part;
	str name;
};

struct part_tree {
	const struct agenda *agenda;
	const struct source *source;
	struct part *root;
	struct part *const *at;	   /* every part, by its order */
	size_t n;		   /* parts in all */
	struct part *const *block; /* the same without CELLs: they follow their
				      row, and large tables have many */
	size_t n_block;
	const struct former *former;
	size_t n_former;
};

/* An agenda gives its data tree with the profile's roles (what `opmaak.yaml`
 * says of a field: a table gives rows, a list items); any other document its
 * plain structure: front matter, headings, blocks, or maps and lists.  Never
 * without a root. */
struct part_tree part_tree(struct arena *a, const struct profile *p,
			   const struct agenda *d);

/* The number at the start of a title ("3.1", "Speerpunt 2:", "IV.") goes to
 * `*number` without its closing mark; returns the rest, or `title` itself. */
str part_split_number(str title, str *number);

#endif
