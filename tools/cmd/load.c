#include "cmd/load.h"

#include "base/file.h"
#include "cmd/upward.h"

#include <errno.h>
#include <unistd.h>

struct load load_new(struct context *c)
{
	struct load l = {.c = c,
			 .a = c->a,
			 .max = FILE_MAX,
			 .base = S("."),
			 .findings = {.a = c->a}};

	cmd_language(c, load_profile_language(&l));
	return l;
}

void load_close(struct load *l)
{
	if (l->repo != NULL)
		repo_close(l->repo);
	l->repo = NULL;
}

void load_near(struct load *l, str file)
{
	str dir = upward_folder(file);

	if (!l->tried && file_is_dir(str_cstr(l->a, dir)))
		l->base = str_copy(l->a, dir);
}

struct repo *load_repo(struct load *l, struct fail *why)
{
	if (!l->tried) {
		l->tried = true;
		l->repo = repo_open(l->a,
				    str_eq(l->base, S("."))
					    ? NULL
					    : str_cstr(l->a, l->base),
				    &l->no_repo);
	}
	if (l->repo == NULL && why != NULL && why->message.len == 0)
		*why = l->no_repo;
	return l->repo;
}

/* Looks for .git itself: to know the top, no library is needed. */
str load_top(struct load *l)
{
	str dir = l->base;

	while (dir.len > 0 && !upward_is_top(l->a, dir))
		dir = upward_parent(l->a, dir);
	if (dir.len == 0 || str_eq(dir, S(".")))
		return S("");
	return str_cat(l->a, dir, S("/"));
}

struct date load_today(const struct profile *p, struct date given)
{
	if (date_is_set(given))
		return given;
	return date_in_zone(date_now(),
			    p->timezone != NULL ? p->timezone : "UTC");
}

static bool is_front_matter(str text)
{
	return str_starts(text, S("---")) &&
	       str_find(str_skip(text, 3), S("\n---")) + 3 < text.len;
}

static bool is_yaml(str text)
{
	while (str_starts(text, S("#")))
		str_cut(&text, '\n');
	if (str_starts(text, S("---")))
		return !is_front_matter(text);
	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];

		if (c == ':')
			return i > 0;
		if ((c < 'a' || c > 'z') && c != '_' && c != '-')
			return false;
	}
	return false;
}

/* What begins and ends with the brackets of JSON, and goes on as it does. */
static bool is_json(str text)
{
	str in = str_trim(text);
	str next;

	if (in.len < 2 || (!(str_starts(in, S("{")) && str_ends(in, S("}"))) &&
			   !(str_starts(in, S("[")) && str_ends(in, S("]")))))
		return false;
	next = str_trim(str_skip(in, 1));
	return strchr("\"{}[]-0123456789tfn", next.ptr[0]) != NULL;
}

/* Standard input has no name to tell its syntax by.  YAML begins with a key, or
 * with a `---` that no second one closes; data that is nothing else is YAML. */
static str name_of_stdin(const struct load *l, str text)
{
	if (str_starts(text, S("\xef\xbb\xbf")))
		text = str_skip(text, 3);
	if (l->data && is_json(text))
		return S("-.json");
	if (is_yaml(text) || (l->data && !is_front_matter(text)))
		return S("-.yaml");
	return S("-");
}

const struct source *load_file_to(struct load *l, struct arena *a,
				  const char *path, struct fail *why)
{
	str text;

	if (strcmp(path, "-") == 0) {
		if (!file_read_stdin(a, l->max, &text, why))
			return NULL;
		return source_new(a, name_of_stdin(l, text), text);
	}
	if (access(path, F_OK) != 0 && errno == ENOENT) {
		fail(l->a, why, NULL, _("there is no file %s"), path);
		return NULL;
	}
	if (file_is_dir(path)) {
		fail(l->a, why, _("name a document in it"), _("%s is a folder"),
		     path);
		return NULL;
	}
	if (access(path, R_OK) != 0 && errno == EACCES) {
		fail(l->a, why, _("ask whoever owns it for permission"),
		     _("you may not read %s"), path);
		return NULL;
	}
	if (!file_read(a, path, l->max, &text, why))
		return NULL;
	return source_new(a, str_copy(a, str_from(path)), text);
}

const struct source *load_file(struct load *l, const char *path,
			       struct fail *why)
{
	return load_file_to(l, l->a, path, why);
}

const struct source *load_blob_to(struct load *l, struct arena *a, str name,
				  str blob, struct fail *why)
{
	str text;

	if (!repo_blob(a, l->repo, blob, l->max, &text, why))
		return NULL;
	return source_new(a, name, text);
}

const struct source *load_blob(struct load *l, str name, str blob,
			       struct fail *why)
{
	return load_blob_to(l, l->a, name, blob, why);
}

/* Defects of the text itself: what stands behind them was not read, and would
 * only give findings about what is not there. */
static bool breaks(str rule)
{
	static const str rules[] = {
		S_INIT("syntax"),      S_INIT("empty"),
		S_INIT("not-utf8"),    S_INIT("too-deep"),
		S_INIT("alias-limit"), S_INIT("front-matter"),
	};

	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
		if (str_eq(rule, rules[i]))
			return true;
	return false;
}

bool load_is_broken(const struct findings *f, size_t from)
{
	for (size_t i = from; i < f->n; i++)
		if (f->at[i].level == LEVEL_ERROR &&
		    breaks(str_from(f->at[i].rule)))
			return true;
	return false;
}

bool load_is_document(str path)
{
	static const str ends[] = {S_INIT(".md"), S_INIT(".yaml"),
				   S_INIT(".yml")};
	size_t slash = path.len;
	str name;

	while (slash > 0 && path.ptr[slash - 1] != '/')
		slash--;
	name = str_skip(path, slash);
	if (str_eq_nocase(name, S("README.md")))
		return false;
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (str_ends(name, ends[i]))
			return true;
	return false;
}

bool load_is_agenda_path(str path)
{
	return str_starts(path, S("agendas/")) && load_is_document(path);
}

bool load_split(struct load *l, str operand, str *file, str *version)
{
	size_t at = operand.len;

	while (at > 0 && operand.ptr[at - 1] != '@')
		at--;
	if (at < 2 || at == operand.len || file_exists(str_cstr(l->a, operand)))
		return false;
	*file = str_slice(operand, 0, at - 1);
	*version = str_skip(operand, at);
	return load_is_document(*file) || str_ends(*file, S(".json")) ||
	       str_ends(*file, S(".txt"));
}
