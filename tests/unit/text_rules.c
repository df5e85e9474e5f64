/*
 * The rules about text, by papers that were invented for it: of each rule some
 * that it must flag, and where, and some that it must leave alone.  The words
 * and patterns are those of schema/, as a user gets them.
 */
#include "base/buf.h"
#include "base/file.h"
#include "check/check.h"
#include "import/import.h"
#include "text_papers.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

struct bench {
	struct arena a;
	const struct profile *profile;
	const struct checker *checker;
};

static const struct source *file(struct arena *a, const char *path)
{
	struct fail why = {0};
	str text;

	assert_true(file_read(a, path, FILE_MAX, &text, &why));
	return source_new(a, str_from(path), text);
}

static int set_up(void **state)
{
	struct bench *b = calloc(1, sizeof *b);
	struct profile_files files = {0};
	struct findings to = {.a = &b->a};

	files.opmaak = file(&b->a, "schema/opmaak.yaml");
	files.gremia = file(&b->a, "schema/gremia.yaml");
	files.route = file(&b->a, "schema/route.yaml");
	files.regels = file(&b->a, "schema/regels.yaml");
	files.papier = file(&b->a, "schema/papier.yaml");
	b->profile = profile_read(&b->a, files, &to);
	b->checker = checker_new(&b->a, b->profile, CHECK_RULES, &to);
	for (size_t i = 0; i < to.n; i++)
		print_error("%.*s\n", STR(to.at[i].message));
	assert_int_equal(to.n, 0);
	*state = b;
	return 0;
}

static int tear_down(void **state)
{
	struct bench *b = *state;

	arena_free(&b->a);
	free(b);
	return 0;
}

static const struct agenda *read_paper(const struct bench *b, struct arena *a,
				       const char *text, bool raw)
{
	struct import_options options = {.as_is = true};
	struct findings ignored = {.a = a};
	const struct source *s =
		source_new(a, str_from(raw ? "p.txt" : "p.md"), str_from(text));

	return raw ? import_paper(a, b->profile, s, &options, &ignored)
		   : agenda_read(a, b->profile, s, &ignored);
}

/* Findings of one rule; the words of the first in `*marked`. */
static size_t look(const struct bench *b, struct arena *a, const char *rule,
		   const struct agenda *d, str *marked)
{
	struct findings found = {.a = a};
	size_t n = 0;

	check_agenda(b->checker, d, NULL, (struct date){2024, 6, 1}, &found);
	findings_sort(&found);
	for (size_t i = 0; i < found.n; i++) {
		if (strcmp(found.at[i].rule, rule) != 0)
			continue;
		if (n++ == 0)
			*marked = source_slice(found.at[i].source,
					       found.at[i].span);
	}
	return n;
}

static bool judge(const struct bench *b, const struct paper *p, bool raw)
{
	struct arena a = {0};
	str marked = {0};
	char text[4000];
	size_t n;
	bool ok;

	snprintf(text, sizeof text, "%s%s\n",
		 raw ? "" : "---\nagenda: x\n---\n\n# Titel\n\n", p->text);
	n = look(b, &a, p->rule, read_paper(b, &a, text, raw), &marked);
	ok = p->marked == NULL ? n == 0
			       : n > 0 && str_eq(marked, str_from(p->marked));
	if (!ok)
		print_error("%s, %s: \"%s\"\n  marked \"%.*s\", %zu found\n",
			    p->rule, raw ? "paper" : "agenda", p->text,
			    STR(marked), n);
	arena_free(&a);
	return ok;
}

static void each_paper_is_judged_right(void **state)
{
	size_t wrong = 0;

	for (size_t i = 0; i < sizeof papers / sizeof *papers; i++) {
		wrong += !judge(*state, &papers[i], true);
		wrong += !judge(*state, &papers[i], false);
	}
	assert_int_equal(wrong, 0);
}

/* No rule without three papers that it flags and three that it leaves. */
static void each_rule_has_three_and_three(void **state)
{
	static const char *const rules[] = {
		"typo",	 "grammar", "punct",   "truncated",  "abbrev",
		"style", "privacy", "residue", "placeholder"};

	(void)state;
	for (size_t r = 0; r < sizeof rules / sizeof *rules; r++) {
		size_t flagged = 0, left = 0;

		for (size_t i = 0; i < sizeof papers / sizeof *papers; i++) {
			if (strcmp(papers[i].rule, rules[r]) != 0)
				continue;
			flagged += papers[i].marked != NULL;
			left += papers[i].marked == NULL;
		}
		if (flagged < 3 || left < 3)
			print_error("%s: %zu flagged, %zu left alone\n",
				    rules[r], flagged, left);
		assert_true(flagged >= 3 && left >= 3);
	}
}

/* A document of many words that are nearly alike takes time in step with its
 * length: the slowest case of the search for slips. */
static void time_grows_with_the_text(void **state)
{
	const struct bench *b = *state;
	struct arena a = {0};
	struct buf text = {.a = &a};
	str marked;

	for (unsigned i = 0; i < 20000; i++)
		buf_fmt(&text, "samenwerkings%c%c%cverbandagenda %s",
			'a' + i % 26, 'a' + i / 26 % 26, 'a' + i / 676 % 26,
			i % 9 == 0 ? "\n" : "");
	look(b, &a, "typo",
	     read_paper(b, &a, str_cstr(&a, buf_str(&text)), true), &marked);
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_paper_is_judged_right),
		cmocka_unit_test(each_rule_has_three_and_three),
		cmocka_unit_test(time_grows_with_the_text),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
