/*
 * trailers.h -- `Key: value` lines at the end of a commit message.
 *
 * Our own parser, because libgit2 1.5 drops all trailers when a line of the
 * message begins with `---`, which a Markdown table does.  Behaves as
 * `git interpret-trailers --no-divider --parse`.
 */
#ifndef REPO_TRAILERS_H
#define REPO_TRAILERS_H

#include "text/version.h"

/* The trailers of a message, in order; values unfolded to one line and
 * trimmed.  Returns their number; `*out` borrows from arena and message. */
size_t trailers_read(struct arena *a, str message, const struct trailer **out);

#endif
