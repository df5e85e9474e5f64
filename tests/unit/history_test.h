/*
 * history_test.h -- reading the history of a repository in a test, and writing
 * its states down as
 *
 *	subject path document < subjects it was made from
 */
#ifndef TESTS_UNIT_HISTORY_TEST_H
#define TESTS_UNIT_HISTORY_TEST_H

#include "repo/repo.h"
#include "scratch.h"

#include "base/buf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

struct state {
	struct scratch scratch;
	struct arena a;
	struct fail why;
	struct repo *r;
	size_t asked;
	str only;
	bool standing;
	str home;
	size_t thorough;
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

	repo_close(s->r);
	scratch_leave(&s->scratch);
	arena_free(&s->a);
	free(s);
	return 0;
}

static inline bool may(void *context, str path)
{
	(void)context;
	return str_ends(path, S("/")) || str_ends(path, S(".md")) ||
	       str_ends(path, S(".yaml"));
}

/* What stands behind "agenda: " on the first line. */
static inline str name(void *context, str path, str blob)
{
	struct state *s = context;
	str text;

	(void)path;
	s->asked++;
	if (!repo_blob(&s->a, s->r, blob, 10000, &text, &s->why))
		return S("");
	text = str_cut(&text, '\n');
	return str_starts(text, S("agenda: ")) ? str_skip(text, 8) : S("");
}

static inline struct history_filter filter_of(struct state *s)
{
	return (struct history_filter){.may = may,
				       .name = name,
				       .context = s,
				       .only = s->only,
				       .standing = s->standing,
				       .home = s->home,
				       .thorough = s->thorough};
}

static inline struct history of(struct state *s, const char *dir,
				const char *tip)
{
	struct history_filter filter = filter_of(s);
	struct history h = {0};
	str commit;

	s->r = repo_open(&s->a, dir, &s->why);
	if (s->r == NULL ||
	    !repo_commit(&s->a, s->r, str_from(tip), &commit, &s->why) ||
	    !repo_history(&s->a, s->r, commit, filter, &h, &s->why))
		fail_msg("%.*s", STR(s->why.message));
	return h;
}

static inline str written(struct arena *a, const struct history *h)
{
	struct buf b = {.a = a};

	for (size_t i = 0; i < h->n; i++) {
		const struct version *v = &h->at[i];

		buf_fmt(&b, "%.*s %.*s %.*s%s%s <", STR(v->subject),
			STR(v->path), STR(v->document),
			v->merge ? " merge" : "", v->choice ? " choice" : "");
		for (size_t k = 0; k < v->n_before; k++)
			buf_fmt(&b, "%s %.*s", k > 0 ? "," : "",
				STR(v->before[k]->subject));
		buf_char(&b, '\n');
	}
	return buf_str(&b);
}

static inline void is(struct state *s, const struct history *h,
		      const char *expected)
{
	str got = written(&s->a, h);

	if (!str_eq(got, str_from(expected)))
		fail_msg("got:\n%.*s\nexpected:\n%s", STR(got), expected);
}

/* Imports a stream and compares its states. */
static inline void gives(void **state, const char *stream, const char *expected)
{
	struct state *s = *state;
	struct history h;

	assert_int_equal(import(&s->scratch, stream, "r.git"), 0);
	h = of(s, "r.git", "main");
	is(s, &h, expected);
	assert_true(h.complete);
}

#define test(f) cmocka_unit_test_setup_teardown(f, enter, leave)

#endif
