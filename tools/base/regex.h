/*
 * regex.h -- Perl-compatible patterns: the only user of PCRE2.
 *
 * Patterns come from profiles, which may be hostile: matching is bounded, and
 * a pattern that hits the bound is reported, not waited for.
 */
#ifndef BASE_REGEX_H
#define BASE_REGEX_H

#include "base/fail.h"
#include "base/str.h"

struct regex {
	size_t member; /* regex_member(); the rest is regex.c's */
	str pattern;
	struct regex_made *made;
	uint32_t options;
};

enum regex_flag {
	REGEX_NOCASE = 1,
	REGEX_WHOLE = 2, /* must match the whole subject */
	REGEX_LINES = 4, /* `.` matches the end of a line too */
};

/* Compiles a UTF-8 pattern.  NULL and `why` when it is no pattern; `*at` (may
 * be NULL) is then the byte in the pattern where it went wrong.  The regex
 * lives as long as the arena. */
struct regex *regex_new(struct arena *a, str pattern, unsigned flags,
			struct fail *why, size_t *at);

/* One capture: the bytes it matched; `ptr` NULL when it took no part. */
struct regex_match {
	str whole;
	str group[16]; /* group[0] is the whole match */
	size_t n_groups;
};

enum regex_result { REGEX_NO, REGEX_YES, REGEX_LIMIT };

/* Searches `subject` from byte `from` on.  REGEX_LIMIT when the pattern
 * backtracked too much (match or depth limit).  `m` may be NULL. */
enum regex_result regex_find(const struct regex *re, str subject, size_t from,
			     struct regex_match *m);

/* The same for a subject that utf8_check() found in order, and `from` at the
 * beginning of a character: neither is looked at again. */
enum regex_result regex_find_in_text(const struct regex *re, str subject,
				     size_t from, struct regex_match *m);

/* Whether `subject` matches; REGEX_LIMIT counts as no match. */
bool regex_matches(const struct regex *re, str subject);

/* What the named group matched; empty when there is no such group. */
str regex_named(const struct regex *re, const struct regex_match *m, str name);

/* The names of the groups of a pattern, in order of their number; the number
 * of the group in `*number`.  Returns false after the last. */
bool regex_name(const struct regex *re, size_t i, str *name, size_t *number);

/* The pattern as it was given. */
str regex_pattern(const struct regex *re);

/* Its number in a set of patterns (base/regex_set.h). */
#define REGEX_ALONE SIZE_MAX
void regex_join(struct regex *re, size_t member);
static inline size_t regex_member(const struct regex *re)
{
	return re->member;
}

#endif
