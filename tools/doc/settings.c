#include "doc/settings.h"

#include "base/lang.h"
#include "base/near.h"
#include "base/vec.h"

#include <stdarg.h>

static const char rule[] = "profile";

struct finding *settings_wrong(const struct settings *s, const struct node *at,
			       const char *fmt, ...)
{
	struct span span = at->key_span.to > 0 ? at->key_span : at->span;
	va_list args;
	str message;

	va_start(args, fmt);
	message = str_vfmt(s->to->a, fmt, args);
	va_end(args);
	return findings_put(s->to, LEVEL_ERROR, rule, s->source, span, message);
}

static size_t count(const str *words)
{
	size_t n = 0;

	while (words[n].len > 0)
		n++;
	return n;
}

static bool is_among(str word, const str *words)
{
	for (size_t i = 0; words[i].len > 0; i++)
		if (str_eq(word, words[i]))
			return true;
	return false;
}

static void suggest(const struct settings *s, struct finding *f, str word,
		    const str *known)
{
	str near = near_word(word, known, count(known));

	if (near.len > 0)
		f->help = str_fmt(s->a, _("did you mean `%.*s`?"), STR(near));
}

bool settings_keys(const struct settings *s, const struct node *map,
		   const str *known)
{
	if (map == NULL)
		return false;
	if (map->kind != NODE_MAP) {
		settings_wrong(s, map, _("a map of settings is expected here"));
		return false;
	}
	for (size_t i = 0; i < map->n; i++) {
		const struct node *m = map->child[i];

		if (is_among(m->key, known))
			continue;
		suggest(s,
			settings_wrong(s, m, _("`%.*s` is not a setting here"),
				       STR(m->key)),
			m->key, known);
	}
	return true;
}

static bool is_scalar(const struct node *n)
{
	return n->kind == NODE_STRING || n->kind == NODE_NUMBER ||
	       n->kind == NODE_BOOL;
}

str settings_text(const struct settings *s, const struct node *map, str key)
{
	const struct node *n = node_get(map, key);

	if (n == NULL)
		return (str){0};
	if (!is_scalar(n))
		settings_wrong(s, n, _("`%.*s` must be a text"), STR(key));
	return node_text(n);
}

str settings_need(const struct settings *s, const struct node *map, str key)
{
	const struct node *n = node_get(map, key);

	if (n == NULL)
		settings_wrong(s, map, _("`%.*s` is missing here"), STR(key));
	else if (is_scalar(n) && n->text.len == 0)
		settings_wrong(s, n, _("`%.*s` is empty"), STR(key));
	return settings_text(s, map, key);
}

const struct node *settings_list(const struct settings *s,
				 const struct node *map, str key)
{
	const struct node *n = node_get(map, key);

	if (n == NULL || n->kind == NODE_LIST)
		return n;
	settings_wrong(s, n, _("`%.*s` must be a list"), STR(key));
	return NULL;
}

const str *settings_words(const struct settings *s, const struct node *map,
			  str key, size_t *n)
{
	const struct node *list = node_get(map, key);
	str *words;

	*n = 0;
	if (list == NULL)
		return NULL;
	if (is_scalar(list)) {
		words = NEW(s->a, str);
		words[(*n)++] = list->text;
		return words;
	}
	list = settings_list(s, map, key);
	if (list == NULL)
		return NULL;
	words = NEWN(s->a, list->n, str);
	for (size_t i = 0; i < list->n; i++) {
		if (is_scalar(list->child[i]))
			words[(*n)++] = list->child[i]->text;
		else
			settings_wrong(s, list->child[i],
				       _("a text is expected here"));
	}
	return words;
}

bool settings_flag(const struct settings *s, const struct node *map, str key)
{
	const struct node *n = node_get(map, key);

	if (n == NULL)
		return false;
	if (n->kind != NODE_BOOL)
		settings_wrong(s, n, _("`%.*s` must be true or false"),
			       STR(key));
	return n->kind == NODE_BOOL && str_eq_nocase(n->text, S("true"));
}

size_t settings_choice_of(const struct settings *s, const struct node *n,
			  const str *words, size_t otherwise)
{
	str word = node_text(n);

	for (size_t i = 0; words[i].len > 0; i++)
		if (str_eq(word, words[i]))
			return i;
	suggest(s,
		settings_wrong(s, n, _("`%.*s` is no value for this setting"),
			       STR(word)),
		word, words);
	return otherwise;
}

size_t settings_choice(const struct settings *s, const struct node *map,
		       str key, const str *words, size_t otherwise)
{
	const struct node *n = node_get(map, key);

	return n == NULL ? otherwise
			 : settings_choice_of(s, n, words, otherwise);
}

/* Where byte `at` of a pattern stands in the source: the pattern is written as
 * it is there, but for a quote before it, or the whole value is shown. */
static struct span place_in(const struct settings *s, const struct node *n,
			    size_t at)
{
	str written = source_slice(s->source, n->span);
	size_t skip = n->plain ? 0 : 1;
	uint32_t from;

	if (!str_eq(str_slice(written, skip, skip + n->text.len), n->text))
		return n->span;
	from = n->span.from + (uint32_t)(skip + at);
	return (struct span){from, from + (at < n->text.len ? 1 : 0)};
}

struct regex *settings_regex(const struct settings *s, const struct node *n,
			     unsigned flags)
{
	struct fail why = {0};
	size_t at = 0;
	struct regex *re;

	if (!is_scalar(n)) {
		settings_wrong(s, n, _("a pattern is expected here"));
		return NULL;
	}
	re = regex_new(s->a, n->text, flags, &why, &at);
	if (re == NULL)
		findings_add(s->to, LEVEL_ERROR, rule, s->source,
			     place_in(s, n, at),
			     _("this pattern goes wrong at byte %zu: %.*s"),
			     at + 1, STR(why.message));
	return re;
}

struct regex *settings_pattern(const struct settings *s, const struct node *map,
			       str key)
{
	const struct node *n = node_get(map, key);

	return n == NULL ? NULL
			 : settings_regex(s, n, REGEX_NOCASE | REGEX_WHOLE);
}
