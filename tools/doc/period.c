/*
 * Reading a period: tokens (period_tokens.c), items (period_items.c), and here
 * how items are strung together.  The rule above all is that nothing is
 * guessed: a list must be of parts that follow each other, a missing year is
 * taken only from the part behind it, and every word must be known, or stand
 * where a remark stands.
 */
#include "doc/period.h"

#include "doc/period_items.h"
#include "doc/period_tokens.h"

enum { ITEMS_MAX = 12 };

/* A row of items and what joins them: joint[i] stands before item[i]. */
struct row {
	struct item item[ITEMS_MAX];
	enum token_kind joint[ITEMS_MAX];
	size_t n;
};

static bool is_joint(enum token_kind kind)
{
	return kind == TOKEN_DASH || kind == TOKEN_THROUGH ||
	       kind == TOKEN_TO || kind == TOKEN_SLASH || kind == TOKEN_AND ||
	       kind == TOKEN_COMMA;
}

static const struct token *skip_fill(const struct token *t)
{
	while (t->kind == TOKEN_FILL || t->kind == TOKEN_WHOLE)
		t++;
	return t;
}

/* One group in parentheses is a remark, unless it holds just a year. */
static bool is_remark_group(const struct token *open)
{
	return !(open[1].kind == TOKEN_NUMBER && open[1].digits == 4 &&
		 open[2].kind == TOKEN_CLOSE);
}

/* Takes the remarks in parentheses out; a text that is all in parentheses
 * loses just those. */
static void drop_groups(struct tokens *t)
{
	bool whole = t->n > 1 && t->at[0].kind == TOKEN_OPEN &&
		     t->at[t->n - 1].kind == TOKEN_CLOSE;
	size_t to = 0, depth = 0;

	for (size_t i = whole; i < t->n - whole; i++) {
		if (t->at[i].kind == TOKEN_OPEN) {
			if (depth > 0 || is_remark_group(&t->at[i]))
				depth++;
		} else if (t->at[i].kind == TOKEN_CLOSE) {
			if (depth > 0)
				depth--;
		} else if (depth == 0) {
			t->at[to++] = t->at[i];
		}
	}
	t->n = to;
	t->at[to] = (struct token){0};
}

static bool holds(const struct tokens *t, enum token_kind kind)
{
	for (size_t i = 0; i < t->n; i++)
		if (t->at[i].kind == kind)
			return true;
	return false;
}

static bool is_unit(const struct token *t)
{
	return t->kind == TOKEN_UNIT || t->kind == TOKEN_QUARTER ||
	       t->kind == TOKEN_SCHOOL || t->kind == TOKEN_CALENDAR ||
	       t->kind == TOKEN_HALF ||
	       (t->kind == TOKEN_WEEK && t->value == 0);
}

/* "lopend", "loopt door": words only, no days. */
static bool is_running(const struct token *t)
{
	if (t->kind != TOKEN_RUNNING)
		return false;
	while (t->kind == TOKEN_RUNNING || t->kind == TOKEN_WORD ||
	       t->kind == TOKEN_FILL || t->kind == TOKEN_STOP)
		t++;
	return t->kind == TOKEN_END;
}

/* "Continu", "elke vier jaar", "ieder kwartaal", "2x per jaar", "4x/jaar",
 * "het hele jaar". */
static bool recurs_at(const struct token *at, bool first)
{
	enum token_kind next = at[1].kind;

	switch ((int)at->kind) {
	case TOKEN_RECUR: return true;
	case TOKEN_EVERY:
		return is_unit(at + 1) || next == TOKEN_MONTH ||
		       next == TOKEN_SEASON || next == TOKEN_WEEKDAY ||
		       ((next == TOKEN_COUNT || next == TOKEN_NUMBER) &&
			is_unit(at + 2));
	case TOKEN_TIMES: return next == TOKEN_SLASH && is_unit(at + 2);
	case TOKEN_WHOLE:
		return (is_unit(at + 1) || next == TOKEN_FILL ||
			next == TOKEN_LEAD) &&
		       (at[2].kind == TOKEN_END || at[2].kind == TOKEN_WORD);
	case TOKEN_PER:
		return is_unit(at + 1) && (first || at[-1].kind == TOKEN_TIMES);
	}
	return false;
}

static bool recurs(const struct tokens *t)
{
	for (size_t i = 0; i < t->n; i++)
		if (recurs_at(&t->at[i], i == 0))
			return true;
	return is_running(t->at);
}

/* Past a time of day: "om 14.00 uur", "9:30-11:00". */
static const struct token *skip_time(const struct token *t)
{
	const struct token *start = t;
	bool sure = false;

	if (t->kind == TOKEN_COMMA)
		t++;
	if (t->kind == TOKEN_AT || t->kind == TOKEN_OF)
		t++;
	for (size_t i = 0; i < 2; i++) {
		if (t->kind != TOKEN_NUMBER || t->digits > 2 || t->value > 24)
			break;
		t++;
		if ((t->kind == TOKEN_DOT || t->kind == TOKEN_COLON) &&
		    t[1].kind == TOKEN_NUMBER && t[1].digits == 2) {
			t += 2;
			sure = true;
		}
		if (t->kind == TOKEN_HOUR) {
			t++;
			sure = true;
		}
		if (t->kind != TOKEN_DASH && t->kind != TOKEN_TO)
			break;
		if (i == 0 && t[1].kind == TOKEN_NUMBER)
			t++;
	}
	return sure ? t : start;
}

/* Reads items as long as they go on; false when none begins here. */
static bool read_row(const struct token **at, struct row *out)
{
	const struct token *t = skip_fill(*at);

	out->n = 0;
	while (out->n < ITEMS_MAX && item_read(&t, &out->item[out->n])) {
		if (out->item[out->n++].precision == PRECISION_DAY)
			t = skip_time(t);
		*at = t;
		if (!is_joint(t->kind) || out->n == ITEMS_MAX)
			break;
		out->joint[out->n] = t->kind;
		t = skip_fill(t + 1);
	}
	return out->n > 0;
}

/* "2024: Q1-Q2": what stands behind a part that begins with its year is of that
 * year too.  "2024, mei - juni 2025" may be either. */
static bool lead_years(struct row *row)
{
	for (size_t i = 1; i < row->n; i++) {
		const struct item *prev = &row->item[i - 1];
		struct item *item = &row->item[i];

		if (prev->loose && item->year != 0 && !item->leads)
			return false;
		if (!prev->leads || item->year != 0)
			continue;
		item->year = prev->year;
		item->leads = true;
	}
	return true;
}

/* Gives each item a year: its own, else that of the item behind it, else, when
 * no item names one, that of the context. */
static bool settle_years(struct row *row, int year, bool *inferred)
{
	size_t named = 0;

	if (!lead_years(row))
		return false;
	for (size_t i = 0; i < row->n; i++)
		named += row->item[i].year != 0;
	if (named == 0) {
		if (year < 1 || year > 9998)
			return false;
		row->item[row->n - 1].year = year;
		*inferred = true;
	}
	for (size_t i = row->n; i-- > 0;) {
		if (row->item[i].year != 0)
			continue;
		if (i + 1 == row->n)
			return false;
		row->item[i].year = row->item[i + 1].year;
	}
	return true;
}

/* "tot" and "voor" leave the named month or year out, but not a named day: a
 * deadline is not past before the day is.  Of "eind 2020" the end counts; what
 * "voor begin 2020" leaves out nobody can say. */
static bool before_item(const struct item *i, struct date from, struct date to,
			struct date *last)
{
	if (i->part == 1 || i->part == 2)
		return false;
	*last = to;
	if (i->precision != PRECISION_DAY && i->part == 0)
		*last = date_from_days(date_to_days(from) - 1);
	return true;
}

/* Joins item `i` to what was read so far (`p`). */
static bool join(const struct row *row, size_t i, struct period *p)
{
	const struct item *item = &row->item[i], *prev = &row->item[i - 1];
	struct date from, to;

	if (!item_days(item, &from, &to) || date_cmp(from, p->from) <= 0 ||
	    date_cmp(to, p->to) <= 0)
		return false;
	if ((item->precision == PRECISION_YEAR) !=
	    (prev->precision == PRECISION_YEAR))
		return false;
	switch ((int)row->joint[i]) {
	case TOKEN_TO:
		if (!before_item(item, from, to, &to) ||
		    date_cmp(p->from, to) > 0)
			return false;
		break;
	case TOKEN_SLASH:
		if (item->machine && prev->machine)
			break;
		if (date_to_days(from) != date_to_days(p->to) + 1)
			return false;
		break;
	case TOKEN_AND:
	case TOKEN_COMMA:
		if (date_to_days(from) != date_to_days(p->to) + 1)
			return false;
		break;
	default: break;
	}
	p->to = to;
	if (item->precision < p->precision)
		p->precision = item->precision;
	return true;
}

static bool join_all(const struct row *row, struct period *p)
{
	for (size_t i = 0; i < row->n; i++)
		p->misnamed = p->misnamed || item_misnamed(&row->item[i]);
	p->precision = row->item[0].precision;
	if (!item_days(&row->item[0], &p->from, &p->to))
		return false;
	for (size_t i = 1; i < row->n; i++)
		if (!join(row, i, p))
			return false;
	return true;
}

/* Applies "voor", "t/m", "uiterlijk", "vanaf" or "na" to the days of the row.
 */
static bool apply_bound(enum token_kind bound, const struct row *row,
			struct period *p)
{
	struct date none = {0};

	if (bound == TOKEN_END)
		return true;
	if (row->n > 1) /* "vanaf januari t/m maart": both ends are there */
		return bound == TOKEN_SINCE;
	switch ((int)bound) {
	case TOKEN_BEFORE:
	case TOKEN_TO:
		if (!before_item(&row->item[0], p->from, p->to, &p->to))
			return false;
		p->open_from = true;
		break;
	case TOKEN_THROUGH:
	case TOKEN_BY: p->open_from = true; break;
	case TOKEN_AFTER:
		if (row->item[0].part != 0)
			return false;
		p->from = date_from_days(date_to_days(p->to) + 1);
		p->open_to = true;
		break;
	default: p->open_to = true; break;
	}
	if (p->open_from)
		p->from = none;
	if (p->open_to)
		p->to = none;
	return true;
}

/* The words before the first item: "in de periode", "besluit:", and at most
 * one bound ("tot uiterlijk" is one: the last counts). */
static const struct token *skip_lead(const struct token *t,
				     enum token_kind *bound)
{
	for (;; t++) {
		switch ((int)t->kind) {
		case TOKEN_FILL:
		case TOKEN_WHOLE:
		case TOKEN_RUNNING:
		case TOKEN_LEAD:
		case TOKEN_OF:
		case TOKEN_COLON: break;
		case TOKEN_PER: *bound = TOKEN_SINCE; break;
		case TOKEN_BEFORE:
		case TOKEN_TO:
		case TOKEN_THROUGH:
		case TOKEN_BY:
			if (*bound == TOKEN_SINCE || *bound == TOKEN_AFTER)
				return t;
			*bound = t->kind;
			break;
		case TOKEN_SINCE:
		case TOKEN_AFTER:
			if (*bound != TOKEN_END)
				return t;
			*bound = t->kind;
			break;
		default: return t;
		}
	}
}

/* What follows the period may be a remark: words that say nothing of time.  A
 * bare year needs a sign before it: "2016 kinderen" is no period. */
static bool is_remark(const struct token *t, bool bare_year)
{
	if (bare_year && t->kind != TOKEN_END && t->kind != TOKEN_COMMA &&
	    t->kind != TOKEN_STOP && t->kind != TOKEN_COLON)
		return false;
	for (; t->kind != TOKEN_END; t++) {
		switch ((int)t->kind) {
		case TOKEN_WORD:
		case TOKEN_FILL:
		case TOKEN_RUNNING:
		case TOKEN_OF:
		case TOKEN_LEAD:
		case TOKEN_AND:
		case TOKEN_COMMA:
		case TOKEN_STOP:
		case TOKEN_COLON:
		case TOKEN_DASH:
		case TOKEN_DOTS: break;
		default: return false;
		}
	}
	return true;
}

/* EDTF: "../2016-03-07" and "2025/..". */
static bool read_open(const struct token *t, struct period *p)
{
	bool first = t[0].kind == TOKEN_DOTS && t[1].kind == TOKEN_SLASH;
	struct row row = {.n = 1};

	if (first)
		t += 2;
	if (!item_read(&t, &row.item[0]) || !row.item[0].machine ||
	    row.item[0].year == 0)
		return false;
	if (!first) {
		if (t[0].kind != TOKEN_SLASH || t[1].kind != TOKEN_DOTS)
			return false;
		t += 2;
	}
	return t->kind == TOKEN_END && join_all(&row, p) &&
	       apply_bound(first ? TOKEN_THROUGH : TOKEN_SINCE, &row, p);
}

static bool read_days(const struct token *t, int year, struct period *p)
{
	enum token_kind bound = TOKEN_END;
	struct row row;
	bool onward;

	t = skip_lead(t, &bound);
	if (!read_row(&t, &row))
		return false;
	onward = t->kind == TOKEN_ONWARD && bound == TOKEN_END;
	t += onward;
	if (!is_remark(t, !onward && row.item[row.n - 1].precision ==
					     PRECISION_YEAR) ||
	    !settle_years(&row, year, &p->inferred_year) ||
	    !join_all(&row, p) || !apply_bound(bound, &row, p))
		return false;
	if (onward) {
		p->to = (struct date){0};
		p->open_to = true;
	}
	return true;
}

struct period period_read(str s, int year)
{
	struct period none = {.text = str_trim(s)}, p = none;
	struct tokens tokens;

	if (none.text.len == 0 || !tokens_read(none.text, &tokens))
		return none;
	drop_groups(&tokens);
	if (holds(&tokens, TOKEN_VAGUE))
		return none;
	if (recurs(&tokens)) {
		p.recurring = true;
		return p;
	}
	if (read_open(tokens.at, &p))
		return p;
	p = none;
	if (read_days(tokens.at, year, &p))
		return p;
	none.misnamed = p.misnamed;
	return none;
}
