/* The three that read patterns by hand must agree with PCRE2 on what a count
 * is, and so with each other. */
#include "base/regex_count.h"

#include <limits.h>

enum { DIGITS_MAX = 5 }; /* PCRE2 goes to 65535 */

static bool read_number(str *s, unsigned *n)
{
	size_t i = 0;

	*n = 0;
	for (; i < s->len && i <= DIGITS_MAX; i++) {
		if (s->ptr[i] < '0' || s->ptr[i] > '9')
			break;
		*n = *n * 10 + (unsigned)(s->ptr[i] - '0');
	}
	*s = str_skip(*s, i);
	return i > 0 && i <= DIGITS_MAX;
}

static bool skip(str *s, str what)
{
	if (!str_starts(*s, what))
		return false;
	*s = str_skip(*s, what.len);
	return true;
}

bool regex_count_read(str s, struct regex_count *out)
{
	str rest = s;

	if (!skip(&rest, S("{")) || !read_number(&rest, &out->least))
		return false;
	out->most = out->least;
	if (skip(&rest, S(","))) {
		out->most = UINT_MAX;
		if (!str_starts(rest, S("}")) &&
		    !read_number(&rest, &out->most))
			return false;
	}
	out->len = s.len - rest.len + 1;
	return skip(&rest, S("}"));
}
