/*
 * The five parts of RFC 3986, appendix B, found by hand; resolution is the
 * pseudocode of its section 5.2.2 and 5.2.4.
 */
#include "check/uri.h"

#include "base/buf.h"

struct uri {
	str scheme, authority, path, query, fragment;
	bool has_scheme, has_authority, has_query, has_fragment;
};

static size_t scheme_length(str s)
{
	for (size_t i = 0; i < s.len; i++) {
		char c = s.ptr[i];
		bool letter = (c | 32) >= 'a' && (c | 32) <= 'z';
		bool other = (c >= '0' && c <= '9') || c == '+' || c == '-' ||
			     c == '.';

		if (c == ':')
			return i;
		if (!letter && (i == 0 || !other))
			return 0;
	}
	return 0;
}

static struct uri split(str s)
{
	struct uri u = {0};
	size_t n = scheme_length(s), end;

	if (n > 0) {
		u.has_scheme = true;
		u.scheme = str_slice(s, 0, n);
		s = str_skip(s, n + 1);
	}
	end = str_find_char(s, '#');
	u.has_fragment = end < s.len;
	u.fragment = str_skip(s, end + 1);
	s = str_slice(s, 0, end);
	end = str_find_char(s, '?');
	u.has_query = end < s.len;
	u.query = str_skip(s, end + 1);
	s = str_slice(s, 0, end);
	if (str_starts(s, S("//"))) {
		u.has_authority = true;
		s = str_skip(s, 2);
		end = str_find_char(s, '/');
		u.authority = str_slice(s, 0, end);
		s = str_skip(s, end);
	}
	u.path = s;
	return u;
}

/* "/./", "/../" and the like taken out; RFC 3986, 5.2.4. */
static str remove_dots(struct arena *a, str path)
{
	struct buf out = {.a = a};
	bool rooted = str_starts(path, S("/"));
	str rest = path;
	bool more = true;

	if (rooted)
		rest = str_skip(rest, 1);
	while (more) {
		size_t end = str_find_char(rest, '/');
		str part = str_slice(rest, 0, end);

		more = end < rest.len;
		rest = str_skip(rest, end + 1);
		if (str_eq(part, S("..")))
			while (out.n > 0 && out.at[--out.n] != '/')
				;
		if (str_eq(part, S("..")) || str_eq(part, S("."))) {
			if (!more && out.n > 0)
				buf_char(&out, '/');
			if (!more && out.n == 0 && rooted)
				return S("/");
			continue;
		}
		if (out.n > 0 || rooted)
			buf_char(&out, '/');
		buf_add(&out, part);
	}
	return buf_str(&out);
}

static str merge(struct arena *a, const struct uri *base, str path)
{
	size_t end = base->path.len;

	if (base->has_authority && base->path.len == 0)
		return str_cat(a, S("/"), path);
	while (end > 0 && base->path.ptr[end - 1] != '/')
		end--;
	return str_cat(a, str_slice(base->path, 0, end), path);
}

static str join(struct arena *a, const struct uri *u)
{
	struct buf out = {.a = a};

	if (u->has_scheme) {
		buf_add(&out, u->scheme);
		buf_char(&out, ':');
	}
	if (u->has_authority) {
		buf_add(&out, S("//"));
		buf_add(&out, u->authority);
	}
	buf_add(&out, u->path);
	if (u->has_query) {
		buf_char(&out, '?');
		buf_add(&out, u->query);
	}
	if (u->has_fragment) {
		buf_char(&out, '#');
		buf_add(&out, u->fragment);
	}
	return buf_str(&out);
}

static void take_path(struct arena *a, const struct uri *base,
		      const struct uri *r, struct uri *t)
{
	if (r->path.len == 0) {
		t->path = base->path;
		t->has_query = r->has_query || base->has_query;
		t->query = r->has_query ? r->query : base->query;
		return;
	}
	t->path = remove_dots(
		a, r->path.ptr[0] == '/' ? r->path : merge(a, base, r->path));
	t->has_query = r->has_query;
	t->query = r->query;
}

str uri_resolve(struct arena *a, str base, str reference)
{
	struct uri b = split(base);
	struct uri r = split(reference);
	struct uri t = r;

	if (base.len == 0 ||
	    (r.has_scheme && r.path.len > 0 && r.path.ptr[0] != '/'))
		return reference;
	if (r.has_scheme || r.has_authority) {
		t.path = remove_dots(a, r.path);
	} else {
		t.has_authority = b.has_authority;
		t.authority = b.authority;
		take_path(a, &b, &r, &t);
	}
	if (!r.has_scheme) {
		t.has_scheme = b.has_scheme;
		t.scheme = b.scheme;
	}
	return join(a, &t);
}

str uri_cut_fragment(str uri, str *fragment)
{
	size_t end = str_find_char(uri, '#');

	*fragment = str_skip(uri, end + 1);
	return str_slice(uri, 0, end);
}

static int hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 32;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

str uri_decode(struct arena *a, str s)
{
	struct buf out = {.a = a};

	if (str_find_char(s, '%') == s.len)
		return s;
	for (size_t i = 0; i < s.len; i++) {
		int high = i + 2 < s.len ? hex(s.ptr[i + 1]) : -1;
		int low = i + 2 < s.len ? hex(s.ptr[i + 2]) : -1;

		if (s.ptr[i] == '%' && high >= 0 && low >= 0) {
			buf_char(&out, (char)(high * 16 + low));
			i += 2;
		} else {
			buf_char(&out, s.ptr[i]);
		}
	}
	return buf_str(&out);
}

str uri_encode_fragment(struct arena *a, str s)
{
	static const char fine[] = "-._~!$&'()*+,;=:@/?";
	struct buf out = {.a = a};

	for (size_t i = 0; i < s.len; i++) {
		char c = s.ptr[i];
		bool plain = ((c | 32) >= 'a' && (c | 32) <= 'z') ||
			     (c >= '0' && c <= '9') ||
			     (c != '\0' && strchr(fine, c) != NULL);

		if (plain)
			buf_char(&out, c);
		else
			buf_fmt(&out, "%%%02X", (unsigned)(unsigned char)c);
	}
	return buf_str(&out);
}
