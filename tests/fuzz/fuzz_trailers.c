/*
 * Any bytes as a message: each trailer has a key of the letters that keys may
 * have and a value of one trimmed line, and what was read, written down again,
 * reads back the same.
 */
#include "base/buf.h"
#include "repo/trailers.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void want(bool holds)
{
	if (!holds)
		abort();
}

static bool has_break(str s)
{
	return str_find_char(s, '\n') < s.len;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = {0};
	struct buf again = {.a = &a};
	const struct trailer *first, *second;
	str message = {(const char *)data, size};
	size_t n = trailers_read(&a, message, &first);

	buf_add(&again, S("Onderwerp\n\n"));
	for (size_t i = 0; i < n; i++) {
		want(first[i].key.len > 0 && !has_break(first[i].key));
		want(!has_break(first[i].value));
		want(str_trim(first[i].value).len == first[i].value.len);
		buf_add(&again, first[i].key); /* may hold a NUL */
		buf_add(&again, S(": "));
		buf_add(&again, first[i].value);
		buf_char(&again, '\n');
	}
	want(trailers_read(&a, buf_str(&again), &second) == n);
	for (size_t i = 0; i < n; i++)
		want(str_eq(first[i].key, second[i].key) &&
		     str_eq(first[i].value, second[i].value));
	arena_free(&a);
	return 0;
}
