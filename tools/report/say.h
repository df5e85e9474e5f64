/*
 * say.h -- a change in words a reader knows, the same in every renderer.
 *
 * What a part is called comes from the profile (part.h: noun, heading, label);
 * where the profile is silent, from the kind of the part.  Nothing here is
 * escaped or made safe: that is the renderer's.
 */
#ifndef REPORT_SAY_H
#define REPORT_SAY_H

#include "diff/change.h"

/* The part a change is told of: the new one, or the one that went. */
const struct part *say_part(const struct change *c);

/* "added", "removed", ... in the user's language. */
const char *say_kind(enum change_kind kind);

/* Whether a cell or field that was empty has a value now. */
bool say_is_filled(const struct change *c);

/* The same for one change: a cell that was empty is "filled in". */
const char *say_done(const struct change *c);

/* "decision", "promise", ...: one word in the user's language. */
const char *say_class_word(enum change_class c);

/* "speerpunt", "step r07"; where the profile has no name: "section", "row". */
str say_noun(struct arena *a, const struct part *p);

/* What a reader knows a part by, shortened: "3.1 Inclusie", "versie, naam". */
str say_label(struct arena *a, const struct part *p);

/* The label, or nothing where the words of the change say it all. */
str say_name(struct arena *a, const struct change *c);

/* The titles of the sections a change stands in, outermost first: "Speerpunt 1:
 * Inclusie / Doelen".  Never empty. */
str say_place(struct arena *a, const struct change *c);

/* The first of those titles. */
str say_section(struct arena *a, const struct change *c);

/* ", presumably", ", 12 days later", ", as Klankbordgroep asked (i01)": what
 * else is to be said; or empty. */
str say_remarks(struct arena *a, const struct change *c);

/* "speerpunt renamed, presumably: 3 Preventie"; for a cell its row: "step r07
 * changed: Conclusie". */
str say_head(struct arena *a, const struct change *c);

/* Where something stood and where it stands now; false when the titles above
 * are the same, whatever their numbers. */
bool say_from_to(struct arena *a, const struct change *c, str *from, str *to);

/* The row that the cell of a change stands in, when it has a name; or NULL. */
const struct part *say_row(const struct change *c);

/* Whether two rows (NULL: none) are one and the same: the cells that went
 * stand in the old document's row, those that came in the new one's, and they
 * are told by id, else by name. */
bool say_same_row(const struct part *x, const struct part *y);

/* "Datum: 7 maart 2019", for a row that came or went; empty for a cell that is
 * empty or that the label of the row says already. */
str say_cell(struct arena *a, const struct part *row, const struct part *cell);

/* `text` cut at a word when it is wider than `most` columns. */
str say_short(struct arena *a, str text, size_t most);

#endif
