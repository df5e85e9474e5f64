/*
 * text.h -- the parts of the text renderer: how each record looks on a page.
 *
 * text.c walks the blocks and calls these; each ends its last line.
 */
#ifndef REPORT_TEXT_H
#define REPORT_TEXT_H

#include "report/wrap.h"

/* Severity and rule, message, place, the line with carets, help. */
void text_finding(struct page *p, const struct finding *f);

/* Severity in the user's language: fout, waarschuwing, aandacht. */
const char *text_level(enum level level);
enum style text_level_style(enum level level);

/* One change: sign, what it is about, the words.  `*row` is the table row that
 * was named last; NULL for none. */
void text_change(struct page *p, const struct change *c,
		 const struct part **row);

/* Changes of a number alone are told together: 4.3.1 -> 4.2.5, ... */
bool text_is_renumbering(const struct change *c);
void text_renumbered(struct page *p, const struct change *const *c, size_t n);

/* The words of a text that changed, after a head; and those of a part that
 * came or went, of which `skip` was shown already: a line for each text, or
 * the cells of a row on one line. */
void text_words(struct page *p, struct indent indent, str head,
		const struct change *c);
void text_whole(struct page *p, size_t indent, str skip, const struct change *c,
		bool is_row);

/* One step of the route, with the evidence for it. */
void text_step(struct page *p, const struct trail_step *s);
/* The steps on a line of time: what was planned above what was held. */
void text_timeline(struct page *p, const struct trail *t);
void text_trail_finding(struct page *p, const struct trail_finding *f);

/* A data tree: fields, then sections with their text wrapped. */
void text_node(struct page *p, const struct node *data);

void text_table(struct page *p, const struct table *t);

/* "discussed", "late", ... in the user's language. */
const char *text_status(enum step_status status);

/* "signed and sealed", "in the table only", ... */
const char *text_evidence(enum evidence_kind kind);

/* "on v70; recorded as a decision: 6 december 2019, J. Jansen (3f2a1bc)";
 * empty when nothing is known. */
str text_provenance(struct arena *a, str version, const struct version *at,
		    enum evidence_kind kind);

/* A period in words where it is one day, else as it was written. */
str text_period(struct arena *a, struct period p);

/* A day in words: "6 november 2018". */
str text_date(struct arena *a, struct date d);

/* The day of a moment on the writer's clock. */
struct date text_day(struct moment m);

#endif
