/*
 * The steps of an import, and what stands around them: the fields at the top,
 * ids, and the report of what is missing or found no place.
 */
#include "import/import.h"

#include "base/buf.h"
#include "base/lang.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "import/ids.h"
#include "import/paper.h"
#include "tree/inline.h"

static const struct span start = {0};

/* ------------------------------------------------------------ the top */

static struct node *number(struct importing *im, str key, str text)
{
	struct node *n = node_new(im->a, NODE_NUMBER, start);

	n->key = key;
	n->text = text;
	return n;
}

static struct node *front(struct importing *im,
			  const struct import_options *options)
{
	struct node *map = node_new(im->a, NODE_MAP, start);
	struct node_list members = {0};

	if (options->agenda.len > 0) {
		*PUSH(im->a, &members) = number(im, S("formaat"), S("1"));
		*PUSH(im->a, &members) =
			paper_string(im, S("agenda"), options->agenda, start);
	}
	for (size_t i = 0; i < im->front.n; i++)
		if (!paper_has(&members, im->front.at[i]->key))
			*PUSH(im->a, &members) = im->front.at[i];
	node_adopt(map, &members);
	return map;
}

/* ------------------------------------------------------------ the report */

/* The keys that a schema needs and data has not, behind those in `b`. */
static void list_missing(struct buf *b, const struct node *schema,
			 const struct node *data, str in)
{
	const struct node *needed = node_get(schema, S("required"));

	for (size_t i = 0; needed != NULL && i < needed->n; i++) {
		str key = node_text(needed->child[i]);

		if (key.len > 0 && node_get(data, key) == NULL)
			buf_fmt(b, "%s%.*s%s%.*s", b->n > 0 ? ", " : "",
				STR(in), in.len > 0 ? "." : "", STR(key));
	}
}

static void tell_missing(struct importing *im, const struct node *data)
{
	const struct node *schema = im->profile->schema;
	const struct node *members = node_get(schema, S("properties"));
	struct buf b = {.a = im->a};

	list_missing(&b, schema, data, (str){0});
	for (size_t i = 0; members != NULL && i < members->n; i++) {
		str key = members->child[i]->key;

		if (node_get(data, key) != NULL)
			list_missing(&b, members->child[i], node_get(data, key),
				     key);
	}
	if (b.n > 0)
		findings_add(im->to, LEVEL_NOTE, "import-missing", im->paper,
			     start, _("still to be filled in at the top: %.*s"),
			     STR(buf_str(&b)));
}

static void tell_unplaced(struct importing *im, const struct node *data)
{
	const struct node *rest = node_get(data, S("onderdelen"));

	for (size_t i = 0; rest != NULL && i < rest->n; i++) {
		str title = inline_words(
			im->a, node_text_of(rest->child[i], S("titel")));

		if (title.len > 0)
			findings_add(im->to, LEVEL_NOTE, "import-unplaced",
				     im->paper, rest->child[i]->span,
				     _("\"%.*s\" is no field of the template; "
				       "it stands in onderdelen"),
				     STR(title));
		else
			findings_add(im->to, LEVEL_NOTE, "import-unplaced",
				     im->paper, rest->child[i]->span,
				     _("text without a heading; it stands in "
				       "onderdelen"));
	}
}

/* ------------------------------------------------------------ bad input */

static bool refuse(struct importing *im, size_t at, const char *message,
		   const char *help)
{
	struct span span = {(uint32_t)at, (uint32_t)at};

	findings_add(im->to, LEVEL_ERROR, "import-refused", im->paper, span,
		     "%s", message)
		->help = str_from(help);
	return false;
}

static bool is_paper(struct importing *im)
{
	str text = im->paper->text;
	size_t bad = utf8_check(text);

	if (bad < text.len)
		return refuse(im, bad,
			      _("from here on this paper is not UTF-8"),
			      _("it is probably Windows-1252 or Latin-1; when "
				"you are sure, import it with --latin1"));
	if (str_find_char(text, '\0') < text.len)
		return refuse(im, str_find_char(text, '\0'),
			      _("this is no text: it holds a NUL byte"),
			      _("save the paper as .docx, .odt or text first"));
	if (str_starts(text, S("#!")))
		return refuse(im, 0, _("this is a program, no paper"),
			      _("name the paper that is meant"));
	if (str_trim(text).len == 0)
		return refuse(im, 0, _("this paper is empty"),
			      _("name the paper that is meant"));
	return true;
}

const struct agenda *import_paper(struct arena *a, const struct profile *p,
				  const struct source *paper,
				  const struct import_options *options,
				  struct findings *to)
{
	struct importing im = {.a = a,
			       .paper = paper,
			       .profile = p,
			       .forms = forms_read(a, p, to),
			       .to = to,
			       .as_is = options->as_is};
	struct tree t = {.source = paper};
	const struct node *data;
	struct agenda *d = NEW(a, struct agenda);

	if (!is_paper(&im))
		return agenda_from(a, t, NULL);
	paper_pieces(&im);
	if (!im.as_is)
		paper_references(&im);
	t.body = paper_outline(&im);
	data = markup_to_data(a, p->sections, paper, front(&im, options),
			      t.body, to);
	data = ids_propose(a, im.forms, data);
	tell_missing(&im, data);
	tell_unplaced(&im, data);
	*d = *agenda_from(a, t, data);
	d->written = seen_all(&im);
	return d;
}
