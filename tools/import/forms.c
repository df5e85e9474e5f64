/*
 * One function for each list of papier.yaml.  What is wrong in it is a finding
 * in that file, as everywhere in a profile; a form without its pattern takes
 * nothing.
 */
#include "import/forms.h"

#include "base/buf.h"
#include "import/forms_read.h"
#include "tree/yaml.h"

static const str top_keys[] = {
	S_INIT("formaat"),	  S_INIT("inhoudsopgave"), S_INIT("geen_titel"),
	S_INIT("koppen"),	  S_INIT("kenmerken"),	   S_INIT("kolommen"),
	S_INIT("tabellen"),	  S_INIT("lijsten"),	   S_INIT("punten"),
	S_INIT("maanden"),	  S_INIT("etiketten"),	   S_INIT("bladregel"),
	S_INIT("omslag"),	  S_INIT("afleiden"),	   S_INIT("ids"),
	S_INIT("aankondigingen"), S_INIT("herkennen"),	   S_INIT("partijen"),
	S_INIT("vermeldingen"),	  S_INIT("tijden"),	   {0},
};

struct elements elements_of(const struct settings *s, const struct node *map,
			    str key, size_t size)
{
	struct elements e = {.list = settings_list(s, map, key)};

	e.n = e.list != NULL ? e.list->n : 0;
	e.at = arena_array(s->a, e.n, size);
	return e;
}

static void read_headings(const struct settings *s, const struct node *root,
			  struct forms *f)
{
	static const str keys[] = {S_INIT("kop"),
				   S_INIT("als"),
				   S_INIT("bewaar"),
				   S_INIT("hier"),
				   {0}};
	struct elements e =
		elements_of(s, root, S("koppen"), sizeof(struct form_heading));
	struct form_heading *out = e.at;

	for (size_t i = 0; i < e.n; i++) {
		const struct node *n = e.list->child[i];

		if (!settings_keys(s, n, keys))
			continue;
		out[i].path = settings_list(s, n, S("als"));
		out[i].keep = settings_flag(s, n, S("bewaar"));
		out[i].here = settings_flag(s, n, S("hier"));
		if (out[i].path != NULL && out[i].path->n > 0)
			out[i].pattern = settings_pattern(s, n, S("kop"));
	}
	f->headings = out;
	f->n_headings = e.n;
}

static void read_rows_of_pairs(const struct settings *s, const struct node *n,
			       struct form_pairs *to)
{
	static const str keys[] = {S_INIT("rij"), S_INIT("veld"), {0}};
	struct elements e =
		elements_of(s, n, S("rijen"), sizeof(struct form_pair));
	struct form_pair *out = e.at;

	for (size_t i = 0; i < e.n; i++) {
		if (!settings_keys(s, e.list->child[i], keys))
			continue;
		out[i].pattern =
			settings_pattern(s, e.list->child[i], S("rij"));
		out[i].field = settings_need(s, e.list->child[i], S("veld"));
	}
	to->at = out;
	to->n = e.n;
}

static void read_pairs(const struct settings *s, const struct node *root,
		       struct forms *f)
{
	static const str keys[] = {S_INIT("veld"), S_INIT("rijen"), {0}};
	struct elements e =
		elements_of(s, root, S("kenmerken"), sizeof(struct form_pairs));
	struct form_pairs *out = e.at;

	for (size_t i = 0; i < e.n; i++) {
		if (!settings_keys(s, e.list->child[i], keys))
			continue;
		out[i].field = settings_need(s, e.list->child[i], S("veld"));
		read_rows_of_pairs(s, e.list->child[i], &out[i]);
	}
	f->pairs = out;
	f->n_pairs = e.n;
}

static void read_columns(const struct settings *s, const struct node *root,
			 struct forms *f)
{
	static const str keys[] = {
		S_INIT("kolom"), S_INIT("als"), S_INIT("lees"), {0}};
	struct elements e =
		elements_of(s, root, S("kolommen"), sizeof(struct form_column));
	struct form_column *out = e.at;

	for (size_t i = 0; i < e.n; i++) {
		const struct node *n = e.list->child[i];

		if (!settings_keys(s, n, keys))
			continue;
		out[i].pattern = settings_pattern(s, n, S("kolom"));
		out[i].heading = settings_text(s, n, S("als"));
		out[i].part = settings_pattern(s, n, S("lees"));
	}
	f->columns = out;
	f->n_columns = e.n;
}

static void read_tables(const struct settings *s, const struct node *root,
			struct forms *f)
{
	static const str keys[] = {S_INIT("kop"), S_INIT("kolommen"), {0}};
	struct elements e =
		elements_of(s, root, S("tabellen"), sizeof(struct form_table));
	struct form_table *out = e.at;

	for (size_t i = 0; i < e.n; i++) {
		const struct node *n = e.list->child[i];

		if (!settings_keys(s, n, keys))
			continue;
		out[i].heading = settings_pattern(s, n, S("kop"));
		out[i].columns = settings_words(s, n, S("kolommen"), &out[i].n);
	}
	f->tables = out;
	f->n_tables = e.n;
}

static void read_lists(const struct settings *s, const struct node *root,
		       struct forms *f)
{
	static const str keys[] = {
		S_INIT("kop"), S_INIT("punt"), S_INIT("vast"), {0}};
	struct elements e =
		elements_of(s, root, S("lijsten"), sizeof(struct form_list));
	struct form_list *out = e.at;
	str name;
	size_t number;

	for (size_t i = 0; i < e.n; i++) {
		const struct node *n = e.list->child[i];

		if (!settings_keys(s, n, keys))
			continue;
		out[i].heading = settings_pattern(s, n, S("kop"));
		out[i].fixed = node_get(n, S("vast"));
		out[i].item =
			node_get(n, S("punt")) != NULL
				? settings_regex(s, node_get(n, S("punt")),
						 REGEX_NOCASE | REGEX_WHOLE |
							 REGEX_LINES)
				: NULL;
		if (out[i].item == NULL ||
		    !regex_name(out[i].item, 0, &name, &number))
			out[i].heading = NULL;
	}
	f->lists = out;
	f->n_lists = e.n;
}

static void read_items(const struct settings *s, const struct node *root,
		       struct forms *f)
{
	static const str keys[] = {S_INIT("kop"), S_INIT("kolom"), {0}};
	struct elements e =
		elements_of(s, root, S("punten"), sizeof(struct form_items));
	struct form_items *out = e.at;

	for (size_t i = 0; i < e.n; i++) {
		const struct node *n = e.list->child[i];

		if (!settings_keys(s, n, keys))
			continue;
		out[i].column = settings_pattern(s, n, S("kolom"));
		if (out[i].column != NULL)
			out[i].heading = settings_pattern(s, n, S("kop"));
	}
	f->items = out;
	f->n_items = e.n;
}

static void read_derived(const struct settings *s, const struct node *root,
			 struct forms *f)
{
	static const str keys[] = {
		S_INIT("veld"), S_INIT("patroon"), S_INIT("waarde"), {0}};
	struct elements e = elements_of(s, root, S("afleiden"),
					sizeof(struct form_derived));
	struct form_derived *out = e.at;

	for (size_t i = 0; i < e.n; i++) {
		const struct node *n = e.list->child[i];

		if (!settings_keys(s, n, keys) ||
		    node_get(n, S("patroon")) == NULL)
			continue;
		out[i].field = settings_need(s, n, S("veld"));
		out[i].value = settings_text(s, n, S("waarde"));
		out[i].pattern = settings_regex(s, node_get(n, S("patroon")),
						REGEX_NOCASE);
	}
	f->derived = out;
	f->n_derived = e.n;
}

static void read_ids(const struct settings *s, const struct node *root,
		     struct forms *f)
{
	static const str keys[] = {
		S_INIT("veld"), S_INIT("begin"), S_INIT("woorden"), {0}};
	struct elements e =
		elements_of(s, root, S("ids"), sizeof(struct form_id));
	struct form_id *out = e.at;

	for (size_t i = 0; i < e.n; i++) {
		const struct node *n = e.list->child[i];

		if (!settings_keys(s, n, keys))
			continue;
		out[i].field = settings_need(s, n, S("veld"));
		out[i].prefix = settings_need(s, n, S("begin"));
		out[i].slug = settings_text(s, n, S("woorden"));
	}
	f->ids = out;
	f->n_ids = e.n;
}

static void read_months(const struct settings *s, const struct node *root,
			struct forms *f)
{
	static const str keys[] = {S_INIT("als"), S_INIT("kolommen"), {0}};
	const struct node *n = node_get(root, S("maanden"));

	if (n == NULL || !settings_keys(s, n, keys))
		return;
	f->months = settings_list(s, n, S("als"));
	f->month_columns =
		settings_words(s, n, S("kolommen"), &f->n_month_columns);
	if (f->n_month_columns != 3)
		f->months = NULL;
}

const struct forms *forms_read(struct arena *a, const struct profile *p,
			       struct findings *to)
{
	struct settings s = {.a = a, .source = p->papier, .to = to};
	struct forms *f = NEW(a, struct forms);
	const struct node *root;

	if (p->papier == NULL)
		return f;
	root = yaml_read(a, p->papier,
			 (struct span){0, (uint32_t)p->papier->text.len}, to);
	if (!settings_keys(&s, root, top_keys))
		return f;
	f->contents = settings_pattern(&s, root, S("inhoudsopgave"));
	f->no_title = settings_pattern(&s, root, S("geen_titel"));
	f->cover = settings_pattern(&s, root, S("omslag"));
	f->page = settings_pattern(&s, root, S("bladregel"));
	read_headings(&s, root, f);
	read_pairs(&s, root, f);
	read_columns(&s, root, f);
	read_tables(&s, root, f);
	read_lists(&s, root, f);
	read_items(&s, root, f);
	read_derived(&s, root, f);
	read_ids(&s, root, f);
	read_months(&s, root, f);
	forms_read_places(&s, root, f);
	return f;
}

str forms_fill(struct arena *a, str template, const struct regex *re,
	       const struct regex_match *m)
{
	struct buf b = {.a = a};
	str rest = template;

	while (rest.len > 0) {
		size_t open = str_find_char(rest, '{');
		size_t close = open + str_find_char(str_skip(rest, open), '}');

		buf_add(&b, str_slice(rest, 0, open));
		if (open < rest.len && close < rest.len)
			buf_add(&b,
				regex_named(re, m,
					    str_slice(rest, open + 1, close)));
		rest = str_skip(rest, close < rest.len ? close + 1 : rest.len);
	}
	return str_trim(buf_str(&b));
}
