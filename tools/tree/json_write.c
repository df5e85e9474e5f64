/*
 * The writer keeps three facts about where it is and no stack: whoever opens a
 * bracket closes it, and an assert says so when it does not.
 */
#include "tree/json.h"

#include "base/utf8.h"

#include <assert.h>

enum { INDENT = 2 };

static void new_line(struct json *j)
{
	if (j->compact)
		return;
	buf_char(j->out, '\n');
	buf_chars(j->out, ' ', (size_t)j->depth * INDENT);
}

/* What stands between the value before and the one that comes. */
static void separate(struct json *j)
{
	if (j->after_key) {
		j->after_key = false;
		return;
	}
	if (j->member)
		buf_char(j->out, ',');
	if (j->depth > 0)
		new_line(j);
}

void json_open(struct json *j, char bracket)
{
	assert(bracket == '{' || bracket == '[');
	separate(j);
	buf_char(j->out, bracket);
	j->depth++;
	j->member = false;
}

void json_close(struct json *j, char bracket)
{
	assert(bracket == '}' || bracket == ']');
	assert(j->depth > 0 && !j->after_key);
	j->depth--;
	if (j->member)
		new_line(j);
	buf_char(j->out, bracket);
	j->member = j->depth > 0;
}

/* Also what JSON allows but a terminal obeys. */
static bool needs_escape(uint32_t c)
{
	return c == '"' || c == '\\' || c == '\n' || c == '\t' ||
	       utf8_is_hostile(c);
}

static void escape(struct buf *out, uint32_t c)
{
	static const char letters[] = {
		['"'] = '"',  ['\\'] = '\\', ['\b'] = 'b', ['\f'] = 'f',
		['\n'] = 'n', ['\r'] = 'r',  ['\t'] = 't',
	};

	if (c < sizeof letters && letters[c] != '\0')
		buf_fmt(out, "\\%c", letters[c]);
	else
		buf_fmt(out, "\\u%04x", c);
}

static void quoted(struct buf *out, str s)
{
	size_t from = 0;
	size_t len;

	buf_char(out, '"');
	for (size_t i = 0; i < s.len; i += len) {
		uint32_t c = utf8_decode(str_skip(s, i), &len);
		bool broken = len == 1 && (s.ptr[i] & 0x80) != 0;

		if (!broken && !needs_escape(c))
			continue;
		buf_add(out, str_slice(s, from, i));
		if (broken)
			buf_code_point(out, c);
		else
			escape(out, c);
		from = i + len;
	}
	buf_add(out, str_skip(s, from));
	buf_char(out, '"');
}

void json_key(struct json *j, str key)
{
	assert(!j->after_key);
	separate(j);
	quoted(j->out, key);
	buf_add(j->out, j->compact ? S(":") : S(": "));
	j->after_key = true;
	j->member = true;
}

void json_str(struct json *j, str value)
{
	separate(j);
	quoted(j->out, value);
	j->member = j->depth > 0;
}

void json_raw(struct json *j, str number)
{
	separate(j);
	buf_add(j->out, number);
	j->member = j->depth > 0;
}

void json_int(struct json *j, long long value)
{
	separate(j);
	buf_fmt(j->out, "%lld", value);
	j->member = j->depth > 0;
}

void json_bool(struct json *j, bool value)
{
	json_raw(j, value ? S("true") : S("false"));
}

void json_null(struct json *j)
{
	json_raw(j, S("null"));
}

static void collection(struct json *j, const struct node *n)
{
	bool map = n->kind == NODE_MAP;

	json_open(j, map ? '{' : '[');
	for (size_t i = 0; i < n->n; i++) {
		if (map)
			json_key(j, n->child[i]->key);
		json_node(j, n->child[i]);
	}
	json_close(j, map ? '}' : ']');
}

void json_node(struct json *j, const struct node *n)
{
	assert(node_is_data(n));
	if (n->kind == NODE_NULL)
		json_null(j);
	else if (n->kind == NODE_STRING)
		json_str(j, n->text);
	else if (n->kind == NODE_LIST || n->kind == NODE_MAP)
		collection(j, n);
	else
		json_raw(j, n->text);
}
