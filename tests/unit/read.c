#include "tree/read.h"

#include "spans.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static struct tree read_text(struct arena *a, const char *name, str text,
			     struct findings *to)
{
	struct source *s = source_new(a, str_from(name), text);
	struct tree t;

	to->a = a;
	t = tree_read(a, s, to);
	spans_check(s, t.data, 0);
	spans_check(s, t.body, 0);
	return t;
}

static void picks_the_reader(void **state)
{
	static const struct {
		const char *name;
		bool data, body;
	} cases[] = {
		{"a.yaml", true, false},	{"x/a.YML", true, false},
		{"a.json", true, false},	{"a.md", false, true},
		{"a.yaml@v70", true, false},	{"a.md@x.yaml", false, true},
		{"x@y/a.yaml", true, false},	{"-", false, true},
		{"jan@west.json", true, false}, {"x@y/b", false, true},
		{".yaml", false, true},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena a = {0};
		struct findings to = {0};
		struct tree t =
			read_text(&a, cases[i].name, S("{\"a\": 1}"), &to);

		assert_int_equal(t.data != NULL, cases[i].data);
		assert_int_equal(t.body != NULL, cases[i].body);
		assert_int_equal(to.n, 0);
		arena_free(&a);
	}
}

static void front_matter_keeps_its_lines(void **state)
{
	struct arena a = {0};
	struct findings to = {0};
	struct tree t = read_text(
		&a, "a.md",
		S("\xef\xbb\xbf---\r\na: 1\r\na: 2\r\n---\r\n# Kop\r\n"), &to);

	(void)state;
	assert_non_null(node_get(t.data, S("a")));
	assert_int_equal(to.n, 1);
	assert_int_equal(source_place(t.source, to.at[0].span.from).line, 3);
	assert_int_equal(
		source_place(t.source, t.body->child[0]->span.from).line, 5);
	arena_free(&a);
}

static void expect_one(const char *name, str text, const char *rule,
		       uint32_t at)
{
	struct arena a = {0};
	struct findings to = {0};

	read_text(&a, name, text, &to);
	assert_int_equal(to.n, 1);
	assert_string_equal(to.at[0].rule, rule);
	assert_int_equal(to.at[0].span.from, at);
	assert_true(to.at[0].help.len > 0);
	arena_free(&a);
}

static void refusals(void **state)
{
	(void)state;
	expect_one("a.md", S(""), "empty", 0);
	expect_one("a.md", S("\xef\xbb\xbf \n"), "empty", 0);
	expect_one("a.yaml", S("# niets\n"), "empty", 0);
	expect_one("a.md", S("---\na: 1\n# Kop\n"), "front-matter", 0);
	expect_one("a.yaml", S("a: caf\xe9\n"), "not-utf8", 6);
	expect_one("a.md", S("\xc3\xa9\xc3"), "not-utf8", 2);
	expect_one("a.md", S("\xed\xa0\x80"), "not-utf8", 0);
}

static void says_what_the_bytes_look_like(void **state)
{
	static const struct {
		str text;
		const char *word;
	} cases[] = {
		{S_INIT("\xff\xfe"
			"a\0"),
		 "UTF-16"},
		{S_INIT("Zo\xebven"), "Windows-1252"},
		{S_INIT("\x93zo\x94"), "Windows-1252"},
		{S_INIT("a\xf8\x88\x80\x80\x80"), "F8"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena a = {0};
		struct findings to = {0};
		struct tree t = read_text(&a, "a.md", cases[i].text, &to);

		assert_null(t.body);
		assert_true(
			str_find(to.at[0].message, str_from(cases[i].word)) <
			to.at[0].message.len);
		arena_free(&a);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(picks_the_reader),
		cmocka_unit_test(front_matter_keeps_its_lines),
		cmocka_unit_test(refusals),
		cmocka_unit_test(says_what_the_bytes_look_like),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
