/*
 * No recursion: a frame for each open collection, and one shared stack for the
 * children that are still being gathered, so that each collection ends in an
 * array of exactly its size.
 *
 * Aliases share their content and so cost nothing to read, but whoever walks
 * the tree pays for each visit.  Every anchor therefore remembers how many
 * nodes it stands for and how deep they go.
 */
#include "tree/gather.h"

#include "base/lang.h"
#include "base/utf8.h"
#include "base/vec.h"

enum { ALIASED_MAX = 100000, LINEAR = 12, KEY_SHOWN = 60 };

struct anchor {
	const struct node *node;
	size_t weight;
	unsigned height;
	bool open;
};

/* What a finished node hands to the collection round it. */
struct arrival {
	struct node *node;
	str written;
	size_t weight;
	unsigned height;
};

static struct finding *wrong(struct gather *g, const char *rule, struct span at,
			     const char *message, const char *help)
{
	struct finding *f = findings_add(g->to, LEVEL_ERROR, rule, g->source,
					 at, "%s", message);

	f->help = str_from(help);
	return f;
}

static struct gather_frame *innermost(struct gather *g)
{
	return &g->frame[g->depth - 1];
}

bool gather_wants_key(const struct gather *g)
{
	return g->depth > 0 && g->frame[g->depth - 1].node->kind == NODE_MAP &&
	       !g->frame[g->depth - 1].has_key;
}

static const struct span *seen_before(const struct gather *g,
				      const struct gather_frame *f, str key)
{
	if (f->seen.n > 0)
		return map_get(&f->seen, key);
	for (size_t i = f->first; i < g->pending.n; i++)
		if (str_eq(g->pending.at[i]->key, key))
			return &g->pending.at[i]->key_span;
	return NULL;
}

/* Long maps change over from comparing with each key to a hash map. */
static void remember(struct gather *g, struct gather_frame *f)
{
	size_t from = f->seen.n == 0 ? f->first : g->pending.n - 1;

	if (g->pending.n - f->first < LINEAR)
		return;
	for (size_t i = from; i < g->pending.n; i++) {
		struct node *member = g->pending.at[i];

		*map_slot(g->a, &f->seen, member->key) = &member->key_span;
	}
}

static void duplicate(struct gather *g, str key, struct span at,
		      struct span first)
{
	struct finding *f = findings_add(
		g->to, LEVEL_ERROR, "duplicate-key", g->source, at,
		_("the key '%.*s' stands here for the second time; the first "
		  "is on line %u"),
		STR(str_slice(key, 0, utf8_fit(key, KEY_SHOWN))),
		source_place(g->source, first.from).line);

	f->help = str_from(_("remove one of the two, or join their values"));
}

static void take_key(struct gather *g, struct gather_frame *f,
		     struct arrival in)
{
	const struct span *first;

	f->has_key = true;
	f->key = in.written;
	f->key_span = in.node->span;
	if (in.node->kind == NODE_LIST || in.node->kind == NODE_MAP) {
		wrong(g, "syntax", f->key_span, _("a key must be a plain text"),
		      _("put a text that begins with '[' or '{' between "
			"double quotes"));
		f->drop = true;
		return;
	}
	first = seen_before(g, f, f->key);
	f->drop = first != NULL;
	if (first != NULL)
		duplicate(g, f->key, f->key_span, *first);
}

static void arrive(struct gather *g, struct arrival in)
{
	struct gather_frame *f;

	if (g->depth == 0) {
		g->root = in.node;
		return;
	}
	f = innermost(g);
	if (in.node->span.to > f->end)
		f->end = in.node->span.to;
	if (in.node->span.from < f->node->span.from)
		f->node->span.from = in.node->span.from;
	if (gather_wants_key(g)) {
		take_key(g, f, in);
		return;
	}
	f->has_key = false;
	if (f->drop)
		return;
	in.node->key = f->key;
	in.node->key_span = f->key_span;
	*PUSH(g->a, &g->pending) = in.node;
	f->weight += in.weight;
	if (in.height >= f->height)
		f->height = in.height + 1;
	if (f->node->kind == NODE_MAP)
		remember(g, f);
}

static bool too_deep(struct gather *g, struct span at)
{
	struct finding *f = findings_add(
		g->to, LEVEL_ERROR, "too-deep", g->source, at,
		_("this is nested more than %d levels deep"), NODE_DEPTH);

	f->help = str_from(_("was a list or a bracket never closed?"));
	return false;
}

static struct anchor *anchor_new(struct gather *g, str name)
{
	struct anchor *anchor;

	if (name.len == 0)
		return NULL;
	anchor = NEW(g->a, struct anchor);
	*map_slot(g->a, &g->anchors, str_copy(g->a, name)) = anchor;
	return anchor;
}

bool gather_scalar(struct gather *g, struct node *n, str written, str anchor)
{
	struct anchor *named = anchor_new(g, anchor);

	if (g->depth >= NODE_DEPTH)
		return too_deep(g, n->span);
	if (named != NULL)
		*named = (struct anchor){n, 1, 1, false};
	arrive(g, (struct arrival){n, written, 1, 1});
	return true;
}

static void refused(struct gather *g, struct span at, bool known)
{
	if (known)
		wrong(g, "alias-limit", at,
		      _("this reference stands inside what it refers to"),
		      _("write out what is meant"));
	else
		wrong(g, "syntax", at,
		      _("this refers to a '&' that stands nowhere above"),
		      _("put a text that begins with '*' between double "
			"quotes"));
}

bool gather_alias(struct gather *g, str name, struct span at)
{
	const struct anchor *anchor = map_get(&g->anchors, name);
	struct node *n = node_new(g->a, NODE_NULL, at);

	if (anchor == NULL || anchor->open) {
		refused(g, at, anchor != NULL);
		return gather_scalar(g, n, str_copy(g->a, name), (str){0});
	}
	g->aliased += anchor->weight;
	if (g->aliased > ALIASED_MAX) {
		wrong(g, "alias-limit", at,
		      _("the references in this document stand for too much "
			"text"),
		      _("write out what is meant"));
		return false;
	}
	if (g->depth + anchor->height > NODE_DEPTH)
		return too_deep(g, at);
	*n = *anchor->node;
	n->span = at;
	arrive(g, (struct arrival){n, n->text, anchor->weight, anchor->height});
	return true;
}

bool gather_open(struct gather *g, struct node *n, str anchor)
{
	struct gather_frame *f = &g->frame[g->depth];

	if (g->depth >= NODE_DEPTH)
		return too_deep(g,
				(struct span){n->span.from, n->span.from + 1});
	*f = (struct gather_frame){.node = n,
				   .anchor = anchor_new(g, anchor),
				   .first = g->pending.n,
				   .weight = 1,
				   .height = 1,
				   .end = n->span.from};
	if (f->anchor != NULL)
		*f->anchor = (struct anchor){n, 1, 1, true};
	g->depth++;
	return true;
}

void gather_close(struct gather *g, uint32_t end)
{
	struct gather_frame *f = innermost(g);
	size_t n = g->pending.n - f->first;
	struct node_list children = {NEWN(g->a, n, struct node *), n, n};

	if (n > 0)
		memcpy(children.at, g->pending.at + f->first,
		       n * sizeof *children.at);
	g->pending.n = f->first;
	node_adopt(f->node, &children);
	f->node->span.to = end > f->end ? end : f->end;
	if (f->anchor != NULL)
		*f->anchor =
			(struct anchor){f->node, f->weight, f->height, false};
	g->depth--;
	arrive(g, (struct arrival){f->node, (str){0}, f->weight, f->height});
}

struct node *gather_finish(struct gather *g)
{
	while (g->depth > 0)
		gather_close(g, 0);
	return g->root;
}
