#include "report/markdown.h"

#include "base/lang.h"
#include "report/schedule.h"
#include "report/text.h"

static void cell(struct arena *a, struct buf *out, str text)
{
	buf_add(out, S(" "));
	markdown_text(a, out, text);
	buf_add(out, S(" |"));
}

static void row(struct arena *a, struct buf *out,
		const struct schedule_row *row)
{
	const struct trail_step *step = row->step;
	bool member = row->member != NULL;
	str status = str_from(text_status(row->status));

	if (row->status == STEP_LATE && row->days_late > 0)
		status = str_fmt(
			a, "%.*s%s", STR(status),
			str_cstr(a, str_fmt(a,
					    N_(" (%d day)", " (%d days)",
					       row->days_late),
					    row->days_late)));
	buf_char(out, '|');
	cell(a, out, step->id);
	cell(a, out,
	     member ? str_fmt(a, "%.*s: %.*s", STR(step->meeting),
			      STR(row->name))
		    : step->meeting);
	cell(a, out, step->purpose);
	cell(a, out, text_period(a, row->planned));
	cell(a, out, text_period(a, row->held));
	cell(a, out, status);
	cell(a, out, row->conclusion.len > 0 ? row->conclusion : row->outcome);
	cell(a, out,
	     text_provenance(a, member ? S("") : step->version, row->recorded,
			     row->evidence));
	buf_char(out, '\n');
}

void markdown_trail(struct arena *a, struct buf *out, const struct trail *t)
{
	struct schedule s = schedule_of(a, t);
	const char *const heads[] = {
		_("Step"), _("Meeting"), _("Purpose"),	  _("Planned"),
		_("Held"), _("Status"),	 _("Conclusion"), _("Evidence")};

	buf_add(out, S("\n|"));
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
		cell(a, out, str_from(heads[i]));
	buf_add(out, S("\n|"));
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
		buf_add(out, S(" --- |"));
	buf_char(out, '\n');
	for (size_t i = 0; i < s.n; i++)
		row(a, out, &s.at[i]);
}

void markdown_trail_finding(struct arena *a, struct buf *out,
			    const struct trail_finding *f)
{
	buf_fmt(out, "- **%s** ", text_level(f->level));
	markdown_text(a, out,
		      str_fmt(a, "[%s]: %.*s", f->rule, STR(f->message)));
	if (f->at != NULL)
		buf_fmt(out, " (%.*s)", STR(str_slice(f->at->commit, 0, 7)));
	buf_char(out, '\n');
}
