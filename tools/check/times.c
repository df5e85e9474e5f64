/*
 * Timetables are made of three things: the steps of the route, the rows of the
 * planning that carry no goal or group, and tables and lists in the text.  The
 * column of a table with the dates is found by what stands in it, so that a
 * table without header will do; its heading must say so, or its rows must name
 * bodies, for a table with a column "schooljaar" is no process.
 */
#include "check/times.h"

#include "base/utf8.h"
#include "base/vec.h"
#include "check/bodies.h"
#include "check/rules.h"
#include "tree/inline.h"

enum { COLUMNS_MAX = 12, ROWS_MIN = 3 };

struct times_words {
	struct regex *column, *first, *last, *date;
};

struct moments {
	struct moment *at;
	size_t n, cap;
};

struct collecting {
	struct arena *a;
	const struct agenda *agenda;
	const struct profile *profile;
	const struct times_words *words;
	struct timetables out;
	int year; /* of the heading that the text stands under; or 0 */
};

const struct times_words *times_prepare(const struct rule_setup *setup)
{
	const struct node *words = setup->profile->words;
	struct times_words *w = NEW(setup->a, struct times_words);

	w->column = rule_pattern(setup, node_get(words, S("tijdkolom")),
				 REGEX_WHOLE);
	w->first = rule_pattern(setup, node_get(words, S("datum_eerst")),
				REGEX_WHOLE);
	w->last = rule_pattern(setup, node_get(words, S("datum_laatst")),
			       REGEX_WHOLE);
	w->date = rule_pattern(setup, node_get(words, S("datumregel")), 0);
	return w;
}

bool times_is_waiting(const struct rule_run *run, const struct route_step *s)
{
	return s->outcome.len == 0 && s->held.text.len == 0 &&
	       s->n_members == 0 &&
	       profile_is_open(run->profile, s->conclusion);
}

bool times_after(struct period x, struct period y)
{
	return date_is_set(x.from) && date_is_set(y.to) &&
	       date_cmp(x.from, y.to) > 0;
}

static struct period own_date(const struct rule_run *run, bool later)
{
	struct period cover = rule_period(run, "voorblad/datum");
	struct period version = rule_period(run, "versie/datum");
	bool paper = !agenda_is_one(run->agenda);

	if (paper && !date_is_set(cover.from) && !date_is_set(version.from))
		return run->times->dated;
	if (!date_is_set(cover.from))
		return version;
	if (paper || !date_is_set(version.from))
		return cover;
	return (date_cmp(cover.to, version.to) > 0) == later ? cover : version;
}

struct period times_earliest(const struct rule_run *run)
{
	return own_date(run, false);
}

struct period times_latest(const struct rule_run *run)
{
	return own_date(run, true);
}

bool times_lacks_year(str text)
{
	return !period_resolved(period_read(text, 0)) &&
	       period_resolved(period_read(text, 2020));
}

bool times_same(const struct moment *x, const struct moment *y)
{
	if (x->purpose != NULL && y->purpose != NULL &&
	    x->purpose != y->purpose)
		return false;
	if (x->body != NULL || y->body != NULL)
		return x->body == y->body;
	return x->words.len > 0 && str_eq(x->words, y->words);
}

/* ------------------------------------------------------------ tables */

static void put(struct collecting *c, enum timetable_kind kind, bool dated,
		const struct moments *m)
{
	size_t known = 0;

	for (size_t i = 0; i < m->n; i++) {
		known += m->at[i].body != NULL || m->at[i].purpose != NULL;
		m->at[i].words = utf8_fold(
			c->a, inline_words(c->a, bodies_label(m->at[i].label)));
	}
	if (m->n == 0 || c->out.n == TIMES_TABLES ||
	    (kind == TIMES_TEXT && !dated && 2 * known < m->n))
		return;
	*PUSH(c->a, &c->out) = (struct timetable){
		kind, kind == TIMES_ROUTE || 2 * known >= m->n, m->at, m->n};
}

static void collect_route(struct collecting *c)
{
	const struct agenda *d = c->agenda;
	struct moments m = {0};

	for (size_t i = 0; i < d->n_steps && i < TIMES_ROWS; i++) {
		const struct route_step *s = &d->steps[i];
		const struct node *at = node_get(s->where, S("gepland"));

		*PUSH(c->a, &m) = (struct moment){
			.label = s->meeting,
			.text = node_text(at),
			.when = s->planned,
			.at = at != NULL ? at : s->where,
			.body = bodies_meeting(c->profile, s->meeting),
			.purpose = bodies_purpose(
				c->profile,
				s->purpose.len > 0 ? s->purpose : s->meeting),
			.step = s,
		};
	}
	put(c, TIMES_ROUTE, true, &m);
}

/* Whether a row of the planning stands in another table than the row before:
 * in a paper there are words between them, a heading or a header. */
static bool is_apart(const struct collecting *c, const struct node *before,
		     const struct node *row)
{
	str between;

	if (c->agenda->written == NULL || before->span.to > row->span.from)
		return false;
	between = source_slice(c->agenda->source,
			       (struct span){before->span.to, row->span.from});
	for (size_t i = 0; i < between.len; i++)
		if ((between.ptr[i] | 0x20) >= 'a' &&
		    (between.ptr[i] | 0x20) <= 'z')
			return true;
	return false;
}

static struct moment planned(const struct collecting *c, const struct node *row)
{
	const struct node *at = node_get(row, S("periode"));
	str label = node_text_of(row, S("activiteit"));

	return (struct moment){
		.owned = node_get(row, S("eigenaar")) != NULL,
		.label = label,
		.text = node_text(at),
		.when = period_read(node_text(at), 0),
		.at = at,
		.body = bodies_meeting(c->profile, label),
		.purpose = bodies_purpose(c->profile, label),
	};
}

/* Rows `from` up to `to` of the planning, unless they are put together by goal
 * or group. */
static void collect_rows(struct collecting *c, const struct node *plan,
			 size_t from, size_t to)
{
	struct moments m = {0};

	for (size_t i = from; i < to; i++) {
		const struct node *row = plan->child[i];

		if (node_get(row, S("doel")) != NULL ||
		    node_get(row, S("groep")) != NULL)
			return;
		if (node_get(row, S("periode")) != NULL)
			*PUSH(c->a, &m) = planned(c, row);
	}
	if (m.n > 1 || to - from == plan->n)
		put(c, TIMES_PLANNING, true, &m);
}

static void collect_planning(struct collecting *c)
{
	const struct node *plan = node_get(c->agenda->data, S("planning"));
	size_t from = 0;

	for (size_t i = 0; plan != NULL && i < plan->n && i < TIMES_ROWS; i++)
		if (i + 1 == plan->n || i + 1 == TIMES_ROWS ||
		    is_apart(c, plan->child[i], plan->child[i + 1])) {
			collect_rows(c, plan, from, i + 1);
			from = i + 1;
		}
}

static bool is_time(str text)
{
	struct period p = period_read(text, 2020);

	return p.precision != PRECISION_NONE && !p.recurring;
}

/* The column of a table in which two of three cells are dates; n when there is
 * none. */
static size_t time_column(const struct node *table)
{
	size_t columns = table->child[0]->n;

	for (size_t c = 0; c < columns && c < COLUMNS_MAX; c++) {
		size_t dates = 0, filled = 0;

		for (size_t r = 1; r < table->n && r < TIMES_ROWS; r++) {
			str text = table->child[r]->child[c]->text;

			filled += text.len > 0;
			dates += is_time(text);
		}
		if (dates >= 2 && 3 * dates >= 2 * filled)
			return c;
	}
	return columns;
}

/* The one year that a text names; 0 when there is none, or more. */
static int only_year(str text)
{
	int found = 0;

	for (size_t i = 0; i + 4 <= text.len; i++) {
		struct period p;

		if (!bodies_alone(text, i, 4))
			continue;
		p = period_read(str_slice(text, i, i + 4), 0);
		if (p.precision != PRECISION_YEAR || text.ptr[i] > '2')
			continue;
		if (found != 0 && found != p.from.year)
			return 0;
		found = p.from.year;
	}
	return found;
}

static struct moment row_moment(struct collecting *c, const struct node *row,
				size_t column, int year)
{
	const struct node *at = row->child[column];
	struct moment m = {.text = at->text,
			   .when = period_read(at->text, year),
			   .at = at};

	for (size_t i = 0; i < row->n && i < COLUMNS_MAX; i++) {
		str text = row->child[i]->text;

		if (i == column || text.len == 0)
			continue;
		if (m.label.len == 0)
			m.label = text;
		if (m.body == NULL)
			m.body = bodies_meeting(c->profile, text);
		if (m.purpose == NULL)
			m.purpose = bodies_purpose(c->profile, text);
	}
	return m;
}

static void collect_table(struct collecting *c, const struct node *table)
{
	size_t column = table->n < ROWS_MIN ? 0 : time_column(table);
	const struct node *head = table->n > 0 ? table->child[0] : NULL;
	struct moments m = {0};
	bool dated, headed;
	int year;

	if (table->n < ROWS_MIN || column == head->n)
		return;
	headed = !is_time(head->child[column]->text);
	dated = headed && c->words->column != NULL &&
		regex_matches(c->words->column,
			      inline_words(c->a, head->child[column]->text));
	year = headed ? only_year(head->child[column]->text) : 0;
	year = year != 0 ? year : c->year;
	for (size_t r = headed; r < table->n && m.n < TIMES_ROWS; r++)
		*PUSH(c->a, &m) = row_moment(c, table->child[r], column, year);
	put(c, TIMES_TEXT, dated, &m);
}

static bool item_moment(struct collecting *c, const struct node *item,
			struct moment *m)
{
	struct regex *const forms[] = {c->words->first, c->words->last};
	const struct node *line = item->n > 0 ? item->child[0] : NULL;
	struct regex_match found;

	if (line == NULL || line->kind != NODE_PARAGRAPH)
		return false;
	for (size_t i = 0; i < 2; i++) {
		if (forms[i] == NULL ||
		    regex_find(forms[i], line->text, 0, &found) != REGEX_YES)
			continue;
		m->at = line;
		m->text = regex_named(forms[i], &found, S("wanneer"));
		m->label = regex_named(forms[i], &found, S("wat"));
		m->when = period_read(m->text, c->year);
		m->body = bodies_meeting(c->profile, m->label);
		m->purpose = bodies_purpose(c->profile, m->label);
		return true;
	}
	return false;
}

/* A list of which three of four items have a date in front or at the end. */
static void collect_list(struct collecting *c, const struct node *list)
{
	struct moments m = {0};
	size_t items = list->n < TIMES_ROWS ? list->n : TIMES_ROWS;

	for (size_t i = 0; i < items; i++) {
		struct moment one = {0};

		if (item_moment(c, list->child[i], &one))
			*PUSH(c->a, &m) = one;
	}
	if (m.n >= ROWS_MIN && 4 * m.n >= 3 * items)
		put(c, TIMES_TEXT, false, &m);
}

static void collect_text(struct collecting *c, const struct node *n)
{
	for (size_t i = 0; i < n->n && c->out.n < TIMES_TABLES; i++) {
		const struct node *block = n->child[i];

		if (block->kind == NODE_TABLE)
			collect_table(c, block);
		else if (block->kind == NODE_BULLETS ||
			 block->kind == NODE_ORDERED)
			collect_list(c, block);
	}
}

static void collect_below(struct collecting *c, const struct node *n)
{
	int outside = c->year;

	if (n->kind == NODE_STRING) {
		collect_text(c, n);
		return;
	}
	if (n->kind != NODE_MAP && n->kind != NODE_LIST)
		return;
	if (n->kind == NODE_MAP && node_get(n, S("titel")) != NULL)
		c->year = only_year(node_text_of(n, S("titel")));
	for (size_t i = 0; i < n->n && c->out.n < TIMES_TABLES; i++)
		collect_below(c, n->child[i]);
	c->year = outside;
}

/* A paper that is no agenda may have its date on a line of its first pages. */
static struct period date_line(struct collecting *c)
{
	enum { FIRST_PAGES = 6000 };
	struct regex_match m;
	str text = bodies_cut(c->agenda->source->text, FIRST_PAGES);

	if (c->words->date == NULL || agenda_is_one(c->agenda) ||
	    regex_find(c->words->date, text, 0, &m) != REGEX_YES)
		return (struct period){0};
	return period_read(regex_named(c->words->date, &m, S("periode")), 0);
}

struct timetables times_collect(struct arena *a, const struct agenda *d,
				const struct profile *p,
				const struct times_words *words)
{
	struct collecting c = {
		.a = a, .agenda = d, .profile = p, .words = words};

	collect_route(&c);
	collect_planning(&c);
	collect_below(&c, d->data);
	c.out.dated = date_line(&c);
	return c.out;
}
