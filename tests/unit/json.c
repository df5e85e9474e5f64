#include "tree/json.h"

#include "spans.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static void expect_str(str got, const char *want)
{
	assert_int_equal(got.len, strlen(want));
	assert_memory_equal(got.ptr, want, got.len);
}

static struct node *read_text(struct arena *a, str text, struct findings *to)
{
	struct source *s = source_new(a, S("t.json"), text);
	struct node *n;

	to->a = a;
	n = json_read(a, s, (struct span){0, (uint32_t)text.len}, to);
	spans_check(s, n, 0);
	return n;
}

static void expect_round(str text)
{
	struct arena a = {0};
	struct findings to = {0};
	struct buf out = {.a = &a};
	struct json j = {.out = &out, .compact = true};
	struct node *n = read_text(&a, text, &to);

	assert_int_equal(to.n, 0);
	assert_non_null(n);
	json_node(&j, n);
	assert_int_equal(out.n, text.len);
	assert_memory_equal(out.at, text.ptr, text.len);
	arena_free(&a);
}

static void round_trips(void **state)
{
	(void)state;
	expect_round(S("{\"a\":[1,-0,1e400,0.10,12345678901234567890],"
		       "\"b\":{},\"c\":[],\"d\":[null,true,false]}"));
	expect_round(S("\"\\u0000\\n\\\"\\\\\xc3\xa9\xf0\x9f\x92\xa9\""));
	expect_round(S("{\"\":\"\"}"));
}

static void escapes(void **state)
{
	struct arena a = {0};
	struct findings to = {0};

	(void)state;
	expect_str(node_text(read_text(&a, S("\"\\ud83d\\udca9\\u00e9\\/\\t\""),
				       &to)),
		   "\xf0\x9f\x92\xa9\xc3\xa9/\t");
	assert_int_equal(to.n, 0);
	arena_free(&a);
}

static void places(void **state)
{
	struct arena a = {0};
	struct findings to = {0};
	str text = S("{ \"k\" : [ 10 , \"x\" ] }");
	struct node *n = read_text(&a, text, &to);
	const struct node *k = node_get(n, S("k"));

	(void)state;
	expect_str(str_slice(text, k->key_span.from, k->key_span.to), "\"k\"");
	expect_str(str_slice(text, k->span.from, k->span.to), "[ 10 , \"x\" ]");
	expect_str(
		str_slice(text, k->child[0]->span.from, k->child[0]->span.to),
		"10");
	arena_free(&a);
}

static void refuses(void **state)
{
	static const struct {
		str text;
		size_t at;
	} cases[] = {
		{S_INIT(""), 0},
		{S_INIT("[1,]"), 3},
		{S_INIT("[01]"), 2},
		{S_INIT("[+1]"), 1},
		{S_INIT("[.5]"), 1},
		{S_INIT("[1.]"), 2},
		{S_INIT("{a:1}"), 1},
		{S_INIT("{\"a\" 1}"), 5},
		{S_INIT("[1 2]"), 3},
		{S_INIT("\"a"), 0},
		{S_INIT("\"a\nb\""), 2},
		{S_INIT("\"\\x\""), 1},
		{S_INIT("\"\\ud800\""), 1},
		{S_INIT("\"\\udc00\\ud800\""), 1},
		{S_INIT("\"\\u12g4\""), 1},
		{S_INIT("1 2"), 2},
		{S_INIT("nul"), 0},
		{S_INIT("truely"), 4},
		{S_INIT("[NaN]"), 1},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena a = {0};
		struct findings to = {0};

		read_text(&a, cases[i].text, &to);
		assert_int_equal(to.n, 1);
		assert_string_equal(to.at[0].rule, "syntax");
		assert_int_equal(to.at[0].span.from, cases[i].at);
		arena_free(&a);
	}
}

static void limits(void **state)
{
	struct arena a = {0};
	struct findings to = {0};
	struct buf b = {.a = &a};

	(void)state;
	for (int i = 0; i < 100000; i++)
		buf_add(&b, S("[{\"a\":"));
	read_text(&a, buf_str(&b), &to);
	assert_int_equal(to.n, 1);
	assert_string_equal(to.at[0].rule, "too-deep");
	to.n = 0;
	read_text(&a, S("{\"a\":1,\n\"a\":2}"), &to);
	assert_int_equal(to.n, 1);
	assert_string_equal(to.at[0].rule, "duplicate-key");
	arena_free(&a);
}

static void writes_indented(void **state)
{
	struct arena a = {0};
	struct buf out = {.a = &a};
	struct json j = {.out = &out};

	(void)state;
	json_open(&j, '{');
	json_key(&j, S("a"));
	json_open(&j, '[');
	json_int(&j, -1);
	json_bool(&j, true);
	json_null(&j);
	json_close(&j, ']');
	json_key(&j, S("b"));
	json_open(&j, '{');
	json_close(&j, '}');
	json_key(&j, S("c"));
	json_str(&j, S("x\x01\xff\x7fy"));
	json_close(&j, '}');
	expect_str(buf_str(&out),
		   "{\n  \"a\": [\n    -1,\n    true,\n    null\n  ],\n"
		   "  \"b\": {},\n"
		   "  \"c\": \"x\\u0001\xef\xbf\xbd\\u007fy\"\n}");
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(round_trips),
		cmocka_unit_test(escapes),
		cmocka_unit_test(places),
		cmocka_unit_test(refuses),
		cmocka_unit_test(limits),
		cmocka_unit_test(writes_indented),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
