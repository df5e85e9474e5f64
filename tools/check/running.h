/*
 * running.h -- the running text of a document, as words: internal to check/.
 *
 * Spelling, abbreviations and the form of address are about words and how often
 * each stands in the document, so the words are read once and shared.  What is
 * no language is left out: tags, addresses, the targets of links, ids, numbers.
 */
#ifndef CHECK_RUNNING_H
#define CHECK_RUNNING_H

#include "base/map.h"
#include "check/texts.h"
#include "doc/agenda.h"

/* A word and how often it stands in the document. */
struct running_tally {
	str folded;	   /* in small letters */
	size_t n;	   /* times */
	size_t n_capitals; /* times that it is all capitals */
	size_t first;	   /* number of its first place */
};

struct running_word {
	str text; /* as written; a view in in->text */
	const struct running_tally *tally;
	bool whole;  /* between blanks and punctuation: no part of "zorg-",
			"J&G" or "(srelatie)" */
	bool joined; /* one blank parts it from the word before it */
	const struct node *in;
};

struct running {
	struct running_word *at;
	size_t n, cap;
	struct map tallies; /* by folded word: struct running_tally */
};

/* All words of a document, in its order; they borrow from it.  Of a paper they
 * are those of its `lines`, as written. */
const struct running *running_read(struct arena *a, const struct agenda *d,
				   const struct texts *lines);

/* How often a folded word stands there; NULL when it does not. */
const struct running_tally *running_find(const struct running *r, str folded);

/* The next word in the same text, from the one numbered `i`; NULL when it is
 * the last. */
const struct running_word *running_next(const struct running *r, size_t i);

/* Whether a text is capitals of ASCII, and nothing else. */
bool running_is_capitals(str s);

/* Whether `s`, not empty, begins with a letter; its bytes in `*len`. */
bool running_is_letter(str s, size_t *len);

/* The byte before and after a word in its text; 0 at the ends. */
char running_before(const struct running_word *w);
char running_after(const struct running_word *w);

#endif
