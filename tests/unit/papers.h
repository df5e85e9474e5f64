/*
 * papers.h -- invented papers with recorded edits, to measure the diff by.
 *
 * A paper is a tree of chapters, sections, paragraphs, lists and tables.  Its
 * sentences are put together from a small stock of phrases, as in real agendas,
 * so that different paragraphs share most of their words.  Everything follows
 * from a seed.  Each node has a number that survives edits; rendering notes the
 * lines where it stands.
 */
#ifndef TESTS_UNIT_PAPERS_H
#define TESTS_UNIT_PAPERS_H

#include "base/buf.h"
#include "base/vec.h"
#include "diff/change.h"

enum paper_kind { DOC, SEC, PARA, LIST, ITEM, TABLE, ROW };
enum { CELLS = 3, MOST_NODES = 2000, MOST_SIDE = 4 };

struct paper {
	enum paper_kind kind;
	int id;
	bool touched;
	bool scarred; /* something was cut out of it */
	str text;     /* title or words */
	str cell[CELLS];
	struct paper *parent;
	struct paper **at;
	size_t n, cap;
};

/* What an edit did: the same words as a change. */
struct edit {
	enum change_kind kind;
	int before[MOST_SIDE], after[MOST_SIDE];
	size_t n_before, n_after;
};

struct edits {
	struct edit *at;
	size_t n, cap;
};

struct lines {
	unsigned from[MOST_NODES], to[MOST_NODES];
};

struct writer {
	struct arena *a;
	uint64_t seed;
	int ids;
	bool numbered;
};

static inline unsigned pick(struct writer *w, unsigned n)
{
	w->seed ^= w->seed << 13;
	w->seed ^= w->seed >> 7;
	w->seed ^= w->seed << 17;
	return (unsigned)((w->seed * 0x2545f4914f6cdd1du) >> 33) % n;
}

/* ---- words ---- */

/* A word of two to four syllables; the same number gives the same word. */
static inline str word(struct writer *w, unsigned number)
{
	static const char *const syllables[] = {
		"ka",  "zor", "lin", "be",   "mo",   "tra", "wes", "gun",
		"pel", "ri",  "do",  "vaan", "schu", "hei", "no",  "lek"};
	struct buf b = {.a = w->a};
	unsigned n = 2 + number % 3;

	number = number * 2654435761u;
	for (unsigned i = 0; i < n; i++) {
		buf_add(&b, str_from(syllables[number >> 28]));
		number = number * 1664525u + 1013904223u;
	}
	return buf_str(&b);
}

static inline void add_words(struct writer *w, struct buf *to, unsigned from,
			     unsigned n)
{
	for (unsigned i = 0; i < n; i++) {
		if (to->n > 0)
			buf_char(to, ' ');
		buf_add(to, word(w, from + i));
	}
}

/* Phrases of a stock: each number is always the same few words. */
static inline void phrase(struct writer *w, struct buf *to, unsigned stock,
			  unsigned size)
{
	unsigned which = pick(w, size);

	add_words(w, to, stock * 1000 + which * 7, 1 + which % 4);
}

static inline void sentence(struct writer *w, struct buf *to)
{
	phrase(w, to, 1, 18);
	phrase(w, to, 2, 12);
	phrase(w, to, 3, 30);
	if (pick(w, 2) == 0)
		phrase(w, to, 4, 14);
	buf_char(to, '.');
}

static inline str sentences(struct writer *w, unsigned n)
{
	struct buf b = {.a = w->a};

	for (unsigned i = 0; i < n; i++)
		sentence(w, &b);
	return buf_str(&b);
}

static inline str point(struct writer *w)
{
	struct buf b = {.a = w->a};

	phrase(w, &b, 5, 10);
	phrase(w, &b, 3, 30);
	return buf_str(&b);
}

static inline str title(struct writer *w)
{
	struct buf b = {.a = w->a};

	add_words(w, &b, 6000 + pick(w, 5000), 2 + pick(w, 3));
	return buf_str(&b);
}

static inline str fresh_word(struct writer *w)
{
	return word(w, 50000 + pick(w, 100000));
}

static inline str date(struct writer *w)
{
	static const char *const months[] = {
		"januari", "maart", "mei", "juni", "september", "december"};

	return str_fmt(w->a, "%u %s %u", 1 + pick(w, 28), months[pick(w, 6)],
		       2019 + pick(w, 6));
}

/* ---- trees ---- */

static inline struct paper *paper_new(struct writer *w, enum paper_kind kind)
{
	struct paper *p = NEW(w->a, struct paper);

	p->kind = kind;
	p->id = ++w->ids;
	switch (kind) {
	case SEC: p->text = title(w); break;
	case PARA: p->text = sentences(w, 2 + pick(w, 4)); break;
	case ITEM: p->text = point(w); break;
	case ROW:
		p->cell[0] = point(w);
		p->cell[1] = word(w, 9000 + pick(w, 8));
		p->cell[2] = date(w);
		break;
	case DOC:
	case LIST:
	case TABLE: break;
	}
	return p;
}

static inline void insert(struct writer *w, struct paper *into, size_t at,
			  struct paper *p)
{
	(void)*PUSH(w->a, into);
	memmove(&into->at[at + 1], &into->at[at],
		(into->n - 1 - at) * sizeof *into->at);
	into->at[at] = p;
	p->parent = into;
}

static inline void append(struct writer *w, struct paper *into, struct paper *p)
{
	insert(w, into, into->n, p);
}

static inline size_t place_of(const struct paper *p)
{
	size_t i = 0;

	while (p->parent->at[i] != p)
		i++;
	return i;
}

static inline void cut(struct paper *p)
{
	struct paper *up = p->parent;
	size_t at = place_of(p);

	memmove(&up->at[at], &up->at[at + 1],
		(up->n - at - 1) * sizeof *up->at);
	up->n--;
	up->scarred = true;
}

static inline void fill(struct writer *w, struct paper *p, enum paper_kind kind,
			unsigned n)
{
	for (unsigned i = 0; i < n; i++)
		append(w, p, paper_new(w, kind));
}

static inline struct paper *section_new(struct writer *w, unsigned level)
{
	struct paper *p = paper_new(w, SEC);
	unsigned what = pick(w, 3);

	fill(w, p, PARA, 1 + pick(w, 3));
	if (what == 0 || level == 3) {
		append(w, p, paper_new(w, LIST));
		fill(w, p->at[p->n - 1], ITEM, 4 + pick(w, 4));
	}
	if (what == 1) {
		append(w, p, paper_new(w, TABLE));
		fill(w, p->at[p->n - 1], ROW, 3 + pick(w, 4));
	}
	for (unsigned i = 0; level < 3 && i < 2 + pick(w, 2); i++)
		append(w, p, section_new(w, level + 1));
	return p;
}

static inline struct paper *paper(struct writer *w)
{
	struct paper *p = paper_new(w, DOC);

	for (unsigned i = 0; i < 3; i++)
		append(w, p, section_new(w, 1));
	return p;
}

static inline struct paper *paper_copy(struct writer *w, const struct paper *p)
{
	struct paper *r = NEW(w->a, struct paper);

	*r = *p;
	r->at = NULL;
	r->n = r->cap = 0;
	for (size_t i = 0; i < p->n; i++)
		append(w, r, paper_copy(w, p->at[i]));
	return r;
}

/* ---- rendering ---- */

struct page {
	struct buf out;
	struct lines *lines;
	unsigned line; /* that comes next */
	unsigned width;
	bool numbered;
};

static inline void put_line(struct page *p, str s)
{
	buf_add(&p->out, s);
	buf_char(&p->out, '\n');
	p->line++;
}

/* Words in lines of at most `width`, after `first` and then `other`. */
static inline void put_words(struct page *p, str s, str first, str other)
{
	str lead = first;

	while (s.ptr != NULL) {
		size_t used = lead.len;

		buf_add(&p->out, lead);
		while (s.ptr != NULL) {
			str w = str_cut(&s, ' ');

			buf_add(&p->out, w);
			used += w.len + 1;
			if (used > p->width || s.ptr == NULL)
				break;
			buf_char(&p->out, ' ');
		}
		put_line(p, (str){0});
		lead = other;
	}
}

static inline void put_node(struct page *p, const struct paper *n,
			    unsigned level, str number);

static inline void put_children(struct page *p, const struct paper *n,
				unsigned level, str number)
{
	unsigned section = 0;

	for (size_t i = 0; i < n->n; i++) {
		str at = number;

		if (n->at[i]->kind == SEC)
			at = str_fmt(p->out.a, "%.*s%s%u", STR(number),
				     number.len > 0 ? "." : "", ++section);
		put_node(p, n->at[i], level, at);
		if (n->kind != LIST && n->kind != TABLE)
			put_line(p, (str){0});
	}
}

static inline void put_heading(struct page *p, const struct paper *n,
			       unsigned level, str number)
{
	buf_chars(&p->out, '#', level);
	buf_char(&p->out, ' ');
	if (p->numbered)
		buf_fmt(&p->out, "%.*s ", STR(number));
	put_line(p, n->text);
	put_line(p, (str){0});
}

/* The last line that is not empty is the node's own. */
static inline unsigned last_line(const struct page *p)
{
	unsigned line = p->line - 1;
	size_t at = p->out.n;

	while (at >= 2 && p->out.at[at - 1] == '\n' &&
	       p->out.at[at - 2] == '\n') {
		at--;
		line--;
	}
	return line;
}

static inline void put_node(struct page *p, const struct paper *n,
			    unsigned level, str number)
{
	p->lines->from[n->id] = p->line;
	switch (n->kind) {
	case DOC: put_children(p, n, 1, number); break;
	case SEC:
		put_heading(p, n, level, number);
		put_children(p, n, level + 1, number);
		break;
	case PARA: put_words(p, n->text, (str){0}, (str){0}); break;
	case LIST: put_children(p, n, level, number); break;
	case ITEM: put_words(p, n->text, S("- "), S("  ")); break;
	case TABLE:
		put_line(p, S("| Wat | Wie | Wanneer |"));
		put_line(p, S("|---|---|---|"));
		put_children(p, n, level, number);
		break;
	case ROW:
		put_line(p, str_fmt(p->out.a, "| %.*s | %.*s | %.*s |",
				    STR(n->cell[0]), STR(n->cell[1]),
				    STR(n->cell[2])));
		break;
	}
	p->lines->to[n->id] = last_line(p);
}

/* The paper as Markdown, wrapped at `width`. */
static inline str render(struct writer *w, const struct paper *p,
			 unsigned width, struct lines *lines)
{
	struct page page = {{.a = w->a}, lines, 1, width, w->numbered};

	put_node(&page, p, 0, (str){0});
	return buf_str(&page.out);
}

#endif
