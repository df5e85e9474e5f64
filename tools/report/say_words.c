/*
 * What was and what becomes, from one list of runs.  What came or went as a
 * whole is a line for each text in it; of a row, a line for each cell.
 */
#include "report/say_words.h"

#include "base/lang.h"
#include "base/vec.h"
#include "report/say.h"

struct say_runs {
	struct say_run *at;
	size_t n, cap;
};

static void push(struct arena *a, struct say_runs *to, enum word_op op,
		 str text)
{
	if (text.len > 0)
		*PUSH(a, to) = (struct say_run){.op = op, .text = text};
}

/* The first or last `near` words of a text. */
static str words_at_start(str text, size_t near)
{
	size_t words = 0;

	for (size_t i = 0; i < text.len; i++)
		if (text.ptr[i] == ' ' && i > 0 && ++words == near)
			return str_slice(text, 0, i);
	return text;
}

static str words_at_end(str text, size_t near)
{
	size_t words = 0;

	for (size_t i = text.len; i-- > 0;)
		if (text.ptr[i] == ' ' && i + 1 < text.len && ++words == near)
			return str_skip(text, i + 1);
	return text;
}

static void push_same(struct arena *a, struct say_runs *to,
		      const struct change *c, size_t i, size_t near)
{
	str text = c->words[i].text;
	str head = i == 0 ? S("") : words_at_start(text, near);
	str tail = i + 1 == c->n_words ? S("") : words_at_end(text, near);

	if (head.len + tail.len >= text.len) {
		push(a, to, WORD_SAME, text);
		return;
	}
	push(a, to, WORD_SAME, head);
	*PUSH(a, to) = (struct say_run){.cut = true, .text = S(" … ")};
	push(a, to, WORD_SAME, tail);
}

struct say_line say_words(struct arena *a, const struct change *c, size_t near)
{
	struct say_runs runs = {0};

	for (size_t i = 0; i < c->n_words; i++)
		if (c->words[i].op == WORD_SAME)
			push_same(a, &runs, c, i, near);
		else
			push(a, &runs, c->words[i].op, c->words[i].text);
	return (struct say_line){runs.at, runs.n};
}

/* A line of one run. */
static void add_line(struct arena *a, struct say_lines *to, enum word_op op,
		     str text)
{
	struct say_runs runs = {0};

	push(a, &runs, op, str_trim(text));
	if (runs.n > 0)
		*PUSH(a, to) = (struct say_line){runs.at, runs.n};
}

static void add_without(struct arena *a, struct say_lines *to,
			struct say_line line, enum word_op without)
{
	struct say_runs runs = {0};

	for (size_t i = 0; i < line.n; i++)
		if (line.at[i].op != without)
			*PUSH(a, &runs) = line.at[i];
	if (runs.n > 0)
		*PUSH(a, to) = (struct say_line){runs.at, runs.n};
}

static void whole(struct arena *a, const struct change *c, enum word_op op,
		  struct say_lines *to)
{
	const struct part *p = say_part(c);

	if (p->kind == PART_ROW) {
		for (size_t i = 0; i < p->n; i++)
			add_line(a, to, op, say_cell(a, p, p->child[i]));
		return;
	}
	for (size_t i = 0; i < c->n_words; i++)
		if (i > 0 || !str_eq(str_trim(c->words[i].text), p->title))
			add_line(a, to, op, c->words[i].text);
}

static void changed(struct arena *a, const struct change *c, size_t near,
		    struct say_sides *s)
{
	struct say_line line = say_words(a, c, near);

	add_without(a, &s->old, line, WORD_INSERTED);
	add_without(a, &s->new, line, WORD_DELETED);
	if (line.n > 0)
		*PUSH(a, &s->both) = line;
}

static void pair(struct arena *a, struct say_sides *s, enum word_op op, str old,
		 str new)
{
	bool marked = op != WORD_SAME;

	add_line(a, &s->old, marked ? WORD_DELETED : op, old);
	add_line(a, &s->new, marked ? WORD_INSERTED : op, new);
	add_line(a, &s->both, marked ? WORD_DELETED : op, old);
	add_line(a, &s->both, marked ? WORD_INSERTED : op, new);
}

static void moved(struct arena *a, const struct change *c, struct say_sides *s)
{
	str from, to;

	if (!say_from_to(a, c, &from, &to))
		return;
	pair(a, s, WORD_SAME, str_fmt(a, _("under \"%.*s\""), STR(from)),
	     str_fmt(a, _("under \"%.*s\""), STR(to)));
}

static void labels(struct arena *a, const struct change *c, struct say_sides *s)
{
	for (size_t i = 0; i < c->n_before; i++) {
		str label = say_label(a, c->before[i]);

		add_line(a, &s->old, WORD_DELETED, label);
		add_line(a, &s->both, WORD_DELETED, label);
	}
	for (size_t i = 0; i < c->n_after; i++) {
		str label = say_label(a, c->after[i]);

		add_line(a, &s->new, WORD_INSERTED, label);
		add_line(a, &s->both, WORD_INSERTED, label);
	}
}

struct say_sides say_sides(struct arena *a, const struct change *c, size_t near)
{
	struct say_sides s = {0};

	switch (c->kind) {
	case CHANGE_ADDED:
		whole(a, c, WORD_INSERTED, &s.new);
		s.both = s.new;
		return s;
	case CHANGE_REMOVED:
		whole(a, c, WORD_DELETED, &s.old);
		s.both = s.old;
		return s;
	case CHANGE_CHANGED: changed(a, c, near, &s); return s;
	case CHANGE_RENAMED:
		if (c->n_words > 0)
			changed(a, c, near, &s);
		else
			labels(a, c, &s);
		return s;
	case CHANGE_MOVED:
		moved(a, c, &s);
		changed(a, c, near, &s);
		return s;
	case CHANGE_RENUMBERED:
		pair(a, &s, WORD_INSERTED, c->before[0]->number,
		     c->after[0]->number);
		changed(a, c, near, &s);
		return s;
	case CHANGE_SPLIT:
	case CHANGE_MERGED: labels(a, c, &s); return s;
	}
	return s;
}
