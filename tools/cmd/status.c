/*
 * agenda status: all agendas, a line each.
 *
 * History is read once for all of them; then each agenda has its trail made in
 * memory that the next one uses again.  Where an agenda stands today follows
 * from its document as it stands; only for another day the older ones are read.
 */
#include "cmd/trails.h"

#include "base/vec.h"
#include "report/text.h"

struct values {
	struct date as_of;
};

struct standings {
	struct standing *at;
	size_t n, cap;
};

static struct standing_step step_of(struct arena *a, const struct trail_step *s)
{
	struct standing_step out = {.id = str_copy(a, s->id),
				    .meeting = str_copy(a, s->meeting),
				    .status = s->status,
				    .day = s->held};

	if (out.id.len == 0)
		out.id = S("-");
	if (s->held.text.len == 0)
		out.day = s->planned;
	out.day.text = str_copy(a, out.day.text);
	return out;
}

static bool has_outcome(const struct trail_step *s)
{
	switch (s->status) {
	case STEP_DISCUSSED:
	case STEP_DEFERRED:
	case STEP_ADOPTED:
	case STEP_ADOPTED_CHANGED:
	case STEP_REJECTED: return true;
	case STEP_PLANNED:
	case STEP_LATE:
	case STEP_SKIPPED:
	case STEP_CANCELLED: return false;
	}
	return false;
}

static void read_steps(struct arena *a, const struct trail *t,
		       struct standing *s)
{
	for (size_t i = 0; i < t->n; i++) {
		const struct trail_step *step = &t->step[i];
		bool waits = step->status == STEP_PLANNED ||
			     step->status == STEP_LATE;

		if (waits && s->next.id.len == 0)
			s->next = step_of(a, step);
		if (has_outcome(step))
			s->last = step_of(a, step);
		if (step->status == STEP_LATE) {
			s->n_late++;
			if (step->days_late > s->days_late)
				s->days_late = step->days_late;
		}
	}
}

/* What the newest state says it is. */
static void read_state(struct versions *v, const struct profile *p,
		       const struct trail *t, struct standing *s)
{
	const struct version *at =
		t->n_versions > 0 ? t->versions[t->n_versions - 1] : NULL;

	if (at == NULL)
		return;
	s->commit = at->commit;
	s->recorded = date_in_zone(at->committed.seconds, p->timezone);
	s->version = versions_label(v, at->path, at->blob).version;
}

static bool add(struct versions *v, const struct profile *p, str agenda,
		const struct values *given, struct standings *to,
		struct fail *why)
{
	struct arena scratch = {0};
	struct trails_ask ask = {.agenda = agenda,
				 .as_of = given->as_of,
				 .overview = true,
				 .newest = !date_is_set(given->as_of)};
	struct standing *s = PUSH(v->a, to);
	struct fail unrecorded = {0};
	struct trail t;

	*s = (struct standing){.agenda = agenda, .complete = true};
	if (trails_read(v, &scratch, p, &ask, &t, &unrecorded)) {
		s->title = str_copy(v->a, t.title);
		s->complete = t.complete;
		read_state(v, p, &t, s);
		read_steps(v->a, &t, s);
	} else if (v->history.n > 0 && v->absent.message.len > 0) {
		*why = v->absent;
	}
	arena_free(&scratch);
	return why->message.len == 0;
}

static void compose(struct report *r, const struct standings *s)
{
	size_t late = 0;

	report_text(r, BLOCK_TITLE,
		    str_fmt(r->a, _("Agendas on %.*s"),
			    STR(text_date(r->a, r->as_of))));
	overview_standings(r, s->at, s->n);
	for (size_t i = 0; i < s->n; i++)
		late += s->at[i].n_late > 0;
	report_text(r, BLOCK_PROSE,
		    late == 0 ? str_from(_("nothing is late"))
			      : str_fmt(r->a,
					N_("%zu agenda is late",
					   "%zu agendas are late", late),
					late));
}

static bool any_late(const struct standings *s)
{
	for (size_t i = 0; i < s->n; i++)
		if (s->at[i].n_late > 0)
			return true;
	return false;
}

/* Those that are named, or all. */
static bool choose(struct versions *v, struct names *out, struct fail *why)
{
	struct context *c = v->l->c;

	if (load_repo(v->l, why) == NULL)
		return false;
	if (c->n_args == 0)
		return versions_agendas(v, out, why);
	for (size_t i = 0; i < c->n_args; i++) {
		str agenda;

		if (!versions_named(v, c->args[i], &agenda, why))
			return false;
		*PUSH(v->a, out) = agenda;
	}
	return true;
}

static int status(struct versions *v, const struct values *given,
		  struct fail *why)
{
	struct load *l = v->l;
	struct names names = {0};
	struct standings s = {0};
	struct history all;
	struct report r = {.a = l->a, .format = "agenda-status/1"};
	const struct profile *p = NULL;

	if (choose(v, &names, why))
		p = load_profile(l, why);
	if (p == NULL)
		return cmd_trouble(l->c, why);
	if (load_profile_failed(l))
		return EXIT_TROUBLE;
	v->standing = !date_is_set(given->as_of);
	if (names.n > 1 && !versions_history(v, S(""), &all, why))
		return cmd_trouble(l->c, why);
	for (size_t i = 0; i < names.n; i++)
		if (!add(v, p, names.at[i], given, &s, why))
			return cmd_trouble(l->c, why);
	r.as_of = load_today(p, given->as_of);
	if (s.n == 0)
		report_text(&r, BLOCK_PROSE,
			    str_from(_("there is no agenda here")));
	else
		compose(&r, &s);
	cmd_print(l->c, &r);
	return any_late(&s) ? EXIT_FOUND : EXIT_FINE;
}

static int run(struct context *c, const void *values)
{
	struct load l = load_new(c);
	struct versions v = versions_new(&l);
	struct fail why = {0};
	int result = status(&v, values, &why);

	load_close(&l);
	return result;
}

static const struct option_row options[] = {
	{.name = "op-datum",
	 .value = MSG("DAY"),
	 .help = MSG("what held on this day, and what is late on it "
		     "(yyyy-mm-dd)"),
	 .kind = OPTION_DATE,
	 .offset = offsetof(struct values, as_of)},
	{0},
};

const struct command cmd_status = {
	.name = "status",
	.format = "agenda-status/1",
	.operands = MSG("[AGENDA | FILE]..."),
	.most = ANY_NUMBER,
	.summary = MSG("where does each agenda stand?"),
	.example = "agenda status",
	.detail = MSG("Prints a line for each agenda: its version, what the "
		      "last meeting made of it, the next step and how late "
		      "that is, as recorded history shows it."),
	.paged = true,
	.options = options,
	.size = sizeof(struct values),
	.run = run,
};
