/*
 * check.h -- is this document in order?  Schema first, then the rules.
 *
 * The schema of the profile is compiled once (check/schema.h) and run over many
 * documents; the rules (check/rule.h) look at the typed agenda.  Suppressions
 * in the document are applied at the end; one that suppresses nothing, or is
 * past its date, is itself a finding.
 */
#ifndef CHECK_CHECK_H
#define CHECK_CHECK_H

#include "doc/agenda.h"

struct checker;
struct speller; /* check/speller.h */

/* CHECK_ERRORS beside the others: errors alone.  A rule that the profile gives
 * a lesser severity is then not run at all. */
enum { CHECK_SCHEMA = 1, CHECK_RULES = 2, CHECK_ALL = 3, CHECK_ERRORS = 4 };

/* Compiles what of schema and rules is asked for (`parts`); what is wrong with
 * the schema, and with what of the profile was compiled, goes to `to`.  NULL
 * when the schema cannot be used at all. */
struct checker *checker_new(struct arena *a, const struct profile *p,
			    unsigned parts, struct findings *to);

/* Has the spelling checked too; the speller must live as long. */
void checker_spell(struct checker *c, const struct speller *speller);

/* The one of two texts of a profile that is in the language of messages; where
 * one is empty, the other. */
str check_message(str dutch, str english);

/* Adds what is wrong with one document.  `older` (may be NULL) is what it is
 * held against: an earlier version, or the memo that goes with a cover; a
 * finding about what is missing in the document stands in the older one.
 * `today` decides on suppressions with an end date. */
void check_agenda(const struct checker *c, const struct agenda *d,
		  const struct agenda *older, struct date today,
		  struct findings *to);

/* What is left of a document when it is no longer in memory. */
struct check_label {
	str id, version;
	const struct source *source;
	struct span where; /* of versie/id */
};

/* The label of a document, all of it in `a`; no id when it is no agenda. */
struct check_label check_label_of(struct arena *a, const struct agenda *d);

/* Rules that look at all documents of one check at once: the same agenda and
 * version twice. */
void check_together(const struct check_label *d, size_t n, struct findings *to);

#endif
