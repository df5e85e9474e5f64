/*
 * Importing papers: nothing of a paper is dropped.  The tests count from the
 * paper itself: every cell of every table and every heading is in the data,
 * word for word; what is written reads back as it was.  Papers of real regions
 * are used where they lie beside the project; the others are invented.
 */
#include "reading.h"

#include "edit/write.h"
#include "import/import.h"

static const struct source *file_source(struct arena *a, const char *path)
{
	struct fail why = {0};
	str text;

	assert_true(file_read(a, path, FILE_MAX, &text, &why));
	return source_new(a, str_copy(a, str_from(path)), text);
}

static const struct profile *own_profile(struct arena *a)
{
	struct findings f = {.a = a};
	struct profile_files files = {
		.schema = file_source(a, "schema/agenda.schema.yaml"),
		.opmaak = file_source(a, "schema/opmaak.yaml"),
		.papier = file_source(a, "schema/papier.yaml")};
	const struct profile *p = profile_read(a, files, &f);

	assert_int_equal(f.n, 0);
	return p;
}

static const struct agenda *imported(struct arena *a, const struct profile *p,
				     const struct source *paper)
{
	struct import_options options = {.agenda = S("stuk")};
	struct findings f = {.a = a};
	const struct agenda *d = import_paper(a, p, paper, &options, &f);

	assert_int_equal(findings_count(&f, LEVEL_ERROR), 0);
	assert_non_null(d->data);
	return d;
}

static const struct node *import_text(struct arena *a, const char *text)
{
	return imported(a, own_profile(a),
			source_new(a, S("stuk.txt"), str_from(text)))
		->data;
}

/* ------------------------------------------------------------ words */

static bool is_word(unsigned char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
	       (c >= 'A' && c <= 'Z') || c >= 0xc3;
}

/* The length of a tag, entity or note mark, that is no word. */
static size_t no_word(str s)
{
	size_t end;

	if (s.ptr[0] == '<' && s.len > 1 &&
	    (is_word((unsigned char)s.ptr[1]) || s.ptr[1] == '/')) {
		end = str_find_char(s, '>');
		return end < s.len ? end + 1 : 0;
	}
	if (s.ptr[0] == '&') {
		end = str_find_char(s, ';');
		return end < s.len && end < 8 ? end + 1 : 0;
	}
	if (str_starts(s, S("[^"))) {
		end = str_find_char(s, ']');
		return end < s.len && end < 6 ? end + 1 : 0;
	}
	return (unsigned char)s.ptr[0] == 0xe2 && s.len > 2 ? 3 : 0;
}

/* Words in small letters, each behind a blank. */
static void put_words(struct buf *b, str s)
{
	bool apart = true;

	for (size_t i = 0, skip; i<s.len; i += skip> 0 ? skip : 1) {
		char c = s.ptr[i];
		/* bytes inside a character are never the start of a mark */
		bool inside = ((unsigned char)c & 0xc0) == 0x80;

		skip = inside ? 0 : no_word(str_skip(s, i));
		if (skip > 0 || (!inside && !is_word((unsigned char)c))) {
			apart = true;
			continue;
		}
		if (inside && apart)
			continue;
		if (apart)
			buf_char(b, ' ');
		apart = false;
		buf_char(b, c >= 'A' && c <= 'Z' ? (char)(c + 32) : c);
	}
}

static void put_data(struct buf *b, const struct node *n)
{
	if (n->kind == NODE_STRING)
		put_words(b, n->text);
	for (size_t i = 0;
	     (n->kind == NODE_MAP || n->kind == NODE_LIST) && i < n->n; i++)
		put_data(b, n->child[i]);
}

/* "1 <sup>e</sup> helft" is written "1e helft"; the words behind it count. */
static bool holds(struct arena *a, str all, str part)
{
	struct buf b = {.a = a};
	size_t raised = str_find(part, S("</sup>"));

	part = raised < part.len ? str_skip(part, raised) : part;

	put_words(&b, part);
	return b.n == 0 || str_find(all, buf_str(&b)) < all.len;
}

/* A planning in prose is parted into sentences and times: then every word of
 * it is there, each in its part. */
static bool holds_parts(struct arena *a, str all, str cell)
{
	struct buf b = {.a = a};
	str words, word;

	put_words(&b, cell);
	words = str_trim(buf_str(&b));
	while (words.ptr != NULL) {
		word = str_cat(a, S(" "), str_cut(&words, ' '));
		if (str_find(all, word) == all.len)
			return false;
	}
	return str_find(cell, S("1. ")) < cell.len ||
	       str_find(cell, S("2. ")) < cell.len ||
	       str_find(cell, S("5. ")) < cell.len;
}

/* ------------------------------------------------------------ counting */

/* What a field says by its name alone. */
static bool is_named_by_field(str words)
{
	static const str names[] = {
		S_INIT("algemeen"),    S_INIT("voorstel"),
		S_INIT("behandeling"), S_INIT("toelichting"),
		S_INIT("bijlage"),     S_INIT("visie"),
		S_INIT("waarden"),     S_INIT("uitgangspunten"),
		S_INIT("acties"),      S_INIT("beoogd resultaat"),
		S_INIT("projecten"),   S_INIT("aandachtspunt"),
		S_INIT("nummer"),      S_INIT("omschrijving"),
		S_INIT("conclusie"),   S_INIT("verspreiden"),
		S_INIT("afdeling"),    S_INIT("betreft"),
		S_INIT("steller"),     S_INIT("e mail"),
		S_INIT("afgesproken"), S_INIT("speerpunt"),
		S_INIT("planning"),
	};

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (str_find(words, names[i]) < words.len)
			return true;
	return false;
}

/* Cells of a line that are not in the data.  A line of which a third of the
 * cells or more are missing, all of them short, or that has short ones alone,
 * is a header: its words are keys. */
static size_t lost_cells(struct arena *a, str all, str line, size_t *seen)
{
	size_t lost = 0, cells = 0, labels = 0, brief = 0;
	str rest = line;

	while (rest.ptr != NULL) {
		str cell = str_cut(&rest, '\t');
		struct buf b = {.a = a};
		bool label;

		put_words(&b, cell);
		if (b.n == 0)
			continue;
		cells++;
		brief += cell.len < 16;
		if (holds(a, all, cell))
			continue;
		if (holds_parts(a, all, cell))
			continue;
		lost++;
		label = cell.len < 16 || str_find_char(cell, '?') < cell.len ||
			is_named_by_field(str_skip(buf_str(&b), 1));
		labels += label;
	}
	*seen += cells;
	if (lost == labels && (lost * 3 >= cells || brief == cells))
		return 0;
	if (lost > 0)
		print_message("lost: %.*s\n", STR(line));
	return lost;
}

static size_t lost_heading(struct arena *a, str all, str line)
{
	struct buf b = {.a = a};

	while (str_starts(line, S("#")))
		line = str_skip(line, 1);
	put_words(&b, line);
	if (holds(a, all, line) || is_named_by_field(buf_str(&b)))
		return 0;
	/* the number of a chapter that became a field */
	line = str_trim(line);
	while (line.len > 0 && strchr("0123456789.* ", line.ptr[0]) != NULL)
		line = str_skip(line, 1);
	if (holds(a, all, line))
		return 0;
	print_message("lost: %.*s\n", STR(line));
	return 1;
}

static void nothing_is_dropped(struct arena *a, const struct profile *p,
			       const struct source *paper)
{
	const struct agenda *d = imported(a, p, paper);
	struct buf b = {.a = a};
	size_t lost = 0, cells = 0, headings = 0;

	put_data(&b, d->data);
	for (unsigned i = 1; i <= paper->n_lines; i++) {
		str line = source_line(paper, i);

		if (str_find_char(line, '\t') < line.len) {
			lost += lost_cells(a, buf_str(&b), line, &cells);
		} else if (str_starts(line, S("#"))) {
			headings++;
			lost += lost_heading(a, buf_str(&b), line);
		}
	}
	print_message("%.*s: %zu cells, %zu headings\n", STR(paper->name),
		      cells, headings);
	assert_int_equal(lost, 0);
}

static void round_trip(struct arena *a, const struct profile *p,
		       const struct source *paper)
{
	const struct agenda *d = imported(a, p, paper);
	struct findings f = {.a = a};
	str md = write_markdown(a, p, d->data);
	const struct agenda *back =
		agenda_read(a, p, source_new(a, S("a.md"), md), &f);
	str yaml = write_yaml(a, p, back->data);

	assert_true(node_equal(d->data, back->data));
	back = agenda_read(a, p, source_new(a, S("a.yaml"), yaml), &f);
	assert_true(node_equal(d->data, back->data));
}

static void each_paper(void (*see)(struct arena *, const struct profile *,
				   const struct source *))
{
	static const char *const own[] = {
		"tests/golden/import/cover-and-route/stuk.txt",
		"tests/golden/import/goals/stuk.txt",
		"tests/golden/import/months-and-projects/stuk.md",
		"tests/golden/import/actions/verslag.md",
		"tests/golden/import/process-without-header/stuk.txt",
		"tests/golden/import/numbered-headings/stuk.txt",
	};
	struct arena a = {0};
	const struct profile *p = own_profile(&a);
	struct file_list seeds = {0};

	for (size_t i = 0; i < sizeof own / sizeof own[0]; i++)
		see(&a, p, file_source(&a, own[i]));
	if (!file_is_dir("../shared/seeds") ||
	    !file_walk(&a, "../shared/seeds", &seeds, NULL))
		print_message("skipped: there is no ../shared/seeds\n");
	for (size_t i = 0; i < seeds.n; i++)
		see(&a, p, file_source(&a, str_cstr(&a, seeds.at[i])));
	arena_free(&a);
}

static void rows_and_headings_are_kept(void **state)
{
	(void)state;
	each_paper(nothing_is_dropped);
}

static void both_forms_are_equal(void **state)
{
	(void)state;
	each_paper(round_trip);
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
		cmocka_unit_test(rows_and_headings_are_kept),
		cmocka_unit_test(both_forms_are_equal),
		cmocka_unit_test(every_value_has_its_line),
		cmocka_unit_test(ids_are_proposed),
		cmocka_unit_test(words_are_those_of_the_profile),
		cmocka_unit_test(bad_papers_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
