/*
 * splice.h -- pieces of a text replaced, and where its lines end.  Internal to
 * edit/.
 */
#ifndef EDIT_SPLICE_H
#define EDIT_SPLICE_H

#include "base/buf.h"
#include "edit/edit.h"

struct splice {
	struct span at;
	str text; /* line ends as in the document */
};

struct splices {
	struct arena *a;
	const struct source *source;
	struct splice *at;
	size_t n, cap;
};

/* Pieces do not overlap; those at one place stand in the order they came. */
void splice_add(struct splices *s, uint32_t from, uint32_t to, str text);

/* A piece of whole lines, each ended by \n, after the line at an offset. */
void splice_lines(struct splices *s, uint32_t offset, str lines);

str splice_apply(struct splices *s);

/* "\r\n" or "\n": how the line at an offset ends, or else the first line. */
str splice_eol(const struct splices *s, uint32_t offset);

/* Where the line at an offset begins, and where its end stands. */
uint32_t splice_line_start(const struct splices *s, uint32_t offset);
uint32_t splice_line_end(const struct splices *s, uint32_t offset);

/* edit_yaml.c, edit_markdown.c: each adds its pieces; false when it cannot. */
bool edit_yaml_set(const struct edit *e, struct splices *s,
		   const struct node *map);
bool edit_yaml_append(const struct edit *e, struct splices *s, str key,
		      str after);
bool edit_markdown_set(const struct edit *e, struct splices *s,
		       const struct node *map);
bool edit_markdown_has_place(const struct edit *e, const struct node *map,
			     str key);
bool edit_markdown_append(const struct edit *e, struct splices *s, str key,
			  str after);

/* edit_table.c */
bool edit_table_set(const struct edit *e, struct splices *s,
		    const struct markup_row *row, const struct node *table,
		    const struct node *line);
bool edit_table_append(const struct edit *e, struct splices *s,
		       const struct markup_row *row, const struct node *table);

#endif
