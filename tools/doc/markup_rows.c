/*
 * Rows of opmaak.yaml, checked so hard that reading and writing documents need
 * no doubts: what a row lacks for its kind, a key of another kind, a template
 * with a name that no group gives, and a fixed heading that its own pattern
 * does not recognise are findings.
 *
 * A row stays in the chain when it is wrong; without a pattern it takes
 * nothing.  An alias may hang one list of rows below several others, so the
 * rows are counted, not only the depth.
 */
#include "doc/markup.h"

#include "base/buf.h"
#include "base/lang.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "doc/settings.h"
#include "tree/inline.h"

enum { ROWS_MAX = 4000, COLUMNS_MAX = 128 };

struct rows_reading {
	const struct settings s;
	size_t n;
};

static const str row_keys[] = {
	S_INIT("kop"),	    S_INIT("niveau"),	      S_INIT("als"),
	S_INIT("schrijf"),  S_INIT("schrijf_zonder"), S_INIT("veld"),
	S_INIT("meer"),	    S_INIT("tekst"),	      S_INIT("punt"),
	S_INIT("zet"),	    S_INIT("schrijf_punt"),   S_INIT("secties"),
	S_INIT("kolommen"), S_INIT("genummerd"),      {0},
};
static const str column_keys[] = {
	S_INIT("kolom"),
	S_INIT("veld"),
	S_INIT("schrijf"),
	S_INIT("als"),
	S_INIT("sleutel"),
	S_INIT("onder"),
	{0},
};
static const str column_kinds[] = {S_INIT("tekst"), S_INIT("lijst"), {0}};

/* In the order of enum markup_as; the keys that a kind may have besides those
 * that all have, and those it must have. */
static const str kinds[] = {
	[MARKUP_DOCUMENT] = S_INIT("document"),
	[MARKUP_GROUP] = S_INIT("groep"),
	[MARKUP_TEXT] = S_INIT("tekst"),
	[MARKUP_PART] = S_INIT("deel"),
	[MARKUP_LIST] = S_INIT("lijst"),
	[MARKUP_TABLE] = S_INIT("tabel"),
	[MARKUP_LINE] = S_INIT("regel"),
	{0},
};

struct kind_key {
	str key;
	unsigned kinds; /* a bit for each kind that knows the key */
	unsigned needed;
};

enum {
	DOCUMENT = 1 << MARKUP_DOCUMENT,
	GROUP = 1 << MARKUP_GROUP,
	TEXT = 1 << MARKUP_TEXT,
	PART = 1 << MARKUP_PART,
	LIST = 1 << MARKUP_LIST,
	TABLE = 1 << MARKUP_TABLE,
};

static const struct kind_key kind_keys[] = {
	{S_INIT("veld"), TEXT | PART | LIST | TABLE,
	 TEXT | PART | LIST | TABLE},
	{S_INIT("meer"), PART, 0},
	{S_INIT("tekst"), DOCUMENT | GROUP | PART, 0},
	{S_INIT("punt"), LIST, 0},
	{S_INIT("schrijf_punt"), LIST, 0},
	{S_INIT("genummerd"), LIST, 0},
	{S_INIT("zet"), PART | LIST | TABLE, 0},
	{S_INIT("secties"), GROUP | PART, GROUP},
	{S_INIT("kolommen"), TABLE, TABLE},
};

static void check_kind(const struct settings *s, const struct node *at,
		       enum markup_as as)
{
	for (size_t i = 0; i < sizeof kind_keys / sizeof kind_keys[0]; i++) {
		const struct kind_key *k = &kind_keys[i];
		const struct node *n = node_get(at, k->key);

		if (n == NULL && (k->needed & 1U << as))
			settings_wrong(s, at, _("a `%.*s` needs `%.*s`"),
				       STR(kinds[as]), STR(k->key));
		if (n != NULL && !(k->kinds & 1U << as))
			settings_wrong(s, n, _("a `%.*s` has no `%.*s`"),
				       STR(kinds[as]), STR(k->key));
	}
}

/* The name that stands at a '{' in a template; `*rest` after its '}'. */
static bool placeholder(str *rest, str *name, str *before)
{
	size_t open = str_find_char(*rest, '{');
	size_t close = str_find_char(str_skip(*rest, open), '}');

	*before = str_slice(*rest, 0, open);
	if (open + close >= rest->len)
		return false;
	*name = str_slice(*rest, open + 1, open + close);
	*rest = str_skip(*rest, open + close + 1);
	return true;
}

static bool has_group(const struct regex *re, str name)
{
	str found;
	size_t number;

	for (size_t i = 0; regex_name(re, i, &found, &number); i++)
		if (str_eq(found, name))
			return true;
	return false;
}

/* A template against the pattern that must read it back. */
static void check_template(const struct settings *s, const struct node *at,
			   const struct regex *re, str template)
{
	bool fixed = true;
	str rest = template, name, before;

	if (re == NULL || at == NULL)
		return;
	while (placeholder(&rest, &name, &before)) {
		fixed = false;
		if (!has_group(re, name))
			settings_wrong(s, at,
				       _("the pattern has no group named "
					 "`%.*s`"),
				       STR(name));
	}
	if (fixed && !regex_matches(re, inline_words(s->a, template)))
		settings_wrong(s, at,
			       _("what is written here, \"%.*s\", is not "
				 "recognised by the pattern of its own row"),
			       STR(template));
}

static void read_column(const struct settings *s, const struct node *at,
			struct markup_column *c)
{
	if (!settings_keys(s, at, column_keys))
		return;
	settings_need(s, at, S("kolom"));
	c->pattern = settings_pattern(s, at, S("kolom"));
	c->field = settings_need(s, at, S("veld"));
	c->heading = settings_text(s, at, S("schrijf"));
	c->list = settings_choice(s, at, S("als"), column_kinds, 0) == 1;
	c->key = settings_flag(s, at, S("sleutel"));
	c->below = settings_text(s, at, S("onder"));
	if (c->below.len > 0 && c->key)
		settings_wrong(s, node_get(at, S("onder")),
			       _("a `%s` column cannot be `%s` as well"),
			       "sleutel", "onder");
	if (c->heading.len > 0)
		check_template(s, node_get(at, S("schrijf")), c->pattern,
			       c->heading);
}

static void read_columns(const struct settings *s, const struct node *at,
			 struct markup_row *row)
{
	const struct node *list = settings_list(s, at, S("kolommen"));
	struct markup_column *columns;
	bool key = false;

	if (list == NULL)
		return;
	if (list->n > COLUMNS_MAX) {
		settings_wrong(s, list, _("more than %d columns"), COLUMNS_MAX);
		return;
	}
	columns = NEWN(s->a, list->n, struct markup_column);
	for (size_t i = 0; i < list->n; i++) {
		read_column(s, list->child[i], &columns[i]);
		key = key || columns[i].key;
	}
	if (!key)
		settings_wrong(
			s, list,
			_("at least one column must be `sleutel: true`"));
	row->columns = columns;
	row->n_columns = list->n;
}

/* A pattern with one group can be written without being told how. */
static str default_item(struct arena *a, const struct regex *re)
{
	str name, other;
	size_t number;

	if (re == NULL || !regex_name(re, 0, &name, &number) ||
	    regex_name(re, 1, &other, &number))
		return (str){0};
	return str_fmt(a, "{%.*s}", STR(name));
}

static void read_item(const struct settings *s, const struct node *at,
		      struct markup_row *row)
{
	str name;
	size_t number;

	row->ordered = settings_flag(s, at, S("genummerd"));
	if (node_get(at, S("punt")) != NULL)
		row->item = settings_regex(s, node_get(at, S("punt")),
					   REGEX_NOCASE | REGEX_WHOLE |
						   REGEX_LINES);
	row->item_heading = settings_text(s, at, S("schrijf_punt"));
	if (row->item == NULL)
		return;
	if (!regex_name(row->item, 0, &name, &number))
		settings_wrong(s, node_get(at, S("punt")),
			       _("this pattern has no named group, so an item "
				 "would give nothing"));
	if (row->item_heading.len == 0)
		row->item_heading = default_item(s->a, row->item);
	else
		check_template(s, node_get(at, S("schrijf_punt")), row->item,
			       row->item_heading);
}

static unsigned read_level(const struct settings *s, const struct node *at)
{
	static const str levels[] = {S_INIT("1"), S_INIT("2"), S_INIT("3"),
				     S_INIT("4"), S_INIT("5"), S_INIT("6"),
				     {0}};

	return (unsigned)(settings_choice(s, at, S("niveau"), levels,
					  (size_t)-1) +
			  1);
}

static void read_heading(const struct settings *s, const struct node *at,
			 struct markup_row *row)
{
	const struct node *without = node_get(at, S("schrijf_zonder"));

	settings_need(s, at, S("kop"));
	row->pattern = settings_pattern(s, at, S("kop"));
	row->heading = settings_text(s, at, S("schrijf"));
	if (row->heading.len > 0)
		check_template(s, node_get(at, S("schrijf")), row->pattern,
			       row->heading);
	if (without == NULL)
		return;
	if (without->kind != NODE_MAP) {
		settings_wrong(s, without, _("`%s` must be a map"),
			       "schrijf_zonder");
		return;
	}
	row->heading_without = without;
	for (size_t i = 0; i < without->n; i++)
		check_template(s, without->child[i], row->pattern,
			       node_text(without->child[i]));
}

static bool is_flat(const struct node *map)
{
	bool flat = map->kind == NODE_MAP;

	for (size_t i = 0; i < map->n; i++)
		flat = flat && node_is_data(map->child[i]) &&
		       map->child[i]->n == 0;
	return flat;
}

static const struct markup_row *read_rows(struct rows_reading *r,
					  const struct node *list);

static void read_row(struct rows_reading *r, const struct node *at,
		     struct markup_row *row)
{
	const struct settings *s = &r->s;
	const struct node *set = node_get(at, S("zet"));

	row->where = at;
	if (!settings_keys(s, at, row_keys))
		return;
	row->as = (enum markup_as)settings_choice(s, at, S("als"), kinds,
						  MARKUP_TEXT);
	check_kind(s, at, row->as);
	read_heading(s, at, row);
	row->level = read_level(s, at);
	row->field = settings_text(s, at, S("veld"));
	row->many = settings_flag(s, at, S("meer"));
	row->text_field = settings_text(s, at, S("tekst"));
	read_item(s, at, row);
	read_columns(s, at, row);
	if (set != NULL && is_flat(set))
		row->set = set;
	else if (set != NULL)
		settings_wrong(s, set, _("`%s` must be a map of words"), "zet");
	row->sections = read_rows(r, settings_list(s, at, S("secties")));
}

static const struct markup_row *read_rows(struct rows_reading *r,
					  const struct node *list)
{
	struct markup_row *before = NULL, *first = NULL;

	for (size_t i = 0; list != NULL && i < list->n; i++) {
		struct markup_row *row;

		if (r->n++ == ROWS_MAX)
			settings_wrong(&r->s, list->child[i],
				       _("more than %d rows"), ROWS_MAX);
		if (r->n > ROWS_MAX)
			break;
		row = NEW(r->s.a, struct markup_row);
		read_row(r, list->child[i], row);
		if (before == NULL)
			first = row;
		else
			before->next = row;
		before = row;
	}
	return first;
}

const struct markup_row *markup_rows(struct arena *a, const struct node *list,
				     const struct source *source,
				     struct findings *to)
{
	struct rows_reading r = {.s = {.a = a, .source = source, .to = to}};

	return list != NULL && list->kind == NODE_LIST ? read_rows(&r, list)
						       : NULL;
}

static bool fill(struct arena *a, str template, const struct node *element,
		 bool lines, str *out, str *missing)
{
	struct buf b = {.a = a};
	str rest = template, name, before;

	while (placeholder(&rest, &name, &before)) {
		str value = node_text_of(element, name);

		buf_add(&b, before);
		buf_add(&b, value);
		if (value.len == 0 ||
		    (!lines && str_find_char(value, '\n') < value.len)) {
			*missing = name;
			return false;
		}
	}
	buf_add(&b, rest);
	*out = buf_str(&b);
	return true;
}

bool markup_fill(struct arena *a, str template, const struct node *without,
		 const struct node *element, str *out)
{
	str missing = {0}, again;

	if (fill(a, template, element, false, out, &missing))
		return true;
	template = node_text_of(without, missing);
	return template.len > 0 &&
	       fill(a, template, element, false, out, &again);
}

bool markup_fill_lines(struct arena *a, str template,
		       const struct node *element, str *out)
{
	str missing;

	return fill(a, template, element, true, out, &missing);
}

const struct markup_column *
markup_column(struct arena *a, const struct markup_row *row, str header)
{
	str words = inline_words(a, header);

	for (size_t i = 0; i < row->n_columns; i++)
		if (row->columns[i].pattern != NULL &&
		    regex_matches(row->columns[i].pattern, words))
			return &row->columns[i];
	return NULL;
}
