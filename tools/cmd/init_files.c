/*
 * The files of a new repository.  They come from the program's own folders
 * start/ and schema/, where names have no dot in front, so that a copy of them
 * shows everything.
 */
#include "cmd/init.h"

#include "base/file.h"
#include "base/vec.h"

enum { SOURCE_MAX = 1 << 20, PLAIN = 0666, PROGRAM = 0777 };

static const struct {
	const char *from, *to;
	unsigned mode;
} files[] = {
	{"start/LEESMIJ.md", "LEESMIJ.md", PLAIN},
	{"start/gitattributes", ".gitattributes", PLAIN},
	{"start/editorconfig", ".editorconfig", PLAIN},
	{"start/vscode.json", ".vscode/settings.json", PLAIN},
	{"start/publiceer.sh", "ci/publiceer.sh", PROGRAM},
	{"start/gitlab.yml", ".gitlab-ci.yml", PLAIN},
	{"start/github.yml", ".github/workflows/agenda.yml", PLAIN},
	{"start/forgejo.yml", ".forgejo/workflows/agenda.yml", PLAIN},
};

static bool put(struct init *in, const char *from, const char *to,
		unsigned mode)
{
	char *source =
		str_cstr(in->a, str_fmt(in->a, "%.*s/%s", STR(in->data), from));
	char *path =
		str_cstr(in->a, str_fmt(in->a, "%.*s/%s", STR(in->dir), to));
	str text;

	if (!file_read(in->a, source, SOURCE_MAX, &text, &in->why))
		return false;
	switch (file_make(in->a, path, text, mode, &in->why)) {
	case FILE_MADE:
		*PUSH(in->a, &in->made) = str_from(path);
		init_undo(in, "rm", path, NULL);
		return true;
	case FILE_STOOD: *PUSH(in->a, &in->stood) = str_from(path); return true;
	case FILE_REFUSED: return false;
	}
	return false;
}

static bool has(const struct init *in, const char *name)
{
	str path = str_fmt(in->a, "%.*s/%s", STR(in->dir), name);
	struct file_list files_there = {0};
	struct fail none = {0};

	return file_walk(in->a, str_cstr(in->a, path), &files_there, &none) &&
	       files_there.n > 0;
}

#define MARK "schema/agenda.schema.yaml" /* what makes a folder a profile */

/* A profile of the user's own is left alone as a whole: half of ours beside
 * half of another would judge by both.  The file that makes it one comes last,
 * so that a profile that was begun is finished the next time. */
static bool put_profile(struct init *in)
{
	str from = str_fmt(in->a, "%.*s/schema", STR(in->data));
	str mark = str_fmt(in->a, "%.*s/" MARK, STR(in->dir));
	struct file_list list = {0};

	if (file_exists(str_cstr(in->a, mark))) {
		*PUSH(in->a, &in->stood) =
			str_fmt(in->a, "%.*s/schema", STR(in->dir));
		return true;
	}
	if (!file_walk(in->a, str_cstr(in->a, from), &list, &in->why))
		return false;
	for (size_t i = 0; i < list.n; i++) {
		const char *path =
			str_cstr(in->a, str_skip(list.at[i], in->data.len + 1));

		if (strcmp(path, MARK) != 0 && !put(in, path, path, PLAIN))
			return false;
	}
	return put(in, MARK, MARK, PLAIN);
}

bool init_files(struct init *in)
{
	if (!put_profile(in))
		return false;
	if (has(in, "agendas"))
		*PUSH(in->a, &in->stood) =
			str_fmt(in->a, "%.*s/agendas", STR(in->dir));
	else if (!put(in, "start/voorbeeld.md", "agendas/voorbeeld.md", PLAIN))
		return false;
	for (size_t i = 0; i < sizeof files / sizeof *files; i++)
		if (!put(in, files[i].from, files[i].to, files[i].mode))
			return false;
	return true;
}
