#include "check/formats.h"

#include "base/lang.h"
#include "check/ecma.h"

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_hex(char c)
{
	return is_digit(c) || ((c | 32) >= 'a' && (c | 32) <= 'f');
}

bool format_ipv4(struct arena *scratch, str s)
{
	size_t parts = 0;

	(void)scratch;
	for (; s.ptr != NULL; parts++) {
		str part = str_cut(&s, '.');
		int n = 0;

		if (part.len == 0 || part.len > 3 ||
		    (part.len > 1 && part.ptr[0] == '0'))
			return false;
		for (size_t i = 0; i < part.len; i++) {
			if (!is_digit(part.ptr[i]))
				return false;
			n = n * 10 + (part.ptr[i] - '0');
		}
		if (n > 255)
			return false;
	}
	return parts == 4;
}

/* Groups of 16 bits in "1:2:3", an IPv4 address at the end counting as two;
 * -1 when it is none. */
static int groups(str s, bool last)
{
	int n = 0;

	if (s.len == 0)
		return 0;
	while (s.ptr != NULL) {
		str part = str_cut(&s, ':');

		if (last && s.ptr == NULL && format_ipv4(NULL, part))
			return n + 2;
		if (part.len == 0 || part.len > 4)
			return -1;
		for (size_t i = 0; i < part.len; i++)
			if (!is_hex(part.ptr[i]))
				return -1;
		n++;
	}
	return n;
}

bool format_ipv6(struct arena *scratch, str s)
{
	size_t gap = str_find(s, S("::"));
	int before, after;

	(void)scratch;
	if (gap == s.len)
		return groups(s, true) == 8;
	before = groups(str_slice(s, 0, gap), false);
	after = groups(str_skip(s, gap + 2), true);
	return before >= 0 && after >= 0 && before + after < 8;
}

static bool format_uuid(struct arena *scratch, str s)
{
	(void)scratch;
	for (size_t i = 0; i < s.len; i++) {
		bool dash = i == 8 || i == 13 || i == 18 || i == 23;

		if (dash ? s.ptr[i] != '-' : !is_hex(s.ptr[i]))
			return false;
	}
	return s.len == 36;
}

static bool format_json_pointer(struct arena *scratch, str s)
{
	(void)scratch;
	for (size_t i = 0; i < s.len; i++)
		if (s.ptr[i] == '~' &&
		    (i + 1 == s.len ||
		     (s.ptr[i + 1] != '0' && s.ptr[i + 1] != '1')))
			return false;
	return s.len == 0 || s.ptr[0] == '/';
}

static bool format_relative_json_pointer(struct arena *scratch, str s)
{
	size_t n = 0;

	while (n < s.len && is_digit(s.ptr[n]))
		n++;
	if (n == 0 || (n > 1 && s.ptr[0] == '0'))
		return false;
	s = str_skip(s, n);
	return str_eq(s, S("#")) || format_json_pointer(scratch, s);
}

static bool format_regex(struct arena *scratch, str s)
{
	str translated;

	return ecma_translate(scratch, s, &translated, NULL);
}

static const struct format formats[] = {
	{S_INIT("date"), format_date, MSG("a date, as in 2019-03-07")},
	{S_INIT("time"), format_time, MSG("a time, as in 20:30:00Z")},
	{S_INIT("date-time"), format_date_time,
	 MSG("a date and time, as in 2019-03-07T20:30:00Z")},
	{S_INIT("duration"), format_duration, MSG("a duration, as in P3M")},
	{S_INIT("email"), format_email, MSG("an e-mail address")},
	{S_INIT("idn-email"), format_idn_email, MSG("an e-mail address")},
	{S_INIT("hostname"), format_hostname, MSG("a host name")},
	{S_INIT("idn-hostname"), format_idn_hostname, MSG("a host name")},
	{S_INIT("ipv4"), format_ipv4, MSG("an IPv4 address")},
	{S_INIT("ipv6"), format_ipv6, MSG("an IPv6 address")},
	{S_INIT("uri"), format_uri, MSG("a web address or other URI")},
	{S_INIT("uri-reference"), format_uri_reference,
	 MSG("a web address or a reference")},
	{S_INIT("iri"), format_iri, MSG("a web address or other URI")},
	{S_INIT("iri-reference"), format_iri_reference,
	 MSG("a web address or a reference")},
	{S_INIT("uri-template"), format_uri_template,
	 MSG("a template of a web address")},
	{S_INIT("uuid"), format_uuid, MSG("a UUID")},
	{S_INIT("json-pointer"), format_json_pointer, MSG("a JSON pointer")},
	{S_INIT("relative-json-pointer"), format_relative_json_pointer,
	 MSG("a relative JSON pointer")},
	{S_INIT("regex"), format_regex, MSG("a pattern (ECMA-262)")},
};

const struct format *format_find(str name)
{
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
		if (str_eq(formats[i].name, name))
			return &formats[i];
	return NULL;
}

bool format_matches(const struct format *f, struct arena *scratch, str s)
{
	return f->matches(scratch, s);
}
