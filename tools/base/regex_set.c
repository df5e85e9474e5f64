/*
 * Every pattern is known by the words of which a match holds one
 * (base/needles.h), and many by a second row of such words.  A word is found by
 * a hash of its rarest four bytes: the pass looks each four bytes of the text
 * up in a table and compares words only where that says so (S. Wu and U.
 * Manber, "A fast algorithm for multi-pattern searching", 1994, with a shift of
 * one: the words are short).  Words of one or two bytes, and patterns of which
 * only bytes in a row are known (base/needle_window.h), are bits that move on
 * with each byte of the text (R. Baeza-Yates and G. Gonnet, "A new approach to
 * text searching", 1992); all short words of a pattern share one bit.
 *
 * In Unicode some characters fold to letters that look alike, the long s, the
 * Kelvin sign and the Angstrom sign; a text with one of them may match every
 * pattern.
 */
#include "base/regex_set.h"

#include "base/needle_window.h"
#include "base/needles.h"
#include "base/vec.h"

enum {
	SLOTS = 2048,
	SIEVE = 32768, /* bits: which keys there are */
	KEY_LONGEST = 4,
	BITS = 64,
	WORDS_MAX = 32768,
	CHAIN_MAX = 4 * NEEDLES_MAX, /* owners of a slot: work at each byte */
	ALSO_MAX = 1024,	     /* patterns with a second row */
	BRIEF_MAX = 64,
};

struct owner { /* of a word: the pattern that is to be tried for it */
	uint32_t member;
	uint32_t next; /* of the same word; 0: none, else one too high */
	bool also;     /* it is one of the second row */
};

struct word {
	str text;
	uint32_t key;
	uint32_t at; /* where in the word its key stands */
	uint32_t owners;
	unsigned short next; /* of the same slot */
	uint32_t scan;	     /* the last that found it */
};

struct regex_set {
	struct arena *a;
	struct arena scratch;
	uint32_t *scans; /* how many there were */
	size_t n;
	struct {
		uint64_t *at;
		size_t n, cap;
	} always; /* bits: patterns of which nothing is known */
	uint64_t single[ALSO_MAX / BITS]; /* those without a second row */
	struct {
		struct word *at;
		size_t n, cap;
	} words;
	struct {
		struct owner *at;
		size_t n, cap;
	} owners;
	uint64_t sieve[SIEVE / BITS];	    /* of keys of four bytes */
	uint64_t short_sieve[SIEVE / BITS]; /* of three */
	unsigned short first[SLOTS];	    /* words by their key; as `next` */
	/* short words and windows: the bits that may stand there */
	uint64_t row[3][256];
	struct owner brief[BRIEF_MAX];
	size_t n_brief;
};

static void release(void *thing)
{
	arena_free(thing);
}

struct regex_set *regex_set_new(struct arena *a)
{
	struct regex_set *set = NEW(a, struct regex_set);

	set->a = a;
	set->scans = NEW(a, uint32_t);
	memset(set->single, 0xff, sizeof set->single);
	arena_defer(a, release, &set->scratch);
	return set;
}

static uint32_t hash_of(uint32_t key)
{
	return key * 2654435761U;
}

static size_t slot_of(uint32_t hash)
{
	return hash >> 21;
}

static size_t bit_of(uint32_t hash)
{
	return hash >> 17;
}

/* As many bytes as a word is known by: four, or the three it has. */
static size_t key_length(str word)
{
	return word.len < KEY_LONGEST ? word.len : KEY_LONGEST;
}

static uint32_t key_at(str word, size_t at)
{
	uint32_t key = 0;

	for (size_t i = 0; i < key_length(word); i++)
		key = key << 8 | str_lower(word.ptr[at + i]);
	return key;
}

/* Letters that most words of Dutch and English are made of say little. */
static bool is_common(char c)
{
	switch (c) {
	case 'e':
	case 'n':
	case 't':
	case 'a':
	case 'r':
	case 'i':
	case 'd':
	case 'o':
	case 's':
	case ' ': return true;
	default: return false;
	}
}

static size_t rarest(str word)
{
	size_t best = 0, n = key_length(word);
	int most = -1;

	for (size_t i = 0; i + n <= word.len && most < (int)n; i++) {
		int rare = 0;

		for (size_t k = 0; k < n; k++)
			rare += !is_common(word.ptr[i + k]);
		if (rare > most)
			best = i;
		if (rare > most)
			most = rare;
	}
	return best;
}

static void mark(uint64_t *bits, size_t member)
{
	bits[member / BITS] |= (uint64_t)1 << member % BITS;
}

static bool marked(const uint64_t *bits, size_t member)
{
	return (bits[member / BITS] >> member % BITS & 1) != 0;
}

/* The word in the chain of a slot; NULL when it is new.  Counts the owners in
 * that chain. */
static struct word *find(const struct regex_set *set, str text, size_t slot,
			 size_t *owners)
{
	struct word *found = NULL;
	size_t next = set->first[slot];

	*owners = 0;
	while (next > 0) {
		struct word *w = &set->words.at[next - 1];

		if (str_eq(w->text, text))
			found = w;
		for (uint32_t o = w->owners; o > 0 && *owners < CHAIN_MAX;
		     o = set->owners.at[o - 1].next)
			++*owners;
		next = w->next;
	}
	return found;
}

static bool has_room(const struct regex_set *set, const str *words, size_t n)
{
	bool brief = false;

	for (size_t i = 0; i < n; i++) {
		size_t owners;

		brief = brief || words[i].len < 3;
		if (words[i].len < 3)
			continue;
		find(set, words[i],
		     slot_of(hash_of(key_at(words[i], rarest(words[i])))),
		     &owners);
		if (owners + n > CHAIN_MAX)
			return false;
	}
	return n > 0 && set->words.n + n <= WORDS_MAX &&
	       (!brief || set->n_brief < BRIEF_MAX);
}

static void add_long(struct regex_set *set, str text, struct owner owner)
{
	size_t key = rarest(text), ignored;
	uint32_t hash = hash_of(key_at(text, key));
	unsigned short *first = &set->first[slot_of(hash)];
	struct word *w = find(set, text, slot_of(hash), &ignored);

	if (w == NULL) {
		w = PUSH(set->a, &set->words);
		*w = (struct word){.text = str_copy(set->a, text),
				   .key = key_at(text, key),
				   .at = (uint32_t)key,
				   .next = *first};
		*first = (unsigned short)set->words.n;
		mark(text.len < KEY_LONGEST ? set->short_sieve : set->sieve,
		     bit_of(hash));
	}
	owner.next = w->owners;
	*PUSH(set->a, &set->owners) = owner;
	w->owners = (uint32_t)set->owners.n;
}

static void add_window(struct regex_set *set, const struct needle_window *w,
		       struct owner owner)
{
	uint64_t bit = (uint64_t)1 << set->n_brief;

	for (size_t i = 0; i < 3; i++)
		for (size_t c = 0; c < 256; c++)
			if (byte_set_has(&w->at[i], (unsigned char)c))
				set->row[i][c] |= bit;
	set->brief[set->n_brief++] = owner;
}

/* Both cases: the pass does not fold for these. */
static void add_byte(struct byte_set *s, char c)
{
	unsigned char u = (unsigned char)c;

	s->in[u / BITS] |= (uint64_t)1 << u % BITS;
	if (c >= 'a' && c <= 'z')
		add_byte(s, (char)(c - 'a' + 'A'));
}

static void add_brief(struct needle_window *w, str text)
{
	if (text.len == 1)
		memset(&w->at[1], 0xff, sizeof w->at[1]);
	else
		add_byte(&w->at[1], text.ptr[0]);
	add_byte(&w->at[2], text.ptr[text.len - 1]);
}

static void add_words(struct regex_set *set, const str *words, size_t n,
		      struct owner owner)
{
	struct needle_window brief = {0};
	size_t n_brief = 0;

	memset(&brief.at[0], 0xff, sizeof brief.at[0]);
	for (size_t i = 0; i < n; i++) {
		if (words[i].len >= 3) {
			add_long(set, words[i], owner);
			continue;
		}
		add_brief(&brief, words[i]);
		n_brief++;
	}
	if (n_brief > 0)
		add_window(set, &brief, owner);
}

/* What of the pattern without words is known; false for nothing. */
static bool add_rest(struct regex_set *set, str pattern, struct owner owner)
{
	struct needle_window w;

	if (set->n_brief == BRIEF_MAX || !needle_window_of(pattern, &w))
		return false;
	add_window(set, &w, owner);
	return true;
}

void regex_set_add(struct regex_set *set, struct regex *re)
{
	struct needles needles = needles_of(&set->scratch, regex_pattern(re));
	size_t member = set->n++;
	struct owner owner = {.member = (uint32_t)member};

	regex_join(re, member);
	if (set->always.n <= member / BITS)
		*PUSH(set->a, &set->always) = 0;
	if (!has_room(set, needles.at, needles.n)) {
		if (!add_rest(set, regex_pattern(re), owner))
			mark(set->always.at, member);
	} else {
		add_words(set, needles.at, needles.n, owner);
		owner.also = true;
		if (member < ALSO_MAX &&
		    has_room(set, needles.also, needles.n_also)) {
			add_words(set, needles.also, needles.n_also, owner);
			set->single[member / BITS] &=
				~((uint64_t)1 << member % BITS);
		}
	}
	arena_reset(&set->scratch);
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

struct scan {
	const struct regex_set *set;
	str text;
	uint64_t *bits;
	uint64_t also[ALSO_MAX / BITS];
};

static void own(struct scan *s, const struct owner *o)
{
	mark(o->also ? s->also : s->bits, o->member);
}

/* Marks the patterns of the words that have their key at `at`. */
static void follow(struct scan *s, uint32_t key, size_t at)
{
	const struct regex_set *set = s->set;
	size_t next = set->first[slot_of(hash_of(key))];

	while (next > 0) {
		struct word *w = &set->words.at[next - 1];

		next = w->next;
		if (w->key != key || w->scan == *set->scans || w->at > at ||
		    !stands_at(s->text, at - w->at, w->text))
			continue;
		w->scan = *set->scans;
		for (uint32_t o = w->owners; o > 0;
		     o = set->owners.at[o - 1].next)
			own(s, &set->owners.at[o - 1]);
	}
}

static bool has_twins(str text)
{
	return str_find(text, S("\xc5\xbf")) < text.len ||
	       str_find(text, S("\xe2\x84\xaa")) < text.len ||
	       str_find(text, S("\xe2\x84\xab")) < text.len;
}

static struct regex_seen look(struct scan *s)
{
	const struct regex_set *set = s->set;
	struct regex_seen seen = {0};
	/* no text holds 0xff; it stands for what is before the start */
	uint64_t one = set->row[0][0xff], two = one & set->row[1][0xff];
	uint64_t brief = 0;
	uint32_t key = 0;
	unsigned all = 0;

	for (size_t i = 0; i < s->text.len; i++) {
		unsigned char c = (unsigned char)s->text.ptr[i];
		uint32_t three;

		all |= c;
		seen.digit |= c >= '0' && c <= '9';
		brief |= two & set->row[2][c];
		two = one & set->row[1][c];
		one = set->row[0][c];
		key = key << 8 | str_lower(s->text.ptr[i]);
		three = key & 0xffffff;
		if (marked(set->sieve, bit_of(hash_of(key))) && i >= 3)
			follow(s, key, i - 3);
		if (marked(set->short_sieve, bit_of(hash_of(three))) && i >= 2)
			follow(s, three, i - 2);
	}
	for (size_t i = 0; i < set->n_brief; i++)
		if (brief >> i & 1)
			own(s, &set->brief[i]);
	seen.ascii = all < 0x80;
	return seen;
}

size_t regex_set_words(const struct regex_set *set)
{
	return set->n / BITS + 1;
}

struct regex_seen regex_set_scan(const struct regex_set *set, str text,
				 uint64_t *bits)
{
	size_t n = regex_set_words(set);
	struct scan s = {.set = set, .text = text, .bits = bits};
	struct regex_seen seen;

	memset(bits, 0, n * sizeof *bits);
	if (set->n == 0)
		n = 0;
	++*set->scans;
	memcpy(s.also, set->single, sizeof s.also);
	seen = look(&s);
	if (!seen.ascii && has_twins(text))
		memset(bits, 0xff, n * sizeof *bits);
	else
		for (size_t i = 0; i < n && i < ALSO_MAX / BITS; i++)
			bits[i] &= s.also[i];
	for (size_t i = 0; i < set->always.n; i++)
		bits[i] |= set->always.at[i];
	return seen;
}
