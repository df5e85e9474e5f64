/*
 * A document has thousands of scalars and nearly all are text, so the first
 * byte decides whether a closer look is worth it.  The grammars are those of
 * YAML 1.2.2, 10.3.2, and are few enough to be scanned by hand: a regular
 * expression would cost more than the parser does.
 */
#include "tree/scalar.h"

#include "base/buf.h"

static size_t digits(str s, size_t at)
{
	size_t from = at;

	while (at < s.len && s.ptr[at] >= '0' && s.ptr[at] <= '9')
		at++;
	return at - from;
}

/* Length of an exponent at `at`; 0 when there is none. */
static size_t exponent(str s, size_t at)
{
	size_t i = at;
	size_t n;

	if (i >= s.len || (s.ptr[i] != 'e' && s.ptr[i] != 'E'))
		return 0;
	i++;
	if (i < s.len && (s.ptr[i] == '+' || s.ptr[i] == '-'))
		i++;
	n = digits(s, i);
	return n > 0 ? i + n - at : 0;
}

size_t scalar_json_number(str s)
{
	size_t at = s.len > 0 && s.ptr[0] == '-';
	size_t n = digits(s, at);

	if (n == 0)
		return 0;
	at += s.ptr[at] == '0' ? 1 : n;
	if (at < s.len && s.ptr[at] == '.') {
		n = digits(s, at + 1);
		if (n > 0)
			at += n + 1;
	}
	return at + exponent(s, at);
}

/* A decimal number of the core schema, which is laxer than JSON: `+1`, `.5`,
 * `5.`, `007`. */
static bool decimal(struct arena *a, str s, struct scalar *out)
{
	size_t sign = s.len > 0 && (s.ptr[0] == '-' || s.ptr[0] == '+');
	size_t whole = digits(s, sign);
	size_t point = sign + whole;
	bool dot = point < s.len && s.ptr[point] == '.';
	size_t fraction = dot ? digits(s, point + 1) : 0;
	size_t end = point + dot + fraction;
	str head = str_slice(s, sign, point);
	struct buf b = {.a = a};

	if (whole + fraction == 0 || end + exponent(s, end) != s.len)
		return false;
	out->kind = NODE_NUMBER;
	if (scalar_json_number(s) == s.len)
		return true;
	while (head.len > 1 && head.ptr[0] == '0')
		head = str_skip(head, 1);
	if (s.ptr[0] == '-')
		buf_char(&b, '-');
	buf_add(&b, whole > 0 ? head : S("0"));
	if (dot)
		buf_add(&b, fraction > 0 ? str_slice(s, point, end) : S(".0"));
	buf_add(&b, str_skip(s, end));
	out->text = buf_str(&b);
	return true;
}

static unsigned digit_value(char c)
{
	if (c >= '0' && c <= '9')
		return (unsigned)(c - '0');
	c = (char)(c | 0x20);
	return c >= 'a' && c <= 'f' ? (unsigned)(c - 'a') + 10 : 99;
}

/* 0o17 and 0x1F. */
static bool based(struct arena *a, str s, struct scalar *out)
{
	unsigned bits = str_starts(s, S("0x")) ? 4 : 3;
	uint64_t value = 0;
	bool large = false;

	if (s.len < 3 || s.ptr[0] != '0' ||
	    (s.ptr[1] != 'x' && s.ptr[1] != 'o'))
		return false;
	for (size_t i = 2; i < s.len; i++) {
		unsigned d = digit_value(s.ptr[i]);

		if (d >= 1U << bits)
			return false;
		large = large || value >> (64 - bits) != 0;
		value = value << bits | d;
	}
	if (large) {
		out->trouble = SCALAR_TOO_LARGE;
		return true;
	}
	out->kind = NODE_NUMBER;
	out->text = str_fmt(a, "%llu", (unsigned long long)value);
	return true;
}

static bool is_one_of(str s, const char *const *words)
{
	for (; *words != NULL; words++)
		if (str_eq(s, str_from(*words)))
			return true;
	return false;
}

static bool word(str s, struct scalar *out)
{
	static const char *const nulls[] = {"null", "Null", "NULL", "~", NULL};
	static const char *const yes[] = {"true", "True", "TRUE", NULL};
	static const char *const no[] = {"false", "False", "FALSE", NULL};

	if (is_one_of(s, nulls))
		*out = (struct scalar){.kind = NODE_NULL};
	else if (is_one_of(s, yes))
		*out = (struct scalar){.kind = NODE_BOOL, .text = S("true")};
	else if (is_one_of(s, no))
		*out = (struct scalar){.kind = NODE_BOOL, .text = S("false")};
	else
		return false;
	return true;
}

static bool not_finite(str s)
{
	static const char *const infinite[] = {".inf", ".Inf", ".INF", NULL};
	static const char *const nan[] = {".nan", ".NaN", ".NAN", NULL};

	if (is_one_of(s, nan))
		return true;
	if (s.len > 0 && (s.ptr[0] == '-' || s.ptr[0] == '+'))
		s = str_skip(s, 1);
	return is_one_of(s, infinite);
}

struct scalar scalar_plain(struct arena *a, str text)
{
	struct scalar out = {.kind = NODE_STRING, .text = text};
	char first;

	if (text.len == 0)
		return (struct scalar){.kind = NODE_NULL};
	first = text.ptr[0];
	if (strchr("nNtTfF~", first) != NULL && first != '\0') {
		if (text.len <= 5)
			word(text, &out);
	} else if (digits(text, 0) > 0 || first == '-' || first == '+' ||
		   first == '.') {
		if (!decimal(a, text, &out) && !based(a, text, &out) &&
		    not_finite(text))
			out.trouble = SCALAR_NOT_FINITE;
	}
	return out;
}

/* [-+]?[1-9][0-9_]*(:[0-5]?[0-9])+ : hours and minutes to a reader, a number
 * to base 60 to YAML 1.1. */
static bool sexagesimal(str s)
{
	size_t colons = 0;
	size_t run;

	for (size_t i = 0; i < s.len; i += run + 1) {
		run = digits(s, i);
		if (run == 0 || (colons > 0 && run > 2) ||
		    (i + run < s.len && s.ptr[i + run] != ':'))
			return false;
		if (colons > 0 && run == 2 && s.ptr[i] > '5')
			return false;
		if (i + run < s.len)
			colons++;
	}
	return colons > 0 && s.ptr[0] != '0' && s.ptr[s.len - 1] != ':';
}

/* 1_000 and 0b101 are numbers to YAML 1.1 alone, 0o17 is one to 1.2 alone. */
static bool number_to_one(str s)
{
	bool binary = str_starts(s, S("0b")), octal = str_starts(s, S("0o"));
	bool based = s.len > 2 && (binary || octal), parted = false;
	unsigned limit = binary ? 2 : octal ? 8 : 10;

	if (s.ptr[0] == '0' && !based)
		return false;
	for (size_t i = based ? 2 : 0; i < s.len; i++) {
		if (s.ptr[i] == '_' && !octal)
			parted = true;
		else if (digit_value(s.ptr[i]) >= limit)
			return false;
	}
	return based || parted;
}

bool scalar_is_ambiguous(str s)
{
	static const char *const words[] = {
		"yes", "Yes", "YES", "no",  "No",  "NO", "on",
		"On",  "ON",  "off", "Off", "OFF", NULL,
	};
	size_t n = digits(s, 0);

	if (s.len == 0 || s.len > 24)
		return false;
	if (n == 0)
		return s.len <= 3 && is_one_of(s, words);
	if (n == s.len)
		return n > 1 && s.ptr[0] == '0' && str_find_char(s, '8') == n &&
		       str_find_char(s, '9') == n;
	return sexagesimal(s) || number_to_one(s);
}
