/*
 * New commits are listed by libgit2's walker, which knows how to stop at what
 * is known; their trees go through the scan that derives history.  Parents that
 * are no news take part in the comparison only.
 */
#include "repo/news.h"

#include "base/lang.h"
#include "base/vec.h"
#include "repo/scan.h"

struct found_ids {
	git_oid *at;
	size_t n, cap;
};

static bool anything(void *context, str path)
{
	(void)context;
	(void)path;
	return true;
}

static bool push_all(git_revwalk *walk, const str *ids, size_t n, bool hide)
{
	for (size_t i = 0; i < n; i++) {
		git_oid id;

		if (!git_id_read(ids[i], &id) ||
		    (hide ? git_revwalk_hide(walk, &id)
			  : git_revwalk_push(walk, &id)) != 0)
			return false;
	}
	return true;
}

static size_t count(const str *ids)
{
	size_t n = 0;

	while (ids != NULL && ids[n].len > 0)
		n++;
	return n;
}

static bool list(struct scan *s, const struct news_ask *ask,
		 struct found_ids *out)
{
	git_revwalk *walk = NULL;
	git_oid id;
	int rc = git_revwalk_new(&walk, s->r->git);
	bool ok = rc == 0;

	if (ok)
		git_revwalk_sorting(walk,
				    GIT_SORT_TOPOLOGICAL | GIT_SORT_REVERSE);
	ok = ok && push_all(walk, ask->tips, ask->n, false) &&
	     (ask->known != NULL
		      ? push_all(walk, ask->known, count(ask->known), true)
		      : git_revwalk_hide_glob(walk, "refs/*") == 0);
	while (ok && (rc = git_revwalk_next(&id, walk)) == 0) {
		*PUSH(s->a, out) = id;
		if (ask->max_commits > 0 && out->n > ask->max_commits)
			ok = fail(s->result, s->why, NULL,
				  _("it brings more than %zu recorded "
				    "versions"),
				  ask->max_commits);
	}
	if (!ok || rc != GIT_ITEROVER)
		ok = git_trouble(s->result, s->r, s->why,
				 _("what is new in it"));
	git_revwalk_free(walk);
	return ok;
}

static str raw(const git_oid *id)
{
	return (str){(const char *)id->id, GIT_OID_RAWSZ};
}

/* The index of a commit, 1 and up; 0 when it is not there yet. */
static size_t index_of(const struct map *index, const git_oid *id)
{
	const size_t *at = map_get(index, raw(id));

	return at != NULL ? *at : 0;
}

static void remember(struct scan *s, struct map *index, const git_oid *id,
		     struct commit c)
{
	git_oid *key = NEW(s->a, git_oid);
	size_t *at = NEW(s->a, size_t);

	*key = *id;
	c.id = *id;
	c.first_touch = NONE;
	*PUSH(s->a, &s->commits) = c;
	*at = s->commits.n;
	*map_slot(s->a, index, raw(key)) = at;
}

static git_commit *look_up(struct scan *s, const git_oid *id)
{
	git_commit *c = NULL;

	if (git_commit_lookup(&c, s->r->git, id) == 0)
		return c;
	git_trouble(s->result, s->r, s->why, _("a version"));
	return NULL;
}

/* A parent that is no news. */
static bool add_outside(struct scan *s, struct map *index, const git_oid *id)
{
	git_commit *c = look_up(s, id);

	if (c == NULL)
		return false;
	remember(s, index, id,
		 (struct commit){.tree = *git_commit_tree_id(c),
				 .when = git_commit_time(c),
				 .outside = true});
	git_commit_free(c);
	return true;
}

static bool add_parents(struct scan *s, struct map *index, const git_commit *c,
			struct news_commit *to)
{
	unsigned n = git_commit_parentcount(c);
	str *ids = NEWN(s->result, n, str);

	for (unsigned i = 0; i < n; i++) {
		const git_oid *id = git_commit_parent_id(c, i);

		ids[i] = git_id_write(s->result, id);
		if (index_of(index, id) == 0 && !add_outside(s, index, id))
			return false;
		*PUSH(s->a, &s->parents) = (uint32_t)(index_of(index, id) - 1);
	}
	to->parents = ids;
	to->n_parents = n;
	return true;
}

static bool add_commit(struct scan *s, struct map *index, const git_oid *id,
		       struct news_commit *to)
{
	git_commit *c = look_up(s, id);
	struct commit at = {.first_parent = (uint32_t)s->parents.n};
	bool ok;

	if (c == NULL)
		return false;
	git_version(s->result, c, &to->facts);
	ok = add_parents(s, index, c, to);
	at.n_parents = git_commit_parentcount(c);
	at.tree = *git_commit_tree_id(c);
	at.when = git_commit_time(c);
	git_commit_free(c);
	if (ok)
		remember(s, index, id, at);
	return ok;
}

static int by_path(const void *x, const void *y)
{
	return str_cmp(((const struct news_file *)x)->path,
		       ((const struct news_file *)y)->path);
}

static void lay_files(struct scan *s, const struct commit *c,
		      struct news_commit *to, struct news *out)
{
	to->first = out->files.n;
	for (uint32_t t = c->first_touch; t != NONE;
	     t = s->touches.at[t].next) {
		const struct touch *at = &s->touches.at[t];

		*PUSH(s->result, &out->files) = (struct news_file){
			at->path->name, git_id_write(s->result, &at->blob),
			at->gone, at->odd};
	}
	to->n = out->files.n - to->first;
	if (to->n > 1)
		qsort(out->files.at + to->first, to->n, sizeof *out->files.at,
		      by_path);
}

static bool read_all(struct scan *s, const struct found_ids *ids,
		     const struct news_ask *ask, struct news *out)
{
	struct map index = {0};
	struct fail *why = s->why;
	struct fail inner = {0};
	bool ok = true;

	for (size_t i = 0; ok && i < ids->n; i++)
		ok = add_commit(s, &index, &ids->at[i], PUSH(s->result, out));
	if (!ok)
		return false;
	s->why = &inner;
	s->touches_max = ask->max_files;
	ok = scan_trees(s);
	if (!ok && ask->max_files > 0 && s->touches.n >= ask->max_files)
		fail(s->result, why, NULL, _("it changes more than %zu files"),
		     ask->max_files);
	else if (!ok && why->message.len == 0)
		*why = inner;
	for (size_t i = 0; ok && i < ids->n; i++)
		lay_files(s, &s->commits.at[index_of(&index, &ids->at[i]) - 1],
			  &out->at[i], out);
	return ok;
}

bool repo_news(struct arena *a, struct repo *r, const struct news_ask *ask,
	       struct news *out, struct fail *why)
{
	struct arena scratch = {0};
	struct history_filter all = {.may = anything};
	struct scan s = {.a = &scratch,
			 .r = r,
			 .filter = &all,
			 .result = a,
			 .why = why,
			 .odd = true};
	struct found_ids ids = {0};
	bool ok;

	ok = list(&s, ask, &ids) && read_all(&s, &ids, ask, out);
	arena_free(&scratch);
	return ok;
}

bool repo_descends(struct repo *r, str young, str old)
{
	git_oid child, ancestor;

	if (!git_id_read(young, &child) || !git_id_read(old, &ancestor))
		return false;
	return git_oid_equal(&child, &ancestor) ||
	       git_graph_descendant_of(r->git, &child, &ancestor) == 1;
}

static bool is_sent(struct repo *r, const git_oid *id)
{
	git_reference_iterator *it = NULL;
	const char *name;
	git_oid tip;
	bool sent = false;

	if (git_reference_iterator_glob_new(&it, r->git, "refs/remotes/*") != 0)
		return true;
	while (!sent && git_reference_next_name(&name, it) == 0)
		sent = git_reference_name_to_id(&tip, r->git, name) == 0 &&
		       (git_oid_equal(&tip, id) ||
			git_graph_descendant_of(r->git, &tip, id) == 1);
	git_reference_iterator_free(it);
	return sent;
}

bool repo_unsent(struct arena *a, struct repo *r, str commit, str *parents,
		 size_t most, size_t *n)
{
	git_commit *c = NULL;
	git_oid id;
	bool unsent = git_id_read(commit, &id) && !is_sent(r, &id) &&
		      git_commit_lookup(&c, r->git, &id) == 0;

	for (*n = 0; unsent && *n < git_commit_parentcount(c) && *n < most;
	     ++*n)
		parents[*n] =
			git_id_write(a, git_commit_parent_id(c, (unsigned)*n));
	git_commit_free(c);
	return unsent;
}

str repo_blob_at(struct arena *a, struct repo *r, str commit, str path)
{
	git_commit *c = NULL;
	git_tree *tree = NULL;
	git_tree_entry *e = NULL;
	str blob = {0};
	git_oid id;

	if (git_id_read(commit, &id) &&
	    git_commit_lookup(&c, r->git, &id) == 0 &&
	    git_commit_tree(&tree, c) == 0 &&
	    git_tree_entry_bypath(&e, tree, str_cstr(a, path)) == 0 &&
	    (git_tree_entry_filemode(e) & 0170000) == 0100000)
		blob = git_id_write(a, git_tree_entry_id(e));
	git_tree_entry_free(e);
	git_tree_free(tree);
	git_commit_free(c);
	return blob;
}

bool repo_blob_size(struct repo *r, str blob, size_t *bytes)
{
	git_object_t type;
	git_oid id;

	return git_id_read(blob, &id) &&
	       git_odb_read_header(bytes, &type, r->odb, &id) == 0;
}
