/*
 * A planning in prose: a cell holds numbered goals, the cell beside it what is
 * done for each, a sentence with its time at the end:
 *
 *	2. Vroeg samenwerken.	| 2. Bijeenkomsten: juni. Scholing: nov.
 *	3. Het voorveld.	| 3. Aanbod afstemmen april, mei, juni.
 *
 * Each sentence becomes a row of its own.  The time is what stands last and
 * still changes what the sentence means as a period; a pattern of papier.yaml
 * finds times that no calendar knows.
 */
#include "import/sentences.h"

#include "base/vec.h"
#include "tree/inline.h"

#include <ctype.h>

enum { TIME_WORDS = 8, LAST_NUMBER = 99 };

/* ------------------------------------------------------------ numbered parts
 */

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The number at `i` with its stop: "12. "; 0 when there is none. */
static unsigned number_at(str s, size_t i, size_t *end)
{
	unsigned n = 0;

	*end = i;
	if (i > 0 && s.ptr[i - 1] != ' ' && s.ptr[i - 1] != '>')
		return 0;
	while (*end < s.len && *end < i + 2 && is_digit(s.ptr[*end]))
		n = n * 10 + (unsigned)(s.ptr[(*end)++] - '0');
	if (*end == i || *end + 1 >= s.len || s.ptr[*end + 1] != ' ' ||
	    (s.ptr[*end] != '.' && s.ptr[*end] != ')'))
		return 0;
	*end += 2;
	return n;
}

static str part_text(str s)
{
	s = str_trim(s);
	if (str_ends(s, S("<br>")))
		s = str_trim(str_slice(s, 0, s.len - 4));
	return s;
}

struct parts sentences_numbered(struct arena *a, str s)
{
	struct parts parts = {0};
	unsigned before = 0;
	size_t from = 0, end;

	for (size_t i = 0; i < s.len; i++) {
		unsigned n = number_at(s, i, &end);

		if (n == 0 || (before > 0 && n <= before))
			continue;
		if (before > 0 || part_text(str_slice(s, 0, i)).len > 0)
			*PUSH(a, &parts) = (struct part_of){
				before, part_text(str_slice(s, from, i))};
		before = n;
		from = end;
		i = end - 1;
	}
	if (before > 0 || str_trim(s).len > 0)
		*PUSH(a, &parts) =
			(struct part_of){before, part_text(str_skip(s, from))};
	return parts;
}

/* ------------------------------------------------------------ sentences */

/* Whether a sentence can begin here: a capital, a digit, a bracket. */
static bool may_begin(str s)
{
	unsigned char c = s.len > 0 ? (unsigned char)s.ptr[0] : 0;

	return s.len == 0 || c >= 0xc3 || isupper(c) || isdigit(c) ||
	       c == '(' || c == '\'' || c == '"';
}

str sentences_next(str *rest)
{
	str s = *rest;
	int depth = 0;

	for (size_t i = 0; i < s.len; i++) {
		bool stop = s.ptr[i] == '.' || s.ptr[i] == ';';

		depth += s.ptr[i] == '(';
		depth -= s.ptr[i] == ')' && depth > 0;
		if (str_starts(str_skip(s, i), S("<br>"))) {
			*rest = str_skip(s, i + 4);
			return str_trim(str_slice(s, 0, i));
		}
		if (!stop || depth > 0 ||
		    (i + 1 < s.len && s.ptr[i + 1] != ' ') ||
		    !may_begin(str_trim(str_skip(s, i + 1))))
			continue;
		*rest = str_skip(s, i + 1);
		return str_trim(str_slice(s, 0, i));
	}
	*rest = (str){0};
	return str_trim(s);
}

/* ------------------------------------------------------------ times */

static bool same_period(struct period x, struct period y)
{
	return date_cmp(x.from, y.from) == 0 && date_cmp(x.to, y.to) == 0 &&
	       x.precision == y.precision && x.open_from == y.open_from &&
	       x.open_to == y.open_to && x.recurring == y.recurring;
}

/* The end of a sentence that is a time: it grows to the left as long as that
 * changes what it means. */
static str last_time(str s, int year)
{
	struct period best = {0};
	str found = {0};
	size_t i = s.len, idle = 0;

	for (size_t n = 0; n < TIME_WORDS && i > 0 && idle < 3; n++) {
		struct period p;

		while (i > 0 && s.ptr[i - 1] == ' ')
			i--;
		while (i > 0 && s.ptr[i - 1] != ' ')
			i--;
		p = period_read(str_skip(s, i), year);
		idle++;
		if (!period_resolved(p) ||
		    (found.len > 0 && same_period(p, best)))
			continue;
		best = p;
		found = str_skip(s, i);
		idle = 0;
	}
	return found;
}

static str without(struct arena *a, str s, str part)
{
	size_t at = (size_t)(part.ptr - s.ptr);
	str before = str_trim(str_slice(s, 0, at));
	str after = str_trim(str_skip(s, at + part.len));

	while (before.len > 0 &&
	       strchr(":,(-", before.ptr[before.len - 1]) != NULL)
		before = str_trim(str_slice(before, 0, before.len - 1));
	if (after.len > 0 && strchr(":,)", after.ptr[0]) != NULL)
		after = str_trim(str_skip(after, 1));
	if (before.len == 0 || after.len == 0)
		return before.len > 0 ? before : after;
	return str_fmt(a, "%.*s %.*s", STR(before), STR(after));
}

str sentences_time(struct importing *im, str s, int year, str *rest)
{
	str time = last_time(s, year);
	struct regex_match m;

	for (size_t i = 0; time.len == 0 && i < im->forms->n_times; i++)
		if (regex_find(im->forms->times[i], s, 0, &m) == REGEX_YES)
			time = regex_named(im->forms->times[i], &m,
					   S("waarde"));
	*rest = time.len > 0 ? without(im->a, s, time) : s;
	return time;
}

/* ------------------------------------------------------------ years */

int sentences_year(str s)
{
	int year = 0;

	for (size_t i = 0; i + 4 <= s.len; i++) {
		int n = 0;

		if ((i > 0 && is_digit(s.ptr[i - 1])) ||
		    (i + 4 < s.len && is_digit(s.ptr[i + 4])))
			continue;
		for (size_t k = 0; k < 4 && is_digit(s.ptr[i + k]); k++)
			n = n * 10 + (s.ptr[i + k] - '0');
		if (n < 1990 || n > 2099)
			continue;
		if (year != 0 && year != n)
			return 0;
		year = n;
	}
	return year;
}

str sentences_in_year(struct arena *a, str time, int year)
{
	struct period p = period_read(time, year);
	str full = str_fmt(a, "%.*s %d", STR(time), year);

	if (year == 0 || !p.inferred_year ||
	    !same_period(p, period_read(full, 0)))
		return time;
	return full;
}
