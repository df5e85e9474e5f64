/*
 * Which branch of an anyOf or oneOf is told: the one whose tag fits, however
 * much else is wrong in it, then the one with the least wrong.
 */
#include "marked.h"

/* Both kinds have a field of fixed values beside their tag. */
static const char projects[] =
	"oneOf:\n"
	"  - type: object\n"
	"    required: [soort, naam, fase]\n"
	"    additionalProperties: false\n"
	"    properties: {soort: {const: project}, naam: {type: string},\n"
	"      fase: {enum: [start, bouw]}, kosten: {type: integer}}\n"
	"  - type: object\n"
	"    required: [soort, dag]\n"
	"    additionalProperties: false\n"
	"    properties: {soort: {enum: [overleg, schouw]},\n"
	"      dag: {enum: [maandag, dinsdag]}}\n";

static void a_wrong_value_beside_the_right_tag(void **state)
{
	(void)state;
	expect(projects, "soort: project\nnaam: a\n"
			 "fase: »schema-enum|buow«\n");
	expect(projects, "soort: project\nnaam: »schema-type|1«\n"
			 "fase: »schema-enum|buow«\n"
			 "kosten: »schema-type|veel«\n"
			 "»schema-unknown-key|bron«: x\n");
	expect(projects, "soort: schouw\ndag: »schema-enum|zondag«\n"
			 "»schema-unknown-key|naam«: x\n");
	expect(projects, "»schema-required|soort: project«\n"
			 "fase: »schema-enum|sloop«\n");
}

static void a_wrong_tag_is_one_defect(void **state)
{
	(void)state;
	says(projects, "{soort: projekt, naam: a, fase: sloop}",
	     "`soort` cannot be `projekt` / did you mean `project`? @ /soort");
	says(projects, "{fase: sloop, soort: oeverleg, dag: zondag}",
	     "`soort` cannot be `oeverleg` / did you mean `overleg`? @ /soort");
}

/* The same key is free in one branch and has fixed values in the other. */
static void a_key_that_another_branch_leaves_free(void **state)
{
	static const char schema[] =
		"anyOf:\n"
		"  - properties: {soort: {const: weg}, stand: {enum: [open]}}\n"
		"    required: [soort, stand]\n"
		"  - properties: {soort: {const: brug}, stand: {type: "
		"string}}\n"
		"    required: [soort, stand, hoogte]\n";
	static const char fallback[] = "anyOf:\n"
				       "  - properties: {soort: {const: weg}, "
				       "breedte: {type: integer}}\n"
				       "  - properties: {soort: {type: "
				       "string}, adres: {type: string}}\n"
				       "    required: [adres]\n";

	(void)state;
	expect(schema, "soort: weg\nstand: »schema-enum|dicht«\n");
	expect(fallback, "soort: plein\nadres: »schema-type|4«\n");
}

static void a_tag_behind_a_reference(void **state)
{
	static const char schema[] =
		"anyOf: [{$ref: '#/$defs/weg'}, {$ref: '#/$defs/brug'}]\n"
		"unevaluatedProperties: false\n"
		"$defs:\n"
		"  naam: {type: string, enum: [a, b]}\n"
		"  soort: {enum: [brug, viaduct]}\n"
		"  weg:\n"
		"    allOf: [{properties: {soort: {const: weg}}}]\n"
		"    properties: {naam: {$ref: '#/$defs/naam'}}\n"
		"    required: [soort, naam]\n"
		"  brug:\n"
		"    allOf: [{properties: {soort: {$ref: '#/$defs/soort'}}}]\n"
		"    properties: {hoogte: {type: number}}\n"
		"    required: [soort, hoogte]\n";

	(void)state;
	expect(schema, "soort: weg\nnaam: »schema-enum|c«\n"
		       "»schema-unknown-key|breedte«: 2\n");
	expect(schema, "soort: viaduct\nhoogte: »schema-type|hoog«\n");
}

static void types_of_two_members_are_not_one_defect(void **state)
{
	(void)state;
	expect("anyOf: [{properties: {a: {type: string}}},"
	       " {properties: {b: {type: integer}}}]",
	       "a: »schema-type|1«\nb: x\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_wrong_value_beside_the_right_tag),
		cmocka_unit_test(a_wrong_tag_is_one_defect),
		cmocka_unit_test(a_key_that_another_branch_leaves_free),
		cmocka_unit_test(a_tag_behind_a_reference),
		cmocka_unit_test(types_of_two_members_are_not_one_defect),
	};

	return cmocka_run_group_tests_name("branches", tests, NULL, NULL);
}
