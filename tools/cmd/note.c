#include "cmd/note.h"

static bool any_agenda(const struct repo_files *files)
{
	for (size_t i = 0; i < files->n; i++)
		if (load_is_agenda_path(files->at[i].path))
			return true;
	return false;
}

bool note_open(struct note *n, struct load *l, struct fail *why)
{
	struct repo_files merged = {0};
	struct fail none = {0};

	*n = (struct note){.l = l, .past = {.l = l}};
	if (load_repo(l, why) == NULL ||
	    !repo_staging(l->a, l->repo, S(""), &n->staging, why))
		return false;
	if (!any_agenda(&n->staging.files) && !any_agenda(&n->staging.gone))
		return true;
	if (repo_commit(l->a, l->repo, S("HEAD"), &n->base[0], &none))
		n->n_bases = 1;
	repo_merging(l->a, l->repo, &merged);
	for (size_t i = 0; i < merged.n && n->n_bases < NOTE_BASES; i++)
		n->base[n->n_bases++] = merged.at[i].blob;
	n->past.p = load_profile_of(l, S(""), why);
	return n->past.p != NULL;
}

void note_close(struct note *n)
{
	past_close(&n->past);
}

str note_before(struct note *n, str commit, str path, str id)
{
	struct arena *a = n->l->a;
	str blob = repo_blob_at(a, n->l->repo, commit, path);

	for (size_t i = 0; blob.len == 0 && i < n->staging.gone.n; i++) {
		const struct repo_file *f = &n->staging.gone.at[i];

		if (load_is_agenda_path(f->path) &&
		    str_eq(past_label(&n->past, f->path, f->blob).id, id))
			blob = repo_blob_at(a, n->l->repo, commit, f->path);
	}
	return blob;
}

char note_comment(struct note *n)
{
	str c = repo_setting(n->l->a, n->l->repo, "core.commentchar");

	if (c.len == 1)
		return c.ptr[0];
	return '#';
}

str note_clean(struct note *n, str message)
{
	struct buf out = {.a = n->l->a};
	char comment = note_comment(n);
	str rest = message;

	while (rest.ptr != NULL) {
		str line = str_cut(&rest, '\n');

		if (line.len > 0 && line.ptr[0] == comment) {
			if (str_find(line, S(">8")) < line.len)
				break;
			continue;
		}
		buf_add(&out, line);
		buf_char(&out, '\n');
	}
	return str_trim(buf_str(&out));
}
