/*
 * judge.h -- a schema that was named, over any data: YAML (each document of a
 * stream), JSON, front matter.
 */
#ifndef CMD_JUDGE_H
#define CMD_JUDGE_H

#include "cmd/schema_files.h"

struct judge {
	const struct schema *schema;
	bool units;	  /* print output units of the standard, one a line */
	enum output form; /* of those */
};

/* "flag", "basic" or "detailed"; false with `why` for another word. */
bool judge_form(struct load *l, str word, struct judge *j, struct fail *why);

/* Adds what is wrong with the data of `source` to `to`.  With units they are
 * printed at once, and what is wrong with the data is in them alone; false when
 * there was one that is not valid. */
bool judge_source(const struct judge *j, struct arena *a,
		  const struct source *source, struct findings *to);

#endif
