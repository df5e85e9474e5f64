#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>

static void room(struct buf *b, size_t more)
{
	size_t cap = b->cap < 64 ? 64 : b->cap;

	if (b->cap - b->n >= more)
		return;
	while (cap - b->n < more)
		cap *= 2;
	b->at = arena_grow(b->a, b->at, b->cap, cap);
	b->cap = cap;
}

void buf_add(struct buf *b, str s)
{
	if (s.len == 0)
		return;
	room(b, s.len);
	memcpy(b->at + b->n, s.ptr, s.len);
	b->n += s.len;
}

void buf_char(struct buf *b, char c)
{
	room(b, 1);
	b->at[b->n++] = c;
}

void buf_chars(struct buf *b, char c, size_t times)
{
	if (times == 0)
		return;
	room(b, times);
	memset(b->at + b->n, c, times);
	b->n += times;
}

/* Into the room there is, and again when that was too little: a text beside the
 * buffer would cost its size twice. */
void buf_fmt(struct buf *b, const char *fmt, ...)
{
	va_list args, again;
	int n;

	va_start(args, fmt);
	va_copy(again, args);
	room(b, 1);
	n = vsnprintf(b->at + b->n, b->cap - b->n, fmt, args);
	if (n > 0 && (size_t)n >= b->cap - b->n) {
		room(b, (size_t)n + 1);
		vsnprintf(b->at + b->n, (size_t)n + 1, fmt, again);
	}
	va_end(again);
	va_end(args);
	if (n > 0)
		b->n += (size_t)n;
}

void buf_code_point(struct buf *b, uint32_t cp)
{
	if (cp < 0x80) {
		buf_char(b, (char)cp);
	} else if (cp < 0x800) {
		buf_char(b, (char)(0xc0 | cp >> 6));
		buf_char(b, (char)(0x80 | (cp & 0x3f)));
	} else if (cp < 0x10000) {
		buf_char(b, (char)(0xe0 | cp >> 12));
		buf_char(b, (char)(0x80 | (cp >> 6 & 0x3f)));
		buf_char(b, (char)(0x80 | (cp & 0x3f)));
	} else {
		buf_char(b, (char)(0xf0 | cp >> 18));
		buf_char(b, (char)(0x80 | (cp >> 12 & 0x3f)));
		buf_char(b, (char)(0x80 | (cp >> 6 & 0x3f)));
		buf_char(b, (char)(0x80 | (cp & 0x3f)));
	}
}

str buf_str(const struct buf *b)
{
	return (str){b->at, b->n};
}
