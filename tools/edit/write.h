/*
 * write.h -- a data tree as a document: YAML, or Markdown with front matter.
 *
 * What is written reads back as an equal tree (node_equal); where Markdown has
 * no words for a part of it, that part stands in the front matter.  Strings
 * are expected in the normal form that agenda_read() gives (doc/markup.h).
 */
#ifndef EDIT_WRITE_H
#define EDIT_WRITE_H

#include "base/buf.h"
#include "doc/profile.h"

/* A data tree as YAML.  Members stand in the order of the profile's schema;
 * those it does not name follow in their own order.  `p` may be NULL: their own
 * order.  Texts of several lines are literal blocks; whatever YAML 1.1 or 1.2
 * could take for something else than text is quoted. */
str write_yaml(struct arena *a, const struct profile *p,
	       const struct node *data);

/* The same, after `out`; members of the top that are not among `keys` are
 * left out. */
void write_yaml_members(struct buf *out, const struct profile *p,
			const struct node *map, const str *keys, size_t n);

/* A text as a scalar that stands on one line, quoted where it must be; `flow`:
 * between brackets or braces. */
void write_yaml_line(struct buf *out, str s, bool flow);

/* A data tree as Markdown by the rows of the profile: headings, lists and
 * tables for what rows can say, front matter for the rest.  Sections stand in
 * the order of the rows, all that no row names comes last. */
str write_markdown(struct arena *a, const struct profile *p,
		   const struct node *data);

#endif
