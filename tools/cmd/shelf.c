/*
 * Which agendas there are: in the work tree, in a commit, in all of history.
 * Only the head of a document is read (agenda_label), and each content once.
 */
#include "cmd/versions.h"

#include "base/file.h"
#include "base/vec.h"

struct versions versions_new(struct load *l)
{
	return (struct versions){.l = l, .a = l->a};
}

/* A YAML file has no front matter, so its reader goes by the name. */
struct agenda_label versions_label(struct versions *v, str path, str blob)
{
	struct agenda_label *label = map_get(&v->labels, blob);
	const struct source *source;

	if (label != NULL)
		return *label;
	label = NEW(v->a, struct agenda_label);
	*map_slot(v->a, &v->labels, str_copy(v->a, blob)) = label;
	source = load_blob(v->l, path, blob, &v->absent);
	if (source != NULL)
		*label = agenda_label(v->a, source);
	return *label;
}

static bool in_folder(struct versions *v, str commit, const char *under,
		      str agenda, struct founds *out, struct fail *why)
{
	struct repo_files files = {0};

	if (!repo_tree(v->a, v->l->repo, commit, under, &files, why))
		return false;
	for (size_t i = 0; i < files.n; i++) {
		struct repo_file f = files.at[i];
		struct agenda_label label;

		if (!load_is_document(f.path))
			continue;
		label = versions_label(v, f.path, f.blob);
		if (label.id.len == 0 ||
		    (agenda.len > 0 && !str_eq(label.id, agenda)))
			continue;
		*PUSH(v->a, out) =
			(struct found){label, f.path, f.blob, commit, NULL};
	}
	return true;
}

/* Agendas stand under agendas/; a repository that keeps them elsewhere is
 * searched as a whole. */
bool versions_in_commit(struct versions *v, str commit, str agenda,
			struct founds *out, struct fail *why)
{
	if (!in_folder(v, commit, "agendas", agenda, out, why))
		return false;
	return out->n > 0 || in_folder(v, commit, "", agenda, out, why);
}

static bool on_disk(struct versions *v, struct founds *out, struct fail *why)
{
	str top = load_top(v->l);
	const char *root = str_cstr(v->a, str_cat(v->a, top, S("agendas")));
	struct file_list files = {0};

	if (!file_is_dir(root))
		root = top.len > 0 ? str_cstr(v->a, top) : ".";
	if (load_repo(v->l, NULL) == NULL && strcmp(root, ".") == 0)
		return true;
	if (!file_walk(v->a, root, &files, why))
		return false;
	for (size_t i = 0; i < files.n; i++) {
		str path = files.at[i];
		const struct source *source;
		struct agenda_label label;

		if (!load_is_document(path))
			continue;
		source = load_file(v->l, str_cstr(v->a, path), NULL);
		if (source == NULL)
			continue;
		label = agenda_label(v->a, source);
		if (label.id.len > 0)
			*PUSH(v->a, out) =
				(struct found){.label = label, .path = path};
	}
	return true;
}

bool versions_now(struct versions *v, struct founds *out, struct fail *why)
{
	struct repo *r = load_repo(v->l, NULL);
	str head;

	if (r == NULL || !repo_is_bare(r))
		return on_disk(v, out, why);
	if (!repo_commit(v->a, r, S("HEAD"), &head, why))
		return why == NULL || why->message.len == 0;
	return versions_in_commit(v, head, S(""), out, why);
}

static bool may(void *context, str path)
{
	(void)context;
	return str_ends(path, S("/")) || load_is_document(path);
}

static str name(void *context, str path, str blob)
{
	return versions_label(context, path, blob).id;
}

bool versions_tags(struct versions *v, struct fail *why)
{
	if (v->tagged || load_repo(v->l, NULL) == NULL)
		return true;
	v->tagged = true;
	return repo_tags(v->a, v->l->repo, &v->tags, why);
}

/* What finds a tag <agenda>/<name> by its commit. */
static str tag_key(struct versions *v, str commit, str agenda)
{
	return str_fmt(v->a, "%.*s %.*s", STR(commit), STR(agenda));
}

static void fill_tags(struct versions *v)
{
	struct map tags = {0};

	for (size_t i = 0; i < v->tags.n; i++) {
		struct repo_tag *t = &v->tags.at[i];
		size_t slash = t->name.len;

		while (slash > 0 && t->name.ptr[slash - 1] != '/')
			slash--;
		if (slash > 0 && t->commit.len > 0)
			*map_slot(v->a, &tags,
				  tag_key(v, t->commit,
					  str_slice(t->name, 0, slash - 1))) =
				t;
	}
	for (size_t i = 0; i < v->history.n; i++) {
		struct version *at = &v->history.at[i];
		const struct repo_tag *t =
			map_get(&tags, tag_key(v, at->commit, at->document));

		if (t != NULL)
			at->tag = t->name;
	}
}

bool versions_history(struct versions *v, str agenda, struct history *out,
		      struct fail *why)
{
	struct history_filter filter = {.may = may,
					.name = name,
					.context = v,
					.only = agenda,
					.standing = v->standing};
	struct repo *r = load_repo(v->l, why);
	struct founds here = {0};

	*out = (struct history){.complete = true};
	if (r == NULL)
		return false;
	if (v->followed.len > 0 && !str_eq(v->followed, agenda))
		v->walked = false;
	if (!v->walked) {
		v->history = (struct history){.complete = true};
		if (!repo_commit(v->a, r, S("HEAD"), &v->head, why))
			return why == NULL || why->message.len == 0;
		if (!versions_tags(v, why) ||
		    !in_folder(v, v->head, "agendas", S(""), &here, why))
			return false;
		if (here.n > 0)
			filter.home = S("agendas/");
		if (!repo_history(v->a, r, v->head, filter, &v->history, why))
			return false;
		if (v->history.listless)
			cmd_warn(v->l->c,
				 _("the list of versions that git keeps "
				   "(objects/info/commit-graph) is damaged and "
				   "was not used; make it anew with: git "
				   "commit-graph write --reachable"));
		fill_tags(v);
		v->followed = agenda;
		v->walked = true;
		v->logged = false;
	}
	*out = v->history;
	return true;
}

const struct repo_moves *versions_moves(struct versions *v)
{
	if (!v->logged) {
		v->moves = (struct repo_moves){0};
		repo_moves(v->a, v->l->repo, &v->history, &v->moves);
		v->logged = true;
	}
	return &v->moves;
}

static void add_name(struct versions *v, struct map *seen, struct names *out,
		     str text)
{
	if (text.len == 0 || map_get(seen, text) != NULL)
		return;
	*map_slot(v->a, seen, text) = v;
	*PUSH(v->a, out) = text;
}

bool versions_names(struct versions *v, str agenda, struct names *out,
		    struct fail *why)
{
	struct history history;
	struct founds now = {0};
	struct map seen = {0};
	str prefix = str_cat(v->a, agenda, S("/"));

	if (load_repo(v->l, NULL) != NULL &&
	    !versions_history(v, agenda, &history, why))
		return false;
	for (size_t i = 0; i < v->history.n; i++)
		if (str_eq(v->history.at[i].document, agenda))
			add_name(v, &seen, out,
				 versions_label(v, v->history.at[i].path,
						v->history.at[i].blob)
					 .version);
	for (size_t i = 0; i < v->tags.n; i++)
		if (v->tags.at[i].commit.len > 0 &&
		    str_starts(v->tags.at[i].name, prefix))
			add_name(v, &seen, out,
				 str_skip(v->tags.at[i].name, prefix.len));
	if (!versions_now(v, &now, why))
		return false;
	for (size_t i = 0; i < now.n; i++)
		if (str_eq(now.at[i].label.id, agenda))
			add_name(v, &seen, out, now.at[i].label.version);
	return true;
}

bool versions_agendas(struct versions *v, struct names *out, struct fail *why)
{
	struct founds now = {0};
	struct map seen = {0};

	if (!versions_now(v, &now, why) || !versions_tags(v, why))
		return false;
	for (size_t i = 0; i < now.n; i++)
		add_name(v, &seen, out, now.at[i].label.id);
	return true;
}
