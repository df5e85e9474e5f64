/*
 * Documents that have a folder of their own, and came there from elsewhere: in
 * a long history the other folders are looked at now and then only.
 */
#include "history_test.h"

/* A commit of the stream: what a line is of it, and a change elsewhere. */
static void long_commit(FILE *to, int n)
{
	static const struct {
		int commit;
		const char *path, *agenda; /* NULL: the file goes */
	} deeds[] = {
		{1, "agendas/z.md", "z"},    {1, "oud/a.md", "a"},
		{1, "oud/b.md", "b"},	     {1, "oud/c.md", "c"},
		{2, "voorbeeld/a.md", "a"}, /* it stands to the end */
		{5, "oud/e.md", "e"},	     {10, "oud/a.md", "a"},
		{15, "oud/e.md", NULL},	     {20, "oud/a.md", NULL},
		{20, "agendas/a.md", "a"}, /* moved and changed */
		{30, "agendas/b.md", "b"}, /* copied first */
		{33, "oud/b.md", NULL},	     {40, "oud/c.md", NULL},
		{43, "agendas/c.md", "c"}, /* a little after it went */
		{50, "kort/d.md", "d"},	     {51, "kort/d.md", "d"},
		{52, "kort/d.md", NULL},     {54, "agendas/d.md", "d"},
		{60, "voorbeeld/a.md", "a"}, {70, "agendas/e.md", "e"},
	};

	fprintf(to,
		"commit refs/heads/main\ncommitter A <a@example.nl> %d +0000\n"
		"data <<E\nc%d\nE\nM 644 inline nieuws/n.md\ndata <<E\n%d\nE\n",
		1600000000 + n, n, n);
	for (size_t i = 0; i < sizeof deeds / sizeof *deeds; i++) {
		if (deeds[i].commit != n)
			continue;
		if (deeds[i].agenda == NULL)
			fprintf(to, "D %s\n", deeds[i].path);
		else
			fprintf(to,
				"M 644 inline %s\ndata <<E\nagenda: "
				"%s\n%d\nE\n",
				deeds[i].path, deeds[i].agenda, n);
	}
}

/* The same is found whether every commit is compared, or elsewhere than at home
 * only one in nine. */
static void what_came_home_from_elsewhere_is_followed(void **state)
{
	struct state *s = *state;
	FILE *to;

	sh("git init -q --bare r.git");
	to = popen( // NOLINT(cert-env33-c)
		"git -C r.git fast-import --quiet", "w");
	assert_non_null(to);
	for (int i = 1; i <= 80; i++)
		long_commit(to, i);
	assert_int_equal(pclose(to), 0);
	s->home = S("agendas/");
	for (s->thorough = 32; s->thorough <= 80; s->thorough += 48) {
		struct history h = of(s, "r.git", "main");

		is(s, &h,
		   "c1 agendas/z.md z <\n"
		   "c1 oud/a.md a <\n"
		   "c1 oud/b.md b <\n"
		   "c1 oud/c.md c <\n"
		   "c5 oud/e.md e <\n"
		   "c10 oud/a.md a < c1\n"
		   "c20 agendas/a.md a < c10\n"
		   "c30 agendas/b.md b < c1\n"
		   "c43 agendas/c.md c < c1\n"
		   "c50 kort/d.md d <\n"
		   "c51 kort/d.md d < c50\n"
		   "c54 agendas/d.md d < c51\n"
		   "c70 agendas/e.md e < c5\n");
		if (s->thorough == 32)
			repo_close(s->r);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		test(what_came_home_from_elsewhere_is_followed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
