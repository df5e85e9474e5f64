/*
 * outline.h -- the tree of sections of a paper, a piece at a time.  Internal to
 * import/.
 */
#ifndef IMPORT_OUTLINE_H
#define IMPORT_OUTLINE_H

#include "import/paper.h"

enum { OUTLINE_DEPTH = 8 };

/* A section that may still grow. */
struct open {
	struct node *section;
	struct node_list blocks, below;
	const struct markup_row *row;  /* that takes it; NULL: none does */
	const struct markup_row *rows; /* that hold in it */
	unsigned marks, depth;
	str number;
	bool caption;
	bool moved; /* a table that stood here */
};

struct outline {
	struct importing *im;
	struct open at[OUTLINE_DEPTH]; /* at[0] is the document */
	size_t n;
	size_t numbered; /* rows that were given an id */
	struct moved_list {
		struct moved {
			const struct node *path;
			struct node *table;
		} * at;
		size_t n, cap;
	} moved; /* tables for other sections */
};

struct outline outline_new(struct importing *im, struct node *title);
void outline_heading(struct outline *o, const struct piece *p);

/* Whether a paragraph before a list is the heading of it that an open part has
 * a row for ("Acties:"); if so, that section is open. */
bool outline_label(struct outline *o, const struct node *text,
		   const struct node *list);
void outline_block(struct outline *o, struct node *block);

/* Closes the section of a caption. */
void outline_up(struct outline *o);

/* Closes the innermost section. */
void outline_close(struct outline *o);

/* Closes all; the DOCUMENT. */
struct node *outline_end(struct outline *o);

/* The first of `rows` that takes a heading; with `known` none that takes every
 * heading. */
const struct markup_row *outline_row(struct importing *im,
				     const struct markup_row *rows, str text,
				     bool known);

/* The form of papier.yaml that a heading matches, or NULL. */
const struct form_heading *outline_form(struct importing *im, str text,
					struct regex_match *m);

/* Moves the open section to the group whose tables have these columns. */
void outline_home(struct outline *o, const struct node *table);

/* moved.c: whether a table belongs in another section, by its columns; if so it
 * waits until all sections are there, when outline_place() puts it there. */
bool outline_move(struct outline *o, struct node *table);
void outline_place(struct outline *o);
void outline_wait(struct outline *o, const struct node *path,
		  struct node *table);

/* parties.c: the table of the parties that a sentence names, or NULL. */
struct node *parties_find(struct importing *im);

/* Whether a table has the columns of a row. */
bool outline_fits(struct importing *im, const struct markup_row *row,
		  const struct node *table);

#endif
