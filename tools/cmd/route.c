/*
 * agenda-route: where does an agenda stand, and how do we know?
 */
#include "cmd/inputs.h"
#include "cmd/trails.h"

#include "report/text.h"

struct values {
	struct trails_ask ask;
	bool inputs, timeline;
};

enum { SHORT_ID = 7 };

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

/* Merges in which both sides had changed the route. */
static void add_joins(struct report *r, const struct trail *t)
{
	for (size_t i = 0; i < t->n_joins; i++) {
		const struct trail_join *j = &t->join[i];
		str day = text_date(r->a, text_day(j->at->committed));

		report_text(
			r, BLOCK_PROSE,
			str_fmt(r->a,
				_("On %.*s %.*s joined two lines that had "
				  "both changed the route: one changed "
				  "%.*s, the other %.*s (%.*s)."),
				STR(day), STR(j->at->author), STR(j->left),
				STR(j->right),
				STR(str_slice(j->at->commit, 0, SHORT_ID))));
	}
}

static void compose(struct report *r, const struct trail *t, bool timeline)
{
	str title = t->title.len > 0 ? t->title : t->agenda;

	report_text(r, BLOCK_TITLE,
		    str_fmt(r->a, _("Route of %.*s on %.*s"), STR(title),
			    STR(text_date(r->a, t->as_of))));
	if (timeline)
		report_add(r, BLOCK_TIMELINE);
	for (size_t i = 0; i < t->n; i++)
		report_add(r, BLOCK_STEP)->step = &t->step[i];
	if (t->n == 0)
		report_text(r, BLOCK_PROSE,
			    str_from(_("this agenda has no route")));
	add_joins(r, t);
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
	struct trails_ask ask = given->ask;
	struct trail trail;

	ask.agenda = agenda;
	if (!trails_read(v, l->a, p, &ask, &trail, why))
		return cmd_trouble(l->c, why);
	if (!trail.complete && !repo_is_shallow(l->repo) &&
	    repo_is_partial(l->repo))
		cmd_warn(l->c,
			 _("the trail is incomplete: this copy of the "
			   "repository lacks the content of versions (git "
			   "fetch --refetch --no-filter gets it)"));
	else if (!trail.complete)
		cmd_warn(l->c, _("the trail is incomplete: this copy of the "
				 "repository lacks older versions "
				 "(git fetch --unshallow gets them)"));
	r.trail = &trail;
	compose(&r, &trail, given->timeline);
	cmd_print(l->c, &r);
	return trail.n_findings > 0 ? EXIT_FOUND : EXIT_FINE;
}

static int run(struct context *c, const void *values)
{
	const struct values *given = values;
	struct load l = load_new(c);
	struct versions v = versions_new(&l);
	const struct profile *p = NULL;
	struct fail why = {0};
	str agenda = {0};
	int status = EXIT_TROUBLE;

	if (versions_named(&v, c->n_args > 0 ? c->args[0] : "", &agenda, &why))
		p = load_profile(&l, &why);
	if (p == NULL)
		status = cmd_trouble(c, &why);
	else if (!load_profile_failed(&l))
		status = given->inputs ? inputs_print(&v, p, agenda,
						      given->ask.version, &why)
				       : follow(&v, p, agenda, given, &why);
	load_close(&l);
	return status;
}

#define AT(member) offsetof(struct values, member)
static const struct option_row options[] = {
	{.name = "versie",
	 .value = MSG("VERSION"),
	 .help = MSG("the route as it stood when this version was current"),
	 .kind = OPTION_STRING,
	 .offset = AT(ask.version)},
	{.name = "op-datum",
	 .value = MSG("DAY"),
	 .help = MSG("what held on this day, and what is late on it "
		     "(yyyy-mm-dd)"),
	 .kind = OPTION_DATE,
	 .offset = AT(ask.as_of)},
	{.name = "bekend-op",
	 .value = MSG("DAY"),
	 .help = MSG("only what was recorded by this day (yyyy-mm-dd)"),
	 .kind = OPTION_DATE,
	 .offset = AT(ask.known_on)},
	{.name = "inbreng",
	 .help = MSG("what became of what the meetings asked"),
	 .kind = OPTION_FLAG,
	 .offset = AT(inputs)},
	{.name = "tijdlijn",
	 .help = MSG("show what was planned and held on a line of time"),
	 .kind = OPTION_FLAG,
	 .offset = AT(timeline)},
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
