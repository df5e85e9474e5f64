/*
 * agenda doctor: what is set up here and what is not, each with the command
 * that mends it.
 *
 * Every check is a row that looks at the real thing: git is asked as a hook
 * would be asked, a program counts as there when it runs.
 */
#include "cmd/load.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/vec.h"
#include "cmd/hook.h"
#include "cmd/init.h"
#include "cmd/spawn.h"
#include "report/text.h"

#include <stdlib.h>
#include <unistd.h>

enum { ARGS_MAX = 10 };

/* LEVEL_OFF: it is in order. */
struct answer {
	enum level level;
	str text;
	str cure;
};

struct doctor {
	struct load *l;
	struct arena *a;
	bool bare;
};

static struct answer fine(str text)
{
	return (struct answer){LEVEL_OFF, text, {0}};
}

static struct answer wrong(enum level level, const char *text, const char *cure)
{
	return (struct answer){level, str_from(text), str_from(cure)};
}

/* What git prints, without the line end; empty when it fails. */
static str git(struct doctor *d, const char *const *argv)
{
	const char *words[ARGS_MAX] = {"git"};
	size_t n = 1;
	str out;

	while (*argv != NULL && n + 1 < ARGS_MAX)
		words[n++] = *argv++;
	words[n] = NULL;
	return spawn_read(d->a, words, &out) ? str_trim(out) : S("");
}

static str setting(struct doctor *d, const char *name)
{
	const char *const argv[] = {"config", "--get", name, NULL};

	return git(d, argv);
}

static struct answer see_programs(struct doctor *d)
{
	static const char *const argv[] = {"--version", NULL};
	str version = git(d, argv);

	if (version.len == 0)
		return wrong(LEVEL_ERROR, _("git does not run"),
			     "apt-get install git");
	return fine(str_fmt(d->a, "agenda %s, %.*s, %s", VERSION, STR(version),
			    repo_library()));
}

/* The first branch of a server whose own main branch is not there; main before
 * any other. */
static str branch_instead(struct doctor *d)
{
	static const char *const head[] = {"rev-parse", "-q", "--verify",
					   "HEAD", NULL};
	static const char *const main[] = {"rev-parse", "-q", "--verify",
					   "refs/heads/main", NULL};
	static const char *const any[] = {"for-each-ref", "--count=1",
					  "--format=%(refname)", "refs/heads",
					  NULL};

	if (git(d, head).len > 0)
		return S("");
	return git(d, main).len > 0 ? S("refs/heads/main") : git(d, any);
}

static struct answer see_repository(struct doctor *d)
{
	struct repo_files files = {0};
	struct fail why = {0};
	str branch;

	if (load_repo(d->l, &why) == NULL)
		return (struct answer){LEVEL_ERROR, why.message,
				       why.remedy.len > 0 ? why.remedy
							  : S("agenda init")};
	d->bare = repo_is_bare(d->l->repo);
	if (!d->bare && !repo_index(d->a, d->l->repo, &files, &why))
		return (struct answer){LEVEL_ERROR, why.message, why.remedy};
	branch = d->bare ? branch_instead(d) : S("");
	if (branch.len > 0)
		return wrong(LEVEL_WARNING,
			     _("who copies this gets no files: its main branch "
			       "(HEAD) is not there"),
			     str_cstr(d->a, str_fmt(d->a,
						    "git symbolic-ref HEAD "
						    "%.*s",
						    STR(branch))));
	return fine(str_from(d->bare ? _("a repository on a server")
				     : _("a repository to work in")));
}

static struct answer see_profile(struct doctor *d)
{
	struct fail why = {0};
	const struct profile *p = load_profile(d->l, &why);

	if (p == NULL)
		return (struct answer){LEVEL_ERROR, why.message, why.remedy};
	if (findings_count(&d->l->findings, LEVEL_ERROR) > 0)
		return wrong(LEVEL_ERROR, _("schema/ has errors"),
			     "agenda validate");
	if (!d->bare && !file_is_dir("schema"))
		return wrong(LEVEL_NOTE,
			     _("no schema/ in this folder; that of the program "
			       "or of a folder above is used"),
			     "agenda init");
	return fine(str_from(_("schema/ can be read")));
}

static bool is_hook(struct doctor *d, str folder, const char *name)
{
	const char *path =
		str_cstr(d->a, str_fmt(d->a, "%.*s/%s", STR(folder), name));
	struct fail none = {0};
	str text;

	return access(path, X_OK) == 0 &&
	       file_read(d->a, path, 1 << 16, &text, &none) &&
	       str_find(text, S("hook")) < text.len &&
	       str_find(text, S("agenda")) < text.len;
}

static struct answer see_hooks(struct doctor *d)
{
	static const char *const where[] = {"rev-parse", "--git-path", "hooks",
					    NULL};
	const char *const *names = d->bare ? hook_server : hook_client;
	str folder = git(d, where);

	for (size_t i = 0; names[i] != NULL; i++)
		if (!is_hook(d, folder, names[i]))
			return wrong(LEVEL_ERROR,
				     str_cstr(d->a,
					      str_fmt(d->a,
						      _("git does not call us: "
							"the hook %s is not in "
							"%.*s, or may not run"),
						      names[i], STR(folder))),
				     d->bare ? "agenda init --server ."
					     : "agenda init");
	return fine(str_fmt(d->a, _("git calls us from %.*s"), STR(folder)));
}

/* Whether a number or a yes is set: git reads "off" and "200m" as well. */
static bool is_on(struct doctor *d, const char *name)
{
	const char *const argv[] = {"config", "--type=bool-or-int", "--get",
				    name, NULL};
	str value = name != NULL ? git(d, argv) : S("");

	return value.len > 0 && !str_eq(value, S("false")) &&
	       !str_eq(value, S("0"));
}

static struct answer see_receiving(struct doctor *d)
{
	const struct init_setting *s = init_settings;

	if (!d->bare)
		return fine(str_from(_("nothing is sent to a work copy")));
	while (s->name != NULL && (is_on(d, s->name) || is_on(d, s->other)))
		s++;
	if (s->name != NULL)
		return wrong(LEVEL_WARNING, _(s->lack),
			     str_cstr(d->a, str_fmt(d->a, "git config %s %s",
						    s->name, s->value)));
	return fine(str_from(_("git looks whether what is sent is sound, and "
			       "not too large")));
}

static struct answer see_driver(struct doctor *d)
{
	static const char *const attr[] = {"check-attr", "diff", "--",
					   "agendas/agenda.md", NULL};
	bool named = str_ends(git(d, attr), S(": agenda"));

	if (d->bare || (named && setting(d, "diff.agenda.command").len > 0))
		return fine(str_from(_("git shows agendas by what changed")));
	if (!named)
		return wrong(LEVEL_WARNING,
			     _("git shows agendas as lines: .gitattributes "
			       "does not name them"),
			     "echo 'agendas/** diff=agenda' >> .gitattributes");
	return wrong(LEVEL_WARNING,
		     _("git shows agendas as lines: it is not told how else"),
		     "agenda init");
}

static struct answer see_name(struct doctor *d)
{
	str name = setting(d, "user.name"), mail = setting(d, "user.email");

	if (name.len > 0 && mail.len > 0)
		return fine(str_fmt(d->a, "%.*s <%.*s>", STR(name), STR(mail)));
	if (d->bare)
		return fine(str_from(_("not needed on a server")));
	return wrong(LEVEL_WARNING, _("git does not know who you are"),
		     name.len == 0 ? "git config --global user.name 'NAAM'"
				   : "git config --global user.email 'ADRES'");
}

static struct answer see_signing(struct doctor *d)
{
	if (setting(d, "user.signingKey").len == 0)
		return wrong(LEVEL_NOTE,
			     _("versions are not signed: there is no key"),
			     "git config user.signingKey SLEUTEL");
	if (str_eq(setting(d, "gpg.format"), S("ssh")) &&
	    setting(d, "gpg.ssh.allowedSignersFile").len == 0)
		return wrong(LEVEL_WARNING,
			     _("signatures cannot be checked: it is not said "
			       "whose keys count"),
			     "git config gpg.ssh.allowedSignersFile BESTAND");
	return fine(str_from(_("there is a key to sign with")));
}

static struct answer see_filters(struct doctor *d)
{
	static const char *const attr[] = {"check-attr", "filter", "--",
					   "agendas/agenda.md", NULL};
	static const char *const eol[] = {"check-attr", "text", "--",
					  "agendas/agenda.md", NULL};
	str filter = git(d, attr);

	if (!d->bare && filter.len > 0 &&
	    !str_ends(filter, S(": unspecified")) &&
	    !str_ends(filter, S(": unset")))
		return wrong(LEVEL_WARNING,
			     _("git changes agendas when they are recorded (a "
			       "filter); checks read what is recorded"),
			     "echo 'agendas/** -filter' >> .gitattributes");
	if (str_eq(setting(d, "core.autocrlf"), S("true")) &&
	    str_ends(git(d, eol), S(": unspecified")))
		return wrong(LEVEL_WARNING,
			     _("git changes line ends here, and "
			       ".gitattributes does not say how"),
			     "echo '* text=auto eol=lf' >> .gitattributes");
	return fine(str_from(_("git records agendas as they are")));
}

/* Fetches all, and takes away what says that something is not here. */
static str fetch_all(struct doctor *d)
{
	static const char *const find[] = {"config", "--name-only",
					   "--get-regexp",
					   "^remote\\..*\\.promisor$", NULL};
	str keys = git(d, find);
	struct buf cure = {.a = d->a};

	buf_add(&cure, S("git fetch --refetch --no-filter"));
	while (keys.len > 0) {
		str key = str_cut(&keys, '\n');

		buf_fmt(&cure, " && git config --unset %.*s", STR(key));
	}
	return buf_str(&cure);
}

static struct answer see_history(struct doctor *d)
{
	if (repo_is_shallow(d->l->repo))
		return wrong(LEVEL_WARNING,
			     _("this copy lacks older versions: a route cannot "
			       "be followed to its beginning"),
			     "git fetch --unshallow");
	if (repo_is_partial(d->l->repo))
		return wrong(LEVEL_WARNING,
			     _("this copy lacks the content of older versions"),
			     str_cstr(d->a, fetch_all(d)));
	return fine(str_from(_("all versions are here")));
}

static struct answer see_language(struct doctor *d)
{
	if (!d->l->c->look.utf8)
		return wrong(LEVEL_NOTE,
			     _("this terminal shows no letters with accents"),
			     "export LANG=C.UTF-8");
	return fine(str_from(_("letters with accents are shown")));
}

static bool runs(struct doctor *d, const char *program)
{
	const char *const argv[] = {program, "--version", NULL};
	str out;

	return spawn_read(d->a, argv, &out);
}

static struct answer see_word(struct doctor *d)
{
	if (runs(d, "pandoc"))
		return fine(str_from(_("papers from Word can be imported")));
	return wrong(LEVEL_NOTE,
		     _("papers from Word cannot be imported: pandoc is not "
		       "here"),
		     "apt-get install pandoc");
}

static struct answer see_spelling(struct doctor *d)
{
	static const char *const list[] = {"hunspell", "-d",	    "nl_NL",
					   "-l",       "/dev/null", NULL};
	str out;

	if (!runs(d, "hunspell"))
		return wrong(LEVEL_NOTE,
			     _("spelling is not checked: hunspell is not here"),
			     "apt-get install hunspell hunspell-nl");
	if (!spawn_read(d->a, list, &out))
		return wrong(LEVEL_NOTE,
			     _("spelling is not checked: hunspell has no Dutch "
			       "words"),
			     "apt-get install hunspell-nl");
	return fine(str_from(_("spelling can be checked")));
}

static const struct {
	const char *name;
	struct answer (*see)(struct doctor *d);
	bool needs_repository;
} checks[] = {
	{MSG("programs"), see_programs, false},
	{MSG("repository"), see_repository, false},
	{MSG("profile"), see_profile, false},
	{MSG("hooks"), see_hooks, true},
	{MSG("receiving"), see_receiving, true},
	{MSG("comparing"), see_driver, true},
	{MSG("name"), see_name, false},
	{MSG("signatures"), see_signing, false},
	{MSG("recording"), see_filters, true},
	{MSG("history"), see_history, true},
	{MSG("letters"), see_language, false},
	{MSG("Word"), see_word, false},
	{MSG("spelling"), see_spelling, false},
};
enum { CHECKS = sizeof checks / sizeof *checks, COLUMNS = 3 };

static const char *state_of(enum level level)
{
	return level == LEVEL_OFF ? _("in order") : text_level(level);
}

static bool examine(struct doctor *d, struct report *r)
{
	static const char *const header[] = {MSG("What"), MSG("State"),
					     MSG("Found")};
	struct answer answers[CHECKS];
	str *cells = NEWN(d->a, (size_t)COLUMNS * CHECKS, str);
	size_t n = 0;
	bool matters = false, cures = false;

	for (size_t i = 0; i < CHECKS; i++) {
		str *row = &cells[COLUMNS * n];

		if (checks[i].needs_repository && d->l->repo == NULL)
			continue;
		answers[n] = checks[i].see(d);
		row[0] = str_from(_(checks[i].name));
		row[1] = str_from(state_of(answers[n].level));
		row[2] = answers[n++].text;
	}
	report_text(r, BLOCK_TITLE, str_from(_("What is set up here?")));
	report_table(r, header, COLUMNS, cells, n);
	for (size_t i = 0; i < n; i++) {
		matters = matters || answers[i].level >= LEVEL_WARNING;
		if (answers[i].level == LEVEL_OFF || answers[i].cure.len == 0)
			continue;
		if (!cures)
			report_text(r, BLOCK_TITLE,
				    str_from(_("What mends it")));
		cures = true;
		report_text(r, BLOCK_LINE,
			    str_fmt(d->a, "%.*s: %.*s", STR(cells[COLUMNS * i]),
				    STR(answers[i].cure)));
	}
	return matters;
}

static int run(struct context *c, const void *values)
{
	struct load l = load_new(c);
	struct doctor d = {.l = &l, .a = l.a};
	struct report r = {.a = l.a, .format = "agenda-doctor/1"};
	bool matters = examine(&d, &r);

	(void)values;
	cmd_print(c, &r);
	load_close(&l);
	return matters ? EXIT_FOUND : EXIT_FINE;
}

static const struct option_row options[] = {{0}};

const struct command cmd_doctor = {
	.name = "doctor",
	.format = "agenda-doctor/1",
	.operands = "",
	.takes = MSG("agenda doctor looks at the folder it is called in"),
	.summary = MSG("what is set up here, and what is not?"),
	.example = "agenda doctor",
	.detail = MSG("Looks at the repository, the profile, the checks of "
		      "git, your name and the programs that help, and gives "
		      "the command that mends what is missing.  Exit status 1 "
		      "when something matters."),
	.options = options,
	.run = run,
};
