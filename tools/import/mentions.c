/*
 * Who does an action, and when, from its text: "De Regio organiseert ... in
 * februari".  The text stays whole; the first owner and the first term that it
 * names fill the columns for these, where the paper left them empty.  All are
 * kept for rules: an action of two owners is two actions.
 */
#include "import/paper.h"

#include "base/utf8.h"
#include "base/vec.h"
#include "tree/inline.h"

enum { MENTIONS_MAX = 12 };

struct found {
	str at[MENTIONS_MAX]; /* parts of the text, in its order */
	size_t n;
};

static size_t offset(str text, str part)
{
	return (size_t)(part.ptr - text.ptr);
}

static bool overlaps(str text, str x, str y)
{
	return offset(text, x) < offset(text, y) + y.len &&
	       offset(text, y) < offset(text, x) + x.len;
}

/* Adds a part in its place.  Of parts that overlap one stays: the longer time,
 * the shorter name. */
static void add(struct found *f, str text, str part, bool longer)
{
	size_t i, at;

	for (i = 0; i < f->n; i++) {
		if (!overlaps(text, f->at[i], part))
			continue;
		if ((part.len > f->at[i].len) == longer)
			f->at[i] = part;
		return;
	}
	if (f->n == MENTIONS_MAX)
		return;
	for (at = 0; at < f->n && offset(text, f->at[at]) < offset(text, part);)
		at++;
	for (i = f->n++; i > at; i--)
		f->at[i] = f->at[i - 1];
	f->at[at] = part;
}

static struct found find(const struct form_mention *form, str text)
{
	struct found f = {0};

	for (size_t i = 0; i < form->n; i++) {
		struct regex_match m;
		size_t from = 0;

		for (size_t k = 0; k < MENTIONS_MAX; k++) {
			str part;

			if (regex_find(form->patterns[i], text, from, &m) !=
				    REGEX_YES ||
			    m.whole.len == 0)
				break;
			part = regex_named(form->patterns[i], &m, S("waarde"));
			from = offset(text, m.whole) + m.whole.len;
			if (part.len > 0)
				add(&f, text, str_trim(part), form->term);
		}
	}
	return f;
}

static void see(struct importing *im, const struct form_mention *form,
		const struct node *cell, const struct found *f)
{
	for (size_t i = 0; i < f->n; i++)
		*PUSH(im->a, &im->seen.mentions) = (struct written_mention){
			form->term, f->at[i],
			paper_part(im, cell->span, f->at[i])};
}

static size_t column_of(const struct node *table, str name)
{
	const struct node *header = table->child[0];

	for (size_t i = 0; i < header->n; i++)
		if (str_eq_nocase(header->child[i]->text, name))
			return i;
	return header->n;
}

static void add_column(struct importing *im, struct node *table, str name)
{
	for (size_t i = 0; i < table->n; i++) {
		struct node *row = table->child[i];
		struct node_list cells = {0};

		for (size_t j = 0; j < row->n; j++)
			*PUSH(im->a, &cells) = row->child[j];
		*PUSH(im->a, &cells) =
			paper_cell(im, i == 0 ? name : (str){0},
				   (struct span){row->span.to, row->span.to});
		node_adopt(row, &cells);
	}
}

static void fill(struct importing *im, const struct form_mention *form,
		 struct node *table)
{
	size_t from = column_of(table, form->from), to;

	if (from == table->child[0]->n)
		return;
	to = column_of(table, form->to);
	for (size_t i = 1; i < table->n; i++) {
		const struct node *cell = table->child[i]->child[from];
		struct found f = find(form, inline_words(im->a, cell->text));
		struct node *value;

		see(im, form, cell, &f);
		if (f.n == 0)
			continue;
		if (to == table->child[0]->n)
			add_column(im, table, form->to);
		value = table->child[i]->child[to];
		if (value->text.len > 0)
			continue;
		value->text = f.at[0];
		value->span = value->text_span =
			paper_part(im, cell->span, f.at[0]);
	}
}

void paper_mentions(struct importing *im, const struct form_mention *form,
		    const struct node_list *blocks)
{
	for (size_t i = 0; i < blocks->n; i++)
		if (blocks->at[i]->kind == NODE_TABLE && blocks->at[i]->n > 1)
			fill(im, form, blocks->at[i]);
}
