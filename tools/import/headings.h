/*
 * headings.h -- which pieces of a paper are headings.  Internal to import/.
 */
#ifndef IMPORT_HEADINGS_H
#define IMPORT_HEADINGS_H

#include "import/paper.h"

/* Makes headings of the paragraphs that are. */
void headings_find(struct importing *im);

/* Whether the table of contents, a form or a row of the top knows a heading. */
bool headings_known(struct importing *im, str text);

#endif
