/*
 * places.h -- tables that go elsewhere, by their columns.  Internal to import/.
 */
#ifndef IMPORT_PLACES_H
#define IMPORT_PLACES_H

#include "import/paper.h"

/* The form whose columns a table has, or NULL. */
const struct form_place *places_find(struct importing *im,
				     const struct node *table);

/* The table with the columns of its form, from a section with this title.
 * `year`: that which a heading names; cells that are a time without a year get
 * it.  0: none does. */
struct node *places_table(struct importing *im, const struct form_place *f,
			  const struct node *table, str title, int year);

#endif
