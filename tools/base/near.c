/*
 * Optimal string alignment: Levenshtein with swaps of neighbours, three rows.
 * The bound grows with the length: one slip in a word of four letters already
 * makes another word likely, two in a word of nine do not.
 */
#include "base/near.h"

enum { LONGEST = 64 };

static unsigned min3(unsigned x, unsigned y, unsigned z)
{
	x = x < y ? x : y;
	return x < z ? x : z;
}

unsigned near_distance(str x, str y, unsigned most)
{
	unsigned row[3][LONGEST + 1];
	size_t gap = x.len > y.len ? x.len - y.len : y.len - x.len;

	if (x.len > LONGEST || y.len > LONGEST || gap > most)
		return most + 1;
	for (unsigned k = 0; k <= y.len; k++)
		row[0][k] = k;
	for (unsigned i = 1; i <= x.len; i++) {
		unsigned *now = row[i % 3], *last = row[(i + 2) % 3];
		const unsigned *before = row[(i + 1) % 3];
		unsigned c = str_lower(x.ptr[i - 1]);

		now[0] = i;
		for (size_t k = 1; k <= y.len; k++) {
			unsigned d = str_lower(y.ptr[k - 1]);

			now[k] = min3(last[k] + 1, now[k - 1] + 1,
				      last[k - 1] + (c != d));
			if (i > 1 && k > 1 && c == str_lower(y.ptr[k - 2]) &&
			    str_lower(x.ptr[i - 2]) == d &&
			    before[k - 2] + 1 < now[k])
				now[k] = before[k - 2] + 1;
		}
	}
	return row[x.len % 3][y.len] <= most ? row[x.len % 3][y.len] : most + 1;
}

unsigned near_limit(str word)
{
	if (word.len < 3)
		return 0;
	return word.len < 6 ? 1 : word.len < 9 ? 2 : 3;
}

str near_word(str word, const str *known, size_t n)
{
	unsigned nearest = near_limit(word) + 1;
	str found = {0};

	for (size_t i = 0; i < n && nearest > 0; i++) {
		unsigned far = near_distance(word, known[i], nearest - 1);

		if (far >= nearest || str_eq(word, known[i]))
			continue;
		nearest = far;
		found = known[i];
	}
	return found;
}
