/*
 * kept.h -- whether the words of a paper are in the data that was made of it.
 */
#ifndef TESTS_UNIT_KEPT_H
#define TESTS_UNIT_KEPT_H

#include "importing.h"

static bool is_word(unsigned char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
	       (c >= 'A' && c <= 'Z') || c >= 0xc3;
}

/* The length of a tag, entity or note mark, that is no word. */
static size_t no_word(str s)
{
	size_t end;

	if (s.ptr[0] == '<' && s.len > 1 &&
	    (is_word((unsigned char)s.ptr[1]) || s.ptr[1] == '/')) {
		end = str_find_char(s, '>');
		return end < s.len ? end + 1 : 0;
	}
	if (s.ptr[0] == '&') {
		end = str_find_char(s, ';');
		return end < s.len && end < 8 ? end + 1 : 0;
	}
	if (str_starts(s, S("[^"))) {
		end = str_find_char(s, ']');
		return end < s.len && end < 6 ? end + 1 : 0;
	}
	return (unsigned char)s.ptr[0] == 0xe2 && s.len > 2 ? 3 : 0;
}

/* Words in small letters, each behind a blank. */
static void put_words(struct buf *b, str s)
{
	bool apart = true;

	for (size_t i = 0, skip; i<s.len; i += skip> 0 ? skip : 1) {
		char c = s.ptr[i];
		/* bytes inside a character are never the start of a mark */
		bool inside = ((unsigned char)c & 0xc0) == 0x80;

		skip = inside ? 0 : no_word(str_skip(s, i));
		if (skip > 0 || (!inside && !is_word((unsigned char)c))) {
			apart = true;
			continue;
		}
		if (inside && apart)
			continue;
		if (apart)
			buf_char(b, ' ');
		apart = false;
		buf_char(b, c >= 'A' && c <= 'Z' ? (char)(c + 32) : c);
	}
}

static void put_data(struct buf *b, const struct node *n)
{
	if (n->kind == NODE_STRING)
		put_words(b, n->text);
	for (size_t i = 0;
	     (n->kind == NODE_MAP || n->kind == NODE_LIST) && i < n->n; i++)
		put_data(b, n->child[i]);
}

/* "1 <sup>e</sup> helft" is written "1e helft"; the words behind it count. */
static bool holds(struct arena *a, str all, str part)
{
	struct buf b = {.a = a};
	size_t raised = str_find(part, S("</sup>"));

	part = raised < part.len ? str_skip(part, raised) : part;

	put_words(&b, part);
	return b.n == 0 || str_find(all, buf_str(&b)) < all.len;
}

/* A planning in prose is parted into sentences and times: then every word of
 * it is there, each in its part. */
static bool holds_parts(struct arena *a, str all, str cell)
{
	struct buf b = {.a = a};
	str words, word;

	put_words(&b, cell);
	words = str_trim(buf_str(&b));
	while (words.ptr != NULL) {
		word = str_cat(a, S(" "), str_cut(&words, ' '));
		if (str_find(all, word) == all.len)
			return false;
	}
	return str_find(cell, S("1. ")) < cell.len ||
	       str_find(cell, S("2. ")) < cell.len ||
	       str_find(cell, S("5. ")) < cell.len;
}

#endif
