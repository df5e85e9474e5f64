/*
 * libyaml builds tokens of events of a grammar that few know; a profile of
 * 60 KB and a document of 9 KB cost more there than in all the rules.  What
 * people write needs a cursor and a column: a line that is indented deeper is
 * the value of the key above it, `- ` is an item, and a line that goes back
 * ends what was indented deeper.
 *
 * Nothing is decided here that libyaml decides otherwise: wherever it has a
 * finding, or a quirk, this gives up, and the part is read again by it.  What
 * both read they read alike, to the byte; a test holds them together.
 */
#include "tree/yaml_plain.h"

#include "base/utf8.h"
#include "tree/yaml_lines.h"

enum { DEPTH_MAX = NODE_DEPTH - 10 };

static bool read_block(struct yaml_lines *l, uint32_t indent);
static bool read_flow(struct yaml_lines *l);

static bool is_break(char c)
{
	return c == ' ' || c == '\n';
}

static bool at_item(const struct yaml_lines *l)
{
	return l->at < l->end && l->text[l->at] == '-' &&
	       is_break(yaml_peek(l, 1));
}

static str take_anchor(struct yaml_lines *l)
{
	str name = l->anchor;

	l->anchor = (str){0};
	return name;
}

static bool open(struct yaml_lines *l, enum node_kind kind)
{
	struct span at = {l->at, l->end};

	return l->g->depth < DEPTH_MAX &&
	       gather_open(l->g, node_new(l->g->a, kind, at), take_anchor(l));
}

static bool take(struct yaml_lines *l, struct yaml_scalar *s)
{
	s->anchor = take_anchor(l);
	return yaml_scalar_take(l->g, s);
}

/* Nothing, where the colon or the dash before it ends. */
static bool read_nothing(struct yaml_lines *l, uint32_t at)
{
	struct yaml_scalar s = {.value = scalar_plain(l->g->a, S("")),
				.written = S(""),
				.plain = true,
				.at = {at, at}};

	return l->anchor.len == 0 && take(l, &s);
}

static bool read_alias(struct yaml_lines *l)
{
	uint32_t from = l->at;
	str name = yaml_read_name(l);

	return name.len > 0 && l->anchor.len == 0 &&
	       gather_alias(l->g, name, (struct span){from, l->at});
}

static bool read_value(struct yaml_lines *l, uint32_t indent)
{
	char c = l->text[l->at];
	struct yaml_scalar s;

	if (c == '[' || c == '{')
		return read_flow(l) && yaml_next_line(l);
	if (c == '*')
		return read_alias(l) && yaml_next_line(l);
	return yaml_read_scalar(l, indent, &s) && yaml_next_line(l) &&
	       take(l, &s);
}

/* ------------------------------------------------------------ brackets */

static bool read_in_flow(struct yaml_lines *l)
{
	char c = yaml_peek(l, 0);
	struct yaml_scalar s;

	if (c == '[' || c == '{')
		return read_flow(l);
	if (c == '*')
		return read_alias(l);
	return yaml_read_in_flow(l, &s) && take(l, &s);
}

static bool read_member(struct yaml_lines *l)
{
	struct yaml_scalar s;

	if (!yaml_read_in_flow(l, &s) || yaml_peek(l, 0) != ':' ||
	    !is_break(yaml_peek(l, 1)) || !take(l, &s))
		return false;
	l->at++;
	return yaml_skip_gap(l) && read_in_flow(l);
}

/* From the opening bracket to the one that closes. */
static bool read_flow(struct yaml_lines *l)
{
	bool map = l->text[l->at] == '{';
	char close = map ? '}' : ']';

	if (!open(l, map ? NODE_MAP : NODE_LIST))
		return false;
	l->at++;
	while (yaml_skip_gap(l) && yaml_peek(l, 0) != close) {
		if (map ? !read_member(l) : !read_in_flow(l))
			return false;
		if (!yaml_skip_gap(l))
			return false;
		if (yaml_peek(l, 0) == ',')
			l->at++;
		else if (yaml_peek(l, 0) != close)
			return false;
	}
	if (yaml_peek(l, 0) != close)
		return false;
	l->at++;
	gather_close(l->g, l->at);
	return true;
}

/* ------------------------------------------------------------ blocks */

/* What stands deeper than `indent` on the lines that follow; `after` is where
 * the dash or the colon ends. */
static bool read_below(struct yaml_lines *l, uint32_t indent, uint32_t after,
		       bool is_map)
{
	bool bare = l->at >= l->end || l->text[l->at] == '\n';

	if (!yaml_next_line(l))
		return false;
	if (l->at < l->end &&
	    (yaml_column(l) > indent || (is_map && yaml_column(l) == indent &&
					 at_item(l) && l->anchor.len == 0)))
		return read_block(l, indent);
	return bare && read_nothing(l, after);
}

/* What stands behind a dash or a colon; an anchor is that of a whole value, or
 * left to libyaml. */
static bool read_behind(struct yaml_lines *l, uint32_t indent, bool is_map)
{
	uint32_t after = l->at;

	yaml_skip_blanks(l);
	if (yaml_peek(l, 0) == '&') {
		l->anchor = yaml_read_name(l);
		if (l->anchor.len == 0 || !is_break(yaml_peek(l, 0)))
			return false;
		yaml_skip_blanks(l);
		if (!yaml_at_end_of_line(l) && (at_item(l) || yaml_at_key(l)))
			return false;
	}
	if (yaml_at_end_of_line(l))
		return read_below(l, indent, after, is_map);
	return is_map ? read_value(l, indent) : read_block(l, indent);
}

/* Whether what is open at `indent` goes on at the cursor. */
static bool goes_on(const struct yaml_lines *l, uint32_t indent)
{
	return l->at < l->end && yaml_column(l) == indent;
}

/* Whether it ends there, and the line belongs to something round it. */
static bool goes_back(const struct yaml_lines *l, uint32_t indent)
{
	return l->at >= l->end || yaml_column(l) < indent;
}

static bool read_list(struct yaml_lines *l, uint32_t indent, bool in_key)
{
	if (!open(l, NODE_LIST))
		return false;
	while (goes_on(l, indent) && at_item(l)) {
		l->at++;
		if (!read_behind(l, indent, false))
			return false;
	}
	gather_close(l->g, 0);
	return goes_back(l, indent) || (in_key && goes_on(l, indent));
}

static bool read_map(struct yaml_lines *l, uint32_t indent)
{
	if (!open(l, NODE_MAP))
		return false;
	while (goes_on(l, indent)) {
		struct yaml_scalar key;

		if (!yaml_read_key(l, &key) || l->anchor.len > 0 ||
		    !take(l, &key) || !read_behind(l, indent, true))
			return false;
	}
	gather_close(l->g, 0);
	return goes_back(l, indent);
}

/* Whatever begins at the cursor, within something indented by `indent`. */
static bool read_block(struct yaml_lines *l, uint32_t indent)
{
	uint32_t column = yaml_column(l);

	if (at_item(l))
		return read_list(l, column, column == indent);
	if (yaml_at_key(l))
		return read_map(l, column);
	return read_value(l, indent);
}

/* Whether all characters are ones that libyaml takes for no more than letters:
 * no tabs or controls, no line ends but one. */
static bool is_plain(str text)
{
	unsigned char all = 0;

	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.ptr[i];

		all |= c;
		if ((c < ' ' && c != '\n') || c == 0x7f)
			return false;
		if ((c == 0xc2 || c == 0xe2 || c == 0xef) && i + 2 < text.len) {
			str next = str_slice(text, i + 1, i + 3);

			if ((c == 0xc2 && (next.ptr[0] & 0xe0) == 0x80) ||
			    str_eq(next, S("\x80\xa8")) ||
			    str_eq(next, S("\x80\xa9")) ||
			    str_eq(next, S("\xbb\xbf")) ||
			    str_eq(next, S("\xbf\xbe")) ||
			    str_eq(next, S("\xbf\xbf")))
				return false;
		}
	}
	return all < 0x80 || utf8_check(text) == text.len;
}

bool yaml_plain_read(struct gather *g, struct span part)
{
	struct yaml_lines l = {.g = g,
			       .text = g->source->text.ptr,
			       .end = part.to,
			       .at = part.from,
			       .line = part.from};

	if (!is_plain(source_slice(g->source, part)) || !yaml_next_line(&l) ||
	    l.at >= l.end || yaml_column(&l) > 0)
		return false;
	if (at_item(&l) ? !read_list(&l, 0, false)
			: !yaml_at_key(&l) || !read_map(&l, 0))
		return false;
	return l.at >= l.end;
}
