/*
 * The paper in pieces.  Lines with tabs are ours; all between them is read by
 * the Markdown reader, for lists, emphasis and headings in a paper are what
 * Markdown takes them for, and then mended.
 */
#include "import/paper.h"

#include "base/utf8.h"
#include "base/vec.h"
#include "import/clean.h"
#include "import/drawn.h"
#include "import/labels.h"
#include "tree/inline.h"
#include "tree/markdown.h"

enum { BROKEN_MIN = 80 };

static void put_blocks(struct importing *im, const struct node *n);

static bool is_lower(str s)
{
	size_t len;
	uint32_t cp;

	if (s.len == 0)
		return false;
	cp = utf8_decode(s, &len);
	return (cp >= 'a' && cp <= 'z') || (cp >= 0xdf && cp <= 0xff);
}

static bool is_broken_off(str text, bool item)
{
	char last;

	if (text.len == 0)
		return false;
	last = text.ptr[text.len - 1];
	if (strchr(".;:?!)>*\"'", last) != NULL || (item && last == ','))
		return false;
	return text.len >= BROKEN_MIN || last == ',' ||
	       str_find(text, S(". ")) < text.len;
}

/* The last paragraph of a block, when a sentence may go on behind it. */
static struct node *last_text(struct node *n, bool item)
{
	while (n != NULL && n->n > 0 &&
	       (n->kind == NODE_BULLETS || n->kind == NODE_ORDERED ||
		n->kind == NODE_ITEM)) {
		item = true;
		n = n->child[n->n - 1];
	}
	return n != NULL && n->kind == NODE_PARAGRAPH &&
			       is_broken_off(n->text, item)
		       ? n
		       : NULL;
}

/* A sentence that broke over a page: joined to what it belongs to. */
static bool join(struct importing *im, const struct node *n)
{
	struct node *before = im->n > 0 && im->at[im->n - 1].kind == PIECE_BLOCK
				      ? im->at[im->n - 1].node
				      : NULL;

	before = is_lower(n->text) ? last_text(before, false) : NULL;
	if (before == NULL)
		return false;
	before->text =
		str_fmt(im->a, "%.*s %.*s", STR(before->text), STR(n->text));
	before->span = before->text_span = span_join(before->span, n->span);
	im->at[im->n - 1].node->span =
		span_join(im->at[im->n - 1].node->span, n->span);
	paper_note(im, "import-split-text", n->span, NULL);
	return true;
}

static struct node *footnote(struct importing *im, int number, str text,
			     struct span at)
{
	struct node *n = node_new(im->a, NODE_FOOTNOTE, at);
	struct node_list children = {0};

	n->key = str_fmt(im->a, "%d", number);
	*PUSH(im->a, &children) = paper_paragraph(im, text, at);
	node_adopt(n, &children);
	*PUSH(im->a, &im->seen.notes) =
		(struct written_note){n->key, inline_words(im->a, text), at};
	paper_note(im, "import-footnote", at, NULL);
	return n;
}

static void mend_text(struct importing *im, struct node *n)
{
	str text = clean_text(im->a, n->text);

	if (text.ptr != n->text.ptr)
		paper_note(im, "import-residue", n->span, NULL);
	n->text = text;
}

static bool is_strong(str text)
{
	return text.len > 2 && (text.ptr[0] == '*' || text.ptr[0] == '_') &&
	       text.ptr[text.len - 1] == text.ptr[0] && text.ptr[1] != ' ';
}

/* Lines that begin with a bullet that Markdown does not know. */
static bool put_bullets(struct importing *im, const struct node *n)
{
	str rest = source_slice(im->paper, n->span);
	struct node_list items = {0};

	if (clean_bullet(str_trim(rest)) == 0)
		return false;
	while (rest.ptr != NULL) {
		str line = str_trim(str_cut(&rest, '\n'));
		size_t bullet = clean_bullet(line);
		str text = clean_text(im->a, str_skip(line, bullet));

		if (line.len == 0)
			continue;
		if (bullet > 0 || items.n == 0) {
			*PUSH(im->a, &items) =
				paper_item(im, text, paper_span(im, line));
			continue;
		}
		struct node *last = items.at[items.n - 1];
		struct node *p = last->n > 0 ? last->child[0] : NULL;

		if (p == NULL)
			continue;
		p->text = str_fmt(im->a, "%.*s %.*s", STR(p->text), STR(text));
		p->span = last->span =
			span_join(last->span, paper_span(im, line));
	}
	paper_block(im, paper_list(im, NODE_BULLETS, &items));
	return true;
}

static void put_paragraph(struct importing *im, struct node *n)
{
	size_t len;
	int number = clean_superscript(n->text, &len);

	if (number >= 0 && len < n->text.len && n->text.ptr[len] == ' ') {
		paper_block(im,
			    footnote(im, number,
				     clean_text(im->a, str_trim(str_skip(
							       n->text, len))),
				     n->span));
		return;
	}
	if (put_bullets(im, n) || paper_pair_lines(im, n) ||
	    paper_title_lines(im, n) || paper_numbered_lines(im, n) ||
	    labels_split(im, n))
		return;
	mend_text(im, n);
	if (n->text.len == 0 || join(im, n))
		return;
	paper_block(im, n);
	im->at[im->n - 1].strong = is_strong(n->text);
	im->at[im->n - 1].plain = im->forms->page != NULL &&
				  regex_matches(im->forms->page, n->text);
}

/* "- 1 Het samenwerkingsverband ..." below an empty item: a footnote, as one
 * converter writes it. */
static bool put_footnote_item(struct importing *im, const struct node *item,
			      bool after_empty)
{
	const struct node *p = item->n > 0 ? item->child[0] : NULL;
	str text = p != NULL ? p->text : (str){0};
	size_t i = 0;
	int number = 0;

	if (!after_empty || p == NULL || p->kind != NODE_PARAGRAPH)
		return false;
	while (i < text.len && i < 3 && text.ptr[i] >= '0' &&
	       text.ptr[i] <= '9')
		number = number * 10 + (text.ptr[i++] - '0');
	if (i == 0 || i + 1 >= text.len || text.ptr[i] != ' ')
		return false;
	paper_block(im, footnote(im, number,
				 clean_text(im->a, str_skip(text, i + 1)),
				 item->span));
	return true;
}

static void mend_below(struct importing *im, const struct node *n)
{
	for (size_t i = 0; i < n->n; i++) {
		if (n->child[i]->kind == NODE_PARAGRAPH)
			mend_text(im, n->child[i]);
		else
			mend_below(im, n->child[i]);
	}
}

/* The number that an item begins with; 0 when it has none. */
static unsigned item_number(const struct importing *im, const struct node *item)
{
	str s = str_trim(source_slice(im->paper, item->span));
	unsigned number = 0;

	for (size_t i = 0;
	     i < s.len && i < 4 && s.ptr[i] >= '0' && s.ptr[i] <= '9'; i++)
		number = number * 10 + (unsigned)(s.ptr[i] - '0');
	return number;
}

static void append_items(struct importing *im, struct node *to,
			 struct node *const *items, size_t n)
{
	struct node_list all = {0};

	for (size_t i = 0; i < to->n; i++)
		*PUSH(im->a, &all) = to->child[i];
	for (size_t i = 0; i < n; i++)
		*PUSH(im->a, &all) = items[i];
	node_adopt(to, &all);
	to->span = span_join(to->span, items[n - 1]->span);
}

/* A list that goes on: bullets below the last number, and the next number. */
static bool put_continued(struct importing *im, struct node *list)
{
	struct node *before = im->n > 0 && im->at[im->n - 1].kind == PIECE_BLOCK
				      ? im->at[im->n - 1].node
				      : NULL;
	struct node *last;
	str s;

	if (before == NULL || before->kind != NODE_ORDERED || list->n == 0)
		return false;
	last = before->child[before->n - 1];
	if (list->kind == NODE_ORDERED) {
		if (item_number(im, list->child[0]) !=
		    item_number(im, before->child[0]) + before->n)
			return false;
		seen_break(im, false, list->child[0]->span);
		append_items(im, before, list->child, list->n);
		return true;
	}
	s = source_slice(im->paper, (struct span){0, list->span.from});
	if (s.len == 0 || (s.ptr[s.len - 1] != ' ' && s.ptr[s.len - 1] != '\t'))
		return false;
	append_items(im, last, &list, 1);
	before->span = span_join(before->span, last->span);
	return true;
}

/* Where numbering begins again: another list, or a heading above one. */
static bool begins_again(const struct importing *im, const struct node *list,
			 size_t i)
{
	return list->kind == NODE_ORDERED && i > 0 &&
	       item_number(im, list->child[i]) == 1 &&
	       item_number(im, list->child[i - 1]) > 1;
}

static void put_list(struct importing *im, struct node *list)
{
	struct node_list items = {0};
	bool empty = false;

	for (size_t i = 0; i < list->n; i++) {
		struct node *item = list->child[i];

		if (begins_again(im, list, i) && items.n > 0) {
			paper_block(im, paper_list(im, list->kind, &items));
			items = (struct node_list){0};
		}

		if (item->n == 0) {
			empty = true;
			continue;
		}
		if (put_footnote_item(im, item, empty))
			continue;
		mend_below(im, item);
		*PUSH(im->a, &items) = item;
	}
	if (items.n == 0)
		return;
	if (items.n < list->n)
		list = paper_list(im, list->kind, &items);
	if (!put_continued(im, list))
		paper_block(im, list);
}

/* What Markdown takes for code because it is indented is text in a paper. */
static void put_lines(struct importing *im, struct node *n)
{
	str all = source_slice(im->paper, n->span), rest = all;

	if (str_starts(str_trim(all), S("```")) ||
	    str_starts(str_trim(all), S("~~~"))) {
		paper_block(im, n);
		return;
	}
	while (rest.ptr != NULL) {
		str line = str_trim(str_cut(&rest, '\n'));

		if (line.len > 0)
			put_paragraph(im,
				      paper_paragraph(im, line,
						      paper_span(im, line)));
	}
}

static void put_heading(struct importing *im, struct node *n)
{
	struct node *heading = paper_section(im, n->text, n->text_span);

	heading->key = n->key;
	heading->span = heading->key_span = n->key_span;
	mend_text(im, heading);
	if (is_strong(heading->text))
		heading->text = inline_words(im->a, heading->text);
	if (heading->text.len > 0)
		paper_heading(im, heading)->marks = n->level;
	put_blocks(im, n);
}

static void put_block(struct importing *im, struct node *n)
{
	switch (n->kind) {
	case NODE_SECTION: put_heading(im, n); break;
	case NODE_PARAGRAPH: put_paragraph(im, n); break;
	case NODE_BULLETS:
	case NODE_ORDERED: put_list(im, n); break;
	case NODE_TABLE: paper_markdown_table(im, n); break;
	case NODE_CODE:
	case NODE_HTML: put_lines(im, n); break;
	case NODE_QUOTE:
	case NODE_FOOTNOTE: paper_block(im, n); break;
	case NODE_RULE:
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

static void put_blocks(struct importing *im, const struct node *n)
{
	for (size_t i = 0; i < n->n; i++)
		put_block(im, n->child[i]);
}

static void put_text(struct importing *im, struct span part)
{
	if (str_trim(source_slice(im->paper, part)).len > 0)
		put_blocks(im, markdown_read(im->a, im->paper, part, im->to));
}

static void put_rows(struct importing *im, const struct paper_rows *rows)
{
	if (!paper_contents(im, rows) && !paper_pairs(im, rows))
		paper_tables(im, rows);
}

/* A number or bullet on its own: "1.", "2.1", a dash. */
static bool is_mark(struct importing *im, str s)
{
	str with = str_cat(im->a, s, S(" x")), number;
	unsigned depth;

	return s.len > 0 && s.len < 12 &&
	       (clean_bullet(with) == s.len + 1 ||
		paper_number(with, &number, &depth) == s.len + 1);
}

/* Whether rows are no table but lines that are indented, or each a number or
 * bullet and the text behind it. */
static bool are_text(struct importing *im, const struct paper_rows *rows)
{
	for (size_t i = 0; i < rows->n; i++) {
		const struct paper_row *row = &rows->at[i];
		str raw = source_slice(im->paper, row->cell[0].span);

		if (row->filled == 1 && row->n > 1 && rows->n == 1)
			continue;
		if (row->wide != 2 || row->n != 2 || !is_mark(im, raw))
			return false;
	}
	return true;
}

/* The rows that begin at line `i` (of a table that is drawn: whose dashes stand
 * there), and where they end; none when no table is there. */
static struct paper_rows rows_at(struct importing *im, unsigned i,
				 unsigned *first, unsigned *next)
{
	struct paper_rows rows = drawn_read(im, i, first, next);

	if (rows.n > 0 || !rows_is_tabbed(source_line(im->paper, i)))
		return rows;
	rows = rows_read(im, i, next);
	if (are_text(im, &rows))
		rows.n = 0;
	return rows;
}

void paper_pieces(struct importing *im)
{
	unsigned lines = (unsigned)im->paper->n_lines, first, next;
	uint32_t text = paper_front(im);

	for (unsigned i = 1; i <= lines; i++) {
		struct paper_rows rows;

		if (im->paper->lines[i - 1] < text)
			continue;
		rows = rows_at(im, i, &first, &next);
		if (rows.n > 0 && im->paper->lines[first - 1] >= text) {
			put_text(im,
				 (struct span){text,
					       im->paper->lines[first - 1]});
			put_rows(im, &rows);
			text = next <= lines ? im->paper->lines[next - 1]
					     : (uint32_t)im->paper->text.len;
		}
		if (next > i)
			i = next - 1;
	}
	put_text(im, (struct span){text, (uint32_t)im->paper->text.len});
}
