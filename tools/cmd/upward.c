/*
 * Cutting a component off is only right where it is a plain name; after ".."
 * another ".." is needed.  The root is known by being its own parent.
 */
#include "cmd/upward.h"

#include "base/file.h"

#include <sys/stat.h>

static bool is_root(struct arena *a, str dir)
{
	struct stat here, above;

	if (stat(str_cstr(a, dir), &here) != 0 ||
	    stat(str_cstr(a, str_cat(a, dir, S("/.."))), &above) != 0)
		return true;
	return here.st_dev == above.st_dev && here.st_ino == above.st_ino;
}

static size_t last_slash(str path)
{
	size_t at = path.len;

	while (at > 0 && path.ptr[at - 1] != '/')
		at--;
	return at;
}

str upward_folder(str path)
{
	size_t at = last_slash(path);

	if (at == 0)
		return S(".");
	return str_slice(path, 0, at > 1 ? at - 1 : at);
}

str upward_parent(struct arena *a, str dir)
{
	str name = str_skip(dir, last_slash(dir));

	if (is_root(a, dir))
		return S("");
	if (str_eq(dir, S(".")))
		return S("..");
	if (str_eq(name, S("..")) || name.len == 0 || str_eq(name, S(".")))
		return str_cat(a, dir, S("/.."));
	return upward_folder(dir);
}

bool upward_is_top(struct arena *a, str dir)
{
	const char *git = str_cstr(a, str_cat(a, dir, S("/.git")));

	return file_is_dir(git) || file_exists(git);
}
