#include "repo_test.h"

static bool staged_files(struct state *s, struct repo *r,
			 struct repo_files *out)
{
	struct repo_staging all = {0};
	bool ok = repo_staging(&s->a, r, S(""), &all, &s->why);

	*out = all.files;
	return ok;
}

static void an_empty_repository_has_files_but_no_version(void **state)
{
	struct state *s = *state;
	struct repo_files files = {0};
	struct repo_tags tags = {0};
	struct repo *r;
	str commit;

	assert_int_equal(sh("git init -q r"), 0);
	put("r/a.md", "a\n");
	assert_int_equal(sh("git -C r add a.md"), 0);
	r = opened(s, "r");
	assert_false(repo_commit(&s->a, r, S("HEAD"), &commit, &s->why));
	assert_int_equal(s->why.message.len, 0);
	assert_true(staged_files(s, r, &files));
	assert_int_equal(files.n, 1);
	same(files.at[0].path, "a.md");
	assert_true(repo_tags(&s->a, r, &tags, &s->why));
	assert_int_equal(tags.n, 0);
	repo_close(r);
}

static void only_what_changes_is_staged(void **state)
{
	struct state *s = *state;
	struct repo_files staged = {0}, index = {0};
	struct repo *r;
	str text;

	make_two();
	put("r/a.md", "to be recorded\n");
	assert_int_equal(sh("cd r && git add a.md && git mv dir/b.md c.md && "
			    "ln -s a.md link && git add link"),
			 0);
	put("r/a.md", "later, not recorded\n");
	put("r/later.md", "only announced\n");
	assert_int_equal(sh("cd r && git add -N later.md"), 0);
	r = opened(s, "r/dir/..");
	assert_true(staged_files(s, r, &staged));
	assert_int_equal(staged.n, 2);
	same(staged.at[0].path, "a.md");
	same(staged.at[1].path, "c.md");
	assert_true(
		repo_blob(&s->a, r, staged.at[0].blob, 100, &text, &s->why));
	same(text, "to be recorded\n");
	assert_true(repo_index(&s->a, r, &index, &s->why));
	assert_int_equal(index.n, 2);
	repo_close(r);
}

static void an_unsettled_conflict_is_refused(void **state)
{
	struct state *s = *state;
	struct repo_files staged = {0};
	struct repo *r;

	make_two();
	assert_int_equal(sh("cd r && git checkout -qb other && echo x >a.md && "
			    "git commit -qam X && git checkout -q main && "
			    "echo y >a.md && git commit -qam Y"),
			 0);
	assert_int_not_equal(sh("cd r && git merge other"), 0);
	r = opened(s, "r");
	assert_false(staged_files(s, r, &staged));
	assert_true(str_starts(s->why.message, S("a.md was changed on two")));
	repo_close(r);
}

static void a_hook_sees_the_index_under_construction(void **state)
{
	struct state *s = *state;
	struct repo_files staged = {0};
	struct repo *r;

	make_two();
	put("r/a.md", "a2\n");
	put("r/dir/b.md", "b2\n");
	assert_int_equal(sh("cd r && cp .git/index next && git add a.md && "
			    "GIT_INDEX_FILE=next git add dir/b.md"),
			 0);
	assert_int_equal(chdir("r"), 0);
	setenv("GIT_INDEX_FILE", "next", 1);
	r = opened(s, NULL);
	assert_true(staged_files(s, r, &staged));
	repo_close(r);
	unsetenv("GIT_INDEX_FILE");
	assert_int_equal(staged.n, 1);
	same(staged.at[0].path, "dir/b.md");
}

static void files_of_a_version_are_listed_by_folder(void **state)
{
	struct state *s = *state;
	struct repo_files all = {0}, below = {0}, one = {0}, none = {0};
	struct repo *r;
	str commit;

	make_two();
	r = opened(s, "r");
	assert_true(repo_commit(&s->a, r, S("HEAD"), &commit, &s->why));
	assert_true(repo_tree(&s->a, r, commit, "", &all, &s->why));
	assert_true(repo_tree(&s->a, r, commit, "dir/", &below, &s->why));
	assert_true(repo_tree(&s->a, r, commit, "dir/b.md", &one, &s->why));
	assert_true(repo_tree(&s->a, r, commit, "nowhere", &none, &s->why));
	assert_int_equal(all.n, 2);
	assert_int_equal(below.n, 1);
	same(below.at[0].path, "dir/b.md");
	assert_int_equal(one.n, 1);
	assert_int_equal(none.n, 0);
	repo_close(r);
}

static void a_document_over_the_limit_is_refused(void **state)
{
	struct state *s = *state;
	struct repo_files all = {0};
	struct repo *r;
	str text;

	make_two();
	r = opened(s, "r");
	assert_true(repo_index(&s->a, r, &all, &s->why));
	assert_false(repo_blob(&s->a, r, all.at[0].blob, 1, &text, &s->why));
	assert_true(str_find(s->why.message, S("larger than")) <
		    s->why.message.len);
	repo_close(r);
}

static void facts_of_a_commit(void **state)
{
	struct state *s = *state;
	struct version v;
	struct repo *r;
	str commit;

	make_two();
	assert_int_equal(sh("cd r && git commit -q --allow-empty "
			    "-m 'Besluit directieoverleg' "
			    "-m 'Toelichting.' -m 'Stap: R7\nBesluit: "
			    "vastgesteld'"),
			 0);
	r = opened(s, "r");
	assert_true(repo_commit(&s->a, r, S("HEAD"), &commit, &s->why));
	assert_true(repo_version(&s->a, r, commit, &v, &s->why));
	same(v.author, "Anna Pen");
	same(v.email, "anna@example.nl");
	assert_int_equal(v.authored.seconds, 1539590400);
	assert_int_equal(v.authored.offset, 120);
	assert_int_equal(v.committed.seconds, 1539594000);
	same(v.subject, "Besluit directieoverleg");
	assert_int_equal(v.n_trailers, 2);
	same(v.trailers[0].key, "Stap");
	same(v.trailers[1].value, "vastgesteld");
	assert_false(v.replaced);
	repo_close(r);
}

static void a_message_in_another_encoding_becomes_utf8(void **state)
{
	struct state *s = *state;
	struct version v;
	struct repo *r;
	str commit;

	make_two();
	put("message", "Co\xf6rdinatie\n");
	assert_int_equal(sh("cd r && git -c i18n.commitEncoding=ISO-8859-1 "
			    "commit -q --allow-empty -F ../message"),
			 0);
	r = opened(s, "r");
	assert_true(repo_commit(&s->a, r, S("main"), &commit, &s->why));
	assert_true(repo_version(&s->a, r, commit, &v, &s->why));
	same(v.subject, "Co\xc3\xb6rdinatie");
	repo_close(r);
}

static void revisions_name_commits_or_nothing(void **state)
{
	static const str none[] = {S_INIT(""),		S_INIT("nowhere"),
				   S_INIT("HEAD~9"),	S_INIT("a\0b"),
				   S_INIT("HEAD:a.md"), S_INIT("..")};
	struct state *s = *state;
	str first, second;
	struct repo *r;

	make_two();
	assert_int_equal(sh("cd r && git tag -a -m x onderwijs/v70 && git "
			    "commit -q --allow-empty -m Tweede"),
			 0);
	r = opened(s, "r");
	assert_true(repo_commit(&s->a, r, S("HEAD~1"), &first, &s->why));
	assert_true(
		repo_commit(&s->a, r, S("onderwijs/v70"), &second, &s->why));
	assert_true(str_eq(first, second));
	for (size_t i = 0; i < sizeof none / sizeof *none; i++)
		assert_false(repo_commit(&s->a, r, none[i], &first, &s->why));
	assert_int_equal(s->why.message.len, 0);
	repo_close(r);
}

static void tags_are_told_with_what_they_hold(void **state)
{
	struct state *s = *state;
	struct repo_tags tags = {0};
	struct repo *r;
	str commit;

	make_two();
	assert_int_equal(
		sh("cd r && git tag b/v1 && git tag -a -m 'Naam\n\nStap: R1\n"
		   "-----BEGIN SSH SIGNATURE-----\nAAAA\n"
		   "-----END SSH SIGNATURE-----' a/v1 && git tag blob "
		   "HEAD:a.md"),
		0);
	r = opened(s, "r");
	assert_true(repo_commit(&s->a, r, S("HEAD"), &commit, &s->why));
	assert_true(repo_tags(&s->a, r, &tags, &s->why));
	assert_int_equal(tags.n, 3);
	same(tags.at[0].name, "a/v1");
	assert_true(tags.at[0].annotated);
	assert_true(tags.at[0].has_signature);
	same(tags.at[0].message, "Naam\n\nStap: R1");
	assert_int_equal(tags.at[0].n_trailers, 1);
	same(tags.at[0].tagger, "Bram Inkt");
	assert_true(str_eq(tags.at[0].commit, commit));
	same(tags.at[1].name, "b/v1");
	assert_false(tags.at[1].annotated);
	assert_true(str_eq(tags.at[1].commit, commit));
	same(tags.at[2].name, "blob");
	assert_int_equal(tags.at[2].commit.len, 0);
	repo_close(r);
}

static void a_replacement_is_told(void **state)
{
	struct state *s = *state;
	struct version v;
	struct repo *r;
	str commit;

	make_two();
	assert_int_equal(sh("cd r && git commit -q --allow-empty -m Tweede && "
			    "git replace HEAD HEAD~1"),
			 0);
	r = opened(s, "r");
	assert_true(repo_commit(&s->a, r, S("HEAD"), &commit, &s->why));
	assert_true(repo_version(&s->a, r, commit, &v, &s->why));
	same(v.subject, "Tweede");
	assert_true(v.replaced);
	repo_close(r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		test(an_empty_repository_has_files_but_no_version),
		test(only_what_changes_is_staged),
		test(an_unsettled_conflict_is_refused),
		test(a_hook_sees_the_index_under_construction),
		test(files_of_a_version_are_listed_by_folder),
		test(a_document_over_the_limit_is_refused),
		test(facts_of_a_commit),
		test(a_message_in_another_encoding_becomes_utf8),
		test(revisions_name_commits_or_nothing),
		test(tags_are_told_with_what_they_hold),
		test(a_replacement_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
