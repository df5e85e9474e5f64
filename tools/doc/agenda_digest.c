/*
 * The digest of the besluittekst.
 *
 * Two surfaces of one text must agree, and so must two orders of its keys.  So
 * members of a map are added up, each mixed with its key first; elements of a
 * list are chained, because their order is part of the text.  Numbers count by
 * their value as node_equal() compares them.  This is a fingerprint to compare
 * versions with, not a seal: evidence is git's business.
 */
#include "doc/agenda.h"

#include <stdio.h>
#include <stdlib.h>

static uint64_t mix(uint64_t x)
{
	x ^= x >> 30;
	x *= 0xbf58476d1ce4e5b9U;
	x ^= x >> 27;
	x *= 0x94d049bb133111ebU;
	return x ^ x >> 31;
}

static uint64_t number(str text)
{
	char written[32];
	int n;

	if (text.len > 15)
		return str_hash(text);
	snprintf(written, sizeof written, "%.*s", STR(text));
	n = snprintf(written, sizeof written, "%.15g",
		     strtod(written, NULL) + 0);
	return str_hash((str){written, (size_t)n});
}

static uint64_t digest(const struct node *n)
{
	uint64_t h = mix((uint64_t)n->kind + 1);

	if (n->kind == NODE_NUMBER)
		return mix(h ^ number(n->text));
	if (n->kind != NODE_LIST && n->kind != NODE_MAP)
		return mix(h ^ str_hash(n->text));
	for (size_t i = 0; i < n->n; i++) {
		uint64_t child = digest(n->child[i]);

		if (n->kind == NODE_MAP)
			h += mix(str_hash(n->child[i]->key) ^ mix(child));
		else
			h = mix(h ^ child);
	}
	return mix(h);
}

static bool is_excluded(str key)
{
	static const str keys[] = {S_INIT("route"), S_INIT("inbreng"),
				   S_INIT("versie"), S_INIT("voorblad"),
				   S_INIT("onderdruk")};

	for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
		if (str_eq(key, keys[i]))
			return true;
	return false;
}

uint64_t agenda_decision_text(const struct agenda *d)
{
	uint64_t h = 0;

	if (d->data == NULL)
		return 0;
	if (d->data->kind != NODE_MAP)
		return digest(d->data);
	for (size_t i = 0; i < d->data->n; i++) {
		const struct node *n = d->data->child[i];

		if (!is_excluded(n->key))
			h += mix(str_hash(n->key) ^ mix(digest(n)));
	}
	return mix(h);
}
