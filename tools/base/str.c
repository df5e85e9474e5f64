#include "base/str.h"

#include <stdarg.h>
#include <stdio.h>
#include <strings.h>

str str_from(const char *cstr)
{
	return (str){cstr, cstr != NULL ? strlen(cstr) : 0};
}

char *str_cstr(struct arena *a, str s)
{
	char *copy = arena_alloc(a, s.len + 1);

	if (s.len > 0)
		memcpy(copy, s.ptr, s.len);
	return copy;
}

str str_copy(struct arena *a, str s)
{
	return (str){str_cstr(a, s), s.len};
}

str str_vfmt(struct arena *a, const char *fmt, va_list args)
{
	va_list again;
	char *out;
	int n;

	va_copy(again, args);
	n = vsnprintf(NULL, 0, fmt, again);
	va_end(again);
	if (n < 0)
		n = 0;
	out = arena_alloc(a, (size_t)n + 1);
	vsnprintf(out, (size_t)n + 1, fmt, args);
	return (str){out, (size_t)n};
}

str str_fmt(struct arena *a, const char *fmt, ...)
{
	va_list args;
	str out;

	va_start(args, fmt);
	out = str_vfmt(a, fmt, args);
	va_end(args);
	return out;
}

str str_cat(struct arena *a, str x, str y)
{
	char *out = arena_alloc(a, x.len + y.len + 1);

	if (x.len > 0)
		memcpy(out, x.ptr, x.len);
	if (y.len > 0)
		memcpy(out + x.len, y.ptr, y.len);
	return (str){out, x.len + y.len};
}

bool str_eq(str x, str y)
{
	return x.len == y.len &&
	       (x.len == 0 || memcmp(x.ptr, y.ptr, x.len) == 0);
}

bool str_eq_nocase(str x, str y)
{
	return x.len == y.len &&
	       (x.len == 0 || strncasecmp(x.ptr, y.ptr, x.len) == 0);
}

int str_cmp(str x, str y)
{
	size_t n = x.len < y.len ? x.len : y.len;
	int order = n > 0 ? memcmp(x.ptr, y.ptr, n) : 0;

	if (order != 0)
		return order;
	return (x.len > y.len) - (x.len < y.len);
}

bool str_starts(str s, str prefix)
{
	return s.len >= prefix.len &&
	       str_eq(str_slice(s, 0, prefix.len), prefix);
}

bool str_ends(str s, str suffix)
{
	return s.len >= suffix.len &&
	       str_eq(str_skip(s, s.len - suffix.len), suffix);
}

str str_slice(str s, size_t from, size_t to)
{
	if (s.ptr == NULL)
		return (str){0};
	if (to > s.len)
		to = s.len;
	if (from > to)
		from = to;
	return (str){s.ptr + from, to - from};
}

str str_skip(str s, size_t n)
{
	return str_slice(s, n, s.len);
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

str str_trim(str s)
{
	while (s.len > 0 && is_blank(s.ptr[s.len - 1]))
		s.len--;
	while (s.len > 0 && is_blank(s.ptr[0])) {
		s.ptr++;
		s.len--;
	}
	return s;
}

size_t str_find(str s, str part)
{
	if (part.len == 0)
		return 0;
	for (size_t i = 0; i + part.len <= s.len; i++) {
		const char *hit = memchr(s.ptr + i, part.ptr[0],
					 s.len - part.len + 1 - i);

		if (hit == NULL)
			break;
		i = (size_t)(hit - s.ptr);
		if (memcmp(hit, part.ptr, part.len) == 0)
			return i;
	}
	return s.len;
}

size_t str_find_char(str s, char c)
{
	const char *hit = s.len > 0 ? memchr(s.ptr, c, s.len) : NULL;

	return hit != NULL ? (size_t)(hit - s.ptr) : s.len;
}

str str_cut(str *rest, char sep)
{
	size_t at = str_find_char(*rest, sep);
	str head = str_slice(*rest, 0, at);

	*rest = at < rest->len ? str_skip(*rest, at + 1) : (str){NULL, 0};
	return head;
}

uint64_t str_hash(str s)
{
	uint64_t h = 1469598103934665603u;

	for (size_t i = 0; i < s.len; i++)
		h = (h ^ (unsigned char)s.ptr[i]) * 1099511628211u;
	return h;
}
