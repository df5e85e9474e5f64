/*
 * agenda-diff: what changed, in terms of parts and not of lines?
 */
#include "base/file.h"
#include "check/check.h"
#include "cmd/spawn.h"
#include "cmd/versions.h"
#include "report/sheet.h"

struct values {
	str agenda;
	bool stat, meeting, force;
	bool driven; /* by git, which compares whatever it finds */
};

/* Two states of one file, as git hands them over, have one name. */
static str title_of(struct arena *a, const struct agenda *new, char **names,
		    bool driven)
{
	bool titled = new->title.len > 0;

	if (driven && strcmp(names[0], names[1]) == 0)
		return titled ? str_fmt(a, "%.*s: %s", STR(new->title),
					names[0])
			      : str_from(names[0]);
	return titled ? str_fmt(a, _("%.*s: from %s to %s"), STR(new->title),
				names[0], names[1])
		      : str_fmt(a, _("From %s to %s"), names[0], names[1]);
}

static void compose(struct report *r, const struct changes *c, char **args,
		    const struct values *v, bool machine)
{
	report_text(r, BLOCK_TITLE,
		    title_of(r->a, c->new.agenda, args, v->driven));
	if (v->meeting)
		sheet_meeting(r, c, machine);
	else if (v->stat)
		sheet_stat(r, c);
	else
		sheet_changes(r, c);
}

/* What cannot be read cannot be compared: says why, at the first place. */
static bool unreadable(struct load *l, const struct findings *f,
		       struct fail *why)
{
	for (size_t i = 0; i < f->n; i++) {
		const struct finding *at = &f->at[i];
		struct place place = source_place(at->source, at->span.from);

		if (at->level == LEVEL_ERROR)
			fail(l->a, why, _("agenda-validate shows more"),
			     "%.*s:%u:%u: %.*s", STR(at->source->name),
			     place.line, place.column, STR(at->message));
	}
	return false;
}

/* What two documents of different agendas have in common is chance. */
static bool same_agenda(struct load *l, const struct agenda *const d[2],
			struct fail *why)
{
	if (d[0]->id.len == 0 || d[1]->id.len == 0 ||
	    str_eq(d[0]->id, d[1]->id))
		return true;
	return fail(l->a, why, _("--force compares them all the same"),
		    _("these are two agendas: \"%.*s\" and \"%.*s\""),
		    STR(d[0]->id), STR(d[1]->id));
}

/* The rules read every sentence, which takes longer than to compare them; what
 * they find in a book of this size is for agenda-validate. */
enum { MOST_TO_RULE = 64 * 1024 };

/* Says which side is not in order: what is wrong in it may look like a change.
 */
static void note_defects(struct load *l, const struct profile *p,
			 const struct agenda *const d[2])
{
	struct findings findings = {.a = l->a};
	bool large = d[0]->source->text.len > MOST_TO_RULE ||
		     d[1]->source->text.len > MOST_TO_RULE;
	struct checker *checker = checker_new(
		l->a, p, large ? CHECK_SCHEMA : CHECK_ALL, &findings);

	for (size_t i = 0; checker != NULL && i < 2; i++) {
		struct findings found = {.a = l->a};

		if (!agenda_is_one(d[i]))
			continue;
		check_agenda(checker, d[i], NULL,
			     load_today(p, (struct date){0}), &found);
		if (findings_count(&found, LEVEL_ERROR) > 0)
			cmd_warn(l->c,
				 _("%.*s is not in order; agenda-validate "
				   "shows what is wrong"),
				 STR(d[i]->source->name));
	}
}

/* Today's profile: of the repository, or nearest to a file that is named. */
static const struct profile *profile_for(struct load *l, const char *operand,
					 struct fail *why)
{
	return file_exists(operand) ? load_profile_near(l, operand, why)
				    : load_profile(l, why);
}

/* Prints the comparison; true when there are differences in `*differ`.
 * `names`: what the two sides are called; the second may be a file. */
static bool compare(struct load *l, const struct source *const side[2],
		    char **names, const struct values *v, bool *differ,
		    struct fail *why)
{
	const struct profile *p = profile_for(l, names[1], why);
	struct findings findings = {.a = l->a};
	const struct agenda *d[2];
	struct report r = {.a = l->a, .format = "agenda-changes/1"};
	struct changes changes;

	if (p == NULL)
		return false;
	if (load_profile_failed(l))
		return fail(l->a, why, NULL, _("the profile has errors"));
	for (size_t i = 0; i < 2; i++)
		d[i] = agenda_read_any(l->a, p, side[i], &findings);
	if (load_is_broken(&findings, 0))
		return unreadable(l, &findings, why);
	if (!v->force && !v->driven && !same_agenda(l, d, why))
		return false;
	changes = changes_between(l->a, p, d[0], d[1]);
	*differ = changes.n > 0;
	r.changes = &changes;
	compose(&r, &changes, names, v, l->c->renderer->machine);
	cmd_print(l->c, &r);
	if (!v->driven)
		note_defects(l, p, d);
	return true;
}

static int find_and_compare(struct load *l, const struct values *v,
			    struct fail *why)
{
	struct versions versions = versions_new(l);
	char **args = l->c->args;
	const struct source *side[2];
	bool differ = false;

	if (!versions_pair(&versions, v->agenda, str_from(args[0]),
			   str_from(args[1]), side, why) ||
	    !compare(l, side, args, v, &differ, why))
		return cmd_trouble(l->c, why);
	return differ ? EXIT_FOUND : EXIT_FINE;
}

/* ---- as git's external diff ---- */

/* A side as git hands it over: a temporary file, or /dev/null.  It is called
 * as the file is in the repository. */
static const struct source *driver_side(struct load *l, const char *path,
					const char *temporary, struct fail *why)
{
	str text;

	if (strcmp(temporary, "/dev/null") == 0)
		return NULL;
	if (!file_read(l->a, temporary, FILE_MAX, &text, why))
		return NULL;
	return source_new(l->a, str_from(path), text);
}

/* What cannot be compared by its parts is shown by its lines. */
static void show_lines(struct load *l, char **args, const struct fail *why)
{
	const char *const diff[] = {
		"git",		 "diff",	  "--no-index",
		"--no-ext-diff", "--no-textconv", "--",
		args[1],	 args[4],	  NULL};
	struct report r = {.a = l->a, .format = "agenda-changes/1"};

	report_text(&r, BLOCK_PROSE,
		    str_fmt(l->a, _("%.*s; shown by its lines"),
			    STR(why->message)));
	cmd_print(l->c, &r);
	spawn_run(diff);
}

/* Path, old file, id and mode, new file, id and mode, and after a rename its
 * new path and what git says of it.  Git stops the whole diff when the status
 * is not 0, so it always is. */
static int drive(struct load *l, char **args, const struct values *v,
		 struct fail *why)
{
	struct values any = *v;
	char *names[2] = {args[0], l->c->n_args == 9 ? args[7] : args[0]};
	const struct source *side[2] = {
		driver_side(l, names[0], args[1], why),
		driver_side(l, names[1], args[4], why),
	};
	struct report r = {.a = l->a, .format = "agenda-changes/1"};
	bool differ = false;

	any.driven = true;
	if (side[0] != NULL && side[1] != NULL) {
		if (!compare(l, side, names, &any, &differ, why))
			show_lines(l, args, why);
		return EXIT_FINE;
	}
	if (why->message.len > 0) {
		cmd_trouble(l->c, why);
		return EXIT_FINE;
	}
	report_text(&r, BLOCK_TITLE,
		    str_fmt(l->a,
			    side[0] == NULL ? _("%s is new")
					    : _("%s is taken away"),
			    args[0]));
	cmd_print(l->c, &r);
	return EXIT_FINE;
}

static int run(struct context *c, const void *values)
{
	const struct values *v = values;
	struct load l = load_new(c);
	struct fail why = {0};
	int status;

	if (c->n_args == 2) {
		status = find_and_compare(&l, v, &why);
	} else if ((c->n_args == 7 || c->n_args == 9) &&
		   !c->renderer->machine) {
		status = drive(&l, c->args, v, &why);
	} else {
		status = cmd_misused(c, &cmd_diff);
	}
	load_close(&l);
	return status;
}

static const struct option_row options[] = {
	{.letter = 'a',
	 .name = "agenda",
	 .value = MSG("AGENDA"),
	 .help = MSG("the agenda that is meant, where several have these "
		     "versions"),
	 .kind = OPTION_STRING,
	 .offset = offsetof(struct values, agenda)},
	{.name = "stat",
	 .help = MSG("only how much changed: counts for each section"),
	 .kind = OPTION_FLAG,
	 .offset = offsetof(struct values, stat)},
	{.name = "vergadering",
	 .help = MSG("one page for a meeting: decisions and promises first, "
		     "the rest in counts"),
	 .kind = OPTION_FLAG,
	 .offset = offsetof(struct values, meeting)},
	{.name = "force",
	 .help = MSG("compare documents of two agendas as well"),
	 .kind = OPTION_FLAG,
	 .offset = offsetof(struct values, force)},
	{0},
};

const struct command cmd_diff = {
	.name = "diff",
	.format = "agenda-changes/1",
	.operands = MSG("OLD NEW"),
	.least = 2,
	.most = 9, /* git gives more, see drive() */
	.takes = MSG("agenda-diff compares two versions or files"),
	.summary = MSG("what changed between two versions?"),
	.example = "agenda-diff v70 final",
	.detail = MSG(
		"Compares two versions of an agenda by their parts: what was "
		"added, removed, changed, moved, renamed, split or merged. OLD "
		"and NEW are names of versions, FILE@VERSION, or files; files "
		"may be any Markdown or YAML."),
	.paged = true,
	.options = options,
	.size = sizeof(struct values),
	.run = run,
};
