/*
 * From defects to findings.  Schemas that are composed say the same thing
 * twice, and one mistake can break several keywords: a value of the wrong type
 * also fails its pattern; a misspelt key is unknown, and the key that was meant
 * is missing.  What only follows is dropped here, by looking at what else is
 * wrong with the same node.
 */
#include "check/engine.h"

#include "base/buf.h"
#include "base/near.h"
#include "base/vec.h"
#include "check/uri.h"

enum { MOST_KEYS = 256, FAR = 4, MOST_VISITS = 500, MOST_GUESSES = 100 };

/* What is wrong with one node. */
struct wrong {
	bool type, value, empty;
};

/* A key of a map from node and defect to "seen". */
struct mark {
	const struct node *node;
	uint64_t kind, number, name;
};

static bool first_time(struct run *r, struct map *m, struct mark mark)
{
	struct mark *kept = NEW(&r->scratch, struct mark);
	void **slot;

	*kept = mark;
	slot = map_slot(&r->scratch, m,
			(str){(const char *)kept, sizeof *kept});
	if (*slot != NULL)
		return false;
	*slot = kept;
	return true;
}

static bool is_marked(const struct map *m, struct mark mark)
{
	return map_get(m, (str){(const char *)&mark, sizeof mark}) != NULL;
}

static struct wrong *wrong_of(struct run *r, struct map *m,
			      const struct defect *d)
{
	void **slot = map_slot(
		&r->scratch, m,
		(str){(const char *)&d->path->node, sizeof d->path->node});

	if (*slot == NULL)
		*slot = NEW(&r->scratch, struct wrong);
	return *slot;
}

static bool is_about_form(enum defect_kind kind)
{
	return kind == DEFECT_PATTERN || kind == DEFECT_FORMAT;
}

static bool is_about_size(enum defect_kind kind)
{
	return kind >= DEFECT_TOO_SHORT && kind <= DEFECT_NOT_MULTIPLE;
}

static bool is_about_value(enum defect_kind kind)
{
	return kind == DEFECT_ENUM || kind == DEFECT_CONST;
}

static void note_wrong(struct wrong *w, const struct defect *d)
{
	w->type |= d->kind == DEFECT_TYPE;
	w->value |= is_about_value(d->kind);
	w->empty |= d->kind == DEFECT_TOO_SHORT && d->number == 0;
}

static bool only_follows(const struct wrong *w, const struct defect *d)
{
	if (d->kind == DEFECT_TYPE || d->kind == DEFECT_UNKNOWN)
		return false;
	if (w->type)
		return true;
	if (w->value)
		return is_about_form(d->kind) || is_about_size(d->kind);
	return w->empty && is_about_form(d->kind);
}

struct key_search {
	str *out;
	size_t n, max;
	unsigned visits;
};

static void add_keys(const struct subschema *s, struct key_search *found,
		     unsigned far)
{
	if (found->visits++ > MOST_VISITS)
		return;
	for (size_t i = 0; i < s->n_uses; i++) {
		const struct use *u = &s->use[i];
		bool names = str_eq(u->keyword->name, S("properties"));

		for (size_t k = 0; names && k < u->n && found->n < found->max;
		     k++)
			if (u->sub[k]->verdict != VERDICT_FALSE)
				found->out[found->n++] =
					u->value->child[k]->key;
		for (size_t k = 0; u->keyword->in_place && k < u->n; k++)
			if (far > 0 && u->sub[k] != NULL)
				add_keys(u->sub[k], found, far - 1);
	}
}

size_t keys_of(const struct subschema *s, str *out, size_t max)
{
	struct key_search found = {.out = out, .max = max};

	add_keys(s, &found, FAR);
	return found.n;
}

/* The nearest key that is allowed and not yet there. */
static str meant_key(struct run *r, const struct defect *d)
{
	const struct node *map = d->path->up->node;
	str keys[MOST_KEYS], wrote = d->path->node->key, best = {0};
	size_t n = keys_of(d->schema, keys, MOST_KEYS);
	unsigned nearest = near_limit(wrote) + 1;

	for (size_t i = 0; i < n && nearest > 0; i++) {
		unsigned far = near_distance(wrote, keys[i], nearest - 1);

		if (far < nearest && run_get(r, map, keys[i]) == NULL) {
			nearest = far;
			best = keys[i];
		}
	}
	return best;
}

/* A missing key that an unknown one was meant to be. */
static bool is_misspelt(const struct map *meant, const struct defect *d)
{
	return d->kind == DEFECT_REQUIRED &&
	       is_marked(meant,
			 (struct mark){d->path->node, 0, 0, str_hash(d->name)});
}

static bool is_said(struct run *r, struct map *said, const struct defect *d)
{
	enum defect_kind kind = d->kind == DEFECT_CONST ? DEFECT_ENUM : d->kind;
	struct mark mark = {d->path->node, kind, 0, str_hash(d->name)};

	return !first_time(r, said, mark);
}

void defects_report(struct run *r, const struct source *source,
		    struct findings *to)
{
	struct map wrong = {0}, meant = {0}, said = {0};
	size_t n, guesses = 0;
	str *guess;

	if (r->undecided)
		*PUSH(&r->scratch, &r->defects) = r->limit;
	n = r->defects.n;
	guess = NEWN(&r->scratch, n, str);
	for (size_t i = 0; i < n; i++) {
		const struct defect *d = &r->defects.at[i];

		note_wrong(wrong_of(r, &wrong, d), d);
		if (d->kind != DEFECT_UNKNOWN || guesses++ >= MOST_GUESSES)
			continue;
		guess[i] = meant_key(r, d);
		if (guess[i].len > 0)
			first_time(r, &meant,
				   (struct mark){d->path->up->node, 0, 0,
						 str_hash(guess[i])});
	}
	for (size_t i = 0; i < n; i++) {
		const struct defect *d = &r->defects.at[i];

		if (!only_follows(wrong_of(r, &wrong, d), d) &&
		    !is_misspelt(&meant, d) && !is_said(r, &said, d))
			explain(d, source, to, guess[i]);
	}
}

void add_escaped(struct buf *b, str token)
{
	for (size_t i = 0; i < token.len; i++) {
		if (token.ptr[i] == '~')
			buf_add(b, S("~0"));
		else if (token.ptr[i] == '/')
			buf_add(b, S("~1"));
		else
			buf_char(b, token.ptr[i]);
	}
}

static void add_path(struct buf *b, const struct path *p)
{
	if (p == NULL || p->up == NULL)
		return;
	add_path(b, p->up);
	buf_char(b, '/');
	if (p->is_item)
		buf_fmt(b, "%zu", p->index);
	else
		add_escaped(b, p->node->key);
}

str path_pointer(struct arena *a, const struct path *p)
{
	struct buf b = {.a = a};

	add_path(&b, p);
	return buf_str(&b);
}

static const struct subschema *add_location(struct buf *b,
					    const struct subschema *s)
{
	const struct subschema *root = s;

	if (s->parent == NULL)
		return root;
	root = add_location(b, s->parent);
	if (s->keyword.len > 0 && s->keyword.ptr[0] == '/') {
		buf_add(b, s->keyword);
		return root;
	}
	buf_char(b, '/');
	add_escaped(b, s->keyword);
	if (s->member != NULL) {
		buf_char(b, '/');
		add_escaped(b, s->member->key);
	} else if (s->listed) {
		buf_fmt(b, "/%zu", s->index);
	}
	return root;
}

str location_of(struct arena *a, const struct subschema *s,
		const struct subschema *own)
{
	struct buf where = {.a = a};
	const struct subschema *root = add_location(&where, s);

	return str_fmt(a, "%.*s#%.*s",
		       STR(root == own ? S("") : root->resource->uri),
		       STR(uri_encode_fragment(a, buf_str(&where))));
}

void notes_report(struct run *r, struct arena *a, struct annotations *to)
{
	for (size_t i = 0; i < r->notes.n; i++) {
		const struct note *n = &r->notes.at[i];

		*PUSH(a, to) = (struct annotation){
			.pointer = path_pointer(a, n->path),
			.keyword = n->value->key,
			.schema = location_of(a, n->schema, r->schema->root),
			.location = n->location,
			.value = n->value,
		};
	}
}
