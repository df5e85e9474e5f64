/*
 * agenda versions: which versions are there, and what changed?
 */
#include "cmd/states.h"

#include "base/vec.h"
#include "diff/change.h"
#include "report/text.h"

struct editions {
	struct edition *at;
	size_t n, cap;
};

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

	if (!states_read(v, agenda, true, &states, why) ||
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
