/*
 * Front matter is found by its lines alone, before any parser looks: a YAML
 * reader would take the closing `---` for a second document, and Markdown
 * would take it for a heading's underline.
 */
#include "tree/markdown.h"

static bool is_fence(str line, bool may_be_dots)
{
	while (line.len > 3 && (line.ptr[line.len - 1] == ' ' ||
				line.ptr[line.len - 1] == '\t'))
		line.len--;
	return str_eq(line, S("---")) ||
	       (may_be_dots && str_eq(line, S("...")));
}

struct front_matter markdown_front_matter(const struct source *source)
{
	struct front_matter f = {0};
	str first = source_line(source, 1);
	uint32_t bom = str_starts(first, S("\xef\xbb\xbf")) ? 3 : 0;

	f.body = bom;
	if (!is_fence(str_skip(first, bom), false))
		return f;
	f.present = true;
	for (unsigned i = 2; i <= source->n_lines; i++) {
		if (!is_fence(source_line(source, i), true))
			continue;
		f.closed = true;
		f.yaml = (struct span){source->lines[1], source->lines[i - 1]};
		f.body = i < source->n_lines ? source->lines[i]
					     : (uint32_t)source->text.len;
		break;
	}
	return f;
}
