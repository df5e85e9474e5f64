/*
 * The schema engine: each defect once, at its exact place; nothing that only
 * follows; the branch that was meant.
 */
#include "marked.h"

static const char person[] = "type: object\n"
			     "required: [naam, leeftijd]\n"
			     "additionalProperties: false\n"
			     "properties:\n"
			     "  naam: {type: string, minLength: 2}\n"
			     "  leeftijd: {type: integer, minimum: 0}\n"
			     "  soort: {enum: [gemeente, school]}\n"
			     "  code: {type: string, pattern: '^[A-Z]{2}$'}\n"
			     "  sinds: {type: string, format: date}\n"
			     "  tags: {type: array, uniqueItems: true, "
			     "items: {type: string}}\n"
			     "  kind: {$ref: '#'}\n";

static void finds_every_defect_once_at_its_place(void **state)
{
	(void)state;
	expect(person, "naam: Ans\nleeftijd: 4\n");
	expect(person, "naam: \xC2\xBBschema-length|A\xC2\xAB\n"
		       "leeftijd: \xC2\xBBschema-range|-1\xC2\xAB\n"
		       "soort: \xC2\xBBschema-enum|dorp\xC2\xAB\n"
		       "code: \xC2\xBBschema-pattern|'a1'\xC2\xAB\n"
		       "sinds: \xC2\xBBschema-format|2019-02-29\xC2\xAB\n"
		       "tags: [a, b, \xC2\xBBschema-items|a\xC2\xAB, "
		       "\xC2\xBBschema-type|3\xC2\xAB]\n"
		       "\xC2\xBBschema-unknown-key|bijnaam\xC2\xAB: x\n");
}

static void missing_keys_are_at_the_key_that_should_hold_them(void **state)
{
	(void)state;
	expect(person, "\xC2\xBBschema-required|naam: Ans\xC2\xAB\n"
		       "soort: school\n");
	expect(person, "naam: Ans\nleeftijd: 4\n"
		       "\xC2\xBBschema-required|kind\xC2\xAB:\n"
		       "  naam: Bea\n");
	expect("{items: {required: [a, b]}}",
	       "- a: 1\n  b: 2\n- \xC2\xBBschema-required|a: 1\xC2\xAB\n"
	       "  c: 2\n");
}

static void a_value_of_the_wrong_type_is_told_once(void **state)
{
	(void)state;
	expect("{type: string, pattern: '^a', enum: [ab], minLength: 2}",
	       "\xC2\xBBschema-type|7\xC2\xAB");
	expect("allOf: [{type: string}, {type: string}, {type: boolean}]",
	       "\xC2\xBBschema-type|7\xC2\xAB");
	expect("{enum: [abc], pattern: '^a', minLength: 3}",
	       "\xC2\xBBschema-enum|b\xC2\xAB");
	expect("{minLength: 1, pattern: '^a'}",
	       "\xC2\xBBschema-length|''\xC2\xAB");
	expect("{properties: {a: {type: string}}}",
	       "\xC2\xBBschema-type|a\xC2\xAB:\n");
	expect("{properties: {a: {type: string}}}",
	       "\xC2\xBBschema-type|a\xC2\xAB:\n  b: 1\n  c: 2\n");
}

static void a_misspelt_key_is_one_defect(void **state)
{
	(void)state;
	expect(person, "\xC2\xBBschema-unknown-key|nam\xC2\xAB: Ans\n"
		       "leeftijd: 4\n");
	says(person, "nam: Ans\nleeftijd: 4\n",
	     "unknown field `nam` / did you mean `naam`? @ /nam");
	says("{additionalProperties: false, properties: {titel: true, id: "
	     "true}}",
	     "kleur: 4\n",
	     "unknown field `kleur` / what can stand here: `titel`, `id` @ "
	     "/kleur");
	says("{enum: [verwerkt, deels, niet]}", "verwekrt",
	     "the document cannot be `verwekrt` / did you mean `verwerkt`? @ ");
}

static const char tagged[] =
	"anyOf:\n"
	"  - {properties: {soort: {const: motie}, indiener: {type: string}},\n"
	"     required: [soort, indiener]}\n"
	"  - {properties: {soort: {const: vraag}, aan: {type: string}},\n"
	"     required: [soort, aan]}\n"
	"  - {properties: {soort: {const: amendement}, artikel: {type: "
	"integer}},"
	"\n     required: [soort, artikel]}\n";

static void blames_the_branch_that_was_meant(void **state)
{
	(void)state;
	expect(tagged, "soort: vraag\naan: raad\n");
	expect(tagged, "soort: amendement\nartikel: "
		       "\xC2\xBBschema-type|drie\xC2\xAB\n");
	expect(tagged, "soort: \xC2\xBBschema-enum|motei\xC2\xAB\n"
		       "indiener: x\n");
	says(tagged, "{soort: motei, indiener: x}",
	     "`soort` cannot be `motei` / did you mean `motie`? @ /soort");
	says("anyOf: [{type: string}, {type: array}]", "7",
	     "the document must be a text or a list, but is a number / put it "
	     "between quotes: '7' @ ");
	says("anyOf: [{required: [titel]}, {required: [tekst]}]", "{id: x}",
	     "one of these is missing: `titel`, `tekst` /  @ ");
	expect("oneOf: [{type: string}, {type: object, "
	       "properties: {a: {type: integer}}}]",
	       "a: \xC2\xBBschema-type|x\xC2\xAB\n");
	expect("oneOf: [{type: string}, {minLength: 1}]",
	       "\xC2\xBBschema-choice|aa\xC2\xAB");
}

static void unevaluated_reports_no_follow_on(void **state)
{
	static const char schema[] =
		"allOf: [{properties: {a: {type: string}}}]\n"
		"properties: {b: {type: integer}}\n"
		"unevaluatedProperties: false\n";

	(void)state;
	expect(schema, "a: x\nb: 1\n");
	expect(schema, "a: \xC2\xBBschema-type|1\xC2\xAB\n"
		       "b: \xC2\xBBschema-type|x\xC2\xAB\n"
		       "\xC2\xBBschema-unknown-key|c\xC2\xAB: 1\n");
}

static void finds_defects_of_every_keyword(void **state)
{
	static const char lists[] =
		"properties:\n"
		"  few: {minItems: 2}\n"
		"  many: {maxItems: 1}\n"
		"  pair: {prefixItems: [{type: string}], items: false}\n"
		"  has: {contains: {const: 3}}\n"
		"  rest: {prefixItems: [true], unevaluatedItems: false}\n"
		"  same: {uniqueItems: true}\n";
	static const char maps[] =
		"properties:\n"
		"  few: {minProperties: 2}\n"
		"  many: {maxProperties: 1}\n"
		"  names: {propertyNames: {pattern: '^[a-z]+$'}}\n"
		"  needs: {dependentRequired: {a: [b]}}\n"
		"  needs2: {dependentSchemas: {a: {required: [b]}}}\n"
		"  never: {properties: {a: false}}\n"
		"  by: {patternProperties: {'^n': {type: integer}}}\n"
		"  not: {not: {required: [a]}}\n"
		"  when: {if: {required: [a]}, then: {required: [b]}}\n";

	(void)state;
	expect(lists, "\xC2\xBBschema-items|few\xC2\xAB: [1]\n"
		      "\xC2\xBBschema-items|many\xC2\xAB: [1, 2]\n"
		      "pair: [\xC2\xBBschema-type|1\xC2\xAB, "
		      "\xC2\xBBschema-items|2\xC2\xAB]\n"
		      "\xC2\xBBschema-items|has\xC2\xAB: [1, 2]\n"
		      "rest: [1, \xC2\xBBschema-items|2\xC2\xAB]\n"
		      "same: [1, 2, \xC2\xBBschema-items|1.0\xC2\xAB]\n");
	expect(maps, "\xC2\xBBschema-keys|few\xC2\xAB: {a: 1}\n"
		     "\xC2\xBBschema-keys|many\xC2\xAB: {a: 1, b: 2}\n"
		     "names: {\xC2\xBBschema-pattern|A1\xC2\xAB: 1}\n"
		     "\xC2\xBBschema-required|needs\xC2\xAB: {a: 1}\n"
		     "\xC2\xBBschema-required|needs2\xC2\xAB: {a: 1}\n"
		     "never: {\xC2\xBBschema-not|a\xC2\xAB: 1}\n"
		     "by: {n1: \xC2\xBBschema-type|x\xC2\xAB}\n"
		     "not: {\xC2\xBBschema-not|a\xC2\xAB: 1}\n"
		     "\xC2\xBBschema-required|when\xC2\xAB: {a: 1}\n");
}

static void what_is_forbidden_is_named(void **state)
{
	(void)state;
	expect("{properties: {a: {not: {required: [b]}}}}",
	       "a: {c: 1, \xC2\xBBschema-not|b\xC2\xAB: 1}\n");
	expect("{properties: {a: {not: {}}}}",
	       "\xC2\xBBschema-not|a\xC2\xAB: 1\n");
	says("{not: {required: [b]}}", "{a: 1, b: 2}",
	     "`b` may not stand here / remove it @ /b");
	says("{properties: {x: {not: {required: [a, b]}}}}",
	     "x: {a: 1, b: 2}\n",
	     "these cannot stand together in `x`: `a`, `b` /  @ /x");
	says("{properties: {x: {not: {enum: [a, b]}}}}", "{x: b}",
	     "`x` cannot be `b` /  @ /x");
	says("{properties: {x: {not: {required: [a], minProperties: 2}}}}",
	     "x: {a: 1, b: 2}\n",
	     "`x` has a form that is not allowed here /  @ /x");
}

static void items_that_are_missing_are_counted(void **state)
{
	(void)state;
	says("{contains: {type: integer}, minContains: 2}", "[1, a]",
	     "the document must have at least 2 items of a certain kind, but "
	     "has 1 /  @ ");
	says("{contains: {const: nl}}", "[en]",
	     "the document lacks an item that it must have / add `nl` @ ");
}

static void pointers_name_the_node(void **state)
{
	(void)state;
	says("items: {properties: {'a/b~': {items: {type: integer}}}}",
	     "- x: 1\n- {a/b~: [1, x]}\n",
	     "item 2 of `a/b~` must be a whole number, but is a text /  @ "
	     "/1/a~1b~0/1");
}

static void a_wrong_schema_is_a_list_of_findings(void **state)
{
	struct arena a = {0};
	struct findings found = {.a = &a};

	(void)state;
	assert_null(compile(&a,
			    "properties: [1]\n"
			    "items: {minLength: -1}\n"
			    "pattern: '['\n"
			    "type: strnig\n"
			    "$ref: '#/$defs/x'\n"
			    "anyOf: []\n",
			    &found));
	assert_int_equal(found.n, 6);
	for (size_t i = 0; i < found.n; i++)
		assert_string_equal(found.at[i].rule, "schema-broken");
	arena_free(&a);
}

static void endless_references_are_refused(void **state)
{
	struct arena a = {0};
	struct findings found = {.a = &a};

	(void)state;
	assert_null(compile(&a, "$ref: '#'", &found));
	assert_null(compile(&a,
			    "$defs: {a: {$ref: '#/$defs/b'}, "
			    "b: {allOf: [{$ref: '#/$defs/a'}]}}",
			    &found));
	assert_non_null(compile(&a, "properties: {a: {$ref: '#'}}", &found));
	arena_free(&a);
}

static void a_pattern_that_runs_away_is_named(void **state)
{
	struct arena a = {0};
	char text[] = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab";
	str told;

	(void)state;
	told = only(&a, "pattern: '^(a+)+$'", text);
	assert_true(str_find(told, S("`^(a+)+$`")) < told.len);
	told = only(&a, "not: {pattern: '^(a+)+$'}", text);
	assert_true(str_find(told, S("`^(a+)+$`")) < told.len);
	arena_free(&a);
}

static void work_is_bounded(void **state)
{
	struct arena a = {0};
	struct buf b = {.a = &a};
	struct findings found = {.a = &a};
	const struct source *source;
	const struct node *n = read_yaml(&a, "doc.yaml", S("1"), &source);
	struct schema *s;

	(void)state;
	buf_add(&b, S("$ref: '#/$defs/d0'\n$defs:\n"));
	for (int i = 0; i < 40; i++)
		buf_fmt(&b,
			"  d%d: {allOf: [{$ref: '#/$defs/d%d'}, "
			"{$ref: '#/$defs/d%d'}]}\n",
			i, i + 1, i + 1);
	buf_add(&b, S("  d40: true\n"));
	s = compile(&a, str_cstr(&a, buf_str(&b)), &found);
	assert_non_null(s);
	assert_false(schema_check(s, &a, n, source, &found));
	assert_int_equal(found.n, 1);
	assert_string_equal(found.at[0].rule, "schema-limit");
	arena_free(&a);
}

/* 1,000 patterns on each of 1,000 keys. */
static void trying_patterns_is_work_too(void **state)
{
	enum { MANY = 1000 };
	struct arena a = {0};
	struct buf schema = {.a = &a}, doc = {.a = &a};
	struct findings found = {.a = &a};
	const struct source *source;
	const struct node *n;
	struct schema *s;

	(void)state;
	buf_add(&schema, S("additionalProperties: {type: integer}\n"
			   "patternProperties:\n"));
	for (int i = 0; i < MANY; i++) {
		buf_fmt(&schema, "  '^a%d': {type: string}\n", i);
		buf_fmt(&doc, "k%d: 1\n", i);
	}
	s = compile(&a, str_cstr(&a, buf_str(&schema)), &found);
	assert_non_null(s);
	n = read_yaml(&a, "doc.yaml", buf_str(&doc), &source);
	assert_false(schema_check(s, &a, n, source, &found));
	assert_int_equal(found.n, 1);
	assert_string_equal(found.at[0].rule, "schema-limit");
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_every_defect_once_at_its_place),
		cmocka_unit_test(
			missing_keys_are_at_the_key_that_should_hold_them),
		cmocka_unit_test(a_value_of_the_wrong_type_is_told_once),
		cmocka_unit_test(a_misspelt_key_is_one_defect),
		cmocka_unit_test(blames_the_branch_that_was_meant),
		cmocka_unit_test(unevaluated_reports_no_follow_on),
		cmocka_unit_test(finds_defects_of_every_keyword),
		cmocka_unit_test(what_is_forbidden_is_named),
		cmocka_unit_test(items_that_are_missing_are_counted),
		cmocka_unit_test(pointers_name_the_node),
		cmocka_unit_test(a_wrong_schema_is_a_list_of_findings),
		cmocka_unit_test(endless_references_are_refused),
		cmocka_unit_test(a_pattern_that_runs_away_is_named),
		cmocka_unit_test(work_is_bounded),
		cmocka_unit_test(trying_patterns_is_work_too),
	};

	return cmocka_run_group_tests_name("schema", tests, NULL, NULL);
}
