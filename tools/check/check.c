/*
 * One check of one document: schema, rules, patterns, and then what the
 * document asked to leave alone.  All parameters and patterns are compiled
 * when the checker is made, so that a thousand documents cost a thousand runs
 * and one compilation.
 */
#include "check/check.h"

#include "base/lang.h"
#include "base/map.h"
#include "base/vec.h"
#include "check/rules.h"
#include "check/schema.h"
#include "check/suppress.h"

struct chosen { /* a rule that is on */
	const struct rule *rule;
	enum level level;
	const void *prepared;
};

struct checker {
	unsigned parts;
	const struct profile *profile;
	struct schema *schema; /* NULL: the profile has none */
	struct chosen *rules;
	size_t n_rules;
	struct regex_set *patterns;
};

static const struct rule_setting *setting_of(const struct profile *p, str id)
{
	for (size_t i = 0; i < p->n_settings; i++)
		if (str_eq(p->settings[i].id, id))
			return &p->settings[i];
	return NULL;
}

struct checker *checker_new(struct arena *a, const struct profile *p,
			    unsigned parts, struct findings *to)
{
	struct checker *c = NEW(a, struct checker);
	struct {
		struct chosen *at;
		size_t n, cap;
	} rules = {0};
	const struct rule *r;

	c->profile = p;
	c->parts = parts;
	c->patterns = regex_set_new(a);
	for (size_t i = 0; i < p->n_patterns && (parts & CHECK_RULES); i++)
		regex_set_add(c->patterns, p->patterns[i].pattern);
	if (p->schema != NULL && (parts & CHECK_SCHEMA) != 0) {
		c->schema = schema_new(a, p->schema, p->schema_source, to);
		if (c->schema == NULL)
			return NULL;
	}
	for (size_t i = 0; (r = rule_at(i)) != NULL && (parts & CHECK_RULES);
	     i++) {
		const struct rule_setting *s = setting_of(p, str_from(r->id));
		struct rule_setup setup = {
			.rule = r,
			.parameters = s != NULL ? s->parameters : NULL,
			.source = source_new(a, S("regels.yaml"), S("")),
			.a = a,
			.patterns = c->patterns,
			.to = to,
		};
		struct chosen on = {r, s != NULL ? s->level : r->level, NULL};

		if (on.level == LEVEL_OFF)
			continue;
		if (r->prepare != NULL)
			on.prepared = r->prepare(&setup);
		*PUSH(a, &rules) = on;
	}
	c->rules = rules.at;
	c->n_rules = rules.n;
	return c;
}

/* The message of a pattern rule in the language of messages.  The catalog
 * itself says which that is: "nl" is the translation of "en". */
static str message_of(const struct pattern_rule *p)
{
	bool dutch = strcmp(_("en"), "nl") == 0;

	if (p->message_en.len == 0)
		return p->message_nl;
	return dutch && p->message_nl.len > 0 ? p->message_nl : p->message_en;
}

static struct rule_run run_of(const struct rule_run *run, struct rule *rule,
			      const struct pattern_rule *p)
{
	struct rule_run as = *run;

	*rule = (struct rule){.id = p->id};
	as.rule = rule;
	as.level = p->level;
	return as;
}

/* Returns whether the text has a match. */
static bool see_pattern(const struct rule_run *run, const struct node *n,
			const struct pattern_rule *p, size_t most)
{
	struct rule rule;
	struct rule_run as = run_of(run, &rule, p);
	struct regex_match m;
	size_t from = 0;

	for (size_t i = 0; i < most; i++) {
		if (!rule_match(&as, p->pattern, n, from, &m) ||
		    m.whole.len == 0)
			return i > 0;
		from = (size_t)(m.whole.ptr - n->text.ptr) + m.whole.len;
		rule_finding_in(&as, n, m.whole, "%.*s", STR(message_of(p)));
	}
	return true;
}

enum { MATCHES_MAX = 20 }; /* in one text */

static void see_patterns(const struct rule_run *run, const struct node *n)
{
	for (size_t i = 0; i < run->profile->n_patterns; i++)
		if (run->profile->patterns[i].level != LEVEL_OFF)
			see_pattern(run, n, &run->profile->patterns[i],
				    MATCHES_MAX);
}

/* Patterns look at a paper as it is written, line by line: what import mends
 * is to be judged too.  Of some kinds the lines that follow each other are one
 * finding. */
static void see_lines(const struct rule_run *run, const struct pattern_rule *p)
{
	const struct source *s = run->agenda->source;
	bool before = false;

	for (unsigned i = 1; i <= s->n_lines; i++) {
		str line = source_line(s, i);
		struct node n = {.kind = NODE_STRING, .text = line};
		struct regex_match m;

		if (str_trim(line).len == 0)
			continue;
		n.span.from = (uint32_t)(line.ptr - s->text.ptr);
		n.span.to = n.span.from + (uint32_t)line.len;
		if (!p->together)
			see_pattern(run, &n, p, MATCHES_MAX);
		else if (before)
			before = regex_find(p->pattern, line, 0, &m) ==
				 REGEX_YES;
		else
			before = see_pattern(run, &n, p, 1);
	}
}

static void see_paper(const struct rule_run *run)
{
	for (size_t i = 0; i < run->profile->n_patterns; i++)
		if (run->profile->patterns[i].level != LEVEL_OFF)
			see_lines(run, &run->profile->patterns[i]);
}

void check_agenda(const struct checker *c, const struct agenda *d,
		  struct date today, struct findings *to)
{
	struct arena scratch = {0};
	struct findings found = {.a = to->a};
	struct texts texts = {0};
	struct rule_run run = {.agenda = d,
			       .profile = c->profile,
			       .patterns = c->patterns,
			       .texts = &texts,
			       .today = today,
			       .a = &scratch,
			       .to = &found};

	if (d->data == NULL)
		return;
	if (c->schema != NULL && agenda_is_one(d))
		schema_check(c->schema, to->a, d->data, d->source, &found);
	if ((c->parts & CHECK_RULES) != 0)
		texts = texts_of(&scratch, c->patterns, d->data);
	for (size_t i = 0; i < c->n_rules; i++) {
		run.rule = c->rules[i].rule;
		run.level = c->rules[i].level;
		run.prepared = c->rules[i].prepared;
		run.rule->check(&run);
	}
	if ((c->parts & CHECK_RULES) != 0 && d->written != NULL)
		see_paper(&run);
	else if ((c->parts & CHECK_RULES) != 0)
		rule_strings(&run, d->data, see_patterns);
	suppress(d, c->profile, today, &found);
	for (size_t i = 0; i < found.n; i++)
		*PUSH(to->a, to) = found.at[i];
	arena_free(&scratch);
}

struct check_label check_label_of(struct arena *a, const struct agenda *d)
{
	const struct node *id = node_path(d->data, "versie/id");
	struct check_label label = {0};
	struct span *where[] = {&label.where};

	if (!agenda_is_one(d))
		return label;
	if (id != NULL)
		label.where = id->span;
	label.id = str_copy(a, d->id);
	label.version = str_copy(a, d->version);
	label.source = source_keep(a, d->source, where, 1);
	return label;
}

void check_together(const struct check_label *d, size_t n, struct findings *to)
{
	struct map seen = {0};

	for (size_t i = 0; i < n; i++) {
		const struct check_label *first;
		void **slot;

		if (d[i].id.len == 0)
			continue;
		slot = map_slot(to->a, &seen,
				str_fmt(to->a, "%.*s\x1f%.*s", STR(d[i].id),
					STR(d[i].version)));
		first = *slot;
		if (first == NULL) {
			union {
				const struct check_label *in;
				void *out;
			} keep = {.in = &d[i]};

			*slot = keep.out;
			continue;
		}
		findings_add(to, LEVEL_ERROR, "duplicate-version", d[i].source,
			     d[i].where,
			     _("version '%.*s' of agenda '%.*s' also stands in "
			       "%.*s"),
			     STR(d[i].version), STR(d[i].id),
			     STR(first->source->name))
			->help = str_from(_("keep one file, or give this "
					    "version an id of its own"));
	}
}
