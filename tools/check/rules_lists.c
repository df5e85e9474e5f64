/*
 * Lists of records: each is there once.
 */
#include "base/buf.h"
#include "base/lang.h"
#include "base/map.h"
#include "base/vec.h"
#include "check/rules.h"

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

const struct rule list_rules[] = {
	{.id = "duplicate",
	 .level = LEVEL_WARNING,
	 .looks = MSG("rows and items that stand in one list twice"),
	 .why = MSG("One of the two is a copy that was not finished, or was "
		    "forgotten."),
	 .check = duplicate},
	{0},
};
