/*
 * names.h -- what things are called: internal to check/.
 *
 * People write a title twice and not the same way: another number before it,
 * another mark, a capital.  Here such forms are one; a word more or less is
 * not.
 */
#ifndef CHECK_NAMES_H
#define CHECK_NAMES_H

#include "base/map.h"
#include "check/rules.h"

enum { NAME_WORDS_MAX = 96 };

/* The words of a text that say something: of four letters and more, each once,
 * folded. */
struct name_words {
	str at[NAME_WORDS_MAX];
	size_t n;
};

/* Folded words parted by single blanks: no marks, no punctuation, no chapter
 * number before it. */
str name_plain(const struct rule_run *run, str text);

/* Whether two texts are the same name, by name_plain(). */
bool name_same(const struct rule_run *run, str x, str y);

/* The words of a plain text; those in `common` (may be NULL) say nothing. */
struct name_words name_words(str plain, const struct map *common);

/* Whether two words are of one family: equal, or one is the beginning or the
 * end of the other ("sessies", "themasessies"). */
bool name_kin(str x, str y);

/* How many words of `x` have kin in `y`. */
size_t name_shared(const struct name_words *x, const struct name_words *y);

/* The words of a list in the parameters, folded, as keys. */
struct map name_set(const struct rule_setup *setup, const char *key);

#endif
