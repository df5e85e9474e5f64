/*
 * The two ways of reading YAML: what the plain one takes, it reads as libyaml
 * does, to the byte.
 *
 * A comment with a tab is nothing to libyaml and too much for the plain reader,
 * so a text behind one is read by libyaml.
 */
#include "tree/yaml_plain.h"

#include "base/buf.h"
#include "tree/yaml.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#define TAB "#\t\n"

enum { AHEAD = sizeof TAB - 1 };

static bool is_plain(struct arena *a, str text)
{
	struct findings to = {.a = a};
	struct gather *g = NEW(a, struct gather);

	*g = (struct gather){
		.a = a, .source = source_new(a, S("p"), text), .to = &to};
	return yaml_plain_read(g, (struct span){0, (uint32_t)text.len});
}

static bool same_span(struct span x, struct span y)
{
	return x.from + AHEAD == y.from && x.to + AHEAD == y.to;
}

static bool same(const struct node *x, const struct node *y)
{
	if (x == NULL || y == NULL)
		return x == y;
	if (x->kind != y->kind || x->plain != y->plain || x->n != y->n ||
	    !str_eq(x->key, y->key) || !str_eq(x->text, y->text) ||
	    !same_span(x->span, y->span) ||
	    (x->key.len > 0 && !same_span(x->key_span, y->key_span)))
		return false;
	for (size_t i = 0; i < x->n; i++)
		if (!same(x->child[i], y->child[i]))
			return false;
	return true;
}

static bool same_findings(const struct findings *x, const struct findings *y)
{
	for (size_t i = 0; i < x->n && i < y->n; i++)
		if (strcmp(x->at[i].rule, y->at[i].rule) != 0 ||
		    x->at[i].level != y->at[i].level ||
		    !same_span(x->at[i].span, y->at[i].span))
			return false;
	return x->n == y->n;
}

static const struct node *read_text(struct arena *a, str text,
				    struct findings *to)
{
	return yaml_read(a, source_new(a, S("t"), text),
			 (struct span){0, (uint32_t)text.len}, to);
}

static void hold_together(struct arena *a, str text)
{
	struct findings to = {.a = a}, full_to = {.a = a};
	const struct node *here = read_text(a, text, &to);
	const struct node *full =
		read_text(a, str_cat(a, S(TAB), text), &full_to);

	if (same(here, full) && same_findings(&to, &full_to))
		return;
	print_message("read otherwise:\n%.*s\n", STR(text));
	fail();
}

/* What people write. */
static const char *const plain[] = {
	"a: 1\n",
	"a: 1",
	"- x\n- y\n",
	"# first\na: b # c\n\n# last\n",
	"a:\n  b: c\n  d:\n    - e\n    - f: g\n      h: i\nj: k\n",
	"a:\n- b\n- c\nd: e\n",
	"- - x\n  - y\n- z\n",
	"a: 'it''s'\nb: \"q \\\"r\\\" \\\\ \\n\"\n",
	"'a': b\n\"c\" : d\ne : f\n",
	"a: >-\n  fold\n  ed\n\n  x\n    deep\n  end\nb: c\n",
	"a: |\n  one\n   two\n\n\nb: |+\n  x\n\n\nc: |-\n  y\n",
	"- |\n  x",
	"- >\n\n  t\n\n   u\n  v\n",
	"a: b\n  c\n\n  d # e\nf: g\n",
	"a:\n  b c\n  d\n",
	"a: [b, 'c', \"d\", -1, {e: f, g: [h]}, ]\nb: {}\nc: []\n",
	"a: {\n  b: c, # d\n  e:\n    f\n}\ng: [\n  h,\n\n  i ]\n",
	"a: &x\n  b: c\nd: *x\ne: &y text\nf: [*y, *x]\n",
	"- &x\n  a: b\n- *x\n",
	"a:\nb:\n  -\n  - c\n  -\nd:\n",
	"a: x:y\nb: c#d\nc: -e\nd: 12:30\ne: no\nf: ~\ng: 0x1F\nh: .inf\n",
	"a: 1\na: 2\n<<: 3\n",
	"a: \xc3\xa9\xe2\x80\x99\n\xc3\xab: b\n",
	"1: a\n2020-01-01: b\n",
};

/* What is left to libyaml. */
static const char *const other[] = {
	"",
	"text\n",
	"--- \na: b\n",
	"a: b\n...\n",
	"%YAML 1.2\n",
	" a: b\n",
	"a:\tb\n",
	"a: b\r\n",
	"a: b: c\n",
	"a: b\n c: d\n",
	"a:\n  b: c\n d: e\n",
	"a: 'b\n  c'\n",
	"a: \"\\x41\"\n",
	"a: !!str b\n",
	"? a\n: b\n",
	"a: |2\n   b\n",
	"a: |\n    \n  b\n",
	"a: [b: c]\n",
	"a: [b\n  c]\n",
	"a: 'b' c\n",
	"a: - b\n",
	"- a\nb: c\n",
	"a: @b\n",
	"&x a: b\n",
	"[a]: b\n",
	"a: \xc2\x85\n",
	"a: \xef\xbb\xbf\n",
	"a: \xff\n",
	"a: [b\n",
};

static void plain_is_read_alike(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
		struct arena a = {0};

		if (!is_plain(&a, str_from(plain[i]))) {
			print_message("not plain:\n%s\n", plain[i]);
			fail();
		}
		hold_together(&a, str_from(plain[i]));
		arena_free(&a);
	}
}

static void the_rest_is_left(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof other / sizeof *other; i++) {
		struct arena a = {0};

		if (is_plain(&a, str_from(other[i]))) {
			print_message("plain:\n%s\n", other[i]);
			fail();
		}
		arena_free(&a);
	}
}

static void depth_is_bounded(void **state)
{
	struct arena a = {0};
	struct buf deep = {.a = &a}, flow = {.a = &a};

	(void)state;
	for (unsigned i = 0; i < 5000; i++)
		buf_add(&deep, S("- "));
	buf_add(&flow, S("a: "));
	for (unsigned i = 0; i < 5000; i++)
		buf_add(&flow, S("["));
	assert_false(is_plain(&a, buf_str(&deep)));
	assert_false(is_plain(&a, buf_str(&flow)));
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
	"a",
	"b: c",
	"key: ",
	"- ",
	"- x",
	"\n",
	"\n",
	"\n",
	"\n  ",
	"\n  ",
	"\n    ",
	"  ",
	"# c",
	" # c",
	"'q'",
	"\"q\"",
	"\"a\\n\"",
	"'it''s'",
	"|",
	"|-",
	">",
	">-",
	"|+",
	">+",
	"[a, b]",
	"{a: b}",
	"[",
	"]",
	"{}",
	"[]",
	": ",
	":",
	"word word",
	"12:30",
	"no",
	"~",
	"x:y",
	"a#b",
	"? ",
	"&a",
	"*a",
	"!t",
	"k: v\n",
	"m:\n  n: o\n",
	"l:\n- p\n- q\n",
	"---",
	"...",
	"\xc3\xa9",
	"\n\n",
	"- - z",
	"<<: 1",
	"'k': 1",
	"k : 3",
	"\n ",
	"   ",
	"\t",
	"\r\n",
	"text\n  more",
	"- |\n  t\n",
	"&b\n",
	"*b",
	": &b\n",
	"[*a]",
	"[\n",
	"{\n",
	"}\n",
	"]\n",
	",\n",
	"a: 1,\n",
	"- &a x\n",
	"t: >-\n    fold\n    ed\n\n    x\n",
	"u: |\n  one\n   two\n",
	"- >\n\n  t\n\n   u\n  v\n",
	"- &a\n  k: v\n",
	"- k: 1\n  l: 2\n",
};

/* More with AGENDA_CASES=600000; a failure shows its text. */
static void anything_plain_is_read_alike(void **state)
{
	const char *more = getenv("AGENDA_CASES");
	unsigned long n = more != NULL ? strtoul(more, NULL, 10) : 20000;
	unsigned long taken = 0;
	uint32_t seed = 20260211;

	(void)state;
	for (unsigned long i = 0; i < n; i++) {
		struct arena a = {0};
		struct buf b = {.a = &a};

		for (uint32_t k = 1 + below(&seed, 12); k > 0; k--)
			buf_add(&b, str_from(pieces[below(
					    &seed,
					    sizeof pieces / sizeof *pieces)]));
		if (below(&seed, 3) > 0)
			buf_char(&b, '\n');
		if (is_plain(&a, buf_str(&b))) {
			hold_together(&a, buf_str(&b));
			taken++;
		}
		arena_free(&a);
	}
	/* or the test would say nothing */
	assert_true(taken > n / 50);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain_is_read_alike),
		cmocka_unit_test(the_rest_is_left),
		cmocka_unit_test(depth_is_bounded),
		cmocka_unit_test(anything_plain_is_read_alike),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
