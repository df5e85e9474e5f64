/*
 * References to footnotes.  A superscript digit behind a word refers to the
 * footnote with that number, when there is one: "MK¹" is "MK[^1]".
 */
#include "import/paper.h"

#include "base/buf.h"
#include "import/clean.h"

enum { NOTES_MAX = 100 };

struct notes {
	struct importing *im;
	bool known[NOTES_MAX];
};

/* "m" and "km" before it make it a measure. */
static bool is_measure(str before)
{
	size_t i = before.len;

	while (i > 0 && before.ptr[i - 1] != ' ')
		i--;
	before = str_skip(before, i);
	return str_eq(before, S("m")) || str_eq(before, S("km")) ||
	       str_eq(before, S("cm"));
}

static str refer(struct notes *notes, str s)
{
	struct buf b = {.a = notes->im->a};
	bool found = false;

	for (size_t i = 0; i < s.len;) {
		size_t len = 0;
		int n = (unsigned char)s.ptr[i] >= 0xc2
				? clean_superscript(str_skip(s, i), &len)
				: -1;

		if (i > 0 && n >= 0 && n < NOTES_MAX && notes->known[n] &&
		    !is_measure(str_slice(s, 0, i))) {
			buf_fmt(&b, "[^%d]", n);
			found = true;
			i += len;
			continue;
		}
		buf_char(&b, s.ptr[i++]);
	}
	return found ? buf_str(&b) : s;
}

static void refer_below(struct notes *notes, struct node *n)
{
	n->text = refer(notes, n->text);
	for (size_t i = 0; i < n->n; i++)
		refer_below(notes, n->child[i]);
}

void paper_references(struct importing *im)
{
	struct notes notes = {.im = im};
	bool any = false;

	for (size_t i = 0; i < im->n; i++) {
		const struct node *n = im->at[i].node;
		unsigned number = 0;

		if (im->at[i].kind != PIECE_BLOCK || n->kind != NODE_FOOTNOTE)
			continue;
		for (size_t k = 0; k < n->key.len && k < 3; k++)
			number = number * 10 + (unsigned)(n->key.ptr[k] - '0');
		if (number < NOTES_MAX)
			any = notes.known[number] = true;
	}
	for (size_t i = 0; any && i < im->n; i++)
		if (im->at[i].kind == PIECE_BLOCK)
			refer_below(&notes, im->at[i].node);
}
