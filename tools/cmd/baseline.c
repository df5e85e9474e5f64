#include "cmd/baseline.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/map.h"
#include "report/fingerprint.h"

static const char first_line[] = "# agenda-baseline/1";

bool baseline_apply(struct load *l, str path, struct findings *f, size_t *known,
		    struct fail *why)
{
	struct fingerprints given = {0};
	struct map in = {0};
	size_t kept = 0;
	str rest;

	*known = 0;
	if (!file_read(l->a, str_cstr(l->a, path), FILE_MAX, &rest, why))
		return false;
	if (!str_starts(rest, str_from(first_line)))
		return fail(l->a, why,
			    _("make one with agenda-validate --write-baseline"),
			    _("%.*s is no file of known findings"), STR(path));
	while (rest.ptr != NULL) {
		str line = str_cut(&rest, '\n');

		*map_slot(l->a, &in, str_cut(&line, ' ')) = l;
	}
	for (size_t i = 0; i < f->n; i++) {
		str print = fingerprint_of_words(l->a, &given, &f->at[i]);

		if (map_get(&in, print) == NULL)
			f->at[kept++] = f->at[i];
	}
	*known = f->n - kept;
	f->n = kept;
	return true;
}

bool baseline_write(struct load *l, str path, const struct findings *f,
		    struct fail *why)
{
	struct fingerprints given = {0};
	struct buf out = {.a = l->a};

	buf_fmt(&out, "%s\n# %s\n", first_line,
		_("Findings that are known: agenda-validate --baseline leaves "
		  "them out. A line may be taken out; do not change one."));
	for (size_t i = 0; i < f->n; i++) {
		const struct finding *x = &f->at[i];
		str print = fingerprint_of_words(l->a, &given, x);

		buf_fmt(&out, "%.*s %s %.*s\n", STR(print), x->rule,
			STR(x->source->name));
	}
	return file_replace(l->a, str_cstr(l->a, path), buf_str(&out), why);
}
