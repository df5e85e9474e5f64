/*
 * Where the profile comes from.  Reading upward stops at the top of the
 * repository that the document stands in, so that a stray schema/ in a parent
 * folder never judges it.
 */
#include "cmd/load.h"

#include "base/file.h"
#include "cmd/upward.h"
#include "tree/yaml.h"

enum { PARTS = 7 };

static const char *const names[PARTS] = {
	"agenda.schema.yaml", "opmaak.yaml", "gremia.yaml", "route.yaml",
	"regels.yaml",	      "papier.yaml", "server.yaml",
};

/* What the map of profiles holds. */
struct loaded {
	const struct profile *profile;
};

static const struct profile *kept(const struct load *l, str place)
{
	const struct loaded *known = map_get(&l->profiles, place);

	return known != NULL ? known->profile : NULL;
}

static const struct profile *read_profile(struct load *l, str place,
					  const struct source *part[PARTS])
{
	struct profile_files files = {part[0], part[1], part[2], part[3],
				      part[4], part[5], part[6]};
	const struct profile *p = profile_read(l->a, files, &l->findings);

	struct loaded *loaded = NEW(l->a, struct loaded);

	loaded->profile = p;
	*map_slot(l->a, &l->profiles, place) = loaded;
	cmd_language(l->c, p->language);
	return p;
}

static const struct profile *of_folder(struct load *l, str dir,
				       struct fail *why)
{
	const struct source *part[PARTS] = {0};

	if (kept(l, dir) != NULL)
		return kept(l, dir);
	for (size_t i = 0; i < PARTS; i++) {
		const char *path = str_cstr(
			l->a, str_fmt(l->a, "%.*s/%s", STR(dir), names[i]));

		if (!file_exists(path))
			continue;
		part[i] = load_file(l, path, why);
		if (part[i] == NULL)
			return NULL;
	}
	return read_profile(l, dir, part);
}

static bool is_profile(struct load *l, str dir)
{
	str schema = str_fmt(l->a, "%.*s/%s", STR(dir), names[0]);

	return file_exists(str_cstr(l->a, schema));
}

str load_data_folder(struct load *l)
{
	str program = l->c->program_dir;
	str places[] = {
		program,
		str_cat(l->a, program, S("/../share/agenda")),
		S(DATADIR),
	};

	for (size_t i = 0; i < sizeof places / sizeof *places; i++)
		if (is_profile(l, str_cat(l->a, places[i], S("/schema"))))
			return places[i];
	return S("");
}

/* The folder of the profile that came with the program; empty: none did. */
static str installed_folder(struct load *l)
{
	str data = load_data_folder(l);

	return data.len > 0 ? str_cat(l->a, data, S("/schema")) : data;
}

static const struct profile *installed(struct load *l, struct fail *why)
{
	str dir = installed_folder(l);

	if (dir.len > 0)
		return of_folder(l, dir, why);
	fail(l->a, why, _("give its folder with --profile"),
	     _("there is no schema/ folder, and none came with the program"));
	return NULL;
}

static const struct profile *given(struct load *l, struct fail *why)
{
	str dir = l->c->profile;

	if (is_profile(l, dir))
		return of_folder(l, dir, why);
	fail(l->a, why, _("name the folder that holds agenda.schema.yaml"),
	     _("%.*s is no profile"), STR(dir));
	return NULL;
}

/* schema/ at or above a folder; empty when there is none. */
static str find_schema(struct load *l, str dir)
{
	while (dir.len > 0) {
		str schema = str_eq(dir, S("."))
				     ? S("schema")
				     : str_cat(l->a, dir, S("/schema"));

		if (is_profile(l, schema))
			return schema;
		if (upward_is_top(l->a, dir))
			break;
		dir = upward_parent(l->a, dir);
	}
	return S("");
}

const struct profile *load_profile_near(struct load *l, const char *path,
					struct fail *why)
{
	str folder = file_is_dir(path) ? str_from(path)
				       : upward_folder(str_from(path));
	const str *known = map_get(&l->folders, folder);
	str *found;

	if (l->c->profile.len > 0)
		return given(l, why);
	if (known == NULL) {
		found = NEW(l->a, str);
		*found = find_schema(l, str_copy(l->a, folder));
		*map_slot(l->a, &l->folders, str_copy(l->a, folder)) = found;
		known = found;
	}
	return known->len > 0 ? of_folder(l, *known, why) : installed(l, why);
}

str load_profile_folder(struct load *l, const char *path)
{
	const str *known;

	if (l->c->profile.len > 0)
		return l->c->profile;
	known = map_get(&l->folders, file_is_dir(path)
					     ? str_from(path)
					     : upward_folder(str_from(path)));
	return known != NULL && known->len > 0 ? *known : installed_folder(l);
}

static bool parts_of(struct load *l, const struct repo_files *files, str label,
		     const struct source *part[PARTS], struct fail *why)
{
	for (size_t i = 0; i < files->n; i++)
		for (size_t k = 0; k < PARTS; k++) {
			str path = files->at[i].path;
			str want =
				str_cat(l->a, S("schema/"), str_from(names[k]));

			if (!str_eq(path, want))
				continue;
			path = str_cat(l->a, path, label);
			part[k] = load_blob(l, path, files->at[i].blob, why);
			if (part[k] == NULL)
				return false;
		}
	return true;
}

const struct profile *load_profile_of(struct load *l, str commit,
				      struct fail *why)
{
	struct repo_files files = {0};
	const struct source *part[PARTS] = {0};
	str place = str_cat(l->a, S("@"), commit);
	str label = commit.len > 0
			    ? str_cat(l->a, S("@"), str_slice(commit, 0, 7))
			    : S("");

	if (l->c->profile.len > 0)
		return given(l, why);
	if (kept(l, place) != NULL)
		return kept(l, place);
	if (load_repo(l, why) == NULL)
		return NULL;
	if (commit.len > 0
		    ? !repo_tree(l->a, l->repo, commit, "schema", &files, why)
		    : !repo_index(l->a, l->repo, &files, why))
		return NULL;
	if (!parts_of(l, &files, label, part, why))
		return NULL;
	return part[0] != NULL ? read_profile(l, place, part)
			       : installed(l, why);
}

const struct profile *load_profile(struct load *l, struct fail *why)
{
	str commit;

	if (load_repo(l, NULL) == NULL || !repo_is_bare(l->repo))
		return load_profile_near(l, str_cstr(l->a, l->base), why);
	if (repo_commit(l->a, l->repo, S("HEAD"), &commit, why))
		return load_profile_of(l, commit, why);
	return why->message.len > 0 ? NULL : installed(l, why);
}

/* The text of a member of the top map that stands on one line; the rest of the
 * file is not read. */
static str one_member(struct load *l, const struct source *s, str key)
{
	struct findings ignored = {.a = l->a};

	for (unsigned i = 1; i <= s->n_lines; i++) {
		str line = source_line(s, i);
		size_t from = (size_t)(line.ptr - s->text.ptr);
		struct span span = {(uint32_t)from,
				    (uint32_t)(from + line.len)};

		if (str_starts(line, key))
			return node_text_of(yaml_read(l->a, s, span, &ignored),
					    key);
	}
	return S("");
}

str load_profile_language(struct load *l)
{
	str dir = l->c->profile;
	const struct source *route;
	const char *path;

	if (dir.len == 0)
		dir = find_schema(l, S("."));
	if (dir.len == 0)
		dir = installed_folder(l);
	path = str_cstr(l->a, str_cat(l->a, dir, S("/route.yaml")));
	if (dir.len == 0 || !file_exists(path))
		return S("");
	route = load_file(l, path, NULL);
	return route != NULL ? one_member(l, route, S("taal")) : S("");
}

void load_findings_print(struct load *l)
{
	struct report r = {.a = l->a, .format = "agenda-findings/1"};

	findings_sort(&l->findings);
	for (size_t i = 0; i < l->findings.n; i++)
		report_add(&r, BLOCK_FINDING)->finding = &l->findings.at[i];
	cmd_print(l->c, &r);
}

int load_findings_failed(struct load *l, str message)
{
	struct fail why = {0};

	load_findings_print(l);
	fail(l->a, &why, _("mend it first"), "%.*s", STR(message));
	return cmd_trouble(l->c, &why);
}

bool load_profile_failed(struct load *l)
{
	if (findings_count(&l->findings, LEVEL_ERROR) == 0)
		return false;
	load_findings_failed(
		l, str_from(_("the profile in schema/ is not in order")));
	return true;
}
