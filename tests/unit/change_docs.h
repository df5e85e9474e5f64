/*
 * change_docs.h -- changes of small documents as text, for tests to read.
 *
 * A change is a line: kind, other kinds behind +, detail behind :, days behind
 * @, then where it was > where it is (line numbers), then the words.
 */
#ifndef TESTS_UNIT_CHANGE_DOCS_H
#define TESTS_UNIT_CHANGE_DOCS_H

#include "diff_docs.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

struct docs {
	struct arena a;
	const struct profile *p;
};

static inline int set_up(void **state)
{
	struct docs *d = calloc(1, sizeof *d);

	d->p = docs_profile(&d->a);
	*state = d;
	return 0;
}

static inline int tear_down(void **state)
{
	struct docs *d = *state;

	arena_free(&d->a);
	free(d);
	return 0;
}

static inline void say_side(struct buf *b, const struct source *s,
			    const struct part *const *p, size_t n)
{
	for (size_t i = 0; i < n; i++)
		buf_fmt(b, "%s%u", i > 0 ? "," : "",
			source_place(s, p[i]->span.from).line);
}

static inline void say_words(struct buf *b, const struct change *c)
{
	for (size_t i = 0; i < c->n_words; i++) {
		str text = str_trim(c->words[i].text);

		if (c->words[i].op == WORD_DELETED)
			buf_fmt(b, " -'%.*s'", STR(text));
		else if (c->words[i].op == WORD_INSERTED)
			buf_fmt(b, " +'%.*s'", STR(text));
	}
}

static inline void say(struct buf *b, const struct changes *all,
		       const struct change *c)
{
	buf_add(b, str_from(change_kind_name(c->kind)));
	for (int k = 0; k < CHANGE_KINDS; k++)
		if ((c->also >> k & 1) != 0)
			buf_fmt(b, "+%s",
				change_kind_name((enum change_kind)k));
	if (c->detail != NULL)
		buf_fmt(b, ":%s", c->detail);
	if (c->days != 0)
		buf_fmt(b, "@%d", c->days);
	buf_char(b, ' ');
	buf_add(b, str_from(part_hint(c->n_after > 0 ? c->after[0]
						     : c->before[0])));
	buf_char(b, ' ');
	say_side(b, all->old.source, c->before, c->n_before);
	buf_char(b, '>');
	say_side(b, all->new.source, c->after, c->n_after);
	say_words(b, c);
	buf_char(b, '\n');
}

static inline struct changes changes(struct docs *d, const char *name,
				     const char *old, const char *new)
{
	return changes_between(&d->a, d->p, docs_read(&d->a, d->p, name, old),
			       docs_read(&d->a, d->p, name, new));
}

static inline void expect_in(struct docs *d, const char *name, const char *old,
			     const char *new, const char *want)
{
	struct changes c = changes(d, name, old, new);
	struct buf b = {.a = &d->a};

	for (size_t i = 0; i < c.n; i++)
		say(&b, &c, &c.at[i]);
	assert_string_equal(str_cstr(&d->a, buf_str(&b)), want);
}

static inline void expect(void **state, const char *old, const char *new,
			  const char *want)
{
	expect_in(*state, "t.md", old, new, want);
}

#endif
