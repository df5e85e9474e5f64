/*
 * The route as a picture and, with the same facts, as a table.
 *
 * A step is a line: a frame from the first to the last day that was planned
 * (dashed where the plan is no single day), a dot on the day it was held, a
 * triangle where it is late.  Forms and words say what colours say.  Who cannot
 * see the picture reads the table.
 */
#include "report/html.h"

#include "base/lang.h"
#include "base/utf8.h"
#include "report/schedule.h"
#include "report/text.h"

enum { LEFT = 250, RIGHT = 680, WIDE = 960, ROW = 26, TOP = 34, TICKS = 12 };

static void put(struct arena *a, struct buf *out, const char *before, str text,
		const char *after)
{
	buf_add(out, str_from(before));
	html_text(a, out, text);
	buf_add(out, str_from(after));
}

static unsigned x_of(const struct schedule *s, struct date day)
{
	return LEFT + schedule_at(s, day, RIGHT);
}

static void axis(struct arena *a, struct buf *out, const struct schedule *s,
		 struct date today)
{
	struct date ticks[TICKS];
	size_t n = schedule_ticks(s, ticks, TICKS);
	unsigned bottom = TOP + (unsigned)s->n * ROW;
	unsigned now = x_of(s, today);

	for (size_t i = 0; i < n; i++) {
		unsigned x = x_of(s, ticks[i]);

		buf_fmt(out,
			"<line class=\"tick\" x1=\"%u\" y1=\"%d\" x2=\"%u\" "
			"y2=\"%u\"/>"
			"<text x=\"%u\" y=\"14\">%u-%u</text>\n",
			x, TOP - 12, x, bottom, x + 2, ticks[i].month,
			ticks[i].year);
	}
	buf_fmt(out,
		"<line class=\"today\" x1=\"%u\" y1=\"%d\" x2=\"%u\" "
		"y2=\"%u\"/>",
		now, TOP - 12, now, bottom);
	buf_fmt(out, "<text x=\"%u\" y=\"%u\" text-anchor=\"%s\">", now,
		bottom + 14, now > LEFT + RIGHT / 2 ? "end" : "start");
	put(a, out, "", str_fmt(a, _("as of %.*s"), STR(text_date(a, today))),
	    "</text>\n");
}

static void bar(struct buf *out, const struct schedule *s,
		const struct schedule_row *row, unsigned y)
{
	struct date from, to;
	unsigned x, width;

	if (schedule_days(row->planned, &from, &to)) {
		x = x_of(s, from);
		width = x_of(s, to) - x;
		buf_fmt(out,
			"<rect class=\"plan%s%s\" x=\"%u\" y=\"%u\" "
			"width=\"%u\" height=\"12\"/>",
			schedule_is_exact(row->planned) ? "" : " fuzzy",
			row->recorded != NULL ? " done" : "",
			width < 6 && x > 3 ? x - 3 : x, y + 7,
			width < 6 ? 6 : width);
		if (row->status == STEP_LATE)
			buf_fmt(out,
				"<path class=\"late\" d=\"M%u %ul6 "
				"-11l6 11z\"/>",
				x + width + 6, y + 19);
	}
	if (schedule_days(row->held, &from, &to))
		buf_fmt(out,
			"<circle class=\"held\" cx=\"%u\" cy=\"%u\" "
			"r=\"5\"/>",
			x_of(s, to), y + 13);
}

static void picture_row(struct arena *a, struct buf *out,
			const struct schedule *s,
			const struct schedule_row *row, unsigned y)
{
	str name = row->member != NULL ? row->name
				       : str_fmt(a, "%.*s %.*s", STR(row->id),
						 STR(row->name));
	size_t fit = utf8_fit(name, 33);

	if (fit < name.len)
		name = str_fmt(a, "%.*s…", STR(str_slice(name, 0, fit)));
	buf_fmt(out, "<text x=\"%u\" y=\"%u\">", row->member != NULL ? 22 : 4,
		y + 17);
	put(a, out, "", name, "</text>");
	bar(out, s, row, y);
	buf_char(out, '\n');
}

static void picture(struct arena *a, struct buf *out, const struct trail *t,
		    const struct schedule *s)
{
	unsigned height = TOP + (unsigned)s->n * ROW + 22;

	if (!date_is_set(s->first))
		return;
	put(a, out,
	    "<div class=\"timeline\" role=\"region\" tabindex=\"0\" "
	    "aria-label=\"",
	    str_from(_("Timeline")), "\">\n");
	buf_fmt(out,
		"<svg role=\"img\" aria-labelledby=\"tl-title tl-desc\" "
		"viewBox=\"0 0 %d %u\" width=\"%d\" height=\"%u\">\n",
		WIDE, height, WIDE, height);
	put(a, out, "<title id=\"tl-title\">",
	    str_fmt(a, _("Planned and held: %.*s"),
		    STR(t->title.len > 0 ? t->title : t->agenda)),
	    "</title>\n");
	put(a, out, "<desc id=\"tl-desc\">",
	    str_from(_("A frame is what was planned, dashed where that is no "
		       "single day, filled where an outcome is recorded; a dot "
		       "is the day it was held; a triangle is late. The table "
		       "below says the same.")),
	    "</desc>\n");
	axis(a, out, s, t->as_of);
	for (size_t i = 0; i < s->n; i++)
		picture_row(a, out, s, &s->at[i], TOP + (unsigned)i * ROW);
	buf_add(out, S("</svg>\n</div>\n"));
}

static str status_words(struct arena *a, const struct schedule_row *row)
{
	str word = str_from(text_status(row->status));

	if (row->status == STEP_LATE && row->days_late > 0)
		word = str_fmt(a, "%.*s%s", STR(word),
			       str_cstr(a, str_fmt(a,
						   N_(" (%d day)", " (%d days)",
						      row->days_late),
						   row->days_late)));
	if (row->member == NULL && row->step->successor.len > 0)
		word = str_fmt(a, _("%.*s, taken up again in %.*s"), STR(word),
			       STR(row->step->successor));
	return word;
}

static void table_row(struct arena *a, struct buf *out,
		      const struct schedule_row *row)
{
	const struct trail_step *step = row->step;
	bool member = row->member != NULL;

	put(a, out, "<tr><th scope=\"row\">", member ? step->id : row->id,
	    "</th><td>");
	put(a, out, "", step->meeting, "");
	if (member)
		put(a, out, "<br>", row->name, "");
	put(a, out, "</td><td>", step->purpose, "</td><td>");
	put(a, out, "", text_period(a, row->planned), "</td><td>");
	put(a, out, "", text_period(a, row->held), "</td><td>");
	put(a, out, "", status_words(a, row), "</td><td>");
	put(a, out, "",
	    row->conclusion.len > 0 ? row->conclusion : row->outcome,
	    "</td><td>");
	put(a, out, "",
	    text_provenance(a, member ? S("") : step->version, row->recorded,
			    row->evidence),
	    "</td></tr>\n");
}

void html_trail(struct arena *a, struct buf *out, const struct trail *t)
{
	struct schedule s = schedule_of(a, t);
	const char *const heads[] = {
		_("Step"), _("Meeting"), _("Purpose"),	  _("Planned"),
		_("Held"), _("Status"),	 _("Conclusion"), _("Evidence")};

	picture(a, out, t, &s);
	put(a, out,
	    "<div class=\"wide\" role=\"region\" tabindex=\"0\" "
	    "aria-label=\"",
	    str_from(_("The steps")), "\">\n<table>\n<caption>");
	put(a, out, "", str_from(_("The steps, with what is recorded of them")),
	    "</caption>\n<thead>\n<tr>");
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
		put(a, out, "<th scope=\"col\">", str_from(heads[i]), "</th>");
	buf_add(out, S("</tr>\n</thead>\n<tbody>\n"));
	for (size_t i = 0; i < s.n; i++)
		table_row(a, out, &s.at[i]);
	buf_add(out, S("</tbody>\n</table>\n</div>\n"));
}

void html_trail_finding(struct arena *a, struct buf *out,
			const struct trail_finding *f)
{
	put(a, out, "<p><strong>", str_from(text_level(f->level)),
	    "</strong> ");
	put(a, out, "[", str_from(f->rule), "]: ");
	put(a, out, "", f->message, "");
	if (f->at != NULL)
		put(a, out, " (", str_slice(f->at->commit, 0, 7), ")");
	buf_add(out, S("</p>\n"));
}
