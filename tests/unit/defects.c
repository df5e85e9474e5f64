/*
 * Every defect once, at its exact place: documents with known leaf defects.
 *
 * A slot is a piece of a document in two spellings: in order, and with one
 * defect, whose range stands between « and » after the rule that is to find it.
 * Each document takes another choice of slots to break; the checker must find
 * just those, each at just that range.
 */
#include "base/buf.h"
#include "check/schema.h"
#include "tree/yaml.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

enum { DOCUMENTS = 40, MOST = 64 };

static const char schema_text[] =
	"type: object\n"
	"additionalProperties: false\n"
	"required: [region, cover]\n"
	"properties:\n"
	"  region: {type: string}\n"
	"  cover:\n"
	"    type: object\n"
	"    required: [title, date]\n"
	"    properties: {title: {type: string}, date: {type: string}}\n"
	"  count: {type: integer}\n"
	"  percent: {type: number, minimum: 0, maximum: 100}\n"
	"  step: {multipleOf: 0.25}\n"
	"  id: {type: string, minLength: 2, pattern: '^[a-z]+-[0-9]+$'}\n"
	"  status: {enum: [concept, final, adopted]}\n"
	"  form: {const: 1}\n"
	"  day: {type: string, format: date}\n"
	"  name: {type: string, minLength: 2, maxLength: 9}\n"
	"  tags: {type: array, uniqueItems: true, items: {type: string}}\n"
	"  pair: {type: array, maxItems: 2}\n"
	"  text: {type: string, not: {const: volgt}}\n"
	"  rows: {type: array, items: {$ref: '#/$defs/row'}}\n"
	"  work: {$ref: '#/$defs/work'}\n"
	"  works: {type: array, items: {$ref: '#/$defs/work'}}\n"
	"  later: {type: object, if: {required: [due]},\n"
	"    then: {properties: {due: {type: string}}},\n"
	"    properties: {due: true, who: {type: string}},\n"
	"    unevaluatedProperties: false}\n"
	"$defs:\n"
	"  row: {type: object, required: [n], properties: {n: {type: "
	"integer}},\n"
	"    additionalProperties: false}\n"
	"  work:\n"
	"    anyOf:\n"
	"      - type: object\n"
	"        required: [kind, length]\n"
	"        properties: {kind: {const: road}, length: {type: integer}}\n"
	"      - type: object\n"
	"        required: [kind, height]\n"
	"        properties: {kind: {const: bridge},\n"
	"                     height: {type: number, minimum: 0}}\n"
	"      - type: object\n"
	"        required: [kind, depth]\n"
	"        properties: {kind: {const: tunnel}, depth: {type: number}}\n";

static const struct slot {
	const char *good, *bad;
} slots[] = {
	{"region: West\n", "«schema-unknown-key:regoin»: West\n"},
	{"cover:\n  title: a\n  date: b\n",
	 "«schema-required:cover»:\n  title: a\n"},
	{"count: 3\n", "count: «schema-type:many»\n"},
	{"percent: 40\n", "percent: «schema-range:140»   # too much\n"},
	{"step: 0.75\n", "step: «schema-range:0.3»\n"},
	{"id: sp-1\n", "id: «schema-pattern:'SP één'»\n"},
	{"status: concept\n", "status: «schema-enum:konsept»\n"},
	{"form: 1\n", "form: «schema-const:2»\n"},
	{"day: 2020-02-29\n", "day: «schema-format:2021-02-29»\n"},
	{"name: één\n", "name: «schema-length:é»\n"},
	{"tags: [a, b, c]\n", "tags: [a, b, «schema-items:a»]\n"},
	{"pair: [1, 2]\n", "«schema-items:pair»: [1, 2, 3]\n"},
	{"text: tekst\n", "text: «schema-not:volgt»\n"},
	{"rows:\n  - {n: 1}\n  - {n: 2}\n",
	 "rows:\n  - {n: 1}\n  - {n: «schema-type:twee», "
	 "«schema-unknown-key:m»: 1}\n"},
	{"work:\n  kind: road\n  length: 3\n",
	 "work:\n  kind: road\n  length: «schema-type:lang»\n"},
	{"works:\n- {kind: bridge, height: 2}\n- {kind: tunnel, depth: 1}\n",
	 "works:\n- {kind: bridge, height: «schema-range:-2»}\n"
	 "- {kind: tunnel, depth: «schema-type:\"diep\"»}\n"},
	{"later: {due: mei, who: é}\n",
	 "later: {due: «schema-type:5», «schema-unknown-key:whom»: é}\n"},
};
enum { SLOTS = sizeof slots / sizeof *slots };

struct expected {
	str rule;
	struct span at;
};

struct document {
	struct buf text;
	struct expected want[MOST];
	size_t n;
};

/* Adds a piece without its marks and notes where they were. */
static void add_piece(struct document *d, str piece)
{
	str open = S("«"), shut = S("»");

	while (piece.len > 0) {
		size_t at = str_find(piece, open);
		str marked = str_skip(piece, at + open.len);
		size_t colon = str_find_char(marked, ':');
		size_t end = str_find(marked, shut);
		struct span span;

		buf_add(&d->text, str_slice(piece, 0, at));
		if (at == piece.len)
			return;
		span.from = (uint32_t)d->text.n;
		buf_add(&d->text, str_slice(marked, colon + 1, end));
		span.to = (uint32_t)d->text.n;
		d->want[d->n++] =
			(struct expected){str_slice(marked, 0, colon), span};
		piece = str_skip(marked, end + shut.len);
	}
}

/* The `seed`-th document breaks between five and all of its slots, and has
 * them in another order. */
static void write_document(struct document *d, size_t seed)
{
	size_t first = seed % SLOTS, stride = seed % 3 + 1;

	for (size_t i = 0; i < SLOTS; i++) {
		const struct slot *s = &slots[(first + i * 5) % SLOTS];

		add_piece(d, str_from(i % stride == 0 ? s->bad : s->good));
	}
}

static const struct finding *found_at(const struct findings *found,
				      const struct expected *want)
{
	for (size_t i = 0; i < found->n; i++)
		if (str_eq(str_from(found->at[i].rule), want->rule) &&
		    found->at[i].span.from == want->at.from &&
		    found->at[i].span.to == want->at.to)
			return &found->at[i];
	return NULL;
}

static struct node *read_text(struct arena *a, const struct source *s)
{
	struct findings none = {.a = a};
	struct node *n =
		yaml_read(a, s, (struct span){0, (uint32_t)s->text.len}, &none);

	assert_int_equal(none.n, 0);
	return n;
}

static size_t check_document(struct arena *a, const struct schema *schema,
			     size_t seed)
{
	struct document d = {.text = {.a = a}};
	struct findings found = {.a = a};
	const struct source *s;

	write_document(&d, seed);
	s = source_new(a, S("d.yaml"), buf_str(&d.text));
	schema_check(schema, a, read_text(a, s), s, &found);
	for (size_t i = 0; i < d.n; i++)
		if (found_at(&found, &d.want[i]) == NULL)
			fail_msg("document %zu: no %.*s at %u", seed,
				 STR(d.want[i].rule), d.want[i].at.from);
	for (size_t i = 0; i < found.n; i++)
		if (found.n != d.n)
			print_message("%s at %u: %.*s\n", found.at[i].rule,
				      found.at[i].span.from,
				      STR(found.at[i].message));
	assert_int_equal(found.n, d.n);
	return d.n;
}

static void each_defect_is_found_once_at_its_range(void **state)
{
	struct arena a = {0};
	struct findings wrong = {.a = &a};
	const struct source *s =
		source_new(&a, S("schema.yaml"), str_from(schema_text));
	const struct schema *schema =
		schema_new(&a, read_text(&a, s), s, &wrong);
	size_t sum = 0;

	(void)state;
	assert_non_null(schema);
	for (size_t seed = 0; seed < DOCUMENTS; seed++) {
		size_t n = check_document(&a, schema, seed);

		assert_true(n >= 5);
		sum += n;
	}
	assert_true(sum > (size_t)5 * DOCUMENTS);
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_defect_is_found_once_at_its_range),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
