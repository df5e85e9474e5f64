/*
 * Who take part, from the sentence that says so:
 *
 *	Een samenwerking van: Gemeenten Aa, Bee en Cee, Samenwerkingsverbanden
 *	X en Y, Het Leerplein
 *
 * A word in the plural ("Gemeenten") gives its kind to all names up to the one
 * after "en"; only there "en" parts names.  The sentence stays where it is.
 */
#include "import/outline.h"

#include "base/vec.h"
#include "tree/inline.h"

enum { NAME_LONG = 90, NAMES_MAX = 60 };

struct listing {
	struct importing *im;
	struct span in; /* of the paragraph */
	const struct form_kind *kind;
	struct node_list rows;
};

static const struct form_kind *kind_of(struct importing *im, str s, bool many)
{
	const struct form_parties *f = &im->forms->parties;

	for (size_t i = 0; i < f->n_kinds; i++) {
		str word = many ? f->kinds[i].many : f->kinds[i].one;

		if (s.len > word.len && s.ptr[word.len] == ' ' &&
		    str_eq_nocase(str_slice(s, 0, word.len), word))
			return &f->kinds[i];
	}
	return NULL;
}

/* Whether a name is one: it begins with a capital, after an article. */
static bool is_name(str s)
{
	return s.len > 1 && s.len <= NAME_LONG &&
	       ((s.ptr[0] >= 'A' && s.ptr[0] <= 'Z') ||
		(unsigned char)s.ptr[0] >= 0xc3 || s.ptr[0] == '\'');
}

static str without_article(str s)
{
	static const str articles[] = {S_INIT("de "), S_INIT("het "),
				       S_INIT("en ")};

	for (size_t i = 0; i < 3; i++)
		if (str_starts(s, articles[i]))
			s = str_trim(str_skip(s, articles[i].len));
	return s;
}

static bool put_name(struct listing *l, str name, str kind)
{
	struct node *cells[2];
	struct span at;

	name = str_trim(name);
	while (str_ends(name, S(".")))
		name = str_slice(name, 0, name.len - 1);
	if (!is_name(name) || l->rows.n > NAMES_MAX)
		return false;
	at = paper_part(l->im, l->in, name);
	cells[0] = paper_cell(l->im, name, at);
	cells[1] = paper_cell(l->im, kind, at);
	*PUSH(l->im->a, &l->rows) = paper_row_of(l->im, cells, 2, at);
	return true;
}

/* A part between commas; of several of one kind the last two stand together. */
static bool put_part(struct listing *l, str s)
{
	const struct form_kind *many, *one;
	size_t and;

	s = without_article(str_trim(s));
	many = kind_of(l->im, s, true);
	if (many != NULL) {
		l->kind = many;
		s = str_trim(str_skip(s, many->many.len));
	}
	one = kind_of(l->im, s, false);
	if (one != NULL)
		return put_name(l, s, one->kind);
	if (l->kind == NULL)
		return put_name(l, s, (str){0});
	and = str_find(s, S(" en "));
	if (and < s.len) {
		str kind = l->kind->kind;
		str last = str_skip(s, and+4);

		l->kind = NULL;
		return put_name(l, str_slice(s, 0, and), kind) &&
		       (kind_of(l->im, without_article(last), true) != NULL
				? put_part(l, last)
				: put_name(l, without_article(last), kind));
	}
	return put_name(l, s, l->kind->kind);
}

static struct node *table_of(struct importing *im, const struct node *n,
			     str list)
{
	const struct form_parties *f = &im->forms->parties;
	struct listing l = {.im = im, .in = n->span};
	struct node *cells[] = {paper_cell(im, f->columns[0], n->span),
				paper_cell(im, f->columns[1], n->span)};

	*PUSH(im->a, &l.rows) = paper_row_of(im, cells, 2, n->span);
	while (list.ptr != NULL) {
		size_t end = 0;

		while (end < list.len && strchr(",;\n", list.ptr[end]) == NULL)
			end++;
		if (str_trim(str_slice(list, 0, end)).len > 0 &&
		    !put_part(&l, str_slice(list, 0, end)))
			return NULL;
		list = end < list.len ? str_skip(list, end + 1) : (str){0};
	}
	return l.rows.n > 2 ? paper_table_of(im, &l.rows) : NULL;
}

/* Whether the paper has a section for them. */
static bool have_section(struct importing *im, str heading)
{
	for (size_t i = 0; i < im->n; i++)
		if (im->at[i].kind == PIECE_HEADING &&
		    str_eq(paper_words(im, im->at[i].node->text),
			   paper_words(im, heading)))
			return true;
	return false;
}

struct node *parties_find(struct importing *im)
{
	const struct form_parties *f = &im->forms->parties;

	if (f->n_sentences == 0 ||
	    have_section(im, node_text(f->path->child[0])))
		return NULL;
	for (size_t i = 0; i < im->n; i++) {
		const struct node *n = im->at[i].node;
		struct regex_match m;
		struct node *table;
		str words;

		/* a line of the title page may look like a heading */
		if (n == NULL || (n->kind != NODE_PARAGRAPH &&
				  im->at[i].kind != PIECE_HEADING))
			continue;
		words = inline_words(im->a, n->text);
		for (size_t k = 0; k < f->n_sentences; k++) {
			if (regex_find(f->sentences[k], words, 0, &m) !=
			    REGEX_YES)
				continue;
			table = table_of(
				im, n,
				regex_named(f->sentences[k], &m, S("lijst")));
			if (table != NULL)
				return table;
		}
	}
	return NULL;
}
