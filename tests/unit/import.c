/*
 * Importing papers, a thing at a time; whole papers are in raw_papers.c.
 */
#include "importing.h"

static const struct node *import_text(struct arena *a, const char *text)
{
	return imported(a, own_profile(a),
			source_new(a, S("stuk.txt"), str_from(text)))
		->data;
}

/* ------------------------------------------------------------ places */

static void see_place(const struct source *s, const struct node *n)
{
	assert_true(n->span.from <= n->span.to);
	assert_true(n->span.to <= s->text.len);
	for (size_t i = 0;
	     (n->kind == NODE_MAP || n->kind == NODE_LIST) && i < n->n; i++)
		see_place(s, n->child[i]);
}

static void every_value_has_its_line(void **state)
{
	struct arena a = {0};
	const struct source *s = source_new(
		&a, S("stuk.txt"),
		S("Agenda groen\n\nBehandeling\n\nDatum\tOverleg\tDoel\n"
		  "1 mei 2020\tKerngroep\tBespreken\n\nVisie\n\nMeer bomen in "
		  "elke wijk, ook in de stad en langs het water.\n"));
	const struct node *data = imported(&a, own_profile(&a), s)->data;
	const struct node *n = node_path(data, "route/0/overleg");

	(void)state;
	see_place(s, data);
	assert_int_equal(source_place(s, n->span.from).line, 6);
	assert_int_equal(source_place(s, n->span.from).column, 12);
	n = node_get(data, S("visie"));
	assert_int_equal(source_place(s, n->span.from).line, 10);
	arena_free(&a);
}

/* ------------------------------------------------------------ forms */

static void ids_are_proposed(void **state)
{
	struct arena a = {0};
	const struct node *data = import_text(
		&a, "# Agenda\n\n## Speerpunt 1: Élan & co\n\n### Doelen\n\n"
		    "- een\n- twee\n\n## Speerpunt 2: Elan co\n\nTekst.\n");

	(void)state;
	assert_string_equal(
		str_cstr(&a, node_text(node_path(data, "speerpunten/0/id"))),
		"sp-elan-co");
	assert_string_equal(
		str_cstr(&a, node_text(node_path(data, "speerpunten/1/id"))),
		"sp-elan-co-2");
	assert_string_equal(
		str_cstr(&a, node_text(node_path(data,
						 "speerpunten/0/doelen/1/id"))),
		"d02");
	arena_free(&a);
}

static void words_are_those_of_the_profile(void **state)
{
	struct arena a = {0};
	struct findings f = {.a = &a};
	struct profile_files files = {
		.opmaak =
			source_new(&a, S("opmaak.yaml"),
				   str_from("formaat: 1\nsecties:\n  - {kop: "
					    "'(?<lid>.+)', niveau: 1, als: "
					    "document, schrijf: '{lid}'}\n  - "
					    "{kop: Klussen, schrijf: Klussen, "
					    "veld: klus, als: lijst}\n")),
		.papier = source_new(&a, S("papier.yaml"),
				     str_from("formaat: 1\nkoppen:\n  - {kop: "
					      "'Te doen', als: [Klussen]}\n"))};
	const struct profile *p = profile_read(&a, files, &f);
	const struct node *data =
		imported(&a, p,
			 source_new(&a, S("x.txt"),
				    S("De club\n\nTe doen\n\n- dweilen\n")))
			->data;

	(void)state;
	assert_int_equal(f.n, 0);
	assert_string_equal(str_cstr(&a, node_text_of(data, S("lid"))),
			    "De club");
	assert_string_equal(str_cstr(&a, node_text(node_path(data, "klus/0"))),
			    "dweilen");
	arena_free(&a);
}

static void bad_papers_are_refused(void **state)
{
	static const str bad[] = {S_INIT(""), S_INIT(" \n\t\n"),
				  S_INIT("#!/bin/sh\n"), S_INIT("a\0b"),
				  S_INIT("caf\xe9")};
	struct arena a = {0};
	struct import_options options = {0};
	const struct profile *p = own_profile(&a);

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		struct findings f = {.a = &a};
		const struct agenda *d =
			import_paper(&a, p, source_new(&a, S("x.txt"), bad[i]),
				     &options, &f);

		assert_null(d->data);
		assert_int_equal(findings_count(&f, LEVEL_ERROR), 1);
	}
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_value_has_its_line),
		cmocka_unit_test(ids_are_proposed),
		cmocka_unit_test(words_are_those_of_the_profile),
		cmocka_unit_test(bad_papers_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
