/*
 * batch.h -- the documents of one check, and what was found in them.
 */
#ifndef CMD_BATCH_H
#define CMD_BATCH_H

#include "check/check.h"
#include "cmd/around.h"
#include "cmd/declared.h"
#include "cmd/judge.h"

/* A document is read, checked and forgotten; this is left of it. */
struct batch_document {
	struct check_label label;
	const struct profile *profile;
	bool recorded; /* was checked before; only compared with the others */
};

struct batch_checker {
	const struct profile *profile;
	struct checker *checker;
	struct date today;
};

struct mend; /* cmd/mend.h */

struct batch {
	struct load *l;
	struct mend *mend;	       /* by --fix; or NULL */
	const struct speller *speller; /* by --spelling; or NULL */
	struct arena document;	       /* the one that is being checked */
	struct findings findings;
	struct date as_of;	    /* unset: today */
	unsigned parts;		    /* CHECK_SCHEMA and so on */
	const struct agenda *older; /* to hold each against; or NULL */
	const struct judge *judge;  /* by this schema; or NULL */
	struct declared declared;
	str folder;	/* of the profile of this document; empty: a schema that
			   the document names does not count */
	bool not_valid; /* said so in an output unit */
	size_t n_checked;
	size_t n_mended; /* places, by --fix */
	size_t n_known;	 /* findings, left out by --baseline */
	bool is_sorted;
	bool incomplete;      /* a file of a folder could not be read */
	struct around around; /* `l` NULL: nothing is known of it */
	struct batch_document *at;
	size_t n, cap;
	struct {
		struct batch_checker *at;
		size_t n, cap;
	} checkers;
};

/* Reads and checks one document, whose source may stand in b->document: that is
 * emptied afterwards.  `p` may be NULL when only a judge is asked.  One that is
 * no agenda is a finding and nothing more; only a paper (.txt) gets the rules
 * all the same, unless an agenda is `expected` where it stands. */
void batch_add(struct batch *b, const struct profile *p,
	       const struct source *source, bool expected);

/* The findings of one document, with what mends them; they and all they refer
 * to stand in b->document.  It is not counted, and not compared with others. */
void batch_judge(struct batch *b, const struct profile *p,
		 const struct source *source, bool expected,
		 struct findings *to);

/* Checks a document that was read elsewhere, with what was found in reading;
 * b->document is emptied afterwards. */
void batch_add_read(struct batch *b, const struct profile *p,
		    const struct agenda *d, const struct findings *read);

/* Holds the documents that follow against this one, an agenda or a paper; its
 * source must live as long as the batch.  False with `why` when it is neither,
 * or cannot be read. */
bool batch_against(struct batch *b, const struct profile *p,
		   const struct source *source, struct fail *why);

/* Adds a document that was checked when it was recorded: only to compare. */
void batch_add_recorded(struct batch *b, const struct profile *p,
			const struct source *source);

/* The documents that the next commit changes, as the index holds them, by the
 * profile of the index; all documents when the profile itself changes. */
bool batch_add_staged(struct batch *b, struct fail *why);

/* The documents of the work tree that are other than where its history left
 * that of a revision; all documents when the profile is. */
bool batch_add_since(struct batch *b, str revision, struct fail *why);

/* Says on stderr what kept documents from being judged. */
void batch_complain(struct batch *b);

/* Checks the documents together: after the last one was added the findings are
 * complete, and in order. */
void batch_sort(struct batch *b);

/* Prints the report, after batch_sort().  `quiet`: nothing when there was
 * nothing to check. */
void batch_print(struct batch *b, bool quiet);

#endif
