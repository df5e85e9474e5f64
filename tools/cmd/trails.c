/*
 * Every recorded state is read with today's profile, each content once.  A
 * state that cannot be read is handed on without its document: the trail looks
 * through it, since taken as it is, it would look as if its steps had vanished.
 *
 * Of names (tags) and of what names once held, the document is looked for where
 * the states of the agenda stood, and only when it is not there in the whole
 * version.
 */
#include "cmd/trails.h"

#include "base/vec.h"
#include "cmd/signatures.h"
#include "report/text.h"

enum { SHORT_ID = 7 };

struct gathering {
	struct versions *v;
	struct arena *a;
	const struct profile *p;
	str agenda;
	const struct trails_ask *ask;
	struct fail *why;
	struct history history;
	struct map read; /* content: its document, or NULL */
	struct map paths;
	struct {
		struct snapshot *at;
		size_t n, cap;
	} states;
	bool lacking; /* contents are not in this copy */
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

/* The document of a state in `*out`, NULL when it cannot be read.  False when
 * the repository fails. */
static bool read_state(struct gathering *g, const struct version *at,
		       const struct agenda **out)
{
	struct findings findings = {.a = g->a};
	struct fail why = {0};
	void **slot = map_slot(g->a, &g->read, at->blob);
	const struct source *source;

	*out = *slot;
	if (*slot != NULL)
		return true;
	source = load_blob_to(g->v->l, g->a, at->path, at->blob, &why);
	if (source == NULL) {
		g->lacking |= repo_is_partial(g->v->l->repo);
		if (g->lacking)
			return true;
		return fail(g->a, g->why, str_cstr(g->a, why.remedy), "%.*s",
			    STR(why.message));
	}
	*out = agenda_read(g->a, g->p, source, &findings);
	if (load_is_broken(&findings, 0)) {
		warn_unreadable(g, at, &findings);
		*out = NULL;
		return true;
	}
	memcpy(map_slot(g->a, &g->read, at->blob), out, sizeof *out);
	return true;
}

static bool add_state(struct gathering *g, struct version *at)
{
	const struct agenda *d;

	if (!read_state(g, at, &d))
		return false;
	*map_slot(g->a, &g->paths, at->path) = at;
	if (at->signature == SIGNATURE_UNCHECKED && !g->ask->overview)
		at->signature = signature_check(g->v->a, g->v->l->repo,
						at->commit, false, &at->signer);
	*PUSH(g->a, &g->states) = (struct snapshot){at, d};
	return true;
}

/* How many states of the history count: up to and including the last of the
 * agenda, or the last that said the version asked for. */
static size_t last_state(struct gathering *g)
{
	const struct history *h = &g->history;
	str version = g->ask->version;
	size_t end = 0;

	for (size_t i = 0; i < h->n; i++) {
		struct agenda_label label;

		if (!str_eq(h->at[i].document, g->agenda))
			continue;
		if (version.len == 0) {
			end = i + 1;
			continue;
		}
		label = versions_label(g->v, h->at[i].path, h->at[i].blob);
		if (str_eq(label.version, version) ||
		    str_eq(label.version_name, version))
			end = i + 1;
	}
	return end;
}

/* History as far as it counts for what was asked. */
static bool past(struct gathering *g)
{
	size_t all;

	if (!versions_history(g->v, g->agenda, &g->history, g->why))
		return false;
	all = g->history.n;
	g->history.n = last_state(g);
	if (g->history.n > 0)
		return true;
	if (g->ask->version.len > 0 && all > 0)
		return versions_unknown(g->v, g->agenda, g->ask->version,
					g->why);
	if (repo_is_partial(g->v->l->repo) && g->v->absent.message.len > 0) {
		*g->why = g->v->absent;
		return false;
	}
	return fail(g->v->a, g->why,
		    _("a route follows from what is recorded: git add and git "
		      "commit the document first"),
		    _("nothing of %.*s is recorded yet"), STR(g->agenda));
}

/* Adds a document of the agenda under a path of a commit. */
static void add_at(struct gathering *g, str commit, str path,
		   struct founds *out)
{
	struct repo_files files = {0};

	if (!repo_tree(g->a, g->v->l->repo, commit, str_cstr(g->a, path),
		       &files, NULL))
		return;
	for (size_t i = 0; i < files.n; i++) {
		struct repo_file f = files.at[i];
		struct agenda_label label =
			versions_label(g->v, f.path, f.blob);

		if (str_eq(label.id, g->agenda))
			*PUSH(g->a, out) = (struct found){label, f.path, f.blob,
							  commit, NULL};
	}
}

/* The document of the agenda in a commit: of several the one that says it is
 * version `name`, else the first. */
static struct snapshot document_in(struct gathering *g, str commit, str name)
{
	struct version *at = NEW(g->a, struct version);
	struct snapshot s = {.at = at};
	struct founds all = {0};
	const struct found *best;

	at->commit = commit;
	if (commit.len == 0 ||
	    !repo_version(g->a, g->v->l->repo, commit, at, NULL))
		return s;
	for (size_t i = 0; i < g->paths.n; i++)
		add_at(g, commit, g->paths.at[i].key, &all);
	if (all.n == 0)
		versions_in_commit(g->v, commit, g->agenda, &all, NULL);
	if (all.n == 0)
		return s;
	best = &all.at[0];
	for (size_t i = all.n; i-- > 0;)
		if (str_eq(all.at[i].label.version, name))
			best = &all.at[i];
	at->path = best->path;
	at->blob = best->blob;
	at->document = g->agenda;
	if (!read_state(g, at, &s.agenda))
		s.agenda = NULL;
	return s;
}

/* Notes on the states what a name on their content says. */
static void mark_states(struct gathering *g, const struct trail_tag *t)
{
	for (size_t i = 0; i < g->history.n; i++) {
		struct version *at = &g->history.at[i];

		if (!str_eq(at->document, g->agenda) ||
		    !str_eq(at->blob, t->at.at->blob))
			continue;
		at->sealed |= t->signature == SIGNATURE_GOOD;
		if (at->tag.len == 0)
			at->tag = t->name;
	}
}

static void add_tags(struct gathering *g, struct trail_case *c)
{
	struct repo_tags *all = &g->v->tags;
	struct trail_tag *tags = NEWN(g->a, all->n, struct trail_tag);
	str prefix = str_cat(g->a, g->agenda, S("/"));
	struct repo *r = g->v->l->repo;

	for (size_t i = 0; i < all->n; i++) {
		const struct repo_tag *from = &all->at[i];
		struct trail_tag *t = &tags[c->n_tags];

		if (!str_starts(from->name, prefix))
			continue;
		*t = (struct trail_tag){
			.name = from->name,
			.at = document_in(g, from->commit,
					  str_skip(from->name, prefix.len)),
			.given = from->tagged,
			.giver = from->tagger,
			.trailers = from->trailers,
			.n_trailers = from->n_trailers,
			.absent = from->absent};
		t->adrift = from->commit.len > 0 &&
			    !history_reaches(&g->history, from->commit) &&
			    !repo_on_branch(r, from->commit);
		if (from->has_signature)
			t->signature = SIGNATURE_UNCHECKED;
		if (from->has_signature && !g->ask->overview)
			t->signature = signature_check(g->a, r, from->object,
						       true, &t->signer);
		mark_states(g, t);
		c->n_tags++;
	}
	c->tags = tags;
}

static void add_moves(struct gathering *g, struct trail_case *c)
{
	const struct repo_moves *all = versions_moves(g->v);
	struct trail_move *moves = NEWN(g->a, all->n, struct trail_move);
	str prefix = str_cat(g->a, g->agenda, S("/"));

	for (size_t i = 0; i < all->n; i++) {
		const struct repo_move *m = &all->at[i];
		str name = m->tag ? str_skip(m->name, prefix.len) : S("");

		if (m->tag && !str_starts(m->name, prefix))
			continue;
		moves[c->n_moves++] = (struct trail_move){
			.name = m->name,
			.is_tag = m->tag,
			.when = m->when,
			.by = m->by,
			.shared = m->shared,
			.from = document_in(g, m->from, name),
			.to = document_in(g, m->now, name)};
	}
	c->moves = moves;
}

static bool is_gone(const struct gathering *g)
{
	bool stands = false;

	for (size_t i = 0; i < g->states.n; i++)
		stands |= g->states.at[i].at->current;
	return !stands && g->ask->version.len == 0 &&
	       !date_is_set(g->ask->known_on);
}

static bool add_states(struct gathering *g)
{
	for (size_t i = 0; i < g->history.n; i++) {
		struct version *at = &g->history.at[i];

		if (str_eq(at->document, g->agenda) &&
		    (!g->ask->newest || at->current) && !add_state(g, at))
			return false;
	}
	return true;
}

bool trails_read(struct versions *v, struct arena *a, const struct profile *p,
		 const struct trails_ask *ask, struct trail *out,
		 struct fail *why)
{
	struct gathering g = {.v = v,
			      .a = a,
			      .p = p,
			      .agenda = ask->agenda,
			      .ask = ask,
			      .why = why};
	struct trail_case c = {.known_on = ask->known_on};

	if (!past(&g) || !add_states(&g))
		return false;
	if (!ask->newest)
		add_tags(&g, &c);
	if (ask->version.len == 0 && !ask->newest)
		add_moves(&g, &c);
	c.at = g.states.at;
	c.n = g.states.n;
	c.gone = is_gone(&g);
	c.replaced = g.history.replaced;
	c.incomplete = !g.history.complete || g.lacking;
	c.as_of = load_today(p, date_is_set(ask->as_of) ? ask->as_of
							: ask->known_on);
	*out = trail_derive(a, p, &c);
	out->complete = !c.incomplete;
	return true;
}
