#include "check/formats.h"

bool format_email(struct arena *scratch, str s)
{
	(void)scratch;
	return str_find_char(s, '@') < s.len;
}
