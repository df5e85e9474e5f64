/*
 * The changes as one page, for people who read in a browser or paste into
 * Word.  Each place has a was-wordt table and a list of the same changes with
 * the words in their text; the reader chooses which of the two is shown.
 *
 * <del> and <ins> carry their own stroke and line, because Word does not paste
 * the style of the page, and a word for who cannot see them, which Word is told
 * to leave out (mso-hide).
 */
#include "report/html.h"

#include "base/lang.h"
#include "report/report.h"
#include "report/say.h"
#include "report/say_words.h"

enum { NEAR = 20 };

struct walk {
	struct arena *a;
	struct buf *out;
	str place; /* of the group that is open */
	struct buf side, inlined;
	bool open, titled, in_chapter, views, counts, routed;
	bool compared; /* it holds changes */
	const struct trail *trail;
};

static void element(struct walk *w, const char *tag, str text)
{
	buf_fmt(w->out, "<%s>", tag);
	html_text(w->a, w->out, text);
	buf_fmt(w->out, "</%s>\n", tag);
}

static void run(struct walk *w, struct buf *to, const struct say_run *r)
{
	static const struct {
		const char *tag, *line, *word;
	} marks[] = {
		[WORD_DELETED] = {"del", "line-through", MSG("removed: ")},
		[WORD_INSERTED] = {"ins", "underline", MSG("added: ")},
	};

	if (r->op == WORD_SAME || r->cut || str_trim(r->text).len == 0) {
		html_text(w->a, to, r->text);
		return;
	}
	if (r->text.ptr[0] == ' ')
		buf_char(to, ' ');
	buf_fmt(to,
		"<%s style=\"text-decoration:%s\"><span class=\"vh\" "
		"style=\"mso-hide:all\">%s</span>",
		marks[r->op].tag, marks[r->op].line, _(marks[r->op].word));
	html_text(w->a, to, str_trim(r->text));
	buf_fmt(to, "</%s>", marks[r->op].tag);
}

static void lines(struct walk *w, struct buf *to, const struct say_lines *l)
{
	for (size_t i = 0; i < l->n; i++) {
		buf_add(to, S("<p>"));
		for (size_t k = 0; k < l->at[i].n; k++) {
			const struct say_run *r = &l->at[i].at[k];

			if (k > 0 && r->op == WORD_INSERTED &&
			    r[-1].op == WORD_DELETED && r->text.ptr[0] != ' ')
				buf_char(to, ' ');
			run(w, to, r);
		}
		buf_add(to, S("</p>"));
	}
}

static void add_head(struct walk *w, struct buf *to, const struct change *c)
{
	const struct part *row = say_row(c);

	html_text(w->a, to, say_head(w->a, c));
	if (row == NULL)
		return;
	buf_add(to, S(" <span class=\"row\">"));
	html_text(w->a, to, say_label(w->a, row));
	buf_add(to, S("</span>"));
}

static void close_group(struct walk *w)
{
	if (!w->open)
		return;
	buf_add(w->out, S("<table class=\"side\">\n<caption>"));
	html_text(w->a, w->out,
		  str_fmt(w->a, _("Was and becomes: %.*s"), STR(w->place)));
	buf_fmt(w->out,
		"</caption>\n<thead><tr><th scope=\"col\">%s</th>"
		"<th scope=\"col\">%s</th><th scope=\"col\">%s</th>"
		"<th scope=\"col\">%s</th></tr></thead>\n<tbody>\n",
		_("What"), _("Weight"), _("Was"), _("Becomes"));
	buf_add(w->out, buf_str(&w->side));
	buf_add(w->out, S("</tbody>\n</table>\n<ul class=\"inline\">\n"));
	buf_add(w->out, buf_str(&w->inlined));
	buf_add(w->out, S("</ul>\n"));
	w->open = false;
}

/* The buttons stand before everything they switch. */
static void begin_views(struct walk *w)
{
	if (w->views)
		return;
	buf_fmt(w->out,
		"<input type=\"radio\" name=\"view\" class=\"view\" "
		"id=\"view-side\" checked>"
		"<label for=\"view-side\">%s</label>\n"
		"<input type=\"radio\" name=\"view\" class=\"view\" "
		"id=\"view-inline\"><label for=\"view-inline\">%s</label>\n"
		"<div class=\"changes\">\n",
		_("Was and becomes side by side"), _("Changes in the text"));
	w->views = true;
}

static void change(struct walk *w, const struct change *c)
{
	struct say_sides sides = say_sides(w->a, c, NEAR);
	str place = say_place(w->a, c);
	const char *class = say_class_word(c->class);

	if (!w->open || !str_eq(place, w->place)) {
		close_group(w);
		begin_views(w);
		element(w, w->in_chapter ? "h3" : "h2", place);
		w->place = place;
		w->open = true;
		w->side.n = w->inlined.n = 0;
	}
	buf_add(&w->side, S("<tr><th scope=\"row\">"));
	add_head(w, &w->side, c);
	buf_fmt(&w->side, "</th><td class=\"class\">%s</td><td>", class);
	lines(w, &w->side, &sides.old);
	buf_add(&w->side, S("</td><td>"));
	lines(w, &w->side, &sides.new);
	buf_add(&w->side, S("</td></tr>\n"));
	buf_add(&w->inlined, S("<li>"));
	add_head(w, &w->inlined, c);
	buf_fmt(&w->inlined, " <span class=\"class\">(%s)</span>", class);
	lines(w, &w->inlined, &sides.both);
	buf_add(&w->inlined, S("</li>\n"));
}

static void cells(struct walk *w, const char *first, const char *rest,
		  const str *cell, size_t n)
{
	buf_add(w->out, S("<tr>"));
	for (size_t i = 0; i < n; i++) {
		const char *tag = i == 0 ? first : rest;

		buf_fmt(w->out, "<%s>", tag);
		html_text(w->a, w->out, cell[i]);
		buf_fmt(w->out, "</%.2s>", tag);
	}
	buf_add(w->out, S("</tr>\n"));
}

static void table(struct walk *w, const struct table *t)
{
	buf_add(w->out, S("<table>\n<thead>\n"));
	cells(w, "th scope=\"col\"", "th scope=\"col\"", t->header, t->columns);
	buf_add(w->out, S("</thead>\n<tbody>\n"));
	for (size_t i = 0; i < t->rows; i++)
		cells(w, "th scope=\"row\"", "td", t->cells + i * t->columns,
		      t->columns);
	buf_add(w->out, S("</tbody>\n</table>\n"));
}

static void title(struct walk *w, str text)
{
	if (!w->titled)
		html_begin(w->a, w->out, text);
	else if (w->compared)
		begin_views(w);
	element(w, w->titled ? "h2" : "h1", text);
	w->in_chapter = w->titled;
	w->titled = true;
}

static void begin_counts(struct walk *w)
{
	if (!w->counts)
		buf_fmt(w->out,
			"<table>\n<caption>%s</caption>\n<thead><tr>"
			"<th scope=\"col\">%s</th><th scope=\"col\">%s</th>"
			"</tr></thead>\n<tbody>\n",
			_("Number of changes for each section"), _("Section"),
			_("Changes"));
	w->counts = true;
}

static void end_counts(struct walk *w)
{
	if (w->counts)
		buf_add(w->out, S("</tbody>\n</table>\n"));
	w->counts = false;
}

static void tally(struct walk *w, const struct block *b)
{
	str line = report_counts(w->a, b->tally.row, b->tally.n);

	if (b->tally.section.len > 0) {
		begin_counts(w);
		buf_add(w->out, S("<tr><th scope=\"row\">"));
		html_text(w->a, w->out, b->tally.section);
		buf_add(w->out, S("</th><td>"));
		html_text(w->a, w->out, line);
		buf_add(w->out, S("</td></tr>\n"));
	} else if (line.len > 0) {
		element(w, "p", line);
	}
}

static void block(struct walk *w, const struct block *b)
{
	if (b->kind != BLOCK_CHANGE)
		close_group(w);
	if (b->kind != BLOCK_TALLY || b->tally.section.len == 0)
		end_counts(w);
	switch (b->kind) {
	case BLOCK_TITLE: title(w, b->text); return;
	case BLOCK_LINE:
	case BLOCK_PROSE: element(w, "p", b->text); return;
	case BLOCK_TABLE: table(w, &b->table); return;
	case BLOCK_CHANGE: change(w, b->change); return;
	case BLOCK_TALLY: tally(w, b); return;
	case BLOCK_STEP:
		if (!w->routed)
			html_trail(w->a, w->out, w->trail);
		w->routed = true;
		return;
	case BLOCK_TRAIL_FINDING:
		html_trail_finding(w->a, w->out, b->trail_finding);
		return;
	case BLOCK_TIMELINE:
	case BLOCK_FINDING:
	case BLOCK_NODE: return;
	}
}

static void render(const struct report *r, struct look look, struct buf *out)
{
	struct walk w = {.a = r->a,
			 .out = out,
			 .trail = r->trail,
			 .compared = r->changes != NULL};

	(void)look;
	w.side.a = w.inlined.a = r->a;
	if (r->n == 0 || r->at[0].kind != BLOCK_TITLE) {
		html_begin(r->a, out, S("agenda"));
		w.titled = true;
	}
	for (size_t i = 0; i < r->n; i++)
		block(&w, &r->at[i]);
	close_group(&w);
	end_counts(&w);
	if (w.views)
		buf_add(out, S("</div>\n"));
	html_end(out);
}

const struct renderer renderer_html = {
	.name = "html",
	.only = "agenda-changes/1 agenda-trail/1 agenda-input/1 "
		"agenda-status/1 agenda-versions/1",
	.render = render,
};
