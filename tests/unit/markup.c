/*
 * Headings, tables, lists and prose to data, by an invented profile.
 */
#include "reading.h"

struct example {
	const char *text;
	const char *data;
	const char *found; /* findings; NULL for none */
};

static void check(const struct example *e, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct arena a = {0};
		struct findings f = {.a = &a};
		const struct agenda *d =
			document(&a, club, "x.md", e[i].text, &f);

		if (strcmp(as_json(&a, d->data), e[i].data) != 0)
			print_message("%s\n", e[i].text);
		assert_string_equal(as_json(&a, d->data), e[i].data);
		assert_string_equal(places(&a, &f),
				    e[i].found != NULL ? e[i].found : "");
		arena_free(&a);
	}
}

#define CHECK(list) check(list, sizeof(list) / sizeof *(list))

static void headings_become_fields(void **state)
{
	static const struct example list[] = {
		{"# Koor\n\n## Lied\n\nHoog\nen laag.\n",
		 "{'lid':'Koor','lied':'Hoog en laag.'}", NULL},
		{"## LIED\n\nX\n", "{'lied':'X'}", NULL},
		{"## 3. Lied\n\nX\n", "{'lied':'X'}", NULL},
		{"## **Lied**\n\nX\n", "{'lied':'X'}", NULL},
		{"# A\n## Stemmen\n### Stem 1 ~ *hoog* {#sop}\n\nUitleg.\n\n"
		 "#### Leden\n\n- Jan\n- Piet\n",
		 "{'lid':'A','stemmen':[{'id':'sop','cijfer':'1','klank':'*"
		 "hoog*','uitleg':'Uitleg.','leden':['Jan','Piet']}]}",
		 NULL},
		{"## Stemmen\n### **Stem 2 ~ laag**\n",
		 "{'stemmen':[{'cijfer':'2','klank':'laag'}]}", NULL},
		{"## Stemmen\n### Stem 2\n\nWas: Bas\n\nDiep.\n",
		 "{'stemmen':[{'cijfer':'2','was':'Bas','uitleg':'Diep.'}]}",
		 NULL},
	};

	(void)state;
	CHECK(list);
}

static void a_title_is_the_first_of_its_kind(void **state)
{
	static const struct example list[] = {
		{"# Koor\n# Lied\n\nX\n", "{'lid':'Koor','lied':'X'}", NULL},
		{"# 1. Begin\n# 2. Eind\n",
		 "{'onderdelen':[{'nummer':'1','titel':'Begin'},{'nummer':'2',"
		 "'titel':'Eind'}]}",
		 NULL},
		{"---\nlid: Koor\n---\n# Koor\n## Lied\n\nX\n",
		 "{'lid':'Koor','lied':'X'}", NULL},
		{"---\nlid: Koor\n---\n# Lied\n\nX\n",
		 "{'lid':'Koor','lied':'X'}", NULL},
		{"---\nlid: Koor\n---\n# Orkest\n## Lied\n\nX\n",
		 "{'lid':'Koor','lied':'X'}", "duplicate-field@4:1"},
		{"---\nlid: Koor\n---\n# Een\n# Twee\n",
		 "{'lid':'Koor','onderdelen':[{'titel':'Een'},{'titel':'Twee'}]"
		 "}",
		 NULL},
	};

	(void)state;
	CHECK(list);
}

static void tables_become_elements(void **state)
{
	static const struct example list[] = {
		{"## Stemmen\n### Stem 1\n#### Partituren\n\n"
		 "| Werk | Blad | Regel |\n|---|---|---|\n"
		 "| Mis \\| Ave | | 1<br>- 2<BR />3 |\n| Psalm | 4 | |\n",
		 "{'stemmen':[{'cijfer':'1','partituren':[{'stuk':'Mis | Ave',"
		 "'regels':['1','2','3']},{'stuk':'Psalm','blad':'4'}]}]}",
		 NULL},
		/* without its heading */
		{"## Stemmen\n### Stem 1\n\nA\n\n| Stuk |\n|---|\n| M |\n\nB\n",
		 "{'stemmen':[{'cijfer':'1','partituren':[{'stuk':'M'}],"
		 "'uitleg':'A\\n\\nB'}]}",
		 NULL},
		/* constants and the heading's groups; tables add up */
		{"## Rooster\n### Zaal 1\n\n| Avond | Uur |\n|---|---|\n| ma | "
		 "8 |\n\n### Zaal 2\n\n| Uur | Avond |\n|---|---|\n| 9 | di "
		 "|\n",
		 "{'avonden':[{'zaal':'Zaal 1','soort':'vast','avond':'ma',"
		 "'uur':'8'},{'zaal':'Zaal 2','soort':'vast','uur':'9','avond':"
		 "'di'}]}",
		 NULL},
		/* an id behind the last cell */
		{"## Rooster\n### Z\n\n| Avond | Uur |\n|---|---|\n| ma | 8 "
		 "{#ma8} |\n",
		 "{'avonden':[{'id':'ma8','zaal':'Z','soort':'vast','avond':"
		 "'ma','uur':'8'}]}",
		 NULL},
		/* no rows, but a table */
		{"## Stemmen\n### Stem 1\n#### Partituren\n\n| Stuk |\n|---|\n",
		 "{'stemmen':[{'cijfer':'1','partituren':[]}]}", NULL},
	};

	(void)state;
	CHECK(list);
}

static void a_table_that_does_not_fit_stays_text(void **state)
{
	static const struct example list[] = {
		{"## Rooster\n### Z\n\n| Avond | Uurtje |\n|---|---|\n| ma | 8 "
		 "|\n",
		 "{'onderdelen':[{'titel':'Rooster','onderdelen':[{'titel':'Z',"
		 "'tekst':'| Avond | Uurtje |\\n| --- | --- |\\n| ma | 8 |'}]}]"
		 "}",
		 "unknown-column@4:11"},
		{"## Rooster\n### Z\n\n| Avond |\n|---|\n| ma |\n",
		 "{'onderdelen':[{'titel':'Rooster','onderdelen':[{'titel':'Z',"
		 "'tekst':'| Avond |\\n| --- |\\n| ma |'}]}]}",
		 "missing-column@4:1"},
		{"## Rooster\n### Z\n\n| Avond | Uur | Uur |\n|---|---|---|\n",
		 "{'onderdelen':[{'titel':'Rooster','onderdelen':[{'titel':'Z',"
		 "'tekst':'| Avond | Uur | Uur |\\n| --- | --- | --- |'}]}]}",
		 "duplicate-field@4:17"},
		/* below a part it is no mistake */
		{"## Stemmen\n### Stem 1\n\n| Stuk | X |\n|---|---|\n",
		 "{'stemmen':[{'cijfer':'1','uitleg':'| Stuk | X |\\n| --- | "
		 "--- |'}]}",
		 NULL},
	};

	(void)state;
	CHECK(list);
}

static void an_unknown_column_has_a_suggestion(void **state)
{
	struct arena a = {0};
	struct findings f = {.a = &a};

	(void)state;
	document(&a, club, "x.md",
		 "## Rooster\n### Z\n\n| Avond | Uurr |\n|---|---|\n", &f);
	assert_int_equal(f.n, 1);
	assert_true(str_find(f.at[0].help, S("\"Uur\"")) < f.at[0].help.len);
	arena_free(&a);
}

static void lists_become_elements(void **state)
{
	static const struct example list[] = {
		{"## Klussen\n\n1. Jan: zetten {#t1}\n2. Piet: *vegen*\n",
		 "{'taken':[{'id':'t1','wie':'Jan','wat':'zetten'},{'wie':"
		 "'Piet','wat':'*vegen*'}]}",
		 NULL},
		{"## Taken\n\n- Jan: zetten\n\n  Elke dag.\n",
		 "{'taken':[{'wie':'Jan','wat':'zetten\\n\\nElke dag.'}]}",
		 NULL},
		{"## Taken\n\n- Jan: zetten\n- iedereen\n",
		 "{'onderdelen':[{'titel':'Taken','tekst':'- Jan: zetten\\n- "
		 "iedereen'}]}",
		 "unknown-item@4:1"},
		{"## Stemmen\n### Stem 1\n#### Leden\n\n- Jan\n  - zoon\n- "
		 "Piet "
		 "{#p}\n",
		 "{'stemmen':[{'cijfer':'1','leden':['Jan\\n\\n- zoon','Piet "
		 "{#p}']}]}",
		 NULL},
	};

	(void)state;
	CHECK(list);
}

static void nothing_is_dropped(void **state)
{
	static const struct example list[] = {
		{"Vooraf.\n\n# Koor\n\nDirect.\n\n## Iets {#x}\n\nA\n\n### 2.1 "
		 "Dieper\n\nB\n",
		 "{'onderdelen':[{'tekst':'Vooraf.'},{'tekst':'Direct.'},{'id':"
		 "'x','titel':'Iets','tekst':'A','onderdelen':[{'nummer':'2.1',"
		 "'titel':'Dieper','tekst':'B'}]}],'lid':'Koor'}",
		 NULL},
		{"## Stemmen\n\nInleiding.\n\n### Stem 1\n\n### Koffie\n\nOm "
		 "tien.\n",
		 "{'stemmen':[{'cijfer':'1'}],'onderdelen':[{'titel':'Stemmen',"
		 "'tekst':'Inleiding.','onderdelen':[{'titel':'Koffie','tekst':"
		 "'Om tien.'}]}]}",
		 NULL},
		{"## Taken\n\nVooraf.\n\n- Jan: zetten\n\n### Later\n\nX\n",
		 "{'taken':[{'wie':'Jan','wat':'zetten'}],'onderdelen':[{"
		 "'titel':'Taken','tekst':'Vooraf.','onderdelen':[{'titel':"
		 "'Later','tekst':'X'}]}]}",
		 NULL},
		{"## Lied\n\n## Stemmen\n",
		 "{'onderdelen':[{'titel':'Lied'},{'titel':'Stemmen'}]}", NULL},
		{"## Lied\n\nEen.\n\n## Lied\n\nTwee.\n",
		 "{'lied':'Een.','onderdelen':[{'titel':'Lied','tekst':'Twee.'}"
		 "]}",
		 "duplicate-field@5:1"},
		{"---\nlied: Een.\nonderdelen: [{titel: Oud}]\n---\n## "
		 "Lied\n\nTwee.\n",
		 "{'lied':'Een.','onderdelen':[{'titel':'Oud'},{'titel':'Lied',"
		 "'tekst':'Twee.'}]}",
		 "duplicate-field@5:1"},
		{"## 80 jaar koor\n## 2020. Een jaar\n## 4) Eind\n",
		 "{'onderdelen':[{'titel':'80 jaar koor'},{'titel':'2020. Een "
		 "jaar'},{'nummer':'4','titel':'Eind'}]}",
		 NULL},
		{"## Lied {#lied}\n\nX\n", "{'lied':'X'}", "unused-id@1:1"},
		{"## Lied\n\nX[^1]\n\n[^1]: Noot.\n",
		 "{'lied':'X[^1]\\n\\n[^1]: Noot.'}", NULL},
	};

	(void)state;
	CHECK(list);
}

static const struct {
	const char *written, *normal;
} proses[] = {
	{"een", "een"},
	{"een\ntwee\n\n\n\ndrie  \n", "een twee\n\ndrie"},
	{"* a\n* b\n", "- a\n- b"},
	{"* a\n\n* b\n", "- a\n- b"},
	{"+ a\n    + b\n", "- a\n  - b"},
	{"tekst\n- a\n", "tekst\n\n- a"},
	{"3) a\n3) b", "3) a\n4) b"},
	{"1. a\n\n   b\n2. c", "1. a\n\n   b\n2. c"},
	{"- a\n  7. b", "- a 7. b"},
	{"|a|b|\n|-|-|\n|c||", "| a | b |\n| --- | --- |\n| c | |"},
	{"|a \\| b|\n|-|", "| a \\| b |\n| --- |"},
	{"> a\nb", "> a b"},
	{"> a\n>\n> - b", "> a\n>\n> - b"},
	{"    code", "code"},
	{"tekst\n\n    code\n\n\n    meer",
	 "tekst\n\n```\ncode\n\n\nmeer\n```"},
	{"~~~c\nx ``` y\n~~~", "````c\nx ``` y\n````"},
	{"een\\\ntwee", "een twee"},
	{"a\n\n***\n\nb", "a\n\n---\n\nb"},
	{"Kop\n===\n\nx", "# Kop\n\nx"},
	{"<div>\nx\n</div>", "<div>\nx\n</div>"},
	{"[^1]: noot\nverder", "[^1]: noot verder"},
	{"- a\n\n+ b", "- a\n- b"},
	{"-", "-"},
	{"2019", "2019"},
	{"2019. een", "2019. een"},
	{"", ""},
};

static void prose_has_one_form(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof proses / sizeof proses[0]; i++) {
		struct arena a = {0};
		str s = markup_prose(&a, str_from(proses[i].written));

		assert_string_equal(str_cstr(&a, s), proses[i].normal);
		assert_ptr_equal(markup_prose(&a, s).ptr, s.ptr);
		arena_free(&a);
	}
}

static void both_surfaces_give_equal_data(void **state)
{
	struct arena a = {0};
	struct findings f = {.a = &a};
	const struct agenda *m = document(
		&a, club, "x.md",
		"# Koor\n\n## Lied\n\nHoog\nen laag,\n* een\n* twee\n\n"
		"## Stemmen\n### Stem 1 ~ alt\n#### Partituren\n\n"
		"| Stuk | Regels |\n|---|---|\n| A | 1<br>2 |\n",
		&f);
	const struct agenda *y =
		document(&a, club, "x.yaml",
			 "stemmen:\n"
			 "  - partituren: [{regels: ['1', '2'], stuk: A}]\n"
			 "    klank: alt\n    cijfer: '1'\n"
			 "lied: |\n  Hoog en\n  laag,\n\n  - een\n  - twee\n"
			 "lid: Koor\n",
			 &f);

	(void)state;
	assert_int_equal(f.n, 0);
	assert_true(node_equal(m->data, y->data));
	assert_true(agenda_decision_text(m) == agenda_decision_text(y));
	arena_free(&a);
}

static str slice(const struct agenda *d, const char *path)
{
	return source_slice(d->source, node_path(d->data, path)->span);
}

static void values_keep_their_places(void **state)
{
	struct arena a = {0};
	struct findings f = {.a = &a};
	const struct agenda *d = document(
		&a, club, "x.md",
		"# Koor\n\n## Lied\n\nHoog\nen *laag*.\n\n## Stemmen\n"
		"### Stem 12 ~ alt {#s}\n\n| Stuk | Regels |\n|---|---|\n"
		"| Mis | een<br>twee |\n",
		&f);
	const struct node *lied = node_path(d->data, "lied");

	(void)state;
	assert_true(str_eq(slice(d, "lid"), S("Koor")));
	assert_true(str_eq(slice(d, "lied"), S("Hoog\nen *laag*.")));
	assert_true(
		str_eq(source_slice(d->source, lied->key_span), S("## Lied")));
	assert_int_equal(lied->n, 1);
	assert_int_equal(lied->child[0]->kind, NODE_PARAGRAPH);
	assert_true(str_eq(slice(d, "stemmen/0/cijfer"), S("12")));
	assert_true(str_eq(slice(d, "stemmen/0/klank"), S("alt")));
	assert_true(str_eq(slice(d, "stemmen/0/partituren/0"),
			   S("| Mis | een<br>twee |")));
	assert_true(str_eq(slice(d, "stemmen/0/partituren/0/stuk"), S("Mis")));
	assert_true(
		str_eq(slice(d, "stemmen/0/partituren/0/regels/1"), S("twee")));
	assert_true(str_eq(
		source_slice(d->source,
			     node_path(d->data, "stemmen/0/partituren/0/stuk")
				     ->key_span),
		S("Stuk")));
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(headings_become_fields),
		cmocka_unit_test(a_title_is_the_first_of_its_kind),
		cmocka_unit_test(tables_become_elements),
		cmocka_unit_test(a_table_that_does_not_fit_stays_text),
		cmocka_unit_test(an_unknown_column_has_a_suggestion),
		cmocka_unit_test(lists_become_elements),
		cmocka_unit_test(nothing_is_dropped),
		cmocka_unit_test(prose_has_one_form),
		cmocka_unit_test(both_surfaces_give_equal_data),
		cmocka_unit_test(values_keep_their_places),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
