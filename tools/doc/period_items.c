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

/* Spring to winter; winter ends in the next year. */
static const struct {
	int month[2], years;
} seasons[] = {{{3, 5}, 0}, {{6, 8}, 0}, {{9, 11}, 0}, {{12, 2}, 1}};

static bool is_number(const struct token *t, int min_digits, int max_digits)
{
	return t->kind == TOKEN_NUMBER && t->digits >= min_digits &&
	       t->digits <= max_digits;
}

static bool is_year(const struct token *t)
{
	return is_number(t, 4, 4) && t->value >= 1900 && t->value <= 2199;
}

/* 70..99 belong to the last century, the rest to this one. */
static int full_year(int two_digits)
{
	return two_digits + (two_digits >= 70 ? 1900 : 2000);
}

/* "2019" or "'19", after an optional "van". */
static int take_year(const struct token **at)
{
	const struct token *t = *at;
	int year = 0;

	if (t->kind == TOKEN_OF)
		t++;
	if (is_year(t)) {
		year = t->value;
		*at = t + 1;
	} else if (t->kind == TOKEN_QUOTE && is_number(t + 1, 2, 2) &&
		   t[1].glued) {
		year = full_year(t[1].value);
		*at = t + 2;
	}
	return year;
}

static void set_months(struct item *out, int first, int last)
{
	out->month[0] = first;
	out->month[1] = last;
	out->day[0] = 1;
}

/* Quarter `first` up to and including `last`, or halves. */
static bool set_share(struct item *out, enum token_kind unit, int first,
		      int last)
{
	int count = unit == TOKEN_HALF ? 2 : 4;
	int length = 12 / count;

	if (first < 1 || last > count || last < first)
		return false;
	set_months(out, (first - 1) * length + 1, last * length);
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
		out->week = t->value;
		out->precision = PRECISION_DAY;
	} else if ((t->kind != TOKEN_QUARTER && t->kind != TOKEN_HALF) ||
		   !set_share(out, t->kind, t->value, t->value)) {
		return false;
	}
	out->year = (*at)->value;
	*at = t + 1;
	return true;
}

/* 2018-12, 2018-12-05, 2020-21 (a season), 2019-Q1. */
static bool read_iso(const struct token **at, struct item *out)
{
	const struct token *t = *at;

	if (!is_year(t))
		return false;
	out->machine = true;
	if (iso_share(at, out))
		return true;
	if (t[1].kind != TOKEN_DASH || !t[1].glued || !t[2].glued ||
	    !is_number(&t[2], 1, 2))
		return false;
	out->year = t->value;
	set_months(out, t[2].value, t[2].value);
	if (t[3].kind == TOKEN_DASH && t[3].glued && t[4].glued &&
	    is_number(&t[4], 1, 2)) {
		out->day[0] = out->day[1] = t[4].value;
		out->precision = PRECISION_DAY;
		*at = t + 5;
		return true;
	}
	out->precision = PRECISION_MONTH;
	if (t[2].value >= 21 && t[2].value <= 24) {
		set_months(out, seasons[t[2].value - 21].month[0],
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
	if (!is_number(&t[0], 1, 2) || !is_number(&t[2], 1, 2) ||
	    t[3].kind != part)
		return false;
	for (size_t i = 1; i <= 4; i++)
		if (!t[i].glued)
			return false;
	if (is_year(&t[4]))
		year = t[4].value;
	else if (is_number(&t[4], 2, 2) && part != TOKEN_DOT)
		year = full_year(t[4].value);
	else
		return false;
	out->year = year;
	set_months(out, t[2].value, t[2].value);
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

		if (!is_number(t, 1, 2) && t->kind != TOKEN_ORDINAL)
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
		if (t->kind != TOKEN_DASH || !is_year(t + 1))
			return false;
		t++;
	}
	out->year = take_year(&t);
	*at = t;
	return true;
}

static bool read_month(const struct token **at, struct item *out)
{
	const struct token *t = *at;

	if (t->kind != TOKEN_MONTH)
		return false;
	set_months(out, t->value, t->value);
	out->precision = PRECISION_MONTH;
	*at = t + 1;
	out->year = take_year(at);
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
		set_months(out, t->value, t->value);
		out->day[0] = parts[part - 1].day[0];
		out->day[1] = parts[part - 1].day[1];
		out->precision = PRECISION_MONTH;
		t++;
	} else {
		set_months(out, parts[part - 1].month[0],
			   parts[part - 1].month[1]);
		out->precision = PRECISION_SEASON;
	}
	out->part = part;
	out->year = take_year(&t);
	*at = t;
	return true;
}

/* 1e helft 2020, eerste en tweede kwartaal 2020, 2e helft maart 2020. */
static bool read_ordinal(const struct token **at, struct item *out)
{
	const struct token *t = *at;
	int first = t->value, last = t->value;
	enum token_kind unit;

	if (t->kind != TOKEN_ORDINAL)
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
			set_months(out, month->value, month->value);
			out->day[0] = first == 1 ? 1 : 16;
			out->day[1] = first == 1 ? 15 : 0;
			t = month + 1;
		}
	}
	out->year = take_year(&t);
	*at = t;
	return true;
}

/* Q1 2020, kwartaal 1 2020, week 12 van 2019. */
static bool read_share(const struct token **at, struct item *out)
{
	const struct token *t = *at;
	enum token_kind unit = t->kind;
	int value = t->value;

	if (unit != TOKEN_QUARTER && unit != TOKEN_HALF && unit != TOKEN_WEEK)
		return false;
	t++;
	if (value == 0 && is_number(t, 1, 2)) {
		value = t->value;
		t++;
	}
	if (t->kind == TOKEN_DASH && t->glued && is_year(t + 1) && t[1].glued)
		t++;
	if (unit == TOKEN_WEEK) {
		out->week = value;
		out->precision = PRECISION_DAY;
		if (value == 0)
			return false;
	} else if (!set_share(out, unit, value, value)) {
		return false;
	}
	out->year = take_year(&t);
	*at = t;
	return true;
}

/* The second year of "2019-2020", "2019/'20" or "2019-20"; 0 for none. */
static int take_next_year(const struct token **at, int first)
{
	const struct token *t = *at;
	int year;

	if (t->kind != TOKEN_DASH && t->kind != TOKEN_SLASH)
		return 0;
	t++;
	if (is_number(t, 2, 2)) {
		year = first / 100 * 100 + t->value;
		t++;
	} else {
		year = take_year(&t);
	}
	if (year <= first)
		return 0;
	*at = t;
	return year;
}

/* zomer 2020, het najaar van 2019, winter 2019-2020. */
static bool read_season(const struct token **at, struct item *out)
{
	const struct token *t = *at;
	int season = t->value - 1;

	if (t->kind != TOKEN_SEASON)
		return false;
	t++;
	set_months(out, seasons[season].month[0], seasons[season].month[1]);
	out->years = seasons[season].years;
	out->precision = PRECISION_SEASON;
	out->year = take_year(&t);
	/* "winter 2020" may begin or end in 2020 */
	if (out->years == 1 && take_next_year(&t, out->year) != out->year + 1)
		return false;
	*at = t;
	return true;
}

/* schooljaar 2015-2016: 1 augustus up to and including 31 juli. */
static bool read_school(const struct token **at, struct item *out)
{
	const struct token *t = *at;
	int next;

	if (t->kind != TOKEN_SCHOOL || !is_year(t + 1))
		return false;
	out->year = t[1].value;
	t += 2;
	next = take_next_year(&t, out->year);
	out->years = next - out->year;
	if (next == 0 || ((*at)->value == 1 && out->years != 1))
		return false;
	set_months(out, 8, 7);
	out->precision = PRECISION_YEAR;
	*at = t;
	return true;
}

/* 2019, kalenderjaar 2019. */
static bool read_year(const struct token **at, struct item *out)
{
	const struct token *t = *at;

	if (t->kind == TOKEN_CALENDAR)
		t++;
	out->year = take_year(&t);
	if (out->year == 0)
		return false;
	set_months(out, 1, 12);
	out->precision = PRECISION_YEAR;
	out->machine = true;
	*at = t;
	return true;
}

static bool (*const readers[])(const struct token **at, struct item *out) = {
	read_iso,     read_numeric, read_days,	 read_month,  read_part,
	read_ordinal, read_share,   read_season, read_school, read_year,
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
