/*
 * A table of contents without tabs: below its heading a list, or lines that end
 * in a page number, with or without dots between.
 *
 *	Inhoud
 *
 *	1. Inleiding ........ 3
 *	2. Speerpunten ...... 5
 *
 * The lines become a list, so that none of them is taken for a heading.
 */
#include "import/paper.h"

#include "base/vec.h"
#include "tree/inline.h"

enum { LINE_MAX_LEN = 150, BLOCKS_MAX = 200, PAGE_MAX = 4, AT_LEAST = 2 };

struct entry {
	str title, page;
	struct span span;
};

struct entries {
	struct entry *at;
	size_t n, cap;
	size_t paged;
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* A line without its page and the dots before it. */
static struct entry read_entry(struct importing *im, str line)
{
	struct entry e = {.title = str_trim(line)};
	size_t i = e.title.len, end = i;

	e.span = paper_span(im, e.title);
	while (i > 0 && is_digit(e.title.ptr[i - 1]))
		i--;
	if (i == end || i == 0 || end - i > PAGE_MAX ||
	    strchr(" .\t_", e.title.ptr[i - 1]) == NULL)
		return e;
	e.page = str_slice(e.title, i, end);
	while (i > 0 && strchr(" .\t_", e.title.ptr[i - 1]) != NULL)
		i--;
	while (i > 3 && memcmp(e.title.ptr + i - 3, "\xe2\x80\xa6", 3) == 0)
		i -= 3;
	e.title = str_trim(str_slice(e.title, 0, i));
	return e;
}

static void read_lines(struct importing *im, struct span at,
		       struct entries *out)
{
	str rest = source_slice(im->paper, at);

	while (rest.ptr != NULL) {
		str line = str_trim(str_cut(&rest, '\n'));

		if (line.len == 0 || line.len > LINE_MAX_LEN)
			continue;
		*PUSH(im->a, out) = read_entry(im, line);
		out->paged += out->at[out->n - 1].page.len > 0;
	}
}

static bool is_list(const struct node *n)
{
	return n->kind == NODE_BULLETS || n->kind == NODE_ORDERED;
}

/* Lines with a page: of a paragraph or list; `from` is where they begin. */
static bool has_pages(struct importing *im, const struct node *n,
		      struct entries *out)
{
	struct entries own = {0};

	if (n->kind != NODE_PARAGRAPH && !is_list(n))
		return false;
	read_lines(im, n->span, &own);
	if (own.n == 0 || own.paged * 2 < own.n)
		return false;
	for (size_t i = 0; i < own.n; i++)
		*PUSH(im->a, out) = own.at[i];
	out->paged += own.paged;
	return true;
}

/* Titles of a list without pages. */
static void list_titles(struct importing *im, const struct node *list,
			struct entries *out)
{
	for (size_t i = 0; i < list->n; i++) {
		const struct node *item = list->child[i];

		for (size_t k = 0; k < item->n; k++) {
			if (is_list(item->child[k]))
				list_titles(im, item->child[k], out);
			else if (item->child[k]->kind == NODE_PARAGRAPH)
				*PUSH(im->a, out) = (struct entry){
					.title = item->child[k]->text,
					.span = item->child[k]->span};
		}
	}
}

static str without_bullet(str s)
{
	if (s.len > 2 && strchr("-*+", s.ptr[0]) != NULL && s.ptr[1] == ' ')
		s = str_trim(str_skip(s, 2));
	return s;
}

static void see(struct importing *im, const struct entry *x)
{
	struct written_entry e = {.span = x->span, .page = x->page};
	str title = inline_words(im->a, without_bullet(x->title));
	unsigned depth;
	size_t skip = paper_number(title, &e.number, &depth);

	if (skip == 0)
		e.number = (str){0};
	e.title = str_trim(str_skip(title, skip));
	*map_slot(im->a, &im->contents, paper_words(im, title)) = im;
	*PUSH(im->a, &im->seen.contents) = e;
}

static bool announces(struct importing *im, const struct piece *p)
{
	return (p->kind == PIECE_HEADING ||
		(p->kind == PIECE_BLOCK && p->node->kind == NODE_PARAGRAPH)) &&
	       regex_matches(im->forms->contents,
			     inline_words(im->a, p->node->text));
}

/* One list of what stood on lines of its own. */
static void replace(struct importing *im, size_t from, size_t to,
		    const struct entries *all)
{
	struct node_list items = {0};
	struct pieces out = {0};

	for (size_t i = 0; i < all->n; i++)
		*PUSH(im->a, &items) = paper_item(
			im,
			without_bullet(
				source_slice(im->paper, all->at[i].span)),
			all->at[i].span);
	for (size_t i = 0; i < im->n; i++) {
		if (i == from)
			*PUSH(im->a, &out) = (struct piece){
				.kind = PIECE_BLOCK,
				.node = paper_list(im, NODE_BULLETS, &items)};
		if (i < from || i >= to)
			*PUSH(im->a, &out) = im->at[i];
	}
	im->at = out.at;
	im->n = out.n;
	im->cap = out.cap;
}

void paper_index(struct importing *im)
{
	struct entries all = {0};
	size_t from = 0, to;

	while (from < im->n && im->forms->contents != NULL &&
	       !announces(im, &im->at[from]))
		from++;
	if (++from >= im->n || im->forms->contents == NULL ||
	    im->seen.contents.n > 0)
		return;
	for (to = from; to < im->n && to < from + BLOCKS_MAX; to++)
		if (im->at[to].kind != PIECE_BLOCK ||
		    !has_pages(im, im->at[to].node, &all))
			break;
	if (all.n >= AT_LEAST) {
		replace(im, from, to, &all);
	} else if (im->at[from].kind == PIECE_BLOCK &&
		   is_list(im->at[from].node)) {
		all = (struct entries){0};
		list_titles(im, im->at[from].node, &all);
	} else {
		return;
	}
	for (size_t i = 0; i < all.n; i++)
		see(im, &all.at[i]);
}
