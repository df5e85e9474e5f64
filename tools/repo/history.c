/*
 * History of documents: scan, name, link, and check what becomes evidence.
 *
 * The scan of a hundred thousand commits reads trees only.  Which file is
 * which document is asked of the last content under each path, so the number
 * of contents that are looked into grows with the number of files, not of
 * commits.  A path that held two documents, one after the other, is asked
 * again for each of its contents.
 *
 * During the scan libgit2 does not hash what it reads.  The commits that
 * become states, and the trees from there to the file, are hashed here, so
 * that nobody is shown as a witness on the word of a damaged pack.
 */
#include "base/lang.h"
#include "base/vec.h"
#include "repo/scan.h"

struct history_reach {
	struct scan_ids slots;
	git_oid *ids;
};

static uint32_t *slot_new(struct scan *s, size_t number)
{
	uint32_t *n = NEW(s->a, uint32_t);

	*n = (uint32_t)number;
	return n;
}

/* Whether a file stands at the tip, and not where documents stand. */
static bool stands_elsewhere(struct scan *s, struct scan_path *p)
{
	git_tree *tree = NULL;
	git_tree_entry *e = NULL;

	if (p->placed || str_starts(p->name, s->filter->home))
		return p->elsewhere;
	p->placed = true;
	p->elsewhere =
		git_tree_lookup(&tree, s->r->git, &s->commits.at[0].tree) ==
			0 &&
		git_tree_entry_bypath(&e, tree, str_cstr(s->a, p->name)) == 0 &&
		git_is_file(git_tree_entry_filemode(e));
	git_tree_entry_free(e);
	git_tree_free(tree);
	return p->elsewhere;
}

/* The document that a content is, or NONE. */
static uint32_t ask(struct scan *s, struct map *names, const struct touch *t)
{
	str blob, name;
	void **slot;

	if (stands_elsewhere(s, t->path))
		return NONE;
	blob = git_id_write(s->a, &t->blob);
	name = s->filter->name(s->filter->context, t->path->name, blob);
	if (name.len == 0)
		return NONE;
	slot = map_get(names, name) == NULL
		       ? map_slot(s->a, names, str_copy(s->result, name))
		       : map_slot(s->a, names, name);
	if (*slot == NULL)
		*slot = slot_new(s, names->n - 1);
	return *(uint32_t *)*slot;
}

static bool is_wanted(const struct scan *s, const struct map *names,
		      uint32_t document)
{
	return document != NONE && names->at != NULL &&
	       (s->filter->only.len == 0 ||
		str_eq(names->at[document].key, s->filter->only));
}

/* Gives each touch its document.  Touches run from new to old. */
static void name_documents(struct scan *s, struct map *names)
{
	for (size_t i = 0; i < s->touches.n; i++) {
		struct touch *t = &s->touches.at[i];
		struct scan_path *p = t->path;
		uint32_t document;

		if (!t->gone &&
		    (p->document != NONE || p->asked >= SCAN_ASK_MAX))
			continue;
		p->asked++;
		document = ask(s, names, t);
		if (p->document == NONE)
			p->document = document;
		else if (document != NONE && document != p->document)
			p->mixed = true;
	}
	for (size_t i = 0; i < s->touches.n; i++) {
		struct touch *t = &s->touches.at[i];

		t->document = t->path->mixed ? ask(s, names, t)
					     : t->path->document;
		if (!is_wanted(s, names, t->document))
			t->document = NONE;
	}
}

static bool is_sound(struct scan *s, const git_oid *id, git_odb_object **out)
{
	git_oid real;

	return git_odb_read(out, s->r->odb, id) == 0 &&
	       git_odb_hash(&real, git_odb_object_data(*out),
			    git_odb_object_size(*out),
			    git_odb_object_type(*out)) == 0 &&
	       git_oid_equal(&real, id);
}

/* Whether a commit holds a tree, whatever git's list says. */
static bool is_tree_of(git_odb_object *commit, const git_oid *tree)
{
	str text = {git_odb_object_data(commit), git_odb_object_size(commit)};
	git_oid id;

	return str_starts(text, S("tree ")) &&
	       git_id_read(str_slice(text, 5, 5 + GIT_OID_HEXSZ), &id) &&
	       id_equal(&id, tree);
}

static bool damaged(struct scan *s, str path)
{
	return fail(s->result, s->why, _("Check the repository with: git fsck"),
		    _("the recorded version of %.*s is damaged: it is not "
		      "what its id says"),
		    STR(path));
}

/* Hashes a commit and the trees down to the folder of `path`.  Learns whether
 * git would show another in the place of one of them. */
static bool verify(struct scan *s, const struct commit *c, str path,
		   const struct git_replaced *others, bool *replaced)
{
	git_odb_object *object = NULL;
	git_tree *tree = NULL;
	git_tree_entry *e = NULL;
	git_oid at = c->tree;
	bool ok = is_sound(s, &c->id, &object) && is_tree_of(object, &at);

	git_odb_object_free(object);
	*replaced = git_is_replaced(others, &c->id);
	for (size_t end = 0; ok;) {
		object = NULL;
		ok = is_sound(s, &at, &object);
		*replaced |= git_is_replaced(others, &at);
		git_odb_object_free(object);
		end += str_find_char(str_skip(path, end), '/');
		if (!ok || end == path.len)
			break;
		ok = git_tree_lookup(&tree, s->r->git, &c->tree) == 0 &&
		     git_tree_entry_bypath(
			     &e, tree,
			     str_cstr(s->a, str_slice(path, 0, end))) == 0;
		if (ok)
			at = *git_tree_entry_id(e);
		git_tree_entry_free(e);
		git_tree_free(tree);
		e = NULL;
		tree = NULL;
		end++;
	}
	return ok || damaged(s, path);
}

bool history_reaches(const struct history *h, str commit)
{
	const struct history_reach *reach = h->reach;
	git_oid id;

	return reach != NULL && git_id_read(commit, &id) &&
	       reach->slots.at[scan_slot(&reach->slots, reach->ids,
					 sizeof(git_oid), &id)] != NONE;
}

/* What history_reaches() needs, out of the scan that will be freed. */
static const struct history_reach *reach_of(const struct scan *s)
{
	struct history_reach *reach = NEW(s->result, struct history_reach);

	reach->slots.n = s->slots.n;
	reach->slots.at = NEWN(s->result, s->slots.n, uint32_t);
	memcpy(reach->slots.at, s->slots.at, s->slots.n * sizeof(uint32_t));
	reach->ids = NEWN(s->result, s->commits.n, git_oid);
	for (size_t i = 0; i < s->commits.n; i++)
		reach->ids[i] = s->commits.at[i].id;
	return reach;
}

static bool add_facts(struct scan *s, const struct commit *at,
		      const struct git_replaced *replaced, struct version *v)
{
	git_commit *c = NULL;
	git_oid blob;

	if (!verify(s, at, v->path, replaced, &v->replaced))
		return false;
	v->replaced |= git_id_read(v->blob, &blob) &&
		       git_is_replaced(replaced, &blob);
	if (git_commit_lookup(&c, s->r->git, &at->id) != 0)
		return git_trouble(s->result, s->r, s->why, _("a version"));
	git_version(s->result, c, v);
	git_commit_free(c);
	return true;
}

/* Marks the states that still stand: no later state continues them, and the
 * tip has their content under their path. */
static bool mark_current(struct scan *s, struct history *out)
{
	git_tree *tree = NULL;
	bool *continued = NEWN(s->a, out->n, bool);

	if (git_tree_lookup(&tree, s->r->git, &s->commits.at[0].tree) != 0)
		return git_trouble(s->result, s->r, s->why, _("a folder"));
	for (size_t i = 0; i < out->n; i++)
		for (size_t k = 0; k < out->at[i].n_before; k++)
			if (!out->at[i].beside)
				continued[out->at[i].before[k] - out->at] =
					true;
	for (size_t i = 0; i < out->n; i++) {
		git_tree_entry *e = NULL;
		git_oid blob;

		if (!continued[i] && git_id_read(out->at[i].blob, &blob) &&
		    git_tree_entry_bypath(&e, tree,
					  str_cstr(s->a, out->at[i].path)) == 0)
			out->at[i].current =
				git_oid_equal(git_tree_entry_id(e), &blob);
		git_tree_entry_free(e);
	}
	git_tree_free(tree);
	return true;
}

/* Leaves the states that still stand, in the arena of the result. */
static void keep_standing(struct scan *s, struct history *h,
			  struct origin *origin)
{
	struct history out = *h;

	out.at = NULL;
	out.n = out.cap = 0;

	for (size_t i = 0; i < h->n; i++) {
		struct version *v;

		if (!h->at[i].current)
			continue;
		origin[out.n] = origin[i];
		v = PUSH(s->result, &out);
		*v = h->at[i];
		v->blob = str_copy(s->result, v->blob);
		v->before = NULL;
		v->n_before = 0;
	}
	*h = out;
}

static bool derive(struct scan *s, struct history *out)
{
	struct map names = {0};
	struct git_replaced replaced = {0};
	struct origin *origin;

	name_documents(s, &names);
	out->complete = s->complete;
	out->listless = s->listless;
	if (names.n == 0)
		return true;
	origin = scan_lineage(s, names.n, out);
	if (origin == NULL || !mark_current(s, out))
		return false;
	if (s->filter->standing)
		keep_standing(s, out, origin);
	git_replaced(s->a, s->r, &replaced);
	for (size_t i = 0; i < s->commits.n && replaced.n > 0; i++)
		out->replaced |=
			git_is_replaced(&replaced, &s->commits.at[i].id);
	for (size_t i = 0; i < out->n; i++) {
		out->at[i].document = names.at[origin[i].document].key;
		if (!add_facts(s, &s->commits.at[origin[i].commit], &replaced,
			       &out->at[i]))
			return false;
	}
	return true;
}

bool repo_history(struct arena *a, struct repo *r, str tip,
		  struct history_filter filter, struct history *out,
		  struct fail *why)
{
	struct arena scratch = {0};
	struct scan s = {.a = &scratch,
			 .r = r,
			 .filter = &filter,
			 .result = a,
			 .states = filter.standing ? &scratch : a,
			 .why = why};
	git_oid id;
	bool ok;

	if (!git_id_read(tip, &id))
		return git_trouble(a, r, why, _("a version"));
	git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 0);
	git_libgit2_opts(GIT_OPT_ENABLE_CACHING, 0);
	ok = scan_commits(&s, &id) && scan_trees(&s);
	git_libgit2_opts(GIT_OPT_ENABLE_CACHING, 1);
	git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 1);
	if (ok)
		out->reach = reach_of(&s);
	ok = ok && derive(&s, out);
	arena_free(&scratch);
	return ok;
}
