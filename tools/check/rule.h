/*
 * rule.h -- a consistency rule: one thing a careful secretary looks for.
 *
 * To add one: a static function and a row at the foot of check/rules_<group>.c,
 * and its folder in tests/golden/rules/<id>/.  The row carries the texts that
 * `--explain` prints.  Severity comes from regels.yaml where it names the rule,
 * else from the row.  Words and patterns are parameters in regels.yaml, never
 * in C; a rule that needs them says nothing without them.
 *
 * A false alarm is worse than a miss: a rule speaks only when the document
 * alone proves that something is wrong.
 */
#ifndef CHECK_RULE_H
#define CHECK_RULE_H

#include "check/texts.h"
#include "doc/agenda.h"

struct rule_run;
struct rule_setup;
struct running; /* check/running.h */
struct speller; /* check/speller.h */
struct timetables;

struct rule {
	const char *id;	   /* English kebab-case */
	enum level level;  /* when regels.yaml is silent */
	const char *looks; /* MSG(): what it looks at */
	const char *why;   /* MSG(): why it matters, and what to do */
	bool pair;  /* needs an older document for some of what it looks at */
	bool plain; /* looks at run->agenda alone, not at texts and times */
	void (*check)(const struct rule_run *run);
	/* Compiles the parameters, once for all documents; may be NULL. */
	const void *(*prepare)(const struct rule_setup *setup);
};

struct rule_setup {
	const struct rule *rule;
	const struct node *parameters; /* from regels.yaml, or NULL */
	const struct source *source;   /* regels.yaml */
	const struct profile *profile;
	struct arena *a;
	struct regex_set *patterns; /* all patterns of all rules */
	struct findings *to;	    /* what is wrong with the parameters */
};

struct rule_run {
	const struct rule *rule;
	enum level level;
	const struct agenda *agenda;
	const struct profile *profile;
	const void *prepared;		/* what prepare() gave */
	const struct running *words;	/* of the document; NULL: has no data */
	const struct speller *speller;	/* or NULL */
	const struct timetables *times; /* of the agenda (check/times.h) */
	const struct plan *plan;	/* its goals and planning */
	const struct agenda *older;	/* to hold it against; or NULL */
	const struct timetables *older_times; /* NULL without it */
	struct date today;
	const struct regex_set *patterns;
	const struct texts *texts; /* of the document's data */
	const struct texts *lines; /* as written: of a paper its lines */
	const struct text *text;   /* the one that rule_strings() shows */
	struct arena *a;
	struct findings *to;
};

/* A finding of the running rule at a node (its span; the start of the document
 * when NULL).  Values from the document go in through rule_quote(). */
struct finding *rule_finding(const struct rule_run *run, const struct node *at,
			     const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

/* All rules, in the order of their groups; NULL after the last. */
const struct rule *rule_at(size_t i);
const struct rule *rule_find(str id);

#endif
