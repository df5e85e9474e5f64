#include "repo/trailers.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* The trailers of a message as "key=value" lines. */
static void gives(const char *message, const char *expected)
{
	struct arena a = {0};
	const struct trailer *t;
	size_t n = trailers_read(&a, str_from(message), &t);
	str got = S("");

	for (size_t i = 0; i < n; i++)
		got = str_fmt(&a, "%.*s%.*s=%.*s\n", STR(got), STR(t[i].key),
			      STR(t[i].value));
	if (!str_eq(got, str_from(expected)))
		fail_msg("got:\n%.*s\nexpected:\n%s", STR(got), expected);
	arena_free(&a);
}

static void the_last_paragraph_holds_them(void **state)
{
	(void)state;
	gives("Besluit\n\nTekst.\n\nStap: R7\nBesluit: vastgesteld\n",
	      "Stap=R7\nBesluit=vastgesteld\n");
	gives("Besluit\n\nStap: R7\n\nTekst erna.\n", "");
	gives("Besluit\n\nStap: R7", "Stap=R7\n");
	gives("Besluit\r\n\r\nStap: R7\r\n", "Stap=R7\n");
}

static void a_subject_is_no_trailer(void **state)
{
	(void)state;
	gives("Stap: R7\n", "");
	gives("# uitleg\nagenda: iets\nStap: R7\n", "");
	gives("", "");
	gives("\n", "");
}

static void a_table_or_rule_before_them_does_no_harm(void **state)
{
	(void)state;
	gives("Besluit\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nStap: R7\n",
	      "Stap=R7\n");
	gives("Besluit\n\n---\n\nTekst\n\nStap: R7\n", "Stap=R7\n");
	gives("Besluit\n\n--- a/x\n+++ b/x\n\nStap: R7\n", "Stap=R7\n");
}

static void folded_values_become_one_line(void **state)
{
	(void)state;
	gives("B\n\nReden: een lange\n  zin\n\tover regels\nStap: R1\n",
	      "Reden=een lange zin over regels\nStap=R1\n");
	gives("B\n\nReden:\n  later\n", "Reden=later\n");
	gives("B\n\nReden:\n", "Reden=\n");
}

static void mixed_paragraphs_count_only_with_gits_own(void **state)
{
	(void)state;
	gives("B\n\nStap: R1\ngewone zin\n", "");
	gives("B\n\nLet op: dit is tekst\nStap: R1\n", "");
	gives("B\n\neen\ntwee\nStap: R1\nSigned-off-by: A <a@b>\n",
	      "Stap=R1\nSigned-off-by=A <a@b>\n");
	gives("B\n\nStap: R1\n(cherry picked from commit 12ab)\n", "Stap=R1\n");
}

static void comments_and_odd_keys(void **state)
{
	(void)state;
	gives("B\n\nStap: R1\n# uitleg\n\n# meer\n", "Stap=R1\n");
	gives("B\n\nStap : R1\nX-1: a:b: c\n", "Stap=R1\nX-1=a:b: c\n");
	gives("B\n\nGe\xc3\xaft: nee\n", "");
	gives("B\n\n: nee\n", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_last_paragraph_holds_them),
		cmocka_unit_test(a_subject_is_no_trailer),
		cmocka_unit_test(a_table_or_rule_before_them_does_no_harm),
		cmocka_unit_test(folded_values_become_one_line),
		cmocka_unit_test(mixed_paragraphs_count_only_with_gits_own),
		cmocka_unit_test(comments_and_odd_keys),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
