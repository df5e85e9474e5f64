/*
 * period_items.h -- the parts of a period: internal to doc/period.
 *
 * "april t/m december 2016" is two items, april and december 2016.  An item
 * may lack its year; period.c gives it the year of what follows.
 */
#ifndef DOC_PERIOD_ITEMS_H
#define DOC_PERIOD_ITEMS_H

#include "doc/period.h"
#include "doc/period_tokens.h"

struct item {
	int year;	      /* 0: not said */
	int years;	      /* the last day is that many years later */
	int month[2], day[2]; /* first and last; day[1] 0: end of month */
	int week;	      /* instead of months and days */
	int weekday;	      /* 1..7 when one is said, else 0 */
	int part;	      /* of "begin", "medio", "eind": 1..3 */
	enum precision precision;
	bool machine; /* written as ISO 8601 or a bare year */
};

/* Reads the item that begins at `*at` and moves `*at` past it; false, with
 * nothing moved, when no item begins there. */
bool item_read(const struct token **at, struct item *out);

/* The days of an item whose year is known; false when they do not exist or
 * contradict the weekday. */
bool item_days(const struct item *i, struct date *from, struct date *to);

#endif
