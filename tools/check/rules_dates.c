/*
 * Dates: can they be read, do they have a year, are they written alike.
 */
#include "base/lang.h"
#include "base/vec.h"
#include "check/rules.h"
#include "check/times.h"

/* Fields that the schema calls a period.  The term of an action is left to the
 * rule `deadline`, which knows that it may be relative. */
static const char *const fields[] = {
	"looptijd",
	"voorblad/datum",
	"versie/datum",
	"route/*/gepland",
	"route/*/gehouden",
	"route/*/leden/*/gepland",
	"route/*/leden/*/gehouden",
	"planning/*/periode",
};

/* Calls `see` for each moment of the tables and lists in the text. */
static void each_in_text(const struct rule_run *run,
			 void (*see)(const struct rule_run *,
				     const struct moment *))
{
	for (size_t i = 0; i < run->times->n; i++) {
		const struct timetable *t = &run->times->at[i];

		for (size_t k = 0; t->kind == TIMES_TEXT && k < t->n; k++)
			see(run, &t->at[k]);
	}
}

struct unreadable {
	struct rule_patterns mixed, texts, days, open;
};

/* What is still to be filled in: the rule on placeholders says so. */
static bool is_open(const struct rule_run *run, str text)
{
	const struct unreadable *p = run->prepared;

	return rule_patterns_find(&p->open, text);
}

static bool is_misnamed(str text)
{
	return period_read(text, 0).misnamed;
}

static void wrong_day(const struct rule_run *run, const struct node *n,
		      str part)
{
	rule_finding_in(
		run, n, part, _("'%.*s' is another day of the week"),
		STR(rule_quote(run, part.len > 0 ? part : node_text(n))))
		->help = str_from(_("look in the calendar whether the day or "
				    "the date is right"));
}

static void not_a_period(const struct rule_run *run, const struct node *n,
			 str part)
{
	struct finding *f;

	if (is_open(run, part.len > 0 ? part : node_text(n)))
		return;
	if (is_misnamed(part.len > 0 ? part : node_text(n))) {
		wrong_day(run, n, part);
		return;
	}
	f = rule_finding_in(
		run, n, part, _("'%.*s' cannot be read as a date or period"),
		STR(rule_quote(run, part.len > 0 ? part : node_text(n))));
	f->help = str_from(_("write for example 5 december 2019, maart/april "
			     "2019, 1e kwartaal 2020, 2019-12-05 or continu"));
}

static void see_unparseable(const struct rule_run *run, const struct node *n)
{
	if (!period_resolved(period_read(node_text(n), 0)) &&
	    !rule_empty(run, n) && !times_lacks_year(node_text(n)))
		not_a_period(run, n, (str){0});
}

static void see_text_time(const struct rule_run *run, const struct moment *m)
{
	if (!period_resolved(m->when) && !times_lacks_year(m->text) &&
	    !profile_is_open(run->profile, str_trim(m->text)))
		not_a_period(run, m->at, m->text);
}

static const void *read_unreadable(const struct rule_setup *setup)
{
	struct unreadable *p = NEW(setup->a, struct unreadable);

	p->mixed = rule_patterns(setup, "gemengd");
	p->texts = rule_patterns(setup, "teksten");
	p->days = rule_patterns(setup, "weekdagen");
	p->open = rule_patterns(setup, "open");
	return p;
}

/* How often something happens is no answer to how long it runs. */
static void see_mixed(const struct rule_run *run, const struct node *n)
{
	const struct unreadable *p = run->prepared;
	struct finding *f;

	for (size_t i = 0; i < p->mixed.n; i++) {
		if (regex_find(p->mixed.at[i], node_text(n), 0, NULL) !=
		    REGEX_YES)
			continue;
		f = rule_finding(run, n,
				 _("'%.*s' says how often as well as how long"),
				 STR(rule_quote(run, node_text(n))));
		f->help = str_from(_("keep the period here, and say elsewhere "
				     "how often"));
		return;
	}
}

/* Whether a text is a field of its own, which is judged as a whole. */
static bool is_field(const struct node *n)
{
	static const char *const keys[] = {"periode", "gepland",  "gehouden",
					   "datum",   "looptijd", "termijn"};

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (str_eq(n->key, str_from(keys[i])))
			return true;
	return false;
}

/* Days in running text that are named after another day of the week. */
static void see_weekdays(const struct rule_run *run, const struct node *n)
{
	const struct unreadable *p = run->prepared;
	struct regex_match m;

	for (size_t i = 0; i < p->days.n; i++) {
		size_t from = 0;

		while (rule_match(run, p->days.at[i], n, from, &m)) {
			str part = regex_named(p->days.at[i], &m, S("periode"));

			if (is_misnamed(part))
				wrong_day(run, n, part);
			from = (size_t)(m.whole.ptr - node_text(n).ptr) +
			       m.whole.len;
		}
	}
}

static void see_unreadable(const struct rule_run *run, const struct node *n)
{
	const struct unreadable *p = run->prepared;
	struct regex_match m;

	if (is_field(n))
		return;
	if (rule_digits(run, n))
		see_weekdays(run, n);
	for (size_t i = 0; rule_digits(run, n) && i < p->texts.n; i++)
		if (rule_match(run, p->texts.at[i], n, 0, &m))
			not_a_period(
				run, n,
				regex_named(p->texts.at[i], &m, S("periode")));
}

static bool is_day(struct period p)
{
	return p.precision == PRECISION_DAY && date_is_set(p.from) &&
	       date_cmp(p.from, p.to) == 0;
}

static bool is_months(struct period p)
{
	return p.precision == PRECISION_MONTH && date_is_set(p.from) &&
	       date_is_set(p.to) && p.from.month != p.to.month;
}

/* A decision that is given months, in a route that gives its meetings days:
 * then it is not one meeting, or nobody knows which. */
static void vague_decisions(const struct rule_run *run)
{
	const struct timetable *t = run->times->at;
	size_t days = 0;

	if (run->times->n == 0 || t->kind != TIMES_ROUTE)
		return;
	for (size_t i = 0; i < t->n; i++)
		days += is_day(t->at[i].when);
	for (size_t i = 0; 2 * days > t->n && i < t->n; i++) {
		const struct moment *m = &t->at[i];
		struct finding *f;

		if (m->purpose == NULL || !m->purpose->decides ||
		    !is_months(m->when) || !times_is_waiting(run, m->step))
			continue;
		f = rule_finding(run, m->at,
				 _("'%.*s' is no day on which can be decided"),
				 STR(rule_quote(run, m->text)));
		f->help =
			str_from(_("give each body that decides its own day"));
	}
}

static void unparseable(const struct rule_run *run)
{
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		rule_each(run, run->agenda->data, fields[i], see_unparseable);
	each_in_text(run, see_text_time);
	vague_decisions(run);
	rule_each(run, run->agenda->data, "projecten/*/looptijd", see_mixed);
	rule_strings(run, run->agenda->data, see_unreadable);
}

static void no_year_in(const struct rule_run *run, const struct node *n,
		       str part)
{
	struct finding *f;

	f = rule_finding_in(
		run, n, part, _("'%.*s' does not say which year"),
		STR(rule_quote(run, part.len > 0 ? part : node_text(n))));
	f->help = str_from(_("add the year"));
}

static void see_no_year(const struct rule_run *run, const struct node *n)
{
	if (times_lacks_year(node_text(n)))
		no_year_in(run, n, (str){0});
}

static void see_text_year(const struct rule_run *run, const struct moment *m)
{
	if (!period_resolved(m->when) && times_lacks_year(m->text))
		no_year_in(run, m->at, m->text);
}

static void no_year(const struct rule_run *run)
{
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		rule_each(run, run->agenda->data, fields[i], see_no_year);
	rule_each(run, run->agenda->data, "projecten/*/looptijd", see_no_year);
	rule_each(run, run->agenda->data, "acties/*/termijn", see_no_year);
	each_in_text(run, see_text_year);
}

/* The ways to write a day. */
enum notation { OTHER, SHORT_YEAR, NUMBERS, WORDS, ISO };

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static enum notation notation_of(struct period p)
{
	str s = p.text;
	bool letters = false;

	if (!is_day(p) || s.len < 6 || p.open_from || p.open_to)
		return OTHER;
	for (size_t i = 0; i < s.len; i++)
		letters = letters || (s.ptr[i] >= 'a' && s.ptr[i] <= 'z') ||
			  (s.ptr[i] >= 'A' && s.ptr[i] <= 'Z');
	if (letters)
		return is_digit(s.ptr[0]) ? WORDS : OTHER;
	if (s.len == 10 && is_digit(s.ptr[2]) && is_digit(s.ptr[3]))
		return ISO;
	if (s.len <= 8 && !is_digit(s.ptr[s.len - 3]))
		return SHORT_YEAR;
	return NUMBERS;
}

/* A day has one way to be written that nobody can read otherwise. */
static void mend_day(const struct rule_run *run, struct finding *f,
		     const struct moment *m)
{
	enum notation way = notation_of(m->when);

	if (way != OTHER && way != ISO && !m->when.inferred_year)
		rule_mend(run, f, m->at, m->text,
			  period_write(run->to->a, m->when));
}

/* One finding for a column: the first such date, and how many there are. */
static void short_years(const struct rule_run *run, const struct timetable *t)
{
	const struct moment *first = NULL;
	struct finding *f;
	size_t n = 0;

	for (size_t i = 0; i < t->n; i++) {
		if (notation_of(t->at[i].when) != SHORT_YEAR)
			continue;
		if (n++ == 0)
			first = &t->at[i];
	}
	if (n == 0)
		return;
	f = rule_finding_in(run, first->at, first->text,
			    N_("the year of this date has two digits",
			       "the years of %zu dates in this list, from here "
			       "on, have two digits",
			       n),
			    n);
	f->help = str_from(_("write the year in full, so that nobody has to "
			     "guess which part is the year"));
	for (size_t i = 0; i < t->n; i++)
		if (notation_of(t->at[i].when) == SHORT_YEAR)
			mend_day(run, f, &t->at[i]);
}

/* One finding for a column: the first day that is not written as the first. */
static void mixed_days(const struct rule_run *run, const struct timetable *t)
{
	const struct moment *first = NULL;
	enum notation way = OTHER;

	for (size_t i = 0; i < t->n; i++) {
		const struct moment *m = &t->at[i];
		enum notation now = notation_of(m->when);
		struct finding *f;

		if (first == NULL && now != OTHER) {
			first = m;
			way = now;
		}
		if (now == OTHER || now == way || now == SHORT_YEAR)
			continue;
		f = rule_finding_in(run, m->at, m->text,
				    _("'%.*s' is written otherwise than "
				      "'%.*s', in the same list"),
				    STR(rule_quote(run, m->text)),
				    STR(rule_quote(run, first->text)));
		f->help = str_from(_("write all days of a list in one way"));
		for (size_t k = 0; k < t->n; k++)
			mend_day(run, f, &t->at[k]);
		return;
	}
}

static void format(const struct rule_run *run)
{
	for (size_t i = 0; i < run->times->n; i++) {
		short_years(run, &run->times->at[i]);
		mixed_days(run, &run->times->at[i]);
	}
}

const struct rule date_rules[] = {
	{.id = "date-unparseable",
	 .level = LEVEL_WARNING,
	 .looks = MSG("dates and periods of the route, the planning, lists of "
		      "meetings in the text, the version, the cover and the "
		      "term"),
	 .why = MSG("What cannot be read as a date cannot be late, be sorted "
		    "or be put in a calendar; write it in one of the known "
		    "notations, or as ISO 8601."),
	 .check = unparseable,
	 .prepare = read_unreadable},
	{.id = "date-noyear",
	 .level = LEVEL_WARNING,
	 .looks = MSG("dates and months without a year, in fields and in lists "
		      "of meetings; a column or heading that names one year "
		      "gives it to them"),
	 .why = MSG("An agenda is read for years; '5 februari' is then any of "
		    "them.  Add the year."),
	 .check = no_year},
	{.id = "date-format",
	 .level = LEVEL_NOTE,
	 .looks = MSG("dates in a list whose year has two digits, and days in "
		      "one list that are written in different ways"),
	 .why = MSG("5-12-19 can be read in three ways; write 5-12-2019 or "
		    "2019-12-05, and all days of a list alike."),
	 .check = format},
	{0},
};
