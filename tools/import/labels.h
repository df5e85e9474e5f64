/*
 * labels.h -- lines such as "Trekker: ...".  Internal to import/.
 */
#ifndef IMPORT_LABELS_H
#define IMPORT_LABELS_H

#include "import/paper.h"

/* Puts each label of a paragraph as a piece, with the text before it as one of
 * its own; false, with nothing put, when the paragraph has none. */
bool labels_split(struct importing *im, const struct node *paragraph);

/* Makes tables of labels that stand in a row; headings are known by then. */
void labels_place(struct importing *im);

#endif
