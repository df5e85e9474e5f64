/*
 * Tables, indicators, sources, parties: does what is there say enough to be
 * used?
 */
#include "base/lang.h"
#include "check/names.h"
#include "check/notes.h"
#include "tree/inline.h"

/* ------------------------------------------------------------ tables */

/* Cells of a row as written: a bar that is not escaped parts two. */
static size_t cells_of(str line)
{
	size_t n = 1;

	line = str_trim(line);
	if (line.len > 0 && line.ptr[0] == '|')
		line = str_skip(line, 1);
	if (line.len > 1 && line.ptr[line.len - 1] == '|' &&
	    line.ptr[line.len - 2] != '\\')
		line.len--;
	for (size_t i = 0; i < line.len; i++)
		n += line.ptr[i] == '|' && (i == 0 || line.ptr[i - 1] != '\\');
	return n;
}

static void see_tables(const struct rule_run *run, const struct node *n)
{
	const struct source *s = run->agenda->source;

	for (size_t i = 0; i < n->n; i++) {
		const struct node *c = n->child[i];
		size_t cells;

		if (node_is_data(c))
			return;
		if (c->kind != NODE_ROW || n->kind != NODE_TABLE || i == 0) {
			see_tables(run, c);
			continue;
		}
		cells = cells_of(source_slice(s, c->span));
		if (cells == n->child[0]->n)
			continue;
		rule_finding_at(run, c->span,
				_("this row has %zu cells, the header %zu"),
				cells, n->child[0]->n)
			->help =
			str_from(_("put a bar between all cells; write "
				   "one within a cell as \\|"));
	}
}

/* Whether a line goes on with the table above it: what broke off, or values.
 * The header of the next table has neither. */
static bool goes_on(str line)
{
	enum { LONG = 60 };
	bool first = true;

	while (line.ptr != NULL) {
		str cell = str_trim(str_cut(&line, '\t'));
		enum precision p = period_read(cell, 0).precision;

		if ((first && cell.len == 0) || cell.len > LONG ||
		    p == PRECISION_DAY || p == PRECISION_MONTH)
			return true;
		first = false;
	}
	return false;
}

static void table_shape(const struct rule_run *run)
{
	const struct written *w = run->agenda->written;

	if (w == NULL && run->agenda->tree.body != NULL)
		see_tables(run, run->agenda->tree.body);
	for (size_t i = 0; w != NULL && i < w->n_breaks; i++)
		if (w->breaks[i].table &&
		    goes_on(source_line(run->agenda->source,
					source_place(run->agenda->source,
						     w->breaks[i].span.from)
						.line)))
			rule_finding_at(run, w->breaks[i].span,
					_("an empty line breaks this table in "
					  "two"))
				->help = str_from(_("take the empty line out"));
}

/* ------------------------------------------------------------ indicators */

struct indicators {
	struct rule_patterns vague;    /* a way to measure, or a subject */
	struct rule_patterns norm;     /* what makes it more than that */
	struct rule_patterns activity; /* something to do */
	struct rule_patterns result;   /* a norm among the activities */
};

static const void *read_indicators(const struct rule_setup *setup)
{
	struct indicators *p = NEW(setup->a, struct indicators);

	p->vague = rule_patterns(setup, "vaag");
	p->norm = rule_patterns(setup, "norm");
	p->activity = rule_patterns(setup, "activiteit");
	p->result = rule_patterns(setup, "resultaat");
	return p;
}

static void see_indicator(const struct rule_run *run, const struct node *n)
{
	const struct indicators *p = run->prepared;
	str text = str_trim(inline_words(run->a, node_text(n)));

	if (rule_finds(run, &p->activity, n, text))
		rule_finding(run, n,
			     _("'%.*s' is something to do, no "
			       "indicator"),
			     STR(rule_quote(run, text)))
			->help = str_from(_("say what is counted or seen when "
					    "the goal is reached"));
	else if (rule_finds(run, &p->vague, n, text) &&
		 !rule_finds(run, &p->norm, n, text))
		rule_finding(run, n,
			     _("'%.*s' says not when the goal is reached"),
			     STR(rule_quote(run, text)))
			->help = str_from(_("add how much or which, from what "
					    "source and when"));
}

static void see_step(const struct rule_run *run, const struct node *n)
{
	const struct indicators *p = run->prepared;
	str text = str_trim(inline_words(run->a, node_text(n)));

	if (rule_finds(run, &p->result, n, text))
		rule_finding(run, n, _("'%.*s' is a result, no activity"),
			     STR(rule_quote(run, text)))
			->help = str_from(_("put it with the indicators"));
}

static void indicators(const struct rule_run *run)
{
	const struct node *data = run->agenda->data;

	rule_each(run, data, "speerpunten/*/doelen/*/indicatoren/*",
		  see_indicator);
	rule_each(run, data, "speerpunten/*/doelen/*/hoofdactiviteiten/*",
		  see_step);
	rule_each(run, data, "speerpunten/*/doelen/*/subactiviteiten/*",
		  see_step);
}

/* ------------------------------------------------------------ sources */

struct sources {
	struct rule_patterns texts; /* figures from somewhere */
	struct rule_patterns named; /* what makes that a source */
};

static const void *read_sources(const struct rule_setup *setup)
{
	struct sources *p = NEW(setup->a, struct sources);

	p->texts = rule_patterns(setup, "teksten");
	p->named = rule_patterns(setup, "bron");
	return p;
}

static void see_source(const struct rule_run *run, const struct node *n)
{
	const struct sources *p = run->prepared;

	for (size_t i = 0; i < p->texts.n; i++) {
		struct regex_match m;

		if (!rule_match(run, p->texts.at[i], n, 0, &m) ||
		    rule_finds(run, &p->named, n, n->text))
			continue;
		rule_finding_in(run, n, m.whole, _("'%.*s' does not say which"),
				STR(rule_quote(run, m.whole)))
			->help = str_from(_("name its title and year"));
		return;
	}
}

static void sources(const struct rule_run *run)
{
	rule_strings(run, run->agenda->data, see_source);
}

/* ------------------------------------------------------------ parties */

struct parties {
	struct rule_patterns together; /* parties named as a group only */
	struct rule_patterns listed;   /* parties named one by one */
};

static const void *read_parties(const struct rule_setup *setup)
{
	struct parties *p = NEW(setup->a, struct parties);

	p->together = rule_patterns(setup, "samen");
	p->listed = rule_patterns(setup, "opsomming");
	return p;
}

static void see_together(const struct rule_run *run)
{
	const struct parties *p = run->prepared;
	const struct node *list = node_get(run->agenda->data, S("partijen"));
	struct rule_run as = *run;
	const struct node *said = NULL;

	if (list != NULL && list->n >= 2)
		return;
	for (size_t i = 0; i < run->lines->n; i++) {
		const struct node *n = run->lines->at[i].node;

		as.text = &run->lines->at[i];
		if (rule_finds(&as, &p->listed, n, n->text))
			return;
		if (said == NULL && rule_finds(&as, &p->together, n, n->text))
			said = n;
	}
	if (said != NULL)
		rule_finding(run, said,
			     _("the parties are nowhere named one by one"))
			->help = str_from(_("add a list of parties"));
}

static bool is_upper_word(str w)
{
	for (size_t i = 0; i < w.len; i++)
		if (w.ptr[i] < 'A' || w.ptr[i] > 'Z')
			return false;
	return w.len >= 2 && w.len <= 6;
}

/* The word before `at` in a text. */
static str word_before(str text, size_t at)
{
	size_t end = at, from;

	while (end > 0 && text.ptr[end - 1] == ' ')
		end--;
	from = end;
	while (from > 0 && text.ptr[from - 1] != ' ' &&
	       text.ptr[from - 1] != '(')
		from--;
	return str_slice(text, from, end);
}

/* The last word of a party's name, when it is long and a name by itself. */
static str core_of(str name)
{
	size_t from = name.len;

	name = str_trim(name);
	while (from > 0 && name.ptr[from - 1] != ' ')
		from--;
	if (name.len - from < 6 || name.ptr[from] < 'A' ||
	    name.ptr[from] > 'Z' || from > 4 || from == 0)
		return (str){0};
	return str_skip(name, from);
}

/* "Het Leerplein" in the list, "RBL Leerplein" in the text. */
static void see_forms(const struct rule_run *run, const struct node *party)
{
	const struct node *name = node_get(party, S("naam"));
	str core = core_of(node_text(name));

	for (size_t i = 0; core.len > 0 && i < run->lines->n; i++) {
		str text = run->lines->at[i].node->text;
		size_t at = str_find(text, core);
		str before;

		if (at == text.len)
			continue;
		before = word_before(text, at);
		if (!is_upper_word(before))
			continue;
		rule_finding(run, name,
			     _("the text calls this party '%.*s %.*s'"),
			     STR(before), STR(core))
			->help = str_from(_("use the official name "
					    "everywhere"));
		return;
	}
}

static void parties(const struct rule_run *run)
{
	see_together(run);
	rule_each(run, run->agenda->data, "partijen/*", see_forms);
}

/* ------------------------------------------------------------ notes */

void notes_forms(const struct rule_run *run)
{
	enum { NOTES_MAX = 100 };
	const struct written *w = run->agenda->written;

	for (size_t i = 1; w != NULL && i < w->n_notes && i < NOTES_MAX; i++)
		for (size_t k = 0; k < i; k++) {
			const struct written_note *x = &w->notes[k];
			const struct written_note *y = &w->notes[i];

			if (str_eq(str_trim(x->text), str_trim(y->text)) ||
			    !name_same(run, x->text, y->text))
				continue;
			rule_finding_at(run, y->span,
					_("footnote %.*s is footnote %.*s, "
					  "written otherwise"),
					STR(y->number), STR(x->number))
				->help = str_from(_("write the same source in "
						    "the same way"));
			break;
		}
}

const struct rule figure_rules[] = {
	{.id = "table-shape",
	 .level = LEVEL_NOTE,
	 .looks = MSG("tables that an empty line breaks in two, and rows with "
		      "more or fewer cells than the header"),
	 .why = MSG("A page ended there once; what is behind it is no longer "
		    "read as part of the table."),
	 .check = table_shape},
	{.id = "indicator",
	 .level = LEVEL_WARNING,
	 .looks = MSG("indicators that only name a way to measure, and "
		      "activities that stand in their place"),
	 .why = MSG("Without how much, from what source and when nobody can "
		    "say that the goal was reached."),
	 .check = indicators,
	 .prepare = read_indicators},
	{.id = "source",
	 .level = LEVEL_NOTE,
	 .looks = MSG("figures from a research or report that is not named"),
	 .why = MSG(
		 "A 'recent onderzoek' is not recent any more when the agenda "
		 "is read, and nobody can look it up."),
	 .check = sources,
	 .prepare = read_sources},
	{.id = "parties",
	 .level = LEVEL_WARNING,
	 .looks = MSG("who the parties are, and whether they have one name"),
	 .why = MSG("Who is bound by an agenda must be told by name."),
	 .check = parties,
	 .prepare = read_parties},
	{0},
};
