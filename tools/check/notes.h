/*
 * notes.h -- part of the rule footnote: internal to check/.
 */
#ifndef CHECK_NOTES_H
#define CHECK_NOTES_H

#include "check/rules.h"

/* Footnotes of a paper that name one source in two ways. */
void notes_forms(const struct rule_run *run);

#endif
