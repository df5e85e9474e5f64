/*
 * chance.h -- trees of a model, made at random from its schema, with texts that
 * look like something else.  The same seed gives the same tree.
 */
#ifndef TESTS_UNIT_CHANCE_H
#define TESTS_UNIT_CHANCE_H

#include "base/regex.h"
#include "tree/node.h"

struct chance {
	struct arena *a;
	const struct node *root; /* of the schema */
	uint32_t seed;
};

static uint32_t below(struct chance *c, size_t n)
{
	c->seed ^= c->seed << 13;
	c->seed ^= c->seed >> 17;
	c->seed ^= c->seed << 5;
	return c->seed % (uint32_t)n;
}

static const char *const words[] = {
	"Taal",
	"no",
	"yes",
	"NO",
	"on",
	"null",
	"~",
	"true",
	"2019",
	"3.10",
	"0x1F",
	"1e3",
	"1_000",
	"12:30",
	"2020-01-31",
	"- punt",
	"* ster",
	"# kop",
	"een # twee",
	"a: b",
	"a:",
	": a",
	"'s middags",
	"\"x\"",
	"@",
	"`code`",
	"%",
	"&anker",
	"*alias",
	"!tag",
	"|",
	"a | b",
	"a \\| b",
	"a\\",
	">",
	"[x]",
	"{y}",
	"{#id}",
	"tekst {#id}",
	"1. een",
	"1) een",
	"12. titel",
	"3 Doelen",
	"4.1 Verder",
	"Speerpunt 3: Taal",
	"Acties",
	"Visie",
	"Voorheen: iets",
	"a<br>b",
	"- a<br>- b",
	"<b>x</b>",
	"---",
	"...",
	"?",
	"-",
	"\xe2\x80\x93",
	"\xc3\xa9\xc3\xa9n",
	"a\tb",
	"[^1]: noot",
	"x[^1]",
	"a  b",
	"**vet** en *schuin*",
	"=",
	"<<",
	"#",
	"Aandachtspunt: geld",
	"| a | b |",
	"\xc2\xa0x",
	"\xe2\x80\xa8",
	"x,",
	"\xf0\x9f\x98\x80",
	"```",
	"~~~",
	"~",
	"    ver",
	"C:\\pad",
	"&amp;",
	"80 jaar",
	"<!-- weg -->",
	"!",
	"\x7f",
	"\xc2\x85",
	"\xef\xbb\xbf",
};

static const char *const proses[] = {
	"Een.\n\nTwee.",
	"Een\ntwee.",
	"- a\n- b\n  - c",
	"1. a\n2. b",
	"Kop\n\n# Kop\n\nTekst",
	"| a | b |\n| --- | --- |\n| c | d |",
	"Let op:\n\n```\ncode\n  meer\n```",
	"> citaat\n> meer",
	"Voorheen: A\n\nVerder.",
	"- a {#x}\n- b",
	"a\n\n---\n\nb",
	"tekst\n\n[^1]: noot",
	"a: b\nc: d",
	"- a\n\n  b\n- c",
	"x\n\n{#y}",
	"<div>\nx\n</div>",
	"| Id | Doel |\n| --- | --- |\n| d1 | x |",
	"\n\n  x\n y",
	"- \n- a",
	"a\n- ",
	"3. c\n\n1) d",
};

static str text_by_chance(struct chance *c)
{
	size_t n = sizeof words / sizeof *words;

	switch (below(c, 5)) {
	case 0:
		return str_from(
			proses[below(c, sizeof proses / sizeof *proses)]);
	case 1:
		return str_fmt(c->a, "%s %s", words[below(c, n)],
			       words[below(c, n)]);
	case 2: return str_fmt(c->a, "Woord %u", (unsigned)below(c, 90));
	default: return str_from(words[below(c, n)]);
	}
}

/* A text that a pattern of the schema allows. */
static str patterned(struct chance *c, str pattern)
{
	static const char *const tries[] = {"no",  "a-1",	 "7",
					    "1.2", "19.0458752", "v70"};
	struct fail why = {0};
	struct regex *re = regex_new(c->a, pattern, 0, &why, NULL);

	for (size_t i = 0; i < 50; i++) {
		str s = str_from(tries[below(c, 6)]);

		if (regex_matches(re, s))
			return s;
	}
	return S("x");
}

static const struct node *resolve(const struct chance *c,
				  const struct node *schema)
{
	while (node_get(schema, S("$ref")) != NULL)
		schema = node_get(node_get(c->root, S("$defs")),
				  str_skip(node_text_of(schema, S("$ref")),
					   strlen("#/$defs/")));
	return schema;
}

static struct node *by_chance(struct chance *c, const struct node *schema,
			      int depth);

static struct node *map_by_chance(struct chance *c, const struct node *schema,
				  int depth)
{
	const struct node *members = node_get(schema, S("properties"));
	struct node *map = node_new(c->a, NODE_MAP, (struct span){0});
	struct node **at = NEWN(c->a, members->n, struct node *);

	map->child = (struct node *const *)at;
	for (size_t i = 0; i < members->n; i++) {
		const struct node *m = members->child[i];

		if (depth > 7 || below(c, 5) > 1)
			continue;
		at[map->n] = by_chance(c, m, depth + 1);
		at[map->n++]->key = m->key;
	}
	return map;
}

static struct node *list_by_chance(struct chance *c, const struct node *schema,
				   int depth)
{
	struct node *list = node_new(c->a, NODE_LIST, (struct span){0});
	size_t n = below(c, 12) == 0 ? 0 : 1 + below(c, 3);
	struct node **at = NEWN(c->a, n, struct node *);

	for (size_t i = 0; i < n; i++)
		at[i] = by_chance(c, node_get(schema, S("items")), depth + 1);
	list->child = (struct node *const *)at;
	list->n = n;
	return list;
}

static inline struct node *by_chance(struct chance *c,
				     const struct node *schema, int depth)
{
	const struct node *s = resolve(c, schema);
	const struct node *options = node_get(s, S("enum"));
	struct node *n;

	if (node_get(s, S("properties")) != NULL)
		return map_by_chance(c, s, depth);
	if (node_get(s, S("items")) != NULL)
		return list_by_chance(c, s, depth);
	n = node_new(c->a, NODE_STRING, (struct span){0});
	if (node_get(s, S("const")) != NULL) {
		n->kind = NODE_NUMBER;
		n->text = node_text_of(s, S("const"));
	} else if (options != NULL) {
		n->text = options->child[below(c, options->n)]->text;
	} else if (node_get(s, S("pattern")) != NULL) {
		n->text = patterned(c, node_text_of(s, S("pattern")));
	} else {
		n->text = text_by_chance(c);
	}
	return n;
}

#endif
