/*
 * Git itself is asked which pager it would use, so that its settings hold for
 * us too.  The answer is a line for the shell, as it is for git; it comes from
 * the reader's own settings, never from a document.
 */
#include "cmd/pager.h"

#include "cmd/spawn.h"

#include <stdlib.h>
#include <unistd.h>

/* Without git: the same order, less its settings. */
static str by_environment(void)
{
	const char *pager = getenv("GIT_PAGER");

	if (pager == NULL)
		pager = getenv("PAGER");
	return str_from(pager != NULL ? pager : "less");
}

static str chosen(struct arena *a)
{
	static const char *const ask[] = {"git", "var", "GIT_PAGER", NULL};
	str answer;

	return spawn_read(a, ask, &answer) ? str_trim(answer)
					   : by_environment();
}

bool pager_show(struct arena *a, str text)
{
	const char *line[] = {"sh", "-c", NULL, NULL};
	str pager;

	if (!isatty(STDOUT_FILENO) || getenv("GIT_PAGER_IN_USE") != NULL ||
	    getenv("GIT_DIFF_PATH_COUNTER") != NULL)
		return false;
	pager = chosen(a);
	if (pager.len == 0 || str_eq(pager, S("cat")))
		return false;
	line[2] = str_cstr(a, pager);
	setenv("LESS", "FRX", 0);
	setenv("LV", "-c", 0);
	return spawn_feed(line, text);
}
