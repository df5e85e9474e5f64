#include "cmd/batch.h"

#include "base/vec.h"
#include "cmd/explain.h"
#include "import/import.h"
#include "tree/read.h"

static struct batch_checker *checker_of(struct batch *b,
					const struct profile *p)
{
	struct batch_checker *known;

	for (size_t i = 0; i < b->checkers.n; i++)
		if (b->checkers.at[i].profile == p)
			return &b->checkers.at[i];
	known = PUSH(b->l->a, &b->checkers);
	*known = (struct batch_checker){
		p, checker_new(b->l->a, p, b->parts, &b->l->findings),
		load_today(p, b->as_of)};
	if (known->checker != NULL)
		checker_spell(known->checker, b->speller);
	return known;
}

static void no_agenda(const struct profile *p, const struct source *source,
		      struct findings *to)
{
	enum level level = explain_level(p, S("no-agenda"), LEVEL_ERROR);
	struct finding *f;

	if (level == LEVEL_OFF)
		return;
	f = findings_add(to, level, "no-agenda", source, (struct span){0},
			 _("this file does not say which agenda it is"));
	f->help = str_from(_("begin it with front matter that holds agenda: "
			     "and a name, or keep it outside agendas/"));
}

/* A paper as it came from the word processor: it gets the rules alone. */
static bool is_paper(const struct source *source)
{
	return str_ends(tree_file_of(source->name), S(".txt"));
}

/* A paper is read by import, as it is: what that would mend is to be judged. */
static const struct agenda *read_paper(struct arena *a, const struct profile *p,
				       const struct source *source,
				       struct findings *to)
{
	struct import_options options = {.as_is = true};
	struct findings found = {.a = to->a};
	const struct agenda *d = import_paper(a, p, source, &options, &found);

	for (size_t i = 0; i < found.n; i++)
		if (found.at[i].level == LEVEL_ERROR)
			*PUSH(to->a, to) = found.at[i];
	return d;
}

/* Whether the document names a schema of the profile, and was judged by it. */
static bool by_declared(struct batch *b, const struct agenda *d,
			struct findings *to)
{
	const struct schema *schema =
		b->folder.len > 0 && d->tree.data != NULL
			? declared_schema(&b->declared, b->folder, &d->tree, to)
			: NULL;

	if (schema != NULL)
		schema_check(schema, to->a, d->tree.data, d->source, to);
	return schema != NULL;
}

/* The document as read; NULL when it cannot be judged. */
static const struct agenda *judged(struct batch *b, const struct profile *p,
				   const struct agenda *d, bool paper,
				   struct findings *to)
{
	if (load_is_broken(to, 0))
		return NULL;
	if (by_declared(b, d, to) && !agenda_is_one(d))
		return NULL;
	if (agenda_is_one(d) || paper)
		return d;
	no_agenda(p, d->source, to);
	return NULL;
}

/* By a schema that was named any data is fine; only an agenda gets rules. */
static bool is_judged(struct batch *b, const struct source *source,
		      struct findings *to)
{
	struct agenda_label label;

	if (!judge_source(b->judge, &b->document, source, to))
		b->not_valid = true;
	if (load_is_broken(to, 0) || (b->parts & CHECK_RULES) == 0)
		return true;
	label = agenda_label(&b->document, source);
	return label.id.len == 0;
}

static void forget(struct batch *b, const struct findings *found)
{
	findings_keep(&b->findings, found);
	arena_reset(&b->document);
}

static void judge(struct batch *b, const struct profile *p,
		  const struct agenda *d, bool paper, struct findings *to)
{
	struct batch_checker *c = checker_of(b, p);

	d = c->checker != NULL ? judged(b, p, d, paper, to) : NULL;
	if (d == NULL)
		return;
	check_agenda(c->checker, d, b->older, c->today, to);
	if (b->around.l != NULL)
		around_links(&b->around, p, d->source, NULL, to);
	*PUSH(b->l->a, b) =
		(struct batch_document){check_label_of(b->l->a, d), p, false};
}

static const struct agenda *read_document(struct batch *b,
					  const struct profile *p,
					  const struct source *source,
					  bool paper, struct findings *to)
{
	return paper ? read_paper(&b->document, p, source, to)
		     : agenda_read(&b->document, p, source, to);
}

void batch_judge(struct batch *b, const struct profile *p,
		 const struct source *source, bool expected,
		 struct findings *to)
{
	struct batch_checker *c = checker_of(b, p);
	bool paper = is_paper(source) && !expected;
	const struct agenda *d = read_document(b, p, source, paper, to);

	if (c->checker != NULL && !load_is_broken(to, 0) &&
	    (agenda_is_one(d) || paper))
		check_agenda(c->checker, d, NULL, c->today, to);
}

void batch_add(struct batch *b, const struct profile *p,
	       const struct source *source, bool expected)
{
	struct findings found = {.a = &b->document};
	const struct agenda *d;
	bool paper;

	b->n_checked++;
	if (b->judge != NULL && is_judged(b, source, &found)) {
		forget(b, &found);
		return;
	}
	paper = is_paper(source) && !expected;
	d = read_document(b, p, source, paper, &found);
	judge(b, p, d, paper, &found);
	forget(b, &found);
}

void batch_add_read(struct batch *b, const struct profile *p,
		    const struct agenda *d, const struct findings *read)
{
	struct findings found = {.a = &b->document};

	b->n_checked++;
	for (size_t i = 0; i < read->n; i++)
		*PUSH(found.a, &found) = read->at[i];
	judge(b, p, d, false, &found);
	forget(b, &found);
}

bool batch_against(struct batch *b, const struct profile *p,
		   const struct source *source, struct fail *why)
{
	struct arena *a = b->l->a;
	struct findings found = {.a = a};
	bool paper = is_paper(source);
	const struct agenda *d = paper ? read_paper(a, p, source, &found)
				       : agenda_read(a, p, source, &found);

	if (load_is_broken(&found, 0) || d->data == NULL ||
	    (!paper && !agenda_is_one(d)))
		return fail(a, why,
			    _("name an older version of the agenda, or the "
			      "memo that goes with it"),
			    _("%.*s cannot be read as an agenda"),
			    STR(source->name));
	b->older = d;
	return true;
}

void batch_add_recorded(struct batch *b, const struct profile *p,
			const struct source *source)
{
	struct findings ignored = {.a = &b->document};
	const struct agenda *d = agenda_read(&b->document, p, source, &ignored);

	*PUSH(b->l->a, b) =
		(struct batch_document){check_label_of(b->l->a, d), p, true};
	arena_reset(&b->document);
}

static size_t of_profile(const struct batch *b, const struct profile *p,
			 bool recorded, struct check_label *out)
{
	size_t n = 0;

	for (size_t i = 0; i < b->n; i++)
		if (b->at[i].profile == p && b->at[i].recorded == recorded)
			out[n++] = b->at[i].label;
	return n;
}

/* Rules over several documents, a profile at a time.  What was recorded before
 * comes first, so that findings stand in what is new. */
static void check_all_together(struct batch *b)
{
	for (size_t c = 0; c < b->checkers.n; c++) {
		struct check_label *d = NEWN(b->l->a, b->n, struct check_label);
		size_t n = 0;

		n += of_profile(b, b->checkers.at[c].profile, true, d);
		n += of_profile(b, b->checkers.at[c].profile, false, d + n);
		check_together(d, n, &b->findings);
	}
}

static size_t count(const struct findings *f, enum level level)
{
	size_t n = findings_count(f, level);

	return level == LEVEL_ERROR
		       ? n
		       : n - findings_count(f, (enum level)(level + 1));
}

static struct tally_row checked_row(const struct batch *b)
{
	if (b->judge != NULL)
		return (struct tally_row){"files", MSG("file checked"),
					  MSG("files checked"), b->n_checked};
	return (struct tally_row){"files", MSG("agenda checked"),
				  MSG("agendas checked"), b->n_checked};
}

static str in_order(const struct batch *b)
{
	return str_fmt(b->l->a,
		       b->judge != NULL
			       ? N_("%zu file checked: in order",
				    "%zu files checked: in order", b->n_checked)
			       : N_("%zu agenda checked: in order",
				    "%zu agendas checked: in order",
				    b->n_checked),
		       b->n_checked);
}

/* What was counted; the last rows only where they were asked for. */
static struct tally_row *tally_rows(const struct batch *b, size_t *n)
{
	struct tally_row *rows = NEWN(b->l->a, 6, struct tally_row);

	rows[0] = (struct tally_row){"error", MSG("error"), MSG("errors"),
				     count(&b->findings, LEVEL_ERROR)};
	rows[1] = (struct tally_row){"warning", MSG("warning"), MSG("warnings"),
				     count(&b->findings, LEVEL_WARNING)};
	rows[2] = (struct tally_row){"note", MSG("note"), MSG("notes"),
				     count(&b->findings, LEVEL_NOTE)};
	*n = 3;
	if (b->n_mended > 0)
		rows[(*n)++] = (struct tally_row){"mended", MSG("place mended"),
						  MSG("places mended"),
						  b->n_mended};
	if (b->n_known > 0)
		rows[(*n)++] = (struct tally_row){
			"known", MSG("finding was known"),
			MSG("findings were known"), b->n_known};
	rows[(*n)++] = checked_row(b);
	return rows;
}

void batch_sort(struct batch *b)
{
	if (b->is_sorted)
		return;
	check_all_together(b);
	findings_sort(&b->findings);
	b->is_sorted = true;
}

void batch_print(struct batch *b, bool quiet)
{
	struct report r = {.a = b->l->a, .format = "agenda-findings/1"};
	bool machine = b->l->c->renderer->machine;
	struct tally_row *rows;
	size_t n;

	batch_sort(b);
	rows = tally_rows(b, &n);
	for (size_t i = 0; i < b->findings.n; i++)
		report_add(&r, BLOCK_FINDING)->finding = &b->findings.at[i];
	if (machine || b->findings.n > 0 || b->n_mended + b->n_known > 0) {
		struct block *tally = report_add(&r, BLOCK_TALLY);

		tally->tally.row = rows;
		tally->tally.n = n;
	} else if (b->n_checked == 0 && !quiet) {
		report_text(&r, BLOCK_PROSE,
			    str_from(_("there is no agenda here")));
	} else if (b->n_checked > 0) {
		report_text(&r, BLOCK_PROSE, in_order(b));
	}
	if (machine)
		explain_all(b->l, b->n > 0 ? b->at[0].profile : NULL, &r);
	cmd_print(b->l->c, &r);
}

void batch_complain(struct batch *b)
{
	for (size_t i = 0; i < b->findings.n; i++) {
		const struct finding *f = &b->findings.at[i];
		struct place at = source_place(f->source, f->span.from);

		if (f->level == LEVEL_ERROR)
			cmd_warn(b->l->c, "%.*s:%u:%u: %.*s",
				 STR(f->source->name), at.line, at.column,
				 STR(f->message));
	}
}
