/*
 * said.h -- what sentences say of the steps of a process: internal to check/,
 * a part of the rule route-mismatch.
 *
 * Beside its lists a paper tells its process in running text: "het
 * directieoverleg van 7 maart 2019", "in de periode april t/m december wordt
 * uitvoering gegeven", "de pilots lopen tot augustus 2020".  The patterns are
 * parameters of the rule:
 *
 *	vergaderingen	a body (`overleg`) and its day (`periode`)
 *	fasen		{rij, zin}: a stage of the process, as a row of a list
 *			and as a sentence with its `periode`
 *	lopend		what is running (`wat`) and until when (`periode`)
 */
#ifndef CHECK_SAID_H
#define CHECK_SAID_H

#include "check/rule.h"

/* What prepare() of the rule gives. */
const void *said_prepare(const struct rule_setup *setup);

/* Sentences that date a meeting, a stage or the end of a project otherwise than
 * the lists, or than another sentence. */
void said_check(const struct rule_run *run);

#endif
