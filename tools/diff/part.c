/*
 * The tree is built top down by build_markup.c and build_data.c and finished
 * here in one walk: numbers, sizes and hashes.  The hash leaves out what must
 * never hide a match (number, id, role) and knows of lanes: within one the
 * order of children counts, between lanes it does not, so that a map whose
 * keys are written in another order is the same map.
 */
#include "diff/part.h"

#include "base/vec.h"
#include "diff/build.h"
#include "diff/join.h"
#include "diff/words.h"
#include "tree/inline.h"

static const struct part_names no_names;

struct part *build_part(struct builder *b, struct part_list *to,
			enum part_kind kind, const struct node *n)
{
	struct part *p = NEW(b->a, struct part);

	p->kind = kind;
	p->names = &no_names;
	p->node = n;
	p->span = b->fixed != NULL ? *b->fixed : n->span;
	p->text_span = p->span;
	*PUSH(b->tmp, to) = p;
	b->n++;
	b->n_cells += kind == PART_CELL;
	return p;
}

void build_close(struct builder *b, struct part *p,
		 const struct part_list *children)
{
	struct part **child = NEWN(b->a, children->n, struct part *);

	if (children->n > 0)
		memcpy(child, children->at, children->n * sizeof *child);
	p->child = child;
	p->n = (uint32_t)children->n;
}

/* What can be no mark of Markdown, and is as it is compared already. */
static const bool plain[256] = {
	[' '] = true, ['!'] = true,  ['"'] = true, ['#'] = true, ['$'] = true,
	['%'] = true, ['\''] = true, ['('] = true, [')'] = true, ['+'] = true,
	[','] = true, ['-'] = true,  ['.'] = true, ['/'] = true, ['0'] = true,
	['1'] = true, ['2'] = true,  ['3'] = true, ['4'] = true, ['5'] = true,
	['6'] = true, ['7'] = true,  ['8'] = true, ['9'] = true, [':'] = true,
	[';'] = true, ['='] = true,  ['?'] = true, ['@'] = true};

/* Nearly all texts are: one look is cheaper than two. */
static bool is_plain(str s)
{
	bool blank = true;

	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];
		unsigned char small = c | 0x20;

		if (!plain[c] && (small < 'a' || small > 'z'))
			return false;
		if (c == ' ' && blank)
			return false;
		blank = c == ' ';
	}
	return s.len == 0 || !blank;
}

str build_words(struct builder *b, str s, bool markup)
{
	if (is_plain(s))
		return s;
	return words_normal(b->a, markup ? inline_words(b->a, s) : s);
}

/* ---- numbers of titles ---- */

static bool is_digit(str s, size_t i)
{
	return i < s.len && s.ptr[i] >= '0' && s.ptr[i] <= '9';
}

/* "3", "3.1", "4.2.10": groups of at most three digits, so that a year is no
 * number of a section.  Returns its length or 0. */
static size_t decimal(str s)
{
	size_t i = 0;

	for (;;) {
		size_t from = i;

		while (is_digit(s, i))
			i++;
		if (i == from || i - from > 3)
			return 0;
		if (i >= s.len || s.ptr[i] != '.' || !is_digit(s, i + 1))
			return i;
		i++;
	}
}

/* "A" or "IV": only a number when a mark follows. */
static size_t letters(str s)
{
	size_t i = 0;

	while (i < s.len && strchr("IVXLC", s.ptr[i]) != NULL &&
	       s.ptr[i] != '\0')
		i++;
	if (i == 0 && s.len > 0 && s.ptr[0] >= 'A' && s.ptr[0] <= 'Z')
		i = 1;
	return i;
}

static bool is_mark(str s, size_t i)
{
	return i < s.len && strchr(".:)", s.ptr[i]) != NULL && s.ptr[i] != '\0';
}

/* Length of the number that starts `s`; with the closing mark in `*mark`. */
static size_t number_length(str s, bool *mark)
{
	size_t n = decimal(s);
	bool digits = n > 0;

	if (!digits)
		n = letters(s);
	*mark = n > 0 && is_mark(s, n);
	return digits || *mark ? n : 0;
}

str part_split_number(str title, str *number)
{
	size_t word = str_find_char(title, ' ');
	bool mark;
	size_t n = number_length(title, &mark);
	size_t after;

	if (n == 0 && word < title.len) {
		n = number_length(str_skip(title, word + 1), &mark);
		n = n > 0 && mark && title.ptr[word + 1 + n] != ')'
			    ? word + 1 + n
			    : 0;
	}
	after = n + (mark ? 1 : 0);
	if (n == 0 || after >= title.len || title.ptr[after] != ' ')
		return title;
	*number = str_slice(title, 0, n);
	return str_trim(str_skip(title, after));
}

void build_title(struct part *p, str title)
{
	p->title = p->number.len == 0 ? part_split_number(title, &p->number)
				      : title;
}

/* ---- finishing ---- */

static uint64_t mix(uint64_t h)
{
	h ^= h >> 32;
	h *= 0xd6e8feb86659fd93u;
	h ^= h >> 29;
	h *= 0xa0761d6478bd642fu;
	return h ^ h >> 32;
}

static uint64_t own_hash(const struct part *p)
{
	uint64_t h = mix((uint64_t)p->kind + 1);

	h = mix(h ^ join_text(p->text)) + p->header;
	h = mix(h + join_text(p->title));
	if (p->kind == PART_FIELD || p->kind == PART_SECTION)
		h = mix(h + join_text(p->key));
	return h;
}

/* Children of one lane stand together; each run is folded in order and the
 * runs are added up. */
static uint64_t children_hash(const struct part *p)
{
	uint64_t sum = 0;
	uint64_t run = 0;

	for (size_t i = 0; i < p->n; i++) {
		const struct part *c = p->child[i];

		if (i == 0 || c->lane != p->child[i - 1]->lane)
			run = mix((uint64_t)c->lane + 77);
		run = mix(run * 31 + c->hash);
		if (i + 1 == p->n || c->lane != p->child[i + 1]->lane)
			sum += mix(run);
	}
	return sum;
}

struct finishing {
	struct part **at, **block;
	uint32_t n, n_block;
};

static void finish(struct finishing *f, struct part *p)
{
	p->order = f->n;
	f->at[f->n++] = p;
	if (p->kind != PART_CELL)
		f->block[f->n_block++] = p;
	p->words = (uint32_t)(words_count(p->text) + words_count(p->title));
	for (uint32_t i = 0; i < p->n; i++) {
		p->child[i]->parent = p;
		p->child[i]->index = i;
		finish(f, p->child[i]);
		p->words += p->child[i]->words;
	}
	p->hash = mix(own_hash(p) + children_hash(p));
}

/* ---- the profile's words ---- */

static void add_roles(struct builder *b, const struct profile *p,
		      enum role_kind kind, const char *name)
{
	const struct node *list = node_path(p->roles, name);

	for (size_t i = 0; list != NULL && i < list->n; i++) {
		struct role *r = NEW(b->a, struct role);

		r->kind = kind;
		r->rank = (unsigned)i;
		*map_slot(b->a, &b->roles, node_text(list->child[i])) = r;
	}
}

/* The first row that names a field says how the field is built; but one that
 * makes it a table knows what its members are called. */
static void add_fields(struct builder *b, const struct markup_row *row)
{
	for (; row != NULL; row = row->next) {
		const struct markup_row **slot = NULL;

		if (row->field.len > 0)
			slot = (const struct markup_row **)map_slot(
				b->a, &b->fields, row->field);
		if (slot != NULL &&
		    (*slot == NULL ||
		     ((*slot)->as != MARKUP_TABLE && row->as == MARKUP_TABLE)))
			*slot = row;
		add_fields(b, row->sections);
	}
}

static void add_names(struct builder *b, const struct profile *p)
{
	for (size_t i = 0; i < p->n_names; i++) {
		const struct list_name *named = &p->names[i];

		memcpy(map_slot(b->a, &b->names, named->key), &named,
		       sizeof named);
	}
}

static void read_profile(struct builder *b, const struct profile *p)
{
	if (p == NULL)
		return;
	add_names(b, p);
	add_roles(b, p, ROLE_CHILDREN, "kinderen");
	add_roles(b, p, ROLE_TEXT, "tekst");
	add_roles(b, p, ROLE_NUMBER, "nummer");
	add_roles(b, p, ROLE_ID, "sleutel");
	add_roles(b, p, ROLE_TITLE, "titel");
	if (b->agenda)
		add_fields(b, p->sections);
}

static const struct node nothing = {.kind = NODE_DOCUMENT};

struct part_tree part_tree(struct arena *a, const struct profile *p,
			   const struct agenda *d)
{
	struct arena tmp = {0};
	struct builder b = {.a = a, .tmp = &tmp, .agenda = agenda_is_one(d)};
	struct part_tree t = {.agenda = d, .source = d->source};
	struct part_list roots = {0};
	struct part_list inside = {0};
	struct finishing f = {0};

	b.source = d->source;
	read_profile(&b, p);
	t.root = build_part(&b, &roots, PART_DOCUMENT, &nothing);
	t.root->span.to = (uint32_t)d->source->text.len;
	if (b.agenda) {
		build_members(&b, t.root, &inside, d->data);
	} else {
		if (d->tree.data != NULL)
			build_members(&b, t.root, &inside, d->tree.data);
		if (d->tree.body != NULL)
			build_blocks(&b, &inside, d->tree.body);
	}
	build_close(&b, t.root, &inside);
	arena_free(&tmp);
	t.former = b.formers.at;
	t.n_former = b.formers.n;
	f.at = NEWN(a, b.n, struct part *);
	f.block = NEWN(a, b.n - b.n_cells, struct part *);
	finish(&f, t.root);
	t.at = f.at;
	t.n = f.n;
	t.block = f.block;
	t.n_block = f.n_block;
	return t;
}
