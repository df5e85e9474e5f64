/*
 * What a reader of the paper sees and the data does not say: doc/written.h.
 * Each step adds what it comes across; here is what belongs to none.
 */
#include "import/paper.h"

#include "base/vec.h"
#include "tree/inline.h"

void seen_headings(struct importing *im)
{
	for (size_t i = 0; i < im->n; i++) {
		const struct piece *p = &im->at[i];
		struct written_heading *h;
		str words;
		size_t skip;

		if (p->kind != PIECE_HEADING || p->path != NULL)
			continue;
		words = inline_words(im->a, p->node->text);
		h = PUSH(im->a, &im->seen.headings);
		skip = paper_number(words, &h->number, &h->depth);
		h->title = str_trim(str_skip(words, skip));
		if (skip == 0) {
			h->number = (str){0};
			h->depth = 0;
		}
		h->marks = p->marks;
		h->caption = p->caption;
		h->span = p->node->text_span;
	}
}

void seen_break(struct importing *im, bool table, struct span at)
{
	*PUSH(im->a, &im->seen.breaks) = (struct written_break){table, at};
}

const struct written *seen_all(const struct importing *im)
{
	struct written *w = NEW(im->a, struct written);
	const struct seen *s = &im->seen;

	*w = (struct written){
		.headings = s->headings.at,
		.n_headings = s->headings.n,
		.contents = s->contents.at,
		.n_contents = s->contents.n,
		.covers = s->covers.at,
		.n_covers = s->covers.n,
		.notes = s->notes.at,
		.n_notes = s->notes.n,
		.names = s->names.at,
		.n_names = s->names.n,
		.breaks = s->breaks.at,
		.n_breaks = s->breaks.n,
		.mentions = s->mentions.at,
		.n_mentions = s->mentions.n,
	};
	return w;
}
