/*
 * Changes of rows, columns, cells and dates.
 */
#include "change_docs.h"

static const char table[] = "| Wat | Wie | Gereed |\n|---|---|---|\n"
			    "| Plan schrijven | de regio | mei 2021 |\n"
			    "| Cijfers tellen | de GGD | juni 2021 |\n";

static void a_cell_changes(void **state)
{
	expect(state, table,
	       "| Wat | Wie | Gereed |\n|---|---|---|\n"
	       "| Plan schrijven | de regio | mei 2021 |\n"
	       "| Cijfers tellen | de school | juni 2021 |\n",
	       "changed cel 4>4 -'GGD' +'school'\n");
}

static void a_row_comes(void **state)
{
	expect(state, table,
	       "| Wat | Wie | Gereed |\n|---|---|---|\n"
	       "| Plan schrijven | de regio | mei 2021 |\n"
	       "| Ouders bellen | de school | juli 2021 |\n"
	       "| Cijfers tellen | de GGD | juni 2021 |\n",
	       "added rij >4 +'Ouders bellen' +'de school' +'juli 2021'\n");
}

static void a_column_comes_once(void **state)
{
	expect(state, table,
	       "| Wat | Wie | Kosten | Gereed |\n|---|---|---|---|\n"
	       "| Plan schrijven | de regio | 10 | mei 2021 |\n"
	       "| Cijfers tellen | de GGD | 20 | juni 2021 |\n",
	       "added cel >1 +'Kosten'\n");
}

static void a_column_goes_once(void **state)
{
	expect(state, table,
	       "| Wat | Gereed |\n|---|---|\n"
	       "| Plan schrijven | mei 2021 |\n"
	       "| Cijfers tellen | juni 2021 |\n",
	       "removed cel 1> -'Wie'\n");
}

static void a_column_gets_another_title(void **state)
{
	expect(state, table,
	       "| Wat | Trekker | Gereed |\n|---|---|---|\n"
	       "| Plan schrijven | de regio | mei 2021 |\n"
	       "| Cijfers tellen | de GGD | juni 2021 |\n",
	       "renamed cel 1>1 -'Wie' +'Trekker'\n");
}

static void columns_may_change_places(void **state)
{
	expect(state, table,
	       "| Wat | Gereed | Wie |\n|---|---|---|\n"
	       "| Plan schrijven | mei 2021 | de regio |\n"
	       "| Cijfers tellen | juni 2021 | de school |\n",
	       "moved:reordered cel 1>1\n"
	       "changed cel 4>4 -'GGD' +'school'\n");
}

static void dates_shift_by_days(void **state)
{
	expect(state, "| Wat | Gereed |\n|---|---|\n| Plan | 1 mei 2021 |\n",
	       "| Wat | Gereed |\n|---|---|\n| Plan | 8 mei 2021 |\n",
	       "changed:date-shifted@7 cel 3>3 -'1 mei 2021' "
	       "+'8 mei 2021'\n");
	expect(state, "---\ndatum: 2021-05-10\n---\n",
	       "---\ndatum: 2021-05-01\n---\n",
	       "changed:date-shifted@-9 meta 2>2 -'2021-05-10' "
	       "+'2021-05-01'\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_cell_changes),
		cmocka_unit_test(a_row_comes),
		cmocka_unit_test(a_column_comes_once),
		cmocka_unit_test(a_column_goes_once),
		cmocka_unit_test(a_column_gets_another_title),
		cmocka_unit_test(columns_may_change_places),
		cmocka_unit_test(dates_shift_by_days),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
