/*
 * Tables of two columns that say things of the paper as a whole: the first that
 * fits gives the fields of a cover; one that comes later (of a memo inside the
 * paper) is a list of what it says, under its own heading.
 */
#include "import/paper.h"

#include "base/vec.h"
#include "import/clean.h"
#include "tree/inline.h"

/* Fewer will do for a memo, once there was a cover. */
enum { PAIRS_MIN = 3, PAIRS_AGAIN = 2 };

static const struct form_pair *pair_of(struct importing *im,
				       const struct form_pairs *f, str name)
{
	str words = inline_words(im->a, name);

	for (size_t i = 0; i < f->n; i++)
		if (f->at[i].pattern != NULL &&
		    regex_matches(f->at[i].pattern, words))
			return &f->at[i];
	return NULL;
}

static const struct form_pairs *form_of(struct importing *im,
					const struct paper_rows *rows)
{
	for (size_t i = 0; i < rows->n; i++)
		if (rows->at[i].n > 2)
			return NULL;
	for (size_t i = 0; i < im->forms->n_pairs; i++) {
		const struct form_pairs *f = &im->forms->pairs[i];
		size_t known = 0;

		for (size_t j = 0; j < rows->n; j++)
			known += rows->at[j].n > 0 &&
				 pair_of(im, f, rows->at[j].cell[0].text) !=
					 NULL;
		if (known >=
		    (paper_has(&im->front, f->field) ? PAIRS_AGAIN : PAIRS_MIN))
			return f;
	}
	return NULL;
}

static void say(struct importing *im, struct node_list *items,
		const struct paper_row *row)
{
	str name = row->cell[0].text;

	if (row->n > 1)
		name = str_fmt(im->a, "%.*s: %.*s", STR(name),
			       STR(row->cell[1].text));
	*PUSH(im->a, items) = paper_item(im, name, row->span);
}

/* The field of a row; one without a value is left out unless `open`. */
static bool take(struct importing *im, const struct form_pairs *f,
		 struct node_list *members, const struct paper_row *row,
		 bool open)
{
	const struct form_pair *pair = pair_of(im, f, row->cell[0].text);
	struct node *n;

	if (pair == NULL || paper_has(members, pair->field))
		return false;
	if (row->n < 2 || row->cell[1].text.len == 0) {
		if (open)
			*PUSH(im->a, members) = paper_string(
				im, pair->field, (str){0}, row->span);
		return true;
	}
	n = paper_string(im, pair->field,
			 inline_words(im->a, row->cell[1].text),
			 row->cell[1].span);
	n->key_span = row->cell[0].span;
	*PUSH(im->a, members) = n;
	return true;
}

/* The fields of a cover, also of one that comes later. */
static void see_cover(struct importing *im, const struct form_pairs *f,
		      const struct paper_rows *rows)
{
	struct span all =
		span_join(rows->at[0].span, rows->at[rows->n - 1].span);
	struct node *map = node_new(im->a, NODE_MAP, all);
	struct node_list members = {0};

	for (size_t i = 0; i < rows->n; i++)
		take(im, f, &members, &rows->at[i], true);
	node_adopt(map, &members);
	*PUSH(im->a, &im->seen.covers) = (struct written_cover){map, all};
}

bool paper_pairs(struct importing *im, const struct paper_rows *rows)
{
	const struct form_pairs *f = form_of(im, rows);
	struct node_list members = {0}, items = {0};
	bool first = f != NULL && !paper_has(&im->front, f->field);
	bool captioned = false;

	if (f == NULL)
		return false;
	see_cover(im, f, rows);
	for (size_t i = 0; i < rows->n; i++) {
		const struct paper_row *row = &rows->at[i];

		if (i == 0 && row->n == 1 && !captioned &&
		    pair_of(im, f, row->cell[0].text) == NULL) {
			captioned = true;
			continue;
		}
		if (!first || !take(im, f, &members, row, false))
			say(im, &items, row);
	}
	if (first && members.n > 0) {
		struct node *map =
			node_new(im->a, NODE_MAP,
				 span_join(rows->at[0].span,
					   rows->at[rows->n - 1].span));

		map->key = f->field;
		map->key_span = rows->at[0].span;
		node_adopt(map, &members);
		*PUSH(im->a, &im->front) = map;
	}
	if (items.n == 0)
		return true;
	if (captioned)
		paper_heading(im, paper_section(im, rows->at[0].cell[0].text,
						rows->at[0].cell[0].span));
	paper_block(im, paper_list(im, NODE_BULLETS, &items));
	return true;
}

/* ------------------------------------------------------------ other forms */

static void add_cell(struct importing *im, struct paper_row *row, str text)
{
	struct cell *c = &row->cell[row->wide++];

	c->text = clean_cell(im->a, text);
	c->span = paper_span(im, text);
	row->filled += c->text.len > 0;
	if (c->text.len > 0)
		row->n = row->wide;
}

static str unmarked(str s)
{
	while (s.len > 0 && strchr("*_ ", s.ptr[0]) != NULL)
		s = str_skip(s, 1);
	while (s.len > 0 && strchr("*_\\ ", s.ptr[s.len - 1]) != NULL)
		s.len--;
	return s;
}

bool paper_pair_lines(struct importing *im, const struct node *paragraph)
{
	str rest = source_slice(im->paper, paragraph->span);
	struct paper_rows rows = {0};

	while (rest.ptr != NULL) {
		str line = str_trim(str_cut(&rest, '\n'));
		size_t colon = str_find_char(line, ':');
		struct paper_row *row;

		if (line.len == 0)
			continue;
		if (colon == line.len)
			return false;
		row = PUSH(im->a, &rows);
		*row = (struct paper_row){.cell = NEWN(im->a, 2, struct cell),
					  .span = paper_span(im, line)};
		add_cell(im, row, unmarked(str_slice(line, 0, colon)));
		add_cell(im, row, unmarked(str_skip(line, colon + 1)));
	}
	return rows.n > 0 && paper_pairs(im, &rows);
}

bool paper_pair_table(struct importing *im, const struct node *table)
{
	struct paper_rows rows = {0};

	for (size_t i = 0; i < table->n; i++) {
		const struct node *from = table->child[i];
		struct paper_row *row;

		if (from->n != 2)
			return false;
		if (from->child[0]->text.len == 0 &&
		    from->child[1]->text.len == 0)
			continue;
		row = PUSH(im->a, &rows);
		*row = (struct paper_row){.cell = NEWN(im->a, 2, struct cell),
					  .span = from->span};
		for (size_t k = 0; k < 2; k++) {
			struct cell *c = &row->cell[row->wide++];

			c->text = from->child[k]->text;
			c->span = from->child[k]->text_span;
			row->filled += c->text.len > 0;
			if (c->text.len > 0)
				row->n = row->wide;
		}
	}
	return rows.n > 0 && paper_pairs(im, &rows);
}
