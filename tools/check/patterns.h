/*
 * patterns.h -- rules that are patterns: internal to check/.
 *
 * A form is a pattern with a message, perhaps what was meant, perhaps what is
 * to stand there instead (doc/profile.h).  The rules of `patronen` are nothing
 * but forms; rules in C have them beside what they do themselves.
 */
#ifndef CHECK_PATTERNS_H
#define CHECK_PATTERNS_H

#include "check/rules.h"

/* Findings of the running rule for all that its forms match in the texts of
 * the document.  `message`: that of forms that have none of their own. */
void patterns_see(const struct rule_run *run, const struct pattern_forms *forms,
		  str message);

/* Puts the patterns among those that are sought together. */
void patterns_join(struct regex_set *set, const struct pattern_forms *forms);

/* The `vormen` of a rule in C. */
const struct pattern_forms *patterns_read(const struct rule_setup *setup);

/* Whether the document's version has a status, and not one below `status`. */
bool patterns_is_from(const struct rule_run *run, str status);

#endif
