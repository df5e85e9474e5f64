/*
 * Each row of a table is one line, so rows are read from the source and md4c
 * only says how many there are.  The header rules: a shorter row is filled up,
 * of a longer one the rest is reported and left out.  Cells that fill up are
 * one node, so a wide table of short rows takes no more room than its text.
 */
#include "tree/blocks.h"

#include "base/lang.h"

enum { CELLS = TABLE_COLUMNS + 1 };

static void too_many_cells(struct blocks *r, struct span rest, size_t n,
			   size_t columns)
{
	findings_add(r->to, LEVEL_WARNING, "table-cells", r->source, rest,
		     _("this row has %zu cells where the table has %zu "
		       "columns; what is too much is not read"),
		     n, columns)
		->help =
		str_from(_("write a '|' that is part of the text as \\|"));
}

static struct node *cell(struct blocks *r, struct span at)
{
	struct node *n = node_new(r->a, NODE_CELL, at);

	n->text = fold_cell(r->a, r->source, at);
	n->text_span = at;
	return n;
}

/* `*columns` is 0 for the header, which sets it. */
static void add_row(struct blocks *r, uint32_t from, size_t *columns)
{
	struct span cells[CELLS];
	struct span row = {from, scan_text_end(&r->scan, from)};
	size_t n = fold_cells(r->source, row, cells, CELLS);
	struct node *filler = NULL;

	if (*columns == 0)
		*columns = n == 0 ? 1 : n < CELLS ? n : TABLE_COLUMNS;
	blocks_push(r, node_new(r->a, NODE_ROW, row));
	for (size_t i = 0; i < *columns; i++) {
		if (i >= n && filler == NULL)
			filler = cell(r, (struct span){row.to, row.to});
		blocks_add(r, i < n ? cell(r, cells[i]) : filler);
	}
	blocks_pop(r);
	if (n > *columns)
		too_many_cells(r, (struct span){cells[*columns].from, row.to},
			       n, *columns);
}

void blocks_table(struct blocks *r)
{
	uint32_t line = r->leaf.from;
	size_t columns = 0;

	blocks_push(r, node_new(r->a, NODE_TABLE, (struct span){line, line}));
	add_row(r, line, &columns);
	line = scan_next_line(&r->scan, line);
	blocks_innermost(r)->node->span.to = scan_text_end(&r->scan, line);
	for (unsigned i = 1; i < r->leaf.rows; i++) {
		unsigned quotes = r->scan.quotes;

		line = scan_next_line(&r->scan, line);
		add_row(r, scan_skip_quotes(&r->scan, line, &quotes), &columns);
	}
	r->scan.cursor = scan_line_end(&r->scan, line);
	blocks_pop(r);
}
