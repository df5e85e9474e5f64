/*
 * A finding as a good compiler prints it:
 *
 *	fout[schema-date]: 31-2-2019 bestaat niet
 *	  --> agendas/onderwijs.md:14:9
 *	14 |   datum: 31-2-2019
 *	   |          ^^^^^^^^^
 *	   = hulp: februari 2019 heeft 28 dagen
 */
#include "report/text.h"

#include "base/lang.h"
#include "base/utf8.h"
#include "text/excerpt.h"

enum { GUTTER_LEAST = 2, FRAME = 3, EXCERPT_LEAST = 20 };

const char *text_level(enum level level)
{
	switch (level) {
	case LEVEL_OFF: return "";
	case LEVEL_NOTE: return _("note");
	case LEVEL_WARNING: return _("warning");
	case LEVEL_ERROR: return _("error");
	}
	return "";
}

enum style text_level_style(enum level level)
{
	switch (level) {
	case LEVEL_OFF: return STYLE_PLAIN;
	case LEVEL_NOTE: return STYLE_NOTE;
	case LEVEL_WARNING: return STYLE_WARNING;
	case LEVEL_ERROR: return STYLE_ERROR;
	}
	return STYLE_PLAIN;
}

static size_t digits(unsigned n)
{
	size_t count = 1;

	for (; n > 9; n /= 10)
		count++;
	return count;
}

static void frame(struct page *p, size_t gutter, str label)
{
	wrap_piece(p, STYLE_PLACE,
		   str_fmt(p->a, "%*.*s |", (int)gutter, STR(label)));
}

static void excerpt(struct page *p, const struct finding *f, size_t gutter)
{
	size_t around = gutter + FRAME;
	size_t width = p->look.width > around + EXCERPT_LEAST
			       ? p->look.width - around
			       : EXCERPT_LEAST;
	struct excerpt e = excerpt_of(p->a, f->source, f->span,
				      p->look.width > 0 ? width : 0);
	struct buf carets = {.a = p->a};

	if (str_trim(e.text).len == 0)
		return;
	frame(p, gutter, str_fmt(p->a, "%u", e.line));
	buf_fmt(p->out, " %.*s\n", STR(e.text));
	frame(p, gutter, S(""));
	buf_chars(p->out, ' ', e.indent + 1);
	buf_chars(&carets, '^', e.carets);
	wrap_line(p, text_level_style(f->level), buf_str(&carets));
}

static void help(struct page *p, str text, size_t gutter)
{
	const char *word = _("help");
	struct run runs[] = {
		{STYLE_STRONG, str_fmt(p->a, "= %s: ", word)},
		{STYLE_PLAIN, text},
	};

	if (text.len > 0)
		wrap_runs(p, (struct indent){gutter + 1, gutter + 3, 0}, runs,
			  2);
}

void text_finding(struct page *p, const struct finding *f)
{
	struct place at = source_place(f->source, f->span.from);
	str name = utf8_safe_line(p->a, f->source->name);
	size_t gutter = digits(at.line);
	struct run head[] = {
		{text_level_style(f->level),
		 str_fmt(p->a, "%s[%s]", text_level(f->level), f->rule)},
		{STYLE_STRONG, S(": ")},
		{STYLE_STRONG, f->message},
	};

	if (gutter < GUTTER_LEAST)
		gutter = GUTTER_LEAST;
	wrap_runs(p, (struct indent){.rest = 4}, head, 3);
	buf_chars(p->out, ' ', gutter);
	wrap_line(
		p, STYLE_PLACE,
		str_fmt(p->a, "--> %.*s:%u:%u", STR(name), at.line, at.column));
	excerpt(p, f, gutter);
	help(p, f->help, gutter);
}
