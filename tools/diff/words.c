/*
 * Words are found in two ways.  Counting and likeness only need the maximal
 * runs of letters and digits, which a table of lead bytes gives.  Comparing
 * needs every character, so there UAX 29 cuts the text, and then pieces that a
 * reader takes as one are glued: "70%", "5-12-19", "1 februari 2022".  Which
 * sequence is a date is asked from doc/period, that knows the months.
 */
#include "diff/words.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "diff/tokens.h"
#include "doc/period.h"

#include <stdlib.h>
#include <uninorm.h>
#include <uniwbrk.h>

/* ---- words as runs of letters and digits ---- */

/* What a byte can be the start of. */
enum { OTHER, WORD, WIDE };

#define W5  WORD, WORD, WORD, WORD, WORD
#define W26 W5, W5, W5, W5, W5, WORD
#define V8  WIDE, WIDE, WIDE, WIDE, WIDE, WIDE, WIDE, WIDE
#define V32 V8, V8, V8, V8
static const unsigned char starts[256] = {
	['0'] = W5,   W5,  ['A'] = W26, ['_'] = WORD, ['a'] = W26,
	[0x80] = V32, V32, V32,		V32};

/* Length of the letter or digit that starts `s`, 0 when something else does.
 * Of the upper Latin-1 half and the blocks U+2000..U+2FFF (punctuation,
 * symbols) only few are letters; everything above counts as one. */
static size_t wide_letter(str s)
{
	size_t len;
	uint32_t cp = utf8_decode(s, &len);

	if (cp < 0xc0 && cp != 0xaa && cp != 0xb2 && cp != 0xb3 && cp != 0xb5 &&
	    cp != 0xb9 && cp != 0xba)
		return 0;
	if (cp == 0xd7 || cp == 0xf7 || (cp >= 0x2000 && cp < 0x3040) ||
	    cp == 0xfffd || cp == 0xfeff)
		return 0;
	return len;
}

static size_t letter(const char *p, const char *end)
{
	unsigned char what = starts[(unsigned char)*p];

	if (what != WIDE)
		return what;
	return wide_letter((str){p, (size_t)(end - p)});
}

str words_next(str *rest)
{
	const char *p = rest->ptr;
	const char *end = p + rest->len;
	const char *from;
	size_t len;

	if (rest->len == 0)
		return (str){0};
	while (p < end && letter(p, end) == 0)
		p++;
	from = p;
	while (p < end && (len = letter(p, end)) > 0)
		p += len;
	*rest = (str){p, (size_t)(end - p)};
	return (str){from, (size_t)(p - from)};
}

size_t words_count(str s)
{
	const char *p = s.ptr;
	const char *end = p + s.len;
	size_t n = 0;
	bool inside = false;

	if (s.len == 0)
		return 0;
	while (p < end) {
		unsigned char what = starts[(unsigned char)*p];
		size_t len = 1;
		bool now = what == WORD;

		if (what == WIDE) {
			len = wide_letter((str){p, (size_t)(end - p)});
			now = len > 0;
			len += len == 0;
		}
		n += now && !inside;
		inside = now;
		p += len;
	}
	return n;
}

/* ---- normal form ---- */

static bool is_blank(uint32_t cp)
{
	return cp == ' ' || (cp >= '\t' && cp <= '\r') || cp == 0x85 ||
	       cp == 0xa0 || cp == 0x1680 || (cp >= 0x2000 && cp <= 0x200a) ||
	       cp == 0x2028 || cp == 0x2029 || cp == 0x202f || cp == 0x205f ||
	       cp == 0x3000;
}

static bool is_nothing(uint32_t cp)
{
	return cp == 0xad || (cp >= 0x200b && cp <= 0x200d) || cp == 0x2060 ||
	       cp == 0xfeff;
}

static uint32_t plain(uint32_t cp)
{
	switch (cp) {
	case 0x2018:
	case 0x2019:
	case 0x201a:
	case 0x201b:
	case 0x2032:
	case 0xb4:
	case '`': return '\'';
	case 0x201c:
	case 0x201d:
	case 0x201e:
	case 0x201f:
	case 0x2033: return '"';
	case 0x2010:
	case 0x2011: return '-';
	default: return cp;
	}
}

/* Whether a character beyond ASCII stays what it is: nearly all letters of
 * Western languages do. */
static bool stays(uint32_t cp)
{
	return cp >= 0xa1 && cp < 0x300 && !is_nothing(cp) && plain(cp) == cp;
}

static bool is_normal(str s)
{
	bool blank = true;
	size_t len = 1;

	for (size_t i = 0; i < s.len; i += len) {
		unsigned char c = (unsigned char)s.ptr[i];

		len = 1;
		if (c >= 0x80 && !stays(utf8_decode(str_skip(s, i), &len)))
			return false;
		if (c < ' ' || c == '`' || (c == ' ' && blank))
			return false;
		blank = c == ' ';
	}
	return s.len == 0 || !blank;
}

static str composed(struct arena *a, str s)
{
	size_t len = 0;
	uint8_t *out = NULL;
	str r = s;

	for (size_t i = 0; i < s.len; i++)
		if ((unsigned char)s.ptr[i] >= 0xcc)
			len = 1;
	if (len == 0 || utf8_check(s) < s.len)
		return s;
	out = u8_normalize(UNINORM_NFC, (const uint8_t *)(const void *)s.ptr,
			   s.len, NULL, &len);
	if (out != NULL)
		r = str_copy(a, (str){(const char *)out, len});
	free(out);
	return r;
}

str words_normal(struct arena *a, str s)
{
	struct buf b = {.a = a};
	bool blank = false;
	size_t len;

	if (is_normal(s))
		return s;
	s = composed(a, s);
	b.at = NEWN(a, s.len + 1, char);
	b.cap = s.len + 1;
	for (size_t i = 0; i < s.len; i += len) {
		uint32_t cp = utf8_decode(str_skip(s, i), &len);
		uint32_t as = plain(cp);

		if (is_blank(cp)) {
			blank = b.n > 0;
			continue;
		}
		if (is_nothing(cp))
			continue;
		if (blank)
			buf_char(&b, ' ');
		blank = false;
		if (as != cp)
			buf_char(&b, (char)as);
		else
			buf_add(&b, str_slice(s, i, i + len));
	}
	return buf_str(&b);
}

/* ---- tokens ---- */

str token_text(str s, const struct token *t)
{
	return str_slice(s, t->from, t->to);
}

static bool all_digits(str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.ptr[i] < '0' || s.ptr[i] > '9')
			return false;
	return s.len > 0;
}

static bool is_char(str s, const struct token *t, const char *set)
{
	return t->to - t->from == 1 && strchr(set, s.ptr[t->from]) != NULL;
}

/* Whether the tokens i..i+n-1 are a date with its year. */
static bool is_date(str s, const struct tokens *t, size_t i, size_t n)
{
	str year;

	if (i + n > t->n)
		return false;
	year = token_text(s, &t->at[i + n - 1]);
	return year.len == 4 && all_digits(year) &&
	       period_read(str_slice(s, t->at[i].from, t->at[i + n - 1].to), 0)
			       .precision != PRECISION_NONE;
}

/* "5-12-19", "2021-2025", "2/3": digits that touch over one mark. */
static size_t number_length(str s, const struct tokens *t, size_t i)
{
	size_t n = 1;

	while (i + n + 1 < t->n && is_char(s, &t->at[i + n], "-/") &&
	       t->at[i + n].lead == t->at[i + n].from &&
	       t->at[i + n + 1].lead == t->at[i + n + 1].from &&
	       all_digits(token_text(s, &t->at[i + n + 1])))
		n += 2;
	if (n == 1 && i + 1 < t->n && is_char(s, &t->at[i + 1], "%"))
		n = 2;
	return n;
}

/* How many tokens from i on a reader takes as one. */
static size_t glued(str s, const struct tokens *t, size_t i)
{
	str first = token_text(s, &t->at[i]);

	if (first.len == 3 && memcmp(first.ptr, "\xe2\x82\xac", 3) == 0)
		return i + 1 < t->n && s.ptr[t->at[i + 1].from] >= '0' &&
				       s.ptr[t->at[i + 1].from] <= '9'
			       ? 2
			       : 1;
	if (first.len <= 2 && all_digits(first) && is_date(s, t, i, 3))
		return 3;
	return all_digits(first) ? number_length(s, t, i) : 1;
}

static void glue(str s, struct tokens *t, size_t first)
{
	size_t n = first;
	size_t length;

	for (size_t i = first; i < t->n; i += length) {
		length = glued(s, t, i);
		t->at[n].lead = t->at[i].lead;
		t->at[n].from = t->at[i].from;
		t->at[n++].to = t->at[i + length - 1].to;
	}
	t->n = n;
}

void tokens_add(struct arena *a, struct tokens *to, str s, size_t from,
		size_t end)
{
	char *brk = NEWN(a, end - from + 1, char);
	uint32_t lead = (uint32_t)from;
	size_t first = to->n;
	size_t next;

	if (end > from)
		u8_wordbreaks((const uint8_t *)(const void *)s.ptr + from,
			      end - from, brk);
	for (size_t i = from; i < end; i = next) {
		size_t len;

		for (next = i + 1; next < end && brk[next - from] == 0;)
			next++;
		if (is_blank(utf8_decode(str_skip(s, i), &len)))
			continue;
		*PUSH(a, to) =
			(struct token){(uint32_t)i, (uint32_t)next, lead};
		lead = (uint32_t)next;
	}
	glue(s, to, first);
}
