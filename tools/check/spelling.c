/*
 * All words of a document are asked for at once: asking costs more than the
 * answer.
 */
#include "check/spelling.h"

#include "base/lang.h"
#include "base/vec.h"
#include "check/running.h"

enum { SHORTEST = 4, OFTEN = 3, ASKED_MAX = 20000 };

/* A capital is that of a sentence when the word before ends one. */
static bool starts_sentence(const struct running_word *w)
{
	const char *p = w->text.ptr;

	if (p == w->in->text.ptr)
		return true;
	while (p > w->in->text.ptr && strchr(" \n\t*-\"", p[-1]) != NULL)
		p--;
	return p == w->in->text.ptr || strchr(".?!", p[-1]) != NULL;
}

static bool is_small(str word)
{
	for (size_t i = 1; i < word.len; i++)
		if (word.ptr[i] >= 'A' && word.ptr[i] <= 'Z')
			return false;
	return true;
}

static bool is_asked(const struct running_tally *t,
		     const struct running_word *w, const struct map *own)
{
	bool capital = w->text.ptr[0] >= 'A' && w->text.ptr[0] <= 'Z';

	return t->n < OFTEN && t->folded.len >= SHORTEST && w->whole &&
	       is_small(w->text) && (!capital || starts_sentence(w)) &&
	       map_get(own, t->folded) == NULL;
}

/* What a map holds has no const; nobody writes through it. */
static void put(const struct rule_run *run, struct map *out,
		const struct running_word *w)
{
	union {
		const struct running_word *in;
		void *out;
	} keep = {.in = w};

	*map_slot(run->a, out, w->tally->folded) = keep.out;
}

struct map spelling_unknown(const struct rule_run *run, const struct map *own)
{
	const struct map *all = &run->words->tallies;
	const struct running_word **first;
	struct map out = {0};
	bool *unknown;
	size_t n = 0;
	str *words;

	if (run->speller == NULL)
		return out;
	first = NEWN(run->a, all->n, const struct running_word *);
	words = NEWN(run->a, all->n, str);
	for (size_t i = 0; i < all->n && n < ASKED_MAX; i++) {
		const struct running_tally *t = all->at[i].value;
		const struct running_word *w = &run->words->at[t->first];

		if (!is_asked(t, w, own))
			continue;
		first[n] = w;
		words[n++] = t->folded;
	}
	unknown = NEWN(run->a, n, bool);
	run->speller->ask(run->speller->self, words, n, unknown);
	for (size_t i = 0; i < n; i++)
		if (unknown[i])
			put(run, &out, first[i]);
	return out;
}

/* The words that are made of two that the dictionary knows: compounds of the
 * trade, which no dictionary has all of. */
static struct map compounds(const struct rule_run *run,
			    const struct map *unknown)
{
	struct {
		str *at;
		size_t n, cap;
	} parts = {0};
	struct map out = {0};
	bool *lost;
	size_t k = 0;

	for (size_t i = 0; i < unknown->n; i++)
		for (size_t at = SHORTEST;
		     at + SHORTEST <= unknown->at[i].key.len; at++) {
			str word = unknown->at[i].key;

			*PUSH(run->a, &parts) = str_slice(word, 0, at);
			*PUSH(run->a, &parts) = str_skip(word, at);
		}
	lost = NEWN(run->a, parts.n, bool);
	run->speller->ask(run->speller->self, parts.at, parts.n, lost);
	for (size_t i = 0; i < unknown->n; i++)
		for (size_t at = SHORTEST;
		     at + SHORTEST <= unknown->at[i].key.len; at++, k += 2)
			if (!lost[k] && !lost[k + 1])
				*map_slot(run->a, &out, unknown->at[i].key) =
					run->a;
	return out;
}

void spelling_tell(const struct rule_run *run, const struct map *unknown,
		   const struct map *told)
{
	struct map fine = {0};

	if (unknown->n > 0)
		fine = compounds(run, unknown);
	for (size_t i = 0; i < unknown->n; i++) {
		const struct running_word *w = unknown->at[i].value;

		if (map_get(told, unknown->at[i].key) != NULL ||
		    map_get(&fine, unknown->at[i].key) != NULL)
			continue;
		rule_finding_in(run, w->in, w->text,
				_("the dictionary does not know '%.*s'"),
				STR(w->text))
			->help = str_from(_("mend it, or add it to "
					    "eigen_woorden in regels.yaml"));
	}
}
