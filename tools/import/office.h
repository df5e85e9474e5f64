/*
 * office.h -- pandoc's tree of a document as the text of a paper.  Internal to
 * import/.
 */
#ifndef IMPORT_OFFICE_H
#define IMPORT_OFFICE_H

#include "base/buf.h"
#include "tree/node.h"

/* Headings with '#', tables with tabs, lists with '-': what import_paper()
 * reads.  What is not known is left out, its text is not. */
str office_text(struct arena *a, const struct node *document);

#endif
