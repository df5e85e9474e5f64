/*
 * commit-msg: what a note says of decisions must be what is recorded, and what
 * is recorded may not undo what was decided.  The server asks the same of each
 * recording (receive_decisions.c); here it is said while it is easy to mend.
 *
 * git does not tell a hook that a recording replaces the last one (--amend).
 * So what is wrong with regard to the last recording, but not to the one before
 * it, stops nothing as long as the last one was not sent anywhere.
 */
#include "cmd/hook.h"

#include "base/file.h"
#include "base/vec.h"
#include "cmd/cures.h"
#include "cmd/note.h"

enum { MESSAGE_MAX = 4 * 1024 * 1024 };

struct inspection {
	struct note note;
	struct version facts; /* the trailers */
	struct guard_faults faults;
	bool replaces; /* all faults are only with the last recording */
};

/* Faults of one document with regard to the commits it is made from. */
static struct guard_faults faults_of(struct inspection *x, struct repo_file f,
				     const str *bases, size_t n)
{
	const struct agenda *now = past_agenda(&x->note.past, f.path, f.blob);
	const struct agenda *before[NOTE_BASES];
	size_t n_before = 0;

	if (now == NULL)
		return (struct guard_faults){0};
	for (size_t i = 0; i < n; i++) {
		str blob = note_before(&x->note, bases[i], f.path, now->id);
		const struct agenda *was =
			past_agenda(&x->note.past, f.path, blob);

		if (was != NULL)
			before[n_before++] = was;
	}
	return guard_faults(x->note.l->a, x->note.past.p, before, n_before, now,
			    &x->facts);
}

/* Whether the last recording is on no server that is known here. */
static bool is_unsent(struct inspection *x, str *parents, size_t *n)
{
	return x->note.n_bases == 1 &&
	       repo_unsent(x->note.l->a, x->note.l->repo, x->note.base[0],
			   parents, NOTE_BASES, n);
}

static void inspect(struct inspection *x)
{
	const struct repo_files *files = &x->note.staging.files;
	str parents[NOTE_BASES];
	size_t n_parents = 0;
	bool unsent = is_unsent(x, parents, &n_parents);

	x->replaces = unsent;
	for (size_t i = 0; i < files->n; i++) {
		struct guard_faults one;

		if (!load_is_agenda_path(files->at[i].path))
			continue;
		one = faults_of(x, files->at[i], x->note.base, x->note.n_bases);
		for (size_t k = 0; k < one.n; k++)
			*PUSH(x->note.l->a, &x->faults) = one.at[k];
		if (one.n > 0 && unsent)
			x->replaces =
				faults_of(x, files->at[i], parents, n_parents)
						.n == 0 &&
				x->replaces;
	}
}

static int tell(struct inspection *x)
{
	struct context *c = x->note.l->c;

	for (size_t i = 0; i < x->faults.n; i++) {
		struct fail why = {0};

		fail(c->a, &why, cure_of_fault(x->faults.at[i].rule), "%.*s",
		     STR(x->faults.at[i].message));
		cmd_trouble(c, &why);
	}
	if (x->faults.n == 0)
		return EXIT_FINE;
	if (x->replaces) {
		cmd_warn(c, _("recorded all the same, since the version before "
			      "was not sent yet: this is fine when you replace "
			      "it (--amend), else the server will refuse it"));
		return EXIT_FINE;
	}
	cmd_warn(c, _("nothing was recorded"));
	return EXIT_FOUND;
}

int hook_commit_message(struct load *l, char **args, size_t n)
{
	struct inspection x = {.replaces = false};
	struct fail why = {0};
	str message;
	int status = EXIT_TROUBLE;

	(void)n;
	hook_hand_over(l);
	if (!file_read(l->a, args[0], MESSAGE_MAX, &message, &why) ||
	    !note_open(&x.note, l, &why)) {
		cmd_trouble(l->c, &why);
	} else if (x.note.past.p == NULL) {
		status = EXIT_FINE;
	} else if (!load_profile_failed(l)) {
		x.facts.n_trailers = repo_trailers(
			l->a, note_clean(&x.note, message), &x.facts.trailers);
		inspect(&x);
		status = tell(&x);
	}
	note_close(&x.note);
	return status;
}
