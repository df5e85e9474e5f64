/*
 * utf8.h -- code points, display width and folding.
 *
 * The only user of libunistring for single characters and plain strings; word
 * breaks are in diff/words.  All functions take any bytes: what is no UTF-8
 * decodes as U+FFFD, one byte at a time.
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/str.h"

/* The code point at the start of `s` and its length in bytes in `*len`
 * (1..4).  `s` must not be empty. */
uint32_t utf8_decode(str s, size_t *len);

/* Offset of the first byte that is not well-formed UTF-8 (overlong forms and
 * surrogates included), or s.len when all of it is. */
size_t utf8_check(str s);

/* Number of code points. */
size_t utf8_count(str s);

/* Columns that `s` takes in a terminal: East Asian wide counts two, combining
 * marks none, a tab one. */
size_t utf8_width(str s);

/* The longest prefix of `s` that is at most `columns` wide, in bytes. */
size_t utf8_fit(str s, size_t columns);

/* Whether a code point may do something to a terminal or to the order of the
 * text around it: C0 and C1 controls other than tab and newline, the bidi
 * embeddings, overrides and isolates, line and paragraph separators. */
bool utf8_is_hostile(uint32_t cp);

/* `s` with every hostile code point replaced by U+FFFD.  Returns `s` itself
 * when there is none.  Everything from a document that goes to a terminal
 * passes through here. */
str utf8_safe(struct arena *a, str s);

/* The same for what is to stay on one line, such as the name of a file: line
 * ends are replaced too. */
str utf8_safe_line(struct arena *a, str s);

/* Canonical composition (NFC) with case folded away: for comparing words. */
str utf8_fold(struct arena *a, str s);

#endif
