/*
 * One thing, one name: speerpunten in a list and above their text, goals in
 * their table and in the planning, parties, terms, and the document itself.
 */
#include "base/lang.h"
#include "check/headings.h"
#include "check/official.h"
#include "check/plan.h"

static const struct node *field(const struct node *where, str key)
{
	const struct node *n = node_get(where, key);

	return n != NULL ? n : where;
}

/* ------------------------------------------------------------ names */

struct naming {
	struct rule_patterns per; /* headings of what is told per speerpunt */
	struct rule_patterns quoted; /* with a group `titel` */
	const struct officials *official;
};

static const void *read_naming(const struct rule_setup *setup)
{
	struct naming *p = NEW(setup->a, struct naming);

	p->per = rule_patterns(setup, "per_speerpunt");
	p->quoted = rule_patterns(setup, "genoemd");
	p->official = official_read(setup);
	return p;
}

/* Headings that import found to stand for an element of another name. */
static void see_headings(const struct rule_run *run)
{
	const struct written *w = run->agenda->written;

	for (size_t i = 0; w != NULL && i < w->n_names; i++) {
		if (name_same(run, w->names[i].name, w->names[i].title))
			continue;
		rule_finding_at(run, w->names[i].span,
				_("'%.*s' is called '%.*s' in the list"),
				STR(rule_quote(run, w->names[i].name)),
				STR(rule_quote(run, w->names[i].title)))
			->help = str_from(_("give it one name in both places"));
	}
}

static bool is_theme(const struct rule_run *run, str name)
{
	const struct node *list = node_get(run->agenda->data, S("speerpunten"));
	str plain = name_plain(run, name);

	for (size_t i = 0; list != NULL && i < list->n; i++) {
		str title = name_plain(
			run, node_text_of(list->child[i], S("titel")));

		if (str_find(title, plain) < title.len ||
		    (title.len > 0 && str_find(plain, title) < plain.len))
			return true;
	}
	return list == NULL || list->n < 2;
}

/* Projects in groups that are said to be the speerpunten, and are not. */
static void see_groups(const struct rule_run *run)
{
	const struct naming *p = run->prepared;
	const struct node *list = node_get(run->agenda->data, S("projecten"));
	struct headings all = rule_headings(run);
	const struct written_heading *said = NULL;

	for (size_t i = 0; i < all.n && said == NULL; i++)
		if (rule_patterns_find(&p->per, all.at[i].title))
			said = &all.at[i];
	for (size_t i = 0; said != NULL && list != NULL && i < list->n; i++) {
		const struct node *group = node_get(list->child[i], S("groep"));

		if (group == NULL || is_theme(run, node_text(group)))
			continue;
		rule_finding(run, group, _("no speerpunt is called '%.*s'"),
			     STR(rule_quote(run, node_text(group))))
			->help = str_from(_("call the groups after the "
					    "speerpunten"));
		return;
	}
}

static void see_quoted(const struct rule_run *run, const struct node *n)
{
	const struct naming *p = run->prepared;

	for (size_t i = 0; i < p->quoted.n; i++) {
		struct regex_match m;
		str title;

		if (!rule_match(run, p->quoted.at[i], n, 0, &m))
			continue;
		title = regex_named(p->quoted.at[i], &m, S("titel"));
		if (title.len == 0 || is_theme(run, title))
			continue;
		rule_finding_in(run, n, title,
				_("no speerpunt is called '%.*s'"),
				STR(rule_quote(run, title)))
			->help = str_from(_("call it by its title"));
	}
}

/* The first sentence of a text, as name_plain(): a goal may be called by it. */
static str first_sentence(const struct rule_run *run, str text)
{
	size_t end = str_find(text, S(". "));

	return name_plain(run, str_slice(text, 0, end));
}

static bool holds_all(const struct name_words *x, const struct name_words *y)
{
	return name_shared(x, y) == x->n;
}

/* A goal whose name in the planning is nearly that of the table.  The one that
 * lacks words is the one to mend. */
static void see_goals(const struct rule_run *run)
{
	struct plan p = *run->plan;
	size_t planned = 0;

	for (size_t i = 0; i < p.n_goals; i++)
		planned += p.goals[i].planned;
	if (3 * planned < 2 * p.n_goals)
		return;
	for (size_t i = 0; i < p.n_rows; i++) {
		const struct plan_row *r = &p.rows[i];
		const struct plan_goal *g;
		const struct node *here, *there;
		struct name_words w;

		if (r->goal == PLAN_NONE ||
		    (i > 0 && p.rows[i - 1].goal == r->goal))
			continue;
		g = &p.goals[r->goal];
		here = field(r->where, S("doel"));
		there = field(g->where, S("doel"));
		w = name_words(r->text, NULL);
		if (str_eq(node_text(here), node_text_of(g->where, S("id"))) ||
		    str_eq(r->text, g->text) || w.n < 3 ||
		    str_eq(r->text, first_sentence(run, node_text(there))) ||
		    4 * name_shared(&w, &g->words) < 3 * w.n)
			continue;
		if (holds_all(&g->words, &w) && !holds_all(&w, &g->words)) {
			const struct node *swap = here;

			here = there;
			there = swap;
		}
		rule_finding(run, here,
			     _("elsewhere this goal is called '%.*s'"),
			     STR(rule_quote(run, node_text(there))))
			->help = str_from(_("give it one name in both places"));
	}
}

static void names(const struct rule_run *run)
{
	const struct naming *p = run->prepared;

	see_headings(run);
	see_groups(run);
	rule_strings(run, run->agenda->data, see_quoted);
	see_goals(run);
	official_see(run, p->official);
}

/* ------------------------------------------------------------ itself */

static const void *read_patterns(const struct rule_setup *setup)
{
	struct rule_patterns *p = NEW(setup->a, struct rule_patterns);

	*p = rule_patterns(setup, "patronen");
	return p;
}

/* What a document says it is: its title, its kind, its cover. */
static bool is_called(const struct rule_run *run, str kind)
{
	static const char *const fields[] = {
		"titel",       "ondertitel",   "soort", "voorblad/onderwerp",
		"versie/naam", "versie/status"};
	const struct written *w = run->agenda->written;

	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
		str text = node_text(node_path(run->agenda->data, fields[i]));

		if (rule_search(text, kind) < text.len)
			return true;
	}
	for (size_t i = 0; w != NULL && i < w->n_headings && i < 3; i++)
		if (rule_search(w->headings[i].title, kind) <
		    w->headings[i].title.len)
			return true;
	return false;
}

static void see_self(const struct rule_run *run, const struct node *n,
		     void *with)
{
	const struct rule_patterns *p = run->prepared;

	(void)with;
	for (size_t i = 0; i < p->n; i++) {
		struct regex_match m;
		str kind;

		if (!rule_match(run, p->at[i], n, 0, &m))
			continue;
		kind = regex_named(p->at[i], &m, S("soort"));
		if (kind.len == 0 || is_called(run, kind))
			continue;
		rule_finding_in(run, n, kind, _("this document is no '%.*s'"),
				STR(kind))
			->help = str_from(_("call it by its own title or kind; "
					    "another document by its full "
					    "name"));
		return;
	}
}

static void itself(const struct rule_run *run)
{
	if (run->agenda->kind.len > 0)
		rule_texts(run, run->lines, see_self, NULL);
}

/* ------------------------------------------------------------ terms */

static const struct node *term_of(const struct rule_run *run, str name)
{
	const struct node *list = node_get(run->agenda->data, S("begrippen"));
	str plain = name_plain(run, name);

	for (size_t i = 0; list != NULL && i < list->n; i++)
		if (str_eq(name_plain(run,
				      node_text_of(list->child[i], S("term"))),
			   plain))
			return list->child[i];
	return NULL;
}

/* A text that defines a term of the list anew, with other words. */
static void see_definition(const struct rule_run *run, const struct node *n)
{
	const struct rule_patterns *p = run->prepared;

	for (size_t i = 0; i < p->n; i++) {
		struct regex_match m;
		const struct node *row;
		struct name_words x, y;

		if (!rule_match(run, p->at[i], n, 0, &m))
			continue;
		row = term_of(run, regex_named(p->at[i], &m, S("term")));
		if (row == NULL || node_get(row, S("definitie")) == n)
			continue;
		x = name_words(
			name_plain(run, node_text_of(row, S("definitie"))),
			NULL);
		y = name_words(name_plain(run, regex_named(p->at[i], &m,
							   S("definitie"))),
			       NULL);
		if (holds_all(&x, &y) && holds_all(&y, &x))
			continue;
		rule_finding(
			run, field(row, S("term")),
			_("the text defines '%.*s' otherwise, on line "
			  "%u"),
			STR(rule_quote(run, node_text_of(row, S("term")))),
			source_place(
				run->agenda->source,
				rule_part(run->agenda->source, n, m.whole).from)
				.line)
			->help = str_from(_("keep one definition"));
		return;
	}
}

static void definitions(const struct rule_run *run)
{
	const struct node *list = node_get(run->agenda->data, S("begrippen"));
	struct map seen = {0};

	for (size_t i = 0; list != NULL && i < list->n; i++) {
		const struct node *row = list->child[i];
		const struct node *term = node_get(row, S("term"));
		void **slot;

		if (rule_empty(run, term))
			continue;
		slot = map_slot(run->a, &seen,
				name_plain(run, node_text(term)));
		if (*slot != NULL)
			rule_finding(run, term, _("'%.*s' is defined twice"),
				     STR(rule_quote(run, node_text(term))))
				->help = str_from(_("keep one definition"));
		*slot = run->a;
	}
	if (list != NULL)
		rule_strings(run, run->agenda->data, see_definition);
}

const struct rule naming_rules[] = {
	{.id = "name-drift",
	 .level = LEVEL_WARNING,
	 .looks = MSG("names of speerpunten, goals and national bodies that "
		      "differ from one place to another"),
	 .why = MSG("With two names a reader sees two things, and nobody can "
		    "find one by the other."),
	 .check = names,
	 .prepare = read_naming},
	{.id = "selfref",
	 .level = LEVEL_WARNING,
	 .looks = MSG("sentences in which the document names itself as another "
		      "kind of document"),
	 .why = MSG("The text was taken from another document and not made "
		    "its own."),
	 .check = itself,
	 .prepare = read_patterns},
	{.id = "def-conflict",
	 .level = LEVEL_WARNING,
	 .looks = MSG("terms that are defined twice, in the list or in the "
		      "text"),
	 .why = MSG("With two definitions nobody knows which holds."),
	 .check = definitions,
	 .prepare = read_patterns},
	{0},
};
