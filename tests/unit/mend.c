/*
 * Mendings put into a text: what is replaced, what is left out, and what the
 * diff of it says.
 */
#include "edit/mend.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

/* Numbers by chance; the same seed gives the same row. */
static uint32_t below(uint32_t *seed, uint32_t n)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 17;
	*seed ^= *seed << 5;
	return *seed % n;
}

struct bench {
	struct arena a;
	const struct source *source;
	struct findings found;
};

static void set_up(struct bench *b, const char *text)
{
	*b = (struct bench){0};
	b->found.a = &b->a;
	b->source = source_new(&b->a, S("a.md"), str_from(text));
}

/* A finding that is mended by one piece. */
static void add(struct bench *b, uint32_t from, uint32_t to, const char *text)
{
	struct mending *m = NEW(&b->a, struct mending);
	struct finding *f = findings_add(&b->found, LEVEL_NOTE, "x", b->source,
					 (struct span){from, to}, "%s", "x");

	*m = (struct mending){{from, to}, str_from(text)};
	f->mendings = m;
	f->n_mendings = 1;
}

static void mended_is(struct bench *b, const char *text, size_t places)
{
	size_t n;
	str out = mend_text(&b->a, b->source, &b->found, &n);

	assert_int_equal(n, places);
	assert_true(str_eq(out, str_from(text)));
	arena_free(&b->a);
}

static void pieces_are_put_in_by_place(void **state)
{
	struct bench b;

	(void)state;
	set_up(&b, "een twee drie");
	add(&b, 9, 13, "3");
	add(&b, 0, 3, "1");
	add(&b, 4, 4, "en ");
	mended_is(&b, "1 en twee 3", 3);
}

static void of_two_that_overlap_the_first_wins(void **state)
{
	struct bench b;

	(void)state;
	set_up(&b, "een twee drie");
	add(&b, 0, 8, "x");
	add(&b, 4, 13, "y");
	mended_is(&b, "x drie", 1);
}

static void line_ends_stay_as_they_are(void **state)
{
	struct bench b;

	(void)state;
	set_up(&b, "een\r\ntwee\n");
	add(&b, 2, 6, "x");
	add(&b, 5, 9, "a\nb");
	mended_is(&b, "een\r\ntwee\n", 0);
}

static void what_is_the_same_is_no_change(void **state)
{
	struct bench b;

	(void)state;
	set_up(&b, "een");
	add(&b, 0, 3, "een");
	mended_is(&b, "een", 0);
}

static void findings_of_other_texts_do_not_count(void **state)
{
	struct bench b;
	const struct source *mine;

	(void)state;
	set_up(&b, "een");
	mine = b.source;
	b.source = source_new(&b.a, S("b.md"), S("twee"));
	add(&b, 0, 4, "x");
	b.source = mine;
	mended_is(&b, "een", 0);
}

static void a_diff_has_three_lines_round_a_change(void **state)
{
	struct arena a = {0};
	str diff = mend_diff(&a, S("a"), S("1\n2\n3\n4\n5\n6\n7\n8\n9"),
			     S("1\n2\n3\n4\nx\n6\n7\n8\ny"));

	(void)state;
	assert_true(str_eq(diff, S("--- a\n+++ a\n@@ -2,8 +2,8 @@\n 2\n 3\n 4\n"
				   "-5\n+x\n 6\n 7\n 8\n-9\n"
				   "\\ No newline at end of file\n+y\n"
				   "\\ No newline at end of file\n")));
	assert_int_equal(mend_diff(&a, S("a"), S("x\n"), S("x\n")).len, 0);
	arena_free(&a);
}

/* Whatever the pieces: the bytes between those that were put in are those of
 * the text, in order, and no line end comes or goes. */
static void nothing_else_changes(void **state)
{
	static const char *const with[] = {"", "#", "##", "\n", "###"};
	uint32_t c = 20260517;

	(void)state;
	for (unsigned round = 0; round < 500; round++) {
		struct bench b;
		char text[121] = "";
		size_t n, lines = 0, same = 0;
		str out;

		for (size_t i = 0; i < sizeof text - 1; i++) {
			text[i] = below(&c, 9) == 0
					  ? '\n'
					  : (char)('a' + below(&c, 26));
			lines += text[i] == '\n';
		}
		set_up(&b, text);
		for (unsigned i = below(&c, 12); i > 0; i--) {
			uint32_t from = below(&c, 110);

			add(&b, from, from + below(&c, 9), with[below(&c, 5)]);
		}
		out = mend_text(&b.a, b.source, &b.found, &n);
		for (size_t i = 0; i < out.len; i++) {
			lines -= out.ptr[i] == '\n';
			if (out.ptr[i] == '#')
				continue;
			while (same < sizeof text - 1 &&
			       text[same] != out.ptr[i])
				same++;
			assert_true(same++ < sizeof text - 1);
		}
		assert_int_equal(lines, 0);
		arena_free(&b.a);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pieces_are_put_in_by_place),
		cmocka_unit_test(of_two_that_overlap_the_first_wins),
		cmocka_unit_test(line_ends_stay_as_they_are),
		cmocka_unit_test(what_is_the_same_is_no_change),
		cmocka_unit_test(findings_of_other_texts_do_not_count),
		cmocka_unit_test(a_diff_has_three_lines_round_a_change),
		cmocka_unit_test(nothing_else_changes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
