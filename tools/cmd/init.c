/*
 * agenda init: a repository made ready.  Asks nothing, overwrites nothing, and
 * says how everything is taken back.
 */
#include "cmd/init.h"

#include "base/file.h"
#include "base/shell.h"
#include "base/vec.h"
#include "cmd/spawn.h"

struct values {
	bool server;
};

enum { ARGS_MAX = 12 };

void init_undo(struct init *in, const char *command, const char *path,
	       const char *to)
{
	str line = str_fmt(in->a, "%s %.*s", command,
			   STR(shell_word(in->a, str_from(path))));

	if (to != NULL)
		line = str_fmt(in->a, "%.*s %.*s", STR(line),
			       STR(shell_word(in->a, str_from(to))));
	*PUSH(in->a, &in->undo) = line;
}

void init_undo_git(struct init *in, const char *command)
{
	str dir = shell_word(in->a, in->dir);

	*PUSH(in->a, &in->undo) =
		str_fmt(in->a, "git -C %.*s %s", STR(dir), command);
}

bool init_git(const struct init *in, const char *const *argv, str *out)
{
	const char *words[ARGS_MAX] = {"git", "-C", str_cstr(in->a, in->dir)};
	size_t n = 3;

	while (*argv != NULL && n + 1 < ARGS_MAX)
		words[n++] = *argv++;
	words[n] = NULL;
	if (!spawn_read(in->a, words, out))
		return false;
	*out = str_trim(*out);
	return true;
}

static bool is_git(struct init *in, const char *question)
{
	const char *const argv[] = {"rev-parse", question, NULL};
	str out;

	return init_git(in, argv, &out) && str_eq(out, S("true"));
}

/* A folder that is not there yet, and those above it. */
static bool make_folder(struct init *in)
{
	const char *dir = str_cstr(in->a, in->dir);

	if (file_is_dir(dir))
		return true;
	if (in->server)
		return fail(in->a, &in->why,
			    _("make it first (git init --bare)"),
			    _("there is no folder %s"), dir);
	if (!file_make_folders(in->a, str_fmt(in->a, "%s/", dir).ptr, &in->why))
		return false;
	in->new_folder = file_is_dir(dir);
	return in->new_folder ||
	       fail(in->a, &in->why, NULL, _("cannot make the folder %s"), dir);
}

/* Where git begins the repository that the folder lies in: hooks and agendas/
 * belong there. */
static void go_to_top(struct init *in)
{
	static const char *const question[] = {"rev-parse", "--show-toplevel",
					       NULL};
	str top;

	if (!init_git(in, question, &top) || top.len == 0)
		return;
	in->dir = top;
	in->moved = true;
}

/* Whether the program can read the repository as git can. */
static bool is_readable(struct init *in)
{
	struct repo *r = repo_open(in->a, str_cstr(in->a, in->dir), &in->why);

	repo_close(r);
	return r != NULL;
}

/* A repository, made when there is none; the work tree's top.  Its branch is
 * called main unless the user said otherwise: git's own default is a warning
 * and an old name. */
static bool enter(struct init *in)
{
	static const char *const named[] = {"config", "--get",
					    "init.defaultBranch", NULL};
	static const char *const make[] = {"init", "-q", NULL};
	static const char *const make_main[] = {"-c", "init.defaultBranch=main",
						"init", "-q", NULL};
	static const char *const top[] = {"rev-parse", "--show-cdup", NULL};
	const char *dir = str_cstr(in->a, in->dir);
	str out;

	if (!make_folder(in))
		return false;
	if (in->server)
		return is_git(in, "--is-bare-repository") ||
		       fail(in->a, &in->why,
			    _("name the folder that git pushes to; git init "
			      "--bare makes one"),
			    _("%s is no bare repository"), dir);
	if (is_git(in, "--is-bare-repository"))
		return fail(in->a, &in->why, _("use agenda init --server"),
			    _("%s is a bare repository"), dir);
	if (init_git(in, top, &out)) {
		if (out.len > 0)
			go_to_top(in);
		return is_readable(in);
	}
	if (!init_git(in, init_git(in, named, &out) ? make : make_main, &out))
		return fail(in->a, &in->why,
			    _("install git, or see what git init says there"),
			    _("git cannot make a repository in %s"), dir);
	*PUSH(in->a, &in->made) = str_fmt(in->a, "%s/.git", dir);
	in->fresh = true;
	return is_readable(in);
}

static void list(struct report *r, const char *title, const struct lines *lines,
		 bool backwards)
{
	if (lines->n == 0)
		return;
	report_text(r, BLOCK_TITLE, str_from(title));
	for (size_t i = 0; i < lines->n; i++)
		report_text(r, BLOCK_LINE,
			    lines->at[backwards ? lines->n - 1 - i : i]);
}

static void compose(const struct init *in, struct report *r)
{
	str dir = shell_word(r->a, in->dir);

	if (in->moved)
		report_text(r, BLOCK_PROSE,
			    str_fmt(r->a,
				    _("The repository begins in %.*s: "
				      "everything goes there."),
				    STR(in->dir)));
	list(r, _("Made"), &in->made, false);
	list(r, _("Was there already, and is left as it is"), &in->stood,
	     false);
	list(r, _("To take it back"), &in->undo, true);
	if (in->fresh)
		report_text(
			r, BLOCK_LINE,
			str_fmt(r->a,
				_("the repository itself, while "
				  "nothing is recorded in it: rm -r %.*s%s"),
				STR(dir), in->new_folder ? "" : "/.git"));
	if (in->server || in->why.message.len > 0)
		return;
	report_text(r, BLOCK_TITLE, str_from(_("What now")));
	report_text(r, BLOCK_PROSE,
		    str_from(_("agenda doctor tells what is still missing; "
			       "then record the beginning with git add and git "
			       "commit")));
}

static int run(struct context *c, const void *values)
{
	const struct values *given = values;
	struct load l = load_new(c);
	struct init in = {.l = &l,
			  .a = l.a,
			  .dir = c->n_args > 0 ? str_from(c->args[0]) : S("."),
			  .server = given->server};
	struct report r = {.a = l.a, .format = "agenda-init/1"};
	bool ok;

	while (in.dir.len > 1 && str_ends(in.dir, S("/")))
		in.dir.len--;
	in.data = load_data_folder(&l);
	if (in.data.len == 0)
		ok = fail(l.a, &in.why, _("install the program as a whole"),
			  _("the files to begin with did not come with the "
			    "program"));
	else
		ok = enter(&in) && (in.server || init_files(&in)) &&
		     init_hooks(&in) && (!in.server || init_server(&in));
	compose(&in, &r);
	cmd_print(c, &r);
	load_close(&l);
	return ok ? EXIT_FINE : cmd_trouble(c, &in.why);
}

static const struct option_row options[] = {
	{.name = "server",
	 .help = MSG("DIR is the bare repository on the server: only the check "
		     "of what is sent there, and how git takes it in"),
	 .kind = OPTION_FLAG,
	 .offset = offsetof(struct values, server)},
	{0},
};

const struct command cmd_init = {
	.name = "init",
	.format = "agenda-init/1",
	.operands = MSG("[DIR]"),
	.most = 1,
	.takes = MSG("agenda init takes one folder"),
	.summary = MSG("make a folder ready for agendas"),
	.example = "agenda init regio",
	.detail = MSG(
		"Puts the profile, an example, the checks of git, the way git "
		"shows agendas, and files for editors and CI in a folder, and "
		"makes it a repository when it is none.  What is there "
		"already is left as it is; what was made is listed, with the "
		"commands that take it back."),
	.options = options,
	.size = sizeof(struct values),
	.run = run,
};
