/*
 * The document as a whole: the dates of its covers, its term, and what it says
 * of its own version.
 */
#include "base/lang.h"
#include "check/rules.h"
#include "check/times.h"

/* ------------------------------------------------------------ attach-date */

static const void *read_attachments(const struct rule_setup *setup)
{
	struct rule_patterns *p = NEW(setup->a, struct rule_patterns);

	*p = rule_patterns(setup, "bijlagen");
	return p;
}

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

static void newer_than_cover(const struct rule_run *run, const struct node *n,
			     str part)
{
	struct period cover = rule_period(run, "voorblad/datum");
	struct period own = period_read(part, 0);
	struct finding *f;

	if (!date_is_set(own.from) || !period_before(cover, own.from))
		return;
	f = rule_finding_in(run, n, part,
			    _("this is of %.*s, but the cover that presents it "
			      "is of %.*s"),
			    STR(rule_quote(run, own.text)),
			    STR(rule_quote(run, cover.text)));
	f->help = str_from(_("give the cover the date on which it goes out"));
}

static void see_attachment(const struct rule_run *run, const struct node *n)
{
	const struct rule_patterns *p = run->prepared;
	struct regex_match m;

	for (size_t i = 0; rule_digits(run, n) && i < p->n; i++)
		if (rule_match(run, p->at[i], n, 0, &m))
			newer_than_cover(
				run, n,
				regex_named(p->at[i], &m, S("periode")));
}

/* The memo that a cover goes with; one that has a route is no memo. */
static void memo_newer(const struct rule_run *run)
{
	struct period cover = rule_period(run, "voorblad/datum");
	struct rule_run on = *run;
	struct period memo;
	struct finding *f;

	if (run->older == NULL || run->older->n_steps > 0)
		return;
	on.agenda = run->older;
	on.times = run->older_times;
	memo = times_latest(&on);
	if (!date_is_set(memo.from) || !period_before(cover, memo.from))
		return;
	f = rule_finding(run, node_path(run->agenda->data, "voorblad/datum"),
			 _("the cover is of %.*s, older than %.*s (%.*s)"),
			 STR(rule_quote(run, cover.text)),
			 STR(rule_quote(run, run->older->source->name)),
			 STR(rule_quote(run, memo.text)));
	f->help = str_from(_("give the cover the date on which it goes out"));
}

static void attachments(const struct rule_run *run)
{
	const struct written *w = run->agenda->written;

	if (agenda_is_one(run->agenda))
		cover_older(run);
	for (size_t i = 1; w != NULL && i < w->n_covers; i++) {
		const struct node *n =
			node_get(w->covers[i].fields, S("datum"));

		if (n != NULL)
			newer_than_cover(run, n, n->text);
	}
	memo_newer(run);
	rule_each(run, run->agenda->data, "bijlagen/*/titel", see_attachment);
}

/* ------------------------------------------------------------ term */

/* What the text says of the term: a period, and where. */
struct said {
	const struct node *n;
	str part;
	struct period when;
	size_t agree; /* with how many, itself included */
};

enum { SAID_MAX = 100 };

struct saying {
	struct said at[SAID_MAX];
	size_t n;
};

struct terms {
	struct rule_patterns titles; /* each with a group `periode` */
	struct rule_patterns texts;
	struct rule_patterns after; /* and with a group `daarna` */
};

static const void *read_terms(const struct rule_setup *setup)
{
	struct terms *p = NEW(setup->a, struct terms);

	p->titles = rule_patterns(setup, "titels");
	p->texts = rule_patterns(setup, "teksten");
	p->after = rule_patterns(setup, "daarna");
	return p;
}

/* Whether two terms end alike and, where both say so, begin alike. */
static bool fits(struct period x, struct period y)
{
	return date_cmp(x.to, y.to) == 0 &&
	       (!date_is_set(x.from) || !date_is_set(y.from) ||
		date_cmp(x.from, y.from) == 0);
}

static void see_said(const struct rule_run *run,
		     const struct rule_patterns *patterns, const struct node *n,
		     struct saying *out)
{
	struct regex_match m;

	for (size_t i = 0; rule_digits(run, n) && i < patterns->n; i++) {
		struct said s = {.n = n};

		if (out->n == SAID_MAX ||
		    !rule_match(run, patterns->at[i], n, 0, &m))
			continue;
		s.part = regex_named(patterns->at[i], &m, S("periode"));
		s.when = period_read(s.part, 0);
		if (!date_is_set(s.when.to))
			continue;
		out->at[out->n++] = s;
		return;
	}
}

static void collect_said(const struct rule_run *run,
			 const struct rule_patterns *patterns,
			 const struct node *n, struct saying *out)
{
	if (n == NULL)
		return;
	if (n->kind == NODE_STRING)
		see_said(run, patterns, n, out);
	for (size_t i = 0;
	     node_is_data(n) && n->kind != NODE_STRING && i < n->n; i++)
		if (!str_eq(n->child[i]->key, S("onderdruk")) &&
		    !str_eq(n->child[i]->key, S("looptijd")))
			collect_said(run, patterns, n->child[i], out);
}

static void other_term(const struct rule_run *run, const struct said *s,
		       str term)
{
	struct finding *f;

	f = rule_finding_in(
		run, s->n, s->part,
		_("'%.*s' does not fit the term of the agenda, '%.*s'"),
		STR(rule_quote(run, s->part)), STR(rule_quote(run, term)));
	f->help = str_from(_("name one and the same term everywhere"));
}

/* Without a field for it the term is what most sentences say; when no two
 * agree, each of them may be the wrong one. */
static void among_each_other(const struct rule_run *run, struct saying *s)
{
	struct said *most = &s->at[0];

	for (size_t i = 0; i < s->n; i++)
		for (size_t k = 0; k < s->n; k++)
			s->at[i].agree += fits(s->at[i].when, s->at[k].when);
	for (size_t i = 1; i < s->n; i++)
		if (s->at[i].agree > most->agree)
			most = &s->at[i];
	for (size_t i = 0; i < s->n; i++) {
		const struct said *other = most;

		if (s->at[i].agree == most->agree)
			other = &s->at[i];
		for (size_t k = 0; other == &s->at[i] && k < s->n; k++)
			if (s->at[k].agree == most->agree &&
			    !fits(s->at[k].when, s->at[i].when))
				other = &s->at[k];
		if (other != &s->at[i])
			other_term(run, &s->at[i], other->part);
	}
}

/* "tot en met 2024, waarna in 2024": what follows lies within. */
static void see_after(const struct rule_run *run, const struct node *n)
{
	const struct terms *p = run->prepared;
	struct regex_match m;

	for (size_t i = 0; rule_digits(run, n) && i < p->after.n; i++) {
		struct period term, after;
		struct finding *f;

		if (!rule_match(run, p->after.at[i], n, 0, &m))
			continue;
		term = period_read(
			regex_named(p->after.at[i], &m, S("periode")), 0);
		after = period_read(
			regex_named(p->after.at[i], &m, S("daarna")), 0);
		if (!date_is_set(term.to) || !date_is_set(after.from) ||
		    date_cmp(after.from, term.to) > 0)
			continue;
		f = rule_finding_in(run, n, after.text,
				    _("'%.*s' is to follow on '%.*s', but lies "
				      "within it"),
				    STR(rule_quote(run, after.text)),
				    STR(rule_quote(run, term.text)));
		f->help = str_from(_("correct the end of the term, or what "
				     "comes after it"));
		return;
	}
}

static void term(const struct rule_run *run)
{
	const struct node *data = run->agenda->data;
	const struct terms *p = run->prepared;
	struct period own = rule_period(run, "looptijd");
	struct saying said = {0};

	see_said(run, &p->titles, node_get(data, S("titel")), &said);
	see_said(run, &p->titles, node_get(data, S("ondertitel")), &said);
	collect_said(run, &p->texts, data, &said);
	rule_strings(run, data, see_after);
	if (!date_is_set(own.to)) {
		among_each_other(run, &said);
		return;
	}
	for (size_t i = 0; i < said.n; i++)
		if (!fits(said.at[i].when, own))
			other_term(run, &said.at[i], own.text);
}

/* ------------------------------------------------------------ version-mark */

struct marks {
	struct rule_patterns at; /* with a group `merk` */
	const struct node *fields;
};

static const void *read_marks(const struct rule_setup *setup)
{
	struct marks *p = NEW(setup->a, struct marks);

	p->at = rule_patterns(setup, "merken");
	p->fields = node_get(setup->parameters, S("velden"));
	return p;
}

/* The first mark of a version in the strings below a node. */
static str mark_in(const struct marks *p, const struct node *n)
{
	struct regex_match m;
	str found = {0};

	if (n == NULL || !node_is_data(n))
		return found;
	if (n->kind == NODE_STRING)
		for (size_t i = 0; found.len == 0 && i < p->at.n; i++)
			if (regex_find(p->at.at[i], n->text, 0, &m) ==
			    REGEX_YES)
				found = regex_named(p->at.at[i], &m, S("merk"));
	for (size_t i = 0; n->kind != NODE_STRING && found.len == 0 && i < n->n;
	     i++)
		found = mark_in(p, n->child[i]);
	return found;
}

static bool is_section(const struct node *n)
{
	return node_get(n, S("titel")) != NULL;
}

/* What the document says of itself: in its title, at its version, or before
 * its first heading. */
static str own_mark(const struct marks *p, const struct node *data)
{
	static const char *const own[] = {"titel", "ondertitel", "versie"};
	const struct node *rest = node_get(data, S("onderdelen"));
	str found = {0};

	for (size_t i = 0; found.len == 0 && i < sizeof own / sizeof *own; i++)
		found = mark_in(p, node_get(data, str_from(own[i])));
	for (size_t i = 0; rest != NULL && found.len == 0 && i < rest->n; i++)
		if (!is_section(rest->child[i]))
			found = mark_in(p, rest->child[i]);
	return found;
}

/* Whether there is more than a cover here. */
static bool has_document(const struct agenda *d)
{
	return node_get(d->data, S("speerpunten")) != NULL ||
	       node_get(d->data, S("versie")) != NULL ||
	       (d->written != NULL && d->written->n_contents > 0);
}

static void version_mark(const struct rule_run *run)
{
	const struct marks *p = run->prepared;
	const struct node *data = run->agenda->data;
	const struct node *at = node_get(data, S("ondertitel"));
	struct finding *f;
	str cover = {0}, own;

	for (size_t i = 0;
	     p->fields != NULL && cover.len == 0 && i < p->fields->n; i++)
		cover = mark_in(
			p,
			node_path(data,
				  str_cstr(run->a, p->fields->child[i]->text)));
	if (cover.len == 0 || node_get(data, S("voorblad")) == NULL ||
	    !has_document(run->agenda))
		return;
	own = own_mark(p, data);
	if (at == NULL)
		at = node_get(data, S("titel"));
	if (own.len > 0 ||
	    (agenda_is_one(run->agenda) && node_get(data, S("versie")) != NULL))
		return;
	f = rule_finding(run, at,
			 _("the cover calls this '%.*s', the document itself "
			   "does not say which version it is"),
			 STR(rule_quote(run, cover)));
	f->help = str_from(_("put the version and its date on the first page"));
}

const struct rule version_rules[] = {
	{.id = "attach-date",
	 .level = LEVEL_WARNING,
	 .looks = MSG("the date of the cover, and those of the version, the "
		      "memo and the annexes that it presents"),
	 .pair = true,
	 .why = MSG("A cover cannot present a document that did not exist yet; "
		    "it was copied and its date left as it was."),
	 .check = attachments,
	 .prepare = read_attachments},
	{.id = "term",
	 .level = LEVEL_WARNING,
	 .looks = MSG("the term (looptijd), and terms in the title and text"),
	 .why = MSG("An agenda has one term; a second one in the text makes "
		    "every deadline uncertain."),
	 .check = term,
	 .prepare = read_terms},
	{.id = "version-mark",
	 .level = LEVEL_WARNING,
	 .looks = MSG("what the cover calls the version that it presents, and "
		      "whether that document says so itself"),
	 .why = MSG("A draft travels without its cover; then nobody can tell "
		    "that it is one."),
	 .check = version_mark,
	 .prepare = read_marks},
	{0},
};
