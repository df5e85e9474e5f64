/*
 * Tables and lists as elements.
 *
 * A table is taken whole or not at all: with a column that nobody knows, its
 * cells would have no field, and half a table in the data with the other half
 * in the prose helps nobody.
 */
#include "doc/markup_parts.h"

#include "base/lang.h"
#include "base/near.h"
#include "base/vec.h"
#include "tree/inline.h"

enum { COLUMNS = 128 };

static void unknown_column(struct reading *r, const struct markup_row *row,
			   const struct node *cell)
{
	str headings[COLUMNS], near;
	size_t n = 0;
	struct finding *f = findings_add(
		r->to, LEVEL_WARNING, "unknown-column", r->source,
		cell->text.len > 0 ? cell->text_span : cell->span,
		_("no field has a column \"%.*s\", so this table stays text"),
		STR(cell->text));

	for (size_t i = 0; i < row->n_columns && n < COLUMNS; i++)
		if (row->columns[i].heading.len > 0)
			headings[n++] = row->columns[i].heading;
	near = near_word(inline_words(r->a, cell->text), headings, n);
	if (near.len > 0)
		f->help = str_fmt(r->a, _("did you mean \"%.*s\"?"), STR(near));
	else
		f->help = str_from(_("rename the column, or add it to this "
				     "table in opmaak.yaml"));
}

static void double_column(struct reading *r, const struct markup_column *c,
			  const struct node *cell)
{
	findings_add(r->to, LEVEL_WARNING, "duplicate-field", r->source,
		     cell->text_span,
		     _("a second column for `%.*s`, so this table stays text"),
		     STR(c->field))
		->help = str_from(_("rename one of the two columns"));
}

static bool is_used(const struct markup_column *const *columns, size_t n,
		    const struct markup_column *c)
{
	for (size_t i = 0; i < n; i++)
		if (columns[i] == c)
			return true;
	return false;
}

static bool has_keys(struct reading *r, const struct markup_row *row,
		     const struct markup_column *const *columns,
		     const struct node *header, bool tell)
{
	for (size_t i = 0; i < row->n_columns; i++) {
		const struct markup_column *c = &row->columns[i];

		if (!c->key || is_used(columns, header->n, c))
			continue;
		if (tell)
			findings_add(r->to, LEVEL_WARNING, "missing-column",
				     r->source, header->span,
				     _("the column \"%.*s\" is missing, so "
				       "this table stays text"),
				     STR(c->heading.len > 0 ? c->heading
							    : c->field));
		return false;
	}
	return true;
}

/* Which column each header cell is. */
static bool find_columns(struct reading *r, const struct markup_row *row,
			 const struct node *header,
			 const struct markup_column **columns, bool tell)
{
	bool all = header->n > 0 && header->n <= COLUMNS;

	for (size_t j = 0; all && j < header->n; j++) {
		const struct node *cell = header->child[j];
		const struct markup_column *c =
			markup_column(r->a, row, cell->text);

		if (c != NULL && !is_used(columns, j, c)) {
			columns[j] = c;
			continue;
		}
		if (tell && c == NULL)
			unknown_column(r, row, cell);
		else if (tell)
			double_column(r, c, cell);
		all = false;
	}
	return all && has_keys(r, row, columns, header, tell);
}

/* The length of a <br> at the start of `s`, however it is written, or 0. */
static size_t line_break(str s)
{
	size_t i = 3;

	if (s.len < 4 || !str_eq_nocase(str_slice(s, 0, 3), S("<br")))
		return 0;
	while (i < s.len && s.ptr[i] == ' ')
		i++;
	if (i < s.len && s.ptr[i] == '/')
		i++;
	return i < s.len && s.ptr[i] == '>' ? i + 1 : 0;
}

static struct span part_span(const struct node *cell, bool exact, size_t from,
			     size_t len)
{
	struct span at = cell->text_span;

	if (!exact)
		return at;
	at.from += (uint32_t)from;
	at.to = at.from + (uint32_t)len;
	return at;
}

/* Values parted by <br>, each perhaps behind a dash. */
static struct node *cell_list(struct reading *r, const struct node *cell)
{
	struct node *list = node_new(r->a, NODE_LIST, cell->text_span);
	struct node_list items = {0};
	str text = cell->text;
	bool exact = str_eq(source_slice(r->source, cell->text_span), text);
	size_t from = 0, i = 0;

	while (from <= text.len) {
		size_t skip = i < text.len ? line_break(str_skip(text, i)) : 0;
		str value;

		if (i < text.len && skip == 0) {
			i++;
			continue;
		}
		value = str_trim(str_slice(text, from, i));
		if (str_starts(value, S("- ")))
			value = str_trim(str_skip(value, 2));
		if (value.len > 0)
			*PUSH(r->a, &items) = mapping_string(
				r, (str){0}, (struct span){0}, value,
				part_span(cell, exact,
					  (size_t)(value.ptr - text.ptr),
					  value.len));
		from = i = i + skip;
		if (skip == 0)
			break;
	}
	node_adopt(list, &items);
	return list;
}

static struct node *cell_text(struct reading *r, struct node *cell)
{
	struct node *n = mapping_string(r, (str){0}, (struct span){0},
					cell->text, cell->text_span);
	struct node_list origin = {0};

	*PUSH(r->a, &origin) = cell;
	node_adopt(n, &origin);
	return n;
}

/* A cell without a trailing {#id}: the cell itself when it has none. */
static struct node *without_id(struct reading *r, struct node *cell, str *id)
{
	str text = cell->text;
	size_t open = text.len;
	struct node *copy;

	if (!str_ends(text, S("}")))
		return cell;
	while (open > 0 && !str_starts(str_skip(text, open), S("{#")))
		open--;
	*id = str_slice(text, open + 2, text.len - 1);
	if (!str_starts(str_skip(text, open), S("{#")) || id->len == 0 ||
	    str_find_char(*id, ' ') < id->len ||
	    str_find_char(*id, '}') < id->len) {
		*id = (str){0};
		return cell;
	}
	copy = NEW(r->a, struct node);
	*copy = *cell;
	copy->text = str_trim(str_slice(text, 0, open));
	copy->text_span.to = cell->text_span.from + (uint32_t)copy->text.len;
	return copy;
}

/* A table with the columns that its header cells are. */
struct grid {
	const struct said *said;
	const struct markup_column *const *columns;
	const struct node *header;
};

static bool has_field(const struct markup_row *row, str field)
{
	for (size_t i = 0; i < row->n_columns; i++)
		if (str_eq(row->columns[i].field, field))
			return true;
	return false;
}

static void put_cell(struct reading *r, struct mapping *m,
		     const struct markup_column *c, const struct node *header,
		     struct node *cell)
{
	struct node *value;

	if (c == NULL || cell->text.len == 0)
		return;
	value = c->list ? cell_list(r, cell) : cell_text(r, cell);
	value->key = c->field;
	value->key_span = header->text_span;
	if (value->kind == NODE_STRING || value->n > 0)
		mapping_put(r, m, value);
}

/* The fields of a table row, but for what `above` (NULL: nothing) says already
 * in the columns that are sleutel. */
static void fields(struct reading *r, struct mapping *m, const struct grid *g,
		   const struct node *row, const struct mapping *above)
{
	struct node *last = row->child[row->n - 1];
	struct span at = last->text_span;
	str id = {0};

	if (!has_field(g->said->row, S("id")))
		last = without_id(r, last, &id);
	if (id.len > 0)
		mapping_put(r, m, mapping_string(r, S("id"), at, id, at));
	if (above == NULL)
		mapping_say(r, m, g->said, row->span);
	for (size_t j = 0; j < row->n; j++) {
		const struct markup_column *c = g->columns[j];
		struct node *cell = j + 1 < row->n ? row->child[j] : last;

		if (above != NULL && c != NULL && c->key &&
		    str_eq(node_text(mapping_get(above, c->field)), cell->text))
			continue;
		put_cell(r, m, c, g->header->child[j], cell);
	}
}

/* The cell that makes a row an element below the row above it, or NULL. */
static const struct node *puts_below(const struct grid *g,
				     const struct node *row,
				     const struct markup_column **by)
{
	for (size_t j = 0; j < row->n; j++) {
		*by = g->columns[j];
		if (*by != NULL && (*by)->below.len > 0 &&
		    row->child[j]->text.len > 0)
			return g->header->child[j];
	}
	return NULL;
}

static void put_below(struct reading *r, struct mapping *above,
		      const struct grid *g, const struct node *row, str field,
		      struct span key_span)
{
	struct mapping m = {0};

	fields(r, &m, g, row, above);
	mapping_append(r, above, field, key_span,
		       mapping_close(r, &m, row->span));
}

bool markup_table(struct reading *r, struct mapping *m, const struct said *said,
		  const struct node *table, struct span key_span, bool tell)
{
	const struct markup_column *columns[COLUMNS] = {0}, *by = NULL;
	struct grid g = {said, columns, table->child[0]};
	struct mapping open = {0};
	const struct node *above = NULL;

	if (!find_columns(r, said->row, g.header, columns, tell))
		return false;
	mapping_append(r, m, said->row->field, key_span, NULL);
	for (size_t i = 1; i < table->n; i++) {
		const struct node *row = table->child[i];
		const struct node *head = puts_below(&g, row, &by);

		if (head != NULL && above != NULL) {
			put_below(r, &open, &g, row, by->below,
				  head->text_span);
			continue;
		}
		if (above != NULL)
			mapping_append(r, m, said->row->field, key_span,
				       mapping_close(r, &open, above->span));
		open = (struct mapping){0};
		fields(r, &open, &g, row, NULL);
		above = row;
	}
	if (above != NULL)
		mapping_append(r, m, said->row->field, key_span,
			       mapping_close(r, &open, above->span));
	return true;
}

static str item_text(struct reading *r, const struct node *item)
{
	return markup_prose_of(r->a, r->source, item->child, item->n);
}

/* An item as a map by the row's pattern; NULL when it does not match. */
static struct node *item_map(struct reading *r, const struct said *said,
			     const struct node *item)
{
	struct mapping m = {0};
	struct said own = {.row = said->row};

	if (!said_by(r, said->row->item, item_text(r, item), item->span,
		     &own.values))
		return NULL;
	if (item->key.len > 0)
		mapping_put(r, &m,
			    mapping_string(r, S("id"), item->span, item->key,
					   item->span));
	mapping_say(r, &m, &own, item->span);
	mapping_say(r, &m, said, item->span);
	return mapping_close(r, &m, item->span);
}

static struct node *item_string(struct reading *r, const struct node *item)
{
	str text = item_text(r, item);
	struct node *n;

	if (item->key.len > 0)
		text = str_fmt(r->a, "%.*s {#%.*s}", STR(text), STR(item->key));
	n = mapping_string(r, (str){0}, (struct span){0}, text, item->span);
	n->child = item->child;
	n->n = item->n;
	return n;
}

bool markup_list(struct reading *r, struct mapping *m, const struct said *said,
		 const struct node *list, struct span key_span)
{
	struct node_list elements = {0};

	for (size_t i = 0; i < list->n; i++) {
		const struct node *item = list->child[i];
		struct node *n = said->row->item != NULL
					 ? item_map(r, said, item)
					 : item_string(r, item);

		if (n == NULL) {
			findings_add(r->to, LEVEL_WARNING, "unknown-item",
				     r->source, item->span,
				     _("this item is not of the form that "
				       "`%.*s` has, so the list stays text"),
				     STR(said->row->field));
			return false;
		}
		*PUSH(r->a, &elements) = n;
	}
	for (size_t i = 0; i < elements.n; i++)
		mapping_append(r, m, said->row->field, key_span,
			       elements.at[i]);
	return true;
}
