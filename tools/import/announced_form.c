/*
 * Which lists announce parts: a sentence before them says so, or the heading of
 * the group of these parts.
 */
#include "import/outline.h"

#include "tree/inline.h"

/* A list right below the heading of the group that holds the parts. */
static bool is_below(struct importing *im, const struct piece *heading,
		     const struct form_announced *f)
{
	str words = inline_words(im->a, heading->node->text);
	const struct markup_row *row;

	while (words.len > 0 && (words.ptr[0] == ' ' || words.ptr[0] == '.' ||
				 (words.ptr[0] >= '0' && words.ptr[0] <= '9')))
		words = str_skip(words, 1);
	row = outline_row_of(im, words);
	return row != NULL &&
	       row == outline_row_of(im, node_text(f->path->child[0]));
}

const struct form_announced *announced_form(struct importing *im, size_t i)
{
	const struct piece *p = &im->at[i], *before = p - 1;

	if (p->kind != PIECE_BLOCK ||
	    (p->node->kind != NODE_ORDERED && p->node->kind != NODE_BULLETS))
		return NULL;
	for (size_t k = 0;
	     before->kind == PIECE_HEADING && k < im->forms->n_announced; k++)
		if (!im->forms->announced[k].alone &&
		    is_below(im, before, &im->forms->announced[k]))
			return &im->forms->announced[k];
	if (before->kind != PIECE_BLOCK || before->node->kind != NODE_PARAGRAPH)
		return NULL;
	for (size_t k = 0; k < im->forms->n_announced; k++) {
		const struct form_announced *f = &im->forms->announced[k];

		if (f->sentence != NULL &&
		    regex_matches(f->sentence,
				  inline_words(im->a, before->node->text)))
			return f;
	}
	return NULL;
}
