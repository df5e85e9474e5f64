/*
 * Years of a period, and the notations that begin with one: "2024: Q1" is the
 * first quarter of 2024, and "2024: Q1-Q2" its first half.
 */
#include "doc/period_items.h"

bool token_is_number(const struct token *t, int min_digits, int max_digits)
{
	return t->kind == TOKEN_NUMBER && t->digits >= min_digits &&
	       t->digits <= max_digits;
}

bool token_is_year(const struct token *t)
{
	return token_is_number(t, 4, 4) && t->value >= 1900 && t->value <= 2199;
}

void item_set_months(struct item *out, int first, int last)
{
	out->month[0] = first;
	out->month[1] = last;
	out->day[0] = 1;
}

int item_full_year(int two_digits)
{
	return two_digits + (two_digits >= 70 ? 1900 : 2000);
}

int item_take_year(const struct token **at)
{
	const struct token *t = *at;
	int year = 0;

	if (t->kind == TOKEN_OF ||
	    (t->kind == TOKEN_COMMA && token_is_year(t + 1)) ||
	    (t->kind == TOKEN_DASH && t->glued && token_is_year(t + 1) &&
	     t[1].glued))
		t++;
	if (token_is_year(t)) {
		year = t->value;
		*at = t + 1;
	} else if (t->kind == TOKEN_QUOTE && token_is_number(t + 1, 2, 2) &&
		   t[1].glued) {
		year = item_full_year(t[1].value);
		*at = t + 2;
	}
	return year;
}

int item_take_next_year(const struct token **at, int first)
{
	const struct token *t = *at;
	int year;

	if (t->kind != TOKEN_DASH && t->kind != TOKEN_SLASH)
		return 0;
	t++;
	if (token_is_number(t, 2, 2)) {
		year = first / 100 * 100 + t->value;
		t++;
	} else {
		year = item_take_year(&t);
	}
	if (year <= first)
		return 0;
	*at = t;
	return year;
}

/* schooljaar 2015-2016, schooljaar 15/16: 1 augustus up to and including 31
 * juli. */
bool item_read_school(const struct token **at, struct item *out)
{
	const struct token *t = *at + 1;
	int next;

	if ((*at)->kind != TOKEN_SCHOOL)
		return false;
	if (token_is_year(t))
		out->year = t->value;
	else if (token_is_number(t, 2, 2))
		out->year = item_full_year(t->value);
	else
		return false;
	t++;
	next = item_take_next_year(&t, out->year);
	out->years = next - out->year;
	if (next == 0 || ((*at)->value == 1 && out->years != 1))
		return false;
	item_set_months(out, 8, 7);
	out->precision = PRECISION_YEAR;
	*at = t;
	return true;
}

/* 2019, kalenderjaar 2019, het jaar 2019. */
bool item_read_year(const struct token **at, struct item *out)
{
	const struct token *t = *at;

	if (t->kind == TOKEN_CALENDAR ||
	    (t->kind == TOKEN_UNIT && token_is_year(t + 1)))
		t++;
	out->year = item_take_year(&t);
	if (out->year == 0)
		return false;
	item_set_months(out, 1, 12);
	out->precision = PRECISION_YEAR;
	out->machine = true;
	*at = t;
	return true;
}

bool item_read_in_year(const struct token **at, struct item *out,
		       item_reader *const *readers)
{
	const struct token *t = *at;
	int year = t->value;

	if (!token_is_year(t))
		return false;
	t++;
	if (t->kind == TOKEN_COLON || t->kind == TOKEN_COMMA)
		t++;
	for (; *readers != NULL; readers++) {
		const struct token *part = t;

		*out = (struct item){0};
		if (!(*readers)(&part, out) || out->year != 0)
			continue;
		out->year = year;
		out->leads = true;
		out->loose = t[-1].kind == TOKEN_COMMA;
		*at = part;
		return true;
	}
	return false;
}
