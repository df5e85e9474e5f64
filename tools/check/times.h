/*
 * times.h -- what a document says will happen, and when.
 *
 * A paper tells its process more than once: in the route, in a planning, in a
 * table or list somewhere in the text ("Activiteit | Datum").  Here each of
 * these becomes a timetable: rows with words, a period, and, where they can be
 * made out, the body that meets and what for.  The rules about order and
 * agreement of dates work on these.  Internal to check/.
 *
 * Which columns and lines hold dates is said under `woorden` in regels.yaml:
 * `tijdkolom` (a column heading, as a whole), `datum_eerst` and `datum_laatst`
 * (an item of a list, with the groups `wanneer` and `wat`); `datumregel` (with
 * the group `periode`) is a line that gives a paper without cover its date.
 * Without them only route and planning are read.
 */
#ifndef CHECK_TIMES_H
#define CHECK_TIMES_H

#include "check/rule.h"

enum timetable_kind { TIMES_ROUTE, TIMES_PLANNING, TIMES_TEXT };

struct moment {
	bool owned;	       /* PLANNING: somebody does it: a piece of work */
	str label;	       /* the words of the row */
	str words;	       /* the same, folded */
	str text;	       /* the period as written, in at->text */
	struct period when;    /* with the year of a labelled column */
	const struct node *at; /* where the period stands */
	const struct gremium *body;    /* that meets; or NULL */
	const struct purpose *purpose; /* or NULL */
	const struct route_step *step; /* ROUTE only */
};

struct timetable {
	enum timetable_kind kind;
	bool process; /* its rows are meetings and moments of a decision */
	const struct moment *at;
	size_t n;
};

struct timetables {
	struct timetable *at;
	size_t n, cap;
	struct period dated; /* of a paper that has no field for its date */
};

enum { TIMES_ROWS = 400, TIMES_TABLES = 20 };

struct times_words;

/* The patterns of the profile, once for all documents. */
const struct times_words *times_prepare(const struct rule_setup *setup);

/* The timetables of a document: the route, the planning, then those in its
 * text.  Those without any row are left out; no more than TIMES_TABLES of
 * TIMES_ROWS rows are read. */
struct timetables times_collect(struct arena *a, const struct agenda *d,
				const struct profile *p,
				const struct times_words *words);

/* The earlier and the later of the dates of the document, on its cover and at
 * its version; of a paper, whose route is a part of its cover, both are that
 * of the cover.  None when it has no date. */
struct period times_earliest(const struct rule_run *run);
struct period times_latest(const struct rule_run *run);

/* Whether nothing is recorded yet of a step, nor of its members. */
bool times_is_waiting(const struct rule_run *run, const struct route_step *s);

/* Whether all of `x` lies after all of `y`. */
bool times_after(struct period x, struct period y);

/* Whether the text would be a period if it had a year. */
bool times_lacks_year(str text);

/* Whether two moments may be the same meeting: of one body, or (without
 * bodies) with the same words, and not for different purposes. */
bool times_same(const struct moment *x, const struct moment *y);

#endif
