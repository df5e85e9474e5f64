/*
 * Agreed actions: who does it, and is it one thing?
 *
 * Where an action has a column for its owner, what stands there is the owner.
 * A raw paper tells it in a sentence; then an organisation without a person in
 * it is nobody, for who is asked at the next meeting?
 */
#include "base/lang.h"
#include "check/names.h"

struct owners {
	struct rule_patterns bodies; /* an owner that is no person */
	struct rule_patterns nobody; /* words that leave the owner open */
};

static const void *read_owners(const struct rule_setup *setup)
{
	struct owners *p = NEW(setup->a, struct owners);

	p->bodies = rule_patterns(setup, "organisatie");
	p->nobody = rule_patterns(setup, "niemand");
	return p;
}

static bool is_within(struct span x, struct span y)
{
	return x.from >= y.from && x.to <= y.to;
}

/* Whether the sentences of a paper name organisations alone. */
static bool is_nobody(const struct rule_run *run, const struct action *x)
{
	const struct written *w = run->agenda->written;
	const struct owners *p = run->prepared;
	size_t owners = 0;

	for (size_t i = 0; w != NULL && i < w->n_mentions; i++) {
		if (w->mentions[i].term ||
		    !is_within(w->mentions[i].span, x->where->span))
			continue;
		owners++;
		if (!rule_patterns_find(&p->bodies, w->mentions[i].text))
			return false;
	}
	return owners > 0;
}

/* Whether a text may name somebody in words that import does not know: a
 * capital inside a sentence. */
static bool has_name(str text)
{
	bool inside = false; /* a sentence has begun */

	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];
		bool begins = i > 0 && text.ptr[i - 1] == ' ';

		if (c >= 'A' && c <= 'Z' && inside && begins)
			return true;
		if (c == '.' || c == '!' || c == '?' || c == ':' || c == '*')
			inside = false;
		else if (c != ' ')
			inside = true;
	}
	return false;
}

static bool is_owned(const struct rule_run *run, const struct action *x)
{
	return !rule_empty(run, node_get(x->where, S("eigenaar"))) ||
	       (run->agenda->written != NULL &&
		has_name(source_slice(run->agenda->source, x->where->span)));
}

static bool is_unnamed(const struct rule_run *run, const struct node *owner)
{
	const struct owners *p = run->prepared;

	return rule_empty(run, owner) ||
	       rule_patterns_find(&p->nobody, str_trim(node_text(owner)));
}

/* The signs that part cells in the first line of an element, as it is written
 * in a paper; those of a label are one.  0 where nothing tells. */
static size_t cells_of(const struct rule_run *run, const struct node *x)
{
	const struct source *s = run->agenda->source;
	unsigned line = source_place(s, x->span.from).line;
	str text = source_line(s, line);
	size_t n = 0;

	for (size_t i = 0; i < text.len; i++)
		n += text.ptr[i] == '\t' || text.ptr[i] == '|';
	return n == 0 && str_find_char(text, ':') < text.len ? 1 : n;
}

/* Whether an element without owner stands beside one of the same table that
 * has one: then there was a cell for it, and it is empty. */
static bool has_cell(const struct rule_run *run, const struct node *x,
		     const struct node *beside)
{
	size_t cells;

	if (beside == NULL || rule_empty(run, node_get(beside, S("eigenaar"))))
		return false;
	cells = cells_of(run, x);
	return run->agenda->written == NULL ||
	       (cells > 0 && cells == cells_of(run, beside));
}

/* Rows of a planning or goals whose owner is left open, where others have one.
 * An agenda has no empty cells: what it does not say it does not want to say.
 */
static void open_cells(const struct rule_run *run, const struct node *list)
{
	for (size_t i = 0; list != NULL && i < list->n; i++) {
		const struct node *x = list->child[i];
		const struct node *owner = node_get(x, S("eigenaar"));
		bool said = owner != NULL && node_text(owner).len > 0;

		if (!is_unnamed(run, owner) ||
		    (!said && run->agenda->written == NULL) ||
		    (!said &&
		     !has_cell(run, x, i > 0 ? list->child[i - 1] : NULL) &&
		     !has_cell(run, x,
			       i + 1 < list->n ? list->child[i + 1] : NULL)))
			continue;
		rule_finding(run, said ? owner : x, _("nobody owns this"))
			->help = str_from(_("name one organisation or "
					    "person that sees to it"));
	}
}

static void owner(const struct rule_run *run)
{
	const struct agenda *d = run->agenda;
	const struct node *parts = node_get(d->data, S("speerpunten"));

	open_cells(run, node_get(d->data, S("planning")));
	for (size_t i = 0; parts != NULL && i < parts->n; i++)
		open_cells(run, node_get(parts->child[i], S("doelen")));

	for (size_t i = 0; i < d->n_actions; i++) {
		const struct action *x = &d->actions[i];

		if (!is_owned(run, x))
			rule_finding(run, x->where,
				     _("nobody owns this action"))
				->help = str_from(_("name one organisation or "
						    "person that sees to it"));
		else if (is_nobody(run, x))
			rule_finding(run, x->where,
				     _("of '%.*s' nobody is named"),
				     STR(rule_quote(run, x->owner)))
				->help = str_from(_("name who in it sees to "
						    "it"));
	}
}

struct mentioned {
	size_t owners; /* different ones */
	size_t terms;
};

static struct mentioned count(const struct rule_run *run,
			      const struct action *x)
{
	const struct written *w = run->agenda->written;
	struct mentioned m = {0};
	struct map seen = {0};

	for (size_t i = 0; w != NULL && i < w->n_mentions; i++) {
		void **slot;

		if (!is_within(w->mentions[i].span, x->where->span))
			continue;
		if (w->mentions[i].term) {
			m.terms++;
			continue;
		}
		slot = map_slot(run->a, &seen,
				rule_fold(run, w->mentions[i].text));
		m.owners += *slot == NULL;
		*slot = run->a;
	}
	return m;
}

static bool is_list(str text)
{
	size_t at = str_find_char(text, ';');

	return at > 0 && str_trim(str_skip(text, at + 1)).len > 0 &&
	       at < text.len;
}

static void multi(const struct rule_run *run)
{
	const struct agenda *d = run->agenda;

	for (size_t i = 0; i < d->n_actions; i++) {
		const struct action *x = &d->actions[i];
		struct mentioned m = count(run, x);

		if (!(m.owners >= 2 && m.terms >= 2) && m.terms < 3 &&
		    !(is_list(x->owner) && is_list(x->term.text)))
			continue;
		rule_finding(run, x->where,
			     _("this action has more than one owner or term"))
			->help = str_from(_("make of each an action of its "
					    "own"));
	}
}

const struct rule action_rules[] = {
	{.id = "owner",
	 .level = LEVEL_WARNING,
	 .looks = MSG("actions without an owner, and rows of a planning or "
		      "goals whose owner is left open where others have one"),
	 .why = MSG("An action of everybody is done by nobody."),
	 .check = owner,
	 .prepare = read_owners},
	{.id = "multi-action",
	 .level = LEVEL_WARNING,
	 .looks = MSG("actions of several owners with several terms"),
	 .why = MSG("It cannot be ticked off: one half is done and the other "
		    "is late."),
	 .check = multi},
	{0},
};
