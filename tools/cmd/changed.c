/*
 * Checks only what changed: what git is about to record, or what is other than
 * in an older version.
 *
 * What is about to be recorded stands in the index; files in the work tree may
 * be half finished, and are then never read.  The other documents come along
 * for what shows only beside them: they were checked when they were recorded,
 * so only their labels and links matter.
 */
#include "cmd/batch.h"

#include "base/file.h"
#include "base/vec.h"

struct changed {
	struct batch *b;
	const struct profile *p;
	struct repo_staging staging;
	struct repo_files all; /* agendas that stand now; no blobs on disk */
	struct map touched;    /* by name: changed, or gone */
	str top;	       /* way to the work tree; files are read there */
	bool disk;
};

static bool touches_profile(const struct repo_files *files)
{
	for (size_t i = 0; i < files->n; i++)
		if (str_starts(files->at[i].path, S("schema/")))
			return true;
	return false;
}

/* What a path of the repository is called here. */
static str name_of(struct changed *c, str path)
{
	return c->disk ? str_cat(c->b->l->a, c->top, path) : path;
}

static bool touches(struct changed *c, const struct repo_files *files)
{
	bool any = false;

	for (size_t i = 0; i < files->n; i++) {
		if (!load_is_agenda_path(files->at[i].path))
			continue;
		*map_slot(c->b->l->a, &c->touched,
			  name_of(c, files->at[i].path)) = c;
		any = true;
	}
	return any;
}

/* The document in an arena; NULL with `why`. */
static const struct source *source_of(struct changed *c, struct arena *a,
				      struct repo_file f, struct fail *why)
{
	struct load *l = c->b->l;
	str text;

	if (c->disk)
		return load_file_to(l, a, str_cstr(l->a, name_of(c, f.path)),
				    why);
	return repo_blob(a, l->repo, f.blob, l->max, &text, why)
		       ? source_new(a, f.path, text)
		       : NULL;
}

static bool add(struct changed *c, struct repo_file f, struct fail *why)
{
	const struct source *source = source_of(c, &c->b->document, f, why);

	if (source == NULL)
		return false;
	batch_add(c->b, c->p, source, true);
	return true;
}

/* A link or another repository where a document belongs. */
static void tell_odd(struct changed *c)
{
	struct batch *b = c->b;

	for (size_t i = 0; i < c->staging.odd.n; i++) {
		str path = c->staging.odd.at[i].path;
		struct finding *f;

		if (!str_starts(path, S("agendas/")))
			continue;
		b->n_checked++;
		f = findings_add(&b->findings, LEVEL_ERROR, "no-agenda",
				 source_new(b->l->a, name_of(c, path), S("")),
				 (struct span){0},
				 _("this is a link to another file or "
				   "repository, not a document"));
		f->help = str_from(_("put the document itself in its place"));
	}
}

static str label_key(struct batch *b, str id, str version)
{
	return str_fmt(b->l->a, "%.*s %.*s", STR(id), STR(version));
}

/* A document that stays as it is: links to what changed, and whether it says
 * the same agenda and version as one that changed. */
static bool look_at(struct changed *c, const struct map *labels,
		    struct repo_file f, struct fail *why)
{
	struct batch *b = c->b;
	struct findings found = {.a = &b->document};
	const struct source *source = source_of(c, &b->document, f, why);
	struct agenda_label label;

	if (source == NULL)
		return false;
	around_links(&b->around, c->p, source, &c->touched, &found);
	label = agenda_label(&b->document, source);
	findings_keep(&b->findings, &found);
	b->n_checked += found.n > 0;
	if (map_get(labels, label_key(b, label.id, label.version)) != NULL)
		batch_add_recorded(b, c->p, source);
	arena_reset(&b->document);
	return true;
}

static bool look_around(struct changed *c, struct fail *why)
{
	struct batch *b = c->b;
	struct map labels = {0};
	bool ok = true;

	for (size_t i = 0; i < b->n; i++) {
		const struct check_label *d = &b->at[i].label;

		*map_slot(b->l->a, &labels, label_key(b, d->id, d->version)) =
			b;
	}
	for (size_t i = 0; ok && i < c->all.n; i++)
		if (map_get(&c->touched, name_of(c, c->all.at[i].path)) == NULL)
			ok = look_at(c, &labels, c->all.at[i], why);
	return ok;
}

/* With a change of the profile every document, else those that changed. */
static bool check(struct changed *c, struct fail *why)
{
	bool all = touches_profile(&c->staging.files) ||
		   touches_profile(&c->staging.gone);
	const struct repo_files *files = all ? &c->all : &c->staging.files;
	struct batch *b = c->b;

	b->around.l = b->l;
	b->around.disk = c->disk;
	for (size_t i = 0; i < c->all.n; i++)
		*map_slot(b->l->a, &b->around.files, c->all.at[i].path) =
			&c->all.at[i];
	tell_odd(c);
	for (size_t i = 0; i < files->n; i++)
		if (load_is_agenda_path(files->at[i].path) &&
		    !add(c, files->at[i], why))
			return false;
	return all || look_around(c, why);
}

static void keep_agendas(struct arena *a, const struct repo_files *from,
			 struct repo_files *to)
{
	for (size_t i = 0; i < from->n; i++)
		if (load_is_agenda_path(from->at[i].path))
			*PUSH(a, to) = from->at[i];
}

static bool is_of_interest(struct changed *c)
{
	bool any = touches(c, &c->staging.files);

	any = touches(c, &c->staging.gone) || any;
	return any || c->staging.odd.n > 0 ||
	       touches_profile(&c->staging.files) ||
	       touches_profile(&c->staging.gone);
}

bool batch_add_staged(struct batch *b, struct fail *why)
{
	struct repo *r = load_repo(b->l, why);
	struct changed c = {.b = b};
	struct repo_files index = {0};

	if (r == NULL)
		return false;
	repo_verify(false); /* git wrote it a moment ago */
	if (!repo_staging(b->l->a, r, S(""), &c.staging, why))
		return false;
	if (!is_of_interest(&c))
		return true;
	c.p = load_profile_of(b->l, S(""), why);
	if (c.p == NULL || !repo_index(b->l->a, r, &index, why))
		return false;
	keep_agendas(b->l->a, &index, &c.all);
	return check(&c, why);
}

/* ---- since a version ---- */

/* Every agenda in the work tree, by its path from the top. */
static bool list_disk(struct changed *c, struct fail *why)
{
	struct load *l = c->b->l;
	const char *folder = str_cstr(l->a, name_of(c, S("agendas")));
	struct file_list files = {0};

	if (!file_is_dir(folder))
		return true;
	if (!file_walk(l->a, folder, &files, why))
		return false;
	for (size_t i = 0; i < files.n; i++) {
		str path = str_skip(files.at[i], c->top.len);

		if (load_is_agenda_path(path))
			*PUSH(l->a, &c->all) = (struct repo_file){path, {0}};
	}
	return true;
}

/* Where the line of history that leads here left that of `revision`. */
static bool find_base(struct load *l, str revision, str *base, struct fail *why)
{
	str head;

	if (!repo_commit(l->a, l->repo, revision, base, why))
		return why->message.len > 0
			       ? false
			       : fail(l->a, why,
				      _("for example: --since origin/main"),
				      _("there is no version %.*s"),
				      STR(revision));
	if (repo_commit(l->a, l->repo, S("HEAD"), &head, why)) {
		str parted = repo_parted(l->a, l->repo, *base, head);

		*base = parted.len > 0 ? parted : *base;
	}
	return why->message.len == 0;
}

bool batch_add_since(struct batch *b, str revision, struct fail *why)
{
	struct load *l = b->l;
	struct repo *r = load_repo(l, why);
	struct changed c = {.b = b, .disk = true, .top = load_top(l)};
	str base;

	if (r == NULL)
		return false;
	if (repo_is_bare(r))
		return fail(l->a, why, NULL,
			    _("--since looks at files, and here are none: this "
			      "repository only keeps what was recorded"));
	if (!find_base(l, revision, &base, why) ||
	    !repo_staging(l->a, r, base, &c.staging, why))
		return false;
	if (!is_of_interest(&c))
		return true;
	c.p = load_profile_near(l, str_cstr(l->a, name_of(&c, S("agendas"))),
				why);
	return c.p != NULL && list_disk(&c, why) && check(&c, why);
}
