/*
 * Lines that Markdown would make one paragraph of, and are not: the metadata
 * that pandoc writes above its text, a title page whose lines stand one below
 * the other, and "Bijlage 1: ..." with "Bijlage 2: ..." below it.
 */
#include "import/paper.h"

#include "base/vec.h"
#include "import/clean.h"

enum { FRONT_LINES = 40, PAGE_LINES = 6, PAGE_WIDTH = 100 };

static str line_of(const struct importing *im, unsigned i)
{
	return str_trim(source_line(im->paper, i));
}

/* The line that ends the metadata; 0 when there is none. */
static unsigned front_end(const struct importing *im)
{
	unsigned lines = (unsigned)im->paper->n_lines;

	if (lines < 3 || !str_eq(line_of(im, 1), S("---")))
		return 0;
	for (unsigned i = 2; i <= lines && i < FRONT_LINES; i++) {
		str line = line_of(im, i);

		if (str_eq(line, S("---")) || str_eq(line, S("...")))
			return i > 2 ? i : 0;
		if (line.len == 0 || str_find_char(line, ':') == line.len)
			return 0;
	}
	return 0;
}

static str unquoted(str s)
{
	if (s.len > 1 && (s.ptr[0] == '"' || s.ptr[0] == '\'') &&
	    s.ptr[s.len - 1] == s.ptr[0])
		return str_slice(s, 1, s.len - 1);
	return s;
}

uint32_t paper_front(struct importing *im)
{
	unsigned end = front_end(im);

	for (unsigned i = 2; i < end; i++) {
		str line = line_of(im, i);
		str key = str_cut(&line, ':');
		str value = unquoted(str_trim(line));

		if (value.len == 0)
			continue;
		if (str_eq(key, S("title")) && im->named == NULL)
			im->named =
				paper_section(im, value, paper_span(im, value));
		else {
			paper_block(im, paper_paragraph(im, value,
							paper_span(im, value)));
			im->at[im->n - 1].plain = true;
		}
	}
	if (end == 0)
		return 0;
	return end < im->paper->n_lines ? im->paper->lines[end]
					: (uint32_t)im->paper->text.len;
}

/* Whether a line tells a field of the top: a name of a town above the title is
 * no title page. */
static bool tells_field(const struct importing *im, str line)
{
	struct regex_match m;

	for (size_t i = 0; i < im->forms->n_derived; i++)
		if (im->forms->derived[i].pattern != NULL &&
		    regex_find(im->forms->derived[i].pattern, line, 0, &m) ==
			    REGEX_YES)
			return true;
	return false;
}

static bool is_page_line(str line)
{
	return line.len > 0 && line.len <= PAGE_WIDTH &&
	       strchr(".;,", line.ptr[line.len - 1]) == NULL &&
	       (unsigned char)line.ptr[0] >= 'A';
}

bool paper_title_lines(struct importing *im, const struct node *paragraph)
{
	str all = source_slice(im->paper, paragraph->span), rest = all;
	size_t n = 0;
	bool tells = false;

	if (im->n > 0)
		return false;
	while (rest.ptr != NULL) {
		str line = str_trim(str_cut(&rest, '\n'));

		if (!is_page_line(line) || ++n > PAGE_LINES)
			return false;
		tells = tells || tells_field(im, line);
	}
	if (!tells)
		return false;
	for (rest = all; n > 1 && rest.ptr != NULL;) {
		str line = str_trim(str_cut(&rest, '\n'));

		paper_block(im, paper_paragraph(im, clean_text(im->a, line),
						paper_span(im, line)));
	}
	return n > 1;
}

/* Length of "Bijlage 12" with the mark behind it at the start of a line; 0 when
 * it begins otherwise.  `*word` is the word. */
static size_t numbered(str line, str *word)
{
	size_t i = 0, digits;

	while (i < line.len && line.ptr[i] != ' ')
		i++;
	*word = str_slice(line, 0, i);
	for (digits = 0;
	     i + 1 + digits < line.len && line.ptr[i + 1 + digits] >= '0' &&
	     line.ptr[i + 1 + digits] <= '9';
	     digits++)
		;
	i += 1 + digits;
	if (word->len < 3 || digits == 0 || digits > 2 || i + 1 >= line.len ||
	    strchr(":.-", line.ptr[i]) == NULL || line.ptr[i + 1] != ' ')
		return 0;
	return i + 1;
}

bool paper_numbered_lines(struct importing *im, const struct node *paragraph)
{
	str all = source_slice(im->paper, paragraph->span), rest = all;
	struct node_list items = {0};
	str first = {0}, word;

	while (rest.ptr != NULL) {
		str line = str_trim(str_cut(&rest, '\n'));

		if (numbered(line, &word) == 0 ||
		    (first.len > 0 && !str_eq_nocase(first, word)))
			return false;
		first = word;
		*PUSH(im->a, &items) = paper_item(im, clean_text(im->a, line),
						  paper_span(im, line));
	}
	if (items.n < 2)
		return false;
	paper_block(im, paper_list(im, NODE_BULLETS, &items));
	return true;
}
