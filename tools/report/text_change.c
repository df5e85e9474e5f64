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
#include "report/say.h"

enum { SIGN = 2, BODY = 4 };

static const struct {
	const char *utf8, *ascii;
	enum style style;
} kinds[] = {
	[CHANGE_ADDED] = {"+", "+", STYLE_GOOD},
	[CHANGE_REMOVED] = {"−", "-", STYLE_ERROR},
	[CHANGE_CHANGED] = {"~", "~", STYLE_WARNING},
	[CHANGE_MOVED] = {"→", ">", STYLE_NOTE},
	[CHANGE_RENAMED] = {"≈", "=", STYLE_WARNING},
	[CHANGE_RENUMBERED] = {"#", "#", STYLE_NOTE},
	[CHANGE_SPLIT] = {"<", "<", STYLE_NOTE},
	[CHANGE_MERGED] = {">", ">", STYLE_NOTE},
};

static void labels(struct page *p, enum style style,
		   const struct part *const *parts, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct run run = {style, say_label(p->a, parts[i])};

		wrap_runs(p, (struct indent){BODY, BODY + SIGN, 0}, &run, 1);
	}
}

static void from_to(struct page *p, const struct change *c)
{
	str from, to;

	if (say_from_to(p->a, c, &from, &to))
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
static size_t row_line(struct page *p, const struct change *c,
		       const struct part **row)
{
	const struct part *parent = say_row(c);
	enum change_kind changed = CHANGE_CHANGED;

	if (parent != NULL && !say_same_row(parent, *row)) {
		buf_chars(p->out, ' ', SIGN);
		wrap_piece(p, kinds[changed].style,
			   wrap_sign(p, kinds[changed].utf8,
				     kinds[changed].ascii));
		wrap_text(p, 1, BODY,
			  str_fmt(p->a, "%.*s %s: %.*s",
				  STR(say_noun(p->a, parent)),
				  say_kind(changed),
				  STR(say_label(p->a, parent))));
	}
	*row = parent;
	return parent != NULL ? BODY : SIGN;
}

void text_change(struct page *p, const struct change *c,
		 const struct part **row)
{
	const struct part *at = say_part(c);
	str name = say_name(p->a, c);
	str more = say_remarks(p->a, c);
	size_t indent = row_line(p, c, row);
	struct buf head = {.a = p->a};

	buf_chars(p->out, ' ', indent);
	wrap_piece(p, kinds[c->kind].style,
		   wrap_sign(p, kinds[c->kind].utf8, kinds[c->kind].ascii));
	if (is_inline(c, at)) {
		buf_fmt(&head, "%.*s%s%s%.*s: ", STR(name),
			c->kind == CHANGE_CHANGED ? "" : " ",
			c->kind == CHANGE_CHANGED ? "" : say_done(c),
			STR(more));
		text_words(p, (struct indent){1, indent + SIGN, indent + 1},
			   buf_str(&head), c);
		return;
	}
	buf_fmt(&head, "%.*s %s%.*s", STR(say_noun(p->a, at)), say_done(c),
		STR(more));
	if (name.len > 0)
		buf_fmt(&head, ": %.*s", STR(name));
	wrap_runs(p, (struct indent){1, indent + SIGN, indent + 1},
		  &(struct run){STYLE_PLAIN, buf_str(&head)}, 1);
	body(p, c, at->title.len > 0 ? at->title : at->key);
}
