/*
 * The term of an agenda: one, wherever it is named.
 *
 * A paper has no field for its term.  There it is what most places say; where
 * no two agree the cover is taken for right.
 */
#include "base/lang.h"
#include "check/names.h"
#include "check/rules.h"

/* What the text says of the term: a period, and where. */
struct said {
	const struct node *n;
	str part;
	struct period when;
	size_t agree; /* with how many, itself included */
	bool firm;    /* on the cover: of two that differ the other is told */
};

enum { SAID_MAX = 100, SUBJECT_MIN = 10 };

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
		if (other != &s->at[i] &&
		    (!s->at[i].firm || s->at[i].agree < most->agree))
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

/* A text without the term in it. */
static str subject(const struct rule_run *run, const struct rule_patterns *p,
		   str text)
{
	struct regex_match m;

	for (size_t i = 0; i < p->n; i++)
		if (regex_find(p->at[i], text, 0, &m) == REGEX_YES)
			text = str_slice(text, 0,
					 (size_t)(m.whole.ptr - text.ptr));
	return name_plain(run, text);
}

/* Whether a text names the document and its term: what stands before the term
 * ends as the title does, or the title is all of it. */
static bool names_document(const struct rule_run *run, str title, str text)
{
	const struct terms *p = run->prepared;
	str x = subject(run, &p->titles, title);
	str y = subject(run, &p->titles, text);

	return x.len >= SUBJECT_MIN && str_ends(y, x);
}

static void see_subject(const struct rule_run *run, const struct node *n,
			struct saying *out)
{
	const struct terms *p = run->prepared;
	const struct node *data = run->agenda->data;

	if (n != NULL && n->kind == NODE_STRING && rule_has_digit(n->text) &&
	    (names_document(run, node_text_of(data, S("titel")), n->text) ||
	     names_document(run,
			    node_text(node_path(data, "voorblad/onderwerp")),
			    n->text)))
		see_said(run, &p->titles, n, out);
}

/* Where a paper names itself: its subject, and what it proposes. */
static void see_subjects(const struct rule_run *run, struct saying *out)
{
	const struct node *data = run->agenda->data;
	const struct node *list = node_get(data, S("voorstel"));
	const struct node *parts = node_get(data, S("onderdelen"));
	size_t firm = out->n;

	if (run->agenda->written == NULL)
		return;
	see_subject(run, node_path(data, "voorblad/onderwerp"), out);
	for (; firm < out->n; firm++)
		out->at[firm].firm = true;
	for (size_t i = 0; list != NULL && i < list->n; i++)
		see_subject(run, node_get(list->child[i], S("tekst")), out);
	for (size_t i = 0; parts != NULL && i < parts->n; i++)
		see_subject(run, node_get(parts->child[i], S("titel")), out);
}

static void term(const struct rule_run *run)
{
	const struct node *data = run->agenda->data;
	const struct terms *p = run->prepared;
	struct period own = rule_period(run, "looptijd");
	struct saying said = {0};

	see_said(run, &p->titles, node_get(data, S("titel")), &said);
	see_said(run, &p->titles, node_get(data, S("ondertitel")), &said);
	see_subjects(run, &said);
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

const struct rule term_rules[] = {
	{.id = "term",
	 .level = LEVEL_WARNING,
	 .looks = MSG("the term (looptijd), and terms in the title and text"),
	 .why = MSG("An agenda has one term; a second one in the text makes "
		    "every deadline uncertain."),
	 .check = term,
	 .prepare = read_terms},
	{0},
};
