/*
 * story.h -- a history told in a test: a document after each change.
 *
 * The documents are YAML, read with the profile of this repository, so that
 * the words of the tests are the words of the users.  The trail is written
 * down as
 *
 *	R1 vastgesteld table v70 @2	step status evidence version snapshot
 *	  Baarn gepland none -		a body of the step above
 *	! rewritten R1 @3		a finding
 */
#ifndef TESTS_UNIT_STORY_H
#define TESTS_UNIT_STORY_H

#include "base/buf.h"
#include "base/file.h"
#include "base/vec.h"
#include "trail/trail.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

enum { STORY_MAX = 64 };

struct story {
	struct arena a;
	const struct profile *p;
	struct version version[STORY_MAX];
	struct snapshot snapshot[STORY_MAX];
	size_t n;
	struct date known_on;
	struct trail trail;
};

static inline const struct source *story_file(struct arena *a, const char *path)
{
	struct fail why = {0};
	str text;

	if (!file_read(a, path, FILE_MAX, &text, &why))
		fail_msg("%.*s", STR(why.message));
	return source_new(a, str_from(path), text);
}

static inline int story_begin(void **state)
{
	struct story *s = calloc(1, sizeof *s);
	struct findings to = {0};
	struct profile_files files = {0};

	if (s == NULL)
		return -1;
	to.a = &s->a;
	files.gremia = story_file(&s->a, "schema/gremia.yaml");
	files.route = story_file(&s->a, "schema/route.yaml");
	s->p = profile_read(&s->a, files, &to);
	if (findings_count(&to, LEVEL_ERROR) > 0)
		fail_msg("%.*s", STR(to.at[0].message));
	*state = s;
	return 0;
}

static inline int story_end(void **state)
{
	struct story *s = *state;

	arena_free(&s->a);
	free(s);
	return 0;
}

/* Noon of a day in Amsterdam's winter, near enough. */
static inline int64_t noon(const char *day)
{
	struct date d = date_read(str_from(day));

	assert_true(date_is_set(d));
	return (int64_t)date_to_days(d) * 86400 + 11 * 3600;
}

/* The document as it was recorded on `day`: version, text and route rows. */
static inline struct version *then(struct story *s, const char *day,
				   const char *version, const char *text,
				   const char *rows)
{
	struct version *v = &s->version[s->n];
	struct findings to = {.a = &s->a};
	str yaml = str_fmt(&s->a,
			   "formaat: 1\nagenda: oa\ntitel: Agenda\n"
			   "versie: {id: %s}\ntoelichting: %s\nroute:\n%s",
			   version, text, rows);

	assert_true(s->n < STORY_MAX);
	v->commit = str_fmt(&s->a, "%040zx", s->n + 1);
	v->blob = str_fmt(&s->a, "b%039zx", s->n + 1);
	v->path = S("agendas/oa.yaml");
	v->authored.seconds = v->committed.seconds = noon(day);
	s->snapshot[s->n].at = v;
	s->snapshot[s->n].agenda =
		agenda_read(&s->a, s->p, source_new(&s->a, v->path, yaml), &to);
	if (findings_count(&to, LEVEL_ERROR) > 0)
		fail_msg("%.*s", STR(to.at[0].message));
	s->n++;
	return v;
}

/* Gives a version the trailers that follow, up to NULL. */
static inline void with(struct story *s, struct version *v, ...)
{
	struct {
		struct trailer *at;
		size_t n, cap;
	} list = {0};
	const char *key;
	va_list ap;

	va_start(ap, v);
	while ((key = va_arg(ap, const char *)) != NULL)
		*PUSH(&s->a, &list) = (struct trailer){
			str_from(key), str_from(va_arg(ap, const char *))};
	va_end(ap);
	v->trailers = list.at;
	v->n_trailers = list.n;
}

/* Says that a version was made from the snapshots that follow, up to -1. */
static inline void from(struct story *s, struct version *v, ...)
{
	const struct version **before =
		NEWN(&s->a, STORY_MAX, const struct version *);
	va_list ap;
	int i;

	va_start(ap, v);
	while ((i = va_arg(ap, int)) >= 0)
		before[v->n_before++] = &s->version[i];
	va_end(ap);
	v->before = before;
}

static inline void write_known(struct buf *b, const struct story *s,
			       enum evidence_kind evidence, str version,
			       const struct version *recorded)
{
	buf_fmt(b, " %s %.*s", evidence_name(evidence),
		STR(version.len > 0 ? version : S("-")));
	if (recorded != NULL)
		buf_fmt(b, " @%td", recorded - s->version);
}

static inline void write_step(struct buf *b, const struct story *s,
			      const struct trail_step *t)
{
	buf_fmt(b, "%.*s %s", STR(t->id), step_status_name(t->status));
	if (t->days_late != 0)
		buf_fmt(b, " %d", t->days_late);
	write_known(b, s, t->evidence, t->version, t->recorded);
	if (t->successor.len > 0)
		buf_fmt(b, " > %.*s", STR(t->successor));
	buf_add(b, t->vanished ? S(" weg\n") : S("\n"));
	for (size_t i = 0; i < t->n_members; i++) {
		const struct trail_member *m = &t->members[i];

		buf_fmt(b, "  %.*s %s", STR(m->name),
			step_status_name(m->status));
		write_known(b, s, m->evidence, m->version, m->recorded);
		buf_char(b, '\n');
	}
}

/* The trail on a day ("" for none) must be this. */
static inline void is_on(struct story *s, const char *day, const char *expected)
{
	struct buf b = {.a = &s->a};
	str got;

	s->trail = trail_derive(
		&s->a, s->p,
		&(struct trail_case){.at = s->snapshot,
				     .n = s->n,
				     .known_on = s->known_on,
				     .as_of = date_read(str_from(day))});
	for (size_t i = 0; i < s->trail.n; i++)
		write_step(&b, s, &s->trail.step[i]);
	for (size_t i = 0; i < s->trail.n_findings; i++) {
		const struct trail_finding *f = &s->trail.finding[i];

		buf_fmt(&b, "! %s %.*s @%td\n", f->rule,
			STR(f->step.len > 0 ? f->step : S("-")),
			f->at - s->version);
	}
	got = buf_str(&b);
	if (!str_eq(got, str_from(expected)))
		fail_msg("got:\n%.*s\nexpected:\n%s", STR(got), expected);
}

#define story(f) cmocka_unit_test_setup_teardown(f, story_begin, story_end)

#endif
