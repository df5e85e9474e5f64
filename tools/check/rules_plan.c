/*
 * The planning against what is planned: every goal has its rows, in its order
 * and with a time, and is called there what it is called.
 */
#include "base/lang.h"
#include "check/headings.h"
#include "check/plan.h"

static const struct node *field(const struct node *where, str key)
{
	const struct node *n = node_get(where, key);

	return n != NULL ? n : where;
}

/* ------------------------------------------------------------ coverage */

struct coverage {
	struct map common; /* words that tell no project from another */
	struct rule_patterns yearly; /* headings of a planning of one year */
	struct rule_patterns later;  /* texts that promise the other years */
};

static const void *read_coverage(const struct rule_setup *setup)
{
	struct coverage *c = NEW(setup->a, struct coverage);

	c->common = name_set(setup, "algemeen");
	c->yearly = rule_patterns(setup, "jaarplanning");
	c->later = rule_patterns(setup, "later");
	return c;
}

/* Only a planning that names most goals means to name them all. */
static void see_goals(const struct rule_run *run, const struct plan *p)
{
	size_t planned = 0;

	for (size_t i = 0; i < p->n_goals; i++)
		planned += p->goals[i].planned;
	if (3 * planned < 2 * p->n_goals)
		return;
	for (size_t i = 0; i < p->n_goals; i++) {
		const struct node *where = field(p->goals[i].where, S("doel"));

		if (p->goals[i].planned)
			continue;
		rule_finding(run, where,
			     _("the planning does not name the goal '%.*s'"),
			     STR(rule_quote(run, node_text(where))))
			->help = str_from(_("give it a row in the planning, or "
					    "say there that it comes later"));
	}
}

/* All that is planned, as one set of words. */
static struct map words_planned(const struct rule_run *run, const char *key,
				const struct map *common)
{
	const struct node *rows = node_get(run->agenda->data, S("planning"));
	struct map all = {0};

	for (size_t i = 0; rows != NULL && i < rows->n; i++) {
		str text = name_plain(
			run, node_text_of(rows->child[i], str_from(key)));
		struct name_words w = name_words(text, common);

		for (size_t k = 0; k < w.n; k++)
			*map_slot(run->a, &all, w.at[k]) = run->a;
	}
	return all;
}

static size_t words_among(const struct name_words *w, const struct map *all)
{
	size_t n = 0;

	for (size_t i = 0; i < w->n; i++) {
		bool found = map_get(all, w->at[i]) != NULL;

		for (size_t k = 0; !found && k < all->n && k < 1000; k++)
			found = name_kin(w->at[i], all->at[k].key);
		n += found;
	}
	return n;
}

enum { STEP_MAX = 30 };

/* A step that is a name, not a sentence: what a sentence says can be planned
 * in other words. */
static struct name_words words_of_step(const struct rule_run *run,
				       const struct node *step,
				       const struct map *common)
{
	struct name_words none = {0}, w;

	w = name_words(name_plain(run, node_text(step)), common);
	return w.n < 2 || node_text(step).len > STEP_MAX ? none : w;
}

/* Tells the first step of a goal of which no word comes back. */
static void tell_step(const struct rule_run *run, const struct node *list,
		      const struct map *all)
{
	const struct coverage *c = run->prepared;

	for (size_t k = 0; list != NULL && k < list->n; k++) {
		struct name_words w =
			words_of_step(run, list->child[k], &c->common);

		if (w.n == 0 || words_among(&w, all) > 0)
			continue;
		rule_finding(run, list->child[k],
			     _("'%.*s' is not in the planning"),
			     STR(rule_quote(run, node_text(list->child[k]))))
			->help =
			str_from(_("plan it, or say that it comes later"));
		return;
	}
}

/* Steps towards goals, when of most steps a word comes back in the planning. */
static void see_steps(const struct rule_run *run, const struct plan *p)
{
	const struct coverage *c = run->prepared;
	struct map all = words_planned(run, "activiteit", &c->common);
	size_t steps = 0, planned = 0;

	for (size_t i = 0; i < p->n_goals; i++) {
		const struct node *list =
			node_get(p->goals[i].where, S("subactiviteiten"));

		for (size_t k = 0; list != NULL && k < list->n; k++) {
			struct name_words w = name_words(
				name_plain(run, node_text(list->child[k])),
				&c->common);

			steps += w.n > 0;
			planned += w.n > 0 && words_among(&w, &all) > 0;
		}
	}
	for (size_t i = 0;
	     steps >= 5 && 3 * planned >= 2 * steps && i < p->n_goals; i++)
		tell_step(run,
			  node_get(p->goals[i].where, S("subactiviteiten")),
			  &all);
}

static void add_words(const struct rule_run *run, const struct node *n,
		      const struct map *common, struct map *all)
{
	struct name_words w;

	if (n->kind == NODE_LIST || n->kind == NODE_MAP) {
		for (size_t i = 0; i < n->n; i++)
			add_words(run, n->child[i], common, all);
		return;
	}
	if (n->kind != NODE_STRING || !rule_is_text_key(n->key) ||
	    str_eq(n->key, S("groep")))
		return;
	w = name_words(name_plain(run, n->text), common);
	for (size_t i = 0; i < w.n; i++)
		*map_slot(run->a, all, w.at[i]) = run->a;
}

static bool is_new(const struct node *project)
{
	return str_eq(node_text_of(project, S("soort")), S("nieuw"));
}

/* New projects that share no word with any planned activity, when most do. */
static void see_projects(const struct rule_run *run)
{
	enum { PROJECTS_MAX = 300 };
	const struct coverage *c = run->prepared;
	const struct node *list = node_get(run->agenda->data, S("projecten"));
	struct map all = words_planned(run, "activiteit", &c->common);
	bool named[PROJECTS_MAX];
	size_t new = 0, planned = 0;

	if (list == NULL || all.n == 0 || list->n > PROJECTS_MAX)
		return;
	for (size_t i = 0; i < list->n; i++) {
		struct map own = {0};

		named[i] = false;
		if (!is_new(list->child[i]))
			continue;
		add_words(run, list->child[i], &c->common, &own);
		for (size_t k = 0; k < own.n && !named[i]; k++) {
			struct name_words w = {.at = {own.at[k].key}, .n = 1};

			named[i] = words_among(&w, &all) > 0;
		}
		new ++;
		planned += named[i];
	}
	for (size_t i = 0; 2 * planned >= new &&planned >= 3 && i < list->n;
	     i++) {
		const struct node *name = field(list->child[i], S("project"));

		if (named[i] || !is_new(list->child[i]))
			continue;
		rule_finding(run, name,
			     _("the planning holds nothing of '%.*s'"),
			     STR(rule_quote(run, node_text(name))))
			->help =
			str_from(_("plan it, or say that it comes later"));
	}
}

/* Planned activities that share no word with any project, when most do. */
static void see_activities(const struct rule_run *run)
{
	enum { ROWS_MAX = 500 };
	const struct coverage *c = run->prepared;
	const struct node *list = node_get(run->agenda->data, S("projecten"));
	const struct node *rows = node_get(run->agenda->data, S("planning"));
	struct map all = {0};
	size_t telling = 0, known = 0;
	bool loose[ROWS_MAX];

	if (list == NULL || rows == NULL || rows->n > ROWS_MAX)
		return;
	for (size_t i = 0; i < list->n; i++)
		if (is_new(list->child[i]))
			add_words(run, list->child[i], &c->common, &all);
	for (size_t i = 0; i < rows->n; i++) {
		struct name_words w = name_words(
			name_plain(run, node_text_of(rows->child[i],
						     S("activiteit"))),
			&c->common);

		loose[i] = w.n > 0 && words_among(&w, &all) == 0;
		telling += w.n > 0;
		known += w.n > 0 && !loose[i];
	}
	for (size_t i = 0;
	     3 * known >= 2 * telling && known >= 3 && i < rows->n; i++) {
		const struct node *what =
			field(rows->child[i], S("activiteit"));

		if (!loose[i])
			continue;
		rule_finding(run, what,
			     _("no project is about the planned '%.*s'"),
			     STR(rule_quote(run, node_text(what))))
			->help = str_from(_("describe it as a project, or call "
					    "it what it is called there"));
	}
}

static bool is_promised(const struct rule_run *run, const struct coverage *c)
{
	for (size_t i = 0; i < run->lines->n; i++)
		if (rule_patterns_find(&c->later, run->lines->at[i].node->text))
			return true;
	return false;
}

/* Whether something is planned for later than the first year of a term. */
static bool plans_later(const struct rule_run *run, struct period term)
{
	const struct node *rows = node_get(run->agenda->data, S("planning"));

	for (size_t i = 0; rows != NULL && i < rows->n; i++) {
		struct period p = period_read(
			node_text_of(rows->child[i], S("periode")), 0);

		if (p.open_to || p.to.year > term.from.year)
			return true;
	}
	return false;
}

/* A planning for one year of an agenda of more years. */
static void see_years(const struct rule_run *run)
{
	const struct coverage *c = run->prepared;
	struct headings all = rule_headings(run);
	struct period term = rule_period(run, "looptijd");
	const struct written_heading *only = NULL;
	size_t years = 0;

	if (!date_is_set(term.from) || !date_is_set(term.to) ||
	    term.to.year <= term.from.year)
		return;
	for (size_t i = 0; i < all.n; i++)
		if (rule_patterns_find(&c->yearly, all.at[i].title)) {
			only = &all.at[i];
			years++;
		}
	if (years != 1 || is_promised(run, c) || plans_later(run, term))
		return;
	rule_finding_at(run, only->span,
			_("'%.*s' is the only planning of an agenda for "
			  "%.*s"),
			STR(rule_quote(run, only->title)),
			STR(rule_quote(run, term.text)))
		->help = str_from(_("say when the other years are planned"));
}

static void coverage(const struct rule_run *run)
{
	struct plan p = *run->plan;

	see_goals(run, &p);
	if (p.n_rows > 0)
		see_steps(run, &p);
	see_projects(run);
	see_activities(run);
	see_years(run);
}

/* ------------------------------------------------------------ period */

/* Rows without a period in a planning where nearly all have one. */
static void periods(const struct rule_run *run)
{
	const struct node *rows = node_get(run->agenda->data, S("planning"));
	size_t with = 0;

	for (size_t i = 0; rows != NULL && i < rows->n; i++)
		with += !rule_empty(run,
				    node_get(rows->child[i], S("periode")));
	for (size_t i = 0; rows != NULL && with >= 3 &&
			   4 * with >= 3 * rows->n && i < rows->n;
	     i++) {
		const struct node *what =
			field(rows->child[i], S("activiteit"));

		if (!rule_empty(run, node_get(rows->child[i], S("periode"))) ||
		    node_get(rows->child[i], S("eigenaar")) != NULL)
			continue; /* an action with an owner: deadline */
		rule_finding(run, what, _("'%.*s' is planned without a time"),
			     STR(rule_quote(run, node_text(what))))
			->help = str_from(_("say when it is done"));
	}
}

/* ------------------------------------------------------------ ids */

static bool begins_with_digit(str s)
{
	s = str_trim(s);
	return s.len > 1 && s.ptr[0] >= '0' && s.ptr[0] <= '9' &&
	       str_find(str_slice(s, 0, 5), S(". ")) < 5;
}

/* A planning that numbers goals which have no number where they are set. */
static void no_id(const struct rule_run *run)
{
	struct plan p = *run->plan;
	size_t numbered = 0;

	for (size_t i = 0; i < p.n_rows; i++)
		numbered += p.rows[i].goal != PLAN_NONE &&
			    begins_with_digit(
				    node_text_of(p.rows[i].where, S("doel")));
	for (size_t i = 0; i < p.n_goals; i++) {
		const struct node *id = node_get(p.goals[i].where, S("id"));

		if ((node_text(id).len > 0 && !agenda_is_proposed(id)) ||
		    begins_with_digit(
			    node_text_of(p.goals[i].where, S("doel"))))
			return;
	}
	if (numbered < 3)
		return;
	rule_finding(run, field(p.goals[0].where, S("doel")),
		     _("the planning numbers the goals, here they have no "
		       "number"))
		->help = str_from(_("give each goal an id, and use it in the "
				    "planning"));
}

const struct rule plan_rules[] = {
	{.id = "plan-coverage",
	 .level = LEVEL_WARNING,
	 .looks = MSG("goals, steps and projects that the planning leaves out, "
		      "what is planned and is no project, and years without a "
		      "planning"),
	 .why = MSG("What is not planned is silently dropped."),
	 .check = coverage,
	 .prepare = read_coverage},
	{.id = "plan-period",
	 .level = LEVEL_WARNING,
	 .looks = MSG("rows of the planning that have no period, where the "
		      "others have"),
	 .why = MSG("What has no time is nobody's turn, and nobody sees that "
		    "it is late."),
	 .check = periods},
	{.id = "no-id",
	 .level = LEVEL_NOTE,
	 .looks = MSG("goals without a number or id, which the planning "
		      "numbers"),
	 .why = MSG("A number that stands in one place only leads nowhere, and "
		    "changes when a goal comes between."),
	 .check = no_id},
	{0},
};
