/*
 * scratch.h -- a folder that a test may fill, and git in it.
 *
 * The repositories of these tests are made by git itself, so that what is read
 * is what git writes.  Global and system settings are off; names and dates are
 * fixed, so ids are the same everywhere.
 */
#ifndef TESTS_UNIT_SCRATCH_H
#define TESTS_UNIT_SCRATCH_H

#include "base/file.h"

#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct scratch {
	char home[PATH_MAX]; /* where the tests were started */
	char dir[64];
};

/* Runs a command line; its exit status, output to nowhere. */
__attribute__((format(printf, 1, 2))) static inline int sh(const char *fmt, ...)
{
	char line[4096];
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(line, sizeof line - 20, fmt, ap);
	va_end(ap);
	if (n < 0 || (size_t)n >= sizeof line - 20)
		return -1;
	snprintf(line + n, 20, " >/dev/null 2>&1");
	return system(line); // NOLINT(cert-env33-c)
}

static inline void scratch_env(void)
{
	static const char *const env[][2] = {
		{"GIT_CONFIG_GLOBAL", "/dev/null"},
		{"GIT_CONFIG_NOSYSTEM", "1"},
		{"GIT_AUTHOR_NAME", "Anna Pen"},
		{"GIT_AUTHOR_EMAIL", "anna@example.nl"},
		{"GIT_COMMITTER_NAME", "Bram Inkt"},
		{"GIT_COMMITTER_EMAIL", "bram@example.nl"},
		{"GIT_AUTHOR_DATE", "2018-10-15T10:00:00+0200"},
		{"GIT_COMMITTER_DATE", "2018-10-15T11:00:00+0200"},
		{"GIT_CONFIG_COUNT", "2"},
		{"GIT_CONFIG_KEY_0", "init.defaultBranch"},
		{"GIT_CONFIG_VALUE_0", "main"},
		{"GIT_CONFIG_KEY_1", "protocol.file.allow"},
		{"GIT_CONFIG_VALUE_1", "always"},
	};

	for (size_t i = 0; i < sizeof env / sizeof *env; i++)
		setenv(env[i][0], env[i][1], 1);
	unsetenv("GIT_DIR");
	unsetenv("GIT_INDEX_FILE");
	unsetenv("GIT_WORK_TREE");
}

/* How many histories a test lives: `usual`, or what HISTORIES in the
 * environment asks for.  What is no number from 1 up ends the program: a test
 * of nothing must not pass. */
static inline int histories(int usual)
{
	const char *asked = getenv("HISTORIES");
	char *end = NULL;
	long n;

	if (asked == NULL)
		return usual;
	n = strtol(asked, &end, 10);
	if (n < 1 || n > 1000000 || *end != '\0') {
		fprintf(stderr, "HISTORIES=%s: not a number from 1 up\n",
			asked);
		exit(2);
	}
	return (int)n;
}

/* A new empty folder, and the working folder in it; the test stops when the
 * system refuses. */
static inline void scratch_enter(struct scratch *s)
{
	scratch_env();
	snprintf(s->dir, sizeof s->dir, "/tmp/agenda-test.XXXXXX");
	if (getcwd(s->home, sizeof s->home) == NULL ||
	    mkdtemp(s->dir) == NULL || chdir(s->dir) != 0)
		abort();
	setenv("HOME", s->dir, 1);
}

static inline void scratch_leave(const struct scratch *s)
{
	if (chdir(s->home) != 0)
		abort();
	sh("rm -rf %s", s->dir);
}

static inline void put(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");

	if (f == NULL || fputs(text, f) < 0 || fclose(f) != 0)
		abort();
}

/* A repository in `dir` from tests/history/<name>.fi; bare. */
static inline int import(const struct scratch *s, const char *name,
			 const char *dir)
{
	return sh("git init -q --bare %s && git -C %s fast-import --quiet "
		  "< '%s/tests/history/%s.fi'",
		  dir, dir, s->home, name);
}

#endif
