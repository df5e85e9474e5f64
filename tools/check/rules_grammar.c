/*
 * Words that do not fit together: forms of regels.yaml, and a small word that
 * stands there twice in a row.  The latter is no pattern, since one that looks
 * back at itself must be tried at every word of every text.
 */
#include "base/lang.h"
#include "check/patterns.h"
#include "check/running.h"

struct grammar {
	const struct pattern_forms *forms;
	struct map once; /* words that never stand twice in a row */
};

static const void *read_grammar(const struct rule_setup *setup)
{
	struct grammar *g = NEW(setup->a, struct grammar);
	const struct node *list = node_get(setup->parameters, S("dubbel"));

	g->forms = patterns_read(setup);
	for (size_t i = 0; list != NULL && i < list->n; i++)
		*map_slot(setup->a, &g->once, node_text(list->child[i])) =
			setup->a;
	return g;
}

static void grammar(const struct rule_run *run)
{
	const struct grammar *g = run->prepared;
	const struct running *all = run->words;

	patterns_see(run, g->forms,
		     str_from(_("these words do not fit together")));
	for (size_t i = 1; i < all->n; i++) {
		const struct running_word *x = &all->at[i - 1];
		const struct running_word *y = &all->at[i];
		str both = {x->text.ptr, x->text.len + 1 + y->text.len};

		if (x->tally != y->tally || !y->joined || !x->whole ||
		    !y->whole || map_get(&g->once, x->tally->folded) == NULL)
			continue;
		rule_finding_in(run, x->in, both,
				_("this word stands here twice"))
			->help = str_from(_("take one out"));
	}
}

const struct rule grammar_rules[] = {
	{.id = "grammar",
	 .level = LEVEL_NOTE,
	 .looks = MSG("words that do not fit together: de and het, one and "
		      "many, an ending or a word that is missing, a word that "
		      "stands there twice"),
	 .why = MSG("A sentence that does not fit reads as a mistake of those "
		    "who adopt it."),
	 .check = grammar,
	 .prepare = read_grammar},
	{0},
};
