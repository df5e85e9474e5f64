/*
 * links.h -- links from one document to another: `[text](../zorg/zorg.md#id)`.
 *
 * The same in both surfaces, since the texts of a YAML agenda hold Markdown.
 */
#ifndef CHECK_LINKS_H
#define CHECK_LINKS_H

#include "text/source.h"

struct link {
	str path; /* relative, as written: "../zorg/zorg.md" */
	str id;	  /* what follows '#'; may be empty */
	struct span span;
};

/* The next link to a document (.md, .yaml, .yml) from byte `*from` on, which
 * moves past it; links to other places of the web or of the disk are no
 * matter.  False when there is none. */
bool link_next(const struct source *s, size_t *from, struct link *out);

/* The file that a link in document `from` means; empty when it leaves the
 * folder that `from` is counted from. */
str link_target(struct arena *a, str from, str path);

/* Whether a text gives an element the id. */
bool link_has_id(str text, str id);

#endif
