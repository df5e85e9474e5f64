/*
 * The stages of DESIGN section 5, as a table: each looks for one agenda in one
 * way and the first that finds something ends the search.
 */
#include "cmd/versions.h"

#include "base/file.h"
#include "base/vec.h"
#include "report/text.h"

enum { SHORT_ID = 7 };

struct search {
	struct versions *v;
	str agenda, name;
	struct founds founds;
	struct fail *why;
};

static bool says(struct agenda_label label, str name)
{
	return str_eq(label.version, name) || str_eq(label.version_name, name);
}

/* Files of one agenda side by side: the one that says the version counts. */
static void keep_named(struct search *s)
{
	size_t kept = 0;

	for (size_t i = 0; i < s->founds.n; i++)
		if (says(s->founds.at[i].label, s->name))
			s->founds.at[kept++] = s->founds.at[i];
	if (kept > 0)
		s->founds.n = kept;
}

static bool by_commit(struct search *s, str commit)
{
	if (!versions_in_commit(s->v, commit, s->agenda, &s->founds, s->why))
		return false;
	if (s->founds.n > 1)
		keep_named(s);
	return true;
}

static bool by_tag(struct search *s)
{
	str full = str_fmt(s->v->a, "%.*s/%.*s", STR(s->agenda), STR(s->name));

	if (!versions_tags(s->v, s->why))
		return false;
	for (size_t i = 0; i < s->v->tags.n; i++) {
		const struct repo_tag *t = &s->v->tags.at[i];

		if (t->commit.len > 0 &&
		    (str_eq(t->name, full) ||
		     (str_eq(t->name, s->name) &&
		      str_starts(t->name,
				 str_cat(s->v->a, s->agenda, S("/"))))))
			return by_commit(s, t->commit);
	}
	return true;
}

static bool by_file(struct search *s)
{
	struct founds now = {0};

	if (!versions_now(s->v, &now, s->why))
		return false;
	for (size_t i = 0; i < now.n; i++)
		if (str_eq(now.at[i].label.id, s->agenda) &&
		    says(now.at[i].label, s->name))
			*PUSH(s->v->a, &s->founds) = now.at[i];
	return true;
}

static bool by_history(struct search *s)
{
	struct history history;

	if (load_repo(s->v->l, NULL) == NULL)
		return true;
	if (!versions_history(s->v, s->agenda, &history, s->why))
		return false;
	for (size_t i = history.n; i-- > 0;) {
		const struct version *at = &history.at[i];
		struct agenda_label label;

		if (!str_eq(at->document, s->agenda))
			continue;
		label = versions_label(s->v, at->path, at->blob);
		if (!says(label, s->name))
			continue;
		*PUSH(s->v->a, &s->founds) = (struct found){
			label, at->path, at->blob, at->commit, at};
		return true;
	}
	return true;
}

static bool by_revision(struct search *s)
{
	str commit;

	if (load_repo(s->v->l, NULL) == NULL)
		return true;
	if (!repo_commit(s->v->a, s->v->l->repo, s->name, &commit, s->why))
		return s->why == NULL || s->why->message.len == 0;
	return by_commit(s, commit);
}

static bool by_path(struct search *s)
{
	if (file_exists(str_cstr(s->v->a, s->name)))
		PUSH(s->v->a, &s->founds)->path = s->name;
	return true;
}

static bool (*const stages[])(struct search *s) = {
	by_tag, by_file, by_history, by_revision, by_path,
};
enum { STAGES = sizeof stages / sizeof *stages };

static bool ambiguous(struct search *s)
{
	struct buf list = {.a = s->v->a};

	for (size_t i = 0; i < s->founds.n; i++) {
		const struct found *f = &s->founds.at[i];

		buf_fmt(&list, "%s%.*s", i > 0 ? ", " : "", STR(f->path));
		if (f->commit.len > 0)
			buf_fmt(&list, " (%.*s)",
				STR(str_slice(f->commit, 0, SHORT_ID)));
	}
	return fail(s->v->a, s->why,
		    str_cstr(s->v->a, str_fmt(s->v->a, _("name the file: %.*s"),
					      STR(buf_str(&list)))),
		    _("\"%.*s\" of %.*s is more than one document"),
		    STR(s->name), STR(s->agenda));
}

static bool settle(struct search *s, struct found *out)
{
	if (s->founds.n > 1)
		return ambiguous(s);
	*out = s->founds.at[0];
	return true;
}

bool versions_find(struct versions *v, str agenda, str name, struct found *out,
		   struct fail *why)
{
	struct search s = {.v = v, .agenda = agenda, .name = name, .why = why};

	for (size_t i = 0; i < STAGES; i++) {
		if (!stages[i](&s))
			return false;
		if (s.founds.n > 0)
			return settle(&s, out);
	}
	return false;
}

/* The blob under a path in a commit, whatever it holds. */
static bool at_path(struct versions *v, str commit, str path, struct found *out,
		    struct fail *why)
{
	struct repo_files files = {0};

	if (!repo_tree(v->a, v->l->repo, commit, "", &files, why))
		return false;
	for (size_t i = 0; i < files.n; i++)
		if (str_eq(files.at[i].path, path)) {
			*out = (struct found){
				versions_label(v, path, files.at[i].blob), path,
				files.at[i].blob, commit, NULL};
			return true;
		}
	return false;
}

/* The agenda in a file of the work tree, or of the last commit. */
static str agenda_in(struct versions *v, str file, str path)
{
	const struct source *source =
		file_exists(str_cstr(v->a, file))
			? load_file(v->l, str_cstr(v->a, file), NULL)
			: NULL;
	struct found head;
	str commit;

	if (source != NULL)
		return agenda_label(v->a, source).id;
	if (repo_commit(v->a, v->l->repo, S("HEAD"), &commit, NULL) &&
	    at_path(v, commit, path, &head, NULL))
		return head.label.id;
	return S("");
}

bool versions_of_file(struct versions *v, str file, str version,
		      struct found *out, struct fail *why)
{
	struct search s = {.v = v, .name = version, .why = why};
	struct repo *r;
	str path = file;
	str commit;

	load_near(v->l, file);
	r = load_repo(v->l, why);
	if (r == NULL)
		return false;
	if (!repo_is_bare(r) &&
	    !repo_relative(v->a, r, str_cstr(v->a, file), &path))
		return fail(v->a, why, NULL,
			    _("%.*s lies outside the repository"), STR(file));
	s.agenda = agenda_in(v, file, path);
	for (size_t i = 0; s.agenda.len > 0 && stages[i] != by_revision; i++) {
		if (!stages[i](&s))
			return false;
		if (s.founds.n > 0)
			return settle(&s, out);
	}
	if (!repo_commit(v->a, r, version, &commit, why))
		return versions_unknown(v, s.agenda, version, why);
	if (at_path(v, commit, path, out, why))
		return true;
	if (why->message.len > 0)
		return false;
	if (s.agenda.len > 0 && by_commit(&s, commit) && s.founds.n > 0)
		return settle(&s, out);
	return fail(v->a, why, NULL, _("%.*s did not exist in %.*s"), STR(path),
		    STR(version));
}

static void warn_untagged(struct versions *v, const struct version *at,
			  str name)
{
	str day = text_date(v->a, text_day(at->committed));

	cmd_warn(v->l->c,
		 _("%.*s has no tag; taken as it was last recorded, on %.*s "
		   "(%.*s)"),
		 STR(name), STR(day), STR(str_slice(at->commit, 0, SHORT_ID)));
}

const struct source *versions_source(struct versions *v, const struct found *f,
				     str name, struct fail *why)
{
	if (f->blob.len == 0)
		return load_file(v->l, str_cstr(v->a, f->path), why);
	if (f->untagged != NULL)
		warn_untagged(v, f->untagged, name);
	return load_blob(v->l,
			 str_fmt(v->a, "%.*s@%.*s", STR(f->path), STR(name)),
			 f->blob, why);
}
