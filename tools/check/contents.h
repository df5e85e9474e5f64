/*
 * contents.h -- which heading each line of the table of contents means:
 * internal to check/.
 */
#ifndef CHECK_CONTENTS_H
#define CHECK_CONTENTS_H

#include "check/headings.h"
#include "check/names.h"

#define CONTENTS_NONE ((size_t)-1)

struct contents {
	struct entries entries;
	struct headings headings;
	size_t first; /* of the headings behind the table */
	str *entry_plain, *heading_plain;
	size_t *heading_of, *entry_of; /* an index, or CONTENTS_NONE */
	bool *same; /* by entry: its heading has the same title */
	size_t n_same;
};

/* Pairs entries and headings.  False when there is no table of contents, or
 * most of its lines have no heading: then the headings were not found, and
 * nothing can be said. */
bool contents_of(const struct rule_run *run, struct contents *c);

/* The prepare() of a rule that calls contents_of(): the parameter `kop`. */
const void *contents_read(const struct rule_setup *setup);

#endif
