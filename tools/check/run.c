/*
 * The walk.  A subschema is run on an instance keyword by keyword; a frame of
 * it (struct at) lives on the C stack.  Limits hold whatever the schema says:
 * nested subschemas (so the C stack cannot overflow), steps in all (so a schema
 * whose branches multiply is reported, not waited for), and patterns that ran
 * away.
 *
 * A path is a chain on the stack too.  Only a defect that keeps its path makes
 * it, and what is above it, a copy in the scratch arena.
 */
#include "check/engine.h"

#include "base/vec.h"

enum {
	DEEPEST = 1500,
	STEPS_EACH = 200, /* per node of the instance, beyond those */
	RUNAWAYS = 4,	  /* patterns at their limit, then the run stops */
	LARGE = 24,
};

struct path *path_keep(struct run *r, struct path *p)
{
	if (p == NULL || p->kept != NULL)
		return p == NULL ? NULL : p->kept;
	p->kept = NEW(&r->scratch, struct path);
	*p->kept = *p;
	p->kept->up = path_keep(r, p->up);
	p->kept->kept = p->kept;
	return p->kept;
}

static struct defect *record(struct run *r, const struct at *at,
			     const struct use *u, enum defect_kind kind,
			     struct path *path)
{
	struct defect *d;

	if (r->quiet > 0)
		return NULL;
	d = PUSH(&r->scratch, &r->defects);
	*d = (struct defect){.kind = kind,
			     .use = u,
			     .schema = at->schema,
			     .path = path_keep(r, path)};
	return d;
}

struct defect *run_defect(struct run *r, const struct at *at,
			  const struct use *u, enum defect_kind kind)
{
	return record(r, at, u, kind, at->path);
}

void run_give_up(struct run *r, const struct at *at, const struct use *u,
		 enum defect_kind kind)
{
	if (kind == DEFECT_PATTERN_LIMIT && ++r->runaways == RUNAWAYS)
		r->stopped = true;
	if (r->undecided)
		return;
	r->undecided = true;
	r->limit = (struct defect){.kind = kind,
				   .use = u,
				   .schema = at->schema,
				   .path = path_keep(r, at->path)};
}

static struct path child_path(const struct at *at, size_t i)
{
	return (struct path){.up = at->path,
			     .node = at->instance->child[i],
			     .index = i,
			     .depth = at->path->depth + 1,
			     .is_item = at->instance->kind == NODE_LIST};
}

struct defect *run_child_defect(struct run *r, const struct at *at,
				const struct use *u, enum defect_kind kind,
				size_t i)
{
	struct path path = child_path(at, i);

	return record(r, at, u, kind, &path);
}

bool run_is_looping(const struct at *at, const struct subschema *target)
{
	for (const struct at *x = at; x != NULL && x->path == at->path;
	     x = x->up)
		if (x->schema == target)
			return true;
	return false;
}

static uint64_t count_nodes(const struct node *n)
{
	uint64_t sum = 1;

	for (size_t i = 0; i < n->n; i++)
		sum += count_nodes(n->child[i]);
	return sum;
}

/* Large documents may take more steps; how large this one is matters only to
 * those that take many. */
static bool may_go_on(struct run *r, const struct at *at)
{
	const struct path *root = at->path;

	if (r->steps < r->most_steps)
		return true;
	if (r->most_steps > RUN_STEPS)
		return false;
	while (root->up != NULL)
		root = root->up;
	r->most_steps = RUN_STEPS + 1 + STEPS_EACH * count_nodes(root->node);
	return r->steps < r->most_steps;
}

bool run_within_limits(struct run *r, const struct at *at)
{
	if (r->stopped)
		return false;
	if (r->depth < DEEPEST && may_go_on(r, at))
		return true;
	r->stopped = true;
	run_give_up(r, at, NULL, DEFECT_LIMIT);
	return false;
}

bool run_wants_all(const struct run *r, const struct at *at)
{
	return at->seen != 0 || r->annotate;
}

static void run_uses(struct run *r, struct at *at)
{
	const struct subschema *s = at->schema;
	unsigned kind = 1U << at->instance->kind;

	for (size_t i = 0; i < (r->annotate ? s->n_uses : s->n); i++) {
		const struct use *u = &s->use[i];

		if ((u->keyword->on & kind) == 0)
			continue;
		r->steps++;
		at->use = u;
		if (!(r->trace != NULL ? trace_use(r, at, u)
				       : u->keyword->check(r, at, u))) {
			at->failed = true;
			if (r->quiet > 0 || r->stopped)
				return;
		}
	}
}

static bool judge(struct run *r, struct at *at)
{
	struct scope inner = {.up = at->scope,
			      .resource = at->schema->resource};
	const struct scope *outer = at->scope;
	size_t notes = r->notes.n;

	if (at->schema->verdict == VERDICT_FALSE)
		run_defect(r, at, NULL, DEFECT_NEVER);
	if (at->schema->verdict != VERDICT_OPEN)
		return at->schema->verdict == VERDICT_TRUE;
	if (!run_within_limits(r, at))
		return false;
	if (outer == NULL || outer->resource != at->schema->resource)
		at->scope = &inner;
	if (at->schema->unevaluated ||
	    (at->up != NULL && at->up->seen != 0 && at->up->path == at->path))
		seen_open(r, at);
	r->depth++;
	run_uses(r, at);
	r->depth--;
	at->scope = outer;
	if (at->seen != 0)
		seen_close(r, at->up, at, !at->failed);
	if (at->failed)
		r->notes.n = notes;
	return !at->failed;
}

static bool run_schema(struct run *r, struct at *at)
{
	return r->trace != NULL ? trace_schema(r, at, judge) : judge(r, at);
}

bool run_here(struct run *r, struct at *at, const struct subschema *s)
{
	struct at inner = {.up = at,
			   .schema = s,
			   .path = at->path,
			   .instance = at->instance,
			   .scope = at->scope};

	return run_schema(r, &inner);
}

bool run_child(struct run *r, struct at *at, const struct subschema *s,
	       size_t i)
{
	struct path path = child_path(at, i);
	struct at inner = {.up = at,
			   .schema = s,
			   .path = &path,
			   .instance = path.node,
			   .scope = at->scope};

	return run_schema(r, &inner);
}

bool run_name(struct run *r, struct at *at, const struct subschema *s, size_t i)
{
	const struct node *child = at->instance->child[i];
	struct node *name = node_new(&r->scratch, NODE_STRING, child->key_span);
	struct path path = child_path(at, i);
	struct at inner = {.up = at,
			   .schema = s,
			   .path = &path,
			   .instance = name,
			   .scope = at->scope};
	size_t notes = r->notes.n;
	bool valid;

	name->text = child->key;
	name->key = child->key;
	path.node = name;
	path.is_name = true;
	valid = run_schema(r, &inner);
	r->notes.n = notes; /* about the name, not about the value */
	return valid;
}

struct indexed {
	const struct node *map;
	struct map members;
};

static const struct map *index_of(struct run *r, const struct node *map)
{
	struct indexed *x =
		map_get(&r->indexes, (str){(const char *)&map, sizeof map});

	if (x != NULL)
		return &x->members;
	x = NEW(&r->scratch, struct indexed);
	x->map = map;
	for (size_t i = 0; i < map->n; i++)
		*map_slot(&r->scratch, &x->members, map->child[i]->key) =
			map->child[i];
	*map_slot(&r->scratch, &r->indexes,
		  (str){(const char *)&x->map, sizeof x->map}) = x;
	return &x->members;
}

const struct node *run_get(struct run *r, const struct node *map, str key)
{
	return map->n <= LARGE ? node_get(map, key)
			       : map_get(index_of(r, map), key);
}

bool run_all(struct run *r, const struct node *instance, struct path *root)
{
	struct at at = {
		.schema = r->schema->root, .path = root, .instance = instance};

	return run_schema(r, &at);
}

bool schema_check(const struct schema *s, struct arena *a,
		  const struct node *instance, const struct source *source,
		  struct findings *to)
{
	struct run r = {
		.schema = s, .most_steps = RUN_STEPS, .quiet = to == NULL};
	struct path root = {.node = instance};
	bool valid = run_all(&r, instance, &root) && !r.undecided;

	(void)a;
	if (!valid && to != NULL)
		defects_report(&r, source, to);
	arena_free(&r.scratch);
	return valid;
}

bool schema_annotate(const struct schema *s, struct arena *a,
		     const struct node *instance, struct annotations *to)
{
	struct run r = {.schema = s,
			.most_steps = RUN_STEPS,
			.quiet = 1,
			.annotate = true};
	struct path root = {.node = instance};
	bool valid = run_all(&r, instance, &root) && !r.undecided;

	if (valid)
		notes_report(&r, a, to);
	arena_free(&r.scratch);
	return valid;
}
