/*
 * plan.h -- goals and the rows of the planning that are about them: internal
 * to check/.
 */
#ifndef CHECK_PLAN_H
#define CHECK_PLAN_H

#include "check/names.h"
#include "check/times.h"

struct plan_goal {
	const struct node *where; /* the element of `doelen` */
	str text;		  /* name_plain() of it */
	struct name_words words;
	bool planned;
};

struct plan_row {
	const struct node *where; /* the element of `planning` */
	str text;		  /* name_plain() of its goal */
	size_t goal;		  /* PLAN_NONE: of none */
};

#define PLAN_NONE ((size_t)-1)

struct plan {
	struct plan_goal *goals;
	size_t n_goals, cap_goals;
	struct plan_row *rows;
	size_t n_rows, cap_rows;
};

/* The goals of all speerpunten and the rows of the planning that name a goal,
 * each with the goal it is about: by its id, or by half of the words of the
 * shorter text. */
struct plan plan_of(const struct rule_run *run);

/* Part of the rule plan-order: a planning that is put together by goal has the
 * goals in their order, and the periods of one goal in time. */
void plan_goal_order(const struct rule_run *run);

/* Whether somebody is named for a row of a planning.  Work that others do need
 * not stand in order of time; where it does but for one row that is earlier
 * than all before it, in five rows or more, it was meant to. */
bool plan_is_owned(const struct timetable *t);
bool plan_one_is_lost(const struct timetable *t);

#endif
