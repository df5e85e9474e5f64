/*
 * The typed document, its label and the digest of its besluittekst.
 */
#include "reading.h"

static const char yaml[] =
	"formaat: 1\n"
	"agenda: zorg\n"
	"titel: Zorg voor morgen\n"
	"soort: onderwijsagenda\n"
	"gebied: Kust\n"
	"versie:\n"
	"  # de tweede ronde\n"
	"  id: v2\n"
	"  naam: Tweede ronde\n"
	"  status: concept\n"
	"  datum: 1 mei 2020\n"
	"route:\n"
	"  - id: r1\n"
	"    overleg: Raad\n"
	"    doel: Vaststellen\n"
	"    gepland: juni 2020\n"
	"    gehouden: 2020-06-20\n"
	"    uitkomst: vastgesteld\n"
	"    conclusie: Conform.\n"
	"    over: v1\n"
	"    vervangt: r0\n"
	"    leden:\n"
	"      - {naam: Noord, uitkomst: vastgesteld, gehouden: 2020-06-18}\n"
	"      - {naam: Zuid, gepland: juli 2020, conclusie: Volgt}\n"
	"inbreng:\n"
	"  - {id: i1, van: r1, verzoek: Meer geld, afdoening: niet, in: v2, "
	"waar: Slot, reden: Op}\n"
	"acties:\n"
	"  - {titel: Bel, actie: Bel de raad, eigenaar: Jo, termijn: mei "
	"2020}\n"
	"onderdruk:\n"
	"  - {regel: date-order, waar: route, reden: dat is zo bedoeld, tot: "
	"2021-01-01}\n";

static const struct agenda *plain(struct arena *a, const char *name,
				  const char *text)
{
	struct findings f = {.a = a};

	return document(a, "formaat: 1\n", name, text, &f);
}

static void members_are_a_view_on_the_data(void **state)
{
	struct arena a = {0};
	const struct agenda *d = plain(&a, "z.yaml", yaml);

	(void)state;
	assert_true(agenda_is_one(d));
	assert_true(str_eq(d->id, S("zorg")));
	assert_true(str_eq(d->title, S("Zorg voor morgen")));
	assert_true(str_eq(d->kind, S("onderwijsagenda")));
	assert_true(str_eq(d->region, S("Kust")));
	assert_true(str_eq(d->version, S("v2")));
	assert_true(str_eq(d->version_name, S("Tweede ronde")));
	assert_true(str_eq(d->version_status, S("concept")));
	assert_int_equal(d->dated.from.month, 5);
	assert_int_equal(d->n_steps, 1);
	assert_true(str_eq(d->steps[0].meeting, S("Raad")));
	assert_true(str_eq(d->steps[0].about, S("v1")));
	assert_true(str_eq(d->steps[0].replaces, S("r0")));
	assert_int_equal(d->steps[0].planned.to.day, 30);
	assert_int_equal(d->steps[0].held.from.day, 20);
	assert_int_equal(d->steps[0].n_members, 2);
	assert_true(str_eq(d->steps[0].members[1].conclusion, S("Volgt")));
	assert_int_equal(d->steps[0].members[1].planned.from.month, 7);
	assert_true(str_eq(d->requests[0].reason, S("Op")));
	assert_true(str_eq(d->actions[0].owner, S("Jo")));
	assert_int_equal(d->actions[0].term.from.month, 5);
	assert_int_equal(d->suppressed[0].until.year, 2021);
	assert_ptr_equal(d->steps[0].where, node_path(d->data, "route/0"));
	arena_free(&a);
}

static void wrong_types_give_empty_members(void **state)
{
	struct arena a = {0};
	const struct agenda *d =
		plain(&a, "z.yaml",
		      "agenda: [x]\nversie: v2\nroute: geen\nacties: [1, {}]\n"
		      "inbreng: {id: x}\n");

	(void)state;
	assert_int_equal(d->id.len, 0);
	assert_int_equal(d->version.len, 0);
	assert_int_equal(d->n_steps, 0);
	assert_int_equal(d->n_requests, 0);
	assert_int_equal(d->n_actions, 2);
	assert_int_equal(d->actions[0].text.len, 0);
	arena_free(&a);
}

static void nothing_is_no_agenda(void **state)
{
	static const char *const texts[] = {"",	     "# Lees mij\n",
					    "- a\n", "---\ntitel: x\n---\n",
					    "---\n", "\xff\xfe"};

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		struct arena a = {0};

		assert_false(agenda_is_one(plain(&a, "x.md", texts[i])));
		assert_false(agenda_is_one(plain(&a, "x.yaml", texts[i])));
		agenda_decision_text(plain(&a, "x.yaml", texts[i]));
		arena_free(&a);
	}
}

static void the_label_is_that_of_the_document(void **state)
{
	static const struct {
		const char *name, *text, *id, *version;
	} rows[] = {
		{"a.yaml", yaml, "zorg", "v2"},
		{"a.md", "---\nagenda: zorg\nversie: {id: 'v 1'}\n---\n# X\n",
		 "zorg", "v 1"},
		{"a.md@v1",
		 "---\r\nagenda: zorg\r\nversie:\r\n  id: a\r\n---\r\n", "zorg",
		 "a"},
		{"a.yaml@v1", "# kop\nagenda: \"z\" # naam\nversie:\n- id\n",
		 "z", ""},
		{"a.yaml", "{agenda: z, versie: {id: b}}", "z", "b"},
		{"a.yaml", "\"agenda\": z\n'versie':\n  id: b\n", "z", "b"},
		{"a.yaml", "wat: &v {id: b}\nversie: *v\nagenda: z\n", "z",
		 "b"},
		{"a.yaml", "agenda: z\n\nversie:\n\n  id: b\nx: 1\n", "z", "b"},
		{"a.yaml", "versies:\n  id: c\nagenda: z\n", "z", ""},
		{"a.md", "agenda: z\n", "", ""},
		{"a.md", "---\nagenda: z\n", "", ""},
		{"a.yaml", "tekst: |\n  agenda: y\nagenda: z\n", "z", ""},
		{"a.yaml", "", "", ""},
		{"a.json", "{\"agenda\": \"z\"}", "z", ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct arena a = {0};
		struct agenda_label label = agenda_label(
			&a, text_source(&a, rows[i].name, rows[i].text));

		assert_string_equal(str_cstr(&a, label.id), rows[i].id);
		assert_string_equal(str_cstr(&a, label.version),
				    rows[i].version);
		arena_free(&a);
	}
}

static uint64_t digest(struct arena *a, const char *name, const char *text)
{
	return agenda_decision_text(plain(a, name, text));
}

static void the_digest_is_of_the_text_alone(void **state)
{
	struct arena a = {0};
	uint64_t d =
		digest(&a, "a.yaml", "agenda: x\nvisie: A b\nlijst: [p, q]\n");

	(void)state;
	assert_true(d == digest(&a, "a.yaml",
				"lijst: [p, q]\nvisie: 'A b'\nagenda: x\n"));
	assert_true(d == digest(&a, "a.md",
				"---\nagenda: x\nvisie: A\n  b\nlijst: [p, "
				"q]\n---\n"));
	assert_true(d == digest(&a, "a.yaml",
				"agenda: x\nvisie: A b\nlijst: [p, q]\n"
				"route: [{id: r}]\ninbreng: [{id: i}]\n"
				"versie: {id: v3}\nvoorblad: {datum: nu}\n"
				"onderdruk: [{regel: r}]\n"));
	assert_true(d != digest(&a, "a.yaml",
				"agenda: x\nvisie: A c\nlijst: [p, q]\n"));
	assert_true(d != digest(&a, "a.yaml",
				"agenda: x\nvisie: A b\nlijst: [q, p]\n"));
	assert_true(d != digest(&a, "a.yaml",
				"agenda: x\nvisies: A b\nlijst: [p, q]\n"));
	assert_true(digest(&a, "a.yaml", "a: {b: 1, c: 2}") !=
		    digest(&a, "a.yaml", "a: {b: 2, c: 1}"));
	assert_true(digest(&a, "a.yaml", "a: 1.0") ==
		    digest(&a, "a.yaml", "a: 1"));
	assert_true(digest(&a, "a.yaml", "a: '1'") !=
		    digest(&a, "a.yaml", "a: 1"));
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(members_are_a_view_on_the_data),
		cmocka_unit_test(wrong_types_give_empty_members),
		cmocka_unit_test(nothing_is_no_agenda),
		cmocka_unit_test(the_label_is_that_of_the_document),
		cmocka_unit_test(the_digest_is_of_the_text_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
