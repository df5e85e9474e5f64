/*
 * written.h -- how a paper is written, where its data does not say.
 *
 * A raw paper (.txt) is read by import into the data tree of an agenda; the
 * rules look at that.  What a careful reader sees besides is here: headings as
 * they stand in the text, the table of contents, the covers of papers within
 * the paper, names that differ.  Import fills it; an agenda has none.
 *
 * Every text is words, without marks and residue; every span is its place in
 * the paper.
 */
#ifndef DOC_WRITTEN_H
#define DOC_WRITTEN_H

#include "tree/node.h"

/* A heading, whether it is marked as one or not, in the order of the paper. */
struct written_heading {
	str title;	/* without its number */
	str number;	/* "3.1"; empty when it has none */
	unsigned depth; /* of the number: 2 for "3.1", 0 without */
	unsigned marks; /* '#' before it; 0: it has none */
	bool caption;	/* it is the first row of a table */
	struct span span;
};

/* A line of the table of contents. */
struct written_entry {
	str title, number;
	str page; /* as written; may be a message of the word processor */
	struct span span;
};

/* A table of two columns that tells of a paper: the cover, then those of
 * papers within it.  `fields` is a map with the keys of `voorblad`, and "aan"
 * and "van"; its values have their spans, those that were left open are empty.
 */
struct written_cover {
	const struct node *fields;
	struct span span;
};

struct written_note { /* the text of a footnote */
	str number, text;
	struct span span;
};

/* A heading that stands for an element which was announced by another name:
 * `title` in a list of speerpunten, `name` above the text on it. */
struct written_name {
	str name, title;
	struct span span;  /* of the heading */
	struct span meant; /* of the title in the list */
};

/* An empty line within a table or a list (a page ended there): the place of the
 * line after it. */
struct written_break {
	bool table; /* else a list */
	struct span span;
};

/* Who does an action, or when, as its text says: all that it names.  Those of
 * an action lie within the span of its node; its `eigenaar` and `termijn` are
 * the first of them. */
struct written_mention {
	bool term; /* else an owner */
	str text;
	struct span span;
};

struct written {
	const struct written_heading *headings;
	size_t n_headings;
	const struct written_entry *contents;
	size_t n_contents;
	const struct written_cover *covers;
	size_t n_covers;
	const struct written_note *notes;
	size_t n_notes;
	const struct written_name *names;
	size_t n_names;
	const struct written_break *breaks;
	size_t n_breaks;
	const struct written_mention *mentions;
	size_t n_mentions;
};

#endif
