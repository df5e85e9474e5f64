#include "base/fail.h"

#include <stdarg.h>
#include <stdio.h>

bool fail(struct arena *a, struct fail *why, const char *remedy,
	  const char *fmt, ...)
{
	va_list ap, again;
	char *out;
	int n;

	if (why == NULL || why->message.len > 0)
		return false;
	va_start(ap, fmt);
	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	out = arena_alloc(a, (size_t)(n < 0 ? 0 : n) + 1);
	vsnprintf(out, (size_t)(n < 0 ? 0 : n) + 1, fmt, again);
	va_end(again);
	why->message = str_from(out);
	why->remedy = str_copy(a, str_from(remedy));
	return false;
}
