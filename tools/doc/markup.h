/*
 * markup.h -- Markdown to data and back, by the rows of opmaak.yaml.
 *
 * opmaak.yaml is a small language (man 5 agenda-opmaak): each row says which
 * heading means which field, how the content below it is read, and how the
 * field is written back.  This is the only place where headings and columns
 * get a meaning; C knows no word of any template.
 *
 * Nothing is dropped: a section that no row names becomes an element of
 * `onderdelen` of the map it stands in; a table that no row names stays text.
 */
#ifndef DOC_MARKUP_H
#define DOC_MARKUP_H

#include "base/regex.h"
#include "text/finding.h"
#include "tree/node.h"

enum markup_as {
	MARKUP_DOCUMENT, /* the heading carries the document; same rows below */
	MARKUP_GROUP,	 /* no field of its own: its sections fill this map */
	MARKUP_TEXT,	 /* the field is prose */
	MARKUP_PART,	 /* the field is a map; with `many` a list of maps */
	MARKUP_LIST,	 /* the field is a list: one element an item */
	MARKUP_TABLE,	 /* the field is a list of maps: one a row */
	MARKUP_LINE,	 /* a paragraph, not a heading: its groups are fields */
};

struct markup_column {
	struct regex *pattern; /* on the header cell; NULL when it is wrong */
	str field;	       /* key in the element */
	str heading;	       /* how it is written; may be empty */
	bool list;	       /* cell holds several values, split at <br> */
	bool key;	       /* a table without this column is not ours */
	str below;	       /* a row with a value here is an element of this
				  field of the row above; or empty */
};

struct markup_row {
	const struct markup_row *next;
	struct regex *pattern; /* on the heading, whole, case ignored; NULL
				  when it is wrong: the row takes nothing */
	str heading; /* template to write: "Speerpunt {nummer}: {titel}";
			empty for a row that only reads */
	const struct node *heading_without; /* template per missing key */
	unsigned level;			    /* only this heading level, or 0 */
	enum markup_as as;
	str field;
	bool many;
	str text_field;	    /* PART, GROUP, DOCUMENT: where own prose goes */
	struct regex *item; /* LIST: groups of an item; NULL: plain strings */
	str item_heading;   /* LIST: how an item is written */
	bool ordered;	    /* LIST: written as 1. 2. 3. */
	const struct node *set; /* constants given to each element, or NULL */
	const struct markup_row *sections; /* rows that hold below */
	const struct markup_column *columns;
	size_t n_columns;
	const struct node *where; /* the row in opmaak.yaml */
};

/* Reads `secties` of opmaak.yaml into rows; findings name wrong rows. */
const struct markup_row *markup_rows(struct arena *a, const struct node *list,
				     const struct source *source,
				     struct findings *to);

/* `template` with the members of `element` in the place of their {names}.
 * Where one is missing the template for that key in `without` (may be NULL) is
 * tried, with all its names there.  False when no template can be filled by
 * strings of one line. */
bool markup_fill(struct arena *a, str template, const struct node *without,
		 const struct node *element, str *out);

/* The same for an item of a list, whose values may be of several lines. */
bool markup_fill_lines(struct arena *a, str template,
		       const struct node *element, str *out);

/* The column of a row that a header cell names, or NULL. */
const struct markup_column *
markup_column(struct arena *a, const struct markup_row *row, str header);

/* A data tree from front matter (may be NULL) and a Markdown body: a map, with
 * the members of the front matter first.  A field that stands in both, or
 * twice, is a finding; so is a table with a column that its row does not name.
 * Front matter that is no map is returned as it is. */
const struct node *markup_to_data(struct arena *a,
				  const struct markup_row *rows,
				  const struct source *source,
				  const struct node *front,
				  const struct node *body, struct findings *to);

/* A map or list with every string in the normal form of markup_prose(); shares
 * all that is normal already. */
const struct node *markup_normal(struct arena *a, const struct node *data);

/* Prose in normal form: a paragraph a line, paragraphs and lists parted by an
 * empty line, list items "- ..." a line each (deeper ones indented by two
 * blanks), table rows "| a | b |".  Both surfaces give this form, so that
 * re-wrapping a text is no change.  Returns `s` itself when it is normal. */
str markup_prose(struct arena *a, str s);

/* The same for `n` blocks of a markup tree of `source`. */
str markup_prose_of(struct arena *a, const struct source *source,
		    struct node *const *blocks, size_t n);

#endif
