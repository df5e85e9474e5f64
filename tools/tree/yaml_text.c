/*
 * Texts of many lines, after `|` or `>` (YAML 1.2.2, 8.1).  Where the first
 * lines are empty and deeper than the text, libyaml has a way of its own, and
 * explicit indentation is rare: both are left to it.
 */
#include "base/buf.h"
#include "tree/yaml_lines.h"

/* How a text after `|` or `>` is put together. */
struct block {
	bool folded;
	char chomp;	 /* '-', '+' or neither */
	uint32_t indent; /* of its lines */
	uint32_t from, to;
};

/* A line of it; `text` begins behind the indentation. */
struct block_line {
	str text;
	bool empty;
};

/* The line that begins at `*at`, which moves on; false when it is no more of
 * the block. */
static bool next_line(const struct yaml_lines *l, uint32_t indent, uint32_t *at,
		      struct block_line *out)
{
	uint32_t i = *at, end;
	const char *stop;

	if (i >= l->end)
		return false;
	while (i < l->end && i - *at < indent && l->text[i] == ' ')
		i++;
	stop = memchr(l->text + i, '\n', l->end - i);
	end = stop != NULL ? (uint32_t)(stop - l->text) : l->end;
	out->empty = i == end;
	out->text = (str){l->text + i, end - i};
	if (out->empty ? stop == NULL : i - *at < indent)
		return false;
	*at = stop != NULL ? end + 1 : l->end;
	return true;
}

/* The first line that is not empty says how deep it is; false when an empty
 * one before it is deeper still, or there is none. */
static bool find_indent(const struct yaml_lines *l, uint32_t outer,
			struct block *b)
{
	uint32_t deepest = 0, at = b->from;

	while (at < l->end) {
		uint32_t from = at;

		while (at < l->end && l->text[at] == ' ')
			at++;
		if (at < l->end && l->text[at] != '\n') {
			b->indent = at - from;
			return b->indent > outer && deepest <= b->indent;
		}
		if (at - from > deepest)
			deepest = at - from;
		at++;
	}
	return false;
}

/* Puts the lines together as YAML 1.2.2, 8.1.3 says: a line end between two
 * lines is a blank, unless one of them begins with a blank. */
static str join(struct yaml_lines *l, struct block *b)
{
	struct buf out = {.a = l->g->a};
	struct block_line line;
	bool first = true, before_blank = false, ended = false;
	size_t empty = 0;
	uint32_t at = b->from;

	while (next_line(l, b->indent, &at, &line)) {
		bool blank = !line.empty && line.text.ptr[0] == ' ';

		b->to = at;
		if (line.empty) {
			empty++;
			continue;
		}
		if (!first && b->folded && !before_blank && !blank) {
			if (empty == 0)
				buf_char(&out, ' ');
		} else if (!first) {
			buf_char(&out, '\n');
		}
		for (; empty > 0; empty--)
			buf_char(&out, '\n');
		buf_add(&out, line.text);
		before_blank = blank;
		first = false;
		ended = l->text[at - 1] == '\n';
	}
	if (b->chomp != '-' && ended)
		buf_char(&out, '\n');
	for (; b->chomp == '+' && empty > 0; empty--)
		buf_char(&out, '\n');
	return buf_str(&out);
}

bool yaml_read_text(struct yaml_lines *l, uint32_t indent,
		    struct yaml_scalar *s)
{
	struct block b = {.folded = l->text[l->at] == '>'};
	struct span at = {l->at, 0};
	str text;

	l->at++;
	if (yaml_peek(l, 0) == '+' || yaml_peek(l, 0) == '-')
		b.chomp = l->text[l->at++];
	yaml_skip_blanks(l);
	if (l->at >= l->end || l->text[l->at] != '\n')
		return false;
	b.from = b.to = l->at + 1;
	if (!find_indent(l, indent, &b))
		return false;
	text = join(l, &b);
	at.to = b.to;
	while (l->text[at.to - 1] == ' ' || l->text[at.to - 1] == '\n')
		at.to--;
	*s = (struct yaml_scalar){.value = {.kind = NODE_STRING, .text = text},
				  .written = text,
				  .at = at};
	/* the cursor at a line end, as after all other scalars */
	l->at = b.to;
	if (l->text[b.to - 1] == '\n')
		l->at--;
	return true;
}
