#include "base/fail.h"

bool fail(struct arena *a, struct fail *why, const char *remedy,
	  const char *fmt, ...)
{
	va_list args;

	if (why == NULL || why->message.len > 0)
		return false;
	va_start(args, fmt);
	why->message = str_vfmt(a, fmt, args);
	va_end(args);
	why->remedy = str_copy(a, str_from(remedy));
	return false;
}
