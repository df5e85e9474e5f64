/*
 * Which files each commit changed: its tree against those of its parents.
 *
 * Raw trees are compared entry by entry, all parents at once.  A folder that
 * equals the folder in any parent is left alone: no file in it can differ from
 * every parent.  With one parent, which is nearly always, the bytes that both
 * trees begin with are skipped as one piece, and the walk ends where the rest
 * is the same; a tree of two hundred files with one change costs little more
 * than finding the place.
 *
 * Strict hash verification is off meanwhile: hashing whole trees costs several
 * times the comparison.  history.c checks the objects that become evidence.
 */
#include "base/lang.h"
#include "base/vec.h"
#include "repo/walk.h"

enum {
	DEPTH_MAX = 256,
	TOUCHES_MAX = 8000000,
	NEW_TREES_MAX = 1000000, /* in one commit */
	WALK_CACHED = 1024,
};

struct walk_tree {
	git_oid id;
	git_odb_object *object;
};

struct entry {
	str name;
	const git_oid *id;
	bool folder;
	bool odd; /* neither file nor folder */
};

/* A tree being read; `{0}` is an empty one. */
struct cursor {
	git_odb_object *object;
	const char *at, *end;
	const char *start; /* of `now` */
	struct entry now;  /* name.ptr NULL: at the end */
};

static bool damaged(struct walk *w)
{
	return fail(w->s->result, w->s->why,
		    _("Check the repository with: git fsck"),
		    _("a folder in the history is damaged"));
}

static git_odb_object *load(struct walk *w, const git_oid *id)
{
	struct walk_tree *c =
		&w->cache[(id->id[0] << 8 | id->id[1]) % WALK_CACHED];
	git_odb_object *fresh = NULL, *held = NULL;

	if (c->object == NULL || !id_equal(&c->id, id)) {
		if (git_odb_read(&fresh, w->s->r->odb, id) != 0)
			return NULL;
		git_odb_object_free(c->object);
		c->object = fresh;
		c->id = *id;
	}
	git_odb_object_dup(&held, c->object);
	return held;
}

/* Reads the next file or folder into `now`; links and submodules are passed
 * over unless they were asked for. */
static bool next(struct walk *w, struct cursor *c)
{
	c->now.name.ptr = NULL;
	c->start = c->at;
	while (c->at < c->end) {
		const char *name, *stop, *p = c->at;
		unsigned mode = 0;

		c->start = c->at;
		while (p < c->end && *p >= '0' && *p <= '7' && mode < 1U << 20)
			mode = mode * 8 + (unsigned)(*p++ - '0');
		if (p == c->end || *p != ' ')
			return damaged(w);
		name = p + 1;
		stop = memchr(name, '\0', (size_t)(c->end - name));
		if (stop == NULL || c->end - stop < 1 + GIT_OID_RAWSZ)
			return damaged(w);
		c->at = stop + 1 + GIT_OID_RAWSZ;
		mode &= 0170000;
		if (mode != 0040000 && mode != 0100000 && !w->s->odd)
			continue;
		c->now = (struct entry){{name, (size_t)(stop - name)},
					(const git_oid *)(stop + 1),
					mode == 0040000,
					mode != 0040000 && mode != 0100000};
		return true;
	}
	return true;
}

static bool begin(struct walk *w, struct cursor *c, const git_oid *id)
{
	*c = (struct cursor){0};
	if (id == NULL)
		return true;
	if (++w->trees > NEW_TREES_MAX)
		return fail(w->s->result, w->s->why, NULL,
			    _("one version changes more than %d folders"),
			    NEW_TREES_MAX);
	c->object = load(w, id);
	if (c->object == NULL)
		return git_trouble(w->s->result, w->s->r, w->s->why,
				   _("a folder in the history"));
	c->at = git_odb_object_data(c->object);
	c->end = c->at + git_odb_object_size(c->object);
	return true;
}

/* The order in which git writes a tree: a folder as if its name ended in a
 * slash.  The end comes after everything. */
static int entry_cmp(const struct entry *x, const struct entry *y)
{
	size_t n = x->name.len < y->name.len ? x->name.len : y->name.len;
	int c;

	if (x->name.ptr == NULL || y->name.ptr == NULL)
		return (x->name.ptr == NULL) - (y->name.ptr == NULL);
	c = memcmp(x->name.ptr, y->name.ptr, n);
	if (c != 0)
		return c;
	c = (x->name.len > n ? (unsigned char)x->name.ptr[n]
			     : (x->folder ? '/' : 0));
	return c - (y->name.len > n ? (unsigned char)y->name.ptr[n]
				    : (y->folder ? '/' : 0));
}

/* Leaves out what two trees begin with, up to an entry that differs. */
static bool skip_equal(struct walk *w, struct cursor *x, struct cursor *y)
{
	size_t n = (size_t)(x->end - x->at), m = (size_t)(y->end - y->at);
	size_t same = 0, most = n < m ? n : m;
	const char *from = x->at, *limit;

	for (size_t step = 2048; step > 0; step /= 8)
		while (same + step <= most &&
		       memcmp(x->at + same, y->at + same, step) == 0)
			same += step;
	limit = from + same;
	while (x->at < limit) {
		const char *before = x->at;
		const char *stop =
			memchr(x->at, '\0', (size_t)(x->end - x->at));

		if (stop == NULL || x->end - stop < 1 + GIT_OID_RAWSZ)
			return damaged(w);
		x->at = stop + 1 + GIT_OID_RAWSZ;
		if (x->at > limit) {
			x->at = before;
			break;
		}
	}
	y->at += x->at - from;
	return true;
}

/* How many bytes two trees end in alike. */
static size_t equal_tail(const struct cursor *x, const struct cursor *y)
{
	size_t n = (size_t)(x->end - x->at), m = (size_t)(y->end - y->at);
	size_t same = 0, most = n < m ? n : m;

	for (size_t step = 2048; step > 0; step /= 8)
		while (same + step <= most &&
		       memcmp(x->end - same - step, y->end - same - step,
			      step) == 0)
			same += step;
	return same;
}

static struct scan_path *path_of(struct scan *s, str name)
{
	struct scan_path *p = map_get(&s->paths, name);

	if (p != NULL)
		return p;
	p = NEW(s->a, struct scan_path);
	p->name = str_copy(s->result, name);
	p->document = NONE;
	p->may = s->filter->may(s->filter->context, p->name);
	*map_slot(s->a, &s->paths, p->name) = p;
	return p;
}

static bool is_home(const struct scan *s, str path)
{
	return str_starts(path, s->filter->home);
}

/* Whether the files of a folder, the path of the walk, are to be compared. */
static bool enters(const struct walk *w)
{
	const struct scan *s = w->s;
	str folder = {w->path.at, w->path.n};

	if (!s->filter->may(s->filter->context, folder))
		return false;
	if (!s->narrow)
		return true;
	if (w->looking)
		return !is_home(s, folder);
	return is_home(s, folder) || map_get(&s->folders, folder) != NULL;
}

/* A file that went, elsewhere than where documents stand now. */
static void notice(struct walk *w, const git_oid *blob)
{
	struct scan_path *p = path_of(w->s, buf_str(&w->path));

	if (p->may && !is_home(w->s, p->name) && p->noticed++ < SCAN_ASK_MAX)
		*PUSH(w->s->a, &w->gone) = (struct walk_gone){p, *blob};
}

static bool touch(struct walk *w, const git_oid *blob, bool gone, bool odd)
{
	size_t most = w->s->touches_max > 0 ? w->s->touches_max : TOUCHES_MAX;
	struct scan *s = w->s;
	struct scan_path *p = path_of(s, buf_str(&w->path));
	struct commit *c = &s->commits.at[w->commit];

	if (!p->may || (s->narrow && !p->followed && !is_home(s, p->name)))
		return true;
	if (s->touches.n >= most)
		return fail(s->result, s->why, NULL,
			    _("the history holds more than %zu changes"), most);
	*PUSH(s->a, &s->touches) = (struct touch){.blob = *blob,
						  .commit = w->commit,
						  .path = p,
						  .next = c->first_touch,
						  .gone = gone,
						  .odd = odd,
						  .document = NONE};
	c->first_touch = (uint32_t)(s->touches.n - 1);
	return true;
}

struct level {
	const git_oid *child; /* NULL: not there */
	const git_oid **parent;
	size_t n;
	unsigned depth;
	size_t tail; /* with one parent: bytes that both end in */
};

static bool compare(struct walk *w, struct level l);

/* One name: `e` as it is in the child (id NULL: not there) and the ids that
 * the parents have under it. */
static bool compare_entry(struct walk *w, struct level l, struct entry e)
{
	size_t keep = w->path.n, there = 0;
	bool ok = true;

	for (size_t i = 0; i < l.n; i++) {
		there += l.parent[i] != NULL;
		if (l.parent[i] != NULL && l.child != NULL &&
		    id_equal(l.parent[i], l.child))
			return true;
	}
	if (l.child == NULL && (l.n == 0 || there < l.n))
		return true; /* it went on another side already */
	buf_add(&w->path, e.name);
	if (e.folder) {
		buf_char(&w->path, '/');
		ok = !enters(w) || compare(w, l);
	} else if (w->looking) {
		if (l.child == NULL)
			notice(w, l.parent[0]);
	} else {
		w->arrived |= there == 0;
		ok = touch(w, l.child != NULL ? l.child : l.parent[0],
			   l.child == NULL, e.odd);
	}
	w->path.n = keep;
	return ok;
}

/* The first name of all trees; name.ptr NULL when all are at their end. */
static struct entry least_of(const struct cursor *c, size_t n)
{
	struct entry least = c[0].now;

	for (size_t i = 1; i <= n; i++)
		if (entry_cmp(&c[i].now, &least) < 0)
			least = c[i].now;
	return least;
}

/* Gives the id under a name and moves on, or NULL when it is not there.  What
 * is a link on one side and a file on the other is never the same. */
static bool take(struct walk *w, struct cursor *c, const struct entry *name,
		 const git_oid **id)
{
	static const git_oid other = {{0}};

	*id = NULL;
	if (entry_cmp(&c->now, name) != 0)
		return true;
	*id = c->now.odd == name->odd ? c->now.id : &other;
	return next(w, c);
}

/* Whether both trees have the same bytes left. */
static bool rest_is_equal(const struct cursor *c, size_t tail)
{
	size_t left = (size_t)(c[0].end - c[0].start);

	return tail > 0 && left <= tail && c[1].start == c[1].end - left;
}

static bool compare_cursors(struct walk *w, struct level l, struct cursor *c,
			    const git_oid **ids)
{
	struct level below = {NULL, ids, l.n, l.depth + 1, 0};

	while (!rest_is_equal(c, l.tail)) {
		struct entry least = least_of(c, l.n);

		if (least.name.ptr == NULL)
			return true;
		if (!take(w, &c[0], &least, &below.child))
			return false;
		for (size_t i = 0; i < l.n; i++)
			if (!take(w, &c[i + 1], &least, &ids[i]))
				return false;
		if (!compare_entry(w, below, least))
			return false;
	}
	return true;
}

/* A tree against the trees in all parents. */
static bool compare(struct walk *w, struct level l)
{
	struct cursor few[3], *c = few;
	const git_oid *few_ids[2] = {NULL}, **ids = few_ids;
	bool ok = true;

	if (l.depth > DEPTH_MAX)
		return fail(w->s->result, w->s->why, NULL,
			    _("folders in the history are more than %d deep"),
			    DEPTH_MAX);
	if (l.n > 2) {
		c = NEWN(w->s->a, l.n + 1, struct cursor);
		ids = NEWN(w->s->a, l.n, const git_oid *);
	}
	for (size_t i = 0; i <= l.n; i++)
		c[i] = (struct cursor){0};
	for (size_t i = 0; ok && i <= l.n; i++)
		ok = begin(w, &c[i], i == 0 ? l.child : l.parent[i - 1]);
	if (ok && l.n == 1 && l.child != NULL && l.parent[0] != NULL) {
		ok = skip_equal(w, &c[0], &c[1]);
		l.tail = equal_tail(&c[0], &c[1]);
	}
	for (size_t i = 0; ok && i <= l.n; i++)
		ok = next(w, &c[i]);
	ok = ok && compare_cursors(w, l, c, ids);
	for (size_t i = 0; i <= l.n; i++)
		git_odb_object_free(c[i].object);
	return ok;
}

bool walk_compare(struct walk *w, const git_oid *child, const git_oid **parents,
		  size_t n)
{
	w->trees = 0;
	w->path.n = 0;
	return compare(w, (struct level){child, parents, n, 0, 0});
}

bool walk_is_here(struct walk *w, const git_oid *tree)
{
	git_odb_object *object;

	if (!w->s->r->absent)
		return true;
	object = load(w, tree);
	git_odb_object_free(object);
	if (object == NULL)
		w->s->complete = false;
	return object != NULL;
}

struct walk walk_new(struct scan *s)
{
	return (struct walk){
		.s = s,
		.path = {.a = s->a},
		.cache = NEWN(s->a, WALK_CACHED, struct walk_tree)};
}

void walk_close(struct walk *w)
{
	for (size_t i = 0; i < WALK_CACHED; i++)
		git_odb_object_free(w->cache[i].object);
}
