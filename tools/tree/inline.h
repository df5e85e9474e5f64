/*
 * inline.h -- inline Markdown to words: what a reader sees of a text.
 *
 * Data strings keep their inline Markdown, because both surfaces of an agenda
 * must hold the same data.  Whoever shows or compares words takes the marks
 * off here: emphasis, links (the label stays), code ticks, escapes, entities,
 * <br> (a blank), other HTML tags (dropped), trailing {#id}.
 */
#ifndef TREE_INLINE_H
#define TREE_INLINE_H

#include "base/str.h"

/* The words of `text`; white space folded to single blanks.  Returns `text`
 * itself when it holds no mark. */
str inline_words(struct arena *a, str text);

#endif
