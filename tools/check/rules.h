/*
 * rules.h -- what the rules share: internal to check/rule*.c.
 */
#ifndef CHECK_RULES_H
#define CHECK_RULES_H

#include "base/regex.h"
#include "check/rule.h"

/* The groups; each ends with a row without id. */
extern const struct rule date_rules[];
extern const struct rule day_rules[];
extern const struct rule version_rules[];
extern const struct rule term_rules[];
extern const struct rule order_rules[];
extern const struct rule step_rules[];
extern const struct rule older_rules[];
extern const struct rule route_rules[];
extern const struct rule input_rules[];
extern const struct rule list_rules[];
extern const struct rule required_rules[];
extern const struct rule number_rules[];
extern const struct rule contents_rules[];
extern const struct rule heading_rules[];
extern const struct rule reference_rules[];
extern const struct rule plan_rules[];
extern const struct rule naming_rules[];
extern const struct rule action_rules[];
extern const struct rule figure_rules[];
extern const struct rule text_rules[];
extern const struct rule break_rules[];
extern const struct rule grammar_rules[];
extern const struct rule word_rules[];
extern const struct rule speech_rules[];

/* Calls `see` for each node below `root` that a path names: keys parted by
 * '/', '*' for every element of a list. */
void rule_each(const struct rule_run *run, const struct node *root,
	       const char *path,
	       void (*see)(const struct rule_run *run, const struct node *n));

/* Calls `see` for every string of text below `root`: all but ids, addresses
 * and suppressions. */
void rule_strings(const struct rule_run *run, const struct node *root,
		  void (*see)(const struct rule_run *run,
			      const struct node *n));

/* Calls `see` for each of these texts, with what it needs besides. */
void rule_texts(const struct rule_run *run, const struct texts *all,
		void (*see)(const struct rule_run *run, const struct node *n,
			    void *with),
		void *with);

/* Whether a pattern of rule_patterns() matches the text of a node from byte
 * `from` on; the way to ask in rule_strings(), since it knows beforehand of
 * most patterns that they do not.  A pattern that backtracks too much does not
 * match. */
bool rule_match_found(const struct rule_run *run, const struct regex *re,
		      const struct node *n, size_t from, struct regex_match *m);
static inline bool rule_match(const struct rule_run *run,
			      const struct regex *re, const struct node *n,
			      size_t from, struct regex_match *m)
{
	if (run->text != NULL && run->text->node == n &&
	    !regex_set_may(run->text->bits, re))
		return false;
	return rule_match_found(run, re, n, from, m);
}

/* Whether a member of this name holds text of the paper. */
bool rule_is_text_key(str key);

/* Where in the source the part of a string stands; the whole string when it
 * cannot be found there.  `part` must point into n->text. */
struct span rule_part(const struct source *s, const struct node *n, str part);

/* As rule_finding(), at a part of a string. */
struct finding *rule_finding_in(const struct rule_run *run,
				const struct node *n, str part, const char *fmt,
				...) __attribute__((format(printf, 4, 5)));

/* Says how a finding is mended: `text` in the place of a part of a string. Only
 * for what has one safe answer.  Where the part cannot be found as it stands
 * (an escape, a line end within) nothing is said. */
void rule_mend(const struct rule_run *run, struct finding *f,
	       const struct node *n, str part, str text);

/* As rule_finding(), at a place of the source. */
struct finding *rule_finding_at(const struct rule_run *run, struct span at,
				const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

/* The same for words that stand once in a span of the source. */
void rule_mend_at(const struct rule_run *run, struct finding *f, struct span at,
		  str words, str text);

/* A value to be shown in a message: words only, short. */
str rule_quote(const struct rule_run *run, str value);

/* Patterns of a parameter: one string or a list of strings, case ignored.  In
 * a pattern {name} stands for the pattern of that name under `woorden`. */
struct rule_patterns {
	struct regex **at;
	size_t n, cap;
};

struct rule_patterns rule_patterns(const struct rule_setup *setup,
				   const char *key);

/* One pattern on its own; NULL when `text` is empty or wrong. */
struct regex *rule_pattern(const struct rule_setup *setup, const struct node *n,
			   unsigned flags);

/* Whether one of the patterns matches a text. */
bool rule_patterns_find(const struct rule_patterns *p, str text);

/* The same for the text of a node, a part of it or its words, of which
 * rule_strings() knows beforehand what does not match. */
bool rule_finds(const struct rule_run *run, const struct rule_patterns *p,
		const struct node *n, str text);

/* The period at a date field of the data tree; none when it is absent. */
struct period rule_period(const struct rule_run *run, const char *path);

/* Whether the document's data says nothing at a node: absent, null, blank or
 * a word that says "not yet". */
bool rule_empty(const struct rule_run *run, const struct node *n);

/* Folded words, white space as single blanks: for comparing short texts.  It
 * costs; for searching there is the next. */
str rule_fold(const struct rule_run *run, str text);

/* Whether a text holds a digit: those without need no search for numbers,
 * years or references. */
bool rule_has_digit(str s);
/* The same of the text of a node, which may be NULL. */
bool rule_digits(const struct rule_run *run, const struct node *n);

/* As str_find(), case ignored for ASCII letters. */
size_t rule_search(str s, str part);

#endif
