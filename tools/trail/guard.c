/*
 * A pair of states is a history of two, so the derivation of a trail serves
 * here as it is.  Nothing is said about a day: what is dated tomorrow is
 * decided all the same once it is recorded.
 */
#include "trail/guard.h"

#include "base/lang.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "trail/tracks.h"

static bool is_rule(const struct trail_finding *f, const char *rule)
{
	return strcmp(f->rule, rule) == 0;
}

static bool is_fault(const struct trail_finding *f, const struct version *at)
{
	if (f->at != at)
		return false;
	if (is_rule(f, "rewritten") ||
	    (is_rule(f, "vanished") && f->level == LEVEL_ERROR))
		return witness_correction(at, f->step).len == 0;
	return is_rule(f, "changed-after-adoption") ||
	       is_rule(f, "witness-conflict");
}

/* ---- who decided, and on what ---- */

static bool is_decided(const struct profile *p, const struct route_step *s)
{
	if (s->outcome.len > 0 || !profile_is_open(p, s->conclusion))
		return true;
	for (size_t i = 0; i < s->n_members; i++)
		if (s->members[i].outcome.len > 0 ||
		    !profile_is_open(p, s->members[i].conclusion))
			return true;
	return false;
}

static bool is_same_body(struct arena *a, const struct profile *p, str x, str y)
{
	const struct gremium *g = profile_gremium(p, x);

	if (g != NULL && g == profile_gremium(p, y))
		return true;
	return str_eq(utf8_fold(a, str_trim(x)), utf8_fold(a, str_trim(y)));
}

static const struct route_step *step_of(const struct agenda *d, str id)
{
	for (size_t i = 0; i < d->n_steps; i++)
		if (str_eq(d->steps[i].id, id))
			return &d->steps[i];
	return NULL;
}

static void add_altered(struct arena *a, const struct version *at, str step,
			str message, struct guard_faults *out)
{
	struct trail_finding f = {"rewritten", LEVEL_ERROR, step, at, message};

	if (is_fault(&f, at))
		*PUSH(a, out) = f;
}

/* An outcome is worth nothing when another body takes the place of the one that
 * decided, or another text that of the one that lay there. */
static void compare_facts(struct arena *a, const struct profile *p,
			  const struct route_step *was,
			  const struct agenda *now, const struct version *at,
			  struct guard_faults *out)
{
	const struct route_step *is = step_of(now, was->id);

	if (is == NULL || was->id.len == 0 || !is_decided(p, was))
		return;
	if (!is_same_body(a, p, was->meeting, is->meeting))
		add_altered(a, at, was->id,
			    str_fmt(a,
				    _("the body of %.*s was changed after its "
				      "outcome, from \"%.*s\" to \"%.*s\""),
				    STR(was->id), STR(was->meeting),
				    STR(is->meeting)),
			    out);
	if (was->about.len > 0 && !str_eq(was->about, is->about))
		add_altered(
			a, at, was->id,
			str_fmt(a,
				_("the version that %.*s was about was "
				  "changed after its outcome, from \"%.*s\" "
				  "to \"%.*s\""),
				STR(was->id), STR(was->about), STR(is->about)),
			out);
}

/* The faults with regard to one state before. */
static struct guard_faults faults_after(struct arena *a,
					const struct profile *p,
					const struct agenda *before,
					const struct agenda *now,
					const struct version *at)
{
	struct version *old = NEW(a, struct version);
	struct version *new = NEW(a, struct version);
	const struct version **link = NEW(a, const struct version *);
	struct snapshot s[2] = {{old, before}, {new, now}};
	/* older texts, which a note may be about, are not at hand */
	struct trail_case pair = {.at = s, .n = 2, .incomplete = true};
	struct guard_faults out = {0};
	struct trail t;

	*new = *at;
	new->n_before = 0;
	new->current = true;
	*link = old;
	if (before != NULL) {
		new->before = link;
		new->n_before = 1;
	} else {
		pair.at = s + 1;
		pair.n = 1;
	}
	t = trail_derive(a, p, &pair);
	for (size_t i = 0; i < t.n_findings; i++)
		if (is_fault(&t.finding[i], new))
			*PUSH(a, &out) = t.finding[i];
	for (size_t i = 0; before != NULL && i < before->n_steps; i++)
		compare_facts(a, p, &before->steps[i], now, new, &out);
	return out;
}

static bool has(const struct guard_faults *in, const struct trail_finding *f)
{
	for (size_t i = 0; i < in->n; i++)
		if (is_rule(&in->at[i], f->rule) &&
		    str_eq(in->at[i].step, f->step))
			return true;
	return false;
}

struct guard_faults guard_faults(struct arena *a, const struct profile *p,
				 const struct agenda *const *before, size_t n,
				 const struct agenda *now,
				 const struct version *at)
{
	struct guard_faults out =
		faults_after(a, p, n > 0 ? before[0] : NULL, now, at);

	for (size_t i = 1; i < n && out.n > 0; i++) {
		struct guard_faults other =
			faults_after(a, p, before[i], now, at);
		size_t kept = 0;

		for (size_t k = 0; k < out.n; k++)
			if (has(&other, &out.at[k]))
				out.at[kept++] = out.at[k];
		out.n = kept;
	}
	return out;
}

struct guard_faults guard_losses(struct arena *a, const struct profile *p,
				 const struct agenda *before,
				 const struct version *at)
{
	struct agenda *emptied = NEW(a, struct agenda);
	struct guard_faults out;
	size_t kept = 0;

	*emptied = *before;
	emptied->steps = NULL;
	emptied->n_steps = 0;
	out = faults_after(a, p, before, emptied, at);
	for (size_t i = 0; i < out.n; i++)
		if (is_rule(&out.at[i], "vanished"))
			out.at[kept++] = out.at[i];
	out.n = kept;
	return out;
}

bool guard_is_adopted(struct arena *a, const struct profile *p,
		      const struct agenda *d)
{
	struct version at = {.current = true};
	struct snapshot s = {&at, d};
	struct trail_case alone = {.at = &s, .n = 1};
	struct trail t = trail_derive(a, p, &alone);

	for (size_t i = 0; i < t.n; i++) {
		if (trail_is_adoption(t.step[i].status))
			return true;
		for (size_t k = 0; k < t.step[i].n_members; k++)
			if (trail_is_adoption(t.step[i].members[k].status))
				return true;
	}
	return false;
}
