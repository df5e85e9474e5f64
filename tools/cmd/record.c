/*
 * agenda record: what a meeting decided, for people who do not type git.
 *
 * The row of the step gets the outcome, git records the file with trailers that
 * say the same, and `Over:` names the content that lay on the table.
 */
#include "cmd/record.h"

#include "base/near.h"
#include "base/utf8.h"
#include "base/vec.h"

#include <stdio.h>

static str listed(struct arena *a, const str *names, size_t n)
{
	struct buf list = {.a = a};

	for (size_t i = 0; i < n; i++)
		buf_fmt(&list, "%s%.*s", i > 0 ? ", " : "", STR(names[i]));
	return buf_str(&list);
}

/* "did you mean r2?", else all there are. */
static const char *instead(struct arena *a, str word, const str *names,
			   size_t n)
{
	str near = near_word(word, names, n);

	if (near.len > 0)
		return str_cstr(a,
				str_fmt(a, _("did you mean %.*s?"), STR(near)));
	if (n == 0)
		return NULL;
	return str_cstr(
		a, str_fmt(a, _("there are: %.*s"), STR(listed(a, names, n))));
}

static bool find_step(struct record *x, str id, struct fail *why)
{
	const struct agenda *d = x->r.d;
	struct arena *a = x->r.l->a;
	str *ids = NEWN(a, d->n_steps, str);
	size_t n = 0;

	for (size_t i = 0; i < d->n_steps; i++) {
		ids[n++] = d->steps[i].id;
		if (!str_eq(d->steps[i].id, id))
			continue;
		if (x->step != NULL)
			return fail(a, why, _("give each step its own id"),
				    _("step %.*s stands twice in the route"),
				    STR(id));
		x->step = &d->steps[i];
	}
	return x->step != NULL ||
	       fail(a, why, instead(a, id, ids, n),
		    _("the route of %.*s has no step \"%.*s\""),
		    STR(x->r.agenda), STR(id));
}

static bool find_member(struct record *x, struct fail *why)
{
	const struct route_step *s = x->step;
	struct arena *a = x->r.l->a;
	str name = x->given->member;
	str *names = NEWN(a, s->n_members, str);

	for (size_t i = 0; i < s->n_members; i++) {
		names[i] = s->members[i].name;
		if (str_eq(utf8_fold(a, names[i]), utf8_fold(a, name)))
			x->member = &s->members[i];
	}
	if (name.len == 0 || x->member != NULL)
		return true;
	return fail(a, why, instead(a, name, names, s->n_members),
		    _("step %.*s has no body \"%.*s\" in it"), STR(s->id),
		    STR(name));
}

static bool find_outcome(struct record *x, struct fail *why)
{
	const struct profile *p = x->r.p;
	struct arena *a = x->r.l->a;
	str word = x->given->outcome;
	str *names = NEWN(a, p->n_outcomes, str);

	for (size_t i = 0; i < p->n_outcomes; i++) {
		names[i] = p->outcomes[i].name;
		if (str_eq(utf8_fold(a, word), utf8_fold(a, names[i])) ||
		    str_eq(word, p->outcomes[i].id))
			x->outcome = &p->outcomes[i];
	}
	if (x->outcome != NULL)
		return true;
	if (word.len == 0)
		return fail(a, why, instead(a, S(""), names, p->n_outcomes),
			    _("what did the meeting decide? say it with "
			      "--uitkomst"));
	return fail(a, why, instead(a, word, names, p->n_outcomes),
		    _("there is no outcome \"%.*s\""), STR(word));
}

static bool is_one_line(str s)
{
	for (size_t i = 0; i < s.len; i++)
		if ((unsigned char)s.ptr[i] < ' ' || s.ptr[i] == '\x7f')
			return false;
	return utf8_check(s) == s.len;
}

static bool is_fit(struct record *x, struct fail *why)
{
	const struct option_list *requests = &x->given->requests;
	struct arena *a = x->r.l->a;
	bool fit = is_one_line(x->given->conclusion);

	for (size_t i = 0; i < requests->n; i++)
		fit = fit && is_one_line(requests->at[i]) &&
		      requests->at[i].len > 0;
	if (requests->n > RECORD_REQUESTS)
		return fail(a, why, NULL, _("too many requests at once"));
	return fit || fail(a, why, _("write it as one line of text"),
			   _("a conclusion or request cannot hold line ends "
			     "or control characters, or be empty"));
}

/* The day: as given, as it stands in the row, or the one day for which the
 * meeting was planned. */
static bool find_day(struct record *x, struct fail *why)
{
	struct period planned =
		x->member != NULL && date_is_set(x->member->planned.to)
			? x->member->planned
			: x->step->planned;
	struct period held = x->member != NULL ? x->member->held
					       : x->step->held;
	struct arena *a = x->r.l->a;
	struct date day = x->given->held;

	if (!date_is_set(day) && held.text.len > 0)
		return true;
	if (!date_is_set(day) && planned.precision == PRECISION_DAY &&
	    date_cmp(planned.from, planned.to) == 0 &&
	    date_cmp(planned.to, x->r.today) <= 0)
		day = planned.to;
	if (date_is_set(day) && date_cmp(day, x->r.today) > 0)
		return fail(a, why, NULL,
			    _("%.*s has not come yet; an outcome is recorded "
			      "after the meeting"),
			    STR(date_write(a, day)));
	x->held = date_write(a, day);
	if (date_is_set(day) && !period_resolved(period_read(x->held, 0)))
		return fail(a, why, _("is the year right?"),
			    _("%.*s cannot be the day of a meeting"),
			    STR(x->held));
	return date_is_set(day) || outcome_needs_no_meeting(x->outcome) ||
	       fail(a, why, _("say it with --gehouden yyyy-mm-dd"),
		    _("on which day was the meeting?"));
}

static bool is_said(const struct record *x, const struct route_member *m)
{
	return !profile_is_open(x->r.p, m->outcome) ||
	       !profile_is_open(x->r.p, m->conclusion);
}

/* One outcome for a step would hide what its bodies said one by one. */
static bool is_whole(struct record *x, struct fail *why)
{
	const struct route_step *s = x->step;
	struct arena *a = x->r.l->a;
	str *names = NEWN(a, s->n_members, str);
	bool said = false;

	for (size_t i = 0; i < s->n_members; i++) {
		names[i] = s->members[i].name;
		said = said || is_said(x, &s->members[i]);
	}
	return x->member != NULL || !said ||
	       outcome_needs_no_meeting(x->outcome) ||
	       fail(a, why, instead(a, S(""), names, s->n_members),
		    _("the bodies of step %.*s decide one by one: say which "
		      "with --lid"),
		    STR(s->id));
}

static bool is_open(struct record *x, struct fail *why)
{
	str outcome = x->member != NULL ? x->member->outcome : x->step->outcome;
	str conclusion = x->member != NULL ? x->member->conclusion
					   : x->step->conclusion;

	if (outcome.len == 0 && profile_is_open(x->r.p, conclusion))
		return true;
	return fail(x->r.l->a, why,
		    str_cstr(x->r.l->a,
			     str_fmt(x->r.l->a,
				     _("what was recorded stays; to correct "
				       "it, edit the document and git commit "
				       "it with a last paragraph "
				       "\"Rectificatie: %.*s\" and the reason"),
				     STR(x->step->id))),
		    _("step %.*s has an outcome already: %.*s"),
		    STR(x->step->id),
		    STR(outcome.len > 0 ? outcome : conclusion));
}

/* The content that lay on the table: of the version that was named, or the
 * document as it was recorded before this. */
static bool find_about(struct record *x, struct fail *why)
{
	str name = x->given->about.len > 0 ? x->given->about : x->step->about;
	struct found found;

	x->about = x->r.blob;
	if (name.len == 0)
		return true;
	if (!versions_find(x->r.v, x->r.agenda, name, &found, why))
		return why->message.len == 0 && x->given->about.len == 0
			       ? true
			       : versions_unknown(x->r.v, x->r.agenda, name,
						  why);
	if (found.blob.len > 0)
		x->about = found.blob;
	return true;
}

/* ---- the message ---- */

static void add_trailer(struct buf *out, const char *key, str value)
{
	if (value.len > 0)
		buf_fmt(out, "%s%s: %.*s", out->n > 0 ? "\n" : "", key,
			STR(value));
}

static void write_message(struct record *x, str message[4])
{
	struct arena *a = x->r.l->a;
	struct buf out = {.a = a};
	str who = x->step->meeting;
	str held = x->held;

	if (x->member != NULL)
		who = str_fmt(a, "%.*s, %.*s", STR(who), STR(x->member->name));
	if (held.len == 0 && date_is_set(x->step->held.from) &&
	    x->member == NULL)
		held = period_write(a, x->step->held);
	message[0] = utf8_safe_line(
		a, str_fmt(a, "%.*s: %.*s", STR(who), STR(x->outcome->name)));
	add_trailer(&out, "Agenda", x->r.agenda);
	add_trailer(&out, "Stap", x->step->id);
	if (x->member != NULL)
		add_trailer(&out, "Lid", x->member->name);
	add_trailer(&out, "Besluit", x->outcome->name);
	add_trailer(&out, "Gehouden", held);
	add_trailer(&out, "Over", x->about);
	message[1] = x->given->conclusion.len > 0 ? x->given->conclusion
						  : buf_str(&out);
	message[2] = x->given->conclusion.len > 0 ? buf_str(&out) : S("");
	message[3] = S("");
}

static str joined(struct arena *a, const str *message)
{
	struct buf out = {.a = a};

	for (size_t i = 0; message[i].len > 0; i++)
		buf_fmt(&out, "%s%.*s", i > 0 ? "\n\n" : "", STR(message[i]));
	return buf_str(&out);
}

static str recorded(struct record *x, struct arena *a)
{
	str head = str_slice(recording_head(&x->r), 0, 7);

	if (x->member == NULL)
		return str_fmt(a,
			       _("Step %.*s of %.*s is recorded: %.*s (%.*s)"),
			       STR(x->step->id), STR(x->r.agenda),
			       STR(x->outcome->name), STR(head));
	return str_fmt(a,
		       _("Step %.*s of %.*s is recorded for %.*s: %.*s (%.*s)"),
		       STR(x->step->id), STR(x->r.agenda), STR(x->member->name),
		       STR(x->outcome->name), STR(head));
}

static void tell(struct record *x)
{
	struct report r = {.a = x->r.l->a, .format = "agenda-record/1"};

	report_text(&r, BLOCK_PROSE, recorded(x, r.a));
	if (x->n_requests > 0)
		report_text(
			&r, BLOCK_PROSE,
			str_fmt(r.a, _("Requests noted: %.*s"),
				STR(listed(r.a, x->requests, x->n_requests))));
	cmd_print(x->r.l->c, &r);
}

static bool prepare(struct record *x, char **args, struct fail *why)
{
	const struct option_list *requests = &x->given->requests;

	if (!is_fit(x, why) || !recording_open(&x->r, args[0], why) ||
	    !find_step(x, str_from(args[1]), why) || !find_member(x, why) ||
	    !find_outcome(x, why) || !is_open(x, why) || !is_whole(x, why) ||
	    !find_day(x, why) || !find_about(x, why) ||
	    !record_edit_row(x, why))
		return false;
	for (size_t i = 0; i < requests->n; i++)
		if (!record_add_request(x, requests->at[i], why))
			return false;
	return recording_is_valid(&x->r, x->text, why);
}

static int record(struct record *x, char **args, struct fail *why)
{
	struct context *c = x->r.l->c;
	str message[4];
	bool ok;

	if (!prepare(x, args, why))
		return cmd_trouble(c, why);
	write_message(x, message);
	if (!recording_is_agreed(&x->r, x->text, joined(c->a, message),
				 x->given->yes, why))
		return why->message.len > 0 ? cmd_trouble(c, why) : EXIT_FOUND;
	ok = recording_begin(&x->r, why) &&
	     recording_commit(&x->r, x->text, message, why);
	if (ok)
		tell(x);
	else
		cmd_trouble(c, why);
	recording_end(&x->r);
	return ok ? EXIT_FINE : EXIT_TROUBLE;
}

static int run(struct context *c, const void *values)
{
	struct load l = load_new(c);
	struct versions v = versions_new(&l);
	struct fail why = {0};
	struct record x = {.r = {.l = &l, .v = &v}, .given = values};
	int status = record(&x, c->args, &why);

	load_close(&l);
	return status;
}

#define AT(member) offsetof(struct record_values, member)
static const struct option_row options[] = {
	{.name = "uitkomst",
	 .value = MSG("OUTCOME"),
	 .help = MSG("what was decided: one of the outcomes in route.yaml"),
	 .kind = OPTION_STRING,
	 .offset = AT(outcome)},
	{.name = "gehouden",
	 .value = MSG("DAY"),
	 .help = MSG("the day of the meeting (yyyy-mm-dd); without it the day "
		     "that was planned, when that is one day"),
	 .kind = OPTION_DATE,
	 .offset = AT(held)},
	{.name = "conclusie",
	 .value = MSG("TEXT"),
	 .help = MSG("the conclusion in the words of the meeting"),
	 .kind = OPTION_STRING,
	 .offset = AT(conclusion)},
	{.name = "inbreng",
	 .value = MSG("TEXT"),
	 .help = MSG("a request of the meeting; may be given more than once"),
	 .kind = OPTION_LIST,
	 .offset = AT(requests)},
	{.name = "lid",
	 .value = MSG("BODY"),
	 .help = MSG("the body that decided, where a step has several"),
	 .kind = OPTION_STRING,
	 .offset = AT(member)},
	{.name = "over",
	 .value = MSG("VERSION"),
	 .help = MSG("the version that lay on the table"),
	 .kind = OPTION_STRING,
	 .offset = AT(about)},
	{.name = "ja",
	 .help = MSG("do it without asking"),
	 .kind = OPTION_FLAG,
	 .offset = AT(yes)},
	{.name = "yes",
	 .help = MSG("the same as --ja"),
	 .kind = OPTION_FLAG,
	 .offset = AT(yes)},
	{0},
};

const struct command cmd_record = {
	.name = "record",
	.format = "agenda-record/1",
	.operands = MSG("AGENDA STEP"),
	.least = 2,
	.most = 2,
	.takes = MSG("agenda record takes an agenda and a step of its route"),
	.summary = MSG("record what a meeting decided"),
	.example = "agenda record onderwijsagenda r21 --uitkomst vastgesteld",
	.detail = MSG(
		"Writes the outcome of a meeting into the route of an agenda "
		"and has git record it, with the same said in its message. It "
		"shows what will change and asks first. Where anything goes "
		"wrong, everything stays as it was."),
	.options = options,
	.size = sizeof(struct record_values),
	.run = run,
};
