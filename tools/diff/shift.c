#include "diff/shift.h"

#include "doc/period.h"

/* No date is written longer; a paragraph need not be read as one. */
enum { LONGEST = 80 };

static bool may_be_date(str s)
{
	for (size_t i = 0; i < s.len && s.len <= LONGEST; i++)
		if (s.ptr[i] >= '0' && s.ptr[i] <= '9')
			return true;
	return false;
}

bool shift_days(str old, str new, int *days)
{
	struct period x, y;
	struct date from, to;

	if (!may_be_date(old) || !may_be_date(new))
		return false;
	x = period_read(old, 0);
	y = period_read(new, 0);
	from = date_is_set(x.from) ? x.from : x.to;
	to = date_is_set(y.from) ? y.from : y.to;
	if (x.precision == PRECISION_NONE || x.precision != y.precision ||
	    !date_is_set(from) || !date_is_set(to) ||
	    x.open_from != y.open_from)
		return false;
	*days = date_to_days(to) - date_to_days(from);
	return *days != 0;
}
