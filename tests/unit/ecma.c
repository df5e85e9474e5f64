/*
 * Patterns mean what ECMA-262 says, in Unicode mode; all else is refused.
 */
#include "check/ecma.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

/* clang-format off */
static const struct {
	const char *pattern, *subject;
	bool matches;
} rows[] = {
	{"^a$", "a", true},
	{"^a$", "a\n", false},
	{"a.c", "a\nc", false},
	{"a.c", "a\xe2\x80\xa8" "c", false},
	{"^.$", "\xf0\x9f\x92\xa9", true},
	{"^\\uD83D\\uDCA9$", "\xf0\x9f\x92\xa9", true},
	{"^\\u{1F4A9}$", "\xf0\x9f\x92\xa9", true},
	{"^\\s$", "\xc2\xa0", true},
	{"^[\\s]$", "\xef\xbb\xbf", true},
	{"^\\S$", "\xc2\xa0", false},
	{"^[\\S]$", "\xe3\x80\x80", false},
	{"^[^\\S]$", "\xe3\x80\x80", true},
	{"^\\v$", "\x0b", true},
	{"^\\v$", "\n", false},
	{"^\\d$", "\xd9\xa1", false},
	{"^\\w$", "\xc3\xa9", false},
	{"^\\p{Letter}$", "\xc3\xa9", true},
	{"^\\p{L}\\P{Lu}$", "aa", true},
	{"^\\p{Script=Greek}$", "\xce\xb1", true},
	{"^\\p{Lowercase}$", "a", true},
	{"^[]$", "", false},
	{"^[^]$", "\n", true},
	{"^(a)?b\\1$", "b", true},
	{"^(?<x>a|b)\\k<x>$", "bb", true},
	{"^(?<x>a|b)\\k<x>$", "ba", false},
	{"^\\cJ$", "\n", true},
	{"^[\\b]$", "\b", true},
	{"^\\0$", "a", false},
	{"^[a\\-z]$", "-", true},
	{"^[[:alph]+$", "a:[", true},
	{"(?<=a)b(?!c)", "ab", true},
	{"^(?:a|b){2,3}?$", "aba", true},
	{"^a{2,70000}$", "aaa", true},
	{"\\/", "/", true},
};

static const char *const refused[] = {
	"\\Z", "\\a", "\\A", "(?i)a", "(?i:a)", "a++", "a**", "(?>a)", "\\p{letter}",
	"\\p{Foo}", "\\pL", "a{2,1}", "{", "}", "]", "(", ")", "[", "[b-a]",
	"\\1", "\\k<x>", "(?<a>x)(?<a>y)", "*a", "^*", "(?=a)*", "\\u{110000}",
	"\\x1", "\\c1", "\\", "[\\d-z]", "\\-", "a{99999}", "(*ACCEPT)", "\\00",
	"[[:alpha:]]",
};
/* clang-format on */

static void patterns_mean_what_ecma_says(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena a = {0};
		struct fail why = {0};
		struct regex *re =
			ecma_regex(&a, str_from(rows[i].pattern), &why);

		if (re == NULL)
			fail_msg("%s: %.*s", rows[i].pattern, STR(why.message));
		if (regex_matches(re, str_from(rows[i].subject)) !=
		    rows[i].matches)
			fail_msg("%s on \"%s\"", rows[i].pattern,
				 rows[i].subject);
		arena_free(&a);
	}
}

static void what_is_no_ecma_is_refused(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
		struct arena a = {0};
		struct fail why = {0};
		str out;

		if (ecma_translate(&a, str_from(refused[i]), &out, &why))
			fail_msg("%s was taken, as %.*s", refused[i], STR(out));
		assert_true(why.message.len > 0);
		arena_free(&a);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(patterns_mean_what_ecma_says),
		cmocka_unit_test(what_is_no_ecma_is_refused),
	};

	return cmocka_run_group_tests_name("ecma", tests, NULL, NULL);
}
