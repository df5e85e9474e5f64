/*
 * Numbers are exact: nothing is rounded, however written.
 */
#include "check/decimal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static int sign(int n)
{
	return (n > 0) - (n < 0);
}

static int cmp(const char *x, const char *y)
{
	struct arena a = {0};
	struct decimal p = decimal_read(&a, str_from(x));
	struct decimal q = decimal_read(&a, str_from(y));
	int order = sign(decimal_cmp(&p, &q));

	assert_int_equal(order, -sign(decimal_cmp(&q, &p)));
	if (order == 0)
		assert_int_equal(decimal_hash(&p), decimal_hash(&q));
	arena_free(&a);
	return order;
}

static bool divides(const char *step, const char *x)
{
	struct arena a = {0};
	struct decimal p = decimal_read(&a, str_from(x));
	struct decimal q = decimal_read(&a, str_from(step));
	bool yes = decimal_is_multiple(&p, &q);

	arena_free(&a);
	return yes;
}

static void equal_numbers_are_equal_however_written(void **state)
{
	static const char *const same[][2] = {
		{"1", "1.0"},
		{"1", "1e0"},
		{"100", "1e2"},
		{"0", "-0.0"},
		{"0.10", "1e-1"},
		{"12.5", "1250e-2"},
		{"0x1F", "31"},
		{"0o17", "15"},
		{"+5", "5"},
		{".5", "0.5"},
		{"5.", "5"},
		{"0e999", "0"},
		{"0xffffffffffffffffff", "4722366482869645213695"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof same / sizeof *same; i++)
		assert_int_equal(cmp(same[i][0], same[i][1]), 0);
}

static void order_holds_beyond_doubles(void **state)
{
	static const char *const less[][2] = {
		{"9007199254740992", "9007199254740993"},
		{"0.1", "0.10000000000000000001"},
		{"-2", "-1"},
		{"-1", "0"},
		{"0", "1e-400"},
		{"9e400", "1e401"},
		{"99", "100"},
		{"-1e400", "1e-400"},
		{"123", "124"},
		{"12", "123"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof less / sizeof *less; i++)
		assert_int_equal(cmp(less[i][0], less[i][1]), -1);
	assert_int_not_equal(cmp(".nan", "1"), 0);
}

static void multiples_are_exact(void **state)
{
	(void)state;
	assert_true(divides("0.0001", "0.0075"));
	assert_false(divides("0.01", "0.0075"));
	assert_true(divides("0.1", "4.4"));
	assert_true(divides("0.5", "1e308"));
	assert_false(divides("0.123456789", "1e308"));
	assert_true(divides("1e-8", "12391239123"));
	assert_true(divides("7", "-49"));
	assert_true(divides("3", "0"));
	assert_true(divides("12", "3e2"));
	assert_false(divides("12", "2e1"));
	assert_true(divides("123456789012345678901234567890",
			    "370370367037037036703703703670"));
	assert_false(divides("123456789012345678901234567890",
			     "370370367037037036703703703671"));
	assert_false(divides("7", "1e999999999"));
	assert_true(divides("1024", "1e999999999"));
}

static void integers_and_counts(void **state)
{
	struct arena a = {0};
	struct decimal d = decimal_read(&a, S("2.0"));
	uint64_t n = 0;

	(void)state;
	assert_true(decimal_is_integer(&d));
	assert_true(decimal_count(&d, &n));
	assert_int_equal(n, 2);
	d = decimal_read(&a, S("1.5"));
	assert_false(decimal_is_integer(&d));
	d = decimal_read(&a, S("-3"));
	assert_false(decimal_count(&d, &n));
	d = decimal_read(&a, S("1e30"));
	assert_true(decimal_is_integer(&d));
	assert_false(decimal_count(&d, &n));
	d = decimal_read(&a, S(".inf"));
	assert_false(decimal_is_integer(&d));
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(equal_numbers_are_equal_however_written),
		cmocka_unit_test(order_holds_beyond_doubles),
		cmocka_unit_test(multiples_are_exact),
		cmocka_unit_test(integers_and_counts),
	};

	return cmocka_run_group_tests_name("decimal", tests, NULL, NULL);
}
