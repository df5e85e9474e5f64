/*
 * Paragraphs for a terminal: widths, styles, and nothing that harms it.
 */
#include "report/wrap.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

struct sheet {
	struct arena a;
	struct buf out;
	struct page page;
};

static int enter(void **state)
{
	struct sheet *s = calloc(1, sizeof *s);

	if (s == NULL)
		return -1;
	s->out.a = &s->a;
	s->page = (struct page){
		.a = &s->a, .out = &s->out, .look = {.width = 20}};
	*state = s;
	return 0;
}

static int leave(void **state)
{
	struct sheet *s = *state;

	arena_free(&s->a);
	free(s);
	return 0;
}

static void assert_page(const struct sheet *s, const char *want)
{
	str got = buf_str(&s->out);

	if (!str_eq(got, str_from(want)))
		print_error("got:\n%.*s\nwanted:\n%s\n", STR(got), want);
	assert_true(str_eq(got, str_from(want)));
}

static void lines_stay_within_the_width(void **state)
{
	struct sheet *s = *state;

	wrap_text(&s->page, 2, 4, S("een twee drie vier vijf zes zeven"));
	/*   "12345678901234567890" */
	assert_page(s, "  een twee drie vier\n"
		       "    vijf zes zeven\n");
}

static void white_space_folds(void **state)
{
	struct sheet *s = *state;

	wrap_text(&s->page, 0, 0, S("  een \t twee\n\ndrie  "));
	assert_page(s, "een twee drie\n");
}

static void a_word_too_wide_stands_alone(void **state)
{
	struct sheet *s = *state;

	wrap_text(&s->page, 0, 2, S("het portefeuillehoudersoverleg van nu"));
	assert_page(s, "het\n  portefeuillehoudersoverleg\n  van nu\n");
}

static void no_width_does_not_wrap(void **state)
{
	struct sheet *s = *state;

	s->page.look.width = 0;
	wrap_text(&s->page, 0, 0, S("een twee drie vier vijf zes zeven"));
	assert_page(s, "een twee drie vier vijf zes zeven\n");
}

static void wide_characters_count_two(void **state)
{
	struct sheet *s = *state;

	s->page.look.width = 9;
	wrap_text(&s->page, 0, 0, S("日本 日本 é́"));
	assert_page(s, "日本 日本\né́\n");
}

static void words_that_went_and_came_are_marked(void **state)
{
	struct sheet *s = *state;
	struct run runs[] = {
		{STYLE_PLAIN, S("in ")},
		{STYLE_OLD, S("maart 2023 ")},
		{STYLE_NEW, S("juni")},
		{STYLE_PLAIN, S(".")},
	};

	s->page.look.width = 80;
	wrap_runs(&s->page, (struct indent){0}, runs, 4);
	assert_page(s, "in [-maart 2023-] {+juni+}.\n");
}

static void colour_takes_the_place_of_marks(void **state)
{
	struct sheet *s = *state;
	struct run runs[] = {
		{STYLE_OLD, S("maart 2023")},
		{STYLE_NEW, S(" juni")},
		{STYLE_PLAIN, S(" gereed")},
	};

	s->page.look = (struct look){.width = 80, .colour = true};
	wrap_runs(&s->page, (struct indent){0}, runs, 3);
	assert_page(s, "\033[31;9mmaart 2023\033[0m \033[32;4mjuni\033[0m"
		       " gereed\n");
}

static void colour_ends_with_the_line(void **state)
{
	struct sheet *s = *state;
	struct run run = {STYLE_STRONG, S("een twee drie vier vijf")};

	s->page.look.colour = true;
	wrap_runs(&s->page, (struct indent){0}, &run, 1);
	assert_page(s, "\033[1meen twee drie vier\033[0m\n"
		       "\033[1mvijf\033[0m\n");
}

static void escapes_do_not_reach_the_terminal(void **state)
{
	struct sheet *s = *state;

	wrap_text(&s->page, 0, 0, S("a\033[2Jb \xe2\x80\xaewx \xff"));
	wrap_line(&s->page, STYLE_PLAIN, S("\x07"));
	assert_page(s, "a\xef\xbf\xbd[2Jb \xef\xbf\xbdwx \xef\xbf\xbd\n"
		       "\xef\xbf\xbd\n");
}

static void signs_follow_the_locale(void **state)
{
	struct sheet *s = *state;

	assert_true(str_eq(wrap_sign(&s->page, "→", ">"), S(">")));
	s->page.look.utf8 = true;
	assert_true(str_eq(wrap_sign(&s->page, "→", ">"), S("→")));
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, enter, leave)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(lines_stay_within_the_width),
		CASE(white_space_folds),
		CASE(a_word_too_wide_stands_alone),
		CASE(no_width_does_not_wrap),
		CASE(wide_characters_count_two),
		CASE(words_that_went_and_came_are_marked),
		CASE(colour_takes_the_place_of_marks),
		CASE(colour_ends_with_the_line),
		CASE(escapes_do_not_reach_the_terminal),
		CASE(signs_follow_the_locale),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
