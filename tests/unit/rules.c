/*
 * The checker around the rules: severities, parameters, places, suppressions,
 * large input.  What each rule finds is in tests/golden/rules/.
 */
#include "base/buf.h"
#include "check/check.h"
#include "check/rule.h"

#include <setjmp.h>
#include <stdarg.h>
#include <time.h>

#include <cmocka.h>

static const struct date today = {2020, 1, 1};

/* One check: a profile that has nothing but regels.yaml, one document. */
struct bench {
	struct arena a;
	struct findings of_profile, found;
	const struct checker *checker;
};

static void set_up_parts(struct bench *b, const char *rules, unsigned parts)
{
	struct profile_files files = {0};
	const struct profile *p;

	*b = (struct bench){0};
	b->of_profile.a = b->found.a = &b->a;
	files.regels = source_new(&b->a, S("regels.yaml"), str_from(rules));
	p = profile_read(&b->a, files, &b->of_profile);
	b->checker = checker_new(&b->a, p, parts, &b->of_profile);
	assert_non_null(b->checker);
}

static void set_up(struct bench *b, const char *rules)
{
	set_up_parts(b, rules, CHECK_ALL);
}

static const struct agenda *check(struct bench *b, str name, str text)
{
	struct profile_files none = {0};
	struct findings reading = {.a = &b->a};
	const struct profile *p = profile_read(&b->a, none, &reading);
	const struct agenda *d =
		agenda_read(&b->a, p, source_new(&b->a, name, text), &reading);

	assert_int_equal(findings_count(&reading, LEVEL_ERROR), 0);
	check_agenda(b->checker, d, NULL, today, &b->found);
	findings_sort(&b->found);
	return d;
}

static void check_text(struct bench *b, const char *text)
{
	check(b, S("a.yaml"), str_from(text));
}

/* The text that a finding points at. */
static str marked(const struct bench *b, size_t i)
{
	return source_slice(b->found.at[i].source, b->found.at[i].span);
}

static bool is_rule(const struct bench *b, size_t i, const char *rule)
{
	return i < b->found.n && strcmp(b->found.at[i].rule, rule) == 0;
}

static void severity_comes_from_the_profile(void **state)
{
	static const char text[] = "agenda: x\nacties: [{actie: doen}]\n";
	struct bench b;

	(void)state;
	set_up(&b, "formaat: 1\nregels: {owner: fout, deadline: uit}\n");
	check_text(&b, text);
	assert_int_equal(b.found.n, 1);
	assert_true(is_rule(&b, 0, "owner"));
	assert_int_equal(b.found.at[0].level, LEVEL_ERROR);
	arena_free(&b.a);

	set_up(&b, "formaat: 1\n");
	check_text(&b, text);
	assert_int_equal(b.found.n, 2);
	assert_int_equal(findings_count(&b.found, LEVEL_ERROR), 0);
	arena_free(&b.a);
}

/* Findings among errors alone, of a text with two ids that are the same, an
 * action without owner and what suppresses it. */
static size_t errors_by(struct bench *b, const char *rules)
{
	set_up_parts(b, rules, CHECK_ALL | CHECK_ERRORS);
	check_text(b, "agenda: x\n"
		      "speerpunten: [{id: a, titel: iets}, {id: a}]\n"
		      "acties: [{actie: doen}]\n"
		      "onderdruk: [{regel: owner, reden: bekend}]\n");
	return b->found.n;
}

static void errors_can_be_asked_alone(void **state)
{
	struct bench b;

	(void)state;
	assert_int_equal(errors_by(&b, "formaat: 1\n"), 1);
	assert_true(is_rule(&b, 0, "duplicate-id"));
	arena_free(&b.a);
	assert_int_equal(errors_by(&b, "formaat: 1\n"
				       "regels: {duplicate-id: aandacht}\n"),
			 0);
	arena_free(&b.a);
	assert_int_equal(
		errors_by(&b, "formaat: 1\nregels: {deadline: fout}\n"), 2);
	assert_true(is_rule(&b, 1, "deadline"));
	arena_free(&b.a);
	assert_int_equal(errors_by(&b, "formaat: 1\n"
				       "regels: {suppression-unused: fout}\n"),
			 1);
	assert_true(is_rule(&b, 0, "duplicate-id"));
	arena_free(&b.a);
}

static void patterns_can_be_errors(void **state)
{
	static const char rules[] =
		"formaat: 1\npatronen:\n"
		"  - {id: iets, ernst: fout, patroon: iets, melding: m}\n"
		"  - {id: niets, ernst: aandacht, patroon: titel, melding: "
		"m}\n";
	struct bench b;

	(void)state;
	set_up_parts(&b, rules, CHECK_ALL | CHECK_ERRORS);
	check_text(&b, "agenda: x\ntitel: iets met een titel\n");
	assert_int_equal(b.found.n, 1);
	assert_true(is_rule(&b, 0, "iets"));
	arena_free(&b.a);
}

static void every_rule_explains_itself(void **state)
{
	const struct rule *r;
	size_t n = 0;

	(void)state;
	for (; (r = rule_at(n)) != NULL; n++) {
		assert_ptr_equal(rule_find(str_from(r->id)), r);
		assert_non_null(r->check);
		assert_true(strlen(r->looks) > 10);
		assert_true(strlen(r->why) > 10);
		assert_true(r->level > LEVEL_OFF);
	}
	assert_true(n > 25);
	assert_null(rule_find(S("no-such-rule")));
}

static void a_bad_pattern_is_a_finding_of_the_profile(void **state)
{
	struct bench b;

	(void)state;
	set_up(&b, "formaat: 1\n"
		   "regels: {term: {ernst: fout, teksten: ['(open']}}\n");
	assert_int_equal(findings_count(&b.of_profile, LEVEL_ERROR), 1);
	check_text(&b, "agenda: x\nlooptijd: 2019\n");
	assert_int_equal(b.found.n, 0);
	arena_free(&b.a);
}

/* A word may use words; one that uses itself ends, as text that matches
 * nothing. */
static void patterns_share_words(void **state)
{
	struct bench b;

	(void)state;
	set_up(&b, "formaat: 1\n"
		   "woorden: {jaar: '20{cijfers}', cijfers: '\\d\\d', "
		   "rond: 'x{rond}{rond}'}\n"
		   "regels: {term: {ernst: fout, teksten: "
		   "['tot (?<periode>t/m {jaar})', '{rond}', '{geen}']}}\n");
	assert_int_equal(b.of_profile.n, 0);
	check_text(&b, "agenda: x\nlooptijd: 2019\nvisie: tot t/m 2021\n");
	assert_int_equal(b.found.n, 1);
	assert_true(is_rule(&b, 0, "term"));
	assert_true(str_eq(marked(&b, 0), S("t/m 2021")));
	arena_free(&b.a);
}

static const char word_rule[] =
	"formaat: 1\n"
	"patronen:\n"
	"  - {id: word, patroon: 'een +woord', ernst: aandacht, melding: x}\n";

static void a_place_is_found_in_folded_text(void **state)
{
	struct bench b;

	(void)state;
	set_up(&b, word_rule);
	check_text(&b, "agenda: x\n"
		       "visie: >-\n"
		       "  Hier staat een woord, en hier staat een\n"
		       "  woord dat over de regel loopt.\n");
	assert_int_equal(b.found.n, 2);
	assert_true(str_eq(marked(&b, 0), S("een woord")));
	assert_true(str_eq(marked(&b, 1), S("een\n  woord")));
	assert_true(str_eq(b.found.at[1].pointer, S("/visie")));
	arena_free(&b.a);
}

static void ids_and_suppressions_are_no_text(void **state)
{
	struct bench b;

	(void)state;
	set_up(&b, word_rule);
	check_text(&b, "agenda: een woord\n"
		       "onderdruk: [{regel: word, reden: een woord}]\n");
	assert_int_equal(b.found.n, 1);
	assert_true(is_rule(&b, 0, "suppression-unused"));
	arena_free(&b.a);
}

static void suppression_holds_where_it_says(void **state)
{
	static const char head[] = "agenda: x\n"
				   "acties:\n"
				   "  - {id: a1, actie: een}\n"
				   "  - {id: a2, actie: twee}\n";
	static const struct {
		const char *where;
		size_t left;
	} rows[] = {
		{"", 0},   {"a1", 1},	     {"/acties", 0},
		{"a2", 1}, {"/acties/1", 1}, {"/acties/7", 3},
		{"a9", 3}, {"/titel", 3},
	};
	struct bench b;

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		set_up(&b, "formaat: 1\nregels: {deadline: uit}\n");
		check(&b, S("a.yaml"),
		      str_fmt(&b.a,
			      "%sonderdruk: [{regel: owner, waar: '%s', "
			      "reden: omdat}]\n",
			      head, rows[i].where));
		assert_int_equal(b.found.n, rows[i].left);
		arena_free(&b.a);
	}
}

static void pointer_keys_are_escaped(void **state)
{
	struct bench b;

	(void)state;
	set_up(&b, word_rule);
	check_text(&b, "agenda: x\n"
		       "a/b~c: een woord\n");
	assert_int_equal(b.found.n, 1);
	assert_true(str_eq(b.found.at[0].pointer, S("/a~1b~0c")));
	b.found.n = 0;
	check_text(&b, "agenda: x\n"
		       "a/b~c: een woord\n"
		       "onderdruk:\n"
		       "  - {regel: word, waar: /a~1b~0c, reden: omdat}\n");
	assert_int_equal(b.found.n, 0);
	arena_free(&b.a);
}

static void an_expired_suppression_hides_nothing(void **state)
{
	struct bench b;

	(void)state;
	set_up(&b, "formaat: 1\nregels: {deadline: uit}\n");
	check_text(&b, "agenda: x\n"
		       "acties: [{actie: een}]\n"
		       "onderdruk:\n"
		       "  - {regel: owner, reden: omdat, tot: 2019-12-31}\n");
	assert_int_equal(b.found.n, 2);
	assert_true(is_rule(&b, 0, "owner"));
	assert_true(is_rule(&b, 1, "suppression-expired"));
	arena_free(&b.a);
}

static struct check_label label(struct bench *b, str name, str text)
{
	return check_label_of(&b->a, check(b, name, text));
}

static void the_same_version_twice_is_an_error(void **state)
{
	struct check_label d[3];
	struct bench b;

	(void)state;
	set_up(&b, "formaat: 1\n");
	d[0] = label(&b, S("a.yaml"), S("agenda: x\nversie: {id: v1}\n"));
	d[1] = label(&b, S("b.yaml"), S("agenda: x\nversie: {id: v2}\n"));
	d[2] = label(&b, S("c.yaml"), S("agenda: x\nversie: {id: v1}\n"));
	assert_int_equal(b.found.n, 0);
	check_together(d, 3, &b.found);
	assert_int_equal(b.found.n, 1);
	assert_true(is_rule(&b, 0, "duplicate-version"));
	assert_true(str_eq(b.found.at[0].source->name, S("c.yaml")));
	arena_free(&b.a);
}

/* Seconds of processor time that checking a document takes. */
static double seconds_for(const char *row, size_t times, const char *list)
{
	struct bench b;
	struct buf text;
	clock_t start;

	set_up(&b, word_rule);
	text = (struct buf){.a = &b.a};
	buf_fmt(&text, "agenda: x\n%s:\n", list);
	for (size_t i = 0; i < times; i++)
		buf_add(&text, str_from(row));
	start = clock();
	check(&b, S("a.yaml"), buf_str(&text));
	arena_free(&b.a);
	return (double)(clock() - start) / CLOCKS_PER_SEC;
}

static void time_grows_with_the_document(void **state)
{
	static const struct {
		const char *row, *list;
	} rows[] = {
		{"  - {id: a, overleg: x, doel: y, gepland: 5-12-19}\n",
		 "route"},
		{"  - {id: a, actie: een woord}\n", "acties"},
		{"  - {activiteit: x, periode: maart 2019}\n", "planning"},
		{"  - {van: r1, verzoek: x, waar: a-b}\n", "inbreng"},
		{"  - {term: woordenlijst, definitie: x}\n", "begrippen"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		double small = seconds_for(rows[i].row, 1000, rows[i].list);
		double large = seconds_for(rows[i].row, 8000, rows[i].list);

		assert_true(large < 20 * small + 0.5);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(severity_comes_from_the_profile),
		cmocka_unit_test(errors_can_be_asked_alone),
		cmocka_unit_test(patterns_can_be_errors),
		cmocka_unit_test(every_rule_explains_itself),
		cmocka_unit_test(a_bad_pattern_is_a_finding_of_the_profile),
		cmocka_unit_test(patterns_share_words),
		cmocka_unit_test(a_place_is_found_in_folded_text),
		cmocka_unit_test(ids_and_suppressions_are_no_text),
		cmocka_unit_test(suppression_holds_where_it_says),
		cmocka_unit_test(pointer_keys_are_escaped),
		cmocka_unit_test(an_expired_suppression_hides_nothing),
		cmocka_unit_test(the_same_version_twice_is_an_error),
		cmocka_unit_test(time_grows_with_the_document),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
