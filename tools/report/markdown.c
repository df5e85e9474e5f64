/*
 * A was-wordt table for a forge or an e-mail: one table for each place.
 *
 * Words that went and came are <del> and <ins>, not ~~ and **: those fail
 * beside punctuation, and every forge shows these two.  Text from documents
 * has every character that could begin markup escaped, so that a hostile title
 * stays a title and a pipe stays in its cell.
 */
#include "report/markdown.h"

#include "base/lang.h"
#include "base/utf8.h"
#include "report/say.h"
#include "report/say_words.h"

enum { NEAR = 20 };

struct walk {
	struct arena *a;
	struct buf *out;
	str place;
	bool in_table, in_list, titled, in_chapter, routed;
	const struct trail *trail;
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* One line of text; at the start of a line also what begins a list there. */
static void add_text(struct arena *a, struct buf *out, str text,
		     bool starts_line)
{
	size_t i = 0;

	text = utf8_safe(a, text);
	if (starts_line && text.len > 0 && strchr("-+=", text.ptr[0]) != NULL)
		buf_char(out, '\\');
	while (starts_line && i < text.len && is_digit(text.ptr[i]))
		buf_char(out, text.ptr[i++]);
	if (i > 0 && i < text.len && strchr(".)", text.ptr[i]) != NULL)
		buf_char(out, '\\');
	for (; i < text.len; i++) {
		char c = text.ptr[i];

		if (c == '<' || c == '>' || c == '&') {
			buf_add(out, c == '<'	? S("&lt;")
				     : c == '>' ? S("&gt;")
						: S("&amp;"));
			continue;
		}
		if (c != '\0' && strchr("\\`*_{}[]#|~$", c) != NULL)
			buf_char(out, '\\');
		buf_char(out, c);
	}
}

/* White space becomes blanks before anything else sees it. */
static str one_line(struct arena *a, str text)
{
	struct buf out = {.a = a};

	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];
		bool blank = c != '\0' && strchr("\t\n\v\f\r", c) != NULL;

		buf_char(&out, (char)(blank ? ' ' : c));
	}
	return buf_str(&out);
}

void markdown_text(struct arena *a, struct buf *out, str text)
{
	add_text(a, out, one_line(a, text), false);
}

static void text_of(struct walk *w, str text)
{
	markdown_text(w->a, w->out, text);
}

static void close_table(struct walk *w)
{
	w->in_table = w->in_list = false;
	w->place = (str){0};
}

static void heading(struct walk *w, unsigned level, str text)
{
	close_table(w);
	if (w->out->n > 0)
		buf_char(w->out, '\n');
	buf_chars(w->out, '#', level);
	buf_char(w->out, ' ');
	text_of(w, text);
	buf_char(w->out, '\n');
}

static void paragraph(struct walk *w, str text)
{
	close_table(w);
	buf_char(w->out, '\n');
	add_text(w->a, w->out, one_line(w->a, text), true);
	buf_char(w->out, '\n');
}

static void row_of(struct walk *w, const str *cells, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		buf_add(w->out, i == 0 ? S("| ") : S(" | "));
		text_of(w, cells[i]);
	}
	buf_add(w->out, S(" |\n"));
}

static void rule(struct walk *w, size_t n)
{
	for (size_t i = 0; i < n; i++)
		buf_add(w->out, i == 0 ? S("| --- |") : S(" --- |"));
	buf_char(w->out, '\n');
}

static void table(struct walk *w, const struct table *t)
{
	close_table(w);
	buf_char(w->out, '\n');
	row_of(w, t->header, t->columns);
	rule(w, t->columns);
	for (size_t i = 0; i < t->rows; i++)
		row_of(w, t->cells + i * t->columns, t->columns);
}

static void run(struct walk *w, const struct say_run *r)
{
	static const char *const tags[] = {[WORD_SAME] = NULL,
					   [WORD_DELETED] = "del",
					   [WORD_INSERTED] = "ins"};
	const char *tag = r->cut ? NULL : tags[r->op];
	str text = str_trim(r->text);
	size_t before = (size_t)(text.ptr - r->text.ptr);

	if (tag == NULL || text.len == 0) {
		text_of(w, r->text);
		return;
	}
	if (before > 0)
		buf_char(w->out, ' ');
	buf_fmt(w->out, "<%s>", tag);
	text_of(w, text);
	buf_fmt(w->out, "</%s>", tag);
	if (before + text.len < r->text.len)
		buf_char(w->out, ' ');
}

static void side(struct walk *w, const struct say_lines *lines)
{
	for (size_t i = 0; i < lines->n; i++) {
		if (i > 0)
			buf_add(w->out, S("<br>"));
		for (size_t k = 0; k < lines->at[i].n; k++)
			run(w, &lines->at[i].at[k]);
	}
}

static void change(struct walk *w, const struct change *c)
{
	str place = say_place(w->a, c);
	struct say_sides sides = say_sides(w->a, c, NEAR);
	const struct part *row = say_row(c);

	if (!w->in_table || !str_eq(place, w->place)) {
		str header[4] = {str_from(_("What")), str_from(_("Weight")),
				 str_from(_("Was")), str_from(_("Becomes"))};

		heading(w, w->in_chapter ? 3 : 2, place);
		buf_char(w->out, '\n');
		row_of(w, header, 4);
		rule(w, 4);
		w->in_table = true;
		w->place = place;
	}
	buf_add(w->out, S("| "));
	text_of(w, say_head(w->a, c));
	if (row != NULL) {
		buf_add(w->out, S("<br>"));
		text_of(w, say_label(w->a, row));
	}
	buf_fmt(w->out, " | %s | ", say_class_word(c->class));
	side(w, &sides.old);
	buf_add(w->out, S(" | "));
	side(w, &sides.new);
	buf_add(w->out, S(" |\n"));
}

static void tally(struct walk *w, const struct block *b)
{
	str line = report_counts(w->a, b->tally.row, b->tally.n);

	if (b->tally.section.len > 0) {
		struct buf item = {.a = w->a};

		buf_fmt(&item, "%.*s: %.*s", STR(b->tally.section), STR(line));
		if (!w->in_list)
			buf_char(w->out, '\n');
		close_table(w);
		w->in_list = true;
		buf_add(w->out, S("- "));
		add_text(w->a, w->out, one_line(w->a, buf_str(&item)), true);
		buf_char(w->out, '\n');
	} else if (line.len > 0) {
		paragraph(w, line);
	}
}

static void block(struct walk *w, const struct block *b)
{
	switch (b->kind) {
	case BLOCK_TITLE:
		heading(w, w->titled ? 2 : 1, b->text);
		w->in_chapter = w->titled;
		w->titled = true;
		return;
	case BLOCK_LINE:
	case BLOCK_PROSE: paragraph(w, b->text); return;
	case BLOCK_TABLE: table(w, &b->table); return;
	case BLOCK_CHANGE: change(w, b->change); return;
	case BLOCK_TALLY: tally(w, b); return;
	case BLOCK_STEP:
		if (!w->routed)
			markdown_trail(w->a, w->out, w->trail);
		w->routed = true;
		return;
	case BLOCK_TRAIL_FINDING:
		if (!w->in_list)
			buf_char(w->out, '\n');
		w->in_list = true;
		markdown_trail_finding(w->a, w->out, b->trail_finding);
		return;
	case BLOCK_TIMELINE:
	case BLOCK_FINDING:
	case BLOCK_NODE: return;
	}
}

static void render(const struct report *r, struct look look, struct buf *out)
{
	struct walk w = {.a = r->a, .out = out, .trail = r->trail};

	(void)look;
	for (size_t i = 0; i < r->n; i++)
		block(&w, &r->at[i]);
}

const struct renderer renderer_markdown = {
	.name = "markdown",
	.only = "agenda-changes/1 agenda-trail/1 agenda-input/1 "
		"agenda-status/1 agenda-versions/1",
	.render = render,
};
