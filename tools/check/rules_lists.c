/*
 * Lists of records: actions, projects, goals and their planning, terms.  Is
 * each complete, is it there once?
 */
#include "base/buf.h"
#include "base/lang.h"
#include "base/map.h"
#include "base/vec.h"
#include "check/rules.h"

static const struct node *field(const struct node *where, str key)
{
	const struct node *n = node_get(where, key);

	return n != NULL ? n : where;
}

static void owner(const struct rule_run *run)
{
	const struct agenda *d = run->agenda;

	for (size_t i = 0; i < d->n_actions; i++) {
		const struct action *x = &d->actions[i];
		struct finding *f;

		if (!rule_empty(run, node_get(x->where, S("eigenaar"))))
			continue;
		f = rule_finding(run, x->where, _("nobody owns this action"));
		f->help = str_from(_("name one organisation or person that "
				     "sees to it"));
	}
}

/* A text without its number: "2. Planmatig ..." */
static str without_number(str text)
{
	size_t i = 0;

	while (i < text.len && ((text.ptr[i] >= '0' && text.ptr[i] <= '9') ||
				text.ptr[i] == '.'))
		i++;
	if (i > 0 && i < text.len && text.ptr[i] == ' ')
		text = str_skip(text, i);
	return str_trim(text);
}

enum { GOALS_MAX = 200, WORDS_MAX = 64 };

/* The words of four letters and more: short ones say little. */
struct words {
	str at[WORDS_MAX];
	size_t n;
};

static struct words words_of(str text)
{
	struct words w = {0};

	while (text.ptr != NULL && w.n < WORDS_MAX) {
		str word = str_cut(&text, ' ');

		while (word.len > 0 &&
		       str_find_char(S(".,;:()"), word.ptr[word.len - 1]) < 6)
			word.len--;
		if (word.len >= 4)
			w.at[w.n++] = word;
	}
	return w;
}

/* Whether a row of the planning is about a goal: by its id, or by half of the
 * words of the shorter. */
static bool is_about(const struct words *x, const struct words *y)
{
	size_t less = x->n < y->n ? x->n : y->n, same = 0;

	for (size_t i = 0; i < x->n; i++)
		for (size_t j = 0; j < y->n; j++)
			if (str_eq_nocase(x->at[i], y->at[j])) {
				same++;
				break;
			}
	return less > 0 && 2 * same >= less;
}

struct goal {
	const struct node *where;
	struct words words;
	bool planned;
};

struct goals {
	struct goal *at;
	size_t n, cap;
};

static struct goals collect_goals(const struct rule_run *run)
{
	const struct node *themes =
		node_get(run->agenda->data, S("speerpunten"));
	struct goals g = {0};

	for (size_t i = 0; themes != NULL && i < themes->n; i++) {
		const struct node *list =
			node_get(themes->child[i], S("doelen"));

		for (size_t k = 0; list != NULL && k < list->n; k++) {
			str text = node_text_of(list->child[k], S("doel"));

			if (g.n == GOALS_MAX)
				return g;
			*PUSH(run->a, &g) = (struct goal){
				.where = list->child[k],
				.words = words_of(without_number(text))};
		}
	}
	return g;
}

static void mark_planned(const struct rule_run *run, struct goals *g)
{
	const struct node *plan = node_get(run->agenda->data, S("planning"));

	for (size_t i = 0; plan != NULL && i < plan->n && i < 2000; i++) {
		str text = node_text_of(plan->child[i], S("doel"));
		struct words w = words_of(without_number(text));

		for (size_t k = 0; text.len > 0 && k < g->n; k++)
			if (str_eq(node_text_of(g->at[k].where, S("id")),
				   text) ||
			    is_about(&w, &g->at[k].words))
				g->at[k].planned = true;
	}
}

/* Only a planning that names most goals means to name them all. */
static void coverage(const struct rule_run *run)
{
	struct goals g = collect_goals(run);
	size_t planned = 0;

	mark_planned(run, &g);
	for (size_t i = 0; i < g.n; i++)
		planned += g.at[i].planned;
	if (3 * planned < 2 * g.n)
		return;
	for (size_t i = 0; i < g.n; i++) {
		const struct node *where = field(g.at[i].where, S("doel"));
		struct finding *f;

		if (g.at[i].planned)
			continue;
		f = rule_finding(run, where,
				 _("the planning does not name the goal "
				   "'%.*s'"),
				 STR(rule_quote(run, node_text(where))));
		f->help = str_from(_("give it a row in the planning, or say "
				     "there that it comes later"));
	}
}

/* Adds what a row says, all but its id, so that equal rows give equal bytes. */
static void add_content(const struct node *n, struct buf *out)
{
	if (n->kind != NODE_MAP && n->kind != NODE_LIST) {
		buf_add(out, node_text(n));
		return;
	}
	for (size_t i = 0; i < n->n; i++) {
		const struct node *c = n->child[i];

		if (n->kind == NODE_MAP && str_eq(c->key, S("id")))
			continue;
		buf_char(out, '\x1e');
		buf_add(out, c->key);
		buf_char(out, '\x1f');
		add_content(c, out);
	}
}

static void see_rows(const struct rule_run *run, const struct node *list)
{
	struct map seen = {0};

	if (list->kind != NODE_LIST)
		return;
	for (size_t i = 0; i < list->n; i++) {
		const struct node *row = list->child[i];
		struct finding *f;
		struct buf said = {.a = run->a};
		void **slot;

		if (row->kind != NODE_MAP || row->n > 20)
			continue;
		add_content(row, &said);
		slot = map_slot(run->a, &seen, buf_str(&said));
		if (*slot == NULL) {
			*slot = run->a;
			continue;
		}
		f = rule_finding(run, row, _("this stands in the list twice"));
		f->help = str_from(_("take one of the two out"));
	}
}

static void duplicate(const struct rule_run *run)
{
	static const char *const lists[] = {
		"acties",	  "projecten",	 "planning",
		"begrippen",	  "bijlagen",	 "partijen",
		"opbrengsten",	  "voorstel",	 "uitgangspunten",
		"waarden",	  "speerpunten", "speerpunten/*/doelen",
		"aandachtspunten"};

	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
		rule_each(run, run->agenda->data, lists[i], see_rows);
}

static void definitions(const struct rule_run *run)
{
	const struct node *list = node_get(run->agenda->data, S("begrippen"));
	struct map seen = {0};

	for (size_t i = 0; list != NULL && i < list->n; i++) {
		const struct node *row = list->child[i];
		const struct node *term = node_get(row, S("term"));
		struct finding *f;
		void **slot;

		if (rule_empty(run, term))
			continue;
		slot = map_slot(run->a, &seen, rule_fold(run, node_text(term)));
		if (*slot == NULL) {
			*slot = run->a;
			continue;
		}
		f = rule_finding(run, term, _("'%.*s' is defined twice"),
				 STR(rule_quote(run, node_text(term))));
		f->help = str_from(_("keep one definition"));
	}
}

const struct rule list_rules[] = {
	{.id = "owner",
	 .level = LEVEL_WARNING,
	 .looks = MSG("actions without an owner"),
	 .why = MSG("An action of everybody is done by nobody."),
	 .check = owner},
	{.id = "plan-coverage",
	 .level = LEVEL_WARNING,
	 .looks = MSG("goals that a planning by goal leaves out"),
	 .why = MSG("A goal without planning is silently dropped."),
	 .check = coverage},
	{.id = "duplicate",
	 .level = LEVEL_WARNING,
	 .looks = MSG("rows and items that stand in one list twice"),
	 .why = MSG("One of the two is a copy that was not finished, or was "
		    "forgotten."),
	 .check = duplicate},
	{.id = "def-conflict",
	 .level = LEVEL_WARNING,
	 .looks = MSG("terms that are defined twice"),
	 .why = MSG("With two definitions nobody knows which holds."),
	 .check = definitions},
	{0},
};
