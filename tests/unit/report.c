/*
 * The renderers over reports made by hand: what people read, what programs
 * read.
 */
#include "report/report.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

struct sheet {
	struct arena a;
	struct buf out;
	struct report report;
	struct findings findings;
};

static int enter(void **state)
{
	struct sheet *s = calloc(1, sizeof *s);

	if (s == NULL)
		return -1;
	s->out.a = &s->a;
	s->report.a = &s->a;
	s->findings.a = &s->a;
	*state = s;
	return 0;
}

static int leave(void **state)
{
	struct sheet *s = *state;

	arena_free(&s->a);
	free(s);
	return 0;
}

static void assert_rendered(struct sheet *s, const char *renderer,
			    const char *want)
{
	struct look look = {.width = 60};
	str got;

	s->out.n = 0;
	renderer_find(str_from(renderer))->render(&s->report, look, &s->out);
	got = buf_str(&s->out);
	if (!str_eq(got, str_from(want)))
		print_error("got:\n%.*s\nwanted:\n%s\n", STR(got), want);
	assert_true(str_eq(got, str_from(want)));
}

static void add_finding(struct sheet *s)
{
	const struct source *source =
		source_new(&s->a, S("x.md"), S("---\ndatum: 31-2-2019\n---\n"));
	struct finding *f = findings_add(&s->findings, LEVEL_ERROR, "date",
					 source, (struct span){11, 20},
					 "this day is not there");

	f->help = S("write 2019-02-28");
	f->pointer = S("/datum");
	s->report.format = "agenda-findings/1";
	report_add(&s->report, BLOCK_FINDING)->finding = f;
}

static void a_finding_is_shown_at_its_place(void **state)
{
	add_finding(*state);
	assert_rendered(*state, "text",
			"error[date]: this day is not there\n"
			"  --> x.md:2:8\n"
			" 2 | datum: 31-2-2019\n"
			"   |        ^^^^^^^^^\n"
			"   = help: write 2019-02-28\n"
			"\n");
}

static void a_finding_is_one_line_for_editors(void **state)
{
	add_finding(*state);
	assert_rendered(*state, "gcc",
			"x.md:2:8: error: this day is not there [date]\n");
	assert_rendered(*state, "jsonl",
			"{\"rule\":\"date\",\"severity\":\"error\","
			"\"file\":\"x.md\",\"line\":2,\"column\":8,"
			"\"end_line\":2,\"end_column\":17,"
			"\"message\":\"this day is not there\","
			"\"help\":\"write 2019-02-28\","
			"\"pointer\":\"/datum\"}\n");
}

static void counts_are_words_or_members(void **state)
{
	static const struct tally_row rows[] = {
		{"error", "error", "errors", 2},
		{"warning", "warning", "warnings", 0},
		{"files", "agenda checked", "agendas checked", 1},
	};
	struct sheet *s = *state;
	struct block *b = report_add(&s->report, BLOCK_TALLY);

	s->report.format = "agenda-findings/1";
	b->tally.row = rows;
	b->tally.n = 3;
	assert_rendered(s, "text", "2 errors, 1 agenda checked\n");
	assert_rendered(s, "json",
			"{\n"
			"  \"format\": \"agenda-findings/1\",\n"
			"  \"findings\": [],\n"
			"  \"counts\": {\n"
			"    \"error\": 2,\n"
			"    \"warning\": 0,\n"
			"    \"files\": 1\n"
			"  }\n"
			"}\n");
}

static void a_table_has_columns(void **state)
{
	static const str header[] = {S_INIT("naam"), S_INIT("datum")};
	static const str cells[] = {S_INIT("final"), S_INIT("2019"),
				    S_INIT("v70"), S_INIT("\x1b[2J")};
	struct sheet *s = *state;

	report_add(&s->report, BLOCK_TABLE)->table =
		(struct table){header, cells, 2, 2};
	assert_rendered(s, "text",
			"naam   datum\n"
			"final  2019\n"
			"v70    \xef\xbf\xbd[2J\n");
}

static const struct part_names no_names;

static struct part section(str title, str number)
{
	return (struct part){.kind = PART_SECTION,
			     .names = &no_names,
			     .title = title,
			     .number = number};
}

static void a_change_stands_under_its_section(void **state)
{
	static const struct word_run words[] = {
		{WORD_SAME, S_INIT("Gereed in ")},
		{WORD_DELETED, S_INIT("maart")},
		{WORD_INSERTED, S_INIT("juni")},
	};
	struct sheet *s = *state;
	struct part root = {.kind = PART_DOCUMENT, .names = &no_names};
	struct part above = section(S("Inclusie"), S("1"));
	struct part at = {.kind = PART_PARAGRAPH,
			  .names = &no_names,
			  .text = S("Gereed in juni"),
			  .parent = &above};
	const struct part *side[] = {&at};
	struct change change = {.kind = CHANGE_CHANGED,
				.before = side,
				.n_before = 1,
				.after = side,
				.n_after = 1,
				.words = words,
				.n_words = 3,
				.certain = 80};

	above.parent = &root;
	report_add(&s->report, BLOCK_CHANGE)->change = &change;
	assert_rendered(s, "text",
			"\n"
			"1 Inclusie\n"
			"  ~ paragraph changed, presumably\n"
			"    Gereed in [-maart-]{+juni+}\n");
}

static void a_step_says_how_it_is_known(void **state)
{
	struct sheet *s = *state;
	struct version at = {.commit = S("0123456789abcdef"),
			     .author = S("J. Jansen"),
			     .committed = {1541592000, 60}};
	struct trail_step step = {.id = S("r1"),
				  .meeting = S("Klankbordgroep"),
				  .purpose = S("bespreken"),
				  .held = period_read(S("2018-11-06"), 0),
				  .status = STEP_DISCUSSED,
				  .conclusion = S("Akkoord"),
				  .version = S("v70"),
				  .recorded = &at,
				  .evidence = EVIDENCE_TABLE};

	report_add(&s->report, BLOCK_STEP)->step = &step;
	assert_rendered(s, "text",
			" v r1 Klankbordgroep, bespreken: discussed on 6 "
			"November\n"
			"   2018\n"
			"   \"Akkoord\"\n"
			"   on v70; in the table only: 7 November 2018, "
			"J. Jansen\n"
			"   (0123456)\n");
}

static void a_late_step_counts_the_days(void **state)
{
	struct sheet *s = *state;
	struct trail_step step = {.id = S("r2"),
				  .meeting = S("College"),
				  .planned = period_read(S("maart 2019"), 0),
				  .status = STEP_LATE,
				  .conclusion = S("Volgt"),
				  .days_late = 12};

	report_add(&s->report, BLOCK_STEP)->step = &step;
	assert_rendered(s, "text",
			" ! r2 College: late, planned maart 2019 (12 days)\n");
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, enter, leave)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(a_finding_is_shown_at_its_place),
		CASE(a_finding_is_one_line_for_editors),
		CASE(counts_are_words_or_members),
		CASE(a_table_has_columns),
		CASE(a_change_stands_under_its_section),
		CASE(a_step_says_how_it_is_known),
		CASE(a_late_step_counts_the_days),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
