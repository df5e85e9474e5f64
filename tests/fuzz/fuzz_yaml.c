/*
 * Any bytes as YAML: every span lies in its place, and what was read writes
 * JSON that reads back as the same data.
 */
#include "../unit/spans.h"
#include "base/utf8.h"
#include "tree/json.h"
#include "tree/yaml.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void round_trip(struct arena *a, const struct node *n)
{
	struct buf out = {.a = a};
	struct json j = {.out = &out};
	struct findings to = {.a = a};
	struct source *again;

	json_node(&j, n);
	again = source_new(a, S("again"), buf_str(&out));
	if (!node_equal(n, json_read(a, again,
				     (struct span){0, (uint32_t)out.n}, &to)))
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = {0};
	str text = str_copy(&a, (str){(const char *)data, size});
	struct source *s = source_new(&a, S("fuzz"), text);
	struct findings to = {.a = &a};
	const struct node *n =
		yaml_read(&a, s, (struct span){0, (uint32_t)size}, &to);

	spans_check(s, n, 0);
	for (size_t i = 0; i < to.n; i++)
		if (to.at[i].span.from > to.at[i].span.to ||
		    to.at[i].span.to > size)
			abort();
	if (n != NULL && to.n == 0 && utf8_check(text) == text.len &&
	    size < 2000)
		round_trip(&a, n);
	arena_free(&a);
	return 0;
}
