/*
 * References in the text: what they point at must be there.
 *
 * Every way to refer is a row of the parameter `verwijzingen`: a pattern, and
 * in `naar` where its target is to be found.  A target can stand in a list of
 * the model, above a chapter ("Bijlage 2: ...") or at the start of a line (the
 * caption of a figure); a reference is wrong only when it is in none, and the
 * document has others of its kind.
 */
#include "base/lang.h"
#include "base/vec.h"
#include "check/headings.h"
#include "check/names.h"
#include "tree/inline.h"

#include <stdlib.h>

enum target {
	TARGET_LIST,	/* an element of a list of the model, by number */
	TARGET_CHAPTER, /* a heading, by its number */
	TARGET_TITLE,	/* a heading or an annex, by its title */
	TARGET_CAPTION, /* a line that begins with these words */
	TARGET_ANY,	/* the list, or headings of its name: not empty */
	TARGET_SHOWN,	/* a table or picture below, or above */
	TARGET_BESIDE,	/* nothing: a text has nothing beside it */
};

static const struct {
	const char *word;
	enum target target;
} targets[] = {
	{"lijst", TARGET_LIST},	    {"hoofdstuk", TARGET_CHAPTER},
	{"titel", TARGET_TITLE},    {"bijschrift", TARGET_CAPTION},
	{"enige", TARGET_ANY},	    {"beeld", TARGET_SHOWN},
	{"ernaast", TARGET_BESIDE},
};

struct reference {
	struct rule_patterns patterns; /* with groups `nummer`, `titel` */
	enum target target;
	str list;  /* key of the list in the model */
	bool back; /* SHOWN: above the text */
};

struct references {
	struct reference *at;
	size_t n, cap;
};

static const void *read_references(const struct rule_setup *setup)
{
	const struct node *list =
		node_get(setup->parameters, S("verwijzingen"));
	struct references *out = NEW(setup->a, struct references);

	for (size_t i = 0; list != NULL && i < list->n; i++) {
		struct rule_setup row = *setup;
		str to = node_text_of(list->child[i], S("naar"));

		row.parameters = list->child[i];
		for (size_t k = 0; k < sizeof targets / sizeof *targets; k++)
			if (str_eq(to, str_from(targets[k].word)))
				*PUSH(setup->a, out) = (struct reference){
					.patterns =
						rule_patterns(&row, "patroon"),
					.target = targets[k].target,
					.list = node_text_of(list->child[i],
							     S("lijst")),
					.back = str_eq(
						node_text_of(list->child[i],
							     S("terug")),
						S("true"))};
	}
	return out;
}

/* ------------------------------------------------------------ the document */

struct block {
	const struct node *node;
	bool heading;
};

struct blocks {
	struct block *at;
	size_t n, cap;
};

/* Gathered once, when a reference asks for it. */
struct target_places {
	bool known;
	struct headings headings;
	str *plain;	      /* of the headings, number and all */
	struct blocks blocks; /* in the order of the document */
};

static void collect_blocks(struct arena *a, const struct node *n,
			   struct blocks *out)
{
	for (size_t i = 0; n != NULL && i < n->n; i++) {
		const struct node *c = n->child[i];

		if (node_is_data(c))
			return;
		*PUSH(a, out) = (struct block){c, c->kind == NODE_SECTION};
		if (c->kind == NODE_SECTION)
			collect_blocks(a, c, out);
	}
}

static void gather(const struct rule_run *run, struct target_places *t)
{
	if (t->known)
		return;
	t->known = true;
	t->headings = rule_headings(run);
	t->plain = NEWN(run->a, t->headings.n + 1, str);
	for (size_t i = 0; i < t->headings.n; i++)
		t->plain[i] = name_plain(run, t->headings.at[i].title);
	collect_blocks(run->a, run->agenda->tree.body, &t->blocks);
}

/* ------------------------------------------------------------ targets */

static bool begins_with(str text, str words)
{
	return str_starts(text, words) &&
	       (text.len == words.len || text.ptr[words.len] == ' ');
}

/* The word before a number: "bijlage" of "bijlage 2". */
static str word_of(str plain)
{
	return str_slice(plain, 0, str_find_char(plain, ' '));
}

static bool has_digit_behind(str text, str word)
{
	return begins_with(text, word) && text.len > word.len + 1 &&
	       rule_has_digit(str_slice(text, word.len, word.len + 3));
}

/* In a list that does not number its elements the first is number 1. */
static bool in_list(const struct node *list, str number, bool *judged)
{
	size_t numbered = 0, n = list != NULL ? list->n : 0;

	for (size_t i = 0; i < n; i++) {
		str found = node_text_of(list->child[i], S("nummer"));

		numbered += found.len > 0;
		if (str_eq(found, number))
			return true;
	}
	*judged = n > 0 && (numbered == n || (numbered == 0 && n > 1));
	if (numbered == 0 && number.len <= 3 && n > 1) {
		size_t value = 0;

		for (size_t i = 0; i < number.len; i++)
			value = value * 10 + (size_t)(number.ptr[i] - '0');
		return value >= 1 && value <= n;
	}
	return false;
}

static bool lacks_number(const struct rule_run *run, const struct reference *r,
			 struct target_places *t, str plain, str number)
{
	bool judged = false;

	if (in_list(node_get(run->agenda->data, r->list), number, &judged))
		return false;
	for (size_t i = 0; i < t->headings.n; i++) {
		if (begins_with(t->plain[i], plain))
			return false;
		judged = judged ||
			 has_digit_behind(t->plain[i], word_of(plain));
	}
	return judged;
}

static bool lacks_chapter(const struct target_places *t, str number)
{
	size_t numbered = 0;

	for (size_t i = 0; i < t->headings.n; i++) {
		numbered += t->headings.at[i].number.len > 0;
		if (str_eq(t->headings.at[i].number, number))
			return false;
	}
	return numbered >= 2;
}

static bool lacks_title(const struct rule_run *run,
			const struct target_places *t, str title)
{
	const struct node *annexes = node_get(run->agenda->data, S("bijlagen"));
	str plain = name_plain(run, title);

	if (plain.len == 0 || t->headings.n < 3)
		return false;
	for (size_t i = 0; i < t->headings.n; i++)
		if (str_find(t->plain[i], plain) < t->plain[i].len)
			return false;
	for (size_t i = 0; annexes != NULL && i < annexes->n; i++) {
		str x = name_plain(run,
				   node_text_of(annexes->child[i], S("titel")));

		if (str_find(x, plain) < x.len)
			return false;
	}
	return true;
}

/* The words at the start of any text are a caption, or the reference itself:
 * then nothing is said. */
static bool lacks_caption(const struct rule_run *run, str plain)
{
	bool others = false;

	for (size_t i = 0; i < run->lines->n; i++) {
		str line = name_plain(
			run, str_slice(run->lines->at[i].node->text, 0, 60));

		if (begins_with(line, plain))
			return false;
		others = others || has_digit_behind(line, word_of(plain));
	}
	return others;
}

static bool lacks_any(const struct rule_run *run, const struct reference *r,
		      const struct target_places *t, str plain)
{
	const struct node *list = node_get(run->agenda->data, r->list);
	struct name_words words = name_words(plain, NULL);

	if ((list != NULL && list->n > 0) || words.n == 0 || t->headings.n < 3)
		return false;
	for (size_t i = 0; i < t->headings.n; i++) {
		struct name_words x = name_words(t->plain[i], NULL);

		if (name_shared(&words, &x) > 0)
			return false;
	}
	return true;
}

static bool is_shown(const struct block *b)
{
	str text = b->node->text;

	switch (b->node->kind) {
	case NODE_TABLE:
	case NODE_BULLETS:
	case NODE_ORDERED:
	case NODE_CODE:
	case NODE_HTML:
	case NODE_QUOTE: return true;
	case NODE_PARAGRAPH: return str_find(text, S("![")) < text.len;
	case NODE_NULL:
	case NODE_BOOL:
	case NODE_NUMBER:
	case NODE_STRING:
	case NODE_LIST:
	case NODE_MAP:
	case NODE_DOCUMENT:
	case NODE_SECTION:
	case NODE_ITEM:
	case NODE_ROW:
	case NODE_CELL:
	case NODE_RULE:
	case NODE_FOOTNOTE: break;
	}
	return false;
}

/* Nothing to look at before the next heading, nor right behind that. */
static bool lacks_picture(const struct reference *r,
			  const struct target_places *t, size_t offset)
{
	const struct blocks *b = &t->blocks;
	size_t i = 0, headings = 0;

	while (i < b->n &&
	       (b->at[i].heading || b->at[i].node->span.from > offset ||
		b->at[i].node->span.to <= offset))
		i++;
	if (i == b->n || b->at[i].node->kind != NODE_PARAGRAPH)
		return false;
	for (i += r->back ? (size_t)-1 : 1; i < b->n;
	     i += r->back ? (size_t)-1 : 1) {
		if (is_shown(&b->at[i]))
			return false;
		if (headings > 0 && !b->at[i].heading)
			return true;
		headings += b->at[i].heading;
	}
	return true;
}

/* ------------------------------------------------------------ the rule */

static bool lacks(const struct rule_run *run, const struct reference *r,
		  struct target_places *t, const struct regex *re,
		  const struct regex_match *m, struct span at)
{
	str plain = name_plain(run, m->whole);
	str number = regex_named(re, m, S("nummer"));

	gather(run, t);
	switch (r->target) {
	case TARGET_LIST: return lacks_number(run, r, t, plain, number);
	case TARGET_CHAPTER: return lacks_chapter(t, number);
	case TARGET_TITLE:
		return lacks_title(run, t, regex_named(re, m, S("titel")));
	case TARGET_CAPTION: return lacks_caption(run, plain);
	case TARGET_ANY: return lacks_any(run, r, t, plain);
	case TARGET_SHOWN: return lacks_picture(r, t, at.from);
	case TARGET_BESIDE: return true;
	}
	return false;
}

static void tell(const struct rule_run *run, const struct reference *r,
		 const struct node *n, str part)
{
	str words = rule_quote(run, part);

	if (r->target == TARGET_BESIDE)
		rule_finding_in(run, n, part,
				_("'%.*s': beside a text there is nothing"),
				STR(words))
			->help = str_from(_("name what is meant, or say above "
					    "or below"));
	else if (r->target == TARGET_SHOWN)
		rule_finding_in(run, n, part,
				_("'%.*s' is announced, but it is not there"),
				STR(words))
			->help = str_from(_("put it back, or take out the "
					    "sentence"));
	else
		rule_finding_in(run, n, part,
				_("there is no '%.*s' in this document"),
				STR(words))
			->help = str_from(_("correct the number, or name the "
					    "part by its title"));
}

static void see_references(const struct rule_run *run, const struct node *n,
			   void *with)
{
	const struct references *all = run->prepared;
	enum { MATCHES_MAX = 20 };

	for (size_t i = 0; i < all->n; i++) {
		const struct reference *r = &all->at[i];

		for (size_t k = 0; k < r->patterns.n; k++) {
			const struct regex *re = r->patterns.at[k];
			struct regex_match m;
			size_t from = 0, seen = 0;

			while (seen++ < MATCHES_MAX &&
			       rule_match(run, re, n, from, &m) &&
			       m.whole.len > 0) {
				from = (size_t)(m.whole.ptr - n->text.ptr) +
				       m.whole.len;
				if (lacks(run, r, with, re, &m,
					  rule_part(run->agenda->source, n,
						    m.whole)))
					tell(run, r, n, m.whole);
			}
		}
	}
}

static void references(const struct rule_run *run)
{
	struct target_places t = {0};

	rule_texts(run, run->lines, see_references, &t);
}

const struct rule reference_rules[] = {
	{.id = "xref",
	 .level = LEVEL_WARNING,
	 .looks = MSG("references such as 'bijlage 2', 'hoofdstuk 5' or 'de "
		      "figuur hieronder' to what the document does not have"),
	 .why = MSG("Parts move, pictures get lost, and references stay "
		    "behind."),
	 .check = references,
	 .prepare = read_references},
	{0},
};
