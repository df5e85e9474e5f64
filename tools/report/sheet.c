/*
 * A meeting decides on what is decided and promised; how it is worded is for
 * the desk.  So the page for a meeting shows the first in full and counts the
 * rest, heaviest first.
 */
#include "report/sheet.h"

#include "base/buf.h"
#include "base/lang.h"
#include "base/map.h"
#include "base/vec.h"
#include "report/say.h"

/* A kind of change as counted: a cell that was empty is its own kind. */
enum { FILLED = CHANGE_KINDS, COUNTED };

static const struct tally_row kinds[COUNTED] = {
	[CHANGE_ADDED] = {"added", MSG("added"), MSG("added"), 0},
	[CHANGE_REMOVED] = {"removed", MSG("removed"), MSG("removed"), 0},
	[CHANGE_CHANGED] = {"changed", MSG("changed"), MSG("changed"), 0},
	[CHANGE_MOVED] = {"moved", MSG("moved"), MSG("moved"), 0},
	[CHANGE_RENAMED] = {"renamed", MSG("renamed"), MSG("renamed"), 0},
	[CHANGE_RENUMBERED] = {"renumbered", MSG("renumbered"),
			       MSG("renumbered"), 0},
	[CHANGE_SPLIT] = {"split", MSG("split"), MSG("split"), 0},
	[CHANGE_MERGED] = {"merged", MSG("merged"), MSG("merged"), 0},
	[FILLED] = {"filled", MSG("filled in"), MSG("filled in"), 0},
};

static size_t counted_as(const struct change *c)
{
	return say_is_filled(c) ? (size_t)FILLED : (size_t)c->kind;
}

static void add_tally(struct report *r, struct tally_row *rows, size_t n,
		      const struct changes *c)
{
	struct block *b = report_add(r, BLOCK_TALLY);

	rows[n] = (struct tally_row){"only_form", MSG("in layout only"),
				     MSG("in layout only"), c->only_form};
	b->tally.row = rows;
	b->tally.n = n + 1;
}

static void add_kinds(struct report *r, const struct changes *c)
{
	struct tally_row *rows = NEWN(r->a, COUNTED + 1, struct tally_row);

	memcpy(rows, kinds, sizeof kinds);
	for (size_t i = 0; i < c->n; i++)
		rows[counted_as(&c->at[i])].n++;
	add_tally(r, rows, COUNTED, c);
}

/* Says what is to be said first; false when there is nothing more. */
static bool begin(struct report *r, const struct changes *c)
{
	if (c->note.len > 0)
		report_text(r, BLOCK_PROSE, c->note);
	if (c->n == 0)
		report_text(r, BLOCK_PROSE, str_from(_("no differences")));
	return c->n > 0;
}

void sheet_changes(struct report *r, const struct changes *c)
{
	begin(r, c);
	for (size_t i = 0; i < c->n; i++)
		report_add(r, BLOCK_CHANGE)->change = &c->at[i];
	add_kinds(r, c);
}

/* ---- counts for each section ---- */

struct section_tally {
	str name;
	struct tally_row *row;
};

struct section_tallies {
	struct section_tally *at;
	size_t n, cap;
};

static struct tally_row *tally_of(struct arena *a, struct section_tallies *to,
				  struct map *by_name, str name)
{
	void **slot = map_slot(a, by_name, name);

	if (*slot == NULL) {
		struct tally_row *rows = NEWN(a, COUNTED, struct tally_row);

		memcpy(rows, kinds, sizeof kinds);
		*PUSH(a, to) = (struct section_tally){name, rows};
		*slot = rows;
	}
	return *slot;
}

/* The counts of each section that changes which `counts` takes stand in. */
static void add_sections(struct report *r, const struct changes *c,
			 bool (*counts)(const struct change *c))
{
	struct section_tallies all = {0};
	struct map by_name = {0};

	for (size_t i = 0; i < c->n; i++)
		if (counts(&c->at[i]))
			tally_of(r->a, &all, &by_name,
				 say_section(r->a,
					     &c->at[i]))[counted_as(&c->at[i])]
				.n++;
	for (size_t i = 0; i < all.n; i++) {
		struct block *b = report_add(r, BLOCK_TALLY);

		b->tally.section = all.at[i].name;
		b->tally.row = all.at[i].row;
		b->tally.n = COUNTED;
	}
}

static bool any(const struct change *c)
{
	(void)c;
	return true;
}

void sheet_stat(struct report *r, const struct changes *c)
{
	begin(r, c);
	add_sections(r, c, any);
	add_kinds(r, c);
}

/* ---- for a meeting ---- */

static size_t count_class(const struct changes *c, enum change_class class)
{
	size_t n = 0;

	for (size_t i = 0; i < c->n; i++)
		n += c->at[i].class == class;
	return n;
}

/* A section that came, went, or has another name or place: that the paper is
 * built otherwise is news, also where no word says so. */
static bool is_structure(const struct change *c)
{
	return c->class == CLASS_CONTENT && c->kind != CHANGE_CHANGED &&
	       say_part(c)->kind == PART_SECTION;
}

static bool is_text(const struct change *c)
{
	return c->class == CLASS_CONTENT && !is_structure(c);
}

static bool is_decision(const struct change *c)
{
	return c->class == CLASS_DECISION;
}

static bool is_promise(const struct change *c)
{
	return c->class == CLASS_PROMISE;
}

static size_t count_of(const struct changes *c,
		       bool (*belongs)(const struct change *c))
{
	size_t n = 0;

	for (size_t i = 0; i < c->n; i++)
		n += belongs(&c->at[i]);
	return n;
}

/* ---- the same, many times ---- */

/* From so many on they are told at once: a cell that got the same text in one
 * row after the other, or rows that went. */
enum { MANY_CELLS = 3, MANY_ROWS = 5 };

static str text_of(const struct change *c, bool old)
{
	size_t n = old ? c->n_before : c->n_after;

	return n > 0 ? (old ? c->before : c->after)[0]->text : (str){0};
}

static bool may_repeat(const struct change *c)
{
	const struct part *p = say_part(c);

	if (c->also != 0 || c->certain < 100)
		return false;
	if (p->kind == PART_ROW)
		return c->kind == CHANGE_REMOVED;
	return p->kind == PART_CELL && p->n == 0 && say_row(c) != NULL &&
	       (c->kind == CHANGE_ADDED || c->kind == CHANGE_REMOVED ||
		c->kind == CHANGE_CHANGED);
}

static bool repeats(struct arena *a, const struct change *c,
		    const struct change *d)
{
	const struct part *p = say_part(c);
	const struct part *q = say_part(d);

	return may_repeat(d) && c->kind == d->kind && p->kind == q->kind &&
	       str_eq(p->names->heading, q->names->heading) &&
	       str_eq(say_place(a, c), say_place(a, d)) &&
	       (p->kind == PART_ROW ||
		(str_eq(p->key, q->key) &&
		 str_eq(text_of(c, true), text_of(d, true)) &&
		 str_eq(text_of(c, false), text_of(d, false))));
}

/* "Uitkomst ingevuld: vervallen" */
static str what_happened(struct arena *a, const struct change *c)
{
	const struct part *p = say_part(c);

	if (p->kind == PART_ROW)
		return str_from(say_done(c));
	if (c->kind == CHANGE_CHANGED)
		return str_fmt(a, _("%.*s from \"%.*s\" to \"%.*s\""),
			       STR(p->key), STR(text_of(c, true)),
			       STR(text_of(c, false)));
	return str_fmt(a, "%.*s %s: %.*s", STR(p->key), say_done(c),
		       STR(p->text));
}

static void add_repeated(struct report *r, const struct change *const *c,
			 size_t n)
{
	struct buf who = {.a = r->a};

	for (size_t i = 0; i < n; i++) {
		const struct part *row = say_part(c[i]);

		if (row->kind == PART_CELL)
			row = row->parent;
		buf_fmt(&who, "%s%.*s (%.*s)", i > 0 ? "; " : "",
			STR(say_noun(r->a, row)), STR(say_label(r->a, row)));
	}
	report_text(r, BLOCK_PROSE,
		    str_fmt(r->a, _("%.*s, %zu times: %.*s. It concerns %.*s."),
			    STR(say_place(r->a, c[0])), n,
			    STR(what_happened(r->a, c[0])),
			    STR(buf_str(&who))));
}

struct told {
	const struct change **at;
	size_t n, cap;
};

static void add_class(struct report *r, const struct changes *c,
		      bool (*belongs)(const struct change *c), bool each)
{
	struct told all = {0};
	size_t to;

	for (size_t i = 0; i < c->n; i++)
		if (belongs(&c->at[i]))
			*PUSH(r->a, &all) = &c->at[i];
	for (size_t i = 0; i < all.n; i = to) {
		const struct change *first = all.at[i];
		bool row = say_part(first)->kind == PART_ROW;

		for (to = i + 1; !each && may_repeat(first) && to < all.n &&
				 repeats(r->a, first, all.at[to]);)
			to++;
		if (to - i >= (size_t)(row ? MANY_ROWS : MANY_CELLS)) {
			add_repeated(r, &all.at[i], to - i);
			continue;
		}
		to = i + 1;
		report_add(r, BLOCK_CHANGE)->change = first;
	}
	if (all.n == 0)
		report_text(r, BLOCK_PROSE, str_from(_("nothing changed")));
}

void sheet_meeting(struct report *r, const struct changes *c, bool each)
{
	static const struct {
		const char *title;
		bool (*belongs)(const struct change *c);
	} chapters[] = {
		{MSG("Decisions"), is_decision},
		{MSG("Promises: who, when, how much"), is_promise},
		{MSG("Structure"), is_structure},
	};
	struct tally_row *folded = NEWN(r->a, 3, struct tally_row);

	if (!begin(r, c)) {
		add_kinds(r, c);
		return;
	}
	for (size_t i = 0; i < sizeof chapters / sizeof chapters[0]; i++) {
		report_text(r, BLOCK_TITLE, str_from(_(chapters[i].title)));
		add_class(r, c, chapters[i].belongs, each);
	}
	if (count_of(c, is_text) + count_class(c, CLASS_WORDING) +
		    count_class(c, CLASS_FORM) + c->only_form >
	    0)
		report_text(r, BLOCK_TITLE,
			    str_from(_("Other text, in counts")));
	add_sections(r, c, is_text);
	folded[0] = (struct tally_row){"wording", MSG("change of wording"),
				       MSG("changes of wording"),
				       count_class(c, CLASS_WORDING)};
	folded[1] = (struct tally_row){"renumbered", MSG("renumbered"),
				       MSG("renumbered"),
				       count_class(c, CLASS_FORM)};
	add_tally(r, folded, 2, c);
}
