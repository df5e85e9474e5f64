/*
 * What can be refused is refused here, before anything is touched; doing it and
 * undoing it is in recording_commit.c.
 */
#include "cmd/recording.h"

#include "base/file.h"
#include "base/vec.h"
#include "check/check.h"
#include "cmd/upward.h"
#include "report/wrap.h"

#include <stdio.h>
#include <unistd.h>

enum { WORDS = 32, NEAR = 400 };

const char *recording_file(struct recording *r)
{
	size_t slash = r->path.len;

	while (slash > 0 && r->path.ptr[slash - 1] != '/')
		slash--;
	return str_cstr(r->l->a, str_skip(r->path, slash));
}

/* `git -C <folder> --literal-pathspecs <words>`. */
static void words_of(struct recording *r, const char *const *words,
		     const char **argv)
{
	str dir = upward_folder(r->path);
	size_t n = 0;

	argv[n++] = "git";
	argv[n++] = "-C";
	argv[n++] = dir.len > 0 ? str_cstr(r->l->a, dir) : ".";
	argv[n++] = "--literal-pathspecs";
	argv[n++] = "--no-optional-locks";
	while (*words != NULL && n < WORDS)
		argv[n++] = *words++;
	argv[n] = NULL;
}

int recording_git(struct recording *r, const char *const *words)
{
	const char *argv[WORDS + 1];

	words_of(r, words, argv);
	return spawn_run_held(&r->hold, argv);
}

bool recording_ask(struct recording *r, const char *const *words, str *out)
{
	const char *argv[WORDS + 1];

	words_of(r, words, argv);
	if (!spawn_read(r->l->a, argv, out))
		return false;
	while (str_ends(*out, S("\n")))
		out->len--;
	return true;
}

str recording_head(struct recording *r)
{
	const char *const words[] = {"rev-parse", "-q", "--verify", "HEAD",
				     NULL};
	str head = {0};

	return recording_ask(r, words, &head) ? head : S("");
}

/* ---- what there is ---- */

static bool choose_file(struct recording *r, const char *operand,
			struct fail *why)
{
	struct founds now = {0};
	struct buf list = {.a = r->l->a};
	size_t n = 0;

	if (file_exists(operand)) {
		r->path = str_from(operand);
		return true;
	}
	if (!versions_now(r->v, &now, why))
		return false;
	for (size_t i = 0; i < now.n; i++) {
		if (!str_eq(now.at[i].label.id, r->agenda))
			continue;
		buf_fmt(&list, "%s%.*s", n++ > 0 ? ", " : "",
			STR(now.at[i].path));
		r->path = now.at[i].path;
	}
	if (n == 1)
		return true;
	if (n == 0)
		return fail(r->l->a, why,
			    _("look with agenda-validate, or put the file back "
			      "(git restore)"),
			    _("no file here can be read as %.*s"),
			    STR(r->agenda));
	return fail(r->l->a, why,
		    str_cstr(r->l->a, str_fmt(r->l->a, _("name the file: %.*s"),
					      STR(buf_str(&list)))),
		    _("%.*s stands in more than one file"), STR(r->agenda));
}

static bool last_recorded(struct recording *r, struct fail *why)
{
	struct arena *a = r->l->a;
	struct repo_files file = {0};

	if (!repo_relative(a, r->l->repo, str_cstr(a, r->path), &r->inside))
		return fail(a, why, NULL, _("%.*s lies outside the repository"),
			    STR(r->path));
	if (repo_commit(a, r->l->repo, S("HEAD"), &r->commit, why) &&
	    !repo_tree(a, r->l->repo, r->commit, str_cstr(a, r->inside), &file,
		       why))
		return false;
	for (size_t i = 0; i < file.n; i++)
		if (str_eq(file.at[i].path, r->inside))
			r->blob = file.at[i].blob;
	if (r->blob.len > 0)
		return true;
	return fail(a, why, _("git add and git commit it first"),
		    _("%.*s is not recorded yet"), STR(r->path));
}

/* The blob that is prepared to be recorded; empty: none. */
static bool find_prepared(struct recording *r, str *blob, struct fail *why)
{
	struct repo_files index = {0};

	if (!repo_index(r->l->a, r->l->repo, &index, why))
		return false;
	for (size_t i = 0; i < index.n; i++)
		if (str_eq(index.at[i].path, r->inside))
			*blob = index.at[i].blob;
	return true;
}

/* git takes no commit of one file while it joins two lines of history. */
static bool is_joining(struct recording *r)
{
	const char *const words[] = {"rev-parse", "-q", "--verify",
				     "MERGE_HEAD", NULL};
	str head;

	return recording_ask(r, words, &head);
}

/* A decision is recorded by itself: text that changed along with it would look
 * as if it had lain on the table.  git tells what it would record of the file:
 * line ends may be its own.  (`git diff` would write the index.) */
static bool is_clean(struct recording *r, struct fail *why)
{
	const char *const words[] = {"hash-object", "--", recording_file(r),
				     NULL};
	str id, prepared = {0};

	if (!find_prepared(r, &prepared, why))
		return false;
	if (is_joining(r))
		return fail(r->l->a, why,
			    _("finish that first with git commit, or leave it "
			      "with git merge --abort"),
			    _("versions of two sides are being put together "
			      "here (git merge)"));
	if (str_eq(prepared, r->blob) && recording_ask(r, words, &id) &&
	    str_eq(id, r->blob))
		return true;
	if (recording_is_busy(r, why))
		return false;
	return fail(r->l->a, why,
		    _("record them first (git commit) or put them back (git "
		      "restore); a decision is recorded by itself"),
		    _("%.*s has changes that are not recorded"), STR(r->path));
}

bool recording_open(struct recording *r, const char *operand, struct fail *why)
{
	struct findings f = {.a = r->l->a};

	if (!versions_named(r->v, operand, &r->agenda, why))
		return false;
	if (repo_is_bare(r->l->repo))
		return fail(r->l->a, why, _("work in a copy of it (git clone)"),
			    _("this repository holds no files to edit"));
	if (!choose_file(r, operand, why) || !last_recorded(r, why) ||
	    !is_clean(r, why))
		return false;
	r->source = load_file(r->l, str_cstr(r->l->a, r->path), why);
	if (r->source == NULL)
		return false;
	r->p = load_profile_near(r->l, str_cstr(r->l->a, r->path), why);
	if (r->p == NULL)
		return false;
	if (load_profile_failed(r->l))
		return fail(r->l->a, why, NULL, _("the profile has errors"));
	r->today = load_today(r->p, (struct date){0});
	r->d = agenda_read(r->l->a, r->p, r->source, &f);
	if (!load_is_broken(&f, 0) && r->d->data != NULL)
		return true;
	return fail(r->l->a, why, _("agenda-validate shows more"),
		    _("%.*s cannot be read"), STR(r->path));
}

/* ---- what it is to become ---- */

bool recording_is_valid(struct recording *r, str text, struct fail *why)
{
	struct load *l = r->l;
	struct findings f = {.a = l->a};
	struct report report = {.a = l->a, .format = "agenda-findings/1"};
	const struct agenda *d =
		agenda_read(l->a, r->p, source_new(l->a, r->path, text), &f);
	struct checker *checker =
		checker_new(l->a, r->p, CHECK_ALL, &l->findings);

	if (checker == NULL)
		return fail(l->a, why, NULL, _("the profile has errors"));
	if (!load_is_broken(&f, 0))
		check_agenda(checker, d, NULL, r->today, &f);
	if (findings_count(&f, LEVEL_ERROR) == 0)
		return true;
	findings_sort(&f);
	for (size_t i = 0; i < f.n; i++)
		if (f.at[i].level == LEVEL_ERROR)
			report_add(&report, BLOCK_FINDING)->finding = &f.at[i];
	l->c->paged = false;
	cmd_print(l->c, &report);
	return fail(l->a, why,
		    _("mend what is wrong first; nothing is "
		      "recorded"),
		    _("%.*s would not be in order"), STR(r->path));
}

/* How many lines before the line `line` comes in `text`; SIZE_MAX when it does
 * not come soon. */
static size_t lines_until(str text, str line)
{
	for (size_t i = 0; i < NEAR && text.ptr != NULL; i++)
		if (str_eq(str_cut(&text, '\n'), line))
			return i;
	return SIZE_MAX;
}

static void show_lines(struct page *p, const char *sign, enum style style,
		       str *text, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		str line = str_trim(str_cut(text, '\n'));

		wrap_line(p, style,
			  str_fmt(p->a, "  %s %.*s", sign, STR(line)));
	}
}

/* The lines that differ.  An edit touches a few lines, each far from a second
 * one like it, so the next line that agrees is the right one. */
static void show_changes(struct page *p, str was, str is)
{
	while (was.ptr != NULL && is.ptr != NULL) {
		str old = was, new = is;
		str x = str_cut(&old, '\n'), y = str_cut(&new, '\n');
		size_t more = str_eq(x, y) ? 0 : lines_until(is, x);

		if (more == 0) {
			was = old;
			is = new;
		} else if (more != SIZE_MAX) {
			show_lines(p, "+", STYLE_NEW, &is, more);
		} else {
			show_lines(p, "-", STYLE_GONE, &was, 1);
			show_lines(p, "+", STYLE_NEW, &is, 1);
		}
	}
}

static void show(struct recording *r, str text, str message)
{
	struct buf out = {.a = r->l->a};
	struct page p = {r->l->a, &out, r->l->c->look};
	str rest = message;

	if (text.len > 0) {
		wrap_text(
			&p, 0, 0,
			str_fmt(p.a, _("In %.*s this changes:"), STR(r->path)));
		show_changes(&p, r->source->text, text);
	}
	wrap_text(&p, 0, 0, str_from(_("It is recorded as:")));
	while (rest.ptr != NULL) {
		str line = str_cut(&rest, '\n');

		if (line.len > 0)
			wrap_text(&p, 4, 6, line);
		else
			wrap_end(&p);
	}
	fwrite(out.at, 1, out.n, stdout);
}

static bool answer_is_yes(void)
{
	static const str words[] = {S_INIT("j"), S_INIT("ja"), S_INIT("y"),
				    S_INIT("yes")};
	char line[64];

	if (fgets(line, sizeof line, stdin) == NULL)
		return false;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_eq_nocase(str_trim(str_from(line)), words[i]))
			return true;
	return false;
}

bool recording_is_agreed(struct recording *r, str text, str message, bool yes,
			 struct fail *why)
{
	if (yes)
		return true;
	show(r, text, message);
	if (!isatty(STDIN_FILENO))
		return fail(r->l->a, why, _("--ja records it without asking"),
			    _("nobody is here to agree; nothing is recorded"));
	printf("%s ", _("Go on? [y/N]"));
	fflush(stdout);
	if (answer_is_yes())
		return true;
	printf("%s\n", _("Nothing is recorded."));
	return false;
}
