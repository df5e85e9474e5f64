#include "report/fingerprint.h"

#include "report/report.h"

#include <inttypes.h>

/* The four parts with a byte between them that stands in none. */
static uint64_t hash_of(struct arena *a, const struct finding *f)
{
	return str_hash(str_fmt(a, "%.*s\x1f%s\x1f%.*s\x1f%.*s",
				STR(report_file(f->source->name)), f->rule,
				STR(f->pointer), STR(f->message)));
}

static str give(struct arena *a, struct fingerprints *given, uint64_t hash)
{
	str print = str_fmt(a, "%016" PRIx64, hash);
	void **slot = map_slot(a, &given->seen, print);
	unsigned *times = *slot;

	if (times == NULL)
		times = NEW(a, unsigned);
	*slot = times;
	if (++*times == 1)
		return print;
	return str_fmt(a, "%.*s-%u", STR(print), *times);
}

str fingerprint_of(struct arena *a, struct fingerprints *given,
		   const struct finding *f)
{
	return give(a, given, hash_of(a, f));
}

str fingerprint_of_words(struct arena *a, struct fingerprints *given,
			 const struct finding *f)
{
	str name = report_file(f->source->name);

	return give(a, given,
		    str_hash(str_fmt(
			    a, "%.*s\x1f%s\x1f%.*s", STR(name), f->rule,
			    STR(str_trim(source_slice(f->source, f->span))))));
}
