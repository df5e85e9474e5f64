/*
 * The texts of a document, gathered once for all rules, each with the patterns
 * that may match it.
 */
#include "check/texts.h"

#include "base/utf8.h"
#include "base/vec.h"
#include "check/rules.h"

/* Members that hold no text of the paper. */
bool rule_is_text_key(str key)
{
	static const char *const skip[] = {"id",     "onderdruk", "formaat",
					   "agenda", "e-mail",	  "in",
					   "over",   "vervangt",  "bestand"};

	for (size_t i = 0; i < sizeof skip / sizeof *skip; i++)
		if (str_eq(key, str_from(skip[i])))
			return false;
	return true;
}

static void add_text(struct arena *a, const struct regex_set *patterns,
		     const struct node *n, struct texts *out)
{
	uint64_t *bits = NEWN(a, regex_set_words(patterns), uint64_t);
	struct regex_seen seen = regex_set_scan(patterns, n->text, bits);
	size_t words = regex_set_words(patterns);
	bool valid = seen.ascii || utf8_check(n->text) == n->text.len;

	if (out->any == NULL)
		out->any = NEWN(a, words, uint64_t);
	for (size_t i = 0; i < words; i++)
		out->any[i] |= bits[i];
	*PUSH(a, out) = (struct text){n, bits, valid, seen.digit};
}

static void gather(struct arena *a, const struct regex_set *patterns,
		   const struct node *n, struct texts *out)
{
	if (n->kind == NODE_STRING)
		add_text(a, patterns, n, out);
	if (n->kind != NODE_MAP && n->kind != NODE_LIST)
		return;
	for (size_t i = 0; i < n->n; i++)
		if (n->kind == NODE_LIST || rule_is_text_key(n->child[i]->key))
			gather(a, patterns, n->child[i], out);
}

static size_t slot_of(const struct texts *all, const struct node *n)
{
	uint64_t hash = (uint64_t)(uintptr_t)n * UINT64_C(0x9e3779b97f4a7c15);
	size_t i = (size_t)(hash >> 32) & (all->n_slots - 1);

	while (all->slots[i] != 0 && all->at[all->slots[i] - 1].node != n)
		i = (i + 1) & (all->n_slots - 1);
	return i;
}

static void index_texts(struct arena *a, struct texts *all)
{
	all->n_slots = 16;
	while (all->n_slots < 2 * all->n + 1)
		all->n_slots *= 2;
	all->slots = NEWN(a, all->n_slots, uint32_t);
	for (size_t i = 0; i < all->n; i++)
		all->slots[slot_of(all, all->at[i].node)] = (uint32_t)i + 1;
}

const struct text *texts_find(const struct texts *all, const struct node *n)
{
	uint32_t slot = all->n_slots > 0 ? all->slots[slot_of(all, n)] : 0;

	return slot > 0 ? &all->at[slot - 1] : NULL;
}

struct texts texts_of(struct arena *a, const struct regex_set *patterns,
		      const struct node *root)
{
	struct texts all = {0};

	gather(a, patterns, root, &all);
	index_texts(a, &all);
	return all;
}

struct texts texts_of_lines(struct arena *a, const struct regex_set *patterns,
			    const struct source *s)
{
	struct texts all = {0};
	struct node *lines = NEWN(a, s->n_lines, struct node);

	for (unsigned i = 0; i < s->n_lines; i++) {
		str text = str_trim(source_line(s, i + 1));
		struct node *n = &lines[i];

		n->kind = NODE_STRING;
		n->text = text;
		if (text.len == 0)
			continue;
		n->span.from = (uint32_t)(text.ptr - s->text.ptr);
		n->span.to = n->span.from + (uint32_t)text.len;
		add_text(a, patterns, n, &all);
	}
	return all;
}

void rule_strings(const struct rule_run *run, const struct node *root,
		  void (*see)(const struct rule_run *run, const struct node *n))
{
	struct rule_run as = *run;
	struct texts below = {0};
	const struct texts *all = run->texts;

	if (root == NULL)
		return;
	if (root != run->agenda->data) {
		below = texts_of(run->a, run->patterns, root);
		all = &below;
	}
	for (size_t i = 0; i < all->n; i++) {
		as.text = &all->at[i];
		see(&as, as.text->node);
	}
}

void rule_texts(const struct rule_run *run, const struct texts *all,
		void (*see)(const struct rule_run *run, const struct node *n,
			    void *with),
		void *with)
{
	struct rule_run as = *run;

	for (size_t i = 0; i < all->n; i++) {
		as.text = &all->at[i];
		see(&as, as.text->node, with);
	}
}

static const struct text *text_of(const struct rule_run *run,
				  const struct node *n)
{
	if (run->text != NULL && run->text->node == n)
		return run->text;
	return run->texts != NULL ? texts_find(run->texts, n) : NULL;
}

bool rule_match_found(const struct rule_run *run, const struct regex *re,
		      const struct node *n, size_t from, struct regex_match *m)
{
	const struct text *t = text_of(run, n);

	if (t == NULL)
		return regex_find(re, n->text, from, m) == REGEX_YES;
	if (!regex_set_may(t->bits, re))
		return false;
	return (t->valid ? regex_find_in_text(re, n->text, from, m)
			 : regex_find(re, n->text, from, m)) == REGEX_YES;
}

bool rule_patterns_find(const struct rule_patterns *p, str text)
{
	for (size_t i = 0; i < p->n; i++)
		if (regex_find(p->at[i], text, 0, NULL) == REGEX_YES)
			return true;
	return false;
}

/* What the pass over a text saw holds for its parts too. */
static bool is_within(str part, str text)
{
	return part.ptr >= text.ptr &&
	       part.ptr + part.len <= text.ptr + text.len;
}

bool rule_finds(const struct rule_run *run, const struct rule_patterns *p,
		const struct node *n, str text)
{
	const struct text *t = text_of(run, n);

	if (t == NULL || !is_within(text, n->text))
		return rule_patterns_find(p, text);
	for (size_t i = 0; i < p->n; i++)
		if (regex_set_may(t->bits, p->at[i]) &&
		    regex_find(p->at[i], text, 0, NULL) == REGEX_YES)
			return true;
	return false;
}

bool rule_digits(const struct rule_run *run, const struct node *n)
{
	const struct text *t = text_of(run, n);

	return t != NULL ? t->digit : rule_has_digit(node_text(n));
}
