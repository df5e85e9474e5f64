/*
 * period.h -- dates as people write them.
 *
 * A period keeps the text as written and says which days it may mean:
 * "Maart/April 2019" is 2019-03-01 up to and including 2019-04-30, to the
 * month.  ISO 8601 / EDTF level 1 ("2018-12", "2019-03/2019-04",
 * "../2016-03-07") is the canonical storage; Dutch notations are read too.
 * What cannot be resolved is said to be so, never guessed: "5 februari" without
 * a year stays unresolved unless the caller gives the year of a labelled
 * column.
 *
 * What the words mean:
 *
 *	begin, medio, eind 2019	  jan-mrt, mei-aug, okt-dec
 *	begin, medio, eind maart  the days 1-10, 11-20, 21-end
 *	voorjaar, zomer, najaar	  mrt-mei, jun-aug, sep-nov
 *	zomervakantie, -reces	  jul-aug
 *	winter 2019-2020	  december 2019 - februari 2020; "winter 2020"
 *				  may be either one and stays unresolved
 *	schooljaar 2015-2016	  1 augustus 2015 - 31 juli 2016
 *	5-12-19			  day, month, year; 70..99 are 1970..1999,
 *				  00..69 are 2000..2069
 *	t/m, uiterlijk		  up to and including what is named
 *	tot, voor		  up to and including a day that is named, or
 *				  the end of the year ("voor eind 2020"); up to
 *				  but without a month, season or year
 *	maart/april, a en b, a, b only of parts that follow each other
 *	(remark), "; remark"	  left out, as are words that say nothing of
 *				  time; "circa", "niet", "komende" and the like
 *				  make it no period
 *
 * To add a word: a row in period_words.c.
 */
#ifndef DOC_PERIOD_H
#define DOC_PERIOD_H

#include "base/date.h"

enum precision {
	PRECISION_NONE, /* not resolved */
	PRECISION_DAY,
	PRECISION_MONTH, /* a month or a run of months */
	PRECISION_QUARTER,
	PRECISION_HALF,
	PRECISION_SEASON, /* "zomer 2020", "begin 2019" */
	PRECISION_YEAR,
};

struct period {
	str text;	      /* as written, trimmed; empty for no period */
	struct date from, to; /* first and last day; unset where open */
	enum precision precision;
	bool open_from;	    /* "voor 7 maart 2016": no first day */
	bool open_to;	    /* "vanaf 2025": no last day */
	bool recurring;	    /* "2x per jaar", "Continu": no days at all */
	bool inferred_year; /* the year came from `year` */
	bool misnamed; /* not resolved: the day is another weekday than said */
};

/* Reads a period.  `year`: the year of the context for notations that name
 * none, or 0.  Nothing is allocated: text borrows from `s`. */
struct period period_read(str s, int year);

/* Whether days are known: precision is not NONE or the period recurs. */
bool period_resolved(struct period p);

/* Canonical form: "2018-12", "2019-03/2019-04", "../2016-03-07", "2025/..".
 * A period that is not resolved, or recurs, is written as its text. */
str period_write(struct arena *a, struct period p);

/* Order by first day, then last day; an unresolved period orders as equal to
 * anything (0).  An open start orders by its last day. */
int period_cmp(struct period x, struct period y);

/* Whether the whole period lies before a day. */
bool period_before(struct period p, struct date day);

#endif
