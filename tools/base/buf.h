/*
 * buf.h -- a growing run of bytes, to build output in.
 *
 * `{.a = arena}` is an empty buffer.  The bytes live in the arena; the str that
 * buf_str() gives is good until the next addition.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/str.h"

struct buf {
	struct arena *a;
	char *at;
	size_t n, cap;
};

void buf_add(struct buf *b, str s);
void buf_char(struct buf *b, char c);
void buf_chars(struct buf *b, char c, size_t times);
/* What is formatted may not be a part of the buffer itself. */
void buf_fmt(struct buf *b, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
void buf_code_point(struct buf *b, uint32_t cp); /* as UTF-8 */
str buf_str(const struct buf *b);

#endif
