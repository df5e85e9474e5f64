/*
 * settings.h -- reading a profile's YAML: values of the expected kind, or a
 * finding with its place.
 *
 * A setting that is missing or wrong gives the empty value, so that reading
 * goes on and one run shows every mistake.
 */
#ifndef DOC_SETTINGS_H
#define DOC_SETTINGS_H

#include "base/regex.h"
#include "text/finding.h"
#include "tree/node.h"

struct settings {
	struct arena *a;
	const struct source *source;
	struct findings *to;
};

/* A finding for every key of `map` that is not among `known`, which ends with
 * an empty str.  False when `map` is no map: that is a finding too, unless it
 * is NULL. */
bool settings_keys(const struct settings *s, const struct node *map,
		   const str *known);

/* The text of a string, number or bool; empty when absent. */
str settings_text(const struct settings *s, const struct node *map, str key);

/* The same; absent or empty is a finding at the map. */
str settings_need(const struct settings *s, const struct node *map, str key);

/* Elements of a list; NULL when absent or no list. */
const struct node *settings_list(const struct settings *s,
				 const struct node *map, str key);

/* A list of words, or one word; `*n` 0 when absent. */
const str *settings_words(const struct settings *s, const struct node *map,
			  str key, size_t *n);

bool settings_flag(const struct settings *s, const struct node *map, str key);

/* The index of the value in `words`, which ends with an empty str; `otherwise`
 * when it is absent or none of them. */
size_t settings_choice(const struct settings *s, const struct node *map,
		       str key, const str *words, size_t otherwise);

/* The same for the value `n` itself. */
size_t settings_choice_of(const struct settings *s, const struct node *n,
			  const str *words, size_t otherwise);

/* A pattern on the whole text, case ignored; NULL when absent or wrong. */
struct regex *settings_pattern(const struct settings *s, const struct node *map,
			       str key);

/* A pattern that is the value of `n` itself; NULL when wrong. */
struct regex *settings_regex(const struct settings *s, const struct node *n,
			     unsigned flags);

/* A finding of level error at a node's key, or at the node in a list. */
struct finding *settings_wrong(const struct settings *s, const struct node *at,
			       const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

#endif
