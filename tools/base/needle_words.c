/*
 * A word sifts when it is rare.  Three bytes are rare enough; two when they are
 * not both letters, one when it is a mark that prose does not use.
 */
#include "base/needle_words.h"

#include "base/vec.h"

static bool is_letter(char c)
{
	return str_lower(c) - 'a' < 26;
}

bool ascii_is_alnum(char c)
{
	return is_letter(c) || (c >= '0' && c <= '9');
}

/* How well a word sifts: its letters, when it is not in nearly every text. */
static size_t worth(str word)
{
	static const char rare[] = "<>[]{}&_=*#@%$|\\^~\"+";
	size_t n = 0;

	if (word.len == 1 && strchr(rare, word.ptr[0]) == NULL)
		return 0;
	if (word.len == 2 && is_letter(word.ptr[0]) && is_letter(word.ptr[1]))
		return 0;
	for (size_t i = 0; i < word.len; i++)
		n += word.ptr[i] != ' ';
	return n > 0 ? n : word.len;
}

size_t words_worth(const struct words *w)
{
	size_t least = w->n > 0 ? SIZE_MAX : 0;

	for (size_t i = 0; i < w->n; i++)
		if (worth(w->at[i]) < least)
			least = worth(w->at[i]);
	return least;
}

struct words words_better(struct words x, struct words y)
{
	size_t a, b;

	if (x.n == 0 || y.n == 0)
		return x.n == 0 ? y : x;
	a = words_worth(&x);
	b = words_worth(&y);
	if (a != b)
		return a > b ? x : y;
	return x.n <= y.n ? x : y;
}

static bool is_empty_word(const struct words *w)
{
	return w->n == 1 && w->at[0].len == 0;
}

bool words_multiply(struct arena *a, const struct words *x,
		    const struct words *y, struct words *out)
{
	*out = is_empty_word(x) ? *y : (struct words){0};
	if (out->n > 0)
		return true;
	if (x->n * y->n > WORDS_EXACT)
		return false;
	for (size_t i = 0; i < x->n; i++)
		for (size_t j = 0; j < y->n; j++) {
			if (x->at[i].len + y->at[j].len > WORD_LONGEST)
				return false;
			*PUSH(a, out) = str_cat(a, x->at[i], y->at[j]);
		}
	return true;
}

static str bytes_of(struct arena *a, unsigned long c)
{
	char two[2] = {(char)(0xc0 | c >> 6), (char)(0x80 | (c & 0x3f))};
	char three[3] = {(char)(0xe0 | c >> 12), (char)(0x80 | (c >> 6 & 0x3f)),
			 (char)(0x80 | (c & 0x3f))};

	return c < 0x800 ? str_copy(a, (str){two, sizeof two})
			 : str_copy(a, (str){three, sizeof three});
}

struct words words_of_code_point(struct arena *a, unsigned long c)
{
	bool letter = c >= 0xc0 && c <= 0xfe && (c & 0x1f) != 0x17 &&
		      (c & 0x1f) != 0x1f;
	bool mark = (c >= 0x2010 && c <= 0x2027) ||
		    (c >= 0x20a0 && c <= 0x20bf) || c == 0xfffd;
	struct words out = {0};

	if (letter || mark)
		*PUSH(a, &out) = bytes_of(a, letter ? c | 0x20 : c);
	if (letter)
		*PUSH(a, &out) = bytes_of(a, c & ~0x20UL);
	return out;
}
