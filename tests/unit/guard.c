/*
 * What one recording may not do to decisions that stood, and what it may.
 */
#include "trail/guard.h"

#include "story.h"

#define R1                                                                     \
	"- {id: R1, overleg: Klankbordgroep, doel: bespreken, gepland: "       \
	"2018-10-18"
#define R2                                                                     \
	"- {id: R2, overleg: Directieoverleg, doel: vaststellen, gepland: "    \
	"2018-11-06"
#define OPEN	", conclusie: Volgt}\n"
#define AGREED	", conclusie: Akkoord}\n"
#define ADOPTED ", uitkomst: vastgesteld}\n"

/* The faults of the last document with regard to those before it: "rule
 * step\n" each. */
static void faults_are(struct story *s, const char *expected)
{
	const struct agenda *before[STORY_MAX];
	struct guard_faults faults;
	struct buf b = {.a = &s->a};

	for (size_t i = 0; i + 1 < s->n; i++)
		before[i] = s->snapshot[i].agenda;
	faults = guard_faults(&s->a, s->p, before, s->n - 1,
			      s->snapshot[s->n - 1].agenda,
			      s->snapshot[s->n - 1].at);
	for (size_t i = 0; i < faults.n; i++)
		buf_fmt(&b, "%s %.*s\n", faults.at[i].rule,
			STR(faults.at[i].step));
	if (!str_eq(buf_str(&b), str_from(expected)))
		fail_msg("got:\n%.*s\nexpected:\n%s", STR(buf_str(&b)),
			 expected);
}

static void an_adopted_text_stays(void **state)
{
	struct story *s = *state;

	then(s, "2018-11-07", "v70", "Tekst", R2 ADOPTED);
	then(s, "2018-11-08", "v70", "Andere tekst", R2 ADOPTED);
	faults_are(s, "changed-after-adoption R2\n");
}

static void a_new_version_may_have_another(void **state)
{
	struct story *s = *state;

	then(s, "2018-11-07", "v70", "Tekst", R2 ADOPTED);
	then(s, "2018-11-08", "v80", "Andere tekst", R2 ADOPTED);
	faults_are(s, "");
}

static void what_is_adopted_is_what_lay_there(void **state)
{
	struct story *s = *state;

	then(s, "2018-11-05", "v70", "Tekst", R2 OPEN);
	then(s, "2018-11-07", "v70", "Andere tekst", R2 ADOPTED);
	faults_are(s, "changed-after-adoption R2\n");
}

static void the_day_does_not_matter(void **state)
{
	struct story *s = *state;

	then(s, "2018-11-01", "v70", "Tekst", R2 ADOPTED);
	then(s, "2018-11-01", "v70", "Andere tekst", R2 ADOPTED);
	faults_are(s, "changed-after-adoption R2\n");
}

static void an_outcome_changes_only_with_a_reason(void **state)
{
	static const struct {
		const char *said, *faults;
	} rows[] = {
		{"R1 het verslag was onjuist", ""},
		{"R1: het verslag was onjuist", ""},
		{"R1", "rewritten R1\n"},
		{"R1 ", "rewritten R1\n"},
		{"R12 het verslag was onjuist", "rewritten R1\n"},
		{"het verslag was onjuist", "rewritten R1\n"},
		{"", "rewritten R1\n"},
	};
	struct story *s = *state;
	struct version *v;

	then(s, "2018-10-19", "v70", "Tekst", R1 AGREED);
	v = then(s, "2018-10-20", "v70", "Tekst",
		 R1 ", conclusie: Niet akkoord}\n");
	faults_are(s, "rewritten R1\n");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		with(s, v, "Rectificatie", rows[i].said, NULL);
		faults_are(s, rows[i].faults);
	}
}

static void a_step_goes_with_its_outcome_only_with_a_reason(void **state)
{
	struct story *s = *state;
	struct version *v;

	then(s, "2018-10-19", "v70", "Tekst", R1 AGREED R2 OPEN);
	v = then(s, "2018-10-20", "v70", "Tekst", R2 OPEN);
	faults_are(s, "vanished R1\n");
	with(s, v, "Rectificatie", "R1 stond er dubbel", NULL);
	faults_are(s, "");
}

static void who_decided_and_on_what_stays(void **state)
{
	struct story *s = *state;
	struct version *v;

	/* the same body by another name; a version that was not said yet */
	then(s, "2018-11-07", "v70", "Tekst", R2 ADOPTED);
	then(s, "2018-11-08", "v70", "Tekst",
	     "- {id: R2, overleg: Vaststellen in het directieoverleg, doel: "
	     "vaststellen, gepland: 2018-11-06, uitkomst: vastgesteld, over: "
	     "v70}\n");
	faults_are(s, "");
	s->n = 0;
	then(s, "2018-11-07", "v70", "Tekst", R2 ADOPTED);
	v = then(s, "2018-11-08", "v70", "Tekst",
		 "- {id: R2, overleg: Klankbordgroep, doel: vaststellen, "
		 "gepland: 2018-11-06, uitkomst: vastgesteld}\n");
	faults_are(s, "rewritten R2\n");
	with(s, v, "Rectificatie", "R2 het was de klankbordgroep", NULL);
	faults_are(s, "");
	with(s, v, NULL);
	s->n = 0;
	then(s, "2018-11-07", "v70", "Tekst",
	     R2 ", uitkomst: vastgesteld, over: v70}\n");
	then(s, "2018-11-08", "v70", "Tekst",
	     R2 ", uitkomst: vastgesteld, over: v60}\n");
	faults_are(s, "rewritten R2\n");
}

static void an_outcome_goes_with_its_document(void **state)
{
	struct story *s = *state;
	struct guard_faults lost;
	struct version *v =
		then(s, "2018-10-19", "v70", "Tekst", R1 AGREED R2 OPEN);

	lost = guard_losses(&s->a, s->p, s->snapshot[0].agenda, v);
	assert_int_equal(lost.n, 1);
	assert_string_equal(lost.at[0].rule, "vanished");
	assert_true(str_eq(lost.at[0].step, S("R1")));
	with(s, v, "Rectificatie", "R1 .", NULL);
	assert_int_equal(guard_losses(&s->a, s->p, s->snapshot[0].agenda, v).n,
			 1);
	with(s, v, "Rectificatie", "R1 was een proef", NULL);
	assert_int_equal(guard_losses(&s->a, s->p, s->snapshot[0].agenda, v).n,
			 0);
}

static void what_has_no_outcome_may_change(void **state)
{
	struct story *s = *state;

	then(s, "2018-10-15", "v70", "Tekst", R1 OPEN R2 OPEN);
	then(s, "2018-10-20", "v70", "Andere tekst",
	     "- {id: R1, overleg: Klankbordgroep, doel: bespreken, gepland: "
	     "2018-12-01, conclusie: Akkoord}\n");
	faults_are(s, "");
}

static void trailers_say_what_the_route_says(void **state)
{
	struct story *s = *state;
	struct version *v;

	then(s, "2018-10-15", "v70", "Tekst", R2 OPEN);
	v = then(s, "2018-11-07", "v70", "Tekst", R2 ADOPTED);
	with(s, v, "Stap", "R2", "Besluit", "vastgesteld", NULL);
	faults_are(s, "");
	with(s, v, "Stap", "R2", "Besluit", "aangehouden", NULL);
	faults_are(s, "witness-conflict R2\n");
	with(s, v, "Agenda", "andere", "Stap", "R2", "Besluit", "aangehouden",
	     NULL);
	faults_are(s, "");
}

static void a_merge_is_at_fault_against_all_its_sides(void **state)
{
	struct story *s = *state;

	/* One side corrected the outcome: the merge takes that over. */
	then(s, "2018-10-19", "v70", "Tekst", R1 AGREED);
	then(s, "2018-10-20", "v70", "Tekst",
	     R1 ", conclusie: Niet akkoord}\n");
	then(s, "2018-10-21", "v70", "Tekst",
	     R1 ", conclusie: Niet akkoord}\n" R2 OPEN);
	faults_are(s, "");
	/* Neither side said this. */
	then(s, "2018-10-22", "v70", "Tekst", R1 ", conclusie: Geen mening}\n");
	faults_are(s, "rewritten R1\n");
}

static void a_new_document_has_nothing_to_lose(void **state)
{
	struct story *s = *state;

	then(s, "2018-11-07", "v70", "Tekst", R2 ADOPTED);
	faults_are(s, "");
	assert_true(guard_is_adopted(&s->a, s->p, s->snapshot[0].agenda));
	then(s, "2018-11-08", "v80", "Tekst", R2 OPEN R1 AGREED);
	assert_false(guard_is_adopted(&s->a, s->p, s->snapshot[1].agenda));
}

#define test(f) cmocka_unit_test_setup_teardown(f, story_begin, story_end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		test(an_adopted_text_stays),
		test(a_new_version_may_have_another),
		test(what_is_adopted_is_what_lay_there),
		test(the_day_does_not_matter),
		test(an_outcome_changes_only_with_a_reason),
		test(a_step_goes_with_its_outcome_only_with_a_reason),
		test(what_has_no_outcome_may_change),
		test(who_decided_and_on_what_stays),
		test(an_outcome_goes_with_its_document),
		test(trailers_say_what_the_route_says),
		test(a_merge_is_at_fault_against_all_its_sides),
		test(a_new_document_has_nothing_to_lose),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
