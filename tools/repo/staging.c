/*
 * What is about to be recorded, or was changed since a version.
 *
 * The index is compared with the last commit, or the work tree with an older
 * one.  Renames are not sought: a document says by itself which agenda it is,
 * so one that moved is one that went and one that came.
 */
#include "base/lang.h"
#include "base/vec.h"
#include "repo/git.h"

/* The tree of the current commit, or NULL (no commit yet), in `*out`. */
static bool head_tree(struct arena *a, struct repo *r, git_tree **out,
		      struct fail *why)
{
	git_reference *head = NULL;
	int rc = git_repository_head(&head, r->git);

	if (rc == GIT_EUNBORNBRANCH || rc == GIT_ENOTFOUND)
		return true;
	if (rc == 0)
		rc = git_reference_peel((git_object **)out, head,
					GIT_OBJECT_TREE);
	git_reference_free(head);
	return rc == 0 || git_trouble(a, r, why, _("the current version"));
}

static bool conflict(struct arena *a, git_index *index, struct fail *why)
{
	git_index_conflict_iterator *it = NULL;
	const git_index_entry *base = NULL, *ours = NULL, *theirs = NULL;
	const char *path = "?";

	if (git_index_conflict_iterator_new(&it, index) == 0 &&
	    git_index_conflict_next(&base, &ours, &theirs, it) == 0)
		path = ours != NULL	? ours->path
		       : theirs != NULL ? theirs->path
					: base->path;
	fail(a, why,
	     _("Choose in the file what must stay, then record it with: git "
	       "add"),
	     _("%s was changed on two sides and the choice between them is "
	       "not made yet"),
	     path);
	git_index_conflict_iterator_free(it);
	return false;
}

static void add(struct arena *a, struct repo_files *out,
		const git_diff_file *file)
{
	*PUSH(a, out) = (struct repo_file){
		str_copy(a, str_from(file->path)),
		git_oid_is_zero(&file->id) ? S("")
					   : git_id_write(a, &file->id)};
}

static bool is_link(unsigned mode)
{
	return mode == GIT_FILEMODE_LINK || mode == GIT_FILEMODE_COMMIT;
}

static bool is_same(const git_diff_delta *d)
{
	return d->status == GIT_DELTA_MODIFIED &&
	       git_oid_equal(&d->old_file.id, &d->new_file.id) &&
	       is_link(d->old_file.mode) == is_link(d->new_file.mode);
}

/* Whether the index holds the file as it is to be recorded. */
static bool stands_ready(git_index *index, const char *path)
{
	const git_index_entry *e = git_index_get_bypath(index, path, 0);

	return e != NULL && git_is_ready(e);
}

static void sort_delta(struct arena *a, git_index *index,
		       const git_diff_delta *d, struct repo_staging *out)
{
	if (d->status == GIT_DELTA_DELETED) {
		if (git_is_file(d->old_file.mode))
			add(a, &out->gone, &d->old_file);
	} else if (is_same(d)) {
		return; /* only its permissions */
	} else if (is_link(d->new_file.mode)) {
		add(a, &out->odd, &d->new_file);
	} else if (git_is_file(d->new_file.mode) &&
		   (index == NULL || stands_ready(index, d->new_file.path))) {
		add(a, &out->files, &d->new_file);
	}
}

static bool tree_of(struct arena *a, struct repo *r, str commit,
		    git_tree **tree, struct fail *why)
{
	git_commit *c = NULL;
	git_oid id;
	bool ok = git_id_read(commit, &id) &&
		  git_commit_lookup(&c, r->git, &id) == 0 &&
		  git_commit_tree(tree, c) == 0;

	git_commit_free(c);
	return ok || git_trouble(a, r, why, _("the files of a version"));
}

static bool compare(struct arena *a, struct repo *r, git_index *index,
		    str since, git_diff **diff, struct fail *why)
{
	git_diff_options opts;
	git_tree *tree = NULL;
	bool ok;
	int rc;

	git_diff_options_init(&opts, GIT_DIFF_OPTIONS_VERSION);
	opts.flags = GIT_DIFF_INCLUDE_TYPECHANGE;
	if (since.len > 0)
		opts.flags |= GIT_DIFF_INCLUDE_UNTRACKED |
			      GIT_DIFF_RECURSE_UNTRACKED_DIRS;
	ok = since.len > 0 ? tree_of(a, r, since, &tree, why)
			   : head_tree(a, r, &tree, why);
	if (ok) {
		rc = since.len > 0 ? git_diff_tree_to_workdir_with_index(
					     diff, r->git, tree, &opts)
				   : git_diff_tree_to_index(diff, r->git, tree,
							    index, &opts);
		ok = rc == 0 ||
		     git_trouble(a, r, why, _("what is about to be recorded"));
	}
	git_tree_free(tree);
	return ok;
}

bool repo_staging(struct arena *a, struct repo *r, str since,
		  struct repo_staging *out, struct fail *why)
{
	git_index *index = git_open_index(a, r, why);
	git_diff *diff = NULL;
	bool ok;

	if (index == NULL)
		return false;
	if (since.len == 0 && git_index_has_conflicts(index))
		ok = conflict(a, index, why);
	else
		ok = compare(a, r, index, since, &diff, why);
	for (size_t i = 0; ok && i < git_diff_num_deltas(diff); i++)
		sort_delta(a, since.len == 0 ? index : NULL,
			   git_diff_get_delta(diff, i), out);
	git_diff_free(diff);
	git_index_free(index);
	return ok;
}

struct merging {
	struct arena *a;
	struct repo_files *out;
};

static int on_merged(const git_oid *id, void *context)
{
	struct merging *m = context;

	*PUSH(m->a, m->out) = (struct repo_file){{0}, git_id_write(m->a, id)};
	return 0;
}

void repo_merging(struct arena *a, struct repo *r, struct repo_files *out)
{
	struct merging m = {a, out};

	git_repository_mergehead_foreach(r->git, on_merged, &m);
}

str repo_parted(struct arena *a, struct repo *r, str x, str y)
{
	git_oid one, other, base;

	if (git_id_read(x, &one) && git_id_read(y, &other) &&
	    git_merge_base(&base, r->git, &one, &other) == 0)
		return git_id_write(a, &base);
	return S("");
}
