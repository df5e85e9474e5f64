/*
 * date.h -- days of the civil (Gregorian) calendar, without a clock.
 *
 * Periods as people write them ("Maart/April 2019") are in doc/period; this is
 * only about days.
 */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include "base/str.h"

/* `{0}` is no date. */
struct date {
	int16_t year;  /* 1..9999 */
	uint8_t month; /* 1..12 */
	uint8_t day;   /* 1..31 */
};

bool date_is_set(struct date d);

/* Whether the day exists: 31-2 and 29-2-2019 do not. */
bool date_exists(int year, int month, int day);

int date_days_in_month(int year, int month);

/* <0, 0 or >0; no date comes before every date. */
int date_cmp(struct date x, struct date y);

/* Days since 1970-01-01, and back.  (Howard Hinnant, "chrono-Compatible
 * Low-Level Date Algorithms".) */
int32_t date_to_days(struct date d);
struct date date_from_days(int32_t days);

/* 1 is Monday .. 7 is Sunday, as in ISO 8601. */
int date_weekday(struct date d);

/* Reads exactly yyyy-mm-dd; no date when `s` is anything else or the day does
 * not exist. */
struct date date_read(str s);

/* yyyy-mm-dd; empty for no date. */
str date_write(struct arena *a, struct date d);

/* The day on which `seconds` (since 1970, UTC) falls in a time zone of the
 * system's database ("Europe/Amsterdam").  An unknown zone counts as UTC. */
struct date date_in_zone(int64_t seconds, const char *zone);

/* Now, in seconds since 1970; SOURCE_DATE_EPOCH wins, so that output can be
 * reproduced. */
int64_t date_now(void);

#endif
