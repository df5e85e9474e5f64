/*
 * Every notation that is known, with the days it means; and the notations that
 * must stay unresolved, because a wrong date is worse than none.
 */
#include "doc/period.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

#define RECURS "(recurs)"

struct row {
	const char *text;
	const char *means; /* canonical form; NULL: unresolved; or RECURS */
	enum precision precision;
	int year; /* of the context */
};

/* clang-format off */
static const struct row rows[] = {
	/* full dates */
	{"21 oktober 2019", "2019-10-21", PRECISION_DAY, 0},
	{"1 april 2018", "2018-04-01", PRECISION_DAY, 0},
	{"24 september 2018", "2018-09-24", PRECISION_DAY, 0},
	{"6 november 2012", "2012-11-06", PRECISION_DAY, 0},
	{"11 juli 2013", "2013-07-11", PRECISION_DAY, 0},
	{"  29 februari 2016 ", "2016-02-29", PRECISION_DAY, 0},
	{"1\xC2\xA0""april\xC2\xA0""2018", "2018-04-01", PRECISION_DAY, 0},
	{"3 mrt. 2020", "2020-03-03", PRECISION_DAY, 0},
	{"3e maart 2020", "2020-03-03", PRECISION_DAY, 0},
	{"5-dec-2019", "2019-12-05", PRECISION_DAY, 0},
	{"op 12 mei 2021", "2021-05-12", PRECISION_DAY, 0},
	{"12 MEI 2021", "2021-05-12", PRECISION_DAY, 0},
	{"29 februari 2019", NULL, PRECISION_NONE, 0},
	{"31 april 2019", NULL, PRECISION_NONE, 0},
	{"0 april 2019", NULL, PRECISION_NONE, 0},
	/* numbers */
	{"5-12-19", "2019-12-05", PRECISION_DAY, 0},
	{"11-6-18", "2018-06-11", PRECISION_DAY, 0},
	{"30-11-18", "2018-11-30", PRECISION_DAY, 0},
	{"14-1-2019", "2019-01-14", PRECISION_DAY, 0},
	{"7-3-2019", "2019-03-07", PRECISION_DAY, 0},
	{"07/03/2019", "2019-03-07", PRECISION_DAY, 0},
	{"7.3.2019", "2019-03-07", PRECISION_DAY, 0},
	{"1-1-69", "2069-01-01", PRECISION_DAY, 0},
	{"1-1-70", "1970-01-01", PRECISION_DAY, 0},
	{"31-2-2019", NULL, PRECISION_NONE, 0},
	{"12-13-2019", NULL, PRECISION_NONE, 0},
	{"7.3.19", NULL, PRECISION_NONE, 0},
	{"7-3/2019", NULL, PRECISION_NONE, 0},
	{"5-12", NULL, PRECISION_NONE, 2019},
	{"18.0010144", NULL, PRECISION_NONE, 2019},
	{"06-12345678", NULL, PRECISION_NONE, 2019},
	/* ISO 8601 and EDTF */
	{"2018-12", "2018-12", PRECISION_MONTH, 0},
	{"2018-12-05", "2018-12-05", PRECISION_DAY, 0},
	{"2019-03/2019-04", "2019-03/2019-04", PRECISION_MONTH, 0},
	{"2019-03-05/2019-04-01", "2019-03-05/2019-04-01", PRECISION_DAY, 0},
	{"../2016-03-07", "../2016-03-07", PRECISION_DAY, 0},
	{"2025/..", "2025/..", PRECISION_YEAR, 0},
	{"2025-03/..", "2025-03/..", PRECISION_MONTH, 0},
	{"2019-H1", "2019-01/2019-06", PRECISION_HALF, 0},
	{"2019-Q1", "2019-01/2019-03", PRECISION_QUARTER, 0},
	{"2019Q4", "2019-10/2019-12", PRECISION_QUARTER, 0},
	{"2020-21", "2020-03/2020-05", PRECISION_SEASON, 0},
	{"2020-22", "2020-06/2020-08", PRECISION_SEASON, 0},
	{"2020-23", "2020-09/2020-11", PRECISION_SEASON, 0},
	{"2020-24", "2020-12/2021-02", PRECISION_SEASON, 0},
	{"2018/2022", "2018/2022", PRECISION_YEAR, 0},
	{"2019-W12", "2019-03-18/2019-03-24", PRECISION_DAY, 0},
	{"2019", "2019", PRECISION_YEAR, 0},
	{"2019-13", NULL, PRECISION_NONE, 0},
	{"2019-00", NULL, PRECISION_NONE, 0},
	{"2019-02-30", NULL, PRECISION_NONE, 0},
	{"2019-25", NULL, PRECISION_NONE, 0},
	{"2019-Q5", NULL, PRECISION_NONE, 0},
	{"2019-W54", NULL, PRECISION_NONE, 0},
	{"../..", NULL, PRECISION_NONE, 0},
	{"2019-05/2019-04", NULL, PRECISION_NONE, 0},
	{"2019-5", NULL, PRECISION_NONE, 0},
	{"1066", NULL, PRECISION_NONE, 0},
	/* months */
	{"December 2018", "2018-12", PRECISION_MONTH, 0},
	{"februari 2021", "2021-02", PRECISION_MONTH, 0},
	{"nov 2015", "2015-11", PRECISION_MONTH, 0},
	{"sept. 2015", "2015-09", PRECISION_MONTH, 0},
	{"maart '19", "2019-03", PRECISION_MONTH, 0},
	{"maart van 2019", "2019-03", PRECISION_MONTH, 0},
	{"dec-18", NULL, PRECISION_NONE, 0},
	{"december 18", NULL, PRECISION_NONE, 0},
	{"Maat 2019", NULL, PRECISION_NONE, 0},
	/* no year */
	{"5 februari", NULL, PRECISION_NONE, 0},
	{"5 februari", "2019-02-05", PRECISION_DAY, 2019},
	{"februari", NULL, PRECISION_NONE, 0},
	{"mrt", "2020-03", PRECISION_MONTH, 2020},
	{"Februari-maart", NULL, PRECISION_NONE, 0},
	{"Februari-maart", "2020-02/2020-03", PRECISION_MONTH, 2020},
	{"jan- dec", "2021-01/2021-12", PRECISION_MONTH, 2021},
	{"jan, feb, mrt", "2021-01/2021-03", PRECISION_MONTH, 2021},
	{"sept/okt", "2021-09/2021-10", PRECISION_MONTH, 2021},
	{"Q3", "2021-07/2021-09", PRECISION_QUARTER, 2021},
	{"eind", "2021-10/2021-12", PRECISION_SEASON, 2021},
	{"29 februari", NULL, PRECISION_NONE, 2019},
	{"nov/jan", NULL, PRECISION_NONE, 2021},
	{"nov-feb", NULL, PRECISION_NONE, 2021},
	/* ranges and lists */
	{"Maart/April 2019", "2019-03/2019-04", PRECISION_MONTH, 0},
	{"maart/ april 2016", "2016-03/2016-04", PRECISION_MONTH, 0},
	{"februari/maart 2020", "2020-02/2020-03", PRECISION_MONTH, 0},
	{"Oktober \xE2\x80\x93 november 2018", "2018-10/2018-11", PRECISION_MONTH, 0},
	{"mei-dec 2016", "2016-05/2016-12", PRECISION_MONTH, 0},
	{"april t/m december 2016", "2016-04/2016-12", PRECISION_MONTH, 0},
	{"In de periode april tot en met december 2016", "2016-04/2016-12", PRECISION_MONTH, 0},
	{"april, mei, juni 2016", "2016-04/2016-06", PRECISION_MONTH, 0},
	{"april, mei en juni 2016", "2016-04/2016-06", PRECISION_MONTH, 0},
	{"november 2018 - januari 2019", "2018-11/2019-01", PRECISION_MONTH, 0},
	{"12-14 maart 2019", "2019-03-12/2019-03-14", PRECISION_DAY, 0},
	{"12 en 13 maart 2019", "2019-03-12/2019-03-13", PRECISION_DAY, 0},
	{"28 februari t/m 3 maart 2019", "2019-02-28/2019-03-03", PRECISION_DAY, 0},
	{"1 januari 2019 - 31 januari 2019", "2019-01-01/2019-01-31", PRECISION_DAY, 0},
	{"van 1 tot 5 maart 2019", "2019-03-01/2019-03-05", PRECISION_DAY, 0},
	{"januari tot april 2019", "2019-01/2019-03", PRECISION_MONTH, 0},
	{"eind 2019/begin 2020", "2019-10/2020-03", PRECISION_SEASON, 0},
	{"1-3-2019 t/m 5-3-2019", "2019-03-01/2019-03-05", PRECISION_DAY, 0},
	{"maart en juni 2019", NULL, PRECISION_NONE, 0},
	{"maart/juni 2019", NULL, PRECISION_NONE, 0},
	{"1, 8 en 15 maart 2019", NULL, PRECISION_NONE, 0},
	{"14-12 maart 2019", NULL, PRECISION_NONE, 0},
	{"april - maart 2019", NULL, PRECISION_NONE, 0},
	{"maart 2019 - mei", NULL, PRECISION_NONE, 0},
	{"maart 2019 - 2021", NULL, PRECISION_NONE, 0},
	{"4e, 7e, 10e, 1 maand", NULL, PRECISION_NONE, 2021},
	/* bounds */
	{"voor 7 maart 2016", "../2016-03-07", PRECISION_DAY, 0},
	{"v\xC3\xB3\xC3\xB3r 7 maart 2016", "../2016-03-07", PRECISION_DAY, 0},
	{"voor maart 2016", "../2016-02", PRECISION_MONTH, 0},
	{"voor de zomer van 2020", "../2020-05", PRECISION_SEASON, 0},
	{"tot augustus 2020", "../2020-07", PRECISION_MONTH, 0},
	{"tot 1 augustus 2020", "../2020-08-01", PRECISION_DAY, 0},
	{"t/m zomer 2020", "../2020-08", PRECISION_SEASON, 0},
	{"(t/m 2021)", "../2021", PRECISION_YEAR, 0},
	{"t/m begin 2021, daarna besluit over vervolg", "../2021-03", PRECISION_SEASON, 0},
	{"tot en met 2024", "../2024", PRECISION_YEAR, 0},
	{"uiterlijk 1 mei 2020", "../2020-05-01", PRECISION_DAY, 0},
	{"tot uiterlijk eind 2020", "../2020-12", PRECISION_SEASON, 0},
	{"voor eind 2020", "../2020-12", PRECISION_SEASON, 0},
	{"vanaf 2025", "2025/..", PRECISION_YEAR, 0},
	{"vanaf maart 2025", "2025-03/..", PRECISION_MONTH, 0},
	{"met ingang van 1 januari 2020", "2020-01-01/..", PRECISION_DAY, 0},
	{"m.i.v. 1 januari 2020", "2020-01-01/..", PRECISION_DAY, 0},
	{"per 1-1-2020", "2020-01-01/..", PRECISION_DAY, 0},
	{"na 1 mei 2020", "2020-05-02/..", PRECISION_DAY, 0},
	{"vanaf januari t/m maart 2020", "2020-01/2020-03", PRECISION_MONTH, 0},
	{"Voorstel eind 2020", "2020-10/2020-12", PRECISION_SEASON, 0},
	{"Besluit: maart 2020", "2020-03", PRECISION_MONTH, 0},
	{"voor begin 2020", NULL, PRECISION_NONE, 0},
	{"voor maart/april 2016", NULL, PRECISION_NONE, 0},
	{"Voor de kerstvakantie", NULL, PRECISION_NONE, 2019},
	{"na eind 2020", NULL, PRECISION_NONE, 0},
	/* parts of a year */
	{"begin 2019", "2019-01/2019-03", PRECISION_SEASON, 0},
	{"medio 2019", "2019-05/2019-08", PRECISION_SEASON, 0},
	{"Eind 2021", "2021-10/2021-12", PRECISION_SEASON, 0},
	{"begin maart 2020", "2020-03-01/2020-03-10", PRECISION_MONTH, 0},
	{"medio maart 2020", "2020-03-11/2020-03-20", PRECISION_MONTH, 0},
	{"eind februari 2020", "2020-02-21/2020-02-29", PRECISION_MONTH, 0},
	{"1 <sup>e</sup> helft 2020 ligt hier focus op", "2020-01/2020-06", PRECISION_HALF, 0},
	{"2<sup>de</sup> helft 2020", "2020-07/2020-12", PRECISION_HALF, 0},
	{"tweede helft van 2020", "2020-07/2020-12", PRECISION_HALF, 0},
	{"1e halfjaar 2020", "2020-01/2020-06", PRECISION_HALF, 0},
	{"1e kwartaal 2020", "2020-01/2020-03", PRECISION_QUARTER, 0},
	{"het derde kwartaal van 2020", "2020-07/2020-09", PRECISION_QUARTER, 0},
	{"eerste en tweede kwartaal 2020", "2020-01/2020-06", PRECISION_QUARTER, 0},
	{"Q1/Q2 2020", "2020-01/2020-06", PRECISION_QUARTER, 0},
	{"Q4 2019 - Q1 2020", "2019-10/2020-03", PRECISION_QUARTER, 0},
	{"kwartaal 4 2020", "2020-10/2020-12", PRECISION_QUARTER, 0},
	{"week 12 van 2019", "2019-03-18/2019-03-24", PRECISION_DAY, 0},
	{"zomer 2020", "2020-06/2020-08", PRECISION_SEASON, 0},
	{"het najaar van 2020", "2020-09/2020-11", PRECISION_SEASON, 0},
	{"winter 2019-2020", "2019-12/2020-02", PRECISION_SEASON, 0},
	{"schooljaar 2015-2016", "2015-08/2016-07", PRECISION_YEAR, 0},
	{"schooljaar 2015/16", "2015-08/2016-07", PRECISION_YEAR, 0},
	{"schooljaren 2015-2018", "2015-08/2018-07", PRECISION_YEAR, 0},
	{"kalenderjaar 2019", "2019", PRECISION_YEAR, 0},
	{"winter 2020", NULL, PRECISION_NONE, 0},
	{"5e kwartaal 2020", NULL, PRECISION_NONE, 0},
	{"3e helft 2020", NULL, PRECISION_NONE, 0},
	{"schooljaar 2015", NULL, PRECISION_NONE, 0},
	{"schooljaar 2015-2018", NULL, PRECISION_NONE, 0},
	{"dit najaar", NULL, PRECISION_NONE, 2018},
	{"nog dit kalenderjaar", NULL, PRECISION_NONE, 2018},
	{"(dit schooljaar)", NULL, PRECISION_NONE, 2018},
	{"week 43, 2024", "2024-10-21/2024-10-27", PRECISION_DAY, 0},
	{"week 12-14 2025", "2025-03-17/2025-04-06", PRECISION_DAY, 0},
	{"week 12 en 14 2025", NULL, PRECISION_NONE, 0},
	{"kw 3 2024", "2024-07/2024-09", PRECISION_QUARTER, 0},
	{"kw3 2024", "2024-07/2024-09", PRECISION_QUARTER, 0},
	{"4e kw. 2024", "2024-10/2024-12", PRECISION_QUARTER, 0},
	{"1 kwartaal 2023", "2023-01/2023-03", PRECISION_QUARTER, 0},
	{"2 kwartalen", NULL, PRECISION_NONE, 2023},
	{"half maart 2025", "2025-03-11/2025-03-20", PRECISION_MONTH, 0},
	{"na de zomervakantie 2025", "2025-09/..", PRECISION_SEASON, 0},
	{"voor het zomerreces 2025", "../2025-06", PRECISION_SEASON, 0},
	{"schooljaar 24/25", "2024-08/2025-07", PRECISION_YEAR, 0},
	{"schooljaar 24/26", NULL, PRECISION_NONE, 0},
	{"najaar 2023 - voorjaar 2024", "2023-09/2024-05", PRECISION_SEASON, 0},
	{"eerste helft 2025", "2025-01/2025-06", PRECISION_HALF, 0},
	/* the year first */
	{"2024: Q1", "2024-01/2024-03", PRECISION_QUARTER, 0},
	{"2024, Q1", "2024-01/2024-03", PRECISION_QUARTER, 0},
	{"2024: Q1-Q2", "2024-01/2024-06", PRECISION_QUARTER, 0},
	{"2025 Q1 t/m Q3", "2025-01/2025-09", PRECISION_QUARTER, 0},
	{"2024 maart/april", "2024-03/2024-04", PRECISION_MONTH, 0},
	{"2025 najaar", "2025-09/2025-11", PRECISION_SEASON, 0},
	{"2025, 1e helft", "2025-01/2025-06", PRECISION_HALF, 0},
	{"2024, mei - juni 2025", NULL, PRECISION_NONE, 0},
	{"2024-Q4 t/m maart 2025", "2024-10/2025-03", PRECISION_MONTH, 0},
	{"okt-2024", "2024-10", PRECISION_MONTH, 0},
	/* all of it, and what comes after */
	{"heel 2022", "2022", PRECISION_YEAR, 0},
	{"het hele jaar 2025", "2025", PRECISION_YEAR, 0},
	{"heel maart", "2025-03", PRECISION_MONTH, 2025},
	{"het hele jaar door", RECURS, PRECISION_NONE, 0},
	{"gehele looptijd", RECURS, PRECISION_NONE, 0},
	{"2024 e.v.", "2024/..", PRECISION_YEAR, 0},
	{"Q3 2025 en verder", "2025-07/..", PRECISION_QUARTER, 0},
	{"2025 en volgende jaren", "2025/..", PRECISION_YEAR, 0},
	{"voor 2024 e.v.", NULL, PRECISION_NONE, 0},
	{"lopend", RECURS, PRECISION_NONE, 0},
	{"loopt door", RECURS, PRECISION_NONE, 0},
	{"lopend t/m 2025", "../2025", PRECISION_YEAR, 0},
	{"lopend?", NULL, PRECISION_NONE, 0},
	{"2x p.j.", RECURS, PRECISION_NONE, 0},
	{"4x/jaar", RECURS, PRECISION_NONE, 0},
	{"elk voorjaar", RECURS, PRECISION_NONE, 0},
	/* weekdays, times, remarks */
	{"woe 23 maart 2016", "2016-03-23", PRECISION_DAY, 0},
	{"maandag 24 september 2018", "2018-09-24", PRECISION_DAY, 0},
	{"dinsdag 24 september 2018", NULL, PRECISION_NONE, 0},
	{"23 maart 2016 om 14.00 uur", "2016-03-23", PRECISION_DAY, 0},
	{"23 maart 2016, 9:30-11:00", "2016-03-23", PRECISION_DAY, 0},
	{"maart/ april 2016 (sessie met de 5 Participatieraden op woe 23 maart 2016)", "2016-03/2016-04", PRECISION_MONTH, 0},
	{"maart (2016)", "2016-03", PRECISION_MONTH, 0},
	{"maart 2016 (was: mei 2016)", "2016-03", PRECISION_MONTH, 0},
	{"maart 2016?", NULL, PRECISION_NONE, 0},
	{"circa maart 2016", NULL, PRECISION_NONE, 0},
	{"niet voor maart 2016", NULL, PRECISION_NONE, 0},
	{"2016 kinderen", NULL, PRECISION_NONE, 0},
	{"Binnen 3 maanden", NULL, PRECISION_NONE, 2019},
	{"Binnen X maanden", NULL, PRECISION_NONE, 2019},
	{"In het eerste OOGO van 2020", NULL, PRECISION_NONE, 0},
	{"in de komende maanden", NULL, PRECISION_NONE, 2019},
	{"9 maanden voor uitstroom", NULL, PRECISION_NONE, 2019},
	{"komende periode", NULL, PRECISION_NONE, 2019},
	{"-", NULL, PRECISION_NONE, 2019},
	{"volgt", NULL, PRECISION_NONE, 2019},
	{"n.t.b.", NULL, PRECISION_NONE, 2019},
	{"", NULL, PRECISION_NONE, 2019},
	/* years */
	{"2019 - 2022", "2019/2022", PRECISION_YEAR, 0},
	{"2019 \xE2\x80\x93 2022", "2019/2022", PRECISION_YEAR, 0},
	{"2016-2018", "2016/2018", PRECISION_YEAR, 0},
	{"2019/2020", "2019/2020", PRECISION_YEAR, 0},
	{"2022 en 2023", "2022/2023", PRECISION_YEAR, 0},
	{"2019-'22", "2019/2022", PRECISION_YEAR, 0},
	{"2022-2019", NULL, PRECISION_NONE, 0},
	{"2019 en 2022", NULL, PRECISION_NONE, 0},
	/* recurring */
	{"Continu", RECURS, PRECISION_NONE, 0},
	{"Continu, Succesvol", RECURS, PRECISION_NONE, 0},
	{"Doorlopend", RECURS, PRECISION_NONE, 0},
	{"2x per jaar, continu", RECURS, PRECISION_NONE, 0},
	{"2x per jaar", RECURS, PRECISION_NONE, 0},
	{"2 x per jaar", RECURS, PRECISION_NONE, 0},
	{"Jaarlijks in januari", RECURS, PRECISION_NONE, 0},
	{"4/5 keer per jaar. Drukbezocht", RECURS, PRECISION_NONE, 0},
	{"elke vier jaar", RECURS, PRECISION_NONE, 0},
	{"ieder kwartaal", RECURS, PRECISION_NONE, 0},
	{"elk half jaar", RECURS, PRECISION_NONE, 0},
	{"vier peildata per jaar", RECURS, PRECISION_NONE, 0},
	{"vier keer per jaar", RECURS, PRECISION_NONE, 0},
	{"minimaal 1 keer per jaar", RECURS, PRECISION_NONE, 0},
	{"maandelijkse", RECURS, PRECISION_NONE, 0},
	{"Te allen tijde aandachtspunt", RECURS, PRECISION_NONE, 0},
	{"niet continu", NULL, PRECISION_NONE, 0},
	{"50 leerlingen per jaar", NULL, PRECISION_NONE, 0},
};
/* clang-format on */

static void reads_every_notation(void **state)
{
	struct arena a = {0};
	int wrong = 0;

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct row *r = &rows[i];
		struct period p = period_read(str_from(r->text), r->year);
		str got = period_write(&a, p);
		bool ok = period_resolved(p) == (r->means != NULL);

		if (ok && r->means != NULL && strcmp(r->means, RECURS) == 0)
			ok = p.recurring && p.precision == PRECISION_NONE;
		else if (ok && r->means != NULL)
			ok = str_eq(got, str_from(r->means)) &&
			     p.precision == r->precision && !p.recurring;
		if (ok)
			continue;
		print_error("\"%s\" gave %s \"%.*s\" (%d)\n", r->text,
			    period_resolved(p) ? "" : "unresolved", STR(got),
			    (int)p.precision);
		wrong++;
	}
	arena_free(&a);
	assert_int_equal(wrong, 0);
}

/* What was written canonically reads back to the same days. */
static void canonical_form_reads_back(void **state)
{
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct period p =
			period_read(str_from(rows[i].text), rows[i].year);
		struct period again;

		if (p.precision == PRECISION_NONE)
			continue;
		again = period_read(period_write(&a, p), 0);
		assert_true(period_resolved(again));
		assert_int_equal(date_cmp(p.from, again.from), 0);
		assert_int_equal(date_cmp(p.to, again.to), 0);
		assert_int_equal(p.open_from, again.open_from);
		assert_int_equal(p.open_to, again.open_to);
	}
	arena_free(&a);
}

static void keeps_the_text(void **state)
{
	struct period p = period_read(S("  volgt nog \n"), 0);

	(void)state;
	assert_true(str_eq(p.text, S("volgt nog")));
	assert_int_equal(period_read(S(""), 0).text.len, 0);
}

static void says_where_the_year_came_from(void **state)
{
	(void)state;
	assert_true(period_read(S("5 februari"), 2019).inferred_year);
	assert_false(period_read(S("5 februari 2018"), 2019).inferred_year);
	assert_int_equal(period_read(S("5 februari 2018"), 2019).from.year,
			 2018);
}

static void orders_by_days(void **state)
{
	struct period day = period_read(S("5-3-2019"), 0);
	struct period march = period_read(S("maart 2019"), 0);
	struct period spring = period_read(S("maart/april 2019"), 0);
	struct period by = period_read(S("voor 1 maart 2019"), 0);
	struct period since = period_read(S("vanaf maart 2019"), 0);
	struct period vague = period_read(S("volgt"), 0);

	(void)state;
	assert_true(period_cmp(march, day) < 0);
	assert_true(period_cmp(march, spring) < 0);
	assert_true(period_cmp(by, day) < 0);
	assert_true(period_cmp(since, spring) > 0);
	assert_int_equal(period_cmp(since, since), 0);
	assert_int_equal(period_cmp(vague, day), 0);
	assert_int_equal(period_cmp(day, vague), 0);
}

static void lies_before_a_day(void **state)
{
	struct date d = {2019, 4, 1};

	(void)state;
	assert_true(period_before(period_read(S("maart 2019"), 0), d));
	assert_false(period_before(period_read(S("maart/april 2019"), 0), d));
	assert_false(period_before(period_read(S("1 april 2019"), 0), d));
	assert_false(period_before(period_read(S("vanaf 2012"), 0), d));
	assert_false(period_before(period_read(S("volgt"), 0), d));
	assert_false(period_before(period_read(S("continu"), 0), d));
}

static void long_prose_is_no_period(void **state)
{
	struct arena a = {0};
	struct period p;
	char *long_text = arena_alloc(&a, 100001);

	(void)state;
	memset(long_text, '(', 100000);
	p = period_read(str_from(long_text), 2019);
	assert_false(period_resolved(p));
	memset(long_text, '1', 300);
	long_text[300] = '\0';
	assert_false(period_resolved(period_read(str_from(long_text), 2019)));
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_every_notation),
		cmocka_unit_test(canonical_form_reads_back),
		cmocka_unit_test(keeps_the_text),
		cmocka_unit_test(says_where_the_year_came_from),
		cmocka_unit_test(orders_by_days),
		cmocka_unit_test(lies_before_a_day),
		cmocka_unit_test(long_prose_is_no_period),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
