#include "cmd/past.h"

#include "tree/read.h"

str past_key(struct arena *a, str name, str blob)
{
	return str_cat(a, tree_is_data(name) ? S("data ") : S("text "), blob);
}

static struct past_document *least_used(struct past *past)
{
	struct past_document *least = &past->at[0];

	for (size_t i = 1; i < PAST_KEPT; i++)
		if (past->at[i].used < least->used)
			least = &past->at[i];
	return least;
}

static void read_into(struct past *past, struct past_document *d, str name)
{
	str text;

	d->found.a = &d->a;
	if (repo_blob(&d->a, past->l->repo, d->blob, past->l->max, &text,
		      &d->absent))
		d->agenda = agenda_read(
			&d->a, past->p,
			source_new(&d->a, str_copy(&d->a, name), text),
			&d->found);
}

const struct past_document *past_read(struct past *past, str name, str blob)
{
	struct past_document *d;
	bool data = tree_is_data(name);
	struct arena a;

	past->clock++;
	for (size_t i = 0; i < PAST_KEPT; i++)
		if (past->at[i].used > 0 && past->at[i].data == data &&
		    str_eq(past->at[i].blob, blob)) {
			past->at[i].used = past->clock;
			return &past->at[i];
		}
	d = least_used(past);
	arena_reset(&d->a);
	a = d->a;
	*d = (struct past_document){.a = a, .data = data, .used = past->clock};
	d->blob = str_copy(&d->a, blob);
	read_into(past, d, name);
	return d;
}

const struct agenda *past_agenda(struct past *past, str path, str blob)
{
	const struct past_document *d;

	if (blob.len == 0)
		return NULL;
	d = past_read(past, path, blob);
	return d->agenda == NULL || load_is_broken(&d->found, 0) ||
			       !agenda_is_one(d->agenda)
		       ? NULL
		       : d->agenda;
}

struct agenda_label past_label(struct past *past, str path, str blob)
{
	struct arena *a = past->l->a;
	struct arena scratch = {0};
	str key = past_key(&scratch, path, blob);
	struct agenda_label *label = map_get(&past->labels, key);
	struct fail absent = {0};
	str text;

	if (label != NULL) {
		arena_free(&scratch);
		return *label;
	}
	label = NEW(a, struct agenda_label);
	*map_slot(a, &past->labels, str_copy(a, key)) = label;
	if (repo_blob(&scratch, past->l->repo, blob, past->l->max, &text,
		      &absent)) {
		struct agenda_label l = agenda_label(
			&scratch, source_new(&scratch, path, text));

		*label = (struct agenda_label){str_copy(a, l.id),
					       str_copy(a, l.version),
					       str_copy(a, l.version_name)};
	}
	arena_free(&scratch);
	return *label;
}

void past_close(struct past *past)
{
	for (size_t i = 0; i < PAST_KEPT; i++)
		arena_free(&past->at[i].a);
}
