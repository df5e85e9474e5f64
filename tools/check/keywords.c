/*
 * The keywords of draft 2020-12, in the order in which they run: what is cheap
 * and says most first, `unevaluated...` when all others have looked, notes
 * last.  A row is everything there is to know about a keyword but its code.
 */
#include "check/engine.h"

#define ROW(word) .name = S_INIT(word)
#define CORE	  .vocabulary = VOCABULARY_CORE
#define VALID	  .vocabulary = VOCABULARY_VALIDATION
#define APPLY	  .vocabulary = VOCABULARY_APPLICATOR
#define APPLY_OLD .vocabulary = VOCABULARY_APPLICATOR | VOCABULARY_OLD
#define OLD	  .vocabulary = VOCABULARY_OLD
#define NOTES	  .vocabulary = VOCABULARY_NOTES
#define REST	  .vocabulary = VOCABULARY_UNEVALUATED | VOCABULARY_OLD

const struct keyword keywords[] = {
	{ROW("$schema"), CORE, SHAPE_STRING},
	{ROW("$vocabulary"), CORE},
	{ROW("$id"), CORE, SHAPE_STRING},
	{ROW("$anchor"), CORE, SHAPE_STRING},
	{ROW("$dynamicAnchor"), CORE, SHAPE_STRING},
	{ROW("$recursiveAnchor"), OLD, SHAPE_BOOL},
	{ROW("$comment"), CORE, SHAPE_STRING},
	{ROW("$defs"), CORE, SHAPE_SCHEMA_MAP},
	{ROW("definitions"), CORE, SHAPE_SCHEMA_MAP},

	{ROW("type"), VALID, SHAPE_TYPES, ON_ANY, false, compile_type,
	 check_type},
	{ROW("const"), VALID, SHAPE_ANY, ON_ANY, false, NULL, check_const},
	{ROW("enum"), VALID, SHAPE_LIST, ON_ANY, false, compile_enum,
	 check_enum},

	{ROW("multipleOf"), VALID, SHAPE_POSITIVE, ON_NUMBER, false,
	 compile_limit, check_multiple_of},
	{ROW("maximum"), VALID, SHAPE_NUMBER, ON_NUMBER, false, compile_limit,
	 check_maximum},
	{ROW("exclusiveMaximum"), VALID, SHAPE_NUMBER, ON_NUMBER, false,
	 compile_limit, check_exclusive_maximum},
	{ROW("minimum"), VALID, SHAPE_NUMBER, ON_NUMBER, false, compile_limit,
	 check_minimum},
	{ROW("exclusiveMinimum"), VALID, SHAPE_NUMBER, ON_NUMBER, false,
	 compile_limit, check_exclusive_minimum},

	{ROW("minLength"), VALID, SHAPE_COUNT, ON_STRING, false, compile_count,
	 check_min_length},
	{ROW("maxLength"), VALID, SHAPE_COUNT, ON_STRING, false, compile_count,
	 check_max_length},
	{ROW("pattern"), VALID, SHAPE_STRING, ON_STRING, false, compile_pattern,
	 check_pattern},
	{ROW("format"), .vocabulary = VOCABULARY_NOTES | VOCABULARY_FORMAT,
	 SHAPE_STRING, ON_ANY, false, compile_format, check_format},

	{ROW("required"), VALID, SHAPE_NAMES, ON_MAP, false, NULL,
	 check_required},
	{ROW("dependentRequired"), VALID, SHAPE_NAMES_MAP, ON_MAP, false, NULL,
	 check_dependent_required},
	{ROW("minProperties"), VALID, SHAPE_COUNT, ON_MAP, false, compile_count,
	 check_min_properties},
	{ROW("maxProperties"), VALID, SHAPE_COUNT, ON_MAP, false, compile_count,
	 check_max_properties},
	{ROW("minItems"), VALID, SHAPE_COUNT, ON_LIST, false, compile_count,
	 check_min_items},
	{ROW("maxItems"), VALID, SHAPE_COUNT, ON_LIST, false, compile_count,
	 check_max_items},
	{ROW("uniqueItems"), VALID, SHAPE_BOOL, ON_LIST, false, NULL,
	 check_unique_items},
	{ROW("minContains"), VALID, SHAPE_COUNT, 0, false, compile_count},
	{ROW("maxContains"), VALID, SHAPE_COUNT, 0, false, compile_count},

	{ROW("$ref"), CORE, SHAPE_STRING, ON_ANY, true, compile_ref, check_ref},
	{ROW("$recursiveRef"), OLD, SHAPE_STRING, ON_ANY, true, compile_ref,
	 check_ref},
	{ROW("$dynamicRef"), CORE, SHAPE_STRING, ON_ANY, true, compile_ref,
	 check_dynamic_ref},
	{ROW("properties"), APPLY_OLD, SHAPE_SCHEMA_MAP, ON_MAP, false,
	 compile_properties, check_properties},
	{ROW("patternProperties"), APPLY_OLD, SHAPE_SCHEMA_MAP, ON_MAP, false,
	 compile_pattern_properties, check_pattern_properties},
	{ROW("additionalProperties"), APPLY_OLD, SHAPE_SCHEMA, ON_MAP, false,
	 compile_additional_properties, check_additional_properties},
	{ROW("propertyNames"), APPLY_OLD, SHAPE_SCHEMA, ON_MAP, false, NULL,
	 check_property_names},
	{ROW("prefixItems"), APPLY, SHAPE_SCHEMAS, ON_LIST, false, NULL,
	 check_prefix_items},
	{ROW("items"), APPLY, SHAPE_SCHEMA, ON_LIST, false, compile_items,
	 check_items},
	{ROW("items"), OLD, SHAPE_ITEMS, ON_LIST, false, NULL, check_old_items},
	{ROW("additionalItems"), OLD, SHAPE_SCHEMA, ON_LIST, false,
	 compile_additional_items, check_additional_items},
	{ROW("contains"), APPLY_OLD, SHAPE_SCHEMA, ON_LIST, false,
	 compile_contains, check_contains},
	{ROW("dependentSchemas"), APPLY_OLD, SHAPE_SCHEMA_MAP, ON_MAP, true,
	 NULL, check_dependent_schemas},
	{ROW("dependencies"), APPLY_OLD, SHAPE_DEPENDENCIES, ON_MAP, true, NULL,
	 check_dependencies},
	{ROW("allOf"), APPLY_OLD, SHAPE_SCHEMAS, ON_ANY, true, NULL,
	 check_all_of},
	{ROW("anyOf"), APPLY_OLD, SHAPE_SCHEMAS, ON_ANY, true, NULL,
	 check_any_of},
	{ROW("oneOf"), APPLY_OLD, SHAPE_SCHEMAS, ON_ANY, true, NULL,
	 check_one_of},
	{ROW("not"), APPLY_OLD, SHAPE_SCHEMA, ON_ANY, true, NULL, check_not},
	{ROW("then"), APPLY_OLD, SHAPE_SCHEMA, 0, true},
	{ROW("else"), APPLY_OLD, SHAPE_SCHEMA, 0, true},
	{ROW("if"), APPLY_OLD, SHAPE_SCHEMA, ON_ANY, true, compile_if,
	 check_if},
	{ROW("unevaluatedItems"), REST, SHAPE_SCHEMA, ON_LIST, false,
	 compile_unevaluated, check_unevaluated_items},
	{ROW("unevaluatedProperties"), REST, SHAPE_SCHEMA, ON_MAP, false,
	 compile_unevaluated, check_unevaluated_properties},

	{ROW("contentSchema"), NOTES, SHAPE_SCHEMA, ON_STRING, false, NULL,
	 check_content_schema},
	{ROW("contentMediaType"), NOTES, SHAPE_STRING, ON_STRING, false, NULL,
	 check_note},
	{ROW("contentEncoding"), NOTES, SHAPE_STRING, ON_STRING, false, NULL,
	 check_note},
	{ROW("title"), NOTES, SHAPE_STRING, ON_ANY, false, NULL, check_note},
	{ROW("description"), NOTES, SHAPE_STRING, ON_ANY, false, NULL,
	 check_note},
	{ROW("deprecated"), NOTES, SHAPE_BOOL, ON_ANY, false, NULL, check_note},
	{ROW("readOnly"), NOTES, SHAPE_BOOL, ON_ANY, false, NULL, check_note},
	{ROW("writeOnly"), NOTES, SHAPE_BOOL, ON_ANY, false, NULL, check_note},
	{ROW("examples"), NOTES, SHAPE_LIST, ON_ANY, false, NULL, check_note},
	{ROW("default"), NOTES, SHAPE_ANY, ON_ANY, false, NULL, check_note},
	{.on = ON_ANY, .check = check_note},
};

const struct keyword *keyword_find(str name, unsigned in_force)
{
	const struct keyword *k = keywords;

	for (; k->name.len > 0; k++)
		if ((k->vocabulary & in_force) != 0 && str_eq(k->name, name))
			break;
	return k;
}
