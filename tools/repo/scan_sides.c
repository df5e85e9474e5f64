/*
 * Merges of two sides that had both changed a document.
 *
 * When the merge holds something new it is a state like any other.  When it
 * took over what one side had, no commit differs from every parent, and yet
 * the other side was dropped there: that is told as a choice, a state with the
 * content of one side and made from both.  That side may be the older one,
 * which had not changed at all.  Sides that hold the same content agree, and
 * nothing was chosen.
 *
 * When the document moved on one side, the merge has no file under the old
 * name.  What stood there belongs to the moved document when both go back to
 * one state.
 */
#include "base/lang.h"
#include "base/vec.h"
#include "repo/sides.h"

bool sides_split(const struct waypoint *node, const struct front *fronts,
		 struct front joined)
{
	for (uint32_t k = 0; node->n_parents > 1 && k < node->n_parents; k++) {
		struct front side = fronts[node->parent[k]];

		if (side.n != joined.n ||
		    (side.n > 0 &&
		     memcmp(side.at, joined.at, side.n * sizeof *side.at) != 0))
			return true;
	}
	return false;
}

/* The content that the commit of a node has under a path.  False when it has
 * none. */
static bool content(struct lineage *g, uint32_t node, str path, git_oid *blob)
{
	struct scan *s = g->s;
	const struct commit *c = &s->commits.at[g->nodes[node].commit];
	git_tree *tree = NULL;
	git_tree_entry *e = NULL;
	bool found;

	if (git_tree_lookup(&tree, s->r->git, &c->tree) != 0) {
		git_trouble(s->result, s->r, s->why, _("a folder"));
		g->failed = true;
		return false;
	}
	found = git_tree_entry_bypath(&e, tree, str_cstr(s->a, path)) == 0;
	if (found)
		*blob = *git_tree_entry_id(e);
	git_tree_entry_free(e);
	git_tree_free(tree);
	return found;
}

/* Marks a state and what it continues, with the round. */
static void mark(struct lineage *g, uint32_t from)
{
	g->stack.n = 0;
	*PUSH(g->s->a, &g->stack) = from;
	g->states.at[from].seen = g->round;
	while (g->stack.n > 0) {
		const struct state *at =
			&g->states.at[g->stack.at[--g->stack.n]];

		for (uint32_t k = 0; at->continues && k < at->n_before; k++) {
			struct state *b = &g->states.at[at->before[k]];

			if (b->seen == g->round)
				continue;
			b->seen = g->round;
			*PUSH(g->s->a, &g->stack) = at->before[k];
		}
	}
}

/* Whether a state goes back to one that is marked. */
static bool meets(const struct lineage *g, uint32_t from)
{
	const struct state *at = &g->states.at[from];

	while (at->seen != g->round && at->continues)
		at = &g->states.at[at->before[0]];
	return at->seen == g->round;
}

/* Adds what of `old` belongs to the line of what the state was made from, and
 * has no file in the merge. */
static void fold(struct lineage *g, struct state *state, struct front old)
{
	struct front known = {state->before, state->n_before};
	git_oid blob;

	g->round++;
	for (uint32_t k = 0; k < known.n; k++)
		mark(g, known.at[k]);
	for (uint32_t i = 0; i < old.n; i++)
		if (!front_holds(known, old.at[i]) && meets(g, old.at[i]) &&
		    !content(g, state->node, g->states.at[old.at[i]].path->name,
			     &blob))
			state->before[state->n_before++] = old.at[i];
}

void sides_fold(struct lineage *g, struct state *state, struct front old)
{
	if (state->n_before > 0)
		fold(g, state, old);
}

static bool differ(const struct lineage *g, const struct state *state)
{
	const struct state *first = &g->states.at[state->before[0]];

	for (uint32_t k = 1; k < state->n_before; k++) {
		const struct state *other = &g->states.at[state->before[k]];

		if (!id_equal(&first->blob, &other->blob) ||
		    first->path != other->path)
			return true;
	}
	return false;
}

/* Adds the state of a side that has the content which the merge has. */
static void add_older(struct lineage *g, const struct front *fronts,
		      struct state *state)
{
	const struct waypoint *node = &g->nodes[state->node];
	const struct state *newest = &g->states.at[state->before[0]];

	if (state->n_before != 1 || id_equal(&newest->blob, &state->blob))
		return;
	for (uint32_t k = 0; k < node->n_parents; k++) {
		struct front side = fronts[node->parent[k]];

		for (uint32_t i = 0; i < side.n; i++) {
			const struct state *at = &g->states.at[side.at[i]];

			if (at->path != state->path ||
			    !id_equal(&at->blob, &state->blob))
				continue;
			state->before[state->n_before++] = side.at[i];
			return;
		}
	}
}

bool sides_choice(struct lineage *g, const struct front *fronts,
		  struct state *state, struct front f)
{
	state->before = NEWN(g->s->a, f.n + 1, uint32_t);
	state->choice = state->continues = true;
	for (uint32_t i = 0; i < f.n; i++) {
		const struct state *at = &g->states.at[f.at[i]];

		if (at->node == state->node)
			continue; /* made here */
		state->path = at->path;
		state->n_before = 0;
		for (uint32_t k = 0; k < f.n; k++)
			if (g->states.at[f.at[k]].path == at->path)
				state->before[state->n_before++] = f.at[k];
		if (!content(g, state->node, at->path->name, &state->blob))
			continue;
		fold(g, state, f);
		add_older(g, fronts, state);
		if (state->n_before > 1 && differ(g, state))
			return true;
	}
	return false;
}
