/*
 * Histories in git that nobody thought of: branches, merges that join and
 * merges that choose, rebases, squashes, cherry-picks, files that move and
 * names that are put elsewhere.
 *
 * A small office lives them.  What it writes down is text; what must be found
 * follows from the table it keeps beside it: what each commit changed against
 * its parent, and where an outcome first appeared.  One stream holds all
 * histories, so that git is run once.  HISTORIES=N in the environment asks for
 * more than the usual number; a failure prints the number of the history, from
 * which all its chances follow.
 */
#include "office_deeds.h"
#include "repo/repo.h"

enum { HISTORIES = 200 };

static bool reaches(const struct office *o, int from, int commit)
{
	if (from == commit)
		return true;
	for (int i = 0; i < o->at[from].parents; i++)
		if (o->at[from].parent[i] >= commit &&
		    reaches(o, o->at[from].parent[i], commit))
			return true;
	return false;
}

static const char *status(const struct content *c, int row)
{
	const struct row *r = &c->row[row];

	if (r->outcome != OPEN)
		return outcomes[r->outcome][1];
	if (!r->there)
		return "vervallen";
	if (is_replaced(c, row))
		return "aangehouden";
	for (int i = row + 1; i < c->rows; i++)
		if (c->row[i].there && c->row[i].outcome != OPEN &&
		    c->row[i].outcome != CANCELLED)
			return "overgeslagen";
	return "te laat";
}

static void write_rows(struct office *o, struct buf *b, bool there)
{
	const struct content *c = &o->at[o->main].is;

	for (int i = 0; i < c->rows; i++) {
		const struct row *r = &c->row[i];

		if (r->there != there)
			continue;
		buf_fmt(b, "R%d %s", i, status(c, i));
		if (r->outcome == OPEN)
			buf_add(b, S(" none"));
		else
			buf_fmt(b, " %s @%d", r->noted ? "decision" : "table",
				r->recorded);
		buf_add(b, there ? S("\n") : S(" weg\n"));
	}
}

static int by_text(const void *x, const void *y)
{
	return str_cmp(*(const str *)x, *(const str *)y);
}

static void write_lines(struct buf *b, str *lines, size_t n)
{
	if (n > 0)
		qsort(lines, n, sizeof *lines, by_text);
	for (size_t i = 0; i < n; i++)
		buf_fmt(b, "! %.*s\n", STR(lines[i]));
}

static str lived(struct office *o)
{
	struct buf b = {.a = &o->a};
	str lines[401];
	size_t n = 0;

	write_rows(o, &b, true);
	write_rows(o, &b, false);
	for (int i = 0; i < o->n_found; i++)
		if (reaches(o, o->main, o->found[i].commit))
			lines[n++] = o->found[i].text;
	if (o->moved_tag != OPEN)
		lines[n++] = str_fmt(&o->a, "tag-moved - @%d", o->moved_tag);
	write_lines(&b, lines, n);
	return buf_str(&b);
}

static str derived(struct office *o, const struct profile *p, struct repo *r)
{
	const char *id = str_fmt(&o->a, "h%d", o->number).ptr;
	char *context = str_cstr(&o->a, str_from(id));
	struct history_filter filter = {
		.may = office_may, .name = office_name, .context = context};
	struct findings to = {.a = &o->a};
	struct history h = {0};
	struct fail why = {0};
	struct snapshot *s;
	struct trail t;
	struct buf b = {.a = &o->a};
	str commit, text, *lines;
	struct trail_tag moved = {.name = str_fmt(&o->a, "%s/v%d", id,
						  o->at[o->main].is.version)};

	assert_true(repo_commit(&o->a, r, str_from(id), &commit, &why));
	assert_true(repo_history(&o->a, r, commit, filter, &h, &why));
	s = NEWN(&o->a, h.n, struct snapshot);
	for (size_t i = 0; i < h.n; i++) {
		assert_true(repo_blob(&o->a, r, h.at[i].blob, FILE_MAX, &text,
				      &why));
		s[i].at = &h.at[i];
		s[i].agenda = agenda_read(
			&o->a, p, source_new(&o->a, h.at[i].path, text), &to);
	}
	moved.at = s[0];
	t = trail_derive(&o->a, p,
			 &(struct trail_case){.at = s,
					      .n = h.n,
					      .tags = &moved,
					      .n_tags = o->moved_tag != OPEN,
					      .as_of = date_from_days(30000)});
	for (size_t i = 0; i < t.n; i++) {
		const struct trail_step *x = &t.step[i];

		buf_fmt(&b, "%.*s %s %s", STR(x->id),
			step_status_name(x->status),
			evidence_name(x->evidence));
		if (x->recorded != NULL)
			buf_fmt(&b, " @%.*s",
				STR(str_skip(x->recorded->subject, 1)));
		buf_add(&b, x->vanished ? S(" weg\n") : S("\n"));
	}
	lines = NEWN(&o->a, t.n_findings, str);
	for (size_t i = 0; i < t.n_findings; i++) {
		const struct trail_finding *f = &t.finding[i];

		lines[i] = str_fmt(&o->a, "%s %.*s @%.*s", f->rule,
				   STR(f->step.len > 0 ? f->step : S("-")),
				   STR(str_skip(f->at->subject, 1)));
	}
	write_lines(&b, lines, t.n_findings);
	return buf_str(&b);
}

static void compare(struct office *o, const struct profile *p, struct repo *r)
{
	str want = lived(o), got = derived(o, p, r);

	if (!str_eq(want, got))
		fail_msg("history %d, got:\n%.*s\nexpected:\n%.*s", o->number,
			 STR(got), STR(want));
}

static void histories_in_git_give_the_trail_that_was_lived(void **state)
{
	struct story *kept = *state;
	int n = histories(HISTORIES);
	struct office *all = calloc((size_t)n, sizeof *all);
	struct scratch scratch;
	struct fail why = {0};
	struct repo *r;

	assert_non_null(all);
	scratch_enter(&scratch);
	all[0].to = stream();
	for (int i = 0; i < n; i++) {
		all[i].to = all[0].to;
		all[i].number = i;
		all[i].random = 0x9e3779b97f4a7c15U * (uint64_t)(i + 1);
		live(&all[i]);
	}
	assert_int_equal(pclose(all[0].to), 0);
	r = repo_open(&kept->a, "r.git", &why);
	assert_non_null(r);
	for (int i = 0; i < n; i++) {
		compare(&all[i], kept->p, r);
		arena_free(&all[i].a);
	}
	repo_close(r);
	free(all);
	scratch_leave(&scratch);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		story(histories_in_git_give_the_trail_that_was_lived),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
