/*
 * A table of contents: titles and page numbers that do not go down.  Its
 * entries stay, as a list; and a line of the paper that one of them names is a
 * heading, however it looks.
 */
#include "import/paper.h"

#include "base/vec.h"
#include "tree/inline.h"

enum { ENTRIES_MIN = 3, PAGE_MAX = 4 };

static long page_of(str text)
{
	long page = 0;

	if (text.len == 0 || text.len > PAGE_MAX)
		return -1;
	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] < '0' || text.ptr[i] > '9')
			return -1;
		page = page * 10 + (text.ptr[i] - '0');
	}
	return page;
}

static const struct cell *last_cell(const struct paper_row *row)
{
	return &row->cell[row->n - 1];
}

static bool are_entries(const struct importing *im,
			const struct paper_rows *rows)
{
	size_t pages = 0;
	long before = 0;
	bool announced = im->n > 0 && im->at[im->n - 1].kind == PIECE_HEADING &&
			 im->forms->contents != NULL &&
			 regex_matches(im->forms->contents,
				       im->at[im->n - 1].node->text);

	for (size_t i = 0; i < rows->n; i++) {
		const struct paper_row *row = &rows->at[i];
		long page = row->n > 1 ? page_of(last_cell(row)->text) : -1;

		if (row->n > 3 || (page >= 0 && page < before))
			return false;
		if (page < 0)
			continue;
		pages++;
		before = page;
	}
	return pages >= (announced ? 1 : ENTRIES_MIN) &&
	       pages * 3 >= rows->n * 2;
}

static str title_of(struct importing *im, const struct paper_row *row)
{
	str title = row->cell[0].text;

	for (size_t i = 1; i + 1 < row->n; i++)
		title = str_fmt(im->a, "%.*s %.*s", STR(title),
				STR(row->cell[i].text));
	return title;
}

static void see_entry(struct importing *im, str title,
		      const struct paper_row *row)
{
	struct written_entry e = {.span = row->span};
	unsigned depth;
	size_t skip;

	title = inline_words(im->a, title);
	skip = paper_number(title, &e.number, &depth);
	if (skip == 0)
		e.number = (str){0};
	e.title = str_trim(str_skip(title, skip));
	if (row->n > 1)
		e.page = inline_words(im->a, last_cell(row)->text);
	*PUSH(im->a, &im->seen.contents) = e;
}

bool paper_contents(struct importing *im, const struct paper_rows *rows)
{
	struct node_list items = {0};

	if (!are_entries(im, rows))
		return false;
	for (size_t i = 0; i < rows->n; i++) {
		const struct paper_row *row = &rows->at[i];
		str title;

		if (row->n == 0)
			continue;
		title = title_of(im, row);
		*map_slot(im->a, &im->contents, paper_words(im, title)) = im;
		see_entry(im, title, row);
		if (row->n > 1)
			title = str_fmt(im->a, "%.*s %.*s", STR(title),
					STR(last_cell(row)->text));
		*PUSH(im->a, &items) = paper_item(im, title, row->span);
	}
	if (items.n > 0)
		paper_block(im, paper_list(im, NODE_BULLETS, &items));
	return true;
}
