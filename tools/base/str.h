/*
 * str.h -- strings as views.
 *
 * A str is a pointer and a length, passed by value.  It borrows its bytes from
 * a source or an arena, may hold NUL bytes and has no terminator.  `{0}` is the
 * empty string.  C strings appear only at the edge: argv, foreign libraries.
 */
#ifndef BASE_STR_H
#define BASE_STR_H

#include "base/arena.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct {
	const char *ptr;
	size_t len;
} str;

/* A str of a string literal; as a constant initialiser: S_INIT. */
#define S(literal) ((str){"" literal, sizeof(literal) - 1})
#define S_INIT(literal)                                                        \
	{                                                                      \
		"" literal, sizeof(literal) - 1                                \
	}

/* For printf-like functions: printf("%.*s", STR(s)). */
#define STR(s) (int)((s).len), ((s).ptr != NULL ? (s).ptr : "")

/* A view of a C string; NULL gives the empty string. */
str str_from(const char *cstr);

/* A NUL-terminated copy.  A NUL inside `s` ends the copy early. */
char *str_cstr(struct arena *a, str s);

/* A copy that lives in `a`. */
str str_copy(struct arena *a, str s);

/* A formatted string in `a`; formats as printf does. */
str str_fmt(struct arena *a, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

/* The same for a function that has the arguments in a va_list. */
str str_vfmt(struct arena *a, const char *fmt, va_list args)
	__attribute__((format(printf, 2, 0)));

/* x followed by y, in `a`. */
str str_cat(struct arena *a, str x, str y);

bool str_eq(str x, str y);
bool str_eq_nocase(str x, str y); /* ASCII letters only */
int str_cmp(str x, str y);	  /* by bytes, as memcmp; shorter first */
bool str_starts(str s, str prefix);
bool str_ends(str s, str suffix);

/* The bytes from..to (exclusive); both are cut to the length. */
str str_slice(str s, size_t from, size_t to);
/* What follows the first `n` bytes. */
str str_skip(str s, size_t n);
/* Without leading and trailing blanks, tabs, CR and LF. */
str str_trim(str s);

/* The byte, an ASCII letter in lower case. */
static inline unsigned str_lower(char c)
{
	unsigned u = (unsigned char)c;

	return u | (unsigned)(u - 'A' < 26) << 5;
}

/* Offset of the first occurrence, or s.len when there is none. */
size_t str_find(str s, str part);
size_t str_find_char(str s, char c);

/* Cuts `*rest` at the first `sep`: returns what stands before it and leaves
 * what follows in `*rest`.  Without a `sep` it returns all and leaves an empty
 * string with ptr NULL, so `while (rest.ptr != NULL)` visits every part. */
str str_cut(str *rest, char sep);

/* A 64-bit FNV-1a hash. */
uint64_t str_hash(str s);

#endif
