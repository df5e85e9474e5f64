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

bool init_server(struct init *in)
{
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
