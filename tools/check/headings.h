/*
 * headings.h -- the headings of a document as its writer wrote them, and its
 * table of contents: internal to check/.
 *
 * Of a raw paper import has noted them (doc/written.h); of Markdown they are
 * the sections of the tree.  A YAML document has neither.
 */
#ifndef CHECK_HEADINGS_H
#define CHECK_HEADINGS_H

#include "check/rules.h"

struct headings {
	struct written_heading *at;
	size_t n, cap;
};

struct headings rule_headings(const struct rule_run *run);

struct entries {
	struct written_entry *at;
	size_t n, cap;
};

/* The lines of the table of contents, which stands under a heading that
 * `named` matches; none when there is no such table. */
struct entries rule_contents(const struct rule_run *run,
			     const struct rule_patterns *named);

/* A chapter number before a title: "3.1" of "3.1. Visie" and how many parts it
 * has; the title itself in `*title`.  Empty when there is none: "2019 in
 * cijfers" has none. */
str rule_chapter(str text, unsigned *depth, str *title);

#endif
