/*
 * What must be filled in: covers, projects, the deadline of an action.
 */
#include "base/buf.h"
#include "base/lang.h"
#include "check/rules.h"
#include "check/times.h"

static const struct node *field(const struct node *where, str key)
{
	const struct node *n = node_get(where, key);

	return n != NULL ? n : where;
}

/* ------------------------------------------------------------ deadline */

static const void *read_relative(const struct rule_setup *setup)
{
	struct rule_patterns *p = NEW(setup->a, struct rule_patterns);

	*p = rule_patterns(setup, "teksten");
	return p;
}

static const char *help_deadline(void)
{
	return _("write a day, a month or a period, for example 21 december "
		 "2018");
}

static void no_telling(const struct rule_run *run, const struct node *n,
		       str part)
{
	struct finding *f;

	f = rule_finding_in(run, n, part,
			    _("nobody can tell when '%.*s' is over"),
			    STR(rule_quote(run, part)));
	f->help = str_from(help_deadline());
}

/* A moment that hangs on a meeting without a day: "in het eerste overleg". */
static void see_relative(const struct rule_run *run, const struct node *n)
{
	const struct rule_patterns *p = run->prepared;
	struct regex_match m;

	for (size_t i = 0; i < p->n; i++)
		if (rule_match(run, p->at[i], n, 0, &m))
			no_telling(run, n,
				   regex_named(p->at[i], &m, S("periode")));
}

/* Work with an owner but no period, in a planning in which others have one. */
static void unplanned(const struct rule_run *run)
{
	const struct node *plan = node_get(run->agenda->data, S("planning"));
	size_t n = plan != NULL ? plan->n : 0, dated = 0;

	for (size_t i = 0; i < n; i++)
		dated += !rule_empty(run,
				     node_get(plan->child[i], S("periode")));
	for (size_t i = 0; 2 * dated > n && i < n; i++) {
		const struct node *row = plan->child[i];
		struct finding *f;

		if (node_get(row, S("eigenaar")) == NULL ||
		    !rule_empty(run, node_get(row, S("periode"))))
			continue;
		f = rule_finding(run, field(row, S("activiteit")),
				 _("this action has no deadline"));
		f->help = str_from(help_deadline());
	}
}

static void deadline(const struct rule_run *run)
{
	const struct agenda *d = run->agenda;

	unplanned(run);
	for (size_t i = 0; i < d->n_actions; i++) {
		const struct action *x = &d->actions[i];
		const struct node *term = node_get(x->where, S("termijn"));
		struct finding *f;

		if (period_resolved(period_read(x->term.text, 2020)))
			continue; /* without a year: date-noyear says so */
		if (!rule_empty(run, term)) {
			no_telling(run, term, node_text(term));
			continue;
		}
		f = rule_finding(run, x->where,
				 _("this action has no deadline"));
		f->help = str_from(help_deadline());
	}
	rule_strings(run, d->data, see_relative);
}

/* ------------------------------------------------------------ projects */

static const char *const told[] = {"beschrijving", "doel", "acties",
				   "looptijd"};

/* A project of which nothing is said but its name. */
static bool is_bare(const struct rule_run *run, const struct node *row)
{
	for (size_t i = 0; i < sizeof told / sizeof *told; i++)
		if (!rule_empty(run, node_get(row, str_from(told[i]))))
			return false;
	return true;
}

static void see_project(const struct rule_run *run, const struct node *row)
{
	const struct node *name = field(row, S("project"));
	bool fresh = str_eq(node_text_of(row, S("soort")), S("nieuw"));
	struct finding *f;

	if (is_bare(run, row)) {
		f = rule_finding(run, name,
				 _("of '%.*s' nothing is said but its name"),
				 STR(rule_quote(run, node_text(name))));
		f->help = str_from(_("say what it is for and how long it runs, "
				     "or take it out"));
	} else if (fresh && rule_empty(run, node_get(row, S("looptijd")))) {
		f = rule_finding(run, name, _("'%.*s' is new but has no time"),
				 STR(rule_quote(run, node_text(name))));
		f->help = str_from(_("fill in when it starts or how long it "
				     "runs"));
	} else if (rule_empty(run, node_get(row, S("looptijd"))) &&
		   rule_empty(run, node_get(row, S("doel")))) {
		f = rule_finding(run, name,
				 _("'%.*s' has neither a goal nor a time"),
				 STR(rule_quote(run, node_text(name))));
		f->help = str_from(_("say what it is for and how long it "
				     "runs"));
	}
}

/* ------------------------------------------------------------ covers */

struct required {
	const struct node *cover;     /* fields that a cover cannot lack */
	struct rule_patterns reports; /* what ties a report to a meeting */
};

static const void *read_required(const struct rule_setup *setup)
{
	struct required *p = NEW(setup->a, struct required);

	p->cover = node_get(setup->parameters, S("voorblad"));
	p->reports = rule_patterns(setup, "verslag");
	return p;
}

static void cover(const struct rule_run *run)
{
	const struct required *p = run->prepared;
	const struct node *cover = node_get(run->agenda->data, S("voorblad"));
	struct buf lacks = {.a = run->a};
	struct finding *f;

	if (cover == NULL || cover->n < 3 || p->cover == NULL ||
	    node_get(cover, S("aan")) != NULL)
		return; /* what says to whom it goes is a memo, no cover */
	for (size_t i = 0; i < p->cover->n; i++) {
		str key = node_text(p->cover->child[i]);

		if (!rule_empty(run, node_get(cover, key)))
			continue;
		buf_add(&lacks, lacks.n > 0 ? S(", ") : S(""));
		buf_add(&lacks, key);
	}
	if (lacks.n == 0)
		return;
	f = rule_finding(run, cover->child[0],
			 _("the cover is not complete: %.*s"),
			 STR(buf_str(&lacks)));
	f->help = str_from(_("fill it in; the registry files the paper by "
			     "its cover"));
}

static void see_fields(const struct rule_run *run, const struct node *fields,
		       bool first)
{
	const struct required *p = run->prepared;

	for (size_t k = 0; p->cover != NULL && k < p->cover->n; k++) {
		str key = node_text(p->cover->child[k]);
		const struct node *n = node_get(fields, key);

		if (n == NULL || n->text.len > 0 ||
		    (first && node_get(fields, S("aan")) == NULL))
			continue;
		rule_finding_at(run, n->span,
				_("the cover is not complete: %.*s"), STR(key))
			->help =
			str_from(_("fill it in; the registry files the paper "
				   "by its cover"));
	}
}

/* Fields that a memo has a place for, and that are empty there. */
static void open_fields(const struct rule_run *run)
{
	const struct written *w = run->agenda->written;

	for (size_t i = 0; w != NULL && i < w->n_covers; i++)
		see_fields(run, w->covers[i].fields, i == 0);
}

/* A report of a meeting, a paper with a day and actions, must be tied to that
 * meeting by a number, an author or those who were there. */
static void report(const struct rule_run *run)
{
	const struct required *p = run->prepared;
	const struct agenda *d = run->agenda;
	str day = run->times->dated.text;
	struct node line = {.kind = NODE_STRING, .text = day};
	struct finding *f;

	if (node_get(d->data, S("planning")) != NULL ||
	    node_get(d->data, S("speerpunten")) != NULL)
		return; /* a plan, no report */
	if (d->written == NULL || d->written->n_covers > 0 || day.len == 0 ||
	    d->n_actions == 0 || node_get(d->data, S("voorblad")) != NULL ||
	    p->reports.n == 0 ||
	    rule_patterns_find(&p->reports, d->source->text))
		return;
	line.span.from = (uint32_t)(day.ptr - d->source->text.ptr);
	line.span.to = line.span.from + (uint32_t)day.len;
	f = rule_finding(run, &line,
			 _("this report has a day, but no number, author or "
			   "list of those present"));
	f->help = str_from(_("say which meeting it was and who wrote this"));
}

static void required_empty(const struct rule_run *run)
{
	rule_each(run, run->agenda->data, "projecten/*", see_project);
	cover(run);
	open_fields(run);
	report(run);
}

const struct rule required_rules[] = {
	{.id = "deadline",
	 .level = LEVEL_NOTE,
	 .looks = MSG("actions without a deadline, or with one that only the "
		      "writer can place, as 'dit najaar'; decisions that are "
		      "announced for 'the first meeting'"),
	 .why = MSG("The list is read months later; 'dit najaar' is then any "
		    "autumn."),
	 .check = deadline,
	 .prepare = read_relative},
	{.id = "required-empty",
	 .level = LEVEL_WARNING,
	 .looks = MSG("projects of which only the name is filled in, or "
		      "without goal and time, new projects without a time, "
		      "covers that lack a field, and reports that nothing ties "
		      "to their meeting"),
	 .why = MSG("A reader cannot tell an empty row from a forgotten one."),
	 .check = required_empty,
	 .prepare = read_required},
	{0},
};
