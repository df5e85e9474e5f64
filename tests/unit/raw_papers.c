/*
 * Whole papers.  Nothing of one is dropped: each heading, row of a table and
 * item of a list is counted from the paper itself and looked for in the data,
 * word for word; and what is written in one form and the other reads back as it
 * was.  What the invented papers in tests/papers must yield stands beside each,
 * written by hand.  Papers of real regions are used where they lie beside the
 * project.
 */
#include "kept.h"

#include "edit/write.h"
#include "tree/inline.h"

/* ------------------------------------------------------------ counting */

struct count {
	struct arena *a;
	str all; /* the words of the data */
	const struct source *schema[2];
	size_t headings, rows, items, lost;
};

/* What a field says by its name alone: the words of schema/ that are headings,
 * rows of a cover or columns. */
static bool is_named(const struct count *c, str text)
{
	static const char *const labels[] = {
		"kop: ", "kolom: ", "rij: ", "inhoudsopgave: "};

	text = str_trim(text);
	while (text.len > 0 && strchr("0123456789.#* ", text.ptr[0]) != NULL)
		text = str_skip(text, 1);
	while (text.len > 0 && strchr(" *:", text.ptr[text.len - 1]) != NULL)
		text = str_slice(text, 0, text.len - 1);
	for (size_t i = 0; i < 8; i++) {
		str rest = c->schema[i / 4]->text;
		str label = str_from(labels[i % 4]);

		while ((rest = str_skip(rest, str_find(rest, label))).len > 0) {
			struct arena a = {0};
			struct fail why = {0};
			struct regex *re;
			size_t end;
			bool found;

			rest = str_skip(rest, label.len + 1);
			end = str_find_char(rest, '\'');
			re = regex_new(&a, str_slice(rest, 0, end),
				       REGEX_NOCASE | REGEX_WHOLE, &why, NULL);
			found = re != NULL && regex_matches(re, text);
			arena_free(&a);
			if (found)
				return true;
		}
	}
	return false;
}

static void lost(struct count *c, const char *what, str line)
{
	print_message("lost %s: %.*s\n", what, STR(line));
	c->lost++;
}

static void see_row(struct count *c, str line, char by)
{
	str rest = line;
	size_t missing = 0, named = 0, cells = 0;

	c->rows++;
	while (rest.ptr != NULL) {
		str cell = str_trim(str_cut(&rest, by));

		if (cell.len == 0)
			continue;
		cells++;
		/* a name of a column or of a field */
		if (is_named(c, inline_words(c->a, cell))) {
			named++;
			continue;
		}
		missing += !holds(c->a, c->all, cell) &&
			   !holds_parts(c->a, c->all, cell) &&
			   !period_resolved(period_read(cell, 2000)) &&
			   cell.len > 1;
	}
	/* what stands above the columns need not be a name in schema/ */
	if (missing > 0 && named * 2 < cells)
		lost(c, "row", line);
}

static void see_heading(struct count *c, str line)
{
	str words = line;

	c->headings++;
	while (words.len > 0 && strchr("#*0123456789. ", words.ptr[0]) != NULL)
		words = str_skip(words, 1);
	if (!holds(c->a, c->all, line) && !holds(c->a, c->all, words) &&
	    !is_named(c, line))
		lost(c, "heading", line);
}

/* The text of an item of a list; false when a line is none. */
static bool item_text(str line, str *text)
{
	static const str bullets[] = {S_INIT("- "), S_INIT("* "),
				      S_INIT("\xe2\x80\xa2"),
				      S_INIT("\xe2\x9d\x96")};
	size_t i = 0;

	line = str_trim(line);
	for (size_t k = 0; k < sizeof bullets / sizeof *bullets; k++) {
		if (!str_starts(line, bullets[k]))
			continue;
		*text = str_trim(str_skip(line, bullets[k].len));
		return true;
	}
	while (i < line.len && line.ptr[i] >= '0' && line.ptr[i] <= '9')
		i++;
	if (i == 0 || i > 2 || i + 1 >= line.len ||
	    (line.ptr[i] != '.' && line.ptr[i] != ')') ||
	    line.ptr[i + 1] != ' ')
		return false;
	*text = str_skip(line, i + 2);
	return true;
}

static void see_line(struct count *c, str line)
{
	str text;

	if (str_find_char(line, '\t') < line.len && str_trim(line).len > 0) {
		see_row(c, line, '\t');
	} else if (str_starts(line, S("|"))) {
		if (str_find(line, S("---")) == line.len)
			see_row(c, line, '|');
	} else if (str_starts(line, S("#"))) {
		see_heading(c, line);
	} else if (item_text(line, &text)) {
		/* "Bijlage 1": a field says it is one */
		str first = str_slice(text, 0, str_find_char(text, ' '));

		if (is_named(c, first))
			text = str_trim(str_skip(text, first.len));
		c->items++;
		if (!is_named(c, text) && !holds(c->a, c->all, text) &&
		    !holds_parts(c->a, c->all, text))
			lost(c, "item", line);
	}
}

static void nothing_is_dropped(struct arena *a, const struct profile *p,
			       const struct source *paper)
{
	const struct agenda *d = imported(a, p, paper);
	struct buf b = {.a = a};
	struct count c = {
		.a = a,
		.schema = {p->papier, file_source(a, "schema/opmaak.yaml")}};

	put_data(&b, d->data);
	c.all = buf_str(&b);
	for (unsigned i = 1; i <= paper->n_lines; i++)
		see_line(&c, source_line(paper, i));
	/* those without marks are known to import alone */
	for (size_t i = 0; i < d->written->n_headings; i++)
		if (d->written->headings[i].marks == 0)
			see_heading(&c, d->written->headings[i].title);
	print_message("%.*s: %zu headings, %zu rows, %zu items\n",
		      STR(paper->name), c.headings, c.rows, c.items);
	assert_int_equal(c.lost, 0);
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

	if (!node_equal(d->data, back->data))
		print_message("not the same by Markdown: %.*s\n",
			      STR(paper->name));
	assert_true(node_equal(d->data, back->data));
	back = agenda_read(a, p, source_new(a, S("a.yaml"), yaml), &f);
	assert_true(node_equal(d->data, back->data));
	assert_true(str_eq(md, write_markdown(a, p, back->data)));
	assert_int_equal(findings_count(&f, LEVEL_ERROR), 0);
}

/* ------------------------------------------------------------ what they yield
 */

static str after(str line, str word)
{
	return str_trim(str_skip(line, str_find(line, word) + word.len));
}

static size_t mentions(const struct written *w, bool term)
{
	size_t n = 0;

	for (size_t i = 0; i < w->n_mentions; i++)
		n += w->mentions[i].term == term;
	return n;
}

static size_t written_of(const struct written *w, str what)
{
	const struct {
		str word;
		size_t n;
	} counts[] = {
		{S("covers"), w->n_covers},
		{S("contents"), w->n_contents},
		{S("notes"), w->n_notes},
		{S("names"), w->n_names},
		{S("breaks"), w->n_breaks},
		{S("owners"), mentions(w, false)},
		{S("terms"), mentions(w, true)},
	};

	for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
		if (str_eq(counts[i].word, what))
			return counts[i].n;
	fail_msg("no such thing: %.*s", STR(what));
	return 0;
}

static size_t number_of(str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.len && s.ptr[i] >= '0' && s.ptr[i] <= '9'; i++)
		n = n * 10 + (size_t)(s.ptr[i] - '0');
	return n;
}

/* "speerpunten 2", "titel = Zeeuwse Kansen", "planning/3/periode missing",
 * "written notes 1", "written name 0 = Begeleiding". */
static bool line_holds(struct arena *a, const struct agenda *d, str line)
{
	str path = str_slice(line, 0, str_find_char(line, ' '));
	str rest = str_trim(str_skip(line, path.len));
	const struct node *n;
	struct buf b = {.a = a};

	if (str_starts(line, S("written name "))) {
		size_t i = number_of(after(line, S("written name ")));

		return i < d->written->n_names &&
		       str_eq(d->written->names[i].name, after(line, S("= ")));
	}
	if (str_eq(path, S("written"))) {
		str what = str_cut(&rest, ' ');

		return written_of(d->written, what) == number_of(rest);
	}
	n = node_path(d->data, str_cstr(a, path));
	if (str_eq(rest, S("missing")))
		return n == NULL;
	if (n == NULL || !str_starts(rest, S("= ")))
		return n != NULL && n->n == number_of(rest);
	for (str text = node_text(n); text.ptr != NULL;) {
		str part = str_trim(str_cut(&text, '\n'));

		if (part.len > 0)
			buf_fmt(&b, "%s%.*s", b.n > 0 ? " \xc2\xb6 " : "",
				STR(part));
	}
	return str_eq(buf_str(&b), after(rest, S("= ")));
}

static void papers_yield_their_data(void **state)
{
	static const char *const papers[] = {
		"twente-verzuim.txt",	   "zeeland-kansen.md",
		"drechtsteden-memo.txt",   "foodvalley-uitvoering.txt",
		"achterhoek-verslag.md",   "noordoost-jaarplan.txt",
		"rivierenland-kansen.txt",
	};
	struct arena a = {0};
	const struct profile *p = own_profile(&a);
	size_t lines = 0, wrong = 0;

	(void)state;
	for (size_t i = 0; i < sizeof papers / sizeof *papers; i++) {
		str name = str_fmt(&a, "tests/papers/%s", papers[i]);
		str stem = str_slice(name, 0, str_find_char(name, '.'));
		const struct agenda *d =
			imported(&a, p, file_source(&a, str_cstr(&a, name)));
		str rest = file_source(&a, str_cstr(&a, str_cat(&a, stem,
								S(".expect"))))
				   ->text;

		while (rest.ptr != NULL) {
			str line = str_trim(str_cut(&rest, '\n'));

			if (line.len == 0 || line.ptr[0] == '#')
				continue;
			lines++;
			if (line_holds(&a, d, line))
				continue;
			print_message("%s: not so: %.*s\n", papers[i],
				      STR(line));
			wrong++;
		}
	}
	print_message("%zu lines\n", lines);
	assert_int_equal(wrong, 0);
	arena_free(&a);
}

/* ------------------------------------------------------------ all papers */

static void see_folder(struct arena *a, const struct profile *p,
		       const char *folder,
		       void (*see)(struct arena *, const struct profile *,
				   const struct source *))
{
	struct file_list files = {0};

	if (!file_is_dir(folder) || !file_walk(a, folder, &files, NULL)) {
		print_message("skipped: there is no %s\n", folder);
		return;
	}
	for (size_t i = 0; i < files.n; i++)
		if (str_ends(files.at[i], S(".txt")) ||
		    str_ends(files.at[i], S(".md")))
			see(a, p, file_source(a, str_cstr(a, files.at[i])));
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

	for (size_t i = 0; i < sizeof own / sizeof own[0]; i++)
		see(&a, p, file_source(&a, own[i]));
	see_folder(&a, p, "tests/papers", see);
	see_folder(&a, p, "../shared/seeds", see);
	arena_free(&a);
}

static void all_of_a_paper_is_kept(void **state)
{
	(void)state;
	each_paper(nothing_is_dropped);
}

static void both_forms_are_equal(void **state)
{
	(void)state;
	each_paper(round_trip);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(papers_yield_their_data),
		cmocka_unit_test(all_of_a_paper_is_kept),
		cmocka_unit_test(both_forms_are_equal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
