/*
 * Sections to fields.
 *
 * Each section is offered to the rows that hold where it stands.  Whoever
 * takes it fills the map of that place; what it has no room for is collected
 * in a map of its own, `rest`, which becomes an element of `onderdelen` under
 * the title of the section:
 *
 *	# Speerpunten		row: groep	-> fills the map around it
 *	Prose here.				-> onderdelen: {titel:
 *Speerpunten,
 *	## Speerpunt 1: Taal	row: deel		tekst: Prose here.}
 *	## Bijzaak		no row		-> in the same element, nested
 *
 * So nothing is lost, and writing it out gives the same sections again.
 */
#include "doc/markup.h"

#include "base/lang.h"
#include "base/vec.h"
#include "doc/markup_parts.h"

static void read_sections(struct reading *r, const struct scope *scope,
			  const struct node *parent);

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* A chapter number: one or two digits, parted by dots, and then a stop or what
 * does not look like the rest of a sentence ("80 jaar" is no chapter).  Its
 * length with the blanks behind it, or 0; `*number` without the last stop. */
size_t markup_chapter(str s, str *number)
{
	size_t i = 0, digits = 0, groups = 0;
	bool stop;

	while (i < s.len && is_digit(s.ptr[i])) {
		for (digits = 0; i < s.len && is_digit(s.ptr[i]); i++)
			digits++;
		groups++;
		if (digits > 2 || i + 1 >= s.len || s.ptr[i] != '.' ||
		    !is_digit(s.ptr[i + 1]))
			break;
		i++;
	}
	*number = str_slice(s, 0, i);
	if (groups == 0 || digits > 2 || i >= s.len)
		return 0;
	stop = strchr(".:)", s.ptr[i]) != NULL;
	i += stop;
	if (i >= s.len || s.ptr[i] != ' ')
		return 0;
	while (i < s.len && s.ptr[i] == ' ')
		i++;
	if (!stop && groups == 1 && i < s.len && s.ptr[i] >= 'a' &&
	    s.ptr[i] <= 'z')
		return 0;
	return i < s.len ? i : 0;
}

static struct span shifted(struct span at, size_t by)
{
	at.from += (uint32_t)by;
	return at;
}

bool markup_says(struct reading *r, const struct markup_row *row,
		 const struct node *n, struct said *said)
{
	str number;
	size_t skip;

	*said = (struct said){.row = row};
	if ((row->level != 0 && row->level != n->level) || n->text.len == 0)
		return false;
	if (said_by(r, row->pattern, n->text, n->text_span, &said->values))
		return true;
	skip = markup_chapter(n->text, &number);
	return skip > 0 && row->as != MARKUP_DOCUMENT &&
	       said_by(r, row->pattern, str_skip(n->text, skip),
		       shifted(n->text_span, skip), &said->values);
}

bool markup_find(struct reading *r, const struct markup_row *rows,
		 const struct node *n, struct said *said)
{
	for (const struct markup_row *row = rows; row != NULL; row = row->next)
		if (row->as != MARKUP_DOCUMENT && row->as != MARKUP_LINE &&
		    markup_says(r, row, n, said))
			return true;
	return false;
}

static struct node *prose(struct reading *r, str key, struct span key_span,
			  const struct node_list *blocks)
{
	struct node *n;

	n = mapping_string(
		r, key, key_span,
		markup_prose_of(r->a, r->source, blocks->at, blocks->n),
		span_join(blocks->at[0]->span,
			  blocks->at[blocks->n - 1]->span));
	node_adopt(n, blocks);
	return n;
}

static bool put_line(struct reading *r, struct mapping *m,
		     const struct markup_row *rows, const struct node *n)
{
	for (const struct markup_row *row = rows; row != NULL;
	     row = row->next) {
		struct said said = {.row = row};

		if (row->as != MARKUP_LINE || n->kind != NODE_PARAGRAPH)
			continue;
		if (!said_by(r, row->pattern, n->text, n->text_span,
			     &said.values))
			continue;
		for (size_t i = 0; i < said.values.n; i++)
			if (mapping_get(m, said.values.at[i]->key) != NULL)
				return false;
		mapping_say(r, m, &said, n->span);
		return true;
	}
	return false;
}

/* A table that stands without a heading of its own. */
static bool put_table(struct reading *r, struct mapping *m,
		      const struct markup_row *rows, const struct node *n)
{
	for (const struct markup_row *row = rows; row != NULL;
	     row = row->next) {
		struct said said = {.row = row};

		if (row->as == MARKUP_TABLE && n->kind == NODE_TABLE &&
		    mapping_is_open(m, row) &&
		    markup_table(r, m, &said, n, n->child[0]->span, false))
			return true;
	}
	return false;
}

/* The blocks of a section before its first subsection: what rows take goes to
 * `m`, all else is prose. */
void markup_blocks(struct reading *r, struct mapping *m,
		   const struct markup_row *rows, const struct node *n,
		   struct node_list *text)
{
	for (size_t i = 0; i < n->n; i++) {
		struct node *block = n->child[i];

		if (block->kind == NODE_SECTION)
			break;
		if (!put_line(r, m, rows, block) &&
		    !put_table(r, m, rows, block))
			*PUSH(r->a, text) = block;
	}
}

void markup_put_prose(struct reading *r, struct mapping *m, str field,
		      const struct node *section, const struct node_list *text)
{
	if (text->n > 0)
		mapping_put(r, m, prose(r, field, section->key_span, text));
}

static void put_id(struct reading *r, struct mapping *m, const struct node *n)
{
	if (n->key.len > 0)
		mapping_put(r, m,
			    mapping_string(r, S("id"), n->key_span, n->key,
					   n->key_span));
}

/* Puts the heading before what `m` holds: {id, nummer, titel, ...}. */
static void put_heading(struct reading *r, struct mapping *m,
			const struct node *n)
{
	str number;
	size_t skip = markup_chapter(n->text, &number);
	struct span at = n->text_span;

	put_id(r, m, n);
	at.to = at.from + (uint32_t)number.len;
	if (skip > 0)
		mapping_put(r, m,
			    mapping_string(r, S("nummer"), n->key_span, number,
					   at));
	if (n->text.len > 0)
		mapping_put(r, m,
			    mapping_string(r, S("titel"), n->key_span,
					   str_skip(n->text, skip),
					   shifted(n->text_span, skip)));
}

void markup_untitled(struct reading *r, struct mapping *m, const struct node *n,
		     const struct node_list *text)
{
	struct mapping rest = {0};

	if (text->n == 0)
		return;
	markup_put_prose(r, &rest, S("tekst"), n, text);
	mapping_append(r, m, S("onderdelen"), n->key_span,
		       mapping_close(r, &rest,
				     span_join(text->at[0]->span,
					       text->at[text->n - 1]->span)));
}

/* Ends what a section left over: an element of `onderdelen`, unless the
 * section gave all it had. */
static void put_rest(struct reading *r, struct mapping *to,
		     const struct node *n, struct mapping *rest, bool gave)
{
	struct mapping whole = {0};

	if (rest->members.n == 0 && gave) {
		if (n->key.len > 0)
			findings_add(r->to, LEVEL_NOTE, "unused-id", r->source,
				     n->key_span,
				     _("the id `%.*s` stands where no field "
				       "keeps it"),
				     STR(n->key));
		return;
	}
	put_heading(r, &whole, n);
	for (size_t i = 0; i < rest->members.n; i++)
		*PUSH(r->a, &whole.members) = rest->members.at[i];
	whole.lists.at = rest->lists.at;
	whole.lists.n = rest->lists.n;
	if (whole.members.n > 0)
		mapping_append(r, to, S("onderdelen"), n->key_span,
			       mapping_close(r, &whole, n->span));
}

/* A section that no row takes.  Rows for single lines of the top hold. */
static void read_other(struct reading *r, struct mapping *to,
		       const struct node *n)
{
	struct mapping rest = {0};
	struct scope below = {NULL, &rest, &rest};
	struct node_list text = {0};

	for (size_t i = 0; i < n->n && n->child[i]->kind != NODE_SECTION; i++)
		if (!put_line(r, &rest, r->top, n->child[i]))
			*PUSH(r->a, &text) = n->child[i];
	markup_put_prose(r, &rest, S("tekst"), n, &text);
	read_sections(r, &below, n);
	put_rest(r, to, n, &rest, false);
}

static void read_group(struct reading *r, const struct scope *scope,
		       const struct said *said, const struct node *n)
{
	struct mapping rest = {0};
	struct scope below = {said->row->sections, scope->map, &rest};
	struct node_list text = {0};
	size_t before = r->made;

	mapping_say(r, scope->map, said, n->span);
	markup_blocks(r, scope->map, below.rows, n, &text);
	if (said->row->text_field.len > 0 &&
	    mapping_get(scope->map, said->row->text_field) == NULL)
		markup_put_prose(r, scope->map, said->row->text_field, n,
				 &text);
	else
		markup_put_prose(r, &rest, S("tekst"), n, &text);
	read_sections(r, &below, n);
	put_rest(r, scope->rest, n, &rest, r->made > before);
}

/* Prose, a list or tables: the blocks that are of the row's kind fill its
 * field. */
static void read_leaf(struct reading *r, const struct scope *scope,
		      const struct said *said, const struct node *n)
{
	struct mapping rest = {0};
	struct scope below = {NULL, &rest, &rest};
	struct node_list text = {0};
	size_t before = r->made;

	for (size_t i = 0; i < n->n && n->child[i]->kind != NODE_SECTION; i++) {
		const struct node *block = n->child[i];
		bool list = block->kind == NODE_BULLETS ||
			    block->kind == NODE_ORDERED;

		if ((said->row->as == MARKUP_TABLE &&
		     block->kind == NODE_TABLE &&
		     markup_table(r, scope->map, said, block, n->key_span,
				  true)) ||
		    (said->row->as == MARKUP_LIST && list &&
		     markup_list(r, scope->map, said, block, n->key_span)))
			continue;
		*PUSH(r->a, &text) = n->child[i];
	}
	if (said->row->as == MARKUP_TEXT)
		markup_put_prose(r, scope->map, said->row->field, n, &text);
	else
		markup_put_prose(r, &rest, S("tekst"), n, &text);
	read_sections(r, &below, n);
	put_rest(r, scope->rest, n, &rest, r->made > before);
}

static void read_part(struct reading *r, const struct scope *scope,
		      const struct said *said, const struct node *n)
{
	const struct markup_row *row = said->row;
	struct mapping part = {0};
	struct scope below = {row->sections, &part, &part};
	struct node_list text = {0};
	struct node *map;

	put_id(r, &part, n);
	mapping_say(r, &part, said, n->text_span);
	markup_blocks(r, &part, row->sections, n, &text);
	if (row->text_field.len > 0) {
		markup_put_prose(r, &part, row->text_field, n, &text);
	} else {
		markup_untitled(r, &part, n, &text);
	}
	read_sections(r, &below, n);
	map = mapping_close(r, &part, n->span);
	map->key = row->field;
	map->key_span = n->key_span;
	if (row->many)
		mapping_append(r, scope->map, row->field, n->key_span, map);
	else
		mapping_put(r, scope->map, map);
}

static void already_there(struct reading *r, const struct scope *scope,
			  const struct markup_row *row, const struct node *n)
{
	bool front = false;

	for (size_t i = 0; i < scope->map->n_front; i++)
		front = front ||
			str_eq(scope->map->members.at[i]->key, row->field);
	findings_add(r->to, LEVEL_ERROR, "duplicate-field", r->source,
		     n->key_span,
		     front ? _("`%.*s` already stands in the fields at the top")
			   : _("`%.*s` already has a text above"),
		     STR(row->field))
		->help = str_from(_("keep one of the two; this one is read as "
				    "an other section"));
}

void markup_section(struct reading *r, const struct scope *scope,
		    const struct node *n)
{
	struct said said;

	if (!markup_find(r, scope->rows, n, &said)) {
		read_other(r, scope->rest, n);
		return;
	}
	if (said.row->field.len > 0 && !mapping_is_open(scope->map, said.row)) {
		already_there(r, scope, said.row, n);
		read_other(r, scope->rest, n);
		return;
	}
	switch (said.row->as) {
	case MARKUP_GROUP: read_group(r, scope, &said, n); break;
	case MARKUP_TEXT:
	case MARKUP_LIST:
	case MARKUP_TABLE: read_leaf(r, scope, &said, n); break;
	case MARKUP_PART: read_part(r, scope, &said, n); break;
	case MARKUP_DOCUMENT:
	case MARKUP_LINE: break;
	}
}

static void read_sections(struct reading *r, const struct scope *scope,
			  const struct node *parent)
{
	for (size_t i = 0; i < parent->n; i++)
		if (parent->child[i]->kind == NODE_SECTION)
			markup_section(r, scope, parent->child[i]);
}
