/*
 * One reader per kind of notation, tried in the order of the table at the
 * foot: the ones that need most words first, so that "23 maart 2016" is not
 * read as a bare month.  A reader either takes a whole item or nothing.
 */
#include "doc/period_items.h"

/* What begin, medio and eind mean (doc/period.h). */
static const struct {
	int month[2], day[2];
} parts[] = {
	{{1, 3}, {1, 10}},
	{{5, 8}, {11, 20}},
	{{10, 12}, {21, 0}},
};

/* Spring to winter, and the summer holidays; winter ends in the next year. */
static const struct {
	int month[2], years;
} seasons[] = {
	{{3, 5}, 0}, {{6, 8}, 0}, {{9, 11}, 0}, {{12, 2}, 1}, {{7, 8}, 0},
};

/* Quarter `first` up to and including `last`, or halves. */
static bool set_share(struct item *out, enum token_kind unit, int first,
		      int last)
{
	int count = unit == TOKEN_HALF ? 2 : 4;
	int length = 12 / count;

	if (first < 1 || last > count || last < first)
		return false;
	item_set_months(out, (first - 1) * length + 1, last * length);
	out->precision = unit == TOKEN_HALF ? PRECISION_HALF
					    : PRECISION_QUARTER;
	return true;
}

/* 2019-Q1, 2019Q1, 2019-H1, 2019-W12. */
static bool iso_share(const struct token **at, struct item *out)
{
	const struct token *t = *at + 1;

	if (t->kind == TOKEN_DASH && t->glued)
		t++;
	if (t->value == 0)
		return false;
	if (t->kind == TOKEN_WEEK) {
		out->week = out->week_last = t->value;
		out->precision = PRECISION_DAY;
	} else if ((t->kind != TOKEN_QUARTER && t->kind != TOKEN_HALF) ||
		   !set_share(out, t->kind, t->value, t->value)) {
		return false;
	}
	out->year = (*at)->value;
	out->leads = true;
	*at = t + 1;
	return true;
}

/* 2018-12, 2018-12-05, 2020-21 (a season), 2019-Q1. */
static bool read_iso(const struct token **at, struct item *out)
{
	const struct token *t = *at;

	if (!token_is_year(t))
		return false;
	out->machine = true;
	if (iso_share(at, out))
		return true;
	if (t[1].kind != TOKEN_DASH || !t[1].glued || !t[2].glued ||
	    !token_is_number(&t[2], 1, 2))
		return false;
	out->year = t->value;
	item_set_months(out, t[2].value, t[2].value);
	if (t[3].kind == TOKEN_DASH && t[3].glued && t[4].glued &&
	    token_is_number(&t[4], 1, 2)) {
		out->day[0] = out->day[1] = t[4].value;
		out->precision = PRECISION_DAY;
		*at = t + 5;
		return true;
	}
	out->precision = PRECISION_MONTH;
	if (t[2].value >= 21 && t[2].value <= 24) {
		item_set_months(out, seasons[t[2].value - 21].month[0],
				seasons[t[2].value - 21].month[1]);
		out->years = seasons[t[2].value - 21].years;
		out->precision = PRECISION_SEASON;
	}
	*at = t + 3;
	return t[2].digits == 2;
}

static int take_weekday(const struct token **at)
{
	if ((*at)->kind != TOKEN_WEEKDAY)
		return 0;
	(*at)++;
	return (*at)[-1].value;
}

/* 5-12-2019, 5/12/2019, 5-12-19, 5.12.2019. */
static bool read_numeric(const struct token **at, struct item *out)
{
	const struct token *t = *at;
	int year, weekday = take_weekday(&t);
	enum token_kind part = t[1].kind;

	if (part != TOKEN_DASH && part != TOKEN_SLASH && part != TOKEN_DOT)
		return false;
	if (!token_is_number(&t[0], 1, 2) || !token_is_number(&t[2], 1, 2) ||
	    t[3].kind != part)
		return false;
	for (size_t i = 1; i <= 4; i++)
		if (!t[i].glued)
			return false;
	if (token_is_year(&t[4]))
		year = t[4].value;
	else if (token_is_number(&t[4], 2, 2) && part != TOKEN_DOT)
		year = item_full_year(t[4].value);
	else
		return false;
	out->year = year;
	item_set_months(out, t[2].value, t[2].value);
	out->day[0] = out->day[1] = t[0].value;
	out->weekday = weekday;
	out->precision = PRECISION_DAY;
	*at = t + 5;
	return true;
}

static bool is_range(enum token_kind kind)
{
	return kind == TOKEN_DASH || kind == TOKEN_THROUGH || kind == TOKEN_TO;
}

static bool is_list(enum token_kind kind)
{
	return kind == TOKEN_AND || kind == TOKEN_COMMA || kind == TOKEN_SLASH;
}

/* The days before a month's name: "23", "12-14", "12 en 13", "1e".  A list
 * must be of days that follow each other. */
static bool take_days(const struct token **at, struct item *out)
{
	const struct token *t = *at;

	out->weekday = take_weekday(&t);
	for (size_t i = 0; i < 8; i++) {
		int day = t->value;

		if (!token_is_number(t, 1, 2) && t->kind != TOKEN_ORDINAL)
			return false;
		if (i == 0)
			out->day[0] = day;
		else if (day <= out->day[1] ||
			 (is_list(t[-1].kind) && day != out->day[1] + 1))
			return false;
		out->day[1] = day;
		t++;
		if (!is_range(t->kind) && !is_list(t->kind))
			break;
		if (t[1].kind == TOKEN_MONTH)
			break; /* 5-dec-2019 */
		t++;
		if (take_weekday(&t) != 0)
			return false;
	}
	*at = t;
	return true;
}

/* 23 maart 2016, woe 23 maart, 12-14 maart 2019, 5-dec-2019. */
static bool read_days(const struct token **at, struct item *out)
{
	const struct token *t = *at;
	bool dashed;

	if (!take_days(&t, out))
		return false;
	dashed = t->kind == TOKEN_DASH && out->day[0] == out->day[1];
	if (dashed)
		t++;
	if (t->kind != TOKEN_MONTH)
		return false;
	out->month[0] = out->month[1] = t->value;
	out->precision = PRECISION_DAY;
	t++;
	if (dashed) {
		if (t->kind != TOKEN_DASH || !token_is_year(t + 1))
			return false;
		t++;
	}
	out->year = item_take_year(&t);
	*at = t;
	return true;
}

static bool read_month(const struct token **at, struct item *out)
{
	const struct token *t = *at;

	if (t->kind != TOKEN_MONTH)
		return false;
	item_set_months(out, t->value, t->value);
	out->precision = PRECISION_MONTH;
	*at = t + 1;
	out->year = item_take_year(at);
	return true;
}

/* begin 2019, eind maart 2020. */
static bool read_part(const struct token **at, struct item *out)
{
	const struct token *t = *at;
	int part = t->value;

	if (t->kind != TOKEN_PART)
		return false;
	t++;
	if (t->kind == TOKEN_OF)
		t++;
	if (t->kind == TOKEN_MONTH) {
		item_set_months(out, t->value, t->value);
		out->day[0] = parts[part - 1].day[0];
		out->day[1] = parts[part - 1].day[1];
		out->precision = PRECISION_MONTH;
		t++;
	} else {
		item_set_months(out, parts[part - 1].month[0],
				parts[part - 1].month[1]);
		out->precision = PRECISION_SEASON;
	}
	out->part = part;
	out->year = item_take_year(&t);
	*at = t;
	return true;
}

/* 1e helft 2020, eerste en tweede kwartaal 2020, 2e helft maart 2020, and "1
 * kwartaal 2020", which without its year is a length of time. */
static bool read_ordinal(const struct token **at, struct item *out)
{
	const struct token *t = *at;
	int first = t->value, last = t->value;
	enum token_kind unit;

	if (t->kind != TOKEN_ORDINAL &&
	    !(token_is_number(t, 1, 1) && t[1].kind == TOKEN_QUARTER &&
	      token_is_year(t + 2)))
		return false;
	t++;
	if ((is_range(t->kind) || is_list(t->kind)) &&
	    t[1].kind == TOKEN_ORDINAL) {
		last = t[1].value;
		t += 2;
	}
	unit = t->kind;
	if ((unit != TOKEN_HALF && unit != TOKEN_QUARTER) || t->value != 0 ||
	    !set_share(out, unit, first, last))
		return false;
	t++;
	if (unit == TOKEN_HALF && first == last) {
		const struct token *month = t + (t->kind == TOKEN_OF);

		if (month->kind == TOKEN_MONTH) {
			item_set_months(out, month->value, month->value);
			out->day[0] = first == 1 ? 1 : 16;
			out->day[1] = first == 1 ? 15 : 0;
			t = month + 1;
		}
	}
	out->year = item_take_year(&t);
	*at = t;
	return true;
}

/* "week 12-14", "week 12 en 13": a list must be of weeks that follow each
 * other. */
static void take_last_week(const struct token **at, struct item *out)
{
	const struct token *t = *at;

	if ((is_range(t->kind) || is_list(t->kind)) &&
	    token_is_number(t + 1, 1, 2) && t[1].value > out->week &&
	    (is_range(t->kind) || t[1].value == out->week + 1)) {
		out->week_last = t[1].value;
		*at = t + 2;
	}
}

/* Q1 2020, kwartaal 1 2020, week 12 van 2019, week 12-14 2019. */
static bool read_share(const struct token **at, struct item *out)
{
	const struct token *t = *at;
	enum token_kind unit = t->kind;
	int value = t->value;

	if (unit != TOKEN_QUARTER && unit != TOKEN_HALF && unit != TOKEN_WEEK)
		return false;
	t++;
	if (value == 0 && token_is_number(t, 1, 2)) {
		value = t->value;
		t++;
	}
	if (unit == TOKEN_WEEK) {
		if (value == 0)
			return false;
		out->week = out->week_last = value;
		out->precision = PRECISION_DAY;
		take_last_week(&t, out);
	} else if (!set_share(out, unit, value, value)) {
		return false;
	}
	out->year = item_take_year(&t);
	*at = t;
	return true;
}

/* zomer 2020, het najaar van 2019, winter 2019-2020. */
static bool read_season(const struct token **at, struct item *out)
{
	const struct token *t = *at;
	int season = t->value - 1;

	if (t->kind != TOKEN_SEASON)
		return false;
	t++;
	item_set_months(out, seasons[season].month[0],
			seasons[season].month[1]);
	out->years = seasons[season].years;
	out->precision = PRECISION_SEASON;
	out->year = item_take_year(&t);
	/* "winter 2020" may begin or end in 2020 */
	if (out->years == 1 &&
	    item_take_next_year(&t, out->year) != out->year + 1)
		return false;
	*at = t;
	return true;
}

/* What may stand behind its year. */
static item_reader *const parts_of_year[] = {
	read_month, read_part, read_ordinal, read_share, read_season, NULL,
};

static bool read_in_year(const struct token **at, struct item *out)
{
	return item_read_in_year(at, out, parts_of_year);
}

static item_reader *const readers[] = {
	read_iso,	  read_numeric, read_days,	read_month,
	read_part,	  read_ordinal, read_share,	read_season,
	item_read_school, read_in_year, item_read_year,
};

bool item_read(const struct token **at, struct item *out)
{
	for (size_t i = 0; i < sizeof readers / sizeof *readers; i++) {
		const struct token *t = *at;

		*out = (struct item){0};
		if (!readers[i](&t, out))
			continue;
		*at = t;
		return true;
	}
	return false;
}
