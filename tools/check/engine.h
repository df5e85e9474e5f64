/*
 * engine.h -- the inside of the schema engine, shared by its files.
 *
 * Compiling gives a graph of subschemas, each a list of uses of keywords in the
 * order of the keyword table.  A run walks graph and instance together.  It
 * records defects, which are cheap, and forgets them again when a branch of an
 * anyOf turns out not to matter; messages are written for what is left.
 *
 * To add a keyword: a function and a row in check/keywords.c (or the
 * keywords_*.c it points to).
 */
#ifndef CHECK_ENGINE_H
#define CHECK_ENGINE_H

#include "base/buf.h"
#include "base/map.h"
#include "base/regex.h"
#include "check/decimal.h"
#include "check/schema.h"

struct compiler;
struct run;
struct use;
struct format;

/* Instances a keyword looks at. */
enum {
	ON_NUMBER = 1 << NODE_NUMBER,
	ON_STRING = 1 << NODE_STRING,
	ON_LIST = 1 << NODE_LIST,
	ON_MAP = 1 << NODE_MAP,
	ON_ANY = (1 << (NODE_MAP + 1)) - 1,
};

/* Types as `type` names them, as bits. */
enum type {
	TYPE_NULL = 1,
	TYPE_BOOLEAN = 2,
	TYPE_NUMBER = 4,
	TYPE_INTEGER = 8,
	TYPE_STRING = 16,
	TYPE_ARRAY = 32,
	TYPE_OBJECT = 64,
};

enum vocabulary {
	VOCABULARY_CORE = 1,
	VOCABULARY_APPLICATOR = 2,
	VOCABULARY_UNEVALUATED = 4,
	VOCABULARY_VALIDATION = 8,
	VOCABULARY_NOTES = 16,	/* meta-data, format-annotation, content */
	VOCABULARY_FORMAT = 32, /* format-assertion */
	VOCABULARY_OLD = 64,	/* draft 2019-09 where it differs */
};

/* What the value of a keyword must look like. */
enum shape {
	SHAPE_ANY,
	SHAPE_STRING,
	SHAPE_BOOL,
	SHAPE_COUNT, /* an integer from 0 */
	SHAPE_NUMBER,
	SHAPE_POSITIVE, /* a number above 0 */
	SHAPE_LIST,
	SHAPE_NAMES,	 /* a list of strings */
	SHAPE_NAMES_MAP, /* a map of lists of strings */
	SHAPE_TYPES,	 /* a string or a list of strings */
	SHAPE_SCHEMA,
	SHAPE_SCHEMAS,	    /* a list of schemas, not empty */
	SHAPE_SCHEMA_MAP,   /* a map of schemas */
	SHAPE_ITEMS,	    /* draft 2019-09: a schema or a list of them */
	SHAPE_DEPENDENCIES, /* draft 7: a map of schemas or lists of names */
};

/* The rules in force in a schema resource: by its $schema. */
struct dialect {
	unsigned vocabularies;
};

/* A schema with a URI of its own: a document or a subschema with $id. */
struct resource {
	str uri; /* without fragment */
	struct subschema *root;
	const struct source *source;
	struct dialect dialect;
	struct map dynamic; /* $dynamicAnchor: name to subschema */
};

struct at;

struct keyword {
	str name;
	unsigned vocabulary; /* any of these switches it on */
	enum shape shape;
	unsigned on;   /* instances it looks at */
	bool in_place; /* its schemas judge the same instance */
	bool (*compile)(struct compiler *c, struct subschema *s, struct use *u);
	bool (*check)(struct run *r, struct at *at, const struct use *u);
};

/* One keyword in one schema object. */
struct use {
	const struct keyword *keyword;
	const struct node *value;
	struct subschema *const *sub; /* its schemas, in the order written */
	size_t n;
	/* what the keyword's compile function made of its value */
	uint64_t count;
	struct decimal limit;
	const struct regex *const *patterns;
	const struct format *format;
	const struct map *index; /* by name: subschemas; by text: enum values */
	const struct use *with, *with2; /* uses it depends on; may be NULL */
	str name; /* $dynamicRef: the anchor, when it is dynamic */
};

enum verdict { VERDICT_OPEN, VERDICT_TRUE, VERDICT_FALSE };

struct subschema {
	const struct node *node;
	struct resource *resource;
	const struct subschema *parent;
	str keyword;		   /* of the parent that holds it */
	const struct node *member; /* its node when it has a name of its own */
	size_t index;		   /* its place in a list of schemas */
	bool listed;
	enum verdict verdict;
	bool unevaluated; /* asks what the others have looked at */
	uint8_t colour;	  /* search for loops of $ref: 0, 1 busy, 2 done */
	struct use *use;
	size_t n;      /* uses that judge, in order */
	size_t n_uses; /* with those that only annotate */
};

struct schema {
	struct subschema *root;
};

/* Where in the instance: a chain on the stack, copied when a defect keeps it.
 */
struct path {
	struct path *up; /* NULL at the root */
	const struct node *node;
	size_t index; /* in a list */
	unsigned depth;
	bool is_item, is_name; /* the name itself: propertyNames */
	struct path *kept;
};

/* The resources entered to get here, innermost first. */
struct scope {
	const struct scope *up;
	const struct resource *resource;
};

/* One subschema being run on one instance. */
struct at {
	const struct at *up; /* who runs it */
	const struct subschema *schema;
	const struct use *use; /* the keyword at work */
	struct path *path;
	const struct node *instance;
	const struct scope *scope;
	size_t seen; /* offset of its marks in run.marks, plus one; 0: none */
	bool failed;
};

enum defect_kind {
	DEFECT_TYPE,
	DEFECT_REQUIRED,
	DEFECT_UNKNOWN,
	DEFECT_ENUM,
	DEFECT_CONST,
	DEFECT_PATTERN,
	DEFECT_PATTERN_LIMIT,
	DEFECT_FORMAT,
	DEFECT_TOO_SHORT,
	DEFECT_TOO_LONG,
	DEFECT_TOO_LOW,
	DEFECT_TOO_HIGH,
	DEFECT_NOT_MULTIPLE,
	DEFECT_TOO_FEW_ITEMS,
	DEFECT_TOO_MANY_ITEMS,
	DEFECT_NOT_UNIQUE,
	DEFECT_CONTAINS_FEW,
	DEFECT_CONTAINS_MANY,
	DEFECT_TOO_FEW_KEYS,
	DEFECT_TOO_MANY_KEYS,
	DEFECT_EXTRA_ITEM,
	DEFECT_CHOICE_NONE,
	DEFECT_CHOICE_MANY,
	DEFECT_NOT,
	DEFECT_NEVER,
	DEFECT_LIMIT,
};

struct names {
	str *at;
	size_t n, cap;
};

struct defect {
	enum defect_kind kind;
	const struct use *use; /* NULL for a schema that is `false` */
	const struct subschema *schema;
	struct path *path; /* of the node it is about */
	str name; /* REQUIRED: the key; PATTERN_LIMIT: a pattern for keys */
	size_t number;	/* count found; NOT_UNIQUE: the first of the two */
	unsigned types; /* TYPE: what was asked */
	const struct node *const *values; /* ENUM, CONST: what was asked */
	size_t n_values;
	const struct names *names; /* REQUIRED: one of these; or NULL */
};

struct defects {
	struct defect *at;
	size_t n, cap;
};

struct note {
	const struct subschema *schema;
	const struct node *value;
	struct path *path;
	str location; /* the keywords that led here; only when traced */
};

struct notes {
	struct note *at;
	size_t n, cap;
};

struct run {
	const struct schema *schema;
	struct arena scratch;
	struct defects defects;
	struct notes notes;
	unsigned char *marks; /* what has been looked at: a stack of bytes */
	size_t n_marks, cap_marks;
	unsigned quiet; /* above 0: only the verdict matters */
	bool annotate;
	unsigned depth; /* nested subschemas */
	uint64_t steps, most_steps;
	unsigned runaways;   /* patterns that hit their limit */
	bool stopped;	     /* nesting or steps hit their limit */
	bool undecided;	     /* that, or a pattern did: the verdict is no */
	struct defect limit; /* the first limit that was hit */
	struct map indexes;  /* of the members of large maps */
	struct trace *trace; /* NULL, or every failure is written down */
};

/* --- keywords.c ------------------------------------------------------ */

/* The rows in the order in which they run; the last has no name and notes
 * what no other row knows. */
extern const struct keyword keywords[];

/* The row of a keyword that a vocabulary in force knows, else the last row,
 * which notes any value. */
const struct keyword *keyword_find(str name, unsigned in_force);

const struct use *use_of(const struct subschema *s, str keyword);

/* keywords_value.c, keywords_object.c, keywords_array.c, keywords_logic.c,
 * keywords_ref.c, evaluated.c */
#define COMPILE(name)                                                          \
	bool compile_##name(struct compiler *c, struct subschema *s,           \
			    struct use *u);
#define CHECK(name)                                                            \
	bool check_##name(struct run *r, struct at *at, const struct use *u);
#define BOTH(name) COMPILE(name) CHECK(name)
BOTH(type)
BOTH(enum)
CHECK(const)
BOTH(limit)
CHECK(maximum)
CHECK(exclusive_maximum)
CHECK(minimum)
CHECK(exclusive_minimum)
CHECK(multiple_of)
BOTH(count)
CHECK(max_length)
CHECK(min_length)
BOTH(pattern)
BOTH(format)
BOTH(properties)
BOTH(pattern_properties)
BOTH(additional_properties)
CHECK(property_names)
BOTH(required)
CHECK(max_properties)
CHECK(min_properties)
CHECK(dependent_required)
CHECK(dependent_schemas)
CHECK(dependencies)
CHECK(prefix_items)
BOTH(items)
BOTH(old_items)
BOTH(additional_items)
BOTH(contains)
CHECK(max_items)
CHECK(min_items)
CHECK(unique_items)
CHECK(all_of)
CHECK(any_of)
CHECK(one_of)
CHECK(not )
BOTH(if)
BOTH(ref)
CHECK(dynamic_ref)
BOTH(unevaluated)
CHECK(unevaluated_items)
CHECK(unevaluated_properties)
CHECK(content_schema)
CHECK(note)
#undef BOTH
#undef COMPILE
#undef CHECK

/* --- run.c ----------------------------------------------------------- */

enum { RUN_STEPS = 400 * 1000 }; /* that any document may take */

/* The root schema on a whole instance; `root` is the path to it. */
bool run_all(struct run *r, const struct node *instance, struct path *root);

/* Runs a schema of `at` on the same instance. */
bool run_here(struct run *r, struct at *at, const struct subschema *s);
/* ... on the `i`-th child of the instance. */
bool run_child(struct run *r, struct at *at, const struct subschema *s,
	       size_t i);
/* ... on the name of the `i`-th child. */
bool run_name(struct run *r, struct at *at, const struct subschema *s,
	      size_t i);

/* Whether `target` is being run on the instance of `at` already: running it
 * again cannot say anything new. */
bool run_is_looping(const struct at *at, const struct subschema *target);

/* Whether nesting and steps stay within their limits; if not, says so and
 * stops the run.  For keywords whose work is not in running schemas. */
bool run_within_limits(struct run *r, const struct at *at);

/* A limit was hit: the first is reported whatever the verdict of the branch it
 * was hit in. */
void run_give_up(struct run *r, const struct at *at, const struct use *u,
		 enum defect_kind kind);

/* A copy of a path that outlives the walk. */
struct path *path_keep(struct run *r, struct path *p);

/* Whether all schemas must be run although the verdict is known. */
bool run_wants_all(const struct run *r, const struct at *at);

/* The member of the instance map; indexed when it is large. */
const struct node *run_get(struct run *r, const struct node *map, str key);

/* Records a defect of the instance; NULL when nothing is recorded.  Always
 * check the result, and return false afterwards. */
struct defect *run_defect(struct run *r, const struct at *at,
			  const struct use *u, enum defect_kind kind);
/* ... of its `i`-th child. */
struct defect *run_child_defect(struct run *r, const struct at *at,
				const struct use *u, enum defect_kind kind,
				size_t i);

/* --- evaluated.c ----------------------------------------------------- */

/* Marks the `i`-th child of the instance as looked at. */
void seen_mark(struct run *r, const struct at *at, size_t i);
/* Opens and closes the marks of one subschema; closing adds them to those of
 * `up` when it asked. */
void seen_open(struct run *r, struct at *at);
void seen_close(struct run *r, const struct at *up, const struct at *at,
		bool valid);

/* --- blame.c --------------------------------------------------------- */

/* The defects of one branch of an anyOf: from..to in run.defects. */
struct branch {
	size_t from, to;
};

/* All branches failed: keeps the defects of the one that was meant, or puts
 * one that says it for all in their place. */
void blame(struct run *r, const struct at *at, const struct use *u,
	   const struct branch *branches);

/* --- defects.c, explain.c -------------------------------------------- */

/* Turns the defects of a run into findings, without those that only follow
 * from another. */
void defects_report(struct run *r, const struct source *source,
		    struct findings *to);

/* One defect in words: place, message, help.  `meant` is the key that an
 * unknown key was meant to be; empty when none is near. */
void explain(const struct defect *d, const struct source *source,
	     struct findings *to, str meant);

/* The keys that a map may have according to the schemas that judge it with
 * `s`, most deeply 4 schemas away; at most `max` of them. */
size_t keys_of(const struct subschema *s, str *out, size_t max);

str path_pointer(struct arena *a, const struct path *p);

/* The annotations of a run. */
void notes_report(struct run *r, struct arena *a, struct annotations *to);

/* Where a schema stands: "#/items", with the URI in front when that is known
 * and `own` does not say that it goes without. */
str location_of(struct arena *a, const struct subschema *s,
		const struct subschema *own);
/* `token` as a JSON pointer has it. */
void add_escaped(struct buf *b, str token);

/* --- output.c -------------------------------------------------------- */

/* The run of a keyword, or (`u` NULL) of a schema, written down. */
bool trace_use(struct run *r, struct at *at, const struct use *u);
bool trace_schema(struct run *r, struct at *at,
		  bool (*run)(struct run *r, struct at *at));
/* The keywords that led to `u` in the schema of `at`: "/items/$ref/type". */
str trace_location(struct arena *a, const struct at *at, const struct use *u);

/* --- value.c --------------------------------------------------------- */

/* Equality as JSON Schema has it: 1 is 1.0, maps have no order. */
bool value_equal(struct arena *scratch, const struct node *x,
		 const struct node *y);
uint64_t value_hash(struct arena *scratch, const struct node *n);
bool value_is_integer(struct arena *scratch, const struct node *n);
/* Types of a value as bits; an integer is a number too. */
unsigned value_types(struct arena *scratch, const struct node *n);

#endif
