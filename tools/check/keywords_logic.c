/*
 * Keywords that combine schemas.  anyOf and oneOf let every branch record its
 * defects after another; when one holds they are forgotten, when none does
 * blame() decides which of them are told.
 */
#include "check/compiler.h"

#include "base/vec.h"

bool check_all_of(struct run *r, struct at *at, const struct use *u)
{
	bool valid = true;

	for (size_t i = 0; i < u->n; i++) {
		valid &= run_here(r, at, u->sub[i]);
		if (!valid && r->quiet > 0)
			return false;
	}
	return valid;
}

static struct branch *branches_of(struct run *r, const struct use *u)
{
	return r->quiet > 0 ? NULL : NEWN(&r->scratch, u->n, struct branch);
}

bool check_any_of(struct run *r, struct at *at, const struct use *u)
{
	size_t before = r->defects.n;
	struct branch *b = branches_of(r, u);
	bool valid = false;

	for (size_t i = 0; i < u->n; i++) {
		size_t from = r->defects.n;

		valid |= run_here(r, at, u->sub[i]);
		if (valid && !run_wants_all(r, at))
			break;
		if (b != NULL)
			b[i] = (struct branch){from, r->defects.n};
	}
	if (valid)
		r->defects.n = before;
	else if (b != NULL)
		blame(r, at, u, b);
	return valid;
}

bool check_one_of(struct run *r, struct at *at, const struct use *u)
{
	size_t before = r->defects.n, valid = 0;
	struct branch *b = branches_of(r, u);

	for (size_t i = 0; i < u->n && valid < 2; i++) {
		size_t from = r->defects.n;

		valid += run_here(r, at, u->sub[i]);
		if (b != NULL)
			b[i] = (struct branch){from, r->defects.n};
	}
	if (valid == 0 && b != NULL)
		blame(r, at, u, b);
	if (valid == 0)
		return false;
	r->defects.n = before;
	if (valid > 1)
		run_defect(r, at, u, DEFECT_CHOICE_MANY);
	return valid == 1;
}

/* The verdict of a schema whose defects do not matter. */
static bool holds(struct run *r, struct at *at, const struct subschema *s)
{
	bool valid;

	r->quiet++;
	valid = run_here(r, at, s);
	r->quiet--;
	return valid;
}

/* `not: {}` and `not: {required: [key]}` say what may not stand here. */
static void forbid(struct run *r, const struct at *at, const struct use *u)
{
	const struct subschema *s = u->sub[0];
	const struct node *names = node_get(s->node, S("required"));

	if (s->verdict == VERDICT_TRUE || s->n == 0) {
		run_defect(r, at, u, DEFECT_NEVER);
		return;
	}
	for (size_t i = 0; s->n == 1 && names != NULL && names->n == 1 &&
			   s->use[0].value == names && i < at->instance->n;
	     i++) {
		if (!str_eq(at->instance->child[i]->key, names->child[0]->text))
			continue;
		run_child_defect(r, at, u, DEFECT_NEVER, i);
		return;
	}
	run_defect(r, at, u, DEFECT_NOT);
}

bool check_not(struct run *r, struct at *at, const struct use *u)
{
	size_t notes = r->notes.n, seen = at->seen;
	bool valid;

	at->seen = 0;
	valid = !holds(r, at, u->sub[0]);
	at->seen = seen;
	r->notes.n = notes;
	if (!valid)
		forbid(r, at, u);
	return valid;
}

bool compile_if(struct compiler *c, struct subschema *s, struct use *u)
{
	(void)c;
	u->with = use_of(s, S("then"));
	u->with2 = use_of(s, S("else"));
	return true;
}

bool check_if(struct run *r, struct at *at, const struct use *u)
{
	const struct use *next = holds(r, at, u->sub[0]) ? u->with : u->with2;

	return next == NULL || run_here(r, at, next->sub[0]);
}

bool compile_ref(struct compiler *c, struct subschema *s, struct use *u)
{
	compile_later(c, s, u);
	return true;
}

bool check_ref(struct run *r, struct at *at, const struct use *u)
{
	return run_here(r, at, u->sub[0]);
}

/* The outermost resource that has the anchor wins. */
bool check_dynamic_ref(struct run *r, struct at *at, const struct use *u)
{
	const struct subschema *target = u->sub[0];

	if (u->name.len > 0)
		for (const struct scope *s = at->scope; s != NULL; s = s->up) {
			const struct subschema *t =
				map_get(&s->resource->dynamic, u->name);

			if (t != NULL)
				target = t;
		}
	if (run_is_looping(at, target)) {
		run_give_up(r, at, u, DEFECT_LIMIT);
		return false;
	}
	return run_here(r, at, target);
}

static void note(struct run *r, const struct at *at, const struct use *u)
{
	*PUSH(&r->scratch, &r->notes) = (struct note){
		.schema = at->schema,
		.value = u->value,
		.path = path_keep(r, at->path),
		.location = r->trace != NULL
				    ? trace_location(&r->scratch, at, u)
				    : S("")};
}

bool check_note(struct run *r, struct at *at, const struct use *u)
{
	if (r->annotate)
		note(r, at, u);
	return true;
}

bool check_content_schema(struct run *r, struct at *at, const struct use *u)
{
	if (r->annotate && use_of(at->schema, S("contentMediaType")) != NULL)
		note(r, at, u);
	return true;
}
