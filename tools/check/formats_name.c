/*
 * Host names and e-mail addresses.  A label of a host name is judged by itself:
 * letters, digits and hyphens; an A-label (xn--...) or a label in other letters
 * goes to libidn2 as for registration (RFC 5891, section 4), which also knows
 * the rules of context (RFC 5892) and of writing direction (RFC 5893).
 */
#include "base/utf8.h"
#include "check/formats.h"

#include <idn2.h>

enum {
	LONGEST_LABEL = 63,
	LONGEST_NAME = 253,
	LONGEST_LOCAL = 64,
	LONGEST_UTF8 = LONGEST_NAME * 4,
};

static bool is_alnum(char c)
{
	return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

static bool is_ascii(str s)
{
	for (size_t i = 0; i < s.len; i++)
		if ((unsigned char)s.ptr[i] >= 0x80)
			return false;
	return true;
}

/* Asks libidn2; the length of the A-label, or 0. */
static size_t register_label(struct arena *scratch, str label, bool is_a_label)
{
	unsigned char *out = NULL;
	const void *text = str_cstr(scratch, label);
	size_t n = 0;

	if (label.len > LONGEST_NAME || memchr(label.ptr, 0, label.len) != NULL)
		return 0;
	if (idn2_register_u8(is_a_label ? NULL : text, is_a_label ? text : NULL,
			     &out, 0) == IDN2_OK)
		n = out != NULL ? strlen((const char *)out) : label.len;
	idn2_free(out);
	return n;
}

static bool ascii_label(struct arena *scratch, str s)
{
	if (s.len == 0 || s.len > LONGEST_LABEL || s.ptr[0] == '-' ||
	    s.ptr[s.len - 1] == '-')
		return false;
	for (size_t i = 0; i < s.len; i++)
		if (!is_alnum(s.ptr[i]) && s.ptr[i] != '-')
			return false;
	if (s.len < 4 || s.ptr[2] != '-' || s.ptr[3] != '-')
		return true;
	return str_eq_nocase(str_slice(s, 0, 4), S("xn--")) &&
	       register_label(scratch, s, true) > 0;
}

static bool idn_label(struct arena *scratch, str s, size_t *length)
{
	*length = s.len;
	if (is_ascii(s))
		return ascii_label(scratch, s);
	*length = register_label(scratch, s, false);
	return *length > 0 && *length <= LONGEST_LABEL;
}

bool format_hostname(struct arena *scratch, str s)
{
	str rest = s;

	if (s.len == 0 || s.len > LONGEST_NAME)
		return false;
	while (rest.ptr != NULL)
		if (!ascii_label(scratch, str_cut(&rest, '.')))
			return false;
	return true;
}

/* The other full stops of RFC 3490 as dots. */
static str plain_dots(struct arena *a, str s)
{
	char *out = NEWN(a, s.len + 1, char);
	size_t n = 0, len;

	for (size_t i = 0; i < s.len; i += len) {
		uint32_t cp = utf8_decode(str_skip(s, i), &len);

		if (cp == 0x3002 || cp == 0xff0e || cp == 0xff61) {
			out[n++] = '.';
			continue;
		}
		memcpy(out + n, s.ptr + i, len);
		n += len;
	}
	return (str){out, n};
}

/* Letters of blocks that are written from right to left; their digits (AN)
 * included, the Extended Arabic-Indic ones (EN) not. */
static bool is_rtl(uint32_t cp)
{
	if (cp >= 0x6f0 && cp <= 0x6f9)
		return false;
	return (cp >= 0x590 && cp <= 0x8ff) || (cp >= 0xfb1d && cp <= 0xfdff) ||
	       (cp >= 0xfe70 && cp <= 0xfeff) ||
	       (cp >= 0x10800 && cp <= 0x10fff) ||
	       (cp >= 0x1e800 && cp <= 0x1efff);
}

static bool is_digit(uint32_t cp)
{
	return (cp >= '0' && cp <= '9') || (cp >= 0x6f0 && cp <= 0x6f9);
}

/* The part of RFC 5893 that libidn2 leaves open: in a name with a label from
 * right to left no label starts with a digit, and none mixes both kinds. */
static bool direction_is_fine(str name)
{
	bool rtl = false, digit_first = false, starts = true;
	bool european = false, arabic = false, mixed = false;
	size_t len;

	for (size_t i = 0; i < name.len; i += len) {
		uint32_t cp = utf8_decode(str_skip(name, i), &len);

		if (cp == '.') {
			european = arabic = false;
			starts = true;
			continue;
		}
		rtl |= is_rtl(cp);
		digit_first |= starts && is_digit(cp);
		european |= is_digit(cp);
		arabic |= cp >= 0x660 && cp <= 0x669;
		mixed |= european && arabic;
		starts = false;
	}
	return !rtl || (!digit_first && !mixed);
}

bool format_idn_hostname(struct arena *scratch, str s)
{
	str rest;
	size_t total = 0, length;

	if (s.len == 0 || s.len > LONGEST_UTF8 || utf8_check(s) < s.len)
		return false;
	rest = plain_dots(scratch, s);
	if (!direction_is_fine(rest))
		return false;
	while (rest.ptr != NULL) {
		if (!idn_label(scratch, str_cut(&rest, '.'), &length))
			return false;
		total += length + 1;
	}
	return total - 1 <= LONGEST_NAME;
}

static bool is_atext(char c)
{
	return is_alnum(c) || (unsigned char)c >= 0x80 ||
	       (c != '\0' && strchr("!#$%&'*+-/=?^_`{|}~", c) != NULL);
}

/* Bytes of a local part, up to its '@'; 0 when it is none (RFC 5321, 4.1.2). */
static size_t local_part(str s)
{
	size_t i = 0;
	bool dot = true;

	for (; i < s.len && (is_atext(s.ptr[i]) || s.ptr[i] == '.'); i++) {
		if (s.ptr[i] == '.' && dot)
			return 0;
		dot = s.ptr[i] == '.';
	}
	return dot ? 0 : i;
}

static size_t quoted_part(str s)
{
	for (size_t i = 1; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];

		if (c == '"')
			return i + 1;
		if (c == '\\')
			i++;
		if (i >= s.len || (unsigned char)s.ptr[i] < 0x20 ||
		    s.ptr[i] == 0x7f)
			return 0;
	}
	return 0;
}

/* [127.0.0.1] or [IPv6:::1] */
static bool address_literal(struct arena *scratch, str s)
{
	if (s.len < 2 || s.ptr[0] != '[' || s.ptr[s.len - 1] != ']')
		return false;
	s = str_slice(s, 1, s.len - 1);
	if (str_eq_nocase(str_slice(s, 0, 5), S("IPv6:")))
		return format_ipv6(scratch, str_skip(s, 5));
	return format_ipv4(scratch, s);
}

static bool mailbox(struct arena *scratch, str s,
		    bool (*host)(struct arena *scratch, str s))
{
	size_t n = str_starts(s, S("\"")) ? quoted_part(s) : local_part(s);
	str domain = str_skip(s, n + 1);

	if (n == 0 || n > LONGEST_LOCAL || n >= s.len || s.ptr[n] != '@')
		return false;
	return host(scratch, domain) || address_literal(scratch, domain);
}

bool format_email(struct arena *scratch, str s)
{
	return is_ascii(s) && mailbox(scratch, s, format_hostname);
}

/* Mail may write a host in any normal form; registration asks for NFC. */
static bool any_form(struct arena *scratch, str s)
{
	return s.len <= LONGEST_UTF8 &&
	       format_idn_hostname(scratch, utf8_fold(scratch, s));
}

bool format_idn_email(struct arena *scratch, str s)
{
	return utf8_check(s) == s.len && mailbox(scratch, s, any_form);
}
