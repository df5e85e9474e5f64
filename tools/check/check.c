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
#include "check/patterns.h"
#include "check/plan.h"
#include "check/running.h"
#include "check/schema.h"
#include "check/suppress.h"
#include "check/times.h"

struct chosen { /* a rule that is on */
	const struct rule *rule;
	enum level level;
	const void *prepared;
};

struct checker {
	unsigned parts;
	const struct profile *profile;
	struct schema *schema; /* NULL: the profile has none */
	const struct times_words *times;
	enum level least; /* severity of the rules that count */
	bool plain;	  /* no rule asks for texts and times */
	struct chosen *rules;
	size_t n_rules;
	struct regex_set *patterns;
	const struct speller *speller;
	struct arena *scratch; /* of one document at a time */
};

static void release(void *thing)
{
	arena_free(thing);
}

static const struct rule_setting *setting_of(const struct profile *p, str id)
{
	for (size_t i = 0; i < p->n_settings; i++)
		if (str_eq(p->settings[i].id, id))
			return &p->settings[i];
	return NULL;
}

static bool is_on(const struct checker *c, enum level level)
{
	return level != LEVEL_OFF && level >= c->least;
}

/* The rules that are on, with what they prepare. */
static void choose_rules(struct checker *c, struct rule_setup setup)
{
	struct {
		struct chosen *at;
		size_t n, cap;
	} rules = {0};
	const struct rule *r;

	for (size_t i = 0; (r = rule_at(i)) != NULL; i++) {
		const struct rule_setting *s =
			setting_of(c->profile, str_from(r->id));
		struct chosen on = {r, s != NULL ? s->level : r->level, NULL};

		setup.rule = r;
		setup.parameters = s != NULL ? s->parameters : NULL;
		if (!is_on(c, on.level))
			continue;
		if (r->prepare != NULL)
			on.prepared = r->prepare(&setup);
		c->plain = c->plain && r->plain;
		*PUSH(setup.a, &rules) = on;
	}
	c->rules = rules.at;
	c->n_rules = rules.n;
}

static void choose_patterns(struct checker *c)
{
	const struct profile *p = c->profile;

	for (size_t i = 0; i < p->n_patterns; i++) {
		if (!is_on(c, p->patterns[i].level))
			continue;
		patterns_join(c->patterns, &p->patterns[i].forms);
		c->plain = false;
	}
}

/* A suppression of what was not looked for would seem to be in vain, so where
 * that is an error all is looked for. */
static enum level least_of(const struct profile *p, unsigned parts)
{
	const struct rule_setting *s = setting_of(p, S("suppression-unused"));

	return (parts & CHECK_ERRORS) != 0 &&
			       (s == NULL || s->level != LEVEL_ERROR)
		       ? LEVEL_ERROR
		       : LEVEL_OFF;
}

struct checker *checker_new(struct arena *a, const struct profile *p,
			    unsigned parts, struct findings *to)
{
	struct checker *c = NEW(a, struct checker);
	struct rule_setup setup = {
		.source = p->regels != NULL
				  ? p->regels
				  : source_new(a, S("regels.yaml"), S("")),
		.profile = p,
		.a = a,
		.to = to,
	};

	c->profile = p;
	c->parts = parts;
	c->least = least_of(p, parts);
	c->plain = true;
	c->scratch = NEW(a, struct arena);
	arena_defer(a, release, c->scratch);
	c->patterns = regex_set_new(a);
	if ((parts & CHECK_RULES) != 0)
		choose_patterns(c);
	setup.patterns = c->patterns;
	if (p->schema != NULL && (parts & CHECK_SCHEMA) != 0) {
		c->schema = schema_new(a, p->schema, p->schema_source, to);
		if (c->schema == NULL)
			return NULL;
	}
	if ((parts & CHECK_RULES) != 0)
		choose_rules(c, setup);
	if (!c->plain)
		c->times = times_prepare(&setup);
	return c;
}

void checker_spell(struct checker *c, const struct speller *speller)
{
	c->speller = speller;
}

static void see_patterns(const struct checker *c, const struct rule_run *run)
{
	for (size_t i = 0; i < run->profile->n_patterns; i++) {
		const struct pattern_rule *p = &run->profile->patterns[i];
		struct rule rule = {.id = p->id};
		struct rule_run as = *run;

		as.rule = &rule;
		as.level = p->level;
		if (is_on(c, p->level))
			patterns_see(
				&as, &p->forms,
				check_message(p->message_nl, p->message_en));
	}
}

/* What the rules have in common: the texts, and the words in them. */
static void read_texts(struct rule_run *run, struct texts *texts,
		       struct texts *lines)
{
	const struct agenda *d = run->agenda;

	*texts = texts_of(run->a, run->patterns, d->data);
	*lines = d->written != NULL
			 ? texts_of_lines(run->a, run->patterns, d->source)
			 : *texts;
	run->texts = texts;
	run->lines = lines;
	run->words = running_read(run->a, d, lines);
}

static void run_each(const struct checker *c, struct rule_run *run)
{
	for (size_t i = 0; i < c->n_rules; i++) {
		run->rule = c->rules[i].rule;
		run->level = c->rules[i].level;
		run->prepared = c->rules[i].prepared;
		run->rule->check(run);
	}
}

static void run_rules(const struct checker *c, struct rule_run *run)
{
	struct timetables times =
		times_collect(run->a, run->agenda, c->profile, c->times);
	struct timetables older = {0};
	struct plan plan = plan_of(run);

	run->times = &times;
	run->plan = &plan;
	if (run->older != NULL && run->older->data != NULL) {
		older = times_collect(run->a, run->older, c->profile, c->times);
		run->older_times = &older;
	} else {
		run->older = NULL;
	}
	run_each(c, run);
	run->times = run->older_times = NULL;
	run->plan = NULL;
}

void check_agenda(const struct checker *c, const struct agenda *d,
		  const struct agenda *older, struct date today,
		  struct findings *to)
{
	struct findings found = {.a = to->a};
	struct texts texts, lines;
	struct rule_run run = {.agenda = d,
			       .older = older,
			       .profile = c->profile,
			       .patterns = c->patterns,
			       .speller = c->speller,
			       .today = today,
			       .a = c->scratch,
			       .to = &found};

	if (d->data == NULL)
		return;
	if (c->schema != NULL && agenda_is_one(d))
		schema_check(c->schema, to->a, d->data, d->source, &found);
	if (c->plain) {
		run_each(c, &run);
	} else if ((c->parts & CHECK_RULES) != 0) {
		read_texts(&run, &texts, &lines);
		run_rules(c, &run);
		see_patterns(c, &run);
	}
	suppress(&run, &found);
	for (size_t i = 0; i < found.n; i++)
		if (found.at[i].level == LEVEL_ERROR ||
		    (c->parts & CHECK_ERRORS) == 0)
			*PUSH(to->a, to) = found.at[i];
	arena_reset(c->scratch);
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
