/*
 * What a push says and brings.
 */
#include "repo/push.h"

#include "base/buf.h"
#include "base/file.h"
#include "repo/news.h"
#include "repo_test.h"

#define ZERO "0000000000000000000000000000000000000000"
#define ONE  "1111111111111111111111111111111111111111"
#define TWO  "22222222222222222222aaaaaaaaaaaaaaaaaaaa"

static void names_are_read(void **state)
{
	struct state *s = *state;
	struct push p = {0};

	assert_true(push_read(&s->a,
			      S(ZERO " " ONE " refs/heads/main\n" ONE " " TWO
				     " refs/tags/oa/v70\n" TWO " " ZERO
				     " refs/replace/x\n" ZERO " " ONE
				     " refs/notes/\xc3\xa9\n"),
			      4, &p, &s->why));
	assert_int_equal(p.n, 4);
	assert_int_equal(p.at[0].kind, PUSH_BRANCH);
	same(p.at[0].brief, "main");
	assert_int_equal(p.at[0].old.len, 0);
	same(p.at[0].new, ONE);
	assert_int_equal(p.at[1].kind, PUSH_TAG);
	same(p.at[1].brief, "oa/v70");
	same(p.at[1].old, ONE);
	same(p.at[1].new, TWO);
	assert_int_equal(p.at[2].kind, PUSH_REPLACE);
	assert_int_equal(p.at[2].new.len, 0);
	assert_int_equal(p.at[3].kind, PUSH_OTHER);
	same(p.at[3].name, "refs/notes/\xc3\xa9");
}

static void nothing_is_read_as_nothing(void **state)
{
	struct state *s = *state;
	struct push p = {0};

	assert_true(push_read(&s->a, S(""), 0, &p, &s->why));
	assert_int_equal(p.n, 0);
}

static void what_git_does_not_write_is_refused(void **state)
{
	static const str lines[] = {
		S_INIT("\n"),
		S_INIT("x\n"),
		S_INIT(ZERO " " ONE " refs/heads/main"),
		S_INIT(ZERO " " ONE " \n"),
		S_INIT(ZERO " " ONE "\n"),
		S_INIT(ZERO "  " ONE " refs/heads/main\n"),
		S_INIT(ZERO "\t" ONE " refs/heads/main\n"),
		S_INIT(ZERO " " ONE " refs/heads/a b\n"),
		S_INIT(ZERO " " ONE " refs/heads/a\r\n"),
		S_INIT(ZERO " " ONE " refs/heads/a\0b\n"),
		S_INIT(ZERO " " ONE " refs/heads/../b\n"),
		S_INIT(ZERO " " ONE " refs/heads//b\n"),
		S_INIT(ZERO " " ONE " refs/heads/\n"),
		S_INIT(ZERO " " ONE " HEAD\n"),
		S_INIT(ZERO " " ONE " /refs/heads/x\n"),
		S_INIT(ZERO " " ONE "1 refs/heads/x\n"),
		S_INIT(ZERO " "
			    "111111111111111111111111111111111111111G"
			    " refs/heads/x\n"),
		S_INIT(ZERO " "
			    "111111111111111111111111111111111111111A"
			    " refs/heads/x\n"),
		S_INIT(ZERO " " ONE " refs/heads/x\n" ZERO " " TWO
			    " refs/heads/x\n"),
	};
	struct state *s = *state;

	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		struct push p = {0};
		struct fail why = {0};

		if (push_read(&s->a, lines[i], 10, &p, &why))
			fail_msg("taken: '%.*s'", STR(lines[i]));
		assert_true(why.message.len > 0);
	}
}

static void too_many_names_are_refused(void **state)
{
	struct state *s = *state;
	struct push p = {0};
	str two = S(ZERO " " ONE " refs/heads/x\n" ZERO " " ONE
			 " refs/heads/y\n");

	assert_false(push_read(&s->a, two, 1, &p, &s->why));
	p.n = 0;
	assert_true(push_read(&s->a, two, 2, &p, &s->why));
}

static void names_come_to_commits(void **state)
{
	struct state *s = *state;
	struct push p = {0};
	struct repo *r;
	str name, commit, lines;

	make_two();
	assert_int_equal(
		sh("(cd r && git branch -M hoofd && "
		   "git tag -a -m x v && "
		   "printf '%%s %%s refs/tags/v\\n%%s %%s refs/tags/b\\n' "
		   "$(git rev-parse HEAD v) " ZERO
		   " $(git rev-parse HEAD:a.md) >../lines)"),
		0);
	assert_true(file_read(&s->a, "lines", 1000, &lines, &s->why));
	r = opened(s, "r");
	assert_true(push_read(&s->a, lines, 9, &p, &s->why));
	assert_true(push_resolve(&s->a, r, &p, &s->why));
	assert_true(str_eq(p.at[0].was, p.at[0].now));
	assert_int_equal(p.at[1].now.len, 0);
	assert_true(push_default(&s->a, r, &name, &commit, &s->why));
	same(name, "refs/heads/hoofd");
	assert_true(str_eq(commit, p.at[0].was));
	repo_close(r);
}

/* "path", "-path" for one that went and "!path" for an odd one, a commit a
 * line. */
static str written(struct state *s, const struct news *news)
{
	struct buf b = {.a = &s->a};

	for (size_t i = 0; i < news->n; i++) {
		const struct news_commit *c = &news->at[i];

		buf_fmt(&b, "%.*s:", STR(c->facts.subject));
		for (size_t k = 0; k < c->n; k++) {
			const struct news_file *f =
				&news->files.at[c->first + k];

			buf_fmt(&b, " %s%s%.*s", f->gone ? "-" : "",
				f->odd ? "!" : "", STR(f->path));
		}
		buf_char(&b, '\n');
	}
	return buf_str(&b);
}

static void make_story(void)
{
	make_two();
	assert_int_equal(
		sh("cd r && git branch -M main && git tag oud && "
		   "echo c >c.md && git add . && git commit -qm Twee && "
		   "git checkout -qb zij oud && git mv a.md d.md && "
		   "ln -s /etc/passwd dir/l.md && git add . && "
		   "git commit -qm Zij && git checkout -q main && "
		   "git merge -q -m Samen zij && "
		   "git rm -q c.md && git commit -qm Weg"),
		0);
}

static void only_what_is_new_is_told(void **state)
{
	struct state *s = *state;
	struct news news = {0};
	struct repo *r;
	str known[2] = {{0}}, tip;

	make_story();
	r = opened(s, "r");
	assert_true(repo_commit(&s->a, r, S("main"), &tip, &s->why));
	assert_true(repo_commit(&s->a, r, S("oud"), &known[0], &s->why));
	assert_true(repo_news(&s->a, r,
			      &(struct news_ask){&tip, 1, known, 0, 0}, &news,
			      &s->why));
	assert_int_equal(news.n, 4);
	same(news.at[2].facts.subject, "Samen");
	assert_int_equal(news.at[2].n, 0); /* each file is that of a side */
	assert_int_equal(news.at[2].n_parents, 2);
	same(news.at[3].facts.subject, "Weg");
	same(news.files.at[news.at[3].first].path, "c.md");
	assert_true(news.files.at[news.at[3].first].gone);
	assert_true(repo_descends(r, tip, known[0]));
	assert_false(repo_descends(r, known[0], tip));
	known[0] = tip;
	news = (struct news){0};
	assert_true(repo_news(&s->a, r, &(struct news_ask){&tip, 1, NULL, 0, 0},
			      &news, &s->why));
	assert_int_equal(news.n, 0); /* a name descends from it */
	repo_close(r);
}

static void links_and_moves_are_told(void **state)
{
	struct state *s = *state;
	struct news news = {0};
	struct repo *r;
	str known[2] = {{0}}, tip;

	make_story();
	r = opened(s, "r");
	assert_true(repo_commit(&s->a, r, S("zij"), &tip, &s->why));
	assert_true(repo_commit(&s->a, r, S("oud"), &known[0], &s->why));
	assert_true(repo_news(&s->a, r,
			      &(struct news_ask){&tip, 1, known, 0, 0}, &news,
			      &s->why));
	same(written(s, &news), "Zij: -a.md d.md !dir/l.md\n");
	assert_int_equal(repo_blob_at(&s->a, r, tip, S("dir/l.md")).len, 0);
	same(repo_blob_at(&s->a, r, tip, S("d.md")),
	     str_cstr(&s->a, news.files.at[1].blob));
	repo_close(r);
}

static void limits_hold(void **state)
{
	struct state *s = *state;
	struct news news = {0};
	struct repo *r;
	str none[1] = {{0}}, tip;

	make_story();
	r = opened(s, "r");
	assert_true(repo_commit(&s->a, r, S("main"), &tip, &s->why));
	assert_false(repo_news(&s->a, r,
			       &(struct news_ask){&tip, 1, none, 4, 0}, &news,
			       &s->why));
	assert_true(s->why.message.len > 0);
	news = (struct news){0};
	s->why = (struct fail){0};
	assert_true(repo_news(&s->a, r, &(struct news_ask){&tip, 1, none, 5, 7},
			      &news, &s->why));
	news = (struct news){0};
	assert_false(repo_news(&s->a, r,
			       &(struct news_ask){&tip, 1, none, 5, 5}, &news,
			       &s->why));
	repo_close(r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		test(names_are_read),
		test(nothing_is_read_as_nothing),
		test(what_git_does_not_write_is_refused),
		test(too_many_names_are_refused),
		test(names_come_to_commits),
		test(only_what_is_new_is_told),
		test(links_and_moves_are_told),
		test(limits_hold),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
