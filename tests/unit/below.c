/*
 * Rows of a table that are elements below the row above them (`onder` in
 * opmaak.yaml), by a profile in which no word is that of an agenda.
 */
#include "reading.h"

#include "edit/edit.h"
#include "edit/write.h"

static const char walks[] =
	"formaat: 1\n"
	"secties:\n"
	"  - {kop: '(?<club>.+)', niveau: 1, als: document, schrijf: "
	"'{club}'}\n"
	"  - kop: 'Tochten'\n"
	"    schrijf: Tochten\n"
	"    veld: tochten\n"
	"    als: tabel\n"
	"    kolommen:\n"
	"      - {kolom: 'Nr', veld: id, schrijf: Nr, sleutel: true}\n"
	"      - {kolom: 'Tocht', veld: tocht, schrijf: Tocht, sleutel: true}\n"
	"      - {kolom: 'Wie', veld: wie, schrijf: Wie, onder: groep}\n"
	"      - {kolom: 'Uur', veld: uur, schrijf: Uur}\n"
	"      - {kolom: 'Mee', veld: mee, schrijf: Mee, als: lijst}\n";

static const char table[] = "---\nagenda: x\n---\n\n# Club\n\n## Tochten\n\n"
			    "| Nr | Tocht | Wie | Uur | Mee |\n"
			    "| --- | --- | --- | --- | --- |\n"
			    "| 1 | Heide | | 9 | |\n"
			    "| | | An | | brood<br>kaas |\n"
			    "| | | Bo \\| Bea | 10 | |\n"
			    "| 2 | Bos | | | |\n"
			    "| 3 | Duin | | | |\n"
			    "| | | An | 8 | |\n";

#define DATA                                                                   \
	"{'agenda':'x','club':'Club','tochten':["                              \
	"{'id':'1','tocht':'Heide','uur':'9','groep':["                        \
	"{'wie':'An','mee':['brood','kaas']},"                                 \
	"{'wie':'Bo | Bea','uur':'10'}]},"                                     \
	"{'id':'2','tocht':'Bos'},"                                            \
	"{'id':'3','tocht':'Duin','groep':[{'wie':'An','uur':'8'}]}]}"

static void a_row_goes_below_the_row_above(void **state)
{
	struct arena a = {0};
	struct findings f = {.a = &a};
	const struct agenda *d = document(&a, walks, "x.md", table, &f);

	(void)state;
	assert_int_equal(f.n, 0);
	assert_string_equal(as_json(&a, d->data), DATA);
	/* each keeps its own line */
	assert_int_equal(
		source_place(d->source,
			     node_path(d->data, "tochten/0/groep/1")->span.from)
			.line,
		13);
	arena_free(&a);
}

static void it_is_written_as_it_is_read(void **state)
{
	struct arena a = {0};
	struct findings f = {.a = &a};
	const struct profile *p = profile_of(&a, walks, &f);
	const struct agenda *d = document(&a, walks, "x.md", table, &f), *back;
	str yaml = write_yaml(&a, p, d->data);

	(void)state;
	assert_string_equal(str_cstr(&a, write_markdown(&a, p, d->data)),
			    table);
	back = agenda_read(&a, p, source_new(&a, S("x.yaml"), yaml), &f);
	assert_true(node_equal(d->data, back->data));
	assert_string_equal(str_cstr(&a, write_markdown(&a, p, back->data)),
			    table);
	assert_int_equal(f.n, 0);
	arena_free(&a);
}

/* Who fills in every line may say again what the line above says. */
static void what_a_row_repeats_is_no_field(void **state)
{
	struct arena a = {0};
	struct findings f = {.a = &a};
	const struct agenda *d =
		document(&a, walks, "x.md",
			 "---\nagenda: x\n---\n\n# Club\n\n## Tochten\n\n"
			 "| Nr | Tocht | Uur | Wie |\n|---|---|---|---|\n"
			 "| 1 | Heide | 9 | |\n"
			 "| 1 | Heide | 9 | An |\n"
			 "| 7 | | | Bo |\n",
			 &f);

	(void)state;
	assert_int_equal(f.n, 0);
	assert_string_equal(as_json(&a, node_get(d->data, S("tochten"))),
			    "[{'id':'1','tocht':'Heide','uur':'9','groep':["
			    "{'uur':'9','wie':'An'},{'id':'7','wie':'Bo'}]}]");
	arena_free(&a);
}

static void without_a_row_above_it_stands_by_itself(void **state)
{
	struct arena a = {0};
	struct findings f = {.a = &a};
	const struct agenda *d =
		document(&a, walks, "x.md",
			 "---\nagenda: x\n---\n\n# Club\n\n## Tochten\n\n"
			 "| Nr | Tocht | Wie |\n|---|---|---|\n| | | An |\n",
			 &f);

	(void)state;
	assert_string_equal(as_json(&a, node_get(d->data, S("tochten"))),
			    "[{'wie':'An'}]");
	arena_free(&a);
}

/* Nothing is lost of what such a table cannot say. */
static void what_a_row_cannot_say_stands_in_front(void **state)
{
	static const char *const lists[] = {
		"tochten: [{id: '1', tocht: Heide, groep: [{uur: '9'}]}]",
		"tochten: [{id: '1', tocht: Heide, wie: An}]",
		"tochten: [{id: '1', tocht: Heide, groep: []}]",
		"tochten: [{id: '1', tocht: Heide, groep: An}]",
		"tochten: [{id: '1', tocht: Heide, groep: [An]}]",
		"tochten: [{id: '1', tocht: Heide, groep: [{wie: An, id: "
		"'1'}]}]",
		"tochten: [{id: '1', tocht: Heide, groep: [{wie: An, groep: "
		"[{wie: Bo}]}]}]",
	};

	(void)state;
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
		struct arena a = {0};
		struct findings f = {.a = &a};
		const struct profile *p = profile_of(&a, walks, &f);
		str yaml = str_fmt(&a, "agenda: x\nclub: Club\n%s\n", lists[i]);
		const struct agenda *d = agenda_read(
			&a, p, source_new(&a, S("x.yaml"), yaml), &f);
		str md = write_markdown(&a, p, d->data);
		const struct agenda *back =
			agenda_read(&a, p, source_new(&a, S("x.md"), md), &f);

		if (!node_equal(d->data, back->data))
			fail_msg("%s gives\n%.*s", lists[i], STR(md));
		arena_free(&a);
	}
}

static void an_edit_changes_its_own_line(void **state)
{
	struct arena a = {0};
	struct findings f = {.a = &a};
	const struct edit_field at[] = {{S("uur"), S("11")}};
	struct edit e = {.a = &a,
			 .p = profile_of(&a, walks, &f),
			 .d = document(&a, walks, "x.md", table, &f),
			 .at = at,
			 .n = 1};
	str line = S("| | | An | | brood<br>kaas |\n"), out;
	size_t from = str_find(str_from(table), line);

	(void)state;
	assert_true(edit_has_place(
		&e, node_path(e.d->data, "tochten/0/groep/0"), S("uur")));
	assert_true(
		edit_set(&e, node_path(e.d->data, "tochten/0/groep/0"), &out));
	assert_true(str_eq(
		out, str_fmt(&a, "%.*s| | | An | 11 | brood<br>kaas |\n%s",
			     (int)from, table, table + from + line.len)));
	arena_free(&a);
}

static void a_column_is_key_or_below(void **state)
{
	struct arena a = {0};
	struct findings f = {.a = &a};

	(void)state;
	profile_of(&a,
		   "formaat: 1\nsecties:\n  - {kop: T, schrijf: T, veld: t, "
		   "als: tabel, kolommen: [{kolom: A, veld: a, schrijf: A, "
		   "sleutel: true, onder: b}]}\n",
		   &f);
	assert_int_equal(f.n, 1);
	assert_int_equal(source_place(f.at[0].source, f.at[0].span.from).line,
			 3);
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_row_goes_below_the_row_above),
		cmocka_unit_test(it_is_written_as_it_is_read),
		cmocka_unit_test(what_a_row_repeats_is_no_field),
		cmocka_unit_test(without_a_row_above_it_stands_by_itself),
		cmocka_unit_test(what_a_row_cannot_say_stands_in_front),
		cmocka_unit_test(an_edit_changes_its_own_line),
		cmocka_unit_test(a_column_is_key_or_below),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
