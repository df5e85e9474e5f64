/*
 * Between the end of one block and the first text of the next stand only
 * blanks, quote marks and list marks, and the parser's events tell which of
 * these to expect; so a cursor that skips them finds where a block begins.
 * How many quotes are open says how many `>` of a new line are prefix.
 */
#include "tree/scan.h"

char scan_at(const struct scan *s, uint32_t i)
{
	if (i >= s->end)
		return '\0';
	return s->source->text.ptr[i];
}

bool scan_is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

uint32_t scan_line_end(const struct scan *s, uint32_t from)
{
	const char *hit = from < s->end ? memchr(s->source->text.ptr + from,
						 '\n', s->end - from)
					: NULL;

	return hit != NULL ? (uint32_t)(hit - s->source->text.ptr) : s->end;
}

uint32_t scan_next_line(const struct scan *s, uint32_t from)
{
	uint32_t i = scan_line_end(s, from);

	return i < s->end ? i + 1 : i;
}

/* The end of the line at `from`, without trailing blanks. */
uint32_t scan_text_end(const struct scan *s, uint32_t from)
{
	uint32_t to = scan_line_end(s, from);

	while (to > from && scan_is_space(scan_at(s, to - 1)))
		to--;
	return to;
}

/* Past the marks of at most `quotes` quotes and the blanks round them. */
uint32_t scan_skip_quotes(const struct scan *s, uint32_t i, unsigned *quotes)
{
	while (i < s->end && (scan_is_space(scan_at(s, i)) ||
			      (scan_at(s, i) == '>' && *quotes > 0))) {
		*quotes -= scan_at(s, i) == '>';
		i++;
	}
	return i;
}

/* Whether nothing but quote marks stands on the rest of the line. */
bool scan_only_quotes(const struct scan *s, uint32_t i)
{
	while (i < s->end &&
	       (scan_is_space(scan_at(s, i)) || scan_at(s, i) == '>'))
		i++;
	return i >= s->end || scan_at(s, i) == '\n';
}

/* Where the next block or mark begins. */
uint32_t scan_seek(const struct scan *s, bool quote)
{
	uint32_t i = s->cursor;
	unsigned quotes = 0;

	for (;;) {
		i = scan_skip_quotes(s, i, &quotes);
		if (i >= s->end)
			return s->end;
		if (scan_at(s, i) == '>' && !quote && scan_only_quotes(s, i))
			i = scan_line_end(s, i);
		if (i >= s->end || scan_at(s, i) != '\n')
			return i;
		i++;
		quotes = s->quotes;
	}
}
