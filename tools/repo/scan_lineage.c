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
 * and drops what the other side has already continued.
 */
#include "base/vec.h"
#include "repo/scan.h"

#include <stdlib.h>

struct state {
	uint32_t touch, node; /* node: place in the order */
	uint32_t document;
	uint32_t *before; /* states */
	uint32_t n_before;
	bool continues; /* it replaces what it was made from */
};

struct front {
	uint32_t *at; /* states, ascending */
	uint32_t n;
};

struct graph {
	struct scan *s;
	const struct waypoint *nodes; /* in their order */
	size_t n_nodes;
	struct state *states; /* in the order of the result */
	size_t n_states;
	uint32_t *stack, *seen, round; /* for continues_from() */
};

static int by_path(const void *x, const void *y)
{
	return str_cmp((*(struct touch *const *)x)->path->name,
		       (*(struct touch *const *)y)->path->name);
}

static void make_states(struct graph *g)
{
	struct scan *s = g->s;
	struct {
		struct touch **at;
		size_t n, cap;
	} here = {0};

	g->states = NEWN(s->a, s->touches.n, struct state);
	for (size_t i = 0; i < g->n_nodes; i++) {
		const struct commit *c = &s->commits.at[g->nodes[i].commit];

		here.n = 0;
		for (uint32_t t = c->first_touch; t != NONE;
		     t = s->touches.at[t].next)
			if (s->touches.at[t].document != NONE &&
			    !s->touches.at[t].gone)
				*PUSH(s->a, &here) = &s->touches.at[t];
		if (here.n > 1)
			qsort(here.at, here.n, sizeof(struct touch *), by_path);
		for (size_t k = 0; k < here.n; k++)
			g->states[g->n_states++] = (struct state){
				.touch = (uint32_t)(here.at[k] - s->touches.at),
				.node = (uint32_t)i,
				.document = here.at[k]->document};
	}
}

static struct scan_path *path_of(const struct graph *g, uint32_t state)
{
	return g->s->touches.at[g->states[state].touch].path;
}

/* Whether `y` replaces `x`, directly or by way of others. */
static bool continues_from(struct graph *g, uint32_t y, uint32_t x)
{
	size_t n = 0;

	g->round++;
	g->stack[n++] = y;
	while (n > 0) {
		const struct state *at = &g->states[g->stack[--n]];

		for (uint32_t k = 0; at->continues && k < at->n_before; k++) {
			uint32_t b = at->before[k];

			if (b == x)
				return true;
			if (b < x || g->seen[b] == g->round)
				continue;
			g->seen[b] = g->round;
			g->stack[n++] = b;
		}
	}
	return false;
}

static bool holds(struct front f, uint32_t state)
{
	for (uint32_t i = 0; i < f.n; i++)
		if (f.at[i] == state)
			return true;
	return false;
}

/* What of `x` still stands beside `y`. */
static void add_standing(struct graph *g, struct front x, struct front y,
			 struct front *out)
{
	for (uint32_t i = 0; i < x.n; i++) {
		bool gone = holds(*out, x.at[i]);

		for (uint32_t k = 0; !gone && k < y.n && !holds(y, x.at[i]);
		     k++)
			gone = y.at[k] > x.at[i] && !holds(x, y.at[k]) &&
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

static struct front joined(struct graph *g, struct front x, struct front y)
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
static bool went(const struct graph *g, const struct waypoint *node,
		 const struct scan_path *path)
{
	const struct touch *at = g->s->touches.at;

	for (uint32_t t = g->s->commits.at[node->commit].first_touch; t != NONE;
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
static uint32_t moved_from(const struct graph *g, uint32_t at, struct front old,
			   uint32_t *out)
{
	const struct state *state = &g->states[at];
	const struct touch *touch = g->s->touches.at;
	int best = -1;

	for (uint32_t i = 0; i < old.n; i++) {
		const struct touch *t = &touch[g->states[old.at[i]].touch];
		bool named = str_eq(file_name(t->path->name),
				    file_name(path_of(g, at)->name));
		bool same = git_oid_equal(&t->blob, &touch[state->touch].blob);

		if (went(g, &g->nodes[state->node], t->path) &&
		    same * 2 + named >= best) {
			best = same * 2 + named;
			out[0] = old.at[i];
		}
	}
	return best >= 0;
}

/* The state that a new file was made from: the newest in its folder, else the
 * newest. */
static uint32_t copied_from(const struct graph *g, uint32_t at,
			    struct front old)
{
	str path = path_of(g, at)->name;
	str folder = str_slice(path, 0, path.len - file_name(path).len);

	for (uint32_t i = old.n; i-- > 0;) {
		str other = path_of(g, old.at[i])->name;

		if (str_starts(other, folder) &&
		    file_name(other).len + folder.len == other.len)
			return old.at[i];
	}
	return old.at[old.n - 1];
}

/* Chooses from `old` what the state was made from. */
static void make_from(struct graph *g, uint32_t at, struct front old)
{
	struct state *state = &g->states[at];

	state->before = NEWN(g->s->a, old.n, uint32_t);
	for (uint32_t i = 0; i < old.n; i++)
		if (path_of(g, old.at[i]) == path_of(g, at))
			state->before[state->n_before++] = old.at[i];
	if (state->n_before == 0)
		state->n_before = moved_from(g, at, old, state->before);
	state->continues = state->n_before > 0;
	if (state->n_before == 0 && old.n > 0)
		state->before[state->n_before++] = copied_from(g, at, old);
}

/* The front after a state was made. */
static struct front replaced(struct graph *g, uint32_t at, struct front old)
{
	const struct state *s = &g->states[at];
	struct front out = {NEWN(g->s->a, old.n + 1, uint32_t), 0};
	struct front from = {s->before, s->continues ? s->n_before : 0};

	for (uint32_t i = 0; i < old.n; i++)
		if (!holds(from, old.at[i]))
			out.at[out.n++] = old.at[i];
	out.at[out.n++] = at;
	return out;
}

static void follow(struct graph *g, struct front *fronts, const uint32_t *mine,
		   size_t n)
{
	size_t next = 0;

	for (uint32_t i = 0; i < g->n_nodes; i++) {
		const struct waypoint *node = &g->nodes[i];
		struct front f = {0}, old;

		for (uint32_t k = 0; k < node->n_parents; k++)
			f = joined(g, f, fronts[node->parent[k]]);
		old = f;
		for (; next < n && g->states[mine[next]].node == i; next++) {
			make_from(g, mine[next], old);
			f = replaced(g, mine[next], f);
		}
		fronts[i] = f;
	}
}

static void link_states(struct graph *g, size_t n_documents)
{
	struct arena *a = g->s->a;
	uint32_t *first = NEWN(a, n_documents + 2, uint32_t);
	uint32_t *mine = NEWN(a, g->n_states, uint32_t);
	struct front *fronts = NEWN(a, g->n_nodes, struct front);

	g->stack = NEWN(a, g->n_states + 1, uint32_t);
	g->seen = NEWN(a, g->n_states + 1, uint32_t);
	for (size_t i = 0; i < g->n_states; i++)
		first[g->states[i].document + 2]++;
	for (size_t d = 2; d < n_documents + 2; d++)
		first[d] += first[d - 1];
	for (size_t i = 0; i < g->n_states; i++)
		mine[first[g->states[i].document + 1]++] = (uint32_t)i;
	for (size_t d = 0; d < n_documents; d++)
		follow(g, fronts, mine + first[d], first[d + 1] - first[d]);
}

struct origin *scan_lineage(struct scan *s, size_t n_documents,
			    struct history *out)
{
	struct graph g = {.s = s};
	struct origin *origin;

	g.nodes = scan_graph(s, &g.n_nodes);
	make_states(&g);
	link_states(&g, n_documents);
	out->n = out->cap = g.n_states;
	out->at = NEWN(s->result, g.n_states, struct version);
	origin = NEWN(s->a, g.n_states, struct origin);
	for (size_t i = 0; i < g.n_states; i++) {
		const struct state *state = &g.states[i];
		const struct touch *t = &s->touches.at[state->touch];
		const struct version **before = NEWN(s->result, state->n_before,
						     const struct version *);

		for (uint32_t k = 0; k < state->n_before; k++)
			before[k] = &out->at[state->before[k]];
		origin[i] = (struct origin){t->commit, t->document};
		out->at[i].path = t->path->name;
		out->at[i].blob = git_id_write(s->result, &t->blob);
		out->at[i].before = before;
		out->at[i].n_before = state->n_before;
		out->at[i].beside = !state->continues && state->n_before > 0;
		out->at[i].merge = s->commits.at[t->commit].n_parents > 1;
	}
	return origin;
}
