/*
 * hook.h -- what the program does when git asks: a function for each hook.
 *
 * `args` are those that git gives the hook.  The status is what git goes by:
 * anything but 0 stops what was about to happen.
 */
#ifndef CMD_HOOK_H
#define CMD_HOOK_H

#include "cmd/load.h"

/* The hooks of whoever records, and those of a server; NULL after the last. */
extern const char *const hook_client[];
extern const char *const hook_server[];

/* Where the setting agenda.program names another program, that one does the
 * work of the hook that runs: this does not return then. */
void hook_hand_over(struct load *l);

/* Checks the agendas that are about to be recorded. */
int hook_pre_commit(struct load *l, char **args, size_t n);

/* Proposes a note (subject and trailers) in the file args[0], where the user
 * starts from nothing.  Never stops anything. */
int hook_prepare_message(struct load *l, char **args, size_t n);

/* Checks the note in the file args[0] against what it is about. */
int hook_commit_message(struct load *l, char **args, size_t n);

/* Judges a push, whose names come on standard input. */
int hook_pre_receive(struct load *l, char **args, size_t n);

#endif
