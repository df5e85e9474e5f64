/*
 * Fields and elements changed where they stand: what is expected is the whole
 * document, byte for byte.
 */
#include "reading.h"

#include "edit/edit.h"

static const str order[] = {S_INIT("id"),	S_INIT("overleg"),
			    S_INIT("doel"),	S_INIT("gepland"),
			    S_INIT("gehouden"), S_INIT("uitkomst"),
			    S_INIT("conclusie")};

static const char more_rows[] =
	"formaat: 1\n"
	"secties:\n"
	"  - {kop: '(?<titel>.+)', niveau: 1, als: document, schrijf: "
	"'{titel}'}\n"
	"  - kop: 'Stappen'\n"
	"    schrijf: Stappen\n"
	"    veld: route\n"
	"    als: lijst\n"
	"    punt: '(?<overleg>[^:]+): (?<conclusie>.+)'\n"
	"    schrijf_punt: '{overleg}: {conclusie}'\n";

static const struct profile *profile_with(struct arena *a, str opmaak)
{
	struct findings f = {.a = a};
	struct profile_files files = {
		.opmaak = source_new(a, S("opmaak.yaml"), opmaak)};
	const struct profile *p = profile_read(a, files, &f);

	assert_int_equal(f.n, 0);
	return p;
}

static const struct profile *own_profile(struct arena *a)
{
	struct fail why = {0};
	str text;

	assert_true(file_read(a, "schema/opmaak.yaml", FILE_MAX, &text, &why));
	return profile_with(a, text);
}

static struct edit edit_of(struct arena *a, const struct profile *p,
			   const char *name, str text)
{
	struct findings f = {.a = a};
	const struct source *source = source_new(a, str_from(name), text);

	return (struct edit){.a = a,
			     .p = p,
			     .d = agenda_read(a, p, source, &f),
			     .order = order,
			     .n_order = sizeof order / sizeof *order};
}

static void expect(str got, const char *want)
{
	if (!str_eq(got, str_from(want)))
		print_message("--- got\n%.*s\n--- want\n%s\n", STR(got), want);
	assert_true(str_eq(got, str_from(want)));
}

/* Sets `uitkomst` and `conclusie` of the first step. */
static void sets(const char *name, const char *text, const char *outcome,
		 const char *conclusion, const char *want)
{
	struct arena a = {0};
	struct edit e = edit_of(&a, own_profile(&a), name, str_from(text));
	const struct edit_field f[] = {{S("uitkomst"), str_from(outcome)},
				       {S("conclusie"), str_from(conclusion)}};
	str out = {0};

	e.at = f;
	e.n = 2;
	assert_int_not_equal(e.d->n_steps, 0);
	if (want == NULL)
		assert_false(edit_set(&e, e.d->steps[0].where, &out));
	else if (edit_set(&e, e.d->steps[0].where, &out))
		expect(out, want);
	else
		fail_msg("not edited: %.*s", STR(out));
	arena_free(&a);
}

static void a_cell_keeps_the_width_of_its_column(void **state)
{
	(void)state;
	sets("x.md",
	     "## Route\n\n"
	     "| Stap | Overleg | Uitkomst   | Conclusie |\n"
	     "| ---- | ------- | ---------- | --------- |\n"
	     "| r1   | Raad    |            | Volgt     |\n"
	     "| r2   | College |            |           |\n",
	     "akkoord", "Akkoord, één verzoek",
	     "## Route\n\n"
	     "| Stap | Overleg | Uitkomst   | Conclusie |\n"
	     "| ---- | ------- | ---------- | --------- |\n"
	     "| r1   | Raad    | akkoord    | Akkoord, één verzoek |\n"
	     "| r2   | College |            |           |\n");
}

static void line_ends_stay_what_they_are(void **state)
{
	(void)state;
	sets("x.md",
	     "## Route\r\n\r\n"
	     "| Stap | Overleg | Conclusie |\r\n"
	     "| --- | --- | --- |\r\n"
	     "| r1 | Raad | |\r\n",
	     "akkoord", "Goed",
	     "## Route\r\n\r\n"
	     "| Stap | Overleg | Conclusie | Uitkomst |\r\n"
	     "| --- | --- | --- | --- |\r\n"
	     "| r1 | Raad | Goed | akkoord |\r\n");
	sets("x.yaml",
	     "route:\r\n  - id: r1\r\n    overleg: Raad\r\n  - id: r2\r\n",
	     "akkoord", "Goed",
	     "route:\r\n  - id: r1\r\n    overleg: Raad\r\n"
	     "    uitkomst: akkoord\r\n    conclusie: Goed\r\n"
	     "  - id: r2\r\n");
}

static void rows_without_bars_or_with_too_few_cells(void **state)
{
	(void)state;
	sets("x.md",
	     "## Route\n\nStap | Overleg | Uitkomst | Conclusie\n"
	     "--- | --- | --- | ---\nr1 | Raad\n",
	     "akkoord", "Goed",
	     "## Route\n\nStap | Overleg | Uitkomst | Conclusie\n"
	     "--- | --- | --- | ---\nr1 | Raad | akkoord | Goed\n");
	sets("x.md",
	     "## Route\n\n|Stap|Overleg|Uitkomst|Conclusie|\n"
	     "|---|---|---|---|\n|r1|Raad||Volgt|\n|r2|B\n",
	     "a|b", "Goed",
	     "## Route\n\n|Stap|Overleg|Uitkomst|Conclusie|\n"
	     "|---|---|---|---|\n|r1|Raad| a\\|b |Goed |\n|r2|B\n");
}

static void yaml_values_in_every_style(void **state)
{
	(void)state;
	sets("x.yaml",
	     "# spoor\nroute:\n- id: r1 # eerste\n  overleg: Raad\n"
	     "  conclusie: >-\n    Volgt\n    nog\n\n  leden: []\n# einde\n",
	     "no", "Ja: dus",
	     "# spoor\nroute:\n- id: r1 # eerste\n  overleg: Raad\n"
	     "  uitkomst: 'no'\n  conclusie: 'Ja: dus'\n\n  leden: []\n"
	     "# einde\n");
	sets("x.yaml", "route: [{id: r1, conclusie: Volgt}, {id: r2}]\n",
	     "a, b", "x",
	     "route: [{id: r1, uitkomst: 'a, b', conclusie: x}, {id: r2}]\n");
	sets("x.yaml", "route:\n  - id: r1\n    uitkomst:\n    conclusie: ''",
	     "akkoord", "Goed",
	     "route:\n  - id: r1\n    uitkomst: akkoord\n    conclusie: Goed");
}

static void front_matter_is_yaml(void **state)
{
	(void)state;
	sets("x.md", "---\nroute:\n  - id: r1\n---\n\n# Titel\n", "akkoord",
	     "Goed",
	     "---\nroute:\n  - id: r1\n    uitkomst: akkoord\n"
	     "    conclusie: Goed\n---\n\n# Titel\n");
}

/* The second step is an alias: to change one would change both. */
static void what_would_change_more_is_refused(void **state)
{
	(void)state;
	sets("x.yaml", "route:\n  - &een\n    id: r1\n  - *een\n", "akkoord",
	     "Goed", NULL);
	sets("x.md",
	     "## Route\n\n| Stap | Overleg | Uitkomst | Conclusie |\n"
	     "| --- | --- | --- | --- |\n| r1 | Raad | | |\n",
	     "akkoord", "<!-- ",
	     "## Route\n\n| Stap | Overleg | Uitkomst | "
	     "Conclusie |\n| --- | --- | --- | --- |\n"
	     "| r1 | Raad | akkoord | <!-- |\n");
}

static void an_item_of_a_list(void **state)
{
	struct arena a = {0};
	struct edit e = edit_of(&a, profile_with(&a, str_from(more_rows)),
				"x.md",
				S("## Stappen\n\n* Raad: Volgt {#r1}\n"
				  "* College: Volgt {#r2}\n"));
	const struct edit_field f[] = {{S("conclusie"), S("Goed")}};
	const struct edit_field g[] = {{S("id"), S("r3")},
				       {S("overleg"), S("Sessie")},
				       {S("conclusie"), S("Nee")}};
	str out = {0};

	(void)state;
	e.at = f;
	e.n = 1;
	assert_true(edit_set(&e, e.d->steps[0].where, &out));
	expect(out, "## Stappen\n\n* Raad: Goed {#r1}\n"
		    "* College: Volgt {#r2}\n");
	e.at = g;
	e.n = 3;
	assert_true(edit_append(&e, S("route"), S(""), &out));
	expect(out, "## Stappen\n\n* Raad: Volgt {#r1}\n"
		    "* College: Volgt {#r2}\n* Sessie: Nee {#r3}\n");
	arena_free(&a);
}

/* Adds a request. */
static void appends(const char *name, const char *text, const char *want)
{
	struct arena a = {0};
	struct edit e = edit_of(&a, own_profile(&a), name, str_from(text));
	const struct edit_field f[] = {{S("id"), S("i2")},
				       {S("van"), S("r1")},
				       {S("verzoek"), S("Meer geld")}};
	str out = {0};

	e.at = f;
	e.n = 3;
	if (!edit_append(&e, S("inbreng"), S("route"), &out))
		fail_msg("not edited: %.*s", STR(out));
	expect(out, want);
	arena_free(&a);
}

static void an_element_at_the_end_of_its_list(void **state)
{
	(void)state;
	appends("x.md",
		"## Inbreng\n\n| Id | Van | Verzoek |\n| --- | --- | --- |\n"
		"| i1 | r1 | Preventie |\n\n## Visie\n",
		"## Inbreng\n\n| Id | Van | Verzoek |\n| --- | --- | --- |\n"
		"| i1 | r1 | Preventie |\n| i2 | r1 | Meer geld |\n\n"
		"## Visie\n");
	appends("x.md",
		"## Inbreng\n\n| Id | Verzoek |\n| --- | --- |\n"
		"| i1 | Preventie |\n",
		"## Inbreng\n\n| Id | Verzoek | Van |\n| --- | --- | --- |\n"
		"| i1 | Preventie | |\n| i2 | Meer geld | r1 |\n");
	appends("x.yaml",
		"inbreng:\n- id: i1\n  verzoek: >-\n    Preventie\nvisie: x\n",
		"inbreng:\n- id: i1\n  verzoek: >-\n    Preventie\n"
		"- id: i2\n  van: r1\n  verzoek: Meer geld\nvisie: x\n");
}

static void a_list_that_was_not_there(void **state)
{
	(void)state;
	appends("x.yaml", "route:\n  - id: r1\nvisie: x\n",
		"route:\n  - id: r1\ninbreng:\n  - id: i2\n    van: r1\n"
		"    verzoek: Meer geld\nvisie: x\n");
	appends("x.md",
		"# T\n\n## Route\n\n| Stap | Overleg |\n| --- | --- |\n"
		"| r1 | Raad |\n\n## Visie\n\nX.\n",
		"# T\n\n## Route\n\n| Stap | Overleg |\n| --- | --- |\n"
		"| r1 | Raad |\n\n## Inbreng\n\n| Id | Van | Verzoek |\n"
		"| --- | --- | --- |\n| i2 | r1 | Meer geld |\n\n"
		"## Visie\n\nX.\n");
	appends("x.md", "---\nroute:\n  - id: r1\n---\n\n# T\n",
		"---\nroute:\n  - id: r1\ninbreng:\n  - id: i2\n"
		"    van: r1\n    verzoek: Meer geld\n---\n\n# T\n");
}

static str with_crlf(struct arena *a, str text)
{
	struct buf out = {.a = a};

	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] == '\n')
			buf_char(&out, '\r');
		buf_char(&out, text.ptr[i]);
	}
	return buf_str(&out);
}

/* Every step of every sample, with each kind of line end: the edit itself
 * says whether anything else changed. */
static void every_step_of_the_samples(void **state)
{
	struct arena kept = {0};
	const struct profile *p = own_profile(&kept);
	struct file_list list = {0};
	struct fail why = {0};

	(void)state;
	assert_true(file_walk(&kept, "agendas", &list, &why));
	for (size_t i = 0; i < list.n * 2; i++) {
		struct arena a = {0};
		const char *path = str_cstr(&a, list.at[i / 2]);
		const struct edit_field f[] = {
			{S("gehouden"), S("2020-01-02")},
			{S("uitkomst"), S("akkoord met verzoek")},
			{S("conclusie"), S("Akkoord | mits \"x\": {y}")}};
		struct edit e;
		str text, out;

		assert_true(file_read(&a, path, FILE_MAX, &text, &why));
		e = edit_of(&a, p, path,
			    i % 2 == 0 ? text : with_crlf(&a, text));
		e.at = f;
		e.n = 3;
		for (size_t k = 0; k < e.d->n_steps; k++)
			if (!edit_set(&e, e.d->steps[k].where, &out))
				fail_msg("%s: step %zu", path, k);
		arena_free(&a);
	}
	arena_free(&kept);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_cell_keeps_the_width_of_its_column),
		cmocka_unit_test(line_ends_stay_what_they_are),
		cmocka_unit_test(rows_without_bars_or_with_too_few_cells),
		cmocka_unit_test(yaml_values_in_every_style),
		cmocka_unit_test(front_matter_is_yaml),
		cmocka_unit_test(what_would_change_more_is_refused),
		cmocka_unit_test(an_item_of_a_list),
		cmocka_unit_test(an_element_at_the_end_of_its_list),
		cmocka_unit_test(a_list_that_was_not_there),
		cmocka_unit_test(every_step_of_the_samples),
	};

	return cmocka_run_group_tests_name("edit", tests, NULL, NULL);
}
