/*
 * upward.h -- from a folder to the folders above it, by name: "a/b", "a", ".",
 * "..", "../..".  Names stay as short as the user wrote them, so that messages
 * can show them.
 */
#ifndef CMD_UPWARD_H
#define CMD_UPWARD_H

#include "base/str.h"

/* The folder above; empty at the root. */
str upward_parent(struct arena *a, str dir);

/* Whether a repository begins here: there is a .git. */
bool upward_is_top(struct arena *a, str dir);

/* The folder that a path stands in: what comes before its last slash. */
str upward_folder(str path);

#endif
