/*
 * clean.h -- what a converter left in the text: tags, character references,
 * bullets that are letters.  Internal to import/.
 */
#ifndef IMPORT_CLEAN_H
#define IMPORT_CLEAN_H

#include "base/str.h"

/* Running text without tags; a link keeps its label and its address.  Returns
 * `s` itself when there is nothing to mend. */
str clean_text(struct arena *a, str s);

/* The text of a table cell: what a list, paragraphs or bullets put on lines of
 * their own is parted by <br>, as opmaak.yaml reads it. */
str clean_cell(struct arena *a, str s);

/* Length of a bullet that is a character (U+2022, a dash) with the blanks
 * behind it, at the start of `s`; 0 when there is none. */
size_t clean_bullet(str s);

/* The value of superscript digits at the start of `s`, and their length in
 * `*len`; -1 when there are none. */
int clean_superscript(str s, size_t *len);

#endif
