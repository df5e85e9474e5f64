/*
 * Histories that nobody thought of.
 *
 * A small secretary writes hundreds of histories: records, puts off, moves,
 * drops, rewrites, takes back, edits and releases, one deed a commit.  With
 * each deed it notes what the trail must say of it, from the deed and not from
 * the documents.  Then the trail is derived from the documents alone, and both
 * must agree on every status, witness and finding.  The seed is fixed; a
 * failure prints the number of the history.
 */
#include "story.h"

enum { ROWS = 12, COMMITS = 30, HISTORIES = 400 };

/* An outcome as written and the status it stands for. */
static const char *const outcomes[][2] = {
	{"besproken", "besproken"},
	{"akkoord", "besproken"},
	{"vastgesteld", "vastgesteld"},
	{"gewijzigd vastgesteld", "gewijzigd vastgesteld"},
	{"afgewezen", "afgewezen"},
	{"vervallen", "vervallen"},
	{"aangehouden", "aangehouden"},
};
enum { OUTCOMES = 7, NO_OUTCOME = -1, CANCELLED = 5, DEFERRED = 6 };

struct row {
	char id[8];
	bool gone;
	int planned; /* day number */
	int outcome, words;
	int replaces;	    /* row, or -1 */
	int recorded, text; /* commit; the text as it was then */
	char version[8];    /* that lay on the table; "-" at import */
	const char *evidence;
};

struct secretary {
	struct story *s;
	uint64_t random;
	struct row row[ROWS];
	int rows;
	int order[ROWS], in_order; /* rows that are in the document */
	int day, text, texts, version;
	int frozen_by; /* a row that adopted the text; -1: none */
	const char *trailer_step, *trailer_outcome; /* of the commit to come */
	str findings[256];
	size_t n_findings;
};

static int pick(struct secretary *w, int below)
{
	w->random ^= w->random << 13;
	w->random ^= w->random >> 7;
	w->random ^= w->random << 17;
	return (int)(w->random % (uint64_t)below);
}

static str day_of(struct secretary *w, int day)
{
	return date_write(&w->s->a, date_from_days(day));
}

static void expect(struct secretary *w, const char *rule, const char *step)
{
	assert_true(w->n_findings < 256);
	w->findings[w->n_findings++] =
		str_fmt(&w->s->a, "%s %s @%zu", rule, step, w->s->n);
}

static const char *status(const struct row *r)
{
	return outcomes[r->outcome][1];
}

/* A row gets another status in the commit that comes. */
static void introduce(struct secretary *w, struct row *r, const char *evidence)
{
	r->recorded = (int)w->s->n;
	r->text = w->text;
	r->evidence = evidence;
	snprintf(r->version, sizeof r->version, "v%d", w->version);
	if (r->outcome == CANCELLED)
		snprintf(r->version, sizeof r->version, "-");
	if (r->outcome < CANCELLED && w->day < r->planned)
		expect(w, "recorded-early", r->id);
	if (strstr(status(r), "vastgesteld") != NULL)
		w->frozen_by = (int)(r - w->row);
}

static struct row *add_row(struct secretary *w, int planned)
{
	struct row *r = &w->row[w->rows];

	snprintf(r->id, sizeof r->id, "R%d", w->rows);
	r->planned = planned;
	r->outcome = NO_OUTCOME;
	r->replaces = -1;
	r->evidence = "none";
	snprintf(r->version, sizeof r->version, "-");
	w->order[w->in_order++] = w->rows++;
	return r;
}

/* A random row of the document with or without an outcome, or NULL. */
static struct row *some_row(struct secretary *w, bool closed)
{
	int from = pick(w, w->in_order == 0 ? 1 : w->in_order);

	for (int i = 0; i < w->in_order; i++) {
		struct row *r = &w->row[w->order[(from + i) % w->in_order]];

		if ((r->outcome != NO_OUTCOME) == closed)
			return r;
	}
	return NULL;
}

static void record(struct secretary *w)
{
	struct row *r = some_row(w, false);
	int how = pick(w, 4), other;

	if (r == NULL)
		return;
	r->outcome = pick(w, OUTCOMES);
	r->words++;
	introduce(w, r, how == 0 ? "table" : "decision");
	if (how == 0)
		return;
	other = how == 1 ? pick(w, OUTCOMES) : r->outcome;
	w->trailer_step = r->id;
	w->trailer_outcome = outcomes[other][0];
	if (strcmp(outcomes[other][1], status(r)) != 0)
		expect(w, "witness-conflict", r->id);
}

static void put_off(struct secretary *w)
{
	struct row *r = some_row(w, false), *next;

	if (r == NULL || w->rows == ROWS)
		return;
	r->outcome = DEFERRED;
	introduce(w, r, "table");
	next = add_row(w, r->planned + 30);
	next->replaces = (int)(r - w->row);
}

static void move(struct secretary *w)
{
	struct row *r = some_row(w, false);

	if (r == NULL)
		return;
	r->planned += 1 + pick(w, 20);
	expect(w, "rescheduled", r->id);
}

static const char *successor(const struct secretary *w, int row)
{
	const char *found = NULL;

	for (int i = 0; i < w->in_order; i++)
		if (w->row[w->order[i]].replaces == row)
			found = w->row[w->order[i]].id;
	return found;
}

static void drop(struct secretary *w)
{
	struct row *r = some_row(w, pick(w, 2) == 0);
	int k = 0;

	if (r == NULL || w->in_order < 2)
		return;
	for (int i = 0; i < w->in_order; i++)
		if (&w->row[w->order[i]] != r)
			w->order[k++] = w->order[i];
	w->in_order = k;
	r->gone = true;
	/* It may go without a word when another has taken over. */
	if (r->outcome != NO_OUTCOME || successor(w, (int)(r - w->row)) == NULL)
		expect(w, "vanished", r->id);
}

static void rewrite(struct secretary *w)
{
	struct row *r = some_row(w, true);
	const char *old;

	if (r == NULL)
		return;
	old = status(r);
	if (pick(w, 2) == 0)
		r->words++;
	else
		r->outcome = (r->outcome + 1 + pick(w, OUTCOMES - 1)) %
			     OUTCOMES;
	expect(w, "rewritten", r->id);
	if (strcmp(old, status(r)) != 0)
		introduce(w, r, "table");
}

static void take_back(struct secretary *w)
{
	struct row *r = some_row(w, true);

	if (r == NULL)
		return;
	r->outcome = NO_OUTCOME;
	r->evidence = "none";
	expect(w, "rewritten", r->id);
}

static void edit(struct secretary *w)
{
	w->text = ++w->texts;
	if (w->frozen_by >= 0)
		expect(w, "changed-after-adoption", w->row[w->frozen_by].id);
}

static void release(struct secretary *w)
{
	w->version++;
	if (pick(w, 2) == 0)
		w->text = ++w->texts;
	w->frozen_by = -1;
}

static void turn_back_the_clock(struct secretary *w)
{
	if (w->s->n == 0)
		return;
	w->day -= 40;
	expect(w, "backdated", "-");
}

static void write_down(struct secretary *w)
{
	struct story *s = w->s;
	struct buf rows = {.a = &s->a};
	struct version *v;
	bool sealed = s->n > 0 && pick(w, 8) == 0;

	for (int i = 0; i < w->in_order; i++) {
		const struct row *r = &w->row[w->order[i]];

		buf_fmt(&rows,
			"- {id: %s, overleg: Portefeuillehoudersoverleg, doel: "
			"vaststellen, gepland: %.*s",
			r->id, STR(day_of(w, r->planned)));
		if (r->outcome != NO_OUTCOME)
			buf_fmt(&rows, ", uitkomst: %s, conclusie: 'Zo %d'",
				outcomes[r->outcome][0], r->words);
		if (r->replaces >= 0)
			buf_fmt(&rows, ", vervangt: %s",
				w->row[r->replaces].id);
		buf_add(&rows, S("}\n"));
	}
	v = then(s, str_cstr(&s->a, day_of(w, w->day)),
		 str_fmt(&s->a, "v%d", w->version).ptr,
		 str_fmt(&s->a, "Tekst %d", w->text).ptr,
		 str_cstr(&s->a, buf_str(&rows)));
	v->sealed = sealed;
	if (w->trailer_step != NULL)
		with(s, v, "Besluit", w->trailer_outcome, "Stap",
		     w->trailer_step, NULL);
	w->trailer_step = NULL;
	for (int i = 0; sealed && i < w->in_order; i++) {
		struct row *r = &w->row[w->order[i]];

		if (r->outcome != NO_OUTCOME && r->text == w->text)
			r->evidence = "sealed";
	}
}

static void live(struct secretary *w)
{
	static void (*const deeds[])(struct secretary *) = {
		record, record, record,	 put_off,
		move,	drop,	rewrite, take_back,
		edit,	edit,	release, turn_back_the_clock,
	};
	int commits = 2 + pick(w, COMMITS - 2), n = 2 + pick(w, 5);

	w->day = 17800;
	w->frozen_by = -1;
	for (int i = 0; i < n; i++) {
		struct row *r = add_row(w, w->day + i * 14 - 10);

		if (i == 0 && pick(w, 3) == 0) {
			r->outcome = pick(w, 2);
			introduce(w, r, "import");
			snprintf(r->version, sizeof r->version, "-");
		}
	}
	write_down(w);
	for (int i = 1; i < commits; i++) {
		w->day += 1 + pick(w, 12);
		deeds[pick(w, sizeof deeds / sizeof *deeds)](w);
		write_down(w);
	}
}

/* Rows that were held earlier than the row before them. */
static void expect_order(struct secretary *w)
{
	const struct row *last = NULL;

	w->s->n--;
	for (int i = 0; i < w->in_order; i++) {
		const struct row *r = &w->row[w->order[i]];

		if (r->outcome == NO_OUTCOME || r->outcome == CANCELLED)
			continue;
		if (last != NULL && last->planned > r->planned)
			expect(w, "order", last->id);
		last = r;
	}
	w->s->n++;
}

/* What an open row is when every date has passed. */
static const char *open_status(const struct secretary *w, int row, int place)
{
	if (w->row[row].gone)
		return "vervallen";
	if (successor(w, row) != NULL)
		return "aangehouden";
	for (int i = place + 1; i < w->in_order; i++)
		if (w->row[w->order[i]].outcome != NO_OUTCOME &&
		    w->row[w->order[i]].outcome != CANCELLED)
			return "overgeslagen";
	return "te laat";
}

static void write_row(struct secretary *w, struct buf *b, int row, int place)
{
	const struct row *r = &w->row[row];
	const char *next = successor(w, row);

	if (r->outcome == NO_OUTCOME) {
		const char *is = open_status(w, row, place);

		buf_fmt(b, "%s %s", r->id, is);
		if (strcmp(is, "te laat") == 0)
			buf_fmt(b, " %d", w->day + 1000 - r->planned);
		buf_add(b, S(" none -"));
	} else {
		buf_fmt(b, "%s %s %s %s @%d", r->id, status(r), r->evidence,
			r->version, r->recorded);
	}
	if (next != NULL)
		buf_fmt(b, " > %s", next);
	buf_add(b, r->gone ? S(" weg\n") : S("\n"));
}

static int by_text(const void *x, const void *y)
{
	return str_cmp(*(const str *)x, *(const str *)y);
}

static void sort_and_join(str *lines, size_t n, struct buf *b)
{
	if (n > 0)
		qsort(lines, n, sizeof *lines, by_text);
	for (size_t i = 0; i < n; i++)
		buf_fmt(b, "! %.*s\n", STR(lines[i]));
}

static void compare(struct secretary *w, int number)
{
	struct story *s = w->s;
	struct buf want = {.a = &s->a}, got = {.a = &s->a};
	str lines[256];

	expect_order(w);
	for (int i = 0; i < w->in_order; i++)
		write_row(w, &want, w->order[i], i);
	for (int i = 0; i < w->rows; i++)
		if (w->row[i].gone)
			write_row(w, &want, i, -1);
	sort_and_join(w->findings, w->n_findings, &want);
	s->trail = trail_derive(
		&s->a, s->p,
		&(struct trail_case){.at = s->snapshot,
				     .n = s->n,
				     .as_of = date_from_days(w->day + 1000)});
	for (size_t i = 0; i < s->trail.n; i++)
		write_step(&got, s, &s->trail.step[i]);
	assert_true(s->trail.n_findings <= 256);
	for (size_t i = 0; i < s->trail.n_findings; i++) {
		const struct trail_finding *f = &s->trail.finding[i];

		lines[i] = str_fmt(&s->a, "%s %.*s @%td", f->rule,
				   STR(f->step.len > 0 ? f->step : S("-")),
				   f->at - s->version);
	}
	sort_and_join(lines, s->trail.n_findings, &got);
	if (!str_eq(buf_str(&want), buf_str(&got)))
		fail_msg("history %d, got:\n%.*s\nexpected:\n%.*s", number,
			 STR(buf_str(&got)), STR(buf_str(&want)));
}

static void every_history_gives_the_trail_that_was_lived(void **state)
{
	struct story *kept = *state;

	for (int i = 0; i < HISTORIES; i++) {
		struct secretary w = {.s = calloc(1, sizeof *w.s)};

		assert_non_null(w.s);
		w.s->p = kept->p;
		w.random = 0x9e3779b97f4a7c15U * (uint64_t)(i + 1);
		live(&w);
		compare(&w, i);
		arena_free(&w.s->a);
		free(w.s);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		story(every_history_gives_the_trail_that_was_lived),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
