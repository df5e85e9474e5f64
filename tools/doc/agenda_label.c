/*
 * Which agenda and which version a document is, at the price of its head.
 *
 * Walking history asks this of every version of every file.  The two entries
 * are cut out by their lines, because an entry of a block map begins in the
 * first column and ends where the next begins, and only those lines are read
 * as YAML.  Wherever that view does not hold (flow style, aliases, an odd
 * first line) the whole front matter or file is read instead.
 */
#include "doc/agenda.h"

#include "tree/markdown.h"
#include "tree/read.h"
#include "tree/yaml.h"

/* Where the data of a document stands. */
static struct span data_part(const struct source *source)
{
	struct span all = {0, (uint32_t)source->text.len};

	if (tree_is_data(source->name))
		return all;
	return markdown_front_matter(source).yaml;
}

/* The lines of the entry `key` in `part`: its own and those that are indented
 * or empty.  An empty span when no line begins with it. */
static struct span entry(const struct source *source, struct span part, str key)
{
	struct span found = {0};
	uint32_t at = part.from;

	while (at < part.to) {
		str rest = str_slice(source->text, at, part.to);
		uint32_t next = at + (uint32_t)str_find_char(rest, '\n') + 1;
		bool inside = rest.ptr[0] == ' ' || rest.ptr[0] == '\n' ||
			      rest.ptr[0] == '\r' || rest.ptr[0] == '-' ||
			      rest.ptr[0] == '#';

		if (found.to > 0 && !inside)
			break;
		if (found.to > 0)
			found.to = next < part.to ? next : part.to;
		if (found.to == 0 && str_starts(rest, key) &&
		    str_starts(str_skip(rest, key.len), S(":")))
			found = (struct span){at,
					      next < part.to ? next : part.to};
		at = next;
	}
	return found;
}

static const struct node *read_entry(struct arena *a,
				     const struct source *source,
				     struct span part, str key, bool *ok)
{
	struct findings wrong = {.a = a};
	struct span lines = entry(source, part, key);
	const struct node *n;

	if (lines.to == 0)
		return NULL;
	n = yaml_read(a, source, lines, &wrong);
	*ok = *ok && wrong.n == 0;
	return node_get(n, key);
}

struct agenda_label agenda_label(struct arena *a, const struct source *source)
{
	struct span part = data_part(source);
	bool ok = true;
	const struct node *id = read_entry(a, source, part, S("agenda"), &ok);
	const struct node *version =
		read_entry(a, source, part, S("versie"), &ok);

	if (!ok || id == NULL) {
		struct findings wrong = {.a = a};
		const struct node *all =
			part.to > part.from ? yaml_read(a, source, part, &wrong)
					    : NULL;

		id = node_get(all, S("agenda"));
		version = node_get(all, S("versie"));
	}
	return (struct agenda_label){
		.id = node_text(id),
		.version = node_text_of(version, S("id")),
		.version_name = node_text_of(version, S("naam")),
	};
}
