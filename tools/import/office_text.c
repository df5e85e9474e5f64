/*
 * Pandoc's tree: blocks {"t": "Para", "c": [inlines]}, inlines likewise.  A
 * table row is one line with tabs, so that import has one notion of a table;
 * what stands on lines of its own in a cell is parted by <br>.
 */
#include "import/office.h"

struct writer {
	struct buf out;
	struct buf notes; /* footnotes of the block that is being written */
	unsigned note;
	unsigned indent; /* blanks before each line */
	bool cell;
};

static void put_inlines(struct writer *w, const struct node *list);
static void put_blocks(struct writer *w, const struct node *list);

static const struct node *at(const struct node *list, size_t i)
{
	return list != NULL && list->kind == NODE_LIST && i < list->n
		       ? list->child[i]
		       : NULL;
}

static void put_plain(struct writer *w, str s)
{
	for (size_t i = 0; i < s.len; i++) {
		char c = s.ptr[i];

		if (c == '*' || c == '`' || c == '<')
			buf_char(&w->out, '\\');
		if (c == '\t' || c == '\n' || c == '\r')
			buf_char(&w->out, ' ');
		else
			buf_char(&w->out, c);
	}
}

/* Emphasis holds no blank inside its marks. */
static void put_marked(struct writer *w, const struct node *c, str mark)
{
	struct writer inner = {.out.a = w->out.a,
			       .notes = w->notes,
			       .note = w->note,
			       .cell = w->cell};
	str text, bare;

	put_inlines(&inner, c);
	w->notes = inner.notes;
	w->note = inner.note;
	text = buf_str(&inner.out);
	bare = str_trim(text);
	if (bare.len == 0) {
		buf_add(&w->out, text);
		return;
	}
	if (bare.ptr > text.ptr)
		buf_char(&w->out, ' ');
	buf_fmt(&w->out, "%.*s%.*s%.*s", STR(mark), STR(bare), STR(mark));
	if (bare.ptr + bare.len < text.ptr + text.len)
		buf_char(&w->out, ' ');
}

static void put_link(struct writer *w, const struct node *c)
{
	str url = node_text(at(at(c, 2), 0));
	size_t from = w->out.n;
	str label;

	put_inlines(w, at(c, 1));
	label = str_copy(w->out.a, str_skip(buf_str(&w->out), from));
	if (!str_starts(url, S("http")) || str_find_char(url, ')') < url.len)
		return;
	w->out.n = from;
	buf_fmt(&w->out, "[%.*s](%.*s)", STR(label), STR(url));
}

static void put_note(struct writer *w, const struct node *blocks)
{
	struct writer inner = {
		.out.a = w->out.a, .notes.a = w->out.a, .cell = true};

	put_blocks(&inner, blocks);
	buf_fmt(&w->out, "[^%u]", ++w->note);
	buf_fmt(&w->notes, "[^%u]: %.*s\n\n", w->note,
		STR(str_trim(buf_str(&inner.out))));
}

enum inline_kind {
	INLINE_TEXT, /* c is the text */
	INLINE_BLANK,
	INLINE_BREAK,
	INLINE_INSIDE, /* c is a list of inlines */
	INLINE_SECOND, /* the second of c is */
	INLINE_CODE,   /* the second of c is the text */
	INLINE_STRONG,
	INLINE_EMPHASIS,
	INLINE_LINK,
	INLINE_NOTE,
};

static void put_inline(struct writer *w, enum inline_kind kind,
		       const struct node *c)
{
	switch (kind) {
	case INLINE_TEXT: put_plain(w, node_text(c)); break;
	case INLINE_BLANK: buf_char(&w->out, ' '); break;
	case INLINE_BREAK:
		buf_add(&w->out, w->cell ? S("<br>") : S(" "));
		break;
	case INLINE_INSIDE: put_inlines(w, c); break;
	case INLINE_SECOND: put_inlines(w, at(c, 1)); break;
	case INLINE_CODE: put_plain(w, node_text(at(c, 1))); break;
	case INLINE_STRONG: put_marked(w, c, S("**")); break;
	case INLINE_EMPHASIS: put_marked(w, c, S("*")); break;
	case INLINE_LINK: put_link(w, c); break;
	case INLINE_NOTE: put_note(w, c); break;
	}
}

static const struct {
	str name;
	enum inline_kind kind;
} inlines[] = {
	{S_INIT("Str"), INLINE_TEXT},
	{S_INIT("Space"), INLINE_BLANK},
	{S_INIT("SoftBreak"), INLINE_BLANK},
	{S_INIT("LineBreak"), INLINE_BREAK},
	{S_INIT("Emph"), INLINE_EMPHASIS},
	{S_INIT("Strong"), INLINE_STRONG},
	{S_INIT("Underline"), INLINE_INSIDE},
	{S_INIT("Strikeout"), INLINE_INSIDE},
	{S_INIT("Superscript"), INLINE_INSIDE},
	{S_INIT("Subscript"), INLINE_INSIDE},
	{S_INIT("SmallCaps"), INLINE_INSIDE},
	{S_INIT("Quoted"), INLINE_SECOND},
	{S_INIT("Cite"), INLINE_SECOND},
	{S_INIT("Span"), INLINE_SECOND},
	{S_INIT("Image"), INLINE_SECOND},
	{S_INIT("Code"), INLINE_CODE},
	{S_INIT("Math"), INLINE_CODE},
	{S_INIT("Link"), INLINE_LINK},
	{S_INIT("Note"), INLINE_NOTE},
};

static void put_inlines(struct writer *w, const struct node *list)
{
	for (size_t i = 0; at(list, i) != NULL; i++) {
		str type = node_text_of(at(list, i), S("t"));

		for (size_t k = 0; k < sizeof inlines / sizeof inlines[0]; k++)
			if (str_eq(inlines[k].name, type))
				put_inline(w, inlines[k].kind,
					   node_get(at(list, i), S("c")));
	}
}

/* ------------------------------------------------------------ blocks */

static void begin(struct writer *w)
{
	if (w->cell) {
		if (w->out.n > 0 && w->out.at[w->out.n - 1] != '\t' &&
		    w->out.at[w->out.n - 1] != '\n')
			buf_add(&w->out, S("<br>"));
		return;
	}
	if (w->out.n > 0 && w->out.at[w->out.n - 1] != ' ')
		buf_add(&w->out, S("\n"));
	if (w->out.n == 0 || w->out.at[w->out.n - 1] == '\n')
		buf_chars(&w->out, ' ', w->indent);
}

static void end(struct writer *w)
{
	if (w->cell)
		return;
	buf_char(&w->out, '\n');
	if (w->notes.n > 0 && w->indent == 0) {
		buf_char(&w->out, '\n');
		buf_add(&w->out, buf_str(&w->notes));
		w->notes.n = 0;
	}
}

static void put_paragraph(struct writer *w, const struct node *c)
{
	begin(w);
	put_inlines(w, c);
	end(w);
}

static void put_heading(struct writer *w, const struct node *c)
{
	str level = node_text(at(c, 0));

	begin(w);
	if (!w->cell && w->indent == 0 && level.len == 1 &&
	    level.ptr[0] >= '1' && level.ptr[0] <= '6') {
		buf_chars(&w->out, '#', (size_t)(level.ptr[0] - '0'));
		buf_char(&w->out, ' ');
	}
	put_inlines(w, at(c, 2));
	end(w);
}

static void put_items(struct writer *w, const struct node *items, bool ordered)
{
	unsigned outside = w->indent;

	for (size_t i = 0; at(items, i) != NULL; i++) {
		begin(w);
		if (ordered && !w->cell)
			buf_fmt(&w->out, "%zu. ", i + 1);
		else if (!w->cell)
			buf_add(&w->out, S("- "));
		w->indent = outside + (ordered ? 4 : 2);
		put_blocks(w, at(items, i));
		w->indent = outside;
	}
}

static unsigned span_of(const struct node *n)
{
	str s = node_text(n);

	return s.len == 1 && s.ptr[0] > '1' && s.ptr[0] <= '9'
		       ? (unsigned)(s.ptr[0] - '0')
		       : 1;
}

/* Rows of cells [attributes, alignment, rows, columns, blocks]; a table of one
 * column is there for its looks, and is text. */
static void put_rows(struct writer *w, const struct node *rows)
{
	for (size_t i = 0; at(rows, i) != NULL; i++) {
		const struct node *cells = at(at(rows, i), 1);
		bool one = cells != NULL && cells->n < 2;

		if (one) {
			put_blocks(w, at(at(cells, 0), 4));
			continue;
		}
		for (size_t j = 0; at(cells, j) != NULL; j++) {
			const struct node *c = at(cells, j);

			if (j > 0)
				buf_char(&w->out, '\t');
			w->cell = true;
			put_blocks(w, at(c, 4));
			w->cell = false;
			for (unsigned k = 1; k < span_of(at(c, 3)); k++)
				buf_char(&w->out, '\t');
		}
		buf_char(&w->out, '\n');
	}
}

static void put_table(struct writer *w, const struct node *c)
{
	const struct node *bodies = at(c, 4);

	if (w->cell) {
		for (size_t i = 0; at(bodies, i) != NULL; i++)
			for (size_t j = 0; at(at(at(bodies, i), 3), j); j++) {
				const struct node *row =
					at(at(at(at(bodies, i), 3), j), 1);

				for (size_t k = 0; at(row, k) != NULL; k++)
					put_blocks(w, at(at(row, k), 4));
			}
		return;
	}
	buf_char(&w->out, '\n');
	put_rows(w, at(at(c, 3), 1));
	for (size_t i = 0; at(bodies, i) != NULL; i++) {
		put_rows(w, at(at(bodies, i), 2));
		put_rows(w, at(at(bodies, i), 3));
	}
	put_rows(w, at(at(c, 5), 1));
	end(w);
}

enum block_kind_of {
	OFFICE_TEXT,
	OFFICE_HEADING,
	OFFICE_BULLETS,
	OFFICE_ORDERED,
	OFFICE_TABLE,
	OFFICE_INSIDE, /* c is a list of blocks */
	OFFICE_SECOND, /* the second of c is */
	OFFICE_LINES,  /* c is a list of lists of inlines */
};

static const struct {
	str name;
	enum block_kind_of kind;
} blocks[] = {
	{S_INIT("Para"), OFFICE_TEXT},
	{S_INIT("Plain"), OFFICE_TEXT},
	{S_INIT("Header"), OFFICE_HEADING},
	{S_INIT("BulletList"), OFFICE_BULLETS},
	{S_INIT("OrderedList"), OFFICE_ORDERED},
	{S_INIT("Table"), OFFICE_TABLE},
	{S_INIT("BlockQuote"), OFFICE_INSIDE},
	{S_INIT("Div"), OFFICE_SECOND},
	{S_INIT("LineBlock"), OFFICE_LINES},
};

static void put_block(struct writer *w, enum block_kind_of kind,
		      const struct node *c)
{
	switch (kind) {
	case OFFICE_TEXT: put_paragraph(w, c); break;
	case OFFICE_HEADING: put_heading(w, c); break;
	case OFFICE_BULLETS: put_items(w, c, false); break;
	case OFFICE_ORDERED: put_items(w, at(c, 1), true); break;
	case OFFICE_TABLE: put_table(w, c); break;
	case OFFICE_INSIDE: put_blocks(w, c); break;
	case OFFICE_SECOND: put_blocks(w, at(c, 1)); break;
	case OFFICE_LINES:
		for (size_t i = 0; at(c, i) != NULL; i++)
			put_paragraph(w, at(c, i));
		break;
	}
}

static void put_blocks(struct writer *w, const struct node *list)
{
	for (size_t i = 0; at(list, i) != NULL; i++) {
		str type = node_text_of(at(list, i), S("t"));

		for (size_t k = 0; k < sizeof blocks / sizeof blocks[0]; k++)
			if (str_eq(blocks[k].name, type))
				put_block(w, blocks[k].kind,
					  node_get(at(list, i), S("c")));
	}
}

str office_text(struct arena *a, const struct node *document)
{
	struct writer w = {.out.a = a, .notes.a = a};
	const struct node *meta = node_get(document, S("meta"));
	const struct node *title = node_get(node_get(meta, S("title")), S("c"));
	const struct node *subtitle =
		node_get(node_get(meta, S("subtitle")), S("c"));

	if (title != NULL) {
		buf_add(&w.out, S("# "));
		put_inlines(&w, title);
		end(&w);
	}
	if (subtitle != NULL)
		put_paragraph(&w, subtitle);
	put_blocks(&w, node_get(document, S("blocks")));
	return buf_str(&w.out);
}
