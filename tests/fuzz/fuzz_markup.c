/*
 * Documents through the profile of this repository, and back: both writers
 * must give the same data again, and its digest.  The first byte chooses the
 * surface.  A document with an error may be read in part only; it must still
 * be read without harm, and what was read must come back.
 */
#include "base/file.h"
#include "doc/agenda.h"
#include "edit/write.h"

#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct source *schema_file(struct arena *a, const char *path)
{
	struct fail why = {0};
	str text;

	if (!file_read(a, path, FILE_MAX, &text, &why)) {
		fprintf(stderr, "%.*s\n", STR(why.message));
		exit(2);
	}
	return source_new(a, str_from(path), text);
}

static const struct profile *profile(void)
{
	static struct arena a;
	static const struct profile *p;
	struct findings f = {.a = &a};

	if (p == NULL)
		p = profile_read(
			&a,
			(struct profile_files){
				.schema = schema_file(
					&a, "schema/agenda.schema.yaml"),
				.opmaak =
					schema_file(&a, "schema/opmaak.yaml")},
			&f);
	return p;
}

static void must_equal(struct arena *a, const struct agenda *was,
		       const char *name, str text)
{
	struct findings f = {.a = a};
	const struct agenda *is = agenda_read(
		a, profile(), source_new(a, str_from(name), text), &f);

	if (node_equal(was->data, is->data) &&
	    agenda_decision_text(was) == agenda_decision_text(is))
		return;
	fprintf(stderr, "does not come back as %s:\n%.*s\n", name, STR(text));
	abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = {0};
	struct findings f = {.a = &a};
	str text = {(const char *)data, size};
	const char *name = size > 0 && data[0] == 'y' ? "x.yaml" : "x.md";
	const struct agenda *d;

	if (size == 0)
		return 0;
	d = agenda_read(&a, profile(),
			source_new(&a, str_from(name), str_skip(text, 1)), &f);
	agenda_label(&a, d->source);
	if (d->data != NULL) {
		must_equal(&a, d, "x.yaml", write_yaml(&a, profile(), d->data));
		must_equal(&a, d, "x.md",
			   write_markdown(&a, profile(), d->data));
	}
	arena_free(&a);
	return 0;
}
