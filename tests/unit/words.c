/*
 * Words: the cases of tests/words/ (pre, post and what a reader should see),
 * normal form, counting, and the promise of the comparison: shortest, and
 * right when it is capped.
 */
#include "diff/words.h"

#include "base/buf.h"
#include "base/file.h"
#include "diff/myers.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static void expect_str(str got, const char *want)
{
	char *s = strndup(got.ptr != NULL ? got.ptr : "", got.len);

	assert_string_equal(s, want);
	free(s);
}

/* The runs with marks: [-gone-]{+come+}. */
static str marked(struct arena *a, str old, str new, bool *capped)
{
	const struct word_run *run;
	struct buf b = {.a = a};
	struct arena scratch = {0};
	size_t n = words_diff(a, &scratch, old, new, &run, capped);

	for (size_t i = 0; i < n; i++)
		switch (run[i].op) {
		case WORD_SAME: buf_add(&b, run[i].text); break;
		case WORD_DELETED:
			buf_fmt(&b, "[-%.*s-]", STR(run[i].text));
			break;
		case WORD_INSERTED:
			buf_fmt(&b, "{+%.*s+}", STR(run[i].text));
			break;
		}
	arena_free(&scratch);
	return buf_str(&b);
}

/* ---- tests/words ---- */

static str part_of_case(struct arena *a, str dir, const char *name)
{
	struct fail why = {0};
	str text;
	str path = str_fmt(a, "%.*s/%s", STR(dir), name);

	if (!file_read(a, str_cstr(a, path), FILE_MAX, &text, &why))
		fail_msg("%.*s", STR(why.message));
	return str_trim(text);
}

static void cases_of_the_folder(void **state)
{
	struct arena a = {0};
	struct file_list files = {0};
	struct fail why = {0};
	size_t seen = 0;

	(void)state;
	assert_true(file_walk(&a, "tests/words", &files, &why));
	for (size_t i = 0; i < files.n; i++) {
		bool capped = false;
		str dir;
		str want;
		str got;

		if (!str_ends(files.at[i], S("/expect")))
			continue;
		dir = str_slice(files.at[i], 0,
				files.at[i].len - strlen("/expect"));
		want = part_of_case(&a, dir, "expect");
		got = marked(&a, words_normal(&a, part_of_case(&a, dir, "pre")),
			     words_normal(&a, part_of_case(&a, dir, "post")),
			     &capped);
		if (!str_eq(got, want))
			fail_msg("%.*s: %.*s", STR(dir), STR(got));
		assert_false(capped);
		seen++;
	}
	assert_true(seen >= 20);
	arena_free(&a);
}

/* ---- normal form and counting ---- */

static void normal_form_hides_layout(void **state)
{
	static const char *const rows[][2] = {
		{"zonder merk", "zonder merk"},
		{"  twee  blanks ", "twee blanks"},
		{"regel\n  over\tregel", "regel over regel"},
		{"\xe2\x80\x98s-Graveland\xe2\x80\x99", "'s-Graveland'"},
		{"\xe2\x80\x9ezeg\xe2\x80\x9d", "\"zeg\""},
		{"10\xc2\xa0km", "10 km"},
		{"onder\xc2\xadwijs", "onderwijs"},
		{"jeugd\xe2\x80\x91hulp", "jeugd-hulp"},
		{"cafe\xcc\x81", "caf\xc3\xa9"},
		{"caf\xc3\xa9", "caf\xc3\xa9"},
		{"a \xe2\x80\x93 b", "a \xe2\x80\x93 b"},
		{"\xef\xbb\xbf"
		 "kop",
		 "kop"},
		{" \t\n", ""},
		{"", ""},
		{"los\xff weg", "los\xff weg"},
	};
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		expect_str(words_normal(&a, str_from(rows[i][0])), rows[i][1]);
	arena_free(&a);
}

static void what_is_normal_is_not_copied(void **state)
{
	struct arena a = {0};
	str s = S("co\xc3\xb6rdinatie is geregeld");

	(void)state;
	assert_ptr_equal(words_normal(&a, s).ptr, s.ptr);
	assert_int_equal(arena_size(&a), 0);
}

static void words_are_letters_and_digits(void **state)
{
	static const struct {
		const char *text;
		size_t n;
	} rows[] = {
		{"", 0},
		{" -- ", 0},
		{"een", 1},
		{"4.1.1", 3},
		{"OZA's, co\xc3\xb6rdinatie", 3},
		{"\xe2\x82\xac 10", 1},
		{"a\xe2\x80\x94"
		 "b",
		 2},
		{"snake_case", 1},
		{"m\xc2\xb2", 1},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		assert_int_equal(words_count(str_from(rows[i].text)),
				 rows[i].n);
}

static void next_word_leaves_the_rest(void **state)
{
	str rest = S("  een, twee");

	(void)state;
	expect_str(words_next(&rest), "een");
	expect_str(words_next(&rest), "twee");
	assert_int_equal(words_next(&rest).len, 0);
	assert_int_equal(words_next(&rest).len, 0);
}

/* ---- the comparison ---- */

enum { MOST = 24 };

static unsigned pick(uint64_t *seed, unsigned n)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(*seed >> 33) % n;
}

/* Length of the longest common subsequence, by the table. */
static size_t lcs(const uint64_t *x, size_t n, const uint64_t *y, size_t m)
{
	size_t row[MOST + 1][MOST + 1] = {{0}};

	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < m; j++) {
			size_t best = row[i][j + 1] > row[i + 1][j]
					      ? row[i][j + 1]
					      : row[i + 1][j];

			row[i + 1][j + 1] = x[i] == y[j] ? row[i][j] + 1 : best;
		}
	return row[n][m];
}

/* The unmarked elements of both sides are the same sequence; its length. */
static size_t kept(const struct sequence *x, const struct sequence *y)
{
	size_t n = 0;
	size_t j = 0;

	for (size_t i = 0; i < x->n; i++) {
		if (x->differs[i])
			continue;
		while (j < y->n && y->differs[j])
			j++;
		assert_true(j < y->n);
		assert_true(x->at[i] == y->at[j]);
		j++;
		n++;
	}
	while (j < y->n && y->differs[j])
		j++;
	assert_int_equal(j, y->n);
	return n;
}

static void short_sequences_compare_shortest(void **state)
{
	uint64_t seed = 42;

	(void)state;
	for (int round = 0; round < 4000; round++) {
		struct arena a = {0};
		uint64_t x[MOST];
		uint64_t y[MOST];
		bool gone[MOST] = {false};
		bool fresh[MOST] = {false};
		unsigned letters = 1 + pick(&seed, 6);
		struct sequence s = {x, pick(&seed, MOST + 1), gone};
		struct sequence t = {y, pick(&seed, MOST + 1), fresh};

		for (size_t i = 0; i < MOST; i++) {
			x[i] = pick(&seed, letters);
			y[i] = pick(&seed, letters);
		}
		assert_false(myers_diff(&a, s, t));
		assert_int_equal(kept(&s, &t), lcs(x, s.n, y, t.n));
		arena_free(&a);
	}
}

static void long_sequences_are_capped_but_right(void **state)
{
	enum { LONG = 60000 };
	struct arena a = {0};
	uint64_t *x = NEWN(&a, LONG, uint64_t);
	uint64_t *y = NEWN(&a, LONG, uint64_t);
	uint64_t seed = 7;
	struct sequence s = {x, LONG, NEWN(&a, LONG, bool)};
	struct sequence t = {y, LONG, NEWN(&a, LONG, bool)};

	(void)state;
	for (size_t i = 0; i < LONG; i++) {
		x[i] = pick(&seed, 5000);
		y[i] = pick(&seed, 5000);
	}
	assert_true(myers_diff(&a, s, t));
	assert_true(kept(&s, &t) > 0);
	arena_free(&a);
}

static void capped_is_left_alone_otherwise(void **state)
{
	struct arena a = {0};
	struct arena scratch = {0};
	const struct word_run *run;
	bool capped = true;

	(void)state;
	assert_int_equal(words_diff(&a, &scratch, S(""), S(""), &run, &capped),
			 0);
	assert_true(capped);
	assert_int_equal(
		words_diff(&a, &scratch, S("x y"), S("x y"), &run, &capped), 1);
	assert_int_equal(run[0].op, WORD_SAME);
	arena_free(&scratch);
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cases_of_the_folder),
		cmocka_unit_test(normal_form_hides_layout),
		cmocka_unit_test(what_is_normal_is_not_copied),
		cmocka_unit_test(words_are_letters_and_digits),
		cmocka_unit_test(next_word_leaves_the_rest),
		cmocka_unit_test(short_sequences_compare_shortest),
		cmocka_unit_test(long_sequences_are_capped_but_right),
		cmocka_unit_test(capped_is_left_alone_otherwise),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
