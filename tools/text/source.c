#include "text/source.h"

#include "base/utf8.h"

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

struct place source_place(const struct source *s, size_t offset)
{
	size_t line;
	str before;

	if (offset > s->text.len)
		offset = s->text.len;
	line = line_of(s, offset);
	before = str_slice(s->text, s->lines[line], offset);
	return (struct place){(unsigned)line + 1,
			      (unsigned)utf8_count(before) + 1};
}

str source_line(const struct source *s, unsigned line)
{
	size_t to;
	str text;

	if (line < 1 || line > s->n_lines)
		return (str){0};
	to = line < s->n_lines ? s->lines[line] : s->text.len;
	text = str_slice(s->text, s->lines[line - 1], to);
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
