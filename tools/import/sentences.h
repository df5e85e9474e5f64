/*
 * sentences.h -- prose with numbers and times: "2. Scholing: nov. Overleg jan."
 * Internal to import/.
 */
#ifndef IMPORT_SENTENCES_H
#define IMPORT_SENTENCES_H

#include "import/paper.h"

/* A numbered part; number 0 for text before the first. */
struct part_of {
	unsigned number;
	str text;
};
struct parts {
	struct part_of *at;
	size_t n, cap;
};

/* "1. een 2. twee" in parts, whose numbers go up; the whole as one part of
 * number 0 when it has none. */
struct parts sentences_numbered(struct arena *a, str s);

/* The next sentence, without its stop; `rest->ptr` is NULL after the last. */
str sentences_next(str *rest);

/* The time that a sentence ends with, or that a pattern finds; `*rest` is the
 * sentence without it.  Empty, and all of it in `*rest`, when there is none.
 * `year`: of the context, or 0. */
str sentences_time(struct importing *im, str s, int year, str *rest);

/* The one year that a heading names; 0 for none or more. */
int sentences_year(str s);

/* A time with the year of its context, when it has none and is the same period
 * with it: "mrt" in 2022 is "mrt 2022". */
str sentences_in_year(struct arena *a, str time, int year);

#endif
