/*
 * Days: is anybody there, and do they fit the date of the document.
 *
 * A document has two dates of its own, on its cover and at its version.  What
 * must not be past is held against the earlier, what must not be ahead against
 * the later (rules_order.c), so that a cover that was not renewed raises one
 * finding and not twenty.
 */
#include "base/lang.h"
#include "check/rules.h"
#include "check/times.h"

#include <stdlib.h>

struct holidays {
	struct date fixed[16]; /* year 0 */
	size_t n_fixed;
	int easter[16]; /* days after Easter Sunday */
	size_t n_easter;
	struct rule_patterns meetings; /* rows of a planning that are one */
};

static const void *read_holidays(const struct rule_setup *setup)
{
	struct holidays *h = NEW(setup->a, struct holidays);
	const struct node *fixed = node_get(setup->parameters, S("vast"));
	const struct node *easter = node_get(setup->parameters, S("na_pasen"));

	h->meetings = rule_patterns(setup, "vergadering");
	for (size_t i = 0; fixed != NULL && i < fixed->n && i < 16; i++) {
		struct date d = date_read(str_cat(setup->a, S("2020-"),
						  node_text(fixed->child[i])));

		if (date_is_set(d))
			h->fixed[h->n_fixed++] = d;
	}
	for (size_t i = 0; easter != NULL && i < easter->n && i < 16; i++)
		h->easter[h->n_easter++] = (int)strtol(
			str_cstr(setup->a, node_text(easter->child[i])), NULL,
			10);
	return h;
}

/* Easter Sunday of the Gregorian calendar (the anonymous algorithm of Nature,
 * 1876, as in Meeus, "Astronomical Algorithms", chapter 8). */
static struct date easter(int year)
{
	int a = year % 19, b = year / 100, c = year % 100;
	int g = (8 * b + 13) / 25;
	int h = (19 * a + b - b / 4 - g + 15) % 30;
	int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
	int m = (a + 11 * h + 19 * l) / 433;
	int month = (h + l - 7 * m + 90) / 25;
	int day = (h + l - 7 * m + 33 * month + 19) % 32;

	return (struct date){(int16_t)year, (uint8_t)month, (uint8_t)day};
}

static bool is_holiday(const struct holidays *h, struct date d)
{
	int32_t after = date_to_days(d) - date_to_days(easter(d.year));

	for (size_t i = 0; i < h->n_fixed; i++)
		if (h->fixed[i].month == d.month && h->fixed[i].day == d.day)
			return true;
	for (size_t i = 0; i < h->n_easter; i++)
		if (h->easter[i] == after)
			return true;
	return false;
}

static void day_off_at(const struct rule_run *run, const struct node *n,
		       str part)
{
	struct period p = period_read(part.len > 0 ? part : node_text(n), 0);
	struct finding *f;
	const char *what;

	if (p.precision != PRECISION_DAY || p.open_from || p.open_to ||
	    date_cmp(p.from, p.to) != 0)
		return;
	switch (date_weekday(p.from)) {
	case 6: what = _("a Saturday"); break;
	case 7: what = _("a Sunday"); break;
	default:
		if (!is_holiday(run->prepared, p.from))
			return;
		what = _("a public holiday");
	}
	f = rule_finding_in(run, n, part, _("%.*s is %s"),
			    STR(rule_quote(run, p.text)), what);
	f->help = str_from(_("check the day; keep it with `onderdruk` when "
			     "the meeting really is then"));
}

static void see_day_off(const struct rule_run *run, const struct node *n)
{
	day_off_at(run, n, (str){0});
}

static bool is_meeting(const struct rule_run *run, const struct moment *m)
{
	const struct holidays *h = run->prepared;

	return rule_patterns_find(&h->meetings, m->label);
}

static void day_off(const struct rule_run *run)
{
	rule_each(run, run->agenda->data, "route/*/gepland", see_day_off);
	rule_each(run, run->agenda->data, "route/*/leden/*/gepland",
		  see_day_off);
	for (size_t i = 0; i < run->times->n; i++) {
		const struct timetable *t = &run->times->at[i];

		for (size_t k = 0; t->kind != TIMES_ROUTE && k < t->n; k++)
			if (t->process || is_meeting(run, &t->at[k]))
				day_off_at(run, t->at[k].at, t->at[k].text);
	}
}

struct announcements {
	struct rule_patterns texts; /* each with a group `periode` */
	struct rule_patterns told;  /* the same, of what has been */
	const struct node *fields;  /* where they are looked for */
};

static const void *read_announcements(const struct rule_setup *setup)
{
	struct announcements *p = NEW(setup->a, struct announcements);

	p->texts = rule_patterns(setup, "teksten");
	p->told = rule_patterns(setup, "geweest");
	p->fields = node_get(setup->parameters, S("velden"));
	return p;
}

static void see_announced(const struct rule_run *run, const struct node *n,
			  str part)
{
	struct period day = times_earliest(run);
	struct finding *f;

	if (part.len == 0 || !period_before(period_read(part, 0), day.from))
		return;
	f = rule_finding_in(run, n, part,
			    _("this announces '%.*s', but the document "
			      "is of %.*s"),
			    STR(rule_quote(run, part)),
			    STR(rule_quote(run, day.text)));
	f->help = str_from(_("correct the period or the date"));
}

/* What is told as done on a day that was still to come. */
static void see_told(const struct rule_run *run, const struct node *n, str part)
{
	struct period day = times_latest(run);

	if (part.len == 0 || !times_after(period_read(part, 0), day))
		return;
	rule_finding_in(run, n, part,
			_("this tells of '%.*s', but the document is of %.*s"),
			STR(rule_quote(run, part)),
			STR(rule_quote(run, day.text)))
		->help = str_from(_("correct the period or the date"));
}

static void see_each(const struct rule_run *run, const struct node *n,
		     const struct rule_patterns *p,
		     void (*see)(const struct rule_run *, const struct node *,
				 str))
{
	for (size_t i = 0; i < p->n; i++) {
		struct regex_match m;
		size_t from = 0;

		while (rule_match(run, p->at[i], n, from, &m) &&
		       m.whole.len > 0) {
			see(run, n, regex_named(p->at[i], &m, S("periode")));
			from = (size_t)(m.whole.ptr - n->text.ptr) +
			       m.whole.len;
		}
	}
}

static void see_announcements(const struct rule_run *run, const struct node *n)
{
	const struct announcements *p = run->prepared;

	if (!rule_digits(run, n))
		return;
	see_each(run, n, &p->texts, see_announced);
	see_each(run, n, &p->told, see_told);
}

static void past(const struct rule_run *run)
{
	const struct agenda *d = run->agenda;
	const struct announcements *p = run->prepared;

	if (!date_is_set(times_earliest(run).from))
		return;
	if (!agenda_is_one(d)) {
		rule_strings(run, d->data, see_announcements);
		return;
	}
	for (size_t i = 0; p->fields != NULL && i < p->fields->n; i++)
		rule_strings(run,
			     node_get(d->data, node_text(p->fields->child[i])),
			     see_announcements);
}

const struct rule day_rules[] = {
	{.id = "date-weekend",
	 .level = LEVEL_NOTE,
	 .looks = MSG("meetings on a Saturday, a Sunday or a public holiday"),
	 .why = MSG("It is nearly always a slip of the pen; check the day."),
	 .check = day_off,
	 .prepare = read_holidays},
	{.id = "date-past",
	 .level = LEVEL_WARNING,
	 .looks = MSG("announcements on the cover whose time was over when the "
		      "document was written, and what is told as done on a "
		      "day still to come; in a paper that is no agenda yet, "
		      "in all of its text"),
	 .why = MSG("What is announced must still lie ahead: 'begin 2019' in a "
		    "paper of October 2019 is a mistake."),
	 .check = past,
	 .prepare = read_announcements},
	{0},
};
