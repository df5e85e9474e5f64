/*
 * Names that versions were given (tags), as witnesses.
 *
 * A name is put on a version once and then stays.  Whether it was moved can be
 * seen afterwards, also where no log of it was kept: the document under it says
 * that it is another version; the name is older than what it names; its own
 * message says which text it was put on; or a decision that refers to it is
 * older than the name itself.
 *
 * A message that tells what a meeting decided is a third witness beside the
 * route and the notes of commits, and must agree with the document it is on.
 */
#include "trail/tracks.h"

#include "base/lang.h"

enum { SKEW = 3600, DAY = 86400, ID_LENGTH = 40 };

str names_short(const struct derivation *d, const struct trail_tag *t)
{
	size_t at = d->agenda.len + 1;

	if (t->name.len > at && str_starts(t->name, d->agenda) &&
	    t->name.ptr[at - 1] == '/')
		return str_skip(t->name, at);
	return t->name;
}

bool names_known(const struct derivation *d, struct moment when)
{
	struct date by = d->given->known_on;

	return !date_is_set(by) || when.seconds == 0 ||
	       date_cmp(date_in_zone(when.seconds, d->p->timezone), by) <= 0;
}

static bool is_called(const struct agenda *agenda, str name)
{
	return str_eq(agenda->version, name) ||
	       str_eq(agenda->version_name, name);
}

/* Whether a recorded version is called so: then the name is a claim, and no
 * free choice of words. */
static bool is_version(const struct derivation *d, str name)
{
	for (size_t i = 0; i < d->n; i++)
		if (d->at[i].counts &&
		    is_called(d->at[i].snapshot->agenda, name))
			return true;
	return false;
}

static void check_label(struct derivation *d, const struct trail_tag *t)
{
	str name = names_short(d, t), says;

	if (t->at.agenda == NULL && t->absent && !d->given->incomplete) {
		tracks_tell(d, "tag-moved", LEVEL_WARNING, S(""), t->at.at,
			    _("what the name %.*s is on is missing from this "
			      "repository"),
			    STR(t->name));
		return;
	}
	if (t->at.agenda == NULL) {
		if (!d->given->incomplete)
			tracks_tell(d, "tag-moved", LEVEL_WARNING, S(""),
				    t->at.at,
				    _("the name %.*s is given to what is no "
				      "version of this agenda"),
				    STR(t->name));
		return;
	}
	says = t->at.agenda->version;
	if (says.len == 0 || is_called(t->at.agenda, name) ||
	    !is_version(d, name))
		return;
	tracks_tell(d, "tag-moved", LEVEL_ERROR, S(""), t->at.at,
		    _("the name %.*s is on a document that says it is version "
		      "%.*s"),
		    STR(t->name), STR(says));
}

static str day_of(struct derivation *d, int64_t seconds)
{
	return date_write(d->a, date_in_zone(seconds, d->p->timezone));
}

static void check_given(struct derivation *d, const struct trail_tag *t)
{
	int64_t given = t->given.seconds;
	int64_t made = t->at.at->committed.seconds;

	if (given == 0)
		return;
	if (made > given + SKEW)
		tracks_tell(d, "tag-moved", LEVEL_WARNING, S(""), t->at.at,
			    _("the name %.*s was given on %.*s, before the "
			      "version it is on was recorded (%.*s)"),
			    STR(t->name), STR(day_of(d, given)),
			    STR(day_of(d, made)));
	for (size_t i = 0; i < d->n; i++) {
		const struct version *v = d->at[i].snapshot->at;
		struct witness w = notes_first(v->trailers, v->n_trailers);

		if (!d->at[i].counts || !str_eq(w.about, t->name) ||
		    given <= v->committed.seconds + DAY)
			continue;
		tracks_tell(d, "tag-moved", LEVEL_WARNING, w.step, t->at.at,
			    _("the name %.*s was given on %.*s, after a "
			      "decision that refers to it (%.*s)"),
			    STR(t->name), STR(day_of(d, given)),
			    STR(day_of(d, v->committed.seconds)));
		return;
	}
}

static const struct route_step *row_of(const struct agenda *agenda, str step)
{
	for (size_t i = 0; agenda != NULL && i < agenda->n_steps; i++)
		if (str_eq(agenda->steps[i].id, step))
			return &agenda->steps[i];
	return NULL;
}

static void check_group(struct derivation *d, const struct trail_tag *t,
			const struct witness *w)
{
	const struct route_step *row = row_of(t->at.agenda, w->step);
	struct verdict said = tracks_judge(d, w->outcome, S("")), is;

	if (row == NULL || !said.closed || w->member.len > 0)
		return;
	is = tracks_judge(d, row->outcome, row->conclusion);
	if (is.closed && is.status == said.status)
		return;
	tracks_tell(d, "witness-conflict", LEVEL_ERROR, w->step, t->at.at,
		    _("the name %.*s says that %.*s was \"%.*s\", the "
		      "route under it says \"%.*s\""),
		    STR(t->name), STR(w->step), STR(w->outcome),
		    STR(row->outcome.len > 0 ? row->outcome : row->conclusion));
}

static void check_message(struct derivation *d, const struct trail_tag *t)
{
	struct notes notes = notes_of(t->trailers, t->n_trailers);
	struct witness w = notes_first(t->trailers, t->n_trailers);

	if (w.about.len == ID_LENGTH && t->at.agenda != NULL &&
	    !str_eq(w.about, t->at.at->blob) &&
	    !str_eq(w.about, t->at.at->commit))
		tracks_tell(d, "tag-moved", LEVEL_ERROR, w.step, t->at.at,
			    _("the name %.*s says that it was put on another "
			      "text than it is on"),
			    STR(t->name));
	while (notes_next(&notes, &w))
		check_group(d, t, &w);
}

static void check_signature(struct derivation *d, const struct trail_tag *t)
{
	if (t->signature == SIGNATURE_BAD)
		tracks_tell(d, "signature", LEVEL_ERROR, S(""), t->at.at,
			    _("the signature on the name %.*s does not belong "
			      "to it: one of the two was changed"),
			    STR(t->name));
	else if (t->signature == SIGNATURE_STRANGER)
		tracks_tell(d, "signature", LEVEL_WARNING, S(""), t->at.at,
			    _("the name %.*s is signed with a key that is not "
			      "trusted here (%.*s)"),
			    STR(t->name),
			    STR(t->signer.len > 0 ? t->signer : S("-")));
}

void names_check(struct derivation *d)
{
	for (size_t i = 0; i < d->given->n_tags; i++) {
		const struct trail_tag *t = &d->given->tags[i];

		if (!names_known(d, t->given))
			continue;
		check_label(d, t);
		check_given(d, t);
		check_message(d, t);
		check_signature(d, t);
	}
}
