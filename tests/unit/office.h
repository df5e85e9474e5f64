/*
 * office.h -- a small office that lives a history: what each commit holds, as
 * text for git and as a table for the test, and what a commit with one parent
 * must be told of, from what it changed in the table.
 */
#ifndef TESTS_UNIT_OFFICE_H
#define TESTS_UNIT_OFFICE_H

#include "scratch.h"
#include "story.h"

enum { ROWS = 10, COMMITS = 40, OPEN = -1, DEFERRED = 5, DAY_0 = 17900 };

static const char *const outcomes[][2] = {
	{"besproken", "besproken"},
	{"vastgesteld", "vastgesteld"},
	{"gewijzigd vastgesteld", "gewijzigd vastgesteld"},
	{"afgewezen", "afgewezen"},
	{"vervallen", "vervallen"},
	{"aangehouden", "aangehouden"},
};
enum { OUTCOMES = 6, CANCELLED = 4 };

struct row {
	bool there;
	int planned, outcome, words, replaces;
	int recorded; /* commit */
	bool noted;   /* by the message of that commit */
};

struct content {
	struct row row[ROWS];
	int rows, text, version, path;
	int frozen, frozen_text, frozen_at; /* row, text, commit; or OPEN */
};

struct entry { /* a commit */
	struct content is;
	int parent[2], parents;
	bool state;
};

struct office {
	struct arena a;
	FILE *to;
	uint64_t random;
	int number;
	struct entry at[COMMITS];
	int n, main, side, fork; /* commits; side OPEN: no branch */
	int texts;
	struct {
		int commit;
		str text;
	} found[400];
	int n_found;
	int moved_tag; /* commit of a name that was put elsewhere, or OPEN */
};

/* git, which reads a stream into the new repository r.git. */
static inline FILE *stream(void)
{
	FILE *to;

	sh("git init -q --bare r.git");
	to = popen( // NOLINT(cert-env33-c)
		"git -C r.git fast-import --quiet", "w");
	assert_non_null(to);
	return to;
}

static int pick(struct office *o, int below)
{
	o->random ^= o->random << 13;
	o->random ^= o->random >> 7;
	o->random ^= o->random << 17;
	return (int)((o->random >> 8) % (uint64_t)below);
}

static void expect(struct office *o, const char *rule, int row)
{
	assert_true(o->n_found < 400);
	o->found[o->n_found].commit = o->n;
	o->found[o->n_found++].text =
		row < 0 ? str_fmt(&o->a, "%s - @%d", rule, o->n)
			: str_fmt(&o->a, "%s R%d @%d", rule, row, o->n);
}

static str document(struct office *o, const struct content *c)
{
	struct buf b = {.a = &o->a};

	buf_fmt(&b,
		"formaat: 1\nagenda: h%d\ntitel: Agenda\nversie: {id: v%d}\n"
		"toelichting: Tekst %d\nroute:\n",
		o->number, c->version, c->text);
	for (int i = 0; i < c->rows; i++) {
		const struct row *r = &c->row[i];

		if (!r->there)
			continue;
		buf_fmt(&b,
			"- {id: R%d, overleg: Portefeuillehoudersoverleg, "
			"doel: vaststellen, gepland: %.*s",
			i, STR(date_write(&o->a, date_from_days(r->planned))));
		if (r->outcome != OPEN)
			buf_fmt(&b, ", uitkomst: %s, conclusie: Zo %d",
				outcomes[r->outcome][0], r->words);
		if (r->replaces != OPEN)
			buf_fmt(&b, ", vervangt: R%d", r->replaces);
		buf_add(&b, S("}\n"));
	}
	return buf_str(&b);
}

static int mark(const struct office *o, int commit)
{
	return o->number * COMMITS + commit + 1;
}

static const char *path_of(int path)
{
	static const char *const paths[] = {"agendas/a.yaml", "agendas/b.yaml",
					    "agendas/gooi/a.yaml"};

	return paths[path];
}

static void put_file(struct office *o, const struct content *c)
{
	str text = document(o, c);

	for (int p = 0; p < 3; p++)
		if (p != c->path)
			fprintf(o->to, "D %s\n", path_of(p));
	fprintf(o->to, "M 100644 inline %s\ndata %zu\n%.*s\n", path_of(c->path),
		text.len, STR(text));
}

/* Writes the commit that `o->at[o->n]` is about. */
static int commit(struct office *o, const char *note)
{
	const struct entry *e = &o->at[o->n];
	str message = str_fmt(&o->a, "c%d\n\n%s", o->n, note);
	long when = (DAY_0 + o->n) * 86400L + 36000;

	fprintf(o->to,
		"commit refs/heads/h%d\nmark :%d\nauthor A <a@example.nl> %ld "
		"+0000\ncommitter A <a@example.nl> %ld +0000\ndata %zu\n%.*s\n",
		o->number, mark(o, o->n), when, when, message.len,
		STR(message));
	for (int i = 0; i < e->parents; i++)
		fprintf(o->to, "%s :%d\n", i == 0 ? "from" : "merge",
			mark(o, e->parent[i]));
	put_file(o, &e->is);
	fputs("\n", o->to);
	return o->n++;
}

static bool adopts(const struct row *r)
{
	return r->there && (r->outcome == 1 || r->outcome == 2);
}

static bool is_replaced(const struct content *c, int row)
{
	for (int i = 0; i < c->rows; i++)
		if (c->row[i].there && c->row[i].replaces == row)
			return true;
	return false;
}

/* What a row that stood in the parent comes to. */
static void compare_row(struct office *o, const struct content *from,
			struct content *to, int i)
{
	const struct row *was = &from->row[i];
	struct row *is = &to->row[i];
	bool known = i < from->rows && was->there;

	if (known && !is->there) {
		if (was->outcome != OPEN || !is_replaced(to, i))
			expect(o, "vanished", i);
		return;
	}
	if (!is->there)
		return;
	if (known && was->planned != is->planned)
		expect(o, "rescheduled", i);
	if (known && was->outcome != OPEN &&
	    (was->outcome != is->outcome || was->words != is->words))
		expect(o, "rewritten", i);
	if (!known || was->outcome != is->outcome) {
		is->recorded = o->n;
		is->noted = false;
	}
}

/* A commit with one parent: what it changed is what must be found. */
static int step(struct office *o, int parent, struct content to,
		const char *note)
{
	const struct content *from = &o->at[parent].is;
	struct entry *e = &o->at[o->n];
	int adopted = OPEN;

	for (int i = 0; i < to.rows; i++) {
		bool before = i < from->rows && adopts(&from->row[i]) &&
			      from->row[i].outcome == to.row[i].outcome;

		compare_row(o, from, &to, i);
		if (adopts(&to.row[i]) && !before &&
		    (adopted == OPEN || to.row[i].outcome == 2))
			adopted = i;
	}
	if (to.version != from->version)
		to.frozen = OPEN;
	if (adopted != OPEN) {
		to.frozen = adopted;
		to.frozen_text = to.text;
		to.frozen_at = o->n;
		if (to.row[adopted].outcome == 1 && to.text != from->text &&
		    to.version == from->version) {
			to.frozen_text = from->text;
			expect(o, "changed-after-adoption", adopted);
		}
	} else if (to.frozen != OPEN && to.text != from->text &&
		   to.text != to.frozen_text) {
		expect(o, "changed-after-adoption", to.frozen);
	}
	*e = (struct entry){to, {parent}, 1, true};
	return commit(o, note);
}

#endif
