/*
 * The route as a Gantt chart in the language of Mermaid, which forges draw in a
 * fenced block.  Only what old and new versions of it know is used; every
 * character that has a meaning to it is taken out of texts, because it has no
 * escape that holds everywhere.
 */
#include "report/schedule.h"

#include "base/lang.h"
#include "base/utf8.h"
#include "report/text.h"

/* A text on one line without marks of the language. */
static void put_text(struct arena *a, struct buf *out, str text)
{
	size_t before = out->n;

	text = utf8_safe_line(a, text);
	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];

		if (c == ':')
			buf_add(out, S(" -"));
		else if (c == ';')
			buf_char(out, ',');
		else if (c == '"' || c == '`')
			buf_char(out, '\'');
		else if (c == '\n' || c == '\r' || c == '\t' || c == '\0' ||
			 strchr("#%<>{}[]|\\", c) != NULL)
			buf_char(out, ' ');
		else
			buf_char(out, c);
	}
	if (out->n == before)
		buf_char(out, '-');
}

static str day_after(struct arena *a, struct date d)
{
	return date_write(a, date_from_days(date_to_days(d) + 1));
}

static void planned(struct arena *a, struct buf *out, size_t number,
		    const struct schedule_row *row)
{
	struct date from, to;
	const char *mark = row->status == STEP_LATE ? "crit, "
			   : row->outcome.len > 0 || row->conclusion.len > 0
				   ? "done, "
				   : "";

	if (!schedule_days(row->planned, &from, &to)) {
		if (row->planned.text.len == 0)
			return;
		buf_add(out, S("    %% "));
		put_text(a, out, row->planned.text);
		buf_char(out, '\n');
		return;
	}
	buf_add(out, S("    "));
	put_text(a, out,
		 schedule_is_exact(row->planned)
			 ? str_from(_("planned"))
			 : str_fmt(a, "%s (%.*s)", _("planned"),
				   STR(row->planned.text)));
	buf_fmt(out, " :%sp%zu, %.*s, %.*s\n", mark, number,
		STR(date_write(a, from)), STR(day_after(a, to)));
}

static void held(struct arena *a, struct buf *out, size_t number,
		 const struct schedule_row *row)
{
	struct date from, to;

	if (!schedule_days(row->held, &from, &to))
		return;
	buf_add(out, S("    "));
	put_text(a, out, str_from(text_status(row->status)));
	buf_fmt(out, " :milestone, done, h%zu, %.*s, 0d\n", number,
		STR(date_write(a, to)));
}

static void render(const struct report *r, struct look look, struct buf *out)
{
	struct schedule s = schedule_of(r->a, r->trail);
	str title = r->trail->title.len > 0 ? r->trail->title
					    : r->trail->agenda;

	(void)look;
	buf_add(out, S("gantt\n    title "));
	put_text(r->a, out, title);
	buf_add(out, S("\n    accTitle: "));
	put_text(r->a, out,
		 str_fmt(r->a, _("Planned and held: %.*s"), STR(title)));
	buf_add(out, S("\n    accDescr: "));
	put_text(r->a, out,
		 str_fmt(r->a, _("The steps of the route as of %.*s"),
			 STR(text_date(r->a, r->trail->as_of))));
	buf_add(out, S("\n    dateFormat YYYY-MM-DD\n"
		       "    axisFormat %d-%m-%Y\n"));
	for (size_t i = 0; i < s.n; i++) {
		const struct schedule_row *row = &s.at[i];

		buf_add(out, S("    section "));
		put_text(r->a, out,
			 str_fmt(r->a, "%.*s %.*s", STR(row->step->id),
				 STR(row->name)));
		buf_char(out, '\n');
		planned(r->a, out, i + 1, row);
		held(r->a, out, i + 1, row);
	}
}

const struct renderer renderer_mermaid = {
	.name = "mermaid",
	.only = "agenda-trail/1",
	.render = render,
};
