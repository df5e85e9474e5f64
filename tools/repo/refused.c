/*
 * What libgit2 says badly, said as a sentence with a remedy that can be typed
 * as it stands.
 */
#define _XOPEN_SOURCE 700

#include "base/lang.h"
#include "base/shell.h"
#include "repo/git.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

bool git_says(const char *part)
{
	const git_error *e = git_error_last();

	return e != NULL && strstr(e->message, part) != NULL;
}

bool git_index_refused(struct arena *a, struct fail *why, const char *dir)
{
	static const struct {
		const char *part, *remedy;
	} parts[] = {
		{"'link'", "git config core.splitIndex false && git "
			   "update-index --no-split-index"},
		{"'sdir'", "git sparse-checkout reapply --no-sparse-index"},
	};

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (git_says(parts[i].part))
			return !fail(a, why, parts[i].remedy,
				     _("git keeps its list of files of %s in a "
				       "form that cannot be read"),
				     dir);
	return false;
}

/* In a hook libgit2 reads the index before it sees what repository it is; the
 * repository by itself says more. */
static const git_error *error_of_opening(void)
{
	git_repository *git = NULL;

	if (git_says("in index"))
		git_repository_open_ext(&git, ".", 0, NULL);
	git_repository_free(git);
	return git_error_last();
}

static bool is_there(struct arena *a, const char *dir, const char *name)
{
	return access(str_cstr(a, str_fmt(a, "%s/%s", dir, name)), F_OK) == 0;
}

static bool is_top(struct arena *a, const char *dir)
{
	return is_there(a, dir, ".git") ||
	       (is_there(a, dir, "HEAD") && is_there(a, dir, "objects"));
}

/* The folder whose owner git minds, as safe.directory wants it. */
static const char *top_of(struct arena *a, const char *folder)
{
	char *at = realpath(folder != NULL ? folder : ".", NULL);
	const char *top = "\"$PWD\"";

	while (at != NULL && *at != '\0' && !is_top(a, at))
		*strrchr(at, '/') = '\0';
	if (at != NULL && *at != '\0')
		top = str_cstr(a, shell_word(a, str_from(at)));
	free(at);
	return top;
}

/* Our sentence for each way in which opening goes wrong. */
bool git_refused(struct arena *a, struct fail *why, int rc, const char *folder)
{
	const git_error *e = error_of_opening();
	const char *dir = folder != NULL ? folder : _("this folder");
	str remedy;

	if (git_index_refused(a, why, dir))
		return false;
	if (rc == GIT_EOWNER || git_says("safe.directory")) {
		remedy = str_fmt(a,
				 _("If you trust it, run: git config --global "
				   "--add safe.directory %s"),
				 top_of(a, folder));
		return fail(a, why, remedy.ptr,
			    _("%s belongs to another user, so git does not "
			      "trust it"),
			    dir);
	}
	if (git_says("object format") || git_says("objectformat"))
		return fail(a, why,
			    _("Make a copy with SHA-1 ids (git init "
			      "--object-format=sha1), or ask for support."),
			    _("the repository of %s uses SHA-256 ids, which "
			      "cannot be read yet"),
			    dir);
	if (git_says("extension") || git_says("repository version"))
		return fail(a, why,
			    _("Make a plain copy with: git clone --no-local"),
			    _("the repository of %s has a newer layout than "
			      "can be read: %s"),
			    dir, e->message);
	if (rc == GIT_ENOTFOUND)
		return fail(a, why,
			    _("Go to the folder of the agendas, or make a "
			      "repository with: git init"),
			    _("%s is not in a git repository"), dir);
	return fail(a, why, NULL, _("cannot open the repository of %s: %s"),
		    dir, e != NULL ? e->message : _("unknown reason"));
}
