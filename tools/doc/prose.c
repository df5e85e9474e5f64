/*
 * Prose in normal form: markup is parsed and written again, one way for each
 * kind of block.
 *
 *	struct node      ->  lines, each behind the prefix of what it stands in
 *	QUOTE in an ITEM ->  "- > first line"
 *	                     "  > second line"
 *
 * The form must be a fixed point: the string that a Markdown document gives is
 * also found in its YAML form, where it is parsed again.  Lists that only an
 * odd marker kept apart run together, which changes the form a second time, so
 * writing repeats until nothing changes.  Most strings are plain lines of
 * words and are recognised without parsing.
 */
#include "doc/markup.h"

#include "base/buf.h"
#include "tree/markdown.h"

enum { ROUNDS = 6 };

struct prose {
	const struct source *source;
	struct buf out;
	struct buf prefix; /* of every line but the first of a block */
	bool item;	   /* directly in an item of a list */
};

static void put_prefix(struct prose *p, bool blank)
{
	str s = buf_str(&p->prefix);

	while (blank && s.len > 0 && s.ptr[s.len - 1] == ' ')
		s.len--;
	buf_char(&p->out, '\n');
	buf_add(&p->out, s);
}

static void put_lines(struct prose *p, str text)
{
	str rest = text;
	str line = str_cut(&rest, '\n');

	buf_add(&p->out, line);
	while (rest.ptr != NULL) {
		line = str_cut(&rest, '\n');
		put_prefix(p, line.len == 0);
		buf_add(&p->out, line);
	}
}

static void put_id(struct prose *p, str after, str id)
{
	if (id.len > 0)
		buf_fmt(&p->out, "%s{#%.*s}", after.len > 0 ? " " : "",
			STR(id));
}

static str first_line(const struct prose *p, const struct node *n)
{
	str all = source_slice(p->source, n->span);

	return str_cut(&all, '\n');
}

/* A carriage return ends a line as well: of those before its end each reading
 * would take one. */
static str without_returns(struct arena *a, str code)
{
	struct buf out = {.a = a};

	if (str_find_char(code, '\r') == code.len)
		return code;
	for (size_t i = 0; i < code.len; i++) {
		size_t end = i;

		while (end < code.len && code.ptr[end] == '\r')
			end++;
		if (end == code.len || code.ptr[end] == '\n')
			i = end;
		if (i < code.len)
			buf_char(&out, code.ptr[i]);
	}
	return buf_str(&out);
}

/* A fence longer than any run of backticks in the code. */
static void put_code(struct prose *p, const struct node *n)
{
	size_t run = 0, longest = 2;
	str code = without_returns(p->out.a, n->text);

	for (size_t i = 0; i < n->text.len; i++) {
		run = n->text.ptr[i] == '`' ? run + 1 : 0;
		longest = run > longest ? run : longest;
	}
	buf_chars(&p->out, '`', longest + 1);
	if (str_find_char(n->key, '`') == n->key.len)
		buf_add(&p->out, n->key);
	if (code.len > 0) {
		put_prefix(p, code.ptr[0] == '\n');
		put_lines(p, code);
	}
	put_prefix(p, false);
	buf_chars(&p->out, '`', longest + 1);
}

static void put_cell(struct prose *p, str text)
{
	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] == '|')
			buf_char(&p->out, '\\');
		buf_char(&p->out, text.ptr[i]);
	}
}

static void put_row(struct prose *p, const struct node *row)
{
	buf_char(&p->out, '|');
	for (size_t i = 0; i < row->n; i++) {
		buf_char(&p->out, ' ');
		put_cell(p, row->child[i]->text);
		buf_add(&p->out,
			row->child[i]->text.len > 0 ? S(" |") : S("|"));
	}
}

static void put_table(struct prose *p, const struct node *n)
{
	for (size_t i = 0; i < n->n; i++) {
		if (i > 0)
			put_prefix(p, false);
		put_row(p, n->child[i]);
		if (i > 0)
			continue;
		put_prefix(p, false);
		buf_char(&p->out, '|');
		for (size_t j = 0; j < n->child[0]->n; j++)
			buf_add(&p->out, S(" --- |"));
	}
}

static void put_blocks(struct prose *p, struct node *const *blocks, size_t n,
		       str id);

/* Blocks behind a mark: `first` before the first line, `rest` before every
 * other. */
static void put_behind(struct prose *p, str first, str rest,
		       const struct node *n)
{
	size_t depth = p->prefix.n;
	bool outside = p->item;

	while (n->n == 0 && first.len > 0 && first.ptr[first.len - 1] == ' ')
		first.len--;
	buf_add(&p->out, first);
	buf_add(&p->prefix, rest);
	p->item = n->kind == NODE_ITEM;
	put_blocks(p, n->child, n->n, n->kind == NODE_ITEM ? n->key : (str){0});
	p->prefix.n = depth;
	p->item = outside;
}

static void put_indented(struct prose *p, str mark, const struct node *n)
{
	struct buf blanks = {.a = p->out.a};

	buf_chars(&blanks, ' ', mark.len);
	put_behind(p, mark, buf_str(&blanks), n);
}

/* The number as written and what follows it: "3." or "3)". */
static str ordered_mark(const struct prose *p, const struct node *item,
			unsigned long *number)
{
	str line = str_trim(first_line(p, item));
	size_t i = 0;

	*number = 0;
	while (i < line.len && i < 9 && line.ptr[i] >= '0' &&
	       line.ptr[i] <= '9')
		*number = *number * 10 + (unsigned long)(line.ptr[i++] - '0');
	if (i == 0 || i == line.len ||
	    (line.ptr[i] != '.' && line.ptr[i] != ')')) {
		*number = 1;
		return S("1.");
	}
	return str_slice(line, 0, i + 1);
}

static void put_list(struct prose *p, const struct node *n)
{
	unsigned long number = 0;
	str mark = {0};

	if (n->kind == NODE_ORDERED && n->n > 0)
		mark = ordered_mark(p, n->child[0], &number);
	for (size_t i = 0; i < n->n; i++) {
		if (i > 0)
			put_prefix(p, false);
		if (n->kind == NODE_BULLETS)
			put_indented(p, S("- "), n->child[i]);
		else
			put_indented(p,
				     str_fmt(p->out.a, "%lu%c ", number + i,
					     mark.ptr[mark.len - 1]),
				     n->child[i]);
	}
}

static void put_section(struct prose *p, const struct node *n)
{
	buf_chars(&p->out, '#', n->level);
	if (n->text.len > 0)
		buf_char(&p->out, ' ');
	buf_add(&p->out, n->text);
	put_id(p, S("#"), n->key);
	if (n->n == 0)
		return;
	put_prefix(p, true);
	put_prefix(p, false);
	put_blocks(p, n->child, n->n, (str){0});
}

static void put_block(struct prose *p, const struct node *n, str id)
{
	switch (n->kind) {
	case NODE_PARAGRAPH:
		put_lines(p, n->text);
		put_id(p, n->text, n->key.len > 0 ? n->key : id);
		break;
	case NODE_BULLETS:
	case NODE_ORDERED: put_list(p, n); break;
	case NODE_TABLE: put_table(p, n); break;
	case NODE_QUOTE: put_behind(p, S("> "), S("> "), n); break;
	case NODE_FOOTNOTE:
		put_behind(p, str_fmt(p->out.a, "[^%.*s]: ", STR(n->key)),
			   S("    "), n);
		break;
	case NODE_CODE: put_code(p, n); break;
	case NODE_HTML: put_lines(p, str_trim(n->text)); break;
	case NODE_RULE:
		buf_add(&p->out, p->prefix.n > 0 ? S("***") : S("---"));
		break;
	case NODE_SECTION: put_section(p, n); break;
	case NODE_DOCUMENT:
	case NODE_ITEM:
	case NODE_ROW:
	case NODE_CELL:
	case NODE_NULL:
	case NODE_BOOL:
	case NODE_NUMBER:
	case NODE_STRING:
	case NODE_LIST:
	case NODE_MAP: break;
	}
}

/* Whether a list may follow a paragraph of its item on the next line: one that
 * begins empty, or with another number than 1, would be read as text. */
static bool hugs(const struct prose *p, const struct node *before,
		 const struct node *n)
{
	unsigned long number = 1;

	if (!p->item || before->kind != NODE_PARAGRAPH)
		return false;
	if (n->kind == NODE_ORDERED && n->n > 0)
		ordered_mark(p, n->child[0], &number);
	else if (n->kind != NODE_BULLETS)
		return false;
	return number == 1 && n->n > 0 && n->child[0]->n > 0 &&
	       n->child[0]->child[0]->kind == NODE_PARAGRAPH;
}

/* `id`: of the item these blocks are in; it goes behind the first paragraph. */
static void put_blocks(struct prose *p, struct node *const *blocks, size_t n,
		       str id)
{
	for (size_t i = 0; i < n; i++) {
		if (i > 0) {
			bool run_on = blocks[i - 1]->kind == NODE_BULLETS &&
				      blocks[i]->kind == NODE_BULLETS;

			if (!run_on && !hugs(p, blocks[i - 1], blocks[i]))
				put_prefix(p, true);
			put_prefix(p, false);
		}
		put_block(p, blocks[i], id);
		if (blocks[i]->kind == NODE_PARAGRAPH)
			id = (str){0};
	}
}

static str trimmed(str s)
{
	while (s.len > 0 &&
	       (s.ptr[s.len - 1] == '\n' || s.ptr[s.len - 1] == ' ' ||
		s.ptr[s.len - 1] == '\t'))
		s.len--;
	while (s.len > 0 && s.ptr[0] == '\n')
		s = str_skip(s, 1);
	return str_find_char(s, '\n') < s.len ? s : str_trim(s);
}

static str written(struct arena *a, const struct source *source,
		   struct node *const *blocks, size_t n)
{
	struct prose p = {.source = source, .out.a = a, .prefix.a = a};

	if (n == 1 && blocks[0]->kind == NODE_PARAGRAPH &&
	    blocks[0]->key.len == 0)
		return trimmed(blocks[0]->text);
	put_blocks(&p, blocks, n, (str){0});
	return trimmed(buf_str(&p.out));
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Whether a line begins with a word, and so is no block but a paragraph. */
static bool is_words(str line)
{
	unsigned char c = (unsigned char)line.ptr[0];
	size_t i = 0;

	while (i < line.len && is_digit(line.ptr[i]))
		i++;
	if (i > 0)
		return i == line.len ||
		       (line.ptr[i] != '.' && line.ptr[i] != ')');
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80 ||
	       c == '(' || c == '"' || c == '\'';
}

static bool is_clean(str line)
{
	char last = line.ptr[line.len - 1];

	if (last == ' ')
		return false;
	for (size_t i = 0; i < line.len; i++)
		if ((unsigned char)line.ptr[i] < ' ' ||
		    (line.ptr[i] == '{' && i + 1 < line.len &&
		     line.ptr[i + 1] == '#'))
			return false;
	return true;
}

enum line { LINE_NONE, LINE_BLANK, LINE_WORDS, LINE_BULLET, LINE_OTHER };

static enum line line_kind(str line)
{
	if (line.len == 0)
		return LINE_BLANK;
	if (!is_clean(line))
		return LINE_OTHER;
	if (is_words(line))
		return LINE_WORDS;
	return line.len > 2 && str_starts(line, S("- ")) &&
			       is_words(str_skip(line, 2))
		       ? LINE_BULLET
		       : LINE_OTHER;
}

/* Paragraphs of one line and flat lists, parted by one empty line: normal
 * without a doubt, and nearly all there is. */
static bool is_normal(str s)
{
	enum line before = LINE_NONE;
	str rest = s;

	if (s.len == 0)
		return true;
	while (rest.ptr != NULL) {
		enum line kind = line_kind(str_cut(&rest, '\n'));
		bool opens = before == LINE_NONE || before == LINE_BLANK;

		if (kind == LINE_OTHER || (kind == LINE_BLANK && opens) ||
		    (kind == LINE_WORDS && !opens) ||
		    (kind == LINE_BULLET && before == LINE_WORDS))
			return false;
		before = kind;
	}
	return before != LINE_BLANK;
}

static str again(struct arena *a, str s)
{
	struct source *source = source_new(a, S("prose"), s);
	struct findings ignored = {.a = a};
	struct span all = {0, (uint32_t)s.len};
	const struct node *n = markdown_read(a, source, all, &ignored);

	return written(a, source, n->child, n->n);
}

str markup_prose(struct arena *a, str s)
{
	str now = trimmed(s);

	for (int i = 0; i < ROUNDS && !is_normal(now); i++) {
		str next = again(a, now);

		if (next.len == 0 || str_eq(next, now))
			break;
		now = next;
	}
	return str_eq(now, s) ? s : now;
}

str markup_prose_of(struct arena *a, const struct source *source,
		    struct node *const *blocks, size_t n)
{
	return markup_prose(a, written(a, source, blocks, n));
}
