/*
 * One change in words:
 *
 *	  ~ alinea gewijzigd
 *	    Het plan is in [-maart 2023-] {+juni 2024+} gereed
 *	  ~ voorblad, kenmerk: [-18.0010144-]{+19.0458752+}
 *	  + onderdeel toegevoegd: 3 Preventie
 *	    Voorkomen gaat voor genezen.
 */
#include "report/text.h"

#include "base/lang.h"
#include "base/utf8.h"

enum { LABEL = 60, SIGN = 2, BODY = 4 };

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

/* "versie, naam" for /versie/naam. */
static str field_label(struct arena *a, const struct part *p)
{
	struct buf out = {.a = a};
	str rest = str_skip(p->pointer, 1);

	if (p->pointer.len < 2)
		return p->key;
	while (rest.ptr != NULL) {
		buf_add(&out, out.n > 0 ? S(", ") : S(""));
		buf_add(&out, str_cut(&rest, '/'));
	}
	return buf_str(&out);
}

/* What a reader knows a part by: "3.1 Inclusie", "versie, naam". */
static str label(struct arena *a, const struct part *p)
{
	str name = p->title.len > 0 ? p->title : p->key;

	if (p->kind == PART_FIELD)
		return field_label(a, p);
	if (name.len == 0)
		name = p->text;
	name = shortened(a, name, LABEL);
	if (p->number.len > 0)
		name = str_fmt(a, "%.*s %.*s", STR(p->number), STR(name));
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

/* A key of the profile as a heading: "route" is shown as "Route". */
static str capital(struct arena *a, str key)
{
	char *out = str_cstr(a, key);

	if (out[0] >= 'a' && out[0] <= 'z')
		out[0] = (char)(out[0] - 'a' + 'A');
	return str_from(out);
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
		return capital(a, up->role);
	return str_from(_("The document itself"));
}

/* ", vermoedelijk, 12 dagen later": what else is to be said. */
static str remarks(struct arena *a, const struct change *c)
{
	struct buf line = {.a = a};

	for (int k = 0; k < CHANGE_KINDS; k++)
		if (c->also & 1u << k)
			buf_fmt(&line, ", %s", _(kinds[k].word));
	for (size_t i = 0; i < sizeof details / sizeof *details; i++)
		if (c->detail != NULL &&
		    strcmp(c->detail, details[i].detail) == 0)
			buf_fmt(&line, ", %s", _(details[i].word));
	if (c->days > 0)
		buf_fmt(&line, N_(", %d day later", ", %d days later", c->days),
			c->days);
	if (c->days < 0)
		buf_fmt(&line,
			N_(", %d day earlier", ", %d days earlier", -c->days),
			-c->days);
	if (c->certain < 100)
		buf_fmt(&line, ", %s", _("presumably"));
	return buf_str(&line);
}

static void labels(struct page *p, enum style style,
		   const struct part *const *parts, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct run run = {style, label(p->a, parts[i])};

		wrap_runs(p, (struct indent){BODY, BODY + SIGN, 0}, &run, 1);
	}
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

static void from_to(struct page *p, const struct change *c)
{
	const struct part *old = c->before[0]->parent;
	const struct part *new = c->after[0]->parent;
	str from = path(p->a, old);
	str to = path(p->a, new);

	if (!same_place(old, new) && from.len + to.len > 0)
		wrap_text(p, BODY, BODY,
			  str_fmt(p->a, _("from \"%.*s\" to \"%.*s\""),
				  STR(from), STR(to)));
}

bool text_is_renumbering(const struct change *c)
{
	return c->kind == CHANGE_RENUMBERED && c->n_words == 0 &&
	       c->n_before == 1 && c->n_after == 1;
}

void text_renumbered(struct page *p, const struct change *const *c, size_t n)
{
	struct buf line = {.a = p->a};
	str arrow = wrap_sign(p, "→", "->");

	for (size_t i = 0; i < n; i++) {
		str from = c[i]->before[0]->number;
		str to = c[i]->after[0]->number;

		buf_fmt(&line, "%s%.*s\xc2\xa0%.*s\xc2\xa0%.*s",
			i > 0 ? ", " : "", STR(from), STR(arrow), STR(to));
	}
	wrap_end(p);
	wrap_line(p, STYLE_STRONG, str_from(_("Numbers that shifted")));
	wrap_text(p, SIGN, SIGN, buf_str(&line));
}

static void body(struct page *p, const struct change *c, str shown)
{
	struct indent indent = {BODY, BODY, 0};
	bool is_row = (c->n_after > 0 ? c->after[0] : c->before[0])->kind ==
		      PART_ROW;

	switch (c->kind) {
	case CHANGE_ADDED:
	case CHANGE_REMOVED: text_whole(p, BODY, shown, c, is_row); return;
	case CHANGE_CHANGED: text_words(p, indent, S(""), c); return;
	case CHANGE_MOVED:
	case CHANGE_RENUMBERED:
		from_to(p, c);
		text_words(p, indent, S(""), c);
		return;
	case CHANGE_RENAMED:
		if (c->n_words > 0) {
			text_words(p, indent, S(""), c);
			return;
		}
		labels(p, STYLE_OLD, c->before, c->n_before);
		labels(p, STYLE_NEW, c->after, c->n_after);
		return;
	case CHANGE_SPLIT:
	case CHANGE_MERGED:
		labels(p, STYLE_OLD, c->before, c->n_before);
		labels(p, STYLE_NEW, c->after, c->n_after);
		return;
	}
}

/* Fields and cells are short: label and words on one line. */
static bool is_inline(const struct change *c, const struct part *at)
{
	return (at->kind == PART_FIELD || at->kind == PART_CELL) &&
	       c->n_words > 0 &&
	       (c->kind == CHANGE_ADDED || c->kind == CHANGE_REMOVED ||
		c->kind == CHANGE_CHANGED);
}

/* The row that a cell stands in is named once for all its cells. */
static size_t row_line(struct page *p, const struct part *at,
		       const struct part **row)
{
	const struct part *parent = at->kind == PART_CELL &&
						    at->parent != NULL &&
						    at->parent->key.len > 0
					    ? at->parent
					    : NULL;

	if (parent != NULL && parent != *row)
		wrap_text(p, SIGN, BODY, shortened(p->a, parent->key, LABEL));
	*row = parent;
	return parent != NULL ? BODY : SIGN;
}

void text_change(struct page *p, const struct change *c,
		 const struct part **row)
{
	const struct part *at = c->n_after > 0 ? c->after[0] : c->before[0];
	bool own_text = at->kind == PART_PARAGRAPH || at->kind == PART_ITEM ||
			at->kind == PART_LIST;
	str name = own_text && c->n_words > 0 ? S("") : label(p->a, at);
	str more = remarks(p->a, c);
	size_t indent = row_line(p, at, row);
	struct buf head = {.a = p->a};

	buf_chars(p->out, ' ', indent);
	wrap_piece(p, kinds[c->kind].style,
		   wrap_sign(p, kinds[c->kind].utf8, kinds[c->kind].ascii));
	if (is_inline(c, at)) {
		buf_fmt(&head, "%.*s%.*s: ", STR(name), STR(more));
		text_words(p, (struct indent){1, indent + SIGN, indent + 1},
			   buf_str(&head), c);
		return;
	}
	buf_fmt(&head, "%s %s%.*s", part_word(at->kind), _(kinds[c->kind].word),
		STR(more));
	if (name.len > 0)
		buf_fmt(&head, ": %.*s", STR(name));
	wrap_runs(p, (struct indent){1, indent + SIGN, indent + 1},
		  &(struct run){STYLE_PLAIN, buf_str(&head)}, 1);
	body(p, c, at->title.len > 0 ? at->title : at->key);
}
