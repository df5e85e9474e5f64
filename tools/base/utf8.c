#include "base/utf8.h"

#include "base/buf.h"

#include <stdlib.h>
#include <unicase.h>
#include <uninorm.h>
#include <unistr.h>
#include <uniwidth.h>

static const uint8_t *bytes(str s)
{
	return (const uint8_t *)(const void *)s.ptr;
}

uint32_t utf8_decode(str s, size_t *len)
{
	ucs4_t cp;
	int n;

	if ((unsigned char)s.ptr[0] < 0x80) {
		*len = 1;
		return (unsigned char)s.ptr[0];
	}
	n = u8_mbtoucr(&cp, bytes(s), s.len);
	if (n <= 0) {
		*len = 1;
		return 0xfffd;
	}
	*len = (size_t)n;
	return cp;
}

size_t utf8_check(str s)
{
	const uint8_t *bad = s.len > 0 ? u8_check(bytes(s), s.len) : NULL;

	return bad != NULL ? (size_t)(bad - bytes(s)) : s.len;
}

size_t utf8_count(str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.len; i++)
		n += ((unsigned char)s.ptr[i] & 0xc0) != 0x80;
	return n;
}

static size_t width_of(uint32_t cp)
{
	int w = cp < 0x80 ? 1 : uc_width(cp, "UTF-8");

	return w < 0 ? 1 : (size_t)w;
}

size_t utf8_width(str s)
{
	size_t width = 0;
	size_t len;

	for (; s.len > 0; s = str_skip(s, len))
		width += width_of(utf8_decode(s, &len));
	return width;
}

size_t utf8_fit(str s, size_t columns)
{
	size_t at = 0;
	size_t width = 0;
	size_t len;

	while (at < s.len) {
		width += width_of(utf8_decode(str_skip(s, at), &len));
		if (width > columns)
			break;
		at += len;
	}
	return at;
}

bool utf8_is_hostile(uint32_t cp)
{
	if (cp < 0x20)
		return cp != '\t' && cp != '\n';
	if (cp >= 0x7f && cp < 0xa0)
		return true;
	return (cp >= 0x202a && cp <= 0x202e) ||
	       (cp >= 0x2066 && cp <= 0x2069) || cp == 0x200e || cp == 0x200f ||
	       cp == 0x061c || cp == 0x2028 || cp == 0x2029;
}

static bool is_unfit(uint32_t cp, bool one_line)
{
	return utf8_is_hostile(cp) || (one_line && cp == '\n');
}

static bool any_unfit(str s, bool one_line)
{
	size_t len;

	if (utf8_check(s) < s.len)
		return true;
	for (; s.len > 0; s = str_skip(s, len))
		if (is_unfit(utf8_decode(s, &len), one_line))
			return true;
	return false;
}

static str safe(struct arena *a, str s, bool one_line)
{
	struct buf out = {.a = a};
	size_t len;

	if (!any_unfit(s, one_line))
		return s;
	for (; s.len > 0; s = str_skip(s, len)) {
		uint32_t cp = utf8_decode(s, &len);

		buf_code_point(&out, is_unfit(cp, one_line) ? 0xfffd : cp);
	}
	return buf_str(&out);
}

str utf8_safe(struct arena *a, str s)
{
	return safe(a, s, false);
}

str utf8_safe_line(struct arena *a, str s)
{
	return safe(a, s, true);
}

/* Small letters of ASCII and nothing else: folded already. */
static bool is_folded(str s)
{
	for (size_t i = 0; i < s.len; i++)
		if ((unsigned char)s.ptr[i] >= 0x80 ||
		    (s.ptr[i] >= 'A' && s.ptr[i] <= 'Z'))
			return false;
	return true;
}

static bool is_ascii(str s)
{
	unsigned char any = 0;

	for (size_t i = 0; i < s.len; i++)
		any |= (unsigned char)s.ptr[i];
	return any < 0x80;
}

static str in_lower(struct arena *a, str s)
{
	char *copy = arena_alloc(a, s.len);

	for (size_t i = 0; i < s.len; i++)
		copy[i] = (char)str_lower(s.ptr[i]);
	return (str){copy, s.len};
}

str utf8_fold(struct arena *a, str s)
{
	size_t n = 0;
	uint8_t *folded;
	str out;

	if (is_folded(s))
		return s;
	if (is_ascii(s))
		return in_lower(a, s);
	folded = u8_casefold(bytes(s), s.len, NULL, UNINORM_NFC, NULL, &n);
	if (folded == NULL)
		return s;
	out = str_copy(a, (str){(const char *)(void *)folded, n});
	free(folded);
	return out;
}
