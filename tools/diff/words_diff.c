/*
 * Tokens are compared by a 64-bit hash of their bytes; two different words of
 * one text having the same hash is no risk worth a table of strings.
 *
 * Finding tokens is most of the work, and texts that are compared mostly have
 * nearly everything in common.  So the sentences that both begin and end with
 * are one token each.
 */
#include "diff/words.h"

#include "base/vec.h"
#include "diff/join.h"
#include "diff/myers.h"
#include "diff/tokens.h"

enum {
	ISLAND = 3,    /* bytes */
	REWRITTEN = 4, /* tokens of an edit, both sides together */
};

struct runs {
	struct word_run *at;
	size_t n, cap;
};

struct text {
	str s;
	struct tokens tokens;
	bool *differs;
	size_t i; /* next token */
};

static void run(struct arena *a, struct runs *r, enum word_op op,
		struct text *t)
{
	const struct token *at = t->tokens.at;
	size_t from = t->i;

	while (t->i < t->tokens.n && t->differs[t->i] == (op != WORD_SAME))
		t->i++;
	if (t->i > from)
		*PUSH(a, r) = (struct word_run){
			op, str_slice(t->s, at[from].lead, at[t->i - 1].to)};
}

static str slice_of(const struct text *t, size_t from)
{
	return str_slice(t->s, t->tokens.at[from].lead,
			 t->tokens.at[t->i - 1].to);
}

/* Same words stand in both; the text of the new one is taken, unless only the
 * old one has a blank before it, which keeps it apart from a run before. */
static void same_run(struct arena *a, struct runs *r, struct text *old,
		     struct text *new)
{
	size_t x = old->i;
	size_t y = new->i;
	str text;

	while (old->i < old->tokens.n && new->i < new->tokens.n &&
	       !old->differs[old->i] && !new->differs[new->i]) {
		old->i++;
		new->i++;
	}
	if (new->i == y)
		return;
	text = slice_of(new, y);
	if (new->tokens.at[y].lead == new->tokens.at[y].from)
		text = slice_of(old, x);
	*PUSH(a, r) = (struct word_run){WORD_SAME, text};
}

/* Whether no token goes over the blank at `i`. */
static bool is_border(str s, size_t i)
{
	return s.ptr[i] == ' ' && s.ptr[i - 1] == '.';
}

/* How many bytes two texts begin with alike, up to the blank behind a full
 * stop. */
static size_t same_start(str x, str y)
{
	size_t most = x.len < y.len ? x.len : y.len;
	size_t n = 0;

	while (n < most && x.ptr[n] == y.ptr[n])
		n++;
	while (n > 0 && (n == most || !is_border(x, n)))
		n--;
	return n;
}

/* How many bytes they end with alike, from such a blank on. */
static size_t same_end(str x, str y)
{
	size_t most = x.len < y.len ? x.len : y.len;
	size_t n = 0;

	while (n < most && x.ptr[x.len - n - 1] == y.ptr[y.len - n - 1])
		n++;
	while (n > 0 && (n == x.len || n == y.len || !is_border(x, x.len - n) ||
			 !is_border(y, y.len - n)))
		n--;
	return n;
}

static struct text text_open(struct arena *a, str s, size_t start, size_t end)
{
	struct text t = {.s = s};
	size_t to = s.len - end;

	if (start > 0)
		*PUSH(a, &t.tokens) = (struct token){0, (uint32_t)start, 0};
	tokens_add(a, &t.tokens, s, start, to);
	if (end > 0)
		*PUSH(a, &t.tokens) = (struct token){
			(uint32_t)to + 1, (uint32_t)s.len, (uint32_t)to};
	t.differs = NEWN(a, t.tokens.n, bool);
	return t;
}

/* ---- islands ---- */

/* A stretch of both texts up to the next change of what it is. */
struct stretch {
	size_t x0, x1, y0, y1; /* tokens */
};

static size_t while_is(const struct text *t, size_t i, bool differs)
{
	while (i < t->tokens.n && t->differs[i] == differs)
		i++;
	return i;
}

static struct stretch edit_at(const struct text *x, const struct text *y,
			      size_t i, size_t j)
{
	return (struct stretch){i, while_is(x, i, true), j,
				while_is(y, j, true)};
}

static size_t size_of(const struct stretch *s)
{
	return s->x1 - s->x0 + s->y1 - s->y0;
}

/* Whether the equal tokens from i on are one short word, or only marks. */
static bool is_island(const struct text *t, size_t from, size_t to)
{
	return to > from &&
	       t->tokens.at[to - 1].to - t->tokens.at[from].from <= ISLAND;
}

/* A short word that happens to stand in both of two rewritten sentences tells
 * a reader nothing and breaks what replaced what in two. */
static void drown_islands(struct text *x, struct text *y)
{
	struct stretch last = edit_at(x, y, 0, 0);

	while (last.x1 < x->tokens.n && last.y1 < y->tokens.n) {
		size_t same = 0;
		size_t i = last.x1;
		struct stretch next;

		while (i + same < x->tokens.n && last.y1 + same < y->tokens.n &&
		       !x->differs[i + same] && !y->differs[last.y1 + same])
			same++;
		next = edit_at(x, y, i + same, last.y1 + same);
		if (is_island(x, i, i + same) && size_of(&last) >= REWRITTEN &&
		    size_of(&next) >= REWRITTEN) {
			for (size_t k = 0; k < same; k++) {
				x->differs[i + k] = true;
				y->differs[last.y1 + k] = true;
			}
			next.x0 = last.x0;
			next.y0 = last.y0;
		}
		last = next;
	}
}

static struct sequence sequence_of(struct arena *a, const struct text *t)
{
	uint64_t *h = NEWN(a, t->tokens.n, uint64_t);

	for (size_t i = 0; i < t->tokens.n; i++)
		h[i] = join_text(token_text(t->s, &t->tokens.at[i]));
	return (struct sequence){h, t->tokens.n, t->differs};
}

size_t words_diff(struct arena *a, struct arena *scratch, str old, str new,
		  const struct word_run **out, bool *capped)
{
	size_t start = same_start(old, new);
	size_t end = same_end(str_skip(old, start), str_skip(new, start));
	struct text x = text_open(scratch, old, start, end);
	struct text y = text_open(scratch, new, start, end);
	struct runs r = {0};

	if (myers_diff(scratch, sequence_of(scratch, &x),
		       sequence_of(scratch, &y)))
		*capped = true;
	drown_islands(&x, &y);
	while (x.i < x.tokens.n || y.i < y.tokens.n) {
		run(a, &r, WORD_DELETED, &x);
		run(a, &r, WORD_INSERTED, &y);
		same_run(a, &r, &x, &y);
	}
	arena_reset(scratch);
	*out = r.at;
	return r.n;
}
