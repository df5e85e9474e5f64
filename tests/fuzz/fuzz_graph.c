/*
 * git's list of commits, with the sum at its end made good: what is taken must
 * stay in bounds, and no commit may come back to itself.
 */
#include "base/sha1.h"
#include "repo/commit_graph.h"

#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds, const char *what)
{
	if (holds)
		return;
	fprintf(stderr, "%s\n", what);
	abort();
}

/* The length of the longest line of first parents is less than their number. */
static void walk(const struct commit_graph *g, uint32_t at)
{
	uint32_t steps = 0;

	while (commit_graph_at(g, at).n_parents > 0) {
		must(commit_graph_find(g, commit_graph_parent(g, at, 0), &at),
		     "a parent that is not there");
		must(++steps < g->n, "a commit is its own ancestor");
	}
}

static void read_all(const struct commit_graph *g)
{
	uint32_t at = 0;

	for (uint32_t i = 0; i < g->n; i++) {
		struct graph_commit c = commit_graph_at(g, i);

		for (uint32_t k = 0; k < c.n_parents; k++)
			must(commit_graph_find(g, commit_graph_parent(g, i, k),
					       &at),
			     "a parent that is not there");
	}
	if (g->n > 0)
		walk(g, g->n - 1);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct commit_graph g;
	char *file;

	if (size < SHA1_BYTES)
		return 0;
	file = malloc(size);
	must(file != NULL, "no memory");
	memcpy(file, data, size);
	sha1((str){file, size - SHA1_BYTES},
	     (unsigned char *)file + size - SHA1_BYTES);
	if (commit_graph_parse((str){file, size}, &g))
		read_all(&g);
	free(file);
	return 0;
}
