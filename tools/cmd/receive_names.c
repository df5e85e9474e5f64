/*
 * What a push does to names.  On a protected branch nothing goes back; the name
 * of a version of an agenda is a seal and stays where it was set.
 */
#include "cmd/receive.h"

/* "onderwijsagenda/v70": an agenda and a version of it. */
static bool is_version(const struct push_ref *ref)
{
	size_t slash = str_find_char(ref->brief, '/');

	return ref->kind == PUSH_TAG && slash > 0 && slash + 1 < ref->brief.len;
}

static void judge_branch(struct receive *rx, const struct push_ref *ref)
{
	if (ref->old.len == 0 || !receive_is_protected(rx, ref))
		return;
	if (ref->new.len == 0)
		receive_object(rx,
			       _("leave this branch where it is; only an "
				 "administrator can take it away"),
			       _("the branch %.*s would be taken away"),
			       STR(ref->brief));
	else if (ref->was.len == 0 || !repo_descends(rx->r, ref->now, ref->was))
		receive_object(
			rx,
			_("get what others recorded first (git pull), put "
			  "yours after it, and send that; never with --force"),
			_("versions that stand on the branch %.*s would be "
			  "lost"),
			STR(ref->brief));
}

static void judge_version(struct receive *rx, const struct push_ref *ref)
{
	if (ref->old.len > 0 && ref->new.len == 0)
		receive_object(
			rx,
			_("a version that was named keeps its name; name "
			  "a new version"),
			_("the version %.*s would be taken away"),
			STR(ref->brief));
	else if (ref->old.len > 0 && !str_eq(ref->old, ref->new))
		receive_object(rx,
			       _("a version that was named stays what it is: "
				 "give yours a new name, and fetch the names "
				 "of the server with git fetch --tags --force"),
			       _("the version %.*s would become another text"),
			       STR(ref->brief));
}

/* Only what was recorded is looked at; a text or folder by itself is not. */
static void judge_nothing(struct receive *rx, const struct push_ref *ref)
{
	receive_object(rx, _("name a recorded version (git tag -a)"),
		       is_version(ref)
			       ? _("the version %.*s names nothing that was "
				   "recorded")
			       : _("%.*s names nothing that was recorded"),
		       STR(ref->brief));
}

static bool is_there(struct receive *rx, str name)
{
	for (size_t i = 0; i < rx->push.n; i++)
		if (str_eq(rx->push.at[i].name, name))
			return rx->push.at[i].new.len > 0;
	return push_commit_of(rx->a, rx->r, name).len > 0;
}

/* Where a branch and a tag have one name, whoever asks for the branch gets the
 * tag. */
static void judge_twin(struct receive *rx, const struct push_ref *ref)
{
	struct push_ref branch = *ref, tag = *ref;
	str twin;

	if (ref->kind != PUSH_BRANCH && ref->kind != PUSH_TAG)
		return;
	branch.kind = PUSH_BRANCH;
	branch.name = str_cat(rx->a, S("refs/heads/"), ref->brief);
	tag.kind = PUSH_TAG;
	tag.name = str_cat(rx->a, S("refs/tags/"), ref->brief);
	twin = ref->kind == PUSH_TAG ? branch.name : tag.name;
	if (ref->old.len == 0 && ref->new.len > 0 && is_there(rx, twin) &&
	    (receive_is_protected(rx, &branch) || is_version(&tag)))
		receive_object(rx, _("give it a name that is not in use"),
			       _("the name %.*s would stand for two things"),
			       STR(ref->brief));
}

void receive_names(struct receive *rx)
{
	for (size_t i = 0; i < rx->push.n; i++) {
		const struct push_ref *ref = &rx->push.at[i];

		if (ref->kind == PUSH_REPLACE && ref->new.len > 0)
			receive_object(
				rx, _("send it without refs/replace/"),
				_("%.*s would show other versions in the "
				  "place of those that were recorded"),
				STR(ref->name));
		else if (ref->new.len > 0 && ref->now.len == 0)
			judge_nothing(rx, ref);
		else if (is_version(ref))
			judge_version(rx, ref);
		else
			judge_branch(rx, ref);
		judge_twin(rx, ref);
	}
}
