/*
 * inputs.h -- "what became of our input": the requests of meetings, through the
 * versions of an agenda.
 */
#ifndef CMD_INPUTS_H
#define CMD_INPUTS_H

#include "cmd/versions.h"

/* Prints what became of each request, as `version` (empty: the newest) says it;
 * returns the exit status: 1 when one is open. */
int inputs_print(struct versions *v, const struct profile *p, str agenda,
		 str version, struct fail *why);

#endif
