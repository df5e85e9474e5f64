#include "base/date.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

bool date_is_set(struct date d)
{
	return d.month != 0;
}

int date_days_in_month(int year, int month)
{
	static const uint8_t days[] = {31, 28, 31, 30, 31, 30,
				       31, 31, 30, 31, 30, 31};
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return month == 2 && leap ? 29 : days[month - 1];
}

bool date_exists(int year, int month, int day)
{
	return year >= 1 && year <= 9999 && month >= 1 && month <= 12 &&
	       day >= 1 && day <= date_days_in_month(year, month);
}

int date_cmp(struct date x, struct date y)
{
	int32_t a = x.year * 10000 + x.month * 100 + x.day;
	int32_t b = y.year * 10000 + y.month * 100 + y.day;

	return (a > b) - (a < b);
}

int32_t date_to_days(struct date d)
{
	int32_t y = d.year - (d.month <= 2);
	int32_t era = (y >= 0 ? y : y - 399) / 400;
	int32_t yoe = y - era * 400;
	int32_t doy = (153 * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 +
		      d.day - 1;
	int32_t doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;

	return era * 146097 + doe - 719468;
}

struct date date_from_days(int32_t days)
{
	int32_t z = days + 719468;
	int32_t era = (z >= 0 ? z : z - 146096) / 146097;
	int32_t doe = z - era * 146097;
	int32_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int32_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int32_t mp = (5 * doy + 2) / 153;
	int32_t month = mp + (mp < 10 ? 3 : -9);

	return (struct date){
		.year = (int16_t)(yoe + era * 400 + (month <= 2)),
		.month = (uint8_t)month,
		.day = (uint8_t)(doy - (153 * mp + 2) / 5 + 1),
	};
}

int date_weekday(struct date d)
{
	int32_t n = (date_to_days(d) + 3) % 7; /* 1970-01-01 was a Thursday */

	return (int)(n < 0 ? n + 7 : n) + 1;
}

static int digits(str s, size_t from, size_t n)
{
	int value = 0;

	for (size_t i = from; i < from + n; i++) {
		if (s.ptr[i] < '0' || s.ptr[i] > '9')
			return -1;
		value = value * 10 + (s.ptr[i] - '0');
	}
	return value;
}

struct date date_read(str s)
{
	int year, month, day;

	if (s.len != 10 || s.ptr[4] != '-' || s.ptr[7] != '-')
		return (struct date){0};
	year = digits(s, 0, 4);
	month = digits(s, 5, 2);
	day = digits(s, 8, 2);
	if (!date_exists(year, month, day))
		return (struct date){0};
	return (struct date){(int16_t)year, (uint8_t)month, (uint8_t)day};
}

str date_write(struct arena *a, struct date d)
{
	if (!date_is_set(d))
		return (str){0};
	return str_fmt(a, "%04d-%02d-%02d", d.year, d.month, d.day);
}

/* The zone database is reached through TZ, which is put back afterwards. */
struct date date_in_zone(int64_t seconds, const char *zone)
{
	const char *before = getenv("TZ");
	char *kept = before != NULL ? strdup(before) : NULL;
	time_t t = (time_t)seconds;
	struct tm tm = {0};

	setenv("TZ", zone, 1);
	tzset();
	localtime_r(&t, &tm);
	if (kept != NULL)
		setenv("TZ", kept, 1);
	else
		unsetenv("TZ");
	tzset();
	free(kept);
	return (struct date){(int16_t)(tm.tm_year + 1900),
			     (uint8_t)(tm.tm_mon + 1), (uint8_t)tm.tm_mday};
}

int64_t date_now(void)
{
	const char *fixed = getenv("SOURCE_DATE_EPOCH");
	char *end = NULL;
	long long value;

	if (fixed != NULL && *fixed != '\0') {
		value = strtoll(fixed, &end, 10);
		if (*end == '\0' && value >= 0)
			return value;
	}
	return (int64_t)time(NULL);
}
