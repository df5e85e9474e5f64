/*
 * Keywords for maps.  Each walks the members of the instance and looks its
 * keys up in an index of the schema, so the cost is that of the instance.
 */
#include "check/compiler.h"

#include "base/lang.h"
#include "check/ecma.h"

bool compile_properties(struct compiler *c, struct subschema *s, struct use *u)
{
	struct map *index = NEW(c->a, struct map);

	(void)s;
	for (size_t i = 0; i < u->n; i++)
		*map_slot(c->a, index, u->value->child[i]->key) = u->sub[i];
	u->index = index;
	return true;
}

/* The schema of a key in `properties`; NULL when it names it not. */
static const struct subschema *named(const struct use *u, str key)
{
	return u != NULL ? map_get(u->index, key) : NULL;
}

bool check_properties(struct run *r, struct at *at, const struct use *u)
{
	bool valid = true;

	for (size_t i = 0; i < at->instance->n; i++) {
		const struct subschema *s =
			named(u, at->instance->child[i]->key);

		if (s == NULL)
			continue;
		seen_mark(r, at, i);
		valid &= run_child(r, at, s, i);
		if (!valid && r->quiet > 0)
			return false;
	}
	return valid;
}

bool compile_pattern_properties(struct compiler *c, struct subschema *s,
				struct use *u)
{
	const struct regex **re = NEWN(c->a, u->n, const struct regex *);

	for (size_t i = 0; i < u->n; i++) {
		struct fail why = {0};

		re[i] = ecma_regex(c->a, u->value->child[i]->key, &why);
		if (re[i] == NULL)
			compile_fault(c, s->resource, u->value->child[i],
				      _("this is no pattern: %.*s"),
				      STR(why.message));
	}
	u->patterns = re;
	return true;
}

/* A pattern that hits its limit leaves the verdict open: what it would have
 * said is not known. */
static bool key_matches(struct run *r, const struct at *at, const struct use *u,
			size_t pattern, size_t child)
{
	str key = at->instance->child[child]->key;

	r->steps++;
	if (!run_within_limits(r, at))
		return false;
	switch (regex_find(u->patterns[pattern], key, 0, NULL)) {
	case REGEX_YES: return true;
	case REGEX_NO: return false;
	case REGEX_LIMIT: break;
	}
	run_give_up(r, at, u, DEFECT_PATTERN_LIMIT);
	if (r->limit.use == u)
		r->limit.name = u->value->child[pattern]->key;
	return false;
}

bool check_pattern_properties(struct run *r, struct at *at, const struct use *u)
{
	bool valid = true;

	for (size_t i = 0; i < at->instance->n; i++) {
		for (size_t k = 0; k < u->n; k++) {
			if (!key_matches(r, at, u, k, i))
				continue;
			seen_mark(r, at, i);
			valid &= run_child(r, at, u->sub[k], i);
		}
		if ((!valid && r->quiet > 0) || r->stopped)
			return false;
	}
	return valid;
}

bool compile_additional_properties(struct compiler *c, struct subschema *s,
				   struct use *u)
{
	(void)c;
	u->with = use_of(s, S("properties"));
	u->with2 = use_of(s, S("patternProperties"));
	return true;
}

static bool is_additional(struct run *r, const struct at *at,
			  const struct use *u, size_t i)
{
	if (named(u->with, at->instance->child[i]->key) != NULL)
		return false;
	for (size_t k = 0; u->with2 != NULL && k < u->with2->n; k++)
		if (key_matches(r, at, u->with2, k, i))
			return false;
	return true;
}

bool check_additional_properties(struct run *r, struct at *at,
				 const struct use *u)
{
	bool valid = true;

	for (size_t i = 0; i < at->instance->n; i++) {
		if (!is_additional(r, at, u, i))
			continue;
		if (r->stopped)
			return false;
		seen_mark(r, at, i);
		if (u->sub[0]->verdict == VERDICT_FALSE) {
			run_child_defect(r, at, u, DEFECT_UNKNOWN, i);
			valid = false;
		} else {
			valid &= run_child(r, at, u->sub[0], i);
		}
		if (!valid && r->quiet > 0)
			return false;
	}
	return valid;
}

bool check_property_names(struct run *r, struct at *at, const struct use *u)
{
	bool valid = true;

	for (size_t i = 0; i < at->instance->n; i++)
		valid &= run_name(r, at, u->sub[0], i);
	return valid;
}

static bool all_there(struct run *r, const struct at *at, const struct use *u,
		      const struct node *names)
{
	bool valid = true;

	for (size_t i = 0; i < names->n; i++) {
		struct defect *d;

		if (run_get(r, at->instance, names->child[i]->text) != NULL)
			continue;
		valid = false;
		d = run_defect(r, at, u, DEFECT_REQUIRED);
		if (d == NULL)
			return false;
		d->name = names->child[i]->text;
	}
	return valid;
}

bool check_required(struct run *r, struct at *at, const struct use *u)
{
	return all_there(r, at, u, u->value);
}

bool check_dependent_required(struct run *r, struct at *at, const struct use *u)
{
	bool valid = true;

	for (size_t i = 0; i < u->value->n; i++)
		if (run_get(r, at->instance, u->value->child[i]->key) != NULL)
			valid &= all_there(r, at, u, u->value->child[i]);
	return valid;
}

bool check_dependent_schemas(struct run *r, struct at *at, const struct use *u)
{
	bool valid = true;

	for (size_t i = 0; i < u->n; i++)
		if (run_get(r, at->instance, u->value->child[i]->key) != NULL)
			valid &= run_here(r, at, u->sub[i]);
	return valid;
}

bool check_dependencies(struct run *r, struct at *at, const struct use *u)
{
	bool valid = true;

	for (size_t i = 0; i < u->n; i++) {
		const struct node *v = u->value->child[i];

		if (run_get(r, at->instance, v->key) != NULL)
			valid &= u->sub[i] != NULL ? run_here(r, at, u->sub[i])
						   : all_there(r, at, u, v);
	}
	return valid;
}

static bool count_fits(struct run *r, const struct at *at, const struct use *u,
		       enum defect_kind kind, bool fine)
{
	struct defect *d = fine ? NULL : run_defect(r, at, u, kind);

	if (d != NULL)
		d->number = at->instance->n;
	return fine;
}

bool check_max_properties(struct run *r, struct at *at, const struct use *u)
{
	return count_fits(r, at, u, DEFECT_TOO_MANY_KEYS,
			  at->instance->n <= u->count);
}

bool check_min_properties(struct run *r, struct at *at, const struct use *u)
{
	return count_fits(r, at, u, DEFECT_TOO_FEW_KEYS,
			  at->instance->n >= u->count);
}

bool check_max_items(struct run *r, struct at *at, const struct use *u)
{
	return count_fits(r, at, u, DEFECT_TOO_MANY_ITEMS,
			  at->instance->n <= u->count);
}

bool check_min_items(struct run *r, struct at *at, const struct use *u)
{
	return count_fits(r, at, u, DEFECT_TOO_FEW_ITEMS,
			  at->instance->n >= u->count);
}
