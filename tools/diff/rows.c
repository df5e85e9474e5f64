/*
 * In a table the key cell names the row and the title names the column.  A
 * column with another title is still the same column when the cells below it
 * are; failing that, when its title is alike or it stands in the same place.
 */
#include "diff/matcher.h"

#include "diff/join.h"

enum { MOST_LOOSE = 16, MOST_ROWS = 16 };

static bool is_header(const struct part *table)
{
	return table->n > 0 && table->child[0]->header;
}

static uint64_t *row_keys(struct matcher *x, const struct part *table, bool old)
{
	uint64_t *key = NEWN(x->tmp, table->n, uint64_t);
	struct part *const *partner = old ? x->m.to_new : x->m.to_old;

	for (size_t i = 0; i < table->n; i++) {
		const struct part *row = table->child[i];

		if (partner[row->order] == NULL && !row->header &&
		    row->key.len > 0)
			key[i] = join_mix(str_hash(row->key), row->kind + 1);
	}
	return key;
}

static void pair_rows(struct matcher *x, const struct part *old,
		      const struct part *new)
{
	struct join j = join_keys(x->tmp, row_keys(x, old, true), old->n,
				  row_keys(x, new, false), new->n);

	if (is_header(old) && is_header(new))
		match_pair(x, old->child[0], new->child[0], 100);
	for (size_t i = 0; i < j.n; i++) {
		const struct bucket *b = &j.at[i];

		if (b->n_old == 1 && b->n_new == 1 &&
		    old->child[b->old]->kind == new->child[b->new]->kind)
			match_pair(x, old->child[b->old], new->child[b->new],
				   100);
	}
}

void match_rows(struct matcher *x)
{
	for (size_t i = 0; i < x->m.old.n_block; i++) {
		const struct part *old = x->m.old.block[i];

		if (old->kind == PART_TABLE && match_new(&x->m, old) != NULL)
			pair_rows(x, old, match_new(&x->m, old));
	}
}

/* ---- columns ---- */

struct columns {
	const struct part *old, *new; /* header rows */
	int *to_new, *to_old;	      /* -1: none */
};

static uint64_t *titles(struct matcher *x, const struct part *header)
{
	uint64_t *key = NEWN(x->tmp, header->n, uint64_t);

	for (size_t i = 0; i < header->n; i++)
		key[i] = join_mix(str_hash(header->child[i]->text), 1);
	return key;
}

static void join_columns(struct columns *c, size_t old, size_t new)
{
	c->to_new[old] = (int)new;
	c->to_old[new] = (int)old;
}

static void by_title(struct matcher *x, struct columns *c)
{
	struct join j = join_keys(x->tmp, titles(x, c->old), c->old->n,
				  titles(x, c->new), c->new->n);

	for (size_t i = 0; i < j.n; i++) {
		uint32_t o = j.at[i].old;
		uint32_t n = j.at[i].new;

		for (; o != JOIN_END && n != JOIN_END;
		     o = j.next_old[o], n = j.next_new[n])
			join_columns(c, o, n);
	}
}

/* In how many of the first matched rows the two columns are equal. */
static size_t equal_cells(const struct matcher *x, const struct columns *c,
			  size_t old, size_t new)
{
	const struct part *table = c->old->parent;
	size_t seen = 0;
	size_t equal = 0;

	for (size_t i = 1; i < table->n && seen < MOST_ROWS; i++) {
		const struct part *row = table->child[i];
		const struct part *other = match_new(&x->m, row);

		if (other == NULL || old >= row->n || new >= other->n)
			continue;
		seen++;
		equal += row->child[old]->hash == other->child[new]->hash &&
			 row->child[old]->words > 0;
	}
	return equal * 2 > seen ? equal : 0;
}

static size_t loose(const int *to, size_t n)
{
	size_t k = 0;

	for (size_t i = 0; i < n; i++)
		k += to[i] < 0;
	return k;
}

static void by_cells(const struct matcher *x, struct columns *c)
{
	for (size_t i = 0; i < c->old->n; i++)
		for (size_t j = 0; j < c->new->n && c->to_new[i] < 0; j++)
			if (c->to_old[j] < 0 && equal_cells(x, c, i, j) > 0)
				join_columns(c, i, j);
}

static void by_place(struct columns *c)
{
	for (size_t i = 0; c->old->n == c->new->n &&i < c->old->n; i++)
		if (c->to_new[i] < 0 && c->to_old[i] < 0)
			join_columns(c, i, i);
}

static struct columns columns_of(struct matcher *x, const struct part *old,
				 const struct part *new)
{
	struct columns c = {old, new, NEWN(x->tmp, old->n, int),
			    NEWN(x->tmp, new->n, int)};

	for (size_t i = 0; i < old->n; i++)
		c.to_new[i] = -1;
	for (size_t i = 0; i < new->n; i++)
		c.to_old[i] = -1;
	by_title(x, &c);
	if (loose(c.to_new, old->n) <= MOST_LOOSE &&
	    loose(c.to_old, new->n) <= MOST_LOOSE)
		by_cells(x, &c);
	by_place(&c);
	return c;
}

/* ---- cells ---- */

static void pair_cells(struct matcher *x, const struct part *old,
		       const struct part *new, const struct columns *c)
{
	for (size_t i = 0; i < old->n && i < c->old->n; i++)
		if (c->to_new[i] >= 0 && (size_t)c->to_new[i] < new->n)
			match_pair(x, old->child[i], new->child[c->to_new[i]],
				   100);
}

static uint64_t *cell_names(struct matcher *x, const struct part *row)
{
	uint64_t *key = NEWN(x->tmp, row->n, uint64_t);

	for (size_t i = 0; i < row->n; i++) {
		const struct part *cell = row->child[i];

		key[i] = join_mix(
			str_hash(cell->role.len > 0 ? cell->role : cell->key),
			cell->kind + 1);
	}
	return key;
}

/* Rows that are maps, or stand in different tables: by name. */
static void pair_named(struct matcher *x, const struct part *old,
		       const struct part *new)
{
	struct join j = join_keys(x->tmp, cell_names(x, old), old->n,
				  cell_names(x, new), new->n);

	for (size_t i = 0; i < j.n; i++) {
		uint32_t o = j.at[i].old;
		uint32_t n = j.at[i].new;

		for (; o != JOIN_END && n != JOIN_END;
		     o = j.next_old[o], n = j.next_new[n])
			match_pair(x, old->child[o], new->child[n], 100);
	}
}

static bool needs_cells(const struct matcher *x, const struct part *row)
{
	for (size_t i = 0; i < row->n; i++)
		if (x->m.to_new[row->child[i]->order] == NULL)
			return true;
	return false;
}

void match_cells(struct matcher *x)
{
	struct columns c = {0};

	for (size_t i = 0; i < x->m.old.n_block; i++) {
		const struct part *old = x->m.old.block[i];
		const struct part *new = match_new(&x->m, old);

		if (new == NULL || old->kind != PART_ROW)
			continue;
		if (old->header && new->header)
			c = columns_of(x, old, new);
		if (!needs_cells(x, old))
			continue;
		if (c.old != NULL && c.old->parent == old->parent &&
		    c.new->parent == new->parent)
			pair_cells(x, old, new, &c);
		else
			pair_named(x, old, new);
	}
}
