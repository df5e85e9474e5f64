/*
 * schedule.h -- a trail as rows on a line of time: what was planned and what
 * was held, for every picture and calendar that is made of it.
 */
#ifndef REPORT_SCHEDULE_H
#define REPORT_SCHEDULE_H

#include "report/report.h"

struct schedule_row {
	str id;	  /* of the step; "r04-castricum" for a body of one */
	str name; /* the meeting; for a body its own name */
	const struct trail_step *step;
	const struct trail_member *member; /* or NULL */
	struct period planned, held;
	enum step_status status;
	int days_late;
	str outcome, conclusion;
	const struct version *recorded;
	enum evidence_kind evidence;
};

struct schedule {
	struct schedule_row *at; /* steps in order, bodies after their step */
	size_t n, cap;
	struct date first, last; /* of all that is known; unset: nothing is */
};

struct schedule schedule_of(struct arena *a, const struct trail *t);

/* The days of a period; an open end is the day that is known.  False when none
 * is. */
bool schedule_days(struct period p, struct date *from, struct date *to);

/* Whether it is said to the day, with both ends. */
bool schedule_is_exact(struct period p);

/* Where a day stands between first and last: 0 to `width`. */
unsigned schedule_at(const struct schedule *s, struct date day, unsigned width);

/* The beginnings of years, quarters or months within it, at most `most`; their
 * number. */
size_t schedule_ticks(const struct schedule *s, struct date *out, size_t most);

#endif
