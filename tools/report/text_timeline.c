/*
 * The route on a line of time, a line for each step:
 *
 *	r1 Klankbordgroep    []●
 *	r2 Directieoverleg                 [=====]▲
 *
 * Between brackets what was planned, a dot for the day it was held, a triangle
 * for what is late; a bar through all lines is today.
 */
#include "report/schedule.h"
#include "report/text.h"

#include "base/lang.h"
#include "base/utf8.h"

enum { LABEL = 28, LEAST = 24, MOST = 100, TICKS = 6 };

struct line {
	const char *sign[MOST + 2]; /* NULL: a blank */
	size_t n;
};

static void mark(struct line *l, unsigned at, const char *sign)
{
	if (at < l->n)
		l->sign[at] = sign;
}

static void put_label(struct page *p, str label)
{
	size_t fit = utf8_fit(label, LABEL - 2);

	label = str_slice(label, 0, fit);
	wrap_piece(p, STYLE_PLAIN, label);
	buf_chars(p->out, ' ', LABEL - utf8_width(label));
}

static void put_line(struct page *p, const struct line *l)
{
	size_t blanks = 0;

	for (size_t i = 0; i < l->n; i++) {
		if (l->sign[i] == NULL) {
			blanks++;
			continue;
		}
		buf_chars(p->out, ' ', blanks);
		buf_add(p->out, str_from(l->sign[i]));
		blanks = 0;
	}
	wrap_end(p);
}

/* The sign in the terminal's own set. */
static const char *sign(const struct page *p, const char *utf8,
			const char *ascii)
{
	return p->look.utf8 ? utf8 : ascii;
}

static void mark_plan(const struct page *p, const struct schedule *s,
		      const struct schedule_row *r, unsigned width,
		      struct line *l)
{
	struct date from, to;
	unsigned x, end;

	if (!schedule_days(r->planned, &from, &to))
		return;
	x = schedule_at(s, from, width);
	end = schedule_at(s, to, width);
	for (unsigned i = x; i <= end; i++)
		mark(l, i, sign(p, "─", "-"));
	mark(l, x, x == end ? sign(p, "□", "o") : "[");
	if (x < end)
		mark(l, end, "]");
	if (r->status == STEP_LATE)
		mark(l, end + 1, sign(p, "▲", "!"));
}

static void row(struct page *p, const struct schedule *s,
		const struct schedule_row *r, const struct trail *t,
		unsigned width)
{
	struct line l = {.n = width + 2};
	struct date from, to;
	str label = r->member != NULL ? str_fmt(p->a, "  %.*s", STR(r->name))
				      : str_fmt(p->a, "%.*s %.*s", STR(r->id),
						STR(r->name));

	mark(&l, schedule_at(s, t->as_of, width), sign(p, "┊", "|"));
	mark_plan(p, s, r, width, &l);
	if (schedule_days(r->held, &from, &to))
		mark(&l, schedule_at(s, to, width), sign(p, "●", "*"));
	put_label(p, utf8_safe_line(p->a, label));
	put_line(p, &l);
}

/* The names of the months at their place, where there is room. */
static void axis(struct page *p, const struct schedule *s, unsigned width)
{
	struct date ticks[TICKS];
	size_t n = schedule_ticks(s, ticks, TICKS);
	size_t column = 0;

	put_label(p, S(""));
	for (size_t i = 0; i < n; i++) {
		size_t x = schedule_at(s, ticks[i], width);
		str name =
			str_fmt(p->a, "%u-%u", ticks[i].month, ticks[i].year);

		if ((column > 0 && x <= column) || x + name.len > width + 2)
			continue;
		buf_chars(p->out, ' ', x - column);
		wrap_piece(p, STYLE_FAINT, name);
		column = x + name.len;
	}
	wrap_end(p);
}

void text_timeline(struct page *p, const struct trail *t)
{
	struct schedule s = schedule_of(p->a, t);
	unsigned width = p->look.width > LABEL + LEAST
				 ? p->look.width - LABEL - 2
				 : LEAST;

	if (!date_is_set(s.first))
		return;
	if (width > MOST || p->look.width == 0)
		width = p->look.width == 0 ? 50 : MOST;
	axis(p, &s, width);
	for (size_t i = 0; i < s.n; i++)
		row(p, &s, &s.at[i], t, width);
	wrap_text(p, 0, 0,
		  str_from(p->look.utf8
				   ? _("[─] planned, ● held, ▲ late, ┊ today")
				   : _("[-] planned, * held, ! late, | "
				       "today")));
	wrap_end(p);
}
