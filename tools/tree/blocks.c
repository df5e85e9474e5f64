/*
 * What md4c reports of a leaf is the place of its text; the marks round it,
 * which belong to its span, are read from the source here.
 */
#include "tree/blocks.h"

#include "base/lang.h"
#include "base/vec.h"

void blocks_open_leaf(struct blocks *r)
{
	r->leaf.from = scan_seek(&r->scan, false);
	r->leaf.lines.n = 0;
	r->leaf.raw = (struct buf){.a = r->a};
	r->leaf.verbatim = false;
	r->leaf.breaks = 0;
	r->leaf.rows = 0;
}

static void add_paragraph(struct blocks *r, struct folded f, struct span span)
{
	struct node *n = node_new(r->a, NODE_PARAGRAPH, span);

	n->text = f.text;
	n->text_span = f.span;
	n->key = f.id;
	blocks_add(r, n);
}

static void check_wide(struct blocks *r, struct span at)
{
	while (r->wide < r->mask.wide.n &&
	       r->mask.wide.at[r->wide].from < at.to) {
		struct span row = r->mask.wide.at[r->wide++];

		if (row.from < at.from)
			continue;
		findings_add(r->to, LEVEL_ERROR, "too-many-columns", r->source,
			     row, _("a table cannot have more than %d columns"),
			     TABLE_COLUMNS)
			->help = str_from(_("split the table"));
	}
}

/* Definitions of footnotes stand at the start of a line, also in the middle of
 * what is one paragraph to md4c. */
void blocks_paragraph(struct blocks *r)
{
	const struct lines *l = &r->leaf.lines;
	size_t from = 0;
	str label = {0};

	if (l->n == 0)
		return;
	for (size_t i = 0; i < l->n; i++)
		l->at[i].to = scan_text_end(&r->scan, l->at[i].from);
	for (size_t i = 1; i <= l->n; i++) {
		struct span *first = &l->at[from];
		struct span whole = span_join(*first, l->at[i - 1]);
		size_t mark =
			fold_footnote(source_slice(r->source, *first), &label);
		str ignore;

		if (i < l->n && fold_footnote(source_slice(r->source, l->at[i]),
					      &ignore) == 0)
			continue;
		if (mark > 0) {
			blocks_push(r, node_new(r->a, NODE_FOOTNOTE, whole));
			blocks_innermost(r)->node->key = label;
			first->from += (uint32_t)mark;
		}
		whole.from = first->from;
		add_paragraph(r, fold_lines(r->a, r->source, l, from, i),
			      whole);
		if (mark > 0)
			blocks_pop(r);
		check_wide(r, whole);
		from = i;
	}
	r->scan.cursor = scan_line_end(&r->scan, l->at[l->n - 1].from);
}

/* Whether the leaf is `# heading`, not one with a line under it. */
static bool is_atx(const struct blocks *r)
{
	uint32_t i = r->leaf.from;

	while (scan_at(&r->scan, i) == '#')
		i++;
	return i > r->leaf.from && i - r->leaf.from <= 6 &&
	       (i >= r->scan.end || scan_is_space(scan_at(&r->scan, i)) ||
		scan_at(&r->scan, i) == '\n');
}

/* Whether the line after the one at `from` is `===` or `---`. */
static bool is_underlined(const struct blocks *r, uint32_t from)
{
	uint32_t i = scan_next_line(&r->scan, from);
	unsigned quotes = r->scan.quotes;
	char c;

	i = scan_skip_quotes(&r->scan, i, &quotes);
	c = scan_at(&r->scan, i);
	if (c != '=' && c != '-')
		return false;
	while (i < r->scan.end && scan_at(&r->scan, i) == c)
		i++;
	return scan_text_end(&r->scan, i) == i;
}

void blocks_heading(struct blocks *r, unsigned level)
{
	struct lines *l = &r->leaf.lines;
	bool atx = l->n == 0 || is_atx(r) ||
		   !is_underlined(r, l->at[l->n - 1].from);
	struct span line = {r->leaf.from,
			    scan_text_end(&r->scan, r->leaf.from)};
	struct folded f;
	struct node *n;

	for (size_t i = 0; i < l->n && !atx; i++)
		l->at[i].to = scan_text_end(&r->scan, l->at[i].from);
	f = fold_lines(r->a, r->source, l, 0, l->n);
	if (!atx)
		line.to = scan_text_end(
			&r->scan,
			scan_next_line(&r->scan, l->at[l->n - 1].from));
	if (l->n == 0)
		f.span = (struct span){line.to, line.to};
	line = span_join(line, f.span);
	r->scan.cursor = scan_line_end(&r->scan, line.to);
	if (r->depth > r->sections) {
		add_paragraph(r, f, line);
		return;
	}
	while (r->depth > 1 && blocks_innermost(r)->node->level >= level) {
		blocks_pop(r);
		r->sections--;
	}
	n = node_new(r->a, NODE_SECTION, line);
	n->key_span = line;
	n->text = f.text;
	n->text_span = f.span;
	n->key = f.id;
	n->level = (uint8_t)level;
	blocks_push(r, n);
	r->sections++;
}

/* Whether the line at `i` closes a fence that is opened by the leaf.  md4c
 * lets a closing fence do so even where its quote or item has ended. */
static bool closes_fence(const struct blocks *r, uint32_t i)
{
	char c = scan_at(&r->scan, r->leaf.from);
	unsigned quotes = r->scan.quotes;
	uint32_t open = r->leaf.from;
	uint32_t run;

	while (scan_at(&r->scan, open) == c)
		open++;
	run = scan_skip_quotes(&r->scan, i, &quotes);
	i = run;
	while (i < r->scan.end && scan_at(&r->scan, i) == c)
		i++;
	return i - run >= open - r->leaf.from &&
	       scan_text_end(&r->scan, i) == i;
}

void blocks_verbatim(struct blocks *r, enum node_kind kind, bool fenced)
{
	uint32_t last = r->leaf.from; /* start of its last line */
	struct node *n = node_new(r->a, kind, (struct span){r->leaf.from, 0});
	unsigned lines = r->leaf.breaks;

	if (fenced) {
		uint32_t i = r->leaf.from;

		while (scan_at(&r->scan, i) ==
			       scan_at(&r->scan, r->leaf.from) &&
		       i < r->scan.end)
			i++;
		n->key = str_trim(source_slice(
			r->source,
			(struct span){i, scan_line_end(&r->scan, i)}));
		lines++;
	}
	for (unsigned i = 1; i < lines; i++)
		last = scan_next_line(&r->scan, last);
	if (fenced && scan_line_end(&r->scan, last) < r->scan.end &&
	    closes_fence(r, scan_next_line(&r->scan, last)))
		last = scan_next_line(&r->scan, last);
	n->span.to = scan_text_end(&r->scan, last);
	n->text = buf_str(&r->leaf.raw);
	if (n->text.len > 0)
		n->text.len--;
	r->scan.cursor = scan_line_end(&r->scan, last);
	blocks_add(r, n);
}

void blocks_rule(struct blocks *r)
{
	r->scan.cursor = scan_line_end(&r->scan, r->leaf.from);
	blocks_add(r, node_new(r->a, NODE_RULE,
			       (struct span){
				       r->leaf.from,
				       scan_text_end(&r->scan, r->leaf.from)}));
}
