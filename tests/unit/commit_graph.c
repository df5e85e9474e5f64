/*
 * git's list of commits: the sum at its end, lists that are damaged, and lists
 * with a good sum that lie.
 */
#include "repo/commit_graph.h"
#include "base/sha1.h"
#include "repo_test.h"

#include "base/buf.h"

enum { LIST_MAX = 1 << 20 };

static void sum_is(const char *text, size_t times, const char *expected)
{
	struct arena a = {0};
	struct buf b = {.a = &a}, hex = {.a = &a};
	unsigned char sum[SHA1_BYTES];

	for (size_t i = 0; i < times; i++)
		buf_add(&b, str_from(text));
	sha1(buf_str(&b), sum);
	for (size_t i = 0; i < SHA1_BYTES; i++)
		buf_fmt(&hex, "%02x", sum[i]);
	same(buf_str(&hex), expected);
	arena_free(&a);
}

/* The examples of FIPS 180, and lengths about that of a block as sha1sum has
 * them. */
static void sums_are_those_of_the_standard(void **state)
{
	(void)state;
	sum_is("", 1, "da39a3ee5e6b4b0d3255bfef95601890afd80709");
	sum_is("abc", 1, "a9993e364706816aba3e25717850c26c9cd0d89d");
	sum_is("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
	       "84983e441c3bd26ebaae4aa1f95129e5e54670f1");
	sum_is("a", 1000000, "34aa973cd4c4daa4f61eeb2bdbad27316534016f");
	sum_is("a", 55, "c1c8bbdc22796e28c0e15163d20899b65621d65a");
	sum_is("a", 63, "03f09f5b158a7a8cdad920bddc29b81c18a551f5");
	sum_is("a", 64, "0098ba824b5c16427bd7a1122a5a442a25ec644d");
}

/* Eight commits: a line, a merge of two and one of four sides. */
static void make_list(void)
{
	assert_int_equal(
		sh("{ git init -q r && cd r && c() { git commit-tree "
		   "4b825dc642cb6eb9a060e54bf8d69288fbee4904 -m $1 $2; } && "
		   "git hash-object -t tree -w /dev/null && "
		   "a=$(c a) && b=$(c b \"-p $a\") && d=$(c d \"-p $a\") && "
		   "e=$(c e \"-p $b -p $d\") && f=$(c f \"-p $a\") && "
		   "g=$(c g \"-p $e\") && h=$(c h \"-p $g -p $f -p $b -p $d\") "
		   "&& i=$(c i \"-p $h\") && git update-ref refs/heads/main $i "
		   "&& git commit-graph write --reachable; }"),
		0);
}

static str list_of(struct state *s)
{
	str file;

	make_list();
	assert_true(file_read(&s->a, "r/.git/objects/info/commit-graph",
			      LIST_MAX, &file, &s->why));
	return str_copy(&s->a, file);
}

/* Asks everything of a list; the number of parents in all. */
static size_t read_all(const struct commit_graph *g)
{
	size_t parents = 0;

	for (uint32_t i = 0; i < g->n; i++) {
		struct graph_commit c = commit_graph_at(g, i);
		uint32_t at = 0;

		assert_true(c.when >= 0 && c.tree->id[0] <= 255);
		for (uint32_t k = 0; k < c.n_parents; k++)
			assert_true(commit_graph_find(
				g, commit_graph_parent(g, i, k), &at));
		parents += c.n_parents;
	}
	return parents;
}

static void a_list_of_git_is_read(void **state)
{
	struct state *s = *state;
	struct commit_graph g;
	struct graph_commit c;
	git_oid id;
	struct repo *r;
	str tip;
	uint32_t at = 0;

	assert_true(commit_graph_parse(list_of(s), &g));
	assert_int_equal(g.n, 8);
	assert_int_equal(read_all(&g), 11);
	r = opened(s, "r");
	assert_true(repo_commit(&s->a, r, S("main"), &tip, &s->why));
	repo_close(r);
	assert_true(git_id_read(tip, &id));
	assert_true(commit_graph_find(&g, &id, &at));
	assert_true(commit_graph_find(&g, commit_graph_parent(&g, at, 0), &at));
	c = commit_graph_at(&g, at);
	assert_int_equal(c.n_parents, 4);
	assert_int_equal(c.when, 1539594000);
	id.id[19] ^= 1;
	assert_false(commit_graph_find(&g, &id, &at));
}

static void every_damage_is_seen(void **state)
{
	struct state *s = *state;
	str file = list_of(s);
	char *bytes = str_cstr(&s->a, file);
	struct commit_graph g;

	for (size_t i = 0; i < file.len; i++) {
		assert_false(commit_graph_parse((str){bytes, i}, &g));
		bytes[i] ^= 4;
		assert_false(commit_graph_parse((str){bytes, file.len}, &g));
		assert_int_equal(g.n, 0);
		bytes[i] ^= 4;
	}
	assert_true(commit_graph_parse((str){bytes, file.len}, &g));
}

/* Whatever a list says, nothing outside it is read. */
static void a_list_that_lies_is_in_bounds(void **state)
{
	static const unsigned char lies[] = {0x01, 0x40, 0x80, 0xff};
	struct state *s = *state;
	str file = list_of(s);
	size_t end = file.len - SHA1_BYTES, refused = 0;
	/* each of its own, so that reading past the end is seen */
	unsigned char *bytes = malloc(file.len);

	assert_non_null(bytes);
	memcpy(bytes, file.ptr, file.len);
	for (size_t i = 0; i < end; i++)
		for (size_t k = 0; k < sizeof lies; k++) {
			struct commit_graph g;

			bytes[i] ^= lies[k];
			sha1((str){(char *)bytes, end}, bytes + end);
			if (commit_graph_parse((str){(char *)bytes, file.len},
					       &g))
				read_all(&g);
			else
				refused++;
			bytes[i] ^= lies[k];
		}
	assert_true(refused > end);
	free(bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		test(sums_are_those_of_the_standard),
		test(a_list_of_git_is_read),
		test(every_damage_is_seen),
		test(a_list_that_lies_is_in_bounds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
