/*
 * Any bytes as a paper: places lie in it, tables are even, and what is written
 * reads back as it was.
 */
#include "../unit/spans.h"
#include "edit/write.h"
#include "import/import.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char opmaak[] =
	"formaat: 1\nsecties:\n"
	"  - {kop: '(?<titel>.+)', niveau: 1, als: document, schrijf: "
	"'{titel}'}\n"
	"  - kop: Route\n    schrijf: Route\n    veld: route\n    als: tabel\n"
	"    kolommen:\n"
	"      - {kolom: Stap, veld: id, schrijf: Stap, sleutel: true}\n"
	"      - {kolom: Datum, veld: gepland, schrijf: Datum}\n"
	"      - {kolom: Overleg, veld: overleg, schrijf: Overleg, sleutel: "
	"true}\n"
	"  - {kop: Taken, schrijf: Taken, veld: taken, als: lijst}\n"
	"  - kop: Delen\n    schrijf: Delen\n    als: groep\n    secties:\n"
	"      - {kop: '(?<titel>.+)', schrijf: '{titel}', veld: delen, meer: "
	"true, als: deel, tekst: tekst}\n";
static const char papier[] =
	"formaat: 1\ninhoudsopgave: Inhoud\n"
	"koppen:\n  - {kop: 'Deel (?<titel>.+)', als: [Delen, '{titel}']}\n"
	"kenmerken:\n  - {veld: blad, rijen: [{rij: A, veld: a}, {rij: B, "
	"veld: b}, {rij: C, veld: c}]}\n"
	"tabellen:\n  - {kop: Route, kolommen: [Overleg, Datum]}\n"
	"lijsten:\n  - {kop: Route, punt: '(?<Overleg>[^:]+): (?<Datum>.+)'}\n"
	"punten:\n  - {kop: Taken, kolom: Taak}\n"
	"maanden: {als: [Delen, Planning], kolommen: [P, G, A]}\n"
	"aankondigingen:\n  - {zin: '.*:', als: [Delen], deel: 'Deel {nummer}: "
	"{titel}', deel_zonder: '{titel}', lijst: Taken, los: true}\n"
	"herkennen:\n  - als: [Route]\n    kolommen:\n"
	"      - {kolom: 'X', als: Overleg, nodig: true}\n"
	"      - {kolom: 'Y.*', als: Datum, nodig: true}\n"
	"    groep: Groep\n"
	"  - als: [Route]\n    kolommen:\n"
	"      - {kolom: 'Q', als: Overleg, nodig: true}\n"
	"      - {kolom: 'W.*', als: Wat, nodig: true}\n"
	"    zinnen: {per: Overleg, tekst: Wat, periode: Datum}\n"
	"partijen: {als: [Route], kolommen: [Overleg, Datum], zinnen: "
	"['^Met (?<lijst>.+)'], soorten: [{soort: s, een: Ga, meer: Gas}]}\n"
	"vermeldingen:\n  - {kop: Route, van: Overleg, naar: Datum, termijn: "
	"true, patronen: ['(?<waarde>[a-z]+) \\d']}\n"
	"tijden: ['(?<waarde>\\d+e week)$']\n"
	"ids:\n  - {veld: route, begin: r}\n  - {veld: delen, begin: d, "
	"woorden: titel}\n";

static void walk(const struct source *s, const struct node *n, unsigned depth)
{
	if (n == NULL)
		return;
	spans_expect(depth < NODE_DEPTH, "too deep", n);
	spans_check_node(s, n);
	for (size_t i = 0; i < n->n; i++) {
		spans_expect(spans_may_hold(n->kind, n->child[i]->kind),
			     "nesting", n->child[i]);
		spans_expect(n->kind != NODE_TABLE ||
				     n->child[i]->n == n->child[0]->n,
			     "uneven table", n->child[i]);
		walk(s, n->child[i], depth + 1);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = {0};
	struct findings to = {.a = &a};
	struct profile_files files = {
		.opmaak = source_new(&a, S("opmaak.yaml"), str_from(opmaak)),
		.papier = source_new(&a, S("papier.yaml"), str_from(papier))};
	const struct profile *p = profile_read(&a, files, &to);
	struct import_options options = {.agenda = S("x")};
	str text = str_copy(&a, (str){(const char *)data, size});
	struct source *s = source_new(&a, S("fuzz.txt"), text);
	const struct agenda *d;

	if (to.n > 0)
		abort();
	d = import_paper(&a, p, s, &options, &to);
	walk(s, d->tree.body, 0);
	if (d->data != NULL) {
		const struct agenda *back =
			agenda_read(&a, p,
				    source_new(&a, S("x.md"),
					       write_markdown(&a, p, d->data)),
				    &to);

		if (!node_equal(d->data, back->data))
			abort();
	}
	arena_free(&a);
	return 0;
}
