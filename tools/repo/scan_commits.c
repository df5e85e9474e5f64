/*
 * Every commit that the tip descends from, with its tree and parents.
 *
 * libgit2's own walker looks each commit up as an object with names and
 * message, and gives up at the boundary of a shallow clone.  What is needed of
 * a hundred thousand commits is their tree, parents and date, so the raw text
 * is read and those lines are picked from it.
 *
 * Mostly git has these facts in a list of its own, and then no commit is opened
 * at all.  A list that is damaged is left alone, and that is told.  In a
 * shallow clone, or where git shows other commits in the place of some, git
 * does not go by its list either.
 */
#include "base/file.h"
#include "base/lang.h"
#include "base/vec.h"
#include "repo/scan.h"

enum { COMMITS_MAX = 20000000, LIST_MAX = 1 << 30 };

size_t scan_slot(const struct scan_ids *slots, const void *ids, size_t stride,
		 const git_oid *id)
{
	uint64_t hash;
	size_t i;

	memcpy(&hash, id->id, sizeof hash);
	for (i = hash & (slots->n - 1); slots->at[i] != NONE;
	     i = (i + 1) & (slots->n - 1))
		if (ids != NULL &&
		    memcmp((const char *)ids + slots->at[i] * stride, id,
			   sizeof *id) == 0)
			break;
	return i;
}

static size_t slot_of(const struct scan *s, const git_oid *id)
{
	const git_oid *ids = s->commits.n > 0 ? &s->commits.at[0].id : NULL;

	return scan_slot(&s->slots, ids, sizeof(struct commit), id);
}

static void grow(struct scan *s)
{
	struct scan_ids *x = &s->slots;

	x->n = x->n == 0 ? 1024 : x->n * 4;
	x->at = NEWN(s->a, x->n, uint32_t);
	memset(x->at, 0xff, x->n * sizeof *x->at);
	for (size_t i = 0; i < s->commits.n; i++)
		x->at[slot_of(s, &s->commits.at[i].id)] = (uint32_t)i;
}

/* The index of a commit; a new one has no tree yet. */
static uint32_t intern(struct scan *s, const git_oid *id)
{
	size_t at;

	if (s->commits.n * 2 >= s->slots.n)
		grow(s);
	at = slot_of(s, id);
	if (s->slots.at[at] == NONE) {
		s->slots.at[at] = (uint32_t)s->commits.n;
		*PUSH(s->a, &s->commits) =
			(struct commit){.id = *id, .first_touch = NONE};
	}
	return s->slots.at[at];
}

/* Takes `key` and an id from the front of a commit's text. */
static bool take_id(str *text, str key, git_oid *id)
{
	if (!str_starts(*text, key) ||
	    text->len < key.len + GIT_OID_HEXSZ + 1 ||
	    !git_id_read(str_slice(*text, key.len, key.len + GIT_OID_HEXSZ),
			 id))
		return false;
	*text = str_skip(*text, key.len + GIT_OID_HEXSZ + 1);
	return true;
}

/* The seconds of "committer Name <mail> 1539594000 +0200"; 0 without them. */
static int64_t take_date(str text)
{
	int64_t seconds = 0;

	while (text.ptr != NULL && text.len > 0) {
		str line = str_cut(&text, '\n');
		size_t at = line.len;

		if (line.len == 0)
			return 0;
		if (!str_starts(line, S("committer ")))
			continue;
		while (at > 0 && line.ptr[at - 1] != '>')
			at--;
		for (at++; at < line.len && line.ptr[at] >= '0' &&
			   line.ptr[at] <= '9' && seconds < INT64_MAX / 20;
		     at++)
			seconds = seconds * 10 + (line.ptr[at] - '0');
		return seconds;
	}
	return 0;
}

static bool parse(struct scan *s, uint32_t at, str text)
{
	bool cut = git_is_cut(s->r, &s->commits.at[at].id);
	struct commit c = s->commits.at[at];
	git_oid parent;

	if (!take_id(&text, S("tree "), &c.tree))
		return fail(s->result, s->why,
			    _("Check the repository with: git fsck"),
			    _("a version in the history is damaged"));
	c.first_parent = (uint32_t)s->parents.n;
	while (take_id(&text, S("parent "), &parent)) {
		if (cut) {
			s->complete = false;
			continue;
		}
		*PUSH(s->a, &s->parents) = intern(s, &parent);
		c.n_parents++;
	}
	c.when = take_date(text);
	s->commits.at[at] = c;
	return true;
}

static void read_list(struct scan *s)
{
	str path = str_fmt(s->a, "%sobjects/info/commit-graph",
			   git_repository_commondir(s->r->git));
	struct git_replaced replaced = {0};
	struct fail ignored = {0};
	str file;

	if (s->r->n_cut > 0 || !file_exists(path.ptr))
		return;
	git_replaced(s->a, s->r, &replaced);
	if (replaced.n == 0 &&
	    file_read(s->a, path.ptr, LIST_MAX, &file, &ignored))
		s->listless = !commit_graph_parse(file, &s->list);
}

/* A commit at a place of git's list. */
static void take_listed(struct scan *s, uint32_t at, uint32_t place)
{
	struct graph_commit listed = commit_graph_at(&s->list, place);
	uint32_t first = (uint32_t)s->parents.n;

	for (uint32_t k = 0; k < listed.n_parents; k++) {
		const git_oid *id = commit_graph_parent(&s->list, place, k);

		*PUSH(s->a, &s->parents) = intern(s, id);
	}
	s->commits.at[at].tree = *listed.tree;
	s->commits.at[at].when = listed.when;
	s->commits.at[at].first_parent = first;
	s->commits.at[at].n_parents = listed.n_parents;
}

static bool read_commit(struct scan *s, uint32_t at)
{
	git_odb_object *object = NULL;
	uint32_t place;
	bool ok;

	if (commit_graph_find(&s->list, &s->commits.at[at].id, &place)) {
		take_listed(s, at, place);
		return true;
	}
	if (git_odb_read(&object, s->r->odb, &s->commits.at[at].id) != 0 ||
	    git_odb_object_type(object) != GIT_OBJECT_COMMIT) {
		git_odb_object_free(object);
		return git_trouble(s->result, s->r, s->why,
				   _("a version in the history"));
	}
	ok = parse(s, at,
		   (str){git_odb_object_data(object),
			 git_odb_object_size(object)});
	git_odb_object_free(object);
	return ok;
}

bool scan_commits(struct scan *s, const git_oid *tip)
{
	struct scan_ids todo = {0};

	s->complete = true;
	read_list(s);
	*PUSH(s->a, &todo) = intern(s, tip);
	while (todo.n > 0) {
		uint32_t at = todo.at[--todo.n];
		size_t known = s->commits.n;

		if (!read_commit(s, at))
			return false;
		if (s->commits.n > COMMITS_MAX)
			return fail(s->result, s->why, NULL,
				    _("the history is longer than %d "
				      "versions"),
				    COMMITS_MAX);
		/* The first parent next: packs lie in that order. */
		for (size_t i = s->commits.n; i > known; i--)
			*PUSH(s->a, &todo) = (uint32_t)(i - 1);
	}
	return true;
}
