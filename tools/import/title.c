/*
 * The title and what stands below it, up to the first heading: the title page.
 *
 * The title is the first heading that nothing else knows.  Lines of the title
 * page tell fields of the top (the term, the kind of agenda); a line that is
 * such a field as a whole is not kept as text too.
 */
#include "import/headings.h"
#include "import/labels.h"
#include "import/outline.h"

#include "base/lang.h"
#include "base/vec.h"
#include "tree/inline.h"

enum { TITLE_LINES = 8, PROSE_MIN = 60 };

static bool may_be_title(struct importing *im, const struct piece *p)
{
	str words, number;
	unsigned depth;

	if (p->kind != PIECE_HEADING || p->caption || p->path != NULL)
		return false;
	words = inline_words(im->a, p->node->text);
	if (paper_number(words, &number, &depth) > 0 ||
	    (im->forms->cover != NULL &&
	     regex_matches(im->forms->cover, words)) ||
	    (im->forms->no_title != NULL &&
	     regex_matches(im->forms->no_title, words)))
		return false;
	return !headings_known(im, p->node->text);
}

/* Of a paper whose metadata say its title, only that is the title. */
static bool is_named(struct importing *im, const struct node *heading)
{
	return im->named == NULL || str_eq(paper_words(im, heading->text),
					   paper_words(im, im->named->text));
}

/* The first heading that nothing else knows; `*at` where it stands, or the
 * number of pieces. */
static struct node *find_title(struct importing *im, size_t *at)
{
	str words, number;
	unsigned depth;

	for (*at = 0; *at < im->n; ++*at) {
		const struct piece *p = &im->at[*at];

		if (may_be_title(im, p) && is_named(im, p->node))
			return p->node;
		words = p->kind == PIECE_HEADING ? p->node->text : (str){0};
		if (paper_number(words, &number, &depth) > 0 ||
		    (im->forms->no_title != NULL && words.len > 0 &&
		     regex_matches(im->forms->no_title, words)))
			break;
	}
	*at = im->n;
	return NULL;
}

/* A title for a paper that has none: its subject on the cover, else the name of
 * the file. */
static struct node *make_title(struct importing *im)
{
	str name = im->paper->name;
	size_t slash = name.len, dot;

	if (im->named != NULL)
		return im->named;
	findings_add(im->to, LEVEL_NOTE, "import-title", im->paper,
		     (struct span){0},
		     _("no title found; give the agenda one"));
	for (size_t i = 0; i < im->front.n; i++) {
		const struct node *n =
			node_get(im->front.at[i], S("onderwerp"));

		if (n != NULL)
			return paper_section(im, n->text, n->span);
	}
	while (slash > 0 && name.ptr[slash - 1] != '/')
		slash--;
	name = str_skip(name, slash);
	dot = str_find_char(name, '.');
	return paper_section(im, dot > 0 ? str_slice(name, 0, dot) : name,
			     (struct span){0});
}

/* Adds a field at the top; of "versie/datum" the map too. */
static void put_field(struct importing *im, str path, struct node *value)
{
	str key = str_cut(&path, '/');
	struct node_list members = {0};
	struct node *map = NULL;

	if (path.ptr == NULL) {
		*PUSH(im->a, &im->front) = value;
		return;
	}
	for (size_t i = 0; i < im->front.n; i++)
		if (str_eq(im->front.at[i]->key, key))
			map = im->front.at[i];
	if (map == NULL) {
		map = node_new(im->a, NODE_MAP, value->span);
		map->key = key;
		map->key_span = value->span;
		*PUSH(im->a, &im->front) = map;
	}
	for (size_t i = 0; i < map->n; i++)
		*PUSH(im->a, &members) = map->child[i];
	*PUSH(im->a, &members) = value;
	node_adopt(map, &members);
	map->span = span_join(map->span, value->span);
}

static bool has_field(const struct importing *im, str path)
{
	str key = str_cut(&path, '/');

	for (size_t i = 0; i < im->front.n; i++)
		if (str_eq(im->front.at[i]->key, key))
			return path.ptr == NULL ||
			       node_get(im->front.at[i], path) != NULL;
	return false;
}

static str last_key(str path)
{
	str key = str_cut(&path, '/');

	return path.ptr != NULL ? path : key;
}

/* Fields that a line of the title page tells; true when one is the line as a
 * whole. */
static bool derive(struct importing *im, const struct node *n)
{
	str words = inline_words(im->a, n->text);
	bool whole = false;

	for (size_t i = 0; i < im->forms->n_derived; i++) {
		const struct form_derived *f = &im->forms->derived[i];
		struct regex_match m;
		str value = f->value;
		bool first = n->kind == NODE_SECTION;

		if (f->pattern == NULL || has_field(im, f->field) ||
		    regex_find(f->pattern, words, 0, &m) != REGEX_YES)
			continue;
		if (value.len == 0)
			value = regex_named(f->pattern, &m, S("waarde"));
		if (value.len == 0 || (first && value.len == words.len))
			continue;
		put_field(im, f->field,
			  paper_string(im, last_key(f->field), value,
				       n->text_span));
		whole = whole || value.len == words.len;
	}
	return whole;
}

/* Whether running text follows a heading: then it is one of a chapter. */
static bool has_prose(const struct importing *im, const struct piece *p)
{
	const struct piece *next = p + 1;
	str text;

	if (next == im->at + im->n || next->kind != PIECE_BLOCK ||
	    next->node->kind != NODE_PARAGRAPH)
		return false;
	text = next->node->text;
	return text.len >= PROSE_MIN &&
	       strchr(".:?!", text.ptr[text.len - 1]) != NULL;
}

/* Whether a piece still belongs to the title page; a heading that nothing knows
 * is a line there. */
static bool is_on_page(struct importing *im, struct piece *p)
{
	if (p->kind == PIECE_HEADING && p->marks == 0 && may_be_title(im, p) &&
	    !has_prose(im, p))
		*p = (struct piece){
			.kind = PIECE_BLOCK,
			.node = paper_paragraph(im, p->node->text,
						p->node->text_span)};
	return p->kind == PIECE_BLOCK && p->node->kind == NODE_PARAGRAPH;
}

static bool is_label(struct outline *o, const struct piece *p)
{
	const struct piece *next = p + 1;

	return p->node->kind == NODE_PARAGRAPH && next < o->im->at + o->im->n &&
	       next->kind == PIECE_BLOCK &&
	       outline_label(o, p->node, next->node);
}

static void put_piece(struct outline *o, const struct piece *p)
{
	switch (p->kind) {
	case PIECE_HEADING: outline_heading(o, p); break;
	case PIECE_BLOCK:
		if (!is_label(o, p))
			outline_block(o, p->node);
		break;
	case PIECE_UP: outline_up(o); break;
	}
}

struct node *paper_outline(struct importing *im)
{
	struct outline o;
	size_t at, page = 0;
	struct node *title, *parties;

	paper_index(im);
	headings_find(im);
	labels_place(im);
	seen_headings(im);
	announced_place(im);
	title = find_title(im, &at);
	if (title == NULL)
		title = make_title(im);
	derive(im, title);
	o = outline_new(im, title);
	parties = parties_find(im);
	if (parties != NULL)
		outline_wait(&o, im->forms->parties.path, parties);
	for (size_t i = 0; i < im->n; i++) {
		if (i == at) {
			page = TITLE_LINES;
			while (o.n > 1)
				outline_close(&o);
			continue;
		}
		if (page > 0)
			page = is_on_page(im, &im->at[i]) ? page - 1 : 0;
		if (page == 0 || !derive(im, im->at[i].node))
			put_piece(&o, &im->at[i]);
	}
	return outline_end(&o);
}
