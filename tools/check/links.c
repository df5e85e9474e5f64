/*
 * Links are sought in the plain text: every document of a repository is looked
 * through when one of them changes, and reading each as a tree would cost a
 * hundred times as much.
 */
#include "check/links.h"

#include "base/buf.h"

static bool is_document(str path)
{
	return str_ends(path, S(".md")) || str_ends(path, S(".yaml")) ||
	       str_ends(path, S(".yml"));
}

bool link_next(const struct source *s, size_t *from, struct link *out)
{
	str text = s->text;

	while (*from < text.len) {
		size_t at = *from + str_find(str_skip(text, *from), S("]("));
		size_t end = at + 2;
		str target;
		size_t hash;

		if (at >= text.len)
			break;
		while (end < text.len && (unsigned char)text.ptr[end] > ' ' &&
		       text.ptr[end] != ')')
			end++;
		*from = end;
		target = str_slice(text, at + 2, end);
		hash = str_find_char(target, '#');
		out->path = str_slice(target, 0, hash);
		out->id = str_skip(target, hash + (hash < target.len));
		out->span = (struct span){(uint32_t)at + 2, (uint32_t)end};
		if (is_document(out->path) && out->path.ptr[0] != '/' &&
		    str_find_char(out->path, ':') == out->path.len)
			return true;
	}
	return false;
}

static int hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c = (char)(c | 0x20);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* "%20" is a blank. */
static str decoded(struct arena *a, str s)
{
	struct buf out = {.a = a};

	for (size_t i = 0; i < s.len; i++) {
		int high = s.ptr[i] == '%' && i + 2 < s.len ? hex(s.ptr[i + 1])
							    : -1;
		int low = high >= 0 ? hex(s.ptr[i + 2]) : -1;

		if (low < 0) {
			buf_char(&out, s.ptr[i]);
			continue;
		}
		buf_char(&out, (char)(unsigned char)(high * 16 + low));
		i += 2;
	}
	return buf_str(&out);
}

/* Takes the last part off a path; false when there is none. */
static bool step_up(struct buf *path)
{
	if (path->n == 0)
		return false;
	path->n--;
	while (path->n > 0 && path->at[path->n - 1] != '/')
		path->n--;
	return true;
}

str link_target(struct arena *a, str from, str path)
{
	struct buf out = {.a = a};
	str rest = decoded(a, path);
	size_t folder = from.len;

	while (folder > 0 && from.ptr[folder - 1] != '/')
		folder--;
	buf_add(&out, str_slice(from, 0, folder));
	while (rest.ptr != NULL) {
		str part = str_cut(&rest, '/');

		if (part.len == 0 || str_eq(part, S(".")))
			continue;
		if (str_eq(part, S(".."))) {
			if (!step_up(&out))
				return (str){0};
			continue;
		}
		buf_add(&out, part);
		if (rest.ptr != NULL)
			buf_char(&out, '/');
	}
	return buf_str(&out);
}

static bool ends_name(str text, size_t at)
{
	return at >= text.len || strchr(" \t\r\n},\"'", text.ptr[at]) != NULL;
}

bool link_has_id(str text, str id)
{
	for (size_t at = 0; at < text.len; at++) {
		size_t before;

		at += str_find(str_skip(text, at), id);
		if (at >= text.len)
			return false;
		before = at;
		while (before > 0 && strchr(" \"'", text.ptr[before - 1]))
			before--;
		if (!ends_name(text, at + id.len) || before == 0)
			continue;
		if (before >= 2 && text.ptr[before - 1] == '#' &&
		    text.ptr[before - 2] == '{')
			return true;
		if (before >= 3 &&
		    str_eq(str_slice(text, before - 3, before), S("id:")))
			return true;
	}
	return false;
}
