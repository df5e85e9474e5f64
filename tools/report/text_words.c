/*
 * The words of a change.  Of prose that changed, what stayed the same is
 * folded to a few words on either side; of what came or went as a whole, the
 * first lines are shown, without marks, because the sign before it says all.
 */
#include "report/text.h"

#include "base/lang.h"
#include "base/vec.h"
#include "report/say.h"
#include "report/say_words.h"

enum { NEAR = 6, MOST_LINES = 4, MOST_WORDS = 60 };

struct runs {
	struct run *at;
	size_t n, cap;
};

static void push(struct page *p, struct runs *to, enum style style, str text)
{
	if (text.len > 0)
		*PUSH(p->a, to) = (struct run){style, text};
}

static void push_words(struct page *p, struct runs *to, const struct change *c)
{
	static const enum style styles[] = {[WORD_SAME] = STYLE_PLAIN,
					    [WORD_DELETED] = STYLE_OLD,
					    [WORD_INSERTED] = STYLE_NEW};
	struct say_line line = say_words(p->a, c, NEAR);

	for (size_t i = 0; i < line.n; i++)
		if (line.at[i].cut)
			push(p, to, STYLE_FAINT, wrap_sign(p, " … ", " ... "));
		else
			push(p, to, styles[line.at[i].op], line.at[i].text);
}

void text_words(struct page *p, struct indent indent, str head,
		const struct change *c)
{
	struct runs runs = {0};

	push(p, &runs, STYLE_PLAIN, head);
	push_words(p, &runs, c);
	if (runs.n > 0)
		wrap_runs(p, indent, runs.at, runs.n);
}

static size_t count_words(str text)
{
	size_t n = text.len > 0;

	for (size_t i = 0; i < text.len; i++)
		n += text.ptr[i] == ' ';
	return n;
}

/* The cells of a row that its label does not show, on one line. */
static void row(struct page *p, size_t indent, enum style style,
		const struct change *c)
{
	const struct part *at = say_part(c);
	struct runs runs = {0};

	for (size_t i = 0; i < at->n; i++) {
		str text = say_cell(p->a, at, at->child[i]);

		if (text.len == 0)
			continue;
		if (runs.n > 0)
			push(p, &runs, STYLE_FAINT, S(" | "));
		push(p, &runs, style, text);
	}
	if (runs.n > 0)
		wrap_runs(p, (struct indent){indent, indent, 0}, runs.at,
			  runs.n);
}

void text_whole(struct page *p, size_t indent, str skip, const struct change *c,
		bool is_row)
{
	enum style style = c->kind == CHANGE_REMOVED ? STYLE_GONE : STYLE_GOOD;
	size_t lines = 0;
	size_t words = 0;
	size_t left = 0;

	if (is_row) {
		row(p, indent, style, c);
		return;
	}
	for (size_t i = 0; i < c->n_words; i++) {
		struct run run = {style, str_trim(c->words[i].text)};

		if (run.text.len == 0 || (i == 0 && str_eq(run.text, skip)))
			continue;
		if (lines >= MOST_LINES || words >= MOST_WORDS) {
			left += count_words(run.text);
			continue;
		}
		wrap_runs(p, (struct indent){indent, indent, 0}, &run, 1);
		words += count_words(run.text);
		lines++;
	}
	if (left > 0)
		wrap_text(p, indent, indent,
			  str_fmt(p->a,
				  N_("... and %zu more word",
				     "... and %zu more words", left),
				  left));
}
