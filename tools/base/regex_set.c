/*
 * Every pattern is known by the words of which a match holds one
 * (base/needles.h), every word by a hash of its rarest three bytes, or by its
 * first byte when it is shorter: the pass looks each three bytes of the text up
 * in a table and compares words only where that says so (S. Wu and U. Manber,
 * "A fast algorithm for multi-pattern searching", 1994, with a shift of one:
 * the words are short).
 *
 * In Unicode some characters fold to letters that look alike, the long s, the
 * Kelvin sign and the Angstrom sign; a text with one of them may match every
 * pattern.
 */
#include "base/regex_set.h"

#include "base/needles.h"
#include "base/vec.h"

enum {
	SLOTS = 4096,
	BITS = 64,
	WORDS_MAX = 32768,
	CHAIN_MAX = 2 * NEEDLES_MAX, /* words of a slot: work at each byte */
};

struct word {
	str text;
	size_t member;
	size_t next; /* of the same slot; 0: none, else one too high */
	size_t key;  /* where in the word its three bytes stand */
};

struct regex_set {
	struct arena *a;
	size_t n;
	struct {
		size_t *at;
		size_t n, cap;
	} always; /* patterns of which no word is known */
	struct {
		struct word *at;
		size_t n, cap;
	} words;
	unsigned short first[SLOTS]; /* words by three bytes; as `next` */
	unsigned short brief[256];   /* shorter ones by their first byte */
};

struct regex_set *regex_set_new(struct arena *a)
{
	struct regex_set *set = NEW(a, struct regex_set);

	set->a = a;
	return set;
}

static size_t slot_of(unsigned three)
{
	return (uint32_t)(three * 2654435761U) >> 20;
}

static unsigned three_at(const char *p)
{
	return str_lower(p[0]) << 16 | str_lower(p[1]) << 8 | str_lower(p[2]);
}

/* Letters that most words of Dutch and English are made of say little. */
static unsigned rarity(const char *p)
{
	unsigned sum = 0;

	for (size_t i = 0; i < 3; i++)
		sum += strchr("entaridos ", (int)str_lower(p[i])) == NULL;
	return sum;
}

static size_t rarest(str word)
{
	size_t best = 0;

	for (size_t i = 1; i + 3 <= word.len; i++)
		if (rarity(word.ptr + i) > rarity(word.ptr + best))
			best = i;
	return best;
}

/* Where a word is chained that has its three bytes at `key`. */
static unsigned short *chain_of(struct regex_set *set, str word, size_t key)
{
	if (word.len < 3)
		return &set->brief[(unsigned char)word.ptr[0]];
	return &set->first[slot_of(three_at(word.ptr + key))];
}

static bool has_room(struct regex_set *set, const struct needles *needles)
{
	for (size_t i = 0; i < needles->n; i++) {
		size_t next =
			*chain_of(set, needles->at[i], rarest(needles->at[i]));
		size_t chain = needles->n;

		for (; next > 0 && chain < CHAIN_MAX; chain++)
			next = set->words.at[next - 1].next;
		if (next > 0)
			return false;
	}
	return needles->n > 0 && set->words.n + needles->n <= WORDS_MAX;
}

void regex_set_add(struct regex_set *set, struct regex *re)
{
	struct arena scratch = {0};
	struct needles needles = needles_of(&scratch, regex_pattern(re));
	size_t member = set->n++;
	bool known = has_room(set, &needles);

	regex_join(re, member);
	if (!known)
		*PUSH(set->a, &set->always) = member;
	for (size_t i = 0; known && i < needles.n; i++) {
		str word = str_copy(set->a, needles.at[i]);
		size_t key = rarest(word);
		unsigned short *first = chain_of(set, word, key);

		*PUSH(set->a, &set->words) =
			(struct word){word, member, *first, key};
		*first = (unsigned short)set->words.n;
	}
	arena_free(&scratch);
}

static void mark(uint64_t *bits, size_t member)
{
	bits[member / BITS] |= (uint64_t)1 << member % BITS;
}

static bool stands_at(str text, size_t at, str word)
{
	if (text.len - at < word.len)
		return false;
	for (size_t i = 0; i < word.len; i++)
		if (str_lower(text.ptr[at + i]) != (unsigned char)word.ptr[i])
			return false;
	return true;
}

/* Marks the patterns of the words of a chain that have their three bytes, or
 * their first, at `at` of the text. */
static void follow(const struct regex_set *set, size_t next, str text,
		   size_t at, uint64_t *bits)
{
	while (next > 0) {
		const struct word *w = &set->words.at[next - 1];
		bool known = bits[w->member / BITS] >> w->member % BITS & 1;

		if (!known && w->key <= at &&
		    stands_at(text, at - w->key, w->text))
			mark(bits, w->member);
		next = w->next;
	}
}

static bool has_twins(str text)
{
	return str_find(text, S("\xc5\xbf")) < text.len ||
	       str_find(text, S("\xe2\x84\xaa")) < text.len ||
	       str_find(text, S("\xe2\x84\xab")) < text.len;
}

static void look(const struct regex_set *set, str text, uint64_t *bits)
{
	unsigned three = 0;

	for (size_t i = 0; i < text.len; i++) {
		size_t brief = set->brief[str_lower(text.ptr[i])], first;

		three = (three << 8 | str_lower(text.ptr[i])) & 0xffffff;
		first = i >= 2 ? set->first[slot_of(three)] : 0;
		if (brief > 0)
			follow(set, brief, text, i, bits);
		if (first > 0)
			follow(set, first, text, i - 2, bits);
	}
}

size_t regex_set_words(const struct regex_set *set)
{
	return set->n / BITS + 1;
}

void regex_set_scan(const struct regex_set *set, str text, uint64_t *bits)
{
	bool all = has_twins(text);

	memset(bits, all ? 0xff : 0, regex_set_words(set) * sizeof *bits);
	for (size_t i = 0; i < set->always.n; i++)
		mark(bits, set->always.at[i]);
	if (!all)
		look(set, text, bits);
}

bool regex_set_may(const uint64_t *bits, const struct regex *re)
{
	size_t member = regex_member(re);

	return member == REGEX_ALONE ||
	       (bits[member / BITS] >> member % BITS & 1) != 0;
}
