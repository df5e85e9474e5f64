/*
 * Comparing names.  Words are compared as a whole, not by likeness of letters:
 * "onderwijs" and "onderzoek" share most of theirs and nothing else.  Only
 * Dutch compounds get through: the shorter word must begin or end the longer.
 */
#include "check/names.h"

#include "base/buf.h"
#include "base/utf8.h"

enum { WORD_MIN = 4, KIN_MIN = 5 };

/* A number before a name: "3.1 Visie", "2. Planmatig", "a) Zo". */
static str without_number(str text)
{
	size_t i = 0;

	while (i < text.len && ((text.ptr[i] >= '0' && text.ptr[i] <= '9') ||
				(i > 0 && text.ptr[i] == '.')))
		i++;
	if (i == 0 && text.len > 2 && text.ptr[1] == ')')
		i = 2;
	if (i > 0 && i < 12 && i < text.len && text.ptr[i] == ' ')
		return str_trim(str_skip(text, i));
	return text;
}

/* Letters, digits and what is written with more than one byte, save the signs
 * among these (quotes, dashes, bullets, the hard space). */
static bool is_letter(str s, size_t *len)
{
	uint32_t cp = utf8_decode(s, len);

	if (cp < 0x80)
		return (cp >= 'a' && cp <= 'z') || (cp >= '0' && cp <= '9') ||
		       cp == '&' || cp == '@';
	return cp >= 0xc0 && !(cp >= 0x2000 && cp <= 0x2bff);
}

str name_plain(const struct rule_run *run, str text)
{
	str folded = without_number(rule_fold(run, str_trim(text)));
	struct buf b = {.a = run->a};
	bool gap = false;

	for (size_t i = 0, len; i < folded.len; i += len) {
		str rest = str_skip(folded, i);

		if (!is_letter(rest, &len)) {
			gap = true;
			continue;
		}
		if (gap && b.n > 0)
			buf_char(&b, ' ');
		gap = false;
		buf_add(&b, str_slice(rest, 0, len));
	}
	return buf_str(&b);
}

bool name_same(const struct rule_run *run, str x, str y)
{
	return str_eq(name_plain(run, x), name_plain(run, y));
}

struct name_words name_words(str plain, const struct map *common)
{
	struct name_words w = {0};

	while (plain.ptr != NULL && w.n < NAME_WORDS_MAX) {
		str word = str_cut(&plain, ' ');
		bool known = false;

		if (utf8_count(word) < WORD_MIN ||
		    (common != NULL && map_get(common, word) != NULL))
			continue;
		for (size_t i = 0; i < w.n && !known; i++)
			known = str_eq(w.at[i], word);
		if (!known)
			w.at[w.n++] = word;
	}
	return w;
}

bool name_kin(str x, str y)
{
	if (x.len > y.len) {
		str swap = x;

		x = y;
		y = swap;
	}
	return str_eq(x, y) ||
	       (x.len >= KIN_MIN && (str_starts(y, x) || str_ends(y, x)));
}

size_t name_shared(const struct name_words *x, const struct name_words *y)
{
	size_t n = 0;

	for (size_t i = 0; i < x->n; i++)
		for (size_t j = 0; j < y->n; j++)
			if (name_kin(x->at[i], y->at[j])) {
				n++;
				break;
			}
	return n;
}

struct map name_set(const struct rule_setup *setup, const char *key)
{
	const struct node *list = node_get(setup->parameters, str_from(key));
	struct map set = {0};

	for (size_t i = 0; list != NULL && i < list->n; i++)
		*map_slot(setup->a, &set,
			  utf8_fold(setup->a, node_text(list->child[i]))) =
			setup->a;
	return set;
}
