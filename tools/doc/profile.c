/*
 * Seven YAML files into one struct.  The schema is only kept: check/ compiles
 * it.  Names are looked up by id, then by name, then by pattern, in the order
 * of the file, so that a loose pattern never wins from an exact name.
 */
#include "doc/profile.h"

#include "base/lang.h"
#include "base/utf8.h"
#include "doc/markup.h"
#include "doc/profile_lists.h"
#include "doc/settings.h"
#include "tree/yaml.h"

static const struct node *read_file(struct settings *s,
				    const struct source *source)
{
	struct span all = {0};

	if (source == NULL)
		return NULL;
	s->source = source;
	all.to = (uint32_t)source->text.len;
	if (utf8_check(source->text) < source->text.len) {
		all.from = (uint32_t)utf8_check(source->text);
		findings_add(s->to, LEVEL_ERROR, "not-utf8", source, all,
			     _("from here on the file is no UTF-8 text"));
		return NULL;
	}
	return yaml_read(s->a, source, all, s->to);
}

/* Every file says `formaat: 1`, so that a later format is not misread. */
static void check_format(const struct settings *s, const struct node *root)
{
	const struct node *n = node_get(root, S("formaat"));

	if (n != NULL && !str_eq(node_text(n), S("1")))
		settings_wrong(s, n,
			       _("this program reads format 1 of this file"));
}

static void read_names(const struct settings *s, const struct node *map,
		       struct profile *p)
{
	static const str keys[] = {
		S_INIT("een"), S_INIT("kop"), S_INIT("toon"), {0}};
	struct list_name *names;

	if (map == NULL)
		return;
	if (map->kind != NODE_MAP) {
		settings_wrong(s, map, _("`%s` must be a map"), "namen");
		return;
	}
	names = NEWN(s->a, map->n, struct list_name);
	for (size_t i = 0; i < map->n; i++) {
		const struct node *at = map->child[i];

		names[i].key = at->key;
		if (!settings_keys(s, at, keys))
			continue;
		names[i].noun = settings_text(s, at, S("een"));
		names[i].heading = settings_text(s, at, S("kop"));
		names[i].shown =
			settings_words(s, at, S("toon"), &names[i].n_shown);
	}
	p->names = names;
	p->n_names = map->n;
}

static void read_opmaak(const struct settings *s, const struct node *root,
			struct profile *p)
{
	static const str keys[] = {S_INIT("formaat"),
				   S_INIT("secties"),
				   S_INIT("rollen"),
				   S_INIT("namen"),
				   {0}};
	static const str roles[] = {
		S_INIT("titel"),   S_INIT("nummer"),   S_INIT("tekst"),
		S_INIT("sleutel"), S_INIT("kinderen"), S_INIT("besluit"),
		S_INIT("belofte"), S_INIT("vorm"),     {0}};
	size_t n;

	if (!settings_keys(s, root, keys))
		return;
	p->sections = markup_rows(s->a, settings_list(s, root, S("secties")),
				  s->source, s->to);
	read_names(s, node_get(root, S("namen")), p);
	p->roles = node_get(root, S("rollen"));
	if (settings_keys(s, p->roles, roles))
		for (size_t i = 0; i < p->roles->n; i++)
			settings_words(s, p->roles, p->roles->child[i]->key,
				       &n);
}

typedef void read_part(const struct settings *s, const struct node *root,
		       struct profile *p);

enum { NAMES_MAX = 511, NAMES_WORDS = NAMES_MAX / 64 + 1 };

/* The patterns that names of meetings, purposes and outcomes are tried on. */
static const struct regex_set *gather_names(struct arena *a,
					    const struct profile *p)
{
	struct regex_set *set = regex_set_new(a);
	size_t n = 0;

	for (size_t i = 0; i < p->n_gremia; i++)
		for (size_t k = 0; k < p->gremia[i].n_also; k++)
			if (n++ < NAMES_MAX)
				regex_set_add(set, p->gremia[i].also[k]);
	for (size_t i = 0; i < p->n_purposes; i++)
		if (p->purposes[i].pattern != NULL && n++ < NAMES_MAX)
			regex_set_add(set, p->purposes[i].pattern);
	for (size_t i = 0; i < p->n_outcomes; i++)
		if (p->outcomes[i].pattern != NULL && n++ < NAMES_MAX)
			regex_set_add(set, p->outcomes[i].pattern);
	return set;
}

const struct profile *profile_read(struct arena *a, struct profile_files files,
				   struct findings *to)
{
	struct settings s = {.a = a, .to = to};
	struct profile *p = NEW(a, struct profile);
	const struct {
		const struct source *source;
		read_part *read;
	} parts[] = {
		{files.opmaak, read_opmaak},
		{files.gremia, profile_read_gremia},
		{files.route, profile_read_route},
		{files.regels, profile_read_regels},
		{files.server, profile_read_server},
	};

	p->timezone = "Europe/Amsterdam";
	p->schema_source = files.schema;
	p->papier = files.papier;
	p->regels = files.regels;
	p->schema = read_file(&s, files.schema);
	for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
		const struct node *root = read_file(&s, parts[i].source);

		check_format(&s, root);
		parts[i].read(&s, root, p);
	}
	p->patterns_of_names = gather_names(a, p);
	return p;
}

static bool matches(const uint64_t *bits, const struct regex *re, str text)
{
	return re != NULL && regex_set_may(bits, re) && regex_matches(re, text);
}

const struct gremium *profile_gremium(const struct profile *p, str name)
{
	uint64_t bits[NAMES_WORDS];

	name = str_trim(name);
	for (size_t i = 0; name.len > 0 && i < p->n_gremia; i++)
		if (str_eq_nocase(p->gremia[i].id, name) ||
		    str_eq_nocase(p->gremia[i].name, name))
			return &p->gremia[i];
	regex_set_scan(p->patterns_of_names, name, bits);
	for (size_t i = 0; name.len > 0 && i < p->n_gremia; i++)
		for (size_t k = 0; k < p->gremia[i].n_also; k++)
			if (matches(bits, p->gremia[i].also[k], name))
				return &p->gremia[i];
	return NULL;
}

const struct purpose *profile_purpose(const struct profile *p, str text)
{
	uint64_t bits[NAMES_WORDS];

	text = str_trim(text);
	for (size_t i = 0; text.len > 0 && i < p->n_purposes; i++)
		if (str_eq_nocase(p->purposes[i].id, text) ||
		    str_eq_nocase(p->purposes[i].name, text))
			return &p->purposes[i];
	regex_set_scan(p->patterns_of_names, text, bits);
	for (size_t i = 0; text.len > 0 && i < p->n_purposes; i++)
		if (matches(bits, p->purposes[i].pattern, text))
			return &p->purposes[i];
	return NULL;
}

bool outcome_needs_no_meeting(const struct outcome *o)
{
	return str_eq(o->status, S("aangehouden")) ||
	       str_eq(o->status, S("vervallen"));
}

const struct outcome *profile_outcome(const struct profile *p, str text)
{
	uint64_t bits[NAMES_WORDS];

	text = str_trim(text);
	for (size_t i = 0; text.len > 0 && i < p->n_outcomes; i++)
		if (str_eq_nocase(p->outcomes[i].id, text) ||
		    str_eq_nocase(p->outcomes[i].name, text))
			return &p->outcomes[i];
	regex_set_scan(p->patterns_of_names, text, bits);
	for (size_t i = 0; text.len > 0 && i < p->n_outcomes; i++)
		if (matches(bits, p->outcomes[i].pattern, text))
			return &p->outcomes[i];
	return NULL;
}

bool profile_is_open(const struct profile *p, str conclusion)
{
	conclusion = str_trim(conclusion);
	return conclusion.len == 0 ||
	       (p->open != NULL && regex_matches(p->open, conclusion));
}
