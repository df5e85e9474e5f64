/*
 * Opening, and the facts of the repository as a whole.
 *
 * libgit2 1.5 opens less than git does, and says why badly.  So: what it reads
 * from the environment is what git exports to a hook (the index under
 * construction, the quarantine of a push); GIT_WORK_TREE, which it refuses, is
 * taken off and applied by us; two extensions that do not matter to a reader
 * are allowed; `safe.directory = *`, which it does not know, is honoured; and
 * each refusal becomes a sentence with a remedy (refused.c).  The boundary of a
 * shallow clone is read from git's own file, because its walker fails there.
 */
#define _XOPEN_SOURCE 700

#include "base/buf.h"
#include "base/file.h"
#include "base/lang.h"
#include "base/vec.h"
#include "repo/git.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SHALLOW_MAX = 4 * 1024 * 1024 };

bool git_id_read(str s, git_oid *id)
{
	return s.len == GIT_OID_HEXSZ &&
	       git_oid_fromstrn(id, s.ptr, s.len) == 0;
}

str git_id_write(struct arena *a, const git_oid *id)
{
	char *hex = arena_alloc(a, GIT_OID_HEXSZ + 1);

	git_oid_tostr(hex, GIT_OID_HEXSZ + 1, id);
	return (str){hex, GIT_OID_HEXSZ};
}

static int id_cmp(const void *x, const void *y)
{
	return git_oid_cmp(x, y);
}

bool git_is_cut(const struct repo *r, const git_oid *id)
{
	return r->n_cut > 0 &&
	       bsearch(id, r->cut, r->n_cut, sizeof *r->cut, id_cmp) != NULL;
}

bool git_trouble(struct arena *a, const struct repo *r, struct fail *why,
		 const char *what)
{
	const git_error *e = git_error_last();

	if (r->absent)
		return fail(a, why,
			    _("Fetch everything first: git fetch --refetch "
			      "--no-filter"),
			    _("%s is not in this partial copy of the "
			      "repository"),
			    what);
	return fail(a, why, _("Check the repository with: git fsck"),
		    _("cannot read %s: %s"), what,
		    e != NULL ? e->message : _("unknown reason"));
}

static int is_star(const git_config_entry *entry, void *found)
{
	if (entry->value == NULL)
		return 0;
	if (strcmp(entry->value, "*") == 0)
		*(bool *)found = true;
	else if (entry->value[0] == '\0')
		*(bool *)found = false; /* an empty value resets the list */
	return 0;
}

/* Whether the user's or the system's settings trust every folder. */
static bool trusts_all(void)
{
	git_config *config = NULL;
	bool found = false;

	if (git_config_open_default(&config) == 0)
		git_config_get_multivar_foreach(config, "safe.directory", NULL,
						is_star, &found);
	git_config_free(config);
	return found;
}

/* As git in this environment sees it; `dir` wins over GIT_DIR unless both mean
 * the same repository, so that a hook that is given paths sees its own index
 * and quarantine. */
static int open_plain(git_repository **out, const char *dir)
{
	git_repository *env = NULL;
	int rc;

	if (dir == NULL)
		return git_repository_open_ext(
			out, NULL, GIT_REPOSITORY_OPEN_FROM_ENV, NULL);
	rc = git_repository_open_ext(out, dir, 0, NULL);
	if (rc != 0)
		return rc;
	if (git_repository_open_ext(&env, NULL, GIT_REPOSITORY_OPEN_FROM_ENV,
				    NULL) != 0)
		return 0;
	if (strcmp(git_repository_path(env), git_repository_path(*out)) != 0) {
		git_repository_free(env);
		return 0;
	}
	git_repository_free(*out);
	*out = env;
	return 0;
}

static int open_trusted(git_repository **out, const char *dir)
{
	int rc = open_plain(out, dir);

	if (rc != 0 && (rc == GIT_EOWNER || git_says("safe.directory")) &&
	    trusts_all()) {
		git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0);
		rc = open_plain(out, dir);
		git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 1);
	}
	return rc;
}

static bool same_folder(const char *x, const char *y)
{
	char *a = x != NULL ? realpath(x, NULL) : NULL;
	char *b = y != NULL ? realpath(y, NULL) : NULL;
	bool same = a != NULL && b != NULL && strcmp(a, b) == 0;

	free(a);
	free(b);
	return same;
}

/* libgit2 refuses to open while GIT_WORK_TREE is set; told of the work tree
 * that it found by itself, it leaks. */
static int open_env(struct arena *a, git_repository **out, const char *dir)
{
	const char *tree = getenv("GIT_WORK_TREE");
	char *keep;
	int rc;

	if (tree == NULL)
		return open_trusted(out, dir);
	keep = str_cstr(a, str_from(tree));
	unsetenv("GIT_WORK_TREE");
	rc = open_trusted(out, dir);
	setenv("GIT_WORK_TREE", keep, 1);
	if (rc == 0 && keep[0] != '\0' &&
	    !same_folder(git_repository_workdir(*out), keep))
		rc = git_repository_set_workdir(*out, keep, 0);
	return rc;
}

static bool read_boundary(struct arena *a, struct repo *r, struct fail *why)
{
	str path = str_fmt(a, "%sshallow", git_repository_commondir(r->git));
	struct {
		git_oid *at;
		size_t n, cap;
	} cut = {0};
	git_oid id;
	str rest;

	if (!file_exists(path.ptr))
		return true;
	if (!file_read(a, path.ptr, SHALLOW_MAX, &rest, why))
		return false;
	while (rest.ptr != NULL)
		if (git_id_read(str_trim(str_cut(&rest, '\n')), &id))
			*PUSH(a, &cut) = id;
	if (cut.n > 0)
		qsort(cut.at, cut.n, sizeof *cut.at, id_cmp);
	r->cut = cut.at;
	r->n_cut = cut.n;
	return true;
}

static bool is_promise(const git_config_entry *e)
{
	str name = str_from(e->name);

	return str_eq(name, S("extensions.partialclone")) ||
	       (str_starts(name, S("remote.")) &&
		str_ends(name, S(".promisor")) &&
		strcmp(e->value, "false") != 0);
}

/* Settings are compared here, since libgit2 leaks at each pattern that does
 * not match. */
static bool has_absent(git_repository *git)
{
	git_config *config = NULL;
	git_config_iterator *it = NULL;
	git_config_entry *e = NULL;
	bool found = false;

	if (git_repository_config_snapshot(&config, git) == 0 &&
	    git_config_iterator_new(&it, config) == 0)
		while (!found && git_config_next(&e, it) == 0)
			found = e->value != NULL && is_promise(e);
	git_config_iterator_free(it);
	git_config_free(config);
	return found;
}

str repo_setting(struct arena *a, struct repo *r, const char *name)
{
	git_config *config = NULL;
	const char *value = NULL;
	str out = {0};

	if (git_repository_config_snapshot(&config, r->git) == 0 &&
	    git_config_get_string(&value, config, name) == 0)
		out = str_copy(a, str_from(value));
	git_config_free(config);
	return out;
}

struct repo *repo_open(struct arena *a, const char *dir, struct fail *why)
{
	const char *harmless[] = {"worktreeconfig", "partialclone"};
	struct repo *r = NEW(a, struct repo);
	const char *top;
	int rc;

	if (!git_library_load(a, why))
		return NULL;
	git_libgit2_init();
	git_libgit2_opts(GIT_OPT_SET_EXTENSIONS, harmless, (size_t)2);
	rc = open_env(a, &r->git, dir);
	if (rc != 0) {
		git_refused(a, why, rc, dir);
		repo_close(r);
		return NULL;
	}
	top = git_repository_workdir(r->git);
	if (top != NULL && !git_repository_is_bare(r->git))
		r->top = str_copy(a, str_from(top));
	if (r->top.len > 1 && str_ends(r->top, S("/")))
		r->top.len--;
	r->absent = has_absent(r->git);
	if (git_repository_odb(&r->odb, r->git) != 0)
		git_trouble(a, r, why, _("the repository"));
	else if (read_boundary(a, r, why))
		return r;
	repo_close(r);
	return NULL;
}

void repo_close(struct repo *r)
{
	if (r == NULL)
		return;
	git_odb_free(r->odb);
	git_repository_free(r->git);
	git_libgit2_shutdown();
}

void repo_verify(bool verify)
{
	git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, (int)verify);
}

bool repo_is_bare(const struct repo *r)
{
	return git_repository_is_bare(r->git) != 0;
}

bool repo_is_partial(const struct repo *r)
{
	return r->absent || r->n_cut > 0;
}

bool repo_is_shallow(const struct repo *r)
{
	return r->n_cut > 0;
}

str repo_top(const struct repo *r)
{
	return r->top;
}

str repo_folder(const struct repo *r)
{
	return str_from(git_repository_path(r->git));
}

/* Takes "." and ".." off an absolute path, by its letters alone. */
static str normal(struct arena *a, str path)
{
	struct buf b = {.a = a};
	str rest = path;

	while (rest.ptr != NULL) {
		str part = str_cut(&rest, '/');

		if (part.len == 0 || str_eq(part, S(".")))
			continue;
		if (!str_eq(part, S(".."))) {
			buf_char(&b, '/');
			buf_add(&b, part);
			continue;
		}
		while (b.n > 0 && b.at[--b.n] != '/')
			;
	}
	return buf_str(&b);
}

/* The folders of `path` resolved as far as they exist; a link at the end keeps
 * its name, since that is what git records. */
static str resolve(struct arena *a, str path)
{
	char real[PATH_MAX];
	struct stat st;
	char *whole = str_cstr(a, path);
	size_t end = path.len;

	if (lstat(whole, &st) == 0 && S_ISDIR(st.st_mode) &&
	    realpath(whole, real) != NULL)
		return str_copy(a, str_from(real));
	while (end > 0) {
		while (end > 0 && path.ptr[end - 1] != '/')
			end--;
		whole = str_cstr(a, str_slice(path, 0, end));
		if (end > 0 && realpath(whole, real) != NULL)
			return normal(a, str_fmt(a, "%s/%.*s", real,
						 STR(str_skip(path, end))));
		if (end > 0)
			end--;
	}
	return normal(a, path);
}

bool repo_relative(struct arena *a, const struct repo *r, const char *path,
		   str *out)
{
	char here[PATH_MAX];
	str full = str_from(path);

	if (r->top.len == 0) {
		full = normal(a, full);
		*out = str_starts(full, S("/")) ? str_skip(full, 1) : full;
		return path[0] != '/';
	}
	if (path[0] != '/') {
		if (getcwd(here, sizeof here) == NULL)
			return false;
		full = str_fmt(a, "%s/%s", here, path);
	}
	full = resolve(a, full);
	if (!str_starts(full, r->top))
		return false;
	full = r->top.len == 1 ? full : str_skip(full, r->top.len);
	if (full.len > 0 && full.ptr[0] != '/')
		return false;
	*out = str_skip(full, full.len > 0 ? 1 : 0);
	return true;
}
