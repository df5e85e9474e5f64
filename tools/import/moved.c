/*
 * Tables that stand in one section and belong in another.  They wait until the
 * outline is whole: the section that they go to may come later, or not at all.
 */
#include "import/outline.h"

#include "base/vec.h"
#include "import/places.h"
#include "import/sentences.h"
#include "tree/inline.h"

/* The title of the part (a speerpunt) that is open; empty for none. */
static str part_title(struct outline *o)
{
	for (size_t i = o->n; i > 1; i--) {
		const struct open *in = &o->at[i - 1];
		str words = inline_words(o->im->a, in->section->text);
		struct regex_match m;

		if (in->row != NULL && in->row->as == MARKUP_PART &&
		    in->row->many &&
		    regex_find(in->row->pattern, words, 0, &m) == REGEX_YES)
			return regex_named(in->row->pattern, &m, S("titel"));
	}
	return (str){0};
}

/* The year that the innermost heading with one names; 0 for none. */
static int year_of(const struct outline *o)
{
	for (size_t i = o->n; i > 1; i--) {
		int year = sentences_year(o->at[i - 1].section->text);

		if (year != 0)
			return year;
	}
	return 0;
}

void outline_wait(struct outline *o, const struct node *path,
		  struct node *table)
{
	*PUSH(o->im->a, &o->moved) = (struct moved){path, table};
}

bool outline_move(struct outline *o, struct node *table)
{
	const struct markup_row *row = o->at[o->n - 1].row;
	const struct form_place *f = places_find(o->im, table);

	if (f == NULL || (row != NULL && row->as == MARKUP_TABLE &&
			  outline_fits(o->im, row, table)))
		return false;
	outline_wait(o, f->path,
		     places_table(o->im, f, table, part_title(o), year_of(o)));
	o->at[o->n - 1].moved = true;
	paper_note(o->im, "import-moved", table->span, NULL);
	return true;
}

/* The section at the top with this heading, or NULL. */
static struct node *section_of(struct outline *o, str heading)
{
	for (size_t i = 0; i < o->at[0].below.n; i++)
		if (str_eq(paper_words(o->im, o->at[0].below.at[i]->text),
			   paper_words(o->im, heading)))
			return o->at[0].below.at[i];
	return NULL;
}

/* Puts all tables for one path before the sections of theirs. */
static void put_tables(struct outline *o, struct node *section,
		       const struct node *path)
{
	struct node_list all = {0};
	size_t i = 0;

	while (i < section->n && section->child[i]->kind != NODE_SECTION)
		*PUSH(o->im->a, &all) = section->child[i++];
	for (size_t k = 0; k < o->moved.n; k++)
		if (o->moved.at[k].path == path)
			*PUSH(o->im->a, &all) = o->moved.at[k].table;
	while (i < section->n)
		*PUSH(o->im->a, &all) = section->child[i++];
	node_adopt(section, &all);
}

static void place_path(struct outline *o, const struct moved *m)
{
	str heading = node_text(m->path->child[0]);
	struct node *section = section_of(o, heading);

	if (section == NULL) {
		section = paper_section(o->im, heading, m->table->span);
		section->level = 2;
		*PUSH(o->im->a, &o->at[0].below) = section;
	}
	put_tables(o, section, m->path);
}

void outline_place(struct outline *o)
{
	struct {
		const struct node **at;
		size_t n, cap;
	} done = {0};

	for (size_t i = 0; i < o->moved.n; i++) {
		size_t k = 0;

		while (k < done.n && done.at[k] != o->moved.at[i].path)
			k++;
		if (k < done.n)
			continue;
		*PUSH(o->im->a, &done) = o->moved.at[i].path;
		place_path(o, &o->moved.at[i]);
	}
}
