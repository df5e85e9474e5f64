/*
 * A step of the route: what happened on the first line, how that is known
 * below it.
 *
 *	 ✓ r4 Klankbordgroep, bespreken: besproken op 6 november 2018
 *	   "Akkoord met de richting"
 *	   over v70; alleen in de tabel: 7 november 2018, J. Jansen (3f2a1bc)
 */
#include "report/text.h"

#include "base/lang.h"
#include "base/utf8.h"

enum { SHORT_ID = 7, BODY = 3, MEMBER = 5 };

str text_date(struct arena *a, struct date d)
{
	static const char *const months[] = {
		MSG("January"), MSG("February"), MSG("March"),
		MSG("April"),	MSG("May"),	 MSG("June"),
		MSG("July"),	MSG("August"),	 MSG("September"),
		MSG("October"), MSG("November"), MSG("December"),
	};

	if (!date_is_set(d))
		return S("");
	return str_fmt(a, "%d %s %d", d.day, _(months[d.month - 1]), d.year);
}

struct date text_day(struct moment m)
{
	int64_t local = m.seconds + (int64_t)m.offset * 60;
	int64_t days = local / 86400 - (local % 86400 < 0);

	return date_from_days((int32_t)days);
}

static const struct {
	const char *utf8, *ascii;
	enum style style;
	const char *word;
} signs[] = {
	[STEP_PLANNED] = {"○", ".", STYLE_PLAIN, MSG("planned")},
	[STEP_LATE] = {"▲", "!", STYLE_ERROR, MSG("late")},
	[STEP_DISCUSSED] = {"✓", "v", STYLE_GOOD, MSG("discussed")},
	[STEP_DEFERRED] = {"…", "~", STYLE_WARNING, MSG("deferred")},
	[STEP_ADOPTED] = {"✓", "v", STYLE_GOOD, MSG("adopted")},
	[STEP_ADOPTED_CHANGED] = {"✓", "v", STYLE_GOOD,
				  MSG("adopted with changes")},
	[STEP_REJECTED] = {"✗", "x", STYLE_ERROR, MSG("rejected")},
	[STEP_SKIPPED] = {"▲", "!", STYLE_WARNING, MSG("skipped")},
	[STEP_CANCELLED] = {"−", "-", STYLE_FAINT, MSG("cancelled")},
};

const char *text_status(enum step_status status)
{
	return _(signs[status].word);
}

const char *text_evidence(enum evidence_kind kind)
{
	switch (kind) {
	case EVIDENCE_SEALED: return _("signed and sealed");
	case EVIDENCE_DECISION: return _("recorded as a decision");
	case EVIDENCE_TABLE: return _("in the table only");
	case EVIDENCE_IMPORT: return _("already there at the import");
	case EVIDENCE_NONE: return _("recorded");
	}
	return "";
}

str text_period(struct arena *a, struct period p)
{
	if (p.precision == PRECISION_DAY && !p.open_from && !p.open_to &&
	    date_cmp(p.from, p.to) == 0)
		return text_date(a, p.from);
	return p.text;
}

static bool has_outcome(enum step_status status)
{
	return status != STEP_PLANNED && status != STEP_LATE &&
	       status != STEP_SKIPPED;
}

/* What a step, or a body in it, came to. */
struct told {
	enum step_status status;
	struct period planned, held;
	int days_late;
	str successor;
};

/* " op 6 november 2018", ", gepland maart 2019" */
static void put_day(struct arena *a, struct buf *out, struct told t)
{
	str held = text_period(a, t.held);
	str planned = text_period(a, t.planned);
	bool done = has_outcome(t.status);

	if (done && held.len > 0)
		buf_fmt(out, _(" on %.*s"), STR(held));
	else if (planned.len > 0 && t.status == STEP_PLANNED)
		buf_fmt(out, " %.*s", STR(planned));
	else if (planned.len > 0)
		buf_fmt(out, done ? _(" (planned %.*s)") : _(", planned %.*s"),
			STR(planned));
}

/* "besproken op 6 november 2018", "te laat, gepland maart 2019 (12 dagen)" */
static str verdict(struct arena *a, struct told t)
{
	struct buf out = {.a = a};
	str held = text_period(a, t.held);

	buf_add(&out, str_from(_(signs[t.status].word)));
	put_day(a, &out, t);
	if (t.status == STEP_LATE && t.days_late > 0)
		buf_fmt(&out, N_(" (%d day)", " (%d days)", t.days_late),
			t.days_late);
	if (!has_outcome(t.status) && held.len > 0)
		buf_fmt(&out, _(", held on %.*s without a recorded outcome"),
			STR(held));
	if (t.successor.len > 0)
		buf_fmt(&out, _(", taken up again in %.*s"), STR(t.successor));
	return buf_str(&out);
}

str text_provenance(struct arena *a, str version, const struct version *at,
		    enum evidence_kind kind)
{
	struct buf out = {.a = a};
	str day;

	if (version.len > 0)
		buf_fmt(&out, _("on %.*s"), STR(version));
	if (at == NULL)
		return buf_str(&out);
	day = text_date(a, text_day(at->committed));
	buf_fmt(&out, "%s%s: %.*s, %.*s (%.*s)", out.n > 0 ? "; " : "",
		text_evidence(kind), STR(day), STR(at->author),
		STR(str_slice(at->commit, 0, SHORT_ID)));
	if (at->signature == SIGNATURE_GOOD)
		buf_fmt(&out, _(", signed by %.*s"), STR(at->signer));
	else if (at->signature == SIGNATURE_UNCHECKED)
		buf_add(&out, str_from(_(", signed, which was not checked")));
	return buf_str(&out);
}

/* The conclusion, unless it is no more than the word of the status. */
static void quoted(struct page *p, size_t indent, str conclusion,
		   enum step_status status)
{
	str words = conclusion;

	if (str_ends(words, S(".")))
		words = str_slice(words, 0, words.len - 1);
	if (words.len > 0 &&
	    !str_eq_nocase(words, str_from(step_status_name(status))))
		wrap_text(p, indent, indent,
			  str_fmt(p->a, "\"%.*s\"", STR(conclusion)));
}

static void faint(struct page *p, size_t indent, str text)
{
	struct run run = {STYLE_FAINT, text};

	if (text.len > 0)
		wrap_runs(p, (struct indent){indent, indent, 0}, &run, 1);
}

static void member(struct page *p, const struct trail_member *m)
{
	str sign = wrap_sign(p, signs[m->status].utf8, signs[m->status].ascii);
	struct told told = {m->status, m->planned, m->held, m->days_late, {0}};
	struct run runs[] = {
		{signs[m->status].style, sign},
		{STYLE_PLAIN, str_fmt(p->a, " %.*s: ", STR(m->name))},
		{signs[m->status].style, verdict(p->a, told)},
	};

	wrap_runs(p, (struct indent){BODY, MEMBER, 0}, runs, 3);
	quoted(p, MEMBER, m->conclusion, m->status);
	faint(p, MEMBER,
	      text_provenance(p->a, S(""), m->recorded, m->evidence));
}

/* ", bespreken" unless the meeting's own name says so. */
static str purpose(struct arena *a, const struct trail_step *s)
{
	str meeting = utf8_fold(a, s->meeting);
	str wanted = utf8_fold(a, s->purpose);

	if (wanted.len == 0 || str_find(meeting, wanted) < meeting.len)
		return S(": ");
	return str_fmt(a, ", %.*s: ", STR(s->purpose));
}

void text_step(struct page *p, const struct trail_step *s)
{
	bool open = s->status == STEP_PLANNED || s->status == STEP_LATE;
	struct told told = {s->status, s->planned, s->held, s->days_late,
			    s->successor};
	str sign = wrap_sign(p, signs[s->status].utf8, signs[s->status].ascii);
	struct run runs[] = {
		{signs[s->status].style, sign},
		{STYLE_FAINT, str_fmt(p->a, " %.*s ", STR(s->id))},
		{STYLE_STRONG, s->meeting},
		{STYLE_PLAIN, purpose(p->a, s)},
		{signs[s->status].style, verdict(p->a, told)},
		{STYLE_WARNING,
		 s->vanished ? str_from(_(" (no longer in the route)"))
			     : S("")},
	};

	wrap_runs(p, (struct indent){1, BODY, 0}, runs,
		  sizeof runs / sizeof *runs);
	if (!open)
		quoted(p, BODY, s->conclusion, s->status);
	faint(p, BODY,
	      text_provenance(p->a, s->version, s->recorded, s->evidence));
	for (size_t i = 0; i < s->n_members; i++)
		member(p, &s->members[i]);
}

void text_trail_finding(struct page *p, const struct trail_finding *f)
{
	str id = f->at != NULL ? str_slice(f->at->commit, 0, SHORT_ID) : S("");
	struct run runs[] = {
		{text_level_style(f->level),
		 str_fmt(p->a, "%s[%s]", text_level(f->level), f->rule)},
		{STYLE_PLAIN, str_fmt(p->a, ": %.*s", STR(f->message))},
		{STYLE_FAINT,
		 id.len > 0 ? str_fmt(p->a, " (%.*s)", STR(id)) : S("")},
	};

	wrap_runs(p, (struct indent){0, 4, 0}, runs, 3);
}
