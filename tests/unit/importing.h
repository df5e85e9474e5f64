/*
 * importing.h -- papers by this project's own profile, for tests of import/.
 */
#ifndef TESTS_UNIT_IMPORTING_H
#define TESTS_UNIT_IMPORTING_H

#include "reading.h"

#include "import/import.h"

static const struct source *file_source(struct arena *a, const char *path)
{
	struct fail why = {0};
	str text;

	assert_true(file_read(a, path, FILE_MAX, &text, &why));
	return source_new(a, str_copy(a, str_from(path)), text);
}

static const struct profile *own_profile(struct arena *a)
{
	struct findings f = {.a = a};
	struct profile_files files = {
		.schema = file_source(a, "schema/agenda.schema.yaml"),
		.opmaak = file_source(a, "schema/opmaak.yaml"),
		.papier = file_source(a, "schema/papier.yaml")};
	const struct profile *p = profile_read(a, files, &f);

	assert_int_equal(f.n, 0);
	return p;
}

static const struct agenda *imported(struct arena *a, const struct profile *p,
				     const struct source *paper)
{
	struct import_options options = {.agenda = S("stuk")};
	struct findings f = {.a = a};
	const struct agenda *d = import_paper(a, p, paper, &options, &f);

	assert_int_equal(findings_count(&f, LEVEL_ERROR), 0);
	assert_non_null(d->data);
	return d;
}

#endif
