#include "text/source.h"

#include "base/utf8.h"

#include <stdlib.h>

enum { STRIDE = 4096, BACK = 3 };

static uint32_t line_end(const struct source *s, size_t line)
{
	return line + 1 < s->n_lines ? s->lines[line + 1]
				     : (uint32_t)s->text.len;
}

static size_t most_marks(const struct source *s)
{
	size_t n = 0;

	for (size_t i = 0; i < s->n_lines; i++)
		n += (line_end(s, i) - s->lines[i]) / (STRIDE - BACK);
	return n;
}

/* The start of the character that the byte at `at` is in the middle of. */
static uint32_t whole_character(const struct source *s, uint32_t at)
{
	unsigned back = 0;

	while (back < BACK &&
	       ((unsigned char)s->text.ptr[at - back] & 0xc0) == 0x80)
		back++;
	return at - back;
}

static void add_marks(struct arena *a, struct source *s)
{
	size_t most = most_marks(s);
	struct column_mark *marks = most > 0 ? NEWN(a, most, struct column_mark)
					     : NULL;

	for (size_t i = 0; most > 0 && i < s->n_lines; i++) {
		struct column_mark last = {.at = s->lines[i]};

		while (line_end(s, i) - last.at > STRIDE) {
			uint32_t at = whole_character(s, last.at + STRIDE);

			last.count += (uint32_t)utf8_count(
				str_slice(s->text, last.at, at));
			last.at = at;
			marks[s->n_marks++] = last;
		}
	}
	s->marks = marks;
}

struct source *source_new(struct arena *a, str name, str text)
{
	struct source *s = NEW(a, struct source);
	uint32_t *lines;
	size_t n = 1;

	for (str rest = text; rest.len > 0; n++) {
		size_t at = str_find_char(rest, '\n');

		if (at == rest.len)
			break;
		rest = str_skip(rest, at + 1);
	}
	lines = NEWN(a, n, uint32_t);
	n = 1;
	for (size_t i = 0; i < text.len; i++) {
		const char *hit = memchr(text.ptr + i, '\n', text.len - i);

		if (hit == NULL)
			break;
		i = (size_t)(hit - text.ptr);
		lines[n++] = (uint32_t)i + 1;
	}
	*s = (struct source){
		.name = name, .text = text, .lines = lines, .n_lines = n};
	add_marks(a, s);
	return s;
}

static size_t line_of(const struct source *s, size_t offset)
{
	size_t low = 0;
	size_t high = s->n_lines;

	while (high - low > 1) {
		size_t mid = low + (high - low) / 2;

		if (s->lines[mid] <= offset)
			low = mid;
		else
			high = mid;
	}
	return low;
}

static unsigned number_of(const struct source *s, size_t line)
{
	return s->numbers != NULL ? s->numbers[line] : (unsigned)line;
}

/* The index of a line by its number from 0; n_lines when it is not there. */
static size_t index_of(const struct source *s, unsigned number)
{
	size_t i = s->numbers == NULL ? number : 0;

	while (s->numbers != NULL && i < s->n_lines && s->numbers[i] != number)
		i++;
	return i;
}

/* The last mark in a line up to a byte; the start of the line when none. */
static struct column_mark mark_before(const struct source *s, size_t line,
				      size_t offset)
{
	struct column_mark start = {.at = s->lines[line]};
	size_t low = 0;
	size_t high = s->n_marks;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (s->marks[mid].at <= offset)
			low = mid + 1;
		else
			high = mid;
	}
	return low > 0 && s->marks[low - 1].at > start.at ? s->marks[low - 1]
							  : start;
}

struct place source_place(const struct source *s, size_t offset)
{
	struct column_mark mark;
	size_t line, count;

	if (offset > s->text.len)
		offset = s->text.len;
	line = line_of(s, offset);
	mark = mark_before(s, line, offset);
	count = mark.count + utf8_count(str_slice(s->text, mark.at, offset));
	if (count > 0 && number_of(s, line) == 0 &&
	    str_starts(s->text, S("\xef\xbb\xbf")))
		count--;
	return (struct place){number_of(s, line) + 1, (unsigned)count + 1};
}

str source_line(const struct source *s, unsigned line)
{
	size_t at = line < 1 ? s->n_lines : index_of(s, line - 1);
	size_t to;
	str text;

	if (at >= s->n_lines)
		return (str){0};
	to = at + 1 < s->n_lines ? s->lines[at + 1] : s->text.len;
	text = str_slice(s->text, s->lines[at], to);
	if (str_ends(text, S("\n")))
		text.len--;
	if (str_ends(text, S("\r")))
		text.len--;
	return text;
}

str source_slice(const struct source *s, struct span at)
{
	return str_slice(s->text, at.from, at.to);
}

struct span span_join(struct span x, struct span y)
{
	return (struct span){x.from < y.from ? x.from : y.from,
			     x.to > y.to ? x.to : y.to};
}

static int by_number(const void *x, const void *y)
{
	const uint32_t *a = x;
	const uint32_t *b = y;

	return (*a > *b) - (*a < *b);
}

/* The lines of the spans, each once, in order. */
static size_t lines_of(const struct source *s, struct span *const *spans,
		       size_t n, uint32_t *out)
{
	size_t kept = 0;

	for (size_t i = 0; i < n; i++) {
		out[2 * i] = (uint32_t)line_of(s, spans[i]->from);
		out[2 * i + 1] = (uint32_t)line_of(s, spans[i]->to);
	}
	qsort(out, 2 * n, sizeof *out, by_number);
	for (size_t i = 1; i < 2 * n; i++)
		if (out[kept] != out[i])
			out[++kept] = out[i];
	return kept + 1;
}

/* The place in the kept text of an offset in the whole. */
static uint32_t moved(const struct source *s, const struct source *kept,
		      const uint32_t *from, uint32_t offset)
{
	uint32_t end = (uint32_t)s->text.len;
	uint32_t line = (uint32_t)line_of(s, offset);
	const uint32_t *at =
		bsearch(&line, from, kept->n_lines, sizeof *from, by_number);

	if (offset > end)
		offset = end;
	return kept->lines[at - from] + (offset - s->lines[line]);
}

const struct source *source_keep(struct arena *a, const struct source *s,
				 struct span *const *spans, size_t n)
{
	uint32_t *from = NEWN(a, 2 * n + 1, uint32_t);
	uint32_t *numbers = NEWN(a, 2 * n + 1, uint32_t);
	uint32_t *lines = NEWN(a, 2 * n + 1, uint32_t);
	struct source *kept = NEW(a, struct source);
	size_t size = 0;
	char *text;

	*kept = (struct source){.name = str_copy(a, s->name),
				.lines = lines,
				.n_lines = lines_of(s, spans, n, from),
				.numbers = numbers};
	for (size_t i = 0; i < kept->n_lines; i++) {
		numbers[i] = number_of(s, from[i]);
		lines[i] = (uint32_t)size;
		size += line_end(s, from[i]) - s->lines[from[i]];
	}
	text = NEWN(a, size, char);
	for (size_t i = 0; i < kept->n_lines; i++)
		memcpy(text + lines[i], s->text.ptr + s->lines[from[i]],
		       line_end(s, from[i]) - s->lines[from[i]]);
	kept->text = (str){text, size};
	add_marks(a, kept);
	for (size_t i = 0; i < n; i++) {
		spans[i]->from = moved(s, kept, from, spans[i]->from);
		spans[i]->to = moved(s, kept, from, spans[i]->to);
	}
	return kept;
}
