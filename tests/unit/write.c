/*
 * Writing documents: what is written reads back as it was, for the samples,
 * for trees made at random from the schema, and for texts that look like
 * something else; and it looks as a person would have written it.
 */
#include "reading.h"

#include "chance.h"
#include "edit/write.h"

static const struct source *file_source(struct arena *a, const char *path)
{
	struct fail why = {0};
	str text;

	assert_true(file_read(a, path, FILE_MAX, &text, &why));
	return source_new(a, str_from(path), text);
}

static const struct profile *own_profile(struct arena *a)
{
	struct findings f = {.a = a};
	struct profile_files files = {
		.schema = file_source(a, "schema/agenda.schema.yaml"),
		.opmaak = file_source(a, "schema/opmaak.yaml")};
	const struct profile *p = profile_read(a, files, &f);

	for (size_t i = 0; i < f.n; i++)
		print_message("%.*s\n", STR(f.at[i].message));
	assert_int_equal(f.n, 0);
	return p;
}

static void reads_back(struct arena *a, const struct profile *p,
		       const struct node *data, const char *name, str text)
{
	struct findings f = {.a = a};
	const struct agenda *d =
		agenda_read(a, p, source_new(a, str_from(name), text), &f);

	if (node_equal(data, d->data))
		return;
	print_message("%.*s\n--- was\n%s\n--- is\n%s\n", STR(text),
		      as_json(a, data), as_json(a, d->data));
	fail();
}

static void round_trip(struct arena *a, const struct profile *p,
		       const struct node *data)
{
	reads_back(a, p, data, "x.yaml", write_yaml(a, p, data));
	reads_back(a, p, data, "x.yaml", write_yaml(a, NULL, data));
	reads_back(a, p, data, "x.md", write_markdown(a, p, data));
}

static void samples_come_back(void **state)
{
	struct arena a = {0};
	const struct profile *p = own_profile(&a);
	struct file_list list = {0};
	struct fail why = {0};

	(void)state;
	assert_true(file_walk(&a, "agendas", &list, &why));
	for (size_t i = 0; i < list.n; i++) {
		struct findings f = {.a = &a};
		const char *path = str_cstr(&a, list.at[i]);
		const struct agenda *d =
			agenda_read(&a, p, file_source(&a, path), &f);

		round_trip(&a, p, d->data);
	}
	arena_free(&a);
}

static void trees_of_the_model_come_back(void **state)
{
	struct arena kept = {0};
	const struct profile *p = own_profile(&kept);

	(void)state;
	for (uint32_t i = 1; i <= 300; i++) {
		struct arena a = {0};
		struct chance c = {
			.a = &a, .root = p->schema, .seed = i * 7919};
		const struct node *data =
			markup_normal(&a, by_chance(&c, p->schema, 0));

		round_trip(&a, p, data);
		arena_free(&a);
	}
	arena_free(&kept);
}

/* Every text, as the one thing in a document. */
static void texts_that_look_like_something_else_come_back(void **state)
{
	struct arena a = {0};
	const struct profile *p = own_profile(&a);
	size_t n = sizeof words / sizeof *words;

	(void)state;
	for (size_t i = 0; i < n * n; i++) {
		struct arena b = {0};
		struct node text = {.kind = NODE_STRING, .key = S("visie")};
		struct node *const child[] = {&text};
		struct node map = {.kind = NODE_MAP, .child = child, .n = 1};

		text.text = str_fmt(&b, "%s%s%s", words[i % n],
				    i % 3 == 0	 ? "\n"
				    : i % 3 == 1 ? " "
						 : "\n\n",
				    words[i / n]);
		round_trip(&b, p, markup_normal(&b, &map));
		arena_free(&b);
	}
	arena_free(&a);
}

static const char club_yaml[] =
	"lid: Koor\n"
	"lied: |\n"
	"  Hoog: en laag.\n"
	"\n"
	"  - een\n"
	"taken:\n"
	"  - {id: t1, wie: Jan, wat: zetten}\n"
	"stemmen:\n"
	"  - {cijfer: '1', klank: alt, id: alt, uitleg: Midden., was: Oud,\n"
	"     partituren: [{stuk: A | B, regels: [een, twee]}, {stuk: C}],\n"
	"     leden: [Jo]}\n"
	"  - {cijfer: '2'}\n"
	"avonden:\n"
	"  - {soort: vast, zaal: Zaal 1, avond: ma, uur: '8'}\n"
	"  - {soort: vast, zaal: Zaal 1, avond: di, uur: '9', id: di9}\n"
	"  - {soort: vast, zaal: Zaal 2, avond: wo, uur: '9'}\n"
	"onderdelen:\n"
	"  - {tekst: Vooraf.}\n"
	"  - {titel: Stemmen, tekst: Inleiding.}\n"
	"  - {nummer: '4', titel: Eind, onderdelen: [{nummer: '4.1', titel: "
	"Slot, tekst: Uit.}]}\n"
	"kas: 12\n"
	"open: no\n"
	"datum: 2020-01-01\n";

static const char club_markdown[] = "---\n"
				    "kas: 12\n"
				    "open: 'no'\n"
				    "datum: '2020-01-01'\n"
				    "---\n"
				    "\n"
				    "# Koor\n"
				    "\n"
				    "Vooraf.\n"
				    "\n"
				    "## Lied\n"
				    "\n"
				    "Hoog: en laag.\n"
				    "\n"
				    "- een\n"
				    "\n"
				    "## Taken\n"
				    "\n"
				    "- Jan: zetten {#t1}\n"
				    "\n"
				    "## Stemmen\n"
				    "\n"
				    "Inleiding.\n"
				    "\n"
				    "### Stem 1 ~ alt {#alt}\n"
				    "\n"
				    "Was: Oud\n"
				    "\n"
				    "Midden.\n"
				    "\n"
				    "#### Leden\n"
				    "\n"
				    "- Jo\n"
				    "\n"
				    "#### Partituren\n"
				    "\n"
				    "| Stuk | Regels |\n"
				    "| --- | --- |\n"
				    "| A \\| B | een<br>twee |\n"
				    "| C | |\n"
				    "\n"
				    "### Stem 2\n"
				    "\n"
				    "## Rooster\n"
				    "\n"
				    "### Zaal 1\n"
				    "\n"
				    "| Avond | Uur |\n"
				    "| --- | --- |\n"
				    "| ma | 8 |\n"
				    "| di | 9 {#di9} |\n"
				    "\n"
				    "### Zaal 2\n"
				    "\n"
				    "| Avond | Uur |\n"
				    "| --- | --- |\n"
				    "| wo | 9 |\n"
				    "\n"
				    "## 4. Eind\n"
				    "\n"
				    "### 4.1 Slot\n"
				    "\n"
				    "Uit.\n";

static void markdown_follows_the_rows(void **state)
{
	struct arena a = {0};
	struct findings f = {.a = &a};
	const struct profile *p = profile_of(&a, club, &f);
	const struct agenda *d =
		agenda_read(&a, p, text_source(&a, "x.yaml", club_yaml), &f);

	(void)state;
	assert_int_equal(findings_count(&f, LEVEL_ERROR), 0);
	assert_string_equal(str_cstr(&a, write_markdown(&a, p, d->data)),
			    club_markdown);
	round_trip(&a, p, d->data);
	arena_free(&a);
}

static void what_markdown_cannot_say_goes_to_the_front(void **state)
{
	struct arena a = {0};
	struct findings f = {.a = &a};
	const struct profile *p = profile_of(&a, club, &f);
	const struct agenda *d = agenda_read(
		&a, p,
		text_source(&a, "x.yaml",
			    "lied: '# Taken'\n"
			    "stemmen: [{cijfer: een, uitleg: X}]\n"
			    "avonden: [{avond: ma, uur: '8'}]\n"
			    "onderdelen: [{titel: Lied, tekst: X}]\n"),
		&f);

	(void)state;
	assert_string_equal(str_cstr(&a, write_markdown(&a, p, d->data)),
			    "---\n"
			    "lied: '# Taken'\n"
			    "stemmen:\n"
			    "  - cijfer: een\n"
			    "    uitleg: X\n"
			    "avonden:\n"
			    "  - avond: ma\n"
			    "    uur: '8'\n"
			    "onderdelen:\n"
			    "  - titel: Lied\n"
			    "    tekst: X\n"
			    "---\n");
	round_trip(&a, p, d->data);
	arena_free(&a);
}

static void members_stand_in_the_order_of_the_schema(void **state)
{
	struct arena a = {0};
	struct findings f = {.a = &a};
	const struct profile *p = own_profile(&a);
	const struct agenda *d = agenda_read(
		&a, p,
		text_source(&a, "x.yaml",
			    "eigen: 1\nspeerpunten: [{doelen: [{indicatoren: "
			    "[a], doel: b}], titel: c}]\nversie: {naam: n, id: "
			    "i}\nagenda: z\nvisie: |+\n  a\n  b\n\n  c\n\n"),
		&f);

	(void)state;
	assert_string_equal(str_cstr(&a, write_yaml(&a, p, d->data)),
			    "agenda: z\n"
			    "versie:\n"
			    "  id: i\n"
			    "  naam: 'n'\n"
			    "visie: |-\n"
			    "  a b\n"
			    "\n"
			    "  c\n"
			    "speerpunten:\n"
			    "  - titel: c\n"
			    "    doelen:\n"
			    "      - doel: b\n"
			    "        indicatoren:\n"
			    "          - a\n"
			    "eigen: 1\n");
	arena_free(&a);
}

static void any_yaml_comes_back(void **state)
{
	static const char *const texts[] = {
		"a",
		"'- x'",
		"[]",
		"{}",
		"[[a, [b]], {c: d}, [], {}]",
		"12",
		"{a: {b: {c: [{d: ~}, true, 1.50, 0x1F]}}}",
		"~",
		"{'': x, '# a': y, 'a: b': z, \"c\\nd\": w, ' e ': v}",
		"{a: \"\\0\\a\\e\\u0085\\u2028\\U0001F600\\uFEFF x\"}",
		"{a: \"x \\n y\\n  z\"}",
		"{a: \"\\tx\\ny\"}",
		"{1: 2}",
	};

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		struct arena a = {0};
		struct findings f = {.a = &a};
		const struct profile *p = own_profile(&a);
		const struct agenda *d = agenda_read(
			&a, p, text_source(&a, "x.yaml", texts[i]), &f);

		assert_non_null(d->data);
		round_trip(&a, p, d->data);
		arena_free(&a);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(samples_come_back),
		cmocka_unit_test(trees_of_the_model_come_back),
		cmocka_unit_test(texts_that_look_like_something_else_come_back),
		cmocka_unit_test(markdown_follows_the_rows),
		cmocka_unit_test(what_markdown_cannot_say_goes_to_the_front),
		cmocka_unit_test(members_stand_in_the_order_of_the_schema),
		cmocka_unit_test(any_yaml_comes_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
