/*
 * What git tells a server hook: whatever is taken must be made of lines that
 * git writes, and comes back when it is written out again.
 */
#include "base/buf.h"
#include "repo/push.h"

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

static str id(str s)
{
	return s.len > 0 ? s : S("0000000000000000000000000000000000000000");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = {0};
	struct push p = {0};
	struct fail why = {0};
	struct buf again = {.a = &a};
	str lines = {(const char *)data, size};

	if (push_read(&a, lines, 100, &p, &why)) {
		for (size_t i = 0; i < p.n; i++) {
			const struct push_ref *r = &p.at[i];

			must(str_starts(r->name, S("refs/")), "a name outside");
			must(str_ends(r->name, r->brief), "another name");
			buf_fmt(&again, "%.*s %.*s %.*s\n", STR(id(r->old)),
				STR(id(r->new)), STR(r->name));
		}
		must(str_eq(buf_str(&again), lines), "does not come back");
	} else {
		must(why.message.len > 0, "refused without a word");
	}
	arena_free(&a);
	return 0;
}
