/*
 * The engine wants all documents beforehand, so references are followed here
 * first: every $ref and $schema of what has been read is resolved, and what
 * lies in a known folder is read too, until nothing new is named.  What is data
 * (in an `enum`, say) only looks like a reference, and is passed over.
 */
#define _XOPEN_SOURCE 700
#include "cmd/schema_files.h"

#include "base/file.h"
#include "base/vec.h"
#include "check/uri.h"
#include "tree/read.h"

#include <stdlib.h>

enum { FILES_MAX = 1000 };

struct root { /* URIs that begin so are files below a folder */
	str uri, folder;
};

struct reading {
	struct load *l;
	struct findings *to;
	struct map seen; /* URIs */
	struct {
		struct root *at;
		size_t n, cap;
	} roots;
	struct {
		struct schema_document *at;
		size_t n, cap;
	} documents;
};

/* The real path; empty when there is no such file. */
static str real(struct load *l, str path)
{
	char *found = realpath(str_cstr(l->a, path), NULL);
	str kept = found != NULL ? str_copy(l->a, str_from(found)) : (str){0};

	free(found);
	return kept;
}

static bool is_below(str path, str folder)
{
	return str_starts(path, folder) && path.len > folder.len &&
	       (str_ends(folder, S("/")) || path.ptr[folder.len] == '/');
}

static str folder_of(str path)
{
	while (path.len > 1 && path.ptr[path.len - 1] != '/')
		path.len--;
	return path.len > 1 ? str_slice(path, 0, path.len - 1) : path;
}

/* A URI up to and with its last slash. */
static str parent_of(str uri)
{
	while (uri.len > 0 && uri.ptr[uri.len - 1] != '/')
		uri.len--;
	return uri;
}

static str uri_of(struct load *l, str path)
{
	struct buf b = {.a = l->a};

	buf_add(&b, S("file://"));
	for (size_t i = 0; i < path.len; i++) {
		unsigned char c = (unsigned char)path.ptr[i];

		if (c <= ' ' || c >= 0x7f || strchr("%?#\"<>\\^`{|}", c))
			buf_fmt(&b, "%%%02X", c);
		else
			buf_char(&b, path.ptr[i]);
	}
	return buf_str(&b);
}

static void add_root(struct reading *r, str uri, str folder)
{
	if (uri.len > 0 && folder.len > 0)
		*PUSH(r->l->a, &r->roots) = (struct root){uri, folder};
}

/* The most special root of a URI; NULL when it is under none. */
static const struct root *root_of(const struct reading *r, str uri)
{
	const struct root *best = NULL;

	for (size_t i = 0; i < r->roots.n; i++) {
		const struct root *x = &r->roots.at[i];

		if (str_starts(uri, x->uri) &&
		    (best == NULL || x->uri.len > best->uri.len))
			best = x;
	}
	return best;
}

/* The file of a URI in a root: as it is named, or with an ending. */
static str file_of(struct reading *r, const struct root *root, str uri)
{
	static const char *const ends[] = {"", ".json", ".yaml", ".yml"};
	str name = uri_decode(r->l->a, str_skip(uri, root->uri.len));

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		str path = real(r->l,
				str_fmt(r->l->a, "%.*s/%.*s%s",
					STR(root->folder), STR(name), ends[i]));

		if (path.len > 0 && file_exists(str_cstr(r->l->a, path)))
			return path;
	}
	return (str){0};
}

/* One schema file as data; NULL with `why` or with findings. */
static const struct node *read_one(struct reading *r, str path,
				   const struct source **source,
				   struct fail *why)
{
	struct node_list roots = {0};

	*source = load_file(r->l, str_cstr(r->l->a, path), why);
	if (*source == NULL)
		return NULL;
	tree_read_data(r->l->a, *source, &roots, r->to);
	return roots.n > 0 ? roots.at[0] : NULL;
}

/* Where the walk is. */
struct spot {
	str base;
	const struct source *in;
	bool names; /* the keys here are names of schemas, not keywords */
};

static bool follow(struct reading *r, const struct node *n, struct spot at,
		   struct fail *why);

static bool outside(struct reading *r, const struct node *n,
		    const struct source *in)
{
	struct finding *f =
		findings_add(r->to, LEVEL_ERROR, "schema-broken", in, n->span,
			     _("`%.*s` lies outside the folder of the schema"),
			     STR(n->text));

	f->help = str_from(_("put it in that folder, or name its own with "
			     "--map URL=FOLDER; nothing is fetched"));
	return true;
}

static bool want(struct reading *r, const struct node *n, struct spot at,
		 struct fail *why)
{
	str fragment;
	str uri = uri_cut_fragment(uri_resolve(r->l->a, at.base, n->text),
				   &fragment);
	const struct root *root = root_of(r, uri);
	struct schema_document d = {.uri = uri};
	str path;

	if (map_get(&r->seen, uri) != NULL || r->documents.n >= FILES_MAX)
		return true;
	*map_slot(r->l->a, &r->seen, uri) = r;
	if (root == NULL)
		return !str_starts(uri, S("file:")) || outside(r, n, at.in);
	path = file_of(r, root, uri);
	if (path.len == 0)
		return true;
	if (!is_below(path, root->folder))
		return outside(r, n, at.in);
	d.root = read_one(r, path, &d.source, why);
	if (d.root == NULL)
		return why->message.len == 0;
	*PUSH(r->l->a, &r->documents) = d;
	return follow(r, d.root, (struct spot){.base = uri, .in = d.source},
		      why);
}

static bool is_one_of(str key, const char *const *words)
{
	for (; *words != NULL; words++)
		if (str_eq(key, str_from(*words)))
			return true;
	return false;
}

static bool is_reference(const struct node *n, struct spot at)
{
	static const char *const words[] = {"$ref", "$schema", "$dynamicRef",
					    NULL};

	return n->kind == NODE_STRING && !at.names && is_one_of(n->key, words);
}

/* What a schema only compares with, shows or proposes. */
static bool is_data(const struct node *n, struct spot at)
{
	static const char *const words[] = {"const", "enum", "default",
					    "examples", NULL};

	return !at.names && is_one_of(n->key, words);
}

static struct spot spot_in(const struct node *n, struct spot at)
{
	static const char *const words[] = {
		"properties", "patternProperties", "dependentSchemas",
		"$defs",      "definitions",	   "dependencies",
		NULL};

	at.names = !at.names && is_one_of(n->key, words);
	return at;
}

static bool follow(struct reading *r, const struct node *n, struct spot at,
		   struct fail *why)
{
	const struct node *id = at.names ? NULL : node_get(n, S("$id"));
	bool fine = true;

	if (id != NULL && id->kind == NODE_STRING &&
	    !str_starts(id->text, S("#"))) {
		at.base = uri_resolve(r->l->a, at.base, id->text);
		*map_slot(r->l->a, &r->seen, at.base) = r;
	}
	for (size_t i = 0; fine && i < n->n; i++) {
		const struct node *child = n->child[i];

		if (is_reference(child, at))
			fine = want(r, child, at, why);
		else if (!is_data(child, at))
			fine = follow(r, child, spot_in(child, at), why);
	}
	return fine;
}

static bool add_maps(struct reading *r, const struct option_list *maps,
		     struct fail *why)
{
	for (size_t i = 0; i < maps->n; i++) {
		str folder = maps->at[i];
		str uri = str_cut(&folder, '=');
		str path = real(r->l, folder);

		if (path.len == 0 || !file_is_dir(str_cstr(r->l->a, path)))
			return fail(r->l->a, why,
				    _("--map https://example.org/schemas/="
				      "FOLDER"),
				    _("--map names no folder: %.*s"),
				    STR(maps->at[i]));
		add_root(r,
			 str_ends(uri, S("/")) ? uri
					       : str_cat(r->l->a, uri, S("/")),
			 path);
	}
	return true;
}

/* What is wrong with any of the files, beyond `before`, spoils the schema. */
static const struct schema *compile(struct reading *r, const struct node *root,
				    const struct source *source,
				    struct schema_options options,
				    size_t before, struct fail *why)
{
	struct spot at = {.base = options.uri, .in = source};

	*map_slot(r->l->a, &r->seen, options.uri) = r;
	if (!follow(r, root, at, why) ||
	    findings_count(r->to, LEVEL_ERROR) > before)
		return NULL;
	options.documents = r->documents.at;
	options.n_documents = r->documents.n;
	return schema_new_with(r->l->a, root, source, &options, r->to);
}

/* The metaschemas are built in: a schema that refers to one is as good. */
static const struct schema *built_in(struct reading *r, str uri,
				     struct schema_options options)
{
	str text = str_fmt(r->l->a, "{\"$ref\": \"%.*s\"}", STR(uri));
	const struct source *source =
		source_new(r->l->a, S("schema.json"), text);
	const struct node *root = json_read(
		r->l->a, source, (struct span){0, (uint32_t)text.len}, r->to);

	return root != NULL
		       ? schema_new_with(r->l->a, root, source, &options, r->to)
		       : NULL;
}

const struct schema *schema_files_read(struct load *l, str path,
				       const struct option_list *maps,
				       bool formats, struct findings *to,
				       struct fail *why)
{
	struct reading r = {.l = l, .to = to};
	struct schema_options options = {.formats = formats};
	size_t before = findings_count(to, LEVEL_ERROR);
	const struct source *source;
	const struct node *root;
	str file = real(l, path), id;

	if (str_starts(path, S("https://json-schema.org/")))
		return built_in(&r, path, options);
	root = read_one(&r, path, &source, why);
	if (root == NULL || !add_maps(&r, maps, why))
		return NULL;
	options.uri = uri_of(l, file);
	add_root(&r, parent_of(options.uri), folder_of(file));
	id = uri_resolve(l->a, options.uri, node_text_of(root, S("$id")));
	if (!str_starts(id, S("file:")))
		add_root(&r, parent_of(id), folder_of(file));
	return compile(&r, root, source, options, before, why);
}

str schema_files_inside(struct load *l, str folder, str path, str name)
{
	str full = str_starts(name, S("/"))
			   ? name
			   : str_fmt(l->a, "%.*s/%.*s", STR(folder_of(path)),
				     STR(name));

	if (str_find(name, S("://")) < name.len)
		return (str){0};
	if (str_find_char(path, '/') == path.len && !str_starts(name, S("/")))
		full = name;
	full = real(l, full);
	folder = real(l, folder);
	return folder.len > 0 && is_below(full, folder) ? full : (str){0};
}
