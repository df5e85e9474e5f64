#include "base/shell.h"

#include "base/buf.h"

static bool is_plain(str s)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyz"
				    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
				    "/._+,=:@%-";

	for (size_t i = 0; i < s.len; i++)
		if (s.ptr[i] == '\0' || strchr(plain, s.ptr[i]) == NULL)
			return false;
	return s.len > 0;
}

str shell_word(struct arena *a, str s)
{
	struct buf b = {.a = a};

	if (is_plain(s))
		return s;
	buf_char(&b, '\'');
	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] == '\'')
			buf_add(&b, S("'\\'"));
		buf_char(&b, s.ptr[i]);
	}
	buf_char(&b, '\'');
	return buf_str(&b);
}
