/*
 * The rules are those of YAML 1.2.2, chapters 6 to 8, as libyaml has them; what
 * it decides in its own way is left to it: keys of a thousand characters, tabs,
 * explicit indentation, texts between quotes that go on on the next line.
 */
#include "tree/yaml_lines.h"

#include "base/buf.h"

enum { KEY_MAX = 1000 };

static bool one_of(char c, const char *chars)
{
	return c != '\0' && strchr(chars, c) != NULL;
}

static bool is_break(char c)
{
	return c == ' ' || c == '\n';
}

void yaml_skip_blanks(struct yaml_lines *l)
{
	while (l->at < l->end && l->text[l->at] == ' ')
		l->at++;
}

static uint32_t end_of_line(const struct yaml_lines *l)
{
	const char *from = l->text + l->at;
	const char *end = memchr(from, '\n', l->end - l->at);

	return end != NULL ? l->at + (uint32_t)(end - from) : l->end;
}

bool yaml_at_end_of_line(const struct yaml_lines *l)
{
	return l->at >= l->end || l->text[l->at] == '\n' ||
	       l->text[l->at] == '#';
}

/* Marks of a document, and directives. */
static bool is_mark(const struct yaml_lines *l)
{
	str rest = {l->text + l->at, l->end - l->at};

	return rest.len > 0 &&
	       (rest.ptr[0] == '%' || str_starts(rest, S("---")) ||
		str_starts(rest, S("...")));
}

bool yaml_next_line(struct yaml_lines *l)
{
	for (;;) {
		bool parted = l->at == l->line || l->text[l->at - 1] == ' ';

		yaml_skip_blanks(l);
		if (l->at >= l->end)
			return true;
		parted = parted || l->text[l->at - 1] == ' ';
		if (l->text[l->at] == '#' && parted)
			l->at = end_of_line(l);
		if (l->at < l->end && l->text[l->at] != '\n')
			break;
		if (l->at < l->end)
			l->at++;
		l->line = l->at;
		yaml_skip_blanks(l);
		if (l->at < l->end && !one_of(l->text[l->at], "\n#"))
			return yaml_column(l) > 0 || !is_mark(l);
	}
	/* the first line of a part, before anything was read */
	return yaml_column(l) == 0 && !is_mark(l);
}

bool yaml_skip_gap(struct yaml_lines *l)
{
	yaml_skip_blanks(l);
	while (l->at < l->end && one_of(l->text[l->at], "\n#")) {
		if (l->text[l->at] == '#' && l->at > l->line &&
		    l->text[l->at - 1] != ' ')
			return false;
		l->at = end_of_line(l);
		if (l->at < l->end)
			l->line = ++l->at;
		if (is_mark(l))
			return false;
		yaml_skip_blanks(l);
	}
	return l->at < l->end;
}

str yaml_read_name(struct yaml_lines *l)
{
	uint32_t from = ++l->at;

	while (l->at < l->end && !one_of(l->text[l->at], " \n,[]{}:?&*#") &&
	       (str_lower(l->text[l->at]) - 'a' < 26 ||
		one_of(l->text[l->at], "0123456789_-")))
		l->at++;
	if (l->at < l->end && !one_of(l->text[l->at], " \n,]}"))
		return (str){0};
	return (str){l->text + from, l->at - from};
}

/* ------------------------------------------------------------ plain */

/* Whether a text without quotes may begin with the character at the cursor. */
static bool may_begin(const struct yaml_lines *l)
{
	char c = yaml_peek(l, 0);

	if (c == '-')
		return !is_break(yaml_peek(l, 1));
	return !one_of(c, "?:,[]{}#&*!|>'\"%@` \n");
}

/* Where the text without quotes ends that begins at `from`, on its line: at a
 * colon or a comment or the end; blanks before that are not of it. */
static uint32_t plain_end(const struct yaml_lines *l, uint32_t from,
			  uint32_t *stop)
{
	uint32_t i = from, end;

	for (; i < l->end && l->text[i] != '\n'; i++) {
		char c = l->text[i];

		if (c == ':' && (i + 1 == l->end || is_break(l->text[i + 1])))
			break;
		if (c == '#' && i > from && l->text[i - 1] == ' ')
			break;
	}
	*stop = i;
	for (end = i; end > from && l->text[end - 1] == ' ';)
		end--;
	return end;
}

static str between(const struct yaml_lines *l, uint32_t from, uint32_t to)
{
	return (str){l->text + from, to - from};
}

static void set_plain(struct yaml_lines *l, struct yaml_scalar *s, str text,
		      struct span at)
{
	*s = (struct yaml_scalar){.value = scalar_plain(l->g->a, text),
				  .written = text,
				  .plain = true,
				  .at = at};
}

/* The next line of a text without quotes, if there is one: deeper than
 * `indent`.  Counts the line ends passed in `*breaks`. */
static bool goes_on(struct yaml_lines *l, uint32_t indent, uint32_t *breaks)
{
	struct yaml_lines next = *l;

	for (*breaks = 0; next.at < next.end && next.text[next.at] == '\n';) {
		++*breaks;
		next.line = ++next.at;
		yaml_skip_blanks(&next);
	}
	if (*breaks == 0 || next.at >= next.end || next.text[next.at] == '#' ||
	    yaml_column(&next) <= indent)
		return false;
	*l = next;
	return true;
}

/* Line ends within it are blanks, but an empty line is a line end. */
static bool read_plain(struct yaml_lines *l, uint32_t indent,
		       struct yaml_scalar *s)
{
	uint32_t from = l->at, stop, breaks;
	uint32_t end = plain_end(l, from, &stop);
	struct buf all = {.a = l->g->a};

	l->at = stop;
	while (goes_on(l, indent, &breaks)) {
		if (all.n == 0)
			buf_add(&all, between(l, from, end));
		if (breaks == 1)
			buf_char(&all, ' ');
		while (--breaks > 0)
			buf_char(&all, '\n');
		from = l->at;
		end = plain_end(l, from, &stop);
		buf_add(&all, between(l, from, end));
		l->at = stop;
	}
	if (l->at < l->end && l->text[l->at] == ':')
		return false;
	s->at.to = end;
	set_plain(l, s, all.n > 0 ? buf_str(&all) : between(l, from, end),
		  s->at);
	return true;
}

/* ------------------------------------------------------------ quotes */

/* Where the text at the cursor has its closing quote; 0 when that is not on the
 * line.  Whether it holds escapes in `*escapes`. */
static uint32_t closing(const struct yaml_lines *l, bool *escapes)
{
	char quote = l->text[l->at];

	*escapes = false;
	for (uint32_t i = l->at + 1; i < l->end && l->text[i] != '\n'; i++) {
		bool twice = l->text[i] == quote && quote == '\'' &&
			     i + 1 < l->end && l->text[i + 1] == quote;

		if (twice || (l->text[i] == '\\' && quote == '"')) {
			*escapes = true;
			i++;
			if (i >= l->end || l->text[i] == '\n')
				return 0;
		} else if (l->text[i] == quote) {
			return i;
		}
	}
	return 0;
}

/* False for an escape that is left to libyaml. */
static bool unescape(struct yaml_lines *l, str raw, char quote, str *out)
{
	char *to = arena_alloc(l->g->a, raw.len);

	*out = (str){to, 0};
	for (size_t i = 0; i < raw.len; i++) {
		char c = raw.ptr[i];

		if (c == quote || (c == '\\' && quote == '"')) {
			c = raw.ptr[++i];
			if (quote == '"' && !one_of(c, "nt\"\\/"))
				return false;
			if (quote == '"' && one_of(c, "nt"))
				c = c == 'n' ? '\n' : '\t';
		}
		to[out->len++] = c;
	}
	return true;
}

static bool read_quoted(struct yaml_lines *l, struct yaml_scalar *s)
{
	bool escapes;
	uint32_t end = closing(l, &escapes);
	str text = between(l, l->at + 1, end);

	if (end == 0)
		return false;
	if (escapes && !unescape(l, text, l->text[l->at], &text))
		return false;
	*s = (struct yaml_scalar){.value = {.kind = NODE_STRING, .text = text},
				  .written = text,
				  .at = {l->at, end + 1}};
	l->at = end + 1;
	return true;
}

static bool at_quote(const struct yaml_lines *l)
{
	return l->at < l->end && one_of(l->text[l->at], "'\"");
}

/* ------------------------------------------------------------ keys */

/* Where the colon of the key at the cursor stands; 0 for no key. */
static uint32_t colon_of(const struct yaml_lines *l)
{
	struct yaml_lines at = *l;
	bool escapes;
	uint32_t stop;

	if (at_quote(l)) {
		at.at = closing(l, &escapes);
		if (at.at == 0)
			return 0;
		at.at++;
		yaml_skip_blanks(&at);
		stop = at.at;
	} else if (may_begin(l)) {
		plain_end(l, l->at, &stop);
	} else {
		return 0;
	}
	if (stop >= l->end || l->text[stop] != ':' || stop - l->at > KEY_MAX ||
	    (stop + 1 < l->end && !is_break(l->text[stop + 1])))
		return 0;
	return stop;
}

bool yaml_at_key(const struct yaml_lines *l)
{
	return colon_of(l) > 0;
}

bool yaml_read_key(struct yaml_lines *l, struct yaml_scalar *s)
{
	uint32_t colon = colon_of(l), stop;
	struct span at = {l->at, l->at};

	if (colon == 0)
		return false;
	if (at_quote(l)) {
		if (!read_quoted(l, s))
			return false;
	} else {
		at.to = plain_end(l, l->at, &stop);
		set_plain(l, s, between(l, at.from, at.to), at);
	}
	l->at = colon + 1;
	return true;
}

bool yaml_read_scalar(struct yaml_lines *l, uint32_t indent,
		      struct yaml_scalar *s)
{
	if (at_quote(l))
		return read_quoted(l, s);
	if (one_of(l->text[l->at], "|>"))
		return yaml_read_text(l, indent, s);
	s->at.from = l->at;
	return may_begin(l) && read_plain(l, indent, s);
}

bool yaml_read_in_flow(struct yaml_lines *l, struct yaml_scalar *s)
{
	uint32_t from = l->at, end;

	if (at_quote(l))
		return read_quoted(l, s);
	if (!may_begin(l))
		return false;
	while (l->at < l->end && !one_of(l->text[l->at], ",[]{}:#?\n"))
		l->at++;
	for (end = l->at; end > from && l->text[end - 1] == ' ';)
		end--;
	set_plain(l, s, between(l, from, end), (struct span){from, end});
	return true;
}
