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
	int week, week_last;  /* instead of months and days */
	int weekday;	      /* 1..7 when one is said, else 0 */
	int part;	      /* of "begin", "medio", "eind": 1..3 */
	enum precision precision;
	bool machine; /* written as ISO 8601 or a bare year */
	bool leads;   /* its year stands first: that of parts behind it too */
	bool loose;   /* and only a comma parts them */
};

typedef bool item_reader(const struct token **at, struct item *out);

/* Reads the item that begins at `*at` and moves `*at` past it; false, with
 * nothing moved, when no item begins there. */
bool item_read(const struct token **at, struct item *out);

/* Whether the day of an item is another weekday than is said. */
bool item_misnamed(const struct item *i);

/* The days of an item whose year is known; false when they do not exist or
 * contradict the weekday. */
bool item_days(const struct item *i, struct date *from, struct date *to);

/* ------------------------------------------------- period_years.c */

bool token_is_number(const struct token *t, int min_digits, int max_digits);
bool token_is_year(const struct token *t);

void item_set_months(struct item *out, int first, int last);

/* 70..99 belong to the last century, the rest to this one. */
int item_full_year(int two_digits);

/* "2019" or "'19", after an optional "van", a comma or, in one word with what
 * stands before it, a dash; 0 for none. */
int item_take_year(const struct token **at);

/* The second year of "2019-2020", "2019/'20" or "2019-20"; 0 for none. */
int item_take_next_year(const struct token **at, int first);

item_reader item_read_school;
item_reader item_read_year;

/* "2024: Q1", "2024 najaar": a year and what one of `readers` (the last is
 * NULL) takes. */
bool item_read_in_year(const struct token **at, struct item *out,
		       item_reader *const *readers);

#endif
