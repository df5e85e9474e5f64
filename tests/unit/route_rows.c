/*
 * The rows of a route: each cell of a paper stands whole in its own field of
 * its own step, in the order of the paper, and stays so from Markdown to YAML
 * and back.  The rows here are invented, with what such tables really hold;
 * those of papers of real regions are read where they lie beside the project.
 */
#include "importing.h"

#include "edit/write.h"

enum { COLUMNS = 4 };

struct table {
	const char *name;    /* of the paper; its ending is its form */
	const char *before;  /* what stands above the rows */
	const char *columns; /* the fields, in the order of the cells */
	const char *rows[12][COLUMNS];
	const char *after;
};

static const struct table tables[] = {
	{"tabs.txt",
	 "Agenda groen\n\nBehandeling\n\nDatum\tOverleg\tDoel\tConclusie\n",
	 "gepland overleg doel conclusie",
	 {
		 {"5-12-19", "Klankbordgroep", "Bespreken", ""},
		 {"14-1-2020", "Sessie met scholen en wijkteams", "Bespreken",
		  "De scholen noemden drie punten. Wel het verzoek om de "
		  "taalklas op te nemen."},
		 {"voor 7 maart 2020", "Reacties van betrokkenen",
		  "Input ophalen", "Volgt"},
		 {"maart/ april 2020 (sessie op woe 25 maart 2020)",
		  "Ouderraden en bestuur / ondersteuningsplanraad", "Adviseren",
		  "null"},
		 {"1e helft 2020", "Raad \"Zuid\": deel 2", "Vaststellen",
		  "yes"},
		 {"mei-dec 2020", "REA, OOGO & POVO", "Kennisnemen",
		  "nog niet bekend: -"},
		 {"nader te bepalen", "Colleges; daarna de raden",
		  "Vaststellen", "Conform | op 2 punten na: 1) geld, 2) tijd."},
		 {"week 12", "'t Overleg van 18:30", "Bespreken",
		  "012: {goed} [stuk] #1 @dag %50 !let op &meer *ster ?vraag"},
		 {"5 februari", "Vaststellen in het directieoverleg",
		  "Vaststellen", "true"},
		 {"Continu", "Élan–groep “Noord”", "Bespreken",
		  "Minder dan 10 leerlingen… ½ fte"},
	 },
	 "\nVisie\n\nMeer bomen in elke wijk, ook in de stad.\n"},
	{"strepen.md",
	 "# Agenda groen\n\n## Behandeling\n\n"
	 "| Datum | Overleg | Doel | Conclusie |\n|---|:--|--:|---|\n",
	 "gepland overleg doel conclusie",
	 {
		 {"5-12-19", "Klankbordgroep", "Bespreken",
		  "Akkoord, zie de noot[^1]"},
		 {"December 2019", "**Raad**", "Vaststellen",
		  "Met *klem* en `code`"},
		 {"2020-03", "Raad | college", "Bespreken", "links | rechts"},
		 {"Maart/April 2020", "Colleges", "Vaststellen", ""},
		 {"tot en met 2024", "[Site](https://regio.example/a_b)",
		  "Bespreken", "Volgt[^tweede]"},
	 },
	 "\n[^1]: Zonder de bijlage.\n\n[^tweede]: Het verslag volgt.\n\n"
	 "## Visie\n\nMeer bomen in elke wijk, ook in de stad.\n"},
	{"lijst.txt",
	 "Agenda groen\n\nProcesgang vaststellen agenda\n\n"
	 "De stappen staan hieronder.\n\nProcesgang\n\n",
	 "overleg gepland",
	 {
		 {"Bespreken in de klankbordgroep", "17 februari 2020"},
		 {"Reacties van betrokkenen op de agenda", "voor 7 maart 2020"},
		 {"Voorleggen aan ouderraden en bestuur / raden",
		  "maart/ april 2020 (met 5 raden op woe 25 maart 2020)"},
		 {"Agenda vaststellen in OOGO", "juni 2020"},
		 {"Uitvoeren jaarplan 2020", "mei-dec 2020"},
	 },
	 "\nBijlage\n\n- Opbrengsten\n"},
};

/* ------------------------------------------------------------ what must hold
 */

struct rows {
	struct arena *a;
	const struct profile *p;
	str (*row)[COLUMNS];
	size_t n;
	str column[COLUMNS];
};

static void columns(struct rows *r, str names)
{
	for (size_t k = 0; names.ptr != NULL && k < COLUMNS; k++)
		r->column[k] = str_cut(&names, ' ');
}

static str value(const struct node *step, str key)
{
	const struct node *n = node_get(step, key);

	return n == NULL ? S("") : node_text(n);
}

static void same_row(const struct rows *r, size_t i, const struct node *step,
		     const char *in)
{
	for (size_t k = 0; k < COLUMNS && r->column[k].len > 0; k++) {
		str is = value(step, r->column[k]);

		if (!str_eq(is, r->row[i][k]))
			fail_msg("%s, row %zu, %.*s: got \"%.*s\", expected "
				 "\"%.*s\"",
				 in, i + 1, STR(r->column[k]), STR(is),
				 STR(r->row[i][k]));
	}
}

static void hold(const struct rows *r, const struct node *data, const char *in)
{
	const struct node *route = node_get(data, S("route"));

	assert_non_null(route);
	assert_int_equal(route->n, r->n);
	for (size_t i = 0; route != NULL && i < r->n; i++)
		same_row(r, i, route->child[i], in);
}

static const struct node *read_back(const struct rows *r, const char *name,
				    str text)
{
	struct findings to = {.a = r->a};
	const struct agenda *d = agenda_read(
		r->a, r->p, source_new(r->a, str_from(name), text), &to);

	assert_int_equal(findings_count(&to, LEVEL_ERROR), 0);
	return d->data;
}

static void see(const struct rows *r, const struct source *paper)
{
	const struct node *data = imported(r->a, r->p, paper)->data, *back;
	str md = write_markdown(r->a, r->p, data);

	hold(r, data, "import");
	back = read_back(r, "a.md", md);
	hold(r, back, "Markdown");
	back = read_back(r, "a.yaml", write_yaml(r->a, r->p, back));
	hold(r, back, "YAML");
	assert_true(str_eq(md, write_markdown(r->a, r->p, back)));
	hold(r, read_back(r, "a.md", md), "Markdown again");
}

/* ------------------------------------------------------------ invented rows
 */

/* In a Markdown table a bar in a cell has a backslash before it. */
static void put_cell(struct buf *b, str cell, bool bars)
{
	for (size_t i = 0; i < cell.len; i++) {
		if (bars && cell.ptr[i] == '|')
			buf_char(b, '\\');
		buf_char(b, cell.ptr[i]);
	}
}

static const struct source *paper_of(struct arena *a, const struct table *t,
				     struct rows *r)
{
	struct buf b = {.a = a};
	bool bars = str_ends(str_from(t->name), S(".md"));

	buf_add(&b, str_from(t->before));
	r->row = (str(*)[COLUMNS])NEWN(a, (size_t)COLUMNS * 12, str);
	for (; r->n < 12 && t->rows[r->n][0] != NULL; r->n++) {
		for (size_t k = 0; k < COLUMNS; k++) {
			const char *cell = t->rows[r->n][k];

			if (cell == NULL)
				continue;
			r->row[r->n][k] = str_from(cell);
			if (bars || k > 0)
				buf_add(&b, bars ? S("| ") : S("\t"));
			put_cell(&b, str_from(cell), bars);
		}
		buf_add(&b, bars ? S(" |\n") : S("\n"));
	}
	buf_add(&b, str_from(t->after));
	return source_new(a, str_from(t->name), buf_str(&b));
}

static void every_cell_stands_in_its_field(void **state)
{
	struct arena a = {0};
	const struct profile *p = own_profile(&a);

	(void)state;
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
		struct rows r = {.a = &a, .p = p};
		const struct source *paper = paper_of(&a, &tables[i], &r);

		columns(&r, str_from(tables[i].columns));
		see(&r, paper);
	}
	arena_free(&a);
}

/* A column that no field has keeps the table as it is, every cell of it. */
static void a_column_of_its_own_loses_nothing(void **state)
{
	static const char *const cells[] = {
		"5-12-19",  "Klankbordgroep", "Bespreken", "Akkoord",
		"stuk 3",   "juni 2020",      "Raad",	   "Vaststellen",
		"met noot", "zie \"A\" & B",
	};
	struct arena a = {0};
	const struct profile *p = own_profile(&a);
	struct rows r = {.a = &a, .p = p};
	struct buf b = {.a = &a};
	const struct node *data;

	(void)state;
	buf_add(&b, S("Agenda groen\n\nBehandeling\n\nDatum\tOverleg\tDoel\t"
		      "Conclusie\tOpmerking\n"));
	for (size_t i = 0; i < 10; i++)
		buf_fmt(&b, "%s%c", cells[i], i % 5 == 4 ? '\n' : '\t');
	data = imported(&a, p, source_new(&a, S("stuk.txt"), buf_str(&b)))
		       ->data;
	for (int turn = 0; turn < 2; turn++) {
		str text = node_text(node_path(data, "onderdelen/0/tekst"));

		for (size_t i = 0; i < 10; i++)
			assert_true(str_find(text,
					     str_fmt(&a, "| %s |", cells[i])) <
				    text.len);
		data = read_back(
			&r, "a.yaml",
			write_yaml(&a, p,
				   read_back(&r, "a.md",
					     write_markdown(&a, p, data))));
	}
	arena_free(&a);
}

/* ------------------------------------------------------------ real papers
 */

/* The rows below a line, up to the first line that is none. */
static void rows_below(struct rows *r, const struct source *paper, str head)
{
	unsigned i = 1;

	r->row = (str(*)[COLUMNS])NEWN(r->a, COLUMNS * paper->n_lines, str);
	while (i <= paper->n_lines &&
	       !str_eq(str_trim(source_line(paper, i)), head))
		i++;
	for (i++; i <= paper->n_lines; i++) {
		str line = source_line(paper, i);

		if (str_trim(line).len == 0)
			continue;
		if (str_find_char(line, '\t') == line.len)
			break;
		for (size_t k = 0; line.ptr != NULL && k < COLUMNS; k++)
			r->row[r->n][k] = str_trim(str_cut(&line, '\t'));
		r->n++;
	}
}

static size_t see_paper(struct arena *a, const struct profile *p,
			const struct source *paper)
{
	static const struct {
		str head;
		const char *columns;
	} kinds[] = {
		{S_INIT("Datum\tOverleg\tDoel\tConclusie"),
		 "gepland overleg doel conclusie"},
		{S_INIT("Procesgang"), "overleg gepland"},
	};

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		struct rows r = {.a = a, .p = p};

		rows_below(&r, paper, kinds[i].head);
		if (r.n == 0)
			continue;
		columns(&r, str_from(kinds[i].columns));
		see(&r, paper);
		return r.n;
	}
	return 0;
}

static void rows_of_real_papers(void **state)
{
	struct arena a = {0};
	const struct profile *p = own_profile(&a);
	struct file_list files = {0};
	size_t rows = 0;

	(void)state;
	if (!file_is_dir("../shared/seeds") ||
	    !file_walk(&a, "../shared/seeds", &files, NULL)) {
		print_message("skipped: there is no ../shared/seeds\n");
		arena_free(&a);
		return;
	}
	for (size_t i = 0; i < files.n; i++)
		if (str_ends(files.at[i], S(".txt")))
			rows += see_paper(
				&a, p,
				file_source(&a, str_cstr(&a, files.at[i])));
	print_message("%zu rows\n", rows);
	assert_int_equal(rows, 23);
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_cell_stands_in_its_field),
		cmocka_unit_test(a_column_of_its_own_loses_nothing),
		cmocka_unit_test(rows_of_real_papers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
