/*
 * Dates: can they be read, do they have a year, do they fit each other and the
 * date of the document.
 *
 * A document has two dates of its own, on its cover and at its version.  What
 * must not be past is held against the earlier, what must not be ahead against
 * the later (rules_route.c), so that a cover that was not renewed raises one
 * finding and not twenty.
 */
#include "base/lang.h"
#include "check/rules.h"

#include <stdlib.h>

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

static bool lacks_year(str text)
{
	return !period_resolved(period_read(text, 0)) &&
	       period_resolved(period_read(text, 2020));
}

static void see_unparseable(const struct rule_run *run, const struct node *n)
{
	struct finding *f;

	if (period_resolved(period_read(node_text(n), 0)) ||
	    rule_empty(run, n) || lacks_year(node_text(n)))
		return;
	f = rule_finding(run, n, _("'%.*s' cannot be read as a date or period"),
			 STR(rule_quote(run, node_text(n))));
	f->help = str_from(_("write for example 5 december 2019, maart/april "
			     "2019, 1e kwartaal 2020, 2019-12-05 or continu"));
}

static void unparseable(const struct rule_run *run)
{
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		rule_each(run, run->agenda->data, fields[i], see_unparseable);
}

static void see_no_year(const struct rule_run *run, const struct node *n)
{
	struct finding *f;

	if (!lacks_year(node_text(n)))
		return;
	f = rule_finding(run, n, _("'%.*s' does not say which year"),
			 STR(rule_quote(run, node_text(n))));
	f->help = str_from(_("add the year"));
}

static void no_year(const struct rule_run *run)
{
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		rule_each(run, run->agenda->data, fields[i], see_no_year);
	rule_each(run, run->agenda->data, "acties/*/termijn", see_no_year);
}

/* A day written with a year of two digits: 5-12-19. */
static bool short_year(struct period p)
{
	size_t n = p.text.len;

	return p.precision == PRECISION_DAY && n >= 6 && n <= 8 &&
	       (p.text.ptr[n - 3] == '-' || p.text.ptr[n - 3] == '/') &&
	       date_cmp(p.from, p.to) == 0;
}

/* One finding for a column: the first such date, and how many there are. */
static void short_years(const struct rule_run *run)
{
	const struct agenda *d = run->agenda;
	const struct node *first = NULL;
	struct finding *f;
	size_t n = 0;

	for (size_t i = 0; i < d->n_steps; i++) {
		if (!short_year(d->steps[i].planned))
			continue;
		if (n++ == 0)
			first = node_get(d->steps[i].where, S("gepland"));
	}
	if (n == 0)
		return;
	f = rule_finding(run, first,
			 N_("the year of this date has two digits",
			    "the years of %zu dates in the route, from here "
			    "on, have two digits",
			    n),
			 n);
	f->help = str_from(_("write the year in full, so that nobody has to "
			     "guess which part is the year"));
}

struct holidays {
	struct date fixed[16]; /* year 0 */
	size_t n_fixed;
	int easter[16]; /* days after Easter Sunday */
	size_t n_easter;
};

static const void *read_holidays(const struct rule_setup *setup)
{
	struct holidays *h = NEW(setup->a, struct holidays);
	const struct node *fixed = node_get(setup->parameters, S("vast"));
	const struct node *easter = node_get(setup->parameters, S("na_pasen"));

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

static void see_day_off(const struct rule_run *run, const struct node *n)
{
	struct period p = period_read(node_text(n), 0);
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
	f = rule_finding(run, n, _("%.*s is %s"), STR(rule_quote(run, p.text)),
			 what);
	f->help = str_from(_("check the day; keep it with `onderdruk` when "
			     "the meeting really is then"));
}

/* A planning without goals and groups is a list of meetings and moments. */
static void see_process(const struct rule_run *run, const struct node *row)
{
	const struct node *when = node_get(row, S("periode"));

	if (when != NULL && node_get(row, S("doel")) == NULL &&
	    node_get(row, S("groep")) == NULL)
		see_day_off(run, when);
}

static void day_off(const struct rule_run *run)
{
	rule_each(run, run->agenda->data, "route/*/gepland", see_day_off);
	rule_each(run, run->agenda->data, "route/*/leden/*/gepland",
		  see_day_off);
	rule_each(run, run->agenda->data, "planning/*", see_process);
}

/* The earlier of the two dates; none when there is neither. */
static struct period earliest(const struct rule_run *run)
{
	struct period cover = rule_period(run, "voorblad/datum");
	struct period version = rule_period(run, "versie/datum");

	if (!date_is_set(cover.from))
		return version;
	if (!date_is_set(version.from) ||
	    date_cmp(cover.from, version.from) < 0)
		return cover;
	return version;
}

static bool is_waiting(const struct rule_run *run, const struct route_step *s)
{
	if (s->outcome.len > 0 || s->held.text.len > 0 ||
	    !profile_is_open(run->profile, s->conclusion))
		return false;
	for (size_t i = 0; i < s->n_members; i++)
		if (s->members[i].outcome.len > 0 ||
		    s->members[i].held.text.len > 0)
			return false;
	return true;
}

struct announcements {
	struct rule_patterns texts; /* each with a group `periode` */
	struct rule_patterns dates; /* the date of a paper without data */
	const struct node *fields;  /* where they are looked for */
};

static const void *read_announcements(const struct rule_setup *setup)
{
	struct announcements *p = NEW(setup->a, struct announcements);

	p->texts = rule_patterns(setup, "teksten");
	p->dates = rule_patterns(setup, "datum");
	p->fields = node_get(setup->parameters, S("velden"));
	return p;
}

/* A paper that is no agenda yet has no fields: its date is looked for in the
 * text. */
static struct period dated(const struct rule_run *run)
{
	const struct announcements *p = run->prepared;
	struct period found = earliest(run);
	struct regex_match m;

	if (date_is_set(found.from) || agenda_is_one(run->agenda))
		return found;
	for (size_t i = 0; i < p->dates.n; i++)
		if (regex_find(p->dates.at[i], run->agenda->source->text, 0,
			       &m) == REGEX_YES)
			return period_read(
				regex_named(p->dates.at[i], &m, S("periode")),
				0);
	return found;
}

static void see_announcement(const struct rule_run *run, const struct node *n)
{
	const struct announcements *p = run->prepared;
	struct regex_match m;

	for (size_t i = 0; rule_has_digit(n->text) && i < p->texts.n; i++) {
		struct period day;
		str part;
		struct finding *f;

		if (!rule_match(run, p->texts.at[i], n, 0, &m))
			continue;
		part = regex_named(p->texts.at[i], &m, S("periode"));
		day = dated(run);
		if (part.len == 0 ||
		    !period_before(period_read(part, 0), day.from))
			continue;
		f = rule_finding_in(run, n, part,
				    _("this announces '%.*s', but the document "
				      "is of %.*s"),
				    STR(rule_quote(run, part)),
				    STR(rule_quote(run, day.text)));
		f->help = str_from(_("correct the period or the date"));
		return;
	}
}

static void past(const struct rule_run *run)
{
	const struct agenda *d = run->agenda;
	const struct announcements *p = run->prepared;
	struct period day = dated(run);

	if (!date_is_set(day.from))
		return;
	for (size_t i = 0; i < d->n_steps; i++) {
		const struct route_step *s = &d->steps[i];
		const struct node *when = node_get(s->where, S("gepland"));
		struct finding *f;

		if (!is_waiting(run, s) || !period_before(s->planned, day.from))
			continue;
		f = rule_finding(run, when != NULL ? when : s->where,
				 _("step %.*s still waits for an outcome, but "
				   "'%.*s' is past on %.*s, the date of the "
				   "document"),
				 STR(rule_quote(run, s->id)),
				 STR(rule_quote(run, s->planned.text)),
				 STR(rule_quote(run, day.text)));
		f->help = str_from(_("record the outcome, or correct the "
				     "period"));
	}
	if (!agenda_is_one(d))
		rule_strings(run, d->data, see_announcement);
	for (size_t i = 0; p->fields != NULL && i < p->fields->n; i++)
		rule_strings(run,
			     node_get(d->data, node_text(p->fields->child[i])),
			     see_announcement);
}

const struct rule date_rules[] = {
	{.id = "date-unparseable",
	 .level = LEVEL_WARNING,
	 .looks = MSG("dates and periods of the route, the planning, the "
		      "version, the cover and the term"),
	 .why = MSG("What cannot be read as a date cannot be late, be sorted "
		    "or be put in a calendar; write it in one of the known "
		    "notations, or as ISO 8601."),
	 .check = unparseable},
	{.id = "date-noyear",
	 .level = LEVEL_WARNING,
	 .looks = MSG("dates and months without a year"),
	 .why = MSG("An agenda is read for years; '5 februari' is then any of "
		    "them.  Add the year."),
	 .check = no_year},
	{.id = "date-format",
	 .level = LEVEL_NOTE,
	 .looks = MSG("dates in the route whose year has two digits"),
	 .why = MSG("5-12-19 can be read in three ways; write 5-12-2019 or "
		    "2019-12-05."),
	 .check = short_years},
	{.id = "date-weekend",
	 .level = LEVEL_NOTE,
	 .looks = MSG("meetings on a Saturday, a Sunday or a public holiday"),
	 .why = MSG("It is nearly always a slip of the pen; check the day."),
	 .check = day_off,
	 .prepare = read_holidays},
	{.id = "date-past",
	 .level = LEVEL_WARNING,
	 .looks = MSG("steps without outcome, and announcements on the cover, "
		      "whose time was over when the document was written"),
	 .why = MSG("What is announced must still lie ahead: 'begin 2019' in a "
		    "paper of October 2019 is a mistake, or an outcome that "
		    "was never recorded."),
	 .check = past,
	 .prepare = read_announcements},
	{0},
};
