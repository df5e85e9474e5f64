#include "edit/body.h"

enum { COLUMNS = 128 };

static bool is_used(const struct markup_column *c, const struct node *list,
		    size_t from, size_t to)
{
	bool used = c->key;

	for (size_t i = from; i < to && !used; i++)
		used = node_get(list->child[i], c->field) != NULL;
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

static void put_element(struct body *w, const struct markup_row *row,
			const struct markup_column *const *columns, size_t n,
			const struct node *element)
{
	str id = node_text_of(element, S("id"));

	buf_char(w->out, '|');
	for (size_t i = 0; i < n; i++) {
		size_t before = w->out->n;

		buf_char(w->out, ' ');
		put_value(w->out, node_get(element, columns[i]->field));
		if (i + 1 == n && id.len > 0 && !has_field(row, S("id")))
			buf_fmt(w->out, "%s{#%.*s}",
				w->out->n > before + 1 ? " " : "", STR(id));
		buf_add(w->out, w->out->n > before + 1 ? S(" |") : S("|"));
	}
	buf_char(w->out, '\n');
}

void body_table(struct body *w, const struct markup_row *row,
		const struct node *list, size_t from, size_t to)
{
	const struct markup_column *columns[COLUMNS];
	size_t n = 0;

	for (size_t i = 0; i < row->n_columns && n < COLUMNS; i++)
		if (is_used(&row->columns[i], list, from, to))
			columns[n++] = &row->columns[i];
	if (n == 0)
		return;
	buf_add(w->out, S("\n|"));
	for (size_t i = 0; i < n; i++) {
		buf_char(w->out, ' ');
		body_cell(w->out, columns[i]->heading);
		buf_add(w->out, S(" |"));
	}
	buf_add(w->out, S("\n|"));
	for (size_t i = 0; i < n; i++)
		buf_add(w->out, S(" --- |"));
	buf_char(w->out, '\n');
	for (size_t i = from; i < to; i++)
		put_element(w, row, columns, n, list->child[i]);
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
