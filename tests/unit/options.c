/*
 * Command lines by table: what GNU tools take, and what they refuse.
 */
#include "cmd/options.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

struct values {
	bool all, brief;
	str name;
	unsigned count;
	struct date day;
};

static const struct option_row rows[] = {
	{.letter = 'a',
	 .name = "all",
	 .kind = OPTION_FLAG,
	 .offset = offsetof(struct values, all)},
	{.letter = 'b',
	 .name = "brief",
	 .kind = OPTION_FLAG,
	 .offset = offsetof(struct values, brief)},
	{.letter = 'n',
	 .name = "name",
	 .value = "NAME",
	 .kind = OPTION_STRING,
	 .offset = offsetof(struct values, name)},
	{.name = "count",
	 .value = "N",
	 .kind = OPTION_NUMBER,
	 .offset = offsetof(struct values, count)},
	{.name = "day",
	 .value = "DAY",
	 .kind = OPTION_DATE,
	 .offset = offsetof(struct values, day)},
	{0},
};

struct read {
	struct arena a;
	struct values v;
	struct operands operands;
	struct fail why;
	bool good;
};

static int enter(void **state)
{
	*state = calloc(1, sizeof(struct read));
	return *state == NULL ? -1 : 0;
}

static int leave(void **state)
{
	struct read *r = *state;

	arena_free(&r->a);
	free(r);
	return 0;
}

/* Reads words parted by one blank. */
static void line(struct read *r, const char *words)
{
	struct option_set sets[] = {{rows, &r->v}, {0}};
	char *argv[16] = {str_cstr(&r->a, S("test"))};
	int argc = 1;
	str rest = str_from(words);

	while (rest.ptr != NULL && argc < 16)
		argv[argc++] = str_cstr(&r->a, str_cut(&rest, ' '));
	r->good = options_read(&r->a, sets, argc, argv, &r->operands, &r->why);
}

static void assert_text(str got, const char *want)
{
	assert_true(str_eq(got, str_from(want)));
}

static void options_and_operands_mix(void **state)
{
	struct read *r = *state;

	line(r, "one --all two -n x three");
	assert_true(r->good);
	assert_true(r->v.all);
	assert_text(r->v.name, "x");
	assert_int_equal(r->operands.n, 3);
	assert_string_equal(r->operands.at[2], "three");
}

static void values_stand_in_three_places(void **state)
{
	struct read *r = *state;

	line(r, "--name=a=b --count 12 --day=2019-02-28");
	assert_true(r->good);
	assert_text(r->v.name, "a=b");
	assert_int_equal(r->v.count, 12);
	assert_int_equal(r->v.day.day, 28);
	line(r, "-nshort");
	assert_text(r->v.name, "short");
	line(r, "--name=");
	assert_true(r->good);
	assert_text(r->v.name, "");
}

static void letters_bundle(void **state)
{
	struct read *r = *state;

	line(r, "-abnx");
	assert_true(r->good);
	assert_true(r->v.all && r->v.brief);
	assert_text(r->v.name, "x");
}

static void two_dashes_end_the_options(void **state)
{
	struct read *r = *state;

	line(r, "- -- --all -b");
	assert_true(r->good);
	assert_false(r->v.all);
	assert_int_equal(r->operands.n, 3);
	assert_string_equal(r->operands.at[0], "-");
	assert_string_equal(r->operands.at[1], "--all");
}

static void the_last_one_wins(void **state)
{
	struct read *r = *state;

	line(r, "-n one --name two");
	assert_text(r->v.name, "two");
}

static void a_slip_is_named(void **state)
{
	struct read *r = *state;

	line(r, "--nmae x");
	assert_false(r->good);
	assert_text(r->why.message, "there is no option --nmae");
	assert_text(r->why.remedy, "did you mean --name?");
}

static void what_is_unlike_all_points_to_help(void **state)
{
	struct read *r = *state;

	line(r, "-z");
	assert_false(r->good);
	assert_text(r->why.message, "there is no option -z");
	assert_text(r->why.remedy, "--help lists the options");
}

static void wrong_values_are_refused(void **state)
{
	static const char *const lines[] = {
		"--count x",  "--count -1",
		"--count=",   "--count 99999999",
		"--day 31-2", "--day 2019-02-29",
		"--all=yes",  "--name",
		"-n",	      "--",
	};
	size_t n = sizeof lines / sizeof *lines;

	for (size_t i = 0; i < n; i++) {
		struct read *r = *state;

		r->why = (struct fail){0};
		line(r, lines[i]);
		assert_int_equal(r->good, i + 1 == n);
		assert_int_equal(r->why.message.len > 0, !r->good);
	}
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, enter, leave)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(options_and_operands_mix),
		CASE(values_stand_in_three_places),
		CASE(letters_bundle),
		CASE(two_dashes_end_the_options),
		CASE(the_last_one_wins),
		CASE(a_slip_is_named),
		CASE(what_is_unlike_all_points_to_help),
		CASE(wrong_values_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
