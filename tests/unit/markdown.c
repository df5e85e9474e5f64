#include "tree/markdown.h"

#include "base/buf.h"
#include "spans.h"

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
	r->source = source_new(&r->a, S("t.md"), text);
	r->root = markdown_read(&r->a, r->source,
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

/* The tree as one line: kind(children), with text, #key and a heading's
 * level. */
static void outline(struct buf *out, const struct node *n)
{
	static const char letters[] = {
		[NODE_DOCUMENT] = 'D',	[NODE_SECTION] = 'S',
		[NODE_PARAGRAPH] = 'p', [NODE_BULLETS] = 'b',
		[NODE_ORDERED] = 'o',	[NODE_ITEM] = 'i',
		[NODE_TABLE] = 'T',	[NODE_ROW] = 'r',
		[NODE_CELL] = 'c',	[NODE_QUOTE] = 'q',
		[NODE_CODE] = 'k',	[NODE_HTML] = 'h',
		[NODE_RULE] = '-',	[NODE_FOOTNOTE] = 'f',
	};

	buf_char(out, letters[n->kind]);
	if (n->level > 0)
		buf_fmt(out, "%d", n->level);
	if (n->text.len > 0)
		buf_fmt(out, "'%.*s'", STR(n->text));
	if (n->key.len > 0)
		buf_fmt(out, "#%.*s", STR(n->key));
	if (n->n == 0)
		return;
	buf_char(out, '(');
	for (size_t i = 0; i < n->n; i++)
		outline(out, n->child[i]);
	buf_char(out, ')');
}

static void expect(const char *markdown, const char *want)
{
	struct read *r = read_text(str_from(markdown));
	struct buf out = {.a = &r->a};

	outline(&out, r->root);
	expect_str(buf_str(&out), want);
	done(r);
}

static const struct node *find(const struct node *n, enum node_kind kind,
			       size_t *skip)
{
	if (n->kind == kind && (*skip)-- == 0)
		return n;
	for (size_t i = 0; i < n->n; i++) {
		const struct node *hit = find(n->child[i], kind, skip);

		if (hit != NULL)
			return hit;
	}
	return NULL;
}

/* The source of the `nth` node of a kind, in document order. */
static void expect_span(const char *markdown, enum node_kind kind, size_t nth,
			const char *want)
{
	struct read *r = read_text(str_from(markdown));
	const struct node *n = find(r->root, kind, &nth);

	assert_non_null(n);
	expect_str(source_slice(r->source, n->span), want);
	done(r);
}

static void sections(void **state)
{
	(void)state;
	expect("in\n# A\na\n## B\nb\n### C\n## D\n# E\n",
	       "D(p'in'S1'A'(p'a'S2'B'(p'b'S3'C')S2'D')S1'E')");
	expect("### diep\n# hoog\n", "D(S3'diep'S1'hoog')");
	expect("# *A* `b` ##\n## \\# {#x-1} ##\n",
	       "D(S1'*A* `b`'(S2'\\#'#x-1))");
	expect("Kop\nlang\n===\nx\n---\n", "D(S1'Kop lang'(S2'x'))");
	expect("#geen kop\n\n#\n", "D(p'#geen kop'S1)");
	expect("> # in quote\n\n- # in item\n",
	       "D(q(p'in quote')b(i(p'in item')))");
	expect_span("# A\n\na\n\n# B\n", NODE_SECTION, 0, "# A\n\na");
	expect_span("x\n\n## A ##  \n", NODE_SECTION, 0, "## A ##");
}

static void paragraphs(void **state)
{
	(void)state;
	expect("a *b*\n  c\\\nd  \ne {#p1}\n\nf\n", "D(p'a *b* c d e'#p1p'f')");
	expect("> a\n> b\nlui\n", "D(q(p'a b lui'))");
	expect("![x](y)\n[z]: http://q\n<b>v</b> _w_\n",
	       "D(p'![x](y) [z]: http://q <b>v</b> _w_')");
	expect("<http://a.nl>\n&amp; \\- x\n",
	       "D(p'<http://a.nl> &amp; \\- x')");
	expect("a\n**\n*x*\n", "D(p'a ** *x*')");
	expect_span("> *a*\n> **b**  \n", NODE_PARAGRAPH, 0, "*a*\n> **b**");
	expect_span("\xc3\xa9\xc3\xa9n\r\ntwee\r\n\r\ndrie\r\n", NODE_PARAGRAPH,
		    0, "\xc3\xa9\xc3\xa9n\r\ntwee");
}

static void lists(void **state)
{
	(void)state;
	expect("- a\n- b {#x}\n  c\n", "D(b(i(p'a')i(p'b {#x} c')))");
	expect("- a {#x}\n- b\n", "D(b(i#x(p'a')i(p'b')))");
	expect("1. a\n\n   b\n2. c\n", "D(o(i(p'a'p'b')i(p'c')))");
	expect("- a\n  - b\n    - c\n- d\n",
	       "D(b(i(p'a'b(i(p'b'b(i(p'c')))))i(p'd')))");
	expect("-\n- x\n*\n", "D(b(ii(p'x'))b(i))");
	expect("- [ ] doen\n- [x] *klaar*\n",
	       "D(b(i(p'[ ] doen')i(p'[x] *klaar*')))");
	expect("- > q\n  > r\n- ```\n  k\n  ```\n",
	       "D(b(i(q(p'q r'))i(k'k')))");
	expect_span("x\n\n- a\n- b\n  - c\n\ny\n", NODE_BULLETS, 0,
		    "- a\n- b\n  - c");
	expect_span("> 10) a\n> 11) b\n", NODE_ITEM, 1, "11) b");
}

static void quotes(void **state)
{
	(void)state;
	expect("> a\n>\n> > b\n> c\n\n> d\n", "D(q(p'a'q(p'b c'))q(p'd'))");
	expect("> a\n>\n***\n", "D(q(p'a')-)");
	expect_span("> a\n> > b\n", NODE_QUOTE, 1, "> b");
	expect_span("> a\n>\n***\n", NODE_RULE, 0, "***");
}

static void verbatim(void **state)
{
	(void)state;
	expect("```sh\n*a*\n\n  b\n```\nc\n", "D(k'*a*\n\n  b'#shp'c')");
	expect("    a\n\n     b\n\nc\n", "D(k'a\n\n b'p'c')");
	expect("<div>\n*a*\n</div>\n\nb\n", "D(h'<div>\n*a*\n</div>'p'b')");
	expect("<!-- a\n\n# b -->\nc\n", "D(h'<!-- a\n\n# b -->'p'c')");
	expect("a\n```\n", "D(p'a'k)");
	expect("x ```y``` z\n```y```\n", "D(p'x ```y``` z ```y```')");
	expect("***\n- - -\n", "D(--)");
	expect_span("~~~\na\n~~~\nb\n", NODE_CODE, 0, "~~~\na\n~~~");
	expect_span("> ```\n> a\n```\nb\n", NODE_CODE, 0, "```\n> a\n```");
	expect_span("- ```\n  a\n  ```\n  b\n", NODE_CODE, 0,
		    "```\n  a\n  ```");
}

static void tables(void **state)
{
	(void)state;
	expect("| A | B |\n|---|---|\n| 1 | 2 |\n",
	       "D(T(r(c'A'c'B')r(c'1'c'2')))");
	expect("A|B\n-|:-:\n\\|1|`a\\|b`\n",
	       "D(T(r(c'A'c'B')r(c'|1'c'`a|b`')))");
	expect("| A | B |\n|--|--|\n| | x\n|y|\n",
	       "D(T(r(c'A'c'B')r(cc'x')r(c'y'c)))");
	expect("|A|B|\n|---|---|\n|`a|b`|\n", "D(T(r(c'A'c'B')r(c'`a'c'b`')))");
	expect("> |A|\n> |---|\n> |*x* [y](z)|\n",
	       "D(q(T(r(c'A')r(c'*x* [y](z)'))))");
	expect("- |A|B|\n  |-|-|\n  |1|2|\n",
	       "D(b(i(T(r(c'A'c'B')r(c'1'c'2')))))");
	expect_span("| A | B |\n|-|-|\n|  | x\\|y |\n\nz\n", NODE_TABLE, 0,
		    "| A | B |\n|-|-|\n|  | x\\|y |");
	expect_span("| A | B |\n|-|-|\n|  | x\\|y |\n", NODE_CELL, 3, "x\\|y");
	expect_span("|A|B|\n|-|-|\n|1|2|\n\n\xc3\xa9n\n", NODE_PARAGRAPH, 0,
		    "\xc3\xa9n");
}

static void empty_cells_have_a_place(void **state)
{
	struct read *r = read_text(S("|A|B|C|\n|-|-|-|\n||  |\n"));
	size_t third = 3;
	size_t fourth = 4;
	size_t fifth = 5;

	(void)state;
	assert_int_equal(find(r->root, NODE_CELL, &third)->span.from, 17);
	assert_int_equal(find(r->root, NODE_CELL, &fourth)->span.from, 19);
	assert_int_equal(find(r->root, NODE_CELL, &fifth)->span.from, 21);
	done(r);
}

static void table_findings(void **state)
{
	struct arena a = {0};
	struct buf b = {.a = &a};
	struct read *r = read_text(S("|A|B|\n|-|-|\n|1|2|3|4|\n"));

	(void)state;
	assert_int_equal(r->to.n, 1);
	assert_string_equal(r->to.at[0].rule, "table-cells");
	expect_str(source_slice(r->source, r->to.at[0].span), "3|4|");
	done(r);
	for (int i = 0; i < 5000; i++)
		buf_add(&b, S("|a"));
	buf_add(&b, S("|\n"));
	for (int i = 0; i < 5000; i++)
		buf_add(&b, S("|---"));
	buf_add(&b, S("|\n"));
	for (int i = 0; i < 5000; i++)
		buf_add(&b, S("|x\n"));
	r = read_text(buf_str(&b));
	assert_int_equal(r->to.n, 1);
	assert_string_equal(r->to.at[0].rule, "too-many-columns");
	assert_int_equal(r->root->n, 1);
	assert_int_equal(r->root->child[0]->kind, NODE_PARAGRAPH);
	done(r);
	arena_free(&a);
}

static void footnotes(void **state)
{
	(void)state;
	expect("a[^1]\n\n[^1]: een\n  twee\n[^x-2]: drie\n",
	       "D(p'a[^1]'f#1(p'een twee')f#x-2(p'drie'))");
	expect("[^]: a\n\n[^a b]: c\n", "D(p'[^]: a'p'[^a b]: c')");
	expect_span("[^1]: een\n[^2]: twee\n", NODE_FOOTNOTE, 1, "[^2]: twee");
}

static void deep_nesting(void **state)
{
	struct arena a = {0};
	struct buf quotes = {.a = &a};
	struct buf lists = {.a = &a};
	struct read *r;

	(void)state;
	for (int i = 0; i < 5000; i++) {
		buf_add(&quotes, S("> "));
		buf_add(&lists, S("- "));
	}
	buf_add(&quotes, S("x\n\n# Kop\n"));
	buf_add(&lists, S("x\n\n# Kop\n"));
	r = read_text(buf_str(&quotes));
	assert_int_equal(r->to.n, 1);
	assert_string_equal(r->to.at[0].rule, "too-deep");
	expect_str(r->root->child[1]->text, "Kop");
	done(r);
	r = read_text(buf_str(&lists));
	assert_int_equal(r->to.n, 1);
	done(r);
	arena_free(&a);
}

static void control_characters(void **state)
{
	struct read *r = read_text(S("a\0b\x01\x1b[0m\n\n|\0|\n|-|\n|\0|\n"));

	(void)state;
	assert_int_equal(r->root->child[0]->text.len, 8);
	assert_int_equal(r->root->child[1]->kind, NODE_TABLE);
	done(r);
}

static void front_matter(void **state)
{
	static const struct {
		const char *text;
		bool present, closed;
		unsigned from, to, body;
	} cases[] = {
		{"---\na: 1\n---\nb", true, true, 4, 9, 13},
		{"---\r\na: 1\r\n...\r\nb", true, true, 5, 11, 16},
		{"---\n---\n", true, true, 4, 4, 8},
		{"\xef\xbb\xbf---\na\n---", true, true, 7, 9, 12},
		{"---\na: 1\n", true, false, 0, 0, 0},
		{"----\na\n---\n", false, false, 0, 0, 0},
		{"a\n---\n", false, false, 0, 0, 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena a = {0};
		struct front_matter f = markdown_front_matter(
			source_new(&a, S("t.md"), str_from(cases[i].text)));

		assert_int_equal(f.present, cases[i].present);
		assert_int_equal(f.closed, cases[i].closed);
		assert_int_equal(f.yaml.from, cases[i].from);
		assert_int_equal(f.yaml.to, cases[i].to);
		assert_int_equal(f.body, cases[i].body);
		arena_free(&a);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sections),
		cmocka_unit_test(paragraphs),
		cmocka_unit_test(lists),
		cmocka_unit_test(quotes),
		cmocka_unit_test(verbatim),
		cmocka_unit_test(tables),
		cmocka_unit_test(empty_cells_have_a_place),
		cmocka_unit_test(table_findings),
		cmocka_unit_test(footnotes),
		cmocka_unit_test(deep_nesting),
		cmocka_unit_test(control_characters),
		cmocka_unit_test(front_matter),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
