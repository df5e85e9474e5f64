/*
 * Hooks are copies of the program's own, in the folder where git looks.
 *
 * A hook that is there keeps its work: it gets the name NAME.former, and ours
 * calls it first.  Where core.hooksPath points elsewhere, that folder may be
 * shared or belong to another tool, so nothing is written there: git is pointed
 * at a folder of ours, whose scripts pass every hook on.  There NAME.former is
 * one of those scripts.
 */
#include "cmd/init.h"

#include "base/file.h"
#include "base/shell.h"
#include "base/vec.h"
#include "cmd/hook.h"
#include "cmd/spawn.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SCRIPT_MAX = 1 << 16, PROGRAM = 0777, PLAIN = 0666 };

#define PASS_ON "pass-on"

/* Other hooks of people who use core.hooksPath. */
static const char *const others[] = {
	"applypatch-msg",     "pre-applypatch", "post-applypatch",
	"post-commit",	      "pre-rebase",	"post-checkout",
	"post-merge",	      "pre-push",	"pre-auto-gc",
	"post-rewrite",	      "pre-receive",	"update",
	"post-receive",	      "post-update",	"push-to-checkout",
	"sendemail-validate",
};

static bool script(struct init *in, const char *name, str *text)
{
	const char *path = str_cstr(
		in->a, str_fmt(in->a, "%.*s/hooks/%s", STR(in->data), name));

	return file_read(in->a, path, SCRIPT_MAX, text, &in->why);
}

static bool refused(struct init *in, const char *path)
{
	return fail(in->a, &in->why, NULL, _("cannot write %s: %s"), path,
		    strerror(errno));
}

/* Ours in the place of another, that is kept beside it: at no moment is there
 * none.  One that is kept already is kept on. */
static bool replace(struct init *in, const char *path, const char *kept,
		    str ours)
{
	const char *fresh = str_cstr(in->a, str_fmt(in->a, "%s.agenda", path));

	unlink(fresh);
	if (file_make(in->a, fresh, ours, PROGRAM, &in->why) != FILE_MADE)
		return refused(in, path);
	if (link(path, kept) == 0 && rename(fresh, path) == 0) {
		init_undo(in, "mv -f", kept, path);
		return true;
	}
	if (errno == EEXIST)
		fail(in->a, &in->why,
		     str_cstr(in->a,
			      str_fmt(in->a,
				      _("see which of the two is still needed; "
					"to keep the last: rm %s"),
				      kept)),
		     _("beside the hook %s another is kept already: %s"), path,
		     kept);
	else
		refused(in, path);
	unlink(fresh);
	return false;
}

static bool go_before(struct init *in, const char *path, str ours)
{
	const char *former = str_cstr(in->a, str_fmt(in->a, "%s.former", path));

	if (!replace(in, path, former, ours))
		return false;
	*PUSH(in->a, &in->made) = str_fmt(
		in->a, _("%s, which calls the hook that was there first (%s)"),
		path, former);
	return true;
}

/* A newer script of ours calls what the older one called; the older is kept
 * where nothing calls it. */
static bool renew(struct init *in, const char *path, str ours)
{
	const char *old = str_cstr(in->a, str_fmt(in->a, "%s.old", path));

	unlink(old);
	if (!replace(in, path, old, ours))
		return false;
	*PUSH(in->a, &in->made) =
		str_fmt(in->a, _("%s, instead of an older one of ours"), path);
	return true;
}

/* git calls no hook that may not run. */
static bool let_run(struct init *in, const char *path)
{
	if (access(path, X_OK) == 0) {
		*PUSH(in->a, &in->stood) = str_from(path);
		return true;
	}
	if (chmod(path, 0755) != 0)
		return refused(in, path);
	*PUSH(in->a, &in->made) = str_fmt(in->a, "chmod +x %s", path);
	init_undo(in, "chmod -x", path, NULL);
	return true;
}

/* Whether a script is ours, of this version or an older one: its second line
 * begins with its name. */
static bool is_ours(struct init *in, str script_text, const char *from)
{
	return str_starts(script_text,
			  str_fmt(in->a, "#!/bin/sh\n# %s -- ", from));
}

static bool put(struct init *in, str folder, const char *name, const char *from)
{
	const char *path =
		str_cstr(in->a, str_fmt(in->a, "%.*s/%s", STR(folder), name));
	str ours, there = {0};

	if (!script(in, from, &ours))
		return false;
	switch (file_make(in->a, path, ours, PROGRAM, &in->why)) {
	case FILE_MADE:
		*PUSH(in->a, &in->made) = str_from(path);
		init_undo(in, "rm", path, NULL);
		return true;
	case FILE_STOOD: break;
	case FILE_REFUSED: return false;
	}
	if (!file_read(in->a, path, SCRIPT_MAX, &there, &in->why))
		return false;
	if (str_eq(there, ours))
		return let_run(in, path);
	return is_ours(in, there, from) ? renew(in, path, ours)
					: go_before(in, path, ours);
}

bool init_git_set(struct init *in, const char *name, str value)
{
	const char *const argv[] = {"config", name, str_cstr(in->a, value),
				    NULL};
	str out;

	if (!init_git(in, argv, &out))
		return fail(in->a, &in->why, NULL, _("git cannot set %s"),
			    name);
	*PUSH(in->a, &in->made) = str_fmt(in->a, "%s = %.*s", name, STR(value));
	return true;
}

str init_git_setting(const struct init *in, const char *name)
{
	const char *const argv[] = {"config", "--get", name, NULL};
	str out;

	return init_git(in, argv, &out) ? out : S("");
}

static bool put_all(struct init *in, str folder)
{
	const char *const *names = in->server ? hook_server : hook_client;

	for (size_t i = 0; names[i] != NULL; i++)
		if (!put(in, folder, names[i], names[i]))
			return false;
	return true;
}

/* What our hooks call first: the hooks of the folder where git looked before.
 */
static bool put_formers(struct init *in, str folder)
{
	const char *const *names = in->server ? hook_server : hook_client;

	for (size_t i = 0; names[i] != NULL; i++) {
		str name = str_fmt(in->a, "%s.former", names[i]);
		str path = str_fmt(in->a, "%.*s/%.*s", STR(folder), STR(name));

		if (!file_exists(path.ptr) &&
		    !put(in, folder, name.ptr, PASS_ON))
			return false;
	}
	return true;
}

/* Git is pointed at our folder last, when all that it needs is there. */
static bool beside(struct init *in, str folder, str elsewhere)
{
	const char *const local[] = {"config", "--local", "--get",
				     "core.hooksPath", NULL};
	bool has_own;
	str own;

	if (!put_all(in, folder) || !put_formers(in, folder))
		return false;
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if ((!in->server || strcmp(others[i], hook_server[0]) != 0) &&
		    !put(in, folder, others[i], PASS_ON))
			return false;
	has_own = init_git(in, local, &own);
	init_undo_git(in, "config --unset agenda.formerHooks");
	init_undo_git(
		in,
		has_own ? str_cstr(in->a,
				   str_fmt(in->a, "config core.hooksPath %.*s",
					   STR(shell_word(in->a, own))))
			: "config --unset core.hooksPath");
	return init_git_set(in, "agenda.formerHooks", elsewhere) &&
	       init_git_set(in, "core.hooksPath", folder);
}

static bool show_agendas(struct init *in, str common)
{
	const char *path = str_cstr(
		in->a, str_fmt(in->a, "%.*s/agenda.gitconfig", STR(common)));
	const char *const add[] = {"config", "--add", "include.path",
				   "agenda.gitconfig", NULL};
	str text, out;

	if (init_git_setting(in, "diff.agenda.command").len > 0) {
		*PUSH(in->a, &in->stood) = S("diff.agenda.command");
		return true;
	}
	if (!script(in, "agenda.gitconfig", &text) ||
	    file_make(in->a, path, text, PLAIN, &in->why) == FILE_REFUSED)
		return false;
	if (!init_git(in, add, &out))
		return fail(in->a, &in->why, NULL, _("git cannot set %s"),
			    "include.path");
	*PUSH(in->a, &in->made) = S("include.path = agenda.gitconfig");
	init_undo(in, "rm", path, NULL);
	init_undo_git(in, "config --unset include.path agenda.gitconfig");
	return true;
}

/* Programs with windows often have a PATH of their own. */
static bool find_program(struct init *in)
{
	static const char *const which[] = {"agenda", "--version", NULL};
	str out;

	if (init_git_setting(in, "agenda.program").len > 0 ||
	    spawn_read(in->a, which, &out))
		return true;
	init_undo_git(in, "config --unset agenda.program");
	return init_git_set(
		in, "agenda.program",
		str_cat(in->a, in->l->c->program_dir, S("/agenda")));
}

bool init_hooks(struct init *in)
{
	static const char *const top[] = {"rev-parse", "--path-format=absolute",
					  "--git-common-dir", NULL};
	static const char *const set[] = {"config", "--get", "core.hooksPath",
					  NULL};
	str common, elsewhere = init_git_setting(in, "core.hooksPath");
	str ours;

	if (!init_git(in, top, &common))
		return fail(in->a, &in->why, NULL,
			    _("git cannot say where the repository is"));
	ours = str_cat(in->a, common, S("/agenda-hooks"));
	if (!find_program(in))
		return false;
	if (!in->server && !show_agendas(in, common))
		return false;
	if (str_eq(elsewhere, ours))
		return put_all(in, ours) && put_formers(in, ours);
	if (init_git(in, set, &elsewhere)) /* to nothing: no hook is called */
		return beside(in, ours, elsewhere);
	return put_all(in, str_cat(in->a, common, S("/hooks")));
}
