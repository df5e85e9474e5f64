#include "cmd/declared.h"

struct kept {
	const struct schema *schema;
};

/* What follows `$schema=` in the comments before the first field. */
static str in_comment(const struct source *s)
{
	for (unsigned i = 1; i <= s->n_lines; i++) {
		str line = str_trim(source_line(s, i));
		size_t at = str_find(line, S("$schema="));

		if (str_starts(line, S("\xef\xbb\xbf")))
			line = str_skip(line, 3);
		if (!str_starts(line, S("#")) && !str_eq(line, S("---")) &&
		    line.len > 0)
			break;
		if (at == line.len ||
		    str_find(line, S("yaml-language-server:")) > at)
			continue;
		line = str_skip(line, at + 8);
		return str_slice(line, 0, str_find_char(line, ' '));
	}
	return (str){0};
}

static struct span place_of(const struct source *s, str name)
{
	uint32_t at = (uint32_t)(name.ptr - s->text.ptr);

	return (struct span){at, at + (uint32_t)name.len};
}

static const struct schema *known(struct declared *d, str path)
{
	static const struct option_list none = {0};
	struct kept *kept = map_get(&d->schemas, path);
	struct fail why = {0};

	if (kept != NULL)
		return kept->schema;
	kept = NEW(d->l->a, struct kept);
	kept->schema = schema_files_read(d->l, path, &none, true,
					 &d->l->findings, &why);
	*map_slot(d->l->a, &d->schemas, str_copy(d->l->a, path)) = kept;
	return kept->schema;
}

static void elsewhere(const struct source *s, struct span at, str name,
		      struct findings *to)
{
	findings_add(to, LEVEL_NOTE, "schema-elsewhere", s, at,
		     _("the schema %.*s is not one of the profile, and was not "
		       "used"),
		     STR(name))
		->help = str_from(_("keep it in the folder of the profile, or "
				    "give it with --schema"));
}

const struct schema *declared_schema(struct declared *d, str folder,
				     const struct tree *tree,
				     struct findings *to)
{
	const struct node *field = node_get(tree->data, S("$schema"));
	str name = in_comment(tree->source), path;
	struct span at;

	if (name.len == 0 && (field == NULL || field->kind != NODE_STRING))
		return NULL;
	at = name.len > 0 ? place_of(tree->source, name) : field->span;
	if (name.len == 0)
		name = field->text;
	if (str_starts(name, S("https://json-schema.org/draft/2020-12/")))
		return known(d, name);
	path = schema_files_inside(d->l, folder, tree->source->name, name);
	if (path.len == 0)
		elsewhere(tree->source, at, name, to);
	if (path.len == 0 || str_ends(path, S("/agenda.schema.yaml")))
		return NULL;
	return known(d, path);
}
