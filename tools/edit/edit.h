/*
 * edit.h -- a field or an element changed where it stands, and nothing else.
 *
 * A document is its author's: only the bytes that must change do.  Width of
 * columns, line ends, comments and quotes stay as they are.  What comes out is
 * read back; when anything but the fields asked for differs, it is refused: a
 * document is never damaged, at worst it must be edited by hand.
 */
#ifndef EDIT_EDIT_H
#define EDIT_EDIT_H

#include "doc/agenda.h"

struct edit_field {
	str key, value;
};

struct edit {
	struct arena *a;
	const struct profile *p;
	const struct agenda *d; /* the document as it is */
	const struct edit_field *at;
	size_t n;
	const str *order; /* of the keys of an element: where a new one goes */
	size_t n_order;
};

/* The document with these fields of `map`, a map in its data tree, given these
 * values; fields that it lacks are added.  False when it cannot be done. */
bool edit_set(const struct edit *e, const struct node *map, str *out);

/* Whether there is a place for a field: where elements are rows of a table, a
 * column. */
bool edit_has_place(const struct edit *e, const struct node *map, str key);

/* The document with an element of these fields at the end of the list `key` of
 * its top; a list that is not there is begun after the list `after`.  False
 * when it cannot be done. */
bool edit_append(const struct edit *e, str key, str after, str *out);

#endif
