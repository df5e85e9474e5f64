#include "edit/splice.h"

#include "base/vec.h"

void splice_add(struct splices *s, uint32_t from, uint32_t to, str text)
{
	*PUSH(s->a, s) = (struct splice){{from, to}, text};
}

uint32_t splice_line_start(const struct splices *s, uint32_t offset)
{
	while (offset > 0 && s->source->text.ptr[offset - 1] != '\n')
		offset--;
	return offset;
}

uint32_t splice_line_end(const struct splices *s, uint32_t offset)
{
	str text = s->source->text;

	while (offset < text.len && text.ptr[offset] != '\n')
		offset++;
	if (offset < text.len && offset > 0 && text.ptr[offset - 1] == '\r')
		offset--;
	return offset;
}

str splice_eol(const struct splices *s, uint32_t offset)
{
	str text = s->source->text;
	uint32_t end = splice_line_end(s, offset);

	if (end >= text.len)
		end = splice_line_end(s, 0);
	return end < text.len && text.ptr[end] == '\r' ? S("\r\n") : S("\n");
}

void splice_lines(struct splices *s, uint32_t offset, str lines)
{
	struct buf out = {.a = s->a};
	str eol = splice_eol(s, offset);
	uint32_t end = splice_line_end(s, offset);
	str rest = str_ends(lines, S("\n")) ? str_slice(lines, 0, lines.len - 1)
					    : lines;

	while (rest.ptr != NULL) {
		buf_add(&out, eol);
		buf_add(&out, str_cut(&rest, '\n'));
	}
	splice_add(s, end, end, buf_str(&out));
}

/* The few pieces of an edit, sorted as they are put in. */
static void sort(struct splices *s)
{
	for (size_t i = 1; i < s->n; i++)
		for (size_t k = i;
		     k > 0 && s->at[k].at.from < s->at[k - 1].at.from; k--) {
			struct splice swap = s->at[k];

			s->at[k] = s->at[k - 1];
			s->at[k - 1] = swap;
		}
}

str splice_apply(struct splices *s)
{
	struct buf out = {.a = s->a};
	str text = s->source->text;
	uint32_t done = 0;

	sort(s);
	for (size_t i = 0; i < s->n; i++) {
		buf_add(&out, str_slice(text, done, s->at[i].at.from));
		buf_add(&out, s->at[i].text);
		done = s->at[i].at.to;
	}
	buf_add(&out, str_skip(text, done));
	return buf_str(&out);
}
