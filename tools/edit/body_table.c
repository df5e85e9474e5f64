#include "edit/body.h"

enum { COLUMNS = 128 };

/* The list below an element that a column says; or NULL. */
static const struct node *list_below(const struct markup_column *c,
				     const struct node *element)
{
	const struct node *n = c->below.len > 0 ? node_get(element, c->below)
						: NULL;

	return n != NULL && n->kind == NODE_LIST ? n : NULL;
}

static bool is_used_below(const struct markup_row *row,
			  const struct markup_column *c,
			  const struct node *element)
{
	for (size_t k = 0; k < row->n_columns; k++) {
		const struct node *list = list_below(&row->columns[k], element);

		for (size_t i = 0; list != NULL && i < list->n; i++)
			if ((c->below.len == 0 || c == &row->columns[k]) &&
			    node_get(list->child[i], c->field) != NULL)
				return true;
	}
	return false;
}

static bool is_used(const struct markup_row *row, const struct markup_column *c,
		    const struct node *list, size_t from, size_t to)
{
	bool used = c->key;

	for (size_t i = from; i < to && !used; i++)
		used = (c->below.len == 0 &&
			node_get(list->child[i], c->field) != NULL) ||
		       is_used_below(row, c, list->child[i]);
	return used && c->heading.len > 0;
}

void body_cell(struct buf *out, str s)
{
	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] == '|')
			buf_char(out, '\\');
		buf_add(out,
			s.ptr[i] == '\n' ? S(" ") : str_slice(s, i, i + 1));
	}
}

static void put_value(struct buf *out, const struct node *n)
{
	if (n == NULL)
		return;
	if (n->kind != NODE_LIST) {
		body_cell(out, node_text(n));
		return;
	}
	for (size_t i = 0; i < n->n; i++) {
		if (i > 0)
			buf_add(out, S("<br>"));
		body_cell(out, node_text(n->child[i]));
	}
}

static bool has_field(const struct markup_row *row, str field)
{
	for (size_t i = 0; i < row->n_columns; i++)
		if (str_eq(row->columns[i].field, field))
			return true;
	return false;
}

/* The columns that a table is written with. */
struct layout {
	const struct markup_row *row;
	const struct markup_column *columns[COLUMNS];
	size_t n;
};

/* One line; `by` is the column that puts the element below another, or NULL. */
static void put_line(struct body *w, const struct layout *l,
		     const struct markup_column *by, const struct node *element)
{
	str id = node_text_of(element, S("id"));

	buf_char(w->out, '|');
	for (size_t i = 0; i < l->n; i++) {
		const struct markup_column *c = l->columns[i];
		size_t before = w->out->n;

		buf_char(w->out, ' ');
		if (c->below.len == 0 || c == by)
			put_value(w->out, node_get(element, c->field));
		if (i + 1 == l->n && id.len > 0 && !has_field(l->row, S("id")))
			buf_fmt(w->out, "%s{#%.*s}",
				w->out->n > before + 1 ? " " : "", STR(id));
		buf_add(w->out, w->out->n > before + 1 ? S(" |") : S("|"));
	}
	buf_char(w->out, '\n');
}

/* An element, with those below it each on a line of its own. */
static void put_element(struct body *w, const struct layout *l,
			const struct node *element)
{
	put_line(w, l, NULL, element);
	for (size_t k = 0; k < l->n; k++) {
		const struct node *list = list_below(l->columns[k], element);

		for (size_t i = 0; list != NULL && i < list->n; i++)
			put_line(w, l, l->columns[k], list->child[i]);
	}
}

void body_table(struct body *w, const struct markup_row *row,
		const struct node *list, size_t from, size_t to)
{
	struct layout l = {.row = row};

	for (size_t i = 0; i < row->n_columns && l.n < COLUMNS; i++)
		if (is_used(row, &row->columns[i], list, from, to))
			l.columns[l.n++] = &row->columns[i];
	if (l.n == 0)
		return;
	buf_add(w->out, S("\n|"));
	for (size_t i = 0; i < l.n; i++) {
		buf_char(w->out, ' ');
		body_cell(w->out, l.columns[i]->heading);
		buf_add(w->out, S(" |"));
	}
	buf_add(w->out, S("\n|"));
	for (size_t i = 0; i < l.n; i++)
		buf_add(w->out, S(" --- |"));
	buf_char(w->out, '\n');
	for (size_t i = from; i < to; i++)
		put_element(w, &l, list->child[i]);
}

/* Lines after the first stand under the text of the item. */
void body_item(struct body *w, str mark, str text, str id)
{
	str rest = text;
	bool first = true;

	while (rest.ptr != NULL) {
		str line = str_cut(&rest, '\n');

		if (first)
			buf_add(w->out, line.len > 0 ? mark : str_trim(mark));
		else if (line.len > 0)
			buf_chars(w->out, ' ', mark.len);
		buf_add(w->out, line);
		if (id.len > 0 && (rest.ptr == NULL || rest.ptr[0] == '\n' ||
				   str_find_char(text, '\n') == line.len)) {
			buf_fmt(w->out, " {#%.*s}", STR(id));
			id = (str){0};
		}
		buf_char(w->out, '\n');
		first = false;
	}
}

void body_list(struct body *w, const struct markup_row *row,
	       const struct node *list, size_t from, size_t to)
{
	buf_char(w->out, '\n');
	for (size_t i = from; i < to; i++) {
		const struct node *n = list->child[i];
		str text = node_text(n), id = {0};
		str mark = S("- ");

		if (row->item != NULL) {
			id = node_text_of(n, S("id"));
			text = (str){0};
			markup_fill_lines(w->out->a, row->item_heading, n,
					  &text);
		}
		if (row->ordered)
			mark = str_fmt(w->out->a, "%zu. ", i - from + 1);
		body_item(w, mark, text, id);
	}
}
