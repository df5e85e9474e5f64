/*
 * Places in a text, and the line shown with a caret: also where a line is as
 * long as a document, and where the text begins with a byte order mark.
 */
#include "base/buf.h"
#include "base/utf8.h"
#include "text/excerpt.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static struct source *text_of(struct arena *a, const char *text)
{
	return source_new(a, S("x.yaml"), str_from(text));
}

static void assert_place(const struct source *s, size_t at, unsigned line,
			 unsigned column)
{
	struct place p = source_place(s, at);

	assert_int_equal(p.line, line);
	assert_int_equal(p.column, column);
}

static void columns_count_code_points(void **state)
{
	struct arena a = {0};
	const struct source *s = text_of(&a, "a\xc3\xa9"
					     "b\n\xf0\x9f\x92\xa9x\r\n");

	(void)state;
	assert_place(s, 0, 1, 1);
	assert_place(s, 3, 1, 3);
	assert_place(s, 9, 2, 2);
	assert_place(s, 100, 3, 1);
	arena_free(&a);
}

static void a_byte_order_mark_is_no_column(void **state)
{
	struct arena a = {0};
	const struct source *s = text_of(&a, "\xef\xbb\xbfnaam: x\nna: y\n");
	struct excerpt e = excerpt_of(&a, s, (struct span){3, 7}, 80);
	struct span first = {3, 7};
	struct span *const spans[] = {&first};
	const struct source *kept = source_keep(&a, s, spans, 1);

	(void)state;
	assert_place(s, 0, 1, 1);
	assert_place(s, 3, 1, 1);
	assert_place(s, 9, 1, 7);
	assert_place(s, 11, 2, 1);
	assert_place(kept, first.from, 1, 1);
	assert_int_equal(e.indent, 0);
	assert_int_equal(e.carets, 4);
	assert_true(str_eq(e.text, S("naam: x")));
	arena_free(&a);
}

/* A line of `n` times "a\u00e9\U0001f4a9" (7 bytes), and one after it. */
static const struct source *long_line(struct arena *a, size_t n)
{
	struct buf b = {.a = a};

	for (size_t i = 0; i < n; i++)
		buf_add(&b, S("a\xc3\xa9\xf0\x9f\x92\xa9"));
	buf_add(&b, S("\nlaatste"));
	return source_new(a, S("x.json"), buf_str(&b));
}

static void columns_far_into_a_line_are_exact(void **state)
{
	static const size_t lengths[] = {1, 584, 585, 586, 1170, 4095, 30000};
	struct arena a = {0};

	(void)state;
	for (size_t k = 0; k < sizeof lengths / sizeof *lengths; k++) {
		const struct source *s = long_line(&a, lengths[k]);

		for (size_t i = 0; i <= lengths[k]; i += 1 + lengths[k] / 97)
			assert_place(s, i * 7, 1, (unsigned)i * 3 + 1);
		assert_place(s, lengths[k] * 7, 1,
			     (unsigned)lengths[k] * 3 + 1);
		assert_place(s, lengths[k] * 7 + 1, 2, 1);
	}
	arena_free(&a);
}

static void a_long_line_costs_what_is_shown_of_it(void **state)
{
	enum { TIMES = 200 };
	static const size_t widths[] = {0, 20, 77, 400};
	struct arena a = {0}, scratch = {0};
	const struct source *s = long_line(&a, 30000);

	(void)state;
	for (size_t i = 0; i < TIMES; i++) {
		uint32_t from = (uint32_t)(i * 7 * 150);
		size_t width = widths[i % 4];
		struct excerpt e = excerpt_of(
			&scratch, s, (struct span){from, from + 3}, width);
		size_t at = utf8_fit(e.text, e.indent);

		assert_int_equal(e.carets, 2);
		assert_true(str_starts(str_skip(e.text, at), S("a\xc3\xa9")));
		assert_true(width == 0 || utf8_width(e.text) <= width);
	}
	assert_true(arena_size(&scratch) < (size_t)TIMES * 40000);
	arena_free(&scratch);
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(columns_count_code_points),
		cmocka_unit_test(a_byte_order_mark_is_no_column),
		cmocka_unit_test(columns_far_into_a_line_are_exact),
		cmocka_unit_test(a_long_line_costs_what_is_shown_of_it),
	};

	return cmocka_run_group_tests_name("source", tests, NULL, NULL);
}
