/*
 * Patterns that wait until they are used are right: one that PCRE2 refuses is
 * told of at once, whatever it is.
 */
#include "base/regex_plain.h"

#include "base/buf.h"
#include "base/regex.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

/* What people write in a profile. */
static const char *const plain[] = {
	"abc",
	"\\bbijlage (?<nummer>\\d{1,2})\\b(?! van )",
	"(?<=[.!?] )(?:De|Het) [\\p{L}-]+",
	"(?<!\\d )\\.(?=\\p{Lu}\\p{Ll}{2,}\\s)",
	"^(?:de|het) [^.:]{0,100}$",
	"[\\x{FFFD}\\x{E000}-\\x{F8FF}]",
	"(?-i:[A-Z])(?i:x)\\.\\*\\[a\\]",
	"a*+b+?c??d{2,3}?",
	"\xe2\x80\x9c[^\xe2\x80\x9d]+\xe2\x80\x9d",
	"(a|b||)",
};

/* Wrong, or right in an uncommon way. */
static const char *const other[] = {
	"",
	"(",
	")",
	"(a",
	"[a",
	"[b-a]",
	"[\\d-x]",
	"[[:alpha:]]",
	"[]a]",
	"*a",
	"a**",
	"a{3,2}",
	"a{2000}",
	"a{b",
	"^*",
	"\\",
	"\\q",
	"\\p{Xx}",
	"\\x{110000}",
	"\\x{D800}",
	"\\1",
	"(?<a>x)(?<a>y)",
	"(?<1>x)",
	"(?<=a+)b",
	"(?<=(a|bc))d",
	"(?R)",
	"(?>a)",
	"(?x)a",
	"(*COMMIT)a",
	"((((a{500}){500}){500}))",
	"\xff",
};

static void known_kinds(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
		if (!regex_is_plain(str_from(plain[i])))
			fail_msg("not plain: %s", plain[i]);
	for (size_t i = 0; i < sizeof other / sizeof *other; i++)
		if (regex_is_plain(str_from(other[i])))
			fail_msg("plain: %s", other[i]);
}

static void wrong_is_told_at_once(void **state)
{
	struct arena a = {0};
	struct fail why = {0};
	size_t at = 0;

	(void)state;
	assert_null(regex_new(&a, S("ab(c"), 0, &why, &at));
	assert_true(why.message.len > 0);
	assert_int_equal(at, 4);
	arena_free(&a);
}

static uint32_t below(uint32_t *seed, uint32_t n)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 17;
	*seed ^= *seed << 5;
	return *seed % n;
}

static const char *const pieces[] = {
	"a",	  "b",	   "bc",      "\xc3\xa9",  " ",
	"\\b",	  "\\d",   "\\s",     "\\w",	   "\\p{Lu}",
	"\\P{L}", "\\.",   "\\x{e9}", "[ab]",	   "[^a-c]",
	"[\\d-]", "[a-",   "]",	      "-",	   "(",
	"(?:",	  "(?=",   "(?!",     "(?<=",	   "(?<!",
	"(?<n>",  "(?<m>", "(?i:",    "(?-i:",	   ")",
	")",	  ")",	   "|",	      "?",	   "*",
	"+",	  "{2}",   "{0,3}",   "{1,}",	   "{3,1}",
	"^",	  "$",	   ".",	      "\\",	   "{",
	"}",	  "[",	   "\\B",     "\\x{2029}", "[\\x{100}-\\x{200}]",
	"&",	  "#",	   "{999}",   "\\n",
};

static void plain_compiles(void **state)
{
	uint32_t seed = 20260315;
	unsigned taken = 0;

	(void)state;
	for (int i = 0; i < 60000; i++) {
		struct arena a = {0};
		struct buf b = {.a = &a};
		struct regex *re;

		for (uint32_t k = 1 + below(&seed, 9); k > 0; k--)
			buf_add(&b, str_from(pieces[below(
					    &seed,
					    sizeof pieces / sizeof *pieces)]));
		if (regex_is_plain(buf_str(&b))) {
			taken++;
			re = regex_new(&a, buf_str(&b),
				       below(&seed, 2) ? REGEX_NOCASE : 0, NULL,
				       NULL);
			/* a pattern that does not compile has no other way to
			 * say so */
			if (regex_find(re, S("a"), 0, NULL) == REGEX_LIMIT)
				fail_msg("plain, and wrong: %.*s",
					 STR(buf_str(&b)));
		}
		arena_free(&a);
	}
	/* or the test would say nothing */
	assert_true(taken > 3000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(known_kinds),
		cmocka_unit_test(wrong_is_told_at_once),
		cmocka_unit_test(plain_compiles),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
