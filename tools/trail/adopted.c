/*
 * Whether the text changed after it was adopted.
 *
 * What a meeting adopts is the besluittekst as it lay before the outcome was
 * recorded; when it was adopted with changes, as it is in the recording
 * itself.  From there on every snapshot of the same version must have that
 * text.  A new version may differ: it will be decided on again.  Each change is
 * told once, where it was made, with the latest adoption before it.
 */
#include "trail/tracks.h"

#include "base/lang.h"

struct frozen {
	const struct track *by; /* NULL: nothing was adopted yet */
	size_t when;		/* scene of the adoption */
	uint64_t digest;
	str version;
};

static bool is_adopted(const struct claim *c)
{
	return c != NULL && c->verdict.closed &&
	       trail_is_adoption(c->verdict.status);
}

/* What came about after the day that is asked for does not count. */
static bool is_after(struct date day, struct date as_of)
{
	return date_is_set(day) && date_is_set(as_of) &&
	       date_cmp(day, as_of) > 0;
}

static str version_of(const struct derivation *d, size_t i)
{
	return d->at[i].snapshot->agenda->version;
}

/* For each scene a track that is adopted there, or NULL. */
static const struct track **adoptions(struct derivation *d)
{
	const struct track **by = NEWN(d->a, d->n, const struct track *);
	bool any = false;

	for (size_t i = 0; i < d->tracks.n; i++) {
		const struct track *t = d->tracks.at[i];

		for (size_t e = 0; e < t->n; e++) {
			const struct claim *c = &t->at[e];

			if (!is_adopted(c) || !tracks_introduces(d, t, c->at) ||
			    is_after(tracks_valid(d, t, c), d->as_of))
				continue;
			any = true;
			if (by[c->at] == NULL ||
			    c->verdict.status == STEP_ADOPTED_CHANGED)
				by[c->at] = t;
		}
	}
	return any ? by : NULL;
}

static struct frozen inherited(const struct derivation *d,
			       const struct frozen *all, size_t i)
{
	const struct scene *s = &d->at[i];
	struct frozen f = {0};

	for (size_t k = 0; k < s->n_before; k++) {
		const struct frozen *b = &all[s->before[k]];

		if (b->by != NULL && (f.by == NULL || b->when > f.when))
			f = *b;
	}
	if (f.by != NULL && !str_eq(f.version, version_of(d, i)))
		f.by = NULL;
	return f;
}

/* Whether the text of scene `i` is that of one it was made from, where the
 * adoption was known already; a text from another side is new to it. */
static bool is_inherited(struct derivation *d, const struct frozen *all,
			 size_t i)
{
	for (size_t k = 0; k < d->at[i].n_before; k++) {
		size_t b = d->at[i].before[k];

		if (all[b].by != NULL &&
		    str_eq(all[b].version, version_of(d, i)) &&
		    scene_digest(d, b) == scene_digest(d, i))
			return true;
	}
	return false;
}

static void report(struct derivation *d, const struct frozen *f, size_t i)
{
	tracks_report(d, "changed-after-adoption", LEVEL_ERROR, f->by, i,
		      _("the text of version %.*s was changed after %.*s "
			"adopted it"),
		      STR(f->version.len > 0 ? f->version : S("-")),
		      STR(tracks_name(d->a, f->by)));
}

static struct frozen freeze(struct derivation *d, const struct track *by,
			    size_t i)
{
	const struct scene *s = &d->at[i];
	struct frozen f = {by, i, scene_digest(d, i), version_of(d, i)};

	if (track_at(by, i)->verdict.status == STEP_ADOPTED &&
	    s->n_before == 1 && str_eq(version_of(d, s->before[0]), f.version))
		f.digest = scene_digest(d, s->before[0]);
	return f;
}

/* Whether a name is that of the version of scene `i`. */
static bool names(const struct derivation *d, const struct trail_tag *t,
		  size_t i)
{
	return t->at.agenda != NULL && names_known(d, t->given) &&
	       str_eq(names_short(d, t), version_of(d, i)) &&
	       str_eq(t->at.agenda->version, version_of(d, i));
}

/* A name that is given to another text than was adopted under it.  Adopted with
 * changes, the text may differ from the one that was named. */
static void check_name(struct derivation *d, const struct track **by,
		       const struct trail_tag *t)
{
	const struct track *adopted = NULL;
	uint64_t named;

	for (size_t i = 0; i < d->n; i++) {
		struct frozen f;

		if (by[i] == NULL || !d->at[i].counts || !names(d, t, i))
			continue;
		f = freeze(d, by[i], i);
		named = agenda_decision_text(t->at.agenda);
		if (named == f.digest || named == scene_digest(d, i) ||
		    track_at(by[i], i)->verdict.status == STEP_ADOPTED_CHANGED)
			return;
		adopted = by[i];
	}
	if (adopted != NULL)
		tracks_tell(d, "tag-moved", LEVEL_ERROR, adopted->step,
			    t->at.at,
			    _("the text that is named %.*s is not the text "
			      "that %.*s adopted"),
			    STR(names_short(d, t)),
			    STR(tracks_name(d->a, adopted)));
}

/* Holds the text of scene `i` against what `by` adopted there, which is the
 * adoption that counts from there on.  Adopting with changes is how an adopted
 * text may change. */
static void settle(struct derivation *d, const struct track *by, size_t i,
		   bool changed, struct frozen *f)
{
	struct frozen fresh = freeze(d, by, i);
	bool differs = scene_digest(d, i) != fresh.digest;

	if (track_at(by, i)->verdict.status == STEP_ADOPTED_CHANGED)
		changed = false;
	if (differs)
		report(d, &fresh, i);
	else if (changed)
		report(d, f, i);
	*f = fresh;
}

void adopted_check(struct derivation *d)
{
	const struct track **by = adoptions(d);
	struct frozen *all = NEWN(d->a, d->n, struct frozen);

	for (size_t i = 0; by != NULL && i < d->given->n_tags; i++)
		check_name(d, by, &d->given->tags[i]);
	for (size_t i = 0; by != NULL && i < d->n; i++) {
		struct frozen f;
		bool changed;

		if (!d->at[i].counts)
			continue;
		f = inherited(d, all, i);
		changed = f.by != NULL && scene_digest(d, i) != f.digest &&
			  !is_inherited(d, all, i);
		if (by[i] != NULL)
			settle(d, by[i], i, changed, &f);
		else if (changed)
			report(d, &f, i);
		all[i] = f;
	}
}
