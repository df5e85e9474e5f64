#include "tree/inline.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static void expect(const char *text, const char *want)
{
	struct arena a = {0};
	str got = inline_words(&a, str_from(text));

	assert_int_equal(got.len, strlen(want));
	assert_memory_equal(got.ptr, want, got.len);
	arena_free(&a);
}

static void plain_text_stays(void **state)
{
	struct arena a = {0};
	str text = S("Gewone zin, 50% (3-4).");

	(void)state;
	assert_ptr_equal(inline_words(&a, text).ptr, text.ptr);
	expect("", "");
	expect("a < b en 3 > 2", "a < b en 3 > 2");
	expect("R&D en a & b", "R&D en a & b");
	expect("[x] [^1] a[1]", "[x] [^1] a[1]");
	arena_free(&a);
}

static void emphasis(void **state)
{
	(void)state;
	expect("**vet** en *schuin* en ***beide***", "vet en schuin en beide");
	expect("__vet__ _schuin_ ~~weg~~", "vet schuin weg");
	expect("2*3 = 6, * los *, **", "2*3 = 6, * los *, **");
	expect("bestands_naam_v2 en _a_b_", "bestands_naam_v2 en a_b");
	expect("woord**deel**woord", "woorddeelwoord");
	expect("*a **b** c*", "a b c");
	expect("*open", "*open");
}

static void links_and_code(void **state)
{
	(void)state;
	expect("zie [de *nota*](http://x/a_b_c \"t\")!", "zie de nota!");
	expect("![kaart](k.png) [](leeg)", "kaart");
	expect("[a](b c) [a [b](c) d]", "[a](b c) [a b d]");
	expect("[x](a(b)c) y", "x y");
	expect("`a *b* \\c` ``d`e``", "a *b* \\c d`e");
	expect("`open", "`open");
	expect("<http://x.nl> <a@b.nl>", "http://x.nl a@b.nl");
}

static void html_and_escapes(void **state)
{
	(void)state;
	expect("a<br>b<br/>c<BR />d", "a b c d");
	expect("<b>x</b> <!-- *weg* --> y", "x y");
	expect("<blokje>x", "x");
	expect("\\*niet\\* \\| \\a \\\\", "*niet* | \\a \\");
	expect("&euml;&amp;&#8364;&#x41;&nbsp;x&foo;", "\xc3\xab&\xe2\x82\xac"
						       "A x&foo;");
	expect("co&shy;operatie", "cooperatie");
}

static void blanks_and_ids(void **state)
{
	(void)state;
	expect("  a \t b\n c ", "a b c");
	expect("Kop {#sp-1}", "Kop");
	expect("Kop{#sp-1}", "Kop{#sp-1}");
	expect("a\\\nb", "a b");
}

static void hostile(void **state)
{
	static const char *const parts[] = {"[",   "[](",  "*",	   "`",
					    "<a",  "<!--", "](",   "_a ",
					    "~~a", "&",	   "``` `"};
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		size_t n = strlen(parts[i]);
		char *text = arena_alloc(&a, n * 100000);

		for (size_t k = 0; k < 100000; k++)
			memcpy(text + k * n, parts[i], n);
		assert_true(inline_words(&a, (str){text, n * 100000}).len <=
			    n * 100000);
	}
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain_text_stays),
		cmocka_unit_test(emphasis),
		cmocka_unit_test(links_and_code),
		cmocka_unit_test(html_and_escapes),
		cmocka_unit_test(blanks_and_ids),
		cmocka_unit_test(hostile),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
