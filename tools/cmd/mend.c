/*
 * Each round judges the document anew, so a mending never rests on a text that
 * is gone.  What comes out must read as well as what went in: a document that
 * could be read and no longer can is left alone.  Nothing is written until all
 * rounds are done, and then as a whole (file_replace).
 */
#include "cmd/mend.h"

#include "base/file.h"
#include "base/utf8.h"
#include "edit/mend.h"

#include <stdio.h>
#include <unistd.h>

enum { ROUNDS = 8 };

/* What stands on disk is still what was read. */
static bool is_unchanged(struct batch *b, const struct source *source,
			 struct fail *why)
{
	struct arena scratch = {0};
	const char *path = str_cstr(&scratch, source->name);
	str now;
	bool same = file_read(&scratch, path, b->l->max, &now, why) &&
		    str_eq(now, source->text);

	if (!same)
		fail(b->l->a, why, _("run it again"),
		     _("%.*s was changed by someone else meanwhile"),
		     STR(source->name));
	arena_free(&scratch);
	return same;
}

static void print_diff(struct batch *b, str name, str before, str after)
{
	str diff = mend_diff(&b->document, name, before, after);

	if (isatty(STDOUT_FILENO) != 0)
		diff = utf8_safe(&b->document, diff);
	fwrite(diff.ptr, 1, diff.len, stdout);
}

/* The text after all rounds; `*n` places.  A round after which the document
 * can no longer be read is taken back. */
static str mended_text(struct batch *b, const struct profile *p,
		       const struct source *source, bool expected, size_t *n)
{
	const struct source *now = source;
	str good = source->text;
	size_t places = 0;

	*n = 0;
	for (unsigned i = 0; i < ROUNDS; i++) {
		struct findings found = {.a = &b->document};

		batch_judge(b, p, now, expected, &found);
		if (load_is_broken(&found, 0))
			return good;
		good = now->text;
		*n += places;
		now = source_new(&b->document, source->name,
				 mend_text(&b->document, now, &found, &places));
		if (places == 0)
			return good;
	}
	return good;
}

const struct source *mend_file(struct mend *m, struct batch *b,
			       const struct profile *p,
			       const struct source *source, bool expected,
			       struct fail *why)
{
	size_t n;
	str text = mended_text(b, p, source, expected, &n);

	if (n == 0 || str_eq(text, source->text))
		return source;
	if (m->dry)
		print_diff(b, source->name, source->text, text);
	else if (!is_unchanged(b, source, why) ||
		 !file_replace(b->l->a, str_cstr(b->l->a, source->name), text,
			       why))
		return NULL;
	m->n += n;
	m->files++;
	return source_new(&b->document, source->name, text);
}
