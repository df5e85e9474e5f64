/*
 * ids.h -- ids for what an import found.  Internal to import/.
 */
#ifndef IMPORT_IDS_H
#define IMPORT_IDS_H

#include "doc/markup.h"
#include "import/forms.h"

/* A data tree in which every element of a list that papier.yaml names has an
 * id; those that had one keep it. */
const struct node *ids_propose(struct arena *a, const struct forms *f,
			       const struct node *data);

/* Gives a table the column with ids that its row cannot do without; the first
 * number is `from` + 1.  Returns the last. */
size_t ids_number_rows(struct arena *a, const struct forms *f,
		       const struct markup_row *row, struct node *table,
		       size_t from);

#endif
