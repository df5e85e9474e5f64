/*
 * office_deeds.h -- what an office does: deeds on the main line or on a branch,
 * and the ways in which a branch ends.
 */
#ifndef TESTS_UNIT_OFFICE_DEEDS_H
#define TESTS_UNIT_OFFICE_DEEDS_H

#include "office.h"

static struct content head(struct office *o, int at)
{
	return o->at[at].is;
}

static bool same_row(const struct row *x, const struct row *y)
{
	return x->there == y->there && x->planned == y->planned &&
	       x->outcome == y->outcome && x->words == y->words;
}

/* A row that this branch may touch: each side has its own, until the other took
 * it over. */
static int some_row(struct office *o, const struct content *c, bool closed,
		    bool side)
{
	for (int try = 0; try < 8 && c->rows > 0; try++) {
		int i = pick(o, c->rows);

		if (side && !same_row(&o->at[o->main].is.row[i],
				      &o->at[o->fork].is.row[i]))
			continue;
		if (c->row[i].there && (c->row[i].outcome != OPEN) == closed &&
		    (o->side == OPEN || (i % 2 == 1) == side))
			return i;
	}
	return OPEN;
}

static void record(struct office *o, int *at, bool side)
{
	struct content c = head(o, *at);
	int i = some_row(o, &c, false, side);
	bool noted = pick(o, 2) == 0;
	str note = S("");

	if (i == OPEN)
		return;
	c.row[i].outcome = pick(o, OUTCOMES);
	c.row[i].words++;
	if (noted)
		note = str_fmt(&o->a, "Stap: R%d\nBesluit: %s\n", i,
			       outcomes[c.row[i].outcome][0]);
	*at = step(o, *at, c, str_cstr(&o->a, note));
	o->at[*at].is.row[i].noted = noted;
}

static void rewrite(struct office *o, int *at, bool side)
{
	struct content c = head(o, *at);
	int i = some_row(o, &c, true, side);

	if (i == OPEN)
		return;
	if (pick(o, 2) == 0)
		c.row[i].outcome = pick(o, OUTCOMES);
	c.row[i].words++;
	*at = step(o, *at, c, "");
}

static void put_off(struct office *o, int *at, bool side)
{
	struct content c = head(o, *at);
	int i = some_row(o, &c, false, side);

	if (i == OPEN || c.rows == ROWS || o->side != OPEN)
		return;
	c.row[i].outcome = DEFERRED;
	c.row[i].words++;
	c.row[c.rows] = (struct row){
		true, 17000 + 60 * c.rows, OPEN, 0, i, OPEN, false};
	c.rows++;
	*at = step(o, *at, c, "");
}

static void move_day(struct office *o, int *at, bool side)
{
	struct content c = head(o, *at);
	int i = some_row(o, &c, false, side);

	if (i == OPEN)
		return;
	c.row[i].planned++;
	*at = step(o, *at, c, "");
}

static void drop(struct office *o, int *at, bool side)
{
	struct content c = head(o, *at);
	int i = some_row(o, &c, pick(o, 2) == 0, side);

	if (i == OPEN || pick(o, 3) > 0)
		return;
	if (side &&
	    !same_row(&o->at[o->main].is.row[i], &o->at[o->fork].is.row[i]))
		return; /* the other line took it over: a conflict */
	c.row[i].there = false;
	*at = step(o, *at, c, "");
}

static void edit(struct office *o, int *at, bool side)
{
	struct content c = head(o, *at);

	if (o->side != OPEN && !side)
		return; /* while there is a branch, it writes the text */
	c.text = ++o->texts;
	*at = step(o, *at, c, "");
}

static void move_file(struct office *o, int *at, bool side)
{
	struct content c = head(o, *at);

	if (o->side != OPEN && side)
		return; /* and the main line moves the file */
	c.path = (c.path + 1) % 3;
	*at = step(o, *at, c, "");
}

static void release(struct office *o, int *at, bool side)
{
	struct content c = head(o, *at);

	if (o->side != OPEN || side)
		return;
	c.version++;
	*at = step(o, *at, c, "");
}

/* What both sides made of their common beginning. */
static struct content joined(struct office *o)
{
	const struct content *base = &o->at[o->fork].is;
	const struct content *side = &o->at[o->side].is;
	struct content c = o->at[o->main].is;

	for (int i = 0; i < c.rows; i++) {
		const struct row *other = &side->row[i];
		int first = c.row[i].recorded;

		if (same_row(&c.row[i], &base->row[i]))
			c.row[i] = *other;
		else if (other->outcome == c.row[i].outcome &&
			 other->words == c.row[i].words &&
			 other->recorded < first && other->outcome != OPEN)
			c.row[i] = *other;
	}
	if (side->text != base->text)
		c.text = side->text;
	return c;
}

static bool same_content(const struct content *x, const struct content *y)
{
	for (int i = 0; i < x->rows; i++)
		if (!same_row(&x->row[i], &y->row[i]))
			return false;
	return x->text == y->text && x->version == y->version &&
	       x->path == y->path && x->rows == y->rows;
}

/* A commit on top of both sides. */
static void merge(struct office *o, struct content c)
{
	const struct content *x = &o->at[o->main].is, *y = &o->at[o->side].is;
	bool any = same_content(&c, x) || same_content(&c, y);
	struct entry *e = &o->at[o->n];
	const struct content *later = x;

	if (y->frozen != OPEN &&
	    (x->frozen == OPEN || y->frozen_at > x->frozen_at))
		later = y;
	c.frozen = later->frozen;
	c.frozen_text = later->frozen_text;
	c.frozen_at = later->frozen_at;
	if (c.frozen != OPEN && c.text != c.frozen_text &&
	    (x->frozen == OPEN || x->text != c.text) &&
	    (y->frozen == OPEN || y->text != c.text))
		expect(o, "changed-after-adoption", c.frozen);
	*e = (struct entry){c, {o->main, o->side}, 2, !any};
	o->main = commit(o, "");
	o->side = OPEN;
}

static void join(struct office *o)
{
	struct content c = joined(o);
	bool main_changed =
		!same_content(&o->at[o->main].is, &o->at[o->fork].is);

	/* when one side holds all, it is a choice of that side */
	if (main_changed && same_content(&c, &o->at[o->side].is))
		return;
	if (same_content(&c, &o->at[o->main].is))
		return;
	merge(o, c);
}

/* The main line as it is; what the side did is dropped. */
static void choose(struct office *o)
{
	struct content c = o->at[o->main].is;
	const struct content *side = &o->at[o->side].is;

	if (same_content(&c, side) || c.path != side->path)
		return;
	for (int i = 0; i < c.rows; i++) {
		const struct row *y = &side->row[i];
		struct row *x = &c.row[i];

		if (y->there && x->there && y->outcome != OPEN &&
		    (y->outcome != x->outcome || y->words != x->words) &&
		    !same_row(y, &o->at[o->fork].is.row[i]))
			expect(o, "rewritten", i);
		if (y->there && x->there && y->outcome == x->outcome &&
		    y->words == x->words && y->outcome != OPEN &&
		    y->recorded < x->recorded) {
			x->recorded = y->recorded;
			x->noted = y->noted;
		}
	}
	merge(o, c);
}

static void squash(struct office *o)
{
	struct content c = joined(o);

	const struct content *main = &o->at[o->main].is;

	c.frozen = main->frozen;
	for (int i = 0; i < c.rows; i++) {
		struct row *r = &c.row[i];

		if (!r->there) { /* what happened between is not seen */
			*r = main->row[i];
			r->there = false;
		} else if (main->row[i].outcome == r->outcome) {
			r->recorded = main->row[i].recorded;
			r->noted = main->row[i].noted;
		}
	}
	if (!same_content(&c, &o->at[o->main].is))
		o->main = step(o, o->main, c, "");
	o->side = OPEN;
}

/* Every commit of the side again on top of the main line. */
static void rebase(struct office *o)
{
	int chain[COMMITS], n = 0;

	for (int at = o->side; at != o->fork; at = o->at[at].parent[0])
		chain[n++] = at;
	if (o->n + n >= COMMITS - 2)
		return;
	while (n-- > 0) {
		const struct content *to = &o->at[chain[n]].is;
		const struct content *from =
			&o->at[o->at[chain[n]].parent[0]].is;
		struct content c = o->at[o->main].is;

		for (int i = 0; i < c.rows; i++)
			if (!same_row(&to->row[i], &from->row[i])) {
				int recorded = c.row[i].recorded;
				bool noted = c.row[i].noted;

				c.row[i] = to->row[i];
				c.row[i].recorded = recorded;
				c.row[i].noted = noted;
			}
		c.text = to->text != from->text ? to->text : c.text;
		if (!same_content(&c, &o->at[o->main].is))
			o->main = step(o, o->main, c, "");
	}
	o->side = OPEN;
}

/* One outcome of the side on the main line too. */
static void cherry_pick(struct office *o)
{
	struct content c = o->at[o->main].is;
	const struct content *base = &o->at[o->fork].is;
	const struct content *side = &o->at[o->side].is;

	for (int i = 0; i < c.rows; i++) {
		const struct row *y = &side->row[i];

		if (!y->there || y->outcome == OPEN ||
		    base->row[i].outcome != OPEN || c.row[i].outcome != OPEN ||
		    !c.row[i].there)
			continue;
		c.row[i] = *y;
		o->main = step(o, o->main, c, "");
		return;
	}
}

static void begin(struct office *o)
{
	struct content c = {.rows = 4 + pick(o, 3), .frozen = OPEN};

	for (int i = 0; i < c.rows; i++)
		c.row[i] = (struct row){true, 17000 + 60 * i, OPEN, 0,
					OPEN, OPEN,	      false};
	o->at[0] = (struct entry){c, {0}, 0, true};
	o->side = o->moved_tag = OPEN;
	o->main = commit(o, "");
}

typedef void deed(struct office *o, int *at, bool side);
typedef void ending(struct office *o); /* of a branch */

/* What an office does; what stands there twice it does twice as often. */
struct habits {
	deed *const *deeds;
	int n_deeds;
	ending *const *ends;
	int n_ends;
};

static inline void live_by(struct office *o, const struct habits *h)
{
	int commits = 5 + pick(o, COMMITS - 12);

	begin(o);
	while (o->n < commits) {
		bool side = o->side != OPEN && pick(o, 2) == 0;
		int chance = pick(o, 10);

		if (o->side == OPEN && chance == 0)
			o->side = o->fork = o->main;
		else if (o->side != OPEN && o->side != o->fork && chance < 3)
			h->ends[pick(o, h->n_ends)](o);
		else
			h->deeds[pick(o, h->n_deeds)](
				o, side ? &o->side : &o->main, side);
		if (pick(o, 400) == 0)
			break;
	}
	if (o->side != OPEN && o->side != o->fork)
		squash(o);
	fprintf(o->to, "reset refs/heads/h%d\nfrom :%d\n\n", o->number,
		mark(o, o->main));
}

static inline void live(struct office *o)
{
	static deed *const deeds[] = {
		record, record, record, rewrite, put_off,   move_day,
		drop,	edit,	edit,	release, move_file,
	};
	static ending *const ends[] = {
		join, join, join, choose, squash, rebase, cherry_pick,
	};

	live_by(o, &(struct habits){deeds, 11, ends, 7});
	if (o->at[o->main].is.version > 0 && pick(o, 3) == 0)
		o->moved_tag =
			0; /* the name of the last version, on the first */
}

/* For a history_filter: the agendas of the office, all of one name, which is
 * the context. */
static inline bool office_may(void *context, str path)
{
	(void)context;
	return str_ends(path, S("/")) || str_ends(path, S(".yaml"));
}

static inline str office_name(void *context, str path, str blob)
{
	(void)path;
	(void)blob;
	return str_from(context);
}

#endif
