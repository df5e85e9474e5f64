/*
 * The parts that matching rests on, against slow and simple ones; and that
 * equal and hostile documents are matched without going astray.
 */
#include "diff_docs.h"

#include "diff/assign.h"
#include "diff/join.h"
#include "diff/match.h"
#include "diff/order.h"

#include <setjmp.h>
#include <stdarg.h>
#include <time.h>

#include <cmocka.h>

static unsigned pick(uint64_t *seed, unsigned n)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(*seed >> 33) % n;
}

/* ---- assignment ---- */

enum { SIDE = 5 };

static int64_t best_of(const int64_t *gain, size_t n, size_t m, size_t i,
		       unsigned used)
{
	int64_t best;

	if (i == n)
		return 0;
	best = best_of(gain, n, m, i + 1, used);
	for (size_t j = 0; j < m; j++) {
		int64_t sum;

		if ((used >> j & 1) != 0)
			continue;
		sum = gain[i * m + j] +
		      best_of(gain, n, m, i + 1, used | 1u << j);
		best = sum > best ? sum : best;
	}
	return best;
}

static void assignment_is_the_best(void **state)
{
	uint64_t seed = 3;

	(void)state;
	for (int round = 0; round < 500; round++) {
		struct arena a = {0};
		int64_t gain[SIDE * SIDE];
		int chosen[SIDE];
		size_t n = 1 + pick(&seed, SIDE);
		size_t m = 1 + pick(&seed, SIDE);
		int64_t sum = 0;
		unsigned used = 0;

		for (size_t i = 0; i < n * m; i++)
			gain[i] = pick(&seed, 3) == 0 ? 0 : pick(&seed, 50);
		assign(&a, gain, n, m, chosen);
		for (size_t i = 0; i < n; i++) {
			if (chosen[i] < 0)
				continue;
			assert_int_equal(used >> chosen[i] & 1, 0);
			used |= 1u << chosen[i];
			sum += gain[i * m + (size_t)chosen[i]];
		}
		assert_int_equal(sum, best_of(gain, n, m, 0, 0));
		arena_free(&a);
	}
}

/* ---- order ---- */

static uint64_t heaviest(const uint64_t *key, const uint64_t *weight, size_t n)
{
	uint64_t best = 0;

	for (unsigned set = 0; set < 1u << n; set++) {
		uint64_t sum = 0;
		uint64_t last = 0;
		bool rises = true;

		for (size_t i = 0; i < n; i++) {
			if ((set >> i & 1) == 0)
				continue;
			rises = rises && key[i] > last;
			last = key[i];
			sum += weight[i];
		}
		if (rises && sum > best)
			best = sum;
	}
	return best;
}

static void what_keeps_its_place_is_heaviest(void **state)
{
	enum { N = 9 };
	uint64_t seed = 11;

	(void)state;
	for (int round = 0; round < 300; round++) {
		struct arena a = {0};
		uint64_t key[N];
		uint64_t weight[N];
		bool keep[N] = {false};
		uint64_t sum = 0;
		uint64_t last = 0;

		for (size_t i = 0; i < N; i++)
			key[i] = i + 1;
		for (size_t i = N - 1; i > 0; i--) {
			size_t j = pick(&seed, (unsigned)i + 1);
			uint64_t moved = key[i];

			key[i] = key[j];
			key[j] = moved;
		}
		for (size_t i = 0; i < N; i++)
			weight[i] = 1 + pick(&seed, 20);
		order_keep(&a, key, weight, N, keep);
		for (size_t i = 0; i < N; i++) {
			if (!keep[i])
				continue;
			assert_true(key[i] > last);
			last = key[i];
			sum += weight[i];
		}
		assert_int_equal(sum, heaviest(key, weight, N));
		arena_free(&a);
	}
}

/* ---- join ---- */

static void a_join_lists_both_sides_by_index(void **state)
{
	static const uint64_t old[] = {7, 0, 9, 7, 5};
	static const uint64_t new[] = {5, 7, 0, 7, 7};
	struct arena a = {0};
	struct join j = join_keys(&a, old, 5, new, 5);

	(void)state;
	assert_int_equal(j.n, 3);
	assert_int_equal(j.at[0].key, 7);
	assert_int_equal(j.at[0].n_old, 2);
	assert_int_equal(j.at[0].n_new, 3);
	assert_int_equal(j.at[0].old, 0);
	assert_int_equal(j.next_old[0], 3);
	assert_int_equal(j.next_old[3], JOIN_END);
	assert_int_equal(j.at[0].new, 1);
	assert_int_equal(j.next_new[1], 3);
	assert_int_equal(j.at[1].n_new, 0);
	assert_int_equal(j.at[1].new, JOIN_END);
	assert_int_equal(j.at[2].key, 5);
	arena_free(&a);
}

/* ---- documents ---- */

static struct changes compare(struct arena *a, str old, str new)
{
	struct findings findings = {.a = a};

	return changes_between(
		a, NULL,
		agenda_read_any(a, NULL, source_new(a, S("t.md"), old),
				&findings),
		agenda_read_any(a, NULL, source_new(a, S("t.md"), new),
				&findings));
}

static str times(struct arena *a, const char *text, size_t n)
{
	struct buf b = {.a = a};

	for (size_t i = 0; i < n; i++)
		buf_add(&b, str_from(text));
	return buf_str(&b);
}

static const char same[] = "Dezelfde alinea over dezelfde zorg.\n\n";

static void one_of_many_equal_paragraphs_goes(void **state)
{
	struct arena a = {0};
	struct changes c =
		compare(&a, times(&a, same, 2000), times(&a, same, 1999));

	(void)state;
	assert_int_equal(c.n, 1);
	assert_int_equal(c.at[0].kind, CHANGE_REMOVED);
	arena_free(&a);
}

static void one_comes_between_equal_paragraphs(void **state)
{
	struct arena a = {0};
	str half = times(&a, same, 500);
	struct changes c = compare(
		&a, times(&a, same, 1000),
		str_cat(&a, str_cat(&a, half, S("Iets nieuws.\n\n")), half));

	(void)state;
	assert_int_equal(c.n, 1);
	assert_int_equal(c.at[0].kind, CHANGE_ADDED);
	arena_free(&a);
}

static void a_list_in_which_all_changed_is_said_to_be_coarse(void **state)
{
	struct arena a = {0};
	struct buf old = {.a = &a};
	struct buf new = {.a = &a};
	struct changes c;

	(void)state;
	for (unsigned i = 0; i < 300; i++) {
		buf_fmt(&old, "- punt over zorg en werk w%u\n", i);
		buf_fmt(&new, "- punt over zorg en leren v%u\n", i);
	}
	c = compare(&a, buf_str(&old), buf_str(&new));
	assert_int_equal(c.n, 300);
	assert_int_equal(c.at[299].kind, CHANGE_CHANGED);
	assert_true(c.note.len > 0);
	arena_free(&a);
}

static double seconds(const struct timespec *from)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)(now.tv_sec - from->tv_sec) +
	       (double)(now.tv_nsec - from->tv_nsec) * 1e-9;
}

/* Ten times the text may not take near a hundred times the time. */
static void time_grows_with_the_text(void **state)
{
	double took[2];

	(void)state;
	for (size_t k = 0; k < 2; k++) {
		struct arena a = {0};
		struct timespec from;
		str text = times(&a, same, k == 0 ? 2000 : 20000);
		struct changes c;

		clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
		c = compare(&a, text,
			    str_cat(&a, S("Vooraf nog dit.\n\n"), text));
		took[k] = seconds(&from);
		assert_int_equal(c.n, 1);
		arena_free(&a);
	}
	assert_true(took[1] < took[0] * 40 + 0.05);
}

static void partners_are_mutual(void **state)
{
	struct arena a = {0};
	struct findings findings = {.a = &a};
	const struct source *x =
		source_new(&a, S("t.md"),
			   S("# A\n\n- een punt hier\n- twee\n\n# B\n\nB.\n"));
	const struct source *y =
		source_new(&a, S("t.md"),
			   S("# B\n\nB.\n\n# A\n\n- twee\n- een punt hier\n"));
	struct match m = match_trees(
		&a,
		part_tree(&a, NULL, agenda_read_any(&a, NULL, x, &findings)),
		part_tree(&a, NULL, agenda_read_any(&a, NULL, y, &findings)));

	(void)state;
	for (size_t i = 0; i < m.old.n; i++) {
		assert_non_null(m.to_new[i]);
		assert_ptr_equal(m.to_old[m.to_new[i]->order], m.old.at[i]);
		assert_int_equal(m.to_new[i]->kind, m.old.at[i]->kind);
		assert_true(match_same_place(&m, m.old.at[i], m.to_new[i]));
	}
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(assignment_is_the_best),
		cmocka_unit_test(what_keeps_its_place_is_heaviest),
		cmocka_unit_test(a_join_lists_both_sides_by_index),
		cmocka_unit_test(one_of_many_equal_paragraphs_goes),
		cmocka_unit_test(one_comes_between_equal_paragraphs),
		cmocka_unit_test(
			a_list_in_which_all_changed_is_said_to_be_coarse),
		cmocka_unit_test(time_grows_with_the_text),
		cmocka_unit_test(partners_are_mutual),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
