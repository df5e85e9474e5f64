/*
 * The names in the route: who meets, what for, what came of it, and may they.
 */
#include "base/lang.h"
#include "base/map.h"
#include "base/near.h"
#include "base/vec.h"
#include "check/rules.h"
#include "check/times.h"

static const struct node *field(const struct route_step *s, str key)
{
	const struct node *n = node_get(s->where, key);

	return n != NULL ? n : s->where;
}

/* The names of a table of the profile, for near_word(). */
struct names {
	str *at;
	size_t n, cap;
};

/* "did you mean", or else `help`. */
static str help_for(const struct rule_run *run, str meant, const char *help)
{
	if (meant.len == 0)
		return str_from(help);
	return str_fmt(run->to->a, _("did you mean '%.*s'?"), STR(meant));
}

static void unknown_gremium(const struct rule_run *run)
{
	const struct agenda *d = run->agenda;
	const struct profile *p = run->profile;
	struct names names = {0};

	for (size_t i = 0; i < p->n_gremia; i++)
		*PUSH(run->a, &names) = p->gremia[i].name;
	for (size_t i = 0; i < d->n_steps; i++) {
		const struct route_step *s = &d->steps[i];
		const struct purpose *purpose = profile_purpose(p, s->purpose);
		struct finding *f;
		str meant;

		if (names.n == 0 || s->meeting.len == 0 ||
		    profile_gremium(p, s->meeting) != NULL)
			continue;
		meant = near_word(s->meeting, names.at, names.n);
		if (meant.len == 0 && (purpose == NULL || !purpose->decides))
			continue;
		f = rule_finding(run, field(s, S("overleg")),
				 _("'%.*s' is no body that is known here"),
				 STR(rule_quote(run, s->meeting)));
		f->help = help_for(run, meant,
				   _("add it to schema/gremia.yaml, with what "
				     "it may decide"));
	}
}

static void unknown_purpose(const struct rule_run *run)
{
	const struct agenda *d = run->agenda;
	const struct profile *p = run->profile;
	struct names names = {0};

	for (size_t i = 0; i < p->n_purposes; i++)
		*PUSH(run->a, &names) = p->purposes[i].name;
	for (size_t i = 0; i < d->n_steps; i++) {
		const struct route_step *s = &d->steps[i];
		struct finding *f;
		str meant;

		if (profile_purpose(p, s->purpose) != NULL)
			continue;
		meant = near_word(s->purpose, names.at, names.n);
		if (meant.len == 0)
			continue;
		f = rule_finding(run, field(s, S("doel")),
				 _("'%.*s' is no purpose that is known here"),
				 STR(rule_quote(run, s->purpose)));
		f->help = help_for(run, meant, "");
	}
}

/* In a paper the column may hold all that was said. */
static void see_outcome(const struct rule_run *run, const struct node *n)
{
	const struct profile *p = run->profile;
	struct names names = {0};
	struct finding *f;
	str meant;

	if (p->n_outcomes == 0 || rule_empty(run, n) ||
	    profile_outcome(p, node_text(n)) != NULL)
		return;
	for (size_t i = 0; i < p->n_outcomes; i++)
		*PUSH(run->a, &names) = p->outcomes[i].name;
	meant = near_word(node_text(n), names.at, names.n);
	if (meant.len == 0 && !agenda_is_one(run->agenda))
		return;
	f = rule_finding(run, n, _("'%.*s' is no outcome that is known here"),
			 STR(rule_quote(run, node_text(n))));
	f->help = help_for(run, meant,
			   _("choose an outcome of schema/route.yaml; what "
			     "was said goes in the conclusion"));
}

static void unknown_outcome(const struct rule_run *run)
{
	rule_each(run, run->agenda->data, "route/*/uitkomst", see_outcome);
	rule_each(run, run->agenda->data, "route/*/leden/*/uitkomst",
		  see_outcome);
}

static bool may_decide(const struct gremium *g, const struct purpose *p)
{
	for (size_t i = 0; i < g->n_mandate; i++)
		if (str_eq(g->mandate[i], p->id))
			return true;
	return g->n_mandate == 0;
}

static bool is_cancelled(const struct rule_run *run, const struct route_step *s)
{
	const struct outcome *o = profile_outcome(
		run->profile, s->outcome.len > 0 ? s->outcome : s->conclusion);

	return o != NULL && str_eq(o->status, S("vervallen"));
}

/* What a body cannot decide; a row that names no purpose says it in words. */
static void see_mandate(const struct rule_run *run, const struct moment *m)
{
	const struct node *at = m->at;
	str part = m->text;
	struct finding *f;

	if (m->body == NULL || m->purpose == NULL || !m->purpose->decides ||
	    may_decide(m->body, m->purpose) ||
	    (m->step != NULL && is_cancelled(run, m->step)))
		return;
	if (m->step != NULL) {
		at = field(m->step,
			   m->step->purpose.len > 0 ? S("doel") : S("overleg"));
		part = (str){0};
	}
	f = rule_finding_in(run, at, part, _("%.*s has no mandate for '%.*s'"),
			    STR(rule_quote(run, m->body->name)),
			    STR(rule_quote(run, m->purpose->name)));
	f->help = str_from(_("let it advise and another body decide, or "
			     "correct its mandate in schema/gremia.yaml"));
}

/* Of lists that tell one process the first speaks. */
static void mandate(const struct rule_run *run)
{
	for (size_t i = 0; i < run->times->n; i++) {
		const struct timetable *t = &run->times->at[i];

		for (size_t k = 0; k < t->n; k++)
			see_mandate(run, &t->at[k]);
		if (t->kind == TIMES_ROUTE && t->n > 1)
			return;
	}
}

static void replaces(const struct rule_run *run)
{
	const struct agenda *d = run->agenda;
	struct map ids = {0};

	for (size_t i = 0; i < d->n_steps; i++)
		*map_slot(run->a, &ids, d->steps[i].id) = run->a;
	for (size_t i = 0; i < d->n_steps; i++) {
		const struct route_step *s = &d->steps[i];
		struct finding *f;

		if (s->replaces.len == 0)
			continue;
		if (str_eq(s->replaces, s->id))
			f = rule_finding(run, field(s, S("vervangt")),
					 _("step %.*s replaces itself"),
					 STR(rule_quote(run, s->id)));
		else if (map_get(&ids, s->replaces) == NULL)
			f = rule_finding(
				run, field(s, S("vervangt")),
				_("there is no step '%.*s' to replace"),
				STR(rule_quote(run, s->replaces)));
		else
			continue;
		f->help = str_from(_("name the id of the step whose place it "
				     "takes; that step stays in the route"));
	}
}

const struct rule route_rules[] = {
	{.id = "unknown-gremium",
	 .level = LEVEL_WARNING,
	 .looks = MSG("bodies in the route that schema/gremia.yaml does not "
		      "know: misspelt names, and bodies that decide"),
	 .why = MSG("Without knowing who decides nobody can tell whether they "
		    "may."),
	 .check = unknown_gremium},
	{.id = "unknown-purpose",
	 .level = LEVEL_WARNING,
	 .looks = MSG("purposes in the route that are nearly those of "
		      "schema/route.yaml"),
	 .why = MSG("The purpose says whether a step decides; a misspelt one "
		    "decides nothing."),
	 .check = unknown_purpose},
	{.id = "unknown-outcome",
	 .level = LEVEL_WARNING,
	 .looks = MSG("outcomes that schema/route.yaml does not know"),
	 .why = MSG("The outcome gives a step its status; one that is not "
		    "known gives none."),
	 .check = unknown_outcome},
	{.id = "route-gremium",
	 .level = LEVEL_WARNING,
	 .looks = MSG("steps in which a body decides, and its mandate in "
		      "schema/gremia.yaml"),
	 .why = MSG("A decision by a body without mandate does not count; it "
		    "advises, and another body decides."),
	 .check = mandate},
	{.id = "replaces-unknown",
	 .level = LEVEL_ERROR,
	 .looks = MSG("`vervangt` in the route"),
	 .why = MSG("A step that takes the place of another must name it, or "
		    "the trail of the decision breaks."),
	 .plain = true,
	 .check = replaces},
	{0},
};
