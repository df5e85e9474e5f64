/*
 * The output formats of the standard.  A traced run makes a unit of every
 * keyword and every subschema that fails, one in the other as they were run;
 * `basic` lists the leaves, `detailed` keeps the tree and takes out each unit
 * that has one unit in it.  What is quiet (the inside of `not` or `if`) is not
 * traced: failing there is no error.
 */
#include "check/engine.h"

#include "base/vec.h"

struct units {
	struct unit **at;
	size_t n, cap;
};

struct unit {
	const struct subschema *schema;
	str keyword; /* empty: the schema itself */
	str location, instance, error;
	struct units inside;
};

struct trace {
	const struct source *source;
	struct units *into; /* where the next unit goes */
};

/* "then" is run by "if": the schema knows the name it stands under. */
static void add_schema(struct buf *b, const struct at *at)
{
	const struct subschema *s = at->schema;
	const struct use *by;

	if (at->up == NULL)
		return;
	by = at->up->use;
	add_schema(b, at->up);
	buf_char(b, '/');
	if (by->keyword->shape == SHAPE_STRING) {
		add_escaped(b, by->keyword->name);
		return;
	}
	add_escaped(b, s->keyword);
	if (s->member != NULL) {
		buf_char(b, '/');
		add_escaped(b, s->member->key);
	} else if (s->listed) {
		buf_fmt(b, "/%zu", s->index);
	}
}

str trace_location(struct arena *a, const struct at *at, const struct use *u)
{
	struct buf b = {.a = a};

	add_schema(&b, at);
	if (u != NULL) {
		buf_char(&b, '/');
		add_escaped(&b, u->value->key);
	}
	return buf_str(&b);
}

/* What the run just recorded, in words. */
static str words_of(struct run *r, size_t before)
{
	struct findings told = {.a = &r->scratch};

	if (r->defects.n <= before)
		return S("");
	explain(&r->defects.at[before], r->trace->source, &told, S(""));
	return told.at[0].message;
}

static void put(struct run *r, struct units *into, const struct unit *made)
{
	struct unit *kept = NEW(&r->scratch, struct unit);

	*kept = *made;
	*PUSH(&r->scratch, into) = kept;
}

/* Begins and ends a unit; one that is valid is forgotten. */
static struct units *begin(struct run *r, struct unit *made)
{
	struct units *into = r->trace->into;

	r->trace->into = &made->inside;
	return into;
}

static void end(struct run *r, struct at *at, struct unit *made,
		struct units *into, size_t before)
{
	r->trace->into = into;
	made->schema = at->schema;
	made->instance = path_pointer(&r->scratch, at->path);
	if (made->inside.n == 0)
		made->error = words_of(r, before);
	put(r, into, made);
}

bool trace_use(struct run *r, struct at *at, const struct use *u)
{
	struct unit made = {.keyword = u->value->key};
	size_t before = r->defects.n;
	struct units *into;
	bool valid;

	if (r->quiet > 0)
		return u->keyword->check(r, at, u);
	into = begin(r, &made);
	valid = u->keyword->check(r, at, u);
	r->trace->into = into;
	if (valid)
		return true;
	made.location = trace_location(&r->scratch, at, u);
	end(r, at, &made, into, before);
	return false;
}

bool trace_schema(struct run *r, struct at *at,
		  bool (*run)(struct run *r, struct at *at))
{
	struct unit made = {0};
	size_t before = r->defects.n;
	struct units *into;
	bool valid;

	if (r->quiet > 0)
		return run(r, at);
	into = begin(r, &made);
	valid = run(r, at);
	r->trace->into = into;
	if (valid)
		return true;
	made.location = trace_location(&r->scratch, at, NULL);
	end(r, at, &made, into, before);
	return false;
}

static void member(struct json *j, const char *key, str value)
{
	json_key(j, str_from(key));
	json_str(j, value);
}

/* Without a URI an absolute location cannot be given. */
static void absolute(struct json *j, str schema, str keyword)
{
	struct buf b = {.a = j->out->a};

	if (schema.len == 0 || schema.ptr[0] == '#')
		return;
	buf_add(&b, schema);
	if (keyword.len > 0) {
		buf_char(&b, '/');
		add_escaped(&b, keyword);
	}
	member(j, "absoluteKeywordLocation", buf_str(&b));
}

static void head(struct json *j, bool valid, str location, str instance)
{
	json_open(j, '{');
	json_key(j, S("valid"));
	json_bool(j, valid);
	member(j, "keywordLocation", location);
	member(j, "instanceLocation", instance);
}

static void leaf(struct json *j, const struct unit *x)
{
	head(j, false, x->location, x->instance);
	absolute(j, location_of(j->out->a, x->schema, NULL), x->keyword);
	member(j, "error",
	       x->error.len > 0 ? x->error : S("the value is not allowed"));
	json_close(j, '}');
}

static void leaves(struct json *j, const struct units *list)
{
	for (size_t i = 0; i < list->n; i++) {
		if (list->at[i]->inside.n == 0)
			leaf(j, list->at[i]);
		else
			leaves(j, &list->at[i]->inside);
	}
}

static void tree(struct json *j, const struct units *list)
{
	for (size_t i = 0; i < list->n; i++) {
		const struct unit *x = list->at[i];

		while (x->inside.n == 1)
			x = x->inside.at[0];
		if (x->inside.n == 0) {
			leaf(j, x);
			continue;
		}
		head(j, false, x->location, x->instance);
		absolute(j, location_of(j->out->a, x->schema, NULL),
			 x->keyword);
		json_key(j, S("errors"));
		json_open(j, '[');
		tree(j, &x->inside);
		json_close(j, ']');
		json_close(j, '}');
	}
}

/* The root schema is a unit too: the one that is being written. */
static void errors(struct json *j, const struct units *all, enum output form)
{
	if (all->n > 0 && all->at[0]->inside.n > 0)
		all = &all->at[0]->inside;
	head(j, false, S(""), S(""));
	json_key(j, S("errors"));
	json_open(j, '[');
	if (form == OUTPUT_BASIC)
		leaves(j, all);
	else
		tree(j, all);
	json_close(j, ']');
	json_close(j, '}');
}

static void annotations(struct json *j, const struct run *r)
{
	head(j, true, S(""), S(""));
	json_key(j, S("annotations"));
	json_open(j, '[');
	for (size_t i = 0; i < r->notes.n; i++) {
		const struct note *n = &r->notes.at[i];

		head(j, true, n->location, path_pointer(j->out->a, n->path));
		absolute(j, location_of(j->out->a, n->schema, NULL),
			 n->value->key);
		json_key(j, S("annotation"));
		json_node(j, n->value);
		json_close(j, '}');
	}
	json_close(j, ']');
	json_close(j, '}');
}

static void flag(struct json *j, bool valid)
{
	json_open(j, '{');
	json_key(j, S("valid"));
	json_bool(j, valid);
	json_close(j, '}');
}

/* Annotations come from a run of their own, which passes over no branch. */
static void valid_output(const struct schema *s, const struct node *instance,
			 struct json *out)
{
	struct units none = {0};
	struct trace trace = {.into = &none};
	struct run r = {.schema = s,
			.most_steps = RUN_STEPS,
			.quiet = 1,
			.annotate = true,
			.trace = &trace};
	struct path root = {.node = instance};

	run_all(&r, instance, &root);
	annotations(out, &r);
	arena_free(&r.scratch);
}

bool schema_output(const struct schema *s, const struct node *instance,
		   const struct source *source, enum output form,
		   struct json *out)
{
	struct units all = {0};
	struct trace trace = {.source = source, .into = &all};
	struct run r = {.schema = s, .most_steps = RUN_STEPS, .trace = &trace};
	struct path root = {.node = instance};
	bool valid = run_all(&r, instance, &root) && !r.undecided;

	if (form == OUTPUT_FLAG)
		flag(out, valid);
	else if (valid)
		valid_output(s, instance, out);
	else
		errors(out, &all, form);
	arena_free(&r.scratch);
	return valid;
}
