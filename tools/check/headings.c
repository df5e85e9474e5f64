/*
 * Headings and table of contents, from what import noted or from the tree.
 *
 * A table of contents in Markdown is a list or lines of text; page numbers and
 * the dots before them are taken off when most lines have them.
 */
#include "check/headings.h"

#include "base/vec.h"
#include "tree/inline.h"

enum { NUMBER_MAX = 12, ENTRIES_MIN = 3 };

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

str rule_chapter(str text, unsigned *depth, str *title)
{
	size_t i = 0, end;

	*depth = 0;
	*title = text;
	while (i < text.len &&
	       (is_digit(text.ptr[i]) || (text.ptr[i] == '.' && i > 0))) {
		if (text.ptr[i] == '.' && i + 1 < text.len &&
		    is_digit(text.ptr[i + 1]))
			++*depth;
		i++;
	}
	if (i == 0 || i > NUMBER_MAX || i >= text.len || text.ptr[i] != ' ' ||
	    (*depth == 0 && i > 3)) {
		*depth = 0;
		return (str){0};
	}
	for (end = i; text.ptr[end - 1] == '.'; end--)
		;
	++*depth;
	*title = str_trim(str_skip(text, i));
	return str_slice(text, 0, end);
}

static void collect(const struct rule_run *run, const struct node *n,
		    struct headings *out)
{
	for (size_t i = 0; n != NULL && i < n->n; i++) {
		const struct node *c = n->child[i];
		struct written_heading h = {0};

		if (c->kind != NODE_SECTION)
			continue;
		h.number = rule_chapter(inline_words(run->a, c->text), &h.depth,
					&h.title);
		h.marks = c->level;
		h.span = c->key_span;
		*PUSH(run->a, out) = h;
		collect(run, c, out);
	}
}

struct headings rule_headings(const struct rule_run *run)
{
	const struct written *w = run->agenda->written;
	struct headings out = {0};

	if (w == NULL)
		collect(run, run->agenda->tree.body, &out);
	for (size_t i = 0; w != NULL && i < w->n_headings; i++)
		*PUSH(run->a, &out) = w->headings[i];
	return out;
}

/* ------------------------------------------------------------ contents */

static const struct node *section_named(const struct rule_run *run,
					const struct node *n,
					const struct rule_patterns *named)
{
	const struct node *found = NULL;

	for (size_t i = 0; n != NULL && i < n->n && found == NULL; i++) {
		const struct node *c = n->child[i];
		str words;

		if (c->kind != NODE_SECTION)
			continue;
		words = str_trim(inline_words(run->a, c->text));
		for (size_t k = 0; k < named->n; k++)
			if (regex_matches(named->at[k], words))
				return c;
		found = section_named(run, c, named);
	}
	return found;
}

static void add_entry(const struct rule_run *run, str text, struct span at,
		      struct entries *out)
{
	struct written_entry *e;
	str words = str_trim(inline_words(run->a, text));
	unsigned depth;

	if (words.len == 0)
		return;
	e = PUSH(run->a, out);
	e->number = rule_chapter(words, &depth, &e->title);
	e->span = at;
}

/* Items of lists, deeper ones after those above them; of other blocks each
 * line. */
static void add_blocks(const struct rule_run *run, const struct node *n,
		       struct entries *out)
{
	str text = run->agenda->source->text, rest;

	if (n->kind == NODE_PARAGRAPH || n->kind == NODE_CODE) {
		rest = source_slice(run->agenda->source, n->span);
		while (rest.ptr != NULL) {
			str line = str_trim(str_cut(&rest, '\n'));
			uint32_t from = (uint32_t)(line.ptr - text.ptr);

			if (line.len > 0 && !str_starts(line, S("```")))
				add_entry(run, line,
					  (struct span){
						  from,
						  from + (uint32_t)line.len},
					  out);
		}
		return;
	}
	for (size_t i = 0; i < n->n; i++)
		if (n->child[i]->kind != NODE_SECTION)
			add_blocks(run, n->child[i], out);
}

/* Digits at the end with the dots and blanks before them. */
static size_t page_length(str s)
{
	size_t i = s.len;

	while (i > 0 && is_digit(s.ptr[i - 1]))
		i--;
	if (i == s.len || s.len - i > 3 || i == 0 ||
	    (s.ptr[i - 1] != ' ' && s.ptr[i - 1] != '.'))
		return 0;
	while (i > 0 && (s.ptr[i - 1] == ' ' || s.ptr[i - 1] == '.'))
		i--;
	return s.len - i;
}

static void cut_pages(struct entries *e)
{
	size_t pages = 0;

	for (size_t i = 0; i < e->n; i++)
		pages += page_length(e->at[i].title) > 0;
	for (size_t i = 0; 2 * pages > e->n && i < e->n; i++)
		e->at[i].title.len -= page_length(e->at[i].title);
}

struct entries rule_contents(const struct rule_run *run,
			     const struct rule_patterns *named)
{
	const struct written *w = run->agenda->written;
	const struct node *section;
	struct entries out = {0};

	for (size_t i = 0; w != NULL && i < w->n_contents; i++)
		*PUSH(run->a, &out) = w->contents[i];
	if (out.n > 0)
		return out;
	section = section_named(run, run->agenda->tree.body, named);
	if (section != NULL)
		add_blocks(run, section, &out);
	if (out.n < ENTRIES_MIN)
		return (struct entries){0};
	cut_pages(&out);
	return out;
}
