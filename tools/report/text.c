/*
 * The renderer for people: one block after the other, wrapped to the terminal.
 */
#include "report/text.h"

#include "base/lang.h"
#include "base/vec.h"
#include "doc/agenda.h"
#include "report/say.h"

struct renumbered {
	const struct change **at;
	size_t n, cap;
};

struct walk {
	struct page page;
	str place;		/* heading that the changes stand under */
	const struct part *row; /* row that the changes stand in */
	struct renumbered renumbered;
	bool begun;
	const struct trail *trail;
	enum block_kind last;
};

static void change(struct walk *w, const struct change *c)
{
	str place = say_place(w->page.a, c);

	if (text_is_renumbering(c)) {
		*PUSH(w->page.a, &w->renumbered) = c;
		return;
	}
	if (!str_eq(place, w->place) || w->place.ptr == NULL) {
		wrap_end(&w->page);
		wrap_line(&w->page, STYLE_STRONG, place);
		w->place = place;
		w->row = NULL;
	}
	text_change(&w->page, c, &w->row);
}

static void flush(struct walk *w)
{
	if (w->renumbered.n > 0)
		text_renumbered(&w->page, w->renumbered.at, w->renumbered.n);
	w->renumbered.n = 0;
}

static void tally(struct walk *w, const struct tally_row *row, size_t n,
		  str section)
{
	str line = report_counts(w->page.a, row, n);

	flush(w);
	if (line.len == 0)
		return;
	if (section.len > 0) {
		wrap_text(&w->page, 2, 4,
			  str_fmt(w->page.a, "%.*s: %.*s", STR(section),
				  STR(line)));
		return;
	}
	if (w->begun && w->last != BLOCK_FINDING && w->last != BLOCK_PROSE)
		wrap_end(&w->page);
	wrap_text(&w->page, 0, 0, line);
}

static void block(struct walk *w, const struct block *b)
{
	struct page *p = &w->page;

	switch (b->kind) {
	case BLOCK_TITLE:
		if (w->begun)
			wrap_end(p);
		wrap_line(p, STYLE_STRONG, b->text);
		return;
	case BLOCK_PROSE: wrap_lines(p, 0, b->text); return;
	case BLOCK_LINE: wrap_line(p, STYLE_PLAIN, b->text); return;
	case BLOCK_TABLE: text_table(p, &b->table); return;
	case BLOCK_FINDING:
		text_finding(p, b->finding);
		wrap_end(p);
		return;
	case BLOCK_CHANGE: change(w, b->change); return;
	case BLOCK_TIMELINE: text_timeline(p, w->trail); return;
	case BLOCK_STEP: text_step(p, b->step); return;
	case BLOCK_TRAIL_FINDING:
		text_trail_finding(p, b->trail_finding);
		return;
	case BLOCK_NODE: text_node(p, b->document->data); return;
	case BLOCK_TALLY:
		tally(w, b->tally.row, b->tally.n, b->tally.section);
		return;
	}
}

static void render(const struct report *r, struct look look, struct buf *out)
{
	struct walk w = {.page = {.a = r->a, .out = out, .look = look},
			 .trail = r->trail};

	for (size_t i = 0; i < r->n; i++) {
		block(&w, &r->at[i]);
		w.begun = true;
		w.last = r->at[i].kind;
	}
	flush(&w);
}

const struct renderer renderer_text = {.name = "text", .render = render};
