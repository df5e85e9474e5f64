/*
 * Names are fixed while the tree is built, because only then the element that
 * a part came from is at hand; renderers just say them.
 */
#include "diff/build.h"

#include "base/buf.h"

/* The noun with the element's id in it; without one, what stands before it. */
static str noun_of(struct builder *b, str noun, const struct node *element)
{
	size_t brace = str_find_char(noun, '{');
	str filled = {0};

	if (brace == noun.len)
		return noun;
	if (markup_fill(b->a, noun, NULL, element, &filled))
		return build_words(b, filled, b->agenda);
	return str_trim(str_slice(noun, 0, brace));
}

/* The fields that are shown, as far as there are any: "Klankbordgroep,
 * Bespreken". */
static str label_of(struct builder *b, const struct list_name *named,
		    const struct node *element)
{
	struct buf out = {.a = b->a};

	for (size_t i = 0; i < named->n_shown; i++) {
		str text = node_text_of(element, named->shown[i]);

		if (text.len == 0)
			continue;
		buf_add(&out, out.n > 0 ? S(", ") : S(""));
		buf_add(&out, build_words(b, text, b->agenda));
	}
	return buf_str(&out);
}

void build_names(struct builder *b, struct part *p, const struct node *n)
{
	const struct list_name *named = map_get(&b->names, p->role);
	struct part_names *names;

	if (named == NULL || n == NULL)
		return;
	names = NEW(b->a, struct part_names);
	names->heading = named->heading;
	if (p->kind == PART_SECTION || p->kind == PART_ROW ||
	    p->kind == PART_ITEM)
		names->noun = noun_of(b, named->noun, n);
	if (p->kind == PART_ROW)
		names->label = label_of(b, named, n);
	p->names = names;
}
