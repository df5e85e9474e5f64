/*
 * markup_parts.h -- what the files of doc/markup share: a map being filled
 * from sections, tables and lists.  Internal to doc/.
 */
#ifndef DOC_MARKUP_PARTS_H
#define DOC_MARKUP_PARTS_H

#include "doc/markup.h"

struct reading {
	struct arena *a;
	const struct source *source;
	struct findings *to;
	const struct markup_row *top; /* rows of the whole document */
	size_t made; /* fields and elements so far: has a section given any? */
};

/* A list member that still grows. */
struct growing {
	struct node *list;
	struct node_list items;
};

struct mapping {
	struct node_list members;
	struct {
		struct growing *at;
		size_t n, cap;
	} lists;
	size_t n_front; /* members that came from the front matter */
};

/* A value as a member or element: NODE_STRING `text` at `span`. */
struct node *mapping_string(struct reading *r, str key, struct span key_span,
			    str text, struct span span);

struct node *mapping_get(const struct mapping *m, str key);

/* Adds a member.  False when the key is taken; then nothing is added. */
bool mapping_put(struct reading *r, struct mapping *m, struct node *member);

/* Whether a row may (still) fill its field here: a list grows, unless it came
 * from the front matter; all else is filled once. */
bool mapping_is_open(const struct mapping *m, const struct markup_row *row);

/* Adds an element to the list `key`, which begins with it when it is new; with
 * `element` NULL only begins it. */
void mapping_append(struct reading *r, struct mapping *m, str key,
		    struct span key_span, struct node *element);

/* The map, complete. */
struct node *mapping_close(struct reading *r, struct mapping *m,
			   struct span span);

/* What a heading or item says by a row's pattern: the values of its groups. */
struct said {
	const struct markup_row *row;
	struct node_list values; /* STRING members */
};

/* Gives a map the values that a heading said and the row's constants. */
void mapping_say(struct reading *r, struct mapping *m, const struct said *said,
		 struct span at);

/* Matches `text` (inline Markdown at `at`) with a pattern; the values of its
 * groups keep their marks where these stand inside one group. */
bool said_by(struct reading *r, struct regex *re, str text, struct span at,
	     struct node_list *values);

/* A table as elements of the row's field.  False, with nothing added, when its
 * columns are not those of the row; `tell` then gives the findings. */
bool markup_table(struct reading *r, struct mapping *m, const struct said *said,
		  const struct node *table, struct span key_span, bool tell);

/* A list as elements of the row's field; false, with a finding and nothing
 * added, when an item does not match. */
bool markup_list(struct reading *r, struct mapping *m, const struct said *said,
		 const struct node *list, struct span key_span);

/* A chapter number at the start of heading `s`: its length with the blanks
 * behind it, or 0; the number without its last stop in `*number`. */
size_t markup_chapter(str s, str *number);

/* Where sections are offered: the rows that hold, the map they fill, and the
 * map whose `onderdelen` take the others. */
struct scope {
	const struct markup_row *rows;
	struct mapping *map;
	struct mapping *rest;
};

/* Whether a row takes the heading of a section, and what it says. */
bool markup_says(struct reading *r, const struct markup_row *row,
		 const struct node *section, struct said *said);

/* Whether a row other than a document takes the section. */
bool markup_find(struct reading *r, const struct markup_row *rows,
		 const struct node *section, struct said *said);

/* The blocks of `n` before its first section: lines and tables that rows take
 * go to `m`, all else is prose and goes to `text`. */
void markup_blocks(struct reading *r, struct mapping *m,
		   const struct markup_row *rows, const struct node *n,
		   struct node_list *text);

/* Prose as the member `field`, unless there is none. */
void markup_put_prose(struct reading *r, struct mapping *m, str field,
		      const struct node *section, const struct node_list *text);

/* Prose as an element of `onderdelen` that has no title. */
void markup_untitled(struct reading *r, struct mapping *m, const struct node *n,
		     const struct node_list *text);

/* Offers one section of a document. */
void markup_section(struct reading *r, const struct scope *scope,
		    const struct node *section);

#endif
