/*
 * Any schema over any instance, one after the other with a NUL between: the
 * verdict is the same with and without findings, an invalid instance has at
 * least one and a valid one none, and every finding has its place, in the
 * instance or in the schema.
 */
#include "check/schema.h"
#include "tree/yaml.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct node *read_part(struct arena *a, const char *name, str text,
				    const struct source **source)
{
	struct findings to = {.a = a};
	const struct node *n;

	*source = source_new(a, str_from(name), str_copy(a, text));
	n = yaml_read(a, *source, (struct span){0, (uint32_t)text.len}, &to);
	return to.n == 0 ? n : NULL;
}

static void check_places(const struct findings *to)
{
	for (size_t i = 0; i < to->n; i++) {
		const struct finding *f = &to->at[i];

		if (f->span.from > f->span.to ||
		    f->span.to > f->source->text.len || f->message.len == 0)
			abort();
	}
}

static void check_one(struct arena *a, const struct schema *s,
		      const struct node *n, const struct source *source)
{
	struct findings to = {.a = a};
	struct annotations notes = {0};
	bool quick = schema_check(s, a, n, NULL, NULL);
	bool told = schema_check(s, a, n, source, &to);

	check_places(&to);
	if (quick != told || told != (to.n == 0))
		abort();
	if (schema_annotate(s, a, n, &notes) != quick)
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = {0};
	str rest = {(const char *)data, size}, first;
	const struct source *of_schema, *of_instance;
	const struct node *schema, *instance;
	struct findings broken = {.a = &a};
	struct schema *s;

	if (size == 0)
		return 0;
	first = str_cut(&rest, '\0');
	schema = read_part(&a, "schema", first, &of_schema);
	instance = read_part(&a, "instance", rest, &of_instance);
	if (schema != NULL && instance != NULL) {
		s = schema_new(&a, schema, of_schema, &broken);
		check_places(&broken);
		if ((s == NULL) != (broken.n > 0))
			abort();
		if (s != NULL)
			check_one(&a, s, instance, of_instance);
	}
	arena_free(&a);
	return 0;
}
