/*
 * Small nodes with their place in the paper, and notes about it.
 */
#include "import/paper.h"

#include "base/lang.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "tree/inline.h"

struct node *paper_paragraph(struct importing *im, str text, struct span at)
{
	struct node *n = node_new(im->a, NODE_PARAGRAPH, at);

	n->text = text;
	n->text_span = at;
	return n;
}

struct node *paper_cell(struct importing *im, str text, struct span at)
{
	struct node *n = node_new(im->a, NODE_CELL, at);

	n->text = text;
	n->text_span = at;
	return n;
}

struct node *paper_row_of(struct importing *im, struct node *const *cells,
			  size_t n, struct span at)
{
	struct node *row = node_new(im->a, NODE_ROW, at);
	struct node_list list = {0};

	for (size_t i = 0; i < n; i++)
		*PUSH(im->a, &list) = cells[i];
	node_adopt(row, &list);
	return row;
}

struct node *paper_table_of(struct importing *im, const struct node_list *rows)
{
	struct node *n = node_new(
		im->a, NODE_TABLE,
		span_join(rows->at[0]->span, rows->at[rows->n - 1]->span));

	node_adopt(n, rows);
	return n;
}

struct span paper_part(const struct importing *im, struct span in, str part)
{
	str text = source_slice(im->paper, in);
	size_t at = str_find(text, part);

	if (part.len == 0 || at == text.len)
		return in;
	return (struct span){in.from + (uint32_t)at,
			     in.from + (uint32_t)(at + part.len)};
}

struct node *paper_section(struct importing *im, str text, struct span at)
{
	struct node *n = node_new(im->a, NODE_SECTION, at);

	n->text = text;
	n->text_span = n->key_span = at;
	return n;
}

static void split_lines(struct importing *im, str text, struct span at,
			struct node_list *out)
{
	struct node_list items = {0};
	size_t cut = str_find(text, S("<br>"));

	if (cut > 0)
		*PUSH(im->a, out) =
			paper_paragraph(im, str_slice(text, 0, cut), at);
	while (cut < text.len) {
		str rest = str_skip(text, cut + 4);
		size_t end = str_find(rest, S("<br>"));
		struct node *item = node_new(im->a, NODE_ITEM, at);
		struct node_list children = {0};

		*PUSH(im->a, &children) =
			paper_paragraph(im, str_slice(rest, 0, end), at);
		node_adopt(item, &children);
		*PUSH(im->a, &items) = item;
		cut += 4 + end;
	}
	if (items.n > 0)
		*PUSH(im->a, out) = paper_list(im, NODE_BULLETS, &items);
}

struct node *paper_item(struct importing *im, str text, struct span at)
{
	struct node *n = node_new(im->a, NODE_ITEM, at);
	struct node_list children = {0};

	split_lines(im, text, at, &children);
	node_adopt(n, &children);
	return n;
}

struct node *paper_list(struct importing *im, enum node_kind kind,
			const struct node_list *items)
{
	struct node *n = node_new(
		im->a, kind,
		span_join(items->at[0]->span, items->at[items->n - 1]->span));

	node_adopt(n, items);
	return n;
}

struct node *paper_string(struct importing *im, str key, str text,
			  struct span at)
{
	struct node *n = node_new(im->a, NODE_STRING, at);

	n->key = key;
	n->key_span = n->text_span = at;
	n->text = markup_prose(im->a, text);
	return n;
}

bool paper_has(const struct node_list *members, str key)
{
	for (size_t i = 0; i < members->n; i++)
		if (str_eq(members->at[i]->key, key))
			return true;
	return false;
}

struct span paper_span(const struct importing *im, str part)
{
	uint32_t from = (uint32_t)(part.ptr - im->paper->text.ptr);

	return (struct span){from, from + (uint32_t)part.len};
}

void paper_block(struct importing *im, struct node *block)
{
	*PUSH(im->a, im) = (struct piece){.kind = PIECE_BLOCK, .node = block};
}

struct piece *paper_heading(struct importing *im, struct node *section)
{
	struct piece *p = PUSH(im->a, im);

	p->kind = PIECE_HEADING;
	p->node = section;
	return p;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

size_t paper_number(str s, str *number, unsigned *depth)
{
	size_t i = 0, digits = 0;
	bool stop;

	*depth = 0;
	while (i < s.len && is_digit(s.ptr[i])) {
		for (digits = 0; i < s.len && is_digit(s.ptr[i]); i++)
			digits++;
		++*depth;
		if (digits > 2 || i + 1 >= s.len || s.ptr[i] != '.' ||
		    !is_digit(s.ptr[i + 1]))
			break;
		i++;
	}
	*number = str_slice(s, 0, i);
	if (*depth == 0 || digits > 2 || i >= s.len)
		return 0;
	stop = strchr(".:)", s.ptr[i]) != NULL;
	i += stop;
	if (i >= s.len || (s.ptr[i] != ' ' && s.ptr[i] != '\t') ||
	    (!stop && *depth == 1))
		return 0;
	while (i < s.len && (s.ptr[i] == ' ' || s.ptr[i] == '\t'))
		i++;
	return i < s.len ? i : 0;
}

str paper_words(struct importing *im, str text)
{
	str words = str_trim(inline_words(im->a, text)), number;
	unsigned depth;

	words = str_skip(words, paper_number(words, &number, &depth));
	return utf8_fold(im->a, words);
}

void paper_note(struct importing *im, const char *rule, struct span at,
		const char *message)
{
	static const struct {
		const char *rule, *message;
	} notes[] = {
		{"import-residue", MSG("remains of another program taken off")},
		{"import-split-row",
		 MSG("a row that broke over a page joined again")},
		{"import-ragged-row",
		 MSG("a row with more cells than its header; the rest joined "
		     "to the last")},
		{"import-header-again", MSG("a header that came again left "
					    "out")},
		{"import-split-text",
		 MSG("a sentence that broke over a page joined again")},
		{"import-footnote", MSG("a footnote recognised")},
		{"import-year", MSG("the year is that of the heading above")},
		{"import-moved", MSG("put where the template has it")},
	};

	for (size_t i = 0; message == NULL; i++)
		if (strcmp(notes[i].rule, rule) == 0)
			message = notes[i].message;
	findings_add(im->to, LEVEL_NOTE, rule, im->paper, at, "%s", _(message));
}
