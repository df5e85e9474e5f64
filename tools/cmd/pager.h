/*
 * pager.h -- long text a screen at a time, as git shows it.
 */
#ifndef CMD_PAGER_H
#define CMD_PAGER_H

#include "base/str.h"

/* Shows text through the reader's pager: GIT_PAGER, core.pager, PAGER or less,
 * as git chooses.  False, with nothing shown, when there is none (`cat` or
 * empty), when standard output is no terminal, or when git runs us and pages
 * already. */
bool pager_show(struct arena *a, str text);

#endif
