/*
 * repo_test.h -- what the tests of repo/ share: a scratch folder a test, and a
 * small repository in it.
 */
#ifndef TESTS_UNIT_REPO_TEST_H
#define TESTS_UNIT_REPO_TEST_H

#include "repo/repo.h"
#include "scratch.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

struct state {
	struct scratch scratch;
	struct arena a;
	struct fail why;
};

static inline int enter(void **state)
{
	struct state *s = calloc(1, sizeof *s);

	if (s == NULL)
		return -1;
	scratch_enter(&s->scratch);
	*state = s;
	return 0;
}

static inline int leave(void **state)
{
	struct state *s = *state;

	scratch_leave(&s->scratch);
	arena_free(&s->a);
	free(s);
	return 0;
}

static inline struct repo *opened(struct state *s, const char *dir)
{
	struct repo *r = repo_open(&s->a, dir, &s->why);

	if (r == NULL)
		print_error("%.*s\n", STR(s->why.message));
	assert_non_null(r);
	return r;
}

static inline void same(str got, const char *expected)
{
	if (!str_eq(got, str_from(expected)))
		fail_msg("'%.*s' is not '%s'", STR(got), expected);
}

/* A repository `r` with one commit of a.md and dir/b.md. */
static inline void make_two(void)
{
	assert_int_equal(sh("git init -q r && mkdir r/dir"), 0);
	put("r/a.md", "a\n");
	put("r/dir/b.md", "b\n");
	assert_int_equal(sh("cd r && git add . && git commit -qm Eerste"), 0);
}

#define test(f) cmocka_unit_test_setup_teardown(f, enter, leave)

#endif
