/*
 * One change in words:
 *
 *	  ~ Doel, Indicator: in [-maart 2023-] {+juni 2024+} gereed
 *	  + alinea toegevoegd
 *	      Preventie krijgt een eigen plaats ...
 *
 * Prose that stayed the same is folded to a few words on either side of what
 * changed.
 */
#include "report/text.h"

#include "base/lang.h"
#include "base/utf8.h"
#include "base/vec.h"

enum { NEAR = 6, LABEL = 60, SIGN = 2, BODY = 4, ADDED_MOST = 400 };

struct runs {
	struct run *at;
	size_t n, cap;
};

static const struct {
	const char *utf8, *ascii, *word;
	enum style style;
} kinds[] = {
	[CHANGE_ADDED] = {"+", "+", MSG("added"), STYLE_GOOD},
	[CHANGE_REMOVED] = {"−", "-", MSG("removed"), STYLE_ERROR},
	[CHANGE_CHANGED] = {"~", "~", MSG("changed"), STYLE_WARNING},
	[CHANGE_MOVED] = {"→", ">", MSG("moved"), STYLE_NOTE},
	[CHANGE_RENAMED] = {"≈", "=", MSG("renamed"), STYLE_WARNING},
	[CHANGE_RENUMBERED] = {"#", "#", MSG("renumbered"), STYLE_NOTE},
	[CHANGE_SPLIT] = {"<", "<", MSG("split"), STYLE_NOTE},
	[CHANGE_MERGED] = {">", ">", MSG("merged"), STYLE_NOTE},
};

static const struct {
	const char *detail, *word;
} details[] = {
	{"reordered", MSG("other place in the same list")},
	{"promoted", MSG("promoted")},
	{"demoted", MSG("demoted")},
};

static const char *part_word(enum part_kind kind)
{
	switch (kind) {
	case PART_DOCUMENT: return _("document");
	case PART_FIELD: return _("field");
	case PART_SECTION: return _("section");
	case PART_PARAGRAPH: return _("paragraph");
	case PART_LIST: return _("list");
	case PART_ITEM: return _("item");
	case PART_TABLE: return _("table");
	case PART_ROW: return _("row");
	case PART_CELL: return _("cell");
	}
	return "";
}

static str shortened(struct arena *a, str text, size_t most)
{
	size_t fit;

	if (utf8_width(text) <= most)
		return text;
	fit = utf8_fit(text, most);
	while (fit > most / 2 && text.ptr[fit] != ' ')
		fit--;
	return str_cat(a, str_trim(str_slice(text, 0, fit)), S("..."));
}

/* "3.1 Inclusie", "versie/naam", "Project X": what a reader knows it by. */
static str label(struct arena *a, const struct part *p)
{
	str name = p->title.len > 0 ? p->title : p->key;

	if (name.len == 0)
		name = p->text;
	if (name.len == 0 && p->n > 0)
		name = p->child[0]->text;
	name = shortened(a, name, LABEL);
	if (p->number.len > 0)
		name = str_fmt(a, "%.*s %.*s", STR(p->number), STR(name));
	if (p->kind == PART_CELL && p->parent != NULL &&
	    p->parent->key.len > 0) {
		str row = shortened(a, p->parent->key, LABEL);

		name = str_fmt(a, "%.*s, %.*s", STR(row), STR(name));
	}
	return name;
}

static str title_of(struct arena *a, const struct part *p)
{
	return p->number.len > 0
		       ? str_fmt(a, "%.*s %.*s", STR(p->number), STR(p->title))
		       : p->title;
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

str text_change_place(struct arena *a, const struct change *c)
{
	const struct part *p = c->n_after > 0 ? c->after[0] : c->before[0];
	str place = path(a, p->parent);
	const struct part *up = p;

	if (place.len > 0)
		return place;
	while (up->parent != NULL && up->parent->parent != NULL)
		up = up->parent;
	if (up->kind != PART_FIELD && up->kind != PART_PARAGRAPH &&
	    up->role.len > 0)
		return up->role;
	return str_from(_("The document itself"));
}

static void push(struct page *p, struct runs *to, enum style style, str text)
{
	if (text.len > 0)
		*PUSH(p->a, to) = (struct run){style, text};
}

/* The first or last `NEAR` words of a text. */
static str words_at_start(str text)
{
	size_t words = 0;

	for (size_t i = 0; i < text.len; i++)
		if (text.ptr[i] == ' ' && i > 0 && ++words == NEAR)
			return str_slice(text, 0, i);
	return text;
}

static str words_at_end(str text)
{
	size_t words = 0;

	for (size_t i = text.len; i-- > 0;)
		if (text.ptr[i] == ' ' && i + 1 < text.len && ++words == NEAR)
			return str_skip(text, i + 1);
	return text;
}

/* What stayed the same, folded where it is long. */
static void push_same(struct page *p, struct runs *to, str text, bool first,
		      bool last)
{
	str head = first ? S("") : words_at_start(text);
	str tail = last ? S("") : words_at_end(text);

	if (head.len + tail.len >= text.len) {
		push(p, to, STYLE_PLAIN, text);
		return;
	}
	push(p, to, STYLE_PLAIN, head);
	push(p, to, STYLE_FAINT, wrap_sign(p, " … ", " ... "));
	push(p, to, STYLE_PLAIN, tail);
}

/* Where a change carries no words, those of the part itself are shown. */
static void own_words(struct page *p, struct runs *to, const struct change *c)
{
	enum style style = c->kind == CHANGE_REMOVED ? STYLE_OLD : STYLE_NEW;
	const struct part *at = c->n_after > 0 ? c->after[0] : c->before[0];

	if (c->kind == CHANGE_ADDED || c->kind == CHANGE_REMOVED)
		push(p, to, style, shortened(p->a, at->text, ADDED_MOST));
	else if (at->kind == PART_PARAGRAPH || at->kind == PART_ITEM)
		push(p, to, STYLE_PLAIN, shortened(p->a, at->text, LABEL));
}

static void words(struct page *p, const struct change *c)
{
	struct runs runs = {0};

	for (size_t i = 0; i < c->n_words; i++) {
		const struct word_run *w = &c->words[i];

		switch (w->op) {
		case WORD_SAME:
			push_same(p, &runs, w->text, i == 0,
				  i + 1 == c->n_words);
			break;
		case WORD_DELETED: push(p, &runs, STYLE_OLD, w->text); break;
		case WORD_INSERTED: push(p, &runs, STYLE_NEW, w->text); break;
		}
	}
	if (c->n_words == 0)
		own_words(p, &runs, c);
	if (runs.n > 0)
		wrap_runs(p, (struct indent){BODY, BODY, 0}, runs.at, runs.n);
}

static void also(const struct change *c, struct buf *line)
{
	for (int k = 0; k < CHANGE_KINDS; k++)
		if (c->also & 1u << k)
			buf_fmt(line, ", %s", _(kinds[k].word));
	for (size_t i = 0; i < sizeof details / sizeof *details; i++)
		if (c->detail != NULL &&
		    strcmp(c->detail, details[i].detail) == 0)
			buf_fmt(line, ", %s", _(details[i].word));
	if (c->days > 0)
		buf_fmt(line, N_(", %d day later", ", %d days later", c->days),
			c->days);
	if (c->days < 0)
		buf_fmt(line,
			N_(", %d day earlier", ", %d days earlier", -c->days),
			-c->days);
	if (c->certain < 100)
		buf_fmt(line, ", %s", _("presumably"));
}

static void labels(struct page *p, enum style style,
		   const struct part *const *parts, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct run run = {style, label(p->a, parts[i])};

		wrap_runs(p, (struct indent){BODY, BODY + SIGN, 0}, &run, 1);
	}
}

/* From where to where, for what moved; the numbers, for what was renumbered. */
static void from_to(struct page *p, const struct change *c)
{
	const struct part *old = c->before[0];
	const struct part *new = c->after[0];
	str from = path(p->a, old->parent);
	str to = path(p->a, new->parent);

	if (c->kind == CHANGE_RENUMBERED) {
		from = old->number;
		to = new->number;
	}
	if (!str_eq(from, to) && from.len + to.len > 0)
		wrap_text(p, BODY, BODY,
			  str_fmt(p->a, _("from \"%.*s\" to \"%.*s\""),
				  STR(from), STR(to)));
}

static void body(struct page *p, const struct change *c)
{
	switch (c->kind) {
	case CHANGE_ADDED:
	case CHANGE_REMOVED:
	case CHANGE_CHANGED: words(p, c); return;
	case CHANGE_RENAMED:
		if (c->n_words > 0) {
			words(p, c);
			return;
		}
		labels(p, STYLE_OLD, c->before, c->n_before);
		labels(p, STYLE_NEW, c->after, c->n_after);
		return;
	case CHANGE_MOVED:
	case CHANGE_RENUMBERED:
		from_to(p, c);
		words(p, c);
		return;
	case CHANGE_SPLIT:
	case CHANGE_MERGED:
		labels(p, STYLE_OLD, c->before, c->n_before);
		labels(p, STYLE_NEW, c->after, c->n_after);
		words(p, c);
		return;
	}
}

void text_change(struct page *p, const struct change *c)
{
	const struct part *at = c->n_after > 0 ? c->after[0] : c->before[0];
	enum style style = kinds[c->kind].style;
	struct buf head = {.a = p->a};
	bool own_text = at->kind == PART_PARAGRAPH || at->kind == PART_ITEM;
	str name = own_text ? S("") : label(p->a, at);
	struct run runs[] = {
		{style,
		 wrap_sign(p, kinds[c->kind].utf8, kinds[c->kind].ascii)},
		{STYLE_PLAIN, S(" ")},
		{STYLE_PLAIN, S("")},
	};

	buf_fmt(&head, "%s %s", part_word(at->kind), _(kinds[c->kind].word));
	also(c, &head);
	if (name.len > 0)
		buf_fmt(&head, ": %.*s", STR(name));
	runs[2].text = buf_str(&head);
	wrap_runs(p, (struct indent){SIGN, BODY, 0}, runs, 3);
	body(p, c);
}
