/*
 * A profile that is not in order: each mistake has a place in its file, and
 * what was read of it can judge a document without harm.  The first byte
 * chooses the file.
 */
#include "check/check.h"

#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char document[] =
	"---\nagenda: a\nversie: {id: v1, naam: x}\nroute:\n"
	"  - {id: r1, overleg: Raad, doel: vaststellen, uitkomst: "
	"vastgesteld}\n"
	"---\n# Titel\n\n## Toelichting\n\nEen tekst.\n\n## Behandeling\n\n"
	"| Stap | Datum | Overleg |\n| --- | --- | --- |\n| r2 | 2020 | B en W "
	"|\n";

static void check_places(const struct findings *f)
{
	for (size_t i = 0; i < f->n; i++) {
		const struct finding *at = &f->at[i];

		if (at->message.len > 0 && at->span.from <= at->span.to &&
		    at->span.to <= at->source->text.len)
			continue;
		fprintf(stderr, "no place: %.*s\n", STR(at->message));
		abort();
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = {0};
	struct findings f = {.a = &a}, found = {.a = &a};
	struct profile_files files = {0};
	const struct source **part[] = {
		&files.schema, &files.opmaak, &files.gremia, &files.route,
		&files.regels, &files.papier, &files.server};
	const struct profile *p;
	struct checker *c;

	if (size == 0)
		return 0;
	*part[data[0] % (sizeof part / sizeof *part)] = source_new(
		&a, S("profile.yaml"), (str){(const char *)data + 1, size - 1});
	p = profile_read(&a, files, &f);
	c = checker_new(&a, p, CHECK_ALL, &f);
	check_places(&f);
	if (c != NULL)
		check_agenda(c,
			     agenda_read(&a, p,
					 source_new(&a, S("x.md"),
						    str_from(document)),
					 &found),
			     NULL, (struct date){2020, 1, 1}, &found);
	check_places(&found);
	arena_free(&a);
	return 0;
}
