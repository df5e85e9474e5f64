/*
 * Keywords that look at one value: its type, the value itself, a number, a
 * text.
 */
#include "check/compiler.h"

#include "base/lang.h"
#include "base/utf8.h"
#include "check/ecma.h"
#include "check/formats.h"

static const struct {
	str name;
	unsigned bit;
} types[] = {
	{S_INIT("null"), TYPE_NULL},	 {S_INIT("boolean"), TYPE_BOOLEAN},
	{S_INIT("number"), TYPE_NUMBER}, {S_INIT("integer"), TYPE_INTEGER},
	{S_INIT("string"), TYPE_STRING}, {S_INIT("array"), TYPE_ARRAY},
	{S_INIT("object"), TYPE_OBJECT},
};

static unsigned type_bit(struct compiler *c, const struct subschema *s,
			 const struct node *name)
{
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (str_eq(types[i].name, name->text))
			return types[i].bit;
	compile_fault(c, s->resource, name, _("there is no type `%.*s`"),
		      STR(name->text));
	return 0;
}

bool compile_type(struct compiler *c, struct subschema *s, struct use *u)
{
	if (u->value->kind == NODE_STRING)
		u->count = type_bit(c, s, u->value);
	for (size_t i = 0; i < u->value->n; i++)
		u->count |= type_bit(c, s, u->value->child[i]);
	return true;
}

bool check_type(struct run *r, struct at *at, const struct use *u)
{
	struct defect *d;

	if (value_types(&r->scratch, at->instance) & u->count)
		return true;
	d = run_defect(r, at, u, DEFECT_TYPE);
	if (d != NULL)
		d->types = (unsigned)u->count;
	return false;
}

bool check_const(struct run *r, struct at *at, const struct use *u)
{
	struct defect *d;

	if (value_equal(&r->scratch, at->instance, u->value))
		return true;
	d = run_defect(r, at, u, DEFECT_CONST);
	if (d != NULL) {
		d->values = &u->value;
		d->n_values = 1;
	}
	return false;
}

/* A long list of texts gets an index. */
bool compile_enum(struct compiler *c, struct subschema *s, struct use *u)
{
	enum { LONG = 16 };
	struct map *index;

	(void)s;
	if (u->value->n < LONG)
		return true;
	index = NEW(c->a, struct map);
	for (size_t i = 0; i < u->value->n; i++)
		if (u->value->child[i]->kind == NODE_STRING)
			*map_slot(c->a, index, u->value->child[i]->text) =
				u->value->child[i];
	u->index = index;
	return true;
}

static bool is_listed(struct run *r, const struct node *n, const struct use *u)
{
	if (u->index != NULL && n->kind == NODE_STRING)
		return map_get(u->index, n->text) != NULL;
	for (size_t i = 0; i < u->value->n; i++)
		if (value_equal(&r->scratch, n, u->value->child[i]))
			return true;
	return false;
}

bool check_enum(struct run *r, struct at *at, const struct use *u)
{
	struct defect *d;

	if (is_listed(r, at->instance, u))
		return true;
	d = run_defect(r, at, u, DEFECT_ENUM);
	if (d != NULL) {
		d->values = (const struct node *const *)u->value->child;
		d->n_values = u->value->n;
	}
	return false;
}

bool compile_limit(struct compiler *c, struct subschema *s, struct use *u)
{
	u->limit = decimal_read(c->a, u->value->text);
	if (str_eq(u->keyword->name, S("multipleOf")) &&
	    u->limit.n > DECIMAL_STEP_DIGITS)
		compile_fault(
			c, s->resource, u->value,
			_("`%.*s` of a schema may have at most %d digits"),
			STR(u->value->key), DECIMAL_STEP_DIGITS);
	return true;
}

static int cmp_limit(struct run *r, const struct at *at, const struct use *u)
{
	struct decimal x = decimal_read(&r->scratch, at->instance->text);

	return decimal_cmp(&x, &u->limit);
}

static bool verdict(struct run *r, const struct at *at, const struct use *u,
		    enum defect_kind kind, bool fine)
{
	if (!fine)
		run_defect(r, at, u, kind);
	return fine;
}

bool check_maximum(struct run *r, struct at *at, const struct use *u)
{
	return verdict(r, at, u, DEFECT_TOO_HIGH, cmp_limit(r, at, u) <= 0);
}

bool check_exclusive_maximum(struct run *r, struct at *at, const struct use *u)
{
	return verdict(r, at, u, DEFECT_TOO_HIGH, cmp_limit(r, at, u) < 0);
}

bool check_minimum(struct run *r, struct at *at, const struct use *u)
{
	return verdict(r, at, u, DEFECT_TOO_LOW, cmp_limit(r, at, u) >= 0);
}

bool check_exclusive_minimum(struct run *r, struct at *at, const struct use *u)
{
	return verdict(r, at, u, DEFECT_TOO_LOW, cmp_limit(r, at, u) > 0);
}

bool check_multiple_of(struct run *r, struct at *at, const struct use *u)
{
	struct decimal x = decimal_read(&r->scratch, at->instance->text);

	return verdict(r, at, u, DEFECT_NOT_MULTIPLE,
		       decimal_is_multiple(&x, &u->limit));
}

/* A count beyond 2^62 is as good as none can reach. */
bool compile_count(struct compiler *c, struct subschema *s, struct use *u)
{
	struct decimal d = decimal_read(c->a, u->value->text);

	(void)s;
	if (!decimal_count(&d, &u->count))
		u->count = UINT64_MAX;
	return true;
}

static struct defect *length_defect(struct run *r, const struct at *at,
				    const struct use *u, enum defect_kind kind,
				    size_t length)
{
	struct defect *d = run_defect(r, at, u, kind);

	if (d != NULL)
		d->number = length;
	return d;
}

/* Counting is needed only where the bytes leave it open: a code point takes
 * one to four. */
bool check_min_length(struct run *r, struct at *at, const struct use *u)
{
	size_t bytes = at->instance->text.len, n;

	if (bytes / 4 >= u->count)
		return true;
	n = utf8_count(at->instance->text);
	if (n >= u->count)
		return true;
	length_defect(r, at, u, DEFECT_TOO_SHORT, n);
	return false;
}

bool check_max_length(struct run *r, struct at *at, const struct use *u)
{
	size_t bytes = at->instance->text.len, n;

	if (bytes <= u->count)
		return true;
	n = utf8_count(at->instance->text);
	if (n <= u->count)
		return true;
	length_defect(r, at, u, DEFECT_TOO_LONG, n);
	return false;
}

bool compile_pattern(struct compiler *c, struct subschema *s, struct use *u)
{
	const struct regex **re = NEW(c->a, const struct regex *);
	struct fail why = {0};

	re[0] = ecma_regex(c->a, u->value->text, &why);
	if (re[0] == NULL)
		compile_fault(c, s->resource, u->value,
			      _("this is no pattern: %.*s"), STR(why.message));
	u->patterns = re;
	return true;
}

bool check_pattern(struct run *r, struct at *at, const struct use *u)
{
	switch (regex_find(u->patterns[0], at->instance->text, 0, NULL)) {
	case REGEX_YES: return true;
	case REGEX_NO: run_defect(r, at, u, DEFECT_PATTERN); return false;
	case REGEX_LIMIT: break;
	}
	run_give_up(r, at, u, DEFECT_PATTERN_LIMIT);
	return false;
}

bool compile_format(struct compiler *c, struct subschema *s, struct use *u)
{
	(void)c;
	if (s->resource->dialect.vocabularies & VOCABULARY_FORMAT)
		u->format = format_find(u->value->text);
	return true;
}

bool check_format(struct run *r, struct at *at, const struct use *u)
{
	check_note(r, at, u);
	if (u->format == NULL || at->instance->kind != NODE_STRING)
		return true;
	return verdict(
		r, at, u, DEFECT_FORMAT,
		format_matches(u->format, &r->scratch, at->instance->text));
}
