#include "story.h"

#define R1                                                                     \
	"- {id: R1, overleg: Klankbordgroep, doel: bespreken, gepland: "       \
	"2018-10-18"
#define R2                                                                     \
	"- {id: R2, overleg: Portefeuillehoudersoverleg, doel: vaststellen, "  \
	"gepland: "                                                            \
	"2018-11-06"
#define R3                                                                     \
	"- {id: R3, overleg: Portefeuillehoudersoverleg, doel: vaststellen, "  \
	"gepland: 2018-12"
#define R9                                                                     \
	"- {id: R9, overleg: Gemeenteraden, doel: vaststellen, gepland: "      \
	"2019-02-10, leden: ["
#define OPEN ", conclusie: Volgt}\n"

static void nothing_gives_an_empty_trail(void **state)
{
	is_on(*state, "2018-11-01", "");
}

static void planned_becomes_late_after_the_last_day(void **state)
{
	struct story *s = *state;

	then(s, "2018-10-15", "v70", "Tekst", R1 OPEN R3 OPEN);
	is_on(s, "2018-10-18",
	      "R1 gepland none -\n"
	      "R3 gepland none -\n");
	is_on(s, "2018-10-21",
	      "R1 te laat 3 none -\n"
	      "R3 gepland none -\n");
	is_on(s, "2018-12-31",
	      "R1 te laat 74 none -\n"
	      "R3 gepland none -\n");
	is_on(s, "",
	      "R1 gepland none -\n"
	      "R3 gepland none -\n");
}

static void an_outcome_is_known_by_who_recorded_it(void **state)
{
	struct story *s = *state;

	then(s, "2018-10-15", "v70", "Tekst", R1 OPEN R2 OPEN);
	then(s, "2018-10-19", "v70", "Tekst",
	     R1 ", conclusie: Akkoord met de richting}\n" R2 OPEN);
	then(s, "2018-10-25", "v90", "Nieuwe tekst",
	     R1 ", conclusie: Akkoord met de richting}\n" R2 OPEN);
	with(s,
	     then(s, "2018-11-07", "v90", "Nieuwe tekst",
		  R1 ", conclusie: Akkoord met de richting}\n" R2
		     ", uitkomst: vastgesteld}\n"),
	     "Stap", "R2", "Besluit", "vastgesteld", NULL);
	is_on(s, "2018-11-10",
	      "R1 besproken table v70 @1\n"
	      "R2 vastgesteld decision v90 @3\n");
}

static void what_was_there_at_import_has_no_witness(void **state)
{
	struct story *s = *state;

	then(s, "2019-01-15", "v70", "Tekst", R1 ", uitkomst: akkoord}\n");
	then(s, "2019-01-16", "v71", "Tekst", R1 ", uitkomst: akkoord}\n");
	is_on(s, "2019-02-01", "R1 besproken import - @0\n");
}

static void a_seal_covers_the_outcome_while_the_text_stands(void **state)
{
	struct story *s = *state;

	then(s, "2018-10-15", "v90", "Tekst", R2 OPEN R3 OPEN);
	then(s, "2018-11-07", "v90", "Tekst",
	     R2 ", uitkomst: vastgesteld}\n" R3 OPEN);
	then(s, "2018-11-08", "v90", "Tekst",
	     R2 ", uitkomst: vastgesteld}\n" R3 OPEN)
		->sealed = true;
	then(s, "2018-11-09", "v95", "Andere tekst",
	     R2 ", uitkomst: vastgesteld}\n" R3 OPEN);
	is_on(s, "2018-11-10",
	      "R2 vastgesteld sealed v90 @1\n"
	      "R3 gepland none -\n");
	s->version[2].sealed = false;
	s->version[3].sealed = true;
	is_on(s, "2018-11-10",
	      "R2 vastgesteld table v90 @1\n"
	      "R3 gepland none -\n");
}

static void a_deferred_step_is_taken_over_by_a_new_one(void **state)
{
	struct story *s = *state;
	const char *next =
		"- {id: R4, overleg: Portefeuillehoudersoverleg, doel: "
		"vaststellen, gepland: 2018-12-04, vervangt: R2}\n";

	then(s, "2018-10-15", "v70", "Tekst", R2 OPEN);
	then(s, "2018-11-01", "v70", "Tekst",
	     str_fmt(&s->a, "%s%s", R2 ", uitkomst: aangehouden}\n", next).ptr);
	is_on(s, "2018-11-20",
	      "R2 aangehouden table v70 @1 > R4\n"
	      "R4 gepland none -\n");
	/* An open row that is taken over was put off too. */
	s->n = 1;
	then(s, "2018-11-01", "v70", "Tekst",
	     str_fmt(&s->a, "%s%s", R2 OPEN, next).ptr);
	is_on(s, "2018-11-20",
	      "R2 aangehouden none - > R4\n"
	      "R4 gepland none -\n");
}

static void a_step_that_was_passed_over_is_skipped(void **state)
{
	struct story *s = *state;

	then(s, "2018-10-15", "v70", "Tekst", R1 OPEN R2 OPEN R3 OPEN);
	then(s, "2018-11-07", "v70", "Tekst",
	     R1 OPEN R2 ", uitkomst: vastgesteld}\n" R3 OPEN);
	is_on(s, "2018-11-10",
	      "R1 overgeslagen none -\n"
	      "R2 vastgesteld table v70 @1\n"
	      "R3 gepland none -\n");
	/* Its outcome may still come. */
	then(s, "2018-11-12", "v70", "Tekst",
	     R1 ", uitkomst: besproken}\n" R2
		", uitkomst: vastgesteld}\n" R3 OPEN);
	is_on(s, "2018-11-13",
	      "R1 besproken table v70 @2\n"
	      "R2 vastgesteld table v70 @1\n"
	      "R3 gepland none -\n");
}

static void every_outcome_has_its_status(void **state)
{
	static const char *const rows[][2] = {
		{"uitkomst: gewijzigd vastgesteld",
		 "gewijzigd vastgesteld table v70"},
		{"uitkomst: afgewezen", "afgewezen table v70"},
		{"uitkomst: vervallen", "vervallen table -"},
		{"uitkomst: akkoord", "besproken table v70"},
		{"conclusie: Conform besloten", "vastgesteld table v70"},
		{"conclusie: Conform", "vastgesteld table v70"},
		{"conclusie: Iets heel anders", "besproken table v70"},
		{"uitkomst: n.t.b., conclusie: Vastgesteld",
		 "vastgesteld table v70"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct story *s;
		void *one;

		story_begin(&one);
		s = one;
		then(s, "2018-10-15", "v70", "Tekst", R2 OPEN);
		then(s, "2018-11-07", "v70", "Tekst",
		     str_fmt(&s->a, "%s, %s}\n", R2, rows[i][0]).ptr);
		is_on(s, "2018-11-10",
		      str_fmt(&s->a, "R2 %s @1\n", rows[i][1]).ptr);
		story_end(&one);
	}
	(void)state;
}

static void bodies_decide_one_by_one(void **state)
{
	struct story *s = *state;

	then(s, "2019-01-10", "v90", "Tekst",
	     R9 "{naam: Baarn}, {naam: Laren}]}\n");
	then(s, "2019-02-11", "v90", "Tekst",
	     R9 "{naam: Baarn, uitkomst: vastgesteld}, {naam: Laren}]}\n");
	is_on(s, "2019-02-10",
	      "R9 gepland none v90\n"
	      "  Baarn vastgesteld table v90 @1\n"
	      "  Laren gepland none -\n");
	is_on(s, "2019-02-12",
	      "R9 te laat 2 none v90\n"
	      "  Baarn vastgesteld table v90 @1\n"
	      "  Laren te laat none -\n");
	then(s, "2019-02-20", "v90", "Tekst",
	     R9 "{naam: Baarn, uitkomst: vastgesteld}, "
		"{naam: Laren, uitkomst: gewijzigd vastgesteld}]}\n");
	is_on(s, "2019-03-01",
	      "R9 gewijzigd vastgesteld none v90\n"
	      "  Baarn vastgesteld table v90 @1\n"
	      "  Laren gewijzigd vastgesteld table v90 @2\n");
}

/* The bodies Aa, Bo, Co and Do, with these outcomes ("": none). */
static void four_bodies(struct story *s, const char *expected, ...)
{
	static const char *const names[] = {"Aa", "Bo", "Co", "Do"};
	struct buf rows = {.a = &s->a};
	va_list ap;

	buf_add(&rows, str_from(R9));
	va_start(ap, expected);
	for (int i = 0; i < 4; i++)
		buf_fmt(&rows, "%s{naam: %s, uitkomst: '%s'}",
			i > 0 ? ", " : "", names[i], va_arg(ap, const char *));
	va_end(ap);
	buf_add(&rows, S("]}\n"));
	s->n = 0;
	then(s, "2019-01-10", "v90", "Tekst", str_cstr(&s->a, buf_str(&rows)));
	s->trail = trail_derive(
		&s->a, s->p,
		&(struct trail_case){.at = s->snapshot,
				     .n = 1,
				     .as_of = date_read(S("2019-02-11"))});
	assert_string_equal(step_status_name(s->trail.step[0].status),
			    expected);
}

static void most_bodies_decide_where_the_profile_says_so(void **state)
{
	struct story *s = *state;
	struct profile p = *s->p;

	four_bodies(s, "afgewezen", "vastgesteld", "vastgesteld", "vastgesteld",
		    "afgewezen");
	p.by_majority = true;
	s->p = &p;
	four_bodies(s, "vastgesteld", "vastgesteld", "vastgesteld",
		    "vastgesteld", "afgewezen");
	four_bodies(s, "gewijzigd vastgesteld", "vastgesteld", "vastgesteld",
		    "gewijzigd vastgesteld", "");
	four_bodies(s, "te laat", "vastgesteld", "vastgesteld", "afgewezen",
		    "");
	four_bodies(s, "afgewezen", "vastgesteld", "afgewezen", "afgewezen",
		    "");
	four_bodies(s, "aangehouden", "vastgesteld", "vastgesteld",
		    "aangehouden", "besproken");
}

static void what_came_later_does_not_hold_yet(void **state)
{
	struct story *s = *state;

	then(s, "2018-10-15", "v70", "Tekst", R1 OPEN R2 OPEN);
	then(s, "2018-12-01", "v70", "Tekst",
	     R1 ", gehouden: 2018-10-25, uitkomst: besproken}\n" R2
		", uitkomst: aangehouden}\n");
	then(s, "2018-12-10", "v70", "Tekst",
	     R1 ", gehouden: 2018-10-25, uitkomst: besproken}\n" R2
		", gehouden: 2018-12-09, uitkomst: vastgesteld}\n");
	is_on(s, "2018-10-20",
	      "R1 te laat 2 none -\n"
	      "R2 gepland none -\n"
	      "! rewritten R2 @2\n");
	is_on(s, "2018-11-08",
	      "R1 besproken table v70 @1\n"
	      "R2 aangehouden table v70 @1\n"
	      "! rewritten R2 @2\n");
	is_on(s, "2018-12-10",
	      "R1 besproken table v70 @1\n"
	      "R2 vastgesteld table v70 @2\n"
	      "! rewritten R2 @2\n");
}

static void what_was_recorded_later_was_not_known_yet(void **state)
{
	struct story *s = *state;

	then(s, "2018-10-15", "v70", "Tekst", R1 OPEN R2 OPEN);
	then(s, "2018-12-01", "v70", "Tekst",
	     R1 ", gehouden: 2018-10-25, uitkomst: besproken}\n" R2 OPEN);
	then(s, "2018-11-20", "v70", "Tekst",
	     R1 ", gehouden: 2018-10-25, uitkomst: besproken}\n" R2
		", gehouden: 2018-11-19, uitkomst: vastgesteld}\n")
		->current = true;
	s->known_on = date_read(S("2018-11-30"));
	/* The last one says 20 November, but follows on 1 December. */
	is_on(s, "2018-11-30",
	      "R1 te laat 43 none -\n"
	      "R2 te laat 24 none -\n");
	s->known_on = date_read(S("2018-12-01"));
	is_on(s, "2018-11-10",
	      "R1 besproken table v70 @1\n"
	      "R2 te laat 4 none -\n"
	      "! backdated - @2\n");
	s->known_on = date_read(S("2018-10-14"));
	is_on(s, "2018-11-10", "");
}

static void the_version_on_the_table_can_be_named(void **state)
{
	struct story *s = *state;
	struct version *v;

	then(s, "2018-10-15", "v70", "Tekst", R1 OPEN R2 OPEN);
	then(s, "2018-10-16", "v80", "Tekst", R1 OPEN R2 OPEN);
	v = then(s, "2018-11-07", "v80", "Tekst",
		 R1 ", uitkomst: besproken, over: v70}\n" R2
		    ", uitkomst: vastgesteld}\n");
	with(s, v, "Stap", "R2", "Besluit", "vastgesteld", "Over",
	     s->version[0].blob.ptr, NULL);
	is_on(s, "2018-11-10",
	      "R1 besproken table v70 @2\n"
	      "R2 vastgesteld decision v70 @2\n");
	with(s, v, "Over", "oa/v80", "Stap", "R2", "Besluit", "vastgesteld",
	     NULL);
	is_on(s, "2018-11-10",
	      "R1 besproken table v70 @2\n"
	      "R2 vastgesteld decision v80 @2\n");
}

/* The day a step was held on, by the trail. */
static void was_held(const struct story *s, size_t step, const char *day)
{
	assert_int_equal(date_cmp(s->trail.step[step].held.from,
				  date_read(str_from(day))),
			 0);
}

/* The table has no column for it, or nobody filled it in: the note with the
 * version is then who says when the meeting was. */
static void the_note_says_when_where_the_table_does_not(void **state)
{
	struct story *s = *state;
	const char *met = R1 ", conclusie: Akkoord}\n";

	then(s, "2018-10-15", "v70", "Tekst", R1 OPEN);
	with(s, then(s, "2018-10-26", "v70", "Tekst", met), "Stap", "R1",
	     "Besluit", "akkoord", "Gehouden", "2018-10-25", NULL);
	then(s, "2018-10-27", "v70", "Nieuwe tekst", met);
	is_on(s, "2018-10-28", "R1 besproken decision v70 @1\n");
	was_held(s, 0, "2018-10-25");
	/* Planned for the 18th, held on the 25th: not on the 20th. */
	is_on(s, "2018-10-20", "R1 te laat 2 none -\n");
	was_held(s, 0, "");
	/* A meeting that was brought forward is not recorded early ... */
	s->n = 1;
	with(s, then(s, "2018-10-17", "v70", "Tekst", met), "Stap", "R1",
	     "Besluit", "akkoord", "Gehouden", "2018-10-16", NULL);
	is_on(s, "2018-10-28", "R1 besproken decision v70 @1\n");
	/* ... and no day is made of words that are none. */
	s->n = 1;
	with(s, then(s, "2018-10-26", "v70", "Tekst", met), "Stap", "R1",
	     "Besluit", "akkoord", "Gehouden", "31-2-2018", NULL);
	is_on(s, "2018-10-28", "R1 besproken decision v70 @1\n");
	was_held(s, 0, "");
}

static void a_note_on_the_step_dates_its_bodies(void **state)
{
	struct story *s = *state;

	then(s, "2019-01-10", "v90", "Tekst", R9 "{naam: Baarn}]}\n");
	with(s,
	     then(s, "2019-02-13", "v90", "Tekst",
		  R9 "{naam: Baarn, uitkomst: vastgesteld}]}\n"),
	     "Stap", "R9", "Lid", "Baarn", "Besluit", "vastgesteld", "Gehouden",
	     "2019-02-12", NULL);
	is_on(s, "2019-02-11",
	      "R9 te laat 1 none -\n"
	      "  Baarn te laat none -\n");
	is_on(s, "2019-02-12",
	      "R9 vastgesteld none v90\n"
	      "  Baarn vastgesteld decision v90 @1\n");
	assert_true(date_is_set(s->trail.step[0].members[0].held.from));
}

static void what_was_dropped_was_on_no_table(void **state)
{
	struct story *s = *state;

	then(s, "2018-10-15", "v70", "Tekst", R1 OPEN R2 OPEN);
	then(s, "2018-10-17", "v70", "Tekst",
	     R1 ", uitkomst: vervallen}\n" R2 ", uitkomst: vervallen, over: "
		"v70}\n");
	is_on(s, "2018-10-20",
	      "R1 vervallen table - @1\n"
	      "R2 vervallen table v70 @1\n");
}

/* The day is filled in first, the outcome later. */
static void held_without_an_outcome_is_no_outcome(void **state)
{
	struct story *s = *state;

	then(s, "2018-10-15", "v70", "Tekst", R1 OPEN);
	then(s, "2018-10-26", "v70", "Tekst", R1 ", gehouden: 2018-10-25" OPEN);
	is_on(s, "2018-10-28", "R1 te laat 10 none -\n");
	was_held(s, 0, "2018-10-25");
	is_on(s, "2018-10-20", "R1 te laat 2 none -\n");
	was_held(s, 0, "");
}

static void rows_that_get_an_id_stay_the_same_steps(void **state)
{
	struct story *s = *state;

	then(s, "2018-10-15", "v70", "Tekst",
	     "- {overleg: REA, doel: bespreken}\n"
	     "- {overleg: REA, doel: vaststellen}\n");
	then(s, "2018-10-16", "v70", "Tekst",
	     "- {id: A, overleg: REA, doel: bespreken}\n"
	     "- {id: B, overleg: REA, doel: vaststellen}\n");
	then(s, "2018-10-17", "v70", "Tekst",
	     "- {id: A, overleg: REA, doel: bespreken, uitkomst: akkoord}\n"
	     "- {id: B, overleg: REA, doel: vaststellen}\n");
	is_on(s, "2018-11-10",
	      "A besproken table v70 @2\n"
	      "B gepland none -\n");
}

static void a_document_that_cannot_be_read_is_looked_through(void **state)
{
	struct story *s = *state;
	struct agenda broken = {0};

	then(s, "2018-10-15", "v70", "Tekst", R1 OPEN);
	then(s, "2018-10-19", "v70", "Tekst", R1 ", uitkomst: akkoord}\n");
	s->snapshot[1].agenda = &broken;
	then(s, "2018-10-20", "v70", "Tekst", R1 ", uitkomst: akkoord}\n");
	is_on(s, "2018-11-10", "R1 besproken table v70 @2\n");
	from(s, &s->version[1], 0, -1);
	from(s, &s->version[2], 1, -1);
	is_on(s, "2018-11-10", "R1 besproken table v70 @2\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		story(nothing_gives_an_empty_trail),
		story(planned_becomes_late_after_the_last_day),
		story(an_outcome_is_known_by_who_recorded_it),
		story(what_was_there_at_import_has_no_witness),
		story(a_seal_covers_the_outcome_while_the_text_stands),
		story(a_deferred_step_is_taken_over_by_a_new_one),
		story(a_step_that_was_passed_over_is_skipped),
		story(every_outcome_has_its_status),
		story(bodies_decide_one_by_one),
		story(most_bodies_decide_where_the_profile_says_so),
		story(what_came_later_does_not_hold_yet),
		story(what_was_recorded_later_was_not_known_yet),
		story(the_version_on_the_table_can_be_named),
		story(the_note_says_when_where_the_table_does_not),
		story(a_note_on_the_step_dates_its_bodies),
		story(what_was_dropped_was_on_no_table),
		story(held_without_an_outcome_is_no_outcome),
		story(rows_that_get_an_id_stay_the_same_steps),
		story(a_document_that_cannot_be_read_is_looked_through),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
