/*
 * agenda hook: what the scripts in hooks/ call.  All that they know is where
 * the program is; everything else is here, in the user's language.
 */
#include "cmd/hook.h"

#include "base/file.h"
#include "base/near.h"
#include "cmd/batch.h"
#include "cmd/receive.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LINES_MAX = 64 * 1024 * 1024, REMOTE = 8, WORDS = 8, NOT_FOUND = 127 };

const char *const hook_client[] = {"pre-commit", "pre-merge-commit",
				   "prepare-commit-msg", "commit-msg", NULL};
const char *const hook_server[] = {"pre-receive", NULL};

static bool is_self(const char *program)
{
	struct stat it, self;

	return stat(program, &it) == 0 && stat("/proc/self/exe", &self) == 0 &&
	       it.st_dev == self.st_dev && it.st_ino == self.st_ino;
}

/* A path of a setting, where ~ is the user's own folder. */
static const char *path_of(struct arena *a, str value)
{
	const char *home = getenv("HOME");

	if (home != NULL && str_starts(value, S("~/")))
		value = str_fmt(a, "%s%.*s", home, STR(str_skip(value, 1)));
	return str_cstr(a, value);
}

/* Another git to ask costs a script a tenth of what a check takes; here the
 * settings are open.  What is handed over is not handed over again. */
void hook_hand_over(struct load *l)
{
	static const char handed[] = "AGENDA_HANDED_OVER";
	struct repo *r = load_repo(l, NULL);
	str setting = r != NULL ? repo_setting(l->a, r, "agenda.program")
				: S("");
	const char *program = path_of(l->a, setting);
	char *words[WORDS] = {str_cstr(l->a, str_from(program)),
			      str_cstr(l->a, S("hook"))};
	size_t n = 2;

	if (setting.len == 0 || getenv(handed) != NULL || is_self(program))
		return;
	for (size_t i = 0; i < l->c->n_args && n + 1 < WORDS; i++)
		words[n++] = l->c->args[i];
	setenv(handed, "1", 1);
	execvp(program, words);
	exit(NOT_FOUND);
}

int hook_pre_commit(struct load *l, char **args, size_t n)
{
	struct batch b = {.l = l,
			  .findings = {.a = l->a},
			  .declared = {.l = l},
			  .parts = CHECK_ALL};
	struct fail why = {0};
	int status = EXIT_FINE;

	(void)args;
	(void)n;
	hook_hand_over(l);
	if (!batch_add_staged(&b, &why)) {
		cmd_trouble(l->c, &why);
		status = EXIT_TROUBLE;
	} else if (load_profile_failed(l)) {
		status = EXIT_TROUBLE;
	} else if (b.n_checked > 0) {
		batch_print(&b, true);
		if (findings_count(&b.findings, LEVEL_ERROR) > 0)
			status = EXIT_FOUND;
	}
	arena_free(&b.document);
	if (status == EXIT_FOUND)
		cmd_warn(l->c,
			 _("nothing was recorded: mend the errors above, add "
			   "the files again (git add) and try once more"));
	else if (status == EXIT_TROUBLE)
		cmd_warn(l->c, _("nothing was recorded, because the check "
				 "could not be done"));
	return status;
}

/* Lines of a server reach the sender behind "remote: ". */
int hook_pre_receive(struct load *l, char **args, size_t n)
{
	struct fail why = {0};
	str lines;

	(void)args;
	(void)n;
	if (l->c->look.width > 4 * REMOTE)
		l->c->look.width -= REMOTE;
	if (!file_read_stdin(l->a, LINES_MAX, &lines, &why))
		return cmd_trouble(l->c, &why);
	return receive_push(l, lines);
}

static const struct {
	str name;
	int (*run)(struct load *l, char **args, size_t n);
	size_t least, most; /* what git gives it */
} hooks[] = {
	{S_INIT("pre-commit"), hook_pre_commit, 0, 0},
	{S_INIT("pre-merge-commit"), hook_pre_commit, 0, 0},
	{S_INIT("prepare-commit-msg"), hook_prepare_message, 1, 3},
	{S_INIT("commit-msg"), hook_commit_message, 1, 1},
	{S_INIT("pre-receive"), hook_pre_receive, 0, 0},
};
enum { HOOKS = sizeof hooks / sizeof *hooks };

static int no_hook(struct context *c, str name)
{
	struct fail why = {0};
	str names[HOOKS], near;

	for (size_t i = 0; i < HOOKS; i++)
		names[i] = hooks[i].name;
	near = near_word(name, names, HOOKS);
	fail(c->a, &why,
	     near.len > 0
		     ? str_cstr(c->a, str_fmt(c->a, _("did you mean %.*s?"),
					      STR(near)))
		     : _("hooks: pre-commit, pre-merge-commit, "
			 "prepare-commit-msg, commit-msg, pre-receive"),
	     _("there is no hook \"%.*s\""), STR(name));
	return cmd_trouble(c, &why);
}

static int run(struct context *c, const void *values)
{
	str name = str_from(c->args[0]);
	size_t n = c->n_args - 1;
	struct fail why = {0};

	(void)values;
	for (size_t i = 0; i < HOOKS; i++) {
		struct load l;
		int status;

		if (!str_eq(name, hooks[i].name))
			continue;
		if (n < hooks[i].least || n > hooks[i].most) {
			fail(c->a, &why, NULL,
			     _("git calls the hook %.*s with other arguments"),
			     STR(name));
			return cmd_trouble(c, &why);
		}
		l = load_new(c);
		status = hooks[i].run(&l, c->args + 1, n);
		load_close(&l);
		return status;
	}
	return no_hook(c, name);
}

static const struct option_row options[] = {{0}};

const struct command cmd_hook = {
	.name = "hook",
	.format = "agenda-findings/1",
	.operands = MSG("HOOK [ARGUMENT]..."),
	.least = 1,
	.most = 4,
	.takes = MSG("agenda hook is called by git, with the name of a hook"),
	.summary = MSG("what git asks: may this be recorded, may it be sent?"),
	.example = "agenda hook pre-commit",
	.detail = MSG(
		"Called by the scripts in hooks/, not by people: pre-commit "
		"and pre-merge-commit check what is about to be recorded, "
		"prepare-commit-msg proposes the note with it, commit-msg "
		"checks that note, and pre-receive judges on the server what "
		"is sent there."),
	.options = options,
	.run = run,
};
