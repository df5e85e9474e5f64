/*
 * fold.h -- lines of Markdown to one text: what paragraphs, headings and cells
 * share.
 */
#ifndef TREE_FOLD_H
#define TREE_FOLD_H

#include "text/source.h"

/* The lines of one block, each without its prefix and trailing blanks. */
struct lines {
	struct span *at;
	size_t n, cap;
};

/* A text and where it stands; `id` is that of a trailing {#id}. */
struct folded {
	str text;
	struct span span;
	str id;
};

/* Lines from..to joined by single blanks, without a hard break's backslash,
 * trimmed, without {#id}.  A view of the source when it is one line. */
struct folded fold_lines(struct arena *a, const struct source *source,
			 const struct lines *lines, size_t from, size_t to);

/* Length of a trailing {#id}, with the blanks before it; 0 for none. */
size_t fold_id(str text, str *id);

/* Length of `[^label]:` and the blanks after it at the start of a text; 0 for
 * none. */
size_t fold_footnote(str text, str *label);

/* The cells of a table row; `row` is one line.  At most `max` go to `cells`;
 * the number that there are is returned.  A cell is trimmed; an empty one is
 * an empty place between its pipes. */
size_t fold_cells(const struct source *source, struct span row,
		  struct span *cells, size_t max);

/* The text of a cell: `\|` is a pipe. */
str fold_cell(struct arena *a, const struct source *source, struct span cell);

#endif
