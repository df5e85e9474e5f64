/*
 * The file as gitformat-commit-graph(5) describes it:
 *
 *	"CGPH" 1 1 chunks layers | (name, offset)... | chunks | SHA-1 of all
 *
 *	OIDF	256 numbers: ids whose first byte is this or lower
 *	OIDL	ids, sorted
 *	CDAT	per id: tree, two parents, level (30 bits) and date (34 bits)
 *	EDGE	further parents of merges, the last of each marked
 *
 * Everything is checked once, when the file is read: the sum, each number
 * against what it points into, and that a parent has a lower level than its
 * child, so that no line of parents comes back to where it began.  Later reads
 * check nothing.  Filters of changed paths are not used.
 */
#include "repo/commit_graph.h"

#include "base/sha1.h"

enum {
	HEADER = 8,
	ROW = 12, /* of the table of chunks */
	CHUNKS_MAX = 64,
	FAN = 256 * 4,
	ID = GIT_OID_RAWSZ,
	FACTS = ID + 16,
};

static const uint32_t no_parent = 0x70000000, mark = 0x80000000;

static uint32_t number(const unsigned char *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 |
	       (uint32_t)p[2] << 8 | p[3];
}

struct chunks {
	str fan, ids, facts, edges;
};

/* Where the bytes of each chunk are: from its offset to that of the next. */
static bool find_chunks(str file, unsigned n, struct chunks *out)
{
	const unsigned char *table = (const unsigned char *)file.ptr + HEADER;
	size_t from = HEADER + (size_t)ROW * (n + 1);
	size_t last = file.len - SHA1_BYTES;
	struct {
		str name, *chunk;
	} const known[] = {
		{S("OIDF"), &out->fan},
		{S("OIDL"), &out->ids},
		{S("CDAT"), &out->facts},
		{S("EDGE"), &out->edges},
	};

	if (last < from)
		return false;
	for (unsigned i = 0; i < n; i++) {
		const unsigned char *row = table + (size_t)ROW * i;
		uint64_t at = (uint64_t)number(row + 4) << 32 | number(row + 8);
		uint64_t end = (uint64_t)number(row + ROW + 4) << 32 |
			       number(row + ROW + 8);

		if (at < from || end < at || end > last)
			return false;
		for (size_t k = 0; k < sizeof known / sizeof *known; k++)
			if (memcmp(row, known[k].name.ptr, 4) == 0)
				*known[k].chunk = str_slice(file, (size_t)at,
							    (size_t)end);
	}
	return true;
}

static const unsigned char *facts_of(const struct commit_graph *g, uint32_t at)
{
	return g->facts + (size_t)FACTS * at;
}

static uint32_t level_of(const struct commit_graph *g, uint32_t at)
{
	return number(facts_of(g, at) + ID + 8) >> 2;
}

static bool is_sorted(const struct commit_graph *g)
{
	uint32_t before = 0;

	for (unsigned byte = 0; byte < 256; byte++) {
		uint32_t upto = number(g->fan + (size_t)4 * byte);

		if (upto < before || upto > g->n)
			return false;
		for (uint32_t i = before; i < upto; i++)
			if (g->ids[(size_t)ID * i] != byte)
				return false;
		before = upto;
	}
	for (uint32_t i = 1; i < g->n; i++)
		if (memcmp(g->ids + (size_t)ID * (i - 1),
			   g->ids + (size_t)ID * i, ID) >= 0)
			return false;
	return before == g->n;
}

/* Whether a parent is there and has a lower level. */
static bool is_below(const struct commit_graph *g, uint32_t at, uint32_t parent)
{
	return parent < g->n && level_of(g, parent) < level_of(g, at);
}

/* `used` counts edges: each belongs to one commit. */
static bool has_sound_parents(const struct commit_graph *g, uint32_t at,
			      uint32_t *used)
{
	uint32_t first = number(facts_of(g, at) + ID);
	uint32_t second = number(facts_of(g, at) + ID + 4);

	if (first == no_parent)
		return second == no_parent;
	if (!is_below(g, at, first))
		return false;
	if (second == no_parent || (second & mark) == 0)
		return second == no_parent || is_below(g, at, second);
	for (uint32_t i = second & ~mark; i < g->n_edges; i++) {
		uint32_t edge = number(g->edges + (size_t)4 * i);

		if (!is_below(g, at, edge & ~mark) || ++*used > g->n_edges)
			return false;
		if ((edge & mark) != 0)
			return true;
	}
	return false;
}

static bool is_whole(str file)
{
	unsigned char sum[SHA1_BYTES];

	sha1(str_slice(file, 0, file.len - SHA1_BYTES), sum);
	return memcmp(sum, file.ptr + file.len - SHA1_BYTES, sizeof sum) == 0;
}

bool commit_graph_parse(str file, struct commit_graph *out)
{
	const unsigned char *p = (const unsigned char *)file.ptr;
	struct chunks c = {0};
	struct commit_graph g = {0};
	uint32_t used = 0;

	*out = g;
	if (file.len < HEADER + SHA1_BYTES || memcmp(p, "CGPH", 4) != 0 ||
	    !is_whole(file))
		return false;
	if (p[4] != 1 || p[5] != 1 || p[6] > CHUNKS_MAX || p[7] != 0)
		return true; /* another version, other ids, or layers */
	if (!find_chunks(file, p[6], &c) || c.fan.len != FAN)
		return false;
	g.fan = (const unsigned char *)c.fan.ptr;
	g.ids = (const unsigned char *)c.ids.ptr;
	g.facts = (const unsigned char *)c.facts.ptr;
	g.edges = (const unsigned char *)c.edges.ptr;
	g.n = number(g.fan + FAN - 4);
	g.n_edges = (uint32_t)(c.edges.len / 4);
	if (g.n >= no_parent || c.ids.len != (size_t)g.n * ID ||
	    c.facts.len != (size_t)g.n * FACTS || !is_sorted(&g))
		return false;
	for (uint32_t i = 0; i < g.n; i++)
		if (level_of(&g, i) == 0)
			return true; /* written without levels */
	for (uint32_t i = 0; i < g.n; i++)
		if (!has_sound_parents(&g, i, &used))
			return false;
	*out = g;
	return true;
}

bool commit_graph_find(const struct commit_graph *g, const git_oid *id,
		       uint32_t *at)
{
	uint32_t low = 0, high;

	if (g->n == 0)
		return false;
	if (id->id[0] > 0)
		low = number(g->fan + (size_t)4 * (id->id[0] - 1));
	high = number(g->fan + (size_t)4 * id->id[0]);
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		int c = memcmp(g->ids + (size_t)ID * middle, id->id, ID);

		if (c == 0) {
			*at = middle;
			return true;
		}
		if (c < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return false;
}

struct graph_commit commit_graph_at(const struct commit_graph *g, uint32_t at)
{
	const unsigned char *p = facts_of(g, at);
	uint32_t first = number(p + ID), second = number(p + ID + 4);
	struct graph_commit c = {(const git_oid *)p,
				 (int64_t)(number(p + ID + 8) & 3) << 32 |
					 number(p + ID + 12),
				 (first != no_parent) + (second != no_parent)};

	if (c.n_parents == 2 && (second & mark) != 0)
		for (uint32_t i = second & ~mark;
		     (number(g->edges + (size_t)4 * i) & mark) == 0; i++)
			c.n_parents++;
	return c;
}

const git_oid *commit_graph_parent(const struct commit_graph *g, uint32_t at,
				   uint32_t n)
{
	const unsigned char *p = facts_of(g, at) + ID;
	uint32_t parent = number(n == 0 ? p : p + 4);

	if (n > 0 && (parent & mark) != 0)
		parent = number(g->edges +
				(size_t)4 * ((parent & ~mark) + (n - 1))) &
			 ~mark;
	return (const git_oid *)(g->ids + (size_t)ID * parent);
}
