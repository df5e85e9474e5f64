/*
 * What git is about to record.  Blobs of the index are the truth: files in the
 * work tree may be half finished, and are never read.  Other documents of the
 * same name come along, so that a version that exists twice is noticed; they
 * were checked when they were recorded, so only their labels matter.
 */
#include "cmd/batch.h"

#include "base/vec.h"

static bool touches_profile(const struct repo_files *staged)
{
	for (size_t i = 0; i < staged->n; i++)
		if (str_starts(staged->at[i].path, S("schema/")))
			return true;
	return false;
}

static bool add(struct batch *b, const struct profile *p, struct repo_file f,
		struct fail *why)
{
	const struct source *source = load_blob(b->l, f.path, f.blob, why);

	if (source == NULL)
		return false;
	batch_add(b, p, source, load_is_agenda_path(f.path));
	return true;
}

static str label_key(struct batch *b, str id, str version)
{
	return str_fmt(b->l->a, "%.*s %.*s", STR(id), STR(version));
}

/* Documents that stay as they are but say the same agenda and version. */
static bool add_twins(struct batch *b, const struct profile *p,
		      const struct repo_files *index,
		      const struct repo_files *staged, struct fail *why)
{
	struct map paths = {0};
	struct map labels = {0};

	for (size_t i = 0; i < staged->n; i++)
		*map_slot(b->l->a, &paths, staged->at[i].path) = b;
	for (size_t i = 0; i < b->n; i++) {
		const struct check_label *d = &b->at[i].label;

		*map_slot(b->l->a, &labels, label_key(b, d->id, d->version)) =
			b;
	}
	for (size_t i = 0; i < index->n; i++) {
		struct repo_file f = index->at[i];
		const struct source *source;
		struct agenda_label label;

		if (!load_is_agenda_path(f.path) ||
		    map_get(&paths, f.path) != NULL)
			continue;
		source = load_blob(b->l, f.path, f.blob, why);
		if (source == NULL)
			return false;
		label = agenda_label(b->l->a, source);
		if (map_get(&labels, label_key(b, label.id, label.version)) !=
		    NULL)
			batch_add_recorded(b, p, source);
	}
	return true;
}

bool batch_add_staged(struct batch *b, struct fail *why)
{
	struct repo *r = load_repo(b->l, why);
	struct repo_files staged = {0};
	struct repo_files index = {0};
	const struct repo_files *check = &staged;
	const struct profile *p;
	bool any = false;

	if (r == NULL || !repo_staged(b->l->a, r, &staged, why))
		return false;
	for (size_t i = 0; i < staged.n; i++)
		any = any || load_is_agenda_path(staged.at[i].path);
	if (!any && !touches_profile(&staged))
		return true;
	p = load_profile_of(b->l, S(""), why);
	if (p == NULL || !repo_index(b->l->a, r, &index, why))
		return false;
	if (touches_profile(&staged))
		check = &index;
	for (size_t i = 0; i < check->n; i++)
		if (load_is_agenda_path(check->at[i].path) &&
		    !add(b, p, check->at[i], why))
			return false;
	return check == &index || add_twins(b, p, &index, &staged, why);
}
