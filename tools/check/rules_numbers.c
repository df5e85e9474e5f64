/*
 * Numbers, ids and references: what is pointed at must be there, once.
 */
#include "base/lang.h"
#include "base/map.h"
#include "base/vec.h"
#include "check/rules.h"
#include "tree/inline.h"

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
	rule_each(run, run->agenda->data, "voorstel", see_numbered);
	rule_each(run, run->agenda->data, "bijlagen", see_numbered);
	rule_each(run, run->agenda->data, "onderdelen", see_numbered);
}

/* Headings as they are numbered in the text: "3.1 Titel". */
struct heading {
	const struct node *where;
	str number;
	size_t depth; /* 1 for "3", 2 for "3.1" */
};

struct headings {
	struct heading *at;
	size_t n, cap;
};

static str leading_number(str text, size_t *depth)
{
	size_t i = 0;

	*depth = 1;
	while (i < text.len && ((text.ptr[i] >= '0' && text.ptr[i] <= '9') ||
				(text.ptr[i] == '.' && i > 0))) {
		if (text.ptr[i] == '.' && i + 1 < text.len &&
		    text.ptr[i + 1] >= '0' && text.ptr[i + 1] <= '9')
			(*depth)++;
		i++;
	}
	if (i == 0 || i > 12 || i >= text.len || text.ptr[i] != ' ')
		return (str){0};
	while (text.ptr[i - 1] == '.')
		i--;
	return str_slice(text, 0, i);
}

static void collect_headings(struct arena *a, const struct node *n,
			     struct headings *out)
{
	for (size_t i = 0; n != NULL && i < n->n; i++) {
		const struct node *c = n->child[i];
		struct heading h = {.where = c};

		if (c->kind != NODE_SECTION)
			continue;
		h.number = leading_number(inline_words(a, c->text), &h.depth);
		/* "2019 in cijfers" is a title, not a number */
		if (h.number.len > 0 && !(h.depth == 1 && h.number.len > 2))
			*PUSH(a, out) = h;
		collect_headings(a, c, out);
	}
}

/* Chapters stand at one level, paragraphs below them at the next. */
static void heading_levels(const struct rule_run *run)
{
	struct headings h = {0};
	uint8_t level[8] = {0};

	collect_headings(run->a, run->agenda->tree.body, &h);
	for (size_t i = 0; i < h.n; i++) {
		const struct heading *x = &h.at[i];

		if (x->depth >= 8)
			continue;
		if (level[x->depth] == 0)
			level[x->depth] = x->where->level;
		if (level[x->depth] == x->where->level)
			continue;
		findings_add(run->to, run->level, run->rule->id,
			     run->agenda->source, x->where->key_span,
			     _("heading %.*s is of level %d, others of its "
			       "kind are of level %d"),
			     STR(x->number), x->where->level, level[x->depth])
			->help = str_from(
			_("give headings with equally long numbers the same "
			  "number of #'s"));
	}
}

/* A kind of reference in the text: "bijlage 2". */
struct reference {
	struct rule_patterns patterns; /* each with a group `nummer` */
	str list;		       /* key of the numbered list */
	bool headings;		       /* numbered headings instead */
};

struct references {
	struct reference *at;
	size_t n, cap;
};

static const void *read_references(const struct rule_setup *setup)
{
	const struct node *list =
		node_get(setup->parameters, S("verwijzingen"));
	struct references *out = NEW(setup->a, struct references);

	for (size_t i = 0; list != NULL && i < list->n; i++) {
		struct rule_setup row = *setup;

		row.parameters = list->child[i];
		*PUSH(setup->a, out) = (struct reference){
			.patterns = rule_patterns(&row, "patroon"),
			.list = node_text_of(list->child[i], S("lijst")),
			.headings =
				str_eq(node_text_of(list->child[i], S("lijst")),
				       S("koppen"))};
	}
	return out;
}

/* Whether a reference can be judged, and if so whether its number is there. */
static bool is_missing(const struct rule_run *run, const struct reference *r,
		       str number)
{
	const struct node *list = node_get(run->agenda->data, r->list);
	struct headings h = {0};
	size_t numbered = 0;

	if (r->headings) {
		collect_headings(run->a, run->agenda->tree.body, &h);
		for (size_t i = 0; i < h.n; i++)
			if (str_eq(h.at[i].number, number))
				return false;
		return h.n >= 2;
	}
	for (size_t i = 0; list != NULL && i < list->n; i++) {
		str found = node_text_of(list->child[i], S("nummer"));

		numbered += found.len > 0;
		if (str_eq(found, number))
			return false;
	}
	return list != NULL && list->n > 0 && numbered == list->n;
}

static void see_references(const struct rule_run *run, const struct node *n)
{
	const struct references *all = run->prepared;
	enum { MATCHES_MAX = 20 };

	if (!rule_has_digit(n->text))
		return;
	for (size_t i = 0; i < all->n; i++) {
		const struct reference *r = &all->at[i];

		for (size_t k = 0; k < r->patterns.n; k++) {
			const struct regex *re = r->patterns.at[k];
			struct regex_match m;
			size_t from = 0, seen = 0;

			while (seen++ < MATCHES_MAX &&
			       rule_match(run, re, n, from, &m) &&
			       m.whole.len > 0) {
				str number = regex_named(re, &m, S("nummer"));

				from = (size_t)(m.whole.ptr - n->text.ptr) +
				       m.whole.len;
				if (is_missing(run, r, number))
					rule_finding_in(
						run, n, m.whole,
						_("there is no '%.*s' in this "
						  "document"),
						STR(rule_quote(run, m.whole)))
						->help = str_from(
						_("correct the number, or name "
						  "the part by its title"));
			}
		}
	}
}

static void xref(const struct rule_run *run)
{
	rule_strings(run, run->agenda->data, see_references);
}

struct counts {
	struct rule_patterns patterns; /* each with a group `aantal` */
	const struct node *numerals;   /* nul, een, twee ... */
	str list;
};

static const void *read_counts(const struct rule_setup *setup)
{
	struct counts *p = NEW(setup->a, struct counts);

	p->patterns = rule_patterns(setup, "patronen");
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

static void count(const struct rule_run *run)
{
	const struct counts *p = run->prepared;
	const struct node *list = node_get(run->agenda->data, p->list);

	if (list != NULL && list->kind == NODE_LIST && list->n > 0)
		rule_strings(run, run->agenda->data, see_count);
}

const struct rule number_rules[] = {
	{.id = "duplicate-id",
	 .level = LEVEL_ERROR,
	 .looks = MSG("ids that are used twice in one kind of list"),
	 .why = MSG("An id says which part is which in every later version; "
		    "with two, comparing and following decisions goes wrong."),
	 .check = duplicate_id},
	{.id = "number-gap",
	 .level = LEVEL_WARNING,
	 .looks = MSG("numbers of speerpunten, beslispunten, annexes and "
		      "chapters"),
	 .why = MSG("People refer by number; a gap or a double makes them look "
		    "for what is not there."),
	 .check = number_gap},
	{.id = "heading",
	 .level = LEVEL_NOTE,
	 .looks = MSG("numbered headings and their level"),
	 .why = MSG(
		 "The table of contents follows the levels, not the numbers."),
	 .check = heading_levels},
	{.id = "xref",
	 .level = LEVEL_WARNING,
	 .looks = MSG("references such as 'bijlage 2' or 'hoofdstuk 5' to what "
		      "the document does not have"),
	 .why = MSG("Parts move and references stay behind."),
	 .check = xref,
	 .prepare = read_references},
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
