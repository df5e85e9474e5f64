/*
 * hunspell.h -- a dictionary in a process of its own, where it is installed.
 */
#ifndef CMD_HUNSPELL_H
#define CMD_HUNSPELL_H

#include "check/speller.h"
#include "cmd/load.h"

/* Asks the program hunspell, with a dictionary of this name ("nl_NL").  Words
 * are remembered, so that each is asked for once.  NULL with `why` when the
 * program or the dictionary is not there. */
const struct speller *hunspell_open(struct load *l, str dictionary,
				    struct fail *why);

#endif
