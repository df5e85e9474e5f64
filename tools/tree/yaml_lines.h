/*
 * yaml_lines.h -- a cursor over the lines of plain YAML, and the scalars that
 * stand at it: internal to yaml_plain.
 */
#ifndef TREE_YAML_LINES_H
#define TREE_YAML_LINES_H

#include "tree/yaml_scalar.h"

struct yaml_lines {
	struct gather *g;
	const char *text;
	uint32_t end;  /* of the part */
	uint32_t at;   /* the cursor */
	uint32_t line; /* where its line begins */
	str anchor;    /* of the value that comes next, or empty */
};

/* The byte `ahead` of the cursor; a line end behind the last one. */
static inline char yaml_peek(const struct yaml_lines *l, uint32_t ahead)
{
	if (ahead >= l->end - l->at)
		return '\n';
	return l->text[l->at + ahead];
}

/* Blanks before the cursor on its line, and what stands before them. */
static inline uint32_t yaml_column(const struct yaml_lines *l)
{
	return l->at - l->line;
}

void yaml_skip_blanks(struct yaml_lines *l);

/* Whether a line has nothing more to say: blanks, a comment; the cursor is then
 * at the first thing on the next line that has one, or at the end.  False also
 * for what is not plain there. */
bool yaml_next_line(struct yaml_lines *l);

/* The same between brackets, where a line may end anywhere; the line of the
 * cursor may also go on. */
bool yaml_skip_gap(struct yaml_lines *l);

/* The name of an anchor or alias, behind its mark; empty for what is none. */
str yaml_read_name(struct yaml_lines *l);

/* Whether the cursor is at the end of its line, or at a comment. */
bool yaml_at_end_of_line(const struct yaml_lines *l);

/* Whether a key begins at the cursor: a text on one line with a colon. */
bool yaml_at_key(const struct yaml_lines *l);

/* The same in `*s`, with the cursor behind the colon. */
bool yaml_read_key(struct yaml_lines *l, struct yaml_scalar *s);

/* The scalar at the cursor, of something indented by `indent`; then the cursor
 * is where its last line ends.  False for what is not plain. */
bool yaml_read_scalar(struct yaml_lines *l, uint32_t indent,
		      struct yaml_scalar *s);

/* The same of a text after `|` or `>`. */
bool yaml_read_text(struct yaml_lines *l, uint32_t indent,
		    struct yaml_scalar *s);

/* One between brackets. */
bool yaml_read_in_flow(struct yaml_lines *l, struct yaml_scalar *s);

#endif
