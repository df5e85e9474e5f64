#include "cmd/gather.h"

#include "base/file.h"
#include "cmd/mend.h"
#include "cmd/versions.h"

static bool add_file(struct batch *b, const char *path, bool expected,
		     struct fail *why)
{
	const struct source *source =
		load_file_to(b->l, &b->document, path, why);
	const struct profile *p = NULL;

	if (source == NULL)
		return false;
	if (b->judge == NULL || (b->parts & CHECK_RULES) != 0) {
		p = load_profile_near(b->l, path, why);
		if (p == NULL)
			return false;
	}
	b->folder = p != NULL ? load_profile_folder(b->l, path) : S("");
	if (b->mend != NULL && p != NULL)
		source = mend_file(b->mend, b, p, source, expected, why);
	b->around = (struct around){.l = strcmp(path, "-") == 0 ? NULL : b->l,
				    .disk = true};
	if (source != NULL)
		batch_add(b, p, source, expected);
	b->around.l = NULL;
	b->folder = S("");
	return source != NULL;
}

static bool is_wanted(const struct batch *b, str path)
{
	return load_is_document(path) ||
	       (b->judge != NULL && str_ends(path, S(".json")));
}

/* Every document below a folder; an agenda is expected in each.  One that
 * cannot be read (it went away since) does not keep the others from being
 * checked. */
static bool add_folder(struct batch *b, const char *folder, struct fail *why)
{
	struct file_list files = {0};

	if (!file_walk(b->l->a, folder, &files, why))
		return false;
	for (size_t i = 0; i < files.n; i++) {
		struct fail one = {0};

		if (!is_wanted(b, files.at[i]) ||
		    add_file(b, str_cstr(b->l->a, files.at[i]), true, &one))
			continue;
		cmd_trouble(b->l->c, &one);
		b->incomplete = true;
	}
	return true;
}

static bool add_version(struct batch *b, str file, str version,
			struct fail *why)
{
	struct versions v = versions_new(b->l);
	struct found found;
	const struct source *source;
	const struct profile *p;
	size_t n = b->n;

	if (!versions_of_file(&v, file, version, &found, why))
		return false;
	p = found.commit.len > 0
		    ? load_profile_of(b->l, found.commit, why)
		    : load_profile_near(b->l, str_cstr(b->l->a, found.path),
					why);
	source = p != NULL ? versions_source(&v, &found, version, why) : NULL;
	if (source == NULL)
		return false;
	batch_add(b, p, source, false);
	b->n = n; /* a version of the past is no twin of the file of today */
	return true;
}

static bool only_files(struct batch *b, struct fail *why)
{
	return fail(b->l->a, why, NULL,
		    _("--fix mends files as they are on disk"));
}

static bool add_operand(struct batch *b, const char *operand, struct fail *why)
{
	str file, version;

	if (file_is_dir(operand))
		return add_folder(b, operand, why);
	if (load_split(b->l, str_from(operand), &file, &version))
		return b->mend != NULL ? only_files(b, why)
				       : add_version(b, file, version, why);
	if (b->mend != NULL && strcmp(operand, "-") == 0)
		return only_files(b, why);
	return add_file(b, operand, false, why);
}

/* Nothing named: agendas/ under the top. */
static bool add_all(struct batch *b, struct fail *why)
{
	str top = load_top(b->l);
	const char *folder =
		str_cstr(b->l->a, str_cat(b->l->a, top, S("agendas")));

	if (!file_is_dir(folder))
		return fail(b->l->a, why,
			    _("name a document, a folder, or FILE@VERSION"),
			    _("there is no folder agendas/ here"));
	return add_folder(b, folder, why);
}

static bool is_repeated(const struct context *c, size_t operand)
{
	for (size_t i = 0; i < operand; i++)
		if (strcmp(c->args[i], c->args[operand]) == 0)
			return true;
	return false;
}

bool gather_documents(struct batch *b, bool staged, str since)
{
	bool changed = staged || since.len > 0;
	struct context *c = b->l->c;
	struct fail why = {0};
	bool all = true;

	if (changed || c->n_args == 0) {
		all = staged	? batch_add_staged(b, &why)
		      : changed ? batch_add_since(b, since, &why)
				: add_all(b, &why);
		if (!all)
			cmd_trouble(c, &why);
	}
	for (size_t i = 0; i < c->n_args && !changed; i++) {
		struct fail one = {0};

		if (is_repeated(c, i) || add_operand(b, c->args[i], &one))
			continue;
		cmd_trouble(c, &one);
		all = false;
	}
	return all && !b->incomplete;
}
