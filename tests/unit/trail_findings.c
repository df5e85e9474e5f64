/*
 * What does not fit: each rule with a case in which it speaks and one beside
 * it in which it must be silent.
 */
#include "story.h"

#define R1                                                                     \
	"- {id: R1, overleg: Klankbordgroep, doel: bespreken, gepland: "       \
	"2018-10-18"
#define R2                                                                     \
	"- {id: R2, overleg: Portefeuillehoudersoverleg, doel: vaststellen, "  \
	"gepland: "                                                            \
	"2018-11-06"
#define OPEN	", conclusie: Volgt}\n"
#define AGREED	", conclusie: Akkoord}\n"
#define ADOPTED ", uitkomst: vastgesteld}\n"

static void a_conclusion_that_changes_is_rewritten(void **state)
{
	struct story *s = *state;

	then(s, "2018-10-15", "v70", "Tekst", R1 OPEN);
	then(s, "2018-10-19", "v70", "Tekst", R1 AGREED);
	then(s, "2018-10-20", "v70", "Tekst",
	     R1 ", conclusie: Akkoord met de richting}\n");
	is_on(s, "2018-11-01",
	      "R1 besproken table v70 @1\n"
	      "! rewritten R1 @2\n");
	assert_int_equal(s->trail.finding[0].level, LEVEL_WARNING);
	/* Another outcome weighs more. */
	then(s, "2018-10-21", "v70", "Tekst", R1 ", uitkomst: vervallen}\n");
	is_on(s, "2018-11-01",
	      "R1 vervallen table - @3\n"
	      "! rewritten R1 @2\n"
	      "! rewritten R1 @3\n");
	assert_int_equal(s->trail.finding[1].level, LEVEL_ERROR);
}

static void a_correction_is_told_with_its_reason(void **state)
{
	struct story *s = *state;

	then(s, "2018-10-15", "v70", "Tekst", R1 OPEN);
	then(s, "2018-10-19", "v70", "Tekst", R1 AGREED);
	with(s, then(s, "2018-10-20", "v70", "Tekst", R1 OPEN), "Rectificatie",
	     "R1: verkeerde vergadering", NULL);
	is_on(s, "2018-10-21",
	      "R1 te laat 3 none -\n"
	      "! rewritten R1 @2\n");
	assert_int_equal(s->trail.finding[0].level, LEVEL_NOTE);
	assert_true(str_ends(s->trail.finding[0].message,
			     S("; as a correction: verkeerde vergadering")));
}

static void an_outcome_that_is_taken_away_is_rewritten(void **state)
{
	struct story *s = *state;

	then(s, "2018-10-15", "v70", "Tekst", R1 OPEN);
	then(s, "2018-10-19", "v70", "Tekst", R1 AGREED);
	then(s, "2018-10-20", "v70", "Tekst", R1 OPEN);
	is_on(s, "2018-10-21",
	      "R1 te laat 3 none -\n"
	      "! rewritten R1 @2\n");
}

static void filling_in_what_was_empty_is_no_rewriting(void **state)
{
	struct story *s = *state;

	then(s, "2018-10-15", "v70", "Tekst", R1 OPEN);
	then(s, "2018-10-19", "v70", "Tekst", R1 AGREED);
	then(s, "2018-10-20", "v70", "Tekst",
	     R1 ", gehouden: 18-10-2018, uitkomst: akkoord, "
		"conclusie: 'Akkoord'}\n");
	is_on(s, "2018-11-01", "R1 besproken table v70 @1\n");
	then(s, "2018-10-21", "v70", "Tekst",
	     R1 ", gehouden: 2018-10-17, uitkomst: akkoord, "
		"conclusie: 'Akkoord'}\n");
	is_on(s, "2018-11-01",
	      "R1 besproken table v70 @1\n"
	      "! rewritten R1 @3\n");
}

static void another_date_is_a_shift_a_preciser_one_is_not(void **state)
{
	static const char *const silent[][2] = {
		{"2018-12", "2018-12-06"}, {"6-12-2018", "2018-12-06"},
		{"n.t.b.", "2018-12-06"},  {"2018-12-06", "2018-12-06"},
		{"2018", "december 2018"},
	};
	static const char *const shifts[][2] = {
		{"2018-12-06", "2018-12-13"},
		{"2018-12-06", "2018-12"},
		{"2018-12", "2019-01-06"},
		{"2018-12-06", "n.t.b."},
		{"voor 7 december 2018", "2018-12-10"},
	};
	const size_t n = sizeof silent / sizeof *silent;

	for (size_t i = 0; i < 2 * n; i++) {
		const char *const *pair = i < n ? silent[i] : shifts[i - n];
		struct story *s;
		void *one;

		story_begin(&one);
		s = one;
		for (size_t k = 0; k < 2; k++)
			then(s, "2018-10-15", "v70", "Tekst",
			     str_fmt(&s->a,
				     "- {id: R1, overleg: REA, doel: "
				     "bespreken, gepland: %s}\n",
				     pair[k])
				     .ptr);
		is_on(s, "",
		      i < n ? "R1 gepland none -\n"
			    : "R1 gepland none -\n! rescheduled R1 @1\n");
		story_end(&one);
	}
	(void)state;
}

static void a_row_that_goes_away_vanished(void **state)
{
	struct story *s = *state;

	then(s, "2018-10-15", "v70", "Tekst", R1 OPEN R2 OPEN);
	then(s, "2018-10-19", "v70", "Tekst", R1 AGREED R2 OPEN);
	then(s, "2018-10-20", "v70", "Tekst", R1 AGREED);
	is_on(s, "2018-11-20",
	      "R1 besproken table v70 @1\n"
	      "R2 vervallen none - weg\n"
	      "! vanished R2 @2\n");
	assert_int_equal(s->trail.finding[0].level, LEVEL_WARNING);
	then(s, "2018-10-21", "v70", "Tekst", R2 OPEN);
	is_on(s, "2018-10-22",
	      "R2 gepland none -\n"
	      "R1 besproken table v70 @1 weg\n"
	      "! vanished R2 @2\n"
	      "! vanished R1 @3\n");
	assert_int_equal(s->trail.finding[1].level, LEVEL_ERROR);
}

static void a_row_may_go_when_it_is_said_or_taken_over(void **state)
{
	struct story *s = *state;

	then(s, "2018-10-15", "v70", "Tekst", R1 OPEN R2 OPEN);
	with(s, then(s, "2018-10-20", "v70", "Tekst", R1 OPEN), "Stap", "R2",
	     "Besluit", "vervallen", NULL);
	then(s, "2018-10-21", "v70", "Tekst",
	     "- {id: R4, overleg: REA, doel: bespreken, vervangt: R1}\n");
	is_on(s, "",
	      "R4 gepland none -\n"
	      "R1 vervallen none - > R4 weg\n"
	      "R2 vervallen none - weg\n");
}

static void an_outcome_before_its_meeting_is_early(void **state)
{
	struct story *s = *state;

	then(s, "2018-10-15", "v70", "Tekst", R1 OPEN R2 OPEN);
	then(s, "2018-10-17", "v70", "Tekst", R1 AGREED R2 OPEN);
	is_on(s, "2018-10-20",
	      "R1 besproken table v70 @1\n"
	      "R2 gepland none -\n"
	      "! recorded-early R1 @1\n");
	s->n = 1;
	/* Held sooner than planned, and put off ahead of time. */
	then(s, "2018-10-17", "v70", "Tekst",
	     R1 ", gehouden: 2018-10-16, conclusie: Akkoord}\n" R2
		", uitkomst: aangehouden}\n");
	is_on(s, "2018-10-20",
	      "R1 besproken table v70 @1\n"
	      "R2 aangehouden table v70 @1\n");
	s->n = 1;
	then(s, "2018-10-18", "v70", "Tekst",
	     R1 ", gehouden: 2018-10-19, conclusie: Akkoord}\n" R2 OPEN);
	is_on(s, "2018-10-20",
	      "R1 besproken table v70 @1\n"
	      "R2 gepland none -\n"
	      "! recorded-early R1 @1\n");
}

static void an_adopted_text_may_not_change(void **state)
{
	struct story *s = *state;

	then(s, "2018-10-15", "v90", "Tekst", R2 OPEN);
	then(s, "2018-11-07", "v90", "Tekst", R2 ADOPTED);
	is_on(s, "2018-11-20", "R2 vastgesteld table v90 @1\n");
	then(s, "2018-11-08", "v90", "Andere tekst", R2 ADOPTED);
	then(s, "2018-11-09", "v90", "Andere tekst", R2 ADOPTED);
	then(s, "2018-11-10", "v90", "Nog een tekst", R2 ADOPTED);
	then(s, "2018-11-11", "v90", "Tekst", R2 ADOPTED);
	is_on(s, "2018-11-05", "R2 gepland none -\n");
	is_on(s, "2018-11-20",
	      "R2 vastgesteld table v90 @1\n"
	      "! changed-after-adoption R2 @2\n"
	      "! changed-after-adoption R2 @4\n");
	assert_int_equal(s->trail.finding[0].level, LEVEL_ERROR);
}

static void the_act_of_adopting_may_not_change_the_text(void **state)
{
	struct story *s = *state;

	then(s, "2018-10-15", "v90", "Tekst", R2 OPEN);
	then(s, "2018-11-07", "v90", "Andere tekst", R2 ADOPTED);
	is_on(s, "2018-11-20",
	      "R2 vastgesteld table v90 @1\n"
	      "! changed-after-adoption R2 @1\n");
	s->n = 1;
	/* Adopted with changes: then it must. */
	then(s, "2018-11-07", "v90", "Andere tekst",
	     R2 ", uitkomst: gewijzigd vastgesteld}\n");
	is_on(s, "2018-11-20", "R2 gewijzigd vastgesteld table v90 @1\n");
	then(s, "2018-11-08", "v90", "Tekst",
	     R2 ", uitkomst: gewijzigd vastgesteld}\n");
	is_on(s, "2018-11-20",
	      "R2 gewijzigd vastgesteld table v90 @1\n"
	      "! changed-after-adoption R2 @2\n");
}

static void a_new_version_may_differ_from_what_was_adopted(void **state)
{
	struct story *s = *state;

	then(s, "2018-10-15", "v90", "Tekst", R2 OPEN);
	then(s, "2018-11-07", "v90", "Tekst", R2 ADOPTED);
	then(s, "2018-11-08", "v100", "Andere tekst", R2 ADOPTED);
	then(s, "2018-11-09", "v100", "Nog een tekst", R2 ADOPTED);
	is_on(s, "2018-11-20", "R2 vastgesteld table v90 @1\n");
}

static void trailers_that_contradict_the_table_are_told(void **state)
{
	struct story *s = *state;
	struct version *v;

	then(s, "2018-10-15", "v70", "Tekst", R1 OPEN R2 OPEN);
	v = then(s, "2018-11-07", "v70", "Tekst",
		 R1 OPEN R2 ", gehouden: 2018-11-06, uitkomst: "
			    "aangehouden}\n");
	with(s, v, "Stap", "R2", "Besluit", "vastgesteld", "Gehouden",
	     "2018-11-05", NULL);
	is_on(s, "2018-10-16",
	      "R1 gepland none -\n"
	      "R2 gepland none -\n"
	      "! witness-conflict R2 @1\n"
	      "! witness-conflict R2 @1\n");
	with(s, v, "Stap", "R2", "Besluit", "aangehouden", "Gehouden",
	     "6-11-2018", "Stap", "R8", "Besluit", "vastgesteld", NULL);
	is_on(s, "2018-10-16",
	      "R1 gepland none -\n"
	      "R2 gepland none -\n"
	      "! witness-conflict - @1\n");
	with(s, v, "Stap", "R8", "Besluit", "vastgesteld", "Agenda", "andere",
	     NULL);
	is_on(s, "2018-10-16",
	      "R1 gepland none -\n"
	      "R2 gepland none -\n");
}

static void clocks_that_run_back_are_told(void **state)
{
	struct story *s = *state;

	then(s, "2018-10-15", "v70", "Tekst", R1 OPEN);
	then(s, "2018-10-14", "v71", "Tekst", R1 OPEN);
	then(s, "2018-10-16", "v72", "Tekst", R1 OPEN)->authored.seconds =
		noon("2018-10-20");
	is_on(s, "2018-10-17",
	      "R1 gepland none -\n"
	      "! backdated - @1\n"
	      "! backdated - @2\n");
	s->version[1].committed.seconds = noon("2018-10-15") - 600;
	s->version[2].authored = s->version[2].committed;
	is_on(s, "2018-10-17", "R1 gepland none -\n");
	s->version[1].replaced = true;
	is_on(s, "2018-10-17",
	      "R1 gepland none -\n"
	      "! replace-ref - @1\n");
}

static void steps_out_of_order_are_told(void **state)
{
	struct story *s = *state;

	then(s, "2018-12-15", "v70", "Tekst",
	     "- {id: A, overleg: REA, doel: bespreken, gepland: 6-11-18, "
	     "uitkomst: akkoord}\n"
	     "- {id: B, overleg: REA, doel: bespreken, gepland: 30-11-18, "
	     "uitkomst: akkoord}\n"
	     "- {id: C, overleg: REA, doel: bespreken, gepland: 13-11-18, "
	     "uitkomst: akkoord}\n"
	     "- {id: D, overleg: REA, doel: bespreken, gepland: 1-11-18}\n");
	is_on(s, "",
	      "A besproken import - @0\n"
	      "B besproken import - @0\n"
	      "C besproken import - @0\n"
	      "D gepland none -\n"
	      "! order B @0\n");
}

static void a_body_without_mandate_cannot_adopt(void **state)
{
	struct story *s = *state;

	then(s, "2018-10-15", "v70", "Tekst", R1 OPEN R2 OPEN);
	then(s, "2018-11-07", "v70", "Tekst", R1 ADOPTED R2 ADOPTED);
	is_on(s, "2018-11-20",
	      "R1 vastgesteld table v70 @1\n"
	      "R2 vastgesteld table v70 @1\n"
	      "! mandate R1 @1\n");
}

static void two_branches_are_no_change_of_mind(void **state)
{
	struct story *s = *state;

	/* 0 -> 1 records R1; 0 -> 2 writes on; 3 joins them. */
	then(s, "2018-10-15", "v70", "Tekst", R1 OPEN R2 OPEN);
	then(s, "2018-10-19", "v70", "Tekst", R1 AGREED R2 OPEN);
	then(s, "2018-10-20", "v70", "Andere tekst", R1 OPEN R2 OPEN);
	then(s, "2018-10-21", "v70", "Andere tekst", R1 AGREED R2 OPEN);
	from(s, &s->version[1], 0, -1);
	from(s, &s->version[2], 0, -1);
	from(s, &s->version[3], 1, 2, -1);
	is_on(s, "2018-10-22",
	      "R1 besproken table v70 @1\n"
	      "R2 gepland none -\n");
	/* Joining them without the outcome loses it. */
	s->n = 3;
	s->version[3] = (struct version){0};
	then(s, "2018-10-21", "v70", "Andere tekst", R1 OPEN R2 OPEN);
	from(s, &s->version[3], 1, 2, -1);
	is_on(s, "",
	      "R1 gepland none -\n"
	      "R2 gepland none -\n"
	      "! rewritten R1 @3\n");
}

static void a_withdrawal_on_one_side_is_told_once(void **state)
{
	struct story *s = *state;

	/* 0 records; 0 -> 1 takes it away; 0 -> 2 writes on; 3 joins. */
	then(s, "2018-10-19", "v70", "Tekst", R1 AGREED R2 OPEN);
	then(s, "2018-10-20", "v70", "Tekst", R1 OPEN);
	then(s, "2018-10-20", "v70", "Andere tekst", R1 AGREED R2 OPEN);
	then(s, "2018-10-21", "v70", "Andere tekst", R1 OPEN);
	from(s, &s->version[1], 0, -1);
	from(s, &s->version[2], 0, -1);
	from(s, &s->version[3], 1, 2, -1);
	is_on(s, "",
	      "R1 gepland none -\n"
	      "R2 vervallen none - weg\n"
	      "! rewritten R1 @1\n"
	      "! vanished R2 @1\n");
}

static void an_old_version_mended_later_says_nothing(void **state)
{
	struct story *s = *state;

	/* Side by side: v70 (0), v90 made from it (1), v70 mended (2). */
	then(s, "2018-10-15", "v70", "Tekst", R1 OPEN);
	then(s, "2018-10-19", "v90", "Nieuwe tekst", R1 AGREED);
	then(s, "2018-10-20", "v70", "Betere tekst", R1 OPEN);
	from(s, &s->version[1], 0, -1);
	from(s, &s->version[2], 0, -1);
	is_on(s, "2018-11-01", "R1 besproken table v70 @1\n");
}

static void steps_of_an_older_file_stay_with_it(void **state)
{
	struct story *s = *state;

	/* v90 is a new file with a route of its own; v70 stays. */
	then(s, "2018-10-15", "v70", "Tekst", R1 OPEN);
	then(s, "2018-10-19", "v70", "Tekst", R1 AGREED);
	then(s, "2018-10-20", "v90", "Tekst", R2 OPEN)->beside = true;
	from(s, &s->version[1], 0, -1);
	from(s, &s->version[2], 1, -1);
	is_on(s, "2018-11-01",
	      "R1 besproken table v70 @1\n"
	      "R2 gepland none -\n");
	/* Taking a row out of the new file is another matter. */
	then(s, "2018-10-21", "v90", "Tekst",
	     "- {id: R5, overleg: REA, doel: bespreken}\n");
	from(s, &s->version[3], 2, -1);
	is_on(s, "2018-11-01",
	      "R1 besproken table v70 @1\n"
	      "R5 gepland none -\n"
	      "R2 vervallen none - weg\n"
	      "! vanished R2 @3\n");
}

static void what_was_thrown_away_is_not_the_newest(void **state)
{
	struct story *s = *state;

	/* A copy (1) that is gone; the document (0) still stands. */
	then(s, "2018-10-15", "v70", "Tekst", R1 OPEN)->current = true;
	then(s, "2018-10-19", "v80", "Tekst", R1 AGREED);
	from(s, &s->version[1], 0, -1);
	is_on(s, "2018-10-16", "R1 gepland none -\n");
	then(s, "2018-10-20", "v75", "Tekst", R1 OPEN)->current = true;
	s->version[0].current = false;
	from(s, &s->version[2], 0, -1);
	is_on(s, "2018-10-16", "R1 gepland none -\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		story(a_conclusion_that_changes_is_rewritten),
		story(a_correction_is_told_with_its_reason),
		story(an_outcome_that_is_taken_away_is_rewritten),
		story(filling_in_what_was_empty_is_no_rewriting),
		story(another_date_is_a_shift_a_preciser_one_is_not),
		story(a_row_that_goes_away_vanished),
		story(a_row_may_go_when_it_is_said_or_taken_over),
		story(an_outcome_before_its_meeting_is_early),
		story(an_adopted_text_may_not_change),
		story(the_act_of_adopting_may_not_change_the_text),
		story(a_new_version_may_differ_from_what_was_adopted),
		story(trailers_that_contradict_the_table_are_told),
		story(clocks_that_run_back_are_told),
		story(steps_out_of_order_are_told),
		story(a_body_without_mandate_cannot_adopt),
		story(two_branches_are_no_change_of_mind),
		story(a_withdrawal_on_one_side_is_told_once),
		story(an_old_version_mended_later_says_nothing),
		story(steps_of_an_older_file_stay_with_it),
		story(what_was_thrown_away_is_not_the_newest),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
