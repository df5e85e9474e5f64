/*
 * source.h -- a text with a name, and places in it.
 *
 * A source is the bytes of one document, schema or paper as they were read.
 * Everything derived from it (nodes, findings, changes) keeps a span: a range
 * of bytes in the source.  A span becomes line and column only when it is
 * shown.  Sources are immutable and shorter than 4 GB.
 */
#ifndef TEXT_SOURCE_H
#define TEXT_SOURCE_H

#include "base/str.h"

/* Bytes from..to, `to` exclusive.  `{0}` is the empty place at the start. */
struct span {
	uint32_t from, to;
};

/* The code points between the start of a line and a byte in it. */
struct column_mark {
	uint32_t at, count;
};

struct source {
	str name; /* as the user named it: a path, "-", "pad@versie" */
	str text;
	const uint32_t *lines; /* offset of the start of each line */
	size_t n_lines;	       /* at least 1 */
	/* The number of each line, from 0, where only some were kept; else
	 * NULL. */
	const uint32_t *numbers;
	/* Every so many bytes of long lines, so that a place far into one line
	 * costs no more than another; in order. */
	const struct column_mark *marks;
	size_t n_marks;
};

/* 1-based; columns count code points, but not a byte order mark. */
struct place {
	unsigned line, column;
};

/* A source over `text`, which is borrowed.  A line ends at LF; a CR before it
 * belongs to the line's end. */
struct source *source_new(struct arena *a, str name, str text);

/* A source of the same name that holds only the lines on which the `n` spans
 * begin and end, under their own numbers; the spans become places in it.  For
 * findings that outlive their document. */
const struct source *source_keep(struct arena *a, const struct source *s,
				 struct span *const *spans, size_t n);

/* Line and column of a byte offset; past the end counts as the end. */
struct place source_place(const struct source *s, size_t offset);

/* Line `line` (1-based) without its line end; empty when there is none. */
str source_line(const struct source *s, unsigned line);

/* The bytes of a span, cut to the text. */
str source_slice(const struct source *s, struct span at);

/* From the first byte of `x` to the last of `y`. */
struct span span_join(struct span x, struct span y);

#endif
