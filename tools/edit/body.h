/*
 * body.h -- the Markdown below the front matter: what the files of the writer
 * share.  Internal to edit/.
 *
 * Nothing here says whether it could write all there was; write_markdown()
 * reads back what came of it.
 */
#ifndef EDIT_BODY_H
#define EDIT_BODY_H

#include "base/buf.h"
#include "doc/markup.h"
#include "doc/profile.h"

enum { HEADINGS = 6 };

/* A map that is being written: how far each of its members is. */
struct filling {
	const struct node *map;
	size_t *done; /* elements of a list; 1 for all else */
};

struct body {
	struct buf *out;
	const struct markup_row *top; /* rows of the whole document */
};

struct filling filling_of(struct arena *a, const struct node *map);

/* The member that a row fills and has not been written; NULL when there is
 * none.  `*done` is where its progress is kept. */
const struct node *filling_next(const struct filling *f, str key,
				size_t **done);

/* Whether an element has the constants of a row. */
bool body_fits(const struct markup_row *row, const struct node *element);

/* A heading of `level` with its id; nothing, and false, beyond the deepest. */
bool body_heading(struct body *w, unsigned level, str text, str id);

/* Prose, or one line of a table or list, after an empty line. */
void body_prose(struct body *w, str text);

/* Elements from..to of a list as a table by the row's columns. */
void body_table(struct body *w, const struct markup_row *row,
		const struct node *list, size_t from, size_t to);

/* The same as a list of items. */
void body_list(struct body *w, const struct markup_row *row,
	       const struct node *list, size_t from, size_t to);

/* The sections of a document, for the members of `map`. */
void body_document(struct buf *out, const struct markup_row *top,
		   const struct node *map);

#endif
