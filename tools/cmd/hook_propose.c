/*
 * prepare-commit-msg: a first draft of the note, where the user starts from
 * nothing.  The subject says what matters most; a decision comes with the
 * trailers that `agenda record` would write, so that the two ways to record an
 * outcome leave the same trace.
 */
#include "cmd/hook.h"

#include "base/file.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "cmd/note.h"
#include "repo/push.h"
#include "report/say.h"

enum { MESSAGE_MAX = 4 * 1024 * 1024, AGENDAS = 16, LISTED = 10, SUBJECT = 72 };

struct proposal {
	struct note note;
	struct buf body;     /* a line each */
	struct buf trailers; /* of decisions */
	str subject;	     /* of the only agenda */
	size_t n_agendas, n_decisions;
};

/* ---- decisions ---- */

struct decision {
	const struct route_step *step;
	const struct route_member *member; /* or NULL */
	str outcome, conclusion, held;
};

static bool is_closed(const struct profile *p, str outcome, str conclusion)
{
	return !profile_is_open(p, outcome) || !profile_is_open(p, conclusion);
}

static void add_trailer(struct buf *out, const char *key, str value)
{
	if (value.len > 0)
		buf_fmt(out, "%s: %.*s\n", key, STR(value));
}

/* The content that lay on the table: of the version that the step names, else
 * the document as it was. */
static str on_the_table(struct proposal *x, const struct agenda *now,
			const struct route_step *s, str path, str before)
{
	struct arena *a = x->note.l->a;
	str commit;

	const struct agenda *was = past_agenda(&x->note.past, path, before);

	if (s->about.len == 0 ||
	    (was != NULL && str_eq(was->version, s->about)))
		return before;
	commit = push_commit_of(
		a, x->note.l->repo,
		str_fmt(a, "refs/tags/%.*s/%.*s", STR(now->id), STR(s->about)));
	return commit.len > 0 ? repo_blob_at(a, x->note.l->repo, commit, path)
			      : S("");
}

static str who_decided(struct arena *a, const struct decision *d)
{
	return d->member == NULL
		       ? d->step->meeting
		       : str_fmt(a, "%.*s, %.*s", STR(d->step->meeting),
				 STR(d->member->name));
}

static void add_decision(struct proposal *x, const struct agenda *now, str path,
			 str before, const struct decision *d)
{
	const struct profile *p = x->note.past.p;
	struct arena *a = x->note.l->a;
	str said = profile_is_open(p, d->outcome) ? d->conclusion : d->outcome;
	const struct outcome *o = profile_outcome(p, said);

	if (d->step->id.len == 0)
		return;
	if (x->n_decisions++ == 0)
		x->subject = str_fmt(a, "%.*s: %.*s", STR(who_decided(a, d)),
				     STR(o != NULL ? o->name : said));
	add_trailer(&x->trailers, "Stap", d->step->id);
	if (d->member != NULL)
		add_trailer(&x->trailers, "Lid", d->member->name);
	if (o != NULL)
		add_trailer(&x->trailers, "Besluit", o->name);
	add_trailer(&x->trailers, "Gehouden", d->held);
	add_trailer(&x->trailers, "Over",
		    on_the_table(x, now, d->step, path, before));
}

static const struct route_step *same_step(const struct agenda *d, str id)
{
	for (size_t i = 0; d != NULL && i < d->n_steps; i++)
		if (str_eq(d->steps[i].id, id))
			return &d->steps[i];
	return NULL;
}

static const struct route_member *same_member(const struct route_step *s,
					      str name)
{
	for (size_t i = 0; s != NULL && i < s->n_members; i++)
		if (str_eq(s->members[i].name, name))
			return &s->members[i];
	return NULL;
}

static str held_on(struct arena *a, struct period held)
{
	return date_is_set(held.from) ? period_write(a, held) : held.text;
}

static void decisions_of_step(struct proposal *x, const struct agenda *now,
			      str path, str before,
			      const struct route_step *was,
			      const struct route_step *s)
{
	const struct profile *p = x->note.past.p;
	struct arena *a = x->note.l->a;

	if (is_closed(p, s->outcome, s->conclusion) &&
	    (was == NULL || !is_closed(p, was->outcome, was->conclusion))) {
		struct decision d = {s, NULL, s->outcome, s->conclusion,
				     held_on(a, s->held)};

		add_decision(x, now, path, before, &d);
	}
	for (size_t i = 0; i < s->n_members; i++) {
		const struct route_member *m = &s->members[i];
		const struct route_member *old = same_member(was, m->name);
		struct decision d = {s, m, m->outcome, m->conclusion,
				     held_on(a, m->held)};

		if (is_closed(p, m->outcome, m->conclusion) &&
		    (old == NULL ||
		     !is_closed(p, old->outcome, old->conclusion)))
			add_decision(x, now, path, before, &d);
	}
}

/* ---- changes ---- */

/* The change that weighs most; NULL when there is none. */
static const struct change *heaviest(const struct changes *c)
{
	const struct change *most = NULL;

	for (size_t i = 0; i < c->n; i++)
		if (most == NULL || c->at[i].class < most->class)
			most = &c->at[i];
	return most;
}

static str said(struct proposal *x, const struct change *c)
{
	struct arena *a = x->note.l->a;
	str head = say_head(a, c);

	if (say_name(a, c).len == 0)
		head = str_fmt(a, "%.*s (%.*s)", STR(head),
			       STR(say_section(a, c)));
	return utf8_safe_line(a, head);
}

static void tell_changes(struct proposal *x, const struct agenda *was,
			 const struct agenda *now)
{
	struct arena *a = x->note.l->a;
	struct changes c = changes_between(a, x->note.past.p, was, now);
	const struct change *most = heaviest(&c);

	if (!str_eq(was->version, now->version) && now->version.len > 0)
		x->subject = str_fmt(a, _("version %.*s"), STR(now->version));
	else if (most != NULL)
		x->subject = said(x, most);
	else
		x->subject = str_from(_("layout only"));
	for (size_t i = 0; i < c.n && i < LISTED && c.n > 1; i++)
		buf_fmt(&x->body, "- %.*s\n", STR(said(x, &c.at[i])));
	if (c.n > LISTED)
		buf_fmt(&x->body,
			N_("- and %zu change more\n",
			   "- and %zu changes more\n", c.n - LISTED),
			c.n - LISTED);
}

static void propose_one(struct proposal *x, struct repo_file f)
{
	struct arena *a = x->note.l->a;
	const struct agenda *now = past_agenda(&x->note.past, f.path, f.blob);
	const struct agenda *was;
	str before = {0};

	if (now == NULL)
		return;
	if (x->note.n_bases > 0)
		before =
			note_before(&x->note, x->note.base[0], f.path, now->id);
	was = past_agenda(&x->note.past, f.path, before);
	x->n_agendas++;
	buf_fmt(&x->trailers, "Agenda: %.*s\n", STR(now->id));
	if (was == NULL) {
		x->subject = str_from(_("new agenda"));
	} else {
		size_t known = x->n_decisions;

		for (size_t i = 0; i < now->n_steps; i++)
			decisions_of_step(x, now, f.path, before,
					  same_step(was, now->steps[i].id),
					  &now->steps[i]);
		if (x->n_decisions == known)
			tell_changes(x, was, now);
	}
	if (x->n_decisions == 0)
		x->subject =
			str_fmt(a, "%.*s: %.*s", STR(now->id), STR(x->subject));
}

/* The whole note; empty when there is nothing to propose. */
static str compose(struct proposal *x)
{
	struct arena *a = x->note.l->a;
	struct buf out = {.a = a};

	if (x->n_agendas == 0)
		return S("");
	if (x->n_agendas > 1 && x->n_decisions == 0)
		x->subject = str_fmt(a,
				     N_("%zu agenda changed",
					"%zu agendas changed", x->n_agendas),
				     x->n_agendas);
	buf_fmt(&out, "%.*s\n",
		STR(say_short(a, utf8_safe_line(a, x->subject), SUBJECT)));
	if (x->body.n > 0)
		buf_fmt(&out, "\n%.*s", STR(buf_str(&x->body)));
	if (x->n_decisions > 0 && x->n_agendas == 1)
		buf_fmt(&out, "\n%.*s", STR(buf_str(&x->trailers)));
	return buf_str(&out);
}

static bool propose(struct proposal *x, const char *path, struct fail *why)
{
	const struct repo_files *files = &x->note.staging.files;
	struct arena *a = x->note.l->a;
	str old, text;

	if (!file_read(a, path, MESSAGE_MAX, &old, why))
		return false;
	if (note_clean(&x->note, old).len > 0)
		return true; /* something stands there already */
	for (size_t i = 0; i < files->n && x->n_agendas < AGENDAS; i++)
		if (load_is_agenda_path(files->at[i].path))
			propose_one(x, files->at[i]);
	text = compose(x);
	if (text.len == 0 || text.ptr[0] == note_comment(&x->note))
		return true;
	return file_replace(a, path, str_cat(a, text, old), why);
}

int hook_prepare_message(struct load *l, char **args, size_t n)
{
	struct proposal x = {.body = {.a = l->a}, .trailers = {.a = l->a}};
	struct fail why = {0};

	if (n > 1)
		return EXIT_FINE; /* the user or git has words already */
	hook_hand_over(l);
	if (!note_open(&x.note, l, &why) ||
	    (x.note.past.p != NULL && !propose(&x, args[0], &why)))
		cmd_trouble(l->c, &why);
	note_close(&x.note);
	return EXIT_FINE;
}
