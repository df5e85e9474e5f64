/*
 * Cells are split here and not by md4c, which says nothing of an empty cell and
 * takes a pipe between code ticks for text where GFM does not.
 */
#include "tree/fold.h"

#include "base/buf.h"

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

static struct span trim(const char *text, struct span at)
{
	while (at.from < at.to && is_space(text[at.from]))
		at.from++;
	while (at.to > at.from && is_space(text[at.to - 1]))
		at.to--;
	return at;
}

size_t fold_id(str text, str *id)
{
	size_t i = text.len;

	if (i < 4 || text.ptr[i - 1] != '}')
		return 0;
	for (i--; i > 0; i--) {
		unsigned char c = (unsigned char)text.ptr[i - 1];

		if (c == '{' || c == '}' || c <= ' ')
			return 0;
		if (c == '#')
			break;
	}
	if (i < 2 || text.ptr[i - 2] != '{' || i == text.len - 1 ||
	    (i > 2 && !is_space(text.ptr[i - 3])))
		return 0;
	*id = str_slice(text, i, text.len - 1);
	for (i -= 2; i > 0 && is_space(text.ptr[i - 1]);)
		i--;
	return text.len - i;
}

/* Without the backslash that makes a line break hard; an even number of them
 * is escaped backslashes. */
static str without_break(str line)
{
	size_t n = 0;

	while (n < line.len && line.ptr[line.len - 1 - n] == '\\')
		n++;
	return str_trim(str_slice(line, 0, line.len - n % 2));
}

struct folded fold_lines(struct arena *a, const struct source *source,
			 const struct lines *lines, size_t from, size_t to)
{
	struct folded f = {0};
	struct buf b = {.a = a};
	str last;
	size_t id;

	if (from >= to)
		return f;
	last = source_slice(source, lines->at[to - 1]);
	f.span = span_join(lines->at[from], lines->at[to - 1]);
	id = fold_id(last, &f.id);
	f.span.to -= (uint32_t)id;
	last.len -= id;
	if (to - from == 1) {
		f.text = last;
		return f;
	}
	for (size_t i = from; i + 1 < to; i++) {
		buf_add(&b, without_break(source_slice(source, lines->at[i])));
		if (i + 2 < to || last.len > 0)
			buf_char(&b, ' ');
	}
	buf_add(&b, last);
	f.text = str_trim(buf_str(&b));
	return f;
}

size_t fold_footnote(str text, str *label)
{
	size_t i = 2;

	if (!str_starts(text, S("[^")))
		return 0;
	while (i < text.len && text.ptr[i] != ']' && text.ptr[i] != '[' &&
	       !is_space(text.ptr[i]))
		i++;
	if (i == 2 || !str_starts(str_skip(text, i), S("]:")))
		return 0;
	*label = str_slice(text, 2, i);
	for (i += 2; i < text.len && is_space(text.ptr[i]);)
		i++;
	return i;
}

/* Where the cell that begins at `from` ends: at a pipe or at the row's end.
 * An escape is two bytes that end nothing. */
static uint32_t cell_end(const char *text, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++) {
		if (text[i] == '|')
			return i;
		if (text[i] == '\\')
			i++;
	}
	return to;
}

size_t fold_cells(const struct source *source, struct span row,
		  struct span *cells, size_t max)
{
	const char *text = source->text.ptr;
	size_t n = 0;

	row = trim(text, row);
	if (row.from < row.to && text[row.from] == '|')
		row.from++;
	while (row.from < row.to) {
		uint32_t end = cell_end(text, row.from, row.to);
		struct span cell = trim(text, (struct span){row.from, end});

		if (cell.from == cell.to) {
			cell.from = row.from + (end > row.from);
			cell.to = cell.from;
		}
		if (n < max)
			cells[n] = cell;
		n++;
		row.from = end + 1;
	}
	return n;
}

str fold_cell(struct arena *a, const struct source *source, struct span cell)
{
	str raw = source_slice(source, cell);
	struct buf b = {.a = a};

	if (str_find(raw, S("\\|")) == raw.len)
		return raw;
	for (size_t i = 0; i < raw.len; i++) {
		bool escape = raw.ptr[i] == '\\' && i + 1 < raw.len;

		if (escape && raw.ptr[i + 1] == '|')
			i++;
		else if (escape)
			buf_char(&b, raw.ptr[i++]);
		buf_char(&b, raw.ptr[i]);
	}
	return buf_str(&b);
}
