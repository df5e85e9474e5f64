/*
 * wrap.h -- paragraphs for a terminal: runs of words, each in a style, laid
 * out in lines no wider than the terminal.
 *
 * Everything that comes through here is made safe for a terminal first
 * (utf8_safe): no control, escape or bidi character survives.  A page gathers
 * the lines; it knows no blocks.
 */
#ifndef REPORT_WRAP_H
#define REPORT_WRAP_H

#include "base/buf.h"
#include "report/report.h"

enum style {
	STYLE_PLAIN,
	STYLE_STRONG,
	STYLE_FAINT,
	STYLE_ERROR,
	STYLE_WARNING,
	STYLE_NOTE,
	STYLE_PLACE, /* where: a file, a line, a commit */
	STYLE_GOOD,
	STYLE_GONE, /* a whole text that went */
	STYLE_OLD,  /* words that went: [-...-] without colour */
	STYLE_NEW,  /* words that came: {+...+} without colour */
};

struct run {
	enum style style;
	str text;
};

struct page {
	struct arena *a;
	struct buf *out;
	struct look look;
};

struct indent {
	size_t first, rest; /* blanks before the first and other lines */
	size_t column;	    /* columns already on the first line */
};

/* A paragraph of runs.  White space of any length separates words; runs that
 * touch without it make one word.  A word wider than the line stands alone. */
void wrap_runs(struct page *p, struct indent indent, const struct run *runs,
	       size_t n);

/* A paragraph in plain style. */
void wrap_text(struct page *p, size_t first, size_t rest, str text);

/* Several paragraphs or lines: one for each line of `text`. */
void wrap_lines(struct page *p, size_t indent, str text);

/* A piece of a line as it is, in a style. */
void wrap_piece(struct page *p, enum style style, str text);

/* One line as it is, not wrapped, in a style. */
void wrap_line(struct page *p, enum style style, str text);

/* An empty line. */
void wrap_end(struct page *p);

/* `utf8` where the terminal can show it, else `ascii`. */
str wrap_sign(const struct page *p, const char *utf8, const char *ascii);

#endif
