/*
 * The states of a document against what git itself says of its files.
 *
 * `git rev-list --full-history -- FILES` lists every commit in which a file
 * differs from some parent; of each the content is asked of git, there and in
 * every parent, and what differs from all of them must be a state, and nothing
 * else may be.  Tried on the histories of the office, and on histories of no
 * sense at all: several roots, merges of up to four, files that become folders.
 * HISTORIES=N in the environment asks for more than the usual number; a failure
 * prints the number of the history, from which all its chances follow.  The
 * same must be found with git's own list of commits and without it.
 */
#include "office_deeds.h"
#include "repo/repo.h"

enum { HISTORIES = 200, BATCH = 50 };

/* A file as a commit has it. */
struct query {
	str commit, path;
	size_t parents; /* the queries that follow are of its parents */
	str blob;	/* empty: no such file */
};

struct queries {
	struct query *at;
	size_t n, cap;
};

struct lines {
	str *at;
	size_t n, cap;
};

struct comparing {
	struct repo *r;
	const char *const *paths;
	size_t n_paths;
	bool apart;
	size_t states;
	str home;
	size_t thorough;
};

static str output(struct arena *a, const char *path)
{
	struct fail why = {0};
	str text;

	if (!file_read(a, path, FILE_MAX, &text, &why))
		fail_msg("%.*s", STR(why.message));
	return text;
}

/* Asks each file of each commit that rev-list gives, and of its parents. */
static void ask_of(struct arena *a, const struct comparing *c,
		   struct queries *to)
{
	str list = output(a, "commits");

	while (list.ptr != NULL && list.len > 0) {
		str line = str_cut(&list, '\n');
		str commit = str_cut(&line, ' ');
		size_t first = to->n, parents = 0;

		for (str rest = line; rest.ptr != NULL && rest.len > 0;
		     parents++)
			str_cut(&rest, ' ');
		for (size_t p = 0; p < c->n_paths; p++) {
			str rest = line;

			*PUSH(a, to) = (struct query){
				commit, str_from(c->paths[p]), parents, S("")};
			while (rest.ptr != NULL && rest.len > 0)
				*PUSH(a, to) = (struct query){
					str_cut(&rest, ' '),
					str_from(c->paths[p]), 0, S("")};
		}
		assert_int_equal(to->n - first, c->n_paths * (parents + 1));
	}
}

/* Has git tell the content of every query. */
static void answer(struct arena *a, struct queries *all)
{
	FILE *f = fopen("queries", "w");
	str rest;

	assert_non_null(f);
	for (size_t i = 0; i < all->n; i++)
		fprintf(f, "%.*s:%.*s\n", STR(all->at[i].commit),
			STR(all->at[i].path));
	assert_int_equal(fclose(f), 0);
	// NOLINTNEXTLINE(cert-env33-c): git is what is compared with
	assert_int_equal(system("git -C r.git cat-file --batch-check="
				"'%(objecttype) %(objectname)' "
				"<queries >answers"),
			 0);
	rest = output(a, "answers");
	for (size_t i = 0; i < all->n; i++) {
		str line = str_cut(&rest, '\n');

		if (str_starts(line, S("blob ")))
			all->at[i].blob = str_skip(line, 5);
	}
	assert_int_equal(rest.len, 0);
}

/* Per branch, as "commit path blob", what differs from every parent. */
static struct lines differing(struct arena *a, const struct queries *all)
{
	struct lines out = {0};

	for (size_t i = 0; i < all->n; i += all->at[i].parents + 1) {
		const struct query *q = &all->at[i];
		bool differs = q->blob.len > 0;

		for (size_t k = 1; k <= q->parents; k++)
			differs &= !str_eq(q[k].blob, q->blob);
		if (differs)
			*PUSH(a, &out) = str_fmt(a, "%.*s %.*s %.*s",
						 STR(q->commit), STR(q->path),
						 STR(q->blob));
	}
	return out;
}

static int by_text(const void *x, const void *y)
{
	return str_cmp(*(const str *)x, *(const str *)y);
}

static str sorted(struct arena *a, struct lines *l)
{
	struct buf b = {.a = a};

	if (l->n > 0)
		qsort(l->at, l->n, sizeof *l->at, by_text);
	for (size_t i = 0; i < l->n; i++)
		buf_fmt(&b, "%.*s\n", STR(l->at[i]));
	return buf_str(&b);
}

static bool may(void *context, str path)
{
	(void)context;
	(void)path;
	return true;
}

/* Each file is a document of its own, or all are one. */
static str name(void *context, str path, str blob)
{
	(void)blob;
	return context != NULL ? path : S("all");
}

/* The states on the way to a branch, but for the merges that only chose. */
static void add_states(struct arena *a, const struct comparing *c, int number,
		       struct lines *out)
{
	struct history_filter filter = {.may = may,
					.name = name,
					.context = c->apart ? c->r : NULL,
					.home = c->home,
					.thorough = c->thorough};
	struct history h = {0};
	struct fail why = {0};
	str commit;

	assert_true(
		repo_commit(a, c->r, str_fmt(a, "h%d", number), &commit, &why));
	assert_true(repo_history(a, c->r, commit, filter, &h, &why));
	assert_true(h.complete);
	for (size_t i = 0; i < h.n; i++)
		if (!h.at[i].choice)
			*PUSH(a, out) = str_fmt(
				a, "%.*s %.*s %.*s", STR(h.at[i].commit),
				STR(h.at[i].path), STR(h.at[i].blob));
}

/* Compares branches; when they are not the same, the one that is not. */
static void compare(struct comparing *c, int from, int to)
{
	struct arena a = {0};
	struct queries queries = {0};
	struct lines want, got = {0};
	struct buf line = {.a = &a};

	buf_fmt(&line, "git -C r.git rev-list --full-history "
		       "--no-commit-header --format='%%H %%P'");
	for (int i = from; i < to; i++)
		buf_fmt(&line, " h%d", i);
	buf_fmt(&line, " --");
	for (size_t p = 0; p < c->n_paths; p++)
		buf_fmt(&line, " %s", c->paths[p]);
	buf_fmt(&line, " >commits");
	// NOLINTNEXTLINE(cert-env33-c): git is what is compared with
	assert_int_equal(system(str_cstr(&a, buf_str(&line))), 0);
	ask_of(&a, c, &queries);
	answer(&a, &queries);
	want = differing(&a, &queries);
	for (int i = from; i < to; i++)
		add_states(&a, c, i, &got);
	if (str_eq(sorted(&a, &want), sorted(&a, &got))) {
		c->states += want.n;
	} else if (to - from > 1) {
		compare(c, from, (from + to) / 2);
		compare(c, (from + to) / 2, to);
	} else {
		fail_msg("history %d, got:\n%.*s\nexpected:\n%.*s", from,
			 STR(sorted(&a, &got)), STR(sorted(&a, &want)));
	}
	arena_free(&a);
}

static void compare_all(struct comparing c, int n)
{
	struct arena a = {0};
	struct fail why = {0};

	c.r = repo_open(&a, "r.git", &why);
	assert_non_null(c.r);
	for (int i = 0; i < n; i += BATCH)
		compare(&c, i, i + BATCH < n ? i + BATCH : n);
	print_message("%d histories, %zu states\n", n, c.states);
	repo_close(c.r);
	arena_free(&a);
}

static void an_office_has_the_states_that_git_lists(void **state)
{
	static const char *const paths[] = {"agendas/a.yaml", "agendas/b.yaml",
					    "agendas/gooi/a.yaml"};
	int n = histories(HISTORIES);
	struct scratch scratch;
	FILE *to;

	(void)state;
	scratch_enter(&scratch);
	to = stream();
	for (int i = 0; i < n; i++) {
		struct office *o = calloc(1, sizeof *o);

		assert_non_null(o);
		o->to = to;
		o->number = i;
		o->random = 0x9e3779b97f4a7c15U * (uint64_t)(i + 1);
		live(o);
		arena_free(&o->a);
		free(o);
	}
	assert_int_equal(pclose(to), 0);
	compare_all((struct comparing){.paths = paths, .n_paths = 3}, n);
	scratch_leave(&scratch);
}

static const char *const places[] = {"a",   "b",     "m",	"m/a",
				     "m/b", "m/n/a", "m/n/o/a", "z.a"};
enum { PLACES = sizeof places / sizeof *places };

struct jumble {
	struct office chance; /* for pick() alone */
	int holds[COMMITS][PLACES];
};

/* What a commit holds: each file as in one of its parents, or as chance has
 * it.  Where a file stands there is no folder. */
static void jumble_content(struct jumble *j, int commit, const int *parent,
			   int parents)
{
	struct office *o = &j->chance;
	int *holds = j->holds[commit];

	for (int p = 0; p < PLACES; p++)
		holds[p] = parents == 0 || pick(o, 5) == 0
				   ? pick(o, 5)
				   : j->holds[parent[pick(o, parents)]][p];
	if (pick(o, 6) > 0)
		holds[2] = 0;
	for (int p = 3; p < PLACES - 1 && holds[2] > 0; p++)
		holds[p] = 0;
}

/* Some of the last few commits; none gives another root. */
static int jumble_parents(struct office *o, int commit, int *parent)
{
	int most = pick(o, 6) == 0 ? 4 : 1 + (pick(o, 4) == 0), n = 0;

	for (int i = 0; i < most && commit % 10 != 5 && i < commit; i++) {
		int p = commit - 1 - pick(o, commit < 4 ? commit : 4);
		bool known = false;

		for (int k = 0; k < n; k++)
			known |= parent[k] == p;
		if (!known)
			parent[n++] = p;
	}
	return n;
}

static void jumble_commit(struct jumble *j, int commit)
{
	struct office *o = &j->chance;
	int parent[4], parents = jumble_parents(o, commit, parent);
	int when = DAY_0 + commit + pick(o, 5) * (pick(o, 3) - 1);

	jumble_content(j, commit, parent, parents);
	fprintf(o->to,
		"commit refs/heads/x\nmark :%d\ncommitter A <a@example.nl> %d "
		"+0000\ndata <<E\nh%d c%d\nE\n",
		mark(o, commit), when * 100, o->number, commit);
	if (parents == 0) /* else it would go on from the commit before */
		fputs("from 0000000000000000000000000000000000000000\n", o->to);
	for (int i = 0; i < parents; i++)
		fprintf(o->to, "%s :%d\n", i == 0 ? "from" : "merge",
			mark(o, parent[i]));
	fputs("deleteall\n", o->to);
	for (int p = 0; p < PLACES; p++)
		if (j->holds[commit][p] > 0)
			fprintf(o->to, "M 100%s inline %s\ndata 1\n%d\n",
				pick(o, 4) == 0 ? "755" : "644", places[p],
				j->holds[commit][p]);
	fputs("\n", o->to);
}

/* Lives jumbles in r.git. */
static void jumbles(int n)
{
	FILE *to = stream();

	for (int i = 0; i < n; i++) {
		struct jumble j = {.chance = {.to = to, .number = i}};
		int last = 0;

		j.chance.random = 0x2545f4914f6cdd1dU * (uint64_t)(i + 1);
		last = 4 + pick(&j.chance, COMMITS - 4);
		for (int c = 0; c < last; c++)
			jumble_commit(&j, c);
		fprintf(to, "reset refs/heads/h%d\nfrom :%d\n\n", i,
			mark(&j.chance, last - 1));
	}
	assert_int_equal(pclose(to), 0);
}

static void a_jumble_has_the_states_that_git_lists(void **state)
{
	int n = histories(HISTORIES);
	struct scratch scratch;

	(void)state;
	scratch_enter(&scratch);
	jumbles(n);
	for (int listed = 0; listed < 2; listed++) {
		if (listed > 0)
			sh("git -C r.git commit-graph write --reachable");
		compare_all((struct comparing){.paths = places,
					       .n_paths = PLACES,
					       .apart = true},
			    n);
	}
	scratch_leave(&scratch);
}

static size_t of_path(struct arena *a, const struct lines *l, const char *path,
		      str *out)
{
	struct lines here = {0};

	for (size_t i = 0; i < l->n; i++)
		if (str_find(l->at[i], str_fmt(a, " %s ", path)) < l->at[i].len)
			*PUSH(a, &here) = l->at[i];
	*out = sorted(a, &here);
	return here.n;
}

/* Where documents have a folder of their own, its files have the same states;
 * of the other files those that have gone, all of them or none. */
static void is_followed_home(struct comparing c, int number)
{
	struct arena a = {0};
	struct lines all = {0}, found = {0};
	str want, got;

	add_states(&a, &c, number, &all);
	c.home = S("m/");
	c.thorough = 4;
	add_states(&a, &c, number, &found);
	for (int p = 0; p < PLACES; p++) {
		bool home = str_starts(str_from(places[p]), c.home);

		of_path(&a, &all, places[p], &want);
		if (of_path(&a, &found, places[p], &got) == 0 && !home)
			continue;
		if (!str_eq(want, got))
			fail_msg("history %d, got:\n%.*s\nexpected:\n%.*s",
				 number, STR(got), STR(want));
	}
	arena_free(&a);
}

static void a_jumble_is_followed_home(void **state)
{
	int n = histories(HISTORIES);
	struct scratch scratch;
	struct comparing c = {.apart = true};
	struct arena a = {0};
	struct fail why = {0};

	(void)state;
	scratch_enter(&scratch);
	jumbles(n);
	c.r = repo_open(&a, "r.git", &why);
	assert_non_null(c.r);
	for (int i = 0; i < n; i++)
		is_followed_home(c, i);
	repo_close(c.r);
	arena_free(&a);
	scratch_leave(&scratch);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_office_has_the_states_that_git_lists),
		cmocka_unit_test(a_jumble_has_the_states_that_git_lists),
		cmocka_unit_test(a_jumble_is_followed_home),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
