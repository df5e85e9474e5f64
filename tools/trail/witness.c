/*
 * The other witnesses: trailers of the commit, its clocks, its seal.
 *
 * The route table says what happened; a commit that records a decision says it
 * again in its trailers:
 *
 *	Stap: R7
 *	Besluit: vastgesteld
 *	Gehouden: 2018-12-06
 *	Over: <blob, tag or version that lay on the table>
 *
 * With one Stap in a message all trailers belong to it, whatever their order;
 * with several, each Stap begins a group.  Lid names one body of a step.  A
 * message that names another document (Agenda, Document) does not speak here.
 * Where the witnesses disagree that is told; neither wins.
 */
#include "trail/tracks.h"

#include "base/lang.h"

#include <ctype.h>

enum {
	SKEW = 3600,	     /* clocks of two machines may differ, seconds */
	AUTHOR_SKEW = 86400, /* a patch may have come by mail */
	ID_LENGTH = 40
};

static const char correction[] = "Rectificatie";

static bool is_key(const struct trailer *t, const char *key)
{
	return str_eq_nocase(t->key, str_from(key));
}

/* Whether a message speaks about this document. */
static bool is_ours(const struct version *v, str agenda)
{
	bool named = false;

	for (size_t i = 0; i < v->n_trailers; i++) {
		const struct trailer *t = &v->trailers[i];

		if (!is_key(t, "Agenda") && !is_key(t, "Document"))
			continue;
		if (str_eq(t->value, agenda) || str_eq(t->value, v->path))
			return true;
		named = true;
	}
	return !named;
}

static void hear(const struct trailer *t, struct witness *w)
{
	const struct {
		const char *key;
		str *to;
	} rows[] = {
		{"Stap", &w->step},	  {"Lid", &w->member},
		{"Besluit", &w->outcome}, {"Gehouden", &w->held},
		{"Over", &w->about},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (is_key(t, rows[i].key))
			*rows[i].to = t->value;
}

struct notes notes_of(const struct trailer *t, size_t n)
{
	struct notes s = {.t = t, .n = n, .at = n};
	size_t steps = 0;

	for (size_t i = n; i-- > 0;)
		if (is_key(&t[i], "Stap")) {
			s.at = i;
			steps++;
		}
	s.one = steps == 1;
	return s;
}

bool notes_next(struct notes *s, struct witness *out)
{
	*out = (struct witness){.speaks = s->at < s->n};
	if (!out->speaks)
		return false;
	if (s->one)
		s->at = 0;
	do
		hear(&s->t[s->at++], out);
	while (s->at < s->n && (s->one || !is_key(&s->t[s->at], "Stap")));
	return true;
}

struct witness notes_first(const struct trailer *t, size_t n)
{
	struct notes s = notes_of(t, n);
	struct witness w;

	if (notes_next(&s, &w))
		return w;
	for (size_t i = 0; i < n; i++)
		hear(&t[i], &w);
	w.speaks = true;
	return w;
}

struct witness witness_of(const struct version *v, const struct track *t,
			  str agenda)
{
	struct notes s = notes_of(v->trailers, v->n_trailers);
	struct witness w = {0};

	if (s.at == s.n || !is_ours(v, agenda))
		return w;
	while (notes_next(&s, &w))
		if (str_eq(w.step, t->step) && str_eq(w.member, t->member))
			break;
	return w;
}

/* A reason has a word in it; a mark alone is none. */
static bool is_reason(str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (isalnum((unsigned char)s.ptr[i]) ||
		    (unsigned char)s.ptr[i] >= 0x80)
			return true;
	return false;
}

str witness_correction(const struct version *at, str step)
{
	for (size_t i = 0; i < at->n_trailers; i++) {
		const struct trailer *t = &at->trailers[i];
		str rest = str_skip(t->value, step.len);

		if (is_key(t, correction) && str_starts(t->value, step) &&
		    rest.len > 0 && strchr(" ,:;", rest.ptr[0]) != NULL &&
		    is_reason(str_skip(rest, 1)))
			return str_trim(str_skip(rest, 1));
	}
	return (str){0};
}

/* The version id that an `Over` or `over` names, as far as it is known. */
static str version_named(const struct derivation *d, str name)
{
	str prefix = d->agenda;

	for (size_t i = 0; i < d->n; i++) {
		const struct snapshot *s = d->at[i].snapshot;

		if (s->agenda != NULL && s->agenda->version.len > 0 &&
		    (str_eq(s->at->blob, name) || str_eq(s->at->commit, name) ||
		     (name.len > 0 && str_eq(s->at->tag, name))))
			return s->agenda->version;
	}
	if (name.len > prefix.len + 1 && str_starts(name, prefix) &&
	    name.ptr[prefix.len] == '/')
		return str_skip(name, prefix.len + 1);
	return name;
}

/* What the note with scene `i` says about a body, or else about its step. */
static struct witness note_on(const struct derivation *d, const struct track *t,
			      size_t i)
{
	const struct version *v = d->at[i].snapshot->at;
	struct witness w = witness_of(v, t, d->agenda);

	if (!w.speaks && t->parent != NULL)
		w = witness_of(v, t->parent, d->agenda);
	return w;
}

struct period witness_held(struct derivation *d, const struct track *t,
			   size_t i)
{
	struct period held = period_read(note_on(d, t, i).held, 0);

	return date_is_set(held.from) ? held : (struct period){0};
}

str witness_version(const struct derivation *d, const struct track *t, size_t i)
{
	const struct scene *s = &d->at[i];
	struct witness w = note_on(d, t, i);
	str about = track_at(t, i)->step->about;

	if (about.len > 0)
		return version_named(d, about);
	if (w.about.len > 0)
		return version_named(d, w.about);
	if (s->n_before == 0 ||
	    track_at(t, i)->verdict.status == STEP_CANCELLED)
		return S("");
	return d->at[s->before[0]].snapshot->agenda->version;
}

/* Whether scene `i` or a later one that still has its outcome and its text
 * carries a seal. */
static bool is_sealed(struct derivation *d, const struct track *t, size_t i)
{
	const struct claim *now = track_at(t, i);

	for (size_t k = i; k < d->n; k++)
		if (d->at[k].counts && d->at[k].snapshot->at->sealed &&
		    tracks_agree(track_at(t, k), now) &&
		    scene_digest(d, k) == scene_digest(d, i))
			return true;
	return false;
}

enum evidence_kind witness_evidence(struct derivation *d, const struct track *t,
				    size_t i)
{
	const struct version *v = d->at[i].snapshot->at;

	if (is_sealed(d, t, i))
		return EVIDENCE_SEALED;
	if (witness_of(v, t, d->agenda).outcome.len > 0 ||
	    (t->parent != NULL &&
	     witness_of(v, t->parent, d->agenda).outcome.len > 0))
		return EVIDENCE_DECISION;
	return d->at[i].n_before == 0 ? EVIDENCE_IMPORT : EVIDENCE_TABLE;
}

static void check_outcome(struct derivation *d, const struct track *t,
			  const struct claim *c, const struct witness *w)
{
	struct verdict v = tracks_judge(d, w->outcome, S(""));
	str name = tracks_name(d->a, t);
	str table = str_trim(c->outcome.len > 0 ? c->outcome : c->conclusion);

	if (!v.closed || (c->verdict.closed && c->verdict.status == v.status))
		return;
	tracks_report(d, "witness-conflict", LEVEL_ERROR, t, c->at,
		      _("the note with this version says that %.*s was "
			"\"%.*s\", the route says \"%.*s\""),
		      STR(name), STR(w->outcome), STR(table));
}

static void check_held(struct derivation *d, const struct track *t,
		       const struct claim *c, const struct witness *w)
{
	struct period held = period_read(w->held, 0);

	if (!date_is_set(held.from) || !date_is_set(c->held.from) ||
	    (date_cmp(held.from, c->held.from) == 0 &&
	     date_cmp(held.to, c->held.to) == 0))
		return;
	tracks_report(d, "witness-conflict", LEVEL_WARNING, t, c->at,
		      _("the note with this version says that %.*s was held "
			"on %.*s, the route says %.*s"),
		      STR(tracks_name(d->a, t)), STR(w->held),
		      STR(c->held.text));
}

/* Whether a text names a content or a version by its full id. */
static bool is_id(str text)
{
	size_t i = 0;

	while (i < text.len && strchr("0123456789abcdef", text.ptr[i]) != NULL)
		i++;
	return i == text.len && i == ID_LENGTH;
}

/* Whether the history holds what an id names. */
static bool is_recorded(const struct derivation *d, str id)
{
	for (size_t i = 0; i < d->n; i++)
		if (str_eq(d->at[i].snapshot->at->blob, id) ||
		    str_eq(d->at[i].snapshot->at->commit, id))
			return true;
	return false;
}

static void check_about(struct derivation *d, const struct track *t,
			const struct claim *c, const struct witness *w)
{
	str about = c->step->about;

	if (is_id(w->about) && !d->given->incomplete &&
	    !is_recorded(d, w->about))
		tracks_report(d, "witness-conflict", LEVEL_WARNING, t, c->at,
			      _("the note with this version says that %.*s was "
				"about a text that the history does not hold"),
			      STR(tracks_name(d->a, t)));
	if (w->about.len == 0 || about.len == 0 ||
	    str_eq(version_named(d, w->about), version_named(d, about)))
		return;
	tracks_report(d, "witness-conflict", LEVEL_WARNING, t, c->at,
		      _("the note with this version says that %.*s was about "
			"%.*s, the route says %.*s"),
		      STR(tracks_name(d->a, t)),
		      STR(version_named(d, w->about)), STR(about));
}

static void check_group(struct derivation *d, size_t i, const struct witness *w)
{
	const struct track *t = tracks_find(d, w->step, w->member);
	const struct claim *c = t != NULL ? track_at(t, i) : NULL;

	if (c == NULL &&
	    tracks_judge(d, w->outcome, S("")).status == STEP_CANCELLED)
		return; /* it says why the step went away */
	if (c == NULL) {
		tracks_report(d, "witness-conflict", LEVEL_WARNING, t, i,
			      _("the note with this version names step "
				"\"%.*s\", which the route does not have"),
			      STR(w->step));
		return;
	}
	check_outcome(d, t, c, w);
	check_held(d, t, c, w);
	check_about(d, t, c, w);
}

/* The latest date that a snapshot cannot be older than, and of whom. */
static int64_t not_before(const struct derivation *d, size_t i)
{
	const struct scene *s = &d->at[i];
	int64_t latest = s->snapshot->at->follows;

	for (size_t k = 0; k < s->n_before; k++) {
		const struct version *b = d->at[s->before[k]].snapshot->at;

		if (b->committed.seconds > latest)
			latest = b->committed.seconds;
	}
	return latest;
}

static void check_clock(struct derivation *d, size_t i)
{
	const struct version *v = d->at[i].snapshot->at;
	int64_t latest = not_before(d, i);
	const char *zone = d->p->timezone;

	if (v->committed.seconds == 0)
		return;
	if (v->committed.seconds < latest - SKEW)
		tracks_report(
			d, "backdated", LEVEL_WARNING, NULL, i,
			_("recorded with a date (%.*s) before "
			  "that of the version it was made "
			  "from (%.*s)"),
			STR(date_write(d->a, d->at[i].day)),
			STR(date_write(d->a, date_in_zone(latest, zone))));
	else if (v->authored.seconds > v->committed.seconds + AUTHOR_SKEW)
		tracks_report(
			d, "backdated", LEVEL_WARNING, NULL, i,
			_("written, it says, on %.*s, after it was "
			  "recorded on %.*s"),
			STR(date_write(
				d->a, date_in_zone(v->authored.seconds, zone))),
			STR(date_write(d->a, d->at[i].day)));
}

static void check_signature(struct derivation *d, size_t i)
{
	const struct version *v = d->at[i].snapshot->at;

	if (v->signature == SIGNATURE_BAD)
		tracks_report(d, "signature", LEVEL_ERROR, NULL, i,
			      _("the signature of this version does not "
				"belong to it: one of the two was changed"));
	else if (v->signature == SIGNATURE_STRANGER)
		tracks_report(d, "signature", LEVEL_WARNING, NULL, i,
			      _("this version is signed with a key that is "
				"not trusted here (%.*s)"),
			      STR(v->signer.len > 0 ? v->signer : S("-")));
}

static void check_replaced(struct derivation *d)
{
	bool told = false;

	for (size_t i = 0; i < d->n; i++) {
		if (!d->at[i].counts || !d->at[i].snapshot->at->replaced)
			continue;
		tracks_report(d, "replace-ref", LEVEL_WARNING, NULL, i,
			      _("git shows another version in the "
				"place of this one"));
		told = true;
	}
	if (d->given->replaced && !told)
		tracks_report(d, "replace-ref", LEVEL_WARNING, NULL, d->newest,
			      _("git shows another history than the one that "
				"was recorded"));
}

void witness_check(struct derivation *d)
{
	for (size_t i = 0; i < d->n; i++) {
		const struct version *v = d->at[i].snapshot->at;
		struct notes notes = notes_of(v->trailers, v->n_trailers);
		bool ours = is_ours(v, d->agenda);
		struct witness w;

		if (!d->at[i].counts)
			continue;
		check_clock(d, i);
		check_signature(d, i);
		while (ours && notes_next(&notes, &w))
			check_group(d, i, &w);
	}
	check_replaced(d);
}
