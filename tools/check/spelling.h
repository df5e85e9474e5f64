/*
 * spelling.h -- words that a dictionary does not know: part of the rule typo,
 * internal to check/.
 */
#ifndef CHECK_SPELLING_H
#define CHECK_SPELLING_H

#include "base/map.h"
#include "check/rules.h"
#include "check/speller.h"

/* The words of the document that run->speller does not know and that are not in
 * `own` (folded), each with its first place (struct running_word).  Only words
 * in small letters that stand there once or twice: what is written more often
 * is the language of the trade.  None when nobody can be asked. */
struct map spelling_unknown(const struct rule_run *run, const struct map *own);

/* Findings for these words, but for those in `told` and for those that are made
 * of two words that it does know. */
void spelling_tell(const struct rule_run *run, const struct map *unknown,
		   const struct map *told);

#endif
