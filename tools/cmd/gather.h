/*
 * gather.h -- what the operands of agenda-validate name: files, folders,
 * versions, standard input.
 */
#ifndef CMD_GATHER_H
#define CMD_GATHER_H

#include "cmd/batch.h"

/* Adds what the operands name to the batch, mended by b->mend; without operands
 * every agenda under agendas/; when `staged` what the next commit changes, and
 * with `since` not empty what is other than in that revision.  One that cannot
 * be read does not keep the others from being checked: its trouble is printed,
 * and the answer is false. */
bool gather_documents(struct batch *b, bool staged, str since);

#endif
