/*
 * Honest histories, of which nothing may be told.
 *
 * The office does only what people may do: record what a meeting made of a
 * step, put one off, write while nothing is adopted, give the next version a
 * name and a tag, move the file, work on a branch, and join it by a merge, by a
 * squash or by doing its commits again before anybody had them.  Whatever order
 * that comes in, the trail has no finding.  HISTORIES=N in the environment asks
 * for more than the usual number; a failure prints the number of the history,
 * from which all its chances follow.
 */
#include "office_deeds.h"
#include "repo/repo.h"

enum { HISTORIES = 200 };

static bool has_adopted(const struct office *o)
{
	int main = o->at[o->main].is.frozen;
	int side = o->side == OPEN ? OPEN : o->at[o->side].is.frozen;

	return main != OPEN || side != OPEN;
}

static bool has_written(const struct office *o)
{
	int text = o->at[o->side == OPEN ? o->main : o->fork].is.text;

	return o->at[o->main].is.text != text ||
	       (o->side != OPEN && o->at[o->side].is.text != text);
}

/* Whether the text is the one that was given the name of its version. */
static bool is_named(const struct office *o, int at)
{
	const struct content *c = &o->at[at].is;

	while (o->at[at].parents > 0 &&
	       o->at[o->at[at].parent[0]].is.version == c->version)
		at = o->at[at].parent[0];
	return c->version == 0 || o->at[at].is.text == c->text;
}

static void honest_record(struct office *o, int *at, bool side)
{
	/* What is adopted on one side is not written on by the other. */
	if (is_named(o, *at) && (o->side == OPEN || !has_written(o)))
		record(o, at, side);
}

static void honest_edit(struct office *o, int *at, bool side)
{
	if (!has_adopted(o))
		edit(o, at, side);
}

/* The next version: its text, its name and its tag. */
static void next_version(struct office *o, int *at, bool side)
{
	struct content c = head(o, *at);

	if (o->side != OPEN || side)
		return;
	c.version++;
	c.text = ++o->texts;
	*at = step(o, *at, c, "");
	fprintf(o->to,
		"tag h%d/v%d\nfrom :%d\ntagger A <a@example.nl> %ld +0000\n"
		"data <<E\nVersie %d\n\nAgenda: h%d\nVersie: v%d\nE\n\n",
		o->number, c.version, mark(o, *at),
		(DAY_0 + o->n - 1) * 86400L + 36000, c.version, o->number,
		c.version);
}

static void live_honestly(struct office *o)
{
	static deed *const deeds[] = {
		honest_record, honest_record, honest_record, put_off,
		honest_edit,   next_version,  next_version,  move_file,
	};
	static ending *const ends[] = {join, join, squash, rebase};

	live_by(o, &(struct habits){deeds, 8, ends, 4});
}

struct archive {
	struct arena a;
	struct repo *r;
	const struct profile *p;
	struct repo_tags tags;
	size_t states, merges, named; /* what was seen in all */
};

static struct trail_tag *named(struct archive *all, struct arena *a, str prefix,
			       const struct snapshot *s, size_t n,
			       size_t *n_tags)
{
	struct trail_tag *out = NEWN(a, all->tags.n, struct trail_tag);

	for (size_t i = 0; i < all->tags.n; i++) {
		const struct repo_tag *t = &all->tags.at[i];

		for (size_t k = 0; k < n; k++)
			if (str_starts(t->name, prefix) &&
			    str_eq(s[k].at->commit, t->commit))
				out[(*n_tags)++] = (struct trail_tag){
					.name = t->name,
					.at = s[k],
					.given = t->tagged,
					.giver = t->tagger,
					.trailers = t->trailers,
					.n_trailers = t->n_trailers};
	}
	all->named += *n_tags;
	return out;
}

static void is_clean(struct archive *all, struct office *o)
{
	struct arena *a = &o->a;
	str id = str_fmt(a, "h%d", o->number), commit, text;
	struct history_filter filter = {.may = office_may,
					.name = office_name,
					.context = str_cstr(a, id)};
	struct findings to = {.a = a};
	struct history h = {0};
	struct fail why = {0};
	struct trail_case c = {.as_of = date_from_days(30000)};
	struct snapshot *s;
	struct trail t;

	assert_true(repo_commit(a, all->r, id, &commit, &why));
	assert_true(repo_history(a, all->r, commit, filter, &h, &why));
	s = NEWN(a, h.n, struct snapshot);
	for (size_t i = 0; i < h.n; i++) {
		assert_true(repo_blob(a, all->r, h.at[i].blob, FILE_MAX, &text,
				      &why));
		s[i].at = &h.at[i];
		s[i].agenda = agenda_read(
			a, all->p, source_new(a, h.at[i].path, text), &to);
		all->merges += h.at[i].merge;
	}
	all->states += h.n;
	c.at = s;
	c.n = h.n;
	c.tags = named(all, a, str_cat(a, id, S("/")), s, h.n, &c.n_tags);
	t = trail_derive(a, all->p, &c);
	for (size_t i = 0; i < t.n_findings; i++)
		print_error("history %d: %s %.*s @%.*s: %.*s\n", o->number,
			    t.finding[i].rule, STR(t.finding[i].step),
			    STR(t.finding[i].at->subject),
			    STR(t.finding[i].message));
	assert_int_equal(t.n_findings, 0);
}

static void of_honest_histories_nothing_is_told(void **state)
{
	struct story *kept = *state;
	int n = histories(HISTORIES);
	struct office *all = calloc((size_t)n, sizeof *all);
	struct archive archive = {.p = kept->p};
	struct scratch scratch;
	struct fail why = {0};

	assert_non_null(all);
	scratch_enter(&scratch);
	all[0].to = stream();
	for (int i = 0; i < n; i++) {
		all[i].to = all[0].to;
		all[i].number = i;
		all[i].random = 0xd1342543de82ef95U * (uint64_t)(i + 1);
		live_honestly(&all[i]);
		for (int k = 0; k < all[i].n_found; k++)
			print_error("the office %d did wrong: %.*s\n", i,
				    STR(all[i].found[k].text));
		assert_int_equal(all[i].n_found, 0);
	}
	assert_int_equal(pclose(all[0].to), 0);
	archive.r = repo_open(&archive.a, "r.git", &why);
	assert_non_null(archive.r);
	assert_true(repo_tags(&archive.a, archive.r, &archive.tags, &why));
	for (int i = 0; i < n; i++) {
		is_clean(&archive, &all[i]);
		arena_free(&all[i].a);
	}
	print_message("%d histories, %zu states, %zu merges, %zu tags\n", n,
		      archive.states, archive.merges, archive.named);
	repo_close(archive.r);
	arena_free(&archive.a);
	free(all);
	scratch_leave(&scratch);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		story(of_honest_histories_nothing_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
