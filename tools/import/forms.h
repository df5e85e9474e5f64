/*
 * forms.h -- schema/papier.yaml: what the words of papers mean.
 *
 * opmaak.yaml says how our own documents are read; a paper has other words for
 * the same things.  These forms turn the one into the other: they rename
 * headings and columns, and make tables of lists and lists of tables, until the
 * rows of opmaak.yaml know what they see.  Internal to import/.
 */
#ifndef IMPORT_FORMS_H
#define IMPORT_FORMS_H

#include "base/regex.h"
#include "doc/profile.h"

/* `koppen`: a heading that stands for a path of headings. */
struct form_heading {
	struct regex *pattern;
	const struct node *path; /* list of templates: "{titel}" is a group */
	bool keep;		 /* the heading itself becomes text too */
	bool here; /* only another name: where it goes, its place tells */
};

/* `kenmerken`: a table of two columns that is a map. */
struct form_pair {
	struct regex *pattern; /* on the first cell */
	str field;
};
struct form_pairs {
	str field;
	const struct form_pair *at;
	size_t n;
};

/* `kolommen`: a column under another name; or, with `part`, only a part of its
 * cells. */
struct form_column {
	struct regex *pattern;
	str heading;	    /* its name in opmaak.yaml; empty: the same */
	struct regex *part; /* its first group is the value */
};

/* `tabellen`: a table under this heading has these columns and no header. */
struct form_table {
	struct regex *heading;
	const str *columns;
	size_t n;
};

/* `lijsten`: items under this heading are rows; the groups name the columns.
 * Other columns have one value, a template with groups of the heading. */
struct form_list {
	struct regex *heading, *item;
	const struct node *fixed; /* map of templates, or NULL */
};

/* `punten`: rows of a table under this heading are items. */
struct form_items {
	struct regex *heading, *column;
};

/* `afleiden`: a field that a pattern finds on the title page. */
struct form_derived {
	str field; /* "versie/datum" */
	struct regex *pattern;
	str value; /* fixed; empty: what the group `waarde` matches */
};

/* `ids`: what the id of an element of this list begins with. */
struct form_id {
	str field, prefix,
		slug; /* `slug`: the field that its words come from */
};

/* `aankondigingen`: a sentence before a list of titles.  Each is a heading
 * `part` below `path`; a list under it goes to `list`. */
struct form_announced {
	struct regex *sentence;
	const struct node *path;
	str part, part_bare; /* templates: with {nummer} and {titel}, without */
	str list;
	bool alone; /* also when no heading has one of the titles */
};

/* `herkennen`: a table goes elsewhere when it has these columns and no others,
 * wherever it stands. */
struct form_place_column {
	struct regex *pattern;
	str heading;
	bool needed;
};
struct form_place {
	const struct node *path;
	const struct form_place_column *columns;
	size_t n;
	str group; /* column for the title of the section it stood in */
	/* Cells that hold numbered things, and what is done for each, a
	 * sentence with its period each: the columns. */
	str item, sentence, period;
};

/* `partijen`: a sentence that lists who take part. */
struct form_kind {
	str kind, one, many; /* "gemeente", "Gemeente", "Gemeenten" */
};
struct form_parties {
	const struct node *path;
	const str *columns; /* name, kind */
	size_t n_columns;
	struct regex *const *sentences; /* with a group `lijst` */
	size_t n_sentences;
	const struct form_kind *kinds;
	size_t n_kinds;
};

/* `vermeldingen`: who or when, in the text of a cell. */
struct form_mention {
	struct regex *heading;
	str from, to; /* columns */
	bool term;
	struct regex *const *patterns; /* with a group `waarde` */
	size_t n;
};

/* `etiketten`: lines that begin with a label, a table when they stand in a
 * row. */
struct form_label {
	struct regex *pattern; /* on the label, without its colon */
	str column;	       /* empty: stays text */
	bool needed;	       /* one of these makes a table of them */
};
enum { FORM_LABELS_MAX = 8 }; /* columns */
struct form_labels {
	const struct form_label *at;
	size_t n;
	const str *columns; /* of the table */
	size_t n_columns;
	str key; /* the column that is the heading's where no label is */
};

struct forms {
	struct regex *contents; /* heading of a table of contents; or NULL */
	struct regex *no_title; /* a first heading that is no title */
	const struct form_heading *headings;
	size_t n_headings;
	const struct form_pairs *pairs;
	size_t n_pairs;
	const struct form_column *columns;
	size_t n_columns;
	const struct form_table *tables;
	size_t n_tables;
	const struct form_list *lists;
	size_t n_lists;
	const struct form_items *items;
	size_t n_items;
	const struct form_derived *derived;
	size_t n_derived;
	const struct form_id *ids;
	size_t n_ids;
	const struct node *months; /* path of headings for a month table */
	const str *month_columns;  /* period, group, activity */
	size_t n_month_columns;
	const struct form_announced *announced;
	size_t n_announced;
	const struct form_place *places;
	size_t n_places;
	struct form_parties parties;
	struct form_labels labels;
	struct regex *cover; /* a heading that names a kind of paper; or NULL */
	struct regex *page;  /* a line that numbers a page; or NULL */
	const struct form_mention *mentions;
	size_t n_mentions;
	struct regex *const *times; /* ends of sentences that are a time */
	size_t n_times;
};

/* Reads the forms; all empty without papier.yaml. */
const struct forms *forms_read(struct arena *a, const struct profile *p,
			       struct findings *to);

/* A template with the groups of a match in the place of their {names}. */
str forms_fill(struct arena *a, str template, const struct regex *re,
	       const struct regex_match *m);

#endif
