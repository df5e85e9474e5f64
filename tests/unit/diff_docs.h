/*
 * diff_docs.h -- small documents for the tests of part, match and change.
 */
#ifndef TESTS_UNIT_DIFF_DOCS_H
#define TESTS_UNIT_DIFF_DOCS_H

#include "base/buf.h"
#include "base/file.h"
#include "diff/change.h"

#include <stdlib.h>

static inline const struct source *schema_file(struct arena *a,
					       const char *path)
{
	struct fail why = {0};
	str text;

	if (!file_read(a, path, FILE_MAX, &text, &why))
		abort();
	return source_new(a, str_from(path), text);
}

/* The profile of this repository. */
static inline const struct profile *docs_profile(struct arena *a)
{
	struct findings findings = {.a = a};
	struct profile_files files = {
		.schema = schema_file(a, "schema/agenda.schema.yaml"),
		.opmaak = schema_file(a, "schema/opmaak.yaml")};

	return profile_read(a, files, &findings);
}

static inline const struct agenda *docs_read(struct arena *a,
					     const struct profile *p,
					     const char *name, const char *text)
{
	struct findings findings = {.a = a};

	return agenda_read_any(
		a, p, source_new(a, str_from(name), str_from(text)), &findings);
}

#endif
