/*
 * YAML that no reader can take for something else.
 *
 * Three forms of a string, the first that is safe: plain; single quotes, where
 * nothing has a meaning but the quote itself; double quotes, for what cannot
 * be printed.  Texts of several lines are literal blocks, so that a paragraph
 * is a line and a line of a diff is a line of text.  Nothing is folded: no
 * line break in the file is other than in the text.
 */
#include "edit/write.h"

#include "base/utf8.h"

enum { STEP = 2, LONG_KEY = 500 };

struct yaml_writer {
	struct buf *out;
	const struct node *schema; /* root; NULL without a profile */
};

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* What YAML 1.1 or 1.2 reads as null or a boolean. */
static bool is_keyword(str s)
{
	static const str words[] = {
		S_INIT("y"),	S_INIT("n"),	 S_INIT("yes"),
		S_INIT("no"),	S_INIT("on"),	 S_INIT("off"),
		S_INIT("true"), S_INIT("false"), S_INIT("null"),
	};

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (str_eq_nocase(s, words[i]))
			return true;
	return false;
}

/* Dates, times, numbers in any base or with underscores: digits with signs and
 * the few letters that such have. */
static bool is_number_like(str s)
{
	if (!is_digit(s.ptr[0]))
		return false;
	for (size_t i = 0; i < s.len; i++)
		if (!is_digit(s.ptr[i]) &&
		    strchr("abcdefABCDEFoxOXtTzZ_:.,+- ", s.ptr[i]) == NULL)
			return false;
	return true;
}

static bool is_plain(str s)
{
	unsigned char first = (unsigned char)s.ptr[0];

	if (!is_letter(s.ptr[0]) && !is_digit(s.ptr[0]) && first < 0xc3)
		return false;
	if (s.ptr[s.len - 1] == ' ' || s.ptr[s.len - 1] == ':' ||
	    is_keyword(s) || is_number_like(s))
		return false;
	return str_find(s, S(": ")) == s.len && str_find(s, S(" #")) == s.len &&
	       str_find_char(s, '\t') == s.len;
}

/* Whether every code point may stand in a YAML file as it is, is no line break
 * to an older reader and turns no text round. */
static bool is_printable(str s)
{
	for (size_t i = 0, len; i < s.len; i += len) {
		uint32_t cp = utf8_decode(str_skip(s, i), &len);

		if (utf8_is_hostile(cp) || cp == 0xfeff ||
		    (cp >= 0xfff0 && cp <= 0xffff) || (cp & 0xfffe) == 0xfffe)
			return false;
	}
	return true;
}

static void put_double(struct buf *out, str s)
{
	buf_char(out, '"');
	for (size_t i = 0, len; i < s.len; i += len) {
		str rest = str_skip(s, i);
		uint32_t cp = utf8_decode(rest, &len);

		if (cp == '"' || cp == '\\')
			buf_fmt(out, "\\%c", (char)cp);
		else if (cp == '\n')
			buf_add(out, S("\\n"));
		else if (is_printable(str_slice(rest, 0, len)) && cp != '\t')
			buf_add(out, str_slice(rest, 0, len));
		else if (cp > 0xffff)
			buf_fmt(out, "\\U%08x", (unsigned)cp);
		else
			buf_fmt(out, "\\u%04x", (unsigned)cp);
	}
	buf_char(out, '"');
}

static void put_single(struct buf *out, str s)
{
	buf_char(out, '\'');
	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] == '\'')
			buf_char(out, '\'');
		buf_char(out, s.ptr[i]);
	}
	buf_char(out, '\'');
}

static void put_line(struct buf *out, str s)
{
	if (s.len > 0 && (!is_printable(s) || str_find_char(s, '\n') < s.len))
		put_double(out, s);
	else if (s.len > 0 && is_plain(s))
		buf_add(out, s);
	else
		put_single(out, s);
}

void write_yaml_line(struct buf *out, str s, bool flow)
{
	bool marks = false;

	for (size_t i = 0; flow && i < s.len; i++)
		marks = marks || strchr(",[]{}", s.ptr[i]) != NULL;
	if (marks && is_printable(s) && str_find_char(s, '\n') == s.len)
		put_single(out, s);
	else
		put_line(out, s);
}

/* Lines that are only blanks, or a first line that begins with one, would be
 * read otherwise; so would more than one line end at the end. */
static bool is_literal(str s)
{
	str rest = s;

	if (str_find_char(s, '\n') == s.len || s.ptr[0] == ' ' ||
	    s.ptr[0] == '\n' || s.ptr[0] == '\t' || s.ptr[s.len - 1] == '\n' ||
	    !is_printable(s))
		return false;
	while (rest.ptr != NULL) {
		str line = str_cut(&rest, '\n');

		if (line.len > 0 && str_trim(line).len == 0)
			return false;
	}
	return true;
}

static void put_literal(struct buf *out, str s, size_t indent)
{
	str rest = s;

	buf_add(out, S("|-"));
	while (rest.ptr != NULL) {
		str line = str_cut(&rest, '\n');

		buf_char(out, '\n');
		if (line.len > 0)
			buf_chars(out, ' ', indent);
		buf_add(out, line);
	}
}

/* ------------------------------------------------------- order of members */

/* The schema of a place, with a reference into the same file followed. */
static const struct node *resolved(const struct node *root,
				   const struct node *schema)
{
	for (int i = 0; i < 8 && schema != NULL; i++) {
		str ref = node_text_of(schema, S("$ref"));

		if (!str_starts(ref, S("#/$defs/")) ||
		    node_get(schema, S("properties")) != NULL)
			break;
		schema = node_get(node_get(root, S("$defs")), str_skip(ref, 8));
	}
	return schema;
}

static const struct node *schema_of(const struct yaml_writer *w,
				    const struct node *schema, str key)
{
	return resolved(w->schema,
			node_get(node_get(schema, S("properties")), key));
}

static const struct node *items_of(const struct yaml_writer *w,
				   const struct node *schema)
{
	return resolved(w->schema, node_get(schema, S("items")));
}

/* --------------------------------------------------------------- the tree */

static void put_value(const struct yaml_writer *w, const struct node *schema,
		      const struct node *n, size_t indent, bool member);

static void put_indent(const struct yaml_writer *w, size_t indent)
{
	if (w->out->n > 0 && w->out->at[w->out->n - 1] != '\n')
		buf_char(w->out, '\n');
	buf_chars(w->out, ' ', indent);
}

static void put_member(const struct yaml_writer *w, const struct node *schema,
		       const struct node *n, size_t indent, bool first)
{
	if (!first)
		put_indent(w, indent);
	if (n->key.len > LONG_KEY) {
		buf_add(w->out, S("? "));
		put_line(w->out, n->key);
		put_indent(w, indent);
	} else {
		put_line(w->out, n->key);
	}
	buf_char(w->out, ':');
	put_value(w, schema_of(w, schema, n->key), n, indent + STEP, true);
}

/* Members that the schema names in its order, then the others; `first` is that
 * the place of the first is reached already. */
static void put_map(const struct yaml_writer *w, const struct node *schema,
		    const struct node *n, size_t indent, bool first)
{
	const struct node *order = node_get(schema, S("properties"));

	for (size_t i = 0; order != NULL && i < order->n; i++) {
		const struct node *m = node_get(n, order->child[i]->key);

		if (m == NULL)
			continue;
		put_member(w, schema, m, indent, first);
		first = false;
	}
	for (size_t i = 0; i < n->n; i++) {
		if (node_get(order, n->child[i]->key) != NULL)
			continue;
		put_member(w, schema, n->child[i], indent, first);
		first = false;
	}
}

static void put_scalar(const struct yaml_writer *w, const struct node *n,
		       size_t indent)
{
	if (n->kind == NODE_MAP)
		buf_add(w->out, S("{}"));
	else if (n->kind == NODE_LIST)
		buf_add(w->out, S("[]"));
	else if (n->kind == NODE_NULL)
		buf_add(w->out, S("null"));
	else if (n->kind != NODE_STRING)
		buf_add(w->out, n->text);
	else if (is_literal(n->text))
		put_literal(w->out, n->text, indent);
	else
		put_line(w->out, n->text);
}

static void put_elements(const struct yaml_writer *w, const struct node *schema,
			 const struct node *n, size_t indent)
{
	const struct node *items = items_of(w, schema);

	for (size_t i = 0; i < n->n; i++) {
		put_indent(w, indent);
		buf_char(w->out, '-');
		put_value(w, items, n->child[i], indent + STEP, false);
	}
}

/* A value after its key or dash.  A list stands one step in; so does a map
 * below a key, but below a dash it begins on its line. */
static void put_value(const struct yaml_writer *w, const struct node *schema,
		      const struct node *n, size_t indent, bool member)
{
	if (n->kind == NODE_LIST && n->n > 0) {
		put_elements(w, schema, n, indent);
	} else if (n->kind == NODE_MAP && n->n > 0) {
		if (member)
			put_indent(w, indent);
		else
			buf_char(w->out, ' ');
		put_map(w, schema, n, indent, true);
	} else {
		buf_char(w->out, ' ');
		put_scalar(w, n, indent);
	}
}

static bool is_wanted(str key, const str *keys, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(keys[i], key))
			return true;
	return false;
}

void write_yaml_members(struct buf *out, const struct profile *p,
			const struct node *map, const str *keys, size_t n)
{
	struct yaml_writer w = {.out = out, .schema = p ? p->schema : NULL};
	struct node wanted = *map;
	struct node **at = NEWN(out->a, map->n, struct node *);

	wanted.child = (struct node *const *)at;
	wanted.n = 0;
	for (size_t i = 0; i < map->n; i++)
		if (is_wanted(map->child[i]->key, keys, n))
			at[wanted.n++] = map->child[i];
	if (wanted.n == 0)
		return;
	put_map(&w, resolved(w.schema, w.schema), &wanted, 0, true);
	buf_char(out, '\n');
}

str write_yaml(struct arena *a, const struct profile *p,
	       const struct node *data)
{
	struct buf out = {.a = a};
	struct yaml_writer w = {.out = &out, .schema = p ? p->schema : NULL};
	str text;

	if (data == NULL)
		return (str){0};
	if (data->kind == NODE_MAP && data->n > 0)
		put_map(&w, resolved(w.schema, w.schema), data, 0, true);
	else
		put_value(&w, w.schema, data,
			  data->kind == NODE_LIST ? 0 : STEP,
			  data->kind == NODE_LIST);
	buf_char(&out, '\n');
	text = buf_str(&out);
	return text.ptr[0] == ' ' || text.ptr[0] == '\n' ? str_skip(text, 1)
							 : text;
}
