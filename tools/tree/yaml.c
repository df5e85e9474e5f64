/*
 * Events of libyaml to values; tree/gather makes a tree of them.
 *
 * libyaml counts characters where we want bytes.  Its marks hardly ever go
 * back, so a cursor that walks along with them does the conversion in linear
 * time; text that is ASCII throughout needs no walk.
 *
 * Marks of blocks run on over blank lines and comments to the next thing, and
 * those of a node begin at its anchor or tag.  Here a span is what the value
 * itself takes up.
 */
#include "tree/yaml.h"

#include "base/lang.h"
#include "base/vec.h"
#include "tree/gather.h"
#include "tree/scalar.h"
#include "tree/yaml_ends.h"
#include "tree/yaml_words.h"

#include <yaml.h>

enum { KEY_MAX = 1024 };

struct reader {
	struct arena *a;
	const struct source *source;
	struct findings *to;
	struct span part;
	bool ascii;
	size_t chars; /* the cursor: so many characters ... */
	size_t bytes; /* ... are so many bytes of the part */
	uint32_t last_end;
	unsigned documents;
	struct node_list *all; /* NULL: there may be only one document */
	struct gather g;
	bool flow[NODE_DEPTH]; /* of the open collections: has brackets */
};

static size_t char_len(unsigned char lead)
{
	return lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

/* The byte offset in the source of libyaml's character `index`. */
static uint32_t offset_of(struct reader *r, size_t index)
{
	const char *text = r->source->text.ptr + r->part.from;
	size_t size = r->part.to - r->part.from;

	if (r->ascii)
		return r->part.from + (uint32_t)(index < size ? index : size);
	while (r->chars < index && r->bytes < size) {
		r->bytes += char_len((unsigned char)text[r->bytes]);
		r->chars++;
	}
	while (r->chars > index && r->bytes > 0) {
		do
			r->bytes--;
		while (r->bytes > 0 && (text[r->bytes] & 0xc0) == 0x80);
		r->chars--;
	}
	if (r->bytes > size)
		r->bytes = size;
	return r->part.from + (uint32_t)r->bytes;
}

static bool is_ascii(str s)
{
	unsigned char all = 0;

	for (size_t i = 0; i < s.len; i++)
		all |= (unsigned char)s.ptr[i];
	return all < 0x80;
}

static struct span span_of(struct reader *r, const yaml_event_t *e)
{
	uint32_t from = offset_of(r, e->start_mark.index);

	return (struct span){from, offset_of(r, e->end_mark.index)};
}

static struct finding *wrong(struct reader *r, const char *rule, struct span at,
			     const char *message, const char *help)
{
	struct finding *f = findings_add(r->to, LEVEL_ERROR, rule, r->source,
					 at, "%s", message);

	if (help != NULL)
		f->help = str_from(help);
	return f;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static uint32_t trim_end(const struct reader *r, struct span at)
{
	while (at.to > at.from && is_blank(r->source->text.ptr[at.to - 1]))
		at.to--;
	return at.to;
}

/* Where the value begins after `&anchor` and `!tag`, which libyaml counts in;
 * comments may stand between. */
static uint32_t skip_properties(const struct reader *r, struct span at)
{
	const char *text = r->source->text.ptr;
	uint32_t i = at.from;

	while (i < at.to) {
		char c = text[i];

		if (is_blank(c)) {
			i++;
		} else if (c == '#') {
			while (i < at.to && text[i] != '\n' && text[i] != '\r')
				i++;
		} else if (c == '&' || c == '!') {
			while (i < at.to && !is_blank(text[i]) &&
			       strchr(",]}", text[i]) == NULL)
				i++;
		} else {
			break;
		}
	}
	return i;
}

/* An empty value stands right after its ':' or '-'; libyaml sometimes puts it
 * at the next thing, lines away. */
static struct span place_empty(const struct reader *r, struct span at)
{
	uint32_t i = trim_end(r, (struct span){r->last_end, at.from});
	uint32_t least = r->part.from;

	if (r->g.depth > 0)
		least = r->g.frame[r->g.depth - 1].node->span.from;
	if (i != at.from &&
	    (i <= r->part.from ||
	     strchr(":-?,[{", r->source->text.ptr[i - 1]) == NULL))
		i = r->last_end < at.from ? r->last_end : at.from;
	if (i < least)
		i = least;
	return (struct span){i, i};
}

/* The name of a core tag, without its prefix; "?" for a foreign one. */
static str core_tag(const yaml_char_t *tag)
{
	str full = str_from((const char *)tag);
	str prefix = S("tag:yaml.org,2002:");

	if (full.len == 0 || str_eq(full, S("!")))
		return full;
	return str_starts(full, prefix) ? str_skip(full, prefix.len) : S("?");
}

static void foreign_tag(struct reader *r, struct span at)
{
	wrong(r, "syntax", at,
	      _("the type that is announced with '!' is not "
		"known here, or does not fit its value"),
	      _("remove it; a text that begins with '!' stands between "
		"double quotes"));
}

static struct scalar meaning(struct reader *r, const yaml_event_t *e, str text,
			     struct span at)
{
	str tag = core_tag(e->data.scalar.tag);
	struct scalar plain = {.kind = NODE_STRING, .text = text};
	bool fits;

	if (tag.len == 0 && e->data.scalar.style == YAML_PLAIN_SCALAR_STYLE)
		return scalar_plain(r->a, text);
	if (tag.len == 0 || str_eq(tag, S("!")) || str_eq(tag, S("str")))
		return plain;
	plain = scalar_plain(r->a, text);
	if (str_eq(tag, S("int")) || str_eq(tag, S("float")))
		fits = plain.kind == NODE_NUMBER;
	else if (str_eq(tag, S("bool")))
		fits = plain.kind == NODE_BOOL;
	else
		fits = str_eq(tag, S("null")) && plain.kind == NODE_NULL;
	if (!fits)
		foreign_tag(r, at);
	return plain;
}

static void scalar_findings(struct reader *r, const struct node *n,
			    enum scalar_trouble trouble)
{
	switch (trouble) {
	case SCALAR_FINE: break;
	case SCALAR_NOT_FINITE:
		wrong(r, "number", n->span,
		      _("infinity and not-a-number cannot be used here"),
		      _("write a number, or put the text between quotes"));
		return;
	case SCALAR_TOO_LARGE:
		wrong(r, "number", n->span, _("this number is too large"),
		      _("write it in decimal digits, or put it between "
			"quotes"));
		return;
	}
	if (!n->plain && n->kind != NODE_NUMBER)
		return;
	if (scalar_is_ambiguous(source_slice(r->source, n->span)))
		findings_add(r->to, LEVEL_NOTE, "ambiguous", r->source, n->span,
			     _("'%.*s' without quotes means something else "
			       "to programs that read YAML 1.1"),
			     STR(source_slice(r->source, n->span)))
			->help = str_from(_("put it between quotes"));
}

/* The value as a view of the source where it stands there literally. */
static str value_of(struct reader *r, const yaml_event_t *e, struct span at)
{
	str value = {(const char *)e->data.scalar.value, e->data.scalar.length};
	str raw = source_slice(r->source, at);

	if (e->data.scalar.style != YAML_PLAIN_SCALAR_STYLE && raw.len >= 2)
		raw = str_slice(raw, 1, raw.len - 1);
	return str_eq(raw, value) ? raw : str_copy(r->a, value);
}

static struct finding *merge_key(struct reader *r, struct span at)
{
	struct finding *f = findings_add(
		r->to, LEVEL_WARNING, "merge-key", r->source, at, "%s",
		_("'<<' joins nothing here: it is a key like any other"));

	f->help = str_from(
		_("write out the fields that were meant to be taken over"));
	return f;
}

static bool on_scalar(struct reader *r, const yaml_event_t *e)
{
	struct span at = span_of(r, e);
	str anchor = str_from((const char *)e->data.scalar.anchor);
	struct scalar value;
	str written;
	struct node *n;

	if (anchor.len > 0 || e->data.scalar.tag != NULL)
		at.from = skip_properties(r, at);
	at.to = trim_end(r, at);
	if (at.from == at.to)
		at = place_empty(r, at);
	else
		r->last_end = at.to;
	written = value_of(r, e, at);
	value = meaning(r, e, written, at);
	n = node_new(r->a, value.kind, at);
	n->text = value.text;
	n->plain = value.kind == NODE_STRING &&
		   e->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
	if (!gather_wants_key(&r->g))
		scalar_findings(r, n, value.trouble);
	else if (n->plain && str_eq(written, S("<<")))
		merge_key(r, at);
	return gather_scalar(&r->g, n, written, anchor);
}

static bool on_alias(struct reader *r, const yaml_event_t *e)
{
	struct span at = span_of(r, e);

	r->last_end = at.to;
	return gather_alias(&r->g, str_from((const char *)e->data.alias.anchor),
			    at);
}

static bool on_open(struct reader *r, const yaml_event_t *e)
{
	bool map = e->type == YAML_MAPPING_START_EVENT;
	const yaml_char_t *tag = map ? e->data.mapping_start.tag
				     : e->data.sequence_start.tag;
	str anchor =
		str_from((const char *)(map ? e->data.mapping_start.anchor
					    : e->data.sequence_start.anchor));
	uint32_t from = offset_of(r, e->start_mark.index);
	struct span at = {from, r->part.to};
	str name = core_tag(tag);

	if (tag != NULL || anchor.len > 0)
		at.from = skip_properties(r, at);
	if (name.len > 0 && !str_eq(name, S("!")) &&
	    !str_eq(name, map ? S("map") : S("seq")))
		foreign_tag(r, (struct span){from, at.from});
	if (!gather_open(&r->g, node_new(r->a, map ? NODE_MAP : NODE_LIST, at),
			 anchor))
		return false;
	r->flow[r->g.depth - 1] =
		map ? e->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
		    : e->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
	return true;
}

/* A pair in a list, `[a: b]`, is a map in flow style without brackets. */
static bool on_close(struct reader *r, const yaml_event_t *e)
{
	uint32_t end = 0;

	if (r->flow[r->g.depth - 1] &&
	    e->end_mark.index > e->start_mark.index) {
		end = offset_of(r, e->end_mark.index);
		r->last_end = end;
	}
	gather_close(&r->g, end);
	return true;
}

static void take_document(struct reader *r)
{
	struct node *root = gather_finish(&r->g);

	if (root != NULL)
		*PUSH(r->a, r->all) = root;
	r->g = (struct gather){.a = r->a, .source = r->source, .to = r->to};
}

static bool on_document(struct reader *r, const yaml_event_t *e)
{
	uint32_t at = offset_of(r, e->start_mark.index);

	if (r->documents++ == 0)
		return true;
	if (r->all != NULL) {
		take_document(r);
		return true;
	}
	wrong(r, "syntax", (struct span){at, at},
	      _("a second document begins here"),
	      _("one file holds one document: remove this line, or move what "
		"follows to a file of its own"));
	return false;
}

/* False when reading must stop. */
static bool on_event(struct reader *r, const yaml_event_t *e)
{
	switch (e->type) {
	case YAML_DOCUMENT_START_EVENT: return on_document(r, e);
	case YAML_SCALAR_EVENT: return on_scalar(r, e);
	case YAML_ALIAS_EVENT: return on_alias(r, e);
	case YAML_SEQUENCE_START_EVENT:
	case YAML_MAPPING_START_EVENT: return on_open(r, e);
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT: return on_close(r, e);
	case YAML_STREAM_END_EVENT:
		yaml_ends_report(r->source, r->part, e->start_mark.line, r->to);
		return false;
	case YAML_NO_EVENT:
	case YAML_STREAM_START_EVENT:
	case YAML_DOCUMENT_END_EVENT: break;
	}
	return true;
}

static void syntax_error(struct reader *r, const yaml_parser_t *p)
{
	const struct yaml_words *words = yaml_words_of(p->problem);
	size_t index = p->problem_mark.index;
	size_t line = p->problem_mark.line;
	uint32_t at;

	if (p->context_mark.line == line && p->context != NULL &&
	    index - p->context_mark.index > KEY_MAX && words->at_context)
		words = yaml_words_long_key();
	if (p->problem_mark.column >= KEY_MAX && p->context == NULL) {
		words = yaml_words_long_key();
		index -= p->problem_mark.column;
	}
	if (words->at_context && p->context != NULL)
		index = p->context_mark.index;
	at = p->error == YAML_READER_ERROR
		     ? r->part.from + (uint32_t)p->problem_offset
		     : offset_of(r, index);
	if (at > r->part.to)
		at = r->part.to;
	if (yaml_words_at(r->source->text, at) != NULL)
		words = yaml_words_at(r->source->text, at);
	wrong(r, "syntax", (struct span){at, at + (at < r->part.to)},
	      _(words->message), words->help != NULL ? _(words->help) : NULL);
}

static void read_events(struct reader *r, str text)
{
	yaml_parser_t p;
	yaml_event_t e;
	bool more = true;

	if (!yaml_parser_initialize(&p))
		return;
	yaml_parser_set_encoding(&p, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&p, (const unsigned char *)text.ptr,
				     text.len);
	while (more) {
		if (!yaml_parser_parse(&p, &e)) {
			syntax_error(r, &p);
			break;
		}
		more = on_event(r, &e);
		yaml_event_delete(&e);
	}
	yaml_parser_delete(&p);
}

static struct reader *read_part(struct arena *a, const struct source *source,
				struct span part, struct node_list *all,
				struct findings *to)
{
	struct reader *r = NEW(a, struct reader);
	str text = source_slice(source, part);

	*r = (struct reader){.a = a,
			     .source = source,
			     .to = to,
			     .part = part,
			     .ascii = is_ascii(text),
			     .last_end = part.from,
			     .all = all,
			     .g = {.a = a, .source = source, .to = to}};
	read_events(r, text);
	return r;
}

struct node *yaml_read(struct arena *a, const struct source *source,
		       struct span part, struct findings *to)
{
	return gather_finish(&read_part(a, source, part, NULL, to)->g);
}

void yaml_read_all(struct arena *a, const struct source *source,
		   struct span part, struct node_list *out, struct findings *to)
{
	take_document(read_part(a, source, part, out, to));
}
