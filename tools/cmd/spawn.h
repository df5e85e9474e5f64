/*
 * spawn.h -- run another program: git, the reader's pager.
 *
 * `argv` ends with NULL; argv[0] is found on the PATH, and no shell sees it.
 * What was printed so far is written out first.
 */
#ifndef CMD_SPAWN_H
#define CMD_SPAWN_H

#include "base/str.h"

/* Runs a program to its end; its exit status, or -1 when it did not end by
 * itself.  127 when there is no such program. */
int spawn_run(const char *const *argv);

/* What a program prints, cut off at some kilobytes; errors are not shown.
 * False when it cannot be run or does not exit with 0. */
bool spawn_read(struct arena *a, const char *const *argv, str *out);

/* Gives a program `text` to read and waits for it.  A reader who stops early
 * is no trouble.  False when the program is not there. */
bool spawn_feed(const char *const *argv, str text);

#endif
