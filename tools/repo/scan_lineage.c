/*
 * From touches to states: in which order, and each made from which.
 *
 * Two branches read one after the other look as if a conclusion came and went
 * again.  So each state names the states it was made from: the nearest ones on
 * the way back in history.
 *
 * Per document there is a front at each node of the graph: its newest states
 * there.  A state takes the place of the front's state with its path, or of one
 * whose path went away in this very commit (a move); else it stands beside them
 * (versions side by side) and was made from the newest.  A merge unites fronts
 * and drops what the other side has already continued.  What then still stands
 * on two sides was changed on both: scan_sides.c says what became of it.
 *
 * Documents are followed one by one, so states are numbered per document, in
 * their order; at the end all are put in the order of the nodes.
 */
#include "base/vec.h"
#include "repo/sides.h"

#include <stdlib.h>

/* The touches that make states of one document, in order. */
struct making {
	struct touch **at;
	uint32_t *node;
	size_t n;
};

static int by_path(const void *x, const void *y)
{
	return str_cmp((*(struct touch *const *)x)->path->name,
		       (*(struct touch *const *)y)->path->name);
}

/* Shares the touches out over their documents. */
static struct making *share_out(struct lineage *g, size_t n_documents)
{
	struct scan *s = g->s;
	struct making *all = NEWN(s->a, n_documents, struct making);
	struct {
		struct touch **at;
		size_t n, cap;
	} here = {0};

	for (size_t i = 0; i < s->touches.n; i++)
		if (s->touches.at[i].document != NONE)
			all[s->touches.at[i].document].n++;
	for (size_t d = 0; d < n_documents; d++) {
		all[d].at = NEWN(s->a, all[d].n, struct touch *);
		all[d].node = NEWN(s->a, all[d].n, uint32_t);
		all[d].n = 0;
	}
	for (uint32_t i = 0; i < g->n_nodes; i++) {
		const struct commit *c = &s->commits.at[g->nodes[i].commit];

		here.n = 0;
		for (uint32_t t = c->first_touch; t != NONE;
		     t = s->touches.at[t].next)
			if (s->touches.at[t].document != NONE &&
			    !s->touches.at[t].gone)
				*PUSH(s->a, &here) = &s->touches.at[t];
		if (here.n > 1)
			qsort(here.at, here.n, sizeof(struct touch *), by_path);
		for (size_t k = 0; k < here.n; k++) {
			struct making *m = &all[here.at[k]->document];

			m->node[m->n] = i;
			m->at[m->n++] = here.at[k];
		}
	}
	return all;
}

/* Whether `y` replaces `x`, directly or by way of others. */
static bool continues_from(struct lineage *g, uint32_t y, uint32_t x)
{
	g->round++;
	g->stack.n = 0;
	*PUSH(g->s->a, &g->stack) = y;
	while (g->stack.n > 0) {
		const struct state *at =
			&g->states.at[g->stack.at[--g->stack.n]];

		for (uint32_t k = 0; at->continues && k < at->n_before; k++) {
			uint32_t b = at->before[k];

			if (b == x)
				return true;
			if (b < x || g->states.at[b].seen == g->round)
				continue;
			g->states.at[b].seen = g->round;
			*PUSH(g->s->a, &g->stack) = b;
		}
	}
	return false;
}

bool front_holds(struct front f, uint32_t state)
{
	for (uint32_t i = 0; i < f.n; i++)
		if (f.at[i] == state)
			return true;
	return false;
}

/* What of `x` still stands beside `y`. */
static void add_standing(struct lineage *g, struct front x, struct front y,
			 struct front *out)
{
	for (uint32_t i = 0; i < x.n; i++) {
		bool gone = front_holds(*out, x.at[i]);

		for (uint32_t k = 0;
		     !gone && k < y.n && !front_holds(y, x.at[i]); k++)
			gone = y.at[k] > x.at[i] && !front_holds(x, y.at[k]) &&
			       continues_from(g, y.at[k], x.at[i]);
		if (!gone)
			out->at[out->n++] = x.at[i];
	}
}

static int by_number(const void *x, const void *y)
{
	uint32_t p = *(const uint32_t *)x, q = *(const uint32_t *)y;

	return p < q ? -1 : p > q;
}

static struct front joined(struct lineage *g, struct front x, struct front y)
{
	struct front out = {0};

	if (y.n == 0 || x.at == y.at)
		return x;
	if (x.n == 0)
		return y;
	out.at = NEWN(g->s->a, x.n + y.n, uint32_t);
	add_standing(g, x, y, &out);
	add_standing(g, y, x, &out);
	qsort(out.at, out.n, sizeof *out.at, by_number);
	return out;
}

/* Whether the file of a state went away in the commit of a node. */
static bool went(const struct lineage *g, uint32_t node,
		 const struct scan_path *path)
{
	const struct touch *at = g->s->touches.at;
	uint32_t commit = g->nodes[node].commit;

	for (uint32_t t = g->s->commits.at[commit].first_touch; t != NONE;
	     t = at[t].next)
		if (at[t].gone && at[t].path == path)
			return true;
	return false;
}

static str file_name(str path)
{
	size_t from = path.len;

	while (from > 0 && path.ptr[from - 1] != '/')
		from--;
	return str_skip(path, from);
}

/* The state whose file went when this one came: of several the one with the
 * same content, else the same file name, else the newest.  Returns how many
 * (0 or 1) stand in `out`. */
static uint32_t moved_from(const struct lineage *g, const struct state *state,
			   struct front old, uint32_t *out)
{
	int best = -1;

	for (uint32_t i = 0; i < old.n; i++) {
		const struct state *from = &g->states.at[old.at[i]];
		bool named = str_eq(file_name(from->path->name),
				    file_name(state->path->name));
		bool same = id_equal(&from->blob, &state->blob);

		if (went(g, state->node, from->path) &&
		    same * 2 + named >= best) {
			best = same * 2 + named;
			out[0] = old.at[i];
		}
	}
	return best >= 0;
}

/* The state that a new file was made from: the newest in its folder, else the
 * newest. */
static uint32_t copied_from(const struct lineage *g, const struct state *state,
			    struct front old)
{
	str path = state->path->name;
	str folder = str_slice(path, 0, path.len - file_name(path).len);

	for (uint32_t i = old.n; i-- > 0;) {
		str other = g->states.at[old.at[i]].path->name;

		if (str_starts(other, folder) &&
		    file_name(other).len + folder.len == other.len)
			return old.at[i];
	}
	return old.at[old.n - 1];
}

/* Chooses from `old` what the state was made from. */
static void make_from(struct lineage *g, struct state *state, struct front old,
		      bool split)
{
	state->before = NEWN(g->s->a, old.n, uint32_t);
	for (uint32_t i = 0; i < old.n; i++)
		if (g->states.at[old.at[i]].path == state->path)
			state->before[state->n_before++] = old.at[i];
	if (state->n_before == 0)
		state->n_before = moved_from(g, state, old, state->before);
	if (split)
		sides_fold(g, state, old);
	state->continues = state->n_before > 0;
	if (state->n_before == 0 && old.n > 0)
		state->before[state->n_before++] = copied_from(g, state, old);
}

/* Takes a state up and returns the front after it was made. */
static struct front replaced(struct lineage *g, const struct state *state,
			     struct front old)
{
	struct front out = {NEWN(g->s->a, old.n + 1, uint32_t), 0};
	struct front from = {state->before,
			     state->continues ? state->n_before : 0};

	for (uint32_t i = 0; i < old.n; i++)
		if (!front_holds(from, old.at[i]))
			out.at[out.n++] = old.at[i];
	out.at[out.n++] = (uint32_t)g->states.n;
	*PUSH(g->s->a, &g->states) = *state;
	return out;
}

static bool follow(struct lineage *g, struct front *fronts,
		   const struct making *m, uint32_t document)
{
	size_t next = 0;

	for (uint32_t i = 0; i < g->n_nodes; i++) {
		const struct waypoint *node = &g->nodes[i];
		struct state state = {.node = i, .document = document};
		struct front f = {0}, old;
		bool split;

		for (uint32_t k = 0; k < node->n_parents; k++)
			f = joined(g, f, fronts[node->parent[k]]);
		old = f;
		split = f.n > 0 && sides_split(node, fronts, f);
		for (; next < m->n && m->node[next] == i; next++) {
			struct state made = state;

			made.path = m->at[next]->path;
			made.blob = m->at[next]->blob;
			make_from(g, &made, old, split);
			f = replaced(g, &made, f);
		}
		while (split && sides_choice(g, fronts, &state, f))
			f = replaced(g, &state, f);
		if (g->failed)
			return false;
		fronts[i] = f;
	}
	return true;
}

static int by_node(const void *x, const void *y)
{
	const struct state *p = *(struct state *const *)x;
	const struct state *q = *(struct state *const *)y;

	if (p->node != q->node)
		return p->node < q->node ? -1 : 1;
	return str_cmp(p->path->name, q->path->name);
}

/* All states in their order; each knows its place. */
static struct state **in_order(struct lineage *g)
{
	struct state **all = NEWN(g->s->a, g->states.n, struct state *);

	for (size_t i = 0; i < g->states.n; i++)
		all[i] = &g->states.at[i];
	if (g->states.n > 0)
		qsort(all, g->states.n, sizeof *all, by_node);
	for (size_t i = 0; i < g->states.n; i++)
		all[i]->place = (uint32_t)i;
	return all;
}

static struct version state_version(const struct lineage *g,
				    const struct state *state,
				    struct version *at)
{
	struct scan *s = g->s;
	const struct commit *c = &s->commits.at[g->nodes[state->node].commit];
	const struct version **before =
		NEWN(s->states, state->n_before, const struct version *);

	int64_t follows = 0;

	for (uint32_t k = 0; k < c->n_parents; k++) {
		uint32_t parent = s->parents.at[c->first_parent + k];

		if (s->commits.at[parent].when > follows)
			follows = s->commits.at[parent].when;
	}
	for (uint32_t k = 0; k < state->n_before; k++)
		before[k] = &at[g->states.at[state->before[k]].place];
	return (struct version){.path = state->path->name,
				.blob = git_id_write(s->states, &state->blob),
				.before = before,
				.n_before = state->n_before,
				.beside = !state->continues &&
					  state->n_before > 0,
				.merge = c->n_parents > 1 && !state->choice,
				.follows = follows,
				.choice = state->choice};
}

struct origin *scan_lineage(struct scan *s, size_t n_documents,
			    struct history *out)
{
	struct lineage g = {.s = s};
	struct making *making;
	struct front *fronts;
	struct origin *origin;
	struct state **all;

	g.nodes = scan_graph(s, &g.n_nodes);
	making = share_out(&g, n_documents);
	fronts = NEWN(s->a, g.n_nodes, struct front);
	for (uint32_t d = 0; d < n_documents; d++)
		if (!follow(&g, fronts, &making[d], d))
			return NULL;
	all = in_order(&g);
	out->n = out->cap = g.states.n;
	out->at = NEWN(s->states, g.states.n, struct version);
	origin = NEWN(s->a, g.states.n, struct origin);
	for (size_t i = 0; i < g.states.n; i++) {
		origin[i] = (struct origin){g.nodes[all[i]->node].commit,
					    all[i]->document};
		out->at[i] = state_version(&g, all[i], out->at);
	}
	return origin;
}
