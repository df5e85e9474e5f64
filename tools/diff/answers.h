/*
 * answers.h -- which change answers which request.  Only for diff/.
 */
#ifndef DIFF_ANSWERS_H
#define DIFF_ANSWERS_H

#include "diff/change.h"

/* Fills in `answers` of the changes.  A request counts when the new document
 * says that it was dealt with in this version, or says so of one that the old
 * document did not, and names the part (by id, or by title) where. */
void answers_find(struct arena *a, struct changes *c);

#endif
