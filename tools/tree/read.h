/*
 * read.h -- bytes to trees: picks the reader by file name and content.
 *
 * A document is front matter (data), a body (markup), or data alone.  What
 * holds for every syntax is checked here: the text is UTF-8 (a finding names
 * the first bad byte), it is not empty, a byte order mark is skipped.
 */
#ifndef TREE_READ_H
#define TREE_READ_H

#include "text/finding.h"
#include "tree/node.h"

struct tree {
	const struct source *source;
	const struct node *data; /* YAML, JSON, or front matter; may be NULL */
	const struct node *body; /* Markdown; NULL for YAML and JSON */
};

/* Reads `source` by the end of its name: .yaml .yml .json; all else is
 * Markdown.  Without findings of level error the tree is complete. */
struct tree tree_read(struct arena *a, const struct source *source,
		      struct findings *to);

/* The file that a name is of: "x.md@v70" is "x.md".  An '@' in a folder's name
 * does not count, nor does one before the ending of a file: "jan@west.json". */
str tree_file_of(str name);

/* Whether a file of that name is data alone, and has no front matter. */
bool tree_is_data(str name);

/* The data in `source`, and no text: every document of a YAML stream, a JSON
 * value, or front matter (nothing where there is none). */
void tree_read_data(struct arena *a, const struct source *source,
		    struct node_list *out, struct findings *to);

#endif
