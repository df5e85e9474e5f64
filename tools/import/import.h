/*
 * import.h -- a paper as people have it, read as an agenda.
 *
 * A paper is text as it came out of a word processor: a cover of two columns,
 * tables whose cells are parted by tabs and whose rows broke over pages,
 * headings with or without marks, a table of contents, HTML left in cells.
 * Import makes of it the same tree of sections that the Markdown reader gives,
 * with spans in the paper, and has doc/markup map it to fields: there is one
 * mapping language.  What papers have besides (the words of covers, other names
 * for headings and columns) is schema/papier.yaml; man 5 agenda-papier.
 *
 * Nothing is dropped.  What no row names lands in `onderdelen`; what was mended
 * (residue, rows that broke, headers that came again) is reported.
 */
#ifndef IMPORT_IMPORT_H
#define IMPORT_IMPORT_H

#include "doc/agenda.h"

struct import_options {
	str agenda; /* `agenda:` of the result; empty: left out */
	bool as_is; /* mend no text: the paper is to be judged, not kept */
};

/* The agenda that a paper holds.  Its source is the paper, and every node of
 * its data has its place there.  `to` gets what was mended and what is missing:
 * findings of level note, their rules "import-..."; a paper that is not UTF-8
 * or has nothing in it is an error, and the agenda has no data. */
const struct agenda *import_paper(struct arena *a, const struct profile *p,
				  const struct source *paper,
				  const struct import_options *options,
				  struct findings *to);

/* Whether a paper is one of an office program (.docx, .odt), by its name. */
bool import_is_office(str name);

/* The text of such a paper, by pandoc: a paper as import_paper() reads it.
 * False with `why` when pandoc is not there, the file is not what its name
 * says, or reading it takes more time or memory than it should. */
bool import_office(struct arena *a, str name, str bytes, str *out,
		   struct fail *why);

/* Windows-1252, which holds Latin-1, as UTF-8. */
str import_latin1(struct arena *a, str bytes);

#endif
