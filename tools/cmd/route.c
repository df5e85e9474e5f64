/*
 * agenda-route: where does an agenda stand, and how do we know?
 *
 * Every recorded state is read with today's profile.  A state that cannot be
 * read is left out with a warning: taken as it is, it would look as if its
 * steps had vanished.
 */
#include "cmd/versions.h"

#include "base/file.h"
#include "base/vec.h"
#include "report/text.h"

enum { SHORT_ID = 7 };

struct values {
	str version;
	struct date as_of;
};

struct snapshots {
	struct snapshot *at;
	size_t n, cap;
};

static void warn_unreadable(struct load *l, const struct version *at,
			    const struct findings *f)
{
	str day = text_date(l->a, text_day(at->committed));

	for (size_t i = 0; i < f->n; i++)
		if (f->at[i].level == LEVEL_ERROR) {
			cmd_warn(l->c,
				 _("%.*s of %.*s (%.*s) is left out, it cannot "
				   "be read: %.*s"),
				 STR(at->path), STR(day),
				 STR(str_slice(at->commit, 0, SHORT_ID)),
				 STR(f->at[i].message));
			return;
		}
}

static bool add_state(struct load *l, const struct profile *p,
		      const struct version *at, struct snapshots *to,
		      struct fail *why)
{
	struct findings findings = {.a = l->a};
	const struct source *source = load_blob(l, at->path, at->blob, why);
	const struct agenda *d;

	if (source == NULL)
		return false;
	d = agenda_read(l->a, p, source, &findings);
	if (load_is_broken(&findings, 0))
		warn_unreadable(l, at, &findings);
	else
		*PUSH(l->a, to) = (struct snapshot){at, d};
	return true;
}

/* How many states of the history count: up to and including the last of the
 * agenda, or the last that said `version`. */
static size_t last_state(struct versions *v, const struct history *h,
			 str agenda, str version)
{
	size_t end = 0;

	for (size_t i = 0; i < h->n; i++) {
		struct agenda_label label;

		if (!str_eq(h->at[i].document, agenda))
			continue;
		label = versions_label(v, h->at[i].path, h->at[i].blob);
		if (version.len == 0 || str_eq(label.version, version) ||
		    str_eq(label.version_name, version))
			end = i + 1;
	}
	return end;
}

static bool states(struct versions *v, const struct profile *p, str agenda,
		   const struct history *h, struct snapshots *out,
		   struct fail *why)
{
	for (size_t i = 0; i < h->n; i++)
		if (str_eq(h->at[i].document, agenda) &&
		    !add_state(v->l, p, &h->at[i], out, why))
			return false;
	return true;
}

/* History as far as it counts for what was asked. */
static bool past(struct versions *v, str agenda, str version, struct history *h,
		 struct fail *why)
{
	if (!versions_history(v, agenda, h, why))
		return false;
	h->n = last_state(v, h, agenda, version);
	if (h->n > 0)
		return true;
	if (version.len > 0)
		return versions_unknown(v, agenda, version, why);
	return fail(v->a, why,
		    _("a route follows from what is recorded: git add and git "
		      "commit the document first"),
		    _("nothing of %.*s is recorded yet"), STR(agenda));
}

static void add_tally(struct report *r, const struct trail *t)
{
	struct tally_row *rows = NEWN(r->a, 3, struct tally_row);
	struct block *b = report_add(r, BLOCK_TALLY);

	rows[0] = (struct tally_row){"steps", MSG("step"), MSG("steps"), t->n};
	rows[1] = (struct tally_row){"late", MSG("late step"),
				     MSG("late steps"), 0};
	rows[2] = (struct tally_row){"findings", MSG("finding"),
				     MSG("findings"), t->n_findings};
	for (size_t i = 0; i < t->n; i++)
		rows[1].n += t->step[i].status == STEP_LATE;
	b->tally.row = rows;
	b->tally.n = 3;
}

static void compose(struct report *r, const struct trail *t)
{
	str title = t->title.len > 0 ? t->title : t->agenda;

	report_text(r, BLOCK_TITLE,
		    str_fmt(r->a, _("Route of %.*s on %.*s"), STR(title),
			    STR(text_date(r->a, t->as_of))));
	for (size_t i = 0; i < t->n; i++)
		report_add(r, BLOCK_STEP)->step = &t->step[i];
	if (t->n == 0)
		report_text(r, BLOCK_PROSE,
			    str_from(_("this agenda has no route")));
	if (t->n_findings > 0)
		report_text(r, BLOCK_TITLE, str_from(_("What does not fit:")));
	for (size_t i = 0; i < t->n_findings; i++)
		report_add(r, BLOCK_TRAIL_FINDING)->trail_finding =
			&t->finding[i];
	add_tally(r, t);
}

static int follow(struct versions *v, const struct profile *p, str agenda,
		  const struct values *given, struct fail *why)
{
	struct load *l = v->l;
	struct report r = {.a = l->a, .format = "agenda-trail/1"};
	struct snapshots s = {0};
	struct history history = {0};
	struct trail trail;

	if (!past(v, agenda, given->version, &history, why) ||
	    !states(v, p, agenda, &history, &s, why))
		return cmd_trouble(l->c, why);
	trail = trail_derive(l->a, p, s.at, s.n, load_today(p, given->as_of));
	trail.complete = history.complete;
	if (!history.complete)
		cmd_warn(l->c, _("the trail is incomplete: this copy of the "
				 "repository lacks older versions "
				 "(git fetch --unshallow gets them)"));
	r.trail = &trail;
	compose(&r, &trail);
	cmd_print(l->c, &r);
	return trail.n_findings > 0 ? EXIT_FOUND : EXIT_FINE;
}

/* An operand is the name of an agenda, or a file that holds one. */
static bool which(struct versions *v, struct context *c, str *agenda,
		  struct fail *why)
{
	str name = c->n_args > 0 ? str_from(c->args[0]) : S("");
	const struct source *source;

	if (name.len > 0 && file_exists(c->args[0])) {
		load_near(v->l, name);
		source = load_file(v->l, c->args[0], why);
		if (source == NULL)
			return false;
		name = agenda_label(c->a, source).id;
		if (name.len == 0)
			return fail(c->a, why, NULL,
				    _("%s does not say which agenda it is"),
				    c->args[0]);
	}
	if (load_repo(v->l, why) == NULL)
		return false;
	return versions_agenda(v, name, agenda, why);
}

static int run(struct context *c, const void *values)
{
	struct load l = load_new(c);
	struct versions v = versions_new(&l);
	const struct profile *p = NULL;
	struct fail why = {0};
	str agenda = {0};
	int status = EXIT_TROUBLE;

	if (which(&v, c, &agenda, &why))
		p = load_profile(&l, &why);
	if (p == NULL)
		status = cmd_trouble(c, &why);
	else if (!load_profile_failed(&l))
		status = follow(&v, p, agenda, values, &why);
	load_close(&l);
	return status;
}

#define AT(member) offsetof(struct values, member)
static const struct option_row options[] = {
	{.name = "versie",
	 .value = MSG("VERSION"),
	 .help = MSG("the route as it stood when this version was current"),
	 .kind = OPTION_STRING,
	 .offset = AT(version)},
	{.name = "op-datum",
	 .value = MSG("DAY"),
	 .help = MSG("what is late is judged on this day (yyyy-mm-dd)"),
	 .kind = OPTION_DATE,
	 .offset = AT(as_of)},
	{0},
};

const struct command cmd_route = {
	.name = "route",
	.format = "agenda-trail/1",
	.operands = MSG("[AGENDA | FILE]"),
	.most = 1,
	.takes = MSG("agenda-route follows one agenda at a time"),
	.summary = MSG("where does it stand, who decided what?"),
	.example = "agenda-route onderwijsagenda",
	.detail = MSG(
		"Follows an agenda through its meetings, as the recorded "
		"history of its document shows: what is planned, held, decided "
		"and on which version, what is late, and what does not fit. "
		"Without a name the only agenda is meant."),
	.paged = true,
	.options = options,
	.size = sizeof(struct values),
	.run = run,
};
