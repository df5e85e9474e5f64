/*
 * agenda versions: which versions are there, and what changed?
 *
 * A version is what a document says it is.  The state under its tag counts,
 * and without a tag the last one that was recorded.
 */
#include "cmd/versions.h"

#include "base/vec.h"
#include "diff/change.h"
#include "report/text.h"

struct state {
	str id; /* of the version */
	const struct version *last;
	const struct repo_tag *tag; /* or NULL */
	struct found found;
};

struct states {
	struct state *at;
	size_t n, cap;
};

struct editions {
	struct edition *at;
	size_t n, cap;
};

static struct state *state_of(struct states *s, str id)
{
	for (size_t i = 0; i < s->n; i++)
		if (str_eq(s->at[i].id, id))
			return &s->at[i];
	return NULL;
}

static bool is_before(const struct state *s, const struct version *at)
{
	return s->last->committed.seconds <= at->committed.seconds;
}

/* Adds the versions that have a tag but no state of that name: a tag may call
 * a state by a name that the document does not say.  They go where the state
 * under the tag is. */
static bool add_tag(struct versions *v, str agenda, const struct repo_tag *tag,
		    struct states *to, struct fail *why)
{
	str id = str_skip(tag->name, agenda.len + 1);
	struct state *s = state_of(to, id);
	struct founds founds = {0};
	struct version *at = NEW(v->a, struct version);

	if (!versions_in_commit(v, tag->commit, agenda, &founds, why) ||
	    !repo_version(v->a, v->l->repo, tag->commit, at, why))
		return false;
	if (founds.n == 0)
		return true;
	if (s == NULL) {
		size_t i = to->n;

		PUSH(v->a, to);
		while (i > 0 && !is_before(&to->at[i - 1], at)) {
			to->at[i] = to->at[i - 1];
			i--;
		}
		s = &to->at[i];
		*s = (struct state){.id = id, .last = at};
	}
	s->tag = tag;
	s->last = at;
	s->found = founds.at[0];
	for (size_t i = 0; i < founds.n; i++)
		if (str_eq(founds.at[i].label.version, id))
			s->found = founds.at[i];
	return true;
}

static bool find_states(struct versions *v, str agenda, struct states *out,
			struct fail *why)
{
	struct history h;
	str prefix = str_cat(v->a, agenda, S("/"));

	if (!versions_history(v, agenda, &h, why) || !versions_tags(v, why))
		return false;
	for (size_t i = 0; i < h.n; i++) {
		const struct version *at = &h.at[i];
		struct agenda_label label;
		struct state *s;

		if (!str_eq(at->document, agenda))
			continue;
		label = versions_label(v, at->path, at->blob);
		s = state_of(out, label.version);
		if (s == NULL) {
			s = PUSH(v->a, out);
			s->id = label.version;
		}
		s->last = at;
		s->found = (struct found){label, at->path, at->blob, at->commit,
					  NULL};
	}
	for (size_t i = 0; i < v->tags.n; i++)
		if (v->tags.at[i].commit.len > 0 &&
		    str_starts(v->tags.at[i].name, prefix) &&
		    !add_tag(v, agenda, &v->tags.at[i], out, why))
			return false;
	return true;
}

static void compare(struct versions *v, const struct profile *p,
		    const struct agenda *old, const struct agenda *new,
		    struct edition *e)
{
	struct changes c;

	if (old == NULL || new == NULL)
		return;
	c = changes_between(v->a, p, old, new);
	e->compared = true;
	e->changes = c.n;
	for (size_t i = 0; i < c.n; i++) {
		e->added += c.at[i].kind == CHANGE_ADDED;
		e->removed += c.at[i].kind == CHANGE_REMOVED;
	}
}

static bool read_editions(struct versions *v, const struct profile *p,
			  const struct states *s, struct editions *out,
			  struct fail *why)
{
	const struct agenda *old = NULL;

	for (size_t i = 0; i < s->n; i++) {
		const struct state *one = &s->at[i];
		struct findings f = {.a = v->a};
		const struct source *source =
			load_blob(v->l, one->found.path, one->found.blob, why);
		const struct agenda *d;
		struct edition *e = PUSH(v->a, out);

		if (source == NULL)
			return false;
		d = agenda_read(v->a, p, source, &f);
		*e = (struct edition){
			.id = one->id,
			.name = d->version_name,
			.status = d->version_status,
			.path = one->found.path,
			.commit = one->last->commit,
			.recorded = date_in_zone(one->last->committed.seconds,
						 p->timezone),
		};
		if (one->tag != NULL) {
			e->tag = one->tag->name;
			e->has_signature = one->tag->has_signature;
		}
		if (load_is_broken(&f, 0))
			continue;
		compare(v, p, old, d, e);
		old = d;
	}
	return true;
}

static int list(struct versions *v, str agenda, const struct profile *p,
		struct fail *why)
{
	struct load *l = v->l;
	struct states states = {0};
	struct editions editions = {0};
	struct report r = {
		.a = l->a, .format = "agenda-versions/1", .agenda = agenda};

	if (!find_states(v, agenda, &states, why) ||
	    !read_editions(v, p, &states, &editions, why))
		return cmd_trouble(l->c, why);
	if (!v->history.complete)
		cmd_warn(l->c, _("this copy of the repository lacks older "
				 "versions (git fetch --unshallow gets them)"));
	report_text(&r, BLOCK_TITLE,
		    str_fmt(r.a, _("Versions of %.*s"), STR(agenda)));
	if (editions.n == 0)
		report_text(&r, BLOCK_PROSE,
			    str_fmt(r.a, _("nothing of %.*s is recorded yet"),
				    STR(agenda)));
	else
		overview_editions(&r, editions.at, editions.n);
	cmd_print(l->c, &r);
	return EXIT_FINE;
}

static int run(struct context *c, const void *values)
{
	struct load l = load_new(c);
	struct versions v = versions_new(&l);
	const struct profile *p = NULL;
	struct fail why = {0};
	str agenda = {0};
	int status = EXIT_TROUBLE;

	(void)values;
	if (versions_named(&v, c->n_args > 0 ? c->args[0] : "", &agenda, &why))
		p = load_profile(&l, &why);
	if (p == NULL)
		status = cmd_trouble(c, &why);
	else if (!load_profile_failed(&l))
		status = list(&v, agenda, p, &why);
	load_close(&l);
	return status;
}

const struct command cmd_versions = {
	.name = "versions",
	.format = "agenda-versions/1",
	.operands = MSG("[AGENDA | FILE]"),
	.most = 1,
	.takes = MSG("agenda versions lists one agenda at a time"),
	.summary = MSG("which versions are there, and what changed?"),
	.example = "agenda versions onderwijsagenda",
	.detail = MSG("Lists the versions that an agenda has had, oldest "
		      "first: name, status, when it was recorded, its tag, and "
		      "how much changed since the one before."),
	.paged = true,
	.run = run,
};
