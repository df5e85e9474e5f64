/*
 * Myers, "An O(ND) Difference Algorithm and Its Variations" (1986), section
 * 4b: find a point in the middle of a shortest path by walking from both ends,
 * then solve both halves; space is linear.
 *
 * Two things make real texts cheap.  A common start and end go first.  Then
 * elements that stand on one side only are dropped: they can never match, so
 * what remains has the same longest common subsequence and is far smaller for
 * a rewritten text.  Two caps keep hostile input near linear: one on the
 * differences within a box, where the furthest point reached becomes the
 * middle, and one on all steps, after which a box counts as replaced.
 */
#include "diff/myers.h"

enum { MOST_EDITS = 1024 };
static const size_t MOST_STEPS = (size_t)40 * 1000 * 1000;

/* What is left of a sequence after dropping. */
struct side {
	uint64_t *at;
	uint32_t *place; /* index in the caller's sequence */
	int32_t n;
	bool *differs;
};

/* How far x came on each diagonal x - y, for diagonals low..high.  A step
 * looks one diagonal further on each side, where a wall stands. */
struct front {
	int32_t *x;
	int32_t low, high, wall;
};

struct search {
	struct side x, y;
	struct front ahead, back;
	size_t steps;
	bool capped;
};

struct box {
	int32_t x0, x1, y0, y1;
};

struct point {
	int32_t x, y;
};

static void mark(struct side *s, int32_t from, int32_t to)
{
	for (int32_t i = from; i < to; i++)
		s->differs[s->place[i]] = true;
}

static void start(struct front *f, int32_t diagonal, int32_t x, int32_t wall)
{
	f->low = f->high = diagonal;
	f->wall = wall;
	f->x[diagonal - 1] = f->x[diagonal + 1] = wall;
	f->x[diagonal] = x;
}

/* One edit more: a diagonal more on each side, unless it leaves the box; then
 * one less, so that the parity alternates. */
static void widen(struct front *f, const struct box *b)
{
	if (f->low > b->x0 - b->y1)
		f->x[--f->low - 1] = f->wall;
	else
		f->low++;
	if (f->high < b->x1 - b->y0)
		f->x[++f->high + 1] = f->wall;
	else
		f->high--;
}

static bool within(const struct front *f, int32_t diagonal)
{
	return diagonal >= f->low && diagonal <= f->high;
}

static bool step_ahead(struct search *s, const struct box *b, struct point *met)
{
	struct front *f = &s->ahead;
	bool odd = ((b->x1 - b->y1 - b->x0 + b->y0) & 1) != 0;

	widen(f, b);
	for (int32_t k = f->high; k >= f->low; k -= 2) {
		int32_t x = f->x[k - 1] >= f->x[k + 1] ? f->x[k - 1] + 1
						       : f->x[k + 1];
		int32_t y = x - k;

		while (x < b->x1 && y < b->y1 && s->x.at[x] == s->y.at[y]) {
			x++;
			y++;
			s->steps++;
		}
		f->x[k] = x;
		s->steps++;
		if (odd && within(&s->back, k) && s->back.x[k] <= x) {
			*met = (struct point){x, y};
			return true;
		}
	}
	return false;
}

static bool step_back(struct search *s, const struct box *b, struct point *met)
{
	struct front *f = &s->back;
	bool odd = ((b->x1 - b->y1 - b->x0 + b->y0) & 1) != 0;

	widen(f, b);
	for (int32_t k = f->high; k >= f->low; k -= 2) {
		int32_t x = f->x[k - 1] < f->x[k + 1] ? f->x[k - 1]
						      : f->x[k + 1] - 1;
		int32_t y = x - k;

		while (x > b->x0 && y > b->y0 &&
		       s->x.at[x - 1] == s->y.at[y - 1]) {
			x--;
			y--;
			s->steps++;
		}
		f->x[k] = x;
		s->steps++;
		if (!odd && within(&s->ahead, k) && x <= s->ahead.x[k]) {
			*met = (struct point){x, y};
			return true;
		}
	}
	return false;
}

static struct point furthest(const struct search *s, const struct box *b)
{
	const struct front *f = &s->ahead;
	struct point best = {b->x0, b->y0};

	for (int32_t k = f->low; k <= f->high; k += 2) {
		int32_t x = f->x[k] < b->x1 ? f->x[k] : b->x1;
		int32_t y = x - k;

		if (y > b->y1) {
			y = b->y1;
			x = y + k;
		}
		if (x >= b->x0 && y >= b->y0 &&
		    (int64_t)x + y > (int64_t)best.x + best.y)
			best = (struct point){x, y};
	}
	return best;
}

/* A point that some shortest path through the box passes. */
static struct point middle(struct search *s, const struct box *b)
{
	struct point met = {0, 0};

	start(&s->ahead, b->x0 - b->y0, b->x0, -1);
	start(&s->back, b->x1 - b->y1, b->x1, INT32_MAX);
	for (int edits = 0; edits < MOST_EDITS; edits++)
		if (step_ahead(s, b, &met) || step_back(s, b, &met))
			return met;
	s->capped = true;
	return furthest(s, b);
}

static void trim(const struct search *s, struct box *b)
{
	while (b->x0 < b->x1 && b->y0 < b->y1 &&
	       s->x.at[b->x0] == s->y.at[b->y0]) {
		b->x0++;
		b->y0++;
	}
	while (b->x0 < b->x1 && b->y0 < b->y1 &&
	       s->x.at[b->x1 - 1] == s->y.at[b->y1 - 1]) {
		b->x1--;
		b->y1--;
	}
}

/* Solves the smaller half by recursion and goes on with the larger, so depth
 * is logarithmic. */
static void solve(struct search *s, struct box b)
{
	for (;;) {
		struct box first;
		struct box second;
		struct point p;

		trim(s, &b);
		if (s->steps > MOST_STEPS)
			s->capped = true;
		if (b.x0 == b.x1 || b.y0 == b.y1 || s->steps > MOST_STEPS) {
			mark(&s->x, b.x0, b.x1);
			mark(&s->y, b.y0, b.y1);
			return;
		}
		p = middle(s, &b);
		first = (struct box){b.x0, p.x, b.y0, p.y};
		second = (struct box){p.x, b.x1, p.y, b.y1};
		if (p.x - b.x0 + p.y - b.y0 > b.x1 - p.x + b.y1 - p.y) {
			solve(s, second);
			b = first;
		} else {
			solve(s, first);
			b = second;
		}
	}
}

/* A set of numbers: open addressing, at most half full; 0 marks a free slot
 * and is kept apart. */
struct set {
	uint64_t *slot;
	size_t mask;
	bool zero;
};

static size_t probe(const struct set *s, uint64_t v)
{
	size_t i = (size_t)(v * 0x9e3779b97f4a7c15u >> 20) & s->mask;

	while (s->slot[i] != 0 && s->slot[i] != v)
		i = (i + 1) & s->mask;
	return i;
}

static struct set set_of(struct arena *a, const uint64_t *v, size_t n)
{
	struct set s = {0};
	size_t size = 16;

	while (size < n * 2)
		size *= 2;
	s.slot = NEWN(a, size, uint64_t);
	s.mask = size - 1;
	for (size_t i = 0; i < n; i++) {
		s.zero = s.zero || v[i] == 0;
		s.slot[probe(&s, v[i])] = v[i];
	}
	return s;
}

static bool has(const struct set *s, uint64_t v)
{
	return v == 0 ? s->zero : s->slot[probe(s, v)] == v;
}

/* The elements that the other side has too; the rest is marked. */
static struct side keep_shared(struct arena *a, const struct sequence *q,
			       const struct set *other)
{
	struct side r = {NEWN(a, q->n, uint64_t), NEWN(a, q->n, uint32_t), 0,
			 q->differs};

	for (size_t i = 0; i < q->n; i++) {
		q->differs[i] = !has(other, q->at[i]);
		if (!q->differs[i]) {
			r.at[r.n] = q->at[i];
			r.place[r.n++] = (uint32_t)i;
		}
	}
	return r;
}

static void skip_first(struct sequence *q)
{
	q->at++;
	q->differs++;
	q->n--;
}

static int32_t *fresh_front(struct arena *a, const struct search *s)
{
	return NEWN(a, (size_t)s->x.n + (size_t)s->y.n + 4, int32_t) + s->y.n +
	       2;
}

bool myers_diff(struct arena *scratch, struct sequence x, struct sequence y)
{
	struct search s = {0};
	struct set in_x;
	struct set in_y;

	while (x.n > 0 && y.n > 0 && *x.at == *y.at) {
		skip_first(&x);
		skip_first(&y);
	}
	while (x.n > 0 && y.n > 0 && x.at[x.n - 1] == y.at[y.n - 1]) {
		x.n--;
		y.n--;
	}
	in_x = set_of(scratch, x.at, x.n);
	in_y = set_of(scratch, y.at, y.n);
	s.x = keep_shared(scratch, &x, &in_y);
	s.y = keep_shared(scratch, &y, &in_x);
	s.ahead.x = fresh_front(scratch, &s);
	s.back.x = fresh_front(scratch, &s);
	solve(&s, (struct box){0, s.x.n, 0, s.y.n});
	return s.capped;
}
