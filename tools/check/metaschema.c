/*
 * The documents stand in check/metaschema/ as they were published; the
 * assembler puts their bytes into the program.
 */
#include "check/metaschema.h"

#define FILE(name, path)                                                       \
	__asm__(".section .rodata\n"                                           \
		"metaschema_" #name ": .incbin \"tools/check/metaschema/" path \
		".json\"\n"                                                    \
		"metaschema_" #name "_end: .byte 0\n"                          \
		".previous\n");                                                \
	extern const char metaschema_##name[], metaschema_##name##_end[];

FILE(schema, "schema")
FILE(core, "core")
FILE(applicator, "applicator")
FILE(unevaluated, "unevaluated")
FILE(validation, "validation")
FILE(meta_data, "meta-data")
FILE(format_annotation, "format-annotation")
FILE(format_assertion, "format-assertion")
FILE(content, "content")
#undef FILE

#define DRAFT "https://json-schema.org/draft/2020-12/"
#define ROW(uri, name)                                                         \
	{                                                                      \
		S_INIT(DRAFT uri), metaschema_##name, metaschema_##name##_end  \
	}

static const struct {
	str uri;
	const char *from, *to;
} rows[] = {
	ROW("schema", schema),
	ROW("meta/core", core),
	ROW("meta/applicator", applicator),
	ROW("meta/unevaluated", unevaluated),
	ROW("meta/validation", validation),
	ROW("meta/meta-data", meta_data),
	ROW("meta/format-annotation", format_annotation),
	ROW("meta/format-assertion", format_assertion),
	ROW("meta/content", content),
};

str metaschema_text(str uri)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (str_eq(rows[i].uri, uri))
			return (str){rows[i].from,
				     (size_t)(rows[i].to - rows[i].from)};
	return (str){0};
}
