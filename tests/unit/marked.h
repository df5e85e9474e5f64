/*
 * marked.h -- a schema, an instance, and the findings that one gives on the
 * other: for the tests of the engine.
 *
 * A case marks the places of its findings in the instance itself: »rule|text«
 * stands round each, and is taken out before the text is read.
 */
#ifndef TESTS_MARKED_H
#define TESTS_MARKED_H

#include "base/buf.h"
#include "base/vec.h"
#include "check/schema.h"
#include "tree/yaml.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

struct marked {
	str rule;
	struct span span;
	bool found;
};

struct marks {
	struct marked *at;
	size_t n, cap;
};

static const char shut[] = "\xC2\xBB", open[] = "\xC2\xAB";

/* Takes the marks out of `text`.  They nest by key: « closes the last. */
static inline str unmark(struct arena *a, const char *text, struct marks *marks)
{
	struct buf out = {.a = a};
	str rest = str_from(text);

	while (rest.len > 0) {
		if (str_starts(rest, str_from(shut))) {
			size_t end = str_find_char(rest, '|');

			*PUSH(a, marks) = (struct marked){
				.rule = str_slice(rest, 2, end),
				.span = {(uint32_t)out.n, UINT32_MAX}};
			rest = str_skip(rest, end + 1);
		} else if (str_starts(rest, str_from(open))) {
			for (size_t i = marks->n; i-- > 0;)
				if (marks->at[i].span.to == UINT32_MAX) {
					marks->at[i].span.to = (uint32_t)out.n;
					break;
				}
			rest = str_skip(rest, 2);
		} else {
			buf_char(&out, rest.ptr[0]);
			rest = str_skip(rest, 1);
		}
	}
	return buf_str(&out);
}

static inline const struct node *read_yaml(struct arena *a, const char *name,
					   str text,
					   const struct source **source)
{
	struct findings wrong = {.a = a};
	const struct node *n;

	*source = source_new(a, str_from(name), text);
	n = yaml_read(a, *source, (struct span){0, (uint32_t)text.len}, &wrong);
	assert_int_equal(wrong.n, 0);
	return n;
}

static inline struct schema *compile(struct arena *a, const char *text,
				     struct findings *to)
{
	const struct source *source;
	const struct node *n =
		read_yaml(a, "schema.yaml", str_from(text), &source);

	return schema_new(a, n, source, to);
}

static inline void match(struct marks *marks, const struct finding *f)
{
	for (size_t i = 0; i < marks->n; i++) {
		struct marked *m = &marks->at[i];

		if (m->found || m->span.from != f->span.from ||
		    m->span.to != f->span.to ||
		    !str_eq(m->rule, str_from(f->rule)))
			continue;
		m->found = true;
		return;
	}
	fail_msg("not asked for: %s at %u-%u: %.*s", f->rule, f->span.from,
		 f->span.to, STR(f->message));
}

/* Every mark is found, and nothing else. */
static inline void expect(const char *schema, const char *instance)
{
	struct arena a = {0};
	struct findings found = {.a = &a};
	struct marks marks = {0};
	const struct source *source;
	const struct node *n = read_yaml(&a, "doc.yaml",
					 unmark(&a, instance, &marks), &source);
	struct schema *s = compile(&a, schema, &found);

	assert_non_null(s);
	assert_int_equal(schema_check(s, &a, n, source, &found), marks.n == 0);
	assert_int_equal(schema_check(s, &a, n, NULL, NULL), marks.n == 0);
	for (size_t i = 0; i < found.n; i++)
		match(&marks, &found.at[i]);
	for (size_t i = 0; i < marks.n; i++)
		if (!marks.at[i].found)
			fail_msg("not found: %.*s at %u-%u",
				 STR(marks.at[i].rule), marks.at[i].span.from,
				 marks.at[i].span.to);
	arena_free(&a);
}

/* The only finding, as "message / help @ pointer". */
static inline str only(struct arena *a, const char *schema,
		       const char *instance)
{
	struct findings found = {.a = a};
	const struct source *source;
	const struct node *n =
		read_yaml(a, "doc.yaml", str_from(instance), &source);
	struct schema *s = compile(a, schema, &found);

	assert_non_null(s);
	assert_false(schema_check(s, a, n, source, &found));
	assert_int_equal(found.n, 1);
	return str_fmt(a, "%.*s / %.*s @ %.*s", STR(found.at[0].message),
		       STR(found.at[0].help), STR(found.at[0].pointer));
}

static inline void says(const char *schema, const char *instance,
			const char *want)
{
	struct arena a = {0};
	char *got = str_cstr(&a, only(&a, schema, instance));

	assert_string_equal(got, want);
	arena_free(&a);
}

#endif
