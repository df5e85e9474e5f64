/*
 * Part trees: what becomes a part, what it is called, where it stands, and
 * what its hash sees.
 */
#include "diff_docs.h"

#include "diff/part.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

struct docs {
	struct arena a;
	const struct profile *p;
};

static int set_up(void **state)
{
	struct docs *d = calloc(1, sizeof *d);

	d->p = docs_profile(&d->a);
	*state = d;
	return 0;
}

static int tear_down(void **state)
{
	struct docs *d = *state;

	arena_free(&d->a);
	free(d);
	return 0;
}

static struct part_tree tree(struct docs *d, const char *name, const char *text)
{
	return part_tree(&d->a, d->p, docs_read(&d->a, d->p, name, text));
}

/* One line: kind, number, title or text, children in brackets. */
static void outline(struct buf *out, const struct part *p)
{
	static const char *const kinds[] = {
		[PART_DOCUMENT] = "doc", [PART_FIELD] = "field",
		[PART_SECTION] = "sec",	 [PART_PARAGRAPH] = "para",
		[PART_LIST] = "list",	 [PART_ITEM] = "item",
		[PART_TABLE] = "table",	 [PART_ROW] = "row",
		[PART_CELL] = "cell"};

	buf_add(out, str_from(kinds[p->kind]));
	if (p->header)
		buf_add(out, S("*"));
	if (p->id.len > 0)
		buf_fmt(out, "#%.*s", STR(p->id));
	if (p->number.len > 0)
		buf_fmt(out, " <%.*s>", STR(p->number));
	if (p->kind == PART_FIELD || p->kind == PART_CELL)
		buf_fmt(out, " %.*s:", STR(p->key));
	if (p->title.len > 0)
		buf_fmt(out, " '%.*s'", STR(p->title));
	if (p->text.len > 0)
		buf_fmt(out, " %.*s", STR(p->text));
	if (p->n == 0)
		return;
	buf_add(out, S(" ["));
	for (size_t i = 0; i < p->n; i++) {
		if (i > 0)
			buf_add(out, S("; "));
		outline(out, p->child[i]);
	}
	buf_add(out, S("]"));
}

static void expect_outline(struct docs *d, const char *name, const char *text,
			   const char *want)
{
	struct buf b = {.a = &d->a};

	outline(&b, tree(d, name, text).root);
	assert_string_equal(str_cstr(&d->a, buf_str(&b)), want);
}

static void numbers_come_off_titles(void **state)
{
	static const char *const rows[][3] = {
		{"3.1 Inclusie", "3.1", "Inclusie"},
		{"3.1. Inclusie", "3.1", "Inclusie"},
		{"4 Visie", "4", "Visie"},
		{"Speerpunt 2: Preventie", "Speerpunt 2", "Preventie"},
		{"Thema 12. Zorg", "Thema 12", "Zorg"},
		{"IV. Slot", "IV", "Slot"},
		{"B) Bronnen", "B", "Bronnen"},
		{"Bijlage A: Cijfers", "Bijlage A", "Cijfers"},
		{"2022 in cijfers", "", "2022 in cijfers"},
		{"Agenda 2030: visie", "", "Agenda 2030: visie"},
		{"Top 5 scholen", "", "Top 5 scholen"},
		{"I am here", "", "I am here"},
		{"3.1", "", "3.1"},
		{"", "", ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		str number = {0};
		str rest = part_split_number(str_from(rows[i][0]), &number);

		assert_true(str_eq(number, str_from(rows[i][1])));
		assert_true(str_eq(rest, str_from(rows[i][2])));
	}
}

static void headings_nest(void **state)
{
	expect_outline(*state, "t.md",
		       "Vooraf.\n\n# 1 Een {#een}\n\nTekst.\n\n## 1.1 Twee\n\n"
		       "Meer\ntekst.\n\n# 2 Drie\n",
		       "doc [para Vooraf.; sec#een <1> 'Een' [para Tekst.; "
		       "sec <1.1> 'Twee' [para Meer tekst.]]; sec <2> 'Drie']");
}

static void lists_and_tables_are_parts(void **state)
{
	expect_outline(
		*state, "t.md",
		"- een **vet**\n- twee\n  - diep\n\n"
		"| Wie | Wat |\n|---|---|\n| A | b |\n| C | |\n",
		"doc [list [item een vet; item twee [list [item diep]]]; "
		"table [row* [cell* Wie: Wie; cell* Wat: Wat]; "
		"row [cell Wie: A; cell Wat: b]; "
		"row [cell Wie: C; cell Wat:]]]");
}

static void front_matter_gives_fields(void **state)
{
	expect_outline(*state, "t.md",
		       "---\ntitel: Een stuk\nversie: {naam: 70%}\n---\n\nA.\n",
		       "doc [field titel: Een stuk; field versie: "
		       "[field naam: 70%]; para A.]");
}

static void plain_yaml_goes_by_roles(void **state)
{
	expect_outline(*state, "t.yaml",
		       "titel: Stuk\n"
		       "inhoud:\n"
		       "  - titel: 1. Een\n"
		       "    inhoud:\n"
		       "      - alinea: Tekst van een.\n"
		       "      - lijst: [a, b]\n"
		       "      - tabel:\n"
		       "          - {Wat: x, Wie: y}\n"
		       "  - nummer: '2'\n"
		       "    titel: Twee\n",
		       "doc [field titel: Stuk; sec <1> 'Een' [para Tekst van "
		       "een.; list [item a; item b]; table [row [cell Wat: x; "
		       "cell Wie: y]]]; sec <2> 'Twee']");
}

static const char agenda_md[] =
	"---\n"
	"agenda: proef\n"
	"formaat: 1\n"
	"versie: {id: v1, naam: eerste, status: concept}\n"
	"---\n\n"
	"# De agenda\n\n"
	"## Visie\n\n"
	"Alle kinderen\nleren.\n\n"
	"- thuis\n- op school\n\n"
	"## Behandeling\n\n"
	"| Stap | Datum | Overleg | Doel |\n"
	"|---|---|---|---|\n"
	"| r1 | 5-12-19 | Raad | Vaststellen |\n\n"
	"## Speerpunten\n\n"
	"### Speerpunt 1: Inclusie {#sp1}\n\n"
	"Niemand valt uit.\n\n"
	"#### Acties\n\n"
	"- Doen\n- Meten\n";

static const char agenda_yaml[] =
	"agenda: proef\n"
	"formaat: 1\n"
	"titel: De agenda\n"
	"speerpunten:\n"
	"  - titel: Inclusie\n"
	"    nummer: '1'\n"
	"    id: sp1\n"
	"    acties: [Doen, Meten]\n"
	"    tekst: Niemand valt uit.\n"
	"route:\n"
	"  - overleg: Raad\n"
	"    id: r1\n"
	"    doel: Vaststellen\n"
	"    gepland: 5-12-19\n"
	"visie: |\n"
	"  Alle kinderen leren.\n\n"
	"  - thuis\n"
	"  - op school\n"
	"versie: {status: concept, id: v1, naam: eerste}\n";

static void both_surfaces_give_one_tree(void **state)
{
	struct part_tree md = tree(*state, "t.md", agenda_md);
	struct part_tree yaml = tree(*state, "t.yaml", agenda_yaml);

	assert_int_equal(md.n, yaml.n);
	assert_true(md.root->hash == yaml.root->hash);
	assert_int_equal(md.root->words, yaml.root->words);
}

static const struct part *find(const struct part_tree *t, enum part_kind kind,
			       const char *text)
{
	for (size_t i = 0; i < t->n; i++) {
		const struct part *p = t->at[i];

		if (p->kind == kind && (str_eq(p->text, str_from(text)) ||
					str_eq(p->title, str_from(text))))
			return p;
	}
	fail_msg("no part '%s'", text);
	return NULL;
}

static void expect_slice(const struct part_tree *t, struct span at,
			 const char *want)
{
	str got = source_slice(t->source, at);

	if (!str_eq(got, str_from(want)))
		fail_msg("'%.*s' is not '%s'", STR(got), want);
}

static void parts_know_their_place(void **state)
{
	struct part_tree t = tree(*state, "t.md", agenda_md);
	const struct part *p = find(&t, PART_PARAGRAPH, "Niemand valt uit.");

	expect_slice(&t, p->span, "Niemand valt uit.");
	assert_true(str_eq(p->pointer, S("/speerpunten/0/tekst")));
	expect_slice(&t, find(&t, PART_PARAGRAPH, "Alle kinderen leren.")->span,
		     "Alle kinderen\nleren.");
	expect_slice(&t, find(&t, PART_ITEM, "Meten")->span, "- Meten");
	expect_slice(&t, find(&t, PART_CELL, "Vaststellen")->span,
		     "Vaststellen");
	expect_slice(&t, find(&t, PART_FIELD, "concept")->span,
		     "status: concept");
	expect_slice(&t, find(&t, PART_SECTION, "Inclusie")->text_span,
		     "Inclusie");
}

static void a_yaml_value_is_its_place(void **state)
{
	struct part_tree t = tree(*state, "t.yaml", agenda_yaml);

	expect_slice(&t, find(&t, PART_PARAGRAPH, "Niemand valt uit.")->span,
		     "Niemand valt uit.");
	expect_slice(&t, find(&t, PART_FIELD, "De agenda")->span,
		     "titel: De agenda");
	expect_slice(&t, find(&t, PART_FIELD, "De agenda")->text_span,
		     "De agenda");
	assert_true(
		str_eq(find(&t, PART_ITEM, "op school")->text, S("op school")));
}

static void sections_end_with_their_last_block(void **state)
{
	struct part_tree t =
		tree(*state, "t.md", "# A\n\nEen.\n\n## B\n\nTwee.\n\n\n# C\n");

	expect_slice(&t, find(&t, PART_SECTION, "A")->span,
		     "# A\n\nEen.\n\n## B\n\nTwee.");
	expect_slice(&t, find(&t, PART_SECTION, "C")->span, "# C");
}

static void order_and_index_follow_the_tree(void **state)
{
	struct part_tree t = tree(*state, "t.md", agenda_md);

	for (size_t i = 0; i < t.n; i++) {
		const struct part *p = t.at[i];

		assert_int_equal(p->order, i);
		for (size_t k = 0; k < p->n; k++) {
			assert_ptr_equal(p->child[k]->parent, p);
			assert_int_equal(p->child[k]->index, k);
		}
	}
}

static uint64_t hash_of(struct docs *d, const char *name, const char *text)
{
	return tree(d, name, text).root->hash;
}

static void hashes_see_content_only(void **state)
{
	struct docs *d = *state;
	uint64_t h = hash_of(d, "t.md", "# 1 Een\n\nTwee drie.\n");

	assert_true(h == hash_of(d, "t.md", "# 2.1 Een {#x}\n\nTwee\ndrie.\n"));
	assert_true(h == hash_of(d, "t.md", "# 1 *Een*\n\nTwee  **drie**.\n"));
	assert_true(h != hash_of(d, "t.md", "# 1 Een\n\nTwee vier.\n"));
	assert_true(h != hash_of(d, "t.md", "# 1 Een\n\nTwee.\n\ndrie.\n"));
	assert_true(hash_of(d, "t.md", "a\n\nb\n") !=
		    hash_of(d, "t.md", "b\n\na\n"));
}

static void maps_have_no_order(void **state)
{
	struct docs *d = *state;

	assert_true(hash_of(d, "t.yaml", "a: x\nb: [1, 2]\nc: {d: e}\n") ==
		    hash_of(d, "t.yaml", "c: {d: e}\nb: [1, 2]\na: x\n"));
	assert_true(hash_of(d, "t.yaml", "b: [1, 2]\n") !=
		    hash_of(d, "t.yaml", "b: [2, 1]\n"));
	assert_true(hash_of(d, "t.yaml", "a: x\nb: y\n") !=
		    hash_of(d, "t.yaml", "a: y\nb: x\n"));
}

static void an_empty_document_has_a_root(void **state)
{
	struct part_tree t = tree(*state, "t.md", "");

	assert_int_equal(t.n, 1);
	assert_int_equal(t.root->kind, PART_DOCUMENT);
	t = tree(*state, "t.yaml", "");
	assert_int_equal(t.n, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_come_off_titles),
		cmocka_unit_test(headings_nest),
		cmocka_unit_test(lists_and_tables_are_parts),
		cmocka_unit_test(front_matter_gives_fields),
		cmocka_unit_test(plain_yaml_goes_by_roles),
		cmocka_unit_test(both_surfaces_give_one_tree),
		cmocka_unit_test(parts_know_their_place),
		cmocka_unit_test(a_yaml_value_is_its_place),
		cmocka_unit_test(sections_end_with_their_last_block),
		cmocka_unit_test(order_and_index_follow_the_tree),
		cmocka_unit_test(hashes_see_content_only),
		cmocka_unit_test(maps_have_no_order),
		cmocka_unit_test(an_empty_document_has_a_root),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
