/*
 * A word is gathered piece by piece, because it may change style in the middle
 * ("[-maart-]{+juni+}2019"), and is put down when the blank after it is seen:
 * only then is it known whether it still fits.  Greedy filling; no hyphens.
 *
 * A style lasts over the blank between two words of one style, so that a
 * struck-out sentence is one line and not a row of dashes.
 */
#include "report/wrap.h"

#include "base/utf8.h"
#include "base/vec.h"

struct pieces {
	struct run *at;
	size_t n, cap;
};

struct layout {
	struct page *page;
	struct indent indent;
	struct pieces word;
	size_t width;  /* of the word so far */
	size_t column; /* on the line so far */
	bool begun;    /* a word stands on this line */
	enum style open;
};

static const char *const escapes[] = {
	[STYLE_PLAIN] = "\033[0m",	[STYLE_STRONG] = "\033[1m",
	[STYLE_FAINT] = "\033[2m",	[STYLE_ERROR] = "\033[1;31m",
	[STYLE_WARNING] = "\033[1;33m", [STYLE_NOTE] = "\033[1;36m",
	[STYLE_PLACE] = "\033[36m",	[STYLE_GOOD] = "\033[32m",
	[STYLE_GONE] = "\033[31m",	[STYLE_OLD] = "\033[31;9m",
	[STYLE_NEW] = "\033[32;4m",
};

static void turn(struct layout *l, enum style to)
{
	if (to == l->open)
		return;
	if (l->page->look.colour && l->open != STYLE_PLAIN)
		buf_add(l->page->out, str_from(escapes[STYLE_PLAIN]));
	if (l->page->look.colour && to != STYLE_PLAIN)
		buf_add(l->page->out, str_from(escapes[to]));
	l->open = to;
}

static void put_word(struct layout *l)
{
	struct buf *out = l->page->out;
	size_t limit = l->page->look.width;

	if (l->word.n == 0)
		return;
	if (l->begun && limit > 0 && l->column + 1 + l->width > limit) {
		turn(l, STYLE_PLAIN);
		buf_char(out, '\n');
		buf_chars(out, ' ', l->indent.rest);
		l->column = l->indent.rest;
	} else if (l->begun) {
		if (l->word.at[0].style != l->open)
			turn(l, STYLE_PLAIN);
		buf_char(out, ' ');
		l->column++;
	}
	for (size_t i = 0; i < l->word.n; i++) {
		turn(l, l->word.at[i].style);
		buf_add(out, l->word.at[i].text);
	}
	l->column += l->width;
	l->begun = true;
	l->word.n = 0;
	l->width = 0;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void add_run(struct layout *l, enum style style, str text)
{
	size_t at = 0;

	while (at < text.len) {
		size_t end = at;
		str piece;

		if (is_blank(text.ptr[at])) {
			put_word(l);
			at++;
			continue;
		}
		while (end < text.len && !is_blank(text.ptr[end]))
			end++;
		piece = str_slice(text, at, end);
		*PUSH(l->page->a, &l->word) = (struct run){style, piece};
		l->width += utf8_width(piece);
		at = end;
	}
}

/* Without colour the words that went and came carry marks; blanks round them
 * stay outside. */
static void add_marked(struct layout *l, const struct run *run, str text)
{
	str core = str_trim(text);
	bool old = run->style == STYLE_OLD;
	struct arena *a = l->page->a;

	if (core.len == 0) {
		add_run(l, STYLE_PLAIN, text);
		return;
	}
	if (core.ptr > text.ptr)
		put_word(l);
	add_run(l, run->style,
		str_fmt(a, "%s%.*s%s", old ? "[-" : "{+", STR(core),
			old ? "-]" : "+}"));
	if (core.ptr + core.len < text.ptr + text.len)
		put_word(l);
}

void wrap_runs(struct page *p, struct indent indent, const struct run *runs,
	       size_t n)
{
	struct layout l = {.page = p, .indent = indent};

	buf_chars(p->out, ' ', indent.first);
	l.column = indent.column + indent.first;
	for (size_t i = 0; i < n; i++) {
		str text = utf8_safe(p->a, runs[i].text);
		bool marked = runs[i].style == STYLE_OLD ||
			      runs[i].style == STYLE_NEW;

		if (marked && !p->look.colour)
			add_marked(&l, &runs[i], text);
		else
			add_run(&l, runs[i].style, text);
	}
	put_word(&l);
	turn(&l, STYLE_PLAIN);
	buf_char(p->out, '\n');
}

void wrap_text(struct page *p, size_t first, size_t rest, str text)
{
	struct run run = {STYLE_PLAIN, text};

	wrap_runs(p, (struct indent){.first = first, .rest = rest}, &run, 1);
}

void wrap_lines(struct page *p, size_t indent, str text)
{
	str rest = text;

	while (rest.ptr != NULL) {
		str line = str_cut(&rest, '\n');

		if (str_trim(line).len == 0)
			wrap_end(p);
		else
			wrap_text(p, indent, indent, line);
	}
}

void wrap_piece(struct page *p, enum style style, str text)
{
	bool paint = p->look.colour && style != STYLE_PLAIN;

	if (paint)
		buf_add(p->out, str_from(escapes[style]));
	buf_add(p->out, utf8_safe(p->a, text));
	if (paint)
		buf_add(p->out, str_from(escapes[STYLE_PLAIN]));
}

void wrap_line(struct page *p, enum style style, str text)
{
	wrap_piece(p, style, text);
	buf_char(p->out, '\n');
}

void wrap_end(struct page *p)
{
	buf_char(p->out, '\n');
}

str wrap_sign(const struct page *p, const char *utf8, const char *ascii)
{
	return str_from(p->look.utf8 ? utf8 : ascii);
}
