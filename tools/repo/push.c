/*
 * What is not exactly a line that git writes stops the push: a reader that
 * guesses could be led past the checks.
 */
#include "repo/push.h"

#include "base/lang.h"
#include "base/map.h"
#include "base/vec.h"
#include "repo/git.h"

enum { ID = GIT_OID_HEXSZ, LINE_IDS = 2 * (ID + 1) };
enum { TAGS_DEEP = 8, ALIASES_DEEP = 5 }; /* git follows as many aliases */

static const struct {
	enum push_kind kind;
	str prefix;
} kinds[] = {
	{PUSH_BRANCH, S_INIT("refs/heads/")},
	{PUSH_TAG, S_INIT("refs/tags/")},
	{PUSH_REPLACE, S_INIT("refs/replace/")},
	{PUSH_OTHER, S_INIT("refs/")},
};
enum { KINDS = sizeof kinds / sizeof *kinds };

static bool is_zero(str id)
{
	for (size_t i = 0; i < id.len; i++)
		if (id.ptr[i] != '0')
			return false;
	return true;
}

static bool read_id(str s, str *out)
{
	if (s.len != ID)
		return false;
	for (size_t i = 0; i < s.len; i++)
		if (!((s.ptr[i] >= '0' && s.ptr[i] <= '9') ||
		      (s.ptr[i] >= 'a' && s.ptr[i] <= 'f')))
			return false;
	*out = is_zero(s) ? (str){0} : s;
	return true;
}

/* What no name of git can hold, and what would lead a reader astray. */
static bool is_name(str name)
{
	for (size_t i = 0; i < name.len; i++)
		if ((unsigned char)name.ptr[i] <= ' ' || name.ptr[i] == 0x7f)
			return false;
	return !str_ends(name, S("/")) && str_find(name, S("//")) == name.len &&
	       str_find(name, S("..")) == name.len;
}

static bool read_name(str name, struct push_ref *out)
{
	for (size_t i = 0; is_name(name) && i < KINDS; i++)
		if (str_starts(name, kinds[i].prefix)) {
			out->kind = kinds[i].kind;
			out->name = name;
			out->brief = str_skip(name, kinds[i].prefix.len);
			return true;
		}
	return false;
}

static bool read_line(str line, struct push_ref *out)
{
	return line.len > LINE_IDS && line.ptr[ID] == ' ' &&
	       line.ptr[LINE_IDS - 1] == ' ' &&
	       read_id(str_slice(line, 0, ID), &out->old) &&
	       read_id(str_slice(line, ID + 1, LINE_IDS - 1), &out->new) &&
	       read_name(str_skip(line, LINE_IDS), out);
}

bool push_read(struct arena *a, str lines, size_t most, struct push *out,
	       struct fail *why)
{
	struct map seen = {0};

	while (lines.len > 0) {
		size_t end = str_find_char(lines, '\n');
		struct push_ref ref = {0};
		void **slot;

		if (end == lines.len ||
		    !read_line(str_slice(lines, 0, end), &ref))
			return fail(a, why, NULL,
				    _("what git says of it cannot be read"));
		lines = str_skip(lines, end + 1);
		slot = map_slot(a, &seen, ref.name);
		if (*slot != NULL)
			return fail(a, why, NULL, _("it names %.*s twice"),
				    STR(ref.name));
		*slot = out;
		if (out->n >= most)
			return fail(a, why, NULL,
				    _("it holds more than %zu names of "
				      "branches and versions"),
				    most);
		*PUSH(a, out) = ref;
	}
	return true;
}

/* What a tag is about. */
static bool target(struct repo *r, git_oid *id)
{
	git_object *tag = NULL;

	if (git_object_lookup(&tag, r->git, id, GIT_OBJECT_TAG) != 0)
		return false;
	*id = *git_tag_target_id((const git_tag *)tag);
	git_object_free(tag);
	return true;
}

/* The commit an object comes to; false when it is not there.  Anything else is
 * not read, since it may be large. */
static bool peel(struct arena *a, struct repo *r, str id, str *commit)
{
	git_oid oid;

	*commit = (str){0};
	if (id.len == 0)
		return true;
	if (!git_id_read(id, &oid))
		return false;
	for (unsigned depth = 0; depth < TAGS_DEEP; depth++) {
		git_object_t type;
		size_t size;

		if (git_odb_read_header(&size, &type, r->odb, &oid) != 0)
			return false;
		if (type == GIT_OBJECT_COMMIT)
			*commit = git_id_write(a, &oid);
		if (type != GIT_OBJECT_TAG)
			return true;
		if (!target(r, &oid))
			return false;
	}
	return true;
}

/* The name that a name stands for on the server: its own, unless it is an alias
 * (git symbolic-ref), for then git changes what that leads to. */
static str lands(struct arena *a, struct repo *r, str name)
{
	git_reference *ref = NULL;

	for (unsigned depth = 0;
	     depth < ALIASES_DEEP &&
	     git_reference_lookup(&ref, r->git, str_cstr(a, name)) == 0;
	     depth++) {
		bool alias = git_reference_type(ref) == GIT_REFERENCE_SYMBOLIC;

		if (alias)
			name = str_copy(
				a,
				str_from(git_reference_symbolic_target(ref)));
		git_reference_free(ref);
		if (!alias)
			break;
	}
	return name;
}

bool push_resolve(struct arena *a, struct repo *r, struct push *p,
		  struct fail *why)
{
	for (size_t i = 0; i < p->n; i++) {
		struct push_ref *ref = &p->at[i];

		if (!peel(a, r, ref->old, &ref->was) ||
		    !peel(a, r, ref->new, &ref->now))
			return git_trouble(a, r, why, str_cstr(a, ref->name));
		if (!read_name(lands(a, r, ref->name), ref))
			return fail(a, why, NULL,
				    _("what git says of it cannot be read"));
	}
	return true;
}

str push_commit_of(struct arena *a, struct repo *r, str name)
{
	git_oid id;
	str commit = {0};

	if (git_reference_name_to_id(&id, r->git, str_cstr(a, name)) == 0)
		peel(a, r, git_id_write(a, &id), &commit);
	return commit;
}

bool push_branches(struct arena *a, struct repo *r, struct push_branches *out,
		   struct fail *why)
{
	git_reference_iterator *it = NULL;
	const char *name;
	int rc;

	if (git_reference_iterator_glob_new(&it, r->git, "refs/heads/*") != 0)
		return git_trouble(a, r, why, _("the branches"));
	while ((rc = git_reference_next_name(&name, it)) == 0) {
		struct push_ref ref = {0};

		if (!read_name(str_copy(a, str_from(name)), &ref))
			continue;
		ref.was = push_commit_of(a, r, ref.name);
		*PUSH(a, out) = ref;
	}
	git_reference_iterator_free(it);
	return rc == GIT_ITEROVER || git_trouble(a, r, why, _("the branches"));
}

/* HEAD of a repository made with other habits than the sender's stands for a
 * branch that nobody uses.  What then counts is the branch there is: one of the
 * usual names, else the first. */
static bool instead(struct arena *a, struct repo *r, str *name, str *commit,
		    struct fail *why)
{
	static const str usual[] = {S_INIT("main"), S_INIT("master")};
	struct push_branches all = {0};
	const struct push_ref *best = NULL;

	if (!push_branches(a, r, &all, why))
		return false;
	for (size_t i = 0; i < all.n && best == NULL; i++)
		if (all.at[i].was.len > 0)
			best = &all.at[i];
	for (size_t k = sizeof usual / sizeof *usual; k-- > 0;)
		for (size_t i = 0; i < all.n; i++)
			if (all.at[i].was.len > 0 &&
			    str_eq(all.at[i].brief, usual[k]))
				best = &all.at[i];
	if (best != NULL) {
		*name = best->name;
		*commit = best->was;
	}
	return true;
}

bool push_default(struct arena *a, struct repo *r, str *name, str *commit,
		  struct fail *why)
{
	*name = lands(a, r, S("HEAD"));
	if (str_eq(*name, S("HEAD")))
		return fail(a, why,
			    _("git symbolic-ref HEAD refs/heads/main, on the "
			      "server"),
			    _("the repository has no main branch"));
	*commit = push_commit_of(a, r, *name);
	return commit->len > 0 || instead(a, r, name, commit, why);
}
