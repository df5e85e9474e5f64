/*
 * Plain lists of records.  Each file has a table of the keys it knows; each
 * record is read field by field, and a record without a usable pattern stays
 * in its list, because it can still be found by id or name.
 */
#include "doc/profile_lists.h"

#include "base/lang.h"
#include "base/map.h"
#include "base/vec.h"

static const str severities[] = {
	[LEVEL_OFF] = S_INIT("uit"),
	[LEVEL_NOTE] = S_INIT("aandacht"),
	[LEVEL_WARNING] = S_INIT("waarschuwing"),
	[LEVEL_ERROR] = S_INIT("fout"),
	{0},
};

static size_t length(const struct node *list)
{
	return list != NULL ? list->n : 0;
}

/* An id that each element of a list must have for itself. */
static str read_id(const struct settings *s, const struct node *at,
		   struct map *seen)
{
	str id = settings_need(s, at, S("id"));
	void **slot;

	if (id.len == 0)
		return id;
	slot = map_slot(s->a, seen, id);
	if (*slot != NULL)
		settings_wrong(s, at, _("the id `%.*s` is used twice"),
			       STR(id));
	*slot = seen;
	return id;
}

static void read_also(const struct settings *s, const struct node *at,
		      struct gremium *g)
{
	const struct node *list = settings_list(s, at, S("ook"));
	struct regex **also = NEWN(s->a, length(list), struct regex *);

	for (size_t i = 0; i < length(list); i++) {
		struct regex *re = settings_regex(s, list->child[i],
						  REGEX_NOCASE | REGEX_WHOLE);

		if (re != NULL)
			also[g->n_also++] = re;
	}
	g->also = (struct regex *const *)also;
}

static unsigned level_of(const struct settings *s, const struct node *at,
			 str niveau, const str *levels, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(levels[i], niveau))
			return (unsigned)i;
	if (niveau.len > 0)
		settings_wrong(s, node_get(at, S("niveau")),
			       _("`%.*s` is not among the `niveaus`"),
			       STR(niveau));
	return 0;
}

void profile_read_gremia(const struct settings *s, const struct node *root,
			 struct profile *p)
{
	static const str file_keys[] = {
		S_INIT("formaat"), S_INIT("niveaus"), S_INIT("gremia"), {0}};
	static const str keys[] = {S_INIT("id"),      S_INIT("naam"),
				   S_INIT("niveau"),  S_INIT("ook"),
				   S_INIT("mandaat"), {0}};
	const struct node *list;
	struct map seen = {0};
	struct gremium *gremia;
	const str *levels;
	size_t n_levels;

	if (!settings_keys(s, root, file_keys))
		return;
	levels = settings_words(s, root, S("niveaus"), &n_levels);
	list = settings_list(s, root, S("gremia"));
	gremia = NEWN(s->a, length(list), struct gremium);
	for (size_t i = 0; i < length(list); i++) {
		const struct node *at = list->child[i];
		struct gremium *g = &gremia[p->n_gremia];

		if (!settings_keys(s, at, keys))
			continue;
		p->n_gremia++;
		g->id = read_id(s, at, &seen);
		g->name = settings_need(s, at, S("naam"));
		g->niveau = settings_text(s, at, S("niveau"));
		g->level = level_of(s, at, g->niveau, levels, n_levels);
		g->mandate = settings_words(s, at, S("mandaat"), &g->n_mandate);
		read_also(s, at, g);
	}
	p->gremia = gremia;
}

static void read_purposes(const struct settings *s, const struct node *root,
			  struct profile *p)
{
	static const str keys[] = {S_INIT("id"),
				   S_INIT("naam"),
				   S_INIT("patroon"),
				   S_INIT("besluit"),
				   {0}};
	const struct node *list = settings_list(s, root, S("doelen"));
	struct purpose *purposes = NEWN(s->a, length(list), struct purpose);
	struct map seen = {0};

	for (size_t i = 0; i < length(list); i++) {
		const struct node *at = list->child[i];
		struct purpose *q = &purposes[p->n_purposes];

		if (!settings_keys(s, at, keys))
			continue;
		p->n_purposes++;
		q->id = read_id(s, at, &seen);
		q->name = settings_need(s, at, S("naam"));
		q->pattern = settings_pattern(s, at, S("patroon"));
		q->decides = settings_flag(s, at, S("besluit"));
	}
	p->purposes = purposes;
}

static void read_outcomes(const struct settings *s, const struct node *root,
			  struct profile *p)
{
	static const str keys[] = {S_INIT("id"),
				   S_INIT("naam"),
				   S_INIT("status"),
				   S_INIT("patroon"),
				   {0}};
	const struct node *list = settings_list(s, root, S("uitkomsten"));
	struct outcome *outcomes = NEWN(s->a, length(list), struct outcome);
	struct map seen = {0};

	for (size_t i = 0; i < length(list); i++) {
		const struct node *at = list->child[i];
		struct outcome *o = &outcomes[p->n_outcomes];

		if (!settings_keys(s, at, keys))
			continue;
		p->n_outcomes++;
		o->id = read_id(s, at, &seen);
		o->name = settings_need(s, at, S("naam"));
		o->status = settings_need(s, at, S("status"));
		o->pattern = settings_pattern(s, at, S("patroon"));
	}
	p->outcomes = outcomes;
}

void profile_read_route(const struct settings *s, const struct node *root,
			struct profile *p)
{
	static const str keys[] = {S_INIT("formaat"),
				   S_INIT("taal"),
				   S_INIT("tijdzone"),
				   S_INIT("doelen"),
				   S_INIT("uitkomsten"),
				   S_INIT("open"),
				   S_INIT("versiestatus"),
				   S_INIT("leden"),
				   {0}};
	static const str rules[] = {S_INIT("alle"), S_INIT("meerderheid"), {0}};
	str zone;

	if (!settings_keys(s, root, keys))
		return;
	p->language = settings_text(s, root, S("taal"));
	zone = settings_text(s, root, S("tijdzone"));
	if (zone.len > 0)
		p->timezone = str_cstr(s->a, zone);
	read_purposes(s, root, p);
	read_outcomes(s, root, p);
	p->open = settings_pattern(s, root, S("open"));
	p->by_majority = settings_choice(s, root, S("leden"), rules, 0) == 1;
	p->ladder = settings_words(s, root, S("versiestatus"), &p->n_ladder);
}

static void read_settings(const struct settings *s, const struct node *root,
			  struct profile *p)
{
	const struct node *map = node_get(root, S("regels"));
	struct rule_setting *settings;

	if (map == NULL)
		return;
	if (map->kind != NODE_MAP) {
		settings_wrong(s, map, _("`%s` must be a map"), "regels");
		return;
	}
	settings = NEWN(s->a, map->n, struct rule_setting);
	for (size_t i = 0; i < map->n; i++) {
		const struct node *at = map->child[i];
		bool is_map = at->kind == NODE_MAP;

		if (is_map)
			settings_need(s, at, S("ernst"));
		if (is_map && node_get(at, S("ernst")) == NULL)
			continue;
		settings[p->n_settings++] = (struct rule_setting){
			.id = at->key,
			.level = (enum level)settings_choice_of(
				s, is_map ? node_get(at, S("ernst")) : at,
				severities, LEVEL_WARNING),
			.parameters = is_map ? at : NULL,
		};
	}
	p->settings = settings;
}

/* A form without a usable pattern is left out. */
static bool read_form(const struct settings *s, const struct node *at,
		      struct pattern_form *f)
{
	static const str keys[] = {S_INIT("patroon"),
				   S_INIT("melding"),
				   S_INIT("melding_en"),
				   S_INIT("bedoeld"),
				   S_INIT("vervang"),
				   S_INIT("vanaf"),
				   {0}};
	const struct node *pattern = node_get(at, S("patroon"));

	if (!settings_keys(s, at, keys))
		return false;
	settings_need(s, at, S("patroon"));
	if (pattern != NULL)
		f->pattern = settings_regex(s, pattern, 0);
	f->message_nl = settings_text(s, at, S("melding"));
	f->message_en = settings_text(s, at, S("melding_en"));
	f->meant = settings_text(s, at, S("bedoeld"));
	f->mends = node_get(at, S("vervang")) != NULL;
	f->replace = settings_text(s, at, S("vervang"));
	f->from = settings_text(s, at, S("vanaf"));
	return f->pattern != NULL;
}

struct pattern_forms profile_read_forms(const struct settings *s,
					const struct node *at)
{
	const struct node *list = settings_list(s, at, S("vormen"));
	const struct node *alone = node_get(at, S("patroon"));
	struct pattern_form *forms =
		NEWN(s->a, length(list) + 1, struct pattern_form);
	struct pattern_forms out = {.at = forms};

	if (alone != NULL) {
		forms[0].pattern = settings_regex(s, alone, 0);
		out.n = forms[0].pattern != NULL;
	}
	for (size_t i = 0; i < length(list); i++) {
		forms[out.n] = (struct pattern_form){0};
		out.n += read_form(s, list->child[i], &forms[out.n]);
	}
	out.together = settings_flag(s, at, S("samen"));
	return out;
}

static void read_patterns(const struct settings *s, const struct node *root,
			  struct profile *p)
{
	static const str keys[] = {S_INIT("id"),	 S_INIT("patroon"),
				   S_INIT("ernst"),	 S_INIT("melding"),
				   S_INIT("melding_en"), S_INIT("waarom"),
				   S_INIT("waarom_en"),	 S_INIT("vormen"),
				   S_INIT("samen"),	 {0}};
	const struct node *list = settings_list(s, root, S("patronen"));
	struct pattern_rule *rules =
		NEWN(s->a, length(list), struct pattern_rule);
	struct map seen = {0};

	for (size_t i = 0; i < length(list); i++) {
		const struct node *at = list->child[i];
		struct pattern_rule *r = &rules[p->n_patterns];

		if (!settings_keys(s, at, keys))
			continue;
		r->id = str_cstr(s->a, read_id(s, at, &seen));
		if (node_get(at, S("vormen")) == NULL)
			settings_need(s, at, S("patroon"));
		r->level = (enum level)settings_choice(
			s, at, S("ernst"), severities, LEVEL_WARNING);
		r->message_nl = settings_need(s, at, S("melding"));
		r->message_en = settings_text(s, at, S("melding_en"));
		if (r->message_en.len == 0)
			r->message_en = r->message_nl;
		r->why_nl = settings_text(s, at, S("waarom"));
		r->why_en = settings_text(s, at, S("waarom_en"));
		r->forms = profile_read_forms(s, at);
		if (r->forms.n > 0)
			p->n_patterns++;
	}
	p->patterns = rules;
}

void profile_read_regels(const struct settings *s, const struct node *root,
			 struct profile *p)
{
	static const str keys[] = {S_INIT("formaat"),
				   S_INIT("woorden"),
				   S_INIT("regels"),
				   S_INIT("patronen"),
				   {0}};

	if (!settings_keys(s, root, keys))
		return;
	p->words = node_get(root, S("woorden"));
	if (p->words != NULL && p->words->kind != NODE_MAP) {
		settings_wrong(s, p->words, _("`%s` must be a map"), "woorden");
		p->words = NULL;
	}
	read_settings(s, root, p);
	read_patterns(s, root, p);
}
