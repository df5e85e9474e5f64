/*
 * shell.h -- commands for people to copy.
 */
#ifndef BASE_SHELL_H
#define BASE_SHELL_H

#include "base/str.h"

/* A word as a shell takes it, between quotes where it needs them (POSIX, Shell
 * Command Language, 2.2).  The result may be `s` itself. */
str shell_word(struct arena *a, str s);

#endif
