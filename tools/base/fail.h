/*
 * fail.h -- why the world did not cooperate: no file, no repository, a bad
 * option.  (What is wrong with a document is a finding: text/finding.h.)
 *
 * A function that can fail takes a `struct fail *why` and returns false or
 * NULL.  The first message wins, so the layer that knew most speaks; cmd/
 * prints it and exits with 2.
 */
#ifndef BASE_FAIL_H
#define BASE_FAIL_H

#include "base/str.h"

/* `{0}` means nothing is wrong. */
struct fail {
	str message; /* what went wrong, one sentence, in the user's language */
	str remedy;  /* how to mend it; empty when there is nothing to say */
};

/* Records the message unless one is there; always false, so that callers say
 * `return fail(a, why, remedy, ...)`.  `remedy` is a translated C string or
 * NULL.  `why` may be NULL. */
bool fail(struct arena *a, struct fail *why, const char *remedy,
	  const char *fmt, ...) __attribute__((format(printf, 4, 5)));

#endif
