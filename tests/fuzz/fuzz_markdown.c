/*
 * Any bytes as Markdown with front matter: every span lies in its place, and
 * no word of a paragraph, heading or cell is longer than its source.
 */
#include "../unit/spans.h"
#include "tree/inline.h"
#include "tree/read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void words(struct arena *a, const struct node *n)
{
	if (inline_words(a, n->text).len > n->text.len * 2)
		abort();
	for (size_t i = 0; i < n->n; i++)
		words(a, n->child[i]);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = {0};
	str text = str_copy(&a, (str){(const char *)data, size});
	struct source *s = source_new(&a, S("fuzz.md"), text);
	struct findings to = {.a = &a};
	struct tree t = tree_read(&a, s, &to);

	spans_check(s, t.data, 0);
	spans_check(s, t.body, 0);
	if (t.body != NULL)
		words(&a, t.body);
	arena_free(&a);
	return 0;
}
