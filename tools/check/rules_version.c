/*
 * The dates of the document as a whole: its cover, its version, its term.
 */
#include "base/lang.h"
#include "check/rules.h"

static void cover_older(const struct rule_run *run)
{
	struct period cover = rule_period(run, "voorblad/datum");
	struct period version = rule_period(run, "versie/datum");
	struct finding *f;

	if (!date_is_set(version.from) || !period_before(cover, version.from))
		return;
	f = rule_finding(
		run, node_path(run->agenda->data, "voorblad/datum"),
		_("the cover is of %.*s, older than the version it goes with "
		  "(%.*s)"),
		STR(rule_quote(run, cover.text)),
		STR(rule_quote(run, version.text)));
	f->help = str_from(_("give the cover the date on which it goes out"));
}

struct terms {
	struct rule_patterns titles, texts; /* each with a group `periode` */
};

static const void *read_terms(const struct rule_setup *setup)
{
	struct terms *p = NEW(setup->a, struct terms);

	p->titles = rule_patterns(setup, "titels");
	p->texts = rule_patterns(setup, "teksten");
	return p;
}

/* Reports a period that does not end (and, when it says so, begin) with the
 * document's term. */
static void see_period(const struct rule_run *run, const struct node *n,
		       const struct rule_patterns *patterns)
{
	struct regex_match m;

	for (size_t i = 0; rule_has_digit(n->text) && i < patterns->n; i++) {
		struct period p, term;
		struct finding *f;

		if (!rule_match(run, patterns->at[i], n, 0, &m))
			continue;
		p = period_read(regex_named(patterns->at[i], &m, S("periode")),
				0);
		term = rule_period(run, "looptijd");
		if (!date_is_set(p.to) || !date_is_set(term.to) ||
		    (date_cmp(p.to, term.to) == 0 &&
		     (!date_is_set(p.from) ||
		      date_cmp(p.from, term.from) == 0)))
			continue;
		f = rule_finding_in(run, n, p.text,
				    _("'%.*s' does not fit the term of the "
				      "agenda, '%.*s'"),
				    STR(rule_quote(run, p.text)),
				    STR(rule_quote(run, term.text)));
		f->help = str_from(_("name one and the same term everywhere"));
		return;
	}
}

static void see_title_term(const struct rule_run *run, const struct node *n)
{
	const struct terms *p = run->prepared;

	if (n->kind == NODE_STRING)
		see_period(run, n, &p->titles);
}

static void see_text_term(const struct rule_run *run, const struct node *n)
{
	const struct terms *p = run->prepared;

	see_period(run, n, &p->texts);
}

static void term(const struct rule_run *run)
{
	if (!date_is_set(rule_period(run, "looptijd").to))
		return;
	rule_each(run, run->agenda->data, "titel", see_title_term);
	rule_each(run, run->agenda->data, "ondertitel", see_title_term);
	rule_strings(run, run->agenda->data, see_text_term);
}

const struct rule version_rules[] = {
	{.id = "attach-date",
	 .level = LEVEL_WARNING,
	 .looks = MSG("the date of the cover and that of the version"),
	 .why = MSG("A cover cannot present a document that did not exist yet; "
		    "it was copied and its date left as it was."),
	 .check = cover_older},
	{.id = "term",
	 .level = LEVEL_WARNING,
	 .looks = MSG("the term (looptijd), and terms in the title and text"),
	 .why = MSG("An agenda has one term; a second one in the text makes "
		    "every deadline uncertain."),
	 .check = term,
	 .prepare = read_terms},
	{0},
};
