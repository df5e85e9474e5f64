/*
 * What grows in an arena keeps its bytes, whatever stands beside it.
 */
#include "base/buf.h"
#include "base/vec.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

struct numbers {
	uint32_t *at;
	size_t n, cap;
};

static void a_thing_grows_in_place(void **state)
{
	struct arena a = {0};
	char *first = arena_alloc(&a, 32);
	char *second;

	(void)state;
	memcpy(first, "abc", 4);
	second = arena_grow(&a, first, 32, 64);
	assert_string_equal(second, "abc");
	memcpy(arena_alloc(&a, 16), "0123456789abcde", 16);
	first = arena_grow(&a, second, 64, 128);
	assert_string_equal(first, "abc");
	arena_free(&a);
}

static void two_that_grow_by_turns_stay_apart(void **state)
{
	struct arena a = {0};
	struct numbers x = {0};
	struct numbers y = {0};

	(void)state;
	for (uint32_t i = 0; i < 100000; i++) {
		*PUSH(&a, &x) = i;
		*PUSH(&a, &y) = ~i;
	}
	for (uint32_t i = 0; i < 100000; i++) {
		assert_int_equal(x.at[i], i);
		assert_int_equal(y.at[i], ~i);
	}
	arena_free(&a);
}

/* What leaves a vector and comes back is fresh. */
static void a_new_element_is_zero(void **state)
{
	struct arena a = {0};
	struct numbers x = {0};

	(void)state;
	for (size_t i = 0; i < 1000; i++)
		*PUSH(&a, &x) = 7;
	x.n = 3;
	assert_int_equal(*PUSH(&a, &x), 0);
	arena_free(&a);
}

/* One large text leaves no copies of itself behind. */
static void a_large_buffer_costs_its_own_size(void **state)
{
	struct arena a = {0};
	struct buf b = {.a = &a};

	(void)state;
	for (size_t i = 0; i < (size_t)16 << 20; i++)
		buf_char(&b, (char)i);
	assert_true(arena_size(&a) < (size_t)20 << 20);
	for (size_t i = 0; i < b.n; i += 4099)
		assert_int_equal(b.at[i], (char)i);
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_thing_grows_in_place),
		cmocka_unit_test(two_that_grow_by_turns_stay_apart),
		cmocka_unit_test(a_new_element_is_zero),
		cmocka_unit_test(a_large_buffer_costs_its_own_size),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
