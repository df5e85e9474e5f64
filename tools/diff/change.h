/*
 * change.h -- what changed between two documents, in terms of their parts.
 *
 * One change per part, at the topmost part it is about: a removed doel is one
 * change, not one per paragraph.  The list is semantic; how it is shown is the
 * renderers' business.  JSON: agenda-changes/1.
 */
#ifndef DIFF_CHANGE_H
#define DIFF_CHANGE_H

#include "diff/part.h"
#include "diff/words.h"

enum change_kind {
	CHANGE_ADDED,
	CHANGE_REMOVED,
	CHANGE_CHANGED,
	CHANGE_MOVED,
	CHANGE_RENAMED,
	CHANGE_RENUMBERED,
	CHANGE_SPLIT,
	CHANGE_MERGED,
};
enum { CHANGE_KINDS = CHANGE_MERGED + 1 };

/* How much it matters to a meeting, heaviest first. */
enum change_class {
	CLASS_DECISION, /* besluit: what is decided, adopted, asked */
	CLASS_PROMISE,	/* belofte: who, when, how much */
	CLASS_CONTENT,	/* inhoud */
	CLASS_WORDING,	/* redactie */
	CLASS_FORM,	/* vorm: numbering, layout */
};

/* A request of a meeting that a change answers. */
struct change_answer {
	str id;
	str who; /* the meeting, or the id of its step */
};

struct change {
	enum change_kind kind;
	unsigned also;	    /* bit 1 << kind for each other kind that holds */
	const char *detail; /* "reordered", "promoted", "demoted",
			       "date-shifted" or NULL: for machines, static */
	enum change_class class;
	const struct part *const *before; /* none for ADDED */
	size_t n_before;
	const struct part *const *after; /* none for REMOVED */
	size_t n_after;
	const struct word_run *words; /* in reading order; may be none */
	size_t n_words;
	int days;	  /* "date-shifted": later is positive */
	unsigned certain; /* percent; below 100 it is `vermoedelijk` */
	const struct change_answer *answers; /* requests that the new document
						says are dealt with here */
	size_t n_answers;
};

struct changes {
	struct part_tree old, new;
	struct change *at; /* in order of the new document, removals where
			      they stood */
	size_t n, cap;
	size_t only_form; /* parts that differ in layout alone */
	str note;	  /* coarsening that took place, or empty */
};

/* Compares; the result borrows from both documents. */
struct changes changes_between(struct arena *a, const struct profile *p,
			       const struct agenda *old,
			       const struct agenda *new);

/* "added", "removed", ...: for machines. */
const char *change_kind_name(enum change_kind kind);
/* "decision", "promise", ... */
const char *change_class_name(enum change_class c);
/* "meta", "hoofdstuk", "speerpunt", "doel", "para", "list", "item", "tabel",
 * "rij", "cel": the node hint of agenda-changes/1. */
const char *part_hint(const struct part *p);

#endif
