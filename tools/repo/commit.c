/*
 * Commits and tags as plain data.
 *
 * A message may be in another encoding than UTF-8 and says so in a header: it
 * is converted here, once.  Which tag belongs to which agenda is not decided
 * here; names and what they point at is all git knows.
 */
#include "base/file.h"
#include "base/lang.h"
#include "base/vec.h"
#include "repo/git.h"
#include "repo/trailers.h"

#include <iconv.h>
#include <stdlib.h>

enum { GRAFTS_MAX = 4 * 1024 * 1024 };

/* A name that is there, for an object that is not; HEAD may be unborn. */
static bool is_dangling(struct repo *r, const char *name)
{
	git_reference *ref = NULL, *end = NULL;
	git_object *object = NULL;
	bool dangling = false;

	if (git_reference_dwim(&ref, r->git, name) == 0 &&
	    git_reference_resolve(&end, ref) == 0)
		dangling = git_object_lookup(&object, r->git,
					     git_reference_target(end),
					     GIT_OBJECT_ANY) != 0;
	git_object_free(object);
	git_reference_free(end);
	git_reference_free(ref);
	return dangling;
}

static str short_name(struct arena *a, const char *name)
{
	str s = str_from(name);

	return str_copy(a,
			str_starts(s, S("refs/heads/")) ? str_skip(s, 11) : s);
}

bool repo_is_astray(struct arena *a, struct repo *r, str *current, str *other)
{
	git_reference *head = NULL;
	git_reference_iterator *branches = NULL;
	const char *name = NULL;
	bool born = git_repository_head(&head, r->git) != GIT_EUNBORNBRANCH;

	git_reference_free(head);
	head = NULL;
	if (!born && git_reference_lookup(&head, r->git, "HEAD") == 0 &&
	    git_reference_type(head) == GIT_REFERENCE_SYMBOLIC &&
	    git_reference_iterator_glob_new(&branches, r->git,
					    "refs/heads/*") == 0 &&
	    git_reference_next_name(&name, branches) == 0) {
		*current = short_name(a, git_reference_symbolic_target(head));
		*other = short_name(a, name);
	}
	git_reference_iterator_free(branches);
	git_reference_free(head);
	return name != NULL;
}

bool repo_commit(struct arena *a, struct repo *r, str revision, str *commit,
		 struct fail *why)
{
	git_object *named = NULL, *peeled = NULL;
	int rc;

	if (revision.len == 0 || memchr(revision.ptr, '\0', revision.len))
		return false;
	/* libgit2 takes "x@" for HEAD, whatever x is */
	if (revision.len > 1 && str_ends(revision, S("@")))
		return false;
	rc = git_revparse_single(&named, r->git, str_cstr(a, revision));
	if (rc == GIT_EAMBIGUOUS)
		return fail(a, why, _("Write more of the id."),
			    _("%.*s can mean more than one version"),
			    STR(revision));
	if (rc != 0 && is_dangling(r, str_cstr(a, revision)))
		return git_trouble(a, r, why, _("the newest version"));
	if (rc == 0)
		rc = git_object_peel(&peeled, named, GIT_OBJECT_COMMIT);
	if (rc == 0)
		*commit = git_id_write(a, git_object_id(peeled));
	git_object_free(peeled);
	git_object_free(named);
	return rc == 0;
}

/* `text` as UTF-8; as it stands when the encoding is not known. */
static str decoded(struct arena *a, const char *encoding, const char *text)
{
	str in = str_from(text);
	size_t room = in.len * 4, left = in.len;
	iconv_t cd;
	char *out, *to, *from;

	if (encoding == NULL || in.len == 0)
		return str_copy(a, in);
	cd = iconv_open("UTF-8", encoding);
	if ((intptr_t)cd == -1)
		return str_copy(a, in);
	from = str_cstr(a, in);
	to = out = arena_alloc(a, room);
	if (iconv(cd, &from, &left, &to, &room) == (size_t)-1)
		to = NULL;
	iconv_close(cd);
	return to == NULL ? str_copy(a, in) : (str){out, (size_t)(to - out)};
}

static struct moment moment(const git_time *t)
{
	return (struct moment){t->time, t->offset};
}

void git_version(struct arena *a, const git_commit *c, struct version *out)
{
	const char *encoding = git_commit_message_encoding(c);
	const git_signature *author = git_commit_author(c);
	const git_signature *committer = git_commit_committer(c);
	str message = decoded(a, encoding, git_commit_message(c));
	const char *header;
	str rest = message;

	out->commit = git_id_write(a, git_commit_id(c));
	if (author != NULL) {
		out->author = decoded(a, encoding, author->name);
		out->email = decoded(a, encoding, author->email);
		out->authored = moment(&author->when);
	}
	if (committer != NULL)
		out->committed = moment(&committer->when);
	while (rest.ptr != NULL && out->subject.len == 0)
		out->subject = str_trim(str_cut(&rest, '\n'));
	out->n_trailers = trailers_read(a, message, &out->trailers);
	header = git_commit_raw_header(c);
	if (header != NULL && strstr(header, "\ngpgsig ") != NULL)
		out->signature = SIGNATURE_UNCHECKED;
}

size_t repo_trailers(struct arena *a, str message, const struct trailer **out)
{
	return trailers_read(a, message, out);
}

bool repo_version(struct arena *a, struct repo *r, str commit,
		  struct version *out, struct fail *why)
{
	struct git_replaced replaced = {0};
	git_commit *c = NULL;
	git_oid id;

	if (!git_id_read(commit, &id) ||
	    git_commit_lookup(&c, r->git, &id) != 0)
		return git_trouble(a, r, why, _("a version"));
	*out = (struct version){0};
	git_version(a, c, out);
	git_replaced(a, r, &replaced);
	out->replaced = git_is_replaced(&replaced, &id);
	git_commit_free(c);
	return true;
}

static int id_cmp(const void *x, const void *y)
{
	return git_oid_cmp(x, y);
}

bool git_is_replaced(const struct git_replaced *g, const git_oid *id)
{
	return g->n > 0 &&
	       bsearch(id, g->at, g->n, sizeof *g->at, id_cmp) != NULL;
}

/* The commits of info/grafts, an older way to show other parents. */
static void add_grafts(struct arena *a, struct repo *r,
		       struct git_replaced *out)
{
	str path =
		str_fmt(a, "%sinfo/grafts", git_repository_commondir(r->git));
	struct fail ignored = {0};
	git_oid id;
	str rest;

	if (!file_exists(path.ptr) ||
	    !file_read(a, path.ptr, GRAFTS_MAX, &rest, &ignored))
		return;
	while (rest.ptr != NULL)
		if (git_id_read(str_slice(str_trim(str_cut(&rest, '\n')), 0,
					  GIT_OID_HEXSZ),
				&id))
			*PUSH(a, out) = id;
}

/* libgit2 shows objects as they are; git shows the replacement. */
void git_replaced(struct arena *a, struct repo *r, struct git_replaced *out)
{
	git_reference_iterator *it = NULL;
	const char *name;
	git_oid id;

	if (git_reference_iterator_glob_new(&it, r->git, "refs/replace/*") != 0)
		return;
	while (git_reference_next_name(&name, it) == 0)
		if (git_id_read(str_skip(str_from(name),
					 sizeof "refs/replace/" - 1),
				&id))
			*PUSH(a, out) = id;
	git_reference_iterator_free(it);
	add_grafts(a, r, out);
	if (out->n > 0)
		qsort(out->at, out->n, sizeof *out->at, id_cmp);
}

/* The line at which a detached signature begins: those git itself writes. */
static size_t signature_at(str text)
{
	static const str begin[] = {
		S_INIT("-----BEGIN PGP SIGNATURE-----"),
		S_INIT("-----BEGIN PGP MESSAGE-----"),
		S_INIT("-----BEGIN SSH SIGNATURE-----"),
		S_INIT("-----BEGIN SIGNED MESSAGE-----"),
	};
	str rest = text;

	while (rest.ptr != NULL) {
		str line = str_cut(&rest, '\n');

		for (size_t i = 0; i < sizeof begin / sizeof *begin; i++)
			if (str_starts(line, begin[i]))
				return (size_t)(line.ptr - text.ptr);
	}
	return text.len;
}

static void annotate(struct arena *a, git_tag *tag, struct repo_tag *out)
{
	const git_signature *tagger = git_tag_tagger(tag);
	str message = str_copy(a, str_from(git_tag_message(tag)));
	size_t end = signature_at(message);

	out->annotated = true;
	out->has_signature = end < message.len;
	out->message = str_trim(str_slice(message, 0, end));
	out->n_trailers = trailers_read(a, out->message, &out->trailers);
	if (tagger != NULL) {
		out->tagger = str_copy(a, str_from(tagger->name));
		out->tagged = moment(&tagger->when);
	}
}

static bool read_tag(struct arena *a, struct repo *r, const char *name,
		     struct repo_tag *out)
{
	git_object *object = NULL, *commit = NULL;
	git_oid id;
	int rc;

	*out = (struct repo_tag){
		.name = str_copy(
			a, str_skip(str_from(name), sizeof "refs/tags/" - 1))};
	if (git_reference_name_to_id(&id, r->git, name) != 0)
		return false;
	out->object = git_id_write(a, &id);
	rc = git_object_lookup(&object, r->git, &id, GIT_OBJECT_ANY);
	if (rc == 0 && git_object_type(object) == GIT_OBJECT_TAG)
		annotate(a, (git_tag *)object, out);
	if (rc == 0)
		rc = git_object_peel(&commit, object, GIT_OBJECT_COMMIT);
	out->absent = rc == GIT_ENOTFOUND;
	if (rc == 0)
		out->commit = git_id_write(a, git_object_id(commit));
	git_object_free(commit);
	git_object_free(object);
	return true;
}

static int tag_cmp(const void *x, const void *y)
{
	return str_cmp(((const struct repo_tag *)x)->name,
		       ((const struct repo_tag *)y)->name);
}

bool repo_tags(struct arena *a, struct repo *r, struct repo_tags *out,
	       struct fail *why)
{
	git_reference_iterator *it = NULL;
	const char *name;
	struct repo_tag tag;
	int rc;

	if (git_reference_iterator_glob_new(&it, r->git, "refs/tags/*") != 0)
		return git_trouble(a, r, why, _("the names of versions"));
	while ((rc = git_reference_next_name(&name, it)) == 0)
		if (read_tag(a, r, name, &tag))
			*PUSH(a, out) = tag;
	git_reference_iterator_free(it);
	if (rc != GIT_ITEROVER)
		return git_trouble(a, r, why, _("the names of versions"));
	if (out->n > 0)
		qsort(out->at, out->n, sizeof *out->at, tag_cmp);
	return true;
}
