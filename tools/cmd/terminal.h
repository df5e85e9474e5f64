/*
 * terminal.h -- what standard output can show.
 */
#ifndef CMD_TERMINAL_H
#define CMD_TERMINAL_H

#include "report/report.h"

enum colour_when { COLOUR_AUTO, COLOUR_ALWAYS, COLOUR_NEVER };

enum { WIDTH_UNSET = 1000000 };

/* Reads --color; empty is auto.  False for anything else. */
bool colour_read(str s, enum colour_when *out);

/* Colour: the flag, then NO_COLOR (not empty), CLICOLOR_FORCE (not 0), then
 * whether it is a terminal that is not dumb.  Width: as given, else of the
 * terminal, COLUMNS, 80; of what is no terminal 80.  Signs beyond ASCII only
 * where the locale is UTF-8. */
struct look terminal_look(enum colour_when when, unsigned width);

#endif
