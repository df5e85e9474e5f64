/*
 * Any bytes as JSON: every span lies in its place, and what was read without
 * findings is written and read back as the same data.
 */
#include "../unit/spans.h"
#include "base/utf8.h"
#include "tree/json.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = {0};
	str text = str_copy(&a, (str){(const char *)data, size});
	struct source *s = source_new(&a, S("fuzz"), text);
	struct findings to = {.a = &a};
	struct buf out = {.a = &a};
	struct json j = {.out = &out, .compact = size % 2 != 0};
	const struct node *n =
		json_read(&a, s, (struct span){0, (uint32_t)size}, &to);

	spans_check(s, n, 0);
	if (n != NULL && to.n == 0 && utf8_check(text) == text.len) {
		json_node(&j, n);
		s = source_new(&a, S("again"), buf_str(&out));
		if (!node_equal(n, json_read(&a, s,
					     (struct span){0, (uint32_t)out.n},
					     &to)))
			abort();
	}
	arena_free(&a);
	return 0;
}
