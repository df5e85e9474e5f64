/*
 * gather.h -- what the operands of agenda-validate name: files, folders,
 * versions, standard input.
 */
#ifndef CMD_GATHER_H
#define CMD_GATHER_H

#include "cmd/batch.h"

/* Adds what the operands name to the batch, mended by b->mend; without operands
 * every agenda under agendas/, and when `staged` what the next commit changes.
 * One that cannot be read does not keep the others from being checked: its
 * trouble is printed, and the answer is false. */
bool gather_documents(struct batch *b, bool staged);

#endif
