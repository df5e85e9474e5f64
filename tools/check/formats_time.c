/*
 * RFC 3339, section 5.6 (dates and times) and appendix A (durations).
 */
#include "base/date.h"
#include "check/formats.h"

bool format_date(struct arena *scratch, str s)
{
	(void)scratch;
	return s.len == 10 && date_is_set(date_read(s));
}
