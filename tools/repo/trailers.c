/*
 * Trailers as git's own trailer.c finds them, without its divider.
 *
 * The block is the last paragraph of the message, comments and blank lines
 * after it left out.  It counts as trailers when every line is one (or folds
 * one), or when a quarter is and git itself wrote one ("Signed-off-by: ",
 * "(cherry picked from commit ").  The subject is never a trailer.
 */
#include "repo/trailers.h"

#include "base/buf.h"
#include "base/vec.h"

struct block {
	const str *line;
	size_t n;
};

static bool is_blank(str line)
{
	return str_trim(line).len == 0;
}

static bool is_comment(str line)
{
	return line.len > 0 && line.ptr[0] == '#';
}

static bool is_fold(str line)
{
	return line.len > 0 && (line.ptr[0] == ' ' || line.ptr[0] == '\t');
}

static bool is_key_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == '-';
}

/* Length of the key when the line is `Key: value`, else 0; blanks may stand
 * before the colon. */
static size_t key_of(str line, size_t *colon)
{
	size_t key = 0, at;

	while (key < line.len && is_key_char(line.ptr[key]))
		key++;
	for (at = key; at < line.len; at++)
		if (line.ptr[at] != ' ' && line.ptr[at] != '\t')
			break;
	if (key == 0 || at == line.len || line.ptr[at] != ':')
		return 0;
	*colon = at;
	return key;
}

static bool is_gits_own(str line)
{
	return str_starts(line, S("Signed-off-by: ")) ||
	       str_starts(line, S("(cherry picked from commit "));
}

/* Whether the lines of a paragraph make a block of trailers. */
static bool is_block(const struct block *b)
{
	size_t trailers = 0, other = 0, colon;
	bool recognised = false, in_trailer = false;

	for (size_t i = 0; i < b->n; i++) {
		str line = b->line[i];

		if (is_comment(line))
			continue;
		if (is_gits_own(line)) {
			recognised = in_trailer = true;
			trailers++;
		} else if (is_fold(line)) {
			other += in_trailer ? 0 : 1;
		} else {
			in_trailer = key_of(line, &colon) > 0;
			trailers += in_trailer ? 1 : 0;
			other += in_trailer ? 0 : 1;
		}
	}
	return trailers > 0 &&
	       (other == 0 || (recognised && trailers * 3 >= other));
}

/* The last paragraph, the first one (the subject) excepted. */
static struct block last_paragraph(const str *line, size_t n)
{
	size_t first = 0, from, end = n;

	while (first < n && !is_blank(line[first]))
		first++;
	while (end > first &&
	       (is_blank(line[end - 1]) || is_comment(line[end - 1])))
		end--;
	for (from = end; from > first && !is_blank(line[from - 1]);)
		from--;
	return (struct block){line + from, end - from};
}

static str unfolded(struct arena *a, const struct block *b, size_t at,
		    str value)
{
	struct buf out = {.a = a};

	value = str_trim(value);
	if (at + 1 == b->n || !is_fold(b->line[at + 1]))
		return value;
	buf_add(&out, value);
	for (size_t i = at + 1; i < b->n && is_fold(b->line[i]); i++) {
		str more = str_trim(b->line[i]);

		if (out.n > 0 && more.len > 0)
			buf_char(&out, ' ');
		buf_add(&out, more);
	}
	return buf_str(&out);
}

size_t trailers_read(struct arena *a, str message, const struct trailer **out)
{
	struct {
		str *at;
		size_t n, cap;
	} lines = {0};
	struct {
		struct trailer *at;
		size_t n, cap;
	} found = {0};
	struct block b;
	str rest = message;

	while (rest.ptr != NULL)
		*PUSH(a, &lines) = str_cut(&rest, '\n');
	b = last_paragraph(lines.at, lines.n);
	if (!is_block(&b))
		b.n = 0;
	for (size_t i = 0; i < b.n; i++) {
		size_t colon = 0, key = key_of(b.line[i], &colon);

		if (key > 0)
			*PUSH(a, &found) = (struct trailer){
				str_slice(b.line[i], 0, key),
				unfolded(a, &b, i,
					 str_skip(b.line[i], colon + 1))};
	}
	*out = found.at;
	return found.n;
}
