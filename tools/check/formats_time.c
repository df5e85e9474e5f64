/*
 * RFC 3339: section 5.6 (dates and times) and appendix A (durations).  A leap
 * second exists only at 23:59:60 UTC, so the offset counts.
 */
#include "base/date.h"
#include "check/formats.h"

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Two digits at `i`, at most `max`; -1 when they are not there. */
static int two_digits(str s, size_t i, int max)
{
	int n;

	if (i + 2 > s.len || !is_digit(s.ptr[i]) || !is_digit(s.ptr[i + 1]))
		return -1;
	n = (s.ptr[i] - '0') * 10 + (s.ptr[i + 1] - '0');
	return n <= max ? n : -1;
}

bool format_date(struct arena *scratch, str s)
{
	(void)scratch;
	return s.len == 10 && date_is_set(date_read(s));
}

/* Minutes that the offset adds to UTC, in `*minutes`; the whole of `s`. */
static bool offset(str s, int *minutes)
{
	int hour, minute;

	*minutes = 0;
	if (s.len == 1)
		return (s.ptr[0] | 32) == 'z';
	hour = two_digits(s, 1, 23);
	minute = two_digits(s, 4, 59);
	if (s.len != 6 || s.ptr[3] != ':' || hour < 0 || minute < 0)
		return false;
	*minutes = hour * 60 + minute;
	if (s.ptr[0] == '-')
		*minutes = -*minutes;
	return s.ptr[0] == '+' || s.ptr[0] == '-';
}

bool format_time(struct arena *scratch, str s)
{
	int hour = two_digits(s, 0, 23), minute = two_digits(s, 3, 59);
	int second = two_digits(s, 6, 60), shift, utc;
	size_t i = 8;

	(void)scratch;
	if (s.len < 9 || hour < 0 || minute < 0 || second < 0 ||
	    s.ptr[2] != ':' || s.ptr[5] != ':')
		return false;
	if (s.ptr[i] == '.') {
		for (i++; i < s.len && is_digit(s.ptr[i]); i++)
			;
		if (i == 9)
			return false;
	}
	if (!offset(str_skip(s, i), &shift))
		return false;
	utc = (hour * 60 + minute - shift + 2 * 24 * 60) % (24 * 60);
	return second < 60 || utc == 23 * 60 + 59;
}

bool format_date_time(struct arena *scratch, str s)
{
	return s.len > 11 && (s.ptr[10] | 32) == 't' &&
	       format_date(scratch, str_slice(s, 0, 10)) &&
	       format_time(scratch, str_skip(s, 11));
}

/* Numbers, each before one of `units` in order and without a gap: "3H2M".
 * Returns what is left; `*any` when there was one. */
static str take_units(str s, const char *units, bool *any)
{
	const char *unit = NULL;

	*any = false;
	while (s.len > 0) {
		size_t n = 0;
		const char *found;

		while (n < s.len && is_digit(s.ptr[n]))
			n++;
		if (n == 0 || n == s.len || s.ptr[n] == '\0')
			break;
		found = strchr(units, s.ptr[n]);
		if (found == NULL || (unit != NULL && found != unit + 1))
			break;
		unit = found;
		*any = true;
		s = str_skip(s, n + 1);
	}
	return s;
}

bool format_duration(struct arena *scratch, str s)
{
	bool days, hours = false, weeks;
	str rest;

	(void)scratch;
	if (!str_starts(s, S("P")))
		return false;
	if (take_units(str_skip(s, 1), "W", &weeks).len == 0 && weeks)
		return str_find_char(s, 'W') == s.len - 1;
	rest = take_units(str_skip(s, 1), "YMD", &days);
	if (str_starts(rest, S("T"))) {
		rest = take_units(str_skip(rest, 1), "HMS", &hours);
		return rest.len == 0 && hours;
	}
	return rest.len == 0 && days;
}
