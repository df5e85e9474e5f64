/*
 * Edit distance with swaps of neighbours (optimal string alignment), three
 * rows at a time.  The bound grows with the length: one slip in a word of four
 * letters already makes another word likely, two in a word of nine do not.
 */
#include "base/near.h"

enum { LONGEST = 64 };

static int lower(char c)
{
	return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
}

static size_t min(size_t x, size_t y)
{
	return x < y ? x : y;
}

static size_t distance(str x, str y)
{
	size_t rows[3][LONGEST + 1];

	for (size_t j = 0; j <= y.len; j++)
		rows[0][j] = j;
	for (size_t i = 1; i <= x.len; i++) {
		const size_t *before = rows[(i + 1) % 3];
		const size_t *above = rows[(i - 1) % 3];
		size_t *row = rows[i % 3];

		row[0] = i;
		for (size_t j = 1; j <= y.len; j++) {
			int p = lower(x.ptr[i - 1]), q = lower(y.ptr[j - 1]);

			row[j] = min(above[j - 1] + (p != q),
				     min(above[j], row[j - 1]) + 1);
			if (i > 1 && j > 1 && p == lower(y.ptr[j - 2]) &&
			    q == lower(x.ptr[i - 2]))
				row[j] = min(row[j], before[j - 2] + 1);
		}
	}
	return rows[x.len % 3][y.len];
}

str near_word(str word, const str *known, size_t n)
{
	size_t best = word.len < 3 ? 0 : word.len < 6 ? 1 : 2;
	str found = {0};

	if (word.len > LONGEST)
		return found;
	for (size_t i = 0; i < n; i++) {
		size_t d;

		if (known[i].len > LONGEST || known[i].len > word.len + 2 ||
		    word.len > known[i].len + 2 || str_eq(word, known[i]))
			continue;
		d = distance(word, known[i]);
		if (d < best + (found.ptr == NULL)) {
			best = d;
			found = known[i];
		}
	}
	return found;
}
