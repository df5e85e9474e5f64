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

struct body {
	struct buf *out;
	const struct markup_row *top; /* rows of the whole document */
};

/* Elements from..to of a list as a table by the row's columns. */
void body_table(struct body *w, const struct markup_row *row,
		const struct node *list, size_t from, size_t to);

/* The same as a list of items. */
void body_list(struct body *w, const struct markup_row *row,
	       const struct node *list, size_t from, size_t to);

/* One item behind its mark ("- "), with its id. */
void body_item(struct body *w, str mark, str text, str id);

/* `s` as it stands in the cell of a table. */
void body_cell(struct buf *out, str s);

/* The sections of a document, for the members of `map`. */
void body_document(struct buf *out, const struct markup_row *top,
		   const struct node *map);

#endif
