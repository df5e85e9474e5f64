/*
 * Any pattern over any text, with a NUL between, as a pattern of a schema (that
 * of ECMA-262) and as one of a profile (that of PCRE2): what is refused says
 * why, what matches lies in the text, a search from the end of a match ends,
 * and the words that a pattern cannot do without never hide a match.
 */
#include "base/regex_set.h"
#include "base/utf8.h"
#include "check/ecma.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void claim(bool holds)
{
	if (!holds)
		abort();
}

static void search(const struct regex *re, str text)
{
	struct regex_match m;
	size_t from = 0;

	for (int i = 0; i < 20 && from <= text.len; i++) {
		if (regex_find(re, text, from, &m) != REGEX_YES)
			return;
		claim(m.whole.ptr >= text.ptr &&
		      m.whole.ptr + m.whole.len <= text.ptr + text.len);
		if (m.whole.len == 0)
			return;
		from = (size_t)(m.whole.ptr - text.ptr) + m.whole.len;
	}
}

static void sift(struct arena *a, struct regex *re, str text)
{
	struct regex_set *set = regex_set_new(a);
	uint64_t bits[1];

	regex_set_add(set, re);
	claim(regex_set_words(set) == 1);
	regex_set_scan(set, text, bits);
	claim(!regex_matches(re, text) || regex_set_may(bits, re));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = {0};
	struct fail why = {0};
	str text = {(const char *)data, size}, pattern, translated;
	struct regex *re;

	if (size == 0)
		return 0;
	text = str_copy(&a, text);
	pattern = str_cut(&text, '\0');
	if (text.ptr == NULL)
		text = S("");
	if (utf8_check(pattern) < pattern.len || utf8_check(text) < text.len) {
		arena_free(&a);
		return 0;
	}
	if (ecma_translate(&a, pattern, &translated, &why)) {
		re = ecma_regex(&a, pattern, &why);
		claim(re != NULL || why.message.len > 0);
		if (re != NULL)
			search(re, text);
	} else {
		claim(why.message.len > 0);
	}
	why = (struct fail){0};
	re = regex_new(&a, pattern, REGEX_NOCASE, &why, NULL);
	claim(re != NULL || why.message.len > 0);
	if (re != NULL) {
		search(re, text);
		sift(&a, re, text);
	}
	arena_free(&a);
	return 0;
}
