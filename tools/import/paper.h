/*
 * paper.h -- what the steps of an import share.  Internal to import/.
 *
 *	paper (lines) -> pieces -> outline (sections) -> doc/markup -> data
 *
 * A piece is a heading or a block, in the order of the paper; which heading
 * stands in which is not known until the outline is made.
 */
#ifndef IMPORT_PAPER_H
#define IMPORT_PAPER_H

#include "import/forms.h"
#include "import/import.h"

#include "base/map.h"
#include "doc/markup.h"

/* UP: what follows stands beside the caption above, not below it. */
enum piece_kind { PIECE_HEADING, PIECE_BLOCK, PIECE_UP };

struct piece {
	enum piece_kind kind;
	struct node *node;	 /* a SECTION without children, or a block */
	unsigned marks;		 /* HEADING: number of '#'; 0: it has none */
	bool caption;		 /* HEADING: the first row of a table */
	bool strong;		 /* a paragraph that is emphasised as a whole */
	const struct node *path; /* HEADING: where it goes, from the form */
	const struct form_label *label; /* a line that begins with a label */
	str value;			/* and what follows it, as written */
	bool plain; /* BLOCK: no heading, whatever it says */
};

/* What goes into doc/written.h, as it is found. */
struct seen {
	struct {
		struct written_heading *at;
		size_t n, cap;
	} headings;
	struct {
		struct written_entry *at;
		size_t n, cap;
	} contents;
	struct {
		struct written_cover *at;
		size_t n, cap;
	} covers;
	struct {
		struct written_note *at;
		size_t n, cap;
	} notes;
	struct {
		struct written_name *at;
		size_t n, cap;
	} names;
	struct {
		struct written_break *at;
		size_t n, cap;
	} breaks;
	struct {
		struct written_mention *at;
		size_t n, cap;
	} mentions;
};

struct pieces {
	struct piece *at;
	size_t n, cap;
};

struct importing {
	struct arena *a;
	const struct source *paper;
	const struct profile *profile;
	const struct forms *forms;
	struct findings *to;
	bool as_is; /* texts stay as they are written */
	struct piece *at;
	size_t n, cap;
	struct map contents;	/* folded titles in a table of contents */
	struct node_list front; /* fields of the top that tables gave */
	struct node *named;	/* the title of the metadata; or NULL */
	unsigned marked; /* headings with '#' that no form or row knows */
	struct seen seen;
};

/* ------------------------------------------------------------ nodes */

/* A paragraph with a text of its own. */
struct node *paper_paragraph(struct importing *im, str text, struct span at);
struct node *paper_cell(struct importing *im, str text, struct span at);
struct node *paper_row_of(struct importing *im, struct node *const *cells,
			  size_t n, struct span at);
struct node *paper_table_of(struct importing *im, const struct node_list *rows);
struct node *paper_section(struct importing *im, str text, struct span at);
struct node *paper_item(struct importing *im, str text, struct span at);
struct node *paper_list(struct importing *im, enum node_kind kind,
			const struct node_list *items);

/* A member of a map. */
struct node *paper_string(struct importing *im, str key, str text,
			  struct span at);

bool paper_has(const struct node_list *members, str key);

/* The place of a view of the paper. */
struct span paper_span(const struct importing *im, str part);

/* Where the first occurrence of a text stands within a place; the place itself
 * when it is not there as written. */
struct span paper_part(const struct importing *im, struct span in, str part);

void paper_block(struct importing *im, struct node *block);
struct piece *paper_heading(struct importing *im, struct node *section);

/* Words of a text for comparing: marks, case and a chapter number off. */
str paper_words(struct importing *im, str text);

/* A note in the report. */
void paper_note(struct importing *im, const char *rule, struct span at,
		const char *message);

/* ------------------------------------------------------------ steps */

/* seen.c: the headings, once they are known; and all that was seen. */
void seen_headings(struct importing *im);
const struct written *seen_all(const struct importing *im);
void seen_break(struct importing *im, bool table, struct span at);

/* pieces.c: the paper in pieces. */
void paper_pieces(struct importing *im);

/* notes.c: references to the footnotes that were found. */
void paper_references(struct importing *im);

/* Length of a chapter number at the start of a heading `s` with the blanks
 * behind it, or 0; `*depth` of its parts. */
size_t paper_number(str s, str *number, unsigned *depth);

/* rows.c: lines with tabs. */
struct cell {
	str text; /* mended */
	struct span span;
};
struct paper_row {
	struct cell *cell;
	size_t n;      /* cells, without empty ones at the end */
	size_t wide;   /* cells as written */
	size_t filled; /* cells that are not empty */
	bool after_blank;
	struct span span;
};
struct paper_rows {
	struct paper_row *at;
	size_t n, cap;
};

bool rows_is_tabbed(str line);

/* Rows from line `first` on, as far as they go; `*next` is the line after. */
struct paper_rows rows_read(struct importing *im, unsigned first,
			    unsigned *next);

/* tables.c: rows as headings, tables and what else they are. */
void paper_tables(struct importing *im, const struct paper_rows *rows);

/* The same for a table that Markdown knows. */
void paper_markdown_table(struct importing *im, struct node *table);

/* months.c: whether a table has a column for each month; if so, it is turned.
 */
bool paper_months(struct importing *im, const struct node *table);

/* contents.c: whether rows are a table of contents; if so, they are a list. */
bool paper_contents(struct importing *im, const struct paper_rows *rows);

/* index.c: a table of contents that has no tabs, once all pieces are there. */
void paper_index(struct importing *im);

/* pairs.c: whether rows are a cover; if so, they are dealt with. */
bool paper_pairs(struct importing *im, const struct paper_rows *rows);

/* The same for lines such as "Onderwerp: ...", and for a table of Markdown. */
bool paper_pair_lines(struct importing *im, const struct node *paragraph);
bool paper_pair_table(struct importing *im, const struct node *table);

/* top.c: the lines of metadata that one converter puts first; the byte behind
 * them. */
uint32_t paper_front(struct importing *im);

/* top.c: whether the first paragraph of a paper is a title page, its lines one
 * below the other; if so, each is a piece. */
bool paper_title_lines(struct importing *im, const struct node *paragraph);

/* top.c: whether the lines of a paragraph are "Bijlage 1: ...", "Bijlage 2:
 * ..."; if so, they are a list. */
bool paper_numbered_lines(struct importing *im, const struct node *paragraph);

/* shape.c: the blocks of a section in the form that the row of opmaak.yaml
 * reads that takes it (NULL: none does). */
void paper_shape(struct importing *im, str heading,
		 const struct markup_row *row, struct node_list *blocks);

/* announced.c: headings that a list announced, in their places. */
void announced_place(struct importing *im);

/* announced_form.c: the form by which the list of piece `i` (not 0) announces
 * parts, or NULL. */
const struct form_announced *announced_form(struct importing *im, size_t i);

/* lists.c: items and paragraphs under a heading as the rows of a table. */
void paper_lists(struct importing *im, str heading, struct node_list *blocks);

/* mentions.c: owners and terms from the text of actions. */
void paper_mentions(struct importing *im, const struct form_mention *form,
		    const struct node_list *blocks);

/* outline.c: the row of opmaak.yaml at the top that takes a heading, or NULL.
 */
const struct markup_row *outline_row_of(struct importing *im, str heading);

/* outline.c: the tree of sections below one that carries the title. */
struct node *paper_outline(struct importing *im);

#endif
