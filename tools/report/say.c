/*
 * One vocabulary for all renderers, so that the terminal, the page and the
 * table never name one thing in two ways.
 */
#include "report/say.h"

#include "base/buf.h"
#include "base/lang.h"
#include "base/utf8.h"

enum { LABEL = 60 };

const struct part *say_part(const struct change *c)
{
	return c->n_after > 0 ? c->after[0] : c->before[0];
}

const char *say_kind(enum change_kind kind)
{
	switch (kind) {
	case CHANGE_ADDED: return _("added");
	case CHANGE_REMOVED: return _("removed");
	case CHANGE_CHANGED: return _("changed");
	case CHANGE_MOVED: return _("moved");
	case CHANGE_RENAMED: return _("renamed");
	case CHANGE_RENUMBERED: return _("renumbered");
	case CHANGE_SPLIT: return _("split");
	case CHANGE_MERGED: return _("merged");
	}
	return "";
}

static bool holds_value(const struct part *p)
{
	return p->kind == PART_FIELD || (p->kind == PART_CELL && !p->header);
}

bool say_is_filled(const struct change *c)
{
	return c->kind == CHANGE_ADDED && holds_value(say_part(c));
}

const char *say_done(const struct change *c)
{
	if (say_is_filled(c))
		return _("filled in");
	if (c->kind == CHANGE_REMOVED && holds_value(say_part(c)))
		return _("emptied");
	return say_kind(c->kind);
}

const char *say_class_word(enum change_class c)
{
	switch (c) {
	case CLASS_DECISION: return _("decision");
	case CLASS_PROMISE: return _("promise");
	case CLASS_CONTENT: return _("content");
	case CLASS_WORDING: return _("wording");
	case CLASS_FORM: return _("form");
	}
	return "";
}

static const char *kind_word(const struct part *p)
{
	switch (p->kind) {
	case PART_DOCUMENT: return _("document");
	case PART_FIELD: return _("field");
	case PART_SECTION: return _("section");
	case PART_PARAGRAPH: return _("paragraph");
	case PART_LIST: return _("list");
	case PART_ITEM: return _("item");
	case PART_TABLE: return _("table");
	case PART_ROW: return _("row");
	case PART_CELL: return p->header ? _("column") : _("cell");
	}
	return "";
}

str say_noun(struct arena *a, const struct part *p)
{
	bool whole = p->kind == PART_LIST || p->kind == PART_TABLE;

	if (p->names->noun.len > 0)
		return p->names->noun;
	if (whole && p->names->heading.len > 0)
		return str_fmt(a, "%s %.*s", kind_word(p),
			       STR(p->names->heading));
	return str_from(kind_word(p));
}

str say_short(struct arena *a, str text, size_t most)
{
	size_t fit;

	if (utf8_width(text) <= most)
		return text;
	fit = utf8_fit(text, most);
	while (fit > most / 2 && text.ptr[fit] != ' ')
		fit--;
	return str_cat(a, str_trim(str_slice(text, 0, fit)), S("..."));
}

/* "versie, naam" for /versie/naam; from what it stands in on. */
static str field_label(struct arena *a, const struct part *p)
{
	struct buf out = {.a = a};
	const struct part *up = p->parent;
	str rest = str_skip(p->pointer, 1);

	while (up != NULL && up->kind == PART_FIELD)
		up = up->parent;
	if (up != NULL && str_starts(p->pointer, up->pointer))
		rest = str_skip(p->pointer, up->pointer.len + 1);
	if (rest.len == 0)
		return p->key;
	while (rest.ptr != NULL) {
		buf_add(&out, out.n > 0 ? S(", ") : S(""));
		buf_add(&out, str_cut(&rest, '/'));
	}
	return buf_str(&out);
}

static str numbered(struct arena *a, const struct part *p, str name)
{
	return p->number.len > 0
		       ? str_fmt(a, "%.*s %.*s", STR(p->number), STR(name))
		       : name;
}

str say_label(struct arena *a, const struct part *p)
{
	str name = p->names->label.len > 0 ? p->names->label
		   : p->title.len > 0	   ? p->title
					   : p->key;
	bool whole = p->kind == PART_LIST || p->kind == PART_TABLE;

	if (p->kind == PART_FIELD)
		return field_label(a, p);
	if (whole && p->names->heading.len > 0)
		return (str){0};
	if (name.len == 0)
		name = p->text;
	return numbered(a, p, say_short(a, name, LABEL));
}

str say_name(struct arena *a, const struct change *c)
{
	const struct part *p = say_part(c);
	bool own_text = p->kind == PART_PARAGRAPH || p->kind == PART_ITEM ||
			p->kind == PART_LIST;

	return own_text && c->n_words > 0 ? S("") : say_label(a, p);
}

static str capital(struct arena *a, str word)
{
	char *out = str_cstr(a, word);

	if (out[0] >= 'a' && out[0] <= 'z')
		out[0] = (char)(out[0] - 'a' + 'A');
	return str_from(out);
}

/* "Speerpunt 1: Inclusie"; without a noun "1 Inclusie". */
static str title_of(struct arena *a, const struct part *p)
{
	if (p->names->noun.len == 0)
		return numbered(a, p, p->title);
	return str_fmt(a, "%.*s%s%.*s: %.*s", STR(capital(a, p->names->noun)),
		       p->number.len > 0 ? " " : "", STR(p->number),
		       STR(p->title));
}

/* The titles from the top down to `p`, without the document's own. */
static str path(struct arena *a, const struct part *p)
{
	str above;

	if (p == NULL || p->parent == NULL)
		return S("");
	above = path(a, p->parent);
	if (p->kind != PART_SECTION || p->title.len == 0)
		return above;
	if (above.len == 0)
		return title_of(a, p);
	return str_fmt(a, "%.*s / %.*s", STR(above), STR(title_of(a, p)));
}

/* What holds a part that stands in no section: "Behandeling", "Planning". */
static str top(struct arena *a, const struct part *p)
{
	while (p->parent != NULL && p->parent->parent != NULL)
		p = p->parent;
	if (p->names->heading.len > 0)
		return p->names->heading;
	if (p->kind != PART_FIELD && p->kind != PART_PARAGRAPH &&
	    p->role.len > 0)
		return capital(a, p->role);
	return str_from(_("The document itself"));
}

str say_place(struct arena *a, const struct change *c)
{
	const struct part *p = say_part(c);
	str place = path(a, p->parent);

	return place.len > 0 ? place : top(a, p);
}

str say_section(struct arena *a, const struct change *c)
{
	const struct part *section = NULL;

	for (const struct part *p = say_part(c)->parent; p != NULL;
	     p = p->parent)
		if (p->kind == PART_SECTION && p->title.len > 0)
			section = p;
	return section != NULL ? title_of(a, section) : top(a, say_part(c));
}

static const char *detail_word(const char *detail)
{
	static const struct {
		const char *detail, *word;
	} details[] = {
		{"reordered", MSG("other place in the same list")},
		{"promoted", MSG("promoted")},
		{"demoted", MSG("demoted")},
	};

	for (size_t i = 0; i < sizeof details / sizeof *details; i++)
		if (detail != NULL && strcmp(detail, details[i].detail) == 0)
			return _(details[i].word);
	return NULL;
}

str say_remarks(struct arena *a, const struct change *c)
{
	struct buf line = {.a = a};

	for (int k = 0; k < CHANGE_KINDS; k++)
		if (c->also & 1u << k)
			buf_fmt(&line, ", %s", say_kind((enum change_kind)k));
	if (detail_word(c->detail) != NULL)
		buf_fmt(&line, ", %s", detail_word(c->detail));
	if (c->days > 0)
		buf_fmt(&line, N_(", %d day later", ", %d days later", c->days),
			c->days);
	if (c->days < 0)
		buf_fmt(&line,
			N_(", %d day earlier", ", %d days earlier", -c->days),
			-c->days);
	if (c->certain < 100)
		buf_fmt(&line, ", %s", _("presumably"));
	for (size_t i = 0; i < c->n_answers; i++)
		buf_fmt(&line, _(", as %.*s asked (%.*s)"),
			STR(c->answers[i].who), STR(c->answers[i].id));
	return buf_str(&line);
}

const struct part *say_row(const struct change *c)
{
	const struct part *p = say_part(c);
	const struct part *row = p->kind == PART_CELL && !p->header ? p->parent
								    : NULL;

	return row != NULL && (row->names->label.len > 0 || row->key.len > 0)
		       ? row
		       : NULL;
}

str say_head(struct arena *a, const struct change *c)
{
	const struct part *row = say_row(c);
	const struct part *p = say_part(c);
	str name = say_name(a, c);

	if (row != NULL)
		return str_fmt(a, "%.*s %s: %.*s%.*s", STR(say_noun(a, row)),
			       say_done(c), STR(name), STR(say_remarks(a, c)));
	return str_fmt(a, "%.*s %s%.*s%s%.*s", STR(say_noun(a, p)), say_done(c),
		       STR(say_remarks(a, c)), name.len > 0 ? ": " : "",
		       STR(name));
}

static const struct part *document_of(const struct part *p)
{
	while (p->parent != NULL)
		p = p->parent;
	return p;
}

bool say_same_row(const struct part *x, const struct part *y)
{
	if (x == y || x == NULL || y == NULL ||
	    document_of(x) == document_of(y))
		return x == y;
	if (x->id.len > 0 || y->id.len > 0)
		return str_eq(x->id, y->id);
	if (x->names->label.len > 0)
		return str_eq(x->names->noun, y->names->noun) &&
		       str_eq(x->names->label, y->names->label);
	return str_eq(x->pointer, y->pointer) && str_eq(x->key, y->key);
}

static void add_texts(struct buf *out, const struct part *p)
{
	if (p->text.len > 0) {
		buf_add(out, out->n > 0 ? S("; ") : S(""));
		buf_add(out, p->text);
	}
	for (size_t i = 0; i < p->n; i++)
		add_texts(out, p->child[i]);
}

str say_cell(struct arena *a, const struct part *row, const struct part *cell)
{
	struct buf out = {.a = a};
	str label = row->names->label.len > 0 ? row->names->label : row->key;
	str text;

	add_texts(&out, cell);
	text = buf_str(&out);
	if (text.len == 0 || str_find(label, text) < label.len)
		return (str){0};
	if (cell->key.len == 0 || cell->header || str_eq(cell->key, text))
		return text;
	return str_fmt(a, "%.*s: %.*s", STR(cell->key), STR(text));
}

/* Whether two parts stand under the same titles, whatever the numbers. */
static bool same_place(const struct part *x, const struct part *y)
{
	while (x != NULL && y != NULL && str_eq(x->title, y->title)) {
		x = x->parent;
		y = y->parent;
	}
	return x == NULL && y == NULL;
}

bool say_from_to(struct arena *a, const struct change *c, str *from, str *to)
{
	const struct part *old = c->before[0]->parent;
	const struct part *new = c->after[0]->parent;

	*from = path(a, old);
	*to = path(a, new);
	return !same_place(old, new) && from->len + to->len > 0;
}
