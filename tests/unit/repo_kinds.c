#include "repo_test.h"

/* libgit2 1.5 leaks in its own check of extensions, by way of PCRE2. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
	return "leak:libpcre2-8.so\n";
}

static void refused(struct state *s, const char *dir, const char *part)
{
	struct fail why = {0};

	assert_null(repo_open(&s->a, dir, &why));
	if (str_find(why.message, str_from(part)) == why.message.len)
		fail_msg("'%.*s' does not say '%s'", STR(why.message), part);
}

static void a_folder_without_repository_says_so(void **state)
{
	refused(*state, NULL, "is not in a git repository");
}

static void a_work_tree_elsewhere_is_taken_over(void **state)
{
	struct state *s = *state;
	char where[128];
	struct repo *r;

	assert_int_equal(sh("git init -q --bare r.git && mkdir tree"), 0);
	snprintf(where, sizeof where, "%s/tree", s->scratch.dir);
	setenv("GIT_DIR", "r.git", 1);
	setenv("GIT_WORK_TREE", where, 1);
	r = opened(s, NULL);
	assert_string_equal(getenv("GIT_WORK_TREE"), where);
	unsetenv("GIT_DIR");
	unsetenv("GIT_WORK_TREE");
	same(repo_top(r), where);
	repo_close(r);
}

static void paths_are_told_from_the_top(void **state)
{
	struct state *s = *state;
	struct repo *r;
	str path;

	make_two();
	assert_int_equal(sh("ln -s r also && cd r && ln -s a.md link"), 0);
	r = opened(s, "r");
	assert_true(repo_relative(&s->a, r, "r/dir/../a.md", &path));
	same(path, "a.md");
	assert_true(repo_relative(&s->a, r, "also/dir/new.md", &path));
	same(path, "dir/new.md");
	assert_true(repo_relative(&s->a, r, "r/no/such/../x.md", &path));
	same(path, "no/x.md");
	assert_true(repo_relative(&s->a, r, "r/link", &path));
	same(path, "link");
	assert_true(repo_relative(&s->a, r, "r", &path));
	same(path, "");
	assert_false(repo_relative(&s->a, r, "rr/a.md", &path));
	assert_false(repo_relative(&s->a, r, "/etc/passwd", &path));
	assert_int_equal(chdir("r/dir"), 0);
	assert_true(repo_relative(&s->a, r, "b.md", &path));
	same(path, "dir/b.md");
	repo_close(r);
}

static void bare_and_linked_folders_open(void **state)
{
	struct state *s = *state;
	struct repo_files files = {0};
	struct repo *r;
	str commit, path;

	make_two();
	assert_int_equal(sh("git clone -q --bare r bare.git && cd r && git "
			    "worktree add -q ../linked && git checkout -q "
			    "--detach"),
			 0);
	r = opened(s, "bare.git");
	assert_true(repo_is_bare(r));
	same(repo_top(r), "");
	assert_true(repo_relative(&s->a, r, "dir/./b.md", &path));
	same(path, "dir/b.md");
	assert_true(repo_commit(&s->a, r, S("HEAD"), &commit, &s->why));
	assert_true(repo_tree(&s->a, r, commit, "", &files, &s->why));
	assert_int_equal(files.n, 2);
	repo_close(r);
	r = opened(s, "linked/dir");
	assert_false(repo_is_bare(r));
	assert_true(str_ends(repo_top(r), S("/linked")));
	repo_close(r);
	r = opened(s, "r");
	assert_true(repo_commit(&s->a, r, S("HEAD"), &commit, &s->why));
	repo_close(r);
}

static void cut_off_clones_say_so(void **state)
{
	struct state *s = *state;
	struct repo *r;

	make_two();
	assert_int_equal(sh("cd r && git commit -q --allow-empty -m Tweede && "
			    "git config uploadpack.allowFilter true && cd .. "
			    "&& git clone -q --depth 1 file://$PWD/r shallow "
			    "&& git clone -q --filter=blob:none --no-checkout "
			    "file://$PWD/r partial"),
			 0);
	r = opened(s, "r");
	assert_false(repo_is_partial(r));
	repo_close(r);
	r = opened(s, "shallow");
	assert_true(repo_is_partial(r));
	repo_close(r);
	r = opened(s, "partial");
	assert_true(repo_is_partial(r));
	repo_close(r);
}

static void a_missing_object_of_a_partial_clone_has_a_remedy(void **state)
{
	struct state *s = *state;
	struct repo_files files = {0};
	struct repo *r;
	str commit, text;

	make_two();
	assert_int_equal(sh("git -C r config uploadpack.allowFilter true && "
			    "git clone -q --filter=blob:none --no-checkout "
			    "file://$PWD/r partial && git -C partial config "
			    "extensions.worktreeConfig true && git -C partial "
			    "config core.repositoryFormatVersion 1"),
			 0);
	r = opened(s, "partial");
	assert_true(repo_commit(&s->a, r, S("HEAD"), &commit, &s->why));
	assert_true(repo_tree(&s->a, r, commit, "", &files, &s->why));
	assert_false(
		repo_blob(&s->a, r, files.at[0].blob, 100, &text, &s->why));
	assert_true(str_find(s->why.message, S("partial copy")) <
		    s->why.message.len);
	assert_true(s->why.remedy.len > 0);
	repo_close(r);
}

static void sha256_is_refused_in_words(void **state)
{
	assert_int_equal(sh("git init -q --object-format=sha256 r"), 0);
	refused(*state, "r", "SHA-256");
}

static void another_owner_is_refused_with_the_remedy(void **state)
{
	struct state *s = *state;
	struct repo *r;

	make_two();
	if (geteuid() != 0)
		skip();
	assert_int_equal(sh("chown -R 12345 r"), 0);
	refused(s, "r", "belongs to another user");
	put(".gitconfig", "[safe]\n\tdirectory = *\n");
	r = opened(s, "r");
	repo_close(r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		test(a_folder_without_repository_says_so),
		test(a_work_tree_elsewhere_is_taken_over),
		test(paths_are_told_from_the_top),
		test(bare_and_linked_folders_open),
		test(cut_off_clones_say_so),
		test(a_missing_object_of_a_partial_clone_has_a_remedy),
		test(sha256_is_refused_in_words),
		test(another_owner_is_refused_with_the_remedy),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
