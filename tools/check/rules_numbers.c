/*
 * Numbers and ids: each once, and as many as the text says.
 */
#include "base/lang.h"
#include "base/map.h"
#include "check/rules.h"

#include <stdlib.h>

/* Ids are looked at per kind of list, so that "1" may number both an action
 * and an annex: `lists` holds a map of ids under each key. */
static void see_ids(const struct rule_run *run, const struct node *n, str key,
		    struct map *lists)
{
	const struct node *id = node_get(n, S("id"));
	void **slot;

	if (n->kind == NODE_LIST) {
		for (size_t i = 0; i < n->n; i++)
			see_ids(run, n->child[i], key, lists);
		return;
	}
	if (n->kind != NODE_MAP)
		return;
	for (size_t i = 0; i < n->n; i++)
		see_ids(run, n->child[i], n->child[i]->key, lists);
	if (node_text(id).len == 0 || key.len == 0)
		return;
	slot = map_slot(run->a, lists, key);
	if (*slot == NULL)
		*slot = NEW(run->a, struct map);
	slot = map_slot(run->a, *slot, node_text(id));
	if (*slot == NULL) {
		*slot = run->a;
		return;
	}
	rule_finding(run, id, _("the id '%.*s' is used twice"),
		     STR(rule_quote(run, node_text(id))))
		->help = str_from(_("give one of the two another id"));
}

static void duplicate_id(const struct rule_run *run)
{
	struct map lists = {0};

	if (run->agenda->data != NULL)
		see_ids(run, run->agenda->data, (str){0}, &lists);
}

/* The whole number that a text is, or -1. */
static int whole(str s)
{
	int value = 0;

	if (s.len == 0 || s.len > 6)
		return -1;
	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] < '0' || s.ptr[i] > '9')
			return -1;
		value = value * 10 + (s.ptr[i] - '0');
	}
	return value;
}

static void see_numbered(const struct rule_run *run, const struct node *list)
{
	int before = -1;

	for (size_t i = 0; list->kind == NODE_LIST && i < list->n; i++) {
		const struct node *n = node_get(list->child[i], S("nummer"));
		int number = whole(node_text(n));
		struct finding *f = NULL;

		if (number >= 0 && before >= 0) {
			if (number == before)
				f = rule_finding(run, n,
						 _("number %d is used twice"),
						 number);
			else if (number < before)
				f = rule_finding(run, n,
						 _("number %d stands after "
						   "number %d"),
						 number, before);
			else if (number > before + 1)
				f = rule_finding(run, n,
						 _("number %d follows number "
						   "%d"),
						 number, before);
		}
		if (f != NULL)
			f->help = str_from(_("number without gaps, in the "
					     "order of the document"));
		before = number;
	}
}

static void number_gap(const struct rule_run *run)
{
	rule_each(run, run->agenda->data, "speerpunten", see_numbered);
	rule_each(run, run->agenda->data, "speerpunten/*/doelen", see_numbered);
	rule_each(run, run->agenda->data, "voorstel", see_numbered);
	rule_each(run, run->agenda->data, "bijlagen", see_numbered);
}

struct counts {
	struct rule_patterns patterns; /* each with a group `aantal` */
	struct rule_patterns headings; /* the same, for headings */
	const struct node *numerals;   /* nul, een, twee ... */
	str list;
};

static const void *read_counts(const struct rule_setup *setup)
{
	struct counts *p = NEW(setup->a, struct counts);

	p->patterns = rule_patterns(setup, "patronen");
	p->headings = rule_patterns(setup, "koppen");
	p->numerals = node_get(setup->parameters, S("getallen"));
	p->list = node_text_of(setup->parameters, S("lijst"));
	return p;
}

static int numeral(const struct counts *p, str word)
{
	int value = whole(word);

	for (size_t i = 0;
	     value < 0 && p->numerals != NULL && i < p->numerals->n && i < 100;
	     i++)
		if (str_eq_nocase(node_text(p->numerals->child[i]), word))
			value = (int)i;
	return value;
}

static void see_count(const struct rule_run *run, const struct node *n)
{
	const struct counts *p = run->prepared;
	const struct node *list = node_get(run->agenda->data, p->list);

	for (size_t i = 0; i < p->patterns.n; i++) {
		struct regex_match m;
		int said;

		if (!rule_match(run, p->patterns.at[i], n, 0, &m))
			continue;
		said = numeral(p,
			       regex_named(p->patterns.at[i], &m, S("aantal")));
		if (said < 0 || (size_t)said == list->n)
			continue;
		rule_finding_in(run, n, m.whole,
				_("'%.*s', but the document has %zu"),
				STR(rule_quote(run, m.whole)), list->n)
			->help = str_from(_("correct the number, or the list"));
		return;
	}
}

/* "Vijf ambities" above a list: headings are no texts of the data. */
static void see_heading(const struct rule_run *run,
			const struct written_heading *h, const struct regex *re)
{
	const struct counts *p = run->prepared;
	const struct node *list = node_get(run->agenda->data, p->list);
	struct regex_match m;
	int said;

	if (regex_find(re, h->title, 0, &m) != REGEX_YES)
		return;
	said = numeral(p, regex_named(re, &m, S("aantal")));
	if (said < 2 || (size_t)said == list->n)
		return;
	rule_finding_at(run, h->span, _("'%.*s', but the document has %zu"),
			STR(rule_quote(run, h->title)), list->n)
		->help = str_from(_("correct the number, or the list"));
}

static void count(const struct rule_run *run)
{
	const struct counts *p = run->prepared;
	const struct node *list = node_get(run->agenda->data, p->list);
	const struct written *w = run->agenda->written;

	if (list == NULL || list->kind != NODE_LIST || list->n == 0)
		return;
	rule_strings(run, run->agenda->data, see_count);
	for (size_t i = 0; w != NULL && i < w->n_headings; i++)
		for (size_t k = 0; k < p->headings.n; k++)
			see_heading(run, &w->headings[i], p->headings.at[k]);
}

const struct rule number_rules[] = {
	{.id = "duplicate-id",
	 .level = LEVEL_ERROR,
	 .looks = MSG("ids that are used twice in one kind of list"),
	 .why = MSG("An id says which part is which in every later version; "
		    "with two, comparing and following decisions goes wrong."),
	 .plain = true,
	 .check = duplicate_id},
	{.id = "number-gap",
	 .level = LEVEL_WARNING,
	 .looks = MSG("numbers of speerpunten, goals, beslispunten and "
		      "annexes"),
	 .why = MSG("People refer by number; a gap or a double makes them look "
		    "for what is not there."),
	 .check = number_gap},
	{.id = "count",
	 .level = LEVEL_WARNING,
	 .looks = MSG("sentences that say how many speerpunten the agenda "
		      "has"),
	 .why = MSG("A speerpunt was added or dropped, and the sentence was "
		    "forgotten."),
	 .check = count,
	 .prepare = read_counts},
	{0},
};
