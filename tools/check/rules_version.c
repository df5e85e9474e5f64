/*
 * The document as a whole: the dates of its covers, and what it says of its own
 * version.
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

/* A paper that has no cover has the date on its first page. */
static void newer_than_paper(const struct rule_run *run, const struct node *n,
			     str part)
{
	struct period paper = times_latest(run);

	if (agenda_is_one(run->agenda) ||
	    !times_after(period_read(part, 0), paper))
		return;
	rule_finding_in(run, n, part,
			_("this is of %.*s, but the document that it goes with "
			  "is of %.*s"),
			STR(rule_quote(run, part)),
			STR(rule_quote(run, paper.text)))
		->help = str_from(_("correct one of the two dates"));
}

static void newer_than_cover(const struct rule_run *run, const struct node *n,
			     str part)
{
	struct period cover = rule_period(run, "voorblad/datum");
	struct period own = period_read(part, 0);
	struct finding *f;

	if (!date_is_set(cover.to)) {
		newer_than_paper(run, n, part);
		return;
	}
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
		if (rule_match(run, p->at[i], n, 0, &m)) {
			newer_than_cover(
				run, n,
				regex_named(p->at[i], &m, S("periode")));
			return;
		}
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
