#include "cmd/batch.h"

#include "base/vec.h"
#include "cmd/explain.h"
#include "import/import.h"

static struct checker *checker_of(struct batch *b, const struct profile *p)
{
	struct batch_checker *known;

	for (size_t i = 0; i < b->checkers.n; i++)
		if (b->checkers.at[i].profile == p)
			return b->checkers.at[i].checker;
	known = PUSH(b->l->a, &b->checkers);
	*known = (struct batch_checker){
		p, checker_new(b->l->a, p, &b->l->findings)};
	return known->checker;
}

static void no_agenda(struct batch *b, const struct profile *p,
		      const struct source *source)
{
	enum level level = explain_level(p, S("no-agenda"), LEVEL_ERROR);
	struct finding *f;

	if (level == LEVEL_OFF)
		return;
	f = findings_add(&b->findings, level, "no-agenda", source,
			 (struct span){0},
			 _("this file does not say which agenda it is"));
	f->help = str_from(_("begin it with front matter that holds agenda: "
			     "and a name, or keep it outside agendas/"));
}

/* A paper as it came from the word processor: it gets the rules alone. */
static bool is_paper(const struct source *source)
{
	str name = source->name;

	return str_ends(str_slice(name, 0, str_find_char(name, '@')),
			S(".txt"));
}

/* A paper is read by import, as it is: what that would mend is to be judged. */
static const struct agenda *read_paper(struct batch *b, const struct profile *p,
				       const struct source *source)
{
	struct import_options options = {.as_is = true};
	struct findings found = {.a = b->l->a};
	const struct agenda *d =
		import_paper(b->l->a, p, source, &options, &found);

	for (size_t i = 0; i < found.n; i++)
		if (found.at[i].level == LEVEL_ERROR)
			*PUSH(b->l->a, &b->findings) = found.at[i];
	return d;
}

void batch_add(struct batch *b, const struct profile *p,
	       const struct source *source, bool expected)
{
	size_t before = b->findings.n;
	const struct agenda *d;
	struct checker *checker = checker_of(b, p);

	b->n_checked++;
	if (checker == NULL)
		return;
	d = is_paper(source) && !expected
		    ? read_paper(b, p, source)
		    : agenda_read(b->l->a, p, source, &b->findings);
	if (load_is_broken(&b->findings, before))
		return;
	if (!agenda_is_one(d) && (expected || !is_paper(source))) {
		no_agenda(b, p, source);
		return;
	}
	check_agenda(checker, d, load_today(p, b->as_of), &b->findings);
	*PUSH(b->l->a, b) = (struct batch_document){d, p, false};
}

static size_t of_profile(const struct batch *b, const struct profile *p,
			 bool recorded, const struct agenda **out)
{
	size_t n = 0;

	for (size_t i = 0; i < b->n; i++)
		if (b->at[i].profile == p && b->at[i].recorded == recorded)
			out[n++] = b->at[i].agenda;
	return n;
}

/* Rules over several documents, a profile at a time.  What was recorded before
 * comes first, so that findings stand in what is new. */
static void check_all_together(struct batch *b)
{
	for (size_t c = 0; c < b->checkers.n; c++) {
		const struct agenda **d =
			NEWN(b->l->a, b->n, const struct agenda *);
		size_t n = 0;

		n += of_profile(b, b->checkers.at[c].profile, true, d);
		n += of_profile(b, b->checkers.at[c].profile, false, d + n);
		if (n > 1)
			check_together(b->checkers.at[c].checker, d, n,
				       &b->findings);
	}
}

static size_t count(const struct findings *f, enum level level)
{
	size_t n = findings_count(f, level);

	return level == LEVEL_ERROR
		       ? n
		       : n - findings_count(f, (enum level)(level + 1));
}

void batch_print(struct batch *b, bool quiet)
{
	struct report r = {.a = b->l->a, .format = "agenda-findings/1"};
	struct tally_row *rows = NEWN(b->l->a, 4, struct tally_row);
	bool machine = b->l->c->renderer->machine;
	struct block *tally;

	check_all_together(b);
	findings_sort(&b->findings);
	for (size_t i = 0; i < b->findings.n; i++)
		report_add(&r, BLOCK_FINDING)->finding = &b->findings.at[i];
	rows[0] = (struct tally_row){"error", MSG("error"), MSG("errors"),
				     count(&b->findings, LEVEL_ERROR)};
	rows[1] = (struct tally_row){"warning", MSG("warning"), MSG("warnings"),
				     count(&b->findings, LEVEL_WARNING)};
	rows[2] = (struct tally_row){"note", MSG("note"), MSG("notes"),
				     count(&b->findings, LEVEL_NOTE)};
	rows[3] = (struct tally_row){"files", MSG("agenda checked"),
				     MSG("agendas checked"), b->n_checked};
	if (machine || b->findings.n > 0) {
		tally = report_add(&r, BLOCK_TALLY);
		tally->tally.row = rows;
		tally->tally.n = 4;
	} else if (b->n_checked == 0 && !quiet) {
		report_text(&r, BLOCK_PROSE,
			    str_from(_("there is no agenda here")));
	} else if (b->n_checked > 0) {
		report_text(&r, BLOCK_PROSE,
			    str_fmt(b->l->a,
				    N_("%zu agenda checked: in order",
				       "%zu agendas checked: in order",
				       b->n_checked),
				    b->n_checked));
	}
	if (machine)
		explain_all(b->l, b->n > 0 ? b->at[0].profile : NULL, &r);
	cmd_print(b->l->c, &r);
}
