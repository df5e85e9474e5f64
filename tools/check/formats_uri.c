/*
 * URIs through uriparser, which knows RFC 3986 to the letter.  An IRI (RFC
 * 3987) is a URI once its other letters are percent-encoded; which letters it
 * may have is checked while encoding them.  Templates (RFC 6570) by hand.
 */
#include "base/buf.h"
#include "base/utf8.h"
#include "check/formats.h"

#include <uriparser/Uri.h>

static bool parses(str s, bool absolute)
{
	UriUriA uri;
	const char *error;
	bool good;

	if (s.len > 0 && memchr(s.ptr, 0, s.len) != NULL)
		return false;
	if (uriParseSingleUriExA(&uri, s.len > 0 ? s.ptr : "",
				 (s.len > 0 ? s.ptr : "") + s.len,
				 &error) != URI_SUCCESS)
		return false;
	good = !absolute || uri.scheme.first != NULL;
	uriFreeUriMembersA(&uri);
	return good;
}

bool format_uri(struct arena *scratch, str s)
{
	(void)scratch;
	return parses(s, true);
}

bool format_uri_reference(struct arena *scratch, str s)
{
	(void)scratch;
	return parses(s, false);
}

/* ucschar and iprivate of RFC 3987. */
static bool is_iri_letter(uint32_t cp, bool in_query)
{
	bool private = (cp >= 0xe000 && cp <= 0xf8ff) || cp >= 0xf0000;

	if (cp < 0xa0 || (cp >= 0xfdd0 && cp <= 0xfdef) || cp == 0xfeff ||
	    (cp & 0xfffe) == 0xfffe || (cp >= 0xfff0 && cp <= 0xffff) ||
	    (cp >= 0xe0000 && cp <= 0xe0fff))
		return false;
	return !private || in_query;
}

/* False when a letter may not stand in an IRI. */
static bool encode(struct arena *a, str s, str *out)
{
	struct buf b = {.a = a};
	bool in_query = false;
	size_t len;

	if (utf8_check(s) < s.len)
		return false;
	for (size_t i = 0; i < s.len; i += len) {
		uint32_t cp = utf8_decode(str_skip(s, i), &len);

		in_query = (in_query || cp == '?') && cp != '#';
		if (cp < 0x80) {
			buf_char(&b, (char)cp);
			continue;
		}
		if (!is_iri_letter(cp, in_query))
			return false;
		for (size_t k = i; k < i + len; k++)
			buf_fmt(&b, "%%%02X",
				(unsigned)(unsigned char)s.ptr[k]);
	}
	*out = buf_str(&b);
	return true;
}

bool format_iri(struct arena *scratch, str s)
{
	str encoded;

	return encode(scratch, s, &encoded) && parses(encoded, true);
}

bool format_iri_reference(struct arena *scratch, str s)
{
	str encoded;

	return encode(scratch, s, &encoded) && parses(encoded, false);
}

static bool is_hex(char c)
{
	return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'f');
}

/* Bytes of a percent escape at the start: 3, or 0. */
static size_t percent(str s)
{
	return s.len >= 3 && s.ptr[0] == '%' && is_hex(s.ptr[1]) &&
			       is_hex(s.ptr[2])
		       ? 3
		       : 0;
}

static bool is_name_char(char c)
{
	return (c >= '0' && c <= '9') || c == '_' ||
	       ((c | 32) >= 'a' && (c | 32) <= 'z');
}

static str take_name(str s)
{
	bool dot = true;

	while (s.len > 0) {
		size_t n = percent(s);

		if (n == 0 && is_name_char(s.ptr[0]))
			n = 1;
		if (n == 0 && (dot || s.ptr[0] != '.'))
			break;
		dot = n == 0;
		s = str_skip(s, n > 0 ? n : 1);
	}
	return dot ? (str){0} : s;
}

/* name, name:3 or name*; RFC 6570, 2.3 and 2.4. */
static bool is_variable(str s)
{
	str rest = take_name(s);

	if (rest.ptr == NULL)
		return false;
	if (rest.len == 0 || str_eq(rest, S("*")))
		return true;
	if (rest.ptr[0] != ':' || rest.len < 2 || rest.len > 5 ||
	    rest.ptr[1] == '0')
		return false;
	for (size_t i = 1; i < rest.len; i++)
		if (rest.ptr[i] < '0' || rest.ptr[i] > '9')
			return false;
	return true;
}

static bool is_expression(str s)
{
	if (s.len > 0 && s.ptr[0] != '\0' &&
	    strchr("+#./;?&=,!@|", s.ptr[0]) != NULL)
		s = str_skip(s, 1);
	if (s.len == 0)
		return false;
	while (s.ptr != NULL)
		if (!is_variable(str_cut(&s, ',')))
			return false;
	return true;
}

static bool is_literal(uint32_t cp)
{
	if (cp < 0x80)
		return cp > 0x20 && cp != 0x7f &&
		       strchr("\"%<>\\^`{|}", (char)cp) == NULL;
	return is_iri_letter(cp, true);
}

bool format_uri_template(struct arena *scratch, str s)
{
	(void)scratch;
	if (utf8_check(s) < s.len)
		return false;
	while (s.len > 0) {
		size_t n = percent(s), end;
		uint32_t cp;

		if (s.ptr[0] == '{') {
			end = str_find_char(s, '}');
			if (end == s.len ||
			    !is_expression(str_slice(s, 1, end)))
				return false;
			n = end + 1;
		} else if (n == 0) {
			cp = utf8_decode(s, &n);
			if (!is_literal(cp))
				return false;
		}
		s = str_skip(s, n);
	}
	return true;
}
