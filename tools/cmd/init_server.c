/*
 * How git itself takes in what is sent.  The hook judges documents and names;
 * that objects are sound, and that one push does not fill the disk, git sees to
 * before the hook is called, once it is told to.
 *
 * What may go back or away is left to the hook: it knows which branches are
 * protected, where receive.denyNonFastForwards and receive.denyDeletes would
 * shut them all.
 */
#include "cmd/init.h"

#include "base/vec.h"

const struct init_setting init_settings[] = {
	{"receive.fsckObjects", "true", "transfer.fsckObjects",
	 MSG("git does not look whether what is sent is sound")},
	{"receive.maxInputSize", "200m", NULL,
	 MSG("one push may fill the disk: its size has no limit")},
	{0},
};

/* An empty repository gets the branch that `agenda init` gives work copies,
 * unless the user chose one: otherwise what is sent first is another branch
 * than the one that is copied from here. */
static bool name_branch(struct init *in)
{
	static const char *const any[] = {"for-each-ref", "--count=1", NULL};
	static const char *const head[] = {"symbolic-ref", "HEAD", NULL};
	static const char *const to[] = {"symbolic-ref", "HEAD",
					 "refs/heads/main", NULL};
	str found, was, out;

	if (!init_git(in, any, &found) || found.len > 0 ||
	    !init_git(in, head, &was) || str_eq(was, str_from(to[2])) ||
	    init_git_setting(in, "init.defaultBranch").len > 0)
		return true;
	if (!init_git(in, to, &out))
		return fail(in->a, &in->why, NULL, _("git cannot set %s"),
			    to[1]);
	*PUSH(in->a, &in->made) =
		str_fmt(in->a, _("HEAD = %.*s, the branch that others get"),
			STR(str_from(to[2])));
	init_undo_git(in,
		      str_cstr(in->a, str_fmt(in->a, "symbolic-ref HEAD %.*s",
					      STR(was))));
	return true;
}

bool init_server(struct init *in)
{
	if (!name_branch(in))
		return false;
	for (const struct init_setting *s = init_settings; s->name != NULL;
	     s++) {
		const char *undo = str_cstr(
			in->a, str_fmt(in->a, "config --unset %s", s->name));

		if (init_git_setting(in, s->name).len > 0) {
			*PUSH(in->a, &in->stood) = str_from(s->name);
			continue;
		}
		if (!init_git_set(in, s->name, str_from(s->value)))
			return false;
		init_undo_git(in, undo);
	}
	return true;
}
