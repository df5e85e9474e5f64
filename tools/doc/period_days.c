/*
 * Periods once they are read: the days of an item, the canonical form, order.
 */
#include "doc/period.h"

#include "doc/period_items.h"

/* ISO 8601: week 1 holds 4 January; weeks begin on Monday. */
static bool week_days(const struct item *i, struct date *from, struct date *to)
{
	struct date fourth = {(int16_t)i->year, 1, 4};
	struct date next = {(int16_t)(i->year + 1), 1, 4};
	int32_t first = date_to_days(fourth) - date_weekday(fourth) + 1;
	int32_t end = date_to_days(next) - date_weekday(next) + 1;
	int32_t monday = first + 7 * (i->week - 1);

	int32_t last = first + 7 * (i->week_last - 1);

	*from = date_from_days(monday);
	*to = date_from_days(last + 6);
	return i->week >= 1 && last < end;
}

bool item_days(const struct item *i, struct date *from, struct date *to)
{
	int last = i->year + i->years, end;

	if (i->week != 0)
		return week_days(i, from, to);
	if (i->month[1] < 1 || i->month[1] > 12)
		return false;
	end = i->day[1] != 0 ? i->day[1]
			     : date_days_in_month(last, i->month[1]);
	if (!date_exists(i->year, i->month[0], i->day[0]) ||
	    !date_exists(last, i->month[1], end))
		return false;
	*from = (struct date){(int16_t)i->year, (uint8_t)i->month[0],
			      (uint8_t)i->day[0]};
	*to = (struct date){(int16_t)last, (uint8_t)i->month[1], (uint8_t)end};
	return !item_misnamed(i);
}

bool item_misnamed(const struct item *i)
{
	return i->weekday != 0 && i->week == 0 && i->month[0] == i->month[1] &&
	       i->day[0] == i->day[1] &&
	       date_exists(i->year, i->month[0], i->day[0]) &&
	       date_weekday((struct date){(int16_t)i->year,
					  (uint8_t)i->month[0],
					  (uint8_t)i->day[0]}) != i->weekday;
}

bool period_resolved(struct period p)
{
	return p.precision != PRECISION_NONE || p.recurring;
}

/* Whether the period begins and ends on the edge of a month, where it has an
 * edge. */
static bool on_months(struct period p)
{
	return (p.open_from || p.from.day == 1) &&
	       (p.open_to ||
		p.to.day == date_days_in_month(p.to.year, p.to.month));
}

/* The first or last day, as short as it can be said without loss. */
static str write_edge(struct arena *a, struct period p, bool last)
{
	struct date d = last ? p.to : p.from;

	if (p.precision == PRECISION_DAY || !on_months(p))
		return date_write(a, d);
	if (p.precision == PRECISION_YEAR && d.month == (last ? 12 : 1))
		return str_fmt(a, "%04d", d.year);
	return str_fmt(a, "%04d-%02d", d.year, d.month);
}

str period_write(struct arena *a, struct period p)
{
	str from, to;

	if (p.precision == PRECISION_NONE || p.recurring)
		return p.text;
	if (p.open_from)
		return str_cat(a, S("../"), write_edge(a, p, true));
	from = write_edge(a, p, false);
	if (p.open_to)
		return str_cat(a, from, S("/.."));
	to = write_edge(a, p, true);
	if (str_eq(from, to))
		return from;
	return str_fmt(a, "%.*s/%.*s", STR(from), STR(to));
}

int period_cmp(struct period x, struct period y)
{
	int order;

	if (x.precision == PRECISION_NONE || y.precision == PRECISION_NONE)
		return 0;
	order = date_cmp(x.open_from ? x.to : x.from,
			 y.open_from ? y.to : y.from);
	if (order != 0 || (x.open_to && y.open_to))
		return order;
	if (x.open_to || y.open_to)
		return x.open_to ? 1 : -1;
	return date_cmp(x.to, y.to);
}

bool period_before(struct period p, struct date day)
{
	return p.precision != PRECISION_NONE && !p.open_to &&
	       date_cmp(p.to, day) < 0;
}
