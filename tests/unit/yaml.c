#include "tree/yaml.h"

#include "base/buf.h"
#include "spans.h"
#include "tree/json.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

struct read {
	struct arena a;
	struct source *source;
	struct findings to;
	struct node *root;
};

static struct read *read_text(str text)
{
	struct read *r = calloc(1, sizeof *r);

	r->to.a = &r->a;
	r->source = source_new(&r->a, S("t.yaml"), text);
	r->root = yaml_read(&r->a, r->source,
			    (struct span){0, (uint32_t)text.len}, &r->to);
	spans_check(r->source, r->root, 0);
	return r;
}

static void done(struct read *r)
{
	arena_free(&r->a);
	free(r);
}

static void expect_str(str got, const char *want)
{
	assert_int_equal(got.len, strlen(want));
	assert_memory_equal(got.ptr, want, got.len);
}

static void expect_json(const char *yaml, const char *json)
{
	struct read *r = read_text(str_from(yaml));
	struct buf out = {.a = &r->a};
	struct json j = {.out = &out, .compact = true};

	assert_non_null(r->root);
	json_node(&j, r->root);
	expect_str(buf_str(&out), json);
	assert_int_equal(findings_count(&r->to, LEVEL_ERROR), 0);
	done(r);
}

static void expect_span(struct read *r, const char *path, const char *want)
{
	const struct node *n = node_path(r->root, path);

	assert_non_null(n);
	expect_str(source_slice(r->source, n->span), want);
}

/* One error with this rule, at this line and column. */
static void expect_error(str text, const char *rule, unsigned line,
			 unsigned column)
{
	struct read *r = read_text(text);
	struct place at;

	assert_int_equal(findings_count(&r->to, LEVEL_ERROR), 1);
	assert_string_equal(r->to.at[0].rule, rule);
	at = source_place(r->source, r->to.at[0].span.from);
	assert_int_equal(at.line, line);
	assert_int_equal(at.column, column);
	assert_true(r->to.at[0].help.len > 0);
	done(r);
}

static void core_schema(void **state)
{
	(void)state;
	expect_json("[~, null, Null, NULL, '', nul]",
		    "[null,null,null,null,\"\",\"nul\"]");
	expect_json("[true, True, TRUE, false, yes, no, on, tRue]",
		    "[true,true,true,false,\"yes\",\"no\",\"on\",\"tRue\"]");
	expect_json("[1, -1, +1, 007, 0x1F, 0o17, 1_000, 1a]",
		    "[1,-1,1,7,31,15,\"1_000\",\"1a\"]");
	expect_json("[1.5, .5, 5., 1e3, -.5e-2, ., 1e]",
		    "[1.5,0.5,5.0,1e3,-0.5e-2,\".\",\"1e\"]");
	expect_json("[2019-03-01, 12:30, '1', \"true\"]",
		    "[\"2019-03-01\",\"12:30\",\"1\",\"true\"]");
	expect_json("[!!str 5, !!int 5, ! 5, !!null '']",
		    "[\"5\",5,\"5\",null]");
}

static void spans_of_values(void **state)
{
	struct read *r =
		read_text(S("\xc3\xa9n: \xc3\xa9\xc3\xa9 # x\n"
			    "b: &x \"a\\n\xe2\x82\xac\"\n"
			    "c: |\n  een\n  twee\n\n\n"
			    "d:\n  - a\n  - {k: v}\n\n# slot\ne:\nf: *x\n"));

	(void)state;
	expect_span(r, "\xc3\xa9n", "\xc3\xa9\xc3\xa9");
	expect_span(r, "b", "\"a\\n\xe2\x82\xac\"");
	expect_span(r, "c", "|\n  een\n  twee");
	expect_span(r, "d", "- a\n  - {k: v}");
	expect_span(r, "d/1", "{k: v}");
	expect_span(r, "d/1/k", "v");
	expect_span(r, "e", "");
	expect_span(r, "f", "*x");
	expect_str(node_text_of(r->root, S("f")), "a\n\xe2\x82\xac");
	expect_str(node_text_of(r->root, S("c")), "een\ntwee\n");
	expect_str(source_slice(r->source, r->root->child[0]->key_span),
		   "\xc3\xa9n");
	assert_int_equal(node_get(r->root, S("e"))->span.from,
			 str_find(r->source->text, S("e:\n")) + 2);
	assert_true(r->root->child[0]->plain);
	assert_false(r->root->child[1]->plain);
	done(r);
}

static void carriage_returns(void **state)
{
	struct read *r = read_text(S("a: x\r\nb:\r\n  - y\r\n"));

	(void)state;
	expect_span(r, "a", "x");
	expect_span(r, "b", "- y");
	done(r);
}

static void duplicate_keys(void **state)
{
	struct buf many = {0};
	struct arena a = {0};
	struct read *r;

	(void)state;
	expect_error(S("a: 1\nb: 2\na: 3\n"), "duplicate-key", 3, 1);
	expect_error(S("{x: {a: 1, 'a': 2}}"), "duplicate-key", 1, 12);
	many.a = &a;
	for (int i = 0; i < 50; i++)
		buf_fmt(&many, "k%d: 1\n", i);
	buf_add(&many, S("k7: 2\n"));
	expect_error(buf_str(&many), "duplicate-key", 51, 1);
	r = read_text(S("a: 1\na: 2\nb: 3\n"));
	assert_int_equal(r->root->n, 2);
	expect_str(node_text_of(r->root, S("a")), "1");
	assert_true(str_find(r->to.at[0].message, S("1")) <
		    r->to.at[0].message.len);
	done(r);
	arena_free(&a);
}

static void syntax_errors(void **state)
{
	(void)state;
	expect_error(S("a: 1\nb: \"x\nc: 2\n"), "syntax", 2, 4);
	expect_error(S("a: 1\nlos\nc: 2\n"), "syntax", 2, 1);
	expect_error(S("a: 1: 2\n"), "syntax", 1, 5);
	expect_error(S("a: [1, 2\nb: 3\n"), "syntax", 2, 2);
	expect_error(S("\xc3\xa9: @x\n"), "syntax", 1, 4);
	expect_error(S("a:\n\tb: 1\n"), "syntax", 2, 1);
	expect_error(S("a: *x\n"), "syntax", 1, 4);
	expect_error(S("a: x\n---\nb: y\n"), "syntax", 2, 1);
	expect_error(S("a: \x01\n"), "syntax", 1, 4);
	expect_error(S("[a]: 1\n"), "syntax", 1, 1);
	expect_error(S("a: !!binary x\n"), "syntax", 1, 13);
	expect_error(S("a: .inf\n"), "number", 1, 4);
}

static void keeps_what_stands_before_an_error(void **state)
{
	struct read *r = read_text(S("a: 1\nb:\n  - x\n  - \"y\n"));

	(void)state;
	expect_str(node_text(node_path(r->root, "a")), "1");
	expect_str(node_text(node_path(r->root, "b/0")), "x");
	done(r);
}

static void long_key(void **state)
{
	struct arena a = {0};
	struct buf b = {.a = &a};
	struct read *r;

	(void)state;
	buf_chars(&b, 'k', 1100);
	buf_add(&b, S(": v\n"));
	r = read_text(buf_str(&b));
	assert_int_equal(r->to.n, 1);
	assert_true(str_find(r->to.at[0].message, S("1024")) <
		    r->to.at[0].message.len);
	done(r);
	arena_free(&a);
}

static void depth(void **state)
{
	static const char *const bombs[] = {"[", "- ", "{a: ", "? ", "[\n"};
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < sizeof bombs / sizeof *bombs; i++) {
		struct buf b = {.a = &a};
		struct read *r;

		for (int n = 0; n < 10000; n++)
			buf_add(&b, str_from(bombs[i]));
		r = read_text(buf_str(&b));
		assert_string_equal(r->to.at[0].rule, "too-deep");
		done(r);
	}
	arena_free(&a);
}

static void aliases(void **state)
{
	struct arena a = {0};
	struct buf bomb = {.a = &a};
	struct buf chain = {.a = &a};
	struct read *r;

	(void)state;
	expect_json("a: &x {k: [1]}\nb: *x\nc: {d: *x}",
		    "{\"a\":{\"k\":[1]},\"b\":{\"k\":[1]},"
		    "\"c\":{\"d\":{\"k\":[1]}}}");
	expect_json("&k a: 1\nb: *k", "{\"a\":1,\"b\":\"a\"}");
	expect_error(S("a: &x [1, *x]"), "alias-limit", 1, 11);
	buf_add(&bomb, S("a0: &a0 [x, x, x, x, x, x, x, x, x]\n"));
	for (int i = 1; i < 9; i++)
		buf_fmt(&bomb,
			"a%d: &a%d [*a%d, *a%d, *a%d, *a%d, *a%d, *a%d, *a%d, "
			"*a%d, *a%d]\n",
			i, i, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1,
			i - 1, i - 1);
	r = read_text(buf_str(&bomb));
	assert_int_equal(r->to.n, 1);
	assert_string_equal(r->to.at[0].rule, "alias-limit");
	done(r);
	buf_add(&chain, S("a0: &a0 [x]\n"));
	for (int i = 1; i < 200; i++)
		buf_fmt(&chain, "a%d: &a%d [*a%d]\n", i, i, i - 1);
	r = read_text(buf_str(&chain));
	assert_string_equal(r->to.at[0].rule, "too-deep");
	done(r);
	arena_free(&a);
}

static void other_dialect(void **state)
{
	struct read *r = read_text(S("a: no\nb: 13:30\nc: 012\n<<: {d: 1}\n"
				     "e: 'no'\nf: nooit\ng: 2019\n"));

	(void)state;
	assert_int_equal(r->to.n, 4);
	assert_int_equal(findings_count(&r->to, LEVEL_WARNING), 1);
	assert_string_equal(r->to.at[3].rule, "merge-key");
	assert_non_null(node_path(r->root, "<</d"));
	done(r);
}

static void numbers_of_one_dialect(void **state)
{
	struct read *r = read_text(S("[1_000, 2019_01, 0b101, 0o17, 0o19, "
				     "0b12, 5b1, 0o1_7, 1__a, 0x1F, 12]"));

	(void)state;
	assert_int_equal(r->to.n, 4);
	for (size_t i = 0; i < r->to.n; i++)
		assert_string_equal(r->to.at[i].rule, "ambiguous");
	assert_true(
		str_eq(source_slice(r->source, r->to.at[3].span), S("0o17")));
	done(r);
}

/* libyaml ends a line at each, YAML 1.2 does not: `b` is a key to one. */
static void unseen_line_ends(void **state)
{
	struct read *r = read_text(S("titel: x\xc2\x85"
				     "b: 2\r\n# \xc3\xa9\xe2\x80\xa8"
				     "c: 'a\xe2\x80\xa9z'\n"));
	static const unsigned columns[] = {9, 4, 10};

	(void)state;
	assert_int_equal(r->to.n, 3);
	for (size_t i = 0; i < r->to.n; i++) {
		struct place at =
			source_place(r->source, r->to.at[i].span.from);

		assert_string_equal(r->to.at[i].rule, "ambiguous");
		assert_int_equal(at.line, i == 0 ? 1 : 2);
		assert_int_equal(at.column, columns[i]);
	}
	done(r);
	r = read_text(S("a: \xc3\xa9\rb: 1\r\nc: \xe2\x80\x99\n"));
	assert_int_equal(r->to.n, 0);
	done(r);
}

static void nothing(void **state)
{
	struct read *r = read_text(S("# alleen commentaar\n"));

	(void)state;
	assert_null(r->root);
	assert_int_equal(r->to.n, 0);
	done(r);
}

static void part_of_a_source(void **state)
{
	struct arena a = {0};
	struct findings to = {.a = &a};
	struct source *s =
		source_new(&a, S("t.md"), S("---\nt: \xc3\xa9\n---\n# kop\n"));
	struct node *n = yaml_read(&a, s, (struct span){4, 10}, &to);

	(void)state;
	expect_str(source_slice(s, n->child[0]->span), "\xc3\xa9");
	assert_int_equal(source_place(s, n->child[0]->span.from).line, 2);
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(core_schema),
		cmocka_unit_test(spans_of_values),
		cmocka_unit_test(carriage_returns),
		cmocka_unit_test(duplicate_keys),
		cmocka_unit_test(syntax_errors),
		cmocka_unit_test(keeps_what_stands_before_an_error),
		cmocka_unit_test(long_key),
		cmocka_unit_test(depth),
		cmocka_unit_test(aliases),
		cmocka_unit_test(other_dialect),
		cmocka_unit_test(numbers_of_one_dialect),
		cmocka_unit_test(unseen_line_ends),
		cmocka_unit_test(nothing),
		cmocka_unit_test(part_of_a_source),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
