/*
 * A reader by recursive descent; tree/gather refuses what is nested too deep
 * before the recursion goes there.  It stops at the first syntax error: in
 * JSON, unlike in a document that people type, what follows one is noise.
 */
#include "tree/json.h"

#include "base/lang.h"
#include "tree/gather.h"
#include "tree/scalar.h"

struct reader {
	struct arena *a;
	const struct source *source;
	const char *text;
	uint32_t at, end;
	struct gather g;
};

static bool value(struct reader *r);

static bool wrong(struct reader *r, uint32_t from, const char *message)
{
	uint32_t to = from < r->end ? from + 1 : from;

	findings_add(r->g.to, LEVEL_ERROR, "syntax", r->source,
		     (struct span){from, to}, "%s", message);
	return false;
}

static void skip_space(struct reader *r)
{
	while (r->at < r->end && r->text[r->at] != '\0' &&
	       strchr(" \t\n\r", r->text[r->at]) != NULL)
		r->at++;
}

static char at(const struct reader *r, uint32_t i)
{
	if (i >= r->end)
		return '\0';
	return r->text[i];
}

/* The next character that is no white space; '\0' at the end. */
static char peek(struct reader *r)
{
	skip_space(r);
	return at(r, r->at);
}

static bool take(struct reader *r, char c)
{
	if (peek(r) != c || r->at >= r->end)
		return false;
	r->at++;
	return true;
}

static str rest(const struct reader *r)
{
	return (str){r->text + r->at, r->end - r->at};
}

static bool hex4(struct reader *r, uint32_t *out)
{
	uint32_t value = 0;

	for (unsigned i = 0; i < 4; i++, r->at++) {
		char c = at(r, r->at);
		const char *digits = "0123456789abcdef";
		const char *hit = strchr(digits, c | 0x20);

		if (c >= '0' && c <= '9')
			hit = digits + (c - '0');
		if (c == '\0' || hit == NULL ||
		    (hit < digits + 10) != (c <= '9'))
			return false;
		value = value << 4 | (uint32_t)(hit - digits);
	}
	*out = value;
	return true;
}

/* After `\u`: one code point, written as two halves beyond the first plane. */
static bool unicode_escape(struct reader *r, struct buf *out)
{
	uint32_t from = r->at - 2;
	uint32_t high, low;

	if (!hex4(r, &high))
		return wrong(r, from,
			     _("four hexadecimal digits must follow "
			       "'\\u'"));
	if (high >= 0xd800 && high < 0xe000) {
		if (high >= 0xdc00 || !str_starts(rest(r), S("\\u")))
			return wrong(r, from,
				     _("this is one half of a pair "
				       "and stands for no character"));
		r->at += 2;
		if (!hex4(r, &low) || low < 0xdc00 || low >= 0xe000)
			return wrong(r, from,
				     _("this is one half of a pair "
				       "and stands for no character"));
		high = 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
	}
	buf_code_point(out, high);
	return true;
}

static bool escape(struct reader *r, struct buf *out)
{
	static const char from[] = "\"\\/bfnrt";
	static const char to[] = "\"\\/\b\f\n\r\t";
	char c = at(r, r->at + 1);
	const char *hit = c != '\0' ? strchr(from, c) : NULL;

	if (c != 'u' && hit == NULL)
		return wrong(r, r->at,
			     _("this is no escape that JSON knows; a "
			       "backslash is written as two"));
	r->at += 2;
	if (c == 'u')
		return unicode_escape(r, out);
	buf_char(out, to[hit - from]);
	return true;
}

/* The text between quotes: a view of the source unless there is an escape. */
static bool string(struct reader *r, str *out)
{
	uint32_t open = r->at++;
	uint32_t from = r->at;
	struct buf b = {.a = r->a};

	for (;;) {
		char c = at(r, r->at);

		if (r->at >= r->end)
			return wrong(r, open,
				     _("the quotes that open here are "
				       "never closed"));
		if ((unsigned char)c < 0x20)
			return wrong(r, r->at,
				     _("a line break, tab or control "
				       "character in a text is written as an "
				       "escape, such as \\n"));
		if (c != '"' && c != '\\') {
			r->at++;
			continue;
		}
		buf_add(&b, c == '"' && b.n == 0
				    ? (str){0}
				    : (str){r->text + from, r->at - from});
		if (c == '"')
			break;
		if (!escape(r, &b))
			return false;
		from = r->at;
	}
	*out = b.at != NULL ? buf_str(&b) : (str){r->text + from, r->at - from};
	r->at++;
	return true;
}

static bool text_value(struct reader *r)
{
	uint32_t from = r->at;
	struct node *n;
	str text;

	if (!string(r, &text))
		return false;
	n = node_new(r->a, NODE_STRING, (struct span){from, r->at});
	n->text = text;
	return gather_scalar(&r->g, n, text, (str){0});
}

static bool key(struct reader *r)
{
	if (peek(r) != '"')
		return wrong(r, r->at,
			     _("a key between double quotes must "
			       "stand here"));
	if (!text_value(r))
		return false;
	if (!take(r, ':'))
		return wrong(r, r->at, _("a colon must stand here"));
	return true;
}

/* A list or a map, from its opening bracket. */
static bool collection(struct reader *r)
{
	bool map = r->text[r->at] == '{';
	char close = map ? '}' : ']';
	struct span at = {r->at, r->end};

	if (!gather_open(&r->g, node_new(r->a, map ? NODE_MAP : NODE_LIST, at),
			 (str){0}))
		return false;
	r->at++;
	if (peek(r) != close) {
		do {
			if (map && !key(r))
				return false;
			if (!value(r))
				return false;
		} while (take(r, ','));
	}
	if (!take(r, close))
		return wrong(r, r->at,
			     map ? _("a comma or '}' must stand here")
				 : _("a comma or ']' must stand "
				     "here"));
	gather_close(&r->g, r->at);
	return true;
}

static bool word(struct reader *r)
{
	static const struct {
		str spelling;
		enum node_kind kind;
	} words[] = {
		{S_INIT("null"), NODE_NULL},
		{S_INIT("true"), NODE_BOOL},
		{S_INIT("false"), NODE_BOOL},
	};
	size_t len = scalar_json_number(rest(r));
	enum node_kind kind = NODE_NUMBER;
	struct node *n;
	str text;

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_starts(rest(r), words[i].spelling)) {
			len = words[i].spelling.len;
			kind = words[i].kind;
		}
	if (len == 0)
		return wrong(r, r->at,
			     _("a value must stand here: a text between "
			       "double quotes, a number, true, false, null, "
			       "a list or a map"));
	text = str_slice(rest(r), 0, len);
	n = node_new(r->a, kind, (struct span){r->at, r->at + (uint32_t)len});
	n->text = kind == NODE_NULL ? (str){0} : text;
	r->at += (uint32_t)len;
	return gather_scalar(&r->g, n, text, (str){0});
}

static bool value(struct reader *r)
{
	char c = peek(r);

	if (c == '{' || c == '[')
		return collection(r);
	return c == '"' ? text_value(r) : word(r);
}

struct node *json_read(struct arena *a, const struct source *source,
		       struct span part, struct findings *to)
{
	struct reader *r = NEW(a, struct reader);

	*r = (struct reader){.a = a,
			     .source = source,
			     .text = source->text.ptr,
			     .at = part.from,
			     .end = part.to,
			     .g = {.a = a, .source = source, .to = to}};
	if (value(r)) {
		skip_space(r);
		if (r->at < r->end)
			wrong(r, r->at,
			      _("nothing can follow here: the value has "
				"ended"));
	}
	return gather_finish(&r->g);
}
