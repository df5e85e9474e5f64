/*
 * Any bytes as a period: the days exist and are in order, nothing is resolved
 * and open at both ends, and the canonical form reads back to the same days.
 */
#include "doc/period.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void want(bool holds)
{
	if (!holds)
		abort();
}

static bool same_day(struct date x, struct date y)
{
	return date_cmp(x, y) == 0;
}

static void check(struct arena *a, struct period p)
{
	struct period again;

	want(p.precision == PRECISION_NONE || !p.recurring);
	if (p.precision == PRECISION_NONE) {
		want(!date_is_set(p.from) && !date_is_set(p.to));
		return;
	}
	want(p.open_from != date_is_set(p.from));
	want(p.open_to != date_is_set(p.to));
	want(!p.open_from || !p.open_to);
	want(p.open_to || date_exists(p.to.year, p.to.month, p.to.day));
	want(p.open_from || p.open_to || date_cmp(p.from, p.to) <= 0);
	again = period_read(period_write(a, p), 0);
	want(same_day(p.from, again.from) && same_day(p.to, again.to));
	want(period_cmp(p, again) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = {0};
	str text = str_copy(&a, (str){(const char *)data, size});

	check(&a, period_read(text, 0));
	check(&a, period_read(text, 2019));
	arena_free(&a);
	return 0;
}
