/*
 * Equal values hash equal: a map adds up what its members give, so that order
 * does not count.  Comparing two maps looks members up; a large one gets an
 * index first, so that two equal maps of 100,000 keys cost no 10^10 steps.
 */
#include "check/engine.h"

static bool equal_numbers(struct arena *scratch, str x, str y)
{
	struct decimal a, b;

	if (str_eq(x, y))
		return true;
	a = decimal_read(scratch, x);
	b = decimal_read(scratch, y);
	return decimal_cmp(&a, &b) == 0;
}

static bool equal_maps(struct arena *scratch, const struct node *x,
		       const struct node *y)
{
	enum { SMALL = 16 };
	struct map index = {0};

	for (size_t i = 0; i < y->n && y->n > SMALL; i++)
		*map_slot(scratch, &index, y->child[i]->key) = y->child[i];
	for (size_t i = 0; i < x->n; i++) {
		str key = x->child[i]->key;
		const struct node *other = y->n > SMALL ? map_get(&index, key)
							: node_get(y, key);

		if (other == NULL || !value_equal(scratch, x->child[i], other))
			return false;
	}
	return true;
}

bool value_equal(struct arena *scratch, const struct node *x,
		 const struct node *y)
{
	if (x == y)
		return true;
	if (x->kind != y->kind)
		return false;
	if (x->kind == NODE_NUMBER)
		return equal_numbers(scratch, x->text, y->text);
	if (x->kind != NODE_LIST && x->kind != NODE_MAP)
		return x->kind == NODE_NULL || str_eq(x->text, y->text);
	if (x->n != y->n)
		return false;
	if (x->kind == NODE_MAP)
		return equal_maps(scratch, x, y);
	for (size_t i = 0; i < x->n; i++)
		if (!value_equal(scratch, x->child[i], y->child[i]))
			return false;
	return true;
}

static uint64_t stir(uint64_t h)
{
	h = (h ^ (h >> 31)) * 0x9e3779b97f4a7c15ULL;
	return h ^ (h >> 29);
}

uint64_t value_hash(struct arena *scratch, const struct node *n)
{
	uint64_t h = stir((uint64_t)n->kind + 1);

	if (n->kind == NODE_NUMBER) {
		struct decimal d = decimal_read(scratch, n->text);

		return stir(h ^ decimal_hash(&d));
	}
	if (n->kind == NODE_STRING || n->kind == NODE_BOOL)
		return stir(h ^ str_hash(n->text));
	for (size_t i = 0; n->kind == NODE_LIST && i < n->n; i++)
		h = stir(h + value_hash(scratch, n->child[i]));
	for (size_t i = 0; n->kind == NODE_MAP && i < n->n; i++)
		h += stir(str_hash(n->child[i]->key) ^
			  (value_hash(scratch, n->child[i]) << 1));
	return stir(h);
}

bool value_is_integer(struct arena *scratch, const struct node *n)
{
	struct decimal d = decimal_read(scratch, n->text);

	return decimal_is_integer(&d);
}

unsigned value_types(struct arena *scratch, const struct node *n)
{
	static const unsigned types[] = {
		[NODE_NULL] = TYPE_NULL,     [NODE_BOOL] = TYPE_BOOLEAN,
		[NODE_NUMBER] = TYPE_NUMBER, [NODE_STRING] = TYPE_STRING,
		[NODE_LIST] = TYPE_ARRAY,    [NODE_MAP] = TYPE_OBJECT,
	};
	unsigned type = types[n->kind];

	if (type == TYPE_NUMBER && value_is_integer(scratch, n))
		type |= TYPE_INTEGER;
	return type;
}
