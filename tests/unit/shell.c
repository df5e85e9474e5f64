/*
 * What a person copies must come to the shell as the word that was meant: each
 * word is given to a real one, which prints it back.
 */
#include "base/shell.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static void a_shell_gives_the_word_back(void **state)
{
	static const char *const words[] = {
		"agendas/zorg.md",
		"Gooi en Vecht",
		"koffie's",
		"'",
		"\\",
		"$HOME `id` \"x\"",
		"*.md",
		"a;b&c|d",
		"caf\xc3\xa9",
		"-n",
		"~",
		"a\nb",
		"",
	};

	(void)state;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		struct arena a = {0};
		str word = shell_word(&a, str_from(words[i]));
		char printed[64] = "";
		FILE *shell = popen(
			str_cstr(&a,
				 str_fmt(&a, "printf '%%s' %.*s", STR(word))),
			"r");

		assert_non_null(shell);
		printed[fread(printed, 1, sizeof printed - 1, shell)] = '\0';
		assert_int_equal(pclose(shell), 0);
		assert_string_equal(printed, words[i]);
		arena_free(&a);
	}
}

static void a_plain_word_stays_as_it_is(void **state)
{
	struct arena a = {0};

	(void)state;
	assert_true(str_eq(shell_word(&a, S("/srv/a_b-1.git")),
			   S("/srv/a_b-1.git")));
	assert_true(str_eq(shell_word(&a, S("a b")), S("'a b'")));
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_shell_gives_the_word_back),
		cmocka_unit_test(a_plain_word_stays_as_it_is),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
