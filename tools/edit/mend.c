/*
 * Pieces are sorted by place; the first of two that overlap wins, and the other
 * may come in the next round, when the document has been judged anew.
 */
#include "edit/mend.h"

#include "base/buf.h"
#include "base/vec.h"

#include <stdlib.h>

struct pieces {
	struct mending *at;
	size_t n, cap;
};

static int by_place(const void *x, const void *y)
{
	const struct mending *a = x;
	const struct mending *b = y;

	if (a->at.from != b->at.from)
		return a->at.from < b->at.from ? -1 : 1;
	return (a->at.to > b->at.to) - (a->at.to < b->at.to);
}

static bool holds_line_end(str s)
{
	return str_find_char(s, '\n') < s.len || str_find_char(s, '\r') < s.len;
}

static struct pieces gather(struct arena *a, const struct source *source,
			    const struct findings *f)
{
	struct pieces out = {0};

	for (size_t i = 0; i < f->n; i++)
		for (size_t k = 0;
		     k < f->at[i].n_mendings && f->at[i].source == source &&
		     f->at[i].mendings != NULL;
		     k++) {
			const struct mending *m = &f->at[i].mendings[k];

			if (!holds_line_end(m->text) &&
			    !holds_line_end(source_slice(source, m->at)))
				*PUSH(a, &out) = *m;
		}
	if (out.n > 1)
		qsort(out.at, out.n, sizeof *out.at, by_place);
	return out;
}

str mend_text(struct arena *a, const struct source *source,
	      const struct findings *f, size_t *n)
{
	struct pieces p = gather(a, source, f);
	struct buf out = {.a = a};
	uint32_t done = 0;

	*n = 0;
	for (size_t i = 0; i < p.n; i++) {
		const struct mending *m = &p.at[i];

		if (m->at.from < done ||
		    str_eq(source_slice(source, m->at), m->text))
			continue;
		buf_add(&out, str_slice(source->text, done, m->at.from));
		buf_add(&out, m->text);
		done = m->at.to;
		(*n)++;
	}
	if (*n == 0)
		return source->text;
	buf_add(&out, str_skip(source->text, done));
	return buf_str(&out);
}

/* ------------------------------------------------------------ as a diff */

enum { AROUND = 3 };

struct sides {
	const struct source *before, *after;
	size_t n; /* lines of each */
};

/* A line with its end as written; the last one may have none. */
static str whole_line(const struct source *s, size_t i)
{
	size_t end = i + 1 < s->n_lines ? s->lines[i + 1] : s->text.len;

	return str_slice(s->text, s->lines[i], end);
}

static bool differs(const struct sides *d, size_t i)
{
	return !str_eq(whole_line(d->before, i), whole_line(d->after, i));
}

static void add_line(struct buf *out, char mark, str line)
{
	buf_char(out, mark);
	buf_add(out, line);
	if (!str_ends(line, S("\n")))
		buf_add(out, S("\n\\ No newline at end of file\n"));
}

/* The line after the last of a hunk that begins with a change at `i`. */
static size_t hunk_end(const struct sides *d, size_t i)
{
	size_t last = i;

	for (size_t k = i; k < d->n && k <= last + 2 * (size_t)AROUND; k++)
		if (differs(d, k))
			last = k;
	return last + 1 + AROUND < d->n ? last + 1 + AROUND : d->n;
}

static void add_hunk(struct buf *out, const struct sides *d, size_t from,
		     size_t to)
{
	buf_fmt(out, "@@ -%zu,%zu +%zu,%zu @@\n", from + 1, to - from, from + 1,
		to - from);
	while (from < to) {
		size_t end = from;

		while (end < to && differs(d, end))
			end++;
		for (size_t i = from; i < end; i++)
			add_line(out, '-', whole_line(d->before, i));
		for (size_t i = from; i < end; i++)
			add_line(out, '+', whole_line(d->after, i));
		if (end < to)
			add_line(out, ' ', whole_line(d->before, end));
		from = end + 1;
	}
}

/* Lines of a text; the empty one after a final line end is none. */
static size_t lines_of(const struct source *s)
{
	return s->n_lines - (s->lines[s->n_lines - 1] == s->text.len);
}

str mend_diff(struct arena *a, str name, str before, str after)
{
	struct sides d = {.before = source_new(a, name, before),
			  .after = source_new(a, name, after)};
	struct buf out = {.a = a};
	size_t i = 0;

	d.n = lines_of(d.before);
	if (str_eq(before, after) || lines_of(d.after) != d.n)
		return S("");
	buf_fmt(&out, "--- %.*s\n+++ %.*s\n", STR(name), STR(name));
	while (i < d.n) {
		size_t end;

		if (!differs(&d, i)) {
			i++;
			continue;
		}
		end = hunk_end(&d, i);
		add_hunk(&out, &d, i > AROUND ? i - AROUND : 0, end);
		i = end;
	}
	return buf_str(&out);
}
