/*
 * What a push brings in files.  A content that stands on the server already is
 * not judged again, and each new one once, however many recordings carry it.
 */
#include "cmd/receive.h"

#include "base/utf8.h"
#include "base/vec.h"
#include "tree/read.h"

/* Folders that decide something: no link may lead out of them. */
static bool is_ours(str path)
{
	return str_starts(path, S("agendas/")) ||
	       str_starts(path, S("schema/")) || str_eq(path, S("agendas")) ||
	       str_eq(path, S("schema"));
}

static bool is_known(struct receive *rx, str path, str blob)
{
	void **slot =
		map_slot(rx->a, &rx->checked, past_key(rx->a, path, blob));
	bool known = *slot != NULL;

	*slot = rx;
	return known;
}

bool receive_learn(struct receive *rx, struct fail *why)
{
	struct repo_files files = {0};

	if (rx->main_was.len > 0 &&
	    !repo_tree(rx->a, rx->r, rx->main_was, "agendas", &files, why))
		return false;
	for (size_t i = 0; i < rx->push.n; i++)
		if (rx->push.at[i].was.len > 0 &&
		    !str_eq(rx->push.at[i].was, rx->main_was) &&
		    !repo_tree(rx->a, rx->r, rx->push.at[i].was, "agendas",
			       &files, why))
			return false;
	for (size_t i = 0; i < files.n; i++)
		if (load_is_agenda_path(files.at[i].path))
			is_known(rx, files.at[i].path, files.at[i].blob);
	return true;
}

static void no_link(struct receive *rx, const struct news_file *f,
		    const struct version *facts)
{
	if (!is_ours(f->path) && !load_is_document(f->path))
		return;
	rx->content = true;
	receive_object(rx, _("put the document itself in its place"),
		       _("%.*s is a link to another file or repository, "
			 "not a document"),
		       STR(receive_where(rx, f->path, facts)));
}

static bool is_small(struct receive *rx, const struct news_file *f,
		     const struct version *facts)
{
	const struct server_rules *s = &rx->p->server;
	bool document = load_is_agenda_path(f->path);
	unsigned most = document ? s->max_document : s->max_file;
	size_t bytes;

	/* one that is absent shows when it is read */
	if (!repo_blob_size(rx->r, f->blob, &bytes) || bytes <= (size_t)most
									<< 20)
		return true;
	rx->content = true;
	receive_object(rx,
		       document ? _("split the document, or take out what does "
				    "not belong in it")
				: _("keep large files elsewhere"),
		       _("%.*s is %zu MB, more than %u"),
		       STR(receive_where(rx, f->path, facts)), bytes >> 20,
		       most);
	return false;
}

static bool judge_document(struct receive *rx, const struct news_file *f,
			   const struct version *facts, struct fail *why)
{
	str name = str_fmt(&rx->batch.document, "%.*s@%.*s", STR(f->path),
			   STR(str_slice(facts->commit, 0, 7)));
	const struct past_document *d = past_read(&rx->past, name, f->blob);

	if (d->agenda == NULL)
		return fail(rx->a, why, str_cstr(rx->a, d->absent.remedy),
			    "%.*s", STR(d->absent.message));
	batch_add_read(&rx->batch, rx->p, d->agenda, &d->found);
	rx->batch.n = 0; /* twins are looked for where a branch ends */
	return receive_in_time(rx, why);
}

/* Names that are read as something else than what they are: by computers that
 * see no capitals, or by us, who write FILE@VERSION. */
static void judge_path(struct receive *rx, const struct news_file *f,
		       const struct version *facts)
{
	static const str ours[] = {S_INIT("agendas"), S_INIT("schema")};
	str first = str_slice(f->path, 0, str_find_char(f->path, '/'));

	for (size_t i = 0; i < sizeof ours / sizeof *ours; i++)
		if (str_eq_nocase(first, ours[i]) && !str_eq(first, ours[i]))
			receive_object(
				rx,
				_("move it to the folder in small letters "
				  "(git mv)"),
				_("%.*s: on many computers this is in the "
				  "folder %.*s"),
				STR(receive_where(rx, f->path, facts)),
				STR(ours[i]));
	if (load_is_agenda_path(f->path) &&
	    tree_file_of(f->path).len < f->path.len)
		receive_object(
			rx, _("give the file another name (git mv)"),
			_("%.*s: an @ behind the ending of a name stands "
			  "for a version"),
			STR(receive_where(rx, f->path, facts)));
}

static bool judge_file(struct receive *rx, const struct news_file *f,
		       const struct version *facts, struct fail *why)
{
	if (f->gone)
		return true;
	judge_path(rx, f, facts);
	if (f->odd)
		no_link(rx, f, facts);
	else if (is_small(rx, f, facts) && load_is_agenda_path(f->path) &&
		 !is_known(rx, f->path, f->blob))
		return judge_document(rx, f, facts, why);
	return true;
}

bool receive_files(struct receive *rx, const struct news *news,
		   const struct news_commit *c, struct fail *why)
{
	for (size_t k = 0; k < c->n; k++)
		if (!judge_file(rx, &news->files.at[c->first + k], &c->facts,
				why))
			return false;
	return true;
}

/* ---- where branches end ---- */

/* The profile that a branch ends with must be one that can judge. */
static bool judge_profile(struct receive *rx, const struct push_ref *ref,
			  struct fail *why)
{
	size_t before = findings_count(&rx->l->findings, LEVEL_ERROR);
	struct load *l = rx->l;
	const struct profile *p = load_profile_of(l, ref->now, why);

	if (p == NULL)
		return false;
	checker_new(rx->a, p, CHECK_ALL, &l->findings);
	if (findings_count(&l->findings, LEVEL_ERROR) == before)
		return true;
	for (size_t i = 0; i < l->findings.n; i++)
		*PUSH(rx->a, &rx->batch.findings) = l->findings.at[i];
	receive_object(rx,
		       _("mend the profile as said above; agenda-validate "
			 "shows whether it is in order"),
		       _("the profile in schema/ on %.*s is not in order; the "
			 "one in force stays in force"),
		       STR(ref->brief));
	return true;
}

static str label_key(struct receive *rx, struct agenda_label label)
{
	return str_fmt(rx->a, "%.*s %.*s", STR(label.id), STR(label.version));
}

/* Names that only differ in capitals, or in how an accent is written, are one
 * file on Windows and macOS: whoever fetches them gets one of the two. */
static void judge_spellings(struct receive *rx, const struct push_ref *ref,
			    const struct repo_files *files)
{
	struct map seen = {0};

	for (size_t i = 0; i < files->n; i++) {
		struct repo_file *f = &files->at[i];
		void **slot = map_slot(rx->a, &seen, utf8_fold(rx->a, f->path));
		const struct repo_file *other = *slot;

		if (other != NULL)
			receive_object(rx,
				       _("give one of them another name (git "
					 "mv), or take it away"),
				       _("%.*s and %.*s on %.*s are one name "
					 "on many computers"),
				       STR(other->path), STR(f->path),
				       STR(ref->brief));
		*slot = f;
	}
}

/* A version of an agenda that stands in two files. */
static bool judge_twins(struct receive *rx, const struct push_ref *ref,
			struct fail *why)
{
	struct repo_files files = {0};
	struct map seen = {0};

	if (!repo_tree(rx->a, rx->r, ref->now, "agendas", &files, why))
		return false;
	judge_spellings(rx, ref, &files);
	for (size_t i = 0; i < files.n; i++) {
		struct repo_file *f = &files.at[i];
		struct agenda_label label;
		const struct repo_file *other;
		void **slot;

		if (!load_is_agenda_path(f->path))
			continue;
		label = past_label(&rx->past, f->path, f->blob);
		if (label.id.len == 0)
			continue;
		slot = map_slot(rx->a, &seen, label_key(rx, label));
		other = *slot;
		if (other != NULL)
			receive_object(
				rx,
				_("give one of them another version (versie: "
				  "id), or keep one"),
				_("%.*s and %.*s are the same agenda and "
				  "version on %.*s"),
				STR(other->path), STR(f->path),
				STR(ref->brief));
		*slot = f;
	}
	return receive_in_time(rx, why);
}

/* The version that the document says in the commit where its name was set, when
 * that is another one; empty when it is the same, or nothing says it. */
static bool says_other(struct receive *rx, const struct push_ref *ref, str id,
		       str version, str *other, struct fail *why)
{
	struct repo_files files = {0};

	*other = (str){0};
	if (!repo_tree(rx->a, rx->r, ref->now, "agendas", &files, why))
		return false;
	for (size_t i = 0; i < files.n; i++) {
		const struct repo_file *f = &files.at[i];
		struct agenda_label label;

		if (!load_is_agenda_path(f->path))
			continue;
		label = past_label(&rx->past, f->path, f->blob);
		if (!str_eq(label.id, id))
			continue;
		*other = label.version;
		if (other->len == 0 || str_eq(*other, version)) {
			*other = (str){0};
			break;
		}
	}
	return receive_in_time(rx, why);
}

/* The name of a version cannot be taken back, so it is not set on a text that
 * says it is another. */
static bool judge_seal(struct receive *rx, const struct push_ref *ref,
		       struct fail *why)
{
	size_t slash = str_find_char(ref->brief, '/');
	str id = str_slice(ref->brief, 0, slash);
	str version = str_skip(ref->brief, slash + 1), other;

	if (slash == ref->brief.len || ref->kind != PUSH_TAG ||
	    ref->old.len > 0 || ref->now.len == 0)
		return true;
	if (!says_other(rx, ref, id, version, &other, why))
		return false;
	if (other.len > 0)
		receive_object(
			rx,
			str_cstr(rx->a,
				 str_fmt(rx->a,
					 _("take the name away (git tag -d "
					   "%.*s) and give it with: agenda "
					   "release %.*s %.*s"),
					 STR(ref->brief), STR(id),
					 STR(version))),
			_("the version %.*s would be a text that says it is "
			  "version %.*s"),
			STR(ref->brief), STR(other));
	return true;
}

bool receive_tips(struct receive *rx, struct fail *why)
{
	for (size_t i = 0; i < rx->push.n; i++) {
		const struct push_ref *ref = &rx->push.at[i];

		if (!judge_seal(rx, ref, why))
			return false;
		if (ref->kind != PUSH_BRANCH || ref->now.len == 0)
			continue;
		if ((rx->rules && !judge_profile(rx, ref, why)) ||
		    !judge_twins(rx, ref, why))
			return false;
	}
	return true;
}
