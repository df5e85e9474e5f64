/*
 * The words without which a pattern cannot match; and that a set of patterns
 * never passes over one that does.
 */
#include "base/needles.h"

#include "base/buf.h"
#include "base/regex_set.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

/* Words parted by `|`, in the order of the pattern. */
static const struct {
	const char *pattern, *words;
} rows[] = {
	{"bijlage", "bijlage"},
	{"\\bBijlage (?<nummer>\\d{1,2})\\b(?! van )", "bijlage "},
	{"paragraaf|hoofdstuk", "paragraaf|hoofdstuk"},
	{"\\b(hoofdstuk|paragraaf) \\d", "hoofdstuk |paragraaf "},
	{"(alle|de) speerpunten", "alle speerpunten|de speerpunten"},
	{"speerpunt(en)?", "speerpunt|speerpunten"},
	{"[Nn]og in te vullen", "nog in te vullen|nog in te vullen"},
	{"(?m)^Datum:?\\s+\\d", "datum|datum:"},
	{"a+bcd", "abcd"},
	{"(abc){2}", "abcabc"},
	{"(abc){2,}d", "abcabcd"},
	{"(\\w) +[,;]", " ,| ;"},
	{"\\b(de|het) \\1", "de |het "},
	{"x{3,5}y", "xxxy"},
	{"\\d +\\)", " )"},
	{"\xc3\xa0 \\d", "\xc3\xa0 |\xc3\x80 "},
	{"\xe2\x82\xac ?x", "\xe2\x82\xacx|\xe2\x82\xac x"},
	{"(?:abc)?def", "def|abcdef"},
	{"\\[naam\\]", "[naam]"},
	{"(?<=innen )xyz", "xyz"},
	{"een[^x]twee", "twee"},
	{"a{2}bcd{", "aabcd{"},
	/* nothing is known */
	{"", ""},
	{"ab", ""},
	{"\\d+", ""},
	{"abc|", ""},
	{"abc|\\d", ""},
	{"(abc)*", ""},
	{"(abc){0,3}", ""},
	{"(abc){,3}", ""},
	{"a{2}{3}bcd", ""},
	{"\xc3\x9f\xc3\xbfn", ""},
	{"[\xc3\xa0]bc", ""},
	{"(?!abc)", ""},
	{"(a)(?1)bcd", ""},
	{"(?x) a b c", ""},
	{"\\Qabc\\E", ""},
	{"(abc", ""},
	{"abc\\", ""},
	{"[abc", ""},
};

static void words_of_a_pattern(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena a = {0};
		struct needles n = needles_of(&a, str_from(rows[i].pattern));
		struct buf b = {.a = &a};

		for (size_t k = 0; k < n.n; k++) {
			buf_add(&b, k > 0 ? S("|") : S(""));
			buf_add(&b, n.at[k]);
		}
		if (!str_eq(buf_str(&b), str_from(rows[i].words))) {
			print_message("'%s' gives '%.*s'\n", rows[i].pattern,
				      STR(buf_str(&b)));
			fail();
		}
		arena_free(&a);
	}
}

static uint32_t below(uint32_t *seed, uint32_t n)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 17;
	*seed ^= *seed << 5;
	return *seed % n;
}

static const char *const pieces[] = {
	"a",	    "b",	"c",	 "abc",	   "bca",     "cab",
	"k",	    "s",	"A",	 "B",	   ".",	      "\\b",
	"\\w",	    "[ab]",	"[^a]",	 "[a-c]",  "[A]",     "(",
	"(?:",	    "(?i:",	"(?=",	 "(?!",	   "(?<=a)",  ")",
	")",	    ")",	"|",	 "|",	   "?",	      "*",
	"+",	    "{2}",	"{0,1}", "{1,}",   "{,2}",    "\\.",
	"\\x{61}",  "(?i)",	"^",	 "$",	   " ",	      "\\1",
	"\xc3\x89", "\xc3\xa5", "{3,}",	 "\\h",	   "(?>",     "(?<x>",
	"\xc3\xa9", "??",	"+?",	 "\\p{L}", "{2,3,1}", "{",
	"}",
};
static const char *const letters[] = {
	"a",
	"b",
	"c",
	"A",
	"B",
	"C",
	" ",
	".",
	"s",
	"k",
	"S",
	"K",
	"a",
	"\xc3\xa9",
	"\xc5\xbf",
	"\xe2\x84\xaa",
	"\xe2\x84\xab",
	"\xc3\x89",
	"\xc3\x85",
	"\xc3\xa5",
};

static str at_random(struct arena *a, uint32_t *seed, const char *const *from,
		     uint32_t n_from, uint32_t longest)
{
	struct buf b = {.a = a};
	uint32_t n = 1 + below(seed, longest);

	for (uint32_t i = 0; i < n; i++)
		buf_add(&b, str_from(from[below(seed, n_from)]));
	return buf_str(&b);
}

static unsigned try_texts(struct arena *a, uint32_t *seed,
			  const struct regex_set *set, const struct regex *re,
			  str pattern)
{
	unsigned matched = 0;

	for (int i = 0; i < 30; i++) {
		str text = at_random(a, seed, letters,
				     sizeof letters / sizeof *letters, 12);

		uint64_t bits[1];

		if (!regex_matches(re, text))
			continue;
		matched++;
		regex_set_scan(set, text, bits);
		if (regex_set_may(bits, re))
			continue;
		print_message("'%.*s' matches '%.*s'\n", STR(pattern),
			      STR(text));
		fail();
	}
	return matched;
}

static void no_match_is_passed_over(void **state)
{
	uint32_t seed = 20190213;
	unsigned matched = 0, sifted = 0;

	(void)state;
	for (int i = 0; i < 6000; i++) {
		struct arena a = {0};
		struct regex_set *set = regex_set_new(&a);
		str pattern = at_random(&a, &seed, pieces,
					sizeof pieces / sizeof *pieces, 9);
		unsigned flags = below(&seed, 2) == 0 ? REGEX_NOCASE : 0;
		struct regex *re = regex_new(&a, pattern, flags, NULL, NULL);

		if (re != NULL) {
			regex_set_add(set, re);
			matched += try_texts(&a, &seed, set, re, pattern);
			sifted += needles_of(&a, pattern).n > 0;
		}
		arena_free(&a);
	}
	/* or the test would say nothing */
	assert_true(matched > 5000);
	assert_true(sifted > 200);
}

/* A brace that is no count is a character: what it seems to count is there
 * once, and what seems to follow it does not. */
static void braces_that_are_no_count(void **state)
{
	static const char *const cases[][2] = {
		{"zx{2,3,4}q", "zx{2,3,4}q"},
		{"zx{2\\>?|y", "y"},
		{"[xz]{2,3,4}q", "x{2,3,4}q"},
		{"zx{}q", "zx{}q"},
		{"z[xq]{,z", "zx{,z"},
		{"zx{0}q", "zq"},
		{"zx{2}q", "zxxq"},
		{"zx{0,2}q", "zq"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena a = {0};
		struct regex_set *set = regex_set_new(&a);
		struct regex *re =
			regex_new(&a, str_from(cases[i][0]), 0, NULL, NULL);
		uint64_t bits[1];

		assert_non_null(re);
		regex_set_add(set, re);
		assert_true(regex_matches(re, str_from(cases[i][1])));
		regex_set_scan(set, str_from(cases[i][1]), bits);
		assert_true(regex_set_may(bits, re));
		arena_free(&a);
	}
}

/* Read anew at each depth, this would take until the end of time. */
static void looking_ahead_in_looking_ahead(void **state)
{
	struct arena a = {0};
	struct buf pattern = {.a = &a};
	struct regex_set *set = regex_set_new(&a);
	struct regex *re;

	(void)state;
	for (int i = 0; i < 200; i++)
		buf_add(&pattern, S("(?="));
	buf_add(&pattern, S("a"));
	for (int i = 0; i < 200; i++)
		buf_add(&pattern, S("|b)"));
	re = regex_new(&a, buf_str(&pattern), 0, NULL, NULL);
	assert_non_null(re);
	regex_set_add(set, re);
	arena_free(&a);
}

static void many_patterns_are_told_apart(void **state)
{
	struct arena a = {0};
	struct regex_set *set = regex_set_new(&a);
	struct regex *re[300];
	uint64_t bits[5];

	(void)state;
	for (int i = 0; i < 300; i++) {
		re[i] = regex_new(&a, str_fmt(&a, "%03dwoord", i), 0, NULL,
				  NULL);
		regex_set_add(set, re[i]);
	}
	assert_int_equal(regex_set_words(set), 5);
	regex_set_scan(set, S("dit is 217Woord, en meer niet"), bits);
	assert_true(regex_set_may(bits, re[217]));
	assert_false(regex_set_may(bits, re[21]));
	regex_set_scan(set, S("wo"), bits);
	assert_false(regex_set_may(bits, re[217]));
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_of_a_pattern),
		cmocka_unit_test(no_match_is_passed_over),
		cmocka_unit_test(braces_that_are_no_count),
		cmocka_unit_test(looking_ahead_in_looking_ahead),
		cmocka_unit_test(many_patterns_are_told_apart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
