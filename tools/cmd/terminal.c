/*
 * TIOCGWINSZ is in POSIX only since 2024, so older C libraries hide it behind
 * <sys/ioctl.h>; there is no other way to ask.
 */
#include "cmd/terminal.h"

#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { WIDTH_DEFAULT = 80, WIDTH_LEAST = 20 };

bool colour_read(str s, enum colour_when *out)
{
	static const struct {
		str name;
		enum colour_when when;
	} rows[] = {
		{S_INIT(""), COLOUR_AUTO},
		{S_INIT("auto"), COLOUR_AUTO},
		{S_INIT("always"), COLOUR_ALWAYS},
		{S_INIT("never"), COLOUR_NEVER},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (str_eq(s, rows[i].name)) {
			*out = rows[i].when;
			return true;
		}
	return false;
}

static str variable(const char *name)
{
	return str_from(getenv(name));
}

/* Also through the pager of git, when git runs us for a diff. */
static bool shown_on_terminal(void)
{
	return isatty(STDOUT_FILENO) ||
	       str_eq(variable("GIT_PAGER_IN_USE"), S("true"));
}

static bool coloured(enum colour_when when)
{
	str force = variable("CLICOLOR_FORCE");

	if (when != COLOUR_AUTO)
		return when == COLOUR_ALWAYS;
	if (variable("NO_COLOR").len > 0)
		return false;
	if (force.len > 0 && !str_eq(force, S("0")))
		return true;
	return shown_on_terminal() && !str_eq(variable("TERM"), S("dumb"));
}

static unsigned width_of_terminal(void)
{
	struct winsize size = {0};
	const char *given;
	long columns;

	if (!shown_on_terminal())
		return WIDTH_DEFAULT;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
		return size.ws_col < WIDTH_LEAST ? WIDTH_LEAST : size.ws_col;
	given = getenv("COLUMNS");
	columns = given != NULL ? strtol(given, NULL, 10) : 0;
	return columns >= WIDTH_LEAST && columns < WIDTH_UNSET
		       ? (unsigned)columns
		       : WIDTH_DEFAULT;
}

static bool speaks_utf8(void)
{
	static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};

	for (size_t i = 0; i < 3; i++) {
		str value = variable(names[i]);
		size_t dot = str_find_char(value, '.');
		str charset = str_skip(value, dot + 1);

		if (value.len == 0)
			continue;
		return str_eq_nocase(str_slice(charset, 0, 5), S("utf-8")) ||
		       str_eq_nocase(str_slice(charset, 0, 4), S("utf8"));
	}
	return false;
}

struct look terminal_look(enum colour_when when, unsigned width)
{
	return (struct look){
		.width = width == WIDTH_UNSET ? width_of_terminal() : width,
		.colour = coloured(when),
		.utf8 = speaks_utf8(),
	};
}
