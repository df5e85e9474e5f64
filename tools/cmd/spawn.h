/*
 * spawn.h -- run another program: git, the reader's pager.
 *
 * `argv` ends with NULL; argv[0] is found on the PATH, and no shell sees it.
 * What was printed so far is written out first.
 */
#ifndef CMD_SPAWN_H
#define CMD_SPAWN_H

#include "base/str.h"

#include <signal.h>

/* Runs a program to its end; its exit status, or -1 when it did not end by
 * itself.  127 when there is no such program. */
int spawn_run(const char *const *argv);

/* What a program prints, cut off at some kilobytes; errors are not shown.
 * False when it cannot be run or does not exit with 0. */
bool spawn_read(struct arena *a, const char *const *argv, str *out);

/* What a program says on its standard error; what it prints is not shown.
 * Returns its exit status, or -1. */
int spawn_report(struct arena *a, const char *const *argv, str *out);

/* Gives a program `text` to read and waits for it.  A reader who stops early
 * is no trouble.  False when the program is not there. */
bool spawn_feed(const char *const *argv, str text);

/*
 * Work that is done whole or not at all.  Between spawn_hold() and
 * spawn_release() an interrupt (SIGINT, SIGTERM, SIGHUP, SIGQUIT) does not end
 * this program: a program that runs is told to stop, and what was begun can be
 * put back first.  spawn_release() then lets the interrupt do its work.
 */
struct spawn_hold {
	sigset_t before, held;
	int interrupt; /* that came meanwhile; 0: none */
};

void spawn_hold(struct spawn_hold *h);
void spawn_release(struct spawn_hold *h);

/* As spawn_run(). */
int spawn_run_held(struct spawn_hold *h, const char *const *argv);

#endif
