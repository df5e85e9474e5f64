/*
 * Profiles: what they say, and that every mistake in one is found at its place
 * and breaks nothing.
 */
#include "reading.h"

static void a_profile_without_files_is_empty(void **state)
{
	struct arena a = {0};
	struct findings f = {.a = &a};
	const struct profile *p =
		profile_read(&a, (struct profile_files){0}, &f);

	(void)state;
	assert_int_equal(f.n, 0);
	assert_null(p->sections);
	assert_int_equal(p->n_gremia, 0);
	assert_null(profile_gremium(p, S("raad")));
	assert_string_equal(p->timezone, "Europe/Amsterdam");
	assert_true(profile_is_open(p, S(" ")));
	assert_false(profile_is_open(p, S("besloten")));
	arena_free(&a);
}

static void names_are_found_by_id_name_then_pattern(void **state)
{
	struct arena a = {0};
	struct findings f = {.a = &a};
	struct profile_files files = {
		.gremia = text_source(
			&a, "gremia.yaml",
			"niveaus: [kelder, zolder]\n"
			"gremia:\n"
			"  - {id: los, naam: Losse club, niveau: kelder, ook: "
			"['.*club.*']}\n"
			"  - {id: bestuur, naam: Bestuursclub, niveau: zolder, "
			"mandaat: [ja]}\n"),
		.route = text_source(
			&a, "route.yaml",
			"taal: nl\n"
			"doelen: [{id: ja, naam: ja zeggen, patroon: 'ja.*', "
			"besluit: true}]\n"
			"uitkomsten: [{id: goed, naam: goed, status: "
			"vastgesteld, patroon: 'prima.*'}]\n"
			"open: 'later'\n"
			"versiestatus: [ruw, af]\n"),
	};
	const struct profile *p = profile_read(&a, files, &f);

	(void)state;
	assert_int_equal(f.n, 0);
	assert_string_equal(
		str_cstr(&a, profile_gremium(p, S("BestuursClub"))->id),
		"bestuur");
	assert_string_equal(
		str_cstr(&a, profile_gremium(p, S(" de club van tien "))->id),
		"los");
	assert_null(profile_gremium(p, S("gezelschap")));
	assert_int_equal(profile_gremium(p, S("bestuur"))->level, 1);
	assert_true(profile_purpose(p, S("Ja, graag"))->decides);
	assert_null(profile_purpose(p, S("nee")));
	assert_string_equal(
		str_cstr(&a, profile_outcome(p, S("Prima zo"))->status),
		"vastgesteld");
	assert_true(profile_is_open(p, S("Later")));
	assert_int_equal(p->n_ladder, 2);
	arena_free(&a);
}

static void rules_have_severities_and_patterns(void **state)
{
	struct arena a = {0};
	struct findings f = {.a = &a};
	struct profile_files files = {
		.regels = text_source(
			&a, "regels.yaml",
			"regels:\n"
			"  date-order: fout\n"
			"  word-list: {ernst: uit, woorden: [x]}\n"
			"patronen:\n"
			"  - {id: geen-x, patroon: 'X+', ernst: aandacht, "
			"melding: geen X}\n")};
	const struct profile *p = profile_read(&a, files, &f);

	(void)state;
	assert_int_equal(f.n, 0);
	assert_int_equal(p->n_settings, 2);
	assert_int_equal(p->settings[0].level, LEVEL_ERROR);
	assert_int_equal(p->settings[1].level, LEVEL_OFF);
	assert_non_null(node_get(p->settings[1].parameters, S("woorden")));
	assert_int_equal(p->n_patterns, 1);
	assert_true(
		regex_matches(p->patterns[0].forms.at[0].pattern, S("eeXX")));
	assert_false(
		regex_matches(p->patterns[0].forms.at[0].pattern, S("eexx")));
	arena_free(&a);
}

/* An opmaak.yaml with one mistake, and where it is found. */
static const struct {
	const char *opmaak;
	const char *found;
} mistakes[] = {
	{"secties: [{kop: 'A', schrijff: A, veld: a}]", "profile@1:22"},
	{"secties: [{kop: 'A(b', veld: a}]", "profile@1:21"},
	{"secties: [{kop: \"A[b\", veld: a}]", "profile@1:21"},
	{"secties: [{kop: A, veld: a, als: tekts}]", "profile@1:29"},
	{"secties: [{kop: A}]", "profile@1:11"},
	{"secties: [{veld: a}]", "profile@1:11"},
	{"secties: [{kop: A, veld: a, meer: ja, als: deel}]", "profile@1:29"},
	{"secties: [{kop: A, veld: a, meer: true}]", "profile@1:29"},
	{"secties: [{kop: A, veld: a, niveau: 7}]", "profile@1:29"},
	{"secties: [{kop: A, veld: a, schrijf: B}]", "profile@1:29"},
	{"secties: [{kop: A, veld: a, schrijf: 'A {x}'}]", "profile@1:29"},
	{"secties: [{kop: A, veld: a, als: tabel}]", "profile@1:11"},
	{"secties: [{kop: A, veld: a, als: tabel, kolommen: []}]",
	 "profile@1:41"},
	{"secties: [{kop: A, veld: a, als: tabel, kolommen: [{kolom: 'B', "
	 "veld: b, schrijf: C, sleutel: true}]}]",
	 "profile@1:74"},
	{"secties: [{kop: A, veld: a, als: lijst, punt: 'x'}]", "profile@1:41"},
	{"secties: [{kop: A, als: groep}]", "profile@1:11"},
	{"secties: [{kop: A, veld: a, als: lijst, zet: [x]}]", "profile@1:41"},
	{"secties: [x]", "profile@1:11"},
	{"secties: {kop: A}", "profile@1:1"},
	{"sectie: []", "profile@1:1"},
	{"formaat: 2", "profile@1:1"},
	{"rollen: {naam: [x]}", "profile@1:10"},
	{"namen: {doelen: {enkelvoud: doel}}", "profile@1:18"},
	{"namen: {doelen: doel}", "profile@1:9"},
	{"namen: [doelen]", "profile@1:1"},
	{"[1, 2]", "profile@1:1"},
	{"een tekst", "profile@1:1"},
};

static void every_mistake_in_opmaak_is_found_in_its_place(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof mistakes / sizeof mistakes[0]; i++) {
		struct arena a = {0};
		struct findings f = {.a = &a};

		profile_of(&a, mistakes[i].opmaak, &f);
		if (strcmp(places(&a, &f), mistakes[i].found) != 0)
			print_message("%s\n", mistakes[i].opmaak);
		assert_string_equal(places(&a, &f), mistakes[i].found);
		arena_free(&a);
	}
}

static void a_slip_of_the_pen_gets_a_suggestion(void **state)
{
	struct arena a = {0};
	struct findings f = {.a = &a};

	(void)state;
	profile_of(&a, "secties: [{kop: 'A', schrijff: A, veld: a}]", &f);
	assert_true(str_find(f.at[0].help, S("schrijf")) < f.at[0].help.len);
	arena_free(&a);
}

static void mistakes_in_other_files_are_found(void **state)
{
	struct arena a = {0};
	struct findings f = {.a = &a};
	struct profile_files files = {
		.gremia =
			text_source(&a, "a",
				    "gremia: [{id: x, naam: X}, {id: x, naam: "
				    "Y, niveau: z, ook: ['(']}]"),
		.route = text_source(&a, "b",
				     "open: '['\ndoelen: [{id: y}]\n"
				     "versiestatus: {a: b}\n"),
		.regels = text_source(&a, "c",
				      "regels: {een: ernstig, twee: {a: 1}}\n"
				      "patronen: [{id: p, melding: m}]\n"),
	};

	(void)state;
	profile_read(&a, files, &f);
	assert_string_equal(places(&a, &f),
			    "profile@1:28 profile@1:45 profile@1:64 "
			    "profile@1:9 profile@2:10 profile@3:1 "
			    "profile@1:10 profile@1:24 profile@2:12");
	arena_free(&a);
}

/* Whatever is cut off or changed in a profile gives findings at most. */
static void broken_profiles_break_nothing(void **state)
{
	size_t len = strlen(club);
	unsigned seed = 7;

	(void)state;
	for (size_t i = 0; i < 400; i++) {
		struct arena a = {0};
		struct findings f = {.a = &a};
		char *text = str_cstr(&a, str_from(club));
		const struct profile *p;

		for (int k = 0; k < 3; k++) {
			seed = seed * 1103515245 + 12345;
			text[seed / 65536 % len] =
				"{}[]'\":-\n &*|("[seed % 14];
		}
		if (i % 2 == 0)
			text[i * len / 400] = '\0';
		p = profile_of(&a, text, &f);
		agenda_read(&a, p,
			    text_source(&a, "x.md",
					"# A\n## Taken\n- a: b\n## Stem 1\n"
					"## Rooster\n### Zaal\n| Avond | Uur "
					"|\n|---|---|\n| a | b |\n"),
			    &f);
		arena_free(&a);
	}
}

static void the_server_has_limits_unless_told_otherwise(void **state)
{
	static const struct {
		const char *text;
		size_t findings;
		unsigned names, seconds;
	} rows[] = {
		{"formaat: 1", 0, 1000, 60},
		{"grenzen: {namen: 7, seconden: '9'}", 0, 7, 9},
		{"grenzen: {namen: 0}", 1, 1000, 60},
		{"grenzen: {namen: -1, seconden: 1.5}", 2, 1000, 60},
		{"grenzen: {namen: 99999999999999999999}", 1, 1000, 60},
		{"grenzen: {seconden: veel}", 1, 1000, 60},
		{"grenzen: 3", 1, 1000, 60},
		{"grensen: {}", 1, 1000, 60},
		{"takken: {a: b}", 1, 1000, 60},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena a = {0};
		struct findings f = {.a = &a};
		struct profile_files files = {
			.server = text_source(&a, "server.yaml", rows[i].text)};
		const struct profile *p = profile_read(&a, files, &f);

		if (f.n != rows[i].findings)
			fail_msg("%s: %zu findings", rows[i].text, f.n);
		assert_int_equal(p->server.max_names, rows[i].names);
		assert_int_equal(p->server.max_seconds, rows[i].seconds);
		arena_free(&a);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_profile_without_files_is_empty),
		cmocka_unit_test(names_are_found_by_id_name_then_pattern),
		cmocka_unit_test(rules_have_severities_and_patterns),
		cmocka_unit_test(every_mistake_in_opmaak_is_found_in_its_place),
		cmocka_unit_test(a_slip_of_the_pen_gets_a_suggestion),
		cmocka_unit_test(mistakes_in_other_files_are_found),
		cmocka_unit_test(broken_profiles_break_nothing),
		cmocka_unit_test(the_server_has_limits_unless_told_otherwise),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
