#include "report/overview.h"

#include "base/lang.h"
#include "report/report.h"
#include "report/text.h"

/* A day as it sorts, else as it was written. */
static str day_of(struct arena *a, struct period p)
{
	if (p.precision == PRECISION_DAY && date_cmp(p.from, p.to) == 0)
		return date_write(a, p.from);
	return p.text;
}

static str last_step(struct arena *a, const struct standing_step *s)
{
	str day = day_of(a, s->day);

	if (s->id.len == 0)
		return str_from(_("nothing decided yet"));
	return str_fmt(a, "%.*s%s%s: %.*s", STR(day), day.len > 0 ? " " : "",
		       text_status(s->status), STR(s->meeting));
}

static str next_step(struct arena *a, const struct standing *s)
{
	str day = day_of(a, s->next.day);

	if (s->commit.len == 0)
		return str_from(_("not recorded yet"));
	if (s->next.id.len == 0)
		return S("-");
	return str_fmt(a, "%.*s%s%.*s", STR(day), day.len > 0 ? " " : "",
		       STR(s->next.meeting));
}

static str late(struct arena *a, const struct standing *s)
{
	if (s->n_late == 0)
		return S("");
	return str_fmt(a, N_("%d day", "%d days", s->days_late), s->days_late);
}

void overview_standings(struct report *r, const struct standing *s, size_t n)
{
	enum { COLUMNS = 5 };
	static const char *const header[] = {MSG("Agenda"), MSG("Version"),
					     MSG("Late"), MSG("Last step"),
					     MSG("Next step")};
	str *cells = NEWN(r->a, n * COLUMNS, str);

	r->standings = s;
	r->n_standings = n;
	for (size_t i = 0; i < n; i++) {
		str *row = cells + i * COLUMNS;

		row[0] = s[i].agenda;
		row[1] = s[i].version;
		row[2] = late(r->a, &s[i]);
		row[3] = last_step(r->a, &s[i].last);
		row[4] = next_step(r->a, &s[i]);
	}
	report_table(r, header, COLUMNS, cells, n);
}

static const char *tag_words(const struct edition *e)
{
	if (e->tag.len == 0)
		return _("no");
	return e->has_signature ? _("signed") : _("yes");
}

static str changes_words(struct arena *a, const struct edition *e)
{
	if (!e->compared)
		return S("");
	if (e->changes == 0)
		return str_from(_("no differences"));
	return str_fmt(a, _("%zu (%zu new, %zu gone)"), e->changes, e->added,
		       e->removed);
}

void overview_editions(struct report *r, const struct edition *e, size_t n)
{
	enum { COLUMNS = 6 };
	static const char *const header[] = {MSG("Version"), MSG("Name"),
					     MSG("Status"),  MSG("Recorded"),
					     MSG("Tag"),     MSG("Changed")};
	str *cells = NEWN(r->a, n * COLUMNS, str);

	r->editions = e;
	r->n_editions = n;
	for (size_t i = 0; i < n; i++) {
		str *row = cells + i * COLUMNS;

		row[0] = e[i].id;
		row[1] = e[i].name;
		row[2] = e[i].status;
		row[3] = date_write(r->a, e[i].recorded);
		row[4] = str_from(tag_words(&e[i]));
		row[5] = changes_words(r->a, &e[i]);
	}
	report_table(r, header, COLUMNS, cells, n);
}

static str by_whom(struct arena *a, const struct input *i)
{
	if (i->meeting.len == 0)
		return i->step;
	return str_fmt(a, "%.*s (%.*s)", STR(i->meeting), STR(i->step));
}

/* Where it landed, or why it did not. */
static str outcome(struct arena *a, const struct input *i)
{
	struct buf out = {.a = a};

	buf_add(&out, i->version);
	if (i->place.len > 0)
		buf_fmt(&out, "%s%.*s", out.n > 0 ? ": " : "",
			STR(i->title.len > 0 ? i->title : i->place));
	if (i->reason.len > 0)
		buf_fmt(&out, "%s%.*s", out.n > 0 ? ". " : "", STR(i->reason));
	return buf_str(&out);
}

static str course(struct arena *a, const struct input *i)
{
	struct buf out = {.a = a};

	for (size_t k = 0; k < i->n; k++)
		buf_fmt(&out, "%s%.*s: %.*s", k > 0 ? ", " : "",
			STR(i->at[k].version), STR(i->at[k].disposition));
	return buf_str(&out);
}

void overview_inputs(struct report *r, const struct input *in, size_t n)
{
	enum { COLUMNS = 6 };
	static const char *const header[] = {MSG("Id"),
					     MSG("Asked by"),
					     MSG("Request"),
					     MSG("What became of it"),
					     MSG("Where, or why not"),
					     MSG("In each version")};
	str *cells = NEWN(r->a, n * COLUMNS, str);

	r->inputs = in;
	r->n_inputs = n;
	for (size_t i = 0; i < n; i++) {
		str *row = cells + i * COLUMNS;

		row[0] = in[i].id;
		row[1] = by_whom(r->a, &in[i]);
		row[2] = in[i].text;
		row[3] = in[i].disposition;
		row[4] = outcome(r->a, &in[i]);
		row[5] = course(r->a, &in[i]);
	}
	report_table(r, header, COLUMNS, cells, n);
}
