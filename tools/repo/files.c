/*
 * Files of the index and of commits, and their content.
 *
 * Only regular files are listed: a symbolic link in a tree is text that names a
 * place on someone's disk, and a submodule is another repository.  Names are
 * taken as bytes from the structures themselves, never from quoted output.
 * Trees are walked by us with limits on depth and number, since a few hundred
 * bytes of tree objects can stand for millions of files.
 */
#include "base/lang.h"
#include "base/vec.h"
#include "repo/git.h"

enum { TREE_DEPTH = 256, TREE_FILES = 1000000, KIND = 0170000 };

bool git_is_file(unsigned mode)
{
	return (mode & KIND) == (GIT_FILEMODE_BLOB & KIND);
}

static void add(struct arena *a, struct repo_files *out, str path,
		const git_oid *blob)
{
	*PUSH(a, out) =
		(struct repo_file){str_copy(a, path), git_id_write(a, blob)};
}

git_index *git_open_index(struct arena *a, struct repo *r, struct fail *why)
{
	git_index *index = NULL;

	if (git_repository_index(&index, r->git) == 0)
		return index;
	if (!git_index_refused(a, why, _("this folder")))
		git_trouble(a, r, why, _("the list of files to record"));
	return NULL;
}

bool git_is_ready(const git_index_entry *e)
{
	return git_is_file(e->mode) && git_index_entry_stage(e) == 0 &&
	       (e->flags_extended & GIT_INDEX_ENTRY_INTENT_TO_ADD) == 0;
}

bool repo_index(struct arena *a, struct repo *r, struct repo_files *out,
		struct fail *why)
{
	git_index *index = git_open_index(a, r, why);
	size_t n;

	if (index == NULL)
		return false;
	n = git_index_entrycount(index);
	for (size_t i = 0; i < n; i++) {
		const git_index_entry *e = git_index_get_byindex(index, i);

		if (git_is_ready(e))
			add(a, out, str_from(e->path), &e->id);
	}
	git_index_free(index);
	return true;
}

struct walk {
	struct arena *a;
	struct repo *r;
	struct repo_files *out;
	struct fail *why;
	size_t seen;
};

static bool walk_tree(struct walk *w, const git_oid *id, str prefix,
		      unsigned depth)
{
	git_tree *tree = NULL;
	bool ok = true;

	if (depth > TREE_DEPTH || w->seen > TREE_FILES)
		return fail(w->a, w->why, NULL,
			    _("the repository holds more folders or files "
			      "than can be listed (%d deep, %d files)"),
			    TREE_DEPTH, TREE_FILES);
	if (git_tree_lookup(&tree, w->r->git, id) != 0)
		return git_trouble(w->a, w->r, w->why, _("a folder"));
	for (size_t i = 0; ok && i < git_tree_entrycount(tree); i++) {
		const git_tree_entry *e = git_tree_entry_byindex(tree, i);
		unsigned mode = (unsigned)git_tree_entry_filemode(e);
		str path = str_fmt(w->a, "%.*s%s", STR(prefix),
				   git_tree_entry_name(e));

		w->seen++;
		if (mode == GIT_FILEMODE_TREE)
			ok = walk_tree(w, git_tree_entry_id(e),
				       str_cat(w->a, path, S("/")), depth + 1);
		else if (git_is_file(mode))
			*PUSH(w->a, w->out) = (struct repo_file){
				path, git_id_write(w->a, git_tree_entry_id(e))};
	}
	git_tree_free(tree);
	return ok;
}

/* Lists what `under` names in a tree: a file, or all below a folder. */
static bool list_under(struct walk *w, const git_tree *tree, const char *under)
{
	git_tree_entry *e = NULL;
	str path = str_from(under);
	bool ok = true;

	while (str_ends(path, S("/")))
		path.len--;
	if (path.len == 0)
		return walk_tree(w, git_tree_id(tree), S(""), 0);
	if (git_tree_entry_bypath(&e, tree, str_cstr(w->a, path)) != 0)
		return true;
	if (git_tree_entry_type(e) == GIT_OBJECT_TREE)
		ok = walk_tree(w, git_tree_entry_id(e),
			       str_cat(w->a, path, S("/")), 0);
	else if (git_is_file((unsigned)git_tree_entry_filemode(e)))
		add(w->a, w->out, path, git_tree_entry_id(e));
	git_tree_entry_free(e);
	return ok;
}

bool repo_tree(struct arena *a, struct repo *r, str commit, const char *under,
	       struct repo_files *out, struct fail *why)
{
	struct walk w = {a, r, out, why, 0};
	git_commit *c = NULL;
	git_tree *tree = NULL;
	git_oid id;
	bool ok = false;

	if (!git_id_read(commit, &id) ||
	    git_commit_lookup(&c, r->git, &id) != 0 ||
	    git_commit_tree(&tree, c) != 0)
		git_trouble(a, r, why, _("the files of a version"));
	else
		ok = list_under(&w, tree, under);
	git_tree_free(tree);
	git_commit_free(c);
	return ok;
}

bool repo_blob(struct arena *a, struct repo *r, str blob, size_t max, str *out,
	       struct fail *why)
{
	git_odb_object *object = NULL;
	git_object_t type;
	git_oid id;
	size_t size;
	bool ok = false;

	if (!git_id_read(blob, &id) ||
	    git_odb_read_header(&size, &type, r->odb, &id) != 0)
		return git_trouble(a, r, why, _("the content of a document"));
	if (type != GIT_OBJECT_BLOB)
		return fail(a, why, NULL, _("%.*s is not a document"),
			    STR(blob));
	if (size > max)
		return fail(a, why, _("Split the document into parts."),
			    _("a document is larger than %zu MB"), max >> 20);
	if (git_odb_read(&object, r->odb, &id) != 0) {
		git_trouble(a, r, why, _("the content of a document"));
	} else {
		*out = str_copy(a, (str){git_odb_object_data(object),
					 git_odb_object_size(object)});
		ok = true;
	}
	git_odb_object_free(object);
	return ok;
}
