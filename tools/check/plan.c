/*
 * A planning is seldom written with the very words of the goals; half of them
 * is enough, and the goal that shares most is the one that is meant.
 */
#include "check/plan.h"

#include "base/vec.h"

enum { GOALS_MAX = 200, ROWS_MAX = 2000 };

static void add_goals(const struct rule_run *run, const struct node *list,
		      struct plan *p)
{
	for (size_t k = 0; list != NULL && k < list->n; k++) {
		struct plan_goal g = {.where = list->child[k]};

		if (p->n_goals == GOALS_MAX)
			return;
		g.text = name_plain(run, node_text_of(g.where, S("doel")));
		g.words = name_words(g.text, NULL);
		p->goals = vec_room(run->a, p->goals, p->n_goals, &p->cap_goals,
				    sizeof *p->goals);
		p->goals[p->n_goals++] = g;
	}
}

static size_t goal_of(const struct plan *p, str id, str text)
{
	struct name_words w = name_words(text, NULL);
	size_t best = PLAN_NONE, most = 0;

	for (size_t i = 0; i < p->n_goals; i++) {
		const struct name_words *g = &p->goals[i].words;
		size_t less = w.n < g->n ? w.n : g->n, shared;

		if (str_eq(node_text_of(p->goals[i].where, S("id")), id) ||
		    str_eq(p->goals[i].text, text))
			return i;
		shared = name_shared(&w, g);
		if (less == 0 || 2 * shared < less || shared <= most)
			continue;
		most = shared;
		best = i;
	}
	return best;
}

struct plan plan_of(const struct rule_run *run)
{
	const struct node *data = run->agenda->data;
	const struct node *themes = node_get(data, S("speerpunten"));
	const struct node *rows = node_get(data, S("planning"));
	struct plan p = {0};

	for (size_t i = 0; themes != NULL && i < themes->n; i++)
		add_goals(run, node_get(themes->child[i], S("doelen")), &p);
	for (size_t i = 0; rows != NULL && i < rows->n && i < ROWS_MAX; i++) {
		struct plan_row r = {.where = rows->child[i]};
		str id = node_text_of(r.where, S("doel"));

		if (p.n_goals == 0 || id.len == 0)
			continue;
		r.text = name_plain(run, id);
		r.goal = p.n_rows > 0 && str_eq(p.rows[p.n_rows - 1].text,
						r.text)
				 ? p.rows[p.n_rows - 1].goal
				 : goal_of(&p, id, r.text);
		if (r.goal != PLAN_NONE)
			p.goals[r.goal].planned = true;
		p.rows = vec_room(run->a, p.rows, p.n_rows, &p.cap_rows,
				  sizeof *p.rows);
		p.rows[p.n_rows++] = r;
	}
	return p;
}
