/*
 * Optimal string alignment: Levenshtein with swaps of neighbours, three rows.
 */
#include "check/suggest.h"

enum { LONGEST = 64 };

static char lower(char c)
{
	return (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
}

static unsigned min3(unsigned x, unsigned y, unsigned z)
{
	x = x < y ? x : y;
	return x < z ? x : z;
}

unsigned suggest_distance(str x, str y, unsigned most)
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
		char c = lower(x.ptr[i - 1]);

		now[0] = i;
		for (size_t k = 1; k <= y.len; k++) {
			char d = lower(y.ptr[k - 1]);

			now[k] = min3(last[k] + 1, now[k - 1] + 1,
				      last[k - 1] + (c != d));
			if (i > 1 && k > 1 && c == lower(y.ptr[k - 2]) &&
			    lower(x.ptr[i - 2]) == d &&
			    before[k - 2] + 1 < now[k])
				now[k] = before[k - 2] + 1;
		}
	}
	return row[x.len % 3][y.len] <= most ? row[x.len % 3][y.len] : most + 1;
}

unsigned suggest_limit(str word)
{
	if (word.len < 3)
		return word.len == 2;
	return word.len < 6 ? 1 : word.len < 9 ? 2 : 3;
}
