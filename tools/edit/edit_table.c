/*
 * Cells of a Markdown table.
 *
 * A value takes the place of the old one; blanks behind it are taken or given,
 * so that the bars of a table that was laid out by hand stay where they are as
 * long as the value fits.  A field without a column gets one at the end.
 */
#include "edit/body.h"
#include "edit/splice.h"

#include "base/utf8.h"

enum { CELLS = 256 };

/* A table and the columns that it has or gets. */
struct grid {
	struct splices *s;
	const struct node *table, *header;
	size_t old, n;	    /* columns before and after */
	str heading[CELLS]; /* of the new ones */
	str value[CELLS];   /* of the row that is edited */
	bool set[CELLS];
};

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static bool is_field(const struct edit *e, const struct markup_row *row,
		     const struct node *cell, str key)
{
	const struct markup_column *c = markup_column(e->a, row, cell->text);

	return c != NULL && str_eq(c->field, key);
}

/* The column of a field; a new one when there is none; CELLS when its row in
 * the profile has none either. */
static size_t column_of(const struct edit *e, const struct markup_row *row,
			struct grid *g, str key)
{
	for (size_t i = 0; i < g->old; i++)
		if (is_field(e, row, g->header->child[i], key))
			return i;
	for (size_t i = 0; i < row->n_columns && g->n < CELLS; i++)
		if (str_eq(row->columns[i].field, key) &&
		    row->columns[i].heading.len > 0) {
			g->heading[g->n] = row->columns[i].heading;
			return g->n++;
		}
	return CELLS;
}

static bool lay_out(const struct edit *e, const struct markup_row *row,
		    const struct node *table, struct grid *g)
{
	g->table = table;
	g->header = table->child[0];
	g->old = g->n = g->header->n;
	if (g->old > CELLS)
		return false;
	for (size_t i = 0; i < e->n; i++) {
		size_t at = column_of(e, row, g, e->at[i].key);
		struct buf cell = {.a = e->a};

		if (at == CELLS)
			return false;
		body_cell(&cell, str_trim(e->at[i].value));
		g->value[at] = buf_str(&cell);
		g->set[at] = true;
	}
	return true;
}

static bool is_closed(const struct splices *s, struct span line)
{
	str text = s->source->text;

	return line.to > line.from && text.ptr[line.to - 1] == '|' &&
	       (line.to < line.from + 2 || text.ptr[line.to - 2] != '\\');
}

static void put_cell(struct buf *out, bool closed, str value)
{
	if (closed)
		buf_fmt(out, value.len > 0 ? " %.*s |" : "%.*s |", STR(value));
	else
		buf_fmt(out, " | %.*s", STR(value));
}

/* Cells behind a line, whose text stands at `line`. */
static void add_cells(struct splices *s, struct span line, const str *values,
		      size_t n)
{
	struct buf out = {.a = s->a};
	bool closed = is_closed(s, line);

	for (size_t i = 0; i < n; i++)
		put_cell(&out, closed, values[i]);
	splice_add(s, line.to, line.to, buf_str(&out));
}

/* How many cells a row has itself; others fill it up. */
static size_t own_cells(const struct node *row)
{
	size_t n = row->n;

	while (n > 1 && row->child[n - 1]->span.from == row->span.to)
		n--;
	return n;
}

/* The line of dashes below the header. */
static struct span dashes(const struct grid *g)
{
	str text = g->s->source->text;
	uint32_t from = splice_line_end(g->s, g->header->span.to);
	struct span at;

	while (from < text.len && text.ptr[from] != '\n')
		from++;
	from += from < text.len;
	at = (struct span){from, splice_line_end(g->s, from)};
	while (at.to > at.from && is_blank(text.ptr[at.to - 1]))
		at.to--;
	return at;
}

/* New columns, in every line but `except`. */
static void add_columns(struct grid *g, const struct node *except)
{
	str blank[CELLS] = {0}, dash[CELLS];
	size_t more = g->n - g->old;

	if (more == 0)
		return;
	for (size_t i = 0; i < more; i++)
		dash[i] = S("---");
	add_cells(g->s, g->header->span, g->heading + g->old, more);
	add_cells(g->s, dashes(g), dash, more);
	for (size_t i = 1; i < g->table->n; i++) {
		const struct node *row = g->table->child[i];
		size_t own = own_cells(row);

		if (row != except)
			add_cells(g->s, row->span, blank, g->n - own);
	}
}

static void replace_cell(struct splices *s, const struct node *row,
			 const struct node *cell, str value)
{
	str text = s->source->text;
	uint32_t from = cell->span.from, to = cell->span.to;
	bool empty = from == to;
	size_t room, width;
	bool closed;
	struct buf out = {.a = s->a};

	while (empty && from > row->span.from && is_blank(text.ptr[from - 1]))
		from--;
	while (to < row->span.to && is_blank(text.ptr[to]))
		to++;
	room = utf8_width(str_slice(text, from, to));
	closed = to < row->span.to && text.ptr[to] == '|';
	if (empty)
		buf_char(&out, ' ');
	buf_add(&out, value);
	width = utf8_width(buf_str(&out));
	if (closed && room > width)
		buf_chars(&out, ' ', room - width);
	else if (closed && (empty || to > cell->span.to))
		buf_char(&out, ' ');
	splice_add(s, from, to, buf_str(&out));
}

bool edit_table_set(const struct edit *e, struct splices *s,
		    const struct markup_row *row, const struct node *table,
		    const struct node *line)
{
	struct grid g = {.s = s};
	size_t own = own_cells(line), last = 0;

	if (!lay_out(e, row, table, &g))
		return false;
	add_columns(&g, line);
	for (size_t i = 0; i < g.n; i++) {
		if (g.set[i] && i < own)
			replace_cell(s, line, line->child[i], g.value[i]);
		if (g.set[i] || g.n > g.old)
			last = i + 1;
	}
	if (last > own)
		add_cells(s, line->span, g.value + own, last - own);
	return true;
}

bool edit_table_append(const struct edit *e, struct splices *s,
		       const struct markup_row *row, const struct node *table)
{
	struct grid g = {.s = s};
	struct buf line = {.a = s->a};
	const struct node *last = table->child[table->n - 1];
	struct span at;
	uint32_t start;

	if (!lay_out(e, row, table, &g))
		return false;
	at = last == g.header ? dashes(&g) : last->span;
	start = splice_line_start(s, last->span.from);
	buf_add(&line, str_slice(s->source->text, start, last->span.from));
	if (s->source->text.ptr[g.header->span.from] == '|') {
		buf_char(&line, '|');
		for (size_t i = 0; i < g.n; i++)
			put_cell(&line, true, g.value[i]);
	} else {
		buf_add(&line, g.value[0]);
		for (size_t i = 1; i < g.n; i++)
			put_cell(&line, false, g.value[i]);
	}
	add_columns(&g, NULL);
	splice_lines(s, at.to, buf_str(&line));
	return true;
}
