/*
 * The route as a calendar (RFC 5545): an all-day event for each step.
 *
 * The UID is made of agenda and step, so that a calendar that takes the file in
 * again changes the event it has; SEQUENCE is the number of states recorded so
 * far and only grows.  A plan that is no single day is an event of all its
 * days, tentative, that leaves the days free.  Times come from the history, not
 * from the clock, so that the same history gives the same file.
 */
#include "report/schedule.h"

#include "base/lang.h"
#include "base/utf8.h"
#include "report/text.h"

enum { OCTETS = 75 };

/* A content line, folded so that no part is longer than 75 octets and no
 * character is cut. */
static void put_line(struct buf *out, str line)
{
	size_t room = OCTETS;

	while (line.len > room) {
		size_t cut = room;

		while (cut > 1 && ((unsigned char)line.ptr[cut] & 0xc0) == 0x80)
			cut--;
		buf_add(out, str_slice(line, 0, cut));
		buf_add(out, S("\r\n "));
		line = str_skip(line, cut);
		room = OCTETS - 1;
	}
	buf_add(out, line);
	buf_add(out, S("\r\n"));
}

static void put_text(struct arena *a, struct buf *out, const char *name,
		     str text)
{
	struct buf line = {.a = a};

	text = utf8_safe(a, text);
	buf_fmt(&line, "%s:", name);
	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];

		if (c == '\n')
			buf_add(&line, S("\\n"));
		else if (c == '\r' || c == '\t')
			buf_char(&line, ' ');
		else if (c == '\\' || c == ';' || c == ',')
			buf_fmt(&line, "\\%c", c);
		else
			buf_char(&line, c);
	}
	put_line(out, buf_str(&line));
}

static str stamp(struct arena *a, const struct version *at)
{
	int64_t seconds = at != NULL ? at->committed.seconds : 0;
	int64_t days = seconds / 86400 - (seconds % 86400 < 0);
	int64_t rest = seconds - days * 86400;
	struct date d = date_from_days((int32_t)days);

	return str_fmt(a, "%04d%02d%02dT%02d%02d%02dZ", d.year, d.month, d.day,
		       (int)(rest / 3600), (int)(rest / 60 % 60),
		       (int)(rest % 60));
}

static void put_day(struct arena *a, struct buf *out, const char *name,
		    struct date d)
{
	put_line(out, str_fmt(a, "%s;VALUE=DATE:%04d%02d%02d", name, d.year,
			      d.month, d.day));
}

/* Letters, digits and few signs; anything else as %XX. */
static void put_safe(struct buf *out, str text)
{
	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.ptr[i];
		bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
			     (c >= 'A' && c <= 'Z') || c == '-' || c == '_';

		if (plain)
			buf_char(out, (char)c);
		else
			buf_fmt(out, "%%%02X", c);
	}
}

/* What was dropped, or put off before its day, takes place no more. */
static const char *event_status(const struct schedule_row *row, bool exact)
{
	if (row->status == STEP_CANCELLED ||
	    (row->status == STEP_DEFERRED && row->held.text.len == 0))
		return "CANCELLED";
	return exact ? "CONFIRMED" : "TENTATIVE";
}

static str description(struct arena *a, const struct schedule_row *row)
{
	struct buf out = {.a = a};

	buf_add(&out, str_from(text_status(row->status)));
	if (row->planned.text.len > 0)
		buf_fmt(&out, "\n%s: %.*s", _("planned"),
			STR(row->planned.text));
	if (row->outcome.len > 0)
		buf_fmt(&out, "\n%s: %.*s", _("outcome"), STR(row->outcome));
	if (row->conclusion.len > 0)
		buf_fmt(&out, "\n\"%.*s\"", STR(row->conclusion));
	if (row->recorded != NULL)
		buf_fmt(&out, "\n%.*s",
			STR(text_provenance(a, S(""), row->recorded,
					    row->evidence)));
	return buf_str(&out);
}

/* "Colleges van B en W, Castricum: Vaststellen (eind 2021)" */
static str summary(struct arena *a, const struct schedule_row *row,
		   struct period when)
{
	struct buf out = {.a = a};

	buf_add(&out, row->step->meeting);
	if (row->member != NULL)
		buf_fmt(&out, ", %.*s", STR(row->name));
	if (row->step->purpose.len > 0)
		buf_fmt(&out, ": %.*s", STR(row->step->purpose));
	if (!schedule_is_exact(when))
		buf_fmt(&out, " (%.*s)", STR(when.text));
	return buf_str(&out);
}

static str uid_of(struct arena *a, const struct trail *t,
		  const struct schedule_row *row)
{
	struct buf uid = {.a = a};

	put_safe(&uid, t->agenda);
	buf_char(&uid, '.');
	put_safe(&uid, row->id);
	buf_add(&uid, S("@agenda.invalid"));
	return buf_str(&uid);
}

static void event(struct arena *a, struct buf *out, const struct trail *t,
		  const struct schedule_row *row)
{
	bool was = date_is_set(row->held.from);
	struct period when = was ? row->held : row->planned;
	const struct version *last =
		t->n_versions > 0 ? t->versions[t->n_versions - 1] : NULL;
	bool sure = was || schedule_is_exact(when);
	struct date from, to;

	if (!schedule_days(when, &from, &to))
		return;
	put_line(out, S("BEGIN:VEVENT"));
	put_line(out, str_fmt(a, "UID:%.*s", STR(uid_of(a, t, row))));
	put_line(out, str_fmt(a, "DTSTAMP:%.*s", STR(stamp(a, last))));
	put_line(out, str_fmt(a, "SEQUENCE:%zu", t->n_versions));
	put_day(a, out, "DTSTART", from);
	put_day(a, out, "DTEND", date_from_days(date_to_days(to) + 1));
	put_text(a, out, "SUMMARY", summary(a, row, when));
	put_text(a, out, "DESCRIPTION", description(a, row));
	put_text(a, out, "CATEGORIES", t->title.len > 0 ? t->title : t->agenda);
	put_line(out, str_fmt(a, "STATUS:%s", event_status(row, sure)));
	put_line(out, S("TRANSP:TRANSPARENT"));
	put_line(out, S("END:VEVENT"));
}

static void render(const struct report *r, struct look look, struct buf *out)
{
	struct schedule s = schedule_of(r->a, r->trail);

	(void)look;
	put_line(out, S("BEGIN:VCALENDAR"));
	put_line(out, S("VERSION:2.0"));
	put_line(out, S("PRODID:-//agenda//agenda-route//NL"));
	put_line(out, S("CALSCALE:GREGORIAN"));
	put_line(out, S("METHOD:PUBLISH"));
	put_text(r->a, out, "X-WR-CALNAME",
		 r->trail->title.len > 0 ? r->trail->title : r->trail->agenda);
	for (size_t i = 0; i < s.n; i++)
		event(r->a, out, r->trail, &s.at[i]);
	put_line(out, S("END:VCALENDAR"));
}

const struct renderer renderer_ics = {
	.name = "ics",
	.only = "agenda-trail/1",
	.render = render,
};
