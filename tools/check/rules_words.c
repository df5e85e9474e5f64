/*
 * Spelling without a dictionary: the document is one.  A long word that stands
 * there once and is a letter or two away from one that stands there often is a
 * slip of it; two words that stand elsewhere as one were parted by mistake.
 * What a document cannot know of itself (words that are misspelt everywhere,
 * words that are taken for each other) is a list in regels.yaml.
 *
 * Only letters that are missing, doubled, added or swapped count as a slip, and
 * not in the last three: other letters and other endings make other words too
 * often (besluiten, afsluiten; gemeente, gemeenten).
 */
#include "base/lang.h"
#include "base/vec.h"
#include "check/patterns.h"
#include "check/running.h"
#include "check/spelling.h"

enum {
	SLIP_SHORTEST = 8, /* bytes of a word that is compared */
	LONG = 12,	   /* from here on two letters may differ */
	TAIL = 3,	   /* bytes at the end that do not differ */
	HEAD = 2,	   /* bytes of the known word before the first slip */
	LIKE_MAX = 64,	   /* known words of one ending */
	PARTED_SHORTEST = 8,
	PARTED_LONGEST = 64,
};

struct typo {
	const struct pattern_forms *forms;
	const struct node *words; /* misspelt: what is meant; may be NULL */
	struct map misspelt;	  /* the same words */
	struct map before, after; /* words that may be parted */
	struct map own;		  /* that a dictionary need not know */
	struct {
		str *at; /* beginnings that make two words of their own */
		size_t n, cap;
	} pairs;
};

static void read_set(const struct rule_setup *setup, const char *key,
		     struct map *out)
{
	const struct node *list = node_get(setup->parameters, str_from(key));

	for (size_t i = 0; list != NULL && i < list->n; i++)
		*map_slot(setup->a, out, node_text(list->child[i])) = setup->a;
}

static const void *read_typo(const struct rule_setup *setup)
{
	struct typo *t = NEW(setup->a, struct typo);
	const struct node *pairs =
		node_get(setup->parameters, S("eigen_begin"));

	t->forms = patterns_read(setup);
	t->words = node_get(setup->parameters, S("woorden"));
	for (size_t i = 0; t->words != NULL && i < t->words->n; i++)
		*map_slot(setup->a, &t->misspelt, t->words->child[i]->key) = t;
	read_set(setup, "los_voor", &t->before);
	read_set(setup, "los_na", &t->after);
	read_set(setup, "eigen_woorden", &t->own);
	for (size_t i = 0; pairs != NULL && i < pairs->n; i++)
		*PUSH(setup->a, &t->pairs) = node_text(pairs->child[i]);
	return t;
}

/* What is meant, with the capital of what is written. */
static str with_capital(const struct rule_run *run, str meant, str written)
{
	char *copy;

	if (written.ptr[0] < 'A' || written.ptr[0] > 'Z' || meant.len == 0 ||
	    meant.ptr[0] < 'a' || meant.ptr[0] > 'z')
		return meant;
	copy = str_cstr(run->to->a, meant);
	copy[0] = (char)(copy[0] - 'a' + 'A');
	return (str){copy, meant.len};
}

static void ask(const struct rule_run *run, struct finding *f, str meant)
{
	f->help = str_fmt(run->to->a, _("did you mean '%.*s'?"), STR(meant));
}

/* ------------------------------------------------------- misspelt everywhere
 */

static void see_misspelt(const struct rule_run *run, const struct node *meant)
{
	enum { PLACES_MAX = 20 };
	const struct running *all = run->words;
	const struct running_tally *t = running_find(all, meant->key);
	size_t seen = 0;

	for (size_t i = t != NULL ? t->first : all->n;
	     i < all->n && seen < t->n && seen < PLACES_MAX; i++) {
		const struct running_word *w = &all->at[i];

		if (w->tally != t)
			continue;
		seen++;
		ask(run,
		    rule_finding_in(run, w->in, w->text,
				    _("this word is misspelt")),
		    with_capital(run, meant->text, w->text));
	}
}

/* ------------------------------------------------------------ slips */

/* How `x` can be `y` with a slip or two, read from the end: what is left of x
 * when y is used up is the first part of a compound. */
struct slip {
	str x, y;
	unsigned most; /* slips */
	bool compound; /* x may have a part before y */
};

static bool is_slip(const struct slip *s, size_t i, size_t j, unsigned slips)
{
	while (i > 0 && j > 0 && s->x.ptr[i - 1] == s->y.ptr[j - 1]) {
		i--;
		j--;
	}
	if (j == 0)
		return slips > 0 && (i == 0 || (s->compound && i >= TAIL));
	if (slips == s->most || j <= HEAD || i == 0 || s->y.len - j < TAIL)
		return false;
	if (i > 1 && s->x.ptr[i - 1] == s->y.ptr[j - 2] &&
	    s->x.ptr[i - 2] == s->y.ptr[j - 1] &&
	    is_slip(s, i - 2, j - 2, slips + 1))
		return true;
	return is_slip(s, i, j - 1, slips + 1) ||
	       is_slip(s, i - 1, j, slips + 1);
}

/* "voorkomen" and "voortkomen": two beginnings of one word. */
static bool is_own(const struct typo *t, str x, str y)
{
	for (size_t i = 0; i + 1 < t->pairs.n; i += 2) {
		str a = t->pairs.at[i], b = t->pairs.at[i + 1];

		if ((str_starts(x, a) && str_starts(y, b) &&
		     str_eq(str_skip(x, a.len), str_skip(y, b.len))) ||
		    (str_starts(x, b) && str_starts(y, a) &&
		     str_eq(str_skip(x, b.len), str_skip(y, a.len))))
			return true;
	}
	return false;
}

/* The words that stand there more than once, by their last letters. */
struct known {
	const struct running_tally *at[LIKE_MAX];
	size_t n;
};

static struct map known_words(const struct rule_run *run)
{
	const struct map *all = &run->words->tallies;
	struct map out = {0};

	for (size_t i = 0; i < all->n; i++) {
		const struct running_tally *t = all->at[i].value;
		struct known *k;
		void **slot;

		if (t->n < 2 || t->folded.len < SLIP_SHORTEST)
			continue;
		slot = map_slot(run->a, &out,
				str_skip(t->folded, t->folded.len - TAIL));
		k = *slot;
		if (k == NULL)
			k = NEW(run->a, struct known);
		*slot = k;
		if (k->n < LIKE_MAX)
			k->at[k->n++] = t;
	}
	return out;
}

/* Of the words that `x` may be a slip of, the one that stands there most. */
static const struct running_tally *slip_of(const struct typo *t,
					   const struct known *k, str x)
{
	const struct running_tally *best = NULL;

	for (size_t i = 0; k != NULL && i < k->n; i++) {
		bool is_long = k->at[i]->folded.len >= LONG;
		struct slip s = {.x = x,
				 .y = k->at[i]->folded,
				 .most = is_long ? 2 : 1,
				 .compound = is_long};

		if ((best == NULL || k->at[i]->n > best->n) &&
		    x.len + 2 >= s.y.len &&
		    (s.compound || x.len <= s.y.len + 1) &&
		    is_slip(&s, x.len, s.y.len, 0) && !is_own(t, x, s.y))
			best = k->at[i];
	}
	return best;
}

/* A word in small letters, perhaps but for the first. */
static bool is_plain(str word)
{
	for (size_t i = 1; i < word.len; i++)
		if (word.ptr[i] >= 'A' && word.ptr[i] <= 'Z')
			return false;
	return true;
}

/* `unknown`: words that a dictionary does not know; what it knows is no slip.
 */
static void slips(const struct rule_run *run, const struct map *unknown,
		  struct map *told)
{
	const struct typo *t = run->prepared;
	const struct map *all = &run->words->tallies;
	struct map known = known_words(run);

	for (size_t i = 0; i < all->n; i++) {
		const struct running_tally *x = all->at[i].value;
		const struct running_word *w = &run->words->at[x->first];
		const struct running_tally *meant;

		if (x->n > 1 || x->folded.len < SLIP_SHORTEST || !w->whole ||
		    !is_plain(w->text) ||
		    map_get(&t->misspelt, x->folded) != NULL)
			continue;
		meant = slip_of(t,
				map_get(&known, str_skip(x->folded,
							 x->folded.len - TAIL)),
				x->folded);
		if (meant == NULL || (run->speller != NULL &&
				      map_get(unknown, x->folded) == NULL))
			continue;
		*map_slot(run->a, told, x->folded) = told;
		rule_finding_in(run, w->in, w->text,
				_("'%.*s' looks like a slip of '%.*s', which "
				  "stands here %zu times"),
				STR(w->text), STR(meant->folded), meant->n)
			->help = str_from(_("write it the same everywhere"));
	}
}

/* ------------------------------------------------------------ parted words */

static const struct running_tally *as_one(const struct rule_run *run,
					  const struct running_word *x,
					  const struct running_word *y)
{
	const struct typo *t = run->prepared;
	str a = x->tally->folded, b = y->tally->folded;
	char both[PARTED_LONGEST];

	if (!y->joined || !x->whole || !y->whole || a.len < 3 || b.len < 4 ||
	    a.len + b.len < PARTED_SHORTEST || a.len + b.len > PARTED_LONGEST ||
	    (y->text.ptr[0] >= 'A' && y->text.ptr[0] <= 'Z'))
		return NULL;
	memcpy(both, a.ptr, a.len);
	memcpy(both + a.len, b.ptr, b.len);
	if (map_get(&t->before, a) != NULL || map_get(&t->after, b) != NULL)
		return NULL;
	return running_find(run->words, (str){both, a.len + b.len});
}

static void parted(const struct rule_run *run)
{
	const struct running *all = run->words;

	for (size_t i = 1; i < all->n; i++) {
		const struct running_word *x = &all->at[i - 1];
		const struct running_word *y = &all->at[i];
		const struct running_tally *one = as_one(run, x, y);
		str both = {x->text.ptr, x->text.len + 1 + y->text.len};

		if (one == NULL)
			continue;
		ask(run,
		    rule_finding_in(run, x->in, both,
				    _("'%.*s' is one word elsewhere in this "
				      "document"),
				    STR(both)),
		    with_capital(run, one->folded, x->text));
	}
}

static void typo(const struct rule_run *run)
{
	const struct typo *t = run->prepared;
	struct map unknown, told = {0};

	for (size_t i = 0; i < t->misspelt.n; i++)
		*map_slot(run->a, &told, t->misspelt.at[i].key) = &told;
	if (t->words != NULL && t->words->kind == NODE_MAP)
		for (size_t i = 0; i < t->words->n; i++)
			see_misspelt(run, t->words->child[i]);
	patterns_see(run, t->forms,
		     str_from(_("this is probably not what was meant")));
	unknown = spelling_unknown(run, &t->own);
	slips(run, &unknown, &told);
	parted(run);
	spelling_tell(run, &unknown, &told);
}

const struct rule word_rules[] = {
	{.id = "typo",
	 .level = LEVEL_NOTE,
	 .looks = MSG("words that are misspelt, taken for another, written in "
		      "two ways, or parted where they are one"),
	 .why = MSG("A misspelt word in an adopted text stays there for years. "
		    "No dictionary is needed for this: the document itself and "
		    "the lists in regels.yaml tell."),
	 .check = typo,
	 .prepare = read_typo},
	{0},
};
