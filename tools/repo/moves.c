/*
 * What names held before: the logs that git keeps of branches and tags.
 *
 * A branch grows, so what it held goes on in what it holds.  Where it does not,
 * history was replaced: a forced push, a reset, an amended commit.  In a work
 * tree that shares its branches such a step is everyday life until the commit
 * was shown to others, so there only what a remote branch once held counts; in
 * a bare repository, or where there is no other, the branch itself is the
 * record.  Whoever moves what was on a branch to another branch loses nothing.
 *
 * A log is only read when it is there: libgit2 makes an empty one otherwise.
 */
#include "base/vec.h"
#include "repo/git.h"

enum { ENTRIES_MAX = 2000, BRANCHES_MAX = 500 };

struct search {
	struct arena *a;
	struct repo *r;
	const struct history *h;
	struct repo_moves *out;
	const char *held_by; /* names of branches that keep a commit */
	bool tag, shared;
	size_t prefix; /* of names, not shown */
};

static bool descends(struct repo *r, const git_oid *young, const git_oid *old)
{
	return git_oid_equal(young, old) ||
	       git_graph_descendant_of(r->git, young, old) == 1;
}

/* Whether a branch of those that `pattern` names descends from a commit. */
static bool is_kept(struct repo *r, const char *pattern, const git_oid *id)
{
	git_reference_iterator *it = NULL;
	const char *name;
	git_oid tip;
	bool found = false;

	if (git_reference_iterator_glob_new(&it, r->git, pattern) != 0)
		return false;
	for (size_t n = 0; !found && n < BRANCHES_MAX &&
			   git_reference_next_name(&name, it) == 0;
	     n++)
		found = git_reference_name_to_id(&tip, r->git, name) == 0 &&
			descends(r, &tip, id);
	git_reference_iterator_free(it);
	return found;
}

bool repo_on_branch(struct repo *r, str commit)
{
	git_oid id;

	return git_id_read(commit, &id) && (is_kept(r, "refs/heads/*", &id) ||
					    is_kept(r, "refs/remotes/*", &id));
}

/* The commit of an object that a log names; false when it is gone. */
static bool commit_of(struct repo *r, const git_oid *id, git_oid *commit)
{
	git_object *object = NULL, *peeled = NULL;
	bool ok = !git_oid_is_zero(id) &&
		  git_object_lookup(&object, r->git, id, GIT_OBJECT_ANY) == 0 &&
		  git_object_peel(&peeled, object, GIT_OBJECT_COMMIT) == 0;

	if (ok)
		*commit = *git_object_id(peeled);
	git_object_free(peeled);
	git_object_free(object);
	return ok;
}

/* Whether a step of a log leaves `from` behind for good. */
static bool is_lost(const struct search *s, const git_oid *from,
		    const git_oid *to, const git_oid *now)
{
	bool here;

	if (git_oid_equal(from, now))
		return false;
	if (s->tag)
		return !git_oid_equal(from, to);
	here = history_reaches(s->h, git_id_write(s->a, now));
	if (history_reaches(s->h, git_id_write(s->a, from)) && here)
		return false;
	return !descends(s->r, to, from) && !descends(s->r, now, from) &&
	       !is_kept(s->r, s->held_by, from);
}

static bool is_known(const struct search *s, str name, str from)
{
	for (size_t i = 0; i < s->out->n; i++)
		if (str_eq(s->out->at[i].name, name) &&
		    str_eq(s->out->at[i].from, from))
			return true;
	return false;
}

static void take(const struct search *s, str name, const git_reflog_entry *e,
		 const git_oid *now)
{
	const git_signature *by = git_reflog_entry_committer(e);
	git_oid from, to;
	str id;

	if (!commit_of(s->r, git_reflog_entry_id_old(e), &from))
		return;
	if (!commit_of(s->r, git_reflog_entry_id_new(e), &to))
		to = *now;
	id = git_id_write(s->a, &from);
	if (is_known(s, name, id) || !is_lost(s, &from, &to, now))
		return;
	*PUSH(s->a, s->out) =
		(struct repo_move){.name = str_copy(s->a, name),
				   .from = id,
				   .now = git_id_write(s->a, now),
				   .when = {by->when.time, by->when.offset},
				   .by = str_copy(s->a, str_from(by->name)),
				   .tag = s->tag,
				   .shared = s->shared};
}

static void read_log(const struct search *s, const char *ref)
{
	git_reflog *log = NULL;
	git_oid id, now;
	size_t n;

	if (git_reference_has_log(s->r->git, ref) != 1 ||
	    git_reference_name_to_id(&id, s->r->git, ref) != 0 ||
	    !commit_of(s->r, &id, &now) ||
	    git_reflog_read(&log, s->r->git, ref) != 0)
		return;
	n = git_reflog_entrycount(log);
	for (size_t i = 0; i < n && i < ENTRIES_MAX; i++)
		take(s, str_skip(str_from(ref), s->prefix),
		     git_reflog_entry_byindex(log, i), &now);
	git_reflog_free(log);
}

/* The logs of all names that `pattern` matches, of a branch those that other
 * repositories have under its name.  Returns how many names there are. */
static size_t read_logs(const struct search *s, const char *pattern, str branch)
{
	git_reference_iterator *it = NULL;
	const char *name;
	size_t n = 0;

	if (git_reference_iterator_glob_new(&it, s->r->git, pattern) != 0)
		return 0;
	while (git_reference_next_name(&name, it) == 0) {
		str rest = str_skip(str_from(name), s->prefix);

		str_cut(&rest, '/');
		if (branch.len > 0 && !str_eq(rest, branch))
			continue;
		read_log(s, name);
		n++;
	}
	git_reference_iterator_free(it);
	return n;
}

void repo_moves(struct arena *a, struct repo *r, const struct history *h,
		struct repo_moves *out)
{
	struct search s = {.a = a, .r = r, .h = h, .out = out};
	git_reference *head = NULL;
	str branch = {0};
	size_t others = 0;

	s.tag = s.shared = true;
	s.prefix = sizeof "refs/tags/" - 1;
	read_logs(&s, "refs/tags/*", branch);
	s.tag = false;
	if (git_repository_head(&head, r->git) != 0)
		return;
	if (git_reference_is_branch(head) == 1) {
		branch = str_from(git_reference_shorthand(head));
		s.held_by = "refs/remotes/*";
		s.prefix = sizeof "refs/remotes/" - 1;
		others = read_logs(&s, "refs/remotes/*", branch);
		s.held_by = "refs/heads/*";
		s.prefix = sizeof "refs/heads/" - 1;
		s.shared = repo_is_bare(r);
		if (others == 0 || repo_is_bare(r))
			read_log(&s, git_reference_name(head));
	}
	git_reference_free(head);
}
