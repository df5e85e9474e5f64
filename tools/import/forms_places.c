/*
 * The lists of papier.yaml that find a place for what papers put elsewhere:
 * lists that announce parts, tables known by their columns, sentences that name
 * parties, who and when in the text of an action.
 */
#include "import/forms_read.h"

/* Patterns that are searched for in a text. */
static struct regex *const *patterns_of(const struct settings *s,
					const struct node *map, str key,
					size_t *n)
{
	const struct node *list = settings_list(s, map, key);
	struct regex **out;

	*n = 0;
	if (list == NULL)
		return NULL;
	out = NEWN(s->a, list->n, struct regex *);
	for (size_t i = 0; i < list->n; i++) {
		out[*n] = settings_regex(s, list->child[i], 0);
		*n += out[*n] != NULL;
	}
	return out;
}

static void read_announced(const struct settings *s, const struct node *root,
			   struct forms *f)
{
	static const str keys[] = {S_INIT("zin"),
				   S_INIT("als"),
				   S_INIT("deel"),
				   S_INIT("deel_zonder"),
				   S_INIT("lijst"),
				   S_INIT("los"),
				   {0}};
	struct elements e = elements_of(s, root, S("aankondigingen"),
					sizeof(struct form_announced));
	struct form_announced *out = e.at;

	for (size_t i = 0; i < e.n; i++) {
		const struct node *n = e.list->child[i];

		if (!settings_keys(s, n, keys))
			continue;
		out[i].path = settings_list(s, n, S("als"));
		out[i].part = settings_need(s, n, S("deel"));
		out[i].part_bare = settings_text(s, n, S("deel_zonder"));
		out[i].list = settings_text(s, n, S("lijst"));
		out[i].alone = settings_flag(s, n, S("los"));
		if (out[i].path != NULL && out[i].part.len > 0)
			out[i].sentence = settings_pattern(s, n, S("zin"));
	}
	f->announced = out;
	f->n_announced = e.n;
}

static void read_place_columns(const struct settings *s, const struct node *n,
			       struct form_place *to)
{
	static const str keys[] = {
		S_INIT("kolom"), S_INIT("als"), S_INIT("nodig"), {0}};
	struct elements e = elements_of(s, n, S("kolommen"),
					sizeof(struct form_place_column));
	struct form_place_column *out = e.at;

	for (size_t i = 0; i < e.n; i++) {
		if (!settings_keys(s, e.list->child[i], keys))
			continue;
		out[i].pattern =
			settings_pattern(s, e.list->child[i], S("kolom"));
		out[i].heading = settings_need(s, e.list->child[i], S("als"));
		out[i].needed = settings_flag(s, e.list->child[i], S("nodig"));
	}
	to->columns = out;
	to->n = e.n;
}

static void read_sentences(const struct settings *s, const struct node *n,
			   struct form_place *to)
{
	static const str keys[] = {
		S_INIT("per"), S_INIT("tekst"), S_INIT("periode"), {0}};

	if (n == NULL || !settings_keys(s, n, keys))
		return;
	to->item = settings_need(s, n, S("per"));
	to->sentence = settings_need(s, n, S("tekst"));
	to->period = settings_need(s, n, S("periode"));
}

static void read_places(const struct settings *s, const struct node *root,
			struct forms *f)
{
	static const str keys[] = {S_INIT("als"),
				   S_INIT("kolommen"),
				   S_INIT("groep"),
				   S_INIT("zinnen"),
				   {0}};
	struct elements e =
		elements_of(s, root, S("herkennen"), sizeof(struct form_place));
	struct form_place *out = e.at;

	for (size_t i = 0; i < e.n; i++) {
		const struct node *n = e.list->child[i];

		if (!settings_keys(s, n, keys))
			continue;
		out[i].path = settings_list(s, n, S("als"));
		out[i].group = settings_text(s, n, S("groep"));
		read_place_columns(s, n, &out[i]);
		read_sentences(s, node_get(n, S("zinnen")), &out[i]);
	}
	f->places = out;
	f->n_places = e.n;
}

static void read_parties(const struct settings *s, const struct node *root,
			 struct forms *f)
{
	static const str keys[] = {S_INIT("als"),
				   S_INIT("kolommen"),
				   S_INIT("zinnen"),
				   S_INIT("soorten"),
				   {0}};
	static const str kind_keys[] = {
		S_INIT("soort"), S_INIT("een"), S_INIT("meer"), {0}};
	const struct node *n = node_get(root, S("partijen"));
	struct form_parties *to = &f->parties;
	struct form_kind *out;
	struct elements e;

	if (n == NULL || !settings_keys(s, n, keys))
		return;
	e = elements_of(s, n, S("soorten"), sizeof(struct form_kind));
	out = e.at;
	for (size_t i = 0; i < e.n; i++) {
		const struct node *kind = e.list->child[i];

		if (!settings_keys(s, kind, kind_keys))
			continue;
		out[i].kind = settings_need(s, kind, S("soort"));
		out[i].one = settings_need(s, kind, S("een"));
		out[i].many = settings_need(s, kind, S("meer"));
	}
	to->kinds = out;
	to->n_kinds = e.n;
	to->path = settings_list(s, n, S("als"));
	to->columns = settings_words(s, n, S("kolommen"), &to->n_columns);
	to->sentences = patterns_of(s, n, S("zinnen"), &to->n_sentences);
	if (to->path == NULL || to->n_columns != 2)
		to->n_sentences = 0;
}

static void read_mentions(const struct settings *s, const struct node *root,
			  struct forms *f)
{
	static const str keys[] = {S_INIT("kop"),      S_INIT("van"),
				   S_INIT("naar"),     S_INIT("termijn"),
				   S_INIT("patronen"), {0}};
	struct elements e = elements_of(s, root, S("vermeldingen"),
					sizeof(struct form_mention));
	struct form_mention *out = e.at;

	for (size_t i = 0; i < e.n; i++) {
		const struct node *n = e.list->child[i];

		if (!settings_keys(s, n, keys))
			continue;
		out[i].heading = settings_pattern(s, n, S("kop"));
		out[i].from = settings_need(s, n, S("van"));
		out[i].to = settings_need(s, n, S("naar"));
		out[i].term = settings_flag(s, n, S("termijn"));
		out[i].patterns = patterns_of(s, n, S("patronen"), &out[i].n);
	}
	f->mentions = out;
	f->n_mentions = e.n;
}

static void read_labels(const struct settings *s, const struct node *root,
			struct forms *f)
{
	static const str keys[] = {
		S_INIT("kolommen"), S_INIT("sleutel"), S_INIT("regels"), {0}};
	static const str label_keys[] = {
		S_INIT("etiket"), S_INIT("kolom"), S_INIT("nodig"), {0}};
	const struct node *n = node_get(root, S("etiketten"));
	struct form_labels *to = &f->labels;
	struct form_label *out;
	struct elements e;

	if (n == NULL || !settings_keys(s, n, keys))
		return;
	e = elements_of(s, n, S("regels"), sizeof(struct form_label));
	out = e.at;
	for (size_t i = 0; i < e.n; i++) {
		const struct node *label = e.list->child[i];

		if (!settings_keys(s, label, label_keys))
			continue;
		out[i].pattern = settings_pattern(s, label, S("etiket"));
		out[i].column = settings_text(s, label, S("kolom"));
		out[i].needed = settings_flag(s, label, S("nodig"));
	}
	to->at = out;
	to->columns = settings_words(s, n, S("kolommen"), &to->n_columns);
	to->key = settings_need(s, n, S("sleutel"));
	if (to->n_columns > 0 && to->n_columns <= FORM_LABELS_MAX)
		to->n = e.n;
}

void forms_read_places(const struct settings *s, const struct node *root,
		       struct forms *f)
{
	read_announced(s, root, f);
	read_places(s, root, f);
	read_parties(s, root, f);
	read_mentions(s, root, f);
	read_labels(s, root, f);
	f->times = patterns_of(s, root, S("tijden"), &f->n_times);
}
