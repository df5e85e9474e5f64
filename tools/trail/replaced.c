/*
 * History that was replaced, and names that were put elsewhere.
 *
 * A branch that was pushed by force, or a name that no branch leads to, still
 * shows a document as it once was.  Rebasing and squashing give the same
 * outcomes and texts in other commits, and that is all right: what counts is
 * whether an outcome that was recorded then is recorded anywhere now, and
 * whether what was adopted under a version is still a text of that version.
 *
 * Each outcome is told once, however many names remember it.
 */
#include "trail/tracks.h"

#include "base/lang.h"

struct memory {
	str name; /* that remembers */
	struct moment when;
	str by;
	bool shared;
	const struct snapshot *old;
};

/* Whether the history that stands has the outcome of a row, and its words where
 * others had read them. */
static bool is_kept(struct derivation *d, const struct memory *m,
		    const struct route_step *row, struct verdict v)
{
	const struct track *t = tracks_of_row(d, row);

	for (size_t e = 0; t != NULL && e < t->n; e++) {
		const struct claim *c = &t->at[e];

		if (c->verdict.closed && c->verdict.status == v.status &&
		    (!m->shared ||
		     events_same_words(c->conclusion, row->conclusion)))
			return true;
	}
	return false;
}

static bool is_told(const struct derivation *d, str step)
{
	for (size_t i = 0; i < d->findings.n; i++) {
		const struct trail_finding *f = &d->findings.at[i].finding;

		if (strcmp(f->rule, "history-replaced") == 0 &&
		    str_eq(f->step, step))
			return true;
	}
	return false;
}

static str told_by(struct derivation *d, const struct memory *m)
{
	str day =
		date_write(d->a, date_in_zone(m->when.seconds, d->p->timezone));

	if (m->when.seconds == 0)
		return str_fmt(d->a, _("as the name %.*s shows"), STR(m->name));
	return str_fmt(d->a, _("replaced in %.*s on %.*s by %.*s"),
		       STR(m->name), STR(day),
		       STR(m->by.len > 0 ? m->by : S("-")));
}

/* Whether a scene of a version in which the step was adopted has the text. */
static bool has_text(struct derivation *d, const struct track *t, str version,
		     uint64_t digest)
{
	for (size_t e = 0; t != NULL && e < t->n; e++) {
		size_t i = t->at[e].at;

		if (trail_is_adoption(t->at[e].verdict.status) &&
		    str_eq(d->at[i].snapshot->agenda->version, version) &&
		    scene_digest(d, i) == digest)
			return true;
	}
	return false;
}

static bool has_version(const struct derivation *d, str version)
{
	for (size_t i = 0; i < d->n; i++)
		if (d->at[i].counts &&
		    str_eq(d->at[i].snapshot->agenda->version, version))
			return true;
	return false;
}

static str row_name(const struct route_step *row)
{
	return row->id.len > 0 ? row->id : row->meeting;
}

static void tell_outcome(struct derivation *d, const struct memory *m,
			 const struct route_step *row)
{
	str name = row_name(row), by = told_by(d, m);
	str was =
		str_trim(row->outcome.len > 0 ? row->outcome : row->conclusion);

	tracks_tell(d, "history-replaced", LEVEL_ERROR, row->id, m->old->at,
		    _("an earlier history recorded that %.*s was \"%.*s\"; the "
		      "present one never did (%.*s)"),
		    STR(name), STR(was), STR(by));
}

static void tell_text(struct derivation *d, const struct memory *m,
		      const struct route_step *row)
{
	str name = row_name(row), by = told_by(d, m);

	tracks_tell(d, "history-replaced", LEVEL_ERROR, row->id, m->old->at,
		    _("in an earlier history %.*s adopted a text of version "
		      "%.*s that the present one does not have (%.*s)"),
		    STR(name), STR(m->old->agenda->version), STR(by));
}

static void check_outcome(struct derivation *d, const struct memory *m,
			  const struct route_step *row)
{
	struct verdict v = tracks_judge(d, row->outcome, row->conclusion);

	if (!v.closed || is_told(d, row->id))
		return;
	if (!is_kept(d, m, row, v))
		tell_outcome(d, m, row);
	else if (trail_is_adoption(v.status) &&
		 has_version(d, m->old->agenda->version) &&
		 !has_text(d, tracks_of_row(d, row), m->old->agenda->version,
			   agenda_decision_text(m->old->agenda)))
		tell_text(d, m, row);
}

static void remember(struct derivation *d, const struct memory *m)
{
	const struct agenda *old = m->old->agenda;

	for (size_t i = 0; old != NULL && i < old->n_steps; i++)
		check_outcome(d, m, &old->steps[i]);
}

static void check_name(struct derivation *d, const struct trail_move *m)
{
	if (m->from.agenda != NULL && m->to.agenda != NULL &&
	    str_eq(m->from.at->blob, m->to.at->blob))
		return;
	tracks_tell(d, "tag-moved", LEVEL_ERROR, S(""), m->to.at,
		    _("the name %.*s was moved on %.*s by %.*s: it was on "
		      "another text before"),
		    STR(m->name),
		    STR(date_write(d->a, date_in_zone(m->when.seconds,
						      d->p->timezone))),
		    STR(m->by.len > 0 ? m->by : S("-")));
}

void replaced_check(struct derivation *d)
{
	for (size_t i = 0; i < d->given->n_moves; i++) {
		const struct trail_move *m = &d->given->moves[i];

		if (!names_known(d, m->when))
			continue;
		if (m->is_tag)
			check_name(d, m);
		else
			remember(d, &(struct memory){m->name, m->when, m->by,
						     m->shared, &m->from});
	}
	for (size_t i = 0; i < d->given->n_tags; i++) {
		const struct trail_tag *t = &d->given->tags[i];

		if (t->adrift && names_known(d, t->given))
			remember(d, &(struct memory){.name = t->name,
						     .shared = true,
						     .old = &t->at});
	}
}
