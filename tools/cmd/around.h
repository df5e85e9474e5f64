/*
 * around.h -- the documents that stand around those that are checked: for what
 * only shows beside the others.
 *
 * Two things do: a link to a document that is not there, and a version of an
 * agenda that stands twice.
 */
#ifndef CMD_AROUND_H
#define CMD_AROUND_H

#include "base/map.h"
#include "text/finding.h"

struct load;
struct profile;

struct around {
	struct load *l;
	bool disk;	  /* files on disk, by the names they are read under */
	struct map files; /* else: those under agendas/, by path */
	struct map texts; /* contents that were looked at */
};

/* Adds a finding for each link of a document that leads nowhere.  With
 * `changed` not NULL only links to these (by path) count. */
void around_links(struct around *around, const struct profile *p,
		  const struct source *s, const struct map *changed,
		  struct findings *to);

#endif
