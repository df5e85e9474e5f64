/*
 * Reading a period into tokens, in two passes: the first cuts digits, letters
 * and signs, the second joins what belongs together ("tot en met", "1e",
 * "t/m") by a table of phrases.  The language is in
 * period_words.c; a second language is a second set of rows.
 */
#include "doc/period_tokens.h"

#include "doc/period_words.h"

#include <ctype.h>

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(const char *c, size_t left)
{
	unsigned char u = (unsigned char)*c;

	if (u < 0x80)
		return isalpha(u) != 0;
	/* U+00C0..U+024F: the letters of Latin-1 and Latin Extended */
	return left > 1 && u >= 0xC3 && u <= 0xC9;
}

/* Bytes of the blank at the start of `s`: ASCII blanks, NBSP, "&nbsp;", a tag
 * of HTML.  `*tag` says it was a tag. */
static size_t blank_length(str s, bool *tag)
{
	size_t end;

	*tag = false;
	if (s.ptr[0] == ' ' || (s.ptr[0] >= '\t' && s.ptr[0] <= '\r'))
		return 1;
	if (str_starts(s, S("\xC2\xA0")))
		return 2;
	if (str_starts(s, S("\xE2\x80\xAF")) ||
	    str_starts(s, S("\xE2\x80\x89")))
		return 3;
	if (str_starts(s, S("&nbsp;")))
		return 6;
	if (s.ptr[0] == '<' && s.len > 2 &&
	    (s.ptr[1] == '/' || is_letter(s.ptr + 1, 2))) {
		end = str_find_char(s, '>');
		*tag = end < s.len;
		return *tag ? end + 1 : 0;
	}
	return 0;
}

static struct token number(str s, size_t *used)
{
	struct token t = {.kind = TOKEN_NUMBER};

	while (*used < s.len && is_digit(s.ptr[*used])) {
		if (t.digits < 9)
			t.value = t.value * 10 + (s.ptr[*used] - '0');
		t.digits++;
		(*used)++;
	}
	return t;
}

static struct token word(str s, size_t *used)
{
	struct token t = {.kind = TOKEN_WORD};

	while (*used < s.len && is_letter(s.ptr + *used, s.len - *used))
		*used += (unsigned char)s.ptr[*used] < 0x80 ? 1 : 2;
	t.text = str_slice(s, 0, *used);
	for (const struct word_row *r = period_word_rows; r->text != NULL;
	     r++) {
		if ((r->text[0] | 0x20) != (s.ptr[0] | 0x20) ||
		    !str_eq_nocase(str_from(r->text), t.text))
			continue;
		t.kind = r->kind;
		t.value = r->value;
		break;
	}
	return t;
}

static struct token sign(str s, size_t *used)
{
	for (const struct sign_row *r = period_sign_rows; r->text != NULL;
	     r++) {
		str text = str_from(r->text);

		if (!str_starts(s, text))
			continue;
		*used = text.len;
		return (struct token){.kind = r->kind};
	}
	*used = 1;
	while (*used < s.len && ((unsigned char)s.ptr[*used] & 0xC0) == 0x80)
		(*used)++;
	return (struct token){.kind = TOKEN_STRANGE};
}

/* A dot ends an abbreviation, parts the numbers of a date or ends a sentence.
 */
static struct token dot(str s, const struct token *before, bool glued)
{
	bool digit_next = s.len > 1 && is_digit(s.ptr[1]);
	bool number_before = before != NULL && before->kind == TOKEN_NUMBER;

	if (digit_next && number_before && glued)
		return (struct token){.kind = TOKEN_DOT};
	return (struct token){.kind = TOKEN_STOP};
}

/* "mrt." and "okt. 2019": the dot of a short word that something follows says
 * nothing.  That of a long one, or of a number, ends a sentence. */
static bool is_abbreviation(const struct token *before, bool glued)
{
	return glued && before != NULL && before->kind >= TOKEN_WORD &&
	       before->text.len <= 4;
}

static bool first_pass(str s, struct tokens *out)
{
	bool glued = true, tag;

	while (s.len > 0) {
		const struct token *before = out->n > 0 ? &out->at[out->n - 1]
							: NULL;
		size_t used = blank_length(s, &tag);
		struct token t;

		if (used > 0) {
			glued = tag;
			s = str_skip(s, used);
			continue;
		}
		if (out->n == TOKENS_MAX)
			return false;
		if (is_digit(s.ptr[0])) {
			t = number(s, &used);
		} else if (is_letter(s.ptr, s.len)) {
			t = word(s, &used);
		} else if (s.ptr[0] == '.' && !str_starts(s, S(".."))) {
			t = dot(s, before, glued);
			used = 1;
		} else {
			t = sign(s, &used);
		}
		t.glued = glued;
		if (t.text.len == 0)
			t.text = str_slice(s, 0, used);
		glued = true;
		s = str_skip(s, used);
		if (!(t.kind == TOKEN_STOP && str_eq(t.text, S(".")) &&
		      is_abbreviation(before, t.glued)))
			out->at[out->n++] = t;
	}
	return true;
}

/* Tokens that the phrase covers at `at`, or 0. */
static size_t phrase_length(const struct phrase_row *r, const struct token *at)
{
	size_t n = 0;

	while (n < 4 && r->text[n] != NULL) {
		if (at[n].kind == TOKEN_END ||
		    (at[n].text.ptr[0] | 0x20) != (r->text[n][0] | 0x20) ||
		    !str_eq_nocase(at[n].text, str_from(r->text[n])))
			return 0;
		n++;
	}
	return n;
}

/* "1e", "2de", "3<sup>e</sup>", "Q1", "kw1", "H2", "W12": a number and letters.
 */
static size_t numbered(const struct token *at, struct token *out)
{
	const struct token *next = &at[1];

	if (at->kind == TOKEN_NUMBER && next->glued && at->digits <= 2 &&
	    (str_eq_nocase(next->text, S("e")) ||
	     str_eq_nocase(next->text, S("de")) ||
	     str_eq_nocase(next->text, S("ste")))) {
		*out = *at;
		out->kind = TOKEN_ORDINAL;
		return 2;
	}
	if (next->kind != TOKEN_NUMBER || !next->glued || next->digits > 2)
		return 0;
	*out = *next;
	out->glued = at->glued;
	out->kind = at->kind;
	if (at->kind == TOKEN_QUARTER || at->kind == TOKEN_WEEK)
		return 2;
	if (at->kind != TOKEN_WORD || at->text.len != 1)
		return 0;
	switch (at->text.ptr[0] | 0x20) {
	case 'h': out->kind = TOKEN_HALF; return 2;
	case 'w': out->kind = TOKEN_WEEK; return 2;
	default: return 0;
	}
}

static void second_pass(struct tokens *t)
{
	size_t to = 0, used;

	for (size_t from = 0; from < t->n; from += used) {
		struct token joined = t->at[from];

		used = numbered(&t->at[from], &joined);
		for (const struct phrase_row *r = period_phrase_rows;
		     used == 0 && r->text[0] != NULL; r++) {
			used = phrase_length(r, &t->at[from]);
			if (used > 0)
				joined.kind = r->kind;
		}
		if (used == 0)
			used = 1;
		t->at[to++] = joined;
	}
	t->n = to;
	t->at[to] = (struct token){0};
}

bool tokens_read(str s, struct tokens *out)
{
	*out = (struct tokens){0};
	if (s.len > 400 || !first_pass(s, out))
		return false;
	second_pass(out);
	return true;
}
