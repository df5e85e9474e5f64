/*
 * Each syntax is a row at the foot of the file.  A text that is no UTF-8 is
 * not read further: every place after the first bad byte would be a guess.
 */
#include "tree/read.h"

#include "base/lang.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "tree/json.h"
#include "tree/markdown.h"
#include "tree/yaml.h"

typedef struct tree reader(struct arena *a, const struct source *source,
			   struct span part, struct findings *to);

static const str bom = S_INIT("\xef\xbb\xbf");

static bool is_continuation(str text, size_t at)
{
	return at < text.len && ((unsigned char)text.ptr[at] & 0xc0) == 0x80;
}

/* Whether the byte at `at` looks like a letter of a one-byte code page: it
 * is in the range of accented letters or of the quotes and dashes of Windows,
 * and stands alone. */
static bool is_code_page(str text, size_t at)
{
	unsigned char c = (unsigned char)text.ptr[at];

	if (is_continuation(text, at + 1) && c >= 0xc2)
		return false;
	return c >= 0xc0 || (c >= 0x80 && c <= 0x9f) || c == 0xa0 ||
	       c == 0xab || c == 0xbb;
}

/* As git tells it: no text has a NUL near its beginning. */
static bool is_binary(str text)
{
	enum { LOOK = 8000 };

	return str_find_char(str_slice(text, 0, LOOK), '\0') <
	       (text.len < LOOK ? text.len : LOOK);
}

static void not_text(const struct source *source, struct span span,
		     struct findings *to)
{
	findings_add(to, LEVEL_ERROR, "not-utf8", source, span, "%s",
		     _("this is no text but a file of another kind"))
		->help = str_from(_("was the right file chosen? agenda import "
				    "reads papers of word processors"));
}

static void not_utf8(const struct source *source, size_t at,
		     struct findings *to)
{
	struct span span = {(uint32_t)at, (uint32_t)at + 1};
	bool utf16 = str_starts(source->text, S("\xff\xfe")) ||
		     str_starts(source->text, S("\xfe\xff"));
	bool page = is_code_page(source->text, at);
	struct finding *f;

	if (!utf16 && is_binary(source->text)) {
		not_text(source, span, to);
		return;
	}
	f = findings_add(
		to, LEVEL_ERROR, "not-utf8", source, span,
		utf16  ? _("this text is UTF-16, not UTF-8 (byte %02X)")
		: page ? _("this text is not UTF-8 but probably Windows-1252 "
			   "or Latin-1 (byte %02X)")
		       : _("this text is not UTF-8: byte %02X cannot stand "
			   "here"),
		(unsigned)(unsigned char)source->text.ptr[at]);

	f->help = str_from(
		utf16 || page
			? _("save it as UTF-8 (in Notepad: Save As, then "
			    "Encoding: UTF-8)")
			: _("type the character again and save the text as "
			    "UTF-8"));
}

static struct finding *empty(const struct source *source, struct findings *to)
{
	struct finding *f = findings_add(to, LEVEL_ERROR, "empty", source,
					 (struct span){0, 0}, "%s",
					 _("this document is empty"));

	f->help = str_from(_("was the right file saved?"));
	return f;
}

static struct tree read_yaml(struct arena *a, const struct source *source,
			     struct span part, struct findings *to)
{
	size_t before = findings_count(to, LEVEL_ERROR);
	struct tree t = {.source = source,
			 .data = yaml_read(a, source, part, to)};

	if (t.data == NULL && findings_count(to, LEVEL_ERROR) == before)
		empty(source, to);
	return t;
}

static struct tree read_json(struct arena *a, const struct source *source,
			     struct span part, struct findings *to)
{
	return (struct tree){.source = source,
			     .data = json_read(a, source, part, to)};
}

static void not_closed(const struct source *source, uint32_t at,
		       struct findings *to)
{
	findings_add(to, LEVEL_ERROR, "front-matter", source,
		     (struct span){at, at + 3}, "%s",
		     _("the fields that begin after this line never end"))
		->help =
		str_from(_("put a line of three dashes (---) after the last "
			   "field; where a rule was meant, write ***"));
}

static struct tree read_markdown(struct arena *a, const struct source *source,
				 struct span part, struct findings *to)
{
	struct tree t = {.source = source};
	struct front_matter front = markdown_front_matter(source);

	if (front.present && !front.closed) {
		not_closed(source, part.from, to);
	} else if (front.closed) {
		t.data = yaml_read(a, source, front.yaml, to);
		part.from = front.body;
	}
	t.body = markdown_read(a, source, part, to);
	return t;
}

static bool has_ending(str path)
{
	for (size_t i = path.len; i > 0 && path.ptr[i - 1] != '/'; i--)
		if (path.ptr[i - 1] == '.')
			return true;
	return false;
}

str tree_file_of(str name)
{
	for (size_t i = name.len; i > 0 && name.ptr[i - 1] != '/'; i--) {
		str before = str_slice(name, 0, i - 1);

		if (name.ptr[i - 1] == '@')
			return has_ending(before) ? before : name;
	}
	return name;
}

static bool has_suffix(str name, str suffix)
{
	return name.len > suffix.len &&
	       str_eq_nocase(str_skip(name, name.len - suffix.len), suffix);
}

static reader *reader_for(str name)
{
	static const struct {
		str suffix;
		reader *read;
	} readers[] = {
		{S_INIT(".yaml"), read_yaml},
		{S_INIT(".yml"), read_yaml},
		{S_INIT(".json"), read_json},
	};

	name = tree_file_of(name);
	for (size_t i = 0; i < sizeof readers / sizeof *readers; i++)
		if (has_suffix(name, readers[i].suffix))
			return readers[i].read;
	return read_markdown;
}

bool tree_is_data(str name)
{
	return reader_for(name) != read_markdown;
}

/* The part after the byte order mark; false when there is nothing to read. */
static bool readable(const struct source *source, struct span *all,
		     struct findings *to)
{
	str text = source->text;
	size_t bad = utf8_check(text);

	*all = (struct span){0, (uint32_t)text.len};
	if (str_starts(text, bom))
		all->from = (uint32_t)bom.len;
	if (bad < text.len)
		not_utf8(source, bad, to);
	else if (str_trim(str_skip(text, all->from)).len == 0)
		empty(source, to);
	else
		return true;
	return false;
}

struct tree tree_read(struct arena *a, const struct source *source,
		      struct findings *to)
{
	struct span all;

	if (!readable(source, &all, to))
		return (struct tree){.source = source};
	return reader_for(source->name)(a, source, all, to);
}

static void read_front(struct arena *a, const struct source *source,
		       struct node_list *out, struct findings *to)
{
	struct front_matter front = markdown_front_matter(source);

	if (front.present && !front.closed)
		not_closed(source, front.body, to);
	else if (front.closed)
		yaml_read_all(a, source, front.yaml, out, to);
}

void tree_read_data(struct arena *a, const struct source *source,
		    struct node_list *out, struct findings *to)
{
	reader *read = reader_for(source->name);
	struct node *value;
	struct span all;

	if (!readable(source, &all, to))
		return;
	if (read == read_yaml) {
		yaml_read_all(a, source, all, out, to);
	} else if (read == read_markdown) {
		read_front(a, source, out, to);
	} else {
		value = json_read(a, source, all, to);
		if (value != NULL)
			*PUSH(a, out) = value;
	}
}
