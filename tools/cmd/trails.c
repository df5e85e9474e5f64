/*
 * Every recorded state is read with today's profile.  A state that cannot be
 * read is left out with a warning: taken as it is, it would look as if its
 * steps had vanished.
 */
#include "cmd/trails.h"

#include "base/vec.h"
#include "report/text.h"

enum { SHORT_ID = 7 };

struct gathering {
	struct versions *v;
	struct arena *a;
	const struct profile *p;
	str agenda;
	const struct trails_ask *ask;
	struct fail *why;
	struct {
		struct snapshot *at;
		size_t n, cap;
	} states;
};

static void warn_unreadable(struct gathering *g, const struct version *at,
			    const struct findings *f)
{
	str day = text_date(g->a, text_day(at->committed));

	for (size_t i = 0; !g->ask->overview && i < f->n; i++)
		if (f->at[i].level == LEVEL_ERROR) {
			cmd_warn(g->v->l->c,
				 _("%.*s of %.*s (%.*s) is left out, it cannot "
				   "be read: %.*s"),
				 STR(at->path), STR(day),
				 STR(str_slice(at->commit, 0, SHORT_ID)),
				 STR(f->at[i].message));
			return;
		}
}

static bool add_state(struct gathering *g, const struct version *at)
{
	struct findings findings = {.a = g->a};
	const struct source *source =
		load_blob_to(g->v->l, g->a, at->path, at->blob, g->why);
	const struct agenda *d;

	if (source == NULL)
		return false;
	d = agenda_read(g->a, g->p, source, &findings);
	if (load_is_broken(&findings, 0))
		warn_unreadable(g, at, &findings);
	else
		*PUSH(g->a, &g->states) = (struct snapshot){at, d};
	return true;
}

/* How many states of the history count: up to and including the last of the
 * agenda, or the last that said the version asked for. */
static size_t last_state(struct gathering *g, const struct history *h)
{
	str version = g->ask->version;
	size_t end = 0;

	for (size_t i = 0; i < h->n; i++) {
		struct agenda_label label;

		if (!str_eq(h->at[i].document, g->agenda))
			continue;
		label = versions_label(g->v, h->at[i].path, h->at[i].blob);
		if (version.len == 0 || str_eq(label.version, version) ||
		    str_eq(label.version_name, version))
			end = i + 1;
	}
	return end;
}

/* History as far as it counts for what was asked. */
static bool past(struct gathering *g, struct history *h)
{
	if (!versions_history(g->v, g->agenda, h, g->why))
		return false;
	h->n = last_state(g, h);
	if (h->n > 0)
		return true;
	if (g->ask->version.len > 0)
		return versions_unknown(g->v, g->agenda, g->ask->version,
					g->why);
	return fail(g->v->a, g->why,
		    _("a route follows from what is recorded: git add and git "
		      "commit the document first"),
		    _("nothing of %.*s is recorded yet"), STR(g->agenda));
}

bool trails_read(struct versions *v, struct arena *a, const struct profile *p,
		 str agenda, const struct trails_ask *ask, struct trail *out,
		 struct fail *why)
{
	struct gathering g = {v, a, p, agenda, ask, why, {0}};
	struct history history = {0};
	struct trail_case c = {.known_on = ask->known_on};

	if (!past(&g, &history))
		return false;
	for (size_t i = 0; i < history.n; i++)
		if (str_eq(history.at[i].document, agenda) &&
		    !add_state(&g, &history.at[i]))
			return false;
	c.at = g.states.at;
	c.n = g.states.n;
	c.as_of = load_today(p, date_is_set(ask->as_of) ? ask->as_of
							: ask->known_on);
	*out = trail_derive(a, p, &c);
	out->complete = history.complete;
	return true;
}
