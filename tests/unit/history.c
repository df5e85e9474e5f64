/*
 * History read from repositories that git itself made out of the streams in
 * tests/history.
 */
#include "history_test.h"

static void only_commits_that_change_a_document_count(void **state)
{
	struct state *s = *state;

	gives(state, "linear",
	      "Begin agendas/a.md a <\n"
	      "Tekst agendas/a.md a < Begin\n"
	      "Versie agendas/a.md a < Tekst\n");
	/* The agenda once; README.md for its last four contents at most. */
	assert_true(s->asked <= 1 + 4);
}

static void both_sides_of_a_merge_are_known(void **state)
{
	gives(state, "merge",
	      "Begin agendas/a.md a <\n"
	      "Links agendas/a.md a < Begin\n"
	      "Rechts agendas/a.md a < Begin\n"
	      "Samen agendas/a.md a merge < Links, Rechts\n"
	      "Verder agendas/a.md a < Samen\n"
	      "Slot agendas/a.md a < Verder\n");
}

static void a_side_that_lost_the_merge_stays_known(void **state)
{
	gives(state, "choice",
	      "Begin agendas/a.md a <\n"
	      "Links agendas/a.md a < Begin\n"
	      "Rechts agendas/a.md a < Begin\n"
	      "Samen agendas/a.md a choice < Links, Rechts\n"
	      "Slot agendas/a.md a < Samen\n");
}

static void a_document_that_moved_on_one_side_is_followed(void **state)
{
	gives(state, "moved-side",
	      "Begin agendas/a.md a <\n"
	      "Links agendas/a.md a < Begin\n"
	      "Verhuisd agendas/b.md a < Begin\n"
	      "Samen agendas/b.md a merge < Verhuisd, Links\n"
	      "Rechts agendas/c.md a < Samen\n"
	      "Verder agendas/b.md a < Samen\n"
	      "Gekozen agendas/c.md a choice < Rechts, Verder\n"
	      "Slot agendas/c.md a < Gekozen\n");
}

static void a_document_is_followed_when_it_moves(void **state)
{
	gives(state, "rename",
	      "Begin agendas/a.md a <\n"
	      "Verhuisd agendas/gooi/a.md a < Begin\n"
	      "Tekst agendas/gooi/a.md a < Verhuisd\n"
	      "Verhuisd en bewerkt agendas/gooi/b.yaml a < Tekst\n"
	      "Map hernoemd agendas/vecht/b.yaml a < Verhuisd en bewerkt\n"
	      "Slot agendas/vecht/b.yaml a < Map hernoemd\n");
}

static void the_same_change_twice_is_two_states(void **state)
{
	gives(state, "duplicate",
	      "Begin agendas/a.md a <\n"
	      "Besluit agendas/a.md a < Begin\n"
	      "Besluit overgenomen agendas/a.md a < Begin\n"
	      "Slot agendas/a.md a < Besluit, Besluit overgenomen\n");
}

static void versions_side_by_side_keep_their_own_line(void **state)
{
	gives(state, "beside",
	      "Eerste agendas/v70.md a <\n"
	      "Tweede erbij agendas/v90.md a < Eerste\n"
	      "Oude hersteld agendas/v70.md a < Eerste\n"
	      "Map hernoemd stukken/v70.md a < Oude hersteld\n"
	      "Map hernoemd stukken/v90.md a < Tweede erbij\n"
	      "Nieuwe bewerkt stukken/v90.md a < Map hernoemd\n");
}

static void documents_are_told_apart(void **state)
{
	gives(state, "two",
	      "Begin agendas/a.md a <\n"
	      "Begin agendas/b.md b <\n"
	      "Beide agendas/a.md a < Begin\n"
	      "Beide agendas/b.md b < Begin\n"
	      "Plaats hergebruikt agendas/b.md c <\n"
	      "Slot agendas/b.md c < Plaats hergebruikt\n");
}

static void only_what_stands_can_be_asked_for(void **state)
{
	struct state *s = *state;

	s->standing = true;
	gives(state, "beside",
	      "Map hernoemd stukken/v70.md a <\n"
	      "Nieuwe bewerkt stukken/v90.md a <\n");
}

static void one_document_can_be_asked_for(void **state)
{
	struct state *s = *state;

	s->only = S("c");
	gives(state, "two",
	      "Plaats hergebruikt agendas/b.md c <\n"
	      "Slot agendas/b.md c < Plaats hergebruikt\n");
}

static void a_wrong_clock_does_not_turn_history_around(void **state)
{
	gives(state, "clock",
	      "Stand 0 agendas/a.md a <\n"
	      "Stand 1 agendas/a.md a < Stand 0\n"
	      "Stand 2 agendas/a.md a < Stand 1\n"
	      "Stand 3 agendas/a.md a < Stand 2\n"
	      "Stand 4 agendas/a.md a < Stand 3\n");
}

static void a_shallow_clone_starts_at_its_boundary(void **state)
{
	struct state *s = *state;
	struct history h;

	assert_int_equal(import(&s->scratch, "linear", "r.git"), 0);
	assert_int_equal(sh("git -C r.git symbolic-ref HEAD refs/heads/main && "
			    "git clone -q --depth 3 file://$PWD/r.git cut"),
			 0);
	h = of(s, "cut", "HEAD");
	is(s, &h,
	   "Tekst agendas/a.md a <\n"
	   "Versie agendas/a.md a < Tekst\n");
	assert_false(h.complete);
}

static void a_clone_that_reaches_the_root_is_complete(void **state)
{
	struct state *s = *state;
	struct history h;

	assert_int_equal(import(&s->scratch, "linear", "r.git"), 0);
	assert_int_equal(sh("git -C r.git symbolic-ref HEAD refs/heads/main && "
			    "git clone -q --depth 99 file://$PWD/r.git whole"),
			 0);
	h = of(s, "whole", "HEAD");
	assert_int_equal(h.n, 3);
	assert_true(h.complete);
}

static void a_rebased_branch_gives_the_same_states(void **state)
{
	struct state *s = *state;
	struct history h;

	assert_int_equal(import(&s->scratch, "linear", "r.git"), 0);
	assert_int_equal(sh("git clone -q r.git w -b main && cd w && "
			    "git checkout -q -b nieuw main~4 && echo x >x && "
			    "git add x && git commit -qm X && "
			    "git rebase -q --keep-empty nieuw main"),
			 0);
	h = of(s, "w", "main");
	is(s, &h,
	   "Begin agendas/a.md a <\n"
	   "Tekst agendas/a.md a < Begin\n"
	   "Versie agendas/a.md a < Tekst\n");
}

static void a_squash_is_one_state(void **state)
{
	struct state *s = *state;
	struct history h;

	assert_int_equal(import(&s->scratch, "linear", "r.git"), 0);
	assert_int_equal(sh("git clone -q r.git w -b main && cd w && "
			    "git checkout -q -b nieuw main~4 && "
			    "git merge -q --squash main && "
			    "git commit -qm Samengevoegd"),
			 0);
	h = of(s, "w", "nieuw");
	is(s, &h,
	   "Begin agendas/a.md a <\n"
	   "Samengevoegd agendas/a.md a < Begin\n");
}

static void unrelated_histories_are_joined(void **state)
{
	struct state *s = *state;
	struct history h;

	assert_int_equal(import(&s->scratch, "linear", "r.git"), 0);
	assert_int_equal(
		sh("git clone -q r.git w -b main && cd w && "
		   "git checkout -q --orphan los && git rm -rqf . && "
		   "mkdir agendas && echo agenda: z >agendas/z.md && "
		   "git add . && git commit -qm Los && git checkout -q main && "
		   "git merge -q --allow-unrelated-histories -m Samen los"),
		0);
	h = of(s, "w", "main");
	assert_int_equal(h.n, 4);
}

static void a_damaged_folder_is_no_evidence(void **state)
{
	struct state *s = *state;
	struct history_filter filter = filter_of(s);
	struct history h = {0};
	str commit;

	/* Another folder under the id of the folder of the last version. */
	assert_int_equal(import(&s->scratch, "linear", "r.git"), 0);
	assert_int_equal(
		sh("cd r.git && t=$(git rev-parse main:agendas) && "
		   "b=$(printf 'agenda: a\nvals' | git hash-object -w "
		   "--stdin) && "
		   "u=$(printf \"100644 blob $b\\ta.md\\n\" | git mktree) && "
		   "f() { echo objects/$(echo $1 | cut -c1-2)/$(echo $1 | "
		   "cut -c3-); } && cp -f $(f $u) $(f $t)"),
		0);
	s->r = repo_open(&s->a, "r.git", &s->why);
	assert_non_null(s->r);
	assert_true(repo_commit(&s->a, s->r, S("main"), &commit, &s->why));
	assert_false(repo_history(&s->a, s->r, commit, filter, &h, &s->why));
	assert_true(str_find(s->why.message, S("is damaged")) <
		    s->why.message.len);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		test(only_commits_that_change_a_document_count),
		test(both_sides_of_a_merge_are_known),
		test(a_side_that_lost_the_merge_stays_known),
		test(a_document_that_moved_on_one_side_is_followed),
		test(a_document_is_followed_when_it_moves),
		test(the_same_change_twice_is_two_states),
		test(versions_side_by_side_keep_their_own_line),
		test(documents_are_told_apart),
		test(only_what_stands_can_be_asked_for),
		test(one_document_can_be_asked_for),
		test(a_wrong_clock_does_not_turn_history_around),
		test(a_shallow_clone_starts_at_its_boundary),
		test(a_clone_that_reaches_the_root_is_complete),
		test(a_rebased_branch_gives_the_same_states),
		test(a_squash_is_one_state),
		test(unrelated_histories_are_joined),
		test(a_damaged_folder_is_no_evidence),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
