/*
 * Which pieces are headings.
 *
 * A line is a heading without marks when the table of contents names it, when a
 * form or a row knows it, when it has a chapter number, or when it is
 * emphasised as a whole; and in a paper that marks no headings also when it
 * looks like one: short, on its own, begins with a capital, ends as no sentence
 * does.
 */
#include "import/headings.h"

#include "import/outline.h"

#include "base/utf8.h"
#include "tree/inline.h"

enum { HEADING_MAX = 120, SHAPE_MAX = 100 };

static bool is_upper(str s)
{
	size_t len;
	uint32_t cp = s.len > 0 ? utf8_decode(s, &len) : 0;

	return (cp >= 'A' && cp <= 'Z') || (cp >= 0xc0 && cp <= 0xde) ||
	       (cp >= '0' && cp <= '9') || cp == '\'' || cp == '"' ||
	       cp == 0x2018 || cp == 0x201c;
}

static bool ends_as_text(str s)
{
	return s.len == 0 || strchr(".,;:>", s.ptr[s.len - 1]) != NULL;
}

/* Whether a paragraph can be a heading at all. */
static bool may_be(const struct importing *im, const struct node *n, str words)
{
	str written = str_trim(source_slice(im->paper, n->span));

	return words.len > 0 && words.len <= HEADING_MAX &&
	       str_find_char(written, '\n') == written.len &&
	       !ends_as_text(words) && str_find_char(words, '@') == words.len &&
	       str_find(words, S("://")) == words.len;
}

bool headings_known(struct importing *im, str text)
{
	struct regex_match m;
	str words = inline_words(im->a, text);

	if (map_get(&im->contents, paper_words(im, words)) != NULL ||
	    (im->forms->contents != NULL &&
	     regex_matches(im->forms->contents, words)))
		return true;
	return outline_form(im, text, &m) != NULL ||
	       outline_row(im, im->profile->sections, text, true) != NULL;
}

/* Also of rows below others: "Aandachtspunt: ..." of a speerpunt. */
static bool is_known_below(struct importing *im, const struct markup_row *rows,
			   str text)
{
	for (const struct markup_row *row = rows; row != NULL; row = row->next)
		if (row->sections != NULL &&
		    (outline_row(im, row->sections, text, true) != NULL ||
		     is_known_below(im, row->sections, text)))
			return true;
	return false;
}

static bool is_heading(struct importing *im, const struct piece *p)
{
	str words, number;
	unsigned depth;

	if (p->kind != PIECE_BLOCK || p->node->kind != NODE_PARAGRAPH ||
	    p->label != NULL || p->plain)
		return false;
	words = inline_words(im->a, p->node->text);
	if (!may_be(im, p->node, words))
		return false;
	if (p->strong || headings_known(im, p->node->text) ||
	    is_known_below(im, im->profile->sections, p->node->text))
		return true;
	if (paper_number(words, &number, &depth) > 0 && depth > 1)
		return true;
	return im->marked == 0 && is_upper(words) &&
	       str_find(words, S(". ")) == words.len &&
	       utf8_count(words) <= SHAPE_MAX &&
	       !period_resolved(period_read(words, 0));
}

/* "1. Inleiding" on its own is a list of one item to Markdown. */
static bool is_numbered_heading(struct importing *im, const struct piece *p)
{
	const struct node *item, *text;
	str written, number;
	unsigned depth;

	if (p->kind != PIECE_BLOCK || p->node->kind != NODE_ORDERED ||
	    p->node->n != 1 || p->node->child[0]->n != 1)
		return false;
	item = p->node->child[0];
	text = item->child[0];
	written = str_trim(source_slice(im->paper, item->span));
	if (text->kind != NODE_PARAGRAPH ||
	    !may_be(im, text, inline_words(im->a, text->text)) ||
	    !is_upper(text->text))
		return false;
	return paper_number(written, &number, &depth) > 0;
}

/* The paragraph's text without the marks around it. */
static str unmarked(struct importing *im, const struct piece *p)
{
	return p->strong ? inline_words(im->a, p->node->text) : p->node->text;
}

static void to_heading(struct importing *im, struct piece *p, str text)
{
	struct span at = p->node->text_span;
	size_t tab = str_find_char(text, '\t');
	struct node *n;

	if (tab < text.len)
		text = str_fmt(im->a, "%.*s %.*s", STR(str_slice(text, 0, tab)),
			       STR(str_trim(str_skip(text, tab))));
	n = paper_section(im, text, at.to > 0 ? at : p->node->span);

	n->key = p->node->key;
	*p = (struct piece){.kind = PIECE_HEADING, .node = n};
}

void headings_find(struct importing *im)
{
	struct regex_match m;

	for (size_t i = 0; i < im->n; i++) {
		const struct piece *p = &im->at[i];

		im->marked += p->kind == PIECE_HEADING && p->marks > 0 &&
			      outline_form(im, p->node->text, &m) == NULL &&
			      outline_row(im, im->profile->sections,
					  p->node->text, true) == NULL;
	}
	for (size_t i = 0; i < im->n; i++) {
		struct piece *p = &im->at[i];

		if (is_heading(im, p))
			to_heading(im, p, unmarked(im, p));
		else if (is_numbered_heading(im, p))
			to_heading(im, p,
				   str_trim(source_slice(im->paper,
							 p->node->span)));
	}
}
