/*
 * Changes of small documents, each written by hand: what must be said, and
 * that nothing else is.  change_docs.h says how a change is written.
 */
#include "change_docs.h"

static void paragraphs_come_and_go(void **state)
{
	expect(state, "Een zin over scholen.\n\nEen zin over zorg en hulp.\n",
	       "Een zin over scholen.\n",
	       "removed para 3> -'Een zin over zorg "
	       "en hulp.'\n");
	expect(state, "Een zin over scholen.\n",
	       "Een zin over scholen.\n\nEen zin over zorg en hulp.\n",
	       "added para >3 +'Een zin over zorg en hulp.'\n");
}

static void words_of_a_paragraph_change(void **state)
{
	expect(state, "De raad van Soest stelt de agenda vast.\n",
	       "De raad van Baarn stelt\nde agenda vast.\n",
	       "changed para 1>1 -'Soest' +'Baarn'\n");
}

static void layout_is_only_form(void **state)
{
	struct changes c =
		changes(*state, "t.md",
			"Een \xe2\x80\x98zin\xe2\x80\x99 over **scholen**.\n",
			"Een 'zin' over\nscholen.\n");

	assert_int_equal(c.n, 0);
	assert_int_equal(c.only_form, 1);
}

static void the_topmost_part_is_the_change(void **state)
{
	expect(state,
	       "# A\n\nTekst van a staat hier.\n\n# B\n\nTekst van b.\n\n"
	       "## B1\n\n- punt een\n- punt twee\n",
	       "# A\n\nTekst van a staat hier.\n",
	       "removed hoofdstuk 5> -'B' -'Tekst van b.' -'B1' -'punt een' "
	       "-'punt twee'\n");
}

static void a_new_title_is_a_rename(void **state)
{
	expect(state, "# Inclusie\n\nNiemand valt buiten de school.\n",
	       "# Iedereen mee\n\nNiemand valt buiten de school.\n",
	       "renamed hoofdstuk 1>1 -'Inclusie' +'Iedereen mee'\n");
}

static void numbers_that_follow_are_form(void **state)
{
	struct docs *d = *state;
	const char *old = "# 1 Een\n\nTekst van een.\n\n# 2 Twee\n\nTekst twee "
			  "hier.\n";
	const char *new = "# 1 Nul\n\nIets heel anders.\n\n# 2 Een\n\nTekst "
			  "van een.\n\n# 3 Twee\n\nTekst twee hier.\n";
	struct changes c = changes(d, "t.md", old, new);

	expect(state, old, new,
	       "added hoofdstuk >1 +'Nul' +'Iets heel anders.'\n"
	       "renumbered hoofdstuk 1>5\n"
	       "renumbered hoofdstuk 5>9\n");
	assert_int_equal(c.at[1].class, CLASS_FORM);
}

static const char two_chapters[] =
	"# A\n\nAlle scholen in de regio doen mee.\n\n"
	"De gemeenten betalen samen de kosten.\n\n"
	"# B\n\nDe raad hoort elk jaar wat er is bereikt.\n";

static void a_paragraph_moves(void **state)
{
	expect(state, two_chapters,
	       "# A\n\nAlle scholen in de regio doen mee.\n\n"
	       "# B\n\nDe raad hoort elk jaar wat er is bereikt.\n\n"
	       "De gemeenten betalen samen de kosten.\n",
	       "moved para 5>9\n");
}

static void a_paragraph_moves_and_changes(void **state)
{
	expect(state, two_chapters,
	       "# A\n\nAlle scholen in de regio doen mee.\n\n"
	       "# B\n\nDe raad hoort elk jaar wat er is bereikt.\n\n"
	       "De gemeenten betalen samen alle kosten.\n",
	       "moved+changed para 5>9 -'de' +'alle'\n");
}

static void a_moved_section_is_quiet_inside(void **state)
{
	expect(state,
	       "# A\n\n## X\n\nHier staat de tekst van x.\n\n- een punt van "
	       "x\n\n## Y\n\nHier staat y.\n\n# B\n\nDe tekst van b zelf.\n",
	       "# A\n\n## Y\n\nHier staat y.\n\n# B\n\nDe tekst van b "
	       "zelf.\n\n## X\n\nHier staat de nieuwe tekst van x.\n\n- een "
	       "punt van x\n",
	       "moved speerpunt 3>11\n"
	       "changed para 5>13 +'nieuwe'\n");
}

static void items_change_order(void **state)
{
	expect(state,
	       "- eerst dit doen\n- dan dat andere\n- daarna evalueren wij\n",
	       "- dan dat andere\n- daarna evalueren wij\n- eerst dit doen\n",
	       "moved:reordered item 1>3\n");
}

static void a_section_rises_and_sinks(void **state)
{
	const char *low = "# A\n\nTekst van a.\n\n## X\n\nDit is de tekst van "
			  "x.\n";
	const char *high = "# A\n\nTekst van a.\n\n# X\n\nDit is de tekst van "
			   "x.\n";

	expect(state, low, high, "moved:promoted hoofdstuk 5>5\n");
	expect(state, high, low, "moved:demoted speerpunt 5>5\n");
}

static void sections_merge_and_split(void **state)
{
	const char *two = "# S\n\n## Zorg\n\nWij helpen ieder kind dat zorg "
			  "vraagt.\n\n## Werk\n\nJongeren vinden een leerplek "
			  "bij bedrijven.\n";
	const char *one = "# S\n\n## Zorg en werk\n\nWij helpen ieder kind dat "
			  "zorg vraagt.\n\nJongeren vinden een leerplek bij "
			  "bedrijven.\n";

	expect(state, two, one, "merged speerpunt 3,7>3 -'Werk' +'en werk'\n");
	expect(state, one, two, "split speerpunt 3>3,7 -'en werk' +'Werk'\n");
}

static void paragraphs_merge_and_split(void **state)
{
	const char *two = "Wij helpen ieder kind dat zorg vraagt.\n\nJongeren "
			  "vinden een leerplek bij bedrijven.\n";
	const char *one = "Wij helpen ieder kind dat zorg vraagt. Jongeren "
			  "vinden een leerplek bij bedrijven.\n";

	expect(state, two, one, "merged para 1,3>1\n");
	expect(state, one, two, "split para 1>1,3\n");
}

/* ---- identity ---- */

static void ids_win_from_likeness(void **state)
{
	expect(state,
	       "# Zorg {#z}\n\nWij helpen ieder kind.\n\n# Werk {#w}\n\n"
	       "Jongeren vinden een plek.\n",
	       "# Jeugd {#z}\n\nGeheel andere woorden nu.\n\n# Werk {#w}\n\n"
	       "Jongeren vinden een plek.\n",
	       "renamed hoofdstuk 1>1 -'Zorg' +'Jeugd'\n"
	       "removed para 3> -'Wij helpen ieder kind.'\n"
	       "added para >3 +'Geheel andere woorden nu.'\n");
}

static const char agenda_head[] =
	"agenda: proef\nformaat: 1\ntitel: Proef\n"
	"soort: onderwijsagenda\ngebied: Regio\n"
	"versie: {id: v1, naam: een, status: concept}\n";

static void voorheen_settles_identity(void **state)
{
	struct docs *d = *state;
	const char *old = str_cstr(
		&d->a, str_fmt(&d->a,
			       "%sspeerpunten:\n"
			       "  - titel: Preventie\n"
			       "    tekst: Voorkomen is beter dan genezen.\n",
			       agenda_head));
	const char *new = str_cstr(
		&d->a, str_fmt(&d->a,
			       "%sspeerpunten:\n"
			       "  - titel: Vroeg erbij\n"
			       "    voorheen: Preventie\n"
			       "    tekst: Iedereen kent de weg naar hulp.\n",
			       agenda_head));

	expect_in(d, "t.yaml", old, new,
		  "renamed hoofdstuk 8>8 -'Preventie' +'Vroeg erbij'\n"
		  "removed para 9> -'Voorkomen is beter dan genezen.'\n"
		  "added para >10 +'Iedereen kent de weg naar hulp.'\n");
}

static void a_role_rises(void **state)
{
	struct docs *d = *state;
	const char *old = str_cstr(
		&d->a, str_fmt(&d->a,
			       "%saandachtspunten:\n"
			       "  - titel: Lerarentekort\n"
			       "    tekst: Er zijn te weinig leraren hier.\n",
			       agenda_head));
	const char *new = str_cstr(
		&d->a, str_fmt(&d->a,
			       "%sspeerpunten:\n"
			       "  - titel: Lerarentekort\n"
			       "    tekst: Er zijn te weinig leraren hier.\n",
			       agenda_head));

	expect_in(d, "t.yaml", old, new, "moved:promoted hoofdstuk 8>8\n");
	expect_in(d, "t.yaml", new, old, "moved:demoted hoofdstuk 8>8\n");
}

static void fields_weigh_by_the_profile(void **state)
{
	struct docs *d = *state;
	const char *old = str_cstr(
		&d->a,
		str_fmt(&d->a, "%s%s", agenda_head,
			"voorstel: [{tekst: De agenda bespreken.}]\n"
			"visie: Alle kinderen leren met plezier.\n"
			"acties: [{actie: Plan maken, eigenaar: Anna}]\n"));
	const char *new = str_cstr(
		&d->a,
		str_fmt(&d->a, "%s%s", agenda_head,
			"voorstel: [{tekst: De agenda vaststellen.}]\n"
			"visie: Alle kinderen leeren met veel plezier.\n"
			"acties: [{actie: Plan maken, eigenaar: Bram}]\n"));
	struct changes c = changes(d, "t.yaml", old, new);

	assert_int_equal(c.n, 3);
	assert_int_equal(c.at[0].class, CLASS_DECISION);
	assert_int_equal(c.at[1].class, CLASS_CONTENT);
	assert_int_equal(c.at[2].class, CLASS_PROMISE);
}

static void spelling_is_wording(void **state)
{
	struct changes c = changes(*state, "t.md",
				   "De onderwijsagneda is van iedereen.\n",
				   "De onderwijsagenda is van iedereen.\n");

	assert_int_equal(c.n, 1);
	assert_int_equal(c.at[0].class, CLASS_WORDING);
	c = changes(*state, "t.md", "Dit mag niet altijd.\n",
		    "Dit mag altijd.\n");
	assert_int_equal(c.at[0].class, CLASS_CONTENT);
}

static void short_texts_match_in_their_place_only(void **state)
{
	expect(state,
	       "# A\n\n- volgt\n- klaar maken\n\n# B\n\n- doen wat nodig is\n",
	       "# A\n\n- klaar maken\n\n# B\n\n- doen wat nodig is\n- volgt\n",
	       "removed item 3> -'volgt'\n"
	       "added item >8 +'volgt'\n");
}

static void an_uncertain_match_says_so(void **state)
{
	struct changes c = changes(
		*state, "t.md",
		"# A\n\nDe gemeenten betalen samen alle kosten van de bus naar "
		"school.\n\nIets dat blijft staan.\n\n# B\n\nNog iets dat hier "
		"blijft.\n",
		"# A\n\nIets dat blijft staan.\n\n# B\n\nNog iets dat hier "
		"blijft.\n\nDe gemeenten betalen voortaan samen alle kosten "
		"van de taxi naar school.\n");

	assert_int_equal(c.n, 1);
	assert_int_equal(c.at[0].kind, CHANGE_MOVED);
	assert_in_range(c.at[0].certain, 50, 99);
}

static void removals_stand_where_they_stood(void **state)
{
	expect(state,
	       "Eerste alinea staat hier.\n\nTweede alinea gaat weg.\n\nDerde "
	       "alinea verandert nu.\n",
	       "Eerste alinea staat hier.\n\nDerde alinea verandert straks.\n",
	       "removed para 3> -'Tweede alinea gaat weg.'\n"
	       "changed para 5>3 -'nu' +'straks'\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(paragraphs_come_and_go),
		cmocka_unit_test(words_of_a_paragraph_change),
		cmocka_unit_test(layout_is_only_form),
		cmocka_unit_test(the_topmost_part_is_the_change),
		cmocka_unit_test(a_new_title_is_a_rename),
		cmocka_unit_test(numbers_that_follow_are_form),
		cmocka_unit_test(a_paragraph_moves),
		cmocka_unit_test(a_paragraph_moves_and_changes),
		cmocka_unit_test(a_moved_section_is_quiet_inside),
		cmocka_unit_test(items_change_order),
		cmocka_unit_test(a_section_rises_and_sinks),
		cmocka_unit_test(sections_merge_and_split),
		cmocka_unit_test(paragraphs_merge_and_split),
		cmocka_unit_test(ids_win_from_likeness),
		cmocka_unit_test(voorheen_settles_identity),
		cmocka_unit_test(a_role_rises),
		cmocka_unit_test(fields_weigh_by_the_profile),
		cmocka_unit_test(spelling_is_wording),
		cmocka_unit_test(short_texts_match_in_their_place_only),
		cmocka_unit_test(an_uncertain_match_says_so),
		cmocka_unit_test(removals_stand_where_they_stood),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
