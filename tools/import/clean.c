/*
 * Tags become what they say: breaks and list items part the values of a cell,
 * a link keeps its address, all else goes.  A tag is one that HTML has; "a < b"
 * stays as it is.
 *
 *	<ul> <li>- Eerste</li> <li>- Tweede</li> </ul>  ->  Eerste<br>Tweede
 *	1 <sup>e</sup> helft 2020			->  1e helft 2020
 */
#include "import/clean.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "tree/entity.h"

enum effect {
	EFFECT_NONE, /* the tag goes, its content stays */
	EFFECT_PART, /* what follows stands on a line of its own */
	EFFECT_SUP,  /* joined to what stands before */
	EFFECT_LINK,
};

enum { TAG_MAX = 2000, PART = '\x01' };

struct tag {
	str name;
	enum effect effect;
};

static const struct tag tags[] = {
	{S_INIT("a"), EFFECT_LINK},	 {S_INIT("b"), EFFECT_NONE},
	{S_INIT("strong"), EFFECT_NONE}, {S_INIT("i"), EFFECT_NONE},
	{S_INIT("em"), EFFECT_NONE},	 {S_INIT("u"), EFFECT_NONE},
	{S_INIT("s"), EFFECT_NONE},	 {S_INIT("del"), EFFECT_NONE},
	{S_INIT("ins"), EFFECT_NONE},	 {S_INIT("span"), EFFECT_NONE},
	{S_INIT("font"), EFFECT_NONE},	 {S_INIT("sub"), EFFECT_NONE},
	{S_INIT("sup"), EFFECT_SUP},	 {S_INIT("br"), EFFECT_PART},
	{S_INIT("p"), EFFECT_PART},	 {S_INIT("div"), EFFECT_PART},
	{S_INIT("ul"), EFFECT_PART},	 {S_INIT("ol"), EFFECT_PART},
	{S_INIT("li"), EFFECT_PART},	 {S_INIT("table"), EFFECT_PART},
	{S_INIT("tbody"), EFFECT_PART},	 {S_INIT("thead"), EFFECT_PART},
	{S_INIT("tr"), EFFECT_PART},	 {S_INIT("td"), EFFECT_PART},
	{S_INIT("th"), EFFECT_PART},	 {S_INIT("h1"), EFFECT_PART},
	{S_INIT("h2"), EFFECT_PART},	 {S_INIT("h3"), EFFECT_PART},
};

struct cleaning {
	struct buf out;
	bool cell;
	bool list;    /* a <ul> or <ol> was seen */
	str link;     /* address of the link that is open */
	size_t label; /* where its label began */
};

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The length of the tag that `s` begins with, or 0. */
static size_t read_tag(str s, const struct tag **found, bool *closing)
{
	str head = str_slice(s, 0, TAG_MAX);
	size_t end = str_find_char(head, '>'), from = 1, to;
	str name;

	if (s.len < 3 || s.ptr[0] != '<' || end == head.len)
		return 0;
	*closing = s.ptr[1] == '/';
	from += *closing;
	for (to = from; to < end && (is_letter(s.ptr[to]) ||
				     (to > from && is_digit(s.ptr[to])));)
		to++;
	if (to < end && s.ptr[to] != ' ' && s.ptr[to] != '/')
		return 0;
	name = str_slice(s, from, to);
	for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++)
		if (str_eq_nocase(tags[i].name, name)) {
			*found = &tags[i];
			return end + 1;
		}
	return 0;
}

static void trim_blanks(struct buf *b)
{
	while (b->n > 0 && b->at[b->n - 1] == ' ')
		b->n--;
}

/* Only web addresses are worth keeping: a mail address is its own label. */
static void put_link(struct cleaning *c, str tag, bool closing)
{
	size_t at = str_find(tag, S("href=\""));
	str label;

	if (!closing) {
		str href = str_skip(tag, at + 6);

		c->link = at < tag.len
				  ? str_slice(href, 0, str_find_char(href, '"'))
				  : (str){0};
		if (!str_starts(c->link, S("http")))
			c->link = (str){0};
		c->label = c->out.n;
		return;
	}
	if (c->link.len == 0 || c->label > c->out.n)
		return;
	label = str_copy(c->out.a, str_skip(buf_str(&c->out), c->label));
	c->out.n = c->label;
	if (str_eq(label, c->link))
		buf_fmt(&c->out, "<%.*s>", STR(label));
	else
		buf_fmt(&c->out, "[%.*s](%.*s)", STR(label), STR(c->link));
	c->link = (str){0};
}

static void put_tag(struct cleaning *c, const struct tag *t, str tag,
		    bool closing)
{
	switch (t->effect) {
	case EFFECT_NONE: break;
	case EFFECT_PART:
		c->list = c->list || str_eq_nocase(t->name, S("ul")) ||
			  str_eq_nocase(t->name, S("ol"));
		buf_char(&c->out, c->cell ? PART : ' ');
		break;
	case EFFECT_SUP:
		if (!closing)
			trim_blanks(&c->out);
		break;
	case EFFECT_LINK: put_link(c, tag, closing); break;
	}
}

static void put_untagged(struct cleaning *c, str s)
{
	for (size_t i = 0, len; i < s.len; i += len) {
		const struct tag *t;
		str rest = str_skip(s, i);
		uint32_t cp;
		bool closing;

		if (s.ptr[i] == '<' &&
		    (len = read_tag(rest, &t, &closing)) > 0) {
			put_tag(c, t, str_slice(rest, 0, len), closing);
			continue;
		}
		if (s.ptr[i] == '&' && (len = entity_read(rest, &cp)) > 0) {
			if (cp == 0xa0)
				buf_char(&c->out, ' ');
			else if (cp == '<')
				buf_add(&c->out, S("&lt;"));
			else if (cp != 0)
				buf_code_point(&c->out, cp);
			continue;
		}
		len = 1;
		if (s.ptr[i] != PART)
			buf_char(&c->out, s.ptr[i]);
	}
}

static bool has_residue(str s)
{
	return str_find_char(s, '<') < s.len || str_find_char(s, '&') < s.len;
}

/* Runs of blanks as one. */
static str squeeze(struct arena *a, str s)
{
	struct buf b = {.a = a};

	for (size_t i = 0; i < s.len; i++)
		if (s.ptr[i] != ' ' || (b.n > 0 && b.at[b.n - 1] != ' '))
			buf_char(&b, s.ptr[i]);
	return str_trim(buf_str(&b));
}

str clean_text(struct arena *a, str s)
{
	struct cleaning c = {.out.a = a};

	if (!has_residue(s))
		return s;
	put_untagged(&c, s);
	if (str_eq(buf_str(&c.out), s))
		return s;
	return squeeze(a, buf_str(&c.out));
}

size_t clean_bullet(str s)
{
	static const str bullets[] = {
		S_INIT("\xe2\x80\xa2"), S_INIT("\xe2\x96\xaa"),
		S_INIT("\xe2\x97\x8f"), S_INIT("\xe2\x97\x8b"),
		S_INIT("\xc2\xb7"),	S_INIT("\xef\x82\xb7"),
		S_INIT("\xe2\x80\x93"), S_INIT("-"),
		S_INIT("\xe2\x9d\x96"), S_INIT("\xef\x81\xb6"),
	};

	for (size_t i = 0; i < sizeof bullets / sizeof bullets[0]; i++) {
		size_t len = bullets[i].len;

		if (!str_starts(s, bullets[i]) || len >= s.len ||
		    (s.ptr[len] != ' ' && s.ptr[len] != '\t'))
			continue;
		while (len < s.len && (s.ptr[len] == ' ' || s.ptr[len] == '\t'))
			len++;
		return len;
	}
	return 0;
}

static int superscript(uint32_t cp)
{
	if (cp == 0xb9)
		return 1;
	if (cp == 0xb2 || cp == 0xb3)
		return (int)(cp - 0xb0);
	if (cp == 0x2070 || (cp >= 0x2074 && cp <= 0x2079))
		return (int)(cp - 0x2070);
	return -1;
}

int clean_superscript(str s, size_t *len)
{
	int value = -1;
	size_t i = 0, n;

	while (i < s.len && i <= 8) {
		int digit = superscript(utf8_decode(str_skip(s, i), &n));

		if (digit < 0)
			break;
		value = (value < 0 ? 0 : value * 10) + digit;
		i += n;
	}
	*len = i;
	return value;
}

/* Puts a mark before every bullet inside a cell. */
static str part_bullets(struct arena *a, str s)
{
	struct buf b = {.a = a};

	for (size_t i = 0; i < s.len; i++) {
		bool inside = i > 0 && s.ptr[i - 1] == ' ' &&
			      (unsigned char)s.ptr[i] >= 0xc2 &&
			      !str_starts(str_skip(s, i), S("\xe2\x80\x93")) &&
			      clean_bullet(str_skip(s, i)) > 0;

		if (inside)
			buf_char(&b, PART);
		buf_char(&b, s.ptr[i]);
	}
	return buf_str(&b);
}

/* The end of the value at the start of `s`: where `by` stands before a letter
 * or a digit; in a value that began with a dash, another dash. */
static size_t value_end(str s, str by)
{
	size_t i = 0;

	while (by.len > 0 && i < s.len) {
		i += str_find(str_skip(s, i), by);
		if (i + by.len < s.len && s.ptr[i + by.len] != ' ')
			return i;
		i += by.len;
	}
	return s.len;
}

/* The same in a cell, where the blank behind a dash may be missing. */
static size_t cell_bullet(str s)
{
	bool dash = s.len > 1 && s.ptr[0] == '-' && is_letter(s.ptr[1]);

	return dash ? 1 : clean_bullet(s);
}

static void put_value(struct buf *out, str value)
{
	value = str_trim(value);
	value = str_trim(str_skip(value, cell_bullet(value)));
	if (value.len == 0)
		return;
	if (out->n > 0)
		buf_add(out, S("<br>"));
	buf_add(out, value);
}

/* One part of a cell, which may hold several values in a row. */
static void put_part(struct buf *out, str part, bool list, bool alone)
{
	size_t bullet;
	str by = {0};

	part = str_trim(part);
	bullet = cell_bullet(part);
	if (bullet > 0 && part.ptr[0] == '-')
		by = S(" - ");
	else if (list && alone)
		by = S("; ");
	while (part.len > 0) {
		size_t end = value_end(str_skip(part, bullet), by) + bullet;

		put_value(out, str_slice(part, 0, end));
		part = end < part.len ? str_skip(part, end + by.len) : (str){0};
		bullet = 0;
	}
}

str clean_cell(struct arena *a, str s)
{
	struct cleaning c = {.out.a = a, .cell = true};
	struct buf out = {.a = a};
	str rest, all;
	size_t parts = 0;

	if (!has_residue(s) && cell_bullet(s) == 0)
		return str_trim(s);
	put_untagged(&c, s);
	all = rest = part_bullets(a, buf_str(&c.out));
	while (rest.ptr != NULL)
		parts += str_trim(str_cut(&rest, PART)).len > 0;
	for (rest = all; rest.ptr != NULL;)
		put_part(&out, str_cut(&rest, PART), c.list, parts == 1);
	return squeeze(a, buf_str(&out));
}
