/*
 * The Hungarian method with potentials, one row at a time along a shortest
 * augmenting path (Jonker, Volgenant, "A Shortest Augmenting Path Algorithm for
 * Dense and Sparse Linear Assignment Problems", 1987): n * n * m steps, which
 * is why the sets must be small.  Costs are the negated gains; dummy columns of
 * gain 0 make every row assignable.
 */
#include "diff/assign.h"

#include <assert.h>
#include <stdbool.h>

struct problem {
	const int64_t *gain;
	size_t n, m;	       /* real rows and columns */
	size_t wide;	       /* columns with dummies */
	int64_t *row, *column; /* potentials, from 1 */
	size_t *owner;	       /* of each column: its row, or 0 */
	size_t *from;	       /* column before it on the path */
	int64_t *slack;
	bool *done;
};

static int64_t cost(const struct problem *p, size_t i, size_t j)
{
	return j <= p->m ? -p->gain[(i - 1) * p->m + j - 1] : 0;
}

/* Settles one more column; returns it. */
static size_t settle(struct problem *p, size_t at)
{
	size_t i = p->owner[at];
	size_t best = 0;
	int64_t delta = INT64_MAX;

	p->done[at] = true;
	for (size_t j = 1; j <= p->wide; j++) {
		int64_t c;

		if (p->done[j])
			continue;
		c = cost(p, i, j) - p->row[i] - p->column[j];
		if (c < p->slack[j]) {
			p->slack[j] = c;
			p->from[j] = at;
		}
		if (p->slack[j] < delta) {
			delta = p->slack[j];
			best = j;
		}
	}
	for (size_t j = 0; j <= p->wide; j++)
		if (p->done[j]) {
			p->row[p->owner[j]] += delta;
			p->column[j] -= delta;
		} else {
			p->slack[j] -= delta;
		}
	return best;
}

static void add_row(struct problem *p, size_t i)
{
	size_t at = 0;

	for (size_t j = 0; j <= p->wide; j++) {
		p->slack[j] = INT64_MAX;
		p->done[j] = false;
	}
	p->owner[0] = i;
	do
		at = settle(p, at);
	while (p->owner[at] != 0);
	for (; at != 0; at = p->from[at])
		p->owner[at] = p->owner[p->from[at]];
}

void assign(struct arena *scratch, const int64_t *gain, size_t n, size_t m,
	    int *chosen)
{
	struct problem p = {.gain = gain, .n = n, .m = m, .wide = m + n};

	assert(n <= ASSIGN_MOST && m <= ASSIGN_MOST);
	p.row = NEWN(scratch, n + 1, int64_t);
	p.column = NEWN(scratch, p.wide + 1, int64_t);
	p.owner = NEWN(scratch, p.wide + 1, size_t);
	p.from = NEWN(scratch, p.wide + 1, size_t);
	p.slack = NEWN(scratch, p.wide + 1, int64_t);
	p.done = NEWN(scratch, p.wide + 1, bool);
	for (size_t i = 1; i <= n; i++) {
		chosen[i - 1] = -1;
		add_row(&p, i);
	}
	for (size_t j = 1; j <= m; j++)
		if (p.owner[j] != 0 && gain[(p.owner[j] - 1) * m + j - 1] > 0)
			chosen[p.owner[j] - 1] = (int)j - 1;
}
